//! The only clock: the desk's time of day, which never goes back and never leaps.
//!
//! It begins at the time of day or at the last recorded moment, whichever is later, and from there
//! counts time that passes. A time of day that differs by up to an hour is approached slowly. One that
//! differs more is somebody's mistake until a start says otherwise: taking it over would let every
//! promise to a customer fall due at once.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use rustix::time::{ClockId, clock_gettime};

use crate::domain::{Moment, Span};

/// The desk's clock. Clones show the same time.
#[derive(Clone, Debug)]
pub struct Clock {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    begun: Instant,
    course: Mutex<Course>,
}

/// How the desk's time follows the time of day, in milliseconds. Pure.
#[derive(Debug)]
struct Course {
    /// Where the present leg began: by time that passes, and as the desk's time.
    passed: i64,
    desk: i64,
    /// How far the time of day was ahead then.
    ahead: i64,
}

impl Clock {
    /// Starts the clock no earlier than what was recorded last.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads time")]
    pub fn start(recorded: Moment) -> Self {
        let begun = Instant::now();
        let desk = wall().max(recorded.0);
        let course = Course {
            passed: 0,
            desk,
            ahead: 0,
        };
        let inner = Inner {
            begun,
            course: Mutex::new(course),
        };
        Self {
            inner: Arc::new(inner),
        }
    }

    /// The desk's time of day.
    pub fn now(&self) -> Moment {
        let passed = i64::try_from(self.elapsed().as_millis()).unwrap_or(i64::MAX);
        let mut course = self
            .inner
            .course
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let was_astray = course.astray().is_some();
        let now = course.at(passed, wall());
        let astray = course.astray();
        drop(course);
        match astray {
            Some(ahead) if !was_astray => {
                tracing::warn!(
                    ahead_ms = ahead.0,
                    "the time of day leapt, it is not taken over before the next start"
                );
            }
            None if was_astray => tracing::info!("the time of day is believable again"),
            _ => {}
        }
        Moment(now)
    }

    /// How long the desk runs: time that only passes.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads time")]
    pub fn elapsed(&self) -> Duration {
        Instant::now().saturating_duration_since(self.inner.begun)
    }

    /// How far the time of day is ahead of the desk's, where that is too far to be approached.
    pub fn astray(&self) -> Option<Span> {
        self.inner
            .course
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .astray()
    }
}

/// The kernel's count of microseconds since it started, as the service manager asks for it.
pub fn kernel_us() -> u64 {
    let time = clock_gettime(ClockId::Monotonic);
    let us = time.tv_sec * 1_000_000 + time.tv_nsec / 1_000;
    u64::try_from(us).unwrap_or(0)
}

/// The time of day as the machine has it, for what is not the desk's time.
pub(super) fn time_of_day() -> Moment {
    Moment(wall())
}

impl Course {
    fn at(&mut self, passed: i64, wall: i64) -> i64 {
        let since = (passed - self.passed).max(0);
        let most = since / SLEW;
        let drift = if self.ahead.abs() <= BELIEVED_MS {
            self.ahead.clamp(-most, most)
        } else {
            0
        };
        let now = self.desk + since + drift;
        if since >= LEG_MS {
            *self = Self {
                passed,
                desk: now,
                ahead: wall - now,
            };
        }
        now
    }

    fn astray(&self) -> Option<Span> {
        (self.ahead.abs() > BELIEVED_MS).then_some(Span(self.ahead))
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads time")]
fn wall() -> i64 {
    match SystemTime::now().duration_since(UNIX_EPOCH) {
        Ok(since) => i64::try_from(since.as_millis()).unwrap_or(i64::MAX),
        Err(before) => i64::try_from(before.duration().as_millis()).map_or(i64::MIN, |ms| -ms),
    }
}

/// A difference up to this is approached, a larger one is not believed.
const BELIEVED_MS: i64 = 3_600_000;

/// One part in so many of the time that passes goes into approaching the time of day.
const SLEW: i64 = 20;

/// How long the difference is taken for what it was.
const LEG_MS: i64 = 1_000;

#[cfg(test)]
mod tests {
    use super::*;

    /// Walks `seconds` in steps of one, with the time of day ahead by `ahead` milliseconds.
    fn walk(seconds: i64, ahead: impl Fn(i64) -> i64) -> (Course, i64) {
        let mut course = Course {
            passed: 0,
            desk: 0,
            ahead: 0,
        };
        let mut last = 0;
        for passed in (0..=seconds * 1000).step_by(1000) {
            let now = course.at(passed, passed + ahead(passed));
            assert!(now >= last, "time went back from {last} to {now}");
            last = now;
        }
        (course, last)
    }

    #[test]
    fn a_small_difference_is_approached_slowly_and_then_kept() {
        assert_eq!(walk(100, |_| 60_000).1, 100_000 + 99 * 50);
        assert_eq!(walk(3_000, |_| 60_000).1, 3_060_000);
        assert_eq!(walk(3_000, |_| -60_000).1, 2_940_000);
    }

    #[test]
    fn a_leap_is_not_taken_over_and_shown() {
        let decade = 10 * 365 * 86_400_000;
        let (course, now) = walk(100, |passed| if passed > 50_000 { decade } else { 0 });
        assert_eq!(now, 100_000);
        assert_eq!(course.astray(), Some(Span(decade)));
        let (course, now) = walk(100, |passed| if passed > 50_000 { -decade } else { 0 });
        assert_eq!(now, 100_000);
        assert_eq!(course.astray(), Some(Span(-decade)));
    }

    #[test]
    fn a_leap_that_is_taken_back_leaves_no_trace() {
        let (course, now) = walk(100, |passed| {
            if (20_000..40_000).contains(&passed) {
                -7_200_000
            } else {
                0
            }
        });
        assert_eq!((now, course.astray()), (100_000, None));
    }

    #[test]
    fn the_clock_begins_no_earlier_than_what_was_recorded() {
        let recorded = Moment(wall() + 86_400_000);
        assert!(Clock::start(recorded).now() >= recorded);
    }
}
