//! What the way out says and asks.

use crate::domain::attachment::Digest;
use crate::domain::{MessageId, Name, Span};

/// What the way out says and asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outbox {
    /// A lane is ready for up to `most` messages; answered with what to send, marked as being sent.
    Claim {
        /// Whose lane.
        channel: Name,
        /// How many at once.
        most: u32,
    },
    /// What became of an attempt.
    Settle {
        /// Which message.
        message: MessageId,
        /// The verdict.
        verdict: Verdict,
        /// The bytes exactly as they left, where they did.
        raw: Option<Digest>,
        /// Between 0 and 1000: spreads repeats so that they do not all come at once.
        jitter: u16,
    },
    /// A person wants it tried again, now.
    Retry(MessageId),
    /// A person gives it up.
    Drop {
        /// Which message.
        message: MessageId,
        /// Why, in their words; may be empty.
        reason: String,
    },
    /// Somebody who may lets one leave that waits for approval.
    Approve {
        /// Which message.
        message: MessageId,
        /// What it is to say instead; `None` as it is.
        text: Option<String>,
    },
    /// Somebody who may gives such a one back to its author.
    GiveBack {
        /// Which message.
        message: MessageId,
        /// Why, in their words.
        reason: String,
    },
    /// Its author takes such a one back.
    Withdraw(MessageId),
}

/// What became of an attempt to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The other side took it, under these ids.
    Sent(Vec<String>),
    /// Not now; not before this long if the other side said so.
    Later {
        /// How long to wait at least.
        after: Option<Span>,
        /// Why, in the other side's words.
        why: String,
    },
    /// Not now, and nothing else of that channel.
    Throttled {
        /// How long.
        after: Span,
        /// Why, in the other side's words.
        why: String,
    },
    /// Never.
    Refused {
        /// A stable word.
        code: String,
        /// In the other side's words.
        why: String,
    },
    /// The attempt broke off when the message may have been taken.
    Unknown {
        /// What happened.
        why: String,
        /// The other side recognises a repeat by our key, so repeating is safe.
        repeatable: bool,
    },
}
