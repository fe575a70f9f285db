//! How much of one channel is under way at once, so that a slow one holds up nobody else.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::domain::Name;

/// Turns that channels have, each channel as many as every other.
pub(super) struct Turns {
    each: usize,
    channels: Mutex<BTreeMap<Name, Arc<Semaphore>>>,
}

impl Turns {
    pub(super) fn new(each: usize) -> Self {
        Self {
            each,
            channels: Mutex::default(),
        }
    }

    /// Waits for a turn of a channel. There are as many channels as the settings have.
    pub(super) async fn take(&self, channel: &Name) -> OwnedSemaphorePermit {
        let of = {
            let mut channels = self.channels.lock().unwrap_or_else(PoisonError::into_inner);
            let fresh = || Arc::new(Semaphore::new(self.each));
            Arc::clone(channels.entry(channel.clone()).or_insert_with(fresh))
        };
        of.acquire_owned().await.expect("nobody closes it")
    }
}
