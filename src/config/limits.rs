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
    /// Failed attempts to sign in from one address that come without a wait.
    pub failed_sign_ins: u32,
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
        failed_sign_ins: at.integer("failed_sign_ins"),
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
            "Conexiones de agentes y programas a la vez; desde una misma dirección, tres cuartas partes.",
            "Connections of agents and programs at once; three quarters of them from one address.",
        )
        .restart(),
        Key::new(
            "sessions_per_person",
            Shape::Integer(1, 1_000),
            "20",
            "Sesiones de una persona a la vez; la siguiente no entra hasta que se cierre alguna.",
            "Sessions of one person at once; the next one waits outside until one is closed.",
        ),
        Key::new(
            "requests_per_second",
            Shape::Integer(1, 100_000),
            "500",
            "Peticiones por segundo de una conexión, a la larga; las que pasan de ahí esperan su turno.",
            "Requests a second of one connection, in the long run; those beyond wait for their turn.",
        ),
        Key::new(
            "requests_burst",
            Shape::Integer(1, 100_000),
            "1000",
            "Peticiones seguidas de una conexión antes de que cuente ese ritmo.",
            "Requests of one connection in a row before that pace counts.",
        ),
        Key::new(
            "attachment",
            Shape::Bytes(1 << 10, 1 << 32),
            "25MB",
            "El fichero más grande que un agente o un programa puede adjuntar.",
            "The largest file that an agent or a program can attach.",
        ),
        Key::new(
            "failed_sign_ins",
            Shape::Integer(5, 10_000),
            "40",
            "Intentos fallidos de entrar desde una dirección antes de que cada uno más tenga que esperar, hasta un minuto.",
            "Failed attempts to sign in from one address before each further one has to wait, up to a minute.",
        ),
        Key::new(
            "password_checks",
            Shape::Integer(1, 64),
            "2",
            "Contraseñas que se comprueban a la vez; cada una ocupa unos 20 MB mientras dura.",
            "Passwords checked at once; each takes about 20 MB while it lasts.",
        )
        .restart(),
    ],
    "Cuánto puede pedir un cliente, y cuánto todos.",
    "How much one client, and all of them, may ask.",
);
