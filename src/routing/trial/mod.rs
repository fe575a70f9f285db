//! The floor against the rules read aloud: a linear scan written from R1 to R4 must give the same
//! answers after every step of a random day.

mod acts;
mod paper;

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;

use crate::domain::conversation::Kind;
use crate::domain::{AgentId, ConversationId, Moment, Span};

use super::verdict::Verdict;
use super::{Floor, Item, Seat};
use acts::{Act, acts, numbered, plan};
use paper::Paper;

/// The desk kept twice.
struct Day {
    floor: Floor,
    paper: Paper,
    now: Moment,
}

impl Day {
    fn new() -> Self {
        let plan = Arc::new(plan(0));
        let mut floor = Floor::new();
        floor.set_plan(&plan, Moment(0));
        let paper = Paper {
            plan,
            seats: Vec::new(),
            items: Vec::new(),
        };
        Self {
            floor,
            paper,
            now: Moment(0),
        }
    }

    fn act(&mut self, act: Act) {
        match act {
            Act::Sit(seat) => {
                self.paper.seats.retain(|old| old.agent != seat.agent);
                self.paper.seats.push((*seat).clone());
                self.floor.sit(*seat);
            }
            Act::Rise(agent) => {
                self.paper.seats.retain(|old| old.agent != AgentId(agent));
                self.floor.rise(AgentId(agent));
            }
            Act::Status(agent, status, live) => self.change(agent, |seat| {
                seat.status = status.map(|n| numbered("a", n));
                seat.live = live;
            }),
            Act::Skill(agent, skill, level) => self.change(agent, |seat| {
                seat.skills.insert(numbered("s", skill), level);
            }),
            Act::Take(agent, primary, units) => self.take(AgentId(agent), kind(primary), units),
            Act::GiveBack(agent, primary, units) => {
                self.floor.give_back(AgentId(agent), kind(primary), units);
                self.note(AgentId(agent), |seat| {
                    let used = seat.used_mut(kind(primary));
                    *used = used.saturating_sub(units);
                    seat.open_items = seat.open_items.saturating_sub(1);
                });
            }
            Act::Reweigh(agent, from, to) => {
                self.floor.reweigh(AgentId(agent), Kind::Primary, from, to);
                self.note(AgentId(agent), |seat| {
                    seat.used_primary = seat.used_primary.saturating_sub(from) + to;
                });
            }
            Act::Wait(item) => self.wait(*item),
            Act::Leave(id) => self.leave(ConversationId(id)),
            Act::Tried(id, agent) => {
                let found = self
                    .paper
                    .items
                    .iter()
                    .find(|(item, _)| item.id == ConversationId(id));
                if let Some((item, _)) = found {
                    let mut item = item.clone();
                    item.tried.insert(AgentId(agent));
                    self.wait(item);
                }
            }
            Act::Match => {
                if let Some(pick) = self.floor.next_match() {
                    let winner = pick.winner.expect("a match has somebody");
                    self.leave(pick.item);
                    self.take(winner, pick.kind, pick.units);
                }
            }
            Act::Plan(variant) => {
                let plan = Arc::new(plan(variant));
                self.paper.plan = Arc::clone(&plan);
                self.floor.set_plan(&plan, self.now);
            }
            Act::Time(seconds) => self.now = self.now + Span::seconds(seconds),
        }
        self.floor.advance(self.now);
        self.paper.advance(self.now);
    }

    fn change(&mut self, agent: u64, change: impl Fn(&mut Seat)) {
        self.floor.change_seat(AgentId(agent), &change);
        self.note(AgentId(agent), change);
    }

    fn note(&mut self, agent: AgentId, change: impl Fn(&mut Seat)) {
        self.paper
            .seats
            .iter_mut()
            .filter(|seat| seat.agent == agent)
            .for_each(change);
    }

    fn take(&mut self, agent: AgentId, kind: Kind, units: u32) {
        self.floor.take(agent, kind, units, self.now);
        let now = self.now;
        self.note(agent, |seat| {
            *seat.used_mut(kind) += units;
            seat.open_items += 1;
            seat.last_received = seat.last_received.max(now);
            seat.ramp.give(now, 3);
        });
    }

    fn wait(&mut self, item: Item) {
        self.leave(item.id);
        self.floor.wait(&item, self.now);
        self.paper.items.push((item, false));
    }

    fn leave(&mut self, id: ConversationId) {
        self.floor.leave(id);
        self.paper.items.retain(|(item, _)| item.id != id);
    }

    fn compare(&mut self) -> Result<(), TestCaseError> {
        let (floor, paper) = (&self.floor, &self.paper);
        prop_assert_eq!(floor.invariants(), Ok(()));
        let first = paper.first(|item, released| paper.winner(item, released).is_some());
        prop_assert_eq!(floor.next_match().map(|pick| pick.item), first);
        for seat in &paper.seats {
            let next = paper.first(|item, released| {
                paper.gives_out(item, released)
                    && paper.may(item, seat)
                    && seat.ramp.rests_until().is_none()
            });
            prop_assert_eq!(floor.pick_item(seat.agent), next, "next for {}", seat.agent);
        }
        for (item, released) in &paper.items {
            let pick = floor.pick_agent(item.id).expect("what is on paper waits");
            prop_assert_eq!(
                pick.winner,
                paper.winner(item, *released),
                "winner of {:?}",
                item
            );
            let members = paper
                .seats
                .iter()
                .filter(|seat| seat.queues.contains(&item.queue))
                .count();
            prop_assert_eq!(pick.candidates.len() + pick.unlisted() as usize, members);
            let chosen = pick
                .candidates
                .iter()
                .find(|one| one.verdict == Verdict::Chosen);
            prop_assert_eq!(chosen.map(|one| one.agent), pick.winner);
            for seat in &paper.seats {
                prop_assert_eq!(
                    floor.may_take(seat.agent, item.id).is_ok(),
                    paper.may(item, seat)
                );
                prop_assert_eq!(
                    floor.may_take_item(seat.agent, item, false).is_ok(),
                    paper.may(item, seat)
                );
            }
            let before = paper.items.iter().filter(|(other, _)| {
                other.queue == item.queue && paper.key(other) < paper.key(item)
            });
            prop_assert_eq!(floor.position(item.id), Some(before.count() + 1));
            prop_assert_eq!(
                floor.is_exhausted(item.id),
                paper.exhausted(item),
                "exhausted {:?}",
                item
            );
        }
        for queue in paper.plan.queues.keys() {
            let there = || {
                paper
                    .items
                    .iter()
                    .map(|(item, _)| item)
                    .filter(|item| item.queue == *queue)
            };
            let backlog = floor.backlog(queue);
            prop_assert_eq!(backlog.waiting, there().count());
            prop_assert_eq!(backlog.oldest, there().map(|item| item.enqueued_at).min());
        }
        Ok(())
    }
}

fn kind(primary: bool) -> Kind {
    if primary {
        Kind::Primary
    } else {
        Kind::Interruptible
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_floor_answers_as_a_scan_would(acts in prop::collection::vec(acts(), 101)) {
        let mut day = Day::new();
        let mut before = BTreeSet::new();
        for act in acts {
            day.act(act);
            day.compare()?;
            let told = day.floor.drain_exhausted();
            let there = day.paper.items.iter().map(|(item, _)| item);
            let now: BTreeSet<ConversationId> =
                there.filter(|item| day.paper.exhausted(item)).map(|item| item.id).collect();
            for id in now.difference(&before) {
                prop_assert!(told.contains(id), "{} ran out of agents unnoticed", id);
            }
            before = now;
        }
    }
}
