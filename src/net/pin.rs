//! The client's side of TLS: a server is trusted by the key it showed before, as ssh does, or by an
//! authority.

use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::client::{Resumption, WebPkiServerVerifier};
use rustls::crypto::{CryptoProvider, verify_tls12_signature, verify_tls13_signature};
use rustls::sign::SingleCertAndKey;
use rustls::version::TLS13;
use rustls::{ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme};
use rustls_pki_types::{CertificateDer, ServerName, UnixTime};
use tokio::net::{TcpStream, lookup_host};
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

use super::certificate::Identity;
use super::fingerprint::Fingerprint;
use super::tcp::tune;
use super::tls::{AGENTS_ALPN, provider};
use super::x509::Facts;

/// How a client decides that a server is the right one.
#[derive(Clone, Debug)]
pub enum Trust {
    /// Whoever answers is reported by fingerprint. The caller must have it confirmed before it
    /// writes anything of worth, and remember it for [`Trust::Pinned`].
    FirstUse,
    /// Only the server with this key. Names and dates of its certificate do not matter, as with
    /// ssh: the key is the identity.
    Pinned(Fingerprint),
    /// Any server with a certificate for the name from one of these authorities, valid today.
    Authorities(Vec<CertificateDer<'static>>),
}

/// A connection under TLS to the agents' port of a server.
pub struct Secured {
    /// The connection.
    pub stream: TlsStream<TcpStream>,
    /// The fingerprint of the key that the server proved to have.
    pub seen: Fingerprint,
}

/// Why there is no connection.
#[derive(Debug, thiserror::Error)]
pub enum ConnectError {
    /// The address is none, or nobody answers there.
    #[error("cannot reach {address}: {cause}")]
    Unreachable {
        /// Host and port as given.
        address: String,
        /// What the system said.
        cause: io::Error,
    },
    /// Connection and handshake took longer than permitted.
    #[error("{address} did not answer in time")]
    TooSlow {
        /// Host and port as given.
        address: String,
    },
    /// The server's name is neither a host name nor an address.
    #[error("{name:?} is not a server name")]
    BadName {
        /// The name as given.
        name: String,
    },
    /// The server has another key than it had: another machine, a new installation, or somebody
    /// between.
    #[error("{address} has the key {seen} and should have {expected}")]
    Changed {
        /// Host and port as given.
        address: String,
        /// The pin.
        expected: Fingerprint,
        /// What the server showed.
        seen: Fingerprint,
    },
    /// The handshake failed: no TLS 1.3 there, no valid certificate, or ours was not accepted.
    #[error("{address} and this client came to no secure connection: {cause}")]
    Refused {
        /// Host and port as given.
        address: String,
        /// What the TLS library said.
        cause: io::Error,
    },
}

/// Connects to `address` (`host:port`) and does the handshake, all `within` a time.
///
/// `server_name` is what the certificate must be for under [`Trust::Authorities`]; it is sent to
/// the server in any case. `identity` is shown if the server asks for a certificate. A server that
/// requires one and gets none says so only at the first read.
pub async fn connect_tls(
    address: &str,
    server_name: &str,
    trust: &Trust,
    identity: Option<&Identity>,
    within: Duration,
) -> Result<Secured, ConnectError> {
    connect_as(address, server_name, trust, identity, AGENTS_ALPN, within).await
}

/// Connects to a door of browsers whose key is known.
pub(super) async fn connect_as_browser(
    address: SocketAddr,
    key: Fingerprint,
    within: Duration,
) -> Result<TlsStream<TcpStream>, ConnectError> {
    let (address, name) = (address.to_string(), address.ip().to_string());
    let trust = Trust::Pinned(key);
    let secured = connect_as(&address, &name, &trust, None, HTTP_ALPN, within).await?;
    Ok(secured.stream)
}

async fn connect_as(
    address: &str,
    server_name: &str,
    trust: &Trust,
    identity: Option<&Identity>,
    alpn: &[u8],
    within: Duration,
) -> Result<Secured, ConnectError> {
    let name = ServerName::try_from(server_name.to_owned()).map_err(|_| ConnectError::BadName {
        name: server_name.to_owned(),
    })?;
    let seen = Arc::new(OnceLock::new());
    let refused = |cause| ConnectError::Refused {
        address: address.to_owned(),
        cause,
    };
    let config = client_config(trust, identity, alpn, Arc::clone(&seen))
        .map_err(|error| refused(io::Error::other(error)))?;
    let work = async {
        let stream = connect_tcp(address).await?;
        let shaken = TlsConnector::from(Arc::new(config))
            .connect(name, stream)
            .await;
        match (shaken, trust, seen.get()) {
            (Ok(stream), _, Some(seen)) => Ok(Secured {
                stream,
                seen: *seen,
            }),
            (_, Trust::Pinned(expected), Some(seen)) if seen != expected => {
                Err(ConnectError::Changed {
                    address: address.to_owned(),
                    expected: *expected,
                    seen: *seen,
                })
            }
            (Err(cause), _, _) => Err(refused(cause)),
            (Ok(_), _, None) => Err(refused(io::Error::other(
                "the server showed no certificate",
            ))),
        }
    };
    match timeout(within, work).await {
        Ok(outcome) => outcome,
        Err(_) => Err(ConnectError::TooSlow {
            address: address.to_owned(),
        }),
    }
}

/// Tries each address of a host in turn.
async fn connect_tcp(address: &str) -> Result<TcpStream, ConnectError> {
    let unreachable = |cause| ConnectError::Unreachable {
        address: address.to_owned(),
        cause,
    };
    let found: Vec<SocketAddr> = lookup_host(address)
        .await
        .map_err(unreachable)?
        .take(ADDRESSES_MAX)
        .collect();
    let mut last = io::Error::new(io::ErrorKind::NotFound, "no such host");
    for candidate in found {
        match TcpStream::connect(candidate).await {
            Ok(stream) => {
                tune(&stream);
                return Ok(stream);
            }
            Err(cause) => last = cause,
        }
    }
    Err(unreachable(last))
}

fn client_config(
    trust: &Trust,
    identity: Option<&Identity>,
    alpn: &[u8],
    seen: Arc<OnceLock<Fingerprint>>,
) -> Result<ClientConfig, rustls::Error> {
    let provider = provider();
    let judge = match trust {
        Trust::FirstUse => Judge::Anybody,
        Trust::Pinned(expected) => Judge::Key(*expected),
        Trust::Authorities(authorities) => {
            let mut roots = RootCertStore::empty();
            roots.add_parsable_certificates(authorities.iter().cloned());
            let verifier =
                WebPkiServerVerifier::builder_with_provider(Arc::new(roots), Arc::clone(&provider))
                    .build()
                    .map_err(|error| rustls::Error::General(error.to_string()))?;
            Judge::Authority(verifier)
        }
    };
    let verifier = Verifier {
        judge,
        seen,
        provider: Arc::clone(&provider),
    };
    let builder = ClientConfig::builder_with_provider(provider)
        .with_protocol_versions(&[&TLS13])?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier));
    let mut config = match identity {
        Some(identity) => builder
            .with_client_cert_resolver(Arc::new(SingleCertAndKey::from(identity.certified()))),
        None => builder.with_no_client_auth(),
    };
    config.alpn_protocols = vec![alpn.to_vec()];
    // A resumed session shows no certificate, so there would be nothing to compare with the pin.
    config.resumption = Resumption::disabled();
    Ok(config)
}

/// What browsers speak (ALPN, RFC 7301).
const HTTP_ALPN: &[u8] = b"http/1.1";

/// Notes the key of whoever answers and judges it; the proof that it has the key is always checked.
#[derive(Debug)]
struct Verifier {
    judge: Judge,
    seen: Arc<OnceLock<Fingerprint>>,
    provider: Arc<CryptoProvider>,
}

#[derive(Debug)]
enum Judge {
    Anybody,
    Key(Fingerprint),
    Authority(Arc<WebPkiServerVerifier>),
}

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        certificate: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        ocsp: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        let facts = Facts::read(certificate).map_err(|_| {
            rustls::Error::InvalidCertificate(rustls::CertificateError::BadEncoding)
        })?;
        let seen = *self.seen.get_or_init(|| facts.fingerprint);
        match &self.judge {
            Judge::Key(expected) if *expected != seen => Err(rustls::Error::InvalidCertificate(
                rustls::CertificateError::ApplicationVerificationFailure,
            )),
            Judge::Anybody | Judge::Key(_) => Ok(ServerCertVerified::assertion()),
            Judge::Authority(verifier) => {
                verifier.verify_server_cert(certificate, intermediates, name, ocsp, now)
            }
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        let known = &self.provider.signature_verification_algorithms;
        verify_tls12_signature(message, certificate, signed, known)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        let known = &self.provider.signature_verification_algorithms;
        verify_tls13_signature(message, certificate, signed, known)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider
            .signature_verification_algorithms
            .supported_schemes()
    }
}

/// Addresses of one host that are tried.
const ADDRESSES_MAX: usize = 8;
