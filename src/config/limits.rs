//! `[limits]`: how much one client, and all of them, may ask.

use super::reader::Reader;
use super::section::{Key, Section};
use super::shape::Shape;
use super::tree::Table;

/// How much clients may ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Connections at once.
    pub sessions: u32,
    /// Connections of one person at once.
    pub sessions_per_person: u32,
    /// Requests a second of one connection, in the long run.
    pub requests_per_second: u32,
    /// Requests at once of one connection.
    pub requests_burst: u32,
    /// The largest attachment, in bytes.
    pub attachment: u64,
    /// Attempts to sign in a minute from one address.
    pub sign_ins_per_minute: u32,
    /// Passwords hashed at once; each takes about 20 MB of memory.
    pub password_checks: u32,
}

pub(super) fn read(tree: &Table) -> Limits {
    let at = Reader::root(tree, &SECTION);
    Limits {
        sessions: at.integer("sessions"),
        sessions_per_person: at.integer("sessions_per_person"),
        requests_per_second: at.integer("requests_per_second"),
        requests_burst: at.integer("requests_burst"),
        attachment: at.bytes("attachment"),
        sign_ins_per_minute: at.integer("sign_ins_per_minute"),
        password_checks: at.integer("password_checks"),
    }
}

pub(super) const SECTION: Section = Section::new(
    &["limits"],
    &[
        Key::new(
            "sessions",
            Shape::Integer(1, 100_000),
            "2000",
            "Conexiones de agentes y programas a la vez.",
            "Connections of agents and programs at once.",
        ),
        Key::new(
            "sessions_per_person",
            Shape::Integer(1, 1_000),
            "20",
            "Conexiones de una persona a la vez.",
            "Connections of one person at once.",
        ),
        Key::new(
            "requests_per_second",
            Shape::Integer(1, 100_000),
            "50",
            "Peticiones por segundo de una conexión, a la larga.",
            "Requests a second of one connection, in the long run.",
        ),
        Key::new(
            "requests_burst",
            Shape::Integer(1, 100_000),
            "200",
            "Peticiones seguidas de una conexión.",
            "Requests at once of one connection.",
        ),
        Key::new(
            "attachment",
            Shape::Bytes(1_000, 1 << 32),
            "25MB",
            "El fichero adjunto más grande.",
            "The largest attachment.",
        ),
        Key::new(
            "sign_ins_per_minute",
            Shape::Integer(1, 10_000),
            "30",
            "Intentos de entrar por minuto desde una dirección.",
            "Attempts to sign in a minute from one address.",
        ),
        Key::new(
            "password_checks",
            Shape::Integer(1, 64),
            "2",
            "Contraseñas que se comprueban a la vez; cada una ocupa unos 20 MB.",
            "Passwords checked at once; each takes about 20 MB.",
        )
        .restart(),
    ],
    "Cuánto puede pedir un cliente, y cuánto todos.",
    "How much one client, and all of them, may ask.",
);
