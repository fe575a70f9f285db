//! `[rule.NAME]`: where what arrives goes instead of where its channel says.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::Name;

use super::reader::Reader;
use super::section::{Key, Section};
use super::shape::{PRIORITY, Shape, Thing};
use super::tree::Entry;

/// A rule, its condition not yet read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Rules are asked by rising order, then by name.
    pub order: u16,
    /// When it applies, in the language of conditions.
    pub when: String,
    /// The queue instead of the channel's.
    pub queue: Option<Name>,
    /// The second key of order instead of the channel's.
    pub priority: Option<u16>,
    /// Labels put on.
    pub tags: BTreeSet<Name>,
    /// Skills required besides those of the queue, with the least level.
    pub skills: BTreeMap<Name, u8>,
}

pub(super) fn read(entry: &Entry) -> Rule {
    let at = Reader::new(entry.value.table(), &SECTION);
    Rule {
        order: at.integer("order"),
        when: at.text("when"),
        queue: at.name("queue"),
        priority: at.maybe_integer("priority"),
        tags: at.names("tags").into_iter().collect(),
        skills: at.levels("skills"),
    }
}

pub(super) const SECTION: Section = Section::new(
    &["rule", "*"],
    &[
        Key::new(
            "when",
            Shape::Text(1_000),
            "",
            "Cuándo se aplica. Se puede preguntar por subject, text, from, to, name, channel, kind, language, tags, priority, attachments y auto (lo escribió una máquina: solo es trabajo si una regla le da cola), con and, or, not, in, ==, <, los filtros lower, upper, trim y length, y «is startingwith(…)» o «is endingwith(…)».",
            "When it applies. It may ask for subject, text, from, to, name, channel, kind, language, tags, priority, attachments and auto (a machine wrote it: it is work only if a rule gives it a queue), with and, or, not, in, ==, <, the filters lower, upper, trim and length, and “is startingwith(…)” or “is endingwith(…)”.",
        )
        .example("\"'factura' in subject|lower\"").in_english("\"'invoice' in subject|lower\"")
        .required(),
        Key::new(
            "order",
            Shape::Integer(0, 10_000),
            "500",
            "El orden entre reglas: el número menor se mira antes, y vale la primera que se cumple.",
            "The order among rules: the lower number is asked first, and the first that applies holds.",
        ),
        Key::new(
            "queue",
            Shape::Refer(Thing::Queue),
            "",
            "La cola, en lugar de la del canal.",
            "The queue, instead of the channel's.",
        )
        .example("\"soporte\""),
        Key::new(
            "priority",
            PRIORITY,
            "",
            "La prioridad, en lugar de la del canal.",
            "The priority, instead of the channel's.",
        )
        .example("100"),
        Key::new(
            "tags",
            Shape::Refers(Thing::Tag),
            "",
            "Etiquetas que pone.",
            "Labels it puts on.",
        )
        .example("[\"envio\"]"),
        Key::new(
            "skills",
            Shape::Levels,
            "",
            "Habilidades que pide además de las de la cola.",
            "Skills it asks for besides those of the queue.",
        )
        .example("{ envios = 3 }"),
    ],
    "Una regla: mira lo que llega y lo lleva a otra cola, con otra prioridad o con etiquetas.",
    "A rule: looks at what arrives and sends it to another queue, with another priority or labels.",
);
