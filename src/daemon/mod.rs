//! Start, reload, stop. The only room that knows all the others.

pub mod compile;
mod eyes;
pub mod folder;
pub mod generation;
mod plan;
pub mod reference;
pub mod reload;
