//! Finding the mail servers of a domain: what DNS says of it (RFC 6186, RFC 8314), and which servers answer.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use mail_auth::hickory_resolver::TokioResolver;
use mail_auth::hickory_resolver::proto::rr::{Name, RData, RecordType};
use rustls_pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncReadExt};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;

use super::dns::resolver;
use super::trust;

/// A host and a port.
pub type Place = (String, u16);

/// What DNS says of a domain; nothing where it could not be asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// Who takes its mail in, the first choice first.
    pub exchangers: Vec<String>,
    /// Where mail is fetched over IMAP, private from the first byte.
    pub imap: Vec<Place>,
    /// Where mail is handed in, private from the first byte.
    pub submission_tls: Vec<Place>,
    /// Where mail is handed in, private on request.
    pub submission: Vec<Place>,
}

/// How the way to a server is kept private.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// From the first byte.
    Tls,
    /// On request, after it said who it is.
    StartTls,
}

/// Asks one DNS server about a domain; each question is waited for `patience` at most.
pub async fn named(server: SocketAddr, domain: &str, patience: Duration) -> Named {
    let Ok(resolver) = resolver(server, patience, RECORDS_KEPT_MAX) else {
        return Named::default();
    };
    let services = async |service: &str| {
        let found = ask(
            &resolver,
            &format!("{service}._tcp.{domain}"),
            RecordType::SRV,
            patience,
        )
        .await;
        let mut ranked: Vec<(u16, Place)> = found
            .into_iter()
            .filter_map(|data| match data {
                // A lone dot says that there is no such service (RFC 2782).
                RData::SRV(it) if !it.target.is_root() => {
                    Some((it.priority, (plain(&it.target), it.port)))
                }
                _ => None,
            })
            .collect();
        ranked.sort();
        ranked
            .into_iter()
            .map(|(_, place)| place)
            .take(PLACES_MAX)
            .collect()
    };
    let exchangers = ask(&resolver, domain, RecordType::MX, patience);
    let (exchangers, imap, submission_tls, submission) = tokio::join!(
        exchangers,
        services("_imaps"),
        services("_submissions"),
        services("_submission"),
    );
    let mut ranked: Vec<(u16, String)> = exchangers
        .into_iter()
        .filter_map(|data| match data {
            RData::MX(it) => Some((it.preference, plain(&it.exchange))),
            _ => None,
        })
        .collect();
    ranked.sort();
    Named {
        exchangers: ranked
            .into_iter()
            .map(|(_, name)| name)
            .take(PLACES_MAX)
            .collect(),
        imap,
        submission_tls,
        submission,
    }
}

/// Whether a mail server greets at a place, over a certificate that is believed where it is private from
/// the first byte. Nothing is said to it. `patience` is for the whole of it.
pub async fn greets(place: &Place, way: Way, patience: Duration) -> bool {
    timeout(patience, greeting(place, way))
        .await
        .unwrap_or(false)
}

async fn greeting(place: &Place, way: Way) -> bool {
    let Ok(tcp) = TcpStream::connect((place.0.as_str(), place.1)).await else {
        return false;
    };
    match way {
        Way::StartTls => is_mail(tcp).await,
        Way::Tls => {
            let Ok(config) = trust::client("") else {
                return false;
            };
            let Ok(name) = ServerName::try_from(place.0.clone()) else {
                return false;
            };
            match TlsConnector::from(Arc::clone(&config))
                .connect(name, tcp)
                .await
            {
                Ok(private) => is_mail(private).await,
                Err(_) => false,
            }
        }
    }
}

/// Servers of both kinds speak first (RFC 9051, 7.1.5; RFC 5321, 3.1).
async fn is_mail(mut line: impl AsyncRead + Unpin) -> bool {
    let mut said = [0; GREETING_BYTES];
    match line.read_exact(&mut said).await {
        Ok(_) => said.starts_with(b"* OK") || said.starts_with(b"220"),
        Err(_) => false,
    }
}

/// The DNS servers that the text of a `resolv.conf` names.
pub fn resolvers(text: &str) -> Vec<SocketAddr> {
    let lines = text
        .lines()
        .filter_map(|line| line.trim().strip_prefix("nameserver"));
    let addresses = lines.filter_map(|rest| rest.trim().parse::<IpAddr>().ok());
    addresses
        .map(|address| SocketAddr::new(address, DNS_PORT))
        .take(RESOLVERS_MAX)
        .collect()
}

async fn ask(
    resolver: &TokioResolver,
    name: &str,
    kind: RecordType,
    patience: Duration,
) -> Vec<RData> {
    let Ok(name) = Name::from_ascii(format!("{name}.")) else {
        return Vec::new();
    };
    match timeout(patience, resolver.lookup(name, kind)).await {
        Ok(Ok(found)) => found
            .answers()
            .iter()
            .map(|record| record.data.clone())
            .take(RECORDS_MAX)
            .collect(),
        _ => Vec::new(),
    }
}

/// A host's name without the dot at its end, in small letters.
fn plain(name: &Name) -> String {
    name.to_ascii().trim_end_matches('.').to_ascii_lowercase()
}

/// As much as a greeting has to have for one to know it by.
const GREETING_BYTES: usize = 4;

/// Where DNS servers listen (RFC 1035, 4.2).
const DNS_PORT: u16 = 53;

/// How many DNS servers are tried.
const RESOLVERS_MAX: usize = 3;

/// How many records of an answer are looked at.
const RECORDS_MAX: usize = 32;

/// How many records are remembered while a domain is looked up.
const RECORDS_KEPT_MAX: u64 = 32;

/// How many servers of a kind are tried.
const PLACES_MAX: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::AsyncWriteExt;
    use tokio::net::TcpListener;

    const PATIENCE: Duration = Duration::from_secs(5);

    async fn server(says: &'static [u8]) -> Place {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("bound").port();
        tokio::spawn(async move {
            while let Ok((mut tcp, _)) = listener.accept().await {
                let _ = tcp.write_all(says).await;
            }
        });
        ("127.0.0.1".to_owned(), port)
    }

    #[tokio::test]
    async fn a_mail_server_is_known_by_how_it_greets() {
        for (says, is) in [
            (&b"220 mail.example.com ESMTP\r\n"[..], true),
            (b"* OK IMAP4rev2\r\n", true),
            (b"HTTP/1.1 400 Bad Request\r\n", false),
            (b"22", false),
        ] {
            let place = server(says).await;
            assert_eq!(greets(&place, Way::StartTls, PATIENCE).await, is);
        }
    }

    #[tokio::test]
    async fn who_speaks_in_clear_where_it_should_be_private_is_not_taken() {
        let place = server(b"220 mail.example.com ESMTP\r\n").await;
        assert!(!greets(&place, Way::Tls, PATIENCE).await);
    }

    #[tokio::test]
    async fn nobody_there_is_no_server() {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("bound").port();
        drop(listener);
        assert!(!greets(&("127.0.0.1".to_owned(), port), Way::StartTls, PATIENCE).await);
    }

    #[tokio::test]
    async fn a_dns_server_that_says_nothing_leaves_nothing_named() {
        let socket = tokio::net::UdpSocket::bind("127.0.0.1:0")
            .await
            .expect("a port");
        let server = socket.local_addr().expect("bound");
        let found = named(server, "example.com", Duration::from_millis(50)).await;
        assert_eq!(found, Named::default());
    }

    #[test]
    fn the_machines_own_dns_servers_are_read() {
        let text = "# x\nnameserver 192.0.2.1\nnameserver 2001:db8::1\nsearch example.com\nnameserver fe80::1%eth0\n";
        let found: Vec<String> = resolvers(text).iter().map(ToString::to_string).collect();
        assert_eq!(found, ["192.0.2.1:53", "[2001:db8::1]:53"]);
    }
}
