//! How a way in or out does: well, or what ails it, how gravely and since when.

use super::{Moment, Span};

/// How gravely a channel is unwell, from best to worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Condition {
    /// Everything works, as far as is known.
    Ok,
    /// Some of it does not work, or it failed just now and is tried again.
    Degraded,
    /// Nothing comes through; the desk goes on trying by itself.
    Down,
    /// Trying again will not help: somebody has to do something.
    NeedsOperator,
}

impl Condition {
    /// The stable word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Degraded => "degraded",
            Self::Down => "down",
            Self::NeedsOperator => "needs_operator",
        }
    }
}

/// What ails a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The other side does not accept our password, token or key any more.
    Auth,
    /// The other side's certificate is not one that we believe.
    Certificate,
    /// Our own secret cannot be read.
    Secret,
    /// A folder is not there, or not for us.
    Folder,
    /// A server numbers its mailbox anew: all of it is compared with what is kept.
    Renumbered,
    /// The other side says that it is gone for good.
    Gone,
    /// Our disk has no room for what comes in, or the other side's for what goes out.
    DiskFull,
    /// The other side asks for patience.
    Throttled,
    /// It cannot be reached, or does not answer.
    Unreachable,
    /// It answers, but nothing that makes sense.
    Broken,
    /// Its connector cannot be started, or is not where the settings say.
    Unstarted,
    /// Its connector ended, or hung up.
    Ended,
    /// It has not been heard of for longer than was agreed.
    Silent,
    /// Something that came cannot be taken now; what comes after it is.
    Aside,
    /// Nobody can tell yet whether something was sent, and what comes after it waits for word of it.
    Unsure,
    /// A token, secret or certificate that it needs ends soon.
    Expiring,
    /// A token, secret or certificate that it needs has ended.
    Expired,
    /// Its connector says so itself, and how grave it is.
    Reported(Condition),
}

impl Cause {
    /// Every cause.
    pub const ALL: [Self; 18] = [
        Self::Auth,
        Self::Certificate,
        Self::Secret,
        Self::Folder,
        Self::Renumbered,
        Self::Gone,
        Self::DiskFull,
        Self::Throttled,
        Self::Unreachable,
        Self::Broken,
        Self::Unstarted,
        Self::Ended,
        Self::Silent,
        Self::Aside,
        Self::Unsure,
        Self::Expiring,
        Self::Expired,
        Self::Reported(Condition::Degraded),
    ];

    /// The stable word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Auth => "auth",
            Self::Certificate => "certificate",
            Self::Secret => "secret",
            Self::Folder => "folder",
            Self::Renumbered => "renumbered",
            Self::Gone => "gone",
            Self::DiskFull => "disk_full",
            Self::Throttled => "throttled",
            Self::Unreachable => "unreachable",
            Self::Broken => "broken",
            Self::Unstarted => "unstarted",
            Self::Ended => "ended",
            Self::Silent => "silent",
            Self::Aside => "aside",
            Self::Unsure => "unsure",
            Self::Expiring => "expiring",
            Self::Expired => "expired",
            Self::Reported(_) => "reported",
        }
    }

    /// What there is to tell of something that is needed and ends then; nothing while that is far off.
    pub fn of_end(at: Moment, now: Moment) -> Option<Self> {
        if at <= now {
            return Some(Self::Expired);
        }
        (at.since(now) <= TOLD_BEFORE).then_some(Self::Expiring)
    }

    /// How grave it is after so many failures in a row.
    fn condition(self, failures: u32) -> Condition {
        match self {
            Self::Auth
            | Self::Certificate
            | Self::Secret
            | Self::Folder
            | Self::Renumbered
            | Self::Unstarted
            | Self::Expired
            | Self::Gone => Condition::NeedsOperator,
            Self::Reported(condition) => condition,
            Self::DiskFull | Self::Ended => Condition::Down,
            Self::Throttled | Self::Silent | Self::Aside | Self::Unsure | Self::Expiring => {
                Condition::Degraded
            }
            Self::Unreachable | Self::Broken if failures < DOWN_FAILURES_MIN => Condition::Degraded,
            Self::Unreachable | Self::Broken => Condition::Down,
        }
    }
}

/// What ails a channel now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ailment {
    /// Of what sort.
    pub cause: Cause,
    /// What was seen, in the words of whoever said it.
    pub why: String,
    /// Since when nothing went right.
    pub since: Moment,
    /// When it is tried next, where that is known.
    pub next_at: Option<Moment>,
    /// How often in a row it went wrong.
    failures: u32,
}

impl Ailment {
    /// One more failure: `this` is what ailed the channel until now, and what ails it from now on. Says
    /// whether somebody who knew of it before would want to be told.
    pub fn again(
        this: &mut Option<Self>,
        cause: Cause,
        why: &str,
        now: Moment,
        next_at: Option<Moment>,
    ) -> bool {
        let before = this.take();
        let before = before.as_ref();
        let after = Self {
            cause,
            why: why.to_owned(),
            since: before.map_or(now, |before| before.since),
            next_at,
            failures: before.map_or(1, |before| before.failures.saturating_add(1)),
        };
        let is_news = after.is_news_after(before);
        *this = Some(after);
        is_news
    }

    /// That something ends, or has ended, at `end`.
    pub(super) fn of_end(cause: Cause, why: String, end: Moment) -> Self {
        let since = match cause {
            Cause::Expiring => end - TOLD_BEFORE,
            _ => end,
        };
        Self::standing(cause, why, since)
    }

    /// What has ailed it since then, as it was seen once.
    pub fn standing(cause: Cause, why: String, since: Moment) -> Self {
        Self {
            cause,
            why,
            since,
            next_at: None,
            failures: 1,
        }
    }

    /// How grave it is.
    pub fn condition(&self) -> Condition {
        self.cause.condition(self.failures)
    }

    fn is_news_after(&self, before: Option<&Self>) -> bool {
        before.is_none_or(|before| {
            before.cause != self.cause
                || before.condition() != self.condition()
                || before.why != self.why
        })
    }

    /// The graver of what ails the way in and the way out.
    pub fn worse(one: Option<Self>, other: Option<Self>) -> Option<Self> {
        match (one, other) {
            (Some(one), Some(other)) if other.condition() > one.condition() => Some(other),
            (Some(one), _) => Some(one),
            (None, other) => other,
        }
    }
}

/// How long before something ends that is told.
const TOLD_BEFORE: Span = Span::days(14);

/// So many failures in a row are no hiccup any more.
const DOWN_FAILURES_MIN: u32 = 3;

#[cfg(test)]
mod tests {
    use super::*;

    fn fails(cause: Cause, times: u32) -> Ailment {
        let mut ailment = None;
        for n in 0..times {
            let now = Moment(i64::from(n) * 1_000);
            Ailment::again(&mut ailment, cause, "no", now, None);
        }
        ailment.expect("at least once")
    }

    #[test]
    fn a_refused_password_needs_somebody_at_once() {
        assert_eq!(fails(Cause::Auth, 1).condition(), Condition::NeedsOperator);
    }

    #[test]
    fn what_ends_is_told_two_weeks_before_and_needs_somebody_after() {
        let end = Moment(0) + Span::days(30);
        assert_eq!(Cause::of_end(end, Moment(0)), None);
        let soon = Cause::of_end(end, end - Span::days(14));
        assert_eq!(soon, Some(Cause::Expiring));
        assert_eq!(fails(Cause::Expiring, 1).condition(), Condition::Degraded);
        assert_eq!(Cause::of_end(end, end), Some(Cause::Expired));
        let ended = fails(Cause::Expired, 1).condition();
        assert_eq!(ended, Condition::NeedsOperator);
    }

    #[test]
    fn a_server_that_is_away_is_a_hiccup_first_and_down_then() {
        assert_eq!(
            fails(Cause::Unreachable, 2).condition(),
            Condition::Degraded
        );
        let down = fails(Cause::Unreachable, 3);
        assert_eq!(down.condition(), Condition::Down);
        assert_eq!(down.since, Moment(0));
    }

    #[test]
    fn the_same_trouble_again_is_no_news_until_it_is_graver() {
        let mut ailment = None;
        let mut fails = || Ailment::again(&mut ailment, Cause::Unreachable, "no", Moment(0), None);
        assert_eq!([fails(), fails(), fails()], [true, false, true]);
    }

    #[test]
    fn what_is_graver_is_told_of_a_channel() {
        let (slow, refused) = (fails(Cause::Throttled, 1), fails(Cause::Auth, 1));
        let worse = Ailment::worse(Some(slow), Some(refused.clone()));
        assert_eq!(worse, Some(refused));
    }
}
