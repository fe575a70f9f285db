//! What a channel is asked to send, and the verdicts on it.

use crate::domain::attachment::Attachment;
use crate::domain::window::Manner;
use crate::domain::{Address, CaseId, ConversationId, MessageId, Moment, Span};

use super::inbound::File;

/// A message of ours, ready to be put into a channel's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    /// Which message: with it the other side can tell a repeat.
    pub message: MessageId,
    /// Whose conversation it continues.
    pub conversation: ConversationId,
    /// Whose matter it is: subjects carry its reference.
    pub case: CaseId,
    /// The id that it was promised when it was recorded, if any; else the channel makes one.
    pub external_id: Option<String>,
    /// To whom: the exact address of that conversation.
    pub to: Address,
    /// What they call themselves; empty where unknown.
    pub to_display: String,
    /// Copies, where the channel knows them.
    pub cc: Vec<Address>,
    /// Which of our addresses the conversation came to, where that can be told.
    pub ours: Option<String>,
    /// Who signs, for the channels that show a name; empty for the channel's own.
    pub from_display: String,
    /// What it is about, where the channel has subjects. Prefixes are the channel's business.
    pub subject: String,
    /// Its text.
    pub text: String,
    /// Its formatted form; made safe again before it leaves.
    pub html: Option<String>,
    /// Its files; empty on channels that only name them.
    pub files: Vec<File>,
    /// The same by name, type, length and digest.
    pub attachments: Vec<Attachment>,
    /// The place of each of them in the message, from 1 on.
    pub places: Vec<u16>,
    /// The external id of the message that it answers.
    pub in_reply_to: Option<String>,
    /// External ids of all that came before, oldest first.
    pub references: Vec<String>,
    /// Who or what wrote it.
    pub author: Author,
    /// The other side's own thread that it belongs to, where it has such.
    pub thread: Option<String>,
    /// In which window it goes, or as which template, where the channel has such.
    pub manner: Option<Box<Manner>>,
    /// When it was accepted: its date, the same at every attempt.
    pub at: Moment,
    /// When sending it makes no more sense.
    pub not_after: Moment,
    /// When this attempt was begun.
    pub tried_at: Moment,
    /// Which attempt this is since somebody last asked for it to be sent again; 1 the first time.
    pub attempts: u32,
    /// How often it had been tried before that.
    pub earlier: u32,
}

/// Who or what wrote a message of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Author {
    /// A person.
    Person,
    /// A program that has an account of its own.
    Bot,
    /// The desk, in answer to a message: an acknowledgement.
    AutoReply,
    /// The desk by itself: a notice, a survey.
    AutoNotice,
}

/// What became of an attempt to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The other system took it.
    Sent {
        /// Its ids there, one for each part that it was split into.
        external_ids: Vec<String>,
    },
    /// Not now.
    RetryAfter {
        /// Not before this long, where the other side said; else as the desk thinks best.
        span: Option<Span>,
        /// What the other side said, in its words.
        why: String,
    },
    /// Not now, and nothing else on the channel either.
    Throttled {
        /// Not before this long.
        span: Span,
        /// What the other side said, in its words.
        why: String,
    },
    /// Never, as it is.
    Refused {
        /// Of what sort.
        class: Refusal,
        /// The other side's code, or a stable word of ours.
        code: String,
        /// What the other side said, in its words.
        text: String,
    },
    /// It may have been sent.
    Unknown {
        /// What was seen last.
        why: String,
    },
}

/// Of what sort a refusal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The time for free answers is over.
    WindowClosed,
    /// They asked not to be written to.
    OptedOut,
    /// There is nobody at that address.
    BadRecipient,
    /// Longer or heavier than the channel carries.
    TooLarge,
    /// The channel has no way to say this.
    Unsupported,
    /// Our own credentials were refused.
    Credentials,
    /// The other side's rules forbid it.
    Policy,
    /// They blocked us.
    Blocked,
}

impl Refusal {
    /// The word that scripts and the record read.
    pub fn word(self) -> &'static str {
        match self {
            Self::WindowClosed => "window_closed",
            Self::OptedOut => "opted_out",
            Self::BadRecipient => "bad_recipient",
            Self::TooLarge => "too_large",
            Self::Unsupported => "unsupported",
            Self::Credentials => "auth",
            Self::Policy => "policy",
            Self::Blocked => "blocked",
        }
    }
}
