//! The work that asks for the same, in the order in which it is given out.

use std::collections::BTreeMap;

use crate::domain::{AgentId, Moment, Span};

use super::demand::Ask;
use super::item::{Place, Preference};
use super::row::Row;

/// Waiting work that asks for the same of the same queue.
#[derive(Clone, Debug)]
pub(super) struct Class {
    pub(super) ask: Ask,
    pub(super) pool: u32,
    /// First key of order.
    pub(super) priority: u16,
    /// How long an outside router has.
    pub(super) external: Option<Span>,
    /// Work for anybody who fits.
    pub(super) open: Row<Place>,
    /// Work that an outside router still has time for.
    pub(super) held: Row<Place>,
    /// Work for one agent and nobody else.
    pub(super) kept: BTreeMap<AgentId, Row<Place>>,
}

/// Which of a class's rows something waits in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bay {
    Open,
    Held,
    Kept(AgentId),
}

impl Class {
    pub(super) fn new(ask: Ask, pool: u32, priority: u16, external: Option<Span>) -> Self {
        Self {
            ask,
            pool,
            priority,
            external,
            open: Row::new(),
            held: Row::new(),
            kept: BTreeMap::new(),
        }
    }

    pub(super) fn insert(&mut self, bay: Bay, place: Place) {
        match bay {
            Bay::Open => self.open.insert(place),
            Bay::Held => self.held.insert(place),
            Bay::Kept(agent) => self.kept.entry(agent).or_default().insert(place),
        };
    }

    pub(super) fn remove(&mut self, bay: Bay, place: Place) {
        match bay {
            Bay::Open => self.open.remove(&place),
            Bay::Held => self.held.remove(&place),
            Bay::Kept(agent) => {
                let Some(row) = self.kept.get_mut(&agent) else {
                    return;
                };
                let was = row.remove(&place);
                if row.is_empty() {
                    self.kept.remove(&agent);
                }
                was
            }
        };
    }

    /// All its rows, in no order that matters.
    pub(super) fn rows(&self) -> impl Iterator<Item = &Row<Place>> {
        [&self.open, &self.held]
            .into_iter()
            .chain(self.kept.values())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows().all(Row::is_empty)
    }

    /// Since when its oldest piece waits.
    pub(super) fn oldest(&self) -> Option<Moment> {
        self.rows().filter_map(oldest).min()
    }
}

impl Bay {
    /// Where a piece with this preference waits once the desk gives it out.
    pub(super) fn of(preferred: Option<Preference>) -> Self {
        match preferred {
            Some(Preference {
                agent,
                required: true,
            }) => Self::Kept(agent),
            _ => Self::Open,
        }
    }
}

/// Within one priority the first is the oldest, so one look for each priority is enough.
fn oldest(row: &Row<Place>) -> Option<Moment> {
    let mut oldest: Option<Moment> = None;
    let mut next = row.first().copied();
    while let Some(place) = next {
        oldest = Some(oldest.map_or(place.enqueued_at(), |moment| {
            moment.min(place.enqueued_at())
        }));
        let Some(priority) = place.priority().checked_add(1) else {
            break;
        };
        next = row.iter_from(&Place::head(priority)).next().copied();
    }
    oldest
}

#[cfg(test)]
mod tests {
    use crate::domain::ConversationId;

    use super::*;

    #[test]
    fn the_oldest_is_found_behind_more_urgent_work() {
        let mut row = Row::new();
        for id in 0..1_000 {
            let priority = u16::try_from(id % 3).expect("less than three");
            row.insert(Place::new(
                priority,
                Moment(5_000 - id),
                ConversationId(id.unsigned_abs()),
            ));
        }
        assert_eq!(oldest(&row), Some(Moment(5_000 - 999)));
        row.insert(Place::new(u16::MAX, Moment(1), ConversationId(9_999)));
        assert_eq!(oldest(&row), Some(Moment(1)));
    }
}
