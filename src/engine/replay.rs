//! A past period lived again under other settings: the same arrivals, the same people coming and
//! going, the same time taken over each piece; only the rules differ.
//!
//! What people would have done with work they never had cannot be known. Whoever refused a piece then
//! refuses it here; whoever takes one is taken to need as long as it needed then, or the usual time
//! where nobody had it then.

pub mod past;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::access::permission::Sets;
use crate::domain::conversation::Untaken;
use crate::domain::{AgentId, ConversationId, Moment, Name, Span};
use crate::routing::plan::{Mode, Plan};

use super::Engine;
use super::answer::Answer;
use super::change::Change;
use super::command::{Act, Command, Generation, Inbound, Presence, Reply, Thread, Work};
use super::effect::Effect;
use super::event::{Actor, Cause, Event, What};
use super::ledger::Ledger;
use super::memory::Memory;
use past::{Past, Refused};

/// What became of a queue's work.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// How many pieces came to wait in it.
    pub pieces: u32,
    /// How many of them somebody took.
    pub taken: u32,
    /// How long each of those waited, shortest first, and how long what still waits when the period ends has
    /// waited until then. What agents pick themselves (`mode = "pull"`) counts only once it is taken: nobody picks
    /// here.
    pub waits: Vec<Span>,
    /// How often everybody had been tried.
    pub laps: u32,
    /// How many went on to another queue because of their age or their laps.
    pub overflows: u32,
}

impl Figures {
    /// The wait that `percent` of the pieces counted in `waits` did not exceed; zero where there is none.
    pub fn wait(&self, percent: usize) -> Span {
        let last = self.waits.len().saturating_sub(1);
        self.waits
            .get((last * percent).div_ceil(100))
            .copied()
            .unwrap_or(Span::ZERO)
    }
}

impl Past {
    /// Lives the period again under `plan`, up to `end`; figures by queue.
    pub fn run(&self, plan: &Plan, sets: &Sets, end: Moment) -> BTreeMap<Name, Figures> {
        let mut life = Life::new(self, plan, sets);
        let reached = life.live(end);
        life.figures(plan, reached)
    }
}

/// What somebody is going to do, in order of time.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Doing {
    Present(usize),
    Arrive(usize),
    Accept(ConversationId, AgentId),
    Decline(ConversationId, AgentId, Option<Name>),
    Answer(ConversationId, AgentId),
}

struct Life<'a> {
    past: &'a Past,
    engine: Engine,
    record: Memory,
    agenda: BTreeSet<(Moment, u64, Doing)>,
    count: u64,
    which: BTreeMap<ConversationId, usize>,
    /// What was refused then and has not been here yet.
    refusals: BTreeMap<usize, Vec<Refused>>,
}

impl<'a> Life<'a> {
    fn new(past: &'a Past, plan: &Plan, sets: &Sets) -> Self {
        let mut record = Memory::default();
        for agent in &past.people {
            record.put(&Change::Agent(Box::new(agent.clone())));
        }
        let mut engine = Engine::rebuild(&record);
        // Nothing is to be written to anybody here.
        let mut plan = plan.clone();
        plan.notifications.clear();
        for queue in plan.queues.values_mut() {
            queue.acknowledge = None;
        }
        let generation = Generation {
            plan: Arc::new(plan),
            sets: Arc::new(sets.clone()),
            diff: vec!["replay".to_owned()],
            files: Vec::new(),
        };
        let act = Act::Reconfigure(Box::new(generation));
        let came = past.presence.first().map(|(at, ..)| *at);
        let wrote = past.arrivals.first().map(|arrival| arrival.at);
        let first = came.into_iter().chain(wrote).min().unwrap_or_default();
        let command = Command {
            by: Actor::Desk,
            key: None,
            nonce: 0,
            act,
        };
        engine.decide(&mut record, first, command).ok();
        let agenda = BTreeSet::new();
        let mut life = Self {
            past,
            engine,
            record,
            agenda,
            count: 0,
            which: BTreeMap::new(),
            refusals: past
                .arrivals
                .iter()
                .map(|arrival| arrival.refusals.clone())
                .enumerate()
                .collect(),
        };
        for (place, (at, ..)) in past.presence.iter().enumerate() {
            life.plan(*at, Doing::Present(place));
        }
        for (place, arrival) in past.arrivals.iter().enumerate() {
            life.plan(arrival.at, Doing::Arrive(place));
        }
        life
    }

    fn plan(&mut self, at: Moment, doing: Doing) {
        self.count += 1;
        self.agenda.insert((at, self.count, doing));
    }

    /// Lets people and deadlines have their turns up to `end`; says how far it came, in steps that are bounded.
    fn live(&mut self, end: Moment) -> Moment {
        let mut reached = end;
        for _ in 0..STEPS_MAX {
            let deadline = self.engine.next_deadline();
            let planned = self.agenda.first().map(|(at, ..)| *at);
            let Some(next) = deadline.into_iter().chain(planned).min() else {
                return end;
            };
            if next > end {
                return end;
            }
            reached = next;
            if deadline == Some(next) {
                self.act(next, Actor::Desk, Act::Tick);
            } else if let Some((at, _, doing)) = self.agenda.pop_first() {
                self.does(at, doing);
            }
        }
        reached
    }

    fn does(&mut self, at: Moment, doing: Doing) {
        match doing {
            Doing::Present(place) => {
                let (_, agent, status) = self.past.presence[place].clone();
                match status {
                    Some(status) => {
                        self.act(
                            at,
                            Actor::Agent(agent),
                            Act::Presence(Presence::Connected(agent)),
                        );
                        self.act(
                            at,
                            Actor::Desk,
                            Act::Presence(Presence::Status(agent, status)),
                        );
                    }
                    None => self.act(at, Actor::Desk, Act::Presence(Presence::SignedOff(agent))),
                }
            }
            Doing::Arrive(place) => self.arrive(at, place),
            Doing::Accept(conversation, agent) => {
                let act = Act::Work {
                    conversation,
                    fence: None,
                    act: Work::Accept,
                };
                self.act(at, Actor::Agent(agent), act);
            }
            Doing::Decline(conversation, agent, reason) => {
                let act = Act::Work {
                    conversation,
                    act: Work::Decline(reason),
                    fence: None,
                };
                self.act(at, Actor::Agent(agent), act);
            }
            Doing::Answer(conversation, agent) => {
                let reply = Reply {
                    text: "…".to_owned(),
                    ..Reply::default()
                };
                let act = Act::Work {
                    conversation,
                    fence: None,
                    act: Work::Reply(Box::new(reply)),
                };
                self.act(at, Actor::Agent(agent), act);
            }
        }
    }

    fn arrive(&mut self, at: Moment, place: usize) {
        let arrival = &self.past.arrivals[place];
        let said = arrival.said.as_ref();
        let inbound = Inbound {
            channel: arrival.channel.clone(),
            key: format!("replay-{place}"),
            from: arrival.from.clone(),
            aliases: Vec::new(),
            from_name: said.map(|said| said.name.clone()).unwrap_or_default(),
            ours: arrival.ours.clone(),
            cc: Vec::new(),
            thread: Thread::default(),
            chain: Vec::new(),
            subject: Some(arrival.subject.clone()),
            text: said.map(|said| said.text.clone()).unwrap_or_default(),
            html: None,
            attachments: said
                .map(|said| said.attachments.clone())
                .unwrap_or_default(),
            raw: None,
            external_id: None,
            written_at: None,
            auto: said.is_some_and(|said| said.auto),
            history: false,
            checks: None,
            language: None,
            fields: [].into(),
            typed: false,
        };
        let next = ConversationId(self.record.counters.conversation + 1);
        self.which.insert(next, place);
        self.act(at, Actor::Desk, Act::Receive(Box::new(inbound)));
    }

    fn act(&mut self, at: Moment, by: Actor, act: Act) {
        let command = Command {
            by,
            key: None,
            nonce: self.count,
            act,
        };
        let Ok(outcome) = self.engine.decide(&mut self.record, at, command) else {
            return;
        };
        self.record.counters = self.engine.counters();
        debug_assert!(
            !matches!(outcome.answer, Answer::Duplicate { .. }),
            "keys are of one life"
        );
        for effect in outcome.effects {
            if let Effect::Tell(event) = effect {
                self.react(&event);
            }
        }
    }

    /// People do what they did then: take what they are offered, answer what they took.
    fn react(&mut self, event: &Event) {
        let Some(id) = event.conversation else { return };
        let place = self.which.get(&id).copied();
        let pace = place
            .and_then(|place| self.past.arrivals[place].pace)
            .unwrap_or(self.past.usual);
        match event.what {
            What::Offered(_, agent, _) => match self.refusal(place, agent) {
                None => self.plan(event.at + pace.accept, Doing::Accept(id, agent)),
                Some(Refused {
                    after,
                    why: Untaken::Declined(reason),
                    ..
                }) => self.plan(event.at + after, Doing::Decline(id, agent, reason)),
                // Whoever did nothing then does nothing here.
                Some(_) => {}
            },
            What::Accepted(agent) | What::Assigned(agent, _) => {
                self.plan(
                    event.at + pace.work.max(Span::seconds(1)),
                    Doing::Answer(id, agent),
                );
            }
            _ => {}
        }
    }

    /// What somebody did with an offer of this piece then, if they did not take it; told once.
    fn refusal(&mut self, place: Option<usize>, agent: AgentId) -> Option<Refused> {
        let refusals = self.refusals.get_mut(&place?)?;
        let next = refusals.iter().position(|refused| refused.by == agent)?;
        Some(refusals.remove(next))
    }

    fn figures(&self, plan: &Plan, end: Moment) -> BTreeMap<Name, Figures> {
        let mut figures: BTreeMap<Name, Figures> = BTreeMap::new();
        let mut waiting: BTreeMap<ConversationId, (Moment, Name)> = BTreeMap::new();
        for event in &self.record.events {
            let Some(id) = event.conversation else {
                continue;
            };
            match &event.what {
                What::Queued(queue, cause) => {
                    figures.entry(queue.clone()).or_default().pieces += 1;
                    let since = match (cause, waiting.remove(&id)) {
                        // It waits on, in another line, with its age.
                        (Cause::Overflowed, Some((since, _))) => since,
                        _ => event.at,
                    };
                    waiting.insert(id, (since, queue.clone()));
                }
                What::Accepted(_) | What::Assigned(..) => {
                    if let Some((since, queue)) = waiting.remove(&id) {
                        let figures = figures.entry(queue).or_default();
                        figures.taken += 1;
                        figures.waits.push(event.at.since(since));
                    }
                }
                What::Ended(_) => {
                    waiting.remove(&id);
                }
                What::Lapped(_) => {
                    if let Some((_, queue)) = waiting.get(&id) {
                        figures.entry(queue.clone()).or_default().laps += 1;
                    }
                }
                What::Overflowed { from, .. } => {
                    figures.entry(from.clone()).or_default().overflows += 1;
                }
                _ => {}
            }
        }
        // A change by which nobody takes anything must not read as one by which nobody waits.
        for (since, queue) in waiting.into_values() {
            let is_given = plan
                .queues
                .get(&queue)
                .is_none_or(|it| it.mode == Mode::Push);
            if is_given {
                figures
                    .entry(queue)
                    .or_default()
                    .waits
                    .push(end.since(since));
            }
        }
        for figures in figures.values_mut() {
            figures.waits.sort_unstable();
        }
        figures
    }
}

/// The most things done in one replay; a loop of the rules must not become a loop of ours.
const STEPS_MAX: u64 = 5_000_000;
