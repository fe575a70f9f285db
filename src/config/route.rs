//! `[channel.NAME.route.NAME]`: further addresses of a channel, which sort what comes in by them.

use std::collections::BTreeMap;

use crate::domain::{Name, host};

use super::reader::Reader;
use super::section::{Key, Section};
use super::shape::{PRIORITY, Shape, Thing};
use super::tree::Table;

/// An address of a channel that sorts what comes in by it. What it does not say is as the channel has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// The address that customers write to.
    pub address: String,
    /// The name beside it in answers; empty for the channel's.
    pub display: String,
    /// The queue its work goes to.
    pub queue: Option<Name>,
    /// The one person its work goes to, by sign-in name.
    pub agent: Option<Name>,
    /// Whether nobody else will do.
    pub agent_required: bool,
    /// Second key of order for its work.
    pub priority: Option<u16>,
    /// What kind of case it opens.
    pub case_kind: Option<Name>,
    /// The origin written on its cases.
    pub origin: Option<Name>,
    /// The template that is put under what people write.
    pub signature: Option<Name>,
}

pub(super) fn read(channel: &Table) -> BTreeMap<Name, Route> {
    let inner = channel.get(ROUTES).and_then(|entry| entry.value.table());
    let entries = inner.into_iter().flat_map(Table::iter);
    let read = entries.filter_map(|(name, entry)| {
        let at = Reader::new(Some(entry.value.table()?), &SECTION);
        let route = Route {
            address: host::ascii_address(&at.text("address").trim().to_lowercase()).into_owned(),
            display: at.text("name"),
            queue: at.name("queue"),
            agent: at.name("agent"),
            agent_required: at.flag("agent_required"),
            priority: at.maybe_integer("priority"),
            case_kind: at.name("case_kind"),
            origin: at.name("origin"),
            signature: at.name("signature"),
        };
        Some((Name::new(name).ok()?, route))
    });
    read.collect()
}

pub(super) const SECTION: Section = Section::new(
    &["channel", "*", ROUTES, "*"],
    &[
        Key::new(
            "address",
            Shape::Text(254),
            "",
            "La dirección a la que escriben los clientes; las respuestas salen de ella. Decide quién la recibió: el sobre, después Delivered-To y parecidas, después Para.",
            "The address that customers write to; answers leave from it. Who received it decides: the envelope, then Delivered-To and the like, then To.",
        )
        .example("\"ventas@example.com\"")
        .required(),
        Key::new(
            "name",
            Shape::Text(200),
            "",
            "El nombre que la acompaña en las respuestas, en lugar del que diga el canal.",
            "The name beside it in answers, instead of the channel's.",
        )
        .example("\"Ventas\"").in_english("\"Sales\""),
        Key::new(
            "queue",
            Shape::Refer(Thing::Queue),
            "",
            "La cola a la que va su trabajo, en lugar de la del canal.",
            "The queue its work goes to, instead of the channel's.",
        )
        .example("\"ventas\""),
        Key::new(
            "agent",
            Shape::Name,
            "",
            "La persona a la que va antes, por su nombre de entrada.",
            "The person it goes to first, by sign-in name.",
        )
        .example("\"marcos\""),
        Key::new(
            "agent_required",
            Shape::Flag,
            "false",
            "Si se espera a esa persona, en lugar de pasar a la cola de la dirección.",
            "Whether that person is waited for, instead of the address's queue taking over.",
        ),
        Key::new(
            "priority",
            PRIORITY,
            "",
            "El orden dentro de la cola, en lugar del que da el canal.",
            "The order within the queue, instead of the channel's.",
        )
        .example("100"),
        Key::new(
            "case_kind",
            Shape::Name,
            "",
            "El tipo de los casos que abre, en lugar del que dice el canal.",
            "What kind of case it opens, instead of the channel's.",
        )
        .example("\"pedido\"").in_english("\"order\""),
        Key::new(
            "origin",
            Shape::Name,
            "",
            "El origen que llevan sus casos, en lugar del que dice el canal.",
            "The origin written on its cases, instead of the channel's.",
        )
        .example("\"ventas\""),
        Key::new(
            "signature",
            Shape::Refer(Thing::Template),
            "",
            "La plantilla que se añade como firma, en lugar de la del canal.",
            "The template put as a signature, instead of the channel's.",
        )
        .example("\"firma\""),
    ],
    "Otra dirección del mismo canal, que clasifica lo que llega a ella. Si la lleva otro servidor, «centralita channel addresses» dice a dónde reenviarla, y «centralita channel verify» comprueba que llega. Mientras no se compruebe, si es de otro dominio se responde desde la dirección del canal.",
    "Another address of the same channel, which sorts what comes to it. Where another server keeps it, “centralita channel addresses” says where to forward it, and “centralita channel verify” checks that it arrives. Until then, where it is of another domain, answers leave from the channel's own address.",
);

/// The table of a channel's further addresses.
pub(super) const ROUTES: &str = "route";
