//! The server's side of TLS: one certificate for every listener, replaced while connections live.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use arc_swap::ArcSwap;
use rustls::crypto::CryptoProvider;
use rustls::server::{
    ClientHello, NoClientAuth, NoServerSessionStorage, ResolvesServerCert, WebPkiClientVerifier,
};
use rustls::sign::CertifiedKey;
use rustls::version::{TLS12, TLS13};
use rustls::{RootCertStore, ServerConfig, SupportedProtocolVersion};
use rustls_pki_types::CertificateDer;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

use super::certificate::Identity;
use super::fingerprint::Fingerprint;
use super::x509::Facts;

/// What every TLS listener of the process serves with.
///
/// Agents get TLS 1.3 and `centralita/1`, browsers TLS 1.2 and 1.3 and `http/1.1`; there is no
/// early data, because what is sent in it can be replayed.
pub struct ServerTls {
    current: Arc<Current>,
    agents: ArcSwap<ServerConfig>,
    browsers: Arc<ServerConfig>,
}

/// Whether clients of the agents' listener show a certificate, and whose signatures count.
#[derive(Clone, Debug, Default)]
pub enum ClientCertificates {
    /// None is asked for.
    #[default]
    Off,
    /// One is asked for; a client without one is let in all the same.
    Accepted(Vec<CertificateDer<'static>>),
    /// No client is let in without one: it is cut off before a byte of ours is read.
    Required(Vec<CertificateDer<'static>>),
}

/// The certificate that a client showed and that was verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeerCertificate {
    /// The fingerprint of its key.
    pub fingerprint: Fingerprint,
    /// Its common name; empty if it has none.
    pub subject: String,
    /// Its last moment of validity, in seconds since 1970 UTC.
    pub not_after: i64,
}

/// A client whose handshake is done.
pub struct Guest {
    /// The connection.
    pub stream: TlsStream<TcpStream>,
    /// The client's certificate, if it showed one.
    pub certificate: Option<PeerCertificate>,
}

/// Why a TLS configuration could not be made.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// No client could ever be let in.
    #[error("client certificates are wanted, but no usable authority was given to check them by")]
    NoAuthority,
    /// The TLS library refused.
    #[error("cannot set up TLS: {0}")]
    Setup(#[from] rustls::Error),
}

/// Why a handshake came to nothing.
#[derive(Debug, thiserror::Error)]
pub enum HandshakeError {
    /// It took longer than permitted.
    #[error("the handshake took too long")]
    TooSlow,
    /// The other side broke off, spoke no TLS or was refused.
    #[error("the handshake failed: {0}")]
    Failed(#[from] io::Error),
}

impl ServerTls {
    /// Serves with `identity` until [`ServerTls::reload`] gives another.
    pub fn new(identity: &Identity, clients: &ClientCertificates) -> Result<ServerTls, TlsError> {
        let current = Arc::new(Current(ArcSwap::from(identity.certified())));
        let agents = agents_config(&current, clients)?;
        let browsers = browsers_config(&current)?;
        Ok(ServerTls {
            current,
            agents: ArcSwap::from_pointee(agents),
            browsers: Arc::new(browsers),
        })
    }

    /// Serves new connections with another certificate; those that live keep theirs.
    pub fn reload(&self, identity: &Identity) {
        self.current.0.store(identity.certified());
    }

    /// Asks new agents' connections for certificates in another way; those that live are as they
    /// were.
    pub fn reload_clients(&self, clients: &ClientCertificates) -> Result<(), TlsError> {
        self.agents
            .store(Arc::new(agents_config(&self.current, clients)?));
        Ok(())
    }

    /// The configuration of the agents' listener, for one connection.
    pub fn agents(&self) -> Arc<ServerConfig> {
        self.agents.load_full()
    }

    /// The configuration of the browsers' listener, for one connection.
    pub fn browsers(&self) -> Arc<ServerConfig> {
        Arc::clone(&self.browsers)
    }

    /// The same for mail servers, for one connection: they name no protocol, or one of their own.
    pub fn mail_servers(&self) -> Arc<ServerConfig> {
        let mut config = ServerConfig::clone(&self.browsers);
        config.alpn_protocols.clear();
        Arc::new(config)
    }
}

/// Does the handshake on a fresh connection, within a time: a stranger who says nothing is cut off.
pub async fn accept_tls(
    config: Arc<ServerConfig>,
    stream: TcpStream,
    within: Duration,
) -> Result<Guest, HandshakeError> {
    let handshake = TlsAcceptor::from(config).accept(stream);
    let stream = timeout(within, handshake)
        .await
        .map_err(|_| HandshakeError::TooSlow)??;
    let shown = stream
        .get_ref()
        .1
        .peer_certificates()
        .and_then(<[_]>::first);
    let certificate = match shown {
        Some(der) => Some(peer_of(der)?),
        None => None,
    };
    Ok(Guest {
        stream,
        certificate,
    })
}

/// Goes on in private on a connection that began in the clear, whatever it is. Nothing that was read from it
/// before may be believed afterwards.
pub async fn go_private<S: AsyncRead + AsyncWrite + Unpin>(
    config: Arc<ServerConfig>,
    stream: S,
    within: Duration,
) -> Result<TlsStream<S>, HandshakeError> {
    let handshake = TlsAcceptor::from(config).accept(stream);
    let stream = timeout(within, handshake).await;
    Ok(stream.map_err(|_| HandshakeError::TooSlow)??)
}

/// The provider of cryptography: ring, never the process-wide default that a dependency may set.
pub(super) fn provider() -> Arc<CryptoProvider> {
    let mut provider = rustls::crypto::ring::default_provider();
    if !has_fast_aes() {
        // Without AES in the processor ChaCha20 is several times as fast, and free of timing leaks.
        provider
            .cipher_suites
            .sort_by_key(|suite| !format!("{suite:?}").contains("CHACHA20"));
    }
    Arc::new(provider)
}

/// The protocol's name on the agents' port (ALPN, RFC 7301).
pub const AGENTS_ALPN: &[u8] = b"centralita/1";

/// The certificate now in force; shared by every configuration.
#[derive(Debug)]
struct Current(ArcSwap<CertifiedKey>);

impl ResolvesServerCert for Current {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(self.0.load_full())
    }
}

/// The same for a client that names the agents' protocol, and nothing for any other: without a
/// name at all the library would let it in, and the two would misunderstand each other later.
#[derive(Debug)]
struct ForAgents(Arc<Current>);

impl ResolvesServerCert for ForAgents {
    fn resolve(&self, hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        let named = hello.alpn()?.any(|name| name == AGENTS_ALPN);
        named.then(|| self.0.0.load_full())
    }
}

fn agents_config(
    current: &Arc<Current>,
    clients: &ClientCertificates,
) -> Result<ServerConfig, TlsError> {
    let verifier = match clients {
        ClientCertificates::Off => Arc::new(NoClientAuth),
        ClientCertificates::Accepted(authorities) => verifier_of(authorities)?
            .allow_unauthenticated()
            .build()
            .map_err(|_| TlsError::NoAuthority)?,
        ClientCertificates::Required(authorities) => verifier_of(authorities)?
            .build()
            .map_err(|_| TlsError::NoAuthority)?,
    };
    let mut config = ServerConfig::builder_with_provider(provider())
        .with_protocol_versions(&[&TLS13])?
        .with_client_cert_verifier(verifier)
        .with_cert_resolver(Arc::new(ForAgents(Arc::clone(current))));
    // A resumed session would carry a client certificate past its end.
    config.session_storage = Arc::new(NoServerSessionStorage {});
    config.send_tls13_tickets = 0;
    Ok(harden(config, AGENTS_ALPN))
}

fn browsers_config(current: &Arc<Current>) -> Result<ServerConfig, TlsError> {
    const VERSIONS: &[&SupportedProtocolVersion] = &[&TLS13, &TLS12];
    let config = ServerConfig::builder_with_provider(provider())
        .with_protocol_versions(VERSIONS)?
        .with_no_client_auth()
        .with_cert_resolver(Arc::clone(current) as Arc<dyn ResolvesServerCert>);
    Ok(harden(config, b"http/1.1"))
}

fn harden(mut config: ServerConfig, alpn: &[u8]) -> ServerConfig {
    config.alpn_protocols = vec![alpn.to_vec()];
    config.max_early_data_size = 0;
    config.ignore_client_order = !has_fast_aes();
    config
}

fn verifier_of(
    authorities: &[CertificateDer<'static>],
) -> Result<rustls::server::ClientCertVerifierBuilder, TlsError> {
    let mut roots = RootCertStore::empty();
    let (added, _) = roots.add_parsable_certificates(authorities.iter().cloned());
    if added == 0 {
        return Err(TlsError::NoAuthority);
    }
    Ok(WebPkiClientVerifier::builder_with_provider(
        Arc::new(roots),
        provider(),
    ))
}

fn peer_of(der: &CertificateDer<'_>) -> Result<PeerCertificate, HandshakeError> {
    let facts =
        Facts::read(der).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?;
    Ok(PeerCertificate {
        fingerprint: facts.fingerprint,
        subject: facts.common_name.unwrap_or_default(),
        not_after: facts.not_after,
    })
}

/// The processor of a small board may have none (Cortex-A72 of the Raspberry Pi 4).
fn has_fast_aes() -> bool {
    #[cfg(target_arch = "aarch64")]
    return std::arch::is_aarch64_feature_detected!("aes");
    #[cfg(not(target_arch = "aarch64"))]
    true
}

#[cfg(test)]
mod tests;
