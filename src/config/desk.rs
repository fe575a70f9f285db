//! `[desk]`: the company and what holds for all its queues.

use crate::domain::{Name, Span};

use super::reader::Reader;
use super::section::{Key, Section};
use super::server::LANGUAGES;
use super::shape::{Shape, Thing};
use super::tree::Table;

/// What holds for the whole desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Desk {
    /// The company's name, as customers read it.
    pub name: String,
    /// The language customers are written to in: `es` or `en`.
    pub language: String,
    /// The IANA zone of hours that name none.
    pub zone: String,
    /// Whether any channel takes in and sends messages at all.
    pub messaging: bool,
    /// The status after signing in.
    pub status_on_sign_in: Option<Name>,
    /// How long a lost connection is waited for.
    pub grace: Span,
    /// After so long without doing anything an agent is set to `idle_status`.
    pub idle_after: Option<Span>,
    /// See `idle_after`.
    pub idle_status: Option<Name>,
    /// How many pieces a minute a returning agent is given; zero means no limit.
    pub ramp_per_minute: u16,
    /// How many acknowledgements one address gets within `acknowledge_window`.
    pub acknowledgements_max: u16,
    /// See `acknowledgements_max`.
    pub acknowledge_window: Span,
    /// Where customers reach the desk, as `https://host`; empty where they are sent no links.
    pub url: String,
    /// How long a link to a survey can be answered.
    pub survey_within: Span,
}

pub(super) fn read(tree: &Table) -> Desk {
    let at = Reader::root(tree, &SECTION);
    Desk {
        name: at.text("name"),
        language: at.text("language"),
        zone: at.text("zone"),
        messaging: at.flag("messaging"),
        status_on_sign_in: at.name("status_on_sign_in"),
        grace: at.span("grace"),
        idle_after: at.maybe_span("idle_after"),
        idle_status: at.name("idle_status"),
        ramp_per_minute: at.integer("ramp_per_minute"),
        acknowledgements_max: at.integer("acknowledgements_max"),
        acknowledge_window: at.span("acknowledge_window"),
        url: at.text("url"),
        survey_within: at.span("survey_within"),
    }
}

pub(super) const SECTION: Section = Section::new(
    &["desk"],
    &[
        Key::new(
            "name",
            Shape::Text(200),
            "",
            "El nombre de la empresa, como lo leen los clientes.",
            "The company's name, as customers read it.",
        )
        .example("\"Ejemplo, S. L.\"").in_english("\"Example Ltd\""),
        Key::new(
            "language",
            Shape::Choice(LANGUAGES),
            "es",
            "El idioma en que se escribe a los clientes.",
            "The language customers are written to in.",
        ),
        Key::new(
            "zone",
            Shape::Zone,
            "Europe/Madrid",
            "La zona horaria de los horarios que no dicen otra.",
            "The time zone of opening hours that name none.",
        ),
        Key::new(
            "messaging",
            Shape::Flag,
            "true",
            "Si entran y salen mensajes; false apaga todos los canales a la vez.",
            "Whether messages come in and leave; false switches all channels off at once.",
        ),
        Key::new(
            "status_on_sign_in",
            Shape::Refer(Thing::Status),
            "",
            "El estado de un agente al entrar. Sin él, el primero que recibe trabajo, por su nombre.",
            "An agent's status after signing in. Without it, the first by name that takes work.",
        )
        .example("\"available\""),
        Key::new(
            "grace",
            Shape::Span(Span::seconds(1), Span::hours(1)),
            "60s",
            "Cuánto se espera a un agente que ha perdido la conexión.",
            "How long an agent's lost connection is waited for.",
        ),
        Key::new(
            "idle_after",
            Shape::Span(Span::minutes(1), Span::days(1)),
            "",
            "Tras este tiempo sin hacer nada, el agente pasa a idle_status.",
            "After so long without doing anything, an agent is set to idle_status.",
        )
        .example("\"15m\""),
        Key::new(
            "idle_status",
            Shape::Refer(Thing::Status),
            "",
            "El estado de quien lleva idle_after sin hacer nada.",
            "The status of whoever did nothing for idle_after.",
        )
        .example("\"away\""),
        Key::new(
            "ramp_per_minute",
            Shape::Integer(0, 1_000),
            "6",
            "Cuántas conversaciones por minuto recibe como mucho quien vuelve; 0 es sin límite.",
            "How many pieces a minute a returning agent is given at most; 0 is no limit.",
        ),
        Key::new(
            "acknowledgements_max",
            Shape::Integer(0, 100),
            "3",
            "Cuántos acuses de recibo recibe una dirección dentro de acknowledge_window.",
            "How many acknowledgements one address gets within acknowledge_window.",
        ),
        Key::new(
            "acknowledge_window",
            Shape::Span(Span::minutes(1), Span::days(30)),
            "1d",
            "El plazo en que se cuentan los acuses de recibo.",
            "The time in which acknowledgements are counted.",
        ),
        Key::new(
            "url",
            Shape::Text(260),
            "",
            "Dónde llegan los clientes a la centralita con su navegador; allí llevan los enlaces {survey} y los de los ficheros que un canal no admite.",
            "Where customers reach the desk with their browsers; {survey} links lead there, and those of files that a channel does not carry.",
        )
        .example("\"https://ayuda.example.com\"").in_english("\"https://help.example.com\""),
        Key::new(
            "survey_within",
            Shape::Span(Span::hours(1), Span::days(90)),
            "14d",
            "Cuánto tiempo se puede contestar a un enlace {survey}; solo se contesta una vez.",
            "How long a {survey} link can be answered; it is answered once.",
        ),
    ],
    "La empresa, y lo que vale para todas las colas.",
    "The company, and what holds for all queues.",
);
