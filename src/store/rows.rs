//! Reading rows as values, the same inside an open batch and in a snapshot.

use std::ops::RangeInclusive;

use redb::{ReadableTable, TableHandle};

use crate::domain::ConversationId;
use crate::domain::message::Message;

use super::fault::StoreError;
use super::keys::{self, Entry};
use super::records::{Record, decode};

/// A table whose rows are records found by number.
pub(super) trait Numbered: ReadableTable<u64, &'static [u8]> + TableHandle {}

impl<T: ReadableTable<u64, &'static [u8]> + TableHandle> Numbered for T {}

/// A table whose rows are records found by a key.
pub(super) trait Keyed: ReadableTable<&'static [u8], &'static [u8]> + TableHandle {}

impl<T: ReadableTable<&'static [u8], &'static [u8]> + TableHandle> Keyed for T {}

/// A table of numbers found by a key.
pub(super) trait Pointing: ReadableTable<&'static [u8], u64> + TableHandle {}

impl<T: ReadableTable<&'static [u8], u64> + TableHandle> Pointing for T {}

/// A table that only knows which keys there are.
pub(super) trait Listing: ReadableTable<&'static [u8], ()> + TableHandle {}

impl<T: ReadableTable<&'static [u8], ()> + TableHandle> Listing for T {}

/// The record with a number.
pub(super) fn numbered<T: Record>(
    table: &impl Numbered,
    number: u64,
) -> Result<Option<T>, StoreError> {
    let Some(row) = table.get(number)? else {
        return Ok(None);
    };
    read(table, &number, row.value()).map(Some)
}

/// The record with a number that another row names, so that its absence is damage.
pub(super) fn named<T: Record>(table: &impl Numbered, number: u64) -> Result<T, StoreError> {
    numbered(table, number)?.ok_or_else(|| damaged(table, &number, "it is named and not there"))
}

/// The record with a key.
pub(super) fn keyed<T: Record>(table: &impl Keyed, key: &[u8]) -> Result<Option<T>, StoreError> {
    let Some(row) = table.get(key)? else {
        return Ok(None);
    };
    read(table, &key, row.value()).map(Some)
}

/// The number that a key stands for.
pub(super) fn pointed(table: &impl Pointing, key: &[u8]) -> Result<Option<u64>, StoreError> {
    Ok(table.get(key)?.map(|row| row.value()))
}

/// Records from `first` on in order of number, until `visit` says `false`.
pub(super) fn each<T: Record>(
    table: &impl Numbered,
    first: u64,
    visit: &mut dyn FnMut(T) -> bool,
) -> Result<(), StoreError> {
    for row in table.range(first..)? {
        let (number, value) = row?;
        if !visit(read(table, &number.value(), value.value())?) {
            break;
        }
    }
    Ok(())
}

/// The numbers that keys beginning with `prefix` end with, in the keys' order, at most `most`.
pub(super) fn ending(
    table: &impl Listing,
    prefix: &[u8],
    newest_first: bool,
    most: usize,
) -> Result<Vec<u64>, StoreError> {
    let after = keys::after(prefix);
    let range = table.range(prefix..after.as_slice())?;
    let number = |row: Result<(redb::AccessGuard<'_, &'static [u8]>, _), redb::StorageError>| {
        let (key, _unit): (_, redb::AccessGuard<'_, ()>) = row?;
        keys::last_number(key.value()).ok_or_else(|| damaged(table, &key.value(), "too short"))
    };
    if newest_first {
        range.rev().take(most).map(number).collect()
    } else {
        range.take(most).map(number).collect()
    }
}

/// Numbers of a conversation's entries of one kind within a range, in order, at most `most`.
pub(super) fn entries(
    threads: &impl Pointing,
    conversation: ConversationId,
    entry: Entry,
    range: RangeInclusive<u64>,
    most: usize,
) -> Result<Vec<(u64, u64)>, StoreError> {
    let first = keys::thread(conversation, entry, *range.start());
    let last = keys::thread(conversation, entry, *range.end());
    if first > last {
        return Ok(Vec::new());
    }
    let rows = threads.range(first.as_slice()..=last.as_slice())?;
    rows.take(most)
        .map(|row| {
            let (key, value) = row?;
            match keys::thread_parts(key.value()) {
                Some((_, _, n)) => Ok((n, value.value())),
                None => Err(damaged(
                    threads,
                    &key.value(),
                    "not a place in a conversation",
                )),
            }
        })
        .collect()
}

/// A conversation's messages from a sequence on, in order, at most `most`.
pub(super) fn messages(
    threads: &impl Pointing,
    messages: &impl Numbered,
    conversation: ConversationId,
    from: u32,
    most: usize,
) -> Result<Vec<Message>, StoreError> {
    let range = u64::from(from)..=u64::from(u32::MAX);
    entries(threads, conversation, Entry::Message, range, most)?
        .into_iter()
        .map(|(seq, number)| {
            let message: Message = named(messages, number)?;
            // A pointer carries no checksum; one that rotted would show another customer's words.
            if message.conversation == conversation && u64::from(message.seq) == seq {
                Ok(message)
            } else {
                Err(damaged(messages, &number, "it belongs somewhere else"))
            }
        })
        .collect()
}

/// The damage of a row.
pub(super) fn damaged(
    table: &impl TableHandle,
    key: &dyn std::fmt::Debug,
    why: &'static str,
) -> StoreError {
    StoreError::Damaged {
        table: table.name().to_owned(),
        key: format!("{key:?}"),
        why,
    }
}

/// The value of a row.
pub(super) fn read<T: Record>(
    table: &impl TableHandle,
    key: &dyn std::fmt::Debug,
    bytes: &[u8],
) -> Result<T, StoreError> {
    decode(bytes).map_err(|not| damaged(table, key, not.0))
}
