//! One connection, without the connection: bytes in, requests out; answers and news in, bytes out.
//!
//! Neither half reads a clock, sleeps or holds a socket. Whoever owns the socket hands over what
//! arrived, asks what to write, and comes back at the deadline.

mod client;
mod desk;
mod output;
mod phase;
#[cfg(test)]
mod tests;

use crate::domain::Span;

pub use client::{Broken, ClientSession, Told};
pub use desk::{DeskSession, Incoming};

/// How a session spells its frames.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelling {
    /// Binary frames over a stream.
    Binary,
    /// One JSON text per WebSocket message.
    Json,
}

/// What the desk says of itself in a welcome.
#[derive(Clone, Debug, Default)]
pub struct Greeting {
    /// The business's name.
    pub desk: String,
    /// The program and its version.
    pub server: String,
    /// What the desk can do beyond the version's minimum.
    pub features: Vec<String>,
}

/// How often each side sends something.
pub const BEAT: Span = Span::seconds(10);

/// How long either side may be silent, and how long one frame may take in either direction.
pub const SILENCE_MAX: Span = Span::seconds(30);

/// How long a new connection has for its hello.
pub const HELLO_WITHIN: Span = Span::seconds(10);

/// How long it has, from its first byte on, to be signed in.
pub const SIGN_IN_WITHIN: Span = Span::seconds(60);

/// How many sign-ins may be refused on one connection before it is cut.
pub const SIGN_INS_REFUSED_MAX: u32 = 5;

/// How many requests may wait for their answers before the desk stops reading.
pub const REQUESTS_OPEN_MAX: usize = 32;

/// How many bytes may wait to be written before the desk stops reading.
pub const OUTPUT_BYTES_PAUSE: usize = 512 * 1024;

/// How many bytes of what waits leave in one write.
pub const OUTPUT_BYTES_TOGETHER: usize = 16 * 1024;

/// How many bytes of news may wait to be written before the client is cut off.
pub const EVENT_BYTES_QUEUED_MAX: usize = 2 * 1024 * 1024;
