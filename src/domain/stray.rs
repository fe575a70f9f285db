//! What a connector said and the desk could not take: kept as it came until somebody has looked at it.

use bincode::{Decode, Encode};

use super::attachment::Digest;
use super::{Address, Moment, Name, StrayId};

/// One event that was rejected, or one body that could not be read. Its bytes lie beside it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Stray {
    /// Its number.
    pub id: StrayId,
    /// Who said it.
    pub channel: Name,
    /// What it is.
    pub said: Unheard,
    /// How often the same came.
    pub times: u32,
    /// When it first came.
    pub first_at: Moment,
    /// When it last came.
    pub last_at: Moment,
}

/// What was said, and why it was not taken.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Unheard {
    /// What its connector calls it, as far as it said so.
    pub key: Option<String>,
    /// Whose it is, as far as it says so: it is forgotten with them.
    pub from: Option<Address>,
    /// It is a whole body of which nothing was understood; else one event.
    pub whole: bool,
    /// Why, as the stable word that its connector was told.
    pub code: String,
    /// The same in a sentence.
    pub detail: String,
    /// The digest of its bytes.
    pub digest: Digest,
    /// How many they are.
    pub size: u32,
}

/// How many of them a channel has at most; the oldest goes first.
pub const STRAYS_MAX: usize = 1_000;

/// How many bytes those of a channel have at most together; the oldest goes first.
pub const STRAYS_BYTES_MAX: u64 = 16 * 1024 * 1024;

/// The most bytes of one: as many as a request may have.
pub const STRAY_BYTES_MAX: usize = 1024 * 1024;
