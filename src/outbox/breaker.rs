//! When a lane gives its other side a rest. Pure.

use std::time::Duration;

/// Counts failures in a row. After too many only a probe leaves now and then, so that a dead
/// provider is not hammered and holds no memory.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Breaker {
    failures: u32,
}

impl Breaker {
    /// The other side answered.
    pub(super) fn good(&mut self) {
        self.failures = 0;
    }

    /// It did not; gives how long to leave it alone.
    pub(super) fn bad(&mut self) -> Option<Duration> {
        self.failures = self.failures.saturating_add(1);
        self.is_open().then_some(REST)
    }

    /// Whether only probes leave.
    pub(super) fn is_open(self) -> bool {
        self.failures >= FAILURES_MAX
    }

    /// How many messages may be under way at once, of `width` as a rule.
    pub(super) fn width(self, width: usize) -> usize {
        if self.is_open() { 1 } else { width }
    }
}

/// So many failures in a row are too many.
const FAILURES_MAX: u32 = 20;

/// How long the other side is left alone between probes.
const REST: Duration = Duration::from_secs(30);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twenty_failures_in_a_row_leave_one_probe_every_half_minute() {
        let mut breaker = Breaker::default();
        for _ in 1..20 {
            assert_eq!(breaker.bad(), None);
        }
        assert_eq!(breaker.width(4), 4);
        assert_eq!(breaker.bad(), Some(Duration::from_secs(30)));
        assert_eq!(breaker.width(4), 1);
        assert_eq!(breaker.bad(), Some(Duration::from_secs(30)));
    }

    #[test]
    fn one_answer_opens_the_lane_again() {
        let mut breaker = Breaker::default();
        for _ in 0..30 {
            breaker.bad();
        }
        breaker.good();
        assert_eq!(breaker.width(4), 4);
        assert_eq!(breaker.bad(), None);
    }
}
