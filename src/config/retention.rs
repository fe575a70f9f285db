//! `[retention]`: how long things are kept.

use crate::domain::Span;
use crate::domain::link::KEPT_MAX;

use super::reader::Reader;
use super::section::{Key, Section};
use super::shape::Shape;
use super::tree::Table;

/// How long things are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retention {
    /// Events, to resume from and to read back.
    pub events: Span,
    /// How many events at most.
    pub events_max: u64,
    /// Answers to commands, for clients that ask again.
    pub answers: Span,
    /// Keys of customers' messages.
    pub keys: Span,
    /// Links to files that a channel does not carry.
    pub file_links: Span,
}

pub(super) fn read(tree: &Table) -> Retention {
    let at = Reader::root(tree, &SECTION);
    Retention {
        events: at.span("events"),
        events_max: at.integer("events_max"),
        answers: at.span("answers"),
        keys: at.span("keys"),
        file_links: at.span("file_links"),
    }
}

pub(super) const SECTION: Section = Section::new(
    &["retention"],
    &[
        Key::new(
            "events",
            Shape::Span(Span::hours(1), Span::days(3_650)),
            "90d",
            "Cuánto se guardan los sucesos, para seguir tras un corte y para revisarlos.",
            "How long events are kept, to resume from and to read back.",
        ),
        Key::new(
            "events_max",
            Shape::Integer(1_000, 1_000_000_000),
            "1000000",
            "Cuántos sucesos se guardan como mucho.",
            "How many events are kept at most.",
        ),
        Key::new(
            "answers",
            Shape::Span(Span::minutes(10), Span::days(365)),
            "7d",
            "Cuánto se recuerda la respuesta a una orden, por si el programa la repite.",
            "How long the answer to a command is kept for a client that asks again.",
        ),
        Key::new(
            "keys",
            Shape::Span(Span::days(1), Span::days(36_500)),
            "36500d",
            "Cuánto se recuerda qué mensajes han entrado; después, uno repetido sería nuevo. Cien años son para siempre: ocupan unos 70 bytes por mensaje.",
            "How long it is remembered which messages came in; later, a repeat would be new. A hundred years are for ever: each takes about 70 bytes.",
        ),
        Key::new(
            "file_links",
            Shape::Span(Span::hours(1), KEPT_MAX),
            "30d",
            "Cuánto abre su fichero el enlace que sustituye a un adjunto demasiado grande. Vale para los que se manden desde ahora.",
            "How long the link that stands for too large a file opens it. Counts for those sent from now on.",
        ),
    ],
    "Cuánto tiempo se guarda cada cosa.",
    "How long things are kept.",
);
