//! Answers lie in the order they were given first, and are sorted in by their keys later.
//!
//! A key says nothing of when it came, and no two devices' keys lie near each other: put among the others
//! at once, every answer would rewrite a page of its own with its commit. Appended, they share pages. Where
//! each lies is known in memory, read anew at each start; once there are many, some are sorted in with each
//! commit, and as those are neighbours by key, a device's answers go onto one page together.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;
use std::sync::{MutexGuard, PoisonError};

use redb::ReadableTable;

use crate::domain::Moment;

use super::fault::StoreError;
use super::ledger::StoreLedger;
use super::records::Answered;
use super::rows;
use super::tables::Reading;

/// A command's key as it lies in the record.
pub(super) type KeyBytes = [u8; 24];

/// Where the answers are that are not sorted in yet, as of the last commit.
#[derive(Debug, Default)]
pub(super) struct Fresh {
    places: BTreeMap<KeyBytes, u64>,
    next: u64,
    /// What was sorted in last; those after it come next, round and round.
    last: KeyBytes,
}

/// What an open batch adds to that, and takes away.
#[derive(Debug, Default)]
pub(super) struct Step {
    given: BTreeMap<KeyBytes, u64>,
    sorted: BTreeSet<KeyBytes>,
    last: Option<KeyBytes>,
}

impl Fresh {
    pub(super) fn read(rows: &Reading) -> Result<Self, StoreError> {
        let mut fresh = Self::default();
        for row in rows.fresh_answers.iter()? {
            let (place, value) = row?;
            fresh.next = place.value() + 1;
            // What cannot be read is found by nobody; looking through everything tells of it.
            if let Some((key, _)) = value.value().split_first_chunk() {
                fresh.places.insert(*key, place.value());
            }
        }
        Ok(fresh)
    }

    /// A batch was committed.
    pub(super) fn follow(&mut self, step: Step) {
        self.next += step.given.len() as u64;
        for key in &step.sorted {
            self.places.remove(key);
        }
        self.places.extend(step.given);
        self.last = step.last.unwrap_or(self.last);
    }

    /// The next to be sorted in, at most so many.
    fn due(&self, most: usize) -> Vec<(KeyBytes, u64)> {
        let after = (Bound::Excluded(self.last), Bound::Unbounded);
        let (left, before) = (self.places.range(after), self.places.range(..=self.last));
        let due = left.chain(before).take(most);
        due.map(|(key, place)| (*key, *place)).collect()
    }
}

impl StoreLedger<'_> {
    fn fresh(&self) -> MutexGuard<'_, Fresh> {
        self.fresh.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Where an answer lies that is not sorted in yet.
    fn fresh_place(&self, key: &KeyBytes) -> Option<u64> {
        let step = self.step.borrow();
        let given = step.given.get(key).copied();
        given.or_else(|| {
            let before = self.fresh().places.get(key).copied();
            before.filter(|_| !step.sorted.contains(key))
        })
    }

    /// Keeps what was answered; asked twice, the later stands.
    pub(super) fn keep_answer(&mut self, key: KeyBytes, answered: &[u8]) -> Result<(), StoreError> {
        let place = self.fresh_place(&key).unwrap_or_else(|| {
            let place = self.fresh().next + self.step.borrow().given.len() as u64;
            self.step.borrow_mut().given.insert(key, place);
            place
        });
        let value = [key.as_slice(), answered].concat();
        let rows = &mut self.rows.fresh_answers;
        rows.insert(place, value.as_slice())?;
        Ok(())
    }

    pub(super) fn find_answer(&self, key: &KeyBytes) -> Result<Option<Answered>, StoreError> {
        let table = &self.rows.fresh_answers;
        let Some(place) = self.fresh_place(key) else {
            return rows::keyed(&self.rows.answers, key);
        };
        match table.get(place)? {
            Some(row) => read_fresh(table, place, row.value()).map(Some),
            None => Err(rows::damaged(table, &place, "it is named and not there")),
        }
    }

    /// Sorts some in where there are many by now.
    pub(super) fn sort_in_many(&mut self) -> Result<(), StoreError> {
        let waiting = self.fresh().places.len() + self.step.borrow().given.len();
        if waiting > FRESH_MAX {
            self.sort_in(SORTED_AT_ONCE)?;
        }
        Ok(())
    }

    /// Sorts some in where the first was given before a moment: only what is sorted is forgotten.
    pub(super) fn sort_in_old(&mut self, before: Moment) -> Result<usize, StoreError> {
        let table = &self.rows.fresh_answers;
        let old = match table.first()? {
            Some((place, row)) => read_fresh(table, place.value(), row.value())?.at < before,
            None => false,
        };
        if old {
            self.sort_in(SORTED_AT_ONCE)
        } else {
            Ok(0)
        }
    }

    fn sort_in(&mut self, most: usize) -> Result<usize, StoreError> {
        let due = self.fresh().due(most);
        let mut sorted = 0;
        for (key, place) in due {
            if self.step.borrow().sorted.contains(&key) {
                continue;
            }
            let rows = &mut self.rows;
            let Some(row) = rows.fresh_answers.remove(place)? else {
                let why = "it is named and not there";
                return Err(rows::damaged(&self.rows.fresh_answers, &place, why));
            };
            let answered = row.value().get(key.len()..).unwrap_or_default();
            rows.answers.insert(key.as_slice(), answered)?;
            drop(row);
            let mut step = self.step.borrow_mut();
            step.sorted.insert(key);
            step.last = Some(key);
            sorted += 1;
        }
        Ok(sorted)
    }
}

/// The answer in a row of those that are not sorted in.
pub(super) fn read_fresh(
    table: &impl rows::Named,
    place: u64,
    bytes: &[u8],
) -> Result<Answered, StoreError> {
    match bytes.split_first_chunk::<{ size_of::<KeyBytes>() }>() {
        Some((_, answered)) => rows::read(table, &place, answered),
        None => Err(rows::damaged(table, &place, "too short")),
    }
}

/// How many may lie unsorted: enough that those of a device, sorted in together, share a page.
const FRESH_MAX: usize = 2048;

/// How many are sorted in with one commit: less than a millisecond's work.
const SORTED_AT_ONCE: usize = 256;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::answer::Answer;
    use crate::engine::change::Change;
    use crate::engine::command::Key;
    use crate::engine::ledger::Ledger;
    use crate::store::{Options, Retention, Store, Sweep};
    use redb::ReadableTableMetadata;

    /// Twenty devices in turn, whose names lie nowhere near each other.
    fn key(n: u32) -> Key {
        let device = u128::from(n % 20).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835);
        Key {
            client: device.to_be_bytes(),
            count: u64::from(n),
        }
    }

    fn give(ledger: &mut StoreLedger<'_>, n: u32) {
        let answer = Box::new(Answer::Generation(n));
        ledger.put(&Change::Answered(key(n), Moment(i64::from(n)), answer));
    }

    fn given(store: &Store, from: u32, to: u32) {
        for first in (from..to).step_by(100) {
            let batch = store.begin().expect("a batch");
            let mut ledger = batch.ledger().expect("tables");
            (first..to.min(first + 100)).for_each(|n| give(&mut ledger, n));
            ledger.finish().expect("no fault");
            batch.commit().expect("a commit");
        }
    }

    fn known(store: &Store, n: u32) -> bool {
        let batch = store.begin().expect("a batch");
        let ledger = batch.ledger().expect("tables");
        let found = ledger.answer(&key(n));
        assert!(!ledger.is_faulty());
        assert!(found.is_none() || found == Some(Answer::Generation(n)));
        found.is_some()
    }

    fn unsorted(store: &Store) -> u64 {
        store
            .read(|at| Ok(at.rows.fresh_answers.len()?))
            .expect("readable")
    }

    #[test]
    fn an_answer_is_found_before_and_after_it_is_sorted_in_and_after_a_start() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(folder.path(), &Options::default()).expect("a store");
        given(&store, 0, 5_000);
        let left = usize::try_from(unsorted(&store)).expect("few");
        assert!((1..=FRESH_MAX).contains(&left), "{left}");
        assert!((0..5_000).all(|n| known(&store, n)));
        drop(store);
        let store = Store::open(folder.path(), &Options::default()).expect("the store again");
        assert_eq!(unsorted(&store), left as u64);
        given(&store, 5_000, 6_000);
        assert!((0..6_000).all(|n| known(&store, n)));
        assert!(!known(&store, 6_000));
        assert_eq!(store.verify().expect("readable").wrong, []);
    }

    #[test]
    fn what_a_dropped_batch_answered_or_sorted_in_never_was() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(folder.path(), &Options::default()).expect("a store");
        given(&store, 0, 2_000);
        let before = unsorted(&store);
        let batch = store.begin().expect("a batch");
        let mut ledger = batch.ledger().expect("tables");
        (2_000..2_100).for_each(|n| give(&mut ledger, n));
        assert_eq!(ledger.answer(&key(2_050)), Some(Answer::Generation(2_050)));
        ledger.finish().expect("no fault");
        drop(batch);
        assert_eq!(unsorted(&store), before);
        assert!(known(&store, 1_999) && !known(&store, 2_050));
        given(&store, 2_000, 2_200);
        assert!((0..2_200).all(|n| known(&store, n)));
    }

    #[test]
    fn what_was_never_sorted_in_is_forgotten_in_its_time_all_the_same() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(folder.path(), &Options::default()).expect("a store");
        given(&store, 0, 700);
        let retention = Retention::default();
        let mut sweep = Sweep::default();
        // Each minute some are sorted in, and those before are forgotten.
        for _ in 0..4 {
            let batch = store.begin().expect("a batch");
            let mut ledger = batch.ledger().expect("tables");
            ledger.tidy(
                Moment(0) + retention.answers + retention.answers,
                &retention,
                &mut sweep,
            );
            ledger.finish().expect("no fault");
            batch.commit().expect("a commit");
        }
        assert!((0..700).all(|n| !known(&store, n)));
        assert_eq!(unsorted(&store), 0);
    }
}
