//! What can happen on a random day, and the plans it happens under.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use crate::domain::conversation::Kind;
use crate::domain::{AgentId, ConversationId, Moment, Name, Span};
use crate::routing::plan::{Channel, Mode, Model, Plan, Queue, Size, Status, Target, Wish};
use crate::routing::ramp::Ramp;
use crate::routing::{Item, Preference, Seat};

/// One thing that happens on a random day; numbers are taken modulo what there is.
#[derive(Clone, Debug)]
pub(super) enum Act {
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

pub(super) fn name(text: &str) -> Name {
    Name::new(text).expect("a plain word is a name")
}

pub(super) fn numbered(word: &str, n: usize) -> Name {
    name(&format!("{word}{n}"))
}

pub(super) fn channel(work_kind: Option<Kind>, size: Option<u32>) -> Channel {
    Channel {
        work_kind,
        size,
        ..Channel::new(name("maildir"), Target::Queue(name("q0")))
    }
}

/// Four queues that between them have every mode, model, kind and size; `variant` turns them round.
pub(super) fn plan(variant: u8) -> Plan {
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
    doors(&mut plan, variant);
    plan
}

/// Two channels and three statuses.
fn doors(plan: &mut Plan, variant: u8) {
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
}

pub(super) fn skills() -> impl Strategy<Value = BTreeMap<Name, u8>> {
    prop::collection::btree_map((0_usize..2).prop_map(|n| numbered("s", n)), 0_u8..=10, 0..3)
}

pub(super) fn seats() -> impl Strategy<Value = Box<Seat>> {
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
            0_i64..3,
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
                unlimited: false,
            })
        })
}

pub(super) fn items() -> impl Strategy<Value = Box<Item>> {
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

pub(super) fn acts() -> impl Strategy<Value = Act> {
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
