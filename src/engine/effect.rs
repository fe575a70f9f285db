//! Everything worth hinting after a commit. Losing one loses nothing: whatever must happen is a record.

use crate::domain::{AgentId, Name};

use super::event::{Event, What};

/// A hint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Tell whoever may know that this happened.
    Tell(Box<Event>),
    /// A lane has something due.
    WakeLane(Name),
    /// This person's sessions are to be looked at again: they may have ended or their rights changed.
    Recheck(AgentId),
}

impl Effect {
    /// Whether it tells that a queue or a channel was stopped or goes on.
    pub fn is_pause(&self) -> bool {
        let Self::Tell(event) = self else {
            return false;
        };
        matches!(event.what, What::QueuePaused(..) | What::ChannelPaused(..))
    }
}
