//! Holds a written value against what its key holds.

use std::net::SocketAddr;

use crate::domain::Name;

use super::fault::Fault;
use super::measure;
use super::notation::{date, percent, permissions, windows};
use super::problem::Arg;
use super::shape::{LEVEL, Shape, UNITS_MAX};
use super::source::Place;
use super::tree::{Entry, Value};

/// Why a value will not do, and where exactly.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Flaw {
    pub(super) fault: Fault,
    pub(super) place: Place,
    /// What was written.
    pub(super) found: Arg,
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
                let mut entries = table.iter();
                let good = match (entries.next(), entries.next()) {
                    (Some((key, entry)), None) => {
                        ["credential", "file"].contains(&key)
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
            (Self::Day, Value::Date(text)) => {
                self.text_fault(text).and_then(|fault| quoted(fault, text))
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
            Self::Zone => jiff::tz::TimeZoneDatabase::bundled()
                .get(text)
                .is_err()
                .then_some(Fault::UnknownZone),
            Self::File | Self::Secret => readable(!text.is_empty() && text.len() <= PATH_BYTES_MAX),
            Self::Windows => readable(windows(text).is_some()),
            Self::Day => readable(date(text)),
            _ => None,
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

/// The longest text of a list.
const TEXT_BYTES_MAX: usize = 1_000;

/// The longest path; systems we run on end at the same.
const PATH_BYTES_MAX: usize = 4_096;
