//! Maildir folders: messages as files, exchanged without locks between programs that do not know
//! each other.
//!
//! A message is written to `tmp`, synced, and renamed into `new`; whoever takes it moves it to
//! `cur`. All calls here block on the disk: run them off the runtime's threads.

mod name;

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

use rustix::fs::OFlags;
use rustix::io::Errno;

pub use name::MailName;

use super::durable::{folder_of, sync_folder};

/// One Maildir.
#[derive(Clone, Debug)]
pub struct Maildir {
    root: PathBuf,
}

/// What waits in `new`, in the order in which it came as far as names tell.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    /// The first ones.
    pub names: Vec<MailName>,
    /// Whether there are more than were asked for.
    pub more: bool,
}

/// A message, or as much of it as was asked for.
#[derive(Debug, PartialEq, Eq)]
pub struct Mail {
    /// Its first bytes.
    pub bytes: Vec<u8>,
    /// How long it is in all.
    pub bytes_total: u64,
    /// Whether `bytes` is not all of it.
    pub oversize: bool,
}

/// What became of a delivery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivered {
    /// It was written.
    Now,
    /// A message of that name had been delivered before, and nothing was written.
    Before,
}

/// What became of marking a message as taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It was moved to `cur`.
    Now,
    /// It was not in `new` any more: taken before, perhaps just before a crash, or removed.
    Before,
}

/// What went wrong, at which file.
#[derive(Debug, thiserror::Error)]
pub enum MaildirError {
    /// The disk or its permissions.
    #[error("cannot {attempt} {path}: {cause}")]
    Failed {
        /// What was attempted.
        attempt: &'static str,
        /// On what.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// The message was taken or removed by somebody else.
    #[error("{path} is not there any more")]
    Gone {
        /// Where it was.
        path: PathBuf,
    },
    /// It is a link, a pipe or a folder, which nobody delivers in good faith.
    #[error("{path} is not a plain file")]
    NotAFile {
        /// Where it is.
        path: PathBuf,
    },
}

impl Maildir {
    /// The Maildir at `root`, whether or not it exists.
    pub fn at(root: &Path) -> Maildir {
        Maildir {
            root: root.to_owned(),
        }
    }

    /// The Maildir at `root`, with whatever folders were missing made and durable. Folders that are
    /// there keep their mode.
    pub fn create(root: &Path) -> Result<Maildir, MaildirError> {
        let maildir = Maildir::at(root);
        for folder in [TMP, NEW, CUR] {
            let path = maildir.root.join(folder);
            DirBuilder::new()
                .recursive(true)
                .mode(0o770)
                .create(&path)
                .map_err(failed("create", &path))?;
        }
        sync(&maildir.root)?;
        sync(folder_of(&maildir.root))?;
        Ok(maildir)
    }

    /// The folder where messages arrive: what to watch.
    pub fn new_folder(&self) -> PathBuf {
        self.root.join(NEW)
    }

    /// Delivers a message; durable when it returns.
    ///
    /// Idempotent by name: after a crash the same delivery may be tried again, and is not doubled
    /// as long as the first is still in `new`, or in `cur` with the flags that taking gives it.
    pub fn deliver(&self, name: &MailName, bytes: &[u8]) -> Result<Delivered, MaildirError> {
        let (draft, path) = (self.path(TMP, name), self.path(NEW, name));
        let known = [
            path.clone(),
            self.taken_path(name),
            self.path(CUR, &name.with_flags("")),
        ];
        if known.iter().any(|path| path.exists()) {
            sync(&self.root.join(NEW))?;
            return Ok(Delivered::Before);
        }
        let write = || -> io::Result<()> {
            let mut file = OpenOptions::new()
                .write(true)
                .create(true)
                .truncate(true)
                .mode(0o660)
                .custom_flags(flags(OFlags::NOFOLLOW))
                .open(&draft)?;
            file.write_all(bytes)?;
            file.sync_all()
        };
        if let Err(cause) = write() {
            // A full disk is the likeliest reason, and half a message must not stay on it.
            let _ = fs::remove_file(&draft);
            return Err(failed("write", &draft)(cause));
        }
        fs::rename(&draft, &path).map_err(failed("deliver", &path))?;
        sync(&self.root.join(NEW))?;
        Ok(Delivered::Now)
    }

    /// The first `count_max` messages in `new`; the same ones in the same order until they are
    /// taken. Hidden names, links, pipes and folders are left out. Memory is bounded by
    /// `count_max`, however many files there are.
    pub fn waiting(&self, count_max: usize) -> Result<Waiting, MaildirError> {
        let folder = self.root.join(NEW);
        let mut first = BTreeSet::new();
        let mut more = false;
        for entry in fs::read_dir(&folder).map_err(failed("list", &folder))? {
            let entry = entry.map_err(failed("list", &folder))?;
            let name = entry.file_name();
            let plain = entry.file_type().is_ok_and(|kind| kind.is_file());
            if !plain || name.as_encoded_bytes().starts_with(b".") {
                continue;
            }
            first.insert(MailName::found(name));
            if first.len() > count_max {
                first.pop_last();
                more = true;
            }
        }
        Ok(Waiting {
            names: first.into_iter().collect(),
            more,
        })
    }

    /// Reads a message in `new`: all of it, or its first `bytes_max` bytes.
    pub fn read(&self, name: &MailName, bytes_max: usize) -> Result<Mail, MaildirError> {
        let path = self.path(NEW, name);
        let (file, bytes_total) = open_plain(&path)?;
        let mut bytes = Vec::new();
        file.take(bytes_max as u64)
            .read_to_end(&mut bytes)
            .map_err(failed("read", &path))?;
        // The file may grow while it is read; what counts is whether we have its end.
        let oversize = bytes.len() as u64 == bytes_max as u64 && bytes_total > bytes_max as u64;
        Ok(Mail {
            bytes,
            bytes_total,
            oversize,
        })
    }

    /// Copies a message in `new` to a file of its own, durably, without holding it in memory; gives
    /// its length. An existing file is replaced.
    pub fn copy_to(&self, name: &MailName, target: &Path) -> Result<u64, MaildirError> {
        let path = self.path(NEW, name);
        let (mut file, _) = open_plain(&path)?;
        let mut copy_whole = || -> io::Result<u64> {
            let mut copy = OpenOptions::new()
                .write(true)
                .create(true)
                .truncate(true)
                .mode(0o600)
                .open(target)?;
            let bytes = io::copy(&mut file, &mut copy)?;
            copy.sync_all()?;
            sync_folder(folder_of(target))?;
            Ok(bytes)
        };
        copy_whole().map_err(failed("copy to", target))
    }

    /// Hands a message in `new` to `take` piece by piece, without holding it in memory; gives how
    /// many bytes `take` was given, at most `bytes_max`.
    pub fn stream(
        &self,
        name: &MailName,
        bytes_max: u64,
        take: &mut dyn FnMut(&[u8]) -> io::Result<()>,
    ) -> Result<u64, MaildirError> {
        let path = self.path(NEW, name);
        let (file, _) = open_plain(&path)?;
        let mut file = file.take(bytes_max);
        let mut piece = vec![0; PIECE_BYTES];
        let mut bytes = 0;
        loop {
            let read = file.read(&mut piece).map_err(failed("read", &path))?;
            if read == 0 {
                return Ok(bytes);
            }
            take(&piece[..read]).map_err(failed("hand on", &path))?;
            bytes += read as u64;
        }
    }

    /// How long a message in `new` is now.
    pub fn bytes(&self, name: &MailName) -> Result<u64, MaildirError> {
        let path = self.path(NEW, name);
        open_plain(&path).map(|(_, bytes)| bytes)
    }

    /// Moves a message from `new` to `cur`, marked as seen; durable when it returns.
    pub fn take(&self, name: &MailName) -> Result<Taken, MaildirError> {
        let (path, target) = (self.path(NEW, name), self.taken_path(name));
        match fs::rename(&path, &target) {
            Ok(()) => {
                sync(&self.root.join(CUR))?;
                sync(&self.root.join(NEW))?;
                Ok(Taken::Now)
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound && !path.exists() => {
                // A missing `cur` is an error and not a message that was taken.
                sync(&self.root.join(CUR))?;
                Ok(Taken::Before)
            }
            Err(cause) => Err(failed("take", &path)(cause)),
        }
    }

    /// Does [`Maildir::take`] for many at once: their moves are made durable together, which costs
    /// the disk as much as one. After an error some may have been moved.
    pub fn take_all(&self, names: &[MailName]) -> Result<(), MaildirError> {
        for name in names {
            let path = self.path(NEW, name);
            match fs::rename(&path, self.taken_path(name)) {
                Err(error) if error.kind() == io::ErrorKind::NotFound && !path.exists() => {}
                outcome => outcome.map_err(failed("take", &path))?,
            }
        }
        sync(&self.root.join(CUR))?;
        sync(&self.root.join(NEW))
    }

    /// Removes what broken deliveries left in `tmp` more than 36 hours before `now` (seconds since
    /// 1970 UTC), as the Maildir convention asks of readers; gives how many.
    pub fn sweep(&self, now: i64) -> Result<usize, MaildirError> {
        let folder = self.root.join(TMP);
        let limit = u64::try_from(now)
            .unwrap_or(0)
            .saturating_sub(LEFTOVER_SECONDS);
        let limit = UNIX_EPOCH + Duration::from_secs(limit);
        let mut removed = 0;
        for entry in fs::read_dir(&folder).map_err(failed("list", &folder))? {
            let entry = entry.map_err(failed("list", &folder))?;
            let old = entry
                .metadata()
                .is_ok_and(|file| file.is_file() && file.modified().is_ok_and(|at| at < limit));
            if old && fs::remove_file(entry.path()).is_ok() {
                removed += 1;
            }
        }
        Ok(removed)
    }

    fn path(&self, folder: &str, name: &MailName) -> PathBuf {
        self.root.join(folder).join(AsRef::<OsStr>::as_ref(name))
    }

    fn taken_path(&self, name: &MailName) -> PathBuf {
        self.path(CUR, &name.with_flags("S"))
    }
}

/// Opens a file that somebody else put there: never through a link, never waiting for a pipe.
fn open_plain(path: &Path) -> Result<(File, u64), MaildirError> {
    let opened = OpenOptions::new()
        .read(true)
        .custom_flags(flags(OFlags::NOFOLLOW | OFlags::NONBLOCK))
        .open(path);
    let file = match opened {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(MaildirError::Gone {
                path: path.to_owned(),
            });
        }
        Err(error) if Errno::from_io_error(&error) == Some(Errno::LOOP) => {
            return Err(MaildirError::NotAFile {
                path: path.to_owned(),
            });
        }
        Err(cause) => return Err(failed("open", path)(cause)),
    };
    let found = file.metadata().map_err(failed("open", path))?;
    if !found.is_file() {
        return Err(MaildirError::NotAFile {
            path: path.to_owned(),
        });
    }
    Ok((file, found.len()))
}

fn sync(folder: &Path) -> Result<(), MaildirError> {
    sync_folder(folder).map_err(failed("sync", folder))
}

fn failed<'a>(attempt: &'static str, path: &'a Path) -> impl Fn(io::Error) -> MaildirError + 'a {
    move |cause| MaildirError::Failed {
        attempt,
        path: path.to_owned(),
        cause,
    }
}

fn flags(flags: OFlags) -> i32 {
    flags.bits().cast_signed()
}

const TMP: &str = "tmp";
const NEW: &str = "new";
const CUR: &str = "cur";
/// How much of a message is in memory while it is handed on.
const PIECE_BYTES: usize = 64 * 1024;
const LEFTOVER_SECONDS: u64 = 36 * 60 * 60;

#[cfg(test)]
mod tests;
