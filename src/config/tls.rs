//! `[tls]`: the desk's certificate, and the certificates it asks for.

use super::reader::Reader;
use super::secret::Secret;
use super::section::{Key, Section};
use super::shape::Shape;
use super::tree::Table;

/// How the desk proves who it is, and what it asks of clients.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tls {
    /// Own certificate and key; `None` means the desk makes its own.
    pub certificate: Option<Certificate>,
    /// Whether clients show certificates.
    pub client_certificates: ClientCertificates,
    /// Whose signature on them counts.
    pub client_ca: Option<Secret>,
    /// Names and addresses that the desk's own certificate is good for, besides this machine's.
    pub names: Vec<String>,
}

/// A certificate from outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// The chain, as PEM.
    pub chain: Secret,
    /// The key, as PEM.
    pub key: Secret,
}

/// Whether clients show certificates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClientCertificates {
    /// They are not asked.
    Off,
    /// They may, and what they show must be good.
    Accepted,
    /// They must.
    Required,
}

pub(super) fn read(tree: &Table) -> Tls {
    let at = Reader::root(tree, &SECTION);
    let own = at.file("cert_file").zip(at.file("key_file"));
    Tls {
        certificate: own.map(|(chain, key)| Certificate { chain, key }),
        client_certificates: match at.text("client_certificates").as_str() {
            "accepted" => ClientCertificates::Accepted,
            "required" => ClientCertificates::Required,
            _ => ClientCertificates::Off,
        },
        client_ca: at.file("client_ca_file"),
        names: at.texts("names"),
    }
}

pub(super) const SECTION: Section = Section::new(
    &["tls"],
    &[
        Key::new(
            "self_signed",
            Shape::Flag,
            "true",
            "La centralita crea su propia autoridad y su certificado. Con cert_file no hace falta.",
            "The desk makes its own authority and certificate. Not needed with cert_file.",
        ),
        Key::new(
            "cert_file",
            Shape::File,
            "",
            "Un certificado propio con su cadena, en PEM. Se vuelve a leer cuando cambia.",
            "A certificate of yours with its chain, as PEM. Read again when it changes.",
        )
        .example("\"/etc/centralita/tls/cert.pem\""),
        Key::new(
            "key_file",
            Shape::File,
            "",
            "Su clave, en PEM: una ruta o una credencial de systemd.",
            "Its key, as PEM: a path or a systemd credential.",
        )
        .example("{ credential = \"tls-key\" }"),
        Key::new(
            "client_certificates",
            Shape::Choice(&["off", "accepted", "required"]),
            "off",
            "Si los agentes presentan certificado: no, si quieren, o siempre.",
            "Whether agents show a certificate: never, if they like, or always.",
        )
        .restart(),
        Key::new(
            "client_ca_file",
            Shape::File,
            "",
            "La autoridad que firma los certificados de los agentes, en PEM.",
            "The authority that signs agents' certificates, as PEM.",
        )
        .example("\"/etc/centralita/tls/agents-ca.pem\"")
        .restart(),
        Key::new(
            "names",
            Shape::Texts,
            "",
            "Nombres y direcciones para los que vale el certificado que crea la centralita.",
            "Names and addresses that the desk's own certificate is good for.",
        )
        .example("[\"desk.example.test\"]"),
    ],
    "El certificado de la centralita y los que pide.",
    "The desk's certificate, and those it asks for.",
);
