//! The Rust client of the desk: what the console, the command line and the tests speak through.
//!
//! A [`Client`] is a cheap handle; a task of its own holds the connection. It never blocks on whoever
//! reads the news: what they leave lying becomes one `Resync`. It never repeats a request that has no
//! key, and never sends a password twice. It keeps no file but the one of known desks.

mod dial;
mod drive;
mod error;
mod files;
mod handle;
pub mod known;
mod line;
mod standing;
#[cfg(test)]
mod tests;

pub use dial::{Dial, Stream, Wire, key_of};
pub use error::ClientError;
pub use handle::{Client, Happening, Inbox, Journal, Options, SignIn};
