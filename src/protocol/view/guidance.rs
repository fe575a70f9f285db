//! What is shown of guidance.

use bincode::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::{Moment, Name};

/// Whom guidance is for.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum AudienceView {
    /// Everybody who works here.
    Everybody,
    /// Whoever works in a queue.
    Queue {
        /// Which.
        queue: Name,
    },
    /// Whoever writes by a channel: those of the queues that its work goes to.
    Channel {
        /// Which.
        channel: Name,
    },
}

/// A piece of guidance.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct GuidanceView {
    /// What it is told apart by.
    pub name: Name,
    /// Its version, from 1.
    pub version: u32,
    /// Whom it is for.
    pub audience: AudienceView,
    /// What it is about.
    pub title: String,
    /// What it says.
    pub text: String,
    /// When this version was published.
    pub published_at: Moment,
    /// By whom; `null` for somebody at the desk's own machine.
    pub by: Option<Name>,
    /// When it was withdrawn, if it was.
    pub withdrawn_at: Option<Moment>,
    /// Whether it is for oneself.
    pub mine: bool,
    /// When one said that one has read this version; `null` where one has not.
    pub read_at: Option<Moment>,
    /// How many of those it is for have read this version, for whoever may publish it.
    pub readers: Option<ReadersView>,
}

/// How many have read a piece of guidance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct ReadersView {
    /// How many have.
    pub read: u32,
    /// Of how many.
    pub of: u32,
}

/// Somebody whom guidance is for, or who has read it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct ReaderView {
    /// Who.
    pub agent: Name,
    /// What others call them.
    pub display: String,
    /// Whether it is for them.
    pub meant: bool,
    /// The version that they have read last, if any.
    pub version: Option<u32>,
    /// When.
    pub read_at: Option<Moment>,
}
