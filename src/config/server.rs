//! `[server]`: where the desk listens and how it is reached.

use std::net::SocketAddr;

use super::reader::Reader;
use super::secret::Secret;
use super::section::{Key, Section};
use super::shape::Shape;
use super::tree::Table;

/// Where the desk listens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// Agents over TLS; `None` means nobody can connect from elsewhere.
    pub agents: Option<SocketAddr>,
    /// Browsers, webhooks and the API over TLS.
    pub https: Option<SocketAddr>,
    /// The same without encryption.
    pub http: Option<SocketAddr>,
    /// Mail servers that hand mail over; `None` means none can.
    pub lmtp: Option<SocketAddr>,
    /// A local socket for the same; empty for none.
    pub lmtp_socket: String,
    /// Permissions of the control socket.
    pub control_permissions: u32,
    /// What a reader of the metrics from elsewhere must show.
    pub metrics_token: Option<Secret>,
}

pub(super) fn read(tree: &Table) -> Server {
    let at = Reader::root(tree, &SECTION);
    Server {
        agents: at.address("agents"),
        https: at.address("https"),
        http: at.address("http"),
        lmtp: at.address("lmtp"),
        lmtp_socket: at.text("lmtp_socket"),
        control_permissions: at.permissions("control_permissions"),
        metrics_token: at.secret("metrics_token"),
    }
}

pub(super) const SECTION: Section = Section::new(
    &["server"],
    &[
        Key::new(
            "agents",
            Shape::Address,
            "127.0.0.1:7443",
            "Dónde se conectan los agentes, con TLS. El puerto 0 elige uno libre; \"\" no escucha.",
            "Where agents connect, over TLS. Port 0 picks a free one; \"\" does not listen.",
        )
        .restart(),
        Key::new(
            "https",
            Shape::Address,
            "127.0.0.1:8443",
            "Dónde se conectan navegadores, avisos de proveedores y la API, con TLS.",
            "Where browsers, webhooks and the API connect, over TLS.",
        )
        .restart(),
        Key::new(
            "http",
            Shape::Address,
            "",
            "Lo mismo sin cifrar. Solo para este equipo, salvo que http_from_elsewhere lo permita.",
            "The same without encryption. This machine only, unless http_from_elsewhere allows more.",
        )
        .example("\"127.0.0.1:7480\"")
        .restart(),
        Key::new(
            "http_from_elsewhere",
            Shape::Flag,
            "false",
            "Permite que http escuche más allá de este equipo. Solo detrás de un proxy que ponga el TLS.",
            "Lets http listen beyond this machine. Only behind a proxy that adds TLS.",
        )
        .restart(),
        Key::new(
            "lmtp",
            Shape::Address,
            "127.0.0.1:2424",
            "Dónde entrega el correo un servidor, por LMTP. Solo se abre si algún canal tiene lmtp = true.",
            "Where a mail server hands mail over, by LMTP. Opened only if some channel has lmtp = true.",
        )
        .restart(),
        Key::new(
            "lmtp_socket",
            Shape::Text(107),
            "",
            "Zócalo local para lo mismo, además de esa dirección. Entran su dueño y su grupo: el servidor de correo ha de ser de él.",
            "Local socket for the same, beside that address. Its owner and its group get in: the mail server has to be of it.",
        )
        .example("\"/run/centralita/lmtp.sock\"")
        .restart(),
        Key::new(
            "control_permissions",
            Shape::Permissions,
            "0660",
            "Permisos del zócalo de control; quien entra administra la centralita. Solo entran root, su usuario y su grupo.",
            "Permissions of the control socket; whoever comes in administers the desk. Only root, its user and its group do.",
        )
        .restart(),
        Key::new(
            "metrics_token",
            Shape::Secret,
            "",
            "Lo que debe presentar quien lee las métricas desde otro equipo. Sin él, solo se leen desde este.",
            "What a reader of the metrics on another machine must show. Without it, only this one may.",
        )
        .example("{ credential = \"metrics-token\" }"),
    ],
    "Dónde escucha la centralita y cómo se llega a ella.",
    "Where the desk listens and how it is reached.",
);

/// The languages the desk speaks.
pub(super) const LANGUAGES: &[&str] = &["es", "en"];
