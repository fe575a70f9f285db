//! `[notification.NAME]`: what the desk writes to customers by itself, and when.

use std::collections::BTreeSet;

use crate::domain::{Name, Span};

use super::reader::Reader;
use super::section::{Key, Section};
use super::shape::{Shape, Thing};
use super::tree::Entry;

/// What the desk writes by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notification {
    /// What it is written on.
    pub on: Trigger,
    /// How long the customer has waited, where it is written on `waiting`.
    pub after: Span,
    /// What it says.
    pub template: Name,
    /// In which queues; `None` means all.
    pub queues: Option<BTreeSet<Name>>,
}

/// What the desk writes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trigger {
    /// A conversation began.
    Opened,
    /// The customer has waited for an answer.
    Waiting,
    /// A person moved it to another queue.
    Transferred,
    /// It ended.
    Ended,
}

pub(super) fn read(entry: &Entry) -> Option<Notification> {
    let at = Reader::new(entry.value.table(), &SECTION);
    let queues: BTreeSet<Name> = at.names("queues").into_iter().collect();
    Some(Notification {
        on: match at.text("on").as_str() {
            "opened" => Trigger::Opened,
            "transferred" => Trigger::Transferred,
            "ended" => Trigger::Ended,
            _ => Trigger::Waiting,
        },
        after: at.span("after"),
        template: at.name("template")?,
        queues: at.has("queues").then_some(queues),
    })
}

pub(super) const SECTION: Section = Section::new(
    &["notification", "*"],
    &[
        Key::new(
            "on",
            Shape::Choice(TRIGGERS),
            "",
            "Cuándo se escribe: al empezar, cuando el cliente lleva after esperando respuesta, al pasar a otra cola o al terminar.",
            "When it is written: as a conversation begins, once the customer has waited after for an answer, as it moves to another queue, or as it ends.",
        )
        .example("\"waiting\"")
        .required(),
        Key::new(
            "after",
            Shape::Span(Span::seconds(1), Span::days(365)),
            "1h",
            "Con on = \"waiting\", cuánto lleva esperando.",
            "With on = \"waiting\", how long they have waited.",
        ),
        Key::new(
            "template",
            Shape::Refer(Thing::Template),
            "",
            "La plantilla que se envía.",
            "The template that is sent.",
        )
        .example("\"acuse\"")
        .required(),
        Key::new(
            "queues",
            Shape::Refers(Thing::Queue),
            "",
            "En qué colas. Sin él, en todas.",
            "In which queues. Without it, in all.",
        )
        .example("[\"soporte\"]"),
    ],
    "Un aviso que la centralita envía sola. A quien escribe una máquina no se le envía, y cuenta para acknowledgements_max.",
    "A notice that the desk sends by itself. None goes to a machine, and it counts for acknowledgements_max.",
);

const TRIGGERS: &[&str] = &["opened", "waiting", "transferred", "ended"];
