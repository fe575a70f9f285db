//! Where each waiting piece stands, by its number, in eighteen bytes.

use crate::domain::ConversationId;

use super::item::Place;
use super::row::Packed;

/// Where one waiting piece stands; most have nothing else to remember.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot {
    id: Packed,
    rank: [u8; 8],
    class: [u8; 4],
}

impl Slot {
    pub(super) fn of(place: Place, class: u32, odd: bool) -> Self {
        debug_assert!(class < ODD, "a class is counted in thirty-one bits");
        Self {
            id: place.id,
            rank: place.rank,
            class: if odd { class | ODD } else { class }.to_be_bytes(),
        }
    }

    pub(super) fn probe(id: ConversationId) -> Self {
        Self {
            id: Packed::of(id.0),
            rank: [0; 8],
            class: [0; 4],
        }
    }

    pub(super) fn place(self) -> Place {
        Place {
            rank: self.rank,
            id: self.id,
        }
    }

    /// Which class it stands in.
    pub(super) fn class(self) -> u32 {
        u32::from_be_bytes(self.class) & !ODD
    }

    /// The same without anything more to remember.
    pub(super) fn plain(self) -> Self {
        Self {
            class: self.class().to_be_bytes(),
            ..self
        }
    }

    /// Whether there is an [`super::odd::Odd`] to look up.
    pub(super) fn is_odd(self) -> bool {
        u32::from_be_bytes(self.class) & ODD != 0
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

/// The bit of the class that says that there is more to remember.
const ODD: u32 = 1 << 31;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Moment;

    #[test]
    fn a_slot_says_what_was_put_into_it_in_eighteen_bytes() {
        assert_eq!(size_of::<Slot>(), 18);
        let place = Place::new(u16::MAX, Moment(1_763_762_400_123), ConversationId(1 << 40));
        let slot = Slot::of(place, 7, true);
        assert_eq!(
            (slot.place(), slot.class(), slot.is_odd()),
            (place, 7, true)
        );
        assert_eq!((slot.plain().class(), slot.plain().is_odd()), (7, false));
    }
}
