//! What a key holds, and how a written value is held against it.

use std::net::SocketAddr;

use crate::domain::{Name, Span};

use super::fault::Fault;
use super::measure;
use super::problem::Arg;
use super::source::Place;
use super::tree::{Entry, Value};

/// What a key holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shape {
    /// Text of at most so many bytes.
    Text(usize),
    /// `true` or `false`.
    Flag,
    /// A whole number within bounds.
    Integer(i64, i64),
    /// A length of time within bounds.
    Span(Span, Span),
    /// A number of bytes within bounds.
    Bytes(u64, u64),
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Units, or a percentage of an agent's capacity.
    Size,
    /// A name of the writer's choice.
    Name,
    /// Names of the writer's choice.
    Names,
    /// Texts.
    Texts,
    /// The name of something that is defined elsewhere.
    Refer(Thing),
    /// Names of things that are defined elsewhere.
    Refers(Thing),
    /// Skills, each with the least level; a list asks for no level.
    Levels,
    /// An address and port to listen on, or nothing.
    Address,
    /// File permissions in octal.
    Permissions,
    /// An `https://` or `http://` address.
    Url,
    /// An IANA time zone.
    Zone,
    /// A path, or `{ credential = "…" }`.
    File,
    /// `{ file = "…" }`, `{ credential = "…" }`, or the secret itself.
    Secret,
    /// Windows of a day: `"09:00-14:00, 16:00-19:00"`.
    Windows,
    /// Days: `2026-12-25`.
    Dates,
}

/// A kind of thing that has a name in the configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// `[queue.NAME]`
    Queue,
    /// `[skill.NAME]`
    Skill,
    /// `[status.NAME]`
    Status,
    /// `[hours.NAME]`
    Hours,
    /// `[tag.NAME]`
    Tag,
    /// `[template.NAME]`
    Template,
    /// `[channel.NAME]`, or the kind of any of them.
    ChannelOrKind,
}

/// Why a value will not do, and where exactly.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Flaw {
    pub(super) fault: Fault,
    pub(super) place: Place,
    /// What was written.
    pub(super) found: Arg,
}

impl Thing {
    /// Its table.
    pub fn table(self) -> &'static str {
        match self {
            Self::Queue => "queue",
            Self::Skill => "skill",
            Self::Status => "status",
            Self::Hours => "hours",
            Self::Tag => "tag",
            Self::Template => "template",
            Self::ChannelOrKind => "channel",
        }
    }

    /// The catalogue's word for it, with its article.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Queue => "config.thing.queue",
            Self::Skill => "config.thing.skill",
            Self::Status => "config.thing.status",
            Self::Hours => "config.thing.hours",
            Self::Tag => "config.thing.tag",
            Self::Template => "config.thing.template",
            Self::ChannelOrKind => "config.thing.channel",
        }
    }
}

impl Shape {
    /// Every way in which the value is not of this shape. References are looked up elsewhere.
    pub(super) fn flaws(self, entry: &Entry) -> Vec<Flaw> {
        match (self, &entry.value) {
            (
                Self::Names | Self::Texts | Self::Refers(_) | Self::Dates | Self::Levels,
                Value::List(list),
            ) => list
                .iter()
                .filter_map(|(place, value)| self.element_flaw(*place, value))
                .collect(),
            (Self::Windows, Value::List(list)) => list
                .iter()
                .filter_map(|(place, value)| self.flaw(*place, value))
                .collect(),
            (Self::Levels, Value::Table(table)) => table
                .iter()
                .filter_map(|(_, level)| LEVEL.flaw(level.place, &level.value))
                .collect(),
            (_, value) => self.flaw(entry.place, value).into_iter().collect(),
        }
    }

    fn element_flaw(self, place: Place, value: &Value) -> Option<Flaw> {
        let shape = match self {
            Self::Names | Self::Refers(_) | Self::Levels => Self::Name,
            Self::Dates => {
                return match value {
                    Value::Text(text) | Value::Date(text) if date(text) => None,
                    Value::Text(text) | Value::Date(text) => {
                        Some(Flaw::new(Fault::Unreadable, place, text.as_str()))
                    }
                    other => Some(Flaw::new(Fault::WrongType, place, Arg::Word(other.kind()))),
                };
            }
            _ => Self::Text(TEXT_BYTES_MAX),
        };
        shape.flaw(place, value)
    }

    fn flaw(self, place: Place, value: &Value) -> Option<Flaw> {
        let wrong = |fault, found: Arg| {
            Some(Flaw {
                fault,
                place,
                found,
            })
        };
        let quoted = |fault, text: &str| wrong(fault, text.into());
        match (self, value) {
            (Self::Flag, Value::Flag(_)) => None,
            (Self::Integer(low, high), Value::Integer(n)) => match n {
                Some(n) if (low..=high).contains(n) => None,
                Some(n) => wrong(Fault::OutOfRange, n.to_string().into()),
                None => wrong(Fault::OutOfRange, "> 9223372036854775807".into()),
            },
            (Self::Size, Value::Integer(n)) => match n {
                Some(n) if (1..=UNITS_MAX).contains(n) => None,
                n => wrong(
                    Fault::OutOfRange,
                    n.map_or_else(String::new, |n| n.to_string()).into(),
                ),
            },
            (Self::File | Self::Secret, Value::Table(table)) => {
                let allowed: &[&str] = if self == Self::File {
                    &["credential"]
                } else {
                    &["credential", "file"]
                };
                let mut entries = table.iter();
                let good = match (entries.next(), entries.next()) {
                    (Some((key, entry)), None) => {
                        allowed.contains(&key)
                            && entry.value.text().is_some_and(|text| !text.is_empty())
                    }
                    _ => false,
                };
                if good {
                    None
                } else {
                    wrong(Fault::Unreadable, "{…}".into())
                }
            }
            (shape, Value::Text(text)) if shape.is_text() => {
                shape.text_fault(text).and_then(|fault| quoted(fault, text))
            }
            (_, other) => wrong(Fault::WrongType, Arg::Word(other.kind())),
        }
    }

    fn is_text(self) -> bool {
        !matches!(
            self,
            Self::Flag
                | Self::Integer(..)
                | Self::Names
                | Self::Texts
                | Self::Refers(_)
                | Self::Levels
                | Self::Dates
        )
    }

    /// What is wrong with a text that should be of this shape.
    fn text_fault(self, text: &str) -> Option<Fault> {
        let readable = |good: bool| (!good).then_some(Fault::Unreadable);
        match self {
            Self::Text(most) if text.len() > most => Some(Fault::OutOfRange),
            Self::Span(low, high) => match measure::span(text) {
                None => Some(Fault::Unreadable),
                Some(span) => (span < low || span > high).then_some(Fault::OutOfRange),
            },
            Self::Bytes(low, high) => match measure::bytes(text) {
                None => Some(Fault::Unreadable),
                Some(bytes) => (bytes < low || bytes > high).then_some(Fault::OutOfRange),
            },
            Self::Choice(words) => (!words.contains(&text)).then_some(Fault::UnknownChoice),
            Self::Size => readable(percent(text).is_some()),
            Self::Name | Self::Refer(_) => Name::new(text).is_err().then_some(Fault::BadName),
            Self::Address => readable(text.is_empty() || text.parse::<SocketAddr>().is_ok()),
            Self::Permissions => readable(permissions(text).is_some()),
            Self::Url => readable(text.is_empty() || is_url(text)),
            Self::Zone => jiff::tz::TimeZoneDatabase::bundled()
                .get(text)
                .is_err()
                .then_some(Fault::UnknownZone),
            Self::File | Self::Secret => readable(!text.is_empty() && text.len() <= PATH_BYTES_MAX),
            Self::Windows => readable(windows(text).is_some()),
            _ => None,
        }
    }

    /// What is expected here, for a message.
    pub(super) fn expected(self) -> Arg {
        let bounds = |low: String, high: String| vec![("min", low), ("max", high)];
        match self {
            Self::Text(most) => Arg::Phrase("config.shape.text", vec![("max", most.to_string())]),
            Self::Integer(low, high) => Arg::Phrase(
                "config.shape.integer",
                bounds(low.to_string(), high.to_string()),
            ),
            Self::Span(low, high) => Arg::Phrase(
                "config.shape.span",
                bounds(measure::write_span(low), measure::write_span(high)),
            ),
            Self::Bytes(low, high) => Arg::Phrase(
                "config.shape.bytes",
                bounds(measure::write_bytes(low), measure::write_bytes(high)),
            ),
            Self::Choice(words) => {
                Arg::Phrase("config.shape.choice", vec![("words", words.join(", "))])
            }
            Self::Size => Arg::Phrase(
                "config.shape.size",
                bounds(1.to_string(), UNITS_MAX.to_string()),
            ),
            Self::Refer(thing) => Arg::Phrase(
                "config.shape.refer",
                vec![("table", thing.table().to_owned())],
            ),
            Self::Refers(thing) => Arg::Phrase(
                "config.shape.refers",
                vec![("table", thing.table().to_owned())],
            ),
            Self::Flag => Arg::Word("config.shape.flag"),
            Self::Name => Arg::Word("config.shape.name"),
            Self::Names => Arg::Word("config.shape.names"),
            Self::Texts => Arg::Word("config.shape.texts"),
            Self::Levels => Arg::Word("config.shape.levels"),
            Self::Address => Arg::Word("config.shape.address"),
            Self::Permissions => Arg::Word("config.shape.permissions"),
            Self::Url => Arg::Word("config.shape.url"),
            Self::Zone => Arg::Word("config.shape.zone"),
            Self::File => Arg::Word("config.shape.file"),
            Self::Secret => Arg::Word("config.shape.secret"),
            Self::Windows => Arg::Word("config.shape.windows"),
            Self::Dates => Arg::Word("config.shape.dates"),
        }
    }
}

impl Flaw {
    fn new(fault: Fault, place: Place, found: impl Into<Arg>) -> Self {
        Self {
            fault,
            place,
            found: found.into(),
        }
    }
}

/// `100%`: a percentage from 1 to 100.
pub(super) fn percent(text: &str) -> Option<u8> {
    let n: u8 = text.strip_suffix('%')?.trim_end().parse().ok()?;
    (1..=100).contains(&n).then_some(n)
}

/// `0660`: permissions of a file.
pub(super) fn permissions(text: &str) -> Option<u32> {
    let digits = text.strip_prefix("0o").unwrap_or(text);
    let octal = (3..=4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    let mode = u32::from_str_radix(digits, 8).ok()?;
    (octal && mode <= 0o777).then_some(mode)
}

/// `09:00-14:00, 16:00-19:00`: from and to in minutes since midnight. A window may end on the next
/// day, and then its end is the smaller; `24:00` is the end of the day.
pub(super) fn windows(text: &str) -> Option<Vec<(u16, u16)>> {
    if matches!(text.trim(), "" | "-") {
        return Some(Vec::new());
    }
    text.split(',')
        .take(WINDOWS_MAX + 1)
        .map(|window| {
            let (from, to) = window.trim().split_once('-')?;
            let (from, to) = (minutes(from.trim())?, minutes(to.trim())?);
            (from < MINUTES_A_DAY && from != to).then_some((from, to))
        })
        .collect::<Option<Vec<_>>>()
        .filter(|windows| windows.len() <= WINDOWS_MAX)
}

/// A day as `YYYY-MM-DD` that the calendar has.
pub(super) fn date(text: &str) -> bool {
    text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok()
}

fn minutes(text: &str) -> Option<u16> {
    let (hour, minute) = text.split_once(':')?;
    if !(1..=2).contains(&hour.len()) || minute.len() != 2 {
        return None;
    }
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    let total = hour * 60 + minute;
    (hour <= 24 && minute < 60 && total <= MINUTES_A_DAY).then_some(total)
}

fn is_url(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.is_empty() && !rest.starts_with('/') && text.chars().all(|c| c.is_ascii_graphic())
    })
}

/// A skill's level, where one is asked for.
pub(super) const LEVEL: Shape = Shape::Integer(0, crate::domain::agent::SKILL_LEVEL_MAX as i64);

/// The most units one piece can take.
pub(super) const UNITS_MAX: i64 = crate::domain::agent::CAPACITY_MAX as i64;

/// Minutes from one midnight to the next, on days when no clock is changed.
pub(super) const MINUTES_A_DAY: u16 = 24 * 60;

/// The longest text of a list.
const TEXT_BYTES_MAX: usize = 1_000;

/// The longest path; systems we run on end at the same.
const PATH_BYTES_MAX: usize = 4_096;

/// How many windows one day can have.
const WINDOWS_MAX: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_are_minutes_of_a_day() {
        assert_eq!(
            windows("09:00-14:00, 16:00-19:30"),
            Some(vec![(540, 840), (960, 1170)])
        );
        assert_eq!(windows("22:00-02:00"), Some(vec![(1320, 120)]));
        assert_eq!(windows("00:00-24:00"), Some(vec![(0, 1440)]));
        for wrong in [
            "9-14",
            "25:00-26:00",
            "24:00-01:00",
            "09:00-09:00",
            "09:60-10:00",
            "9:0-10:00",
        ] {
            assert_eq!(windows(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn permissions_are_octal() {
        assert_eq!(permissions("0660"), Some(0o660));
        assert_eq!(permissions("0990"), None);
        assert_eq!(permissions("77777"), None);
    }

    #[test]
    fn a_percentage_is_of_something() {
        assert_eq!(percent("100%"), Some(100));
        assert_eq!(percent("0%"), None);
        assert_eq!(percent("50"), None);
    }

    #[test]
    fn dates_are_those_of_the_calendar() {
        assert!(date("2028-02-29"));
        assert!(!date("2026-02-29"));
        assert!(!date("2026-2-9"));
    }
}
