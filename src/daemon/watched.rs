//! The engine as the writer runs it, with a picture of what is going on for those who watch.

use std::cell::Cell;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;

use crate::domain::Moment;
use crate::engine::command::Command;
use crate::engine::ledger::{Counters, Ledger};
use crate::engine::live::Live;
use crate::engine::refusal::Refusal;
use crate::engine::{Engine, Outcome};
use crate::writer::Decide;

use super::clock::Clock;

/// The engine, publishing how the floor looks between decisions.
pub(super) struct Watched {
    engine: Engine,
    clock: Clock,
    live: watch::Sender<Arc<Live>>,
    /// Something was decided since the last picture.
    stale: Cell<bool>,
    /// When the last one was taken, and how long that took.
    taken: Cell<Duration>,
    took: Cell<Duration>,
}

impl Watched {
    /// Watches over `engine`.
    pub(super) fn new(engine: Engine, clock: Clock) -> (Self, watch::Receiver<Arc<Live>>) {
        let (live, follow) = watch::channel(Arc::new(engine.live(clock.now())));
        let watched = Self {
            engine,
            clock,
            live,
            stale: Cell::new(true),
            taken: Cell::new(Duration::ZERO),
            took: Cell::new(Duration::ZERO),
        };
        (watched, follow)
    }

    /// Takes a picture where one is worth it: everybody at the desk is walked through for it, so it
    /// may take a twentieth of the writer's time and no more.
    fn look(&self) {
        if !self.stale.get() {
            return;
        }
        let began = self.clock.elapsed();
        if began.saturating_sub(self.taken.get()) < self.took.get() * SHARE {
            return;
        }
        self.stale.set(false);
        self.live
            .send_replace(Arc::new(self.engine.live(self.clock.now())));
        self.taken.set(began);
        self.took.set(self.clock.elapsed().saturating_sub(began));
    }
}

impl Decide for Watched {
    fn decide(
        &mut self,
        ledger: &mut dyn Ledger,
        now: Moment,
        command: Command,
    ) -> Result<Outcome, Refusal> {
        self.stale.set(true);
        self.engine.decide(ledger, now, command)
    }

    fn next_deadline(&self) -> Option<Moment> {
        // The writer asks between batches, when what was decided is on disk.
        self.look();
        self.engine.next_deadline()
    }

    fn counters(&self) -> Counters {
        self.engine.counters()
    }
}

/// A picture serves at least so many times as long as it took.
const SHARE: u32 = 20;
