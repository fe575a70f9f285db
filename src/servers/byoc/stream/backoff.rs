//! How long a connector that ended is left alone. Pure.

use std::time::Duration;

/// Counts ends in a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Backoff {
    ends: u32,
}

impl Backoff {
    /// It ended after it had lived so long; gives how long to wait. `random` spreads the waits, so that
    /// connectors that fell together do not come back together.
    pub(super) fn after(&mut self, lived: Duration, random: u64) -> Duration {
        if lived >= LIVED {
            self.ends = 0;
        }
        let pause = FIRST * 2_u32.pow(self.ends.min(DOUBLINGS_MAX));
        self.ends = self.ends.saturating_add(1);
        let share = u32::try_from(random % 1_001).unwrap_or_default();
        // Up to a quarter less, so that the longest wait is never more than it says.
        pause.min(LONGEST) * (4_000 - share) / 4_000
    }
}

/// The first wait.
const FIRST: Duration = Duration::from_secs(1);

/// The longest wait.
const LONGEST: Duration = Duration::from_mins(1);

/// So often it doubles until it is the longest.
const DOUBLINGS_MAX: u32 = 6;

/// Whatever lived so long was well.
const LIVED: Duration = Duration::from_mins(1);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_to_a_minute_and_begin_anew_after_a_life() {
        let mut backoff = Backoff::default();
        let mut after = |lived| backoff.after(Duration::from_secs(lived), 0).as_secs();
        let waits: Vec<u64> = (0..9).map(|_| after(0)).collect();
        assert_eq!(waits, [1, 2, 4, 8, 16, 32, 60, 60, 60]);
        assert_eq!((after(59), after(60), after(0)), (60, 1, 2));
    }

    #[test]
    fn waits_are_spread_and_none_is_longer() {
        let wait = |random| Backoff::default().after(Duration::ZERO, random);
        assert_eq!(wait(1_000), Duration::from_millis(750));
        assert!((0..5_000).all(|random| wait(random) <= FIRST));
    }
}
