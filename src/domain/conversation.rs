//! A conversation's life: its states and the legal steps between them.

use std::collections::{BTreeMap, BTreeSet};

use bincode::{Decode, Encode};
use serde::{Deserialize, Serialize};

use super::{
    Address, AgentId, CaseId, ContactId, ConversationId, MasterId, Moment, Name, OfferId, Span,
};

/// One customer talking with the desk over one channel, about one case. Also the item that is routed.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Conversation {
    /// Its number, which people see.
    pub id: ConversationId,
    /// The matter it belongs to.
    pub case: CaseId,
    /// Ties related conversations together; a new one once it has been transferred three times
    /// (acceptance 4.27).
    pub master: MasterId,
    /// Who is talking with us.
    pub contact: ContactId,
    /// The channel it runs over.
    pub channel: Name,
    /// The exact address an answer goes to.
    pub peer: Address,
    /// Our own address they wrote to, where a channel has several.
    pub ours: Option<String>,
    /// What it is about.
    pub subject: String,
    /// Who spoke last. Never set by a timer.
    pub interaction: Interaction,
    /// Where the work of it stands.
    pub work: Work,
    /// What routing knows and remembers of it.
    pub routing: Routing,
    /// Labels.
    pub tags: BTreeSet<Name>,
    /// How many messages and notes it has; the next one's sequence is one more.
    pub seq: u32,
    /// How many messages of the customer nobody at the desk has opened.
    pub unread: u32,
    /// When it began.
    pub created_at: Moment,
    /// When the customer last wrote.
    pub received_at: Moment,
    /// When anything about it last changed.
    pub updated_at: Moment,
    /// When the desk first answered.
    pub first_reply_at: Option<Moment>,
    /// When the customer was last told by the desk itself that they are not forgotten.
    pub noticed_at: Option<Moment>,
    /// Why it was closed, by whom and with what remark.
    pub disposition: Option<Disposition>,
    /// The conversation that this one was merged into.
    pub merged_into: Option<ConversationId>,
    /// What a bot has found out, by the names that the bot gave it (R17).
    pub fields: BTreeMap<String, String>,
}

/// Where a conversation stands and since when: what puts it in its place on the floor, and all that is
/// read of each when a desk starts.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Bearings {
    /// Which.
    pub id: ConversationId,
    /// The channel it runs over.
    pub channel: Name,
    /// Who spoke last.
    pub interaction: Interaction,
    /// Where the work of it stands.
    pub work: Work,
    /// What routing knows and remembers of it.
    pub routing: Routing,
    /// When it began.
    pub created_at: Moment,
    /// When the customer last wrote.
    pub received_at: Moment,
    /// When anything about it last changed.
    pub updated_at: Moment,
    /// When the desk first answered.
    pub first_reply_at: Option<Moment>,
    /// When the customer was last told by the desk itself that they are not forgotten.
    pub noticed_at: Option<Moment>,
}

/// Who spoke last (rulings 1 and 2 of the acceptance list).
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Encode,
    Decode,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Interaction {
    /// Nobody at the desk has answered yet.
    #[default]
    New,
    /// The customer spoke last.
    Open,
    /// The desk spoke last, or somebody said that no answer is needed.
    Resolved,
}

/// Where the work of a conversation stands; the states of `routing.md`.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Work {
    /// Kept, but nobody is to work on it: its channel only informs.
    Unrouted,
    /// Waiting in its queue. Holds no capacity.
    Queued,
    /// Shown to one agent who has until `deadline` to take it. Holds their capacity.
    Offered {
        /// Which offer.
        offer: OfferId,
        /// To whom.
        agent: AgentId,
        /// When it is taken back.
        deadline: Moment,
    },
    /// Being worked on. Holds the agent's capacity.
    Active {
        /// By whom.
        agent: AgentId,
        /// Since when.
        since: Moment,
    },
    /// Answered; the owner keeps it until the customer writes or it is ended. Holds what the queue
    /// says a paused item holds, usually nothing.
    Waiting {
        /// The owner.
        agent: AgentId,
    },
    /// Put off until a moment.
    Snoozed {
        /// The owner, if it has one.
        agent: Option<AgentId>,
        /// When it comes back by itself.
        until: Moment,
    },
    /// Ended; its agent is still writing it up. Holds their capacity.
    WrapUp {
        /// Who.
        agent: AgentId,
        /// When it is over by itself.
        until: Moment,
        /// How often it was extended.
        extended: u8,
    },
    /// Over. A new message of the customer queues it for anybody.
    Done,
}

/// What routing knows and remembers of a conversation.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Routing {
    /// Its queue.
    pub queue: Name,
    /// Second key of order within queues of one priority: 0 goes first.
    pub priority: u16,
    /// When it began to wait, the third key of order. Survives declines, time-outs and restarts.
    pub enqueued_at: Moment,
    /// When it entered the present queue; ages of skill drops and steps count from `enqueued_at`.
    pub queue_since: Moment,
    /// How much capacity it takes, in units; `None` while it takes what its queue says.
    pub size: Option<u32>,
    /// Skills it needs besides what its queue asks, with the least level. Never dropped.
    pub required: BTreeMap<Name, u8>,
    /// How many groups of the queue's additional skills were dropped.
    pub dropped: u16,
    /// Who was offered it and did not take it, and why; cleared by a lap or a new queue.
    pub tried: BTreeMap<AgentId, Untaken>,
    /// How often everybody was tried.
    pub laps: u16,
    /// How many of the queue's steps were taken.
    pub step: u16,
    /// How often it was transferred by a person.
    pub transfers: u16,
    /// Who should have it if they can.
    pub preferred: Option<AgentId>,
    /// Rises with every grant; a write that names an older grant is refused.
    pub fence: u32,
    /// Whoever gives it out outside has left it to the desk.
    pub handed_back: bool,
}

/// Why an agent did not take an offer.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Untaken {
    /// They said no, for this reason if the desk asks for one.
    Declined(Option<Name>),
    /// They did not answer in time.
    TimedOut,
}

/// How work counts against capacity.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Encode,
    Decode,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Counts against the capacity.
    #[default]
    Primary,
    /// Counts against the interruptible capacity, and waits while primary work fills the agent.
    Interruptible,
}

/// How a conversation was written up when it ended.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Disposition {
    /// Which of the configured ends.
    pub name: Name,
    /// What the agent remarked.
    pub remark: String,
    /// Who.
    pub agent: AgentId,
    /// When.
    pub at: Moment,
}

/// Under which name it is kept with a conversation what its customer thought of it, from `1` to `5`.
pub const RATING_FIELD: &str = "rating";

/// Under which name it is kept what they said to that.
pub const RATING_REMARK_FIELD: &str = "rating_remark";

/// The most labels on one conversation.
pub const TAGS_MAX: usize = 50;

/// After so many transfers a conversation is given a new master id (acceptance 4.27).
pub const TRANSFERS_BEFORE_NEW_MASTER: u16 = 3;

/// The furthest that anything can be put off.
pub const SNOOZE_MAX: Span = Span::days(366);

/// The default second key of order: lower goes first.
pub const PRIORITY_NORMAL: u16 = 500;

/// The last place in that order, wherever it is set.
pub const PRIORITY_MAX: u16 = 1_000;

impl Work {
    /// Who it is with, offers included.
    pub fn agent(&self) -> Option<AgentId> {
        match *self {
            Self::Offered { agent, .. }
            | Self::Active { agent, .. }
            | Self::Waiting { agent }
            | Self::WrapUp { agent, .. } => Some(agent),
            Self::Snoozed { agent, .. } => agent,
            Self::Unrouted | Self::Queued | Self::Done => None,
        }
    }

    /// Who owns it. An offer is not ownership.
    pub fn owner(&self) -> Option<AgentId> {
        match self {
            Self::Offered { .. } => None,
            other => other.agent(),
        }
    }

    /// Whether anything can still happen to it without a new message.
    pub fn is_alive(&self) -> bool {
        !matches!(self, Self::Unrouted | Self::Done)
    }
}

impl Conversation {
    /// Where it stands.
    pub fn bearings(&self) -> Bearings {
        Bearings {
            id: self.id,
            channel: self.channel.clone(),
            interaction: self.interaction,
            work: self.work.clone(),
            routing: self.routing.clone(),
            created_at: self.created_at,
            received_at: self.received_at,
            updated_at: self.updated_at,
            first_reply_at: self.first_reply_at,
            noticed_at: self.noticed_at,
        }
    }

    /// The status a script reads: `new`, `open`, `resolved`, or what keeps it from being any.
    pub fn status(&self) -> &'static str {
        match (&self.work, self.interaction) {
            (Work::Snoozed { .. }, _) => "snoozed",
            (_, Interaction::Resolved) => "resolved",
            (_, Interaction::New) => "new",
            (_, Interaction::Open) => "open",
        }
    }
}
