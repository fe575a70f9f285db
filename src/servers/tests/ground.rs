//! What a desk of the tests stands on: its engine, its clock, its doorkeeper.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use crate::domain::Moment;
use crate::engine::Engine;
use crate::servers::admin::Doorkeeper;
use crate::store::{Retention, Store};
use crate::writer::World;

/// Lets in whoever runs the tests.
pub(super) fn keeper() -> Doorkeeper {
    Doorkeeper {
        uid: rustix::process::getuid().as_raw(),
        group: rustix::process::getgid().as_raw(),
    }
}

/// The engine of what is on disk.
pub(super) fn engine(store: &Store) -> Engine {
    let batch = store.begin().expect("a batch");
    let ledger = batch.ledger().expect("a ledger");
    Engine::rebuild(&ledger)
}

/// A world in which only `clock` passes.
pub(super) fn world(clock: &Arc<AtomicI64>) -> World {
    let clock = Arc::clone(clock);
    let started = tokio::time::Instant::now();
    World {
        now: Box::new(move || Moment(clock.load(Ordering::Relaxed))),
        elapsed: Box::new(move || started.elapsed()),
        room: Box::new(|| None),
        retention: Box::new(Retention::default),
        only_reads: false,
        last_words: Box::new(|_| ()),
    }
}
