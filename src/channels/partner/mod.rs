//! Bring your own channel: what a connector in any language says to the desk, and hears from it.
//!
//! Whoever writes a connector reads `PARTNER.md` and goes by the contract, `openapi.json`: they are promises.
//! Nothing here believes a connector more than its contract says: every text is bounded, every time is
//! held against the desk's, and no two contacts become one because of a name.

pub mod contract;
pub mod delivery;
pub mod descriptor;
pub mod event;
pub mod json;
mod open;
pub mod outcome;
mod party;
pub mod place;
mod pushed;
pub mod rpc;
mod shape;
pub mod signature;
pub mod source;
mod stream;
mod windows;

pub(super) use open::Partner;
pub use open::{Keys, Mode};
pub use pushed::wait;
pub use stream::Stream;

use crate::domain::attachment::Digest;

/// The contract as an `OpenAPI` 3.1 document, served as it stands.
pub const CONTRACT: &str = include_str!("openapi.json");

/// The digest of a file by its handle, `m_` and the digest.
pub fn media(handle: &str) -> Option<Digest> {
    let digits = handle.strip_prefix("m_")?;
    let small = digits.bytes().all(|byte| !byte.is_ascii_uppercase());
    digits.parse().ok().filter(|_| small)
}

/// The most events of one request.
pub const EVENTS_MAX: usize = 100;

/// The longest body of events, in bytes.
pub const EVENTS_BYTES_MAX: usize = 1024 * 1024;

/// The longest key of an event, id of another system or thread, in bytes.
pub const KEY_BYTES_MAX: usize = 512;

/// How deep JSON may be nested.
pub const JSON_DEPTH_MAX: usize = 32;
