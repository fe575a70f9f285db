//! What is forgotten with time: old events, channel keys and answers, a bounded step at a time.

use std::ops::Bound;

use redb::ReadableTable;

use crate::domain::{Moment, Span};
use crate::engine::change::Seen;
use crate::engine::event::Event;

use super::fault::StoreError;
use super::ledger::StoreLedger;
use super::records::{Answered, Record};
use super::rows;
use super::tables::Written;

/// How long what is only kept for a while is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retention {
    /// Events: sessions resume from them, audit and `explain` read them.
    pub events: Span,
    /// The most events, whatever their age.
    pub events_most: u64,
    /// Keys of channels, by which a repeat is known.
    pub keys: Span,
    /// Answers to clients' commands.
    pub answers: Span,
}

impl Default for Retention {
    fn default() -> Self {
        Self {
            events: Span::days(400),
            events_most: 10_000_000,
            keys: Span::days(400),
            answers: Span::days(7),
        }
    }
}

/// Where the looking through of keys and answers stands. They lie in no order of time, so each is
/// looked at in its turn; kept in memory, for it only decides who is looked at next.
#[derive(Clone, Debug, Default)]
pub struct Sweep {
    keys: Vec<u8>,
    answers: Vec<u8>,
}

impl StoreLedger<'_> {
    /// Forgets some of what is older than it need be, a bounded step at a time; says whether there
    /// are old events left.
    pub fn tidy(&mut self, now: Moment, retention: &Retention, sweep: &mut Sweep) -> bool {
        if self.is_faulty() {
            return false;
        }
        match self.forget(now, retention, sweep) {
            Ok((events, others)) => {
                if events + others > 0 {
                    self.mark_changed();
                }
                events == EVENTS_AT_ONCE
            }
            Err(fault) => {
                self.remember(fault);
                false
            }
        }
    }

    fn forget(
        &mut self,
        now: Moment,
        retention: &Retention,
        sweep: &mut Sweep,
    ) -> Result<(usize, usize), StoreError> {
        let events = self.forget_events(now - retention.events, retention.events_most)?;
        if events == EVENTS_AT_ONCE {
            // Batch after batch while there are old events: to look through the others each time would
            // push everything else out of the cache.
            return Ok((events, 0));
        }
        let before = now - retention.keys;
        let old = |seen: &Seen| seen.at < before;
        // Where keys are kept for longer than there have been desks, none is looked at.
        let keys = if before <= Moment(0) {
            0
        } else {
            forget_old(&mut self.rows.keys, &mut sweep.keys, old)?
        };
        let before = now - retention.answers;
        let old = |answered: &Answered| answered.at < before;
        let sorted = self.sort_in_old(before)?;
        let answers = forget_old(&mut self.rows.answers, &mut sweep.answers, old)?;
        Ok((events, keys + sorted + answers))
    }

    fn forget_events(&mut self, before: Moment, kept: u64) -> Result<usize, StoreError> {
        let last_to_go = self.counters.seq.saturating_sub(kept);
        let mut old = Vec::new();
        rows::each(&self.rows.events, 0, &mut |event: Event| {
            let goes = event.at < before || event.seq.0 <= last_to_go;
            if goes {
                old.push((event.seq.0, event.conversation));
            }
            goes && old.len() < EVENTS_AT_ONCE
        })?;
        for (seq, conversation) in &old {
            self.rows.events.remove(seq)?;
            if let Some(conversation) = conversation {
                self.forget_event(*conversation, *seq)?;
            }
        }
        Ok(old.len())
    }
}

/// Looks at some rows from where the last look ended, round and round; says how many were removed.
fn forget_old<T: Record>(
    table: &mut Written<'_, &'static [u8], &'static [u8]>,
    after: &mut Vec<u8>,
    is_old: impl Fn(&T) -> bool,
) -> Result<usize, StoreError> {
    let mut old = Vec::new();
    let mut looked_at = 0;
    let mut last = Vec::new();
    for row in table.range::<&[u8]>((Bound::Excluded(after.as_slice()), Bound::Unbounded))? {
        let (key, value) = row?;
        if is_old(&rows::read(table, &key.value(), value.value())?) {
            old.push(key.value().to_vec());
        }
        looked_at += 1;
        if looked_at == LOOKED_AT_ONCE {
            last = key.value().to_vec();
            break;
        }
    }
    *after = last;
    for key in &old {
        table.remove(key.as_slice())?;
    }
    Ok(old.len())
}

/// How many events are forgotten in one batch.
const EVENTS_AT_ONCE: usize = 256;

/// How many keys and answers are looked at in one batch.
const LOOKED_AT_ONCE: usize = 4096;
