//! What is forgotten with time: old events, channel keys and answers, a bounded step at a time.

use redb::ReadableTable;

use crate::domain::{Moment, Span};
use crate::engine::event::Event;

use super::fault::StoreError;
use super::keys::{self, Entry};
use super::ledger::StoreLedger;
use super::records::{Answered, LoggedKey};
use super::rows;

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

impl StoreLedger<'_> {
    /// Forgets up to `most` rows of each kind that are older than they need be; says whether more are left.
    pub fn tidy(&mut self, now: Moment, retention: &Retention, most: usize) -> bool {
        if self.is_faulty() {
            return false;
        }
        let forgotten = self.forget(now, retention, most);
        match forgotten {
            Ok(counts) => {
                if counts.iter().any(|n| *n > 0) {
                    self.mark_changed();
                }
                counts.contains(&most)
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
        most: usize,
    ) -> Result<[usize; 3], StoreError> {
        Ok([
            self.forget_events(now - retention.events, retention.events_most, most)?,
            self.forget_keys(now - retention.keys, most)?,
            self.forget_answers(now - retention.answers, most)?,
        ])
    }

    fn forget_events(
        &mut self,
        before: Moment,
        kept: u64,
        most: usize,
    ) -> Result<usize, StoreError> {
        let last_to_go = self.counters.seq.saturating_sub(kept);
        let mut old = Vec::new();
        rows::each(&self.rows.events, 0, &mut |event: Event| {
            let goes = event.at < before || event.seq.0 <= last_to_go;
            if goes {
                old.push((event.seq, event.conversation));
            }
            goes && old.len() < most
        })?;
        for (seq, conversation) in &old {
            self.rows.events.remove(seq.0)?;
            if let Some(conversation) = conversation {
                let place = keys::thread(*conversation, Entry::Event, seq.0);
                self.rows.threads.remove(place.as_slice())?;
            }
        }
        Ok(old.len())
    }

    fn forget_keys(&mut self, before: Moment, most: usize) -> Result<usize, StoreError> {
        let mut old: Vec<(u64, LoggedKey)> = Vec::new();
        for row in self.rows.key_log.iter()?.take(most) {
            let (number, value) = row?;
            let logged: LoggedKey = rows::read(&self.rows.key_log, &number.value(), value.value())?;
            if logged.at >= before {
                break;
            }
            old.push((number.value(), logged));
        }
        for (number, logged) in &old {
            self.rows.key_log.remove(number)?;
            let seen: Option<crate::engine::change::Seen> =
                rows::keyed(&self.rows.keys, &logged.hash)?;
            // It may have been accepted again since; that one has an entry of its own.
            if seen.is_some_and(|seen| seen.at <= logged.at) {
                self.rows.keys.remove(logged.hash.as_slice())?;
            }
        }
        Ok(old.len())
    }

    fn forget_answers(&mut self, before: Moment, most: usize) -> Result<usize, StoreError> {
        let end = keys::moment(before);
        let mut old = Vec::new();
        for row in self.rows.answer_log.range(..end.as_slice())?.take(most) {
            old.push(row?.0.value().to_vec());
        }
        for logged in &old {
            self.rows.answer_log.remove(logged.as_slice())?;
            let by_key = &logged[keys::moment(before).len()..];
            let answered: Option<Answered> = rows::keyed(&self.rows.answers, by_key)?;
            if answered.is_some_and(|answered| keys::moment(answered.at) == logged[..8]) {
                self.rows.answers.remove(by_key)?;
            }
        }
        Ok(old.len())
    }
}

/// The number after the last one in a table that is only appended to.
pub(super) fn after_last(
    table: &impl ReadableTable<u64, &'static [u8]>,
) -> Result<u64, StoreError> {
    Ok(table.last()?.map_or(0, |(number, _)| number.value() + 1))
}
