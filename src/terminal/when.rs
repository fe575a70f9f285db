//! Moments as people read them: hours of their own zone, days where hours would mislead.

use jiff::Timestamp;
use jiff::Zoned;
use jiff::civil::{Time, Weekday};
use jiff::tz::TimeZone;

use crate::domain::{Moment, Span};

/// `10:01`, or the date too where it is not today.
pub(crate) fn clock(at: Moment, now: Moment, zone: &TimeZone) -> String {
    match (zoned(at, zone), zoned(now, zone)) {
        (Some(then), Some(today)) if then.date() == today.date() => time(&then),
        (Some(then), _) => format!("{} {}", then.date(), time(&then)),
        (None, _) => at.to_string(),
    }
}

/// `10:01`, whatever the day.
pub(crate) fn hour(at: Moment, zone: &TimeZone) -> String {
    zoned(at, zone).map_or_else(|| "--:--".to_owned(), |then| time(&then))
}

/// `10:05:31`.
pub(crate) fn second(at: Moment, zone: &TimeZone) -> String {
    zoned(at, zone).map_or_else(
        || "--:--:--".to_owned(),
        |then| format!("{}:{:02}", time(&then), then.second()),
    )
}

/// `2026-11-21`.
pub(crate) fn day(at: Moment, zone: &TimeZone) -> String {
    zoned(at, zone).map_or_else(String::new, |then| then.date().to_string())
}

/// When today began.
pub(crate) fn midnight(now: Moment, zone: &TimeZone) -> Option<Moment> {
    let start = zoned(now, zone)?.start_of_day().ok()?;
    Some(Moment(start.timestamp().as_millisecond()))
}

/// Tomorrow, or next Monday, at nine.
pub(crate) fn morning(now: Moment, zone: &TimeZone, monday: bool) -> Option<Moment> {
    let today = zoned(now, zone)?.date();
    let day = if monday {
        today.nth_weekday(1, Weekday::Monday).ok()?
    } else {
        today.tomorrow().ok()?
    };
    let nine = Time::new(9, 0, 0, 0).ok()?;
    let then = day.to_datetime(nine).to_zoned(zone.clone()).ok()?;
    Some(Moment(then.timestamp().as_millisecond()))
}

/// What a person types for a moment to come: `30m`, `2h`, `3d`, `17:30`, `2026-11-23`, `2026-11-23T10:00`.
pub(crate) fn ahead(text: &str, now: Moment, zone: &TimeZone) -> Option<Moment> {
    let text = text.trim();
    if let Some((amount, unit)) = text.split_at_checked(text.len().saturating_sub(1))
        && let Ok(amount) = amount.parse::<u16>()
        && amount > 0
    {
        let unit = match unit {
            "m" => Span::minutes(1),
            "h" => Span::hours(1),
            "d" => Span::days(1),
            _ => return None,
        };
        return Some(now + unit.times(i64::from(amount)));
    }
    let today = zoned(now, zone)?;
    let hour = (!text.contains('-')).then(|| {
        text.parse::<Time>()
            .or_else(|_| format!("{text}:00").parse())
    });
    let then = if let Some(Ok(time)) = hour {
        let then = today.date().to_datetime(time);
        if then > today.datetime() {
            then
        } else {
            today.date().tomorrow().ok()?.to_datetime(time)
        }
    } else if let Ok(date) = text.parse::<jiff::civil::Date>()
        && !text.contains('T')
    {
        date.to_datetime(Time::new(9, 0, 0, 0).ok()?)
    } else {
        text.parse::<jiff::civil::DateTime>().ok()?
    };
    let then = then.to_zoned(zone.clone()).ok()?;
    let then = Moment(then.timestamp().as_millisecond());
    (then > now).then_some(then)
}

fn time(zoned: &Zoned) -> String {
    format!("{:02}:{:02}", zoned.hour(), zoned.minute())
}

fn zoned(at: Moment, zone: &TimeZone) -> Option<Zoned> {
    let stamp = Timestamp::from_millisecond(at.0).ok()?;
    Some(stamp.to_zoned(zone.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        Moment::parse(text).expect("a test writes its moments right")
    }

    #[test]
    fn another_day_is_named() {
        let now = at("2026-11-21T10:05:00Z");
        assert_eq!(
            clock(at("2026-11-21T09:00:00Z"), now, &TimeZone::UTC),
            "09:00"
        );
        assert_eq!(
            clock(at("2026-11-19T09:00:00Z"), now, &TimeZone::UTC),
            "2026-11-19 09:00"
        );
    }

    #[test]
    fn a_moment_to_come_is_read_as_people_write_it() {
        let now = at("2026-11-21T10:05:00Z");
        let read = |text: &str| ahead(text, now, &TimeZone::UTC).map(|then| then.to_string());
        assert_eq!(read("2h").as_deref(), Some("2026-11-21T12:05:00.000Z"));
        assert_eq!(read("17:30").as_deref(), Some("2026-11-21T17:30:00.000Z"));
        assert_eq!(read("09:00").as_deref(), Some("2026-11-22T09:00:00.000Z"));
        assert_eq!(
            read("2026-11-23").as_deref(),
            Some("2026-11-23T09:00:00.000Z")
        );
        assert_eq!(
            read("2026-11-23T10:00").as_deref(),
            Some("2026-11-23T10:00:00.000Z")
        );
        for nothing in ["", "0m", "-2h", "ayer", "2020-01-01", "ñ"] {
            assert_eq!(read(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn a_moment_beyond_the_calendar_is_no_panic() {
        assert_eq!(hour(Moment(i64::MAX), &TimeZone::UTC), "--:--");
        assert!(clock(Moment(i64::MIN), Moment(0), &TimeZone::UTC).ends_with("ms"));
    }
}
