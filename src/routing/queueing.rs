//! How much waits, where, and since when.

use crate::domain::{AgentId, ConversationId, Moment, Name};

use super::floor::Floor;
use super::item::Place;
use super::row::Row;

/// One queue at a glance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Backlog {
    /// How much waits.
    pub waiting: usize,
    /// Since when the oldest waits.
    pub oldest: Option<Moment>,
    /// How many agents are seated for it.
    pub members: usize,
    /// How many of them are signed in.
    pub here: u32,
}

impl Floor {
    /// Whether a piece waits.
    pub fn is_waiting(&self, id: ConversationId) -> bool {
        self.slot(id).is_some()
    }

    /// How much waits in all queues.
    pub fn waiting(&self) -> usize {
        self.slots.len()
    }

    /// Where a piece stands in its queue by R1; the first is 1.
    pub fn position(&self, id: ConversationId) -> Option<usize> {
        let slot = self.slot(id)?;
        let place = slot.place();
        let before: usize = self
            .rows(&self.classes.at(slot.class()).ask.queue)
            .map(|row| row.rank(&place))
            .sum();
        Some(before + 1)
    }

    /// One queue at a glance.
    pub fn backlog(&self, queue: &Name) -> Backlog {
        let Some(line) = self.lines.get(queue) else {
            return Backlog::default();
        };
        Backlog {
            waiting: line.waiting,
            oldest: line
                .classes
                .iter()
                .filter_map(|&class| self.classes.at(class).oldest())
                .min(),
            members: line.members.len(),
            here: line.here,
        }
    }

    /// The first pieces of a queue in order.
    pub fn head(&self, queue: &Name, count: usize) -> Vec<ConversationId> {
        let mut places: Vec<Place> = self
            .rows(queue)
            .flat_map(|row| row.iter().take(count))
            .copied()
            .collect();
        places.sort_unstable();
        places.iter().take(count).map(|place| place.id()).collect()
    }

    /// The first pieces of everything that asks for the same of the same people, at most `most` each.
    pub fn alike(&self, most: usize) -> Vec<Vec<ConversationId>> {
        let rows = self.classes.iter().flat_map(|(_, class)| class.rows());
        rows.filter(|row| !row.is_empty())
            .map(|row| row.iter().take(most).map(|place| place.id()).collect())
            .collect()
    }

    /// Whether everybody who is eligible but for room was tried with a piece that somebody was tried
    /// with (R7).
    pub fn is_exhausted(&self, id: ConversationId) -> bool {
        let Some(odd) = self.odd.get(&id).filter(|odd| !odd.tried.is_empty()) else {
            return false;
        };
        let Some(slot) = self.slot(id) else {
            return false;
        };
        let pool = self.pools.at(self.classes.at(slot.class()).pool);
        let able = |agent: &AgentId| {
            self.seats
                .get(agent)
                .is_some_and(|seat| pool.demand.standing(seat).is_able())
        };
        match odd.preferred.filter(|preference| preference.required) {
            Some(only) => odd.tried.contains(&only.agent) || !able(&only.agent),
            None => odd.tried.iter().filter(|agent| able(agent)).count() == pool.able() as usize,
        }
    }

    /// The pieces that may have run out of agents to try since this was last asked; each is
    /// exhausted now. One piece may be named again.
    pub fn drain_exhausted(&mut self) -> Vec<ConversationId> {
        let stirred = std::mem::take(&mut self.stirred);
        stirred
            .iter()
            .flat_map(|&pool| &self.pools.at(pool).tried)
            .filter(|id| self.is_exhausted(**id))
            .copied()
            .collect()
    }

    fn rows(&self, queue: &Name) -> impl Iterator<Item = &Row<Place>> {
        self.lines
            .get(queue)
            .into_iter()
            .flat_map(|line| &line.classes)
            .flat_map(|&class| self.classes.at(class).rows())
    }
}
