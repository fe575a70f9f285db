//! Every reason for no.

use crate::domain::channel::TextUnit;
use crate::domain::conversation::Conversation;
use crate::domain::window::Then;
use crate::domain::{AgentId, Moment, Name};
use crate::routing::verdict::Verdict;

/// Why the desk says no. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No such conversation, or none that the asker may see.
    NoConversation,
    /// Somebody has it.
    Taken {
        /// Who.
        by: AgentId,
        /// Since when.
        at: Moment,
    },
    /// The offer is over.
    OfferGone,
    /// The agent cannot take it, and why.
    CannotTake(Verdict),
    /// It belongs to somebody else, or nobody.
    NotYours,
    /// It was meant under a grant that is over: somebody else was given it since, or nobody has it.
    Stale {
        /// The number it was meant under.
        fence: u32,
        /// The number now.
        now: u32,
    },
    /// That cannot be done where it stands.
    WrongState(&'static str),
    /// Somebody wrote after what the author had seen.
    Conflict {
        /// What had been seen.
        base_seq: u32,
        /// What there is.
        seq: u32,
    },
    /// The queues are of different kinds.
    OtherFamily {
        /// The kind it is of.
        from: Name,
        /// The kind of the target.
        to: Name,
    },
    /// The channel allows no free message.
    WindowClosed {
        /// Since when; `None` where it never did.
        since: Option<Moment>,
        /// What it takes instead.
        then: Then,
    },
    /// A place of a template has nothing to stand in it.
    Unfilled(String),
    /// Longer than the channel carries.
    TooLong {
        /// Its length.
        length: u32,
        /// The most.
        most: u32,
        /// What both count.
        unit: TextUnit,
    },
    /// A file is larger than the channel carries.
    FileTooLarge {
        /// Its label.
        name: String,
        /// The most, in bytes.
        most: u64,
    },
    /// The channel carries no files, or not so many.
    TooManyFiles(u32),
    /// An end needs a disposition here.
    DispositionRequired,
    /// There is nothing to take back, or no longer.
    NothingToUndo,
    /// Nothing by that name, and what kind of thing was looked for.
    NoSuch(&'static str, String),
    /// Nothing was written.
    EmptyText,
    /// The channel is off.
    ChannelOff(Name),
    /// Agents may not say no here.
    MayNotDecline,
    /// A reason is asked for.
    ReasonRequired,
    /// Their role does not allow it.
    NotAllowed(&'static str),
    /// The name is taken.
    NameTaken(Name),
    /// The last administrator must stay.
    LastAdministrator,
    /// Somebody else changed it since it was read, and what of it.
    ChangedMeanwhile(&'static str),
    /// The account is switched off.
    Disabled,
    /// What was shown to prove who somebody is had been used.
    ProofSpent,
    /// More than the desk keeps of that kind.
    TooMany(&'static str, u32),
    /// A value outside its range.
    OutOfRange(&'static str),
    /// No such delivery.
    NoDelivery,
    /// The channel cannot write first.
    NotProactive(Name),
    /// This address may not be written to first.
    NoConsent(String),
    /// What has to be known for it cannot be read back from the record. The engine never says this
    /// itself: whoever answers its questions does, in place of the no that an empty answer led to.
    Damaged,
}

impl Refusal {
    /// The refusal for something that somebody has already.
    pub fn taken(conversation: &Conversation) -> Self {
        match conversation.work.agent() {
            Some(by) => Self::Taken {
                by,
                at: conversation.updated_at,
            },
            None => Self::WrongState("not_queued"),
        }
    }
}
