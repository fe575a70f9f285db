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

/// How much room has to be free, in bytes. What nobody chose follows from the size of the disk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// Below this somebody should look; never less than `stop`.
    pub low: Option<u64>,
    /// Below this nothing new comes in.
    pub stop: Option<u64>,
    /// Below this hardly anything is written; never more than `stop`.
    pub hard: Option<u64>,
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
            Self::Stop => !matches!(act.said(), Act::Receive(_) | Act::Begin(_) | Act::Stray(..)),
            Self::Hard => matches!(
                act,
                Act::Outbox(Outbox::Settle { .. } | Outbox::Drop { .. })
            ),
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
    pub fn judge(self, room: Room, marks: Marks) -> Self {
        let stop = marks.stop.unwrap_or_else(|| stop_mark(room.total));
        let hard = marks.hard.unwrap_or_else(|| hard_mark(room.total));
        let low = marks.low.unwrap_or_else(|| low_mark(room.total));
        let marks = [
            (Self::Hard, hard.min(stop)),
            (Self::Stop, stop),
            (Self::Low, low.max(stop)),
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
    pub(super) fn look(&mut self, room: Option<Room>, marks: Marks) -> Space {
        let Some(room) = room else {
            return self.space;
        };
        let space = self.space.judge(room, marks);
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
        let judged = |free| Space::Ample.judge(room(free), Marks::default());
        assert_eq!(judged(513), Space::Ample);
        assert_eq!(judged(511), Space::Low);
        assert_eq!(judged(127), Space::Stop);
        assert_eq!(judged(31), Space::Hard);
    }

    #[test]
    fn coming_back_takes_a_margin() {
        let judged = |space: Space, free| space.judge(room(free), Marks::default());
        assert_eq!(judged(Space::Stop, 130), Space::Stop);
        assert_eq!(judged(Space::Stop, 150), Space::Low);
        assert_eq!(judged(Space::Ample, 130), Space::Low);
    }

    #[test]
    fn marks_that_somebody_chose_hold_in_their_order() {
        let marks = Marks {
            low: Some(20_000 * MB),
            stop: Some(10_000 * MB),
            hard: None,
        };
        let judged = |free| Space::Ample.judge(room(free), marks);
        assert_eq!(judged(20_001), Space::Ample);
        assert_eq!(judged(19_999), Space::Low);
        assert_eq!(judged(9_999), Space::Stop);
        assert_eq!(judged(31), Space::Hard);
        let crossed = Marks {
            low: Some(MB),
            stop: Some(64 * MB),
            hard: Some(500 * MB),
        };
        let judged = |free| Space::Ample.judge(room(free), crossed);
        assert_eq!(judged(65), Space::Ample);
        assert_eq!(judged(63), Space::Hard);
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
        let drop = Act::Outbox(Outbox::Drop {
            message: MessageId(1),
            reason: String::new(),
        });
        assert!(Space::Stop.admits(&pause));
        assert!(!Space::Hard.admits(&pause));
        assert!(Space::Hard.admits(&drop));
        assert!(!Space::Stop.admits_files());
    }
}
