//! Who is here and what waits, indexed by what is asked, so that a decision costs the same however
//! much waits and however many are signed in.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::domain::{AgentId, ConversationId, Moment, Name};

use super::class::Class;
use super::demand::{Ask, Demand};
use super::line::Line;
use super::odd::Odd;
use super::plan::Plan;
use super::pool::Pool;
use super::row::Row;
use super::seat::Seat;
use super::slab::Slab;
use super::slot::Slot;

/// Who is here and what waits.
///
/// Work that asks for the same is one class: an ordered row of fourteen bytes a piece. Classes that
/// demand the same of the same queue share a pool: the agents who could have it now, in order of
/// turn. A change to an agent touches the pools of their queues, a piece of work touches its own
/// class, and a match looks only at pools that have both.
///
/// Whoever owns a floor calls [`Floor::advance`] with the time before asking it anything, and again
/// at [`Floor::next_deadline`].
#[derive(Clone, Debug)]
pub struct Floor {
    pub(super) plan: Arc<Plan>,
    pub(super) seats: BTreeMap<AgentId, Seat>,
    pub(super) lines: BTreeMap<Name, Line>,
    pub(super) classes: Slab<Class>,
    pub(super) pools: Slab<Pool>,
    pub(super) by_ask: BTreeMap<Ask, u32>,
    pub(super) by_demand: BTreeMap<Demand, u32>,
    pub(super) slots: Row<Slot>,
    pub(super) odd: BTreeMap<ConversationId, Odd>,
    /// Pools that have work and somebody for it.
    pub(super) matchable: BTreeSet<u32>,
    /// Pools where work may have run out of agents to try.
    pub(super) stirred: BTreeSet<u32>,
    /// When agents who rest are given work again.
    pub(super) resting: BTreeSet<(Moment, AgentId)>,
    /// When the time of an outside router is up.
    pub(super) held: BTreeSet<(Moment, ConversationId)>,
    /// Classes without work, kept for a while because work that asks the same usually follows.
    pub(super) idle: BTreeMap<u64, u32>,
    pub(super) idled: BTreeMap<u32, u64>,
    pub(super) idle_next: u64,
}

impl Floor {
    /// Nobody and nothing, under a plan without queues.
    pub fn new() -> Self {
        Self {
            plan: Arc::default(),
            seats: BTreeMap::new(),
            lines: BTreeMap::new(),
            classes: Slab::new(),
            pools: Slab::new(),
            by_ask: BTreeMap::new(),
            by_demand: BTreeMap::new(),
            slots: Row::new(),
            odd: BTreeMap::new(),
            matchable: BTreeSet::new(),
            stirred: BTreeSet::new(),
            resting: BTreeSet::new(),
            held: BTreeSet::new(),
            idle: BTreeMap::new(),
            idled: BTreeMap::new(),
            idle_next: 0,
        }
    }

    /// The plan in force.
    pub fn plan(&self) -> &Arc<Plan> {
        &self.plan
    }

    /// Goes by another plan from now on, also for what waits. Costs as much as there are classes
    /// and members, not as much as waits.
    pub fn set_plan(&mut self, plan: &Arc<Plan>, now: Moment) {
        self.plan = Arc::clone(plan);
        self.pools = Slab::new();
        self.by_demand.clear();
        self.matchable.clear();
        self.stirred.clear();
        for line in self.lines.values_mut() {
            line.pools.clear();
        }
        let classes: Vec<u32> = self.classes.iter().map(|(number, _)| number).collect();
        for number in classes {
            let ask = self.classes.at(number).ask.clone();
            let pool = self.pool_of(ask.demand(plan));
            let class = self.classes.at_mut(number);
            class.pool = pool;
            class.priority = ask.priority(plan);
            class.external = ask.external(plan);
            let waiting = class.open.len() + class.kept.values().map(Row::len).sum::<usize>();
            let pool = self.pools.at_mut(pool);
            pool.classes.insert(number);
            pool.waiting += waiting;
        }
        self.recall_tried();
        self.hold_anew(now);
        for pool in self
            .pools
            .iter()
            .map(|(number, _)| number)
            .collect::<Vec<_>>()
        {
            self.review(pool);
        }
    }

    /// Lets time do what it does: agents who rested can be given work again, and outside routers
    /// run out of time. Gives the pieces that the desk gives out itself from now on.
    pub fn advance(&mut self, now: Moment) -> Vec<ConversationId> {
        while let Some(&(at, agent)) = self.resting.first()
            && at <= now
        {
            self.shift(agent, |seat| {
                seat.ramp.wake(now);
            });
        }
        let mut released = Vec::new();
        while let Some(&(at, id)) = self.held.first()
            && at <= now
        {
            self.release(id);
            released.push(id);
        }
        released
    }

    /// When [`Floor::advance`] has something to do next.
    pub fn next_deadline(&self) -> Option<Moment> {
        let rested = self.resting.first().map(|(at, _)| *at);
        let released = self.held.first().map(|(at, _)| *at);
        rested.into_iter().chain(released).min()
    }

    /// Works out anew which pieces an outside router has time for, under a plan just set. What the
    /// desk gives out already it goes on giving out.
    fn hold_anew(&mut self, now: Moment) {
        let held: Vec<ConversationId> = self.held.iter().map(|(_, id)| *id).collect();
        for id in held {
            let Some(slot) = self.slot(id) else { continue };
            let external = self.classes.at(slot.class()).external;
            let Some(odd) = self.odd.get_mut(&id) else {
                continue;
            };
            let until = external
                .map(|span| odd.queue_since + span)
                .filter(|at| *at > now);
            if let (Some(old), Some(new)) = (odd.held_until, until) {
                odd.held_until = Some(new);
                self.held.remove(&(old, id));
                self.held.insert((new, id));
            } else {
                self.release(id);
            }
        }
    }

    /// Tells pools just made which of their work was tried.
    fn recall_tried(&mut self) {
        let tried: Vec<ConversationId> = self
            .odd
            .iter()
            .filter(|(_, odd)| !odd.tried.is_empty())
            .map(|(id, _)| *id)
            .collect();
        for id in tried {
            if let Some(slot) = self.slot(id) {
                let pool = self.classes.at(slot.class()).pool;
                self.pools.at_mut(pool).tried.insert(id);
                self.stirred.insert(pool);
            }
        }
    }

    /// Notes whether a pool has both work and somebody for it.
    pub(super) fn review(&mut self, pool: u32) {
        if self.pools.at(pool).can_match() {
            self.matchable.insert(pool);
        } else {
            self.matchable.remove(&pool);
        }
    }
}

impl Default for Floor {
    fn default() -> Self {
        Self::new()
    }
}
