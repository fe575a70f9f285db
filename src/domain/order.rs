//! What a contact centre outside says of work that it gives out itself.

use serde::Serialize;

use super::{ConversationId, Name};

/// What is to be done with work, or what somebody's status is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// Somebody has it now.
    Assign {
        /// Which work.
        work: ConversationId,
        /// Who.
        agent: Name,
    },
    /// The other side does not give it out: the desk does, by its own rules.
    Decline {
        /// Which work.
        work: ConversationId,
    },
    /// It goes to another queue, and waits there to be given out.
    Transfer {
        /// Which work.
        work: ConversationId,
        /// Where.
        queue: Name,
    },
    /// Somebody is there beside its owner.
    Join {
        /// Which work.
        work: ConversationId,
        /// Who.
        agent: Name,
    },
    /// They are not any more.
    Leave {
        /// Which work.
        work: ConversationId,
        /// Who.
        agent: Name,
    },
    /// It is over.
    End {
        /// Which work.
        work: ConversationId,
        /// Whether its owner writes it up, where its queue has time for that.
        wrap_up: bool,
        /// Which way it ended.
        disposition: Option<Name>,
        /// What there is to say about it.
        remark: String,
    },
    /// Somebody's status there; `None` means gone.
    Status {
        /// Who.
        agent: Name,
        /// Which.
        status: Option<Name>,
    },
}

impl Order {
    /// Which work it is about, if any.
    pub fn work(&self) -> Option<ConversationId> {
        match self {
            Self::Assign { work, .. }
            | Self::Decline { work }
            | Self::Transfer { work, .. }
            | Self::Join { work, .. }
            | Self::Leave { work, .. }
            | Self::End { work, .. } => Some(*work),
            Self::Status { .. } => None,
        }
    }
}
