//! What can go wrong with the record, in words for the operator.

use std::io;
use std::path::{Path, PathBuf};

/// Why the store could not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Another process holds the folder.
    #[error("the store in {} is in use by another process", .0.display())]
    InUse(PathBuf),
    /// Written by a later program than this one.
    #[error(
        "the store has schema {found} and this program knows up to {known}; install the newer version again, nothing was touched"
    )]
    Newer {
        /// What stands in the store.
        found: u32,
        /// The latest this program knows.
        known: u32,
    },
    /// A record that does not read back as what was written.
    #[error("table {table} holds a damaged record at {key}: {why}")]
    Damaged {
        /// Where.
        table: String,
        /// Under which key, as readable as it gets.
        key: String,
        /// What is wrong with it.
        why: &'static str,
    },
    /// A value that is larger than a record may be.
    #[error("a record of {bytes} bytes is larger than the {most} that are kept")]
    TooLarge {
        /// How large.
        bytes: usize,
        /// The most, in bytes.
        most: usize,
    },
    /// The file system said no.
    #[error("{what}: {source}")]
    Io {
        /// What was attempted, and on what.
        what: String,
        /// What it said.
        source: io::Error,
    },
    /// A file that is no backup, or not a whole one.
    #[error("{}: {fault}", .path.display())]
    Backup {
        /// Which.
        path: PathBuf,
        /// What is wrong with it.
        fault: BackupFault,
    },
    /// The database said no.
    #[error("the database: {0}")]
    Database(Box<redb::Error>),
}

/// What is wrong with a backup.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BackupFault {
    /// Something else.
    #[error("this is no backup")]
    Foreign,
    /// Its end is missing.
    #[error("the end of the backup is missing")]
    Short,
    /// It is sealed, and no key was given.
    #[error("the backup is encrypted and no key was given")]
    Sealed,
    /// It is sealed for others.
    #[error("none of the keys given opens the backup")]
    OtherKey,
    /// A part of it is not as it was written.
    #[error("the backup is damaged at {0}")]
    Damaged(String),
}

impl StoreError {
    /// An error of the file system while doing `what` to `path`.
    pub(super) fn io(what: &str, path: &Path, source: io::Error) -> Self {
        Self::Io {
            what: format!("{what} {}", path.display()),
            source,
        }
    }

    /// Whether it comes of a full disk: the daemon then leaves with another exit code.
    pub fn is_full(&self) -> bool {
        self.refusal()
            .is_some_and(|source| source.kind() == io::ErrorKind::StorageFull)
    }

    /// What the file system said, where it was the one to say no.
    pub fn refusal(&self) -> Option<&io::Error> {
        match self {
            Self::Io { source, .. } => Some(source),
            Self::Database(error) => match error.as_ref() {
                redb::Error::Io(source) => Some(source),
                _ => None,
            },
            _ => None,
        }
    }
}

macro_rules! from_redb {
    ($($error:ty),*) => {$(
        impl From<$error> for StoreError {
            fn from(error: $error) -> Self {
                Self::Database(Box::new(error.into()))
            }
        }
    )*};
}

from_redb!(
    redb::StorageError,
    redb::TableError,
    redb::TransactionError,
    redb::CommitError,
    redb::DatabaseError,
    redb::SetDurabilityError,
    redb::CompactionError
);
