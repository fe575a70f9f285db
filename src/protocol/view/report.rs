//! Figures of the past, as they are shown.

use bincode::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::{ConversationId, Moment, Name, Span};
use crate::protocol::list::List;

/// Figures of a past period, from the journal as far back as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct ReportView {
    /// From.
    pub from: Moment,
    /// Before.
    pub to: Moment,
    /// Where the journal begins, when that is later than `from`: before it nothing is known.
    pub known_from: Option<Moment>,
    /// By queue, where that was asked.
    pub queues: List<QueueFigures>,
    /// By person, where that was asked.
    pub agents: List<AgentFigures>,
}

/// What became of a queue's work.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct QueueFigures {
    /// Which.
    pub queue: Name,
    /// Conversations that customers began.
    pub came: u32,
    /// Times that somebody took one.
    pub taken: u32,
    /// Answers that people sent.
    pub answers: u32,
    /// Conversations that ended.
    pub ended: u32,
    /// Conversations moved on to another queue.
    pub moved: u32,
    /// How many customers said what they thought of it.
    pub rated: u32,
    /// What they thought on average, from 1 to 5, in hundredths.
    pub rating: Option<u32>,
    /// Begun in the period and without any answer at its end.
    pub unanswered: u32,
    /// From entering the line to being taken.
    pub wait: Spread,
    /// From the first message to the first answer of a person.
    pub response: Spread,
    /// From being taken to the end.
    pub handling: Spread,
    /// Within which time a first answer is due, by the settings in force now.
    pub target: Option<Span>,
    /// First answers within it.
    pub in_time: u32,
    /// First answers later than that, and those still due.
    pub late: u32,
}

/// What somebody did.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct AgentFigures {
    /// Who.
    pub agent: Name,
    /// Conversations they took or were given.
    pub taken: u32,
    /// Offers they did not take.
    pub untaken: u32,
    /// Answers they sent.
    pub answers: u32,
    /// Conversations they ended.
    pub ended: u32,
    /// How many customers said what they thought of those in which they answered last.
    pub rated: u32,
    /// What they thought on average, from 1 to 5, in hundredths.
    pub rating: Option<u32>,
    /// From taking one to the first answer after it.
    pub response: Spread,
    /// From taking one to its end.
    pub handling: Spread,
    /// How long they were there.
    pub present: Span,
}

/// How long something took, over several times.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Spread {
    /// How many times.
    pub count: u32,
    /// What half of them did not exceed.
    pub median: Span,
    /// What nine of ten did not exceed.
    pub p90: Span,
    /// The longest.
    pub max: Span,
}

/// What somebody did over a day.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct AgentDayView {
    /// Who.
    pub agent: Name,
    /// From.
    pub from: Moment,
    /// Before; no later than now. Earlier than was asked for where so much happened that one answer does not tell
    /// of it: what came later is told of who asks from there.
    pub to: Moment,
    /// Where the journal begins, when that is later than `from`: before it nothing is known.
    pub known_from: Option<Moment>,
    /// Which status they had when, in order.
    pub statuses: List<StatusStretch>,
    /// Which work they had when, in order of its beginning; at most 500 in one answer.
    pub work: List<WorkStretch>,
    /// What to `skip` for the rest of the work; `null` where this is all of it.
    pub next: Option<u32>,
}

/// A stretch of time with one status.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct StatusStretch {
    /// Which; `null` where they were not there.
    pub status: Option<Name>,
    /// From.
    pub from: Moment,
    /// Before.
    pub to: Moment,
}

/// A stretch of time in which a conversation was somebody's.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct WorkStretch {
    /// Which.
    pub conversation: ConversationId,
    /// Its number, as people say it.
    pub number: u64,
    /// What it is about.
    pub subject: String,
    /// In which queue it was.
    pub queue: Name,
    /// From.
    pub from: Moment,
    /// Before.
    pub to: Moment,
    /// Whether it was still theirs then.
    pub open: bool,
}

/// The floor at one moment of the last hour.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct PulseView {
    /// When.
    pub at: Moment,
    /// How many waited.
    pub waiting: u32,
    /// How long the oldest had waited.
    pub oldest: Span,
    /// How many first answers of the hour before came in time, in hundredths; `null` without any.
    pub service_percent: Option<u8>,
}

/// Conversations that customers began over a channel.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct ArrivalsView {
    /// Which; `null` for all others together.
    pub channel: Option<Name>,
    /// How many in each minute, 60 of them, the present one last.
    pub minutes: List<u32>,
}
