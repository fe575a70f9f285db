//! Times and waits for people: the local zone, and spans in the largest unit that says enough.

use crate::domain::{Moment, Span, size};
use crate::words::Lang;

/// A moment in the person's own zone; the date only where it is not today.
pub(super) fn shown(moment: Moment) -> String {
    let Ok(stamp) = jiff::Timestamp::from_millisecond(moment.0) else {
        return moment.to_string();
    };
    let zone = zone();
    let local = stamp.to_zoned(zone.clone());
    let today = jiff::Timestamp::from_millisecond(now().0)
        .unwrap_or(stamp)
        .to_zoned(zone)
        .date();
    let format = if local.date() == today {
        "%H:%M:%S"
    } else {
        "%Y-%m-%d %H:%M"
    };
    local.strftime(format).to_string()
}

/// A moment in the person's own zone, always with its date.
pub(super) fn dated(moment: Moment) -> String {
    local(moment).map_or_else(
        || moment.to_string(),
        |local| local.strftime("%Y-%m-%d %H:%M").to_string(),
    )
}

/// A moment as a part of a file's name.
pub(super) fn stamp(moment: Moment) -> String {
    local(moment).map_or_else(
        || moment.0.to_string(),
        |local| local.strftime("%Y%m%d-%H%M%S").to_string(),
    )
}

/// When today began, in the person's own zone.
pub(super) fn midnight() -> Moment {
    let now = now();
    let began = local(now).and_then(|local| local.start_of_day().ok());
    began.map_or(now, |began| Moment(began.timestamp().as_millisecond()))
}

/// When a day such as `2026-11-21` began, in the person's own zone.
pub(super) fn day(text: &str) -> Option<Moment> {
    let date: jiff::civil::Date = text.parse().ok()?;
    let began = date.to_zoned(zone()).ok()?;
    Some(Moment(began.timestamp().as_millisecond()))
}

fn local(moment: Moment) -> Option<jiff::Zoned> {
    let stamp = jiff::Timestamp::from_millisecond(moment.0).ok()?;
    Some(stamp.to_zoned(zone()))
}

/// How long something has lasted, as of now.
pub(super) fn ago(moment: Moment) -> String {
    span(now().since(moment))
}

/// `07:44`, `3 h`, `2 d`.
pub(super) fn span(span: Span) -> String {
    let seconds = span.0 / 1_000;
    match seconds {
        0..3_600 => format!("{:02}:{:02}", seconds / 60, seconds % 60),
        3_600..86_400 => format!("{} h {:02}", seconds / 3_600, seconds % 3_600 / 60),
        _ => format!("{} d", seconds / 86_400),
    }
}

/// Now, by this machine's clock: the desk has its own, which countdowns go by.
#[expect(
    clippy::disallowed_methods,
    reason = "a client tells its person how long ago something was"
)]
pub(super) fn now() -> Moment {
    Moment(jiff::Timestamp::now().as_millisecond())
}

/// The person's own zone by name, such as `Europe/Madrid`.
pub(super) fn zone_name() -> String {
    zone().iana_name().unwrap_or("UTC").to_owned()
}

/// The zone this person lives in, not the desk's.
#[expect(
    clippy::disallowed_methods,
    reason = "a client shows times as its person's machine does"
)]
fn zone() -> jiff::tz::TimeZone {
    jiff::tz::TimeZone::system()
}

/// `41.3 MB`, with a comma in Spanish.
pub(super) fn bytes(lang: Lang, n: u64) -> String {
    size::shown(n, lang == Lang::Es)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_said_in_the_unit_that_says_enough() {
        assert_eq!(span(Span::seconds(464)), "07:44");
        assert_eq!(span(Span::minutes(185)), "3 h 05");
        assert_eq!(span(Span::days(3)), "3 d");
        assert_eq!(bytes(Lang::En, 1_288_490_188), "1.1 GB");
        assert_eq!(bytes(Lang::Es, 1_288_490_188), "1,1 GB");
    }
}
