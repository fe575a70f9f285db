//! What somebody did over a day, for whoever watches over them.

use std::sync::Arc;

use super::{Ask, Given, Said};
use crate::access::Action;
use crate::domain::agent::Agent;
use crate::domain::{Moment, Seq, Span};
use crate::engine::day::Day;
use crate::protocol::message::Data;
use crate::protocol::view::report::{AgentDayView, StatusStretch, WorkStretch};
use crate::protocol::{Code, List, Refusal};
use crate::store::{Snapshot, StoreError};

/// Which status somebody had when, and which work. Work of queues that the asker does not watch is left out.
pub(super) async fn answer(
    by: &Ask,
    agent: &Agent,
    (from, to): (Moment, Moment),
    skip: u32,
) -> Said {
    let own = by.asker.who == Some(agent.id);
    let over = agent
        .queues
        .iter()
        .any(|queue| by.asker.may(Action::SupervisePanel, Some(queue)));
    if !own && !over {
        by.asker.demand(Action::SupervisePanel, None)?;
    }
    if to <= from || to.since(from) > DAY_MAX {
        return Err(Refusal::new(Code::OUT_OF_RANGE).with("name", "to").into());
    }
    let (who, now) = (agent.id, by.desk.now());
    let asker = Arc::clone(&by.asker);
    let read = by.desk.read(move |snapshot| {
        let read = read_through(snapshot, Day::new(who, from, to), from, to)?;
        let end = read.until.unwrap_or(now);
        let (stood, worked) = read.day.finish(end);
        let mut shown = Vec::new();
        let skip = usize::try_from(skip).unwrap_or(usize::MAX);
        let next = skip.saturating_add(WORK_MAX);
        let next = (worked.len() > next).then_some(next);
        for it in worked.into_iter().skip(skip).take(WORK_MAX) {
            let Some(found) = snapshot.conversation(it.conversation)? else {
                continue;
            };
            let queue = it.queue.unwrap_or_else(|| found.routing.queue.clone());
            if own || asker.may(Action::SupervisePanel, Some(&queue)) {
                shown.push(WorkStretch {
                    conversation: it.conversation,
                    number: found.id.0,
                    subject: found.subject,
                    queue,
                    from: it.from,
                    to: it.to,
                    open: it.open,
                });
            }
        }
        let next = next.and_then(|next| u32::try_from(next).ok());
        Ok((stood, shown, read.known, end, next))
    });
    let (stood, work, known_from, end, next) = read.await?;
    let statuses = stood.into_iter().map(|it| StatusStretch {
        status: it.status,
        from: it.from,
        to: it.to,
    });
    Ok(Given::new(Data::AgentDay(Box::new(AgentDayView {
        agent: agent.name.clone(),
        from,
        to: to.min(end),
        known_from,
        statuses: statuses.collect(),
        work: List::from(work),
        next,
    }))))
}

/// A day with what the journal has of it.
struct Read {
    day: Day,
    /// Since when that is known, where it is not from the beginning on.
    known: Option<Moment>,
    /// Until when it was read, where that is not the end.
    until: Option<Moment>,
}

/// Gives a day what the journal has of it.
fn read_through(
    snapshot: &Snapshot,
    mut day: Day,
    from: Moment,
    to: Moment,
) -> Result<Read, StoreError> {
    let mut next = first_since(snapshot, from - BEFORE)?;
    let mut looked = 0;
    let mut until = None;
    // A journal that was never cut says all there is to know.
    let cut = snapshot.first_event()? != Some(Seq(1));
    let known = snapshot.events(next, 1)?.first().map(|event| event.at);
    let known = known.filter(|known| cut && *known > from);
    loop {
        let page = snapshot.events(next, EVENTS_AT_ONCE)?;
        let Some(last) = page.last() else { break };
        looked += page.len();
        next = last.seq.next();
        if last.at < to && looked >= LOOKED_AT_MAX {
            until = Some(last.at);
        }
        let over = last.at >= to || until.is_some();
        for event in &page {
            day.read(event);
        }
        if over {
            break;
        }
    }
    Ok(Read { day, known, until })
}

/// The first entry of the journal that is no older than `at`, or one past the last.
fn first_since(snapshot: &Snapshot, at: Moment) -> Result<Seq, StoreError> {
    let mut low = snapshot.first_event()?.unwrap_or(Seq(1)).0;
    let mut high = snapshot.counters()?.seq + 1;
    while low < high {
        let middle = low + (high - low) / 2;
        match snapshot.events(Seq(middle), 1)?.first() {
            Some(event) if event.at < at => low = event.seq.0 + 1,
            _ => high = middle,
        }
    }
    Ok(Seq(low))
}

/// The longest that one answer tells of.
const DAY_MAX: Span = Span::days(2);

/// How long before the period is looked for what they had when it began.
const BEFORE: Span = Span::hours(24);

/// How many entries are read at once.
const EVENTS_AT_ONCE: usize = 1_000;

/// How many entries one answer looks at, so that a busy desk's day costs what it may.
const LOOKED_AT_MAX: usize = 500_000;

/// How many stretches of work one answer tells of.
const WORK_MAX: usize = 500;
