//! How often one may try to sign in: growing delays that nobody can turn against somebody else.
//!
//! What is counted, and why no count locks out a person who does not share it:
//!
//! - Every pair of account and source has its own delay. Whoever guesses at an account from
//!   elsewhere lengthens their own delay, not the owner's.
//! - Every source has a delay over all accounts, against trying one password on many names.
//! - An account guessed at from many sources gives each new source fewer tries without delay, but
//!   always a first one: the owner on a new device gets in.
//! - The desk admits a bounded number of tries a second in all; a part of that is kept for sources
//!   that have not failed, so that a crowd of guessers uses it up only while it finds new addresses.
//! - A source that signed in to the account before answers to none of these but its own delay,
//!   which is short. A client can make itself such a source wherever it is, by a device token.
//!
//! No delay is longer than [`WAIT_MAX`], none grows while one waits, and a clock set back does not
//! make one longer. A try is counted when it is admitted, not when it fails, so that many at once
//! are not one. Nothing here knows which accounts exist: unknown names are counted like any other.

mod meter;
mod source;

use std::collections::BTreeMap;

use self::meter::{Bucket, Meter, Meters, Rule};
use self::source::Account;
pub use self::source::Source;
use crate::domain::{Moment, Span};

/// A try that was admitted and counted. Hand it back to [`Throttle::settle`]; one that is dropped
/// stays counted as wrong.
#[derive(Debug)]
#[must_use = "a try that is not settled counts as wrong"]
pub struct Try {
    account: Account,
    source: Source,
    familiar: bool,
}

/// What became of a try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Signed in.
    Right,
    /// Wrong name, password or code.
    Wrong,
    /// Never judged (the desk was too busy to hash), or right so far: the password was, and the
    /// second factor is still to be asked for.
    Undecided,
}

/// A try that is not admitted. Nothing is judged and nothing is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wait {
    /// How long from now; at most [`WAIT_MAX`].
    pub span: Span,
    /// For log and metrics; the person is told the time only.
    pub limit: Limit,
}

/// Which count asks to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// This account from this source.
    Pair,
    /// This source, over all accounts.
    Source,
    /// The whole desk.
    Desk,
}

/// All counts of one desk. Bounded: see [`COUNTS_MAX`] and [`FAMILIAR_MAX`].
#[derive(Debug)]
pub struct Throttle {
    pairs: Meters<(Account, Source)>,
    sources: Meters<Source>,
    accounts: Meters<Account>,
    familiar: BTreeMap<(Account, Source), Familiar>,
    desk: Bucket,
    source: Rule,
}

impl Throttle {
    /// Nobody has tried anything.
    pub fn new() -> Throttle {
        Throttle {
            pairs: Meters::new(COUNTS_MAX),
            sources: Meters::new(COUNTS_MAX),
            accounts: Meters::new(COUNTS_MAX),
            familiar: BTreeMap::new(),
            desk: Bucket::full(DESK_TRIES_MAX, DESK_TRY_EVERY),
            source: SOURCE,
        }
    }

    /// How many tries of one source over all accounts come without delay from now on; those counted
    /// before count on.
    pub fn set_source_tries(&mut self, free: u32) {
        self.source.free = free;
    }

    /// Whether `source` may try to sign in as `name`, known or not, now. An admitted try is counted
    /// at once.
    pub fn ask(&mut self, now: Moment, name: &str, source: Source) -> Result<Try, Wait> {
        let account = Account::named(name);
        let pair = (account, source);
        if let Some(familiar) = self.familiar.get_mut(&pair) {
            refuse(Limit::Pair, familiar.meter.wait(now, FAMILIAR))?;
            familiar.meter.charge(now, FAMILIAR);
            return Ok(Try {
                account,
                source,
                familiar: true,
            });
        }
        let rule = self.rule_for(now, account);
        refuse(Limit::Pair, self.pairs.wait(now, pair, rule))?;
        refuse(Limit::Source, self.sources.wait(now, source, self.source))?;
        let clean = self.sources.tries(now, source, self.source) == 0;
        let kept_back = if clean { 0 } else { DESK_TRIES_KEPT };
        refuse(Limit::Desk, self.desk.take(now, kept_back))?;
        self.pairs.charge(now, pair, rule);
        self.sources.charge(now, source, self.source);
        self.accounts.charge(now, account, ACCOUNT);
        Ok(Try {
            account,
            source,
            familiar: false,
        })
    }

    /// Says what became of a try.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "a try is settled once, so it is given away"
    )]
    pub fn settle(&mut self, now: Moment, tried: Try, outcome: Outcome) {
        let Try {
            account,
            source,
            familiar,
        } = tried;
        let pair = (account, source);
        match outcome {
            Outcome::Wrong => return,
            Outcome::Undecided if familiar => {
                if let Some(familiar) = self.familiar.get_mut(&pair) {
                    familiar.meter.refund(FAMILIAR);
                }
                return;
            }
            Outcome::Undecided => {
                let rule = self.rule_for(now, account);
                self.pairs.refund(pair, rule);
            }
            Outcome::Right => {
                self.pairs.forget(pair);
                self.remember(now, account, source);
            }
        }
        if !familiar {
            self.sources.refund(source, self.source);
            self.accounts.refund(account, ACCOUNT);
        }
    }

    /// Forgets which sources know an account: after its password was changed because it leaked.
    pub fn estrange(&mut self, name: &str) {
        let account = Account::named(name);
        self.familiar.retain(|(known, _), _| *known != account);
    }

    /// How many counts are kept, for metrics.
    pub fn counts(&self) -> usize {
        self.pairs.len() + self.sources.len() + self.accounts.len() + self.familiar.len()
    }

    fn rule_for(&mut self, now: Moment, account: Account) -> Rule {
        if self.accounts.tries(now, account, ACCOUNT) < PRESSED_TRIES {
            STRANGER
        } else {
            PRESSED
        }
    }

    /// Only a right password comes here, so strangers cannot push anybody out.
    fn remember(&mut self, now: Moment, account: Account, source: Source) {
        let meter = Meter::default();
        let at = now;
        self.familiar
            .insert((account, source), Familiar { meter, at });
        let of_account = (account, Source::FIRST)..=(account, Source::LAST);
        if self.familiar.range(of_account.clone()).count() > FAMILIAR_PER_ACCOUNT_MAX {
            let oldest = self
                .familiar
                .range(of_account)
                .min_by_key(|(_, one)| one.at);
            if let Some(pair) = oldest.map(|(pair, _)| *pair) {
                self.familiar.remove(&pair);
            }
        }
        if self.familiar.len() > FAMILIAR_MAX {
            let oldest = self.familiar.iter().min_by_key(|(_, one)| one.at);
            if let Some(pair) = oldest.map(|(pair, _)| *pair) {
                self.familiar.remove(&pair);
            }
        }
    }
}

impl Default for Throttle {
    fn default() -> Throttle {
        Throttle::new()
    }
}

/// A source that signed in to an account.
#[derive(Debug)]
struct Familiar {
    meter: Meter,
    at: Moment,
}

fn refuse(limit: Limit, span: Span) -> Result<(), Wait> {
    if span == Span::ZERO {
        Ok(())
    } else {
        Err(Wait { span, limit })
    }
}

/// The longest anybody waits for the next try.
pub const WAIT_MAX: Span = Span::minutes(15);

/// How many pairs, sources and accounts are counted at once, each. More than the desk admits in the
/// hour after which a count is forgotten anyway (see [`DESK_TRY_EVERY`]), so that making room for new
/// ones, oldest first, never frees a guesser.
pub const COUNTS_MAX: usize = 20_000;

/// How many sources that signed in are remembered in all; the least recent gives way.
pub const FAMILIAR_MAX: usize = 8_192;

/// How many of them for one account.
pub const FAMILIAR_PER_ACCOUNT_MAX: usize = 8;

/// How many tries from sources that are new to the account the desk admits at once.
pub const DESK_TRIES_MAX: u32 = 64;

/// How many of those are kept for sources without a failed try.
pub const DESK_TRIES_KEPT: u32 = 32;

/// One more is admitted every so often: five a second, less than the hashes a small box computes.
pub const DESK_TRY_EVERY: Span = Span::millis(200);

/// How many tries of one source over all accounts come without delay unless somebody says otherwise.
pub const SOURCE_TRIES: u32 = 40;

/// After so many tries from sources new to it within an hour, an account counts as guessed at.
pub const PRESSED_TRIES: u32 = 20;

// The delays of one pair are such that no minute sees more than ten tries.
const STRANGER: Rule = Rule {
    free: 5,
    first: Span::seconds(2),
    most: WAIT_MAX,
    forget: Span::hours(1),
};
const PRESSED: Rule = Rule {
    free: 1,
    ..STRANGER
};
const FAMILIAR: Rule = Rule {
    free: 5,
    first: Span::seconds(1),
    most: Span::seconds(30),
    forget: Span::minutes(15),
};
// An office of thirty signs in at nine behind one address: their tries are given back as they succeed.
const SOURCE: Rule = Rule {
    free: SOURCE_TRIES,
    first: Span::seconds(1),
    most: Span::minutes(1),
    forget: Span::minutes(15),
};
// Counted only: an account as such never makes anybody wait.
const ACCOUNT: Rule = Rule {
    free: u32::MAX,
    first: Span::ZERO,
    most: Span::ZERO,
    forget: Span::hours(1),
};

#[cfg(test)]
mod tests;
