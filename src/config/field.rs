//! `[field.NAME]`: what a web form may ask for besides what every form knows.

use crate::domain::called::Texts;

use super::label::{self, LABEL_BYTES_MAX};
use super::reader::Reader;
use super::section::{Key, Pattern, Section};
use super::shape::Shape;
use super::tree::Entry;

/// Something that a form may ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// How it is answered.
    pub kind: Kind,
    /// How long an answer may be, in characters.
    pub chars_max: usize,
    /// What can be chosen.
    pub choices: Vec<String>,
    /// What stands beside it, by language code.
    pub labels: Texts,
}

/// How a field is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One line.
    Line,
    /// Several lines.
    Lines,
    /// A number.
    Number,
    /// A day.
    Date,
    /// One of a list.
    Choice,
    /// A box to tick.
    Check,
    /// Nothing to see: the page fills it in.
    Hidden,
}

pub(super) fn read(entry: &Entry) -> Field {
    let table = entry.value.table();
    let at = Reader::new(table, &SECTION);
    Field {
        kind: match at.text("kind").as_str() {
            "lines" => Kind::Lines,
            "number" => Kind::Number,
            "date" => Kind::Date,
            "choice" => Kind::Choice,
            "check" => Kind::Check,
            "hidden" => Kind::Hidden,
            _ => Kind::Line,
        },
        chars_max: at.integer("max"),
        choices: at.texts("choices"),
        labels: label::texts(entry),
    }
}

pub(super) const SECTION: Section = Section {
    pattern: Some(Pattern::by_language(
        Key::new(
            "es",
            Shape::Text(LABEL_BYTES_MAX),
            "",
            "Lo que se lee junto al campo, en un idioma (es, en…). Sin ninguno se lee su nombre.",
            "What is read beside the field, in a language (es, en…). Without any, its name is.",
        )
        .example("\"Número de pedido\"")
        .in_english("\"Order number\""),
    )),
    ..Section::new(
        &["field", "*"],
        &[
            Key::new(
                "kind",
                Shape::Choice(KINDS),
                "line",
                "Cómo se contesta: una línea, varias, un número, un día, uno de choices, una casilla, o nada (hidden): lo pone la página.",
                "How it is answered: one line, several, a number, a day, one of choices, a box to tick, or not at all (hidden): the page fills it in.",
            ),
            Key::new(
                "max",
                Shape::Integer(1, 10_000),
                "200",
                "Cuántos caracteres puede tener la respuesta.",
                "How many characters an answer may have.",
            ),
            Key::new(
                "choices",
                Shape::Texts,
                "",
                "Lo que se puede elegir con kind = \"choice\".",
                "What can be chosen with kind = \"choice\".",
            )
            .example("[\"Pedido\", \"Factura\", \"Otra cosa\"]")
            .in_english("[\"Order\", \"Invoice\", \"Something else\"]"),
        ],
        "Un campo que los formularios web pueden pedir, además de los que ya conocen: name, mail, phone, subject, message y files.",
        "A field that web forms may ask for, besides those they know: name, mail, phone, subject, message and files.",
    )
};

const KINDS: &[&str] = &[
    "line", "lines", "number", "date", "choice", "check", "hidden",
];
