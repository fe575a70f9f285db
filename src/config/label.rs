//! `[skill.NAME]`, `[tag.NAME]`, `[disposition.NAME]`, `[decline_reason.NAME]`: names that mean something to people,
//! and what people read in place of a name, language by language.

use crate::domain::called::{Labels, Texts};

use super::section::{Key, Pattern, SECTIONS, Section, is_language};
use super::shape::Shape;
use super::template::TITLE;
use super::tree::{Entry, Table};

/// What everything is called that can be called something in each language.
pub(super) fn read(tree: &Table) -> Labels {
    let of_kind = |kind: &'static str| {
        let mut named = super::things(tree, kind, |entry| Some(texts(entry)));
        named.retain(|_, texts| !texts.is_empty());
        (!named.is_empty()).then_some((kind, named))
    };
    let labelled = SECTIONS.iter().filter(|section| section.labelled);
    let mut labels: Labels = labelled
        .filter_map(|section| of_kind(section.path[0]))
        .collect();
    // A macro's own keys are its texts: what it is called stands in a table below.
    let mut named = super::things(tree, MACRO, |entry| {
        let titles = entry.value.table()?.get(TITLE)?;
        Some(texts_of(titles.value.table()))
    });
    named.retain(|_, texts| !texts.is_empty());
    if !named.is_empty() {
        labels.insert(MACRO, named);
    }
    labels
}

/// What stands in a thing's table under the code of a language.
pub(super) fn texts(entry: &Entry) -> Texts {
    texts_of(entry.value.table())
}

/// What stands in a table under the code of a language.
pub(super) fn texts_of(table: Option<&Table>) -> Texts {
    let entries = table.into_iter().flat_map(Table::iter);
    entries
        .filter(|(key, _)| is_language(key))
        .filter_map(|(key, entry)| Some((key.to_owned(), entry.value.text()?.trim().to_owned())))
        .filter(|(_, text)| !text.is_empty())
        .collect()
}

/// What a thing is called, as its table says it.
pub(super) const PATTERN: Pattern = Pattern::by_language(
    Key::new(
        "es",
        Shape::Text(LABEL_BYTES_MAX),
        "",
        "Cómo se lee en un idioma (es, en…). Sin el de quien lee se usa otro; sin ninguno, su nombre.",
        "How it reads in a language (es, en…). Without the reader's another is used; without any, its name.",
    )
    .example("\"Nombre que se lee\"").in_english("\"Name that is read\""),
);

pub(super) const SKILL: Section = Section::new(
    &["skill", "*"],
    &[],
    "Una habilidad que los agentes pueden tener. La tabla puede ir vacía.",
    "A skill agents can have. The table may be empty.",
)
.labelled();

pub(super) const TAG: Section = Section::new(
    &["tag", "*"],
    &[],
    "Una etiqueta para las conversaciones. La tabla puede ir vacía.",
    "A label for conversations. The table may be empty.",
)
.labelled();

pub(super) const DISPOSITION: Section = Section::new(
    &["disposition", "*"],
    &[],
    "Un motivo por el que termina una conversación. La tabla puede ir vacía.",
    "A way a conversation can end. The table may be empty.",
)
.labelled();

pub(super) const DECLINE_REASON: Section = Section::new(
    &["decline_reason", "*"],
    &[],
    "Un motivo para rechazar una oferta; si hay alguno, se pregunta. La tabla puede ir vacía.",
    "A reason to decline an offer; if there is any, it is asked for. The table may be empty.",
)
.labelled();

/// The kind of what is called something by a table of its own.
const MACRO: &str = "template";

/// The longest text that is read in place of a name, in bytes.
pub(super) const LABEL_BYTES_MAX: usize = 200;
