//! Which conversations of a batch may mean something to one session.
//!
//! There are as many sessions as colleagues, and each hears of everybody's work: nearly all of it is
//! nothing to it, and has to be passed over for next to nothing.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::translate::conversation::Row;
use super::watching::Watching;
use crate::domain::{AgentId, ConversationId};
use crate::engine::event::{Event, What};

/// What a session looks at closely. Too much is only slow; too little would be news lost.
pub(super) enum Concern {
    /// Whoever follows the journal or what waits for a router hears of everything.
    All,
    /// A few, in the order of their numbers.
    Some(Vec<ConversationId>),
}

impl Concern {
    /// What somebody has open, has at work or is offered, before or after the batch.
    pub(super) fn of(
        watching: &Watching,
        who: Option<AgentId>,
        rows: &BTreeMap<ConversationId, Arc<Row>>,
    ) -> Self {
        if watching.pending.is_some() || watching.journal.is_some() {
            return Self::All;
        }
        let some = rows.iter().filter(|(id, row)| {
            watching.open.contains(id)
                || watching.mine.contains(id)
                || watching.offers.contains_key(id)
                || who.is_some() && row.conversation.work.agent() == who
        });
        Self::Some(some.map(|(id, _)| *id).collect())
    }

    /// Whether an entry may mean something: by its conversation, or by what happened, as offers and
    /// calls for help do.
    pub(super) fn is_raised_by(&self, entry: &Event) -> bool {
        let Self::Some(some) = self else {
            return true;
        };
        let by_itself = matches!(
            entry.what,
            What::Offered(..)
                | What::Accepted(_)
                | What::Untaken(..)
                | What::Revoked(..)
                | What::Assigned(..)
                | What::DeliveryDead(..)
                | What::Flagged(_)
                | What::Stranded
                | What::Unjudged(_)
                | What::ResponseDue(_)
        );
        let is_one = |id: ConversationId| some.binary_search(&id).is_ok();
        by_itself || entry.conversation.is_some_and(is_one)
    }

    /// Looks at one more from here on.
    pub(super) fn add(&mut self, id: ConversationId) {
        if let Self::Some(some) = self
            && let Err(place) = some.binary_search(&id)
        {
            some.insert(place, id);
        }
    }
}
