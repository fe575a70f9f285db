//! Handshakes over real sockets, server and client side together.

use std::net::SocketAddr;

use rustls::ClientConfig;
use rustls_pki_types::{ServerName, UnixTime};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::task::JoinHandle;
use tokio_rustls::TlsConnector;

use super::*;
use crate::net::authority::Authority;
use crate::net::own::OwnCertificate;
use crate::net::pin::{ConnectError, Secured, Trust, connect_tls};
use crate::net::tcp::{Crowd, Gate};

const PATIENCE: Duration = Duration::from_secs(20);

/// The real time, as the TLS library reads it to check certificates.
fn now() -> i64 {
    i64::try_from(UnixTime::now().as_secs()).expect("before the year 292 billion")
}

struct Desk {
    folder: tempfile::TempDir,
    own: OwnCertificate,
}

impl Desk {
    fn new() -> Desk {
        let folder = tempfile::tempdir().expect("a folder");
        let own = OwnCertificate::open(folder.path(), &[], now()).expect("made");
        Desk { folder, own }
    }

    fn tls(&self, clients: &ClientCertificates) -> ServerTls {
        ServerTls::new(self.own.identity(), clients).expect("set up")
    }

    fn authorities(&self) -> Vec<CertificateDer<'static>> {
        vec![self.own.authority().certificate().clone()]
    }

    fn fingerprint(&self) -> Fingerprint {
        self.own.identity().fingerprint()
    }
}

/// Serves one connection: reports the handshake, then echoes until the end.
async fn serve(
    config: Arc<ServerConfig>,
) -> (
    SocketAddr,
    JoinHandle<Result<Option<PeerCertificate>, HandshakeError>>,
) {
    let any = SocketAddr::from(([127, 0, 0, 1], 0));
    let mut gate = Gate::bind(any, Crowd::default()).await.expect("bound");
    let address = gate.address().expect("bound");
    let task = tokio::spawn(async move {
        let arrival = gate.arrival().await;
        let mut guest = accept_tls(config, arrival.stream, PATIENCE).await?;
        let mut bytes = [0; 64];
        while let Ok(count @ 1..) = guest.stream.read(&mut bytes).await {
            guest
                .stream
                .write_all(&bytes[..count])
                .await
                .expect("echoed");
        }
        Ok(guest.certificate)
    });
    (address, task)
}

async fn connect(
    address: SocketAddr,
    trust: &Trust,
    identity: Option<&Identity>,
) -> Result<Secured, ConnectError> {
    connect_tls(&address.to_string(), "localhost", trust, identity, PATIENCE).await
}

async fn echoes(secured: &mut Secured) -> bool {
    let mut bytes = [0; 4];
    secured.stream.write_all(b"ping").await.is_ok()
        && secured.stream.read_exact(&mut bytes).await.is_ok()
        && &bytes == b"ping"
}

#[tokio::test]
async fn first_use_reports_the_fingerprint_that_the_server_prints() {
    let desk = Desk::new();
    let (address, _server) = serve(desk.tls(&ClientCertificates::Off).agents()).await;
    let mut secured = connect(address, &Trust::FirstUse, None)
        .await
        .expect("connected");
    assert_eq!(secured.seen, desk.fingerprint());
    assert_eq!(
        secured.stream.get_ref().1.alpn_protocol(),
        Some(AGENTS_ALPN)
    );
    assert!(echoes(&mut secured).await);
}

#[tokio::test]
async fn a_client_that_names_no_protocol_is_not_let_in() {
    let desk = Desk::new();
    let (address, server) = serve(desk.tls(&ClientCertificates::Off).agents()).await;
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(desk.authorities());
    let config = ClientConfig::builder_with_provider(provider())
        .with_protocol_versions(&[&TLS13])
        .expect("one version")
        .with_root_certificates(roots)
        .with_no_client_auth();
    let stream = TcpStream::connect(address).await.expect("connected");
    let name = ServerName::try_from("localhost").expect("a name");
    let shaken = TlsConnector::from(Arc::new(config))
        .connect(name, stream)
        .await;
    assert!(shaken.is_err(), "the handshake came to something");
    assert!(server.await.expect("ended").is_err());
}

#[tokio::test]
async fn a_pinned_server_is_accepted_and_another_key_is_refused_naming_both() {
    let (desk, other) = (Desk::new(), Desk::new());
    let tls = desk.tls(&ClientCertificates::Off);
    let (address, _server) = serve(tls.agents()).await;
    connect(address, &Trust::Pinned(desk.fingerprint()), None)
        .await
        .expect("the pinned key");
    let (address, _server) = serve(tls.agents()).await;
    let error = connect(address, &Trust::Pinned(other.fingerprint()), None)
        .await
        .err();
    match error.expect("refused") {
        ConnectError::Changed { expected, seen, .. } => {
            assert_eq!((expected, seen), (other.fingerprint(), desk.fingerprint()));
        }
        error => panic!("expected a changed key, got {error}"),
    }
}

#[tokio::test]
async fn an_authority_vouches_for_its_server_and_no_other() {
    let (desk, other) = (Desk::new(), Desk::new());
    let tls = desk.tls(&ClientCertificates::Off);
    let (address, _server) = serve(tls.agents()).await;
    let trust = Trust::Authorities(desk.authorities());
    assert!(echoes(&mut connect(address, &trust, None).await.expect("verified")).await);
    let (address, _server) = serve(tls.agents()).await;
    let error = connect(address, &Trust::Authorities(other.authorities()), None)
        .await
        .err();
    assert!(matches!(error, Some(ConnectError::Refused { .. })));
}

#[tokio::test]
async fn an_authority_does_not_vouch_for_a_name_that_is_not_in_the_certificate() {
    let desk = Desk::new();
    let (address, _server) = serve(desk.tls(&ClientCertificates::Off).agents()).await;
    let trust = Trust::Authorities(desk.authorities());
    let address = address.to_string();
    let error = connect_tls(&address, "elsewhere.example", &trust, None, PATIENCE)
        .await
        .err();
    assert!(matches!(error, Some(ConnectError::Refused { .. })));
}

/// A client of TLS 1.2 only, as an old program or a scanner is.
async fn connect_old(address: SocketAddr, desk: &Desk) -> io::Result<()> {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(desk.authorities());
    let config = ClientConfig::builder_with_provider(provider())
        .with_protocol_versions(&[&TLS12])
        .expect("known")
        .with_root_certificates(roots)
        .with_no_client_auth();
    let stream = TcpStream::connect(address).await?;
    let name = ServerName::try_from("localhost").expect("a name");
    let stream = TlsConnector::from(Arc::new(config))
        .connect(name, stream)
        .await?;
    let suite = stream
        .get_ref()
        .1
        .negotiated_cipher_suite()
        .expect("negotiated")
        .suite();
    let suite = format!("{suite:?}");
    assert!(suite.contains("ECDHE") && (suite.contains("GCM") || suite.contains("POLY1305")));
    Ok(())
}

#[tokio::test]
async fn tls_1_2_is_refused_to_agents_and_served_to_browsers() {
    let desk = Desk::new();
    let tls = desk.tls(&ClientCertificates::Off);
    let (address, server) = serve(tls.agents()).await;
    assert!(connect_old(address, &desk).await.is_err());
    let outcome = server.await.expect("no panic");
    assert!(
        matches!(outcome, Err(HandshakeError::Failed(_))),
        "{outcome:?}"
    );
    let (address, _server) = serve(tls.browsers()).await;
    connect_old(address, &desk).await.expect("browsers may");
}

#[tokio::test]
async fn bytes_that_are_no_tls_end_the_connection() {
    let desk = Desk::new();
    let (address, server) = serve(desk.tls(&ClientCertificates::Off).agents()).await;
    let mut stream = TcpStream::connect(address).await.expect("connected");
    stream
        .write_all(b"GET / HTTP/1.1\r\n\r\n")
        .await
        .expect("sent");
    assert!(matches!(
        server.await.expect("no panic"),
        Err(HandshakeError::Failed(_))
    ));
}

#[tokio::test]
async fn a_client_that_never_finishes_its_handshake_is_cut() {
    let desk = Desk::new();
    let config = desk.tls(&ClientCertificates::Off).agents();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .expect("bound");
    let address = listener.local_addr().expect("bound");
    let mut client = TcpStream::connect(address).await.expect("connected");
    client.write_all(&[0x16, 0x03, 0x01]).await.expect("sent");
    let (stream, _) = listener.accept().await.expect("accepted");
    tokio::time::pause();
    let outcome = accept_tls(config, stream, Duration::from_secs(10)).await;
    assert!(matches!(outcome.err(), Some(HandshakeError::TooSlow)));
    tokio::time::resume();
    assert_eq!(client.read(&mut [0]).await.unwrap_or(0), 0, "closed");
}

#[tokio::test]
async fn a_new_certificate_serves_new_connections_and_leaves_the_old_ones_alone() {
    let (desk, other) = (Desk::new(), Desk::new());
    let tls = desk.tls(&ClientCertificates::Off);
    let (address, _old_server) = serve(tls.agents()).await;
    let mut old = connect(address, &Trust::FirstUse, None)
        .await
        .expect("connected");
    assert!(echoes(&mut old).await);
    let config = tls.agents();
    tls.reload(other.own.identity());
    assert!(echoes(&mut old).await, "lives on");
    let (address, _server) = serve(config).await;
    let new = connect(address, &Trust::FirstUse, None)
        .await
        .expect("connected");
    assert_eq!(new.seen, other.fingerprint());
    assert_eq!(old.seen, desk.fingerprint());
}

#[tokio::test]
async fn a_required_client_certificate_is_verified_and_named() {
    let desk = Desk::new();
    let tls = desk.tls(&ClientCertificates::Required(desk.authorities()));
    let issued = desk
        .own
        .authority()
        .issue_client("eva", now())
        .expect("issued");
    let identity = issued.identity().expect("usable");
    let (address, server) = serve(tls.agents()).await;
    let trust = Trust::Pinned(desk.fingerprint());
    let mut secured = connect(address, &trust, Some(&identity))
        .await
        .expect("connected");
    assert!(echoes(&mut secured).await);
    drop(secured);
    let shown = server
        .await
        .expect("no panic")
        .expect("let in")
        .expect("a certificate");
    assert_eq!(shown.subject, "eva");
    assert_eq!(shown.fingerprint, issued.fingerprint);
    assert_eq!(shown.not_after, issued.not_after);
}

/// Whether a required certificate lets this identity in.
async fn is_let_in(desk: &Desk, identity: Option<&Identity>) -> bool {
    let tls = desk.tls(&ClientCertificates::Required(desk.authorities()));
    let (address, server) = serve(tls.agents()).await;
    if let Ok(mut secured) = connect(address, &Trust::FirstUse, identity).await {
        echoes(&mut secured).await;
    }
    server.await.expect("no panic").is_ok()
}

#[tokio::test]
async fn without_a_required_certificate_nobody_comes_in() {
    assert!(!is_let_in(&Desk::new(), None).await);
}

#[tokio::test]
async fn a_certificate_of_another_authority_is_refused() {
    let (desk, other) = (Desk::new(), Desk::new());
    let foreign = other
        .own
        .authority()
        .issue_client("eva", now())
        .expect("issued");
    assert!(!is_let_in(&desk, Some(&foreign.identity().expect("usable"))).await);
}

#[tokio::test]
async fn an_expired_certificate_is_refused() {
    let desk = Desk::new();
    let long_ago = now() - 91 * 24 * 60 * 60;
    let expired = desk
        .own
        .authority()
        .issue_client("eva", long_ago)
        .expect("issued");
    assert!(!is_let_in(&desk, Some(&expired.identity().expect("usable"))).await);
}

#[tokio::test]
async fn a_server_certificate_does_not_serve_as_a_client() {
    let desk = Desk::new();
    assert!(!is_let_in(&desk, Some(desk.own.identity())).await);
}

#[tokio::test]
async fn an_accepted_certificate_may_be_missing() {
    let desk = Desk::new();
    let tls = desk.tls(&ClientCertificates::Accepted(desk.authorities()));
    let (address, server) = serve(tls.agents()).await;
    let mut secured = connect(address, &Trust::FirstUse, None)
        .await
        .expect("connected");
    assert!(echoes(&mut secured).await);
    drop(secured);
    assert_eq!(server.await.expect("no panic").expect("let in"), None);
}

#[tokio::test]
async fn client_certificates_can_become_required_without_a_restart() {
    let desk = Desk::new();
    let tls = desk.tls(&ClientCertificates::Off);
    let required = ClientCertificates::Required(desk.authorities());
    tls.reload_clients(&required).expect("set up");
    let (address, server) = serve(tls.agents()).await;
    if let Ok(mut secured) = connect(address, &Trust::FirstUse, None).await {
        echoes(&mut secured).await;
    }
    assert!(server.await.expect("no panic").is_err());
}

#[tokio::test]
async fn required_certificates_without_an_authority_are_an_error() {
    let desk = Desk::new();
    let outcome = ServerTls::new(
        desk.own.identity(),
        &ClientCertificates::Required(Vec::new()),
    );
    assert!(matches!(outcome.err(), Some(TlsError::NoAuthority)));
}

#[tokio::test]
async fn a_server_that_does_not_answer_is_given_up() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .expect("bound");
    let address = listener.local_addr().expect("bound").to_string();
    let within = Duration::from_millis(30);
    let error = connect_tls(&address, "localhost", &Trust::FirstUse, None, within)
        .await
        .err();
    assert!(matches!(error, Some(ConnectError::TooSlow { .. })));
}

#[tokio::test]
async fn a_renewed_certificate_still_matches_the_pin() {
    let mut desk = Desk::new();
    let pin = desk.fingerprint();
    let tls = desk.tls(&ClientCertificates::Off);
    assert!(desk.own.renew(now() + 380 * 24 * 60 * 60).expect("renewed"));
    tls.reload(desk.own.identity());
    let (address, _server) = serve(tls.agents()).await;
    connect(address, &Trust::Pinned(pin), None)
        .await
        .expect("the same key");
    let again = Authority::open(desk.folder.path(), now()).expect("opened");
    assert_eq!(again.certificate(), desk.own.authority().certificate());
}
