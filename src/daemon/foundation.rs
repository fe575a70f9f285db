//! What has to be there before anything runs: the folder locked, its secrets, the settings, the record.

use std::path::Path;
use std::thread::park_timeout;
use std::time::Duration;

use crate::channels::Ground;
use crate::config;
use crate::config::diff::changes;
use crate::net::disk::{FolderLock, LockError};
use crate::net::durable::private_folder;
use crate::store::{self, Store};

use super::clock::{Clock, time_of_day};
use super::failure::Failure;
use super::folder;
use super::generation::{self, Generation, Refused};
use super::relapse::Relapses;
use super::secrets;
use super::systemd as unit;

/// What the desk stands on.
pub(super) struct Foundation {
    /// The data folder is ours for as long as this lives.
    pub(super) lock: FolderLock,
    pub(super) store: Store,
    pub(super) clock: Clock,
    pub(super) ground: Ground,
    /// The settings, compiled, not yet in force.
    pub(super) generation: Generation,
    /// Why the record is only to be read, where it failed too often.
    pub(super) only_reads: Option<String>,
}

/// Opens the record, or only to look at it where it failed too often.
fn open(data: &Path, options: &store::Options) -> Result<(Store, Option<String>), Failure> {
    let relapses = Relapses::read(data);
    let Some(why) = relapses.verdict(time_of_day()) else {
        return Ok((Store::open(data, options)?, None));
    };
    tracing::error!(
        why,
        "the desk failed again and again, it is only read; stop the desk in good order and start it to try again"
    );
    let store = Store::open_untouched(data, options)?;
    Ok((store, Some(why.to_owned())))
}

/// Lays it. Wrong settings are told before anything is written but the folder and the key; a file that was emptied
/// while the desk was down, as soon as the record says what it held.
pub(super) fn lay(config: &Path, data: &Path) -> Result<Foundation, Failure> {
    private_folder(data).map_err(Failure::folder(data))?;
    let lock = lock(data)?;
    let thread_key = secrets::thread_key(data).map_err(Failure::io("read the key in", data))?;
    let ground = Ground::new(thread_key);
    let mut generation = generation::first(config, &ground, None)?;
    // What is alive is read through little room, and the room for daily work is made after that.
    let options = store::Options {
        cache_bytes: WAKING_CACHE_BYTES,
        waiting: unit::opening,
        ..store::Options::default()
    };
    let (store, only_reads) = open(data, &options)?;
    let (counters, last) = store.read(|record| {
        let last = record.generations(1)?.pop();
        Ok((record.counters()?, last))
    })?;
    let people = generation::people(&store);
    generation.look_for_people(&people);
    if let Some(last) = last {
        let emptied = folder::emptied(&last.files, &generation.files);
        if !emptied.is_empty() {
            return Err(Refused::wrong(emptied).into());
        }
        // Files that an older release took and this one does not are no base to compare with.
        if let Some(before) = config::parse(&last.files).config {
            generation.diff = changes(&before, &generation.config);
        }
    }
    Ok(Foundation {
        lock,
        store,
        clock: Clock::start(crate::domain::Moment(counters.moment)),
        ground,
        generation,
        only_reads,
    })
}

/// A process that was killed lets go of its lock a moment later, so it is tried for a while.
fn lock(data: &Path) -> Result<FolderLock, Failure> {
    let mut tries = LOCK_TRIES;
    loop {
        match FolderLock::take(data) {
            Err(LockError::Held { .. }) if tries > 0 => {
                tries -= 1;
                park_timeout(LOCK_AGAIN);
            }
            outcome => {
                return outcome.map_err(|cause| Failure::Lock {
                    folder: data.display().to_string(),
                    cause,
                });
            }
        }
    }
}

/// Room for pages while everything alive is read once, in bytes.
const WAKING_CACHE_BYTES: usize = 1 << 20;

const LOCK_TRIES: u32 = 50;

const LOCK_AGAIN: Duration = Duration::from_millis(100);
