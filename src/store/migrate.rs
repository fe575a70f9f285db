//! Schemas of the store: one step per version, a copy kept first, and a later program's store untouched.

use std::fs::{self, File};
use std::io::{self, BufRead as _, BufReader};
use std::path::{Path, PathBuf};

use redb::{
    Database, ReadableDatabase, ReadableTable, TableDefinition, TableError, WriteTransaction,
};

use crate::domain::ConversationId;

use crate::engine::ledger::Counters;

use super::counters::read_counters;
use super::course::{End, Kept, Run};
use super::fault::StoreError;
use super::file::UntouchedFile;
use super::keys::{self, Part};
use super::records::encode;
use super::rows;
use super::tables::{self, SCHEMA_ROW, Writing, Written};

/// The schemas this program knows.
pub(super) struct Schema {
    /// The one it writes.
    pub(super) current: u32,
    /// How to leave each earlier one: the version left, and what turns its tables into the next one's.
    pub(super) steps: &'static [(u32, Step)],
}

/// Turns one version's tables into the next one's, inside the transaction that also writes the number.
pub(super) type Step = fn(&WriteTransaction) -> Result<(), StoreError>;

impl Schema {
    /// What this program writes and can bring up to it.
    pub(super) const CURRENT: Self = Self {
        current: 4,
        steps: &[(1, list_the_alive), (2, nothing_moves), (3, gather_courses)],
    };
}

/// Each message and each run of events of a conversation had a row of its own until the third schema; since
/// the fourth the newest lie in the conversation's row, and the others together (`course.rs`).
fn gather_courses(batch: &WriteTransaction) -> Result<(), StoreError> {
    let mut tables = Writing::of(batch);
    let parts = &mut tables.conversations;
    let mut next = Some(0);
    while let Some(id) = next.map(ConversationId) {
        let after = keys::record(ConversationId(id.0.saturating_add(1)));
        let rows = rows_until(parts, &keys::record(id), &after)?;
        match rows.first().and_then(|(key, _)| keys::part_of(key)) {
            // Numbers without a conversation are leapt over.
            None => next = first_from(parts, &after)?,
            Some(_) => {
                gather(parts, id, rows)?;
                next = id.0.checked_add(1);
            }
        }
    }
    Ok(())
}

/// The rows of one conversation become those of the fourth schema.
fn gather(parts: &mut Parts<'_>, id: ConversationId, rows: Vec<OldRow>) -> Result<(), StoreError> {
    let mut kept: Option<Kept> = None;
    let mut end = End::default();
    for (key, value) in rows {
        match keys::part_of(&key) {
            Some((_, kind, _)) if kind == Part::Record as u8 => {
                let it: Kept = rows::read(parts, &id, &value)?;
                end = it.end.clone();
                kept = Some(it);
            }
            Some((_, OLD_MESSAGE, seq)) => {
                let number = old_number(parts, &key, &value)?;
                let seq = u32::try_from(seq)
                    .map_err(|_| rows::damaged(parts, &key, "not a place of a message"))?;
                end.put(parts, id, seq, number)?;
                parts.remove(key.as_slice())?;
            }
            Some((_, OLD_EVENTS, first)) => {
                let count = old_number(parts, &key, &value)?;
                end.add(parts, id, Run { first, count })?;
                parts.remove(key.as_slice())?;
            }
            _ => return Err(rows::damaged(parts, &key, "not a part of a conversation")),
        }
    }
    let Some(kept) = kept else {
        return Err(rows::damaged(parts, &id, "it is spoken of and not there"));
    };
    let bytes = encode(&Kept { end, ..kept })?;
    parts.insert(keys::record(id).as_slice(), bytes.as_slice())?;
    Ok(())
}

fn rows_until(parts: &Parts<'_>, first: &[u8], after: &[u8]) -> Result<Vec<OldRow>, StoreError> {
    let rows = parts.range(first..after)?;
    let owned = |row: Result<(redb::AccessGuard<'_, Bytes>, redb::AccessGuard<'_, Bytes>), _>| {
        let (key, value) = row?;
        Ok((key.value().to_vec(), value.value().to_vec()))
    };
    rows.map(owned).collect()
}

/// The first conversation at a key or behind it.
fn first_from(parts: &Parts<'_>, key: &[u8]) -> Result<Option<u64>, StoreError> {
    let row = parts.range(key..)?.next().transpose()?;
    let id = row.and_then(|(key, _)| keys::part_of(key.value()));
    Ok(id.map(|(id, ..)| id.0))
}

fn old_number(parts: &Parts<'_>, key: &[u8], value: &[u8]) -> Result<u64, StoreError> {
    let bytes = value.try_into();
    let bytes = bytes.map_err(|_| rows::damaged(parts, &key, "not a number"))?;
    Ok(u64::from_be_bytes(bytes))
}

type Bytes = &'static [u8];

type Parts<'t> = Written<'t, Bytes, Bytes>;

/// A row of the third schema: its key and its value.
type OldRow = (Vec<u8>, Vec<u8>);

/// The kind of part that was a message's number, by its sequence.
const OLD_MESSAGE: u8 = 1;

/// The kind of part that was a run of events: how many, by the first's place in the journal.
const OLD_EVENTS: u8 = 2;

/// What connectors said and could not be taken, and channels that rest, have tables since the third
/// schema; they begin empty, and every table is made when the last step is done.
fn nothing_moves(_: &WriteTransaction) -> Result<(), StoreError> {
    Ok(())
}

/// Where conversations stand that are alive lies in a table of its own since the second schema.
fn list_the_alive(batch: &WriteTransaction) -> Result<(), StoreError> {
    let mut tables = Writing::of(batch);
    let Writing {
        conversations,
        bearings,
        ..
    } = &mut tables;
    rows::each_conversation(conversations, ConversationId(0), &mut |it| {
        if it.work.is_alive() {
            bearings.insert(it.id.0, encode(&it.bearings())?.as_slice())?;
        }
        Ok(true)
    })
}

/// Before a file is opened for writing: refuses a later schema, and copies an earlier one aside.
pub(super) fn prepare(path: &Path, schema: &Schema, waiting: fn()) -> Result<(), StoreError> {
    let Some(found) = schema_of(path)? else {
        return Ok(());
    };
    if found > schema.current {
        return Err(StoreError::Newer {
            found,
            known: schema.current,
        });
    }
    if found < schema.current {
        waiting();
        keep_copy(path, found)?;
    }
    Ok(())
}

/// Brings an open database up to the present schema, a transaction for each step.
pub(super) fn bring_up(
    database: &Database,
    schema: &Schema,
    waiting: fn(),
) -> Result<(), StoreError> {
    loop {
        let batch = super::begin(database)?;
        let found = {
            let meta = batch.open_table(META)?;
            meta.get(SCHEMA_ROW)?.map(|row| number(row.value()))
        };
        let next = match found {
            Some(found) if found == schema.current => {
                // A table that came without another schema begins empty.
                if batch.list_tables()?.count() < tables::COUNT {
                    Writing::make(&batch)?;
                    batch.commit()?;
                }
                return Ok(());
            }
            Some(found) if found > schema.current => {
                return Err(StoreError::Newer {
                    found,
                    known: schema.current,
                });
            }
            Some(found) => {
                let step = schema.steps.iter().find(|(version, _)| *version == found);
                let (_, step) = step.ok_or_else(|| no_way_from(found))?;
                waiting();
                step(&batch)?;
                found + 1
            }
            None => schema.current,
        };
        if next == schema.current {
            Writing::make(&batch)?;
        }
        batch
            .open_table(META)?
            .insert(SCHEMA_ROW, next.to_le_bytes().as_slice())?;
        batch.commit()?;
    }
}

/// The schema of a database file, without changing a byte of it; `None` for one just begun.
pub(super) fn schema_of(path: &Path) -> Result<Option<u32>, StoreError> {
    Ok(glance(path)?.0)
}

/// The same, and how much was ever in it where this program can tell.
pub(super) fn glance(path: &Path) -> Result<(Option<u32>, Option<Counters>), StoreError> {
    let file = File::open(path)
        .and_then(UntouchedFile::new)
        .map_err(|error| StoreError::io("open", path, error))?;
    let mut builder = redb::Builder::new();
    builder.set_cache_size(PROBE_CACHE_BYTES);
    let database = builder.create_with_backend(file)?;
    let meta = match database.begin_read()?.open_table(META) {
        Ok(meta) => meta,
        Err(TableError::TableDoesNotExist(_)) => return Ok((None, None)),
        Err(error) => return Err(error.into()),
    };
    let schema = meta.get(SCHEMA_ROW)?.map(|row| number(row.value()));
    // A later program may keep them in another form.
    Ok((schema, read_counters(&meta).ok()))
}

/// Where the copy of a schema is kept.
pub(super) fn copy_path(path: &Path, schema: u32) -> PathBuf {
    path.with_extension(format!("schema-{schema}"))
}

/// Copies a database that nobody has open. A copy that is there already may be of what was here before a
/// restore: it stays only if it is the same.
fn keep_copy(path: &Path, schema: u32) -> Result<(), StoreError> {
    let copy = copy_path(path, schema);
    if is_same(path, &copy).map_err(|error| StoreError::io("compare", &copy, error))? {
        return Ok(());
    }
    let partial = copy.with_extension(format!("schema-{schema}.new"));
    let copied = fs::copy(path, &partial)
        .and_then(|_| File::open(&partial)?.sync_all())
        .and_then(|()| fs::rename(&partial, &copy));
    copied.map_err(|error| {
        // On a full disk what there is of it would only be in the way.
        let _ = fs::remove_file(&partial);
        StoreError::io("copy before the migration", path, error)
    })?;
    match copy.parent() {
        Some(folder) => super::sync_folder(folder),
        None => Ok(()),
    }
}

/// Whether the second file is there, with the bytes of the first.
fn is_same(one: &Path, other: &Path) -> io::Result<bool> {
    let other = match File::open(other) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error),
    };
    let one = File::open(one)?;
    if one.metadata()?.len() != other.metadata()?.len() {
        return Ok(false);
    }
    let mut one = BufReader::with_capacity(COMPARED_BYTES, one);
    let mut other = BufReader::with_capacity(COMPARED_BYTES, other);
    loop {
        let (left, right) = (one.fill_buf()?, other.fill_buf()?);
        let some = left.len().min(right.len());
        if left[..some] != right[..some] {
            return Ok(false);
        }
        if some == 0 {
            return Ok(left.len() == right.len());
        }
        one.consume(some);
        other.consume(some);
    }
}

fn number(bytes: &[u8]) -> u32 {
    // A row of another length can only be from a schema we do not know.
    bytes.try_into().map_or(u32::MAX, u32::from_le_bytes)
}

fn no_way_from(schema: u32) -> StoreError {
    StoreError::Damaged {
        table: "meta".into(),
        key: format!("{SCHEMA_ROW} {schema}"),
        why: "no program ever wrote this schema",
    }
}

const META: TableDefinition<'static, &'static str, &'static [u8]> = TableDefinition::new("meta");

const PROBE_CACHE_BYTES: usize = 4 << 20;

/// How much of two files is compared at once.
const COMPARED_BYTES: usize = 256 << 10;
