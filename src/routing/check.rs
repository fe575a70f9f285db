//! What must hold of a floor after every change (R19): room, and indexes that say what a scan would.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::conversation::Kind;
use crate::domain::{AgentId, Moment};

use super::class::Bay;
use super::floor::Floor;
use super::item::Place;
use super::odd::Odd;
use super::pool::Pool;

impl Floor {
    /// Compares every index with a scan of what it stands for, and names the first that differs.
    ///
    /// Costs as much as everything on the floor: for tests, simulation and the start.
    pub fn invariants(&self) -> Result<(), String> {
        self.lines_agree()?;
        self.pools_agree()?;
        self.rows_agree()?;
        self.deadlines_agree()
    }

    /// Who carries more than their capacity. That is allowed only where somebody said so: a claim over
    /// capacity, a customer's answer that its owner keeps (R19).
    pub fn overloaded(&self) -> impl Iterator<Item = AgentId> {
        self.seats
            .values()
            .filter(|seat| {
                seat.used_primary > seat.limit(Kind::Primary)
                    || seat.used_interruptible > seat.limit(Kind::Interruptible)
            })
            .map(|seat| seat.agent)
    }

    fn lines_agree(&self) -> Result<(), String> {
        for (queue, line) in &self.lines {
            let members: BTreeSet<AgentId> = self
                .seats
                .values()
                .filter(|seat| seat.queues.contains(queue))
                .map(|seat| seat.agent)
                .collect();
            let here = members
                .iter()
                .filter(|agent| self.seats[agent].is_here())
                .count();
            let waiting = self
                .slots
                .iter()
                .filter(|slot| self.classes.at(slot.class()).ask.queue == *queue)
                .count();
            same(&members, &line.members, || format!("members of {queue}"))?;
            same(&here, &(line.here as usize), || {
                format!("agents here for {queue}")
            })?;
            same(&waiting, &line.waiting, || {
                format!("work waiting in {queue}")
            })?;
        }
        for seat in self.seats.values() {
            if let Some(queue) = seat
                .queues
                .iter()
                .find(|queue| !self.lines.contains_key(*queue))
            {
                return Err(format!(
                    "agent {} serves {queue}, which has no line",
                    seat.agent
                ));
            }
        }
        Ok(())
    }

    fn pools_agree(&self) -> Result<(), String> {
        let mut scans: BTreeMap<u32, Pool> = BTreeMap::new();
        for (number, class) in self.classes.iter() {
            let demand = class.ask.demand(&self.plan);
            same(&Some(&class.pool), &self.by_demand.get(&demand), || {
                format!("pool of class {number}")
            })?;
            let scan = scans.entry(class.pool).or_insert_with(|| Pool::new(demand));
            scan.classes.insert(number);
        }
        for slot in self.slots.iter() {
            let odd = self.odd.get(&slot.place().id());
            let scan = scans
                .get_mut(&self.classes.at(slot.class()).pool)
                .ok_or("work without a pool")?;
            scan.waiting += usize::from(odd.is_none_or(|odd| odd.held_until.is_none()));
            if odd.is_some_and(|odd| !odd.tried.is_empty()) {
                scan.tried.insert(slot.place().id());
            }
        }
        for (number, pool) in self.pools.iter() {
            let mut scan = scans.remove(&number).ok_or("a pool without a class")?;
            for seat in self.seats.values() {
                if seat.queues.contains(&pool.demand.queue) {
                    scan.admit(seat);
                }
            }
            same(&scan, pool, || format!("pool {number}"))?;
            same(&pool.can_match(), &self.matchable.contains(&number), || {
                format!("whether pool {number} can match")
            })?;
        }
        Ok(())
    }

    fn rows_agree(&self) -> Result<(), String> {
        let mut bays: BTreeMap<(u32, Option<AgentId>, bool), BTreeSet<Place>> = BTreeMap::new();
        for slot in self.slots.iter() {
            let odd = self.odd.get(&slot.place().id());
            same(&slot.is_odd(), &odd.is_some(), || {
                format!("what {} remembers", slot.place().id())
            })?;
            let bay = match odd.map_or(Bay::Open, Odd::bay) {
                Bay::Open => (slot.class(), None, false),
                Bay::Held => (slot.class(), None, true),
                Bay::Kept(agent) => (slot.class(), Some(agent), false),
            };
            bays.entry(bay).or_default().insert(slot.place());
        }
        same(
            &true,
            &self.odd.keys().all(|id| self.is_waiting(*id)),
            || "memories of what waits".to_owned(),
        )?;
        for (number, class) in self.classes.iter() {
            same(&class.priority, &class.ask.priority(&self.plan), || {
                format!("priority of class {number}")
            })?;
            let kept = class
                .kept
                .iter()
                .map(|(agent, row)| ((number, Some(*agent), false), row));
            let plain = [
                ((number, None, false), &class.open),
                ((number, None, true), &class.held),
            ];
            for (bay, row) in plain.into_iter().chain(kept) {
                let places: BTreeSet<Place> = row.iter().copied().collect();
                let scan = bays.remove(&bay).unwrap_or_default();
                same(&scan, &places, || format!("row {bay:?}"))?;
                same(&scan.len(), &row.len(), || format!("length of row {bay:?}"))?;
            }
        }
        same(&true, &bays.is_empty(), || {
            "a class for everything that waits".to_owned()
        })
    }

    fn deadlines_agree(&self) -> Result<(), String> {
        let resting: BTreeSet<(Moment, AgentId)> = self
            .seats
            .values()
            .filter_map(|seat| Some((seat.ramp.rests_until()?, seat.agent)))
            .collect();
        same(&resting, &self.resting, || "agents who rest".to_owned())?;
        let held = self
            .odd
            .iter()
            .filter_map(|(id, odd)| Some((odd.held_until?, *id)))
            .collect();
        same::<BTreeSet<_>>(&held, &self.held, || {
            "work held for a router outside".to_owned()
        })
    }
}

fn same<T: PartialEq + std::fmt::Debug>(
    scan: &T,
    index: &T,
    what: impl FnOnce() -> String,
) -> Result<(), String> {
    if scan == index {
        Ok(())
    } else {
        Err(format!(
            "{}: a scan finds {scan:?}, the index says {index:?}",
            what()
        ))
    }
}
