//! Attachments in pieces, up and down, and the bodies of messages.

use bincode::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::ConversationId;
use crate::domain::attachment::Digest;
use crate::protocol::key::Ticket;
use crate::protocol::list::Blob;

/// What is asked about bytes.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum FilesRequest {
    /// Announces a file. Answered by `upload`; where the desk has the bytes already, nothing need follow.
    Begin {
        /// What it is called: a label, never a path.
        name: String,
        /// What it is, as `type/subtype`.
        mime: String,
        /// Its length in bytes.
        size: u64,
        /// Which bytes it will be.
        sha256: Digest,
    },
    /// Sends the next piece, at most 262,144 bytes. Answered by `upload`.
    Put {
        /// Which upload.
        upload: Ticket,
        /// Where the piece begins; must be what has arrived so far.
        offset: u64,
        /// The piece.
        bytes: Blob,
    },
    /// Says that all has been sent. Answered by `file`, once the bytes are checked and synced.
    End {
        /// Which upload.
        upload: Ticket,
    },
    /// Gives an upload up.
    Drop {
        /// Which upload.
        upload: Ticket,
    },
    /// Reads a piece of an attachment. Answered by `chunk`.
    Get {
        /// A conversation that one may read.
        conversation: ConversationId,
        /// The message it belongs to.
        seq: u32,
        /// Which file.
        sha256: Digest,
        /// Where the piece begins.
        offset: u64,
        /// How many bytes, at most 262,144.
        length: u32,
    },
    /// Reads a piece of a message's body. Answered by `chunk`.
    Body {
        /// A conversation that one may read.
        conversation: ConversationId,
        /// The message.
        seq: u32,
        /// In which form.
        form: BodyForm,
        /// Where the piece begins, in bytes.
        offset: u64,
        /// How many bytes, at most 262,144.
        length: u32,
    },
}

/// The forms of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BodyForm {
    /// Plain text in UTF-8, for terminals.
    Text,
    /// HTML in UTF-8 without scripts, forms or anything loaded from elsewhere, for browsers.
    HtmlSafe,
    /// The bytes exactly as they came or went. Hostile: never shown as they are.
    Raw,
}
