//! What routing says of one agent and one piece of work, in words that are kept and explained (R15).

use bincode::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::{AgentId, Name};

/// One agent as a decision saw them.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Candidate {
    /// Who.
    pub agent: AgentId,
    /// Whether they could have had it, or why not.
    pub verdict: Verdict,
    /// What they had left for work of its kind, in units.
    pub free: u32,
    /// What they carried of its kind, in units.
    pub used: u32,
}

/// Whether an agent can have a piece of work (R2), and if not, the first reason found.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Could, and was chosen.
    Chosen,
    /// Could, but somebody else stood before them by the rule.
    Behind,
    /// Not signed in.
    Away,
    /// Their connection is lost and waited for.
    Lost,
    /// Their status takes no work, or none of this channel.
    Status(Option<Name>),
    /// Not a member of the queue.
    NotMember,
    /// Lacks a skill, or has it below this level.
    Skill(Name, u8),
    /// Declined it or let it run out before.
    Tried,
    /// Too little left: needed, free.
    Full {
        /// Units needed.
        needed: u32,
        /// Units left.
        free: u32,
    },
    /// Holds as much as anybody may at once.
    TooMany,
    /// Came back a moment ago and is being given work slowly (R13).
    Ramping,
    /// It is kept for somebody else.
    Preferred(AgentId),
    /// The queue is stopped.
    QueuePaused,
    /// Work of this queue is picked by agents, not offered.
    Pull,
    /// Somebody outside gives out this queue's work.
    External,
}

/// Which rule made the choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// Who had the most left.
    MostAvailable,
    /// Who carried the least.
    LeastActive,
    /// Who had waited longest since they last received anything.
    RoundRobin,
    /// The one it was kept for.
    Preferred,
    /// The agent became free, and this was first among all they could take.
    FirstInLine,
    /// A person or an outside router chose.
    Chosen,
    /// Nobody could have it.
    Nobody,
    /// The contact centre outside that gives out its channel's work.
    Partner,
}
