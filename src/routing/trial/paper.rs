//! The desk as somebody with paper and patience would keep it: every answer by a scan, straight from
//! the rules.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::domain::conversation::Kind;
use crate::domain::{AgentId, ConversationId, Moment, Name};
use crate::routing::plan::{Mode, Model, Plan, Queue, Size};
use crate::routing::{Item, Seat};

/// The desk as somebody with paper and patience would keep it.
#[derive(Clone)]
pub(super) struct Paper {
    pub(super) plan: Arc<Plan>,
    pub(super) seats: Vec<Seat>,
    /// What waits, and whether the desk gives it out yet.
    pub(super) items: Vec<(Item, bool)>,
}

impl Paper {
    pub(super) fn queue(&self, item: &Item) -> &Queue {
        &self.plan.queues[&item.queue]
    }

    pub(super) fn kind(&self, item: &Item) -> Kind {
        self.plan.channels[&item.channel]
            .work_kind
            .unwrap_or(self.queue(item).kind)
    }

    pub(super) fn needed(&self, item: &Item, seat: &Seat) -> (u32, bool) {
        let cap = match self.kind(item) {
            Kind::Primary => seat.capacity,
            Kind::Interruptible => seat.interruptible.unwrap_or(seat.capacity),
        };
        let own = item.size.or(self.plan.channels[&item.channel].size);
        match own.map_or(self.queue(item).size, Size::Units) {
            Size::Units(units) => (units, false),
            Size::Percent(percent) => (
                (cap * u32::from(percent)).div_ceil(100).max(1),
                percent == 100,
            ),
        }
    }

    /// R3.
    pub(super) fn free(&self, item: &Item, seat: &Seat) -> u32 {
        match self.kind(item) {
            Kind::Primary => seat.capacity.saturating_sub(seat.used_primary),
            Kind::Interruptible if seat.used_primary >= seat.capacity => 0,
            Kind::Interruptible => seat
                .interruptible
                .unwrap_or(seat.capacity)
                .saturating_sub(seat.used_interruptible),
        }
    }

    /// R8.
    pub(super) fn skills(&self, item: &Item) -> Vec<(Name, u8)> {
        let queue = self.queue(item);
        let mut ranks: Vec<u16> = queue.additional.iter().map(|wish| wish.drop_rank).collect();
        ranks.sort_unstable();
        ranks.dedup();
        ranks.truncate(ranks.len().saturating_sub(usize::from(item.dropped)));
        let wished = queue
            .additional
            .iter()
            .filter(|wish| ranks.contains(&wish.drop_rank));
        let required = queue
            .required
            .iter()
            .chain(&item.required)
            .map(|(skill, level)| (skill.clone(), *level));
        required
            .chain(wished.map(|wish| (wish.skill.clone(), wish.level)))
            .collect()
    }

    /// R2 but for who tried it and what they carry.
    pub(super) fn able(&self, item: &Item, seat: &Seat) -> bool {
        let covers = seat.status.as_ref().is_some_and(|status| {
            let status = &self.plan.statuses[status];
            status.available
                && status
                    .channels
                    .as_ref()
                    .is_none_or(|all| all.contains(&item.channel))
        });
        seat.live
            && covers
            && seat.queues.contains(&item.queue)
            && self
                .skills(item)
                .iter()
                .all(|(skill, level)| seat.skills.get(skill).is_some_and(|has| has >= level))
            && item
                .preferred
                .is_none_or(|p| !p.required || p.agent == seat.agent)
    }

    /// R2.
    pub(super) fn may(&self, item: &Item, seat: &Seat) -> bool {
        let (units, whole) = self.needed(item, seat);
        self.able(item, seat)
            && !item.tried.contains(&seat.agent)
            && self.free(item, seat) >= units
            && !(whole && seat.used_primary > 0)
            && seat.open_items < 100
    }

    pub(super) fn gives_out(&self, item: &Item, released: bool) -> bool {
        self.queue(item).mode == Mode::Push && !self.queue(item).paused && released
    }

    /// R4.
    pub(super) fn winner(&self, item: &Item, released: bool) -> Option<AgentId> {
        if !self.gives_out(item, released) {
            return None;
        }
        let offered = |seat: &&Seat| self.may(item, seat) && seat.ramp.rests_until().is_none();
        let all: Vec<&Seat> = self.seats.iter().filter(offered).collect();
        if let Some(preference) = item.preferred
            && all.iter().any(|seat| seat.agent == preference.agent)
        {
            return Some(preference.agent);
        }
        let used = |seat: &Seat| match self.kind(item) {
            Kind::Primary => seat.used_primary,
            Kind::Interruptible => seat.used_interruptible,
        };
        let asked: BTreeSet<Name> = self
            .skills(item)
            .into_iter()
            .map(|(skill, _)| skill)
            .collect();
        let sum = |seat: &Seat| {
            asked
                .iter()
                .map(|skill| u32::from(seat.skills[skill]))
                .sum::<u32>()
        };
        all.into_iter()
            .min_by_key(|seat| {
                let load = match self.queue(item).model {
                    Model::MostAvailable | Model::External { .. } => {
                        u32::MAX - self.free(item, seat)
                    }
                    Model::LeastActive => used(seat),
                    Model::RoundRobin => 0,
                };
                (load, seat.last_received, Reverse(sum(seat)), seat.agent)
            })
            .map(|seat| seat.agent)
    }

    /// R1.
    pub(super) fn key(&self, item: &Item) -> (u16, u16, Moment, ConversationId) {
        (
            self.queue(item).priority,
            item.priority,
            item.enqueued_at,
            item.id,
        )
    }

    pub(super) fn first(&self, takes: impl Fn(&Item, bool) -> bool) -> Option<ConversationId> {
        let those = self
            .items
            .iter()
            .filter(|(item, released)| takes(item, *released));
        those
            .map(|(item, _)| item)
            .min_by_key(|item| self.key(item))
            .map(|item| item.id)
    }

    /// R7.
    pub(super) fn exhausted(&self, item: &Item) -> bool {
        !item.tried.is_empty()
            && self
                .seats
                .iter()
                .filter(|seat| self.able(item, seat))
                .all(|seat| item.tried.contains(&seat.agent))
    }

    /// R13 and R16.
    pub(super) fn advance(&mut self, now: Moment) {
        for seat in &mut self.seats {
            seat.ramp.wake(now);
        }
        for at in 0..self.items.len() {
            let until = until(&self.plan, &self.items[at].0);
            self.items[at].1 |= until.is_none_or(|until| until <= now);
        }
    }
}

pub(super) fn until(plan: &Plan, item: &Item) -> Option<Moment> {
    match plan.queues[&item.queue].model {
        Model::External { timeout } => Some(item.queue_since + timeout),
        _ => None,
    }
}
