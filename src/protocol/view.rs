//! What a client is shown. Views are made for reading: what they hold, the desk has decided already.

mod certificate;
pub mod conversation;
pub mod desk;
pub mod guidance;
pub mod marks;
pub mod people;
pub mod report;
pub mod setup;
pub mod style;
pub mod template;
pub mod vocabulary;
pub mod way;
