//! How much room a file system has, and a folder that only one process works in.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use rustix::fs::{FlockOperation, flock, statvfs};
use rustix::io::Errno;

/// The room on a file system, as an ordinary user sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// Bytes that can still be written without being root.
    pub free_bytes: u64,
    /// Bytes of the whole file system.
    pub total_bytes: u64,
}

/// A lock on a folder; let go when dropped, and by the kernel when the process dies.
#[derive(Debug)]
pub struct FolderLock {
    _file: File,
}

/// The folder could not be locked.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// Another process works there.
    #[error("another process works in this folder (process {process})")]
    Held {
        /// Its number as it noted it; empty if it has not yet.
        process: String,
    },
    /// The lock file could not be opened or written.
    #[error("cannot lock the folder: {0}")]
    Failed(#[from] io::Error),
}

impl Room {
    /// Measures the file system that holds `path`.
    pub fn of(path: &Path) -> io::Result<Room> {
        let found = statvfs(path)?;
        Ok(Room {
            free_bytes: found.f_bavail.saturating_mul(found.f_frsize),
            total_bytes: found.f_blocks.saturating_mul(found.f_frsize),
        })
    }

    /// Free share of the whole, 0 to 100, rounded down.
    pub fn free_percent(&self) -> u8 {
        if self.total_bytes == 0 {
            return 0;
        }
        let percent = u128::from(self.free_bytes) * 100 / u128::from(self.total_bytes);
        u8::try_from(percent.min(100)).expect("at most 100")
    }
}

impl FolderLock {
    /// Takes the lock of `folder`, at once or not at all. The lock file stays when it is let go:
    /// removing it would let two processes hold two files of one name.
    pub fn take(folder: &Path) -> Result<FolderLock, LockError> {
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(folder.join(LOCK_FILE))?;
        match flock(&file, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => {}
            Err(Errno::WOULDBLOCK) => {
                let mut process = String::new();
                file.take(NOTE_BYTES_MAX).read_to_string(&mut process)?;
                return Err(LockError::Held {
                    process: process.trim().to_owned(),
                });
            }
            Err(errno) => return Err(LockError::Failed(errno.into())),
        }
        file.set_len(0)?;
        file.rewind()?;
        writeln!(file, "{}", std::process::id())?;
        Ok(FolderLock { _file: file })
    }
}

/// The file in a folder that is locked, and says by whom.
pub const LOCK_FILE: &str = "lock";

const NOTE_BYTES_MAX: u64 = 32;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_system_has_no_more_free_than_in_all() {
        let room = Room::of(&std::env::temp_dir()).expect("measured");
        assert!(room.total_bytes > 0 && room.free_bytes <= room.total_bytes);
        assert!(room.free_percent() <= 100);
    }

    #[test]
    fn percent_is_rounded_down_and_survives_the_extremes() {
        let percent = |free_bytes, total_bytes| {
            Room {
                free_bytes,
                total_bytes,
            }
            .free_percent()
        };
        assert_eq!(percent(29, 1000), 2);
        assert_eq!(percent(0, 0), 0);
        assert_eq!(percent(u64::MAX, u64::MAX), 100);
    }

    #[test]
    fn a_folder_is_locked_once_and_says_by_whom() {
        let folder = tempfile::tempdir().expect("a folder");
        let held = FolderLock::take(folder.path()).expect("taken");
        match FolderLock::take(folder.path()) {
            Err(LockError::Held { process }) => {
                assert_eq!(process, std::process::id().to_string());
            }
            other => panic!("expected a held lock, got {other:?}"),
        }
        drop(held);
        FolderLock::take(folder.path()).expect("free again");
    }
}
