//! The desk without its network: engine, writer and record in this process.

use std::path::Path;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use centralita::domain::{Moment, Span};
use centralita::engine::Engine;
use centralita::store::{Options, Retention, Store};
use centralita::writer::{self, Handle, Running, World};

use super::mail::configure;

/// The whole desk without its network: duplicate check, customer, case, routing, journal, commit.
#[derive(Clone)]
pub(crate) struct Desk {
    pub(crate) handle: Handle,
    _store: Store,
}

impl Desk {
    pub(crate) fn start(folder: &Path) -> anyhow::Result<(Self, Running)> {
        let store = Store::open(folder, &Options::default())?;
        let engine = {
            let batch = store.begin()?;
            let ledger = batch.ledger()?;
            Engine::rebuild(&ledger)
        };
        let (began, day) = (Instant::now(), SystemTime::now());
        let since_1970 = i64::try_from(day.duration_since(UNIX_EPOCH)?.as_millis())?;
        let world = World {
            // The real time: what were older than the settings keep it would be forgotten at once.
            now: Box::new(move || {
                let passed = i64::try_from(began.elapsed().as_millis()).unwrap_or(0);
                Moment(since_1970) + Span::millis(passed)
            }),
            elapsed: Box::new(move || began.elapsed()),
            room: Box::new(|| None),
            retention: Box::new(Retention::default),
            only_reads: false,
            last_words: Box::new(|_| ()),
        };
        let (handle, running) = writer::start(store.clone(), engine, world)?;
        let answer = handle.submit(configure()).wait();
        anyhow::ensure!(answer.is_ok(), "the plan was refused: {answer:?}");
        let desk = Self {
            handle,
            _store: store,
        };
        Ok((desk, running))
    }
}
