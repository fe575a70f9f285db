//! What somebody on the other side does besides writing.

use std::collections::BTreeMap;

use bincode::{Decode, Encode};
use serde::{Deserialize, Serialize};

use super::{Address, ConversationId, MessageId, Moment, Name};

/// How a message is named from the other side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Of {
    /// As the other side calls it.
    External(String),
    /// By its number here; it has to be of the same channel.
    Message(MessageId),
}

/// What somebody did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Deed {
    /// Who; `None` where the other side does not say, as of an edit.
    pub from: Option<Address>,
    /// What.
    pub what: Doing,
}

/// What can be done besides writing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Doing {
    /// A message says something else now.
    Edited {
        /// Which.
        of: Of,
        /// What it says now.
        text: String,
    },
    /// A message was taken back.
    Deleted {
        /// Which.
        of: Of,
    },
    /// Somebody put a sign to a message, or took theirs away.
    Reacted {
        /// Which.
        of: Of,
        /// The sign; `None` takes it away.
        emoji: Option<String>,
    },
    /// They do not want to be written to, or do again.
    Stopped {
        /// Why not; `None` lets the desk write again, except to whoever blocked it.
        why: Option<Stop>,
    },
    /// They let the desk through again.
    Joined,
    /// They left the talk.
    Left,
    /// They are there again.
    Returned,
    /// They ended the talk: they need no answer any more.
    Ended,
    /// They said what they thought of it.
    Rated {
        /// From 1 to 5, the best.
        score: u8,
        /// In their words; may be empty.
        remark: String,
    },
    /// What the other side knows of them.
    Described {
        /// What they call themselves; empty where it does not say.
        name: String,
        /// The language they read, as an ISO 639-1 code.
        language: Option<String>,
        /// What else, by names of the other side's.
        fields: BTreeMap<String, String>,
    },
    /// They called, or were called, and it is so far.
    Called(Called),
    /// They did something of the other side's own that lets the desk write to them for a while.
    Opened {
        /// What, in its word.
        on: String,
    },
    /// They are at another address from now on.
    Moved {
        /// Where.
        to: Address,
        /// Whether somebody vouches who knows; else it is only told.
        vouched: bool,
    },
}

impl Doing {
    /// As which kind of event it opens a window, where it can.
    pub fn opens(&self) -> Option<&str> {
        match self {
            Self::Reacted { emoji: Some(_), .. } => Some("reaction"),
            Self::Stopped { why: None } => Some("opt_in"),
            Self::Called(call) if call.state == CallState::Answered => Some("call"),
            Self::Opened { on } => Some(on),
            _ => None,
        }
    }
}

/// How far a call is that runs elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Called {
    /// The work that it belongs to, where the other side says so.
    pub work: Option<ConversationId>,
    /// How far it is.
    pub state: CallState,
    /// What the caller is called there; empty where that is not said.
    pub name: String,
    /// Who at the desk speaks, by the name they sign in by.
    pub agent: Option<Name>,
    /// Where its recording is found, in the other side's words; at most [`RECORDING_BYTES_MAX`].
    pub recording: Option<String>,
}

/// How far a call is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CallState {
    /// It rings.
    Ringing,
    /// They speak.
    Answered,
    /// Somebody waits.
    Held,
    /// It was given to somebody else.
    Transferred,
    /// It is over.
    Ended,
}

/// The longest reference to a recording, in bytes.
pub const RECORDING_BYTES_MAX: usize = 2_000;

/// Why somebody is not to be written to at an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stop {
    /// They asked for it.
    OptedOut,
    /// They blocked the desk.
    Blocked,
}

/// Somebody is not to be written to at an address, since when, and why.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Stopped {
    /// Where.
    pub address: Address,
    /// Why.
    pub why: Stop,
    /// Since when.
    pub at: Moment,
}

impl Stop {
    /// The word that scripts and clients read.
    pub fn word(self) -> &'static str {
        match self {
            Self::OptedOut => "opted_out",
            Self::Blocked => "blocked",
        }
    }
}
