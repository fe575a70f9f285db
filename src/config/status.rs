//! `[status.NAME]`: what agents can set themselves to.

use std::collections::BTreeSet;

use crate::domain::Name;

use super::reader::Reader;
use super::section::{Key, Section};
use super::shape::{Shape, Thing};
use super::tree::Entry;

/// What an agent can be set to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// The channels, or kinds of channel, whose work it takes; `None` means all.
    pub channels: Option<BTreeSet<Name>>,
    /// Whether it takes work at all.
    pub available: bool,
}

pub(super) fn read(entry: &Entry) -> Status {
    let at = Reader::new(entry.value.table(), &SECTION);
    Status {
        channels: at
            .has("channels")
            .then(|| at.names("channels").into_iter().collect()),
        available: at.flag("available"),
    }
}

pub(super) const SECTION: Section = Section::new(
    &["status", "*"],
    &[
        Key::new(
            "available",
            Shape::Flag,
            "false",
            "Si con este estado se recibe trabajo.",
            "Whether this status takes work.",
        ),
        Key::new(
            "channels",
            Shape::Refers(Thing::ChannelOrKind),
            "",
            "Los canales, o clases de canal, de los que se recibe. Sin él, todos.",
            "The channels, or kinds of channel, whose work it takes. Without it, all.",
        )
        .example("[\"maildir\"]"),
    ],
    "Un estado que los agentes pueden elegir.",
    "A status agents can choose.",
)
.labelled();
