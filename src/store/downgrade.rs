//! Going back to an earlier schema: the copy kept before a migration takes the place of the record.
//!
//! What came after the migration is not in it, and stays beside it in a file of its own. No released
//! program has written an earlier schema than the present one yet; where a later one can be turned back
//! row by row, that step belongs beside the one that leads up (`migrate.rs`).

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::engine::ledger::Counters;

use super::fault::StoreError;
use super::migrate::{self, Schema};
use super::{DATABASE_FILE, hold, sync_folder};

/// A record on the disk, without a byte of it changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where.
    pub path: PathBuf,
    /// Its schema.
    pub schema: u32,
    /// How much was ever in it, where this program can tell.
    pub counters: Option<Counters>,
}

/// A record and the copies of earlier schemas beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past {
    /// The record as it is.
    pub now: Found,
    /// The latest schema that this program reads.
    pub known: u32,
    /// Copies of earlier schemas, the latest first.
    pub copies: Vec<Found>,
}

/// Looks at the record in `folder` and at what was kept of it. Nobody may be at work there.
pub fn past(folder: &Path) -> Result<Past, StoreError> {
    let _lock = hold(folder, 0)?;
    look(folder)
}

/// Puts the copy of a schema in place of the record, which stays beside it under the name that is given
/// back. At no moment is there no record, or half of one.
pub fn go_back(folder: &Path, to: u32, stamp: &str) -> Result<PathBuf, StoreError> {
    let _lock = hold(folder, 0)?;
    let past = look(folder)?;
    let copy = past.copies.into_iter().find(|copy| copy.schema == to);
    let Some(copy) = copy else {
        let none = io::ErrorKind::NotFound.into();
        let path = migrate::copy_path(&past.now.path, to);
        return Err(StoreError::io("open", &path, none));
    };
    let schema = past.now.schema;
    let aside = folder.join(format!("desk.left-{schema}-{stamp}"));
    // The same file under two names first, so that the rename takes nothing away.
    fs::hard_link(&past.now.path, &aside)
        .map_err(|error| StoreError::io("keep as", &aside, error))?;
    sync_folder(folder)?;
    fs::rename(&copy.path, &past.now.path)
        .map_err(|error| StoreError::io("rename", &copy.path, error))?;
    sync_folder(folder)?;
    Ok(aside)
}

fn look(folder: &Path) -> Result<Past, StoreError> {
    let path = folder.join(DATABASE_FILE);
    let now = found(&path)?;
    let entries = fs::read_dir(folder).map_err(|error| StoreError::io("read", folder, error))?;
    let mut copies = Vec::new();
    for entry in entries.flatten() {
        let name = entry.file_name();
        let schema = name.to_str().and_then(|name| name.strip_prefix(COPY));
        let Some(schema) = schema.and_then(|number| number.parse::<u32>().ok()) else {
            continue;
        };
        let copy = found(&entry.path())?;
        // A copy is what its name says, or somebody put it there.
        if copy.schema == schema && schema < now.schema {
            copies.push(copy);
        }
    }
    copies.sort_by_key(|copy| std::cmp::Reverse(copy.schema));
    Ok(Past {
        now,
        known: Schema::CURRENT.current,
        copies,
    })
}

fn found(path: &Path) -> Result<Found, StoreError> {
    let (schema, counters) = migrate::glance(path)?;
    Ok(Found {
        path: path.to_owned(),
        schema: schema.unwrap_or(0),
        counters,
    })
}

/// How the name of a copy begins; its schema follows.
const COPY: &str = "desk.schema-";
