//! `[queue.NAME]`, with its steps and wishes: a line that work waits in.

use std::collections::BTreeMap;

use crate::domain::conversation::Kind;
use crate::domain::style::Style;
use crate::domain::{Name, Span};

use super::reader::{Reader, Size};
use super::section::{Key, Section};
use super::shape::{LEVEL, PRIORITY, Shape, Thing};
use super::tree::{Entry, Table};

/// A line that work waits in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Queue {
    /// Whether the desk offers its work; otherwise agents claim it.
    pub push: bool,
    /// Whom the desk picks.
    pub model: Model,
    /// What kind of line; work moves only between lines of one kind.
    pub family: Name,
    /// First key of order: lower goes first.
    pub priority: u16,
    /// How one piece counts.
    pub kind: Kind,
    /// How much one piece takes.
    pub size: Size,
    /// How much an answered piece goes on taking, in units.
    pub paused_units: u32,
    /// How long an agent has to take an offer.
    pub offer_timeout: Span,
    /// The status of an agent who let an offer run out.
    pub on_timeout: Option<Name>,
    /// The status of an agent who declined.
    pub on_decline: Option<Name>,
    /// Whether agents may decline.
    pub may_decline: bool,
    /// Offers are taken without asking.
    pub auto_accept: bool,
    /// Skills every piece needs, with the least level.
    pub skills: BTreeMap<Name, u8>,
    /// Skills that are wished for.
    pub wishes: Vec<Wish>,
    /// How often a group of wishes is given up.
    pub drop_after: Option<Span>,
    /// How long after everybody was tried they are tried again.
    pub retry_cycle: Span,
    /// After so many laps the work overflows; zero means never.
    pub max_laps: u16,
    /// Where it overflows to.
    pub overflow: Option<Name>,
    /// Where work goes as it ages, by rising age.
    pub steps: Vec<Step>,
    /// Whether an owner who is full gets an answered piece back all the same.
    pub keep_on_reopen: bool,
    /// How long after an owner was lost their work goes back; `None` means it stays.
    pub requeue_after: Option<Span>,
    /// Time to write up after the end.
    pub wrap_up: Option<Span>,
    /// The status of an agent who writes up.
    pub on_wrap_up: Option<Name>,
    /// How often that time can be extended.
    pub wrap_up_extensions: u8,
    /// An end needs a disposition.
    pub disposition_required: bool,
    /// When the line is staffed; `None` means always.
    pub hours: Option<Name>,
    /// How soon a first answer is due.
    pub first_response: Option<Span>,
    /// How long before that the panel warns.
    pub warn_before: Span,
    /// The template sent to whoever opens a conversation.
    pub acknowledge: Option<Name>,
    /// Nothing is offered while true.
    pub paused: bool,
    /// How whoever answers in it is to write.
    pub style: Style,
}

/// Whom the desk picks among those who could.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Model {
    /// Who has the most left.
    MostAvailable,
    /// Who carries the least.
    LeastActive,
    /// Who has waited longest.
    RoundRobin,
    /// Somebody outside, who has so long.
    External(Span),
}

/// A skill that is wished for and given up as a piece ages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// Which.
    pub skill: Name,
    /// At least so well.
    pub level: u8,
    /// The highest rank is given up first.
    pub drop_rank: u16,
}

/// Where work goes when it has reached an age.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The age.
    pub after: Span,
    /// Which queue takes it.
    pub to: Name,
    /// Passed over while nobody of that queue is signed in.
    pub skip_if_no_agent: bool,
}

pub(super) fn read(entry: &Entry) -> Queue {
    let at = Reader::new(entry.value.table(), &SECTION);
    Queue {
        push: at.text("mode") == "push",
        model: match at.text("model").as_str() {
            "least_active" => Model::LeastActive,
            "round_robin" => Model::RoundRobin,
            "external" => Model::External(at.span("external_timeout")),
            _ => Model::MostAvailable,
        },
        family: at.name("family").expect("the default is a name"),
        priority: at.integer("priority"),
        kind: kind(&at.text("kind")),
        size: at.size("size").unwrap_or(Size::Units(1)),
        paused_units: at.integer("paused_units"),
        offer_timeout: at.span("offer_timeout"),
        on_timeout: at.name("on_timeout"),
        on_decline: at.name("on_decline"),
        // An offer that is taken without asking cannot be declined.
        may_decline: at.flag("may_decline") && !at.flag("auto_accept"),
        auto_accept: at.flag("auto_accept"),
        skills: at.levels("skills"),
        wishes: wishes(entry),
        drop_after: at.maybe_span("drop_after"),
        retry_cycle: at.span("retry_cycle"),
        max_laps: at.integer("max_laps"),
        overflow: at.name("overflow"),
        steps: steps(entry),
        keep_on_reopen: at.text("reopen") == "keep",
        requeue_after: at.maybe_span("requeue_after"),
        wrap_up: at.maybe_span("wrap_up"),
        on_wrap_up: at.name("on_wrap_up"),
        wrap_up_extensions: at.integer("wrap_up_extensions"),
        disposition_required: at.flag("disposition_required"),
        hours: at.name("hours"),
        first_response: at.maybe_span("first_response"),
        warn_before: at.span("warn_before"),
        acknowledge: at.name("acknowledge"),
        paused: at.flag("paused"),
        style: super::style::read(entry.value.table()),
    }
}

/// How a piece counts, from the word for it.
pub(super) fn kind(word: &str) -> Kind {
    if word == "interruptible" {
        Kind::Interruptible
    } else {
        Kind::Primary
    }
}

fn wishes(entry: &Entry) -> Vec<Wish> {
    named(entry, "wish")
        .filter_map(|(name, entry)| {
            let at = Reader::new(entry.value.table(), &WISH);
            Some(Wish {
                skill: Name::new(name).ok()?,
                level: at.integer("level"),
                drop_rank: at.integer("drop_rank"),
            })
        })
        .collect()
}

fn steps(entry: &Entry) -> Vec<Step> {
    let mut steps: Vec<Step> = named(entry, "step")
        .filter_map(|(_, entry)| {
            let at = Reader::new(entry.value.table(), &STEP);
            Some(Step {
                after: at.maybe_span("after")?,
                to: at.name("to")?,
                skip_if_no_agent: at.flag("skip_if_no_agent"),
            })
        })
        .collect();
    steps.sort_by_key(|step| step.after);
    steps
}

fn named<'a>(entry: &'a Entry, table: &str) -> impl Iterator<Item = (&'a str, &'a Entry)> {
    let inner = entry.value.table().and_then(|queue| queue.get(table));
    inner
        .and_then(|entry| entry.value.table())
        .into_iter()
        .flat_map(Table::iter)
}

const DAY: Span = Span::days(1);

pub(super) const SECTION: Section = Section::new(
    &["queue", "*"],
    &[
        Key::new(
            "mode",
            Shape::Choice(&["push", "pull"]),
            "push",
            "push: la centralita ofrece el trabajo. pull: los agentes lo cogen.",
            "push: the desk offers the work. pull: agents take it.",
        ),
        Key::new(
            "model",
            Shape::Choice(&["most_available", "least_active", "round_robin", "external"]),
            "most_available",
            "A quién se ofrece: a quien más hueco tiene, a quien menos lleva, por turno, o decide un programa de fuera.",
            "Who is offered it: who has the most left, who carries the least, in turn, or a program outside decides.",
        ),
        Key::new(
            "external_timeout",
            Shape::Span(Span::seconds(1), DAY),
            "30s",
            "Cuánto tiene ese programa; después decide la centralita con most_available.",
            "How long that program has; then the desk decides by most_available.",
        ),
        Key::new(
            "family",
            Shape::Name,
            "digital",
            "El tipo de cola; el trabajo solo pasa entre colas del mismo tipo.",
            "The kind of queue; work moves only between queues of one kind.",
        ),
        Key::new(
            "priority",
            PRIORITY,
            "500",
            "El orden entre colas: el número menor va antes.",
            "The order among queues: the lower number goes first.",
        ),
        Key::new(
            "kind",
            Shape::Choice(KINDS),
            "primary",
            "primary ocupa la capacidad; interruptible espera mientras el trabajo primario la llena.",
            "primary takes capacity; interruptible waits while primary work fills it.",
        ),
        Key::new(
            "size",
            Shape::Size,
            "1",
            "Cuánta capacidad ocupa cada conversación: unidades, o un porcentaje como \"100%\".",
            "How much capacity one conversation takes: units, or a percentage such as \"100%\".",
        ),
        Key::new(
            "paused_units",
            Shape::Integer(0, 10_000),
            "0",
            "Cuánta sigue ocupando una conversación contestada, mientras el cliente no escribe.",
            "How much an answered conversation goes on taking while the customer does not write.",
        ),
        Key::new(
            "offer_timeout",
            Shape::Span(Span::seconds(1), DAY),
            "60s",
            "Cuánto tiene un agente para aceptar.",
            "How long an agent has to accept.",
        ),
        Key::new(
            "on_timeout",
            Shape::Refer(Thing::Status),
            "",
            "El estado al que pasa quien deja vencer una oferta.",
            "The status of whoever lets an offer run out.",
        )
        .example("\"away\""),
        Key::new(
            "on_decline",
            Shape::Refer(Thing::Status),
            "",
            "El estado al que pasa quien rechaza una oferta.",
            "The status of whoever declines an offer.",
        )
        .example("\"busy\""),
        Key::new(
            "may_decline",
            Shape::Flag,
            "true",
            "Si los agentes pueden rechazar una oferta.",
            "Whether agents may decline an offer.",
        ),
        Key::new(
            "auto_accept",
            Shape::Flag,
            "false",
            "Las ofertas se aceptan solas, sin preguntar.",
            "Offers are accepted by themselves, without asking.",
        ),
        Key::new(
            "skills",
            Shape::Levels,
            "",
            "Habilidades que hacen falta siempre: una lista, o cada una con su nivel mínimo de 0 a 10.",
            "Skills that are always needed: a list, or each with its least level from 0 to 10.",
        )
        .example("{ envios = 3 }"),
        Key::new(
            "drop_after",
            Shape::Span(Span::seconds(1), DAY),
            "",
            "Cada cuánto se renuncia a un grupo de las habilidades deseadas en wish.",
            "How often a group of the skills in wish is given up.",
        )
        .example("\"30s\""),
        Key::new(
            "retry_cycle",
            Shape::Span(Span::seconds(1), DAY),
            "60s",
            "Cuándo se vuelve a empezar, después de ofrecer a todos.",
            "How long after everybody was tried they are tried again.",
        ),
        Key::new(
            "max_laps",
            Shape::Integer(0, 1_000),
            "0",
            "Tras tantas vueltas el trabajo pasa a overflow; 0 es nunca.",
            "After so many laps the work goes to overflow; 0 is never.",
        ),
        Key::new(
            "overflow",
            Shape::Refer(Thing::Queue),
            "",
            "La cola a la que pasa entonces.",
            "The queue it then goes to.",
        )
        .example("\"general\""),
        Key::new(
            "reopen",
            Shape::Choice(&["check_capacity", "keep"]),
            "check_capacity",
            "Si el cliente contesta y el agente está lleno: mirar su capacidad, o dársela igual (keep).",
            "When the customer answers and the agent is full: check capacity, or give it back all the same (keep).",
        ),
        Key::new(
            "requeue_after",
            Shape::Span(Span::seconds(1), Span::days(30)),
            "",
            "Cuánto después de perder al agente vuelve su trabajo a la cola. Sin él, se queda.",
            "How long after an agent was lost their work goes back to the queue. Without it, it stays.",
        )
        .example("\"10m\""),
        Key::new(
            "wrap_up",
            Shape::Span(Span::seconds(1), Span::hours(1)),
            "",
            "Tiempo para anotar tras terminar una conversación.",
            "Time to write up after a conversation ended.",
        )
        .example("\"60s\""),
        Key::new(
            "on_wrap_up",
            Shape::Refer(Thing::Status),
            "",
            "El estado en que está mientras anota; después vuelve al que tenía.",
            "The status of whoever writes up; afterwards they are back in the one they had.",
        )
        .example("\"anotando\""),
        Key::new(
            "wrap_up_extensions",
            Shape::Integer(0, 10),
            "0",
            "Cuántas veces puede alargarse ese tiempo.",
            "How often that time can be extended.",
        ),
        Key::new(
            "disposition_required",
            Shape::Flag,
            "false",
            "Si hay que elegir un motivo para terminar.",
            "Whether an end needs a disposition.",
        ),
        Key::new(
            "hours",
            Shape::Refer(Thing::Hours),
            "",
            "Cuándo hay alguien. Sin él, siempre.",
            "When somebody is there. Without it, always.",
        )
        .example("\"laboral\""),
        Key::new(
            "first_response",
            Shape::Span(Span::seconds(1), Span::days(365)),
            "",
            "En cuánto debe llegar la primera respuesta.",
            "How soon a first answer is due.",
        )
        .example("\"2m\""),
        Key::new(
            "warn_before",
            Shape::Span(Span::ZERO, Span::days(365)),
            "0s",
            "Cuánto antes avisa el panel.",
            "How long before that the panel warns.",
        ),
        Key::new(
            "acknowledge",
            Shape::Refer(Thing::Template),
            "",
            "La plantilla que se envía a quien abre una conversación.",
            "The template sent to whoever opens a conversation.",
        )
        .example("\"acuse\""),
        Key::new(
            "paused",
            Shape::Flag,
            "false",
            "Mientras sea true no se ofrece nada.",
            "While true, nothing is offered.",
        ),
    ],
    "Una cola: dónde espera el trabajo y cómo se reparte.",
    "A queue: where work waits, and how it is given out.",
)
.labelled();

pub(super) const WISH: Section = Section::new(
    &["queue", "*", "wish", "*"],
    &[
        Key::new("level", LEVEL, "0", "El nivel mínimo.", "The least level."),
        Key::new(
            "drop_rank",
            Shape::Integer(0, 1_000),
            "0",
            "Se renuncia primero al número mayor; los iguales caen juntos.",
            "The highest number is given up first; equal ones fall together.",
        ),
    ],
    "Una habilidad deseada, con su nombre: se renuncia a ella según espera el trabajo.",
    "A skill that is wished for, by its name: given up as work waits.",
);

pub(super) const STEP: Section = Section::new(
    &["queue", "*", "step", "*"],
    &[
        Key::new(
            "after",
            Shape::Span(Span::seconds(1), Span::days(365)),
            "",
            "La edad del trabajo, desde que empezó a esperar.",
            "The age of the work, from when it began to wait.",
        )
        .example("\"5m\"")
        .required(),
        Key::new(
            "to",
            Shape::Refer(Thing::Queue),
            "",
            "La cola a la que pasa.",
            "The queue it goes to.",
        )
        .example("\"general\"")
        .required(),
        Key::new(
            "skip_if_no_agent",
            Shape::Flag,
            "false",
            "Se salta mientras no haya nadie conectado de esa cola.",
            "Passed over while nobody of that queue is signed in.",
        ),
    ],
    "Un paso: a dónde va el trabajo cuando lleva cierto tiempo.",
    "A step: where work goes when it has reached an age.",
);

/// The words for how work counts.
pub(super) const KINDS: &[&str] = &["primary", "interruptible"];
