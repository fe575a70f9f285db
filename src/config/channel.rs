//! `[channel.NAME]`: what all channels share; a kind's own keys are left for it to read.

use std::collections::BTreeMap;

use crate::domain::conversation::Kind;
use crate::domain::ending::Ending;
use crate::domain::style::Style;
use crate::domain::{Name, Span};

use super::expires::{self, EXPIRES};
use super::queue::{KINDS, kind};
use super::reader::Reader;
use super::route::{self, ROUTES, Route};
use super::section::{Key, Section};
use super::shape::{PRIORITY, Shape, Thing};
use super::style::{self, STYLE};
use super::terms::{self, TERMS, Terms};
use super::tree::{Entry, Table};

/// A channel, as far as it is like any other.
#[derive(Clone, Debug, PartialEq)]
pub struct Channel {
    /// Which translator.
    pub kind: Name,
    /// Whether messages are taken in and sent.
    pub enabled: bool,
    /// Whether anybody is to work on what comes in.
    pub routed: bool,
    /// The queue its work goes to, or whose rules hold for `agent`.
    pub queue: Option<Name>,
    /// The one person its work goes to, by sign-in name.
    pub agent: Option<Name>,
    /// Whether nobody else will do.
    pub agent_required: bool,
    /// Second key of order for its work.
    pub priority: u16,
    /// How its work counts, where that differs from the queue.
    pub work_kind: Option<Kind>,
    /// How many units its work takes, where that differs from the queue.
    pub size: Option<u32>,
    /// What kind of case it opens.
    pub case_kind: Option<Name>,
    /// The origin written on its cases.
    pub origin: Option<Name>,
    /// How long after its case was closed an answer still reopens it.
    pub reopen_within: Span,
    /// How long a message of ours is worth sending.
    pub send_within: Span,
    /// How long it is held back so that it can be undone.
    pub undo_send: Span,
    /// After so many messages in a day it is said that more come than planned.
    pub daily_in: Option<u32>,
    /// How many messages leave in a day.
    pub daily_out: Option<u32>,
    /// To whom the desk may write first.
    pub write_first: WriteFirst,
    /// The mail channel by which an answer goes on to somebody who has left.
    pub continue_by: Option<Name>,
    /// How long an answer lies unread before it does.
    pub continue_after: Span,
    /// The template of the receipt for what is left in a chat with nobody there.
    pub receipt: Option<Name>,
    /// The template by which what was said in a chat is sent by mail.
    pub transcript: Option<Name>,
    /// The template by which an answer of a chat goes on by mail.
    pub unread: Option<Name>,
    /// The template that is written to whoever opens a conversation by it, instead of the queue's.
    pub acknowledge: Option<Name>,
    /// Skills that its work needs, with the least level.
    pub skills: BTreeMap<Name, u8>,
    /// The template that is put under what people write.
    pub signature: Option<Name>,
    /// The largest file in a message of ours, in bytes, where it is not as the kind has it.
    pub file_max: Option<u64>,
    /// Whether people may write emoji, where the kind carries them.
    pub emoji: bool,
    /// What is asked of what leaves by it.
    pub terms: Terms,
    /// How whoever answers by it is to write.
    pub style: Style,
    /// Addresses that sort what comes in by them, by name.
    pub routes: BTreeMap<Name, Route>,
    /// Its secrets of which somebody wrote when they end.
    pub expires: Vec<Ending>,
    /// The kind's own keys, with their places.
    pub own: Table,
}

/// To whom the desk may write first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WriteFirst {
    /// To anybody.
    Anyone,
    /// To whom the desk knows already.
    Known,
    /// To whoever said yes.
    Consented,
    /// To nobody.
    Nobody,
}

impl Channel {
    /// The kind's own keys, for those who read TOML without places.
    pub fn settings(&self) -> toml::Table {
        self.own
            .iter()
            .map(|(key, entry)| (key.to_owned(), entry.value.to_toml()))
            .collect()
    }
}

pub(super) fn read(entry: &Entry) -> Option<Channel> {
    let table = entry.value.table()?;
    let at = Reader::new(Some(table), &SECTION);
    let own = table
        .iter()
        .filter(|(key, _)| SECTION.key(key).is_none() && !TABLES.contains(key))
        .map(|(key, entry)| (key.to_owned(), entry.clone()));
    Some(Channel {
        kind: at.name("kind")?,
        enabled: at.flag("enabled"),
        routed: at.flag("routed"),
        queue: at.name("queue"),
        agent: at.name("agent"),
        agent_required: at.flag("agent_required"),
        priority: at.integer("priority"),
        work_kind: at.has("work_kind").then(|| kind(&at.text("work_kind"))),
        size: at.maybe_integer("size"),
        case_kind: at.name("case_kind"),
        origin: at.name("origin"),
        reopen_within: at.span("reopen_within"),
        send_within: at.span("send_within"),
        undo_send: at.span("undo_send"),
        daily_in: at.maybe_integer("daily_in"),
        daily_out: at.maybe_integer("daily_out"),
        write_first: match at.text("write_first").as_str() {
            "known" => WriteFirst::Known,
            "consented" => WriteFirst::Consented,
            "nobody" => WriteFirst::Nobody,
            _ => WriteFirst::Anyone,
        },
        continue_by: at.name("continue_by"),
        continue_after: at.span("continue_after"),
        receipt: at.name("receipt"),
        transcript: at.name("transcript"),
        unread: at.name("unread"),
        acknowledge: at.name("acknowledge"),
        skills: at.levels("skills"),
        signature: at.name("signature"),
        file_max: at.maybe_bytes("file_max"),
        emoji: at.flag("emoji"),
        terms: terms::read(table),
        style: style::read(Some(table)),
        routes: route::read(table),
        expires: expires::read(table),
        own: Table(own.collect()),
    })
}

pub(super) const SECTION: Section = Section {
    open: true,
    ..Section::new(
        &["channel", "*"],
        &[
            Key::new(
                "kind",
                Shape::Name,
                "",
                "De qué clase es; cada clase añade sus propias claves.",
                "Of which kind it is; each kind adds keys of its own.",
            )
            .example("\"maildir\"")
            .required(),
            Key::new(
                "enabled",
                Shape::Flag,
                "true",
                "Si entran y salen mensajes.",
                "Whether messages come in and leave.",
            ),
            Key::new(
                "routed",
                Shape::Flag,
                "true",
                "Si alguien debe atender lo que entra; false lo deja solo como información.",
                "Whether anybody is to work on what comes in; false keeps it informational.",
            ),
            Key::new(
                "queue",
                Shape::Refer(Thing::Queue),
                "",
                "La cola a la que va el trabajo.",
                "The queue its work goes to.",
            )
            .example("\"soporte\""),
            Key::new(
                "agent",
                Shape::Name,
                "",
                "La persona a la que va antes, por su nombre de entrada.",
                "The person it goes to first, by sign-in name.",
            )
            .example("\"sofia\""),
            Key::new(
                "agent_required",
                Shape::Flag,
                "false",
                "Si se espera a esa persona, en lugar de pasar a la cola.",
                "Whether that person is waited for, instead of the queue taking over.",
            ),
            Key::new(
                "priority",
                PRIORITY,
                "500",
                "El orden dentro de la cola: el número menor va antes.",
                "The order within the queue: the lower number goes first.",
            ),
            Key::new(
                "work_kind",
                Shape::Choice(KINDS),
                "",
                "Cómo cuenta su trabajo, si no es como dice la cola.",
                "How its work counts, where that differs from the queue.",
            )
            .example("\"interruptible\""),
            Key::new(
                "size",
                Shape::Integer(1, 10_000),
                "",
                "Cuántas unidades ocupa cada conversación, si no es lo que dice la cola.",
                "How many units one conversation takes, where that differs from the queue.",
            )
            .example("1"),
            Key::new(
                "case_kind",
                Shape::Name,
                "",
                "El tipo de los casos que abre.",
                "What kind of case it opens.",
            )
            .example("\"garantia\"").in_english("\"warranty\""),
            Key::new(
                "origin",
                Shape::Name,
                "",
                "El origen que llevan sus casos.",
                "The origin written on its cases.",
            )
            .example("\"correo\""),
            Key::new(
                "reopen_within",
                Shape::Span(Span::ZERO, Span::days(3_650)),
                "30d",
                "Hasta cuándo una respuesta reabre un caso cerrado; después abre otro.",
                "How long after its case was closed an answer still reopens it; later it opens another.",
            ),
            Key::new(
                "send_within",
                Shape::Span(Span::minutes(1), Span::days(30)),
                "5d",
                "Durante cuánto se intenta enviar una respuesta.",
                "How long an answer is worth sending.",
            ),
            Key::new(
                "undo_send",
                Shape::Span(Span::ZERO, Span::minutes(10)),
                "0s",
                "Cuánto se retiene una respuesta, por si quien la escribe se arrepiente.",
                "How long an answer is held back so that it can be undone.",
            ),
            Key::new(
                "daily_in",
                Shape::Integer(1, 100_000_000),
                "",
                "Mensajes al día a partir de los que se avisa de que entran más de los previstos; todos entran.",
                "Messages a day after which it is said that more come than planned; all are taken in.",
            )
            .example("5000"),
            Key::new(
                "daily_out",
                Shape::Integer(1, 100_000_000),
                "",
                "Cuántos mensajes salen como mucho al día; los demás esperan al siguiente, y se avisa.",
                "How many messages leave in a day at most; the rest waits for the next, and it is said.",
            )
            .example("2500"),
            Key::new(
                "write_first",
                Shape::Choice(WRITE_FIRST),
                "anyone",
                "A quién puede escribir primero la centralita: a cualquiera, a clientes conocidos, a quienes dieron su permiso (campo consent = yes) o a nadie. A quien lo negó (consent = no), nunca.",
                "To whom the desk may write first: anyone, known customers, those who agreed (field consent = yes), or nobody. To whoever refused (consent = no), never.",
            ),
            Key::new(
                "continue_by",
                Shape::Name,
                "",
                "El canal de correo por el que sigue la respuesta cuando el visitante de un chat se ha ido y dio su dirección; también salen por él el justificante de lo que dejó sin nadie conectado y la conversación que pida.",
                "The mail channel by which an answer goes on once the visitor of a chat has left and gave an address; the receipt for what they left with nobody there goes by it too, and the conversation where they ask for it.",
            )
            .example("\"correo\""),
            Key::new(
                "continue_after",
                Shape::Span(Span::seconds(5), Span::days(2)),
                "3m",
                "Cuánto lleva sin leerse una respuesta cuando sale por continue_by.",
                "How long an answer lies unread before it leaves by continue_by.",
            ),
            Key::new(
                "receipt",
                Shape::Refer(Thing::Template),
                "",
                "La plantilla del justificante de lo que se deja en un chat sin nadie conectado. Sin ella, un texto propio.",
                "The template of the receipt for what is left in a chat with nobody there. Without it, a text of the desk's.",
            )
            .example("\"justificante\""),
            Key::new(
                "transcript",
                Shape::Refer(Thing::Template),
                "",
                "La plantilla con que se manda por correo lo hablado en un chat; {said} es lo hablado. Sin ella, un texto propio.",
                "The template by which what was said in a chat goes by mail; {said} is what was said. Without it, a text of the desk's.",
            )
            .example("\"conversacion\""),
            Key::new(
                "unread",
                Shape::Refer(Thing::Template),
                "",
                "La plantilla con que sigue por correo lo contestado a quien se ha ido de un chat; {said} es la respuesta. Sin ella, un texto propio.",
                "The template by which what was answered goes on to whoever left a chat; {said} is the answer. Without it, a text of the desk's.",
            )
            .example("\"respuesta\""),
            Key::new(
                "acknowledge",
                Shape::Refer(Thing::Template),
                "",
                "La plantilla que recibe quien abre una conversación por aquí, en lugar de la de la cola.",
                "The template that whoever opens a conversation here gets, instead of the queue's.",
            )
            .example("\"acuse\""),
            Key::new(
                "skills",
                Shape::Levels,
                "",
                "Habilidades que hacen falta para lo que entra por aquí: una lista, o cada una con su nivel mínimo de 0 a 10. Las que pida una regla se suman.",
                "Skills that what comes in here needs: a list, or each with its least level from 0 to 10. Those that a rule asks for are added.",
            )
            .example("{ envios = 3 }"),
            Key::new(
                "signature",
                Shape::Refer(Thing::Template),
                "",
                "Plantilla que se añade como firma al pie de lo que escriben las personas; {agent} es quien escribe.",
                "The template put as a signature under what people write; {agent} is whoever writes.",
            )
            .example("\"firma\""),
            Key::new(
                "file_max",
                Shape::Bytes(1, 1 << 40),
                "",
                "Lo más que puede ocupar un fichero adjunto que sale, si no es lo que dice la clase de canal (correo: 10MB, hasta 25MB).",
                "The largest file that leaves, where it is not as the kind of channel has it (mail: 10MB, up to 25MB).",
            )
            .example("\"20MB\""),
            Key::new(
                "emoji",
                Shape::Flag,
                "true",
                "Si quien contesta puede poner emojis; con false no los ofrecen la consola ni el chat, y quien contesta no puede enviarlos.",
                "Whether whoever answers may put emoji; with false neither the console nor the chat offers them, and whoever answers cannot send them.",
            ),
        ],
        "Un canal: por dónde llegan y salen los mensajes.",
        "A channel: where messages come in and leave.",
    )
    .labelled()
};

/// The tables below a channel's that are no key of its kind.
const TABLES: [&str; 4] = [ROUTES, TERMS, STYLE, EXPIRES];

const WRITE_FIRST: &[&str] = &["anyone", "known", "consented", "nobody"];
