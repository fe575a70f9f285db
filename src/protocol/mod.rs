//! What agents, consoles, scripts and browsers say to the desk, and what it says to them.
//!
//! One meaning in two spellings: binary frames over a stream, JSON over WebSocket. Nothing here opens a
//! socket, reads a clock or knows the engine. No type of the wire refers to itself, no list is read
//! beyond its limit, no length is believed before its bytes are there. No variant moves and no struct
//! changes once released; `tests/frames` keeps what was promised.

#![doc = include_str!("PROTOCOL.md")]

pub mod code;
pub mod codec;
pub mod frame;
pub mod key;
pub mod list;
pub mod message;
pub mod session;
pub mod version;
pub mod view;

pub use code::Code;
pub use key::{CommandKey, Id128, Secret, Ticket};
pub use list::{Blob, List};
pub use message::{Answer, Data, Event, FromDesk, News, Outcome, Refusal, Request, ToDesk};
