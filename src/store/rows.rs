//! Reading rows as values, the same inside an open batch and in a snapshot.

use std::cmp::Ordering;

use redb::{AccessGuard, Key, ReadableTable, Value};

use crate::domain::conversation::Conversation;
use crate::domain::message::Message;
use crate::domain::{ConversationId, MessageId, Name};

use super::course::{End, Kept};
use super::fault::StoreError;
use super::keys::{self, Part};
use super::late::{Late, Opens};
use super::records::{Record, decode};

/// A table that damage is told of by name.
pub(super) trait Named {
    fn name(&self) -> &str;
}

impl<O: Opens, K: Key + 'static, V: Value + 'static> Named for Late<O, K, V> {
    fn name(&self) -> &str {
        Self::name(self)
    }
}

/// A table whose rows are records found by number.
pub(super) trait Numbered: ReadableTable<u64, &'static [u8]> + Named {}

impl<T: ReadableTable<u64, &'static [u8]> + Named> Numbered for T {}

/// A table whose rows are records found by a key.
pub(super) trait Keyed: ReadableTable<&'static [u8], &'static [u8]> + Named {}

impl<T: ReadableTable<&'static [u8], &'static [u8]> + Named> Keyed for T {}

/// A table of numbers found by a key.
pub(super) trait Pointing: ReadableTable<&'static [u8], u64> + Named {}

impl<T: ReadableTable<&'static [u8], u64> + Named> Pointing for T {}

/// A table that only knows which keys there are.
pub(super) trait Listing: ReadableTable<&'static [u8], ()> + Named {}

impl<T: ReadableTable<&'static [u8], ()> + Named> Listing for T {}

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

/// The lowest of the numbers whose keys begin so.
pub(super) fn first_pointed(
    table: &impl Pointing,
    beginning: &[u8],
) -> Result<Option<u64>, StoreError> {
    let mut lowest = None;
    for row in table.range(beginning..)? {
        let (key, number) = row?;
        if !key.value().starts_with(beginning) {
            break;
        }
        let number = number.value();
        lowest = Some(lowest.map_or(number, |known: u64| known.min(number)));
    }
    Ok(lowest)
}

/// The message that a channel knows by an id; with no channel, the first that any does.
pub(super) fn external(
    table: &impl Pointing,
    channel: Option<&Name>,
    id: &str,
) -> Result<Option<MessageId>, StoreError> {
    let found = match channel {
        Some(channel) => pointed(table, &keys::external(channel, id))?,
        None => first_pointed(table, &keys::any_external(id))?,
    };
    Ok(found.map(MessageId))
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

/// Every record of a small table that is found by a key.
pub(super) fn each_keyed<T: Record>(
    table: &impl Keyed,
    visit: &mut dyn FnMut(T),
) -> Result<(), StoreError> {
    for row in table.iter()? {
        let (key, value) = row?;
        visit(read(table, &key.value(), value.value())?);
    }
    Ok(())
}

/// Every record whose key begins so, in the keys' order.
pub(super) fn all_keyed<T: Record>(
    table: &impl Keyed,
    prefix: &[u8],
) -> Result<Vec<T>, StoreError> {
    let after = keys::after(prefix);
    let rows = table.range(prefix..after.as_slice())?;
    rows.map(|row| {
        let (key, value) = row?;
        read(table, &key.value(), value.value())
    })
    .collect()
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
    let number = |row: Result<(AccessGuard<'_, &'static [u8]>, _), redb::StorageError>| {
        let (key, _unit): (_, AccessGuard<'_, ()>) = row?;
        keys::last_number(key.value()).ok_or_else(|| damaged(table, &key.value(), "too short"))
    };
    if newest_first {
        range.rev().take(most).map(number).collect()
    } else {
        range.take(most).map(number).collect()
    }
}

/// A conversation by number.
pub(super) fn conversation(
    parts: &impl Keyed,
    id: ConversationId,
) -> Result<Option<Conversation>, StoreError> {
    Ok(kept(parts, id)?.map(|it| it.conversation))
}

/// A conversation and the end of its course.
pub(super) fn kept(parts: &impl Keyed, id: ConversationId) -> Result<Option<Kept>, StoreError> {
    keyed(parts, &keys::record(id))
}

/// Where a conversation's course ends; nowhere for one that there is not.
pub(super) fn end(parts: &impl Keyed, id: ConversationId) -> Result<End, StoreError> {
    Ok(kept(parts, id)?.map(|it| it.end).unwrap_or_default())
}

/// A conversation that another row names.
pub(super) fn named_conversation(
    parts: &impl Keyed,
    number: u64,
) -> Result<Conversation, StoreError> {
    conversation(parts, ConversationId(number))?
        .ok_or_else(|| damaged(parts, &number, "it is named and not there"))
}

/// Finds conversations by rising numbers. Those that lie near each other are read along the table, as
/// each leaf holds many; to one that lies far it leaps.
pub(super) struct Stride<'t, T: Keyed> {
    parts: &'t T,
    rows: Option<redb::Range<'t, &'static [u8], &'static [u8]>>,
}

impl<'t, T: Keyed> Stride<'t, T> {
    pub(super) fn new(parts: &'t T) -> Self {
        Self { parts, rows: None }
    }

    /// A conversation that another row names, its number higher than the last.
    pub(super) fn find(&mut self, number: u64) -> Result<Conversation, StoreError> {
        let key = keys::record(ConversationId(number));
        for row in self.rows.iter_mut().flatten().take(STRIDE_ROWS) {
            let (at, value) = row?;
            match at.value().cmp(key.as_slice()) {
                Ordering::Less => {}
                Ordering::Equal => return conversation_in(self.parts, number, value.value()),
                Ordering::Greater => break,
            }
        }
        let rows = self.rows.insert(self.parts.range(key.as_slice()..)?);
        if let Some(row) = rows.next() {
            let (at, value) = row?;
            if at.value() == key.as_slice() {
                return conversation_in(self.parts, number, value.value());
            }
        }
        Err(damaged(self.parts, &number, "it is named and not there"))
    }
}

/// The conversation in a row of its own.
fn conversation_in(
    parts: &impl Named,
    number: u64,
    bytes: &[u8],
) -> Result<Conversation, StoreError> {
    read(parts, &number, bytes).map(|it: Kept| it.conversation)
}

/// Conversations from one on in order of number, until `visit` says `false`.
pub(super) fn each_conversation(
    parts: &impl Keyed,
    first: ConversationId,
    visit: &mut dyn FnMut(Conversation) -> Result<bool, StoreError>,
) -> Result<(), StoreError> {
    let mut next = Some(first);
    while let Some(id) = next {
        let start = keys::record(id);
        // The parts behind a record are leapt over.
        let Some(row) = parts.range(start.as_slice()..)?.next() else {
            return Ok(());
        };
        let (key, value) = row?;
        let Some((found, kind, _)) = keys::part_of(key.value()) else {
            return Err(damaged(parts, &key.value(), "not a part of a conversation"));
        };
        if kind == Part::Record as u8 && !visit(conversation_in(parts, found.0, value.value())?)? {
            return Ok(());
        }
        next = found.0.checked_add(1).map(ConversationId);
    }
    Ok(())
}

/// A conversation's messages from a sequence on, in order, at most `most`.
pub(super) fn messages(
    parts: &impl Keyed,
    messages: &impl Numbered,
    end: &End,
    conversation: ConversationId,
    from: u32,
    most: usize,
) -> Result<Vec<Message>, StoreError> {
    let places = end.from(parts, conversation, from, most)?;
    let message = |(seq, number)| {
        let message: Message = named(messages, number)?;
        // One that lies somewhere else would show another customer's words.
        if message.conversation == conversation && message.seq == seq {
            Ok(message)
        } else {
            Err(damaged(messages, &number, "it belongs somewhere else"))
        }
    };
    places.into_iter().map(message).collect()
}

/// The damage of a row.
pub(super) fn damaged(
    table: &impl Named,
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
    table: &impl Named,
    key: &dyn std::fmt::Debug,
    bytes: &[u8],
) -> Result<T, StoreError> {
    decode(bytes).map_err(|not| damaged(table, key, not.0))
}

/// How many rows are passed over before it is quicker to look the next one up: a leaf holds some twenty.
const STRIDE_ROWS: usize = 64;
