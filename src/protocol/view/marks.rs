//! What is shown of what became of a message after it was written, and of what somebody wants.

use bincode::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::Moment;
use crate::protocol::list::List;

/// What became of a message after it was written.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct MarksView {
    /// What it said before, oldest first: the first text and the last ones.
    pub earlier: List<EarlierView>,
    /// When its author took it back; what it said is the last of `earlier` then.
    pub deleted_at: Option<Moment>,
    /// Signs put to it, one for each who did.
    pub reactions: List<ReactionView>,
    /// It was written with another program than the desk, in the desk's name.
    pub elsewhere: bool,
}

/// What a message said before.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct EarlierView {
    /// Its text, up to 2,048 bytes.
    pub text: String,
    /// Until when it said so.
    pub until: Moment,
}

/// A sign put to a message.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct ReactionView {
    /// Who: what a customer is called, or else their address.
    pub by: String,
    /// The sign.
    pub emoji: String,
    /// When.
    pub at: Moment,
}

/// Somebody is not to be written to at an address.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct StoppedView {
    /// Why: `opted_out` or `blocked`.
    pub why: String,
    /// Since when.
    pub at: Moment,
}

/// The longest earlier text that is shown, in bytes.
pub const EARLIER_BYTES_MAX: usize = 2_048;
