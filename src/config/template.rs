//! `[template.NAME]`: a text with placeholders, in one or more languages.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::Name;
use crate::domain::text::{BODY_BYTES_MAX, SUBJECT_BYTES_MAX};

use super::fragment::quoted;
use super::label;
use super::reader::Reader;
use super::section::{Key, Pattern, Section, is_language};
use super::shape::{Shape, Thing};
use super::tree::{Entry, Table};

/// A text with placeholders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// The texts by language code.
    pub texts: BTreeMap<String, String>,
    /// Their formatted forms by language code, where there are any.
    pub html: BTreeMap<String, String>,
    /// The subjects by language code of the mails that they are the text of, where there are any.
    pub subjects: BTreeMap<String, String>,
    /// What it is called in lists of macros, by language code, where that is more than its name.
    pub titles: BTreeMap<String, String>,
    /// Labels it puts on.
    pub tags: BTreeSet<Name>,
    /// Whether the conversation is resolved with it.
    pub resolve: bool,
    /// Whether agents see it among their macros.
    pub offered: bool,
}

impl Template {
    /// The template as its table of a file.
    pub fn to_toml(&self, name: &Name) -> String {
        let long = |(language, text): (&String, &String)| {
            format!("{language} = \"\"\"\n{}\"\"\"\n", escaped(text))
        };
        let texts = self.texts.iter().map(long);
        let short =
            |(language, text): (&String, &String)| format!("{language} = {}\n", quoted(text));
        let below = |it: &BTreeMap<String, String>, table: &str| {
            (!it.is_empty()).then(|| format!("[template.{name}.{table}]\n"))
        };
        let tags: Vec<String> = self.tags.iter().map(|tag| format!("\"{tag}\"")).collect();
        let tags = (!tags.is_empty()).then(|| format!("tags = [{}]\n", tags.join(", ")));
        let resolve = self.resolve.then(|| "resolve = true\n".to_owned());
        let hidden = (!self.offered).then(|| "macro = false\n".to_owned());
        std::iter::once(format!("[template.{name}]\n"))
            .chain(texts)
            .chain(tags)
            .chain(resolve)
            .chain(hidden)
            .chain(below(&self.titles, TITLE))
            .chain(self.titles.iter().map(short))
            .chain(below(&self.subjects, SUBJECT))
            .chain(self.subjects.iter().map(short))
            .chain(below(&self.html, FORMATTED))
            .chain(self.html.iter().map(long))
            .collect()
    }
}

/// A text between three quotes, which may go over many lines.
pub(super) fn escaped(text: &str) -> String {
    let safe = |c: char| match c {
        '\\' | '"' => format!("\\{c}"),
        c if c.is_control() && c != '\n' && c != '\t' => format!("\\u{:04X}", u32::from(c)),
        c => c.to_string(),
    };
    text.chars().map(safe).collect()
}

pub(super) fn read(entry: &Entry) -> Template {
    let table = entry.value.table();
    let at = Reader::new(table, &SECTION);
    let below = |name| table.and_then(|table| table.get(name)?.value.table());
    Template {
        texts: texts(table),
        html: texts(below(FORMATTED)),
        subjects: texts(below(SUBJECT)),
        titles: label::texts_of(below(TITLE)),
        tags: at.names("tags").into_iter().collect(),
        resolve: at.flag("resolve"),
        offered: at.flag("macro"),
    }
}

/// What stands in a table under the code of a language.
fn texts(table: Option<&Table>) -> BTreeMap<String, String> {
    let entries = table.into_iter().flat_map(Table::iter);
    entries
        .filter(|(key, _)| is_language(key))
        .filter_map(|(key, entry)| Some((key.to_owned(), entry.value.text()?.to_owned())))
        .collect()
}

pub(super) const SECTION: Section = Section {
    pattern: Some(Pattern::by_language(
        Key::new(
            "es",
            Shape::Text(BODY_BYTES_MAX),
            "",
            "El texto en un idioma (es, en…). Se rellenan {name}, {number}, {reference}, {subject}, {queue}, {desk}, {agent} (quien escribe) y {signature} (su propia firma); {survey}, el enlace para valorar, en lo que la centralita escribe sola, y {said} en lo que un chat manda por correo. Una llave se escribe doble.",
            "The text in a language (es, en…). Filled in: {name}, {number}, {reference}, {subject}, {queue}, {desk}, {agent} (whoever writes) and {signature} (their own signature); {survey}, the link to rate, in what the desk writes by itself, and {said} in what a chat sends by mail. A brace is written twice.",
        )
        .example("\"Hola, {name}: hemos recibido su mensaje ({reference}).\"").in_english("\"Hello, {name}: we have your message ({reference}).\""),
    )),
    ..Section::new(
        &["template", "*"],
        &[
            Key::new(
                "tags",
                Shape::Refers(Thing::Tag),
                "",
                "Etiquetas que pone.",
                "Labels it puts on.",
            )
            .example("[\"envio\"]"),
            Key::new(
                "resolve",
                Shape::Flag,
                "false",
                "Si con ella la conversación queda resuelta.",
                "Whether the conversation is resolved with it.",
            ),
            Key::new(
                "macro",
                Shape::Flag,
                "true",
                "Si los agentes la ven entre sus respuestas preparadas.",
                "Whether agents see it among their prepared answers.",
            ),
        ],
        "Una plantilla: un acuse de recibo o una respuesta preparada.",
        "A template: an acknowledgement or a prepared answer.",
    )
};

/// The formatted forms of a template's texts.
pub(super) const HTML: Section = Section {
    pattern: Some(Pattern::by_language(
        Key::new(
            "es",
            Shape::Text(BODY_BYTES_MAX),
            "",
            "El mismo texto en HTML, en un idioma. Sin scripts, estilos ni contenido remoto: lo demás se quita al enviarlo.",
            "The same text as HTML, in a language. No scripts, styles or remote content: what else there is goes when it is sent.",
        )
        .example("\"<p><b>{agent}</b><br>Ventas</p>\"").in_english("\"<p><b>{agent}</b><br>Sales</p>\""),
    )),
    ..Section::new(
        &["template", "*", FORMATTED],
        &[],
        "El texto con formato de una plantilla que es firma o acuse de recibo; el texto simple va siempre a su lado.",
        "The formatted text of a template that is a signature or an acknowledgement; the plain one always goes beside it.",
    )
};

/// What a template is called in lists of macros.
pub(super) const TITLES: Section = Section {
    pattern: Some(label::PATTERN),
    ..Section::new(
        &["template", "*", TITLE],
        &[],
        "Cómo se lee una respuesta preparada en las listas, al lado del nombre con que se escribe.",
        "How a prepared answer reads in lists, beside the name that one types for it.",
    )
};

/// The subjects of the mails that a template is the text of.
pub(super) const SUBJECTS: Section = Section {
    pattern: Some(Pattern::by_language(
        Key::new(
            "es",
            Shape::Text(SUBJECT_BYTES_MAX),
            "",
            "El asunto del correo, en un idioma. Se rellena lo mismo que en el texto, menos {said} y {survey}. Sin él, un asunto propio.",
            "The subject of the mail, in a language. Filled in as in the text, but for {said} and {survey}. Without it, a subject of the desk's.",
        )
        .example("\"Su conversación con {desk} [{reference}]\"").in_english("\"Your conversation with {desk} [{reference}]\""),
    )),
    ..Section::new(
        &["template", "*", SUBJECT],
        &[],
        "El asunto de lo que un chat manda por correo con esta plantilla: receipt, transcript y unread del canal.",
        "The subject of what a chat sends by mail with this template: receipt, transcript and unread of the channel.",
    )
};

/// The table of a template's subjects.
pub const SUBJECT: &str = "subject";

/// The table of a template's titles.
pub(super) const TITLE: &str = "title";

/// The table of a template's formatted texts.
const FORMATTED: &str = "html";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_as_it_was() {
        let texts = [
            ("es", "Hola, {name}:\n\n«Uno» \"dos\" \\ tres\r\n"),
            ("en", "\nHello\t"),
        ];
        let texts = texts.map(|(language, text)| (language.to_owned(), text.to_owned()));
        let name = Name::new("envio").expect("a plain word is a name");
        let template = Template {
            texts: texts.into(),
            html: [("es".to_owned(), "<p>\"Hola\"</p>\n".to_owned())].into(),
            subjects: [("es".to_owned(), "«Su» \"pedido\" {reference}".to_owned())].into(),
            titles: [("en".to_owned(), "When it \"left\"".to_owned())].into(),
            tags: [name.clone()].into(),
            resolve: true,
            offered: false,
        };
        let file = ("macros.toml".to_owned(), template.to_toml(&name));
        let parsed = crate::config::parse(&[file]);
        let read = parsed.config.or(parsed.draft).expect("it is TOML");
        assert_eq!(read.templates.get(&name), Some(&template));
    }
}
