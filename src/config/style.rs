//! `[channel.NAME.style]` and `[queue.NAME.style]`: how the desk wants to be written, told before an answer leaves.

use crate::domain::approval::Approve;
use crate::domain::style::{Avoid, Practice, Style};

use super::reader::Reader;
use super::section::{Key, Section};
use super::shape::Shape;
use super::tree::Table;

pub(super) fn read(of: Option<&Table>) -> Style {
    let table = of.and_then(|table| table.get(STYLE));
    let table = table.and_then(|entry| entry.value.table());
    let at = Reader::new(table, &CHANNEL);
    Style {
        characters_max: at.maybe_integer("characters_max"),
        sentence_words_max: at.maybe_integer("sentence_words_max"),
        whole_sentences: at.flag("whole_sentences"),
        acronyms: at.has("acronyms").then(|| at.texts("acronyms")),
        avoid: at
            .texts("avoid")
            .iter()
            .filter_map(|one| Avoid::parse(one))
            .collect(),
        asks: at.text("enforce") == ASK,
        practice: match at.text("practice").as_str() {
            "mail" => Practice::Mail,
            "chat" => Practice::Chat,
            "messaging" => Practice::Messaging,
            "social" => Practice::Social,
            "voice" => Practice::Voice,
            "video" => Practice::Video,
            "none" => Practice::Nothing,
            _ => Practice::OfChannel,
        },
        approve: match at.text("approve").as_str() {
            "public" => Approve::Public,
            "all" => Approve::All,
            _ => Approve::Nothing,
        },
    }
}

pub(super) const CHANNEL: Section = Section::new(
    &["channel", "*", STYLE],
    KEYS,
    "Cómo se quiere que escriba quien contesta por un canal. Se dice al escribir y no impide enviar; de bots y respuestas automáticas no se mira.",
    "How whoever answers by a channel is to write. It is told while they write and keeps nothing from being sent; bots and automatic answers are not looked at.",
);

pub(super) const QUEUE: Section = Section::new(
    &["queue", "*", STYLE],
    KEYS,
    "Lo mismo para el trabajo de una cola: sus números valen más que los del canal, y lo demás se suma.",
    "The same for the work of a queue: its numbers go before the channel's, and the rest is added.",
);

const KEYS: &[Key] = &[
    Key::new(
        "characters_max",
        Shape::Integer(1, 100_000),
        "",
        "A partir de cuántos caracteres se dice que el mensaje es largo.",
        "After how many characters a message is said to be long.",
    )
    .example("600"),
    Key::new(
        "sentence_words_max",
        Shape::Integer(3, 1_000),
        "",
        "A partir de cuántas palabras se dice que una frase es larga.",
        "After how many words a sentence is said to be long.",
    )
    .example("25"),
    Key::new(
        "whole_sentences",
        Shape::Flag,
        "false",
        "Si se avisa de las frases de cuatro palabras o más que no acaban en punto u otro signo.",
        "Whether sentences of four words or more without a mark at their end are told of.",
    ),
    Key::new(
        "acronyms",
        Shape::Texts,
        "",
        "Siglas propias que pueden escribirse, además de las conocidas en todas partes (PDF, IVA, SMS…); de las demás se avisa. Una lista vacía también vale; sin la clave no se mira.",
        "The desk's own acronyms that may be written besides those known everywhere (PDF, VAT, SMS…); of others it is told. An empty list will do; without the key nobody looks.",
    )
    .example("[\"RMA\"]"),
    Key::new(
        "avoid",
        Shape::Texts,
        "",
        "Palabras que no se quieren, y tras dos puntos lo que se escribe en su lugar. Ni mayúsculas ni acentos cuentan.",
        "Words that are not wanted, and behind a colon what to write instead. Neither case nor accents count.",
    )
    .example("[\"ticket: caso\", \"a la mayor brevedad\"]")
    .in_english("[\"ticket: case\", \"at your earliest convenience\"]"),
    Key::new(
        "enforce",
        Shape::Choice(&["hint", ASK]),
        "hint",
        "Si solo se dice (hint), o se pregunta una vez más antes de enviar (ask).",
        "Whether it is only told (hint), or asked once more before it is sent (ask).",
    ),
    Key::new(
        "practice",
        Shape::Choice(&[
            "auto", "mail", "chat", "messaging", "social", "voice", "video", "none",
        ]),
        "auto",
        "Qué buena práctica propia de la centralita puede abrir quien contesta: la de la clase del canal (auto), la de otra, o ninguna (none). La guía que se publique para el canal se muestra además.",
        "Which of the desk's own good practice whoever answers can open: that of the kind of channel (auto), another, or none. Guidance published for the channel is shown besides.",
    ),
    Key::new(
        "approve",
        Shape::Choice(&["none", "public", "all"]),
        "none",
        "Qué respuestas esperan a que alguien con permiso outbox.approve las apruebe antes de salir: ninguna (none), las que lee todo el mundo (public) o todas (all). Las de quien tiene ese permiso salen sin esperar. Entre canal y cola vale lo más estricto.",
        "Which answers wait for somebody with the permission outbox.approve to approve them before they leave: none, those that everybody reads (public), or all. Those of whoever has that permission leave at once. Of channel and queue the stricter one holds.",
    ),
];

/// The name of the table.
pub(super) const STYLE: &str = "style";

const ASK: &str = "ask";
