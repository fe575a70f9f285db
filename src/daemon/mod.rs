//! Start, reload, stop. The only room that knows all the others.

pub mod compile;
pub mod folder;
pub mod reload;
