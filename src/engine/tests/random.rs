//! Whatever people, customers and providers do, in whatever order: every invariant holds, a restart
//! gives the same desk, and the same seed gives the same record.

use crate::domain::agent::Role;
use crate::domain::conversation::Work as State;
use crate::domain::message::Scope;
use crate::domain::{AgentId, ConversationId, Span};
use crate::engine::command::contact::ContactAct;
use crate::engine::command::{Act, Outbox, Presence, Reply, Verdict, Work};
use crate::engine::event::Actor;
use crate::engine::memory::Memory;
use crate::routing::plan::{Size, Step};

use super::desk::{Desk, name};

/// A small generator of our own: the sequence must never change under us.
struct Lots(u64);

impl Lots {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % n
    }
}

fn day(seed: u64, steps: usize) -> Memory {
    lived(seed, steps).record
}

/// A desk after so many random steps.
pub(super) fn lived(seed: u64, steps: usize) -> Desk {
    let (mut desk, mut lots, people) = begin(seed);
    for _ in 0..steps {
        step(&mut desk, &mut lots, &people);
    }
    desk
}

/// The same, where conversations are joined and parted too, acts taken back and customers erased.
pub(super) fn lived_without_order(seed: u64, steps: usize) -> (Desk, Moved) {
    let (mut desk, mut lots, people) = begin(seed);
    let mut moved = Moved::default();
    for _ in 0..steps {
        step(&mut desk, &mut lots, &people);
        if lots.below(3) == 0 {
            moved.more(&mut desk, &mut lots, &people);
        }
    }
    (desk, moved)
}

/// How often each was done: a day on which nothing of it happens says nothing.
#[derive(Debug, Default)]
pub(super) struct Moved {
    merged: usize,
    split: usize,
    undone: usize,
    erased: usize,
}

impl Moved {
    fn more(&mut self, desk: &mut Desk, lots: &mut Lots, people: &[AgentId]) {
        let last = desk.record.counters.conversation.max(1);
        let [id, other] = [(); 2].map(|()| ConversationId(1 + lots.below(last)));
        let boss = *people.last().expect("the supervisor");
        match lots.below(8) {
            0 | 1 => {
                let mut of_them = desk.record.conversations.values();
                let theirs = desk.record.conversations.get(&id).map(|it| it.contact);
                let of_them = of_them.find(|it| it.id != id && Some(it.contact) == theirs);
                let other = of_them.map_or(other, |it| it.id);
                self.merged += usize::from(desk.does(boss, id, Work::Merge(other)).is_ok());
            }
            2 => {
                let seq = 2 + u32::try_from(lots.below(3)).expect("small");
                self.split += usize::from(desk.does(boss, id, Work::Split(seq)).is_ok());
            }
            3..=6 => {
                let token = desk.record.counters.undo.saturating_sub(lots.below(2));
                let undone = people
                    .iter()
                    .any(|who| desk.by(Actor::Agent(*who), Act::Undo { token }).is_ok());
                self.undone += usize::from(undone);
            }
            _ if lots.below(4) == 0 => {
                let Some(contact) = desk.record.conversations.get(&id).map(|it| it.contact) else {
                    return;
                };
                let erase = Act::Contact(ContactAct::Erase(contact));
                self.erased += usize::from(desk.by(Actor::Operator(0), erase).is_ok());
            }
            _ => {}
        }
    }

    fn and(&self, other: &Self) -> Self {
        Self {
            merged: self.merged + other.merged,
            split: self.split + other.split,
            undone: self.undone + other.undone,
            erased: self.erased + other.erased,
        }
    }
}

fn begin(seed: u64) -> (Desk, Lots, Vec<AgentId>) {
    let lots = Lots(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let mut desk = Desk::with(|plan| {
        let queue = plan.queues.get_mut("soporte").expect("it is there");
        queue.max_laps = 2;
        queue.overflow = Some(name("ventas"));
        queue.wrap_up = (seed.is_multiple_of(2)).then(|| Span::seconds(20));
        queue.requeue_after = Some(Span::seconds(30));
        queue.on_timeout = (seed.is_multiple_of(3)).then(|| name("away"));
        queue.size = if seed.is_multiple_of(5) {
            Size::Percent(50)
        } else {
            Size::Units(1)
        };
        let steps = Step {
            after: Span::minutes(5),
            to: name("ventas"),
            skip_if_no_agent: true,
        };
        queue.steps.push(steps);
        plan.desk.ramp_per_minute = 3;
        plan.channels
            .get_mut("correo")
            .expect("it is there")
            .repeatable = seed.is_multiple_of(2);
    });
    let mut people: Vec<AgentId> = (0..4)
        .map(|n| {
            desk.hire(
                &format!("agent{n}"),
                Role::Agent,
                &["soporte", "ventas"],
                1 + n,
            )
        })
        .collect();
    people.push(desk.hire("berta", Role::Supervisor, &[], 3));
    (desk, lots, people)
}

fn step(desk: &mut Desk, lots: &mut Lots, people: &[AgentId]) {
    let who = people[usize::try_from(lots.below(people.len() as u64)).expect("small")];
    let last = desk.record.counters.conversation.max(1);
    let id = ConversationId(1 + lots.below(last));
    match lots.below(14) {
        0 | 1 => {
            let from = format!("c{}@example.test", lots.below(9));
            desk.mail(&from, "hola");
        }
        2 if desk.record.conversations.contains_key(&id) => {
            desk.answer(id, "sigo aquí");
        }
        3 => desk.pass(Span::seconds(i64::try_from(lots.below(90)).expect("small"))),
        4 => desk.arrive(who),
        5 => {
            let act = if lots.below(2) == 0 {
                Presence::Lost(who)
            } else {
                Presence::SignedOff(who)
            };
            desk.by(Actor::Agent(who), Act::Presence(act)).ok();
        }
        6 => {
            let status = if lots.below(2) == 0 {
                "available"
            } else {
                "away"
            };
            desk.by(
                Actor::Agent(who),
                Act::Presence(Presence::Status(who, name(status))),
            )
            .ok();
        }
        7 => send(desk, lots),
        8 if lots.below(10) == 0 => {
            desk.restart();
        }
        9 if lots.below(10) == 0 => desk.reconfigure("again"),
        _ => {
            let act = work(desk, lots, people, who);
            desk.does(who, id, act).ok();
        }
    }
}

fn work(desk: &Desk, lots: &mut Lots, people: &[AgentId], who: AgentId) -> Work {
    match lots.below(16) {
        0..=3 => Work::Accept,
        4 => Work::Decline(None),
        5 => Work::Claim {
            over_capacity: lots.below(4) == 0,
        },
        6..=8 => Work::Reply(Box::new(Reply {
            text: "dígame".into(),
            ..Reply::default()
        })),
        9 => Work::End {
            base_seq: None,
            disposition: None,
            remark: String::new(),
        },
        10 => Work::Transfer(name(if lots.below(2) == 0 {
            "ventas"
        } else {
            "soporte"
        })),
        11 => Work::Snooze(desk.now + Span::minutes(1)),
        12 => {
            let to = people[usize::try_from(lots.below(people.len() as u64)).expect("small")];
            Work::Assign {
                agent: to,
                check_capacity: lots.below(2) == 0,
            }
        }
        13 => Work::Release,
        14 => Work::Note {
            scope: Scope::Team,
            text: format!("{who}"),
            attachments: Vec::new(),
            called: None,
        },
        _ => Work::Resolve { base_seq: None },
    }
}

fn send(desk: &mut Desk, lots: &mut Lots) {
    for message in desk.claim_lane() {
        let verdict = match lots.below(5) {
            0 | 1 => Verdict::Sent(Vec::new()),
            2 => Verdict::Later {
                after: None,
                why: "busy".into(),
            },
            3 => Verdict::Refused {
                code: "no".into(),
                why: "no".into(),
            },
            _ => Verdict::Unknown {
                why: "cut".into(),
                repeatable: lots.below(2) == 0,
            },
        };
        desk.settle(message, verdict);
    }
    if let Some(&message) = desk.record.deliveries.keys().next()
        && lots.below(3) == 0
    {
        desk.by(Actor::Operator(0), Act::Outbox(Outbox::Retry(message)))
            .ok();
    }
}

#[test]
fn every_invariant_holds_through_random_days() {
    for seed in 1..=60 {
        let record = day(seed, 250);
        let alive = record
            .conversations
            .values()
            .filter(|one| one.work != State::Done)
            .count();
        assert!(alive > 0, "seed {seed} had a day with nothing to do");
    }
}

#[test]
fn every_invariant_holds_where_conversations_are_joined_parted_and_erased() {
    let days = (1..=40).map(|seed| lived_without_order(seed, 250).1);
    let moved = days.fold(Moved::default(), |all, day| all.and(&day));
    let least = [moved.merged, moved.split, moved.undone, moved.erased];
    assert!(least.into_iter().all(|times| times > 20), "{moved:?}");
}

#[test]
fn the_same_seed_gives_the_same_record() {
    assert_eq!(day(7, 400), day(7, 400));
}

#[test]
fn sequences_are_dense_in_every_conversation() {
    let record = day(11, 600);
    for conversation in record.conversations.values() {
        let mut seqs: Vec<u32> = record
            .messages
            .values()
            .filter(|m| m.conversation == conversation.id)
            .map(|m| m.seq)
            .collect();
        seqs.sort_unstable();
        assert_eq!(
            seqs,
            (1..=conversation.seq).collect::<Vec<_>>(),
            "conversation {}",
            conversation.id
        );
    }
}
