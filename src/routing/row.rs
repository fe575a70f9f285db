//! A long ordered row in little memory: short sorted chunks, with a place to be counted in it.

/// An ordered set of small values that are mostly added at its end and taken from its front.
///
/// A value costs its own size and little more, where a tree costs twice that; a million values are
/// some four thousand chunks. Finding, adding and removing take a search over the chunks and one
/// within a chunk; counting who stands before a value adds up the chunks before it.
#[derive(Clone, Debug)]
pub struct Row<T> {
    chunks: Vec<Chunk<T>>,
    len: usize,
}

/// A number in six bytes, so that values made of several waste no place: enough for what is counted one
/// by one, and for moments until the year 10889. Ordered as the number is; what is larger than fits is
/// taken for the largest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Packed([u8; 6]);

#[derive(Clone, Debug)]
struct Chunk<T> {
    /// A copy of the first value, so that a search over chunks stays within one vector.
    first: T,
    /// Never empty, sorted, at most [`CHUNK_ITEMS_MAX`].
    items: Vec<T>,
}

impl<T: Copy + Ord> Row<T> {
    /// Nobody yet.
    pub const fn new() -> Self {
        Self {
            chunks: Vec::new(),
            len: 0,
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The least value.
    pub fn first(&self) -> Option<&T> {
        self.chunks.first().map(|chunk| &chunk.first)
    }

    /// All values in order.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.chunks.iter().flat_map(|chunk| &chunk.items)
    }

    /// The values that are not less than `from`, in order.
    pub fn iter_from(&self, from: &T) -> impl Iterator<Item = &T> {
        let at = self.chunk_of(from).unwrap_or(0);
        let skip = self
            .chunks
            .get(at)
            .map_or(0, |chunk| chunk.items.partition_point(|item| item < from));
        self.chunks[at..]
            .iter()
            .flat_map(|chunk| &chunk.items)
            .skip(skip)
    }

    /// The value equal to `probe`, as it was put in.
    pub fn get(&self, probe: &T) -> Option<&T> {
        if self.is_behind_all(probe) {
            return None;
        }
        let items = &self.chunks[self.chunk_of(probe)?].items;
        items.binary_search(probe).ok().map(|at| &items[at])
    }

    /// How many values are less than `probe`.
    pub fn rank(&self, probe: &T) -> usize {
        let Some(at) = self.chunk_of(probe) else {
            return 0;
        };
        let before: usize = self.chunks[..at]
            .iter()
            .map(|chunk| chunk.items.len())
            .sum();
        before + self.chunks[at].items.partition_point(|item| item < probe)
    }

    /// Puts a value in; false when an equal one was there, which then stays.
    pub fn insert(&mut self, value: T) -> bool {
        let Some(at) = self.chunk_of(&value) else {
            match self.chunks.first_mut() {
                Some(chunk) if chunk.items.len() < CHUNK_ITEMS_MAX => {
                    chunk.items.insert(0, value);
                    chunk.first = value;
                }
                Some(_) => self.chunks.insert(0, Chunk::roomy(value)),
                None => self.chunks.push(Chunk::of(vec![value])),
            }
            self.len += 1;
            return true;
        };
        // Looked at first, as it is nearly always so while everything takes its place at a start.
        let is_last = self.is_behind_all(&value);
        let chunk = &mut self.chunks[at];
        let within = match is_last {
            true => chunk.items.len(),
            false => match chunk.items.binary_search(&value) {
                Err(within) => within,
                Ok(_) => return false,
            },
        };
        self.len += 1;
        if chunk.items.len() < CHUNK_ITEMS_MAX {
            chunk.items.insert(within, value);
        } else if within == CHUNK_ITEMS_MAX {
            // Most values come at the end: a new chunk leaves the full one full.
            self.chunks.insert(at + 1, Chunk::roomy(value));
        } else {
            let mut upper = chunk.items.split_off(CHUNK_ITEMS_MAX / 2);
            // Else the half that is left would go on holding the place of the whole.
            chunk.items.shrink_to_fit();
            if within > CHUNK_ITEMS_MAX / 2 {
                upper.insert(within - CHUNK_ITEMS_MAX / 2, value);
            } else {
                chunk.items.insert(within, value);
            }
            self.chunks.insert(at + 1, Chunk::of(upper));
        }
        true
    }

    /// Takes a value out; false when it was not there.
    pub fn remove(&mut self, value: &T) -> bool {
        let Some(at) = self.chunk_of(value) else {
            return false;
        };
        let chunk = &mut self.chunks[at];
        let Ok(within) = chunk.items.binary_search(value) else {
            return false;
        };
        self.len -= 1;
        chunk.items.remove(within);
        match chunk.items.first() {
            None => {
                self.chunks.remove(at);
            }
            Some(&first) => {
                chunk.first = first;
                self.tighten(at);
            }
        }
        true
    }

    /// Gives memory back where a chunk has become thin, so that a row of stragglers stays small.
    fn tighten(&mut self, at: usize) {
        let here = self.chunks[at].items.len();
        if here > CHUNK_ITEMS_MAX / 4 {
            return;
        }
        if let Some(next) = self.chunks.get(at + 1)
            && here + next.items.len() <= CHUNK_ITEMS_MAX / 2
        {
            let next = self.chunks.remove(at + 1);
            self.chunks[at].items.extend(next.items);
        }
        let items = &mut self.chunks[at].items;
        if items.capacity() > 4 * items.len() {
            items.shrink_to(2 * items.len());
        }
    }

    fn is_behind_all(&self, probe: &T) -> bool {
        let last = self.chunks.last().and_then(|chunk| chunk.items.last());
        last.is_none_or(|last| last < probe)
    }

    /// The chunk that holds `probe` if any does: the last that does not begin after it.
    fn chunk_of(&self, probe: &T) -> Option<usize> {
        if self.is_behind_all(probe) {
            return self.chunks.len().checked_sub(1);
        }
        self.chunks
            .partition_point(|chunk| chunk.first <= *probe)
            .checked_sub(1)
    }
}

impl Packed {
    /// A number's.
    pub fn of(number: u64) -> Self {
        let [_, _, six @ ..] = number.min(PACKED_MAX).to_be_bytes();
        Self(six)
    }

    /// The number.
    pub fn whole(self) -> u64 {
        let mut bytes = [0; 8];
        bytes[2..].copy_from_slice(&self.0);
        u64::from_be_bytes(bytes)
    }
}

impl<T: Copy + Ord> Default for Row<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: Copy> Chunk<T> {
    /// One more beside a full one, which is likely to become full too: growing step by step would leave
    /// as much behind in pieces as it holds in the end.
    fn roomy(value: T) -> Self {
        let mut items = Vec::with_capacity(CHUNK_ITEMS_MAX);
        items.push(value);
        Self {
            first: value,
            items,
        }
    }

    fn of(items: Vec<T>) -> Self {
        Self {
            first: items[0],
            items,
        }
    }
}

/// The most values in one chunk: moving half of them costs less than finding the chunk.
const CHUNK_ITEMS_MAX: usize = 256;

const PACKED_MAX: u64 = (1 << 48) - 1;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_row_is_an_ordered_set(
            steps in prop::collection::vec((any::<bool>(), 0_u32..700), 0..2_000),
            probe in 0_u32..700,
        ) {
            let mut row = Row::new();
            let mut model = BTreeSet::new();
            for (add, value) in steps {
                if add {
                    prop_assert_eq!(row.insert(value), model.insert(value));
                } else {
                    prop_assert_eq!(row.remove(&value), model.remove(&value));
                }
            }
            prop_assert_eq!(row.len(), model.len());
            prop_assert!(row.iter().eq(&model));
            prop_assert!(row.iter_from(&probe).eq(model.range(probe..)));
            prop_assert_eq!(row.first(), model.first());
            prop_assert_eq!(row.get(&probe), model.get(&probe));
            prop_assert_eq!(row.rank(&probe), model.range(..probe).count());
        }
    }

    #[test]
    fn a_packed_number_is_ordered_as_it_is_and_never_wraps_around() {
        let numbers = [0, 1, 255, 256, 1_763_762_400_123, PACKED_MAX];
        assert!(numbers.iter().all(|it| Packed::of(*it).whole() == *it));
        assert!(
            numbers
                .windows(2)
                .all(|two| Packed::of(two[0]) < Packed::of(two[1]))
        );
        assert_eq!(Packed::of(u64::MAX).whole(), PACKED_MAX);
    }

    #[test]
    fn a_row_filled_from_its_end_wastes_no_chunk() {
        let mut row = Row::new();
        for value in 0..10_000_u64 {
            row.insert(value);
        }
        assert_eq!(row.chunks.len(), 10_000_usize.div_ceil(CHUNK_ITEMS_MAX));
    }

    #[test]
    fn a_row_that_empties_gives_its_memory_back() {
        let mut row = Row::new();
        for value in 0..10_000_u64 {
            row.insert(value);
        }
        for value in (0..10_000_u64).filter(|value| value % 100 != 0) {
            row.remove(&value);
        }
        let held: usize = row.chunks.iter().map(|chunk| chunk.items.capacity()).sum();
        assert!(
            held <= 4 * row.len(),
            "{held} places held for {}",
            row.len()
        );
    }
}
