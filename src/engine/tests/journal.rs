//! What was asked, and what was written down of it, are each enough to have the same desk again (R19).

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::conversation::{Interaction, Work as State};
use crate::domain::{AgentId, ConversationId, MessageId, Moment, Name};
use crate::engine::Engine;
use crate::engine::event::{Actor, Cause, Event, What};
use crate::engine::memory::Memory;
use crate::routing::plan::Plan;

use super::desk::{Asked, Desk};
use super::random::{lived, lived_without_order};

/// Where a piece stands, as the journal alone tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Piece {
    queue: Option<Name>,
    stands: Stands,
    resolved: bool,
    messages: BTreeSet<MessageId>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Stands {
    Unrouted,
    Queued,
    Offered(AgentId, Moment),
    Active(AgentId),
    Waiting(AgentId),
    Snoozed(Option<AgentId>, Moment),
    WrapUp(AgentId),
    Done,
}

impl Stands {
    fn owner(&self) -> Option<AgentId> {
        match self {
            Self::Active(agent) | Self::Waiting(agent) | Self::WrapUp(agent) => Some(*agent),
            Self::Snoozed(agent, _) => *agent,
            _ => None,
        }
    }

    fn resting(owner: Option<AgentId>) -> Self {
        owner.map_or(Self::Done, Self::Waiting)
    }
}

/// What the journal tells, entry by entry.
#[derive(Debug, Default, PartialEq, Eq)]
struct Told {
    pieces: BTreeMap<ConversationId, Piece>,
    statuses: BTreeMap<AgentId, Name>,
}

impl Told {
    fn read(plan: &Plan, journal: &[Event]) -> Self {
        let mut told = Self::default();
        let mut before: Option<&Event> = None;
        for event in journal {
            match &event.what {
                What::Status(agent, Some(status)) => {
                    told.statuses.insert(*agent, status.clone());
                }
                What::Status(agent, None) => {
                    told.statuses.remove(agent);
                }
                _ => {}
            }
            let Some(id) = event.conversation else {
                continue;
            };
            // Whoever answers what nobody had owns it from then on, answered.
            let by_answer = match (&event.what, before.replace(event)) {
                (What::Assigned(agent, Cause::Claimed), Some(before)) => {
                    before.conversation == event.conversation
                        && before.by == Actor::Agent(*agent)
                        && matches!(before.what, What::Replied(_))
                }
                _ => false,
            };
            told.of(plan, id, event, by_answer);
        }
        told
    }

    fn of(&mut self, plan: &Plan, id: ConversationId, event: &Event, by_answer: bool) {
        let piece = self.pieces.entry(id).or_insert(Piece {
            queue: None,
            stands: Stands::Unrouted,
            resolved: false,
            messages: BTreeSet::new(),
        });
        let me = match event.by {
            Actor::Agent(agent) => Some(agent),
            _ => None,
        };
        let owner = piece.stands.owner();
        match &event.what {
            What::Received(message) | What::Noted(message) => {
                piece.messages.insert(*message);
            }
            What::Replied(message) => {
                piece.messages.insert(*message);
                // What the desk writes by itself changes nothing.
                if event.by != Actor::Desk {
                    piece.stands = Stands::resting(owner);
                }
            }
            What::Interaction(now) => piece.resolved = *now == Interaction::Resolved,
            What::SetResolved => piece.stands = Stands::resting(owner.or(me)),
            What::Queued(queue, _) => {
                piece.queue = Some(queue.clone());
                piece.stands = Stands::Queued;
            }
            What::Transferred { to, .. } | What::Overflowed { to, .. } => {
                piece.queue = Some(to.clone());
                piece.stands = Stands::Queued;
            }
            What::Offered(_, agent, until) => piece.stands = Stands::Offered(*agent, *until),
            What::Assigned(agent, _) if by_answer => piece.stands = Stands::Waiting(*agent),
            What::Accepted(agent) | What::Assigned(agent, _) => {
                piece.stands = Stands::Active(*agent);
            }
            What::Untaken(..) | What::Revoked(..) | What::Released(..) => {
                piece.stands = Stands::Queued;
            }
            What::Snoozed(until) => piece.stands = Stands::Snoozed(owner.or(me), *until),
            What::Ended(_) => {
                let queue = piece.queue.as_ref().and_then(|name| plan.queues.get(name));
                let writes = queue.is_some_and(|queue| queue.wrap_up.is_some());
                let writer = owner.or(me).filter(|_| writes);
                piece.stands = writer.map_or(Stands::Done, Stands::WrapUp);
            }
            What::WrittenUp => piece.stands = Stands::Done,
            _ => {}
        }
    }

    /// The same as the record has it.
    fn of_record(record: &Memory) -> Self {
        let piece = |one: &crate::domain::conversation::Conversation| Piece {
            queue: Some(one.routing.queue.clone()),
            stands: match one.work.clone() {
                State::Unrouted => Stands::Unrouted,
                State::Queued => Stands::Queued,
                State::Offered {
                    agent, deadline, ..
                } => Stands::Offered(agent, deadline),
                State::Active { agent, .. } => Stands::Active(agent),
                State::Waiting { agent } => Stands::Waiting(agent),
                State::Snoozed { agent, until } => Stands::Snoozed(agent, until),
                State::WrapUp { agent, .. } => Stands::WrapUp(agent),
                State::Done => Stands::Done,
            },
            resolved: one.interaction == Interaction::Resolved,
            messages: record
                .messages
                .values()
                .filter(|message| message.conversation == one.id)
                .map(|message| message.id)
                .collect(),
        };
        let here = record.presences.iter();
        Self {
            pieces: record
                .conversations
                .iter()
                .map(|(id, one)| (*id, piece(one)))
                .collect(),
            statuses: here
                .filter_map(|(agent, it)| Some((*agent, it.status.clone()?)))
                .collect(),
        }
    }
}

/// The same questions to a desk that knows nothing yet.
fn lived_again(desk: &Desk) -> (Engine, Memory) {
    let mut record = Memory::default();
    let mut engine = Engine::rebuild(&record);
    for asked in &desk.asked {
        match asked {
            Asked::Restart => engine = Engine::rebuild(&record),
            Asked::Decide(at, command) => {
                engine.decide(&mut record, *at, (**command).clone()).ok();
                record.counters = engine.counters();
            }
        }
    }
    (engine, record)
}

#[test]
fn the_journal_alone_tells_where_everything_stands() {
    for seed in 1..=40 {
        let desk = lived(seed, 250);
        let told = Told::read(&desk.plan, &desk.record.events);
        let kept = Told::of_record(&desk.record);
        for (id, piece) in &kept.pieces {
            assert_eq!(
                told.pieces.get(id),
                Some(piece),
                "seed {seed}, conversation {id}"
            );
        }
        assert_eq!(told, kept, "seed {seed}");
    }
}

#[test]
fn what_was_asked_once_gives_the_same_desk_again() {
    let days = (1..=20).map(|seed| (seed, lived(seed, 250)));
    let moved = (1..=20).map(|seed| (seed, lived_without_order(seed, 250).0));
    for (seed, desk) in days.chain(moved) {
        let (engine, record) = lived_again(&desk);
        assert_eq!(record, desk.record, "seed {seed}");
        assert_eq!(
            engine.live(desk.now),
            desk.engine.live(desk.now),
            "seed {seed}"
        );
        assert_eq!(
            engine.next_deadline(),
            desk.engine.next_deadline(),
            "seed {seed}"
        );
    }
}
