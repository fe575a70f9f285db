//! The floor against the rules read aloud: a linear scan written from R1 to R4 must give the same
//! answers after every step of a random day.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use proptest::prelude::*;

use super::plan::{Channel, Mode, Model, Plan, Queue, Size, Status, Target, Wish};
use super::ramp::Ramp;
use super::verdict::Verdict;
use super::{Floor, Item, Preference, Seat};
use crate::domain::channel::{Abilities, TextUnit};
use crate::domain::conversation::Kind;
use crate::domain::{AgentId, ConversationId, Moment, Name, Span};

/// The desk as somebody with paper and patience would keep it.
#[derive(Clone)]
struct Paper {
    plan: Arc<Plan>,
    seats: Vec<Seat>,
    /// What waits, and whether the desk gives it out yet.
    items: Vec<(Item, bool)>,
}

impl Paper {
    fn queue(&self, item: &Item) -> &Queue {
        &self.plan.queues[&item.queue]
    }

    fn kind(&self, item: &Item) -> Kind {
        self.plan.channels[&item.channel]
            .work_kind
            .unwrap_or(self.queue(item).kind)
    }

    fn needed(&self, item: &Item, seat: &Seat) -> (u32, bool) {
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
    fn free(&self, item: &Item, seat: &Seat) -> u32 {
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
    fn skills(&self, item: &Item) -> Vec<(Name, u8)> {
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
    fn able(&self, item: &Item, seat: &Seat) -> bool {
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
    fn may(&self, item: &Item, seat: &Seat) -> bool {
        let (units, whole) = self.needed(item, seat);
        self.able(item, seat)
            && !item.tried.contains(&seat.agent)
            && self.free(item, seat) >= units
            && !(whole && seat.used_primary > 0)
            && seat.open_items < 100
    }

    fn gives_out(&self, item: &Item, released: bool) -> bool {
        self.queue(item).mode == Mode::Push && !self.queue(item).paused && released
    }

    /// R4.
    fn winner(&self, item: &Item, released: bool) -> Option<AgentId> {
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
    fn key(&self, item: &Item) -> (u16, u16, Moment, ConversationId) {
        (
            self.queue(item).priority,
            item.priority,
            item.enqueued_at,
            item.id,
        )
    }

    fn first(&self, takes: impl Fn(&Item, bool) -> bool) -> Option<ConversationId> {
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
    fn exhausted(&self, item: &Item) -> bool {
        !item.tried.is_empty()
            && self
                .seats
                .iter()
                .filter(|seat| self.able(item, seat))
                .all(|seat| item.tried.contains(&seat.agent))
    }

    /// R13 and R16.
    fn advance(&mut self, now: Moment) {
        for seat in &mut self.seats {
            seat.ramp.wake(now);
        }
        for at in 0..self.items.len() {
            let until = until(&self.plan, &self.items[at].0);
            self.items[at].1 |= until.is_none_or(|until| until <= now);
        }
    }
}

fn until(plan: &Plan, item: &Item) -> Option<Moment> {
    match plan.queues[&item.queue].model {
        Model::External { timeout } => Some(item.queue_since + timeout),
        _ => None,
    }
}

/// One thing that happens on a random day; numbers are taken modulo what there is.
#[derive(Clone, Debug)]
enum Act {
    Sit(Box<Seat>),
    Rise(u64),
    Status(u64, Option<usize>, bool),
    Skill(u64, usize, u8),
    Take(u64, bool, u32),
    GiveBack(u64, bool, u32),
    Reweigh(u64, u32, u32),
    Wait(Box<Item>),
    Leave(u64),
    Tried(u64, u64),
    Match,
    Plan(u8),
    Time(i64),
}

fn name(text: &str) -> Name {
    Name::new(text).expect("a plain word is a name")
}

fn numbered(word: &str, n: usize) -> Name {
    name(&format!("{word}{n}"))
}

fn channel(work_kind: Option<Kind>, size: Option<u32>) -> Channel {
    Channel {
        kind: name("maildir"),
        enabled: true,
        routed: true,
        target: Target::Queue(name("q0")),
        priority: 500,
        work_kind,
        size,
        case_kind: None,
        origin: None,
        reopen_within: Span::ZERO,
        abilities: Abilities {
            text_max: 1,
            text_unit: TextUnit::Char,
            file_bytes_max: 0,
            files_max: 0,
            formatting: false,
            subject: false,
            typing: false,
            receipts: false,
            edits: false,
            emoji: false,
            proactive: false,
            public: false,
            reply_window: None,
        },
        send_within: Span::ZERO,
        undo_send: Span::ZERO,
    }
}

/// Four queues that between them have every mode, model, kind and size; `variant` turns them round.
fn plan(variant: u8) -> Plan {
    let turn = usize::from(variant);
    let models = [
        Model::MostAvailable,
        Model::LeastActive,
        Model::RoundRobin,
        Model::External {
            timeout: Span::seconds(20),
        },
    ];
    let sizes = [
        Size::Units(1),
        Size::Units(2),
        Size::Percent(50),
        Size::Percent(100),
    ];
    let mut plan = Plan::default();
    plan.desk.ramp_per_minute = 3;
    for n in 0..4 {
        let mut queue = Queue {
            model: models[(n + turn) % 4],
            priority: u16::try_from((n * 7 + turn) % 3).expect("below three"),
            size: sizes[(n + turn / 2) % 4],
            paused: n == 2 && variant % 5 == 4,
            ..Queue::default()
        };
        if n == 1 && variant % 2 == 1 {
            queue.kind = Kind::Interruptible;
        }
        if n == 3 && variant % 3 == 1 {
            queue.mode = Mode::Pull;
        }
        if n == 0 {
            queue.required.insert(numbered("s", 0), 3);
        }
        if n < 2 {
            queue.additional = vec![
                Wish {
                    skill: numbered("s", 1),
                    level: 5,
                    drop_rank: 2,
                },
                Wish {
                    skill: numbered("s", 0),
                    level: 6,
                    drop_rank: 1,
                },
            ];
        }
        plan.queues.insert(numbered("q", n), queue);
    }
    plan.channels.insert(numbered("c", 0), channel(None, None));
    plan.channels.insert(
        numbered("c", 1),
        channel(Some(Kind::Interruptible), Some(1 + u32::from(variant % 2))),
    );
    let some: BTreeSet<Name> = [numbered("c", 0)].into();
    plan.statuses.insert(
        numbered("a", 0),
        Status {
            channels: None,
            available: true,
        },
    );
    plan.statuses.insert(
        numbered("a", 1),
        Status {
            channels: Some(some),
            available: true,
        },
    );
    plan.statuses.insert(
        numbered("a", 2),
        Status {
            channels: None,
            available: false,
        },
    );
    plan
}

fn skills() -> impl Strategy<Value = BTreeMap<Name, u8>> {
    prop::collection::btree_map((0_usize..2).prop_map(|n| numbered("s", n)), 0_u8..=10, 0..3)
}

fn seats() -> impl Strategy<Value = Box<Seat>> {
    (
        (
            0_u64..6,
            prop::collection::btree_set(0_usize..4, 0..4),
            skills(),
        ),
        (
            0_u32..6,
            prop::option::of(0_u32..6),
            prop::option::weighted(0.9, 0_usize..3),
            prop::bool::weighted(0.9),
        ),
        (
            0_u32..4,
            0_u32..4,
            prop_oneof![9 => 0_u32..5, 1 => 98_u32..101],
            0_i64..50,
            any::<bool>(),
        ),
    )
        .prop_map(|(who, here, load)| {
            Box::new(Seat {
                agent: AgentId(who.0),
                queues: who.1.into_iter().map(|n| numbered("q", n)).collect(),
                skills: who.2,
                capacity: here.0,
                interruptible: here.1,
                status: here.2.map(|n| numbered("a", n)),
                live: here.3,
                used_primary: load.0,
                used_interruptible: load.1,
                open_items: load.2,
                last_received: Moment(load.3 * 1000),
                ramp: if load.4 {
                    Ramp::returning(Moment(load.3 * 1000))
                } else {
                    Ramp::none()
                },
            })
        })
}

fn items() -> impl Strategy<Value = Box<Item>> {
    (
        (0_u64..40, 0_usize..4, 0_usize..2, prop::option::weighted(0.2, 0_u32..4)),
        (0_u16..2, 0_i64..30, 0_i64..30, 0_u16..3),
        prop_oneof![3 => Just(BTreeMap::new()), 1 => skills()],
        prop_oneof![4 => Just(BTreeSet::new()), 1 => prop::collection::btree_set((0_u64..6).prop_map(AgentId), 0..4)],
        prop::option::weighted(0.2, (0_u64..6, any::<bool>())),
    )
        .prop_map(|(what, when, required, tried, preferred)| {
            Box::new(Item {
                id: ConversationId(what.0),
                queue: numbered("q", what.1),
                channel: numbered("c", what.2),
                size: what.3,
                priority: when.0,
                enqueued_at: Moment(when.1 * 1000),
                queue_since: Moment((when.1 + when.2) * 1000),
                required,
                dropped: when.3,
                tried,
                preferred: preferred.map(|(agent, required)| Preference { agent: AgentId(agent), required }),
            })
        })
}

fn acts() -> impl Strategy<Value = Act> {
    prop_oneof![
        6 => seats().prop_map(Act::Sit),
        1 => (0_u64..6).prop_map(Act::Rise),
        4 => (0_u64..6, prop::option::weighted(0.9, 0_usize..3), prop::bool::weighted(0.8))
            .prop_map(|(agent, status, live)| Act::Status(agent, status, live)),
        1 => (0_u64..6, 0_usize..2, 0_u8..=10).prop_map(|(agent, skill, level)| Act::Skill(agent, skill, level)),
        4 => (0_u64..6, any::<bool>(), 0_u32..3).prop_map(|(agent, kind, units)| Act::Take(agent, kind, units)),
        4 => (0_u64..6, any::<bool>(), 0_u32..3).prop_map(|(agent, kind, units)| Act::GiveBack(agent, kind, units)),
        1 => (0_u64..6, 0_u32..3, 0_u32..3).prop_map(|(agent, from, to)| Act::Reweigh(agent, from, to)),
        16 => items().prop_map(Act::Wait),
        4 => (0_u64..40).prop_map(Act::Leave),
        4 => (0_u64..40, 0_u64..6).prop_map(|(item, agent)| Act::Tried(item, agent)),
        6 => Just(Act::Match),
        1 => (0_u8..12).prop_map(Act::Plan),
        4 => (0_i64..25).prop_map(Act::Time),
    ]
}

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
                    floor.may_take_item(seat.agent, item).is_ok(),
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
        let mut exhausted = BTreeSet::new();
        for act in acts {
            day.act(act);
            day.compare()?;
            exhausted.extend(day.floor.drain_exhausted());
            for (item, _) in day.paper.items.iter().filter(|(item, _)| day.paper.exhausted(item)) {
                prop_assert!(exhausted.contains(&item.id), "{} ran out of agents unnoticed", item.id);
            }
        }
    }
}
