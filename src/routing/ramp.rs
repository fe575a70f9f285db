//! How fast an agent who came back is given work (R13).

use std::collections::VecDeque;

use crate::domain::{Moment, Span};

/// What an agent may still be offered within the minute, while they are new here.
///
/// It ends by itself: once a whole minute went by in which the limit held nothing back, the agent
/// has caught up and there is no limit any more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ramp {
    new: Option<New>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct New {
    /// Since when nothing was held back.
    unhindered_since: Moment,
    /// When something was given within the last minute, oldest first; at most the limit.
    given: VecDeque<Moment>,
    /// Nothing more before this.
    rests_until: Option<Moment>,
}

impl Ramp {
    /// No limit: somebody who has been here.
    pub fn none() -> Self {
        Self::default()
    }

    /// Somebody who has just come back.
    pub fn returning(now: Moment) -> Self {
        Self {
            new: Some(New {
                unhindered_since: now,
                given: VecDeque::new(),
                rests_until: None,
            }),
        }
    }

    /// Somebody of whom no more is known than that they rest until then.
    pub fn resting(until: Moment) -> Self {
        Self {
            new: Some(New {
                unhindered_since: until,
                given: VecDeque::new(),
                rests_until: Some(until),
            }),
        }
    }

    /// Whether, and until when, nothing more is offered.
    pub fn rests_until(&self) -> Option<Moment> {
        self.new.as_ref()?.rests_until
    }

    /// Something was given; `per_minute` zero means no limit.
    pub fn give(&mut self, now: Moment, per_minute: u16) {
        let Some(new) = &mut self.new else { return };
        let caught_up = new.rests_until.is_none() && now.since(new.unhindered_since) >= MINUTE;
        if per_minute == 0 || caught_up {
            self.new = None;
            return;
        }
        while new.given.front().is_some_and(|&at| now.since(at) >= MINUTE) {
            new.given.pop_front();
        }
        new.given.push_back(now);
        // Claims and hand-overs are given too, and nobody is stopped from working faster.
        while new.given.len() > usize::from(per_minute) {
            new.given.pop_front();
        }
        if new.given.len() == usize::from(per_minute) {
            new.rests_until = new.given.front().map(|&oldest| oldest + MINUTE);
        }
    }

    /// Time went by; true when a rest is over.
    pub fn wake(&mut self, now: Moment) -> bool {
        let Some(new) = &mut self.new else {
            return false;
        };
        if new.rests_until.is_none_or(|until| until > now) {
            return false;
        }
        new.rests_until = None;
        new.unhindered_since = now;
        true
    }
}

const MINUTE: Span = Span::minutes(1);

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Moment {
        Moment(seconds * 1000)
    }

    #[test]
    fn no_minute_holds_more_than_the_limit() {
        let mut ramp = Ramp::returning(at(0));
        let mut given = Vec::new();
        for second in 0..600 {
            ramp.wake(at(second));
            if ramp.rests_until().is_none() {
                ramp.give(at(second), 6);
                given.push(second);
            }
        }
        for window in 0..540 {
            let within = given
                .iter()
                .filter(|&&s| (window..window + 60).contains(&s))
                .count();
            assert!(within <= 6, "{within} within the minute from {window}");
        }
        assert_eq!(given.len(), 60);
    }

    #[test]
    fn a_minute_without_being_held_back_ends_it() {
        let mut ramp = Ramp::returning(at(0));
        ramp.give(at(1), 6);
        ramp.give(at(60), 6);
        assert_eq!(ramp, Ramp::none());
    }

    #[test]
    fn somebody_who_was_here_is_not_slowed() {
        let mut ramp = Ramp::none();
        for _ in 0..100 {
            ramp.give(at(0), 6);
        }
        assert_eq!(ramp.rests_until(), None);
    }
}
