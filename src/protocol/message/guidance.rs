//! What the team is to know and keep to: read, confirmed, published.

use bincode::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::{ConversationId, Name};
use crate::protocol::view::guidance::AudienceView;

/// What is asked about guidance.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum GuidanceRequest {
    /// Lists every piece, those for oneself first. Withdrawn ones are only listed for whoever may publish
    /// them. Answered by `guidance`.
    List,
    /// Reads a version of a piece; `null` for the present one. Answered by `guidance` with that one alone.
    Show {
        /// Which.
        name: Name,
        /// The version.
        #[serde(default)]
        version: Option<u32>,
    },
    /// Says that one has read the present version of a piece; the first time counts. Refused with CT-4007
    /// where there is a newer one, or it was withdrawn.
    Read {
        /// Which.
        name: Name,
        /// The version that was read.
        version: u32,
    },
    /// Publishes a piece, or the next version of it: whoever has read an earlier one is asked anew. Needs
    /// `guidance.edit` in its queue; everywhere for one that is for everybody or for a channel. Answered by
    /// `guidance` with it alone.
    Publish {
        /// What it is told apart by.
        name: Name,
        /// The version that its author has seen, 0 for a new piece; refused with CT-4007 where there is another.
        base: u32,
        /// Whom it is for.
        audience: AudienceView,
        /// What it is about, in one line of at most 200 bytes.
        title: String,
        /// What it says, at most 8,000 bytes.
        text: String,
    },
    /// Withdraws a piece: it counts no more, and its versions and who has read them are kept.
    Withdraw {
        /// Which.
        name: Name,
    },
    /// Lists whom a piece is for, with who has read it and when. Needs `guidance.edit` as publishing it does.
    /// Answered by `guidance_readers`.
    Readers {
        /// Which.
        name: Name,
    },
    /// Looks at a text before it is sent: what of it is not as the desk wants to be written by the channel, and in
    /// the queue. Nothing is kept. Answered by `reviewed`.
    Review {
        /// In which conversation it is an answer; `null` for a first message.
        #[serde(default)]
        conversation: Option<ConversationId>,
        /// By which channel it goes; `null` for the conversation's own.
        #[serde(default)]
        channel: Option<Name>,
        /// The text.
        text: String,
    },
    /// Reads the desk's own good practice for whoever writes by a channel. Answered by `lines`, of which there are
    /// none where the operator wants none.
    Practice {
        /// In which conversation; `null` for none.
        #[serde(default)]
        conversation: Option<ConversationId>,
        /// By which channel; `null` for the conversation's own.
        #[serde(default)]
        channel: Option<Name>,
        /// The language, as an ISO 639-1 code; English where the desk does not speak it.
        language: String,
    },
}
