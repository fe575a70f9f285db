//! Going back to an earlier schema: the copy kept before a migration takes the place of the record.
//!
//! What came after the migration is not in it, and stays beside it in a file of its own. No released
//! program has written an earlier schema than the present one yet; where a later one can be turned back
//! row by row, that step belongs beside the one that leads up (`migrate.rs`).

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use crate::domain::{Moment, Span};
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

/// Removes copies of earlier schemas that were made longer than [`COPY_KEPT`] before `now`, and gives their paths: whoever
/// has not gone back by then will not. What a step back left beside the record is nobody's copy, and stays.
pub fn forget_old(folder: &Path, now: Moment) -> Result<Vec<PathBuf>, StoreError> {
    let failed = |error| StoreError::io("read", folder, error);
    let mut gone = Vec::new();
    for (_, path) in copies(folder).map_err(failed)? {
        let made = fs::metadata(&path).and_then(|file| file.modified());
        let made = made.map_err(failed)?.duration_since(UNIX_EPOCH);
        let made = made.ok().and_then(|it| i64::try_from(it.as_millis()).ok());
        if made.is_some_and(|made| now.since(Moment(made)) > COPY_KEPT) {
            fs::remove_file(&path).map_err(|error| StoreError::io("remove", &path, error))?;
            gone.push(path);
        }
    }
    Ok(gone)
}

/// Files in a folder that are named as copies of earlier schemas are, and of which.
pub fn copies(folder: &Path) -> io::Result<Vec<(u32, PathBuf)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let schema = name.to_str().and_then(|name| name.strip_prefix(COPY));
        let schema = schema.and_then(|number| number.parse().ok());
        found.extend(schema.map(|schema: u32| (schema, entry.path())));
    }
    Ok(found)
}

fn look(folder: &Path) -> Result<Past, StoreError> {
    let path = folder.join(DATABASE_FILE);
    let now = found(&path)?;
    let named = copies(folder).map_err(|error| StoreError::io("read", folder, error))?;
    let mut copies = Vec::new();
    for (schema, path) in named {
        let copy = found(&path)?;
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

/// How long a copy of an earlier schema is kept; the manual page says so.
pub const COPY_KEPT: Span = Span::days(30);

#[cfg(test)]
mod tests {
    use std::fs::File;
    use std::time::Duration;

    use super::*;

    #[test]
    fn copies_go_after_their_time_and_nothing_else_does() {
        let folder = tempfile::tempdir().expect("a folder");
        let day = 86_400_000;
        let now = Moment(1_000 * day);
        for (name, age) in [
            ("desk.schema-1", 31),
            ("desk.schema-2", 29),
            ("desk.schema-3.new", 31),
            ("desk.left-4-20260101-0000", 99),
            ("desk.redb", 99),
        ] {
            let file = File::create(folder.path().join(name)).expect("made");
            let at = u64::try_from(now.0 - age * day).expect("after 1970");
            file.set_modified(UNIX_EPOCH + Duration::from_millis(at))
                .expect("dated");
        }
        let gone = forget_old(folder.path(), now).expect("removed");
        assert_eq!(gone, [folder.path().join("desk.schema-1")]);
        let left = fs::read_dir(folder.path()).expect("a folder").count();
        assert_eq!(left, 4);
    }
}
