//! Opening hours: weekly windows and holidays in a zone of the world.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::{AmbiguousOffset, TimeZone, TimeZoneDatabase};

use crate::domain::{Moment, Span};

/// When somebody is there: weekly windows in one zone, less the holidays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hours {
    /// The zone's IANA name; it exists.
    pub zone: String,
    /// For each day from Monday, windows as minutes since midnight: from (included) to (excluded), up to 1440.
    pub week: [Vec<(u16, u16)>; 7],
    /// Days nobody is there, as `YYYY-MM-DD`.
    pub holidays: BTreeSet<String>,
}

/// Somebody comes or goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turnover {
    /// When.
    pub at: Moment,
    /// Whether it is open from then on.
    pub opens: bool,
}

impl Hours {
    /// The day it is in a zone, counted from 1970, and when the next one begins.
    pub fn day_in(zone: &str, now: Moment) -> (i32, Moment) {
        let zone = TimeZoneDatabase::bundled()
            .get(zone)
            .unwrap_or(TimeZone::UTC);
        let today = Timestamp::from_millisecond(now.0).map(|at| zone.to_datetime(at).date());
        let days = today
            .as_ref()
            .ok()
            .and_then(|day| day.since(Date::constant(1970, 1, 1)).ok())
            .map_or(0, |span| span.get_days());
        let next = today
            .ok()
            .and_then(|day| moment(&zone, day.tomorrow().ok()?, 0));
        (days, next.unwrap_or(now + Span::days(1)))
    }

    /// A moment as a clock and a calendar in a zone show it: `2026-11-22 10:02`.
    pub fn shown_in(zone: &str, at: Moment) -> String {
        let zone = TimeZoneDatabase::bundled()
            .get(zone)
            .unwrap_or(TimeZone::UTC);
        let shown = Timestamp::from_millisecond(at.0)
            .map(|at| zone.to_datetime(at).strftime("%Y-%m-%d %H:%M").to_string());
        shown.unwrap_or_default()
    }

    /// Whether a zone of this name is known. The zones are those of this program, not of its host,
    /// so that a desk keeps its hours wherever it is moved.
    pub fn is_zone(name: &str) -> bool {
        TimeZoneDatabase::bundled().get(name).is_ok()
    }

    /// Whether somebody is there.
    pub fn is_open(&self, now: Moment) -> bool {
        self.windows(now)
            .next()
            .is_some_and(|(from, to)| from <= now && now < to)
    }

    /// When that changes next; `None` when it does not within [`DAYS_MAX`] days.
    pub fn next_turnover(&self, now: Moment) -> Option<Turnover> {
        let mut windows = self.windows(now);
        let (from, mut to) = windows.next()?;
        if from > now {
            return Some(Turnover {
                at: from,
                opens: true,
            });
        }
        for (from, next) in windows {
            if from > to {
                return Some(Turnover {
                    at: to,
                    opens: false,
                });
            }
            to = next;
        }
        // Open for as far as was looked, which is always, or until a last window without another.
        let horizon = now + Span::days(i64::from(DAYS_MAX) - 2);
        (to < horizon).then_some(Turnover {
            at: to,
            opens: false,
        })
    }

    /// When this much open time will have passed since `from`; `None` when it does not within
    /// [`DAYS_MAX`] days.
    pub fn after(&self, from: Moment, span: Span) -> Option<Moment> {
        let mut left = span;
        for (opens, closes) in self.windows(from) {
            let begins = opens.max(from);
            let lasts = closes.since(begins);
            if left <= lasts {
                return Some(begins + left);
            }
            left = Span(left.0 - lasts.0);
        }
        None
    }

    /// How much open time lies between two moments, looking at most [`DAYS_MAX`] days ahead.
    pub fn between(&self, from: Moment, to: Moment) -> Span {
        let open = self
            .windows(from)
            .take_while(|(opens, _)| *opens < to)
            .map(|(opens, closes)| closes.min(to).since(opens.max(from)).0)
            .sum();
        Span(open)
    }

    /// Windows that end after `now`, in order and without overlap, over [`DAYS_MAX`] days.
    fn windows(&self, now: Moment) -> impl Iterator<Item = (Moment, Moment)> {
        let zone = TimeZoneDatabase::bundled()
            .get(&self.zone)
            .unwrap_or(TimeZone::UTC);
        let today = Timestamp::from_millisecond(now.0).map(|at| zone.to_datetime(at).date());
        // The day before: its last window may end after the clock was put back over midnight.
        let first = today.and_then(Date::yesterday).ok();
        let days =
            std::iter::successors(first, |day| day.tomorrow().ok()).take(usize::from(DAYS_MAX));
        let mut reached = now;
        days.flat_map(move |day| self.day(&zone, day))
            .filter_map(move |(from, to)| {
                // Windows may overlap as written, or come to overlap where the clock is put back.
                let from = if from < reached && reached > now {
                    reached
                } else {
                    from
                };
                reached = reached.max(to);
                (from < to && to > now).then_some((from, to))
            })
    }

    fn day(&self, zone: &TimeZone, day: Date) -> Vec<(Moment, Moment)> {
        if self.holidays.contains(&day.to_string()) {
            return Vec::new();
        }
        let weekday = usize::from(day.weekday().to_monday_zero_offset().unsigned_abs());
        let mut windows: Vec<(Moment, Moment)> = self.week[weekday]
            .iter()
            .filter_map(|&(from, to)| Some((moment(zone, day, from)?, moment(zone, day, to)?)))
            .collect();
        windows.sort_unstable();
        windows
    }
}

/// When a wall clock in the zone first shows this many minutes after midnight, or passes it by:
/// a time that the clock skips is the moment at which it skips.
fn moment(zone: &TimeZone, day: Date, minutes: u16) -> Option<Moment> {
    let (day, minutes) = if minutes >= DAY_MINUTES {
        (day.tomorrow().ok()?, 0)
    } else {
        (day, minutes)
    };
    let hour = i8::try_from(minutes / 60).ok()?;
    let minute = i8::try_from(minutes % 60).ok()?;
    let wall: DateTime = day.at(hour, minute, 0, 0);
    let at = match zone.to_ambiguous_timestamp(wall).offset() {
        AmbiguousOffset::Unambiguous { offset } => offset.to_timestamp(wall).ok()?,
        AmbiguousOffset::Fold { before, .. } => before.to_timestamp(wall).ok()?,
        AmbiguousOffset::Gap { after, .. } => {
            let before_the_gap = after.to_timestamp(wall).ok()?;
            zone.following(before_the_gap).next()?.timestamp()
        }
    };
    Some(Moment(at.as_millisecond()))
}

/// How far ahead is looked, in days: a year, and a day to either side of it.
pub const DAYS_MAX: u16 = 368;

const DAY_MINUTES: u16 = 24 * 60;

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        Moment::parse(text).expect("the test writes RFC 3339")
    }

    /// Monday to Friday nine to two and four to seven in Madrid, New Year off.
    fn shop() -> Hours {
        let day = vec![(9 * 60, 14 * 60), (16 * 60, 19 * 60)];
        Hours {
            zone: "Europe/Madrid".to_owned(),
            week: [
                day.clone(),
                day.clone(),
                day.clone(),
                day.clone(),
                day,
                Vec::new(),
                Vec::new(),
            ],
            holidays: ["2027-01-01".to_owned()].into(),
        }
    }

    fn always(zone: &str) -> Hours {
        Hours {
            zone: zone.to_owned(),
            week: std::array::from_fn(|_| vec![(0, 1440)]),
            holidays: BTreeSet::new(),
        }
    }

    fn turn(moment: &str, opens: bool) -> Turnover {
        Turnover {
            at: at(moment),
            opens,
        }
    }

    #[test]
    fn a_window_holds_its_start_and_not_its_end() {
        let shop = shop();
        assert!(!shop.is_open(at("2026-11-23T08:59:59.999+01:00")));
        assert!(shop.is_open(at("2026-11-23T09:00:00+01:00")));
        assert!(shop.is_open(at("2026-11-23T13:59:59.999+01:00")));
        assert!(!shop.is_open(at("2026-11-23T14:00:00+01:00")));
        assert!(shop.is_open(at("2026-11-23T16:00:00+01:00")));
    }

    #[test]
    fn the_next_turnover_is_found_over_a_weekend_and_a_holiday() {
        let shop = shop();
        assert_eq!(
            shop.next_turnover(at("2026-11-23T10:00:00+01:00")),
            Some(turn("2026-11-23T14:00:00+01:00", false))
        );
        assert_eq!(
            shop.next_turnover(at("2026-11-27T19:00:00+01:00")),
            Some(turn("2026-11-30T09:00:00+01:00", true))
        );
        assert_eq!(
            shop.next_turnover(at("2026-12-31T20:00:00+01:00")),
            Some(turn("2027-01-04T09:00:00+01:00", true))
        );
    }

    #[test]
    fn a_holiday_is_a_day_of_the_zone() {
        let mut always = always("America/Mexico_City");
        always.holidays.insert("2026-12-25".to_owned());
        assert!(always.is_open(at("2026-12-25T05:59:00Z")));
        assert!(!always.is_open(at("2026-12-25T06:00:00Z")));
        assert!(!always.is_open(at("2026-12-26T05:59:00Z")));
        assert_eq!(
            always.next_turnover(at("2026-12-20T00:00:00Z")),
            Some(turn("2026-12-25T06:00:00Z", false))
        );
    }

    #[test]
    fn a_day_is_one_of_its_zone() {
        let (day, next) = Hours::day_in("Europe/Madrid", at("2026-11-22T23:30:00Z"));
        assert_eq!(next, at("2026-11-23T23:00:00Z"));
        assert_eq!(Hours::day_in("UTC", at("2026-11-22T23:30:00Z")).0, day - 1);
        assert_eq!(Hours::day_in("Europe/Madrid", next).0, day + 1);
    }

    #[test]
    fn what_is_always_or_never_open_never_changes() {
        assert_eq!(
            always("Europe/Madrid").next_turnover(at("2026-11-23T10:00:00Z")),
            None
        );
        let never = Hours {
            week: std::array::from_fn(|_| Vec::new()),
            ..shop()
        };
        assert_eq!(never.next_turnover(at("2026-11-23T10:00:00Z")), None);
        assert_eq!(
            never.after(at("2026-11-23T10:00:00Z"), Span::seconds(1)),
            None
        );
    }

    #[test]
    fn windows_that_meet_at_midnight_are_one() {
        let mut night = always("Europe/Madrid");
        night.week[6] = Vec::new();
        assert_eq!(
            night.next_turnover(at("2026-11-23T10:00:00Z")),
            Some(turn("2026-11-29T00:00:00+01:00", false))
        );
    }

    #[test]
    fn a_skipped_hour_is_not_worked() {
        // Madrid puts the clock from 02:00 to 03:00 on 29 March 2026, a Sunday.
        let night = Hours {
            week: std::array::from_fn(|_| vec![(60, 240)]),
            ..shop()
        };
        let from = at("2026-03-29T01:00:00+01:00");
        assert_eq!(
            night.between(from, at("2026-03-29T12:00:00+02:00")),
            Span::hours(2)
        );
        let inside = Hours {
            week: std::array::from_fn(|_| vec![(150, 240)]),
            ..shop()
        };
        assert_eq!(
            inside.next_turnover(from),
            Some(turn("2026-03-29T03:00:00+02:00", true))
        );
    }

    #[test]
    fn an_hour_that_comes_twice_is_worked_twice() {
        // Madrid puts the clock from 03:00 back to 02:00 on 25 October 2026.
        let night = Hours {
            week: std::array::from_fn(|_| vec![(60, 240)]),
            ..shop()
        };
        let from = at("2026-10-25T01:00:00+02:00");
        assert_eq!(
            night.between(from, at("2026-10-25T12:00:00+01:00")),
            Span::hours(4)
        );
        assert!(night.is_open(at("2026-10-25T02:30:00+02:00")));
        assert!(night.is_open(at("2026-10-25T02:30:00+01:00")));
    }

    #[test]
    fn open_time_is_counted_over_the_lunch_and_the_weekend() {
        let shop = shop();
        let friday = at("2026-11-27T13:30:00+01:00");
        assert_eq!(
            shop.after(friday, Span::minutes(30)),
            Some(at("2026-11-27T14:00:00+01:00"))
        );
        assert_eq!(
            shop.after(friday, Span::hours(1)),
            Some(at("2026-11-27T16:30:00+01:00"))
        );
        assert_eq!(
            shop.after(friday, Span::hours(4)),
            Some(at("2026-11-30T09:30:00+01:00"))
        );
        assert_eq!(
            shop.after(at("2026-11-28T12:00:00Z"), Span::ZERO),
            Some(at("2026-11-30T09:00:00+01:00"))
        );
    }

    #[test]
    fn windows_that_overlap_count_once() {
        let mut odd = shop();
        odd.week[0] = vec![(600, 700), (540, 660), (620, 640)];
        let day = at("2026-11-23T00:00:00+01:00");
        assert_eq!(odd.between(day, day + Span::days(1)), Span::minutes(160));
    }

    #[test]
    fn a_zone_is_known_by_its_name() {
        assert!(Hours::is_zone("America/Argentina/Buenos_Aires"));
        assert!(!Hours::is_zone("Europe/Madird"));
    }
}
