//! A server of theirs that we call: where it is, how the way there is kept private, who we are there.

use zeroize::Zeroizing;

use crate::domain::secret::Secret;

use super::partner::place::{self, Place};
use super::settings::{Flaw, Reader};

/// Where a server is and how it is spoken to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// Its name or address.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the way there is kept private.
    pub security: Security,
    /// Who we are there; none where it knows us by our address.
    pub login: Option<Login>,
    /// A file with the authorities that its certificate is checked by, besides the system's; empty
    /// for none.
    pub authorities: String,
}

/// A server of theirs that a channel calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Called {
    /// For the mail that it keeps.
    Imap(Server),
    /// To hand mail over.
    Smtp(Server),
    /// To post something.
    Http(Place),
}

impl Called {
    /// Its host and port.
    pub fn place(&self) -> (&str, u16) {
        match self {
            Self::Imap(server) | Self::Smtp(server) => (&server.host, server.port),
            Self::Http(place) => (&place.host, place.port),
        }
    }

    /// Whether it has to show a certificate.
    pub fn is_private(&self) -> bool {
        match self {
            Self::Imap(server) | Self::Smtp(server) => server.security != Security::Clear,
            Self::Http(place) => place.secure,
        }
    }

    /// The server where somebody signs in, where it is one.
    pub fn server(&self) -> Option<&Server> {
        match self {
            Self::Imap(server) | Self::Smtp(server) => Some(server),
            Self::Http(_) => None,
        }
    }
}

/// How the way to a server is kept private.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Security {
    /// TLS from the first byte.
    Tls,
    /// TLS once the server was asked for it; without it nothing is said.
    StartTls,
    /// Nothing is hidden.
    Clear,
}

/// Who we are at a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Login {
    /// The name.
    pub user: String,
    /// Where its password is found, each time it is needed.
    pub password: Secret,
    /// Whether what is said to the server is a token (XOAUTH2), and no password.
    pub is_token: bool,
    /// How the desk gets such tokens by itself: then what is found is what they are asked for with. None
    /// where somebody else renews the token there.
    pub renewal: Option<Box<Renewal>>,
}

/// Where access tokens come from (RFC 6749, 6).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renewal {
    /// The token endpoint.
    pub place: Place,
    /// Who the desk is there.
    pub client: String,
    /// By what it proves that, where it has to.
    pub secret: Option<Secret>,
    /// What is asked for; empty for what was granted first.
    pub scope: String,
}

/// What is said to a server to sign in.
#[derive(Clone)]
pub struct Proof {
    /// The password or token.
    pub word: Zeroizing<String>,
    /// Whether it was got earlier: where it is refused, another one may not be.
    pub is_kept: bool,
}

/// Why there is nothing to sign in with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unproven {
    /// Our own secret cannot be read.
    Secret(String),
    /// No token is granted any more: somebody has to do something.
    Refused(String),
    /// The token endpoint's certificate is not one that we believe.
    Distrusted(String),
    /// The token endpoint was not reached, or did not answer as one does.
    Failed(String),
}

impl Unproven {
    /// In whose words.
    pub fn why(&self) -> &str {
        match self {
            Self::Secret(why) | Self::Refused(why) | Self::Distrusted(why) | Self::Failed(why) => {
                why
            }
        }
    }
}

/// A mailbox that a server keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imap {
    /// Where.
    pub server: Server,
    /// Which of its folders.
    pub folder: String,
    /// What is done with the mail that lies there when the folder is first seen.
    pub existing: Existing,
}

/// What is done with mail that was there before the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// What nobody has read is work, the rest stays where it is.
    Unread,
    /// All of it is work.
    All,
    /// All of it is kept to be found, and none of it is work.
    History,
    /// It stays where it is.
    Nothing,
}

/// The keys that say where a server is; the same names with another word before them for each.
#[derive(Clone, Copy, Debug)]
pub struct Keys {
    /// `host` or `host:port`.
    pub host: &'static str,
    /// How the way there is kept private.
    pub security: &'static str,
    /// Who we are there.
    pub user: &'static str,
    /// Our password there.
    pub password: &'static str,
    /// Whether it is a password or a token.
    pub proof: &'static str,
    /// The port for TLS from the first byte.
    pub tls_port: u16,
    /// The ports where a server expects to be asked for TLS; the first is taken where none is given.
    pub starttls_ports: &'static [u16],
    /// Whether TLS from the first byte is what is meant when nothing is said.
    pub tls_first: bool,
}

/// What each way to keep private is called in the settings.
pub const SECURITY: &[&str] = &["tls", "starttls", "none"];

/// What each way to sign in is called in the settings.
pub const PROOFS: &[&str] = &["password", "xoauth2"];

/// Reads where a server is; none when the key is absent or anything is wrong.
///
/// A password never crosses a wire in clear: without TLS the server has to be on this machine or
/// know us without one.
pub fn read(reader: &mut Reader<'_>, keys: &Keys) -> Option<Server> {
    let written = reader.text(keys.host);
    let security = reader.choice(keys.security, SECURITY);
    let user = reader.text(keys.user);
    let password = reader.secret(keys.password);
    let proof = reader.choice(keys.proof, PROOFS);
    let authorities = reader.text(AUTHORITIES);
    let renewal = renewal(reader, &authorities).filter(|_| proof != Some("password"));
    let is_token = proof == Some("xoauth2") || renewal.is_some();
    if written.is_empty() {
        return None;
    }
    let Some((host, port)) = host_and_port(&written) else {
        reader.complain(keys.host, Flaw::Value("host"));
        return None;
    };
    let login = match (user.is_empty(), password) {
        (false, Some(password)) => Some(Login {
            user,
            password,
            is_token,
            renewal,
        }),
        (true, None) => None,
        (false, None) => {
            reader.complain(keys.password, Flaw::Value("pair"));
            None
        }
        (true, Some(_)) => {
            reader.complain(keys.user, Flaw::Value("pair"));
            None
        }
    };
    let security = match security {
        Some("tls") => Security::Tls,
        Some("starttls") => Security::StartTls,
        Some(_) => Security::Clear,
        None => usual(port, keys),
    };
    if security == Security::Clear && login.is_some() && !is_here(&host) {
        reader.complain(keys.security, Flaw::Value("clear"));
    }
    let port = port.unwrap_or(match security {
        Security::Tls => keys.tls_port,
        _ => keys.starttls_ports[0],
    });
    Some(Server {
        host,
        port,
        security,
        login,
        authorities,
    })
}

/// How tokens are renewed, where the settings say so.
fn renewal(reader: &mut Reader<'_>, authorities: &str) -> Option<Box<Renewal>> {
    let url = reader.text(TOKEN_URL);
    let client = reader.text(CLIENT_ID);
    let secret = reader.secret(CLIENT_SECRET);
    let scope = reader.text(TOKEN_SCOPE);
    if url.is_empty() {
        return None;
    }
    if client.is_empty() {
        reader.complain(CLIENT_ID, Flaw::Missing);
    }
    // Whoever writes a URL into the settings means that very host.
    match place::parse(&url, true, authorities.to_owned()) {
        Ok(place) => Some(Box::new(Renewal {
            place,
            client,
            secret,
            scope,
        })),
        Err(word) => {
            reader.complain(TOKEN_URL, Flaw::Value(word));
            None
        }
    }
}

fn usual(port: Option<u16>, keys: &Keys) -> Security {
    match port {
        Some(port) if port == keys.tls_port => Security::Tls,
        Some(port) if keys.starttls_ports.contains(&port) => Security::StartTls,
        _ if keys.tls_first => Security::Tls,
        _ => Security::StartTls,
    }
}

/// `host`, `host:port`, `[v6]` or `[v6]:port`.
fn host_and_port(written: &str) -> Option<(String, Option<u16>)> {
    let (host, port) = match written.strip_prefix('[') {
        Some(rest) => {
            let (host, rest) = rest.split_once(']')?;
            host.parse::<std::net::Ipv6Addr>().ok()?;
            (
                host,
                rest.strip_prefix(':').or((rest.is_empty()).then_some("")),
            )
        }
        None => match written.split_once(':') {
            Some((host, port)) => (host, Some(port)),
            None => (written, Some("")),
        },
    };
    let port = match port? {
        "" if written.ends_with(':') => return None,
        "" => None,
        port => Some(port.parse().ok().filter(|port| *port != 0)?),
    };
    let fine = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ':');
    (!host.is_empty() && host.len() <= HOST_BYTES_MAX && host.chars().all(fine))
        .then(|| (host.to_owned(), port))
}

/// Whether a host is this machine.
fn is_here(host: &str) -> bool {
    host == "localhost"
        || host
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

/// The key for a file with authorities.
pub const AUTHORITIES: &str = "authorities";

/// The key for the token endpoint.
pub const TOKEN_URL: &str = "token_url";

/// The key for who the desk is there.
pub const CLIENT_ID: &str = "client_id";

/// The key for what proves that.
pub const CLIENT_SECRET: &str = "client_secret";

/// The key for what is asked for there.
pub const TOKEN_SCOPE: &str = "token_scope";

/// The longest name of a host (RFC 1035, 2.3.4).
const HOST_BYTES_MAX: usize = 253;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::channels::settings::{Problem, Setting};

    const KEYS: Keys = Keys {
        host: "smtp",
        security: "smtp_security",
        user: "user",
        password: "password",
        proof: "sign_in",
        tls_port: 465,
        starttls_ports: &[587, 25],
        tls_first: false,
    };

    const KNOWN: &[&str] = &["smtp", "smtp_security", "user", "password", "authorities"];

    fn server(text: &str) -> Result<Server, Vec<Problem>> {
        let table: toml::Table = text.parse().expect("valid TOML");
        assert!(table.keys().all(|key| KNOWN.contains(&key.as_str())));
        let settings: &'static [Setting] = Box::leak(
            KNOWN
                .iter()
                .map(|key| Setting {
                    key,
                    shape: crate::channels::settings::Shape::Text,
                    required: false,
                    example: "",
                    help: "",
                })
                .collect(),
        );
        let mut reader = Reader::new(&table, settings);
        let server = read(&mut reader, &KEYS);
        reader.finish(())?;
        Ok(server.expect("a host was given"))
    }

    fn flaw(text: &str) -> (String, Flaw) {
        let mut problems = server(text).expect_err("refused");
        let problem = problems.remove(0);
        (problem.key, problem.flaw)
    }

    #[test]
    fn the_port_says_how_private_where_nothing_else_does() {
        let of = |text: &str| {
            let server = server(text).expect("taken");
            (server.port, server.security)
        };
        assert_eq!(of("smtp = 'a.test'"), (587, Security::StartTls));
        assert_eq!(of("smtp = 'a.test:465'"), (465, Security::Tls));
        assert_eq!(of("smtp = 'a.test:2525'"), (2525, Security::StartTls));
        assert_eq!(
            of("smtp = '[::1]:25'\nsmtp_security = 'none'"),
            (25, Security::Clear)
        );
        assert_eq!(
            of("smtp = 'a.test'\nsmtp_security = 'tls'"),
            (465, Security::Tls)
        );
    }

    #[test]
    fn a_password_never_crosses_a_wire_in_clear() {
        let login = "user = 'u'\npassword = { file = '/p' }\nsmtp_security = 'none'";
        assert_eq!(
            flaw(&format!("smtp = 'a.test'\n{login}")),
            ("smtp_security".to_owned(), Flaw::Value("clear"))
        );
        assert!(server(&format!("smtp = '127.0.0.1:25'\n{login}")).is_ok());
        assert!(server("smtp = 'relay.test:25'\nsmtp_security = 'none'").is_ok());
    }

    #[test]
    fn a_name_without_a_password_is_told_by_the_key_that_is_missing() {
        assert_eq!(
            flaw("smtp = 'a.test'\nuser = 'u'"),
            ("password".to_owned(), Flaw::Value("pair"))
        );
        assert_eq!(
            flaw("smtp = 'a.test'\npassword = 'p'"),
            ("user".to_owned(), Flaw::Value("pair"))
        );
    }

    #[test]
    fn what_is_no_host_is_refused() {
        for host in [
            "a b",
            "a.test:",
            "a.test:0",
            "a.test:70000",
            "[::1",
            "smtp://a.test",
            "::1",
        ] {
            let (key, flaw) = flaw(&format!("smtp = '{host}'"));
            assert_eq!(
                (key.as_str(), flaw),
                ("smtp", Flaw::Value("host")),
                "{host}"
            );
        }
    }
}
