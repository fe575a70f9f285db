//! What happens once everybody was tried and nobody took it (R7).

use crate::domain::Name;

use super::plan::Queue;

/// What happens to a piece that everybody was tried with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lap {
    /// Everybody can be tried again.
    Again {
        /// How many laps it has behind it now.
        laps: u16,
    },
    /// It goes to another queue.
    Overflow {
        /// How many laps it had.
        laps: u16,
        /// Where to.
        to: Name,
    },
}

/// Counts a lap. Whoever asks has found [`super::Floor::is_exhausted`] true for a whole `retry_cycle`,
/// clears who was tried and goes on.
pub fn lap(queue: &Queue, laps: u16) -> Lap {
    let laps = laps.saturating_add(1);
    match &queue.overflow {
        Some(to) if queue.max_laps > 0 && laps >= queue.max_laps => Lap::Overflow {
            laps,
            to: to.clone(),
        },
        _ => Lap::Again { laps },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn queue(max_laps: u16, overflow: bool) -> Queue {
        Queue {
            max_laps,
            overflow: overflow.then(|| Name::new("all").expect("a plain word is a name")),
            ..Queue::default()
        }
    }

    #[test]
    fn work_overflows_with_its_last_lap() {
        assert_eq!(lap(&queue(2, true), 0), Lap::Again { laps: 1 });
        assert!(matches!(
            lap(&queue(2, true), 1),
            Lap::Overflow { laps: 2, .. }
        ));
        assert!(matches!(
            lap(&queue(2, true), 9),
            Lap::Overflow { laps: 10, .. }
        ));
    }

    #[test]
    fn without_a_limit_or_a_target_it_goes_round_for_ever() {
        assert_eq!(lap(&queue(0, true), 7), Lap::Again { laps: 8 });
        assert_eq!(lap(&queue(2, false), 7), Lap::Again { laps: 8 });
        assert_eq!(
            lap(&queue(2, false), u16::MAX),
            Lap::Again { laps: u16::MAX }
        );
    }
}
