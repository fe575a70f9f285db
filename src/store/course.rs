//! The course of a conversation: where its messages are, and where in the journal it is spoken of.
//!
//! Both grow at their ends, with nearly every message. Their ends therefore lie in the row of the
//! conversation itself, which is written then anyway; what is full is put aside in a row of its own, and
//! seldom touched again. So a message costs a few bytes here and no row.

use bincode::de::Decoder;
use bincode::enc::Encoder;
use bincode::error::{DecodeError, EncodeError};
use bincode::{Decode, Encode};

use crate::domain::conversation::Conversation;
use crate::domain::{ConversationId, Seq};

use super::fault::StoreError;
use super::keys::{self, Part};
use super::records::encode;
use super::rows::{self, Keyed};
use super::tables::Written;

/// What lies in the row of a conversation.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub(super) struct Kept {
    pub(super) conversation: Conversation,
    pub(super) end: End,
}

/// The end of a conversation's course.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub(super) struct End {
    /// Which places `places` are: those whose sequence, divided by [`PLACES`], is this.
    block: u32,
    places: Places,
    runs: Runs,
}

/// The numbers of [`PLACES`] messages that stand next to each other; 0, which none has, where there is
/// none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Places(Vec<u64>);

/// Runs of events that follow each other in the journal, the earliest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Runs(Vec<Run>);

/// Events that follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) first: u64,
    pub(super) count: u64,
}

type Parts<'t> = Written<'t, &'static [u8], &'static [u8]>;

impl End {
    /// Lets a message stand at a place, or nobody (0).
    pub(super) fn put(
        &mut self,
        parts: &mut Parts<'_>,
        id: ConversationId,
        seq: u32,
        number: u64,
    ) -> Result<(), StoreError> {
        let block = seq / PLACES;
        if block > self.block && number != NOBODY {
            let full = std::mem::take(&mut self.places);
            write_places(parts, id, self.block, &full)?;
            self.block = block;
        }
        if block == self.block {
            self.places.put(seq, number);
            return Ok(());
        }
        let mut places = places(parts, id, block)?;
        places.put(seq, number);
        write_places(parts, id, block, &places)
    }

    /// Events about the conversation were written into the journal, after all that were before.
    pub(super) fn add(
        &mut self,
        parts: &mut Parts<'_>,
        id: ConversationId,
        run: Run,
    ) -> Result<(), StoreError> {
        self.runs.add(run);
        if self.runs.0.len() > RUNS {
            let last = self.runs.0.pop();
            let full = std::mem::replace(&mut self.runs, Runs(last.into_iter().collect()));
            if let Some(first) = full.first() {
                let key = keys::part(id, Part::Runs, first);
                parts.insert(key.as_slice(), encode(&full)?.as_slice())?;
            }
        }
        Ok(())
    }

    /// Forgets an event. They go in order, so it is always the first that there is.
    pub(super) fn forget(
        &mut self,
        parts: &mut Parts<'_>,
        id: ConversationId,
        seq: u64,
    ) -> Result<(), StoreError> {
        let range = all(id, Part::Runs);
        let earliest = {
            let mut rows =
                redb::ReadableTable::range(parts, range.0.as_slice()..=range.1.as_slice())?;
            let row = rows.next().transpose()?;
            row.map(|(key, value)| {
                let runs: Runs = rows::read(parts, &key.value(), value.value())?;
                Ok::<_, StoreError>((key.value().to_vec(), runs))
            })
            .transpose()?
        };
        let Some((key, mut runs)) = earliest else {
            self.runs.forget(seq);
            return Ok(());
        };
        if runs.forget(seq) {
            parts.remove(key.as_slice())?;
            if let Some(first) = runs.first() {
                let key = keys::part(id, Part::Runs, first);
                parts.insert(key.as_slice(), encode(&runs)?.as_slice())?;
            }
        }
        Ok(())
    }

    /// The number of the message at a place.
    pub(super) fn at(
        &self,
        parts: &impl Keyed,
        id: ConversationId,
        seq: u32,
    ) -> Result<Option<u64>, StoreError> {
        let there = if seq / PLACES == self.block {
            self.places.at(seq)
        } else {
            places(parts, id, seq / PLACES)?.at(seq)
        };
        Ok(there)
    }

    /// The places and numbers of messages from a place on, in order, at most `most`.
    pub(super) fn from(
        &self,
        parts: &impl Keyed,
        id: ConversationId,
        seq: u32,
        most: usize,
    ) -> Result<Vec<(u32, u64)>, StoreError> {
        let mut found = Vec::new();
        if seq / PLACES < self.block {
            let first = keys::part(id, Part::Places, u64::from(seq / PLACES));
            let last = all(id, Part::Places).1;
            for row in parts.range(first.as_slice()..=last.as_slice())? {
                let (key, value) = row?;
                let places: Places = rows::read(parts, &key.value(), value.value())?;
                let block = block_of(parts, key.value())?;
                found.extend(places.each(block).filter(|(at, _)| *at >= seq));
                if found.len() >= most {
                    break;
                }
            }
        }
        found.extend(self.places.each(self.block).filter(|(at, _)| *at >= seq));
        found.truncate(most);
        Ok(found)
    }

    /// Where in the journal the conversation is spoken of, from a place on, in order, at most `most`.
    pub(super) fn events(
        &self,
        parts: &impl Keyed,
        id: ConversationId,
        from: Seq,
        most: usize,
    ) -> Result<Vec<u64>, StoreError> {
        let (least, last) = all(id, Part::Runs);
        let here = keys::part(id, Part::Runs, from.0);
        let mut seqs = Vec::new();
        let mut add = |runs: &Runs| {
            seqs.extend(runs.from(from.0).take(most - seqs.len()));
            seqs.len() < most
        };
        // The row that holds the place may begin before it.
        let before = parts.range(least.as_slice()..here.as_slice())?.next_back();
        let after = parts.range(here.as_slice()..=last.as_slice())?;
        for row in before.into_iter().chain(after) {
            let (key, value) = row?;
            if !add(&rows::read(parts, &key.value(), value.value())?) {
                return Ok(seqs);
            }
        }
        add(&self.runs);
        Ok(seqs)
    }

    /// The places that lie in the row of the conversation.
    pub(super) fn own_places(&self) -> impl Iterator<Item = (u32, u64)> {
        self.places.each(self.block)
    }

    /// The events that the row of the conversation speaks of.
    pub(super) fn own_events(&self) -> impl Iterator<Item = u64> {
        self.runs.from(0)
    }
}

impl Places {
    fn put(&mut self, seq: u32, number: u64) {
        let at = (seq % PLACES) as usize;
        if self.0.len() <= at {
            self.0.resize(at + 1, NOBODY);
        }
        self.0[at] = number;
        while self.0.last() == Some(&NOBODY) {
            self.0.pop();
        }
    }

    fn at(&self, seq: u32) -> Option<u64> {
        let number = self.0.get((seq % PLACES) as usize).copied();
        number.filter(|number| *number != NOBODY)
    }

    /// Each place of a block where a message stands, with its number.
    pub(super) fn each(&self, block: u32) -> impl Iterator<Item = (u32, u64)> {
        let first = block.saturating_mul(PLACES);
        let places = (first..).zip(self.0.iter().copied());
        places.filter(|(_, number)| *number != NOBODY)
    }
}

impl Runs {
    fn add(&mut self, run: Run) {
        match self.0.last_mut() {
            Some(last) if last.end() == run.first => last.count += run.count,
            _ => self.0.push(run),
        }
    }

    fn first(&self) -> Option<u64> {
        self.0.first().map(|run| run.first)
    }

    /// Each event from a place in the journal on.
    pub(super) fn from(&self, seq: u64) -> impl Iterator<Item = u64> {
        self.0
            .iter()
            .flat_map(move |run| run.first.max(seq)..run.end())
    }

    fn forget(&mut self, seq: u64) -> bool {
        let Some(run) = self.0.first_mut().filter(|run| run.first == seq) else {
            return false;
        };
        run.first += 1;
        run.count -= 1;
        if run.count == 0 {
            self.0.remove(0);
        }
        true
    }
}

impl Run {
    fn end(self) -> u64 {
        self.first + self.count
    }
}

/// How far each number is from the one before, so that most take a byte or two; 0 where nobody stands.
impl Encode for Places {
    fn encode<E: Encoder>(&self, encoder: &mut E) -> Result<(), EncodeError> {
        (self.0.len() as u64).encode(encoder)?;
        let mut last = 0;
        for number in &self.0 {
            let step = match *number {
                NOBODY => 0,
                number => number.wrapping_sub(std::mem::replace(&mut last, number)),
            };
            step.cast_signed().encode(encoder)?;
        }
        Ok(())
    }
}

impl<C> Decode<C> for Places {
    fn decode<D: Decoder<Context = C>>(decoder: &mut D) -> Result<Self, DecodeError> {
        let count = u64::decode(decoder)?;
        if count > u64::from(PLACES) {
            return Err(DecodeError::Other("more places than a block has"));
        }
        let mut last = 0_u64;
        let number = |_| {
            let step = i64::decode(decoder)?;
            if step == 0 {
                return Ok(NOBODY);
            }
            last = last.wrapping_add(step.cast_unsigned());
            Ok(last)
        };
        (0..count).map(number).collect::<Result<_, _>>().map(Self)
    }
}

/// How far each run begins behind the end of the one before, and how long it is.
impl Encode for Runs {
    fn encode<E: Encoder>(&self, encoder: &mut E) -> Result<(), EncodeError> {
        (self.0.len() as u64).encode(encoder)?;
        let mut end = 0;
        for run in &self.0 {
            (run.first - end).encode(encoder)?;
            run.count.encode(encoder)?;
            end = run.end();
        }
        Ok(())
    }
}

impl<C> Decode<C> for Runs {
    fn decode<D: Decoder<Context = C>>(decoder: &mut D) -> Result<Self, DecodeError> {
        let count = u64::decode(decoder)?;
        if count > RUNS as u64 {
            return Err(DecodeError::Other("more runs than a row has"));
        }
        let mut end = 0_u64;
        let run = |_| {
            let (gap, count) = (u64::decode(decoder)?, u64::decode(decoder)?);
            let first = end.checked_add(gap);
            let ends = first.and_then(|first| first.checked_add(count));
            let (Some(first), Some(ends)) = (first, ends) else {
                return Err(DecodeError::Other("a run beyond every journal"));
            };
            end = ends;
            Ok(Run { first, count })
        };
        (0..count).map(run).collect::<Result<_, _>>().map(Self)
    }
}

bincode::impl_borrow_decode!(Places);
bincode::impl_borrow_decode!(Runs);

/// A block that was put aside; an empty one where there is none.
fn places(parts: &impl Keyed, id: ConversationId, block: u32) -> Result<Places, StoreError> {
    let key = keys::part(id, Part::Places, u64::from(block));
    Ok(rows::keyed(parts, &key)?.unwrap_or_default())
}

fn write_places(
    parts: &mut Parts<'_>,
    id: ConversationId,
    block: u32,
    places: &Places,
) -> Result<(), StoreError> {
    let key = keys::part(id, Part::Places, u64::from(block));
    if places.0.is_empty() {
        parts.remove(key.as_slice())?;
    } else {
        parts.insert(key.as_slice(), encode(places)?.as_slice())?;
    }
    Ok(())
}

/// The block that a key names.
pub(super) fn block_of(parts: &impl Keyed, key: &[u8]) -> Result<u32, StoreError> {
    let n = keys::part_of(key).map(|(_, _, n)| n);
    n.and_then(|n| u32::try_from(n).ok())
        .ok_or_else(|| rows::damaged(parts, &key, "not a block of places"))
}

/// The first and the last key of a conversation's parts of a kind.
fn all(id: ConversationId, kind: Part) -> ([u8; 17], [u8; 17]) {
    (keys::part(id, kind, 0), keys::part(id, kind, u64::MAX))
}

/// No message: they are numbered from one.
pub(super) const NOBODY: u64 = 0;

/// Places of one block: some fifty bytes of the row that every message rewrites.
pub(super) const PLACES: u32 = 16;

/// The most runs of one row; a message comes with one or two.
const RUNS: usize = 16;
