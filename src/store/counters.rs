//! The highest numbers given out, as they are kept.

use crate::engine::ledger::Counters;

use super::fault::StoreError;
use super::ledger::StoreLedger;
use super::tables::COUNTERS_ROW;

impl StoreLedger<'_> {
    /// Raises the counters to these; what a batch is known to hold is counted anyway.
    pub fn keep_counters(&mut self, given: Counters) {
        self.counters.raise(given);
    }
}

/// The counters as they were last committed.
pub(super) fn read_counters(
    meta: &impl redb::ReadableTable<&'static str, &'static [u8]>,
) -> Result<Counters, StoreError> {
    match meta.get(COUNTERS_ROW)? {
        Some(row) => super::records::decode(row.value()).map_err(|not| StoreError::Damaged {
            table: "meta".into(),
            key: COUNTERS_ROW.into(),
            why: not.0,
        }),
        None => Ok(Counters::default()),
    }
}
