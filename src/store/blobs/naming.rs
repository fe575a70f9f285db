//! How files get their names: those that wait together are synced together.
//!
//! A sync of one file costs a turn of the file system's journal, and the same turn serves everything
//! written before it. So whoever comes while others are at it waits, and the next one in turn does it
//! for all who wait.

use std::collections::BTreeMap;
use std::fs::{self, DirBuilder, OpenOptions};
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard};

use crate::domain::Moment;
use crate::domain::attachment::Digest;
use crate::store::fault::StoreError;

use super::{Blobs, Upload, system_time};

/// Who gives files their names, one group after the other.
#[derive(Debug, Default)]
pub(super) struct Naming {
    /// Held while files get their names or lose them: a file found again must not be swept away
    /// between being found and being mentioned.
    turn: Mutex<()>,
    waiting: Mutex<Vec<Waiting>>,
}

/// A file that is written and has no name yet.
#[derive(Debug)]
struct Waiting {
    upload: Upload,
    now: Moment,
    told: Told,
}

/// What became of it, for whoever brought it.
type Told = Arc<Mutex<Option<Result<Digest, StoreError>>>>;

impl Naming {
    /// Waits for a turn in which nobody else names or removes anything.
    pub(super) fn turn(&self) -> MutexGuard<'_, ()> {
        self.turn.lock().expect(NO_PANIC)
    }

    /// Makes a file last under its digest, and all that wait beside it.
    pub(super) fn name(
        &self,
        blobs: &Blobs,
        upload: Upload,
        now: Moment,
    ) -> Result<Digest, StoreError> {
        let told = Told::default();
        self.waiting().push(Waiting {
            upload,
            now,
            told: Arc::clone(&told),
        });
        let _turn = self.turn();
        // Somebody whose turn came first may have done it.
        if told.lock().expect(NO_PANIC).is_none() {
            let group = std::mem::take(&mut *self.waiting());
            name_all(blobs, group);
        }
        let result = told.lock().expect(NO_PANIC).take();
        result.expect("whoever waits is in the group of their own turn, or was in one before")
    }

    fn waiting(&self) -> MutexGuard<'_, Vec<Waiting>> {
        self.waiting.lock().expect(NO_PANIC)
    }
}

/// First all bytes, then all names, then the folders that list them: what is behind a name is never
/// less than whole.
fn name_all(blobs: &Blobs, group: Vec<Waiting>) {
    let mut shelves: BTreeMap<PathBuf, Vec<(Told, Digest)>> = BTreeMap::new();
    let mut written = Vec::new();
    for one in group {
        match make_whole(blobs, &one) {
            Ok(found) => written.push((one, found)),
            Err(fault) => tell(&one.told, Err(fault)),
        }
    }
    for (one, found) in written {
        let digest = one.upload.digest();
        match put_on_shelf(blobs, &one.upload, &digest, found) {
            Ok(shelf) => shelves.entry(shelf).or_default().push((one.told, digest)),
            Err(fault) => tell(&one.told, Err(fault)),
        }
    }
    for (shelf, files) in shelves {
        let synced = crate::store::sync_folder(&shelf);
        for (told, digest) in files {
            let result = match &synced {
                Ok(()) => Ok(digest),
                Err(fault) => Err(StoreError::io(
                    "keep",
                    &shelf,
                    io::Error::other(fault.to_string()),
                )),
            };
            tell(&told, result);
        }
    }
}

/// Syncs what a file holds. True where it is there already.
fn make_whole(blobs: &Blobs, one: &Waiting) -> Result<bool, StoreError> {
    let digest = one.upload.digest();
    let path = blobs.path(&digest);
    let failed = |error| StoreError::io("keep", &path, error);
    // One that rotted is replaced by what was brought just now.
    if path.exists() && blobs.holds(&digest)? {
        // Its age starts again, or the sweep could take what is about to be mentioned.
        let file = OpenOptions::new().write(true).open(&path).map_err(failed)?;
        file.set_modified(system_time(one.now)).map_err(failed)?;
        return Ok(true);
    }
    let file = &one.upload.file;
    file.set_modified(system_time(one.now)).map_err(failed)?;
    file.sync_all().map_err(failed)?;
    Ok(false)
}

/// Gives a file its name; says which folder has to be synced for it to last.
fn put_on_shelf(
    blobs: &Blobs,
    upload: &Upload,
    digest: &Digest,
    found: bool,
) -> Result<PathBuf, StoreError> {
    let path = blobs.path(digest);
    let shelf = path
        .parent()
        .expect("every file stands in a folder of two letters");
    let failed = |error| StoreError::io("keep", &path, error);
    if !found {
        match DirBuilder::new().mode(0o700).create(shelf) {
            Ok(()) => crate::store::sync_folder(&blobs.inner.folder)?,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(failed(error)),
        }
        fs::rename(&upload.path, &path).map_err(failed)?;
    }
    Ok(shelf.to_owned())
}

fn tell(told: &Told, result: Result<Digest, StoreError>) {
    *told.lock().expect(NO_PANIC) = Some(result);
}

const NO_PANIC: &str = "nothing panics while naming";

#[cfg(test)]
mod tests {
    use std::thread;

    use super::super::tests::{NOW, blobs};

    #[test]
    fn everybody_who_waits_together_finds_their_own_file() {
        let (folder, blobs) = blobs();
        let kept: Vec<_> = thread::scope(|scope| {
            let threads: Vec<_> = (0..16_u8)
                .map(|n| {
                    let blobs = blobs.clone();
                    // Two each of eight: some are named twice in one turn.
                    scope.spawn(move || (n / 2, blobs.keep(&[n / 2; 99], NOW).expect("room")))
                })
                .collect();
            threads
                .into_iter()
                .map(|it| it.join().expect("whole"))
                .collect()
        });
        for (n, digest) in kept {
            let held = blobs.read(&digest, 0, 100).expect("readable");
            assert_eq!(held, Some(vec![n; 99]));
        }
        let left = std::fs::read_dir(folder.path().join("incoming")).expect("a folder");
        assert_eq!(left.count(), 0);
    }

    #[test]
    fn one_that_cannot_be_kept_is_told_so_and_the_others_are_kept() {
        let (folder, blobs) = blobs();
        let mut bad = blobs.begin(9).expect("room");
        bad.write(b"bad").expect("room");
        let shelf = folder.path().join(&bad.digest().to_string()[..2]);
        std::fs::write(&shelf, "in the way").expect("room");
        let good = {
            let mut good = blobs.begin(9).expect("room");
            good.write(b"good").expect("room");
            good
        };
        let (bad, good) = thread::scope(|scope| {
            let turn = blobs.inner.naming.turn();
            let bad = scope.spawn(|| bad.finish(NOW));
            let good = scope.spawn(|| good.finish(NOW));
            while blobs.inner.naming.waiting().len() < 2 {
                thread::yield_now();
            }
            drop(turn);
            (bad.join().expect("whole"), good.join().expect("whole"))
        });
        assert!(bad.is_err());
        let (digest, _) = good.expect("kept");
        assert!(blobs.holds(&digest).expect("readable"));
    }
}
