//! Classes and their pools are made when something first asks, and forgotten some time after the last.

use super::class::Class;
use super::demand::{Ask, Demand};
use super::floor::Floor;
use super::pool::Pool;

impl Floor {
    /// The class that asks this, made if there is none.
    pub(super) fn class_of(&mut self, ask: Ask) -> u32 {
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

    /// The pool of a demand, made if there is none.
    pub(super) fn pool_of(&mut self, demand: Demand) -> u32 {
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
    pub(super) fn lay_by(&mut self, class: u32) {
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
}

/// How many demands without work keep their pools: making a pool costs as much as its queue has
/// members, keeping one costs a little at every change to a member.
const CLASSES_IDLE_MAX: usize = 256;
