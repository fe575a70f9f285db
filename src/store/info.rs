//! How large the record is.

use std::fs;

use super::fault::StoreError;
use super::tables::Reading;
use super::{DATABASE_FILE, Store};

/// Sizes and counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Info {
    /// The schema of the tables.
    pub schema: u32,
    /// The database's file, in bytes; part of it is room for what comes.
    pub database_bytes: u64,
    /// Rows of each table.
    pub rows: Vec<(&'static str, u64)>,
    /// Attachments and raw messages.
    pub files: u64,
    /// Their bytes.
    pub files_bytes: u64,
}

impl Store {
    /// Counts everything; walks the folder of files.
    pub fn info(&self) -> Result<Info, StoreError> {
        let path = self.folder().join(DATABASE_FILE);
        let (files, files_bytes) = self.blobs().count()?;
        Ok(Info {
            schema: super::migrate::Schema::CURRENT.current,
            database_bytes: fs::metadata(&path).map_or(0, |metadata| metadata.len()),
            rows: Reading::now(&self.inner.database)?.rows()?,
            files,
            files_bytes,
        })
    }
}
