//! Where each waiting piece stands, by its number, in twenty-four bytes.

use crate::domain::ConversationId;

use super::item::Place;

/// Where one waiting piece stands; most have nothing else to remember.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot {
    id: u64,
    rank: u64,
    pub(super) class: u32,
    odd: bool,
}

impl Slot {
    pub(super) fn of(place: Place, class: u32, odd: bool) -> Self {
        Self {
            id: place.id,
            rank: place.rank,
            class,
            odd,
        }
    }

    pub(super) fn probe(id: ConversationId) -> Self {
        Self {
            id: id.0,
            rank: 0,
            class: 0,
            odd: false,
        }
    }

    pub(super) fn place(self) -> Place {
        Place {
            rank: self.rank,
            id: self.id,
        }
    }

    /// The same without anything more to remember.
    pub(super) fn plain(self) -> Self {
        Self { odd: false, ..self }
    }

    /// Whether there is an [`super::odd::Odd`] to look up.
    pub(super) fn is_odd(self) -> bool {
        self.odd
    }
}

/// Slots are found by the number of their piece alone.
impl Ord for Slot {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.id.cmp(&other.id)
    }
}

impl PartialOrd for Slot {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Slot {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Slot {}
