//! `[channel.NAME.terms]`: what the operator asks of what leaves by a channel, whatever its other side says.

use crate::domain::{Name, Span};

use super::reader::Reader;
use super::section::{Key, Section};
use super::shape::{Shape, Thing};
use super::tree::Table;

/// What the operator asks of what leaves by a channel.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// How many messages leave in a second at most.
    pub per_second: Option<u32>,
    /// How far apart two messages to one recipient leave at least.
    pub per_recipient: Option<Span>,
    /// Words that opt out, in the place of the connector's.
    pub opt_out: Vec<String>,
    /// Words that take it back.
    pub opt_in: Vec<String>,
    /// The template that confirms an opt-out, instead of the built-in text.
    pub opt_out_answer: Option<Name>,
    /// Templates that the channel's other side has under the same names.
    pub templates: Vec<Name>,
}

pub(super) fn read(channel: &Table) -> Terms {
    let table = channel.get(TERMS).and_then(|entry| entry.value.table());
    let at = Reader::new(table, &SECTION);
    Terms {
        per_second: at.maybe_integer("per_second"),
        per_recipient: at.maybe_span("per_recipient"),
        opt_out: at.texts("opt_out"),
        opt_in: at.texts("opt_in"),
        opt_out_answer: at.name("opt_out_answer"),
        templates: at.names("templates"),
    }
}

pub(super) const SECTION: Section = Section::new(
    &["channel", "*", TERMS],
    &[
        Key::new(
            "per_second",
            Shape::Integer(1, 100_000),
            "",
            "Cuántos mensajes salen como mucho en un segundo; si el conector dice menos, vale lo suyo.",
            "How many messages leave in a second at most; where the connector says fewer, that holds.",
        )
        .example("10"),
        Key::new(
            "per_recipient",
            Shape::Span(Span::seconds(1), Span::days(1)),
            "",
            "Cuánto pasa como poco entre dos mensajes al mismo destinatario; si el conector dice más, vale lo suyo.",
            "How far apart two messages to the same recipient leave at least; where the connector says further, that holds.",
        )
        .example("\"6s\""),
        Key::new(
            "opt_out",
            Shape::Texts,
            "",
            "Palabras con las que un cliente se da de baja, en lugar de las del conector: quien no escribe otra cosa no vuelve a recibir nada que no conteste a lo suyo. Ni mayúsculas ni acentos cuentan.",
            "Words by which a customer opts out, in place of the connector's: whoever writes nothing else gets nothing more that does not answer them. Neither case nor accents count.",
        )
        .example("[\"BAJA\", \"STOP\"]"),
        Key::new(
            "opt_in",
            Shape::Texts,
            "",
            "Palabras con las que se vuelve a dar de alta, si opt_out tiene alguna; sin ellas, START, UNSTOP y ALTA.",
            "Words that take it back, where opt_out has any; without them START, UNSTOP and ALTA.",
        )
        .example("[\"ALTA\"]"),
        Key::new(
            "opt_out_answer",
            Shape::Refer(Thing::Template),
            "",
            "La plantilla con que se confirma la baja, una sola vez a cada persona. Sin ella, un texto propio.",
            "The template that confirms an opt-out, once to each person. Without it, a text of the desk's.",
        )
        .example("\"baja\""),
        Key::new(
            "templates",
            Shape::Refers(Thing::Template),
            "",
            "Plantillas que el otro lado tiene aprobadas con el mismo nombre: pueden enviarse cuando el canal ya no admite respuesta libre. Se suman a las que diga el conector.",
            "Templates that the other side has approved under the same name: they can be sent where the channel takes no free answer any more. They are added to those that the connector says.",
        )
        .example("[\"recordatorio\"]"),
    ],
    "Lo que se pide a lo que sale por un canal, diga lo que diga su conector.",
    "What is asked of what leaves by a channel, whatever its connector says.",
);

/// The name of the table.
pub(super) const TERMS: &str = "terms";
