//! What the writer did, in plain numbers: for metrics and for the watchdog.

use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU64, Ordering};
use std::time::Duration;

use super::space::Space;

/// Upper edges of the spans a batch took, in microseconds; one more bucket holds the rest.
pub const TOOK_EDGES_US: [u64; 9] = [
    500, 1_000, 2_000, 5_000, 10_000, 25_000, 50_000, 100_000, 1_000_000,
];

/// Upper edges of how many commands shared a batch.
pub const BATCH_EDGES: [u64; 9] = [1, 2, 4, 8, 16, 32, 64, 128, 256];

/// What the writer did so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Rises at least once a second while the writer lives; the watchdog looks at it.
    pub beats: u64,
    /// Commands decided, whichever way.
    pub commands: u64,
    /// Batches that changed something and were synced.
    pub commits: u64,
    /// Commands turned away because the queue was full.
    pub busy: u64,
    /// Commands turned away because the disk was full.
    pub full: u64,
    /// Commands waiting now.
    pub waiting: u64,
    /// Batches by how long they took, from the first decision to the end of the commit.
    pub took: [u64; TOOK_EDGES_US.len() + 1],
    /// All of that together, in microseconds.
    pub took_us: u64,
    /// Batches by how many commands they held.
    pub batches: [u64; BATCH_EDGES.len() + 1],
}

#[derive(Debug, Default)]
pub(super) struct Gauges {
    beats: AtomicU64,
    commands: AtomicU64,
    commits: AtomicU64,
    busy: AtomicU64,
    full: AtomicU64,
    waiting: AtomicU64,
    took: [AtomicU64; TOOK_EDGES_US.len() + 1],
    took_us: AtomicU64,
    batches: [AtomicU64; BATCH_EDGES.len() + 1],
    space: AtomicU8,
    stopping: AtomicBool,
}

impl Gauges {
    pub(super) fn beat(&self) {
        add(&self.beats, 1);
    }

    pub(super) fn entered_queue(&self) {
        add(&self.waiting, 1);
    }

    pub(super) fn left_queue(&self) {
        self.waiting.fetch_sub(1, Ordering::Relaxed);
    }

    pub(super) fn waiting(&self) -> usize {
        usize::try_from(self.waiting.load(Ordering::Relaxed)).unwrap_or(usize::MAX)
    }

    pub(super) fn busy(&self) {
        add(&self.busy, 1);
    }

    pub(super) fn full(&self) {
        add(&self.full, 1);
    }

    pub(super) fn worked(&self, commands: usize, took: Duration, committed: bool) {
        let us = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        add(&self.commands, commands as u64);
        add(&self.commits, u64::from(committed));
        add(&self.took[bucket(&TOOK_EDGES_US, us)], 1);
        add(&self.took_us, us);
        add(&self.batches[bucket(&BATCH_EDGES, commands as u64)], 1);
    }

    pub(super) fn set_space(&self, space: Space) {
        self.space.store(space as u8, Ordering::Relaxed);
    }

    pub(super) fn space(&self) -> Space {
        Space::of(self.space.load(Ordering::Relaxed))
    }

    pub(super) fn stop(&self) {
        self.stopping.store(true, Ordering::Release);
    }

    pub(super) fn is_stopping(&self) -> bool {
        self.stopping.load(Ordering::Acquire)
    }

    pub(super) fn figures(&self) -> Figures {
        let read = |gauge: &AtomicU64| gauge.load(Ordering::Relaxed);
        Figures {
            beats: read(&self.beats),
            commands: read(&self.commands),
            commits: read(&self.commits),
            busy: read(&self.busy),
            full: read(&self.full),
            waiting: read(&self.waiting),
            took: std::array::from_fn(|n| read(&self.took[n])),
            took_us: read(&self.took_us),
            batches: std::array::from_fn(|n| read(&self.batches[n])),
        }
    }
}

fn add(gauge: &AtomicU64, n: u64) {
    gauge.fetch_add(n, Ordering::Relaxed);
}

fn bucket(edges: &[u64], value: u64) -> usize {
    edges.partition_point(|edge| *edge < value)
}
