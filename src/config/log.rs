//! `[log]`: how much the desk tells its log.

use super::reader::Reader;
use super::section::{Key, Section};
use super::shape::Shape;
use super::tree::Table;

/// How much is logged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Log {
    /// `error`, `warn`, `info`, `debug` or `trace`.
    pub level: String,
}

pub(super) fn read(tree: &Table) -> Log {
    Log {
        level: Reader::root(tree, &SECTION).text("level"),
    }
}

pub(super) const SECTION: Section = Section::new(
    &["log"],
    &[Key::new(
        "level",
        Shape::Choice(&["error", "warn", "info", "debug", "trace"]),
        "info",
        "Desde qué gravedad se anota. El registro va a journald o, si no lo hay, a la salida de errores.",
        "From which gravity on things are logged. The log goes to journald, else to standard error.",
    )],
    "El registro de lo que pasa.",
    "The log of what happens.",
);
