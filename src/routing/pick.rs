//! Who gets a piece of work and which piece an agent gets (R1, R2, R4).

use crate::domain::agent::Agent;
use crate::domain::conversation::Kind;
use crate::domain::{AgentId, ConversationId};

use super::class::Class;
use super::demand::{Ask, Demand, Door};
use super::floor::Floor;
use super::item::{Item, Place};
use super::odd::{Odd, standing, verdict};
use super::pool::Pool;
use super::seat::Seat;
use super::standing::Standing;
use super::verdict::{Candidate, Rule, Verdict};

/// What routing says of one waiting piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    /// Which piece.
    pub item: ConversationId,
    /// Who gets it, if anybody can have it now.
    pub winner: Option<AgentId>,
    /// By which rule.
    pub rule: Rule,
    /// How it counts.
    pub kind: Kind,
    /// How many units it takes of the winner's capacity; zero without one.
    pub units: u32,
    /// Who was looked at: the winner, then whoever would have been next, then the others by id; at
    /// most [`CANDIDATES_MAX`], or all of them where they are no more than [`CANDIDATES_WHOLE_MAX`].
    pub candidates: Vec<Candidate>,
    /// How many members more there are, by how they stand.
    pub rest: Vec<(Standing, u32)>,
}

/// The most candidates of a long list that are listed one by one.
pub const CANDIDATES_MAX: usize = 24;

/// A queue of at most so many members is listed whole: everybody in a small business reads their own
/// name, and a decision over a large one stays cheap.
pub const CANDIDATES_WHOLE_MAX: usize = 64;

impl Pick {
    /// How many members are not listed.
    pub fn unlisted(&self) -> u32 {
        self.rest.iter().map(|(_, count)| count).sum()
    }
}

impl Floor {
    /// Who gets a waiting piece now, or why nobody; `None` when it does not wait.
    pub fn pick_agent(&self, id: ConversationId) -> Option<Pick> {
        let slot = self.slot(id)?;
        let class = self.classes.at(slot.class());
        let odd = self.odd_of(slot.is_odd(), id);
        Some(self.explain(class, id, odd, self.winner(class, odd)))
    }

    /// The piece that an agent gets next: the first by R1 among all they could have now.
    pub fn pick_item(&self, agent: AgentId) -> Option<ConversationId> {
        let seat = self.seats.get(&agent)?;
        let mut best: Option<(u16, Place)> = None;
        let pools = seat
            .queues
            .iter()
            .filter_map(|queue| self.lines.get(queue))
            .flat_map(|line| &line.pools);
        for pool in pools.map(|&pool| self.pools.at(pool)) {
            if !pool.can_match() || pool.demand.standing(seat) != Standing::Fit {
                continue;
            }
            for class in pool.classes.iter().map(|&class| self.classes.at(class)) {
                let untried = |place: &&Place| {
                    self.odd
                        .get(&place.id())
                        .is_none_or(|odd| !odd.tried.contains(&agent))
                };
                let kept = class
                    .kept
                    .get(&agent)
                    .and_then(|row| row.iter().find(untried));
                let first = class
                    .open
                    .iter()
                    .find(untried)
                    .into_iter()
                    .chain(kept)
                    .min();
                best = best
                    .into_iter()
                    .chain(first.map(|&place| (class.priority, place)))
                    .min();
            }
        }
        best.map(|(_, place)| place.id())
    }

    /// The next match of the loop of R5: the first piece by R1 that anybody can have now, and who
    /// gets it. Nothing is changed; whoever asks gives the piece out and asks again.
    pub fn next_match(&self) -> Option<Pick> {
        let mut best: Option<((u16, Place), u32, AgentId, Rule)> = None;
        for &number in &self.matchable {
            let pool = self.pools.at(number);
            for &number in &pool.classes {
                let class = self.classes.at(number);
                let limit = best.as_ref().map(|(key, ..)| *key);
                if let Some((place, (agent, rule))) = self.first_match(class, pool, limit) {
                    best = Some(((class.priority, place), number, agent, rule));
                }
            }
        }
        let ((_, place), class, agent, rule) = best?;
        let odd = self.odd.get(&place.id());
        Some(self.explain(self.classes.at(class), place.id(), odd, Some((agent, rule))))
    }

    /// Whether an agent may take a waiting piece by themselves or be given it from outside (R10):
    /// the checks of R2, whatever the queue's mode and pace. `Err` says why not.
    pub fn may_take(&self, agent: AgentId, id: ConversationId) -> Result<(), Verdict> {
        let Some(slot) = self.slot(id) else {
            return Err(Verdict::NotMember);
        };
        let class = self.classes.at(slot.class());
        let demand = &self.pools.at(class.pool).demand;
        self.may(agent, demand, self.odd_of(slot.is_odd(), id))
    }

    /// As [`Self::may_take`] for a piece that does not wait, as when a customer answered its owner.
    /// Who `asks` for it is here, signed in or not; a status they chose counts all the same.
    pub fn may_take_item(&self, agent: AgentId, item: &Item, asks: bool) -> Result<(), Verdict> {
        let demand = Ask::of(item).demand(&self.plan);
        let odd = Odd {
            tried: item.tried.clone(),
            preferred: item.preferred,
            queue_since: item.queue_since,
            held_until: None,
        };
        if !asks {
            return self.may(agent, &demand, Some(&odd));
        }
        let mut seat = self.seats.get(&agent).ok_or(Verdict::Away)?.clone();
        seat.live = true;
        seat.status = seat.status.or_else(|| demand.statuses.first().cloned());
        sits(&seat, &demand, Some(&odd))
    }

    /// How a decision reads that somebody made for a piece, waiting or not: who could have had it, and
    /// the one who gets it.
    pub fn chosen(&self, item: &Item, agent: AgentId, rule: Rule) -> Pick {
        let waiting = self.slot(item.id);
        let mut pick = match waiting {
            Some(slot) => {
                let odd = self.odd_of(slot.is_odd(), item.id);
                let class = self.classes.at(slot.class());
                self.explain(class, item.id, odd, Some((agent, rule)))
            }
            None => Pick {
                item: item.id,
                winner: Some(agent),
                rule,
                kind: Ask::of(item).demand(&self.plan).kind,
                units: self.load(agent, item).1,
                candidates: Vec::new(),
                rest: Vec::new(),
            },
        };
        // Somebody may be given what they are no member for.
        if pick.candidates.iter().all(|listed| listed.agent != agent) {
            let seat = self.seats.get(&agent);
            let candidate = Candidate {
                agent,
                verdict: Verdict::Chosen,
                free: seat.map_or(0, |seat| seat.free(pick.kind)),
                used: seat.map_or(0, |seat| seat.used(pick.kind)),
            };
            pick.candidates.insert(0, candidate);
        }
        pick
    }

    /// Whether somebody has room for a piece that they had before, of which they still carry `held`
    /// units (R11). Whether they could have it otherwise is not asked again.
    pub fn has_room_again(&self, agent: AgentId, item: &Item, held: u32) -> bool {
        let Some(seat) = self.seats.get(&agent) else {
            return false;
        };
        let demand = Ask::of(item).demand(&self.plan);
        let mut seat = seat.clone();
        let used = seat.used_mut(demand.kind);
        *used = used.saturating_sub(held);
        seat.has_room(demand.kind, demand.size)
    }

    /// How a piece counts, and how many units it takes of an agent's capacity.
    pub fn load(&self, agent: AgentId, item: &Item) -> (Kind, u32) {
        let demand = Ask::of(item).demand(&self.plan);
        let units = self
            .seats
            .get(&agent)
            .map_or(0, |seat| seat.units(demand.kind, demand.size));
        (demand.kind, units)
    }

    /// Whether nobody of the whole roster could take a piece by all it asks for, wishes that were
    /// not given up yet among it, signed in and idle as they might be (R8).
    pub fn no_possible_agent<'a>(
        &self,
        item: &Item,
        roster: impl IntoIterator<Item = &'a Agent>,
    ) -> bool {
        let demand = Ask::of(item).demand(&self.plan);
        let only = item.preferred.filter(|preference| preference.required);
        !roster.into_iter().any(|agent| {
            agent.enabled
                && agent.queues.contains(&item.queue)
                && only.is_none_or(|only| only.agent == agent.id)
                && {
                    let seat = Seat::of(agent);
                    demand.lacking(&seat).is_none() && seat.has_room(demand.kind, demand.size)
                }
        })
    }

    fn may(&self, agent: AgentId, demand: &Demand, odd: Option<&Odd>) -> Result<(), Verdict> {
        let Some(seat) = self.seats.get(&agent) else {
            return Err(Verdict::Away);
        };
        sits(seat, demand, odd)
    }

    /// The first piece of a class that somebody of its pool can have, if it stands before `limit`.
    fn first_match(
        &self,
        class: &Class,
        pool: &Pool,
        limit: Option<(u16, Place)>,
    ) -> Option<(Place, (AgentId, Rule))> {
        let within = |place: &Place| limit.is_none_or(|limit| (class.priority, *place) < limit);
        let mut found = class
            .open
            .iter()
            .take_while(|place| within(place))
            .find_map(|&place| {
                self.winner(class, self.odd.get(&place.id()))
                    .map(|winner| (place, winner))
            });
        for (agent, row) in &class.kept {
            let fits = self
                .seats
                .get(agent)
                .is_some_and(|seat| pool.demand.standing(seat) == Standing::Fit);
            if !fits {
                continue;
            }
            let before =
                |place: &Place| within(place) && found.is_none_or(|(other, _)| *place < other);
            let kept = row
                .iter()
                .take_while(|place| before(place))
                .find_map(|&place| {
                    self.winner(class, self.odd.get(&place.id()))
                        .map(|winner| (place, winner))
                });
            found = kept.or(found);
        }
        found
    }

    /// Who gets a piece of a class, given what it remembers.
    fn winner(&self, class: &Class, odd: Option<&Odd>) -> Option<(AgentId, Rule)> {
        let pool = self.pools.at(class.pool);
        if pool.demand.door != Door::Open {
            return None;
        }
        let Some(odd) = odd else {
            return Some((pool.ready.first()?.agent, pool.demand.order.rule()));
        };
        if odd.held_until.is_some() {
            return None;
        }
        if let Some(preference) = odd.preferred {
            let fits = self
                .seats
                .get(&preference.agent)
                .is_some_and(|seat| standing(&pool.demand, seat, Some(odd)) == Standing::Fit);
            if fits {
                return Some((preference.agent, Rule::Preferred));
            }
            if preference.required {
                return None;
            }
        }
        let turn = pool
            .ready
            .iter()
            .find(|turn| !odd.tried.contains(&turn.agent))?;
        Some((turn.agent, pool.demand.order.rule()))
    }

    fn odd_of(&self, is_odd: bool, id: ConversationId) -> Option<&Odd> {
        is_odd.then(|| self.odd.get(&id)).flatten()
    }
}

fn sits(seat: &Seat, demand: &Demand, odd: Option<&Odd>) -> Result<(), Verdict> {
    match standing(demand, seat, odd) {
        // Pace is for what the desk gives; who asks for work gets it.
        Standing::Fit | Standing::Ramping => Ok(()),
        other => Err(verdict(other, demand, seat, odd)),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};
    use std::sync::Arc;

    use super::*;
    use crate::domain::{Moment, Name};
    use crate::routing::plan::{Plan, Queue, Status};
    use crate::routing::seat::tests::seat;

    fn name(text: &str) -> Name {
        Name::new(text).expect("a plain word is a name")
    }

    /// One queue that asks for English, and two agents who have it equally well.
    fn floor() -> Floor {
        let mut plan = Plan::default();
        let required = [(name("english"), 2)].into();
        let queue = Queue {
            required,
            ..Queue::default()
        };
        plan.queues.insert(name("support"), queue);
        let available = Status {
            channels: None,
            available: true,
        };
        plan.statuses.insert(name("available"), available);
        let mut floor = Floor::new();
        floor.set_plan(&Arc::new(plan), Moment(0));
        for agent in [1, 2] {
            let mut seat = seat(agent, 2);
            seat.queues.insert(name("support"));
            seat.skills.insert(name("english"), 5);
            floor.sit(seat);
        }
        floor
    }

    fn wait(floor: &mut Floor, id: u64) {
        floor.wait(&item(id), Moment(0));
    }

    fn item(id: u64) -> Item {
        Item {
            id: ConversationId(id),
            queue: name("support"),
            channel: name("mail"),
            size: None,
            priority: 500,
            enqueued_at: Moment(0),
            queue_since: Moment(0),
            required: BTreeMap::new(),
            dropped: 0,
            tried: BTreeSet::new(),
            preferred: None,
        }
    }

    fn winner(floor: &Floor) -> Option<AgentId> {
        floor.next_match().and_then(|pick| pick.winner)
    }

    #[test]
    fn among_equals_the_lower_number_goes_first() {
        let mut floor = floor();
        wait(&mut floor, 1);
        assert_eq!(winner(&floor), Some(AgentId(1)));
    }

    #[test]
    fn among_equals_the_better_at_what_is_asked_goes_first() {
        let mut floor = floor();
        wait(&mut floor, 1);
        floor.change_seat(AgentId(1), |seat| {
            seat.skills.insert(name("welding"), 10);
        });
        floor.change_seat(AgentId(2), |seat| {
            seat.skills.insert(name("english"), 6);
        });
        assert_eq!(winner(&floor), Some(AgentId(2)));
        floor.change_seat(AgentId(2), |seat| seat.last_received = Moment(1));
        assert_eq!(winner(&floor), Some(AgentId(1)));
    }

    #[test]
    fn what_nobody_can_have_says_why() {
        let mut floor = floor();
        wait(&mut floor, 1);
        floor.change_seat(AgentId(1), |seat| seat.used_primary = 2);
        floor.change_seat(AgentId(2), |seat| seat.skills.clear());
        assert_eq!(floor.next_match(), None);
        let pick = floor.pick_agent(ConversationId(1)).expect("it waits");
        let verdicts: Vec<Verdict> = pick
            .candidates
            .into_iter()
            .map(|candidate| candidate.verdict)
            .collect();
        let full = Verdict::Full { needed: 1, free: 0 };
        assert_eq!(verdicts, [full, Verdict::Skill(name("english"), 2)]);
    }

    #[test]
    fn a_queue_of_few_is_listed_whole() {
        let mut floor = floor();
        for agent in 3..=64 {
            let mut seat = seat(agent, 2);
            seat.queues.insert(name("support"));
            floor.sit(seat);
        }
        wait(&mut floor, 1);
        let pick = floor.pick_agent(ConversationId(1)).expect("it waits");
        assert_eq!((pick.candidates.len(), pick.unlisted()), (64, 0));
    }

    #[test]
    fn somebody_chosen_from_elsewhere_stands_before_those_who_could_have_had_it() {
        let mut floor = floor();
        floor.sit(seat(9, 3));
        wait(&mut floor, 1);
        let pick = floor.pick_agent(ConversationId(1)).expect("it waits");
        let item = item(1);
        let chosen = floor.chosen(&item, AgentId(9), Rule::Chosen);
        assert_eq!(
            (chosen.winner, chosen.rule),
            (Some(AgentId(9)), Rule::Chosen)
        );
        assert_eq!(chosen.candidates[0].verdict, Verdict::Chosen);
        assert_eq!(chosen.candidates.len(), pick.candidates.len() + 1);
        let only = floor.chosen(
            &Item {
                id: ConversationId(7),
                ..item
            },
            AgentId(1),
            Rule::Chosen,
        );
        assert_eq!(
            only.candidates.len(),
            1,
            "of what does not wait nobody else is looked at"
        );
    }

    #[test]
    fn whoever_is_not_listed_is_counted() {
        let mut floor = floor();
        for agent in 3..=90 {
            let mut seat = seat(agent, 2);
            seat.queues.insert(name("support"));
            floor.sit(seat);
        }
        wait(&mut floor, 1);
        let pick = floor.pick_agent(ConversationId(1)).expect("it waits");
        assert_eq!(pick.candidates.len(), CANDIDATES_MAX);
        assert_eq!(pick.rest, [(Standing::Skill, 90 - 24)]);
    }
}
