//! The heart: a command and a moment in; changes, effects and the next deadline out. Pure.
//!
//! Never reads a clock, never draws lots, never touches disk or network: time, random numbers and the
//! record are handed in, so the same commands give the same desk, byte for byte. It does not know how
//! things are stored, how clients speak, nor which channels exist.
//!
//! A command is decided in one turn (`turn.rs`): its handler checks, then records; then whoever became
//! free and whatever began to wait are matched (`matching.rs`); then the invariants are checked
//! (`check.rs`). State is what is alive now and follows from the record alone.

pub mod answer;
pub mod change;
pub mod command;
pub mod day;
pub mod decision;
pub mod effect;
pub mod event;
pub mod ledger;
pub mod live;
pub mod memory;
pub mod refusal;
pub mod replay;
pub mod report;

mod account;
mod again;
mod age;
mod approval;
mod assign;
mod begin;
mod calls;
mod case;
mod ceiling;
mod check;
mod complaint;
mod compose;
mod consent;
mod contacts;
mod deadlines;
mod deed;
mod delivery;
mod echo;
mod edit;
mod erase;
mod fit;
mod forward;
mod guidance;
mod handover;
mod identity;
mod inbound;
mod intake;
mod join;
mod lanes;
mod lifecycle;
pub mod links;
mod matching;
mod notes;
mod notice;
mod pace;
mod partner;
mod people;
mod presence;
mod receipt;
mod reconfigure;
mod signature;
mod sorting;
mod source;
mod split;
mod state;
mod strays;
mod survey;
mod thread;
mod timer;
mod turn;
mod undo;
mod way;
pub mod window;

#[cfg(test)]
mod tests;

use crate::domain::Moment;
use crate::domain::delivery::Stage;

use answer::Answer;
use change::Change;
use command::{Act, Command, Work};
use effect::Effect;
use event::{Actor, Cause};
use ledger::Ledger;
use refusal::Refusal;
use state::State;
use timer::Timer;
use turn::Turn;

/// The deterministic engine: what is alive now, and how anything about it is decided.
#[derive(Debug)]
pub struct Engine {
    state: State,
    /// Whether it was told the settings: before that nothing can fall due.
    is_configured: bool,
}

/// A yes: what to answer, and what to hint once it is on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The answer.
    pub answer: Answer,
    /// Whether it had been given before, under the same key: nothing was done again.
    pub replayed: bool,
    /// Hints, in order.
    pub effects: Vec<Effect>,
}

impl Engine {
    /// Rebuilds what is alive from the record. The first command must be `Reconfigure`.
    pub fn rebuild(ledger: &dyn Ledger) -> Self {
        let mut state = State::new(ledger.counters());
        ledger.each_paused(&mut |channel, name| {
            let stopped = if channel {
                &mut state.paused_channels
            } else {
                &mut state.paused_queues
            };
            stopped.insert(name);
        });
        ledger.each_tally(&mut |tally| {
            state.tallies.insert(tally.channel.clone(), tally);
        });
        ledger.each_rest(&mut |rest| {
            state.lanes.rest(&rest.channel, rest.until);
        });
        ledger.each_early(&mut |early| {
            state.early.insert((early.at, early.channel, early.id));
        });
        ledger.each_stray(&mut |stray| {
            let of = state.strays.entry(stray.channel.clone()).or_default();
            of.insert(stray.id, stray);
        });
        strays::arm(&mut state);
        ledger.each_agent(&mut |agent| state.absorb_agent(agent));
        let people: Vec<_> = state.people.keys().copied().collect();
        for id in people {
            if let Some(presence) = ledger.presence(id) {
                state.absorb_presence(id, &presence);
            }
        }
        ledger.each_delivery(&mut |delivery| {
            match delivery.stage {
                Stage::Sending { .. } => state.lanes.interrupt(delivery.message),
                // Nobody else would ever look at it again, and all that follows it waits.
                Stage::Unsure { until: Some(until) } => {
                    state.timers.set(Timer::Unsure(delivery.message), until);
                }
                _ => {}
            }
            state.lanes.absorb(&delivery);
        });
        Self {
            state,
            is_configured: false,
        }
    }

    /// Decides one command. A refusal has changed nothing.
    pub fn decide(
        &mut self,
        ledger: &mut dyn Ledger,
        now: Moment,
        command: Command,
    ) -> Result<Outcome, Refusal> {
        // Time never goes back, whatever the clock says: order and deadlines are the desk's own.
        let now = now.max(Moment(self.state.counters.moment));
        if let Some(key) = &command.key
            && let Some(answer) = ledger.answer(key)
        {
            return Ok(Outcome {
                answer,
                replayed: true,
                effects: Vec::new(),
            });
        }
        self.state.counters.moment = now.0;
        let released = self.state.floor.advance(now);
        let configures = matches!(command.act, Act::Reconfigure(_));
        let mut turn = Turn::new(&mut self.state, ledger, now, command.by, command.nonce);
        let released = released.into_iter().map(|id| (id, Cause::Undecided));
        turn.causes.extend(released);
        let answer = match act(&mut turn, command.act) {
            Ok(answer) => answer,
            Err(refusal) => {
                assert_eq!(
                    turn.recorded, 0,
                    "a refused command has recorded something: {refusal:?}"
                );
                return Err(refusal);
            }
        };
        turn.as_desk(matching::settle);
        for channel in turn.state.lanes.wake(now) {
            turn.effects.push(Effect::WakeLane(channel));
        }
        if let Some(key) = command.key {
            turn.put(&Change::Answered(key, now, Box::new(answer.clone())));
        }
        check::after(&turn);
        let effects = turn.effects;
        self.is_configured |= configures;
        Ok(Outcome {
            answer,
            replayed: false,
            effects,
        })
    }

    /// When something has to be decided without being asked: submit a `Tick` then.
    pub fn next_deadline(&self) -> Option<Moment> {
        // A lane that is woken before anybody listens is never woken again.
        if !self.is_configured {
            return None;
        }
        [
            self.state.timers.next(),
            self.state.lanes.next(),
            self.state.floor.next_deadline(),
        ]
        .into_iter()
        .flatten()
        .min()
    }

    /// The highest numbers given out, to be put into every batch.
    pub fn counters(&self) -> ledger::Counters {
        self.state.counters
    }

    /// What is going on now, for whoever watches.
    pub fn live(&self, now: Moment) -> live::Live {
        live::of(&self.state, now)
    }

    /// The rows of [`Self::live`] that are others since this was last asked: few, however many there are.
    pub fn changed_people(&mut self) -> Vec<(crate::domain::AgentId, live::LiveAgent)> {
        live::changed(&mut self.state)
    }

    /// Checks every invariant the engine can check by itself; costs as much as there is alive.
    pub fn verify(&self, ledger: &dyn Ledger) -> Result<(), String> {
        check::all(&self.state, ledger)
    }
}

fn act(turn: &mut Turn<'_>, act: Act) -> Result<Answer, Refusal> {
    match act {
        Act::Receive(inbound) => intake::receive(turn, &inbound),
        Act::Receipt(receipt) => receipt::receipt(turn, &receipt),
        Act::Echo(inbound) => echo::echo(turn, &inbound),
        Act::Told(told) => deed::told(turn, &told),
        Act::Rate(rating) => survey::answer(turn, &rating),
        Act::Forward(forward) => forward::forward(turn, *forward),
        Act::Complaint(complaint) => complaint::complained(turn, &complaint),
        Act::Directed(order) => partner::directed(turn, &order),
        Act::Work {
            conversation,
            fence,
            act,
        } => {
            standing(turn, conversation, fence, &act)?;
            work(turn, conversation, act)
        }
        Act::Begin(outbound) => begin::begin(turn, *outbound),
        Act::Undo { token } => undo::take_back(turn, token),
        Act::Presence(presence) => presence::presence(turn, presence),
        Act::Contact(act) => contacts::contact(turn, act),
        Act::People(act) => people::people(turn, act),
        Act::Outbox(act) => delivery::outbox(turn, act),
        Act::PauseQueue(name, paused) => reconfigure::pause_queue(turn, name, paused),
        Act::PauseChannel(name, paused) => reconfigure::pause_channel(turn, name, paused),
        Act::Gone(name) => reconfigure::gone(turn, name),
        Act::Fetched(fetched) => Ok(source::fetched(turn, fetched)),
        Act::Described(described) => Ok(source::described(turn, described)),
        Act::Stray(channel, said, bytes) => Ok(strays::keep(turn, &channel, *said, bytes)),
        Act::DropStrays(channel, ids, taken) => strays::drop_some(turn, &channel, &ids, taken),
        Act::Taken(said, advance) => {
            let answer = self::act(turn, *said)?;
            source::advance(turn, *advance);
            Ok(answer)
        }
        Act::Guide(guide) => guidance::guide(turn, *guide),
        Act::Proven(channel, address) => source::proven(turn, &channel, &address),
        Act::Wrote(wrote) => reconfigure::wrote(turn, *wrote),
        Act::Reconfigure(generation) => reconfigure::reconfigure(turn, *generation),
        Act::Tick => Ok(deadlines::tick(turn)),
    }
}

/// Whether there is still something to act on: a conversation that became part of another has no life of
/// its own, and a write that names a grant is refused once that grant is over (I12).
fn standing(
    turn: &Turn<'_>,
    id: crate::domain::ConversationId,
    fence: Option<u32>,
    act: &Work,
) -> Result<(), Refusal> {
    let Some(conversation) = turn.ledger.conversation(id) else {
        return Ok(());
    };
    if conversation.merged_into.is_some() && !matches!(act, Work::Seen(_) | Work::Draft { .. }) {
        return Err(Refusal::WrongState("merged"));
    }
    let now = conversation.routing.fence;
    match fence {
        Some(fence) if fence != now || conversation.work.agent().is_none() => {
            Err(Refusal::Stale { fence, now })
        }
        _ => Ok(()),
    }
}

fn work(
    turn: &mut Turn<'_>,
    id: crate::domain::ConversationId,
    act: Work,
) -> Result<Answer, Refusal> {
    match act {
        Work::Accept => assign::accept(turn, id),
        Work::Decline(reason) => assign::decline(turn, id, reason),
        Work::Claim { over_capacity } => assign::claim(turn, id, over_capacity),
        Work::Assign {
            agent,
            check_capacity,
        } => assign::assign(turn, id, agent, check_capacity),
        Work::Release => assign::release(turn, id),
        Work::Transfer(queue) => assign::transfer(turn, id, queue),
        Work::TakeOver => assign::take_over(turn, id),
        Work::Reply(reply) => compose::reply(turn, id, *reply),
        Work::Note {
            scope,
            text,
            attachments,
            called,
        } => notes::note(turn, id, scope, text, attachments, called),
        Work::Draft { text, base_seq } => notes::draft(turn, id, &text, base_seq),
        Work::Seen(seq) => notes::seen(turn, id, seq),
        Work::Resolve { base_seq } => lifecycle::resolve(turn, id, base_seq),
        Work::Reopen => lifecycle::reopen(turn, id),
        Work::End {
            base_seq,
            disposition,
            remark,
        } => lifecycle::end(turn, id, base_seq, disposition, &remark),
        Work::ExtendWrapUp => lifecycle::extend(turn, id),
        Work::FinishWrapUp => lifecycle::finish(turn, id),
        Work::HandOver { queue, fields } => handover::hand_over(turn, id, queue, fields),
        Work::Snooze(until) => lifecycle::snooze(turn, id, until),
        Work::Tag { add, remove } => edit::tag(turn, id, add, remove),
        Work::Prioritise(priority) => edit::prioritise(turn, id, priority),
        Work::Subject(subject) => edit::subject(turn, id, &subject),
        Work::Flag(raised) => edit::flag(turn, id, raised),
        Work::Join => edit::join(turn, id),
        Work::Case(asked) => case::change(turn, id, asked),
        Work::Merge(other) => join::merge(turn, id, other),
        Work::Split(seq) => split::split(turn, id, seq),
    }
}

/// The agent behind a command, where the command only makes sense from one.
fn agent_of(by: Actor) -> Result<crate::domain::AgentId, Refusal> {
    undo::agent_of(by).ok_or(Refusal::NotAllowed("agent"))
}
