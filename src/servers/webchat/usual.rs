//! How soon an answer usually comes, for whoever is about to write.
//!
//! It is reckoned from the journal of the last days, by the way and never while somebody waits for it: until it is
//! known nothing is said, and what is said may be an hour old.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::domain::{Moment, Name, Seq, Span};
use crate::engine::report::{Report, percentile};
use crate::servers::desk::Desk;

/// How soon the queues usually answer.
#[derive(Debug, Default)]
pub(super) struct Usual {
    known: Mutex<Known>,
}

#[derive(Debug, Default)]
struct Known {
    /// When it was last asked for, done or not.
    asked_at: Option<Moment>,
    by_queue: BTreeMap<Name, Span>,
}

impl Usual {
    /// How soon somebody in this queue usually answers first, as far as that is known; has it reckoned anew where
    /// that was long ago.
    pub(super) fn of(self: &Arc<Self>, desk: &Arc<Desk>, queue: &Name) -> Option<Span> {
        let now = desk.now();
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let fresh = |at: Moment| (Span::ZERO..LASTS).contains(&now.since(at));
        if !known.asked_at.is_some_and(fresh) {
            known.asked_at = Some(now);
            tokio::spawn(Arc::clone(self).reckon(Arc::clone(desk), now));
        }
        known.by_queue.get(queue).copied()
    }

    async fn reckon(self: Arc<Self>, desk: Arc<Desk>, now: Moment) {
        let read = desk.read(move |snapshot| {
            let mut report = Report::new(Moment(now.0.saturating_sub(DAYS.0)), now);
            let first = snapshot.first_event()?.unwrap_or_default();
            let last = snapshot.last_event()?.unwrap_or_default();
            let mut next = Seq(first.0.max(last.0.saturating_sub(EVENTS_MAX)));
            loop {
                let page = snapshot.events(next, EVENTS_AT_ONCE)?;
                let Some(end) = page.last() else { break };
                next = Seq(end.seq.0 + 1);
                for event in &page {
                    report.read(event);
                }
            }
            Ok(report.finish(now).0)
        });
        // A desk that cannot read its record has said so elsewhere.
        let Ok(queues) = read.await else { return };
        let usual = queues.into_iter().filter_map(|(name, mut figures)| {
            let enough = figures.responses.len() >= ANSWERS_MIN;
            enough.then(|| (name, percentile(&mut figures.responses, 50)))
        });
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.by_queue = usual.collect();
    }
}

/// How long what was reckoned is said.
const LASTS: Span = Span::hours(1);

/// How far back answers count.
const DAYS: Span = Span::days(7);

/// Fewer answers than these say nothing of the next one.
const ANSWERS_MIN: usize = 5;

/// The most events that are looked at, from the newest back.
const EVENTS_MAX: u64 = 100_000;

/// How many are read at once.
const EVENTS_AT_ONCE: usize = 1_000;
