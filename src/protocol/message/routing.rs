//! Giving out work from outside: queues whose model is `external`.

use bincode::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::{ConversationId, Name};
use crate::protocol::list::List;

/// What a router outside the desk asks. After the queue's time-out the desk decides by itself.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum RoutingRequest {
    /// Reads what waits for a decision, and while `watch` is true gets `pending` and `pending_gone`
    /// events. Answered by `pending`.
    Pending {
        /// Only these queues; none means all external ones.
        #[serde(default)]
        queues: List<Name>,
        /// Whether events follow.
        watch: bool,
    },
    /// Reads who could take it and why others could not. Answered by `decisions`, with one of them.
    Candidates {
        /// Which.
        conversation: ConversationId,
    },
    /// Decides. Refused with CT-3004 to CT-3006 where it does not fit and `check_capacity` is set.
    Assign {
        /// Which.
        conversation: ConversationId,
        /// To whom.
        agent: Name,
        /// Whether it has to fit.
        check_capacity: bool,
    },
}
