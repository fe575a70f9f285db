//! What a key can hold.

use crate::domain::Span;

use super::measure;
use super::problem::Arg;

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
    /// An IANA time zone.
    Zone,
    /// A path, or `{ credential = "…" }`.
    File,
    /// `{ file = "…" }`, `{ credential = "…" }`, or the secret itself.
    Secret,
    /// Windows of a day: `"09:00-14:00, 16:00-19:00"`.
    Windows,
    /// A day: `2027-03-01`, as a date or as a text.
    Day,
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
    /// The least and the most, where it has them, as they are written.
    pub fn bounds(self) -> Option<(String, String)> {
        match self {
            Self::Integer(low, high) => Some((low.to_string(), high.to_string())),
            Self::Span(low, high) => Some((measure::write_span(low), measure::write_span(high))),
            Self::Bytes(low, high) => Some((measure::write_bytes(low), measure::write_bytes(high))),
            _ => None,
        }
    }

    /// What is expected here, for a message.
    pub(super) fn expected(self) -> Arg {
        let bounded = |key: &'static str| {
            let (min, max) = self.bounds().unwrap_or_default();
            Arg::Phrase(key, vec![("min", min), ("max", max)])
        };
        match self {
            Self::Integer(..) => bounded("config.shape.integer"),
            Self::Span(..) => bounded("config.shape.span"),
            Self::Bytes(..) => bounded("config.shape.bytes"),
            Self::Text(most) => Arg::Phrase("config.shape.text", vec![("max", most.to_string())]),
            Self::Choice(words) => {
                Arg::Phrase("config.shape.choice", vec![("words", words.join(", "))])
            }
            Self::Size => Arg::Phrase(
                "config.shape.size",
                vec![("min", 1.to_string()), ("max", UNITS_MAX.to_string())],
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
            Self::Zone => Arg::Word("config.shape.zone"),
            Self::File => Arg::Word("config.shape.file"),
            Self::Secret => Arg::Word("config.shape.secret"),
            Self::Windows => Arg::Word("config.shape.windows"),
            Self::Day => Arg::Word("config.shape.day"),
            Self::Dates => Arg::Word("config.shape.dates"),
        }
    }
}

/// A skill's level, where one is asked for.
pub(super) const LEVEL: Shape = Shape::Integer(0, crate::domain::agent::SKILL_LEVEL_MAX as i64);

/// A place in an order, where one is set.
pub(super) const PRIORITY: Shape =
    Shape::Integer(0, crate::domain::conversation::PRIORITY_MAX as i64);

/// The most units one piece can take.
pub(super) const UNITS_MAX: i64 = crate::domain::agent::CAPACITY_MAX as i64;
