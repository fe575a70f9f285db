//! One HTTP request to one place: no redirects, bounded in time and size, and told how far it came.

pub mod fetch;

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::http::header::{
    CONTENT_LENGTH, CONTENT_TYPE, HOST, HeaderValue, RETRY_AFTER, USER_AGENT,
};
use axum::http::{Method, Request};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use rustls_pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpStream, lookup_host};
use tokio::time::{error::Elapsed, timeout};
use tokio_rustls::TlsConnector;

use super::fingerprint::Fingerprint;
use super::pin::connect_as_browser;
use super::{shown, trust};

/// Where a request goes.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// Under TLS.
    pub secure: bool,
    /// The host's name or address, without brackets.
    pub host: &'a str,
    /// Its port.
    pub port: u16,
    /// Path and query.
    pub path: &'a str,
    /// It may be on a network that the internet does not reach.
    pub private: bool,
    /// A file with authorities of one's own; empty for the system's.
    pub authorities: &'a str,
}

/// How long each step may take.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// Finding the host, connecting, and the handshake, each.
    pub connect_within: Duration,
    /// From the first byte sent to the last one read.
    pub answer_within: Duration,
    /// The most that is read of an answer's body, in bytes; more is cut off.
    pub body_bytes_max: usize,
}

/// What came of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Posted {
    /// It was answered.
    Answered {
        /// The status.
        status: u16,
        /// After how many seconds it may be tried again, where that was said.
        retry_after: Option<u64>,
        /// The beginning of the body.
        body: Vec<u8>,
    },
    /// Nothing was sent.
    Failed(String),
    /// Nothing was sent: the certificate is not believed.
    Distrusted(String),
    /// Some of it was sent, and nobody knows what became of it.
    Lost(String),
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            connect_within: Duration::from_secs(10),
            answer_within: Duration::from_secs(20),
            body_bytes_max: 64 * 1024,
        }
    }
}

/// Posts JSON with these headers beside the usual ones. A redirect is an answer like any other.
pub async fn post(
    target: &Target<'_>,
    headers: &[(&'static str, &str)],
    body: &[u8],
    patience: &Patience,
) -> Posted {
    post_as("application/json", target, headers, body, patience).await
}

/// Posts a form that is encoded already.
pub async fn post_form(
    target: &Target<'_>,
    headers: &[(&'static str, &str)],
    form: &[u8],
    patience: &Patience,
) -> Posted {
    let kind = "application/x-www-form-urlencoded";
    post_as(kind, target, headers, form, patience).await
}

/// Posts JSON to a door of this program itself, known by its key where it is one under TLS.
pub async fn post_to_own(
    address: SocketAddr,
    key: Option<Fingerprint>,
    path: &str,
    body: &[u8],
    patience: &Patience,
) -> Posted {
    let host = address.ip().to_string();
    let target = Target {
        secure: key.is_some(),
        host: &host,
        port: address.port(),
        path,
        private: true,
        authorities: "",
    };
    match request("application/json", &target, &[], body) {
        Ok(request) => ask_own(address, key, request, patience).await,
        Err(why) => Posted::Failed(why),
    }
}

/// Reads a page of this program itself, by the same door.
pub async fn get_from_own(
    address: SocketAddr,
    key: Option<Fingerprint>,
    path: &str,
    patience: &Patience,
) -> Posted {
    let request = Request::builder()
        .uri(path)
        .header(HOST, address.to_string())
        .body(Body::empty());
    match request {
        Ok(request) => ask_own(address, key, request, patience).await,
        Err(error) => Posted::Failed(error.to_string()),
    }
}

async fn ask_own(
    address: SocketAddr,
    key: Option<Fingerprint>,
    request: Request<Body>,
    patience: &Patience,
) -> Posted {
    let Some(key) = key else {
        return match connect_to(&[address], true, patience).await {
            Ok(stream) => exchange(stream, request, patience).await,
            Err(error) => Posted::Failed(error.to_string()),
        };
    };
    match connect_as_browser(address, key, patience.connect_within).await {
        Ok(stream) => exchange(stream, request, patience).await,
        Err(error) => Posted::Failed(error.to_string()),
    }
}

/// Connects as far as its handshake, and goes again: for what it shows of itself on the way. Nothing is asked.
pub async fn look(target: &Target<'_>, patience: &Patience) -> io::Result<()> {
    let stream = connect(target, patience).await?;
    if target.secure {
        let stream = secured(target, stream, patience).await?;
        shown::note(target.host, target.port, stream.get_ref().1);
    }
    Ok(())
}

async fn post_as(
    kind: &'static str,
    target: &Target<'_>,
    headers: &[(&'static str, &str)],
    body: &[u8],
    patience: &Patience,
) -> Posted {
    let request = match request(kind, target, headers, body) {
        Ok(request) => request,
        Err(why) => return Posted::Failed(why),
    };
    let stream = match connect(target, patience).await {
        Ok(stream) => stream,
        Err(error) => return Posted::Failed(error.to_string()),
    };
    if !target.secure {
        return exchange(stream, request, patience).await;
    }
    match secured(target, stream, patience).await {
        Ok(stream) => {
            shown::note(target.host, target.port, stream.get_ref().1);
            exchange(stream, request, patience).await
        }
        Err(error) if trust::is_distrust(&error) => Posted::Distrusted(error.to_string()),
        Err(error) => Posted::Failed(error.to_string()),
    }
}

fn request(
    kind: &'static str,
    target: &Target<'_>,
    headers: &[(&'static str, &str)],
    body: &[u8],
) -> Result<Request<Body>, String> {
    let host = match target.host.parse::<IpAddr>() {
        Ok(IpAddr::V6(address)) => format!("[{address}]:{}", target.port),
        _ => format!("{}:{}", target.host, target.port),
    };
    let mut request = Request::builder()
        .method(Method::POST)
        .uri(target.path)
        .header(HOST, host)
        .header(CONTENT_TYPE, kind)
        .header(CONTENT_LENGTH, body.len())
        .header(
            USER_AGENT,
            concat!("centralita/", env!("CARGO_PKG_VERSION")),
        );
    for (name, value) in headers {
        let value = HeaderValue::from_str(value).map_err(|error| error.to_string())?;
        request = request.header(*name, value);
    }
    request
        .body(Body::from(body.to_vec()))
        .map_err(|error| error.to_string())
}

/// Connects to the first of the host's addresses that answers, of those that are permitted.
async fn connect(target: &Target<'_>, patience: &Patience) -> io::Result<TcpStream> {
    let found = timeout(
        patience.connect_within,
        lookup_host((target.host, target.port)),
    );
    let found: Vec<SocketAddr> = found.await.map_err(slow)??.take(ADDRESSES_MAX).collect();
    connect_to(&found, target.private, patience).await
}

/// Connects to the first of these that answers, of those that are permitted: what was checked is what is
/// connected to, wherever the name leads by then.
async fn connect_to(
    found: &[SocketAddr],
    private: bool,
    patience: &Patience,
) -> io::Result<TcpStream> {
    let mut last = io::Error::new(io::ErrorKind::NotFound, "the host has no address");
    for &address in found {
        if !private && !is_public(address.ip()) {
            let why = format!(
                "{} is a private address, and nothing permits it",
                address.ip()
            );
            last = io::Error::new(io::ErrorKind::PermissionDenied, why);
            continue;
        }
        match timeout(patience.connect_within, TcpStream::connect(address)).await {
            Ok(Ok(stream)) => {
                super::tcp::tune(&stream);
                return Ok(stream);
            }
            Ok(Err(error)) => last = io::Error::new(error.kind(), format!("{address}: {error}")),
            Err(elapsed) => last = slow(elapsed),
        }
    }
    Err(last)
}

async fn secured(
    target: &Target<'_>,
    stream: TcpStream,
    patience: &Patience,
) -> io::Result<tokio_rustls::client::TlsStream<TcpStream>> {
    let own = target.authorities.to_owned();
    let config = tokio::task::spawn_blocking(move || trust::client(&own)).await;
    let config = config.map_err(io::Error::other)??;
    let name = ServerName::try_from(target.host.to_owned()).map_err(io::Error::other)?;
    let connector = TlsConnector::from(Arc::clone(&config));
    timeout(patience.connect_within, connector.connect(name, stream))
        .await
        .map_err(slow)?
}

async fn exchange<S>(stream: S, request: Request<Body>, patience: &Patience) -> Posted
where
    S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
{
    let talk = async {
        let (mut sender, connection) = http1::Builder::new()
            .max_headers(HEADERS_MAX)
            .max_buf_size(BUFFER_BYTES_MAX)
            .handshake(TokioIo::new(stream))
            .await?;
        let driver = Driver(tokio::spawn(async move { drop(connection.await) }));
        let answer = sender.send_request(request).await?;
        let status = answer.status().as_u16();
        let retry_after = answer.headers().get(RETRY_AFTER);
        let retry_after = retry_after.and_then(|value| value.to_str().ok()?.parse().ok());
        let body = to_bytes(Body::new(answer.into_body()), patience.body_bytes_max).await;
        drop(driver);
        Ok::<_, hyper::Error>(Posted::Answered {
            status,
            retry_after,
            // A body that is too long, or breaks off, says nothing; the status has been heard.
            body: body.map(|bytes| bytes.to_vec()).unwrap_or_default(),
        })
    };
    match timeout(patience.answer_within, talk).await {
        Ok(Ok(answered)) => answered,
        Ok(Err(error)) => Posted::Lost(error.to_string()),
        Err(elapsed) => Posted::Lost(slow(elapsed).to_string()),
    }
}

/// Ends a connection with whoever waits for it.
struct Driver(tokio::task::JoinHandle<()>);

impl Drop for Driver {
    fn drop(&mut self) {
        self.0.abort();
    }
}

fn slow(_: Elapsed) -> io::Error {
    io::Error::new(io::ErrorKind::TimedOut, "no answer in time")
}

/// Whether an address belongs to the internet at large (the registries of RFC 6890).
pub fn is_public(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(v4) => is_public_v4(v4),
        IpAddr::V6(v6) => {
            let first = v6.segments()[0];
            let global = first & 0xe000 == 0x2000;
            // Teredo, 6to4 and documentation wrap or stand for other addresses.
            let wrapped = first == 0x2002 || (first == 0x2001 && v6.segments()[1] < 0x0200);
            let documents = first == 0x2001 && v6.segments()[1] == 0x0db8;
            global && !wrapped && !documents
        }
    }
}

fn is_public_v4(v4: Ipv4Addr) -> bool {
    let [a, b, c, _] = v4.octets();
    !(v4.is_private()
        || v4.is_loopback()
        || v4.is_link_local()
        || v4.is_broadcast()
        || v4.is_documentation()
        || v4.is_multicast()
        || a == 0
        || a >= 240
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        || (a == 198 && (b == 18 || b == 19)))
}

/// How many addresses of one host are tried.
const ADDRESSES_MAX: usize = 4;

/// Headers of one answer; more end it.
const HEADERS_MAX: usize = 100;

/// What may be held of an answer's head.
const BUFFER_BYTES_MAX: usize = 64 * 1024;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_the_internet_does_not_reach_are_not_public() {
        for inside in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "224.0.0.1",
            "255.255.255.255",
            "192.0.2.1",
            "198.18.0.1",
            "::1",
            "::",
            "fe80::1",
            "fc00::1",
            "ff02::1",
            "::ffff:10.0.0.1",
            "2002:0a00:0001::",
            "2001:db8::1",
            "2001::1",
            "64:ff9b::a00:1",
        ] {
            assert!(!is_public(inside.parse().expect("an address")), "{inside}");
        }
        for outside in [
            "1.1.1.1",
            "93.184.216.34",
            "2606:4700::1111",
            "::ffff:1.1.1.1",
        ] {
            assert!(is_public(outside.parse().expect("an address")), "{outside}");
        }
    }

    #[tokio::test]
    async fn of_a_names_addresses_those_inside_are_passed_over() {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await;
        let listener = listener.expect("a port");
        let inside = listener.local_addr().expect("an address");
        let mapped: SocketAddr = format!("[::ffff:127.0.0.1]:{}", inside.port())
            .parse()
            .expect("an address");
        let patience = Patience {
            connect_within: Duration::from_millis(200),
            ..Patience::default()
        };
        // A name that leads outside when it is looked at and inside a moment later gives both here.
        let refused = connect_to(&[mapped, inside], false, &patience).await;
        let why = refused.expect_err("nothing permits it").to_string();
        assert!(why.contains("private"), "{why}");
        let permitted = connect_to(&[inside], true, &patience).await;
        let peer = permitted.expect("it is permitted").peer_addr();
        assert_eq!(peer.expect("connected"), inside);
    }

    #[tokio::test]
    async fn a_private_address_that_nothing_permits_is_not_called() {
        let target = Target {
            secure: false,
            host: "localhost",
            port: 9,
            path: "/",
            private: false,
            authorities: "",
        };
        let posted = post(&target, &[], b"{}", &Patience::default()).await;
        assert!(
            matches!(&posted, Posted::Failed(why) if why.contains("private")),
            "{posted:?}"
        );
    }
}
