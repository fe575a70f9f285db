//! One's own status, and being seen at a conversation.

use bincode::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::{ConversationId, Name};
use crate::protocol::view::conversation::Doing;

/// What is said about oneself.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum PresenceRequest {
    /// Sets one's own status.
    SetStatus {
        /// One of the configured ones.
        status: Name,
    },
    /// Lists the statuses there are. Answered by `statuses`.
    Statuses,
    /// Reads one's own record, status and load. Answered by `agent`.
    Me,
    /// Says that one is looking at or typing in a conversation. Holds for 15 s; repeated every 5 s.
    Lease {
        /// Which.
        conversation: ConversationId,
        /// What.
        doing: Doing,
    },
    /// Says that one is no longer there, before the lease ends by itself.
    Leave {
        /// Which.
        conversation: ConversationId,
    },
}
