//! Watermarks on free space: what is still taken when the disk fills, and what is let go then.

use crate::engine::command::{Act, Outbox};
use crate::store::Store;

/// Room on the disk of the store, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// What this process may still use.
    pub free: u64,
    /// What there is.
    pub total: u64,
}

/// How full the disk is, and so what is taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Space {
    /// Enough.
    #[default]
    Ample = 0,
    /// Little: somebody should look.
    Low = 1,
    /// Nothing new comes in; people can still read, answer and close.
    Stop = 2,
    /// Only what settles deliveries or drops something is written.
    Hard = 3,
}

impl Space {
    /// Whether a command is taken.
    pub fn admits(self, act: &Act) -> bool {
        match self {
            Self::Ample | Self::Low => true,
            Self::Stop => !matches!(act, Act::Receive(_) | Act::Begin(_)),
            Self::Hard => matches!(act, Act::Outbox(Outbox::Settle { .. } | Outbox::Drop(_))),
        }
    }

    /// Whether files may be brought in.
    pub fn admits_files(self) -> bool {
        self < Self::Stop
    }

    pub(super) fn of(level: u8) -> Self {
        match level {
            0 => Self::Ample,
            1 => Self::Low,
            2 => Self::Stop,
            _ => Self::Hard,
        }
    }

    /// How full a disk is by its watermarks. Coming back to a better state takes a margin more, so
    /// that a desk on the edge does not open and close with every message.
    pub fn judge(self, room: Room) -> Self {
        let marks = [
            (Self::Hard, hard_mark(room.total)),
            (Self::Stop, stop_mark(room.total)),
            (Self::Low, low_mark(room.total)),
        ];
        let reached = |(space, mark): &(Self, u64)| {
            let margin = if *space <= self { mark / 8 } else { 0 };
            room.free < mark + margin
        };
        marks
            .into_iter()
            .find(reached)
            .map_or(Self::Ample, |(space, _)| space)
    }
}

/// Below this somebody should look.
fn low_mark(total: u64) -> u64 {
    (total / 10).min(LOW_BYTES).max(stop_mark(total) * 3 / 2)
}

/// Below this nothing new comes in.
fn stop_mark(total: u64) -> u64 {
    (total / 100 * 3).clamp(STOP_BYTES_MIN, STOP_BYTES)
}

/// Below this hardly anything is written.
fn hard_mark(total: u64) -> u64 {
    HARD_BYTES.min(stop_mark(total) / 2)
}

/// Watches the disk, and holds a file to let go of when it is full: even a removal needs room, as
/// pages are copied before they change.
pub(super) struct Watch {
    store: Store,
    space: Space,
    holds_ballast: bool,
}

impl Watch {
    pub(super) fn new(store: Store) -> Self {
        Self {
            store,
            space: Space::Ample,
            holds_ballast: false,
        }
    }

    pub(super) fn space(&self) -> Space {
        self.space
    }

    /// Looks at the disk before a batch.
    pub(super) fn look(&mut self, room: Option<Room>) -> Space {
        let Some(room) = room else {
            return self.space;
        };
        let space = self.space.judge(room);
        if space != self.space {
            tracing::warn!(from = ?self.space, to = ?space, free = room.free, "room on the disk");
            self.space = space;
        }
        if space == Space::Hard && self.holds_ballast {
            self.holds_ballast = self.store.let_go_of_ballast().is_err();
        } else if space <= Space::Low && !self.holds_ballast {
            // Without it the desk only becomes read-only a little earlier.
            self.holds_ballast = self.store.hold_ballast(room.total / 50).is_ok();
        }
        space
    }
}

const LOW_BYTES: u64 = 512 << 20;

const STOP_BYTES: u64 = 128 << 20;

/// The largest batch and the file's growth ahead of need must fit below the mark on the smallest disk.
const STOP_BYTES_MIN: u64 = 12 << 20;

const HARD_BYTES: u64 = 32 << 20;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{MessageId, Name};

    const MB: u64 = 1 << 20;

    fn room(free: u64) -> Room {
        Room {
            free: free * MB,
            total: 100_000 * MB,
        }
    }

    #[test]
    fn the_marks_are_those_of_the_contract_on_a_large_disk() {
        let judged = |free| Space::Ample.judge(room(free));
        assert_eq!(judged(513), Space::Ample);
        assert_eq!(judged(511), Space::Low);
        assert_eq!(judged(127), Space::Stop);
        assert_eq!(judged(31), Space::Hard);
    }

    #[test]
    fn coming_back_takes_a_margin() {
        assert_eq!(Space::Stop.judge(room(130)), Space::Stop);
        assert_eq!(Space::Stop.judge(room(150)), Space::Low);
        assert_eq!(Space::Ample.judge(room(130)), Space::Low);
    }

    #[test]
    fn a_small_disk_has_marks_in_the_same_order() {
        for total in [20, 40, 200, 1_000, 5_000, 50_000] {
            let total = total * MB;
            assert!(hard_mark(total) < stop_mark(total), "{total}");
            assert!(stop_mark(total) < low_mark(total), "{total}");
        }
    }

    #[test]
    fn a_full_disk_takes_results_and_removals_and_no_customers() {
        let pause = Act::PauseQueue(Name::new("a").expect("a name"), true);
        let drop = Act::Outbox(Outbox::Drop(MessageId(1)));
        assert!(Space::Stop.admits(&pause));
        assert!(!Space::Hard.admits(&pause));
        assert!(Space::Hard.admits(&drop));
        assert!(!Space::Stop.admits_files());
    }
}
