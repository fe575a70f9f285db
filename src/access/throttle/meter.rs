//! Counting tries: one count with its delay, a bounded map of them, and a bucket that refills.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{Moment, Span};

/// How a count turns into a delay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rule {
    /// How many tries come without delay.
    pub(super) free: u32,
    /// The delay after the last free one; doubled by each further one.
    pub(super) first: Span,
    /// The longest delay.
    pub(super) most: Span,
    /// After so long without a try, the count begins anew.
    pub(super) forget: Span,
}

impl Rule {
    fn delay(self, tries: u32) -> Span {
        match tries.checked_sub(self.free) {
            None => Span::ZERO,
            Some(beyond) => self
                .first
                .times(1 << beyond.min(DOUBLINGS_MAX))
                .min(self.most),
        }
    }
}

/// Tries so far, and when the next one may come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Meter {
    tries: u32,
    last: Moment,
    free_at: Moment,
}

impl Meter {
    /// How long to wait; zero when a try may come.
    pub(super) fn wait(&mut self, now: Moment, rule: Rule) -> Span {
        self.age(now, rule);
        self.free_at.since(now)
    }

    pub(super) fn charge(&mut self, now: Moment, rule: Rule) {
        self.age(now, rule);
        self.tries = self.tries.saturating_add(1);
        self.last = now;
        self.free_at = now + rule.delay(self.tries);
    }

    /// Takes back one try and the delay that it brought.
    pub(super) fn refund(&mut self, rule: Rule) {
        self.tries = self.tries.saturating_sub(1);
        self.free_at = self.free_at.min(self.last + rule.delay(self.tries));
    }

    fn age(&mut self, now: Moment, rule: Rule) {
        if now.since(self.last) >= rule.forget {
            *self = Meter::default();
        }
        // A clock that was set back must not stretch a delay: it runs anew from now.
        if now < self.last {
            self.free_at = now + self.free_at.since(self.last);
            self.last = now;
        }
    }
}

/// Counts by key, the one longest untouched giving way when there are too many.
#[derive(Debug)]
pub(super) struct Meters<K> {
    by_key: BTreeMap<K, Meter>,
    by_age: BTreeSet<(Moment, K)>,
    most: usize,
}

impl<K: Copy + Ord> Meters<K> {
    pub(super) fn new(most: usize) -> Meters<K> {
        Meters {
            by_key: BTreeMap::new(),
            by_age: BTreeSet::new(),
            most,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.by_key.len()
    }

    pub(super) fn wait(&mut self, now: Moment, key: K, rule: Rule) -> Span {
        self.change(key, |meter| meter.wait(now, rule))
            .unwrap_or(Span::ZERO)
    }

    pub(super) fn tries(&mut self, now: Moment, key: K, rule: Rule) -> u32 {
        let tries = self.change(key, |meter| {
            meter.age(now, rule);
            meter.tries
        });
        tries.unwrap_or(0)
    }

    pub(super) fn charge(&mut self, now: Moment, key: K, rule: Rule) {
        let mut meter = self.remove(key).unwrap_or_default();
        meter.charge(now, rule);
        while self.by_key.len() >= self.most {
            match self.by_age.pop_first() {
                Some((_, oldest)) => self.by_key.remove(&oldest),
                None => break,
            };
        }
        self.insert(key, meter);
    }

    pub(super) fn refund(&mut self, key: K, rule: Rule) {
        self.change(key, |meter| meter.refund(rule));
    }

    pub(super) fn forget(&mut self, key: K) {
        self.remove(key);
    }

    /// Changes a count that exists and keeps both orders in step; a count of nothing is dropped.
    fn change<T>(&mut self, key: K, change: impl FnOnce(&mut Meter) -> T) -> Option<T> {
        let mut meter = self.remove(key)?;
        let found = change(&mut meter);
        if meter.tries > 0 {
            self.insert(key, meter);
        }
        Some(found)
    }

    fn insert(&mut self, key: K, meter: Meter) {
        self.by_age.insert((meter.last, key));
        self.by_key.insert(key, meter);
    }

    fn remove(&mut self, key: K) -> Option<Meter> {
        let meter = self.by_key.remove(&key)?;
        self.by_age.remove(&(meter.last, key));
        Some(meter)
    }
}

/// Admits so many at once, and one more every so often.
#[derive(Debug)]
pub(super) struct Bucket {
    most: u32,
    every: Span,
    left: u32,
    filled_at: Moment,
}

impl Bucket {
    pub(super) fn full(most: u32, every: Span) -> Bucket {
        Bucket {
            most,
            every,
            left: most,
            filled_at: Moment(0),
        }
    }

    /// Takes one if more than `kept_back` are left; otherwise says how long until then.
    pub(super) fn take(&mut self, now: Moment, kept_back: u32) -> Span {
        self.fill(now);
        if self.left > kept_back {
            self.left -= 1;
            return Span::ZERO;
        }
        let missing = kept_back - self.left + 1;
        self.every.times(i64::from(missing))
    }

    fn fill(&mut self, now: Moment) {
        let drops = now.since(self.filled_at).0 / self.every.0;
        let drops = u32::try_from(drops).unwrap_or(u32::MAX);
        self.left = self.left.saturating_add(drops).min(self.most);
        // What is not yet a whole drop stays in the time that has passed; a clock set back starts anew.
        self.filled_at = if self.left == self.most || now < self.filled_at {
            now
        } else {
            self.filled_at + self.every.times(i64::from(drops))
        };
    }
}

/// Beyond so many doublings a delay has reached any longest one.
const DOUBLINGS_MAX: u32 = 20;
