//! How often each of many may do something: token buckets by key, bounded in number.

use std::collections::{BTreeMap, BTreeSet};

/// The pace of one key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// How many may come at once after a rest; at least 1.
    pub burst: u32,
    /// How long until one more is permitted, in milliseconds; at least 1.
    pub refill_ms: u32,
}

/// Buckets by key. Pure: the time is given, and may be any clock that counts milliseconds.
///
/// At the limit of keys the one that was used the longest ago is forgotten, which gives it a full
/// bucket again: a flood of new keys can wear the limit down for others but never the memory.
#[derive(Clone, Debug)]
pub struct Pace<K> {
    rate: Rate,
    keys_max: usize,
    buckets: BTreeMap<K, Bucket>,
    by_use: BTreeSet<(i64, K)>,
}

/// Not yet: the milliseconds to wait until the next would be permitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooSoon {
    /// At least 1.
    pub wait_ms: i64,
}

/// `spent_ms` is what has been used up, as the time it takes to refill.
#[derive(Clone, Copy, Debug)]
struct Bucket {
    spent_ms: i64,
    used_at: i64,
}

impl<K: Ord + Clone> Pace<K> {
    /// Buckets that are full at first; `keys_max` is at least 1.
    pub fn new(rate: Rate, keys_max: usize) -> Pace<K> {
        let rate = Rate {
            burst: rate.burst.max(1),
            refill_ms: rate.refill_ms.max(1),
        };
        Pace {
            rate,
            keys_max: keys_max.max(1),
            buckets: BTreeMap::new(),
            by_use: BTreeSet::new(),
        }
    }

    /// Takes one from the bucket of `key` at `now` milliseconds. A refusal costs nothing. A clock
    /// that goes back stands still.
    pub fn take(&mut self, now: i64, key: &K) -> Result<(), TooSoon> {
        let refill = i64::from(self.rate.refill_ms);
        let depth = i64::from(self.rate.burst) * refill;
        let old = self.buckets.get(key).copied();
        let used_at = old.map_or(now, |bucket| bucket.used_at.max(now));
        let spent = old.map_or(0, |bucket| {
            bucket
                .spent_ms
                .saturating_sub(used_at.saturating_sub(bucket.used_at))
                .max(0)
        });
        if spent + refill > depth {
            return Err(TooSoon {
                wait_ms: spent + refill - depth,
            });
        }
        match old {
            Some(bucket) => {
                self.by_use.remove(&(bucket.used_at, key.clone()));
            }
            None => self.make_room(),
        }
        self.by_use.insert((used_at, key.clone()));
        self.buckets.insert(
            key.clone(),
            Bucket {
                spent_ms: spent + refill,
                used_at,
            },
        );
        Ok(())
    }

    /// How many keys are remembered.
    pub fn keys(&self) -> usize {
        self.buckets.len()
    }

    fn make_room(&mut self) {
        while self.buckets.len() >= self.keys_max {
            match self.by_use.pop_first() {
                Some((_, oldest)) => self.buckets.remove(&oldest),
                None => return,
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pace() -> Pace<&'static str> {
        Pace::new(
            Rate {
                burst: 3,
                refill_ms: 100,
            },
            2,
        )
    }

    #[test]
    fn a_burst_is_permitted_and_then_one_per_refill() {
        let mut pace = pace();
        for _ in 0..3 {
            assert_eq!(pace.take(0, &"a"), Ok(()));
        }
        assert_eq!(pace.take(0, &"a"), Err(TooSoon { wait_ms: 100 }));
        assert_eq!(pace.take(99, &"a"), Err(TooSoon { wait_ms: 1 }));
        assert_eq!(pace.take(100, &"a"), Ok(()));
        assert_eq!(pace.take(100, &"a"), Err(TooSoon { wait_ms: 100 }));
    }

    #[test]
    fn one_key_does_not_spend_for_another() {
        let mut pace = pace();
        while pace.take(0, &"a").is_ok() {}
        assert_eq!(pace.take(0, &"b"), Ok(()));
    }

    #[test]
    fn the_wait_that_is_named_is_enough() {
        let mut pace = pace();
        while pace.take(7, &"a").is_ok() {}
        let wait = pace.take(7, &"a").expect_err("empty").wait_ms;
        assert_eq!(pace.take(7 + wait, &"a"), Ok(()));
    }

    #[test]
    fn a_clock_that_goes_back_gives_and_takes_nothing() {
        let mut pace = pace();
        while pace.take(1_000, &"a").is_ok() {}
        assert_eq!(pace.take(-5_000, &"a"), Err(TooSoon { wait_ms: 100 }));
        assert_eq!(pace.take(1_100, &"a"), Ok(()));
    }

    #[test]
    fn a_bucket_never_holds_more_than_its_burst() {
        let mut pace = pace();
        pace.take(0, &"a").expect("full");
        let count = (0..10)
            .filter(|_| pace.take(i64::MAX, &"a").is_ok())
            .count();
        assert_eq!(count, 3);
    }

    #[test]
    fn the_key_used_the_longest_ago_is_forgotten_first() {
        let mut pace = pace();
        while pace.take(0, &"a").is_ok() {}
        while pace.take(1, &"b").is_ok() {}
        assert_eq!(pace.take(2, &"c"), Ok(()));
        assert_eq!(pace.keys(), 2);
        assert!(pace.take(2, &"b").is_err(), "still remembered");
        assert_eq!(pace.take(2, &"a"), Ok(()), "forgotten");
    }
}
