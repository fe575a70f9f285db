//! The record: everything that was accepted, in one file and a folder of attachments.
//!
//! Nothing is accepted before its batch is synced: there is no faster, unsafer mode to switch on by
//! mistake. No reader is held across a wait, because an old reader keeps the file growing. Nothing
//! is repaired by throwing it away: what cannot be read is said to be damaged. No other room names
//! the database, no other file of this one the binary form.

use std::cell::RefCell;
use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use redb::{Builder, Database, Durability, StorageBackend, WriteTransaction};

mod apply;
pub mod archive;
pub mod backup;
mod ballast;
pub mod blobs;
mod counters;
mod course;
pub mod downgrade;
mod export;
mod fault;
mod file;
mod fresh;
mod held;
mod info;
mod journal;
mod keys;
mod late;
mod ledger;
pub mod list;
mod migrate;
mod records;
mod restore;
mod rows;
pub mod seal;
pub mod search;
pub mod snapshot;
mod source;
mod tables;
mod verify;
pub mod walk;
mod wrong;

pub use blobs::Upload;
pub use export::Export;
pub use fault::{BackupFault, StoreError};
pub use info::Info;
pub use journal::{Retention, Sweep};
pub use ledger::StoreLedger;
pub use records::{RECORDS, is_record};
pub use restore::{Proof, extract, prove};
pub use snapshot::Snapshot;
pub use verify::{Verified, WRONGS_MAX};
pub use wrong::Wrong;

use crate::domain::Moment;

use blobs::{Blobs, Swept};
use file::{FilledFile, UntouchedFile};
use fresh::{Fresh, Step};
use held::HeldByNumber;
use migrate::Schema;
use tables::Reading;

/// The open record. Clones share it; it closes with the last of them.
#[derive(Clone, Debug)]
pub struct Store {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    // Declared in the order in which they must close: the lock last.
    database: Database,
    blobs: Blobs,
    folder: PathBuf,
    /// What is damaged is passed over, as nothing that is decided here lasts.
    forgives: bool,
    /// Where the answers are that are not sorted in yet.
    fresh: Mutex<Fresh>,
    /// Conversations as the last batch left them that was committed.
    lately: Mutex<HeldByNumber>,
    lock: Option<File>,
}

/// How to open a store.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Memory for pages of the database, in bytes.
    pub cache_bytes: usize,
    /// How often to try again, a tenth of a second apart, while somebody else holds the folder: a
    /// process that was killed lets go of it a moment later.
    pub tries: u32,
    /// Called while opening takes long, before each part of it: putting the file in order after a
    /// crash, bringing an older schema up.
    pub waiting: fn(),
}

impl Default for Options {
    fn default() -> Self {
        Self {
            cache_bytes: 32 << 20,
            tries: 50,
            waiting: || (),
        }
    }
}

impl Store {
    /// Opens the store in `folder`, making it where there is none.
    pub fn open(folder: &Path, options: &Options) -> Result<Self, StoreError> {
        make_folder(folder)?;
        let lock = hold(folder, options.tries)?;
        let path = folder.join(DATABASE_FILE);
        if !path.exists() {
            create(folder, options)?;
        }
        migrate::prepare(&path, &Schema::CURRENT, options.waiting)?;
        let backend = open_file(&path)?;
        Self::with(backend, folder, options, Some(lock))
    }

    /// Opens the store in `folder` to read it: the file is never touched, and what is written all
    /// the same is gone with this process. Damaged records are passed over where the rest is read.
    pub fn open_untouched(folder: &Path, options: &Options) -> Result<Self, StoreError> {
        let lock = hold(folder, options.tries)?;
        let path = folder.join(DATABASE_FILE);
        let file = File::open(&path).and_then(UntouchedFile::new);
        let backend = file.map_err(|error| StoreError::io("open", &path, error))?;
        let database = builder(options).create_with_backend(backend)?;
        migrate::bring_up(&database, &Schema::CURRENT, options.waiting)?;
        let inner = Inner {
            fresh: Mutex::new(Fresh::read(&Reading::now(&database)?)?),
            lately: Mutex::default(),
            database,
            blobs: Blobs::untouched(&folder.join(BLOBS_FOLDER)),
            folder: folder.to_owned(),
            forgives: true,
            lock: Some(lock),
        };
        Ok(Self {
            inner: Arc::new(inner),
        })
    }

    /// Opens a store whose database lies on `backend`; attachments still lie in `folder`, and
    /// nobody else is kept out.
    pub fn on(
        backend: impl StorageBackend,
        folder: &Path,
        options: &Options,
    ) -> Result<Self, StoreError> {
        Self::with(backend, folder, options, None)
    }

    fn with(
        backend: impl StorageBackend,
        folder: &Path,
        options: &Options,
        lock: Option<File>,
    ) -> Result<Self, StoreError> {
        let database = builder(options).create_with_backend(backend)?;
        migrate::bring_up(&database, &Schema::CURRENT, options.waiting)?;
        let blobs = Blobs::open(&folder.join(BLOBS_FOLDER))?;
        let inner = Inner {
            fresh: Mutex::new(Fresh::read(&Reading::now(&database)?)?),
            lately: Mutex::default(),
            database,
            blobs,
            folder: folder.to_owned(),
            forgives: false,
            lock,
        };
        Ok(Self {
            inner: Arc::new(inner),
        })
    }

    /// Opens the same store anew with another room for pages, where nobody else holds it: a long look at
    /// all of it fills whatever room there is with what may never be read again.
    pub fn reopened(self, options: &Options) -> Result<Self, StoreError> {
        let folder = self.folder().to_owned();
        let Ok(Inner { database, lock, .. }) = Arc::try_unwrap(self.inner) else {
            return Err(StoreError::InUse(folder));
        };
        database.close()?;
        let backend = open_file(&folder.join(DATABASE_FILE))?;
        Self::with(backend, &folder, options, lock)
    }

    /// Begins the one open batch; a second caller waits for the first to end.
    pub fn begin(&self) -> Result<Batch, StoreError> {
        Ok(Batch {
            inner: begin(&self.inner.database)?,
            store: Arc::clone(&self.inner),
            step: RefCell::default(),
            lately: RefCell::new(std::mem::take(&mut *locked(&self.inner.lately))),
        })
    }

    /// Reads the record as it is now. Whatever is wanted must be taken out before returning.
    pub fn read<T>(
        &self,
        ask: impl FnOnce(&Snapshot) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        ask(&Snapshot::new(Reading::now(&self.inner.database)?))
    }

    /// The attachments.
    pub fn blobs(&self) -> &Blobs {
        &self.inner.blobs
    }

    /// Removes files that no message mentions and that were brought a day ago or earlier.
    pub fn sweep(&self, now: Moment) -> Result<Swept, StoreError> {
        self.blobs()
            .sweep(now, &mut |digest| self.read(|at| at.mentions(digest)))
    }

    /// Where the store lies.
    pub fn folder(&self) -> &Path {
        &self.inner.folder
    }
}

/// One open batch: nothing of it is true before [`Batch::commit`] returns; dropped, it never was.
pub struct Batch {
    inner: WriteTransaction,
    store: Arc<Inner>,
    step: RefCell<Step>,
    lately: RefCell<HeldByNumber>,
}

impl Batch {
    /// The engine's view of it. Call [`StoreLedger::finish`] before committing.
    pub fn ledger(&self) -> Result<StoreLedger<'_>, StoreError> {
        StoreLedger::open(self)
    }

    /// Makes it true and synced. After an error nobody knows what is on disk until it is opened
    /// again, and this process must not go on writing.
    pub fn commit(self) -> Result<(), StoreError> {
        self.inner.commit()?;
        locked(&self.store.fresh).follow(self.step.into_inner());
        *locked(&self.store.lately) = self.lately.into_inner();
        Ok(())
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A write transaction with the one durability we have: synced twice, and opened again at once
/// after a crash instead of being walked through.
fn begin(database: &Database) -> Result<WriteTransaction, StoreError> {
    let mut batch = database.begin_write()?;
    batch.set_durability(Durability::Immediate)?;
    batch.set_two_phase_commit(true);
    batch.set_quick_repair(true);
    Ok(batch)
}

fn builder(options: &Options) -> Builder {
    let mut builder = Builder::new();
    builder.set_cache_size(options.cache_bytes);
    let waiting = options.waiting;
    builder.set_repair_callback(move |_| waiting());
    builder
}

/// Makes a database under another name and moves it into place whole: a crash in between leaves
/// none, rather than a beginning that cannot be opened.
fn create(folder: &Path, options: &Options) -> Result<(), StoreError> {
    let new = folder.join(NEW_FILE);
    match fs::remove_file(&new) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            return Err(StoreError::io("remove", &new, error));
        }
        _ => {}
    }
    let database = builder(options).create_with_backend(open_file(&new)?)?;
    migrate::bring_up(&database, &Schema::CURRENT, options.waiting)?;
    database.close()?;
    let path = folder.join(DATABASE_FILE);
    fs::rename(&new, &path).map_err(|error| StoreError::io("rename", &new, error))?;
    sync_folder(folder)
}

fn open_file(path: &Path) -> Result<FilledFile, StoreError> {
    let file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .mode(0o600)
        .open(path)
        .and_then(FilledFile::new);
    file.map_err(|error| StoreError::io("open", path, error))
}

fn make_folder(folder: &Path) -> Result<(), StoreError> {
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .map_err(|error| StoreError::io("create", folder, error))
}

/// Holds the folder against every other process for as long as the file lives.
fn hold(folder: &Path, tries: u32) -> Result<File, StoreError> {
    let path = folder.join(LOCK_FILE);
    let file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .mode(0o600)
        .open(&path)
        .map_err(|error| StoreError::io("open", &path, error))?;
    for left in (0..=tries).rev() {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::Error(error)) => return Err(StoreError::io("lock", &path, error)),
            Err(TryLockError::WouldBlock) if left > 0 => std::thread::park_timeout(TRY_AGAIN),
            Err(TryLockError::WouldBlock) => {}
        }
    }
    Err(StoreError::InUse(folder.to_owned()))
}

/// Makes names in a folder last: without it a file that was synced can be there without its name.
fn sync_folder(folder: &Path) -> Result<(), StoreError> {
    File::open(folder)
        .and_then(|folder| folder.sync_all())
        .map_err(|error| StoreError::io("sync", folder, error))
}

const DATABASE_FILE: &str = "desk.redb";

const NEW_FILE: &str = "desk.redb.new";

const LOCK_FILE: &str = "desk.lock";

const BLOBS_FOLDER: &str = "blobs";

const TRY_AGAIN: Duration = Duration::from_millis(100);

#[cfg(test)]
pub(crate) mod tests;
