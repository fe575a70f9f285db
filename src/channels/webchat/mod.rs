//! Web and in-app chat: visitors of the operator's own pages and apps, served by the desk itself.
//!
//! Whoever writes an app's end of it reads `WEBCHAT.md`: it is a promise. Nothing here believes a visitor:
//! who they are is what a pass of the desk or a signed word of the operator's own site says, every text
//! is bounded, and a mail address that somebody types is written down and never taken for theirs.

pub mod identity;
mod open;
pub mod origin;
pub mod said;
mod site;
pub mod told;
pub mod visitor;

pub(super) use open::WebChat;
pub use site::{Ask, Site};

/// The longest frame or body that a visitor sends, in bytes: a text in four-byte characters, escaped.
pub const SAID_BYTES_MAX: usize = 128 * 1024;

/// The longest message of a visitor, in characters.
pub const TEXT_CHARS_MAX: usize = 10_000;
