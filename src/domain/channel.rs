//! What a channel can do, as the composer and the engine must know it.

use bincode::{Decode, Encode};
use serde::{Deserialize, Serialize};

use super::{Moment, Name, Span};

/// What one channel can carry; the composer shows these numbers and the engine holds to them.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Abilities {
    /// The longest text that can be sent, in `text_unit`s.
    pub text_max: u32,
    /// What `text_max` counts.
    pub text_unit: TextUnit,
    /// The largest file that can be sent, in bytes; zero where files cannot be sent.
    pub file_bytes_max: u64,
    /// The most files in one message.
    pub files_max: u32,
    /// Bold, lists and links survive.
    pub formatting: bool,
    /// A subject line exists.
    pub subject: bool,
    /// Tells when somebody is typing.
    pub typing: bool,
    /// The provider says when a message arrived or was read.
    pub receipts: bool,
    /// Messages can be changed after they were sent.
    pub edits: bool,
    /// Emoji arrive as emoji.
    pub emoji: bool,
    /// The desk may write first.
    pub proactive: bool,
    /// What is written is seen by everybody.
    pub public: bool,
    /// How long after the customer's last message a free answer is allowed.
    pub reply_window: Option<Span>,
}

/// Plain words and nothing else, as long as a letter.
impl Default for Abilities {
    fn default() -> Self {
        Self {
            text_max: 100_000,
            text_unit: TextUnit::Char,
            file_bytes_max: 0,
            files_max: 0,
            formatting: false,
            subject: false,
            typing: false,
            receipts: false,
            edits: false,
            emoji: true,
            proactive: true,
            public: false,
            reply_window: None,
        }
    }
}

/// What went through a channel in one day, where its traffic has a daily ceiling.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Tally {
    /// Which channel.
    pub channel: Name,
    /// Which day of the desk's zone, counted from 1970.
    pub day: i32,
    /// Messages taken in.
    pub received: u32,
    /// Messages handed out to be sent, each once.
    pub sent: u32,
    /// It was said that what is still to be sent waits for tomorrow.
    pub told: bool,
}

/// How far a mailbox that a server keeps has been taken in (RFC 9051, 2.3.1.1).
///
/// What was there when the folder was first seen is taken beside what comes in since, so that live
/// mail never waits for old mail.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Fetched {
    /// Which channel.
    pub channel: Name,
    /// Which folder of whose mailbox on which server: numbers mean nothing in another.
    pub mailbox: String,
    /// The server's word (`UIDVALIDITY`) for which numbers these are; another one makes them void.
    pub validity: u32,
    /// Mail from this number on came in while the folder was watched.
    pub first: u32,
    /// Up to this number what was there before is taken, below `first`.
    pub old: u32,
    /// Up to this number what came in since is taken; `first - 1` before any.
    pub live: u32,
}

/// Nothing leaves by a channel until then, whatever is due: its other side asked for it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Rest {
    /// Which channel.
    pub channel: Name,
    /// Until when.
    pub until: Moment,
}

/// What a connector says that its channel carries, as it was said.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Described {
    /// Which channel.
    pub channel: Name,
    /// The document, at most [`DESCRIPTION_BYTES_MAX`].
    pub page: String,
    /// Since when it holds.
    pub at: Moment,
}

/// The longest document in which a connector describes its channel, in bytes.
pub const DESCRIPTION_BYTES_MAX: usize = 64 * 1024;

/// Mail for an address of a channel was shown to arrive here: a code sent there came back.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Proven {
    /// Whose address.
    pub channel: Name,
    /// The address, in lower case.
    pub address: String,
    /// When it was last shown.
    pub at: Moment,
}

/// What the limit of a text counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TextUnit {
    /// Unicode characters.
    Char,
    /// UTF-16 units, as most vendors count.
    Utf16,
    /// Bytes of UTF-8.
    Byte,
    /// Septets of the GSM alphabet.
    Gsm,
}

impl TextUnit {
    /// The stable word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Char => "char",
            Self::Utf16 => "utf16",
            Self::Byte => "byte",
            Self::Gsm => "gsm",
        }
    }
}
