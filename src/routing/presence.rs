//! Agents come, go, fill up and empty: the side of the floor that people stand on.

use crate::domain::conversation::Kind;
use crate::domain::{AgentId, Moment, Name};

use super::demand::Turn;
use super::floor::Floor;
use super::seat::Seat;
use super::standing::Standing;

impl Floor {
    /// Seats an agent, signed in or not; whoever sat there before under the same id is replaced.
    pub fn sit(&mut self, seat: Seat) {
        self.rise(seat.agent);
        self.count_in(&seat);
        self.seats.insert(seat.agent, seat);
    }

    /// Takes an agent off the floor, as when the account is disabled.
    pub fn rise(&mut self, agent: AgentId) -> Option<Seat> {
        let seat = self.seats.remove(&agent)?;
        let left = self.count_out(&seat);
        self.stirred.extend(left);
        Some(seat)
    }

    /// An agent, if seated.
    pub fn seat(&self, agent: AgentId) -> Option<&Seat> {
        self.seats.get(&agent)
    }

    /// Everybody seated, in order of id.
    pub fn seats(&self) -> impl Iterator<Item = &Seat> {
        self.seats.values()
    }

    /// Changes anything about an agent but who they are; false when they are not seated.
    pub fn change_seat(&mut self, agent: AgentId, change: impl FnOnce(&mut Seat)) -> bool {
        let Some(mut seat) = self.seats.remove(&agent) else {
            return false;
        };
        let able_before = self.count_out(&seat);
        change(&mut seat);
        seat.agent = agent;
        self.count_in(&seat);
        for number in able_before {
            if !self.pools.at(number).demand.standing(&seat).is_able() {
                self.stirred.insert(number);
            }
        }
        self.seats.insert(agent, seat);
        true
    }

    /// An agent receives a piece: an offer, an assignment, a reopening. Never refused, since some
    /// may be given work over their capacity (R10, R11).
    pub fn take(&mut self, agent: AgentId, kind: Kind, units: u32, now: Moment) -> bool {
        let per_minute = self.plan.desk.ramp_per_minute;
        self.shift(agent, |seat| {
            let used = seat.used_mut(kind);
            *used = used.saturating_add(units);
            seat.open_items = seat.open_items.saturating_add(1);
            seat.last_received = seat.last_received.max(now);
            seat.ramp.give(now, per_minute);
        })
    }

    /// An agent no longer holds a piece that took so many units.
    pub fn give_back(&mut self, agent: AgentId, kind: Kind, units: u32) -> bool {
        self.shift(agent, |seat| {
            let used = seat.used_mut(kind);
            *used = used.saturating_sub(units);
            seat.open_items = seat.open_items.saturating_sub(1);
        })
    }

    /// A piece an agent holds takes more or fewer units from now on, as when it was answered or its
    /// customer wrote again.
    pub fn reweigh(&mut self, agent: AgentId, kind: Kind, from: u32, to: u32) -> bool {
        self.shift(agent, |seat| {
            let used = seat.used_mut(kind);
            *used = used.saturating_sub(from).saturating_add(to);
        })
    }

    /// Whether anybody of a queue is signed in, whatever their status (R9's `skip_if_no_agent`).
    pub fn is_staffed(&self, queue: &Name) -> bool {
        self.lines.get(queue).is_some_and(|line| line.here > 0)
    }

    /// Changes what an agent carries and when they are given more, and nothing else: what bars them
    /// from work stays, so that half of the questions need not be asked.
    pub(super) fn shift(&mut self, agent: AgentId, change: impl FnOnce(&mut Seat)) -> bool {
        let Some(seat) = self.seats.get_mut(&agent) else {
            return false;
        };
        let lines = seat.queues.iter().filter_map(|queue| self.lines.get(queue));
        let before: Vec<(u32, (Standing, Turn))> = lines
            .flat_map(|line| &line.pools)
            .map(|&number| (number, &self.pools.at(number).demand))
            .filter(|(_, demand)| demand.bar(seat).is_none())
            .map(|(number, demand)| (number, (demand.room(seat), demand.turn(seat))))
            .collect();
        if let Some(until) = seat.ramp.rests_until() {
            self.resting.remove(&(until, agent));
        }
        change(seat);
        if let Some(until) = seat.ramp.rests_until() {
            self.resting.insert((until, agent));
        }
        for (number, before) in before {
            let pool = self.pools.at_mut(number);
            pool.shift(seat, before);
            if pool.can_match() {
                self.matchable.insert(number);
            } else {
                self.matchable.remove(&number);
            }
        }
        true
    }

    fn count_in(&mut self, seat: &Seat) {
        for queue in &seat.queues {
            let line = self.lines.entry(queue.clone()).or_default();
            line.members.insert(seat.agent);
            line.here += u32::from(seat.is_here());
            for &number in &line.pools {
                let pool = self.pools.at_mut(number);
                pool.admit(seat);
                if pool.can_match() {
                    self.matchable.insert(number);
                }
            }
        }
        if let Some(until) = seat.ramp.rests_until() {
            self.resting.insert((until, seat.agent));
        }
    }

    /// Names the pools that have tried work and that the agent was able to do the work of: without them
    /// it may have run out of agents to try.
    fn count_out(&mut self, seat: &Seat) -> Vec<u32> {
        let mut able = Vec::new();
        for queue in &seat.queues {
            let Some(line) = self.lines.get_mut(queue) else {
                continue;
            };
            line.members.remove(&seat.agent);
            line.here -= u32::from(seat.is_here());
            for &number in &line.pools {
                let pool = self.pools.at_mut(number);
                let standing = pool.dismiss(seat);
                if !pool.can_match() {
                    self.matchable.remove(&number);
                }
                if standing.is_able() && !pool.tried.is_empty() {
                    able.push(number);
                }
            }
            if line.is_bare() {
                self.lines.remove(queue);
            }
        }
        if let Some(until) = seat.ramp.rests_until() {
            self.resting.remove(&(until, seat.agent));
        }
        able
    }
}
