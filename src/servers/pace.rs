//! How fast one connection may ask: so many requests in a row, then so many a second.

use crate::domain::{Moment, Span};

/// How fast one connection may ask. What comes faster is not refused; it waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// Requests a second in the long run; at least 1.
    pub per_second: u32,
    /// Requests in a row before that counts; at least 1.
    pub burst: u32,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            per_second: 500,
            burst: 1000,
        }
    }
}

/// What one connection may still ask.
#[derive(Clone, Copy, Debug)]
pub(super) struct Allowance {
    /// In thousandths of a request, so that a millisecond is worth something at any pace.
    spent: u64,
    at: Moment,
}

impl Allowance {
    /// Nothing was asked yet.
    pub(super) fn new(now: Moment) -> Self {
        Self { spent: 0, at: now }
    }

    /// When the next request may be taken; `None` for at once.
    pub(super) fn next(&mut self, now: Moment, pace: Pace) -> Option<Moment> {
        let passed = u64::try_from(now.since(self.at).0).unwrap_or(0);
        let per_millisecond = u64::from(pace.per_second.max(1));
        self.spent = self
            .spent
            .saturating_sub(passed.saturating_mul(per_millisecond));
        self.at = now;
        let most = (u64::from(pace.burst.max(1)) - 1) * WHOLE;
        let over = self.spent.checked_sub(most).filter(|over| *over > 0)?;
        let wait = i64::try_from(over.div_ceil(per_millisecond)).unwrap_or(i64::MAX);
        Some(now + Span::millis(wait))
    }

    /// One request was taken.
    pub(super) fn take(&mut self) {
        self.spent = self.spent.saturating_add(WHOLE);
    }
}

/// One request, in the unit in which they are counted.
const WHOLE: u64 = 1000;

#[cfg(test)]
mod tests {
    use super::*;

    const SLOW: Pace = Pace {
        per_second: 2,
        burst: 3,
    };

    fn taken(allowance: &mut Allowance, now: Moment) -> usize {
        let mut count = 0;
        while allowance.next(now, SLOW).is_none() {
            allowance.take();
            count += 1;
        }
        count
    }

    #[test]
    fn a_burst_goes_through_and_then_the_pace_holds() {
        let start = Moment(1_000_000);
        let mut allowance = Allowance::new(start);
        assert_eq!(taken(&mut allowance, start), 3);
        assert_eq!(allowance.next(start, SLOW), Some(start + Span::millis(500)));
        assert_eq!(taken(&mut allowance, start + Span::millis(499)), 0);
        assert_eq!(taken(&mut allowance, start + Span::millis(500)), 1);
        assert_eq!(taken(&mut allowance, start + Span::hours(1)), 3);
    }

    #[test]
    fn a_pace_of_nothing_still_lets_one_through() {
        let never = Pace {
            per_second: 0,
            burst: 0,
        };
        let mut allowance = Allowance::new(Moment(0));
        assert_eq!(allowance.next(Moment(0), never), None);
        allowance.take();
        assert!(allowance.next(Moment(0), never).is_some());
        assert_eq!(allowance.next(Moment(1_000), never), None);
    }
}
