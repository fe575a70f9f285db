//! What supervisors ask: the panel, help in conversations, people's status, why things went where.

use bincode::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::{ConversationId, Moment, Name, Seq};
use crate::protocol::list::List;
use crate::protocol::view::people::SkillLevel;

use super::work::Target;

/// What is asked about the floor.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum SuperviseRequest {
    /// Reads the panel, and while `watch` is true gets a `panel` event at most once a second, only
    /// the latest one if the client is slow. Answered by `panel`.
    Panel {
        /// Whether events follow.
        watch: bool,
        /// Only these queues; none means all that one may watch.
        #[serde(default)]
        queues: List<Name>,
    },
    /// Follows a colleague's conversation unseen. Answered by `opened`.
    Monitor {
        /// Which.
        conversation: ConversationId,
    },
    /// Advises its owner, unseen by the customer. Answered by `sent`.
    Whisper {
        /// Which.
        conversation: ConversationId,
        /// What.
        text: String,
    },
    /// Writes beside its owner from now on.
    Join {
        /// Which.
        conversation: ConversationId,
    },
    /// Takes it from its owner.
    TakeOver {
        /// Which.
        conversation: ConversationId,
    },
    /// Moves several at once. Answered by `bulk`.
    Reassign {
        /// Which, at most 100.
        conversations: List<ConversationId>,
        /// Where to.
        to: Target,
        /// Whether they have to fit.
        check_capacity: bool,
    },
    /// Sets a colleague's status.
    SetStatus {
        /// Who.
        agent: Name,
        /// One of the configured ones.
        status: Name,
    },
    /// Sets a colleague's queues.
    SetQueues {
        /// Who.
        agent: Name,
        /// All of them.
        queues: List<Name>,
    },
    /// Sets a colleague's skills.
    SetSkills {
        /// Who.
        agent: Name,
        /// All of them.
        skills: List<SkillLevel>,
    },
    /// Sets how much a colleague carries.
    SetCapacity {
        /// Who.
        agent: Name,
        /// Units of primary work.
        capacity: u32,
        /// Units of interruptible work; `null` for as many.
        interruptible: Option<u32>,
    },
    /// Ends a colleague's presence and frees their work.
    SignOut {
        /// Who.
        agent: Name,
    },
    /// Says why a conversation is where it is. Answered by `decisions`, latest first.
    Explain {
        /// Which.
        conversation: ConversationId,
        /// How many decisions, at most 50.
        limit: u32,
    },
    /// Reads what a colleague did and what happened to them, oldest first. Answered by `events`.
    AgentHistory {
        /// Who.
        agent: Name,
        /// Only what came later.
        after: Option<Seq>,
        /// How many, at most 500.
        limit: u32,
    },
    /// Reads which status a colleague had when, and which work; of oneself anybody may. Work of queues that
    /// whoever asks does not watch is left out. Answered by `agent_day`.
    AgentDay {
        /// Who.
        agent: Name,
        /// From.
        from: Moment,
        /// Before; at most two days later.
        to: Moment,
        /// How many stretches of work to pass over: the `next` of the answer before, 0 at first.
        #[serde(default)]
        skip: u32,
    },
}
