//! A past period lived again under other settings, beside the ones in force.

use std::collections::{BTreeMap, BTreeSet};

use crate::channels::Ground;
use crate::domain::{AgentId, ConversationId, MessageId, Moment, Name, Seq};
use crate::engine::event::{Cause, Event, What};
use crate::engine::replay;
use crate::engine::replay::past::{Past, Piece};
use crate::protocol::view::desk::{Figures, SimulatedQueue, SimulationView};
use crate::routing::Plan;
use crate::routing::rule::Rule;
use crate::store::{Snapshot, Store, StoreError};

use super::caretaker::problem_view;
use super::compile;
use super::folder::Files;
use super::generation::Generation;

/// Reads the period from the journal and lives it twice. Settings that are wrong are told instead.
/// Blocks, and takes as long as there was going on, up to a limit of events. A period that is not over at `now` ends
/// there.
pub(super) fn compare(
    store: &Store,
    ground: &Ground,
    running: &Generation,
    from: Moment,
    to: Moment,
    now: Moment,
    files: &Files,
) -> Result<SimulationView, StoreError> {
    let outcome = compile::from_files(files, ground);
    let Some((_, changed)) = outcome.compiled else {
        return Ok(SimulationView {
            from,
            to,
            pieces: 0,
            queues: Vec::new().into(),
            unread: 0,
            unjudged: Vec::new().into(),
            problems: outcome.problems.iter().map(problem_view).collect(),
        });
    };
    let asking = rules_on_texts(&running.plan, &changed.plan);
    let with_texts = !asking.is_empty();
    let (past, end) = store.read(|record| {
        let (events, end) = period(record, from, to.min(now))?;
        let people = record.agents()?;
        // A record that cannot be read is left out of what is only an estimate.
        let past = Past::read(events, people, with_texts, |id, message| {
            piece(record, id, message).ok().flatten()
        });
        Ok((past, end))
    })?;
    let before = past.run(&running.plan, &running.sets, end);
    let after = past.run(&changed.plan, &changed.sets, end);
    let names: BTreeSet<_> = before.keys().chain(after.keys()).collect();
    let queues = names.into_iter().map(|name| SimulatedQueue {
        queue: name.clone(),
        running: figures(before.get(name)),
        changed: figures(after.get(name)),
    });
    let unread = past.unread();
    Ok(SimulationView {
        from,
        to,
        pieces: u32::try_from(past.pieces()).unwrap_or(u32::MAX),
        queues: queues.collect(),
        unread: u32::try_from(unread).unwrap_or(u32::MAX),
        unjudged: asking.into_iter().filter(|_| unread > 0).collect(),
        problems: Vec::new().into(),
    })
}

/// Rules that ask for what was written and not only for who wrote where about what.
fn rules_on_texts(running: &Plan, changed: &Plan) -> BTreeSet<Name> {
    let rules = running.rules.iter().chain(&changed.rules);
    let asks = |rule: &&Rule| OF_MESSAGES.iter().any(|it| rule.when.asks_for(it));
    rules.filter(asks).map(|rule| rule.name.clone()).collect()
}

/// What is kept of a piece: by its message, or the first one of its conversation.
fn piece(
    record: &Snapshot,
    id: ConversationId,
    message: Option<MessageId>,
) -> Result<Option<Piece>, StoreError> {
    let Some(conversation) = record.conversation(id)? else {
        return Ok(None);
    };
    let message = match message {
        Some(message) => record.message(message)?,
        None => record.messages(id, 1, 1)?.pop(),
    };
    let contact = record.contact(conversation.contact)?;
    Ok(Some(Piece {
        conversation,
        message,
        name: contact.map(|contact| contact.name).unwrap_or_default(),
    }))
}

/// The events of the period, in order, after what stood when it began: who was here, what waited. And when it
/// ends: where there is too much of it, with the last event that is kept.
fn period(record: &Snapshot, from: Moment, to: Moment) -> Result<(Vec<Event>, Moment), StoreError> {
    let mut kept = Vec::new();
    let mut before = Standing::default();
    let Some(mut next) = record.first_event()? else {
        return Ok((kept, to));
    };
    loop {
        let page = record.events(next, PAGE_EVENTS)?;
        let Some(last) = page.last() else { break };
        next = Seq(last.seq.0 + 1);
        let over = last.at > to;
        for event in page {
            if event.at < from {
                before.note(event);
            } else if event.at <= to {
                kept.push(event);
            }
        }
        if over || kept.len() > EVENTS_MAX {
            break;
        }
    }
    let is_cut = kept.len() > EVENTS_MAX;
    kept.truncate(EVENTS_MAX);
    let end = kept.last().filter(|_| is_cut).map_or(to, |last| last.at);
    let mut all = before.events(from);
    all.append(&mut kept);
    Ok((all, end))
}

/// What stood when a period began, as the last event about each.
#[derive(Default)]
struct Standing {
    people: BTreeMap<AgentId, Event>,
    waiting: BTreeMap<ConversationId, Event>,
}

impl Standing {
    fn note(&mut self, event: Event) {
        match (&event.what, event.conversation) {
            (What::Status(agent, Some(_)), _) => {
                self.people.insert(*agent, event);
            }
            (What::Status(agent, None), _) => {
                self.people.remove(agent);
            }
            // Sent on, it has waited since it came.
            (What::Queued(_, Cause::Overflowed), Some(id)) => {
                self.waiting.entry(id).or_insert(event);
            }
            (What::Queued(..), Some(id)) => {
                self.waiting.insert(id, event);
            }
            (What::Accepted(_) | What::Assigned(..) | What::Ended(_), Some(id)) => {
                self.waiting.remove(&id);
            }
            _ => {}
        }
    }

    /// Those here come at the beginning; what waited has its age, and waits before anybody comes.
    fn events(self, from: Moment) -> Vec<Event> {
        let mut waiting: Vec<Event> = self.waiting.into_values().collect();
        waiting.sort_by_key(|event| event.seq);
        let here = self.people.into_values().map(|mut event| {
            event.at = from;
            event
        });
        waiting.into_iter().chain(here).collect()
    }
}

fn figures(figures: Option<&replay::Figures>) -> Figures {
    let none = replay::Figures::default();
    let figures = figures.unwrap_or(&none);
    Figures {
        pieces: figures.pieces,
        taken: figures.taken,
        wait_median: figures.wait(50),
        wait_p90: figures.wait(90),
        wait_max: figures.wait(100),
        laps: figures.laps,
        overflows: figures.overflows,
    }
}

/// What rules can ask that only the message itself says.
const OF_MESSAGES: [&str; 4] = ["attachments", "auto", "name", "text"];

/// How many events are read at once.
const PAGE_EVENTS: usize = 2_000;

/// The most events that are lived again; of a longer period the beginning.
const EVENTS_MAX: usize = 300_000;
