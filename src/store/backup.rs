//! A copy made while the desk works: as the record was at one moment, whole or not there at all.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Mutex;

use redb::DatabaseError;

use crate::domain::Moment;
use crate::domain::attachment::Digest;

use super::archive::{self, ABOUT, DATABASE, Package, Piece, SUMS};
use super::blobs::Blobs;
use super::fault::{BackupFault, StoreError};
use super::file::UntouchedFile;
use super::seal::Keys;
use super::tables::{Reading, Writing};
use super::{
    BLOBS_FOLDER, DATABASE_FILE, Inner, Options, Store, Verified, WRONGS_MAX, Wrong, begin,
    builder, hold, make_folder, open_file, sync_folder,
};

/// How the files of a copy come to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Files {
    /// Copied and checked on the way.
    Copied,
    /// The same file under two names, where the file system can: no room is taken and no time. A
    /// file of the desk never changes, so neither side can spoil it for the other.
    Linked,
}

/// What a backup says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// When it was made.
    pub made_at: Moment,
    /// By which version of this program.
    pub version: String,
    /// Conversations ever begun.
    pub conversations: u64,
    /// Messages ever kept.
    pub messages: u64,
    /// Customers ever known.
    pub contacts: u64,
    /// The last place of the journal.
    pub seq: u64,
}

/// What came of looking through a backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inspected {
    /// What it says of itself.
    pub about: About,
    /// Files of the desk in it.
    pub files: u64,
    /// Records read, and what is wrong.
    pub verified: Verified,
}

impl Store {
    /// Copies the record into `folder`, which must not exist; it has that name only once all of it
    /// is synced. A store is opened there like any other.
    pub fn copy_to(&self, folder: &Path, files: Files) -> Result<About, StoreError> {
        if folder.exists() {
            let exists = std::io::ErrorKind::AlreadyExists.into();
            return Err(StoreError::io("copy to", folder, exists));
        }
        let partial = folder.with_extension("partial");
        if partial.exists() {
            fs::remove_dir_all(&partial)
                .map_err(|error| StoreError::io("remove", &partial, error))?;
        }
        make_folder(&partial)?;
        let rows = Reading::now(&self.inner.database)?;
        let counters = super::counters::read_counters(&rows.meta)?;
        copy_database(&rows, &partial)?;
        self.copy_files(&rows, &partial, files)?;
        sync_folder(&partial)?;
        fs::rename(&partial, folder).map_err(|error| StoreError::io("rename", &partial, error))?;
        match folder
            .parent()
            .filter(|parent| !parent.as_os_str().is_empty())
        {
            Some(parent) => sync_folder(parent)?,
            None => sync_folder(Path::new("."))?,
        }
        Ok(About {
            made_at: Moment(counters.moment),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            conversations: counters.conversation,
            messages: counters.message,
            contacts: counters.contact,
            seq: counters.seq,
        })
    }

    /// Whether every file that a message mentions is there and holds what its name says.
    pub fn verify_files(&self) -> Result<Verified, StoreError> {
        let rows = Reading::now(&self.inner.database)?;
        let mut verified = Verified::default();
        each_mentioned(&rows, &mut |digest| {
            verified.records += 1;
            if !self.blobs().holds(&digest)? && verified.wrong.len() < WRONGS_MAX {
                verified
                    .wrong
                    .push(Wrong::of("file").with("digest", digest));
            }
            Ok(())
        })?;
        Ok(verified)
    }

    fn copy_files(&self, rows: &Reading, copy: &Path, files: Files) -> Result<(), StoreError> {
        let blobs = Blobs::open(&copy.join(BLOBS_FOLDER))?;
        each_mentioned(rows, &mut |digest| {
            // One that is missing here cannot be had; `verify_files` says so on both sides.
            if files == Files::Linked && self.blobs().link_to(&blobs, &digest)? {
                return Ok(());
            }
            self.blobs().copy_to(&blobs, &digest)
        })
    }
}

/// Writes the database of the store in `folder` anew without the room that removed rows left, where
/// no desk works on it. Gives its length before and after, in bytes.
pub fn compact(folder: &Path) -> Result<(u64, u64), StoreError> {
    let _lock = hold(folder, 0)?;
    let path = folder.join(DATABASE_FILE);
    let length = || {
        let found = fs::metadata(&path).map_err(|error| StoreError::io("read", &path, error));
        Ok::<_, StoreError>(found?.len())
    };
    let before = length()?;
    super::migrate::prepare(&path, &super::Schema::CURRENT, || ())?;
    let options = Options::default();
    let mut database = builder(&options).create_with_backend(open_file(&path)?)?;
    database.compact()?;
    database.close()?;
    Ok((before, length()?))
}

/// Reads every byte of a backup: the sums, every record, every file. `step` is told of bytes read.
pub fn inspect(
    path: &Path,
    keys: &Keys,
    step: &mut dyn FnMut(u64),
) -> Result<Inspected, StoreError> {
    let mut package = Package::open(path, keys)?;
    let mut found = Found::default();
    while let Some(piece) = package.next_piece()? {
        let sum = package.read(&piece, &mut |chunk| {
            step(chunk.len() as u64);
            Ok(())
        })?;
        found.take(&package, piece, sum)?;
    }
    let whole = found.end(&package)?;
    let store = within(&package, &whole.database)?;
    let mut verified = store.verify()?;
    let rows = Reading::now(&store.inner.database)?;
    each_mentioned(&rows, &mut |digest| {
        if !whole.files.contains(&digest) && verified.wrong.len() < WRONGS_MAX {
            verified
                .wrong
                .push(Wrong::of("file").with("digest", digest));
        }
        Ok(())
    })?;
    Ok(Inspected {
        about: whole.about,
        files: whole.files.len() as u64,
        verified,
    })
}

/// What a backup says of itself; whether its end is there, by its length alone.
pub fn about(path: &Path, keys: &Keys) -> Result<About, StoreError> {
    let mut package = Package::open(path, keys)?;
    let mut about = None;
    let mut ends = false;
    while let Some(piece) = package.next_piece()? {
        if piece.name == ABOUT {
            about = Some(About::read(&package.text(&piece)?));
        }
        ends = piece.name == SUMS;
    }
    about
        .filter(|_| ends)
        .ok_or_else(|| package.fault(BackupFault::Short))
}

impl About {
    /// Its lines, as they are read back.
    pub fn write(&self) -> String {
        format!(
            "version={}\nmade_at={}\nconversations={}\nmessages={}\ncontacts={}\nseq={}\n",
            self.version,
            self.made_at.0,
            self.conversations,
            self.messages,
            self.contacts,
            self.seq
        )
    }

    /// What does not read as a number counts as none: the sums say whether it was changed.
    fn read(text: &str) -> Self {
        let value = |name: &str| {
            let mut pairs = text.lines().filter_map(|line| line.split_once('='));
            pairs.find(|(key, _)| *key == name).map(|(_, value)| value)
        };
        let number = |name: &str| value(name).and_then(|text| text.parse().ok()).unwrap_or(0);
        let made_at = value("made_at").and_then(|text| text.parse().ok());
        Self {
            made_at: Moment(made_at.unwrap_or(0)),
            version: value("version").unwrap_or_default().to_owned(),
            conversations: number("conversations"),
            messages: number("messages"),
            contacts: number("contacts"),
            seq: number("seq"),
        }
    }
}

/// What was seen of a backup so far.
#[derive(Default)]
pub(super) struct Found {
    about: About,
    seen: Vec<(String, Digest)>,
    files: BTreeSet<Digest>,
    database: Option<Piece>,
    sums: Option<String>,
}

impl Found {
    /// A piece was read, and this is its sum.
    pub(super) fn take(
        &mut self,
        package: &Package,
        piece: Piece,
        sum: Digest,
    ) -> Result<(), StoreError> {
        // Whatever stands behind the sums was put there by somebody else.
        if self.sums.is_some() {
            return Err(package.fault(BackupFault::Foreign));
        }
        if let Some(digest) = archive::file_of(&piece.name) {
            // One that is not what its name says is missing, and said to be.
            if digest == sum {
                self.files.insert(digest);
            }
            return Ok(());
        }
        match piece.name.as_str() {
            SUMS => {
                self.sums = Some(package.text(&piece)?);
                return Ok(());
            }
            ABOUT => self.about = About::read(&package.text(&piece)?),
            DATABASE => self.database = Some(piece.clone()),
            _ => {}
        }
        if self.seen.len() >= NAMED_MAX {
            return Err(package.fault(BackupFault::Foreign));
        }
        self.seen.push((piece.name, sum));
        Ok(())
    }

    /// All of it was seen: whether that is what was listed.
    pub(super) fn end(self, package: &Package) -> Result<Whole, StoreError> {
        let short = || package.fault(BackupFault::Short);
        let sums = self.sums.ok_or_else(short)?;
        let listed = archive::sums(&sums);
        for (name, sum) in &self.seen {
            if listed.get(name.as_str()) != Some(sum) {
                return Err(package.fault(BackupFault::Damaged(name.clone())));
            }
        }
        let database = self.database.filter(|_| listed.len() == self.seen.len());
        Ok(Whole {
            about: self.about,
            files: self.files,
            database: database.ok_or_else(short)?,
        })
    }
}

/// A backup of which every byte was seen and is what was written.
pub(super) struct Whole {
    pub(super) about: About,
    files: BTreeSet<Digest>,
    database: Piece,
}

/// The store inside a backup, to be read where it lies.
fn within(package: &Package, database: &Piece) -> Result<Store, StoreError> {
    let backend = UntouchedFile::part(package.source(), database.offset, database.size);
    let damaged = |error: DatabaseError| match error {
        DatabaseError::Storage(_) => package.fault(BackupFault::Damaged(DATABASE.to_owned())),
        other => other.into(),
    };
    let options = Options::default();
    let database = builder(&options)
        .create_with_backend(backend)
        .map_err(damaged)?;
    super::migrate::bring_up(&database, &super::Schema::CURRENT, || ())?;
    let inner = Inner {
        fresh: Mutex::default(),
        lately: Mutex::default(),
        database,
        blobs: Blobs::untouched(Path::new(BLOBS_FOLDER)),
        folder: Path::new(".").to_owned(),
        forgives: false,
        lock: None,
    };
    Ok(Store {
        inner: std::sync::Arc::new(inner),
    })
}

fn copy_database(rows: &Reading, folder: &Path) -> Result<(), StoreError> {
    let backend = open_file(&folder.join(DATABASE_FILE))?;
    let mut database = builder(&Options::default()).create_with_backend(backend)?;
    let batch = begin(&database)?;
    rows.copy_into(&mut Writing::make(&batch)?)?;
    batch.commit()?;
    // Rows put in one by one leave pages half empty: a copy need not carry them.
    database.compact()?;
    Ok(database.close()?)
}

/// Every file that messages mention, once each.
fn each_mentioned(
    rows: &Reading,
    visit: &mut dyn FnMut(Digest) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut last = None;
    for row in rows.files.open()?.range::<&[u8]>(..)? {
        let (key, _) = row?;
        let digest = key.value().first_chunk::<32>().copied().map(Digest);
        if let Some(digest) = digest.filter(|digest| last != Some(*digest)) {
            visit(digest)?;
            last = Some(digest);
        }
    }
    Ok(())
}

/// The most things in a backup that are listed by name: certificates, keys, settings.
const NAMED_MAX: usize = 10_000;
