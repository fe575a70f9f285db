//! What is still to leave by each channel, and what was given up, counted from the record.

use std::collections::BTreeMap;

use crate::domain::delivery::{Delivery, Stage};
use crate::domain::{MessageId, Moment, Name};
use crate::store::{Snapshot, StoreError};

/// What of a channel is still to leave, and what was given up.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct WayOut {
    /// How many messages wait to leave.
    pub(super) pending: u32,
    /// How many were given up.
    pub(super) dead: u32,
    /// Since when the oldest waits.
    pub(super) oldest_at: Option<Moment>,
    /// When the next attempt is due.
    pub(super) next_at: Option<Moment>,
}

/// Reads every message that is not settled.
pub(super) fn by_channel(snapshot: &Snapshot) -> Result<BTreeMap<Name, WayOut>, StoreError> {
    let mut ways: BTreeMap<Name, WayOut> = BTreeMap::new();
    snapshot.deliveries(MessageId(0), usize::MAX, &mut |it: &Delivery| {
        ways.entry(it.channel.clone()).or_default().count(it);
        false
    })?;
    Ok(ways)
}

impl WayOut {
    fn count(&mut self, delivery: &Delivery) {
        let earlier = |one: Option<Moment>, other| Some(one.map_or(other, |one| one.min(other)));
        if !delivery.is_alive() {
            self.dead += 1;
            return;
        }
        self.pending += 1;
        self.oldest_at = earlier(self.oldest_at, delivery.created_at);
        if let Stage::Ready { due } = delivery.stage {
            self.next_at = earlier(self.next_at, due);
        }
    }
}
