//! Who is here and what waits, indexed by what is asked, so that a decision costs the same however
//! much waits and however many are signed in.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::domain::{AgentId, ConversationId, Moment, Name};

use super::class::{Bay, Class};
use super::demand::{Ask, Demand};
use super::item::{Item, Place, Preference};
use super::line::Line;
use super::plan::Plan;
use super::pool::Pool;
use super::row::Row;
use super::seat::Seat;
use super::slab::Slab;

/// Who is here and what waits.
///
/// Work that asks for the same is one class: an ordered row of sixteen bytes a piece. Classes that
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
    idle: BTreeMap<u64, u32>,
    idled: BTreeMap<u32, u64>,
    idle_next: u64,
}

/// Where one waiting piece stands; most have nothing else to remember.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot {
    id: u64,
    rank: u64,
    pub(super) class: u32,
    odd: bool,
}

/// What the few pieces remember that are not like all others of their class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Odd {
    pub(super) tried: BTreeSet<AgentId>,
    pub(super) preferred: Option<Preference>,
    pub(super) queue_since: Moment,
    /// Until when an outside router has time; `None` once the desk gives it out.
    pub(super) held_until: Option<Moment>,
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

    /// Puts a piece of work in; one that waits already is moved to where it now belongs.
    pub fn wait(&mut self, item: &Item, now: Moment) {
        self.leave(item.id);
        let class = self.class_of(Ask::of(item));
        let held_until = self.classes.at(class).external;
        let held_until = held_until
            .map(|span| item.queue_since + span)
            .filter(|at| *at > now);
        let odd = held_until.is_some() || item.preferred.is_some() || !item.tried.is_empty();
        self.slots.insert(Slot::of(item.place(), class, odd));
        if odd {
            self.odd.insert(
                item.id,
                Odd {
                    tried: item.tried.clone(),
                    preferred: item.preferred,
                    queue_since: item.queue_since,
                    held_until,
                },
            );
        }
        if let Some(line) = self.lines.get_mut(&item.queue) {
            line.waiting += 1;
        }
        self.stow(class, item.place());
    }

    /// Takes a piece of work out; false when it does not wait.
    pub fn leave(&mut self, id: ConversationId) -> bool {
        let Some(slot) = self.slot(id) else {
            return false;
        };
        self.unstow(slot.class, slot.place());
        self.slots.remove(&slot);
        self.odd.remove(&id);
        let class = self.classes.at(slot.class);
        if let Some(line) = self.lines.get_mut(&class.ask.queue) {
            line.waiting -= 1;
        }
        if class.is_empty() {
            self.lay_by(slot.class);
        }
        true
    }

    /// Lets time do what it does: agents who rested can be given work again, and outside routers
    /// run out of time.
    pub fn advance(&mut self, now: Moment) {
        while let Some(&(at, agent)) = self.resting.first()
            && at <= now
        {
            self.change_seat(agent, |seat| {
                seat.ramp.wake(now);
            });
        }
        while let Some(&(at, id)) = self.held.first()
            && at <= now
        {
            self.release(id);
        }
    }

    /// When [`Floor::advance`] has something to do next.
    pub fn next_deadline(&self) -> Option<Moment> {
        let rested = self.resting.first().map(|(at, _)| *at);
        let released = self.held.first().map(|(at, _)| *at);
        rested.into_iter().chain(released).min()
    }

    pub(super) fn slot(&self, id: ConversationId) -> Option<Slot> {
        self.slots.get(&Slot::probe(id)).copied()
    }

    /// Puts a piece whose slot is known into its row.
    fn stow(&mut self, class: u32, place: Place) {
        let odd = self.odd.get(&place.id());
        let bay = odd.map_or(Bay::Open, Odd::bay);
        let class = self.classes.at_mut(class);
        class.insert(bay, place);
        let number = class.pool;
        let pool = self.pools.at_mut(number);
        if let Some(odd) = odd {
            if let Some(until) = odd.held_until {
                self.held.insert((until, place.id()));
            }
            if !odd.tried.is_empty() {
                pool.tried.insert(place.id());
                self.stirred.insert(number);
            }
        }
        if bay != Bay::Held {
            pool.waiting += 1;
        }
        self.review(number);
    }

    /// Takes a piece whose slot stays out of its row.
    fn unstow(&mut self, class: u32, place: Place) {
        let odd = self.odd.get(&place.id());
        let bay = odd.map_or(Bay::Open, Odd::bay);
        let class = self.classes.at_mut(class);
        class.remove(bay, place);
        let number = class.pool;
        let pool = self.pools.at_mut(number);
        pool.tried.remove(&place.id());
        if let Some(until) = odd.and_then(|odd| odd.held_until) {
            self.held.remove(&(until, place.id()));
        }
        if bay != Bay::Held {
            pool.waiting -= 1;
        }
        self.review(number);
    }

    /// The desk gives a piece out itself from now on.
    fn release(&mut self, id: ConversationId) {
        let Some(slot) = self.slot(id) else { return };
        self.unstow(slot.class, slot.place());
        let Some(odd) = self.odd.get_mut(&id) else {
            return;
        };
        odd.held_until = None;
        if odd.preferred.is_none() && odd.tried.is_empty() {
            self.odd.remove(&id);
            self.slots.remove(&slot);
            self.slots.insert(Slot { odd: false, ..slot });
        }
        self.stow(slot.class, slot.place());
    }

    /// Works out anew which pieces an outside router has time for, under a plan just set. What the
    /// desk gives out already it goes on giving out.
    fn hold_anew(&mut self, now: Moment) {
        let held: Vec<ConversationId> = self.held.iter().map(|(_, id)| *id).collect();
        for id in held {
            let Some(slot) = self.slot(id) else { continue };
            let external = self.classes.at(slot.class).external;
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
                let pool = self.classes.at(slot.class).pool;
                self.pools.at_mut(pool).tried.insert(id);
                self.stirred.insert(pool);
            }
        }
    }

    fn class_of(&mut self, ask: Ask) -> u32 {
        if let Some(&number) = self.by_ask.get(&ask) {
            if let Some(stamp) = self.idled.remove(&number) {
                self.idle.remove(&stamp);
            }
            return number;
        }
        let pool = self.pool_of(ask.demand(&self.plan));
        let class = Class::new(
            ask.clone(),
            pool,
            ask.priority(&self.plan),
            ask.external(&self.plan),
        );
        let number = self.classes.insert(class);
        self.pools.at_mut(pool).classes.insert(number);
        self.lines
            .entry(ask.queue.clone())
            .or_default()
            .classes
            .insert(number);
        self.by_ask.insert(ask, number);
        number
    }

    fn pool_of(&mut self, demand: Demand) -> u32 {
        if let Some(&number) = self.by_demand.get(&demand) {
            return number;
        }
        let line = self.lines.entry(demand.queue.clone()).or_default();
        let mut pool = Pool::new(demand.clone());
        for seat in line
            .members
            .iter()
            .filter_map(|agent| self.seats.get(agent))
        {
            pool.admit(seat);
        }
        let number = self.pools.insert(pool);
        line.pools.insert(number);
        self.by_demand.insert(demand, number);
        number
    }

    /// Keeps a class that ran empty for a while, and forgets the one that was kept longest.
    fn lay_by(&mut self, class: u32) {
        self.idle.insert(self.idle_next, class);
        self.idled.insert(class, self.idle_next);
        self.idle_next += 1;
        if self.idle.len() <= CLASSES_IDLE_MAX {
            return;
        }
        if let Some((_, oldest)) = self.idle.pop_first() {
            self.idled.remove(&oldest);
            self.forget(oldest);
        }
    }

    fn forget(&mut self, number: u32) {
        let Some(class) = self.classes.remove(number) else {
            return;
        };
        self.by_ask.remove(&class.ask);
        let pool = self.pools.at_mut(class.pool);
        pool.classes.remove(&number);
        let unasked = pool.classes.is_empty();
        if let Some(line) = self.lines.get_mut(&class.ask.queue) {
            line.classes.remove(&number);
            if unasked {
                line.pools.remove(&class.pool);
            }
            if line.is_bare() {
                self.lines.remove(&class.ask.queue);
            }
        }
        if unasked && let Some(pool) = self.pools.remove(class.pool) {
            self.by_demand.remove(&pool.demand);
            self.matchable.remove(&class.pool);
            self.stirred.remove(&class.pool);
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

impl Slot {
    fn of(place: Place, class: u32, odd: bool) -> Self {
        Self {
            id: place.id,
            rank: place.rank,
            class,
            odd,
        }
    }

    fn probe(id: ConversationId) -> Self {
        Self {
            id: id.0,
            rank: 0,
            class: 0,
            odd: false,
        }
    }

    pub(super) fn place(self) -> Place {
        Place {
            rank: self.rank,
            id: self.id,
        }
    }

    /// Whether there is an [`Odd`] to look up.
    pub(super) fn is_odd(self) -> bool {
        self.odd
    }
}

/// Slots are found by the number of their piece alone.
impl Ord for Slot {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.id.cmp(&other.id)
    }
}

impl PartialOrd for Slot {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Slot {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Slot {}

impl Odd {
    pub(super) fn bay(&self) -> Bay {
        if self.held_until.is_some() {
            Bay::Held
        } else {
            Bay::of(self.preferred)
        }
    }
}

/// How many demands without work keep their pools: making a pool costs as much as its queue has
/// members, keeping one costs a little at every change to a member.
const CLASSES_IDLE_MAX: usize = 256;
