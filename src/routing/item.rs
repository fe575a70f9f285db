//! A piece of work that waits, as routing sees one, and its place in the order of work (R1).

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::conversation::Bearings;
use crate::domain::{AgentId, ConversationId, Moment, Name};

use super::row::Packed;

/// A piece of work that waits. What its queue and channel say of it is read from the plan, so that
/// a new plan holds for work that waits already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Which.
    pub id: ConversationId,
    /// Where it waits.
    pub queue: Name,
    /// The channel it came over.
    pub channel: Name,
    /// How many units it takes, where it differs from what its channel and queue say.
    pub size: Option<u32>,
    /// Second key of order: lower goes first.
    pub priority: u16,
    /// When it began to wait; third key of order.
    pub enqueued_at: Moment,
    /// When it entered this queue; an outside router's time counts from here.
    pub queue_since: Moment,
    /// Skills it needs besides what its queue asks.
    pub required: BTreeMap<Name, u8>,
    /// How many groups of its queue's wishes were dropped.
    pub dropped: u16,
    /// Who was offered it and did not take it.
    pub tried: BTreeSet<AgentId>,
    /// Who should have it.
    pub preferred: Option<Preference>,
}

/// Who should have a piece of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preference {
    /// Who.
    pub agent: AgentId,
    /// Whether nobody else will do.
    pub required: bool,
}

/// Where something stands in the order of work within one queue: by second priority, then by when
/// it began to wait, then by number.
///
/// Fourteen bytes, since half a million of them wait in memory. The moment keeps 48 bits, enough
/// until the year 10889; what claims to have waited since before 1970 counts as from 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    /// Priority and moment as one number, in bytes that are ordered as it is.
    pub(super) rank: [u8; 8],
    pub(super) id: Packed,
}

impl Item {
    /// What routing needs to know of where a conversation stands, with the preference as one that anybody may replace.
    pub fn of(bearings: &Bearings) -> Self {
        let routing = &bearings.routing;
        Self {
            id: bearings.id,
            queue: routing.queue.clone(),
            channel: bearings.channel.clone(),
            size: routing.size,
            priority: routing.priority,
            enqueued_at: routing.enqueued_at,
            queue_since: routing.queue_since,
            required: routing.required.clone(),
            dropped: routing.dropped,
            tried: routing.tried.keys().copied().collect(),
            preferred: routing.preferred.map(|agent| Preference {
                agent,
                required: false,
            }),
        }
    }

    /// The same, waiting for its preferred agent and nobody else.
    pub fn only_preferred(mut self) -> Self {
        if let Some(preference) = &mut self.preferred {
            preference.required = true;
        }
        self
    }

    pub(super) fn place(&self) -> Place {
        Place::new(self.priority, self.enqueued_at, self.id)
    }
}

impl Place {
    pub(super) fn new(priority: u16, enqueued_at: Moment, id: ConversationId) -> Self {
        let millis = enqueued_at.0.clamp(0, MILLIS_MAX).unsigned_abs();
        Self {
            rank: (u64::from(priority) << MILLIS_BITS | millis).to_be_bytes(),
            id: Packed::of(id.0),
        }
    }

    pub(super) fn id(self) -> ConversationId {
        ConversationId(self.id.whole())
    }

    pub(super) fn priority(self) -> u16 {
        let [high, low, ..] = self.rank;
        u16::from_be_bytes([high, low])
    }

    pub(super) fn enqueued_at(self) -> Moment {
        let rank = u64::from_be_bytes(self.rank);
        Moment((rank & MILLIS_MAX.unsigned_abs()).cast_signed())
    }

    /// The least place of a priority.
    pub(super) fn head(priority: u16) -> Self {
        Self::new(priority, Moment(0), ConversationId(0))
    }
}

const MILLIS_BITS: u32 = 48;
const MILLIS_MAX: i64 = (1 << MILLIS_BITS) - 1;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_ordered_by_priority_then_age_then_number() {
        let place = |priority, at, id| Place::new(priority, Moment(at), ConversationId(id));
        assert!(place(1, 9_000, 9) < place(2, 1_000, 1));
        assert!(place(1, 1_000, 9) < place(1, 2_000, 1));
        assert!(place(1, 1_000, 1) < place(1, 1_000, 2));
    }

    #[test]
    fn a_place_gives_back_what_it_was_made_of() {
        let place = Place::new(u16::MAX, Moment(1_763_762_400_123), ConversationId(7));
        assert_eq!(place.priority(), u16::MAX);
        assert_eq!(place.enqueued_at(), Moment(1_763_762_400_123));
        assert_eq!(place.id(), ConversationId(7));
        assert_eq!(
            Place::new(0, Moment(-5), ConversationId(1)).enqueued_at(),
            Moment(0)
        );
    }
}
