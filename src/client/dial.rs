//! How a connection is made, and made again.

use std::fmt;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::UnixStream;

use super::ClientError;
use crate::net::certificate::Identity;
use crate::net::fingerprint::Fingerprint;
use crate::net::pin::{Secured, Trust, connect_tls};

/// Anything that carries bytes both ways.
pub trait Stream: AsyncRead + AsyncWrite + Unpin + Send {}

impl<T: AsyncRead + AsyncWrite + Unpin + Send> Stream for T {}

/// A connection, whatever it runs over.
pub type Wire = Box<dyn Stream>;

type Dialling = Pin<Box<dyn Future<Output = Result<Wire, ClientError>> + Send>>;

/// Where the desk is.
pub enum Dial {
    /// On this machine, at its control socket.
    Unix(PathBuf),
    /// Elsewhere, over TLS.
    Tls {
        /// `host:port`.
        address: String,
        /// The name that its certificate is for.
        server_name: String,
        /// Whom to believe.
        trust: Trust,
        /// Our own certificate, where the desk asks for one.
        identity: Option<Box<Identity>>,
    },
    /// A connection that exists already; it is not made again.
    Made(Option<Wire>),
    /// However the caller likes; called once for every connection.
    By(Box<dyn FnMut() -> Dialling + Send>),
}

impl Dial {
    /// The control socket at `path`.
    pub fn unix(path: &Path) -> Self {
        Self::Unix(path.to_owned())
    }

    /// The desk at `address`, whose key has been seen before.
    pub fn pinned(address: &str, key: Fingerprint) -> Self {
        Self::Tls {
            address: address.to_owned(),
            server_name: host_of(address).to_owned(),
            trust: Trust::Pinned(key),
            identity: None,
        }
    }

    /// A connection that exists already.
    pub fn made(stream: impl Stream + 'static) -> Self {
        Self::Made(Some(Box::new(stream)))
    }

    pub(super) fn can_repeat(&self) -> bool {
        !matches!(self, Self::Made(_))
    }

    pub(super) async fn connect(&mut self) -> Result<Wire, ClientError> {
        match self {
            Self::Unix(path) => match UnixStream::connect(&path).await {
                Ok(stream) => Ok(Box::new(stream)),
                Err(cause) => Err(ClientError::Socket {
                    place: path.display().to_string(),
                    cause,
                }),
            },
            Self::Tls {
                address,
                server_name,
                trust,
                identity,
            } => {
                let Secured { stream, .. } = connect_tls(
                    address,
                    server_name,
                    trust,
                    identity.as_deref(),
                    CONNECT_WITHIN,
                )
                .await?;
                Ok(Box::new(stream))
            }
            Self::Made(stream) => stream
                .take()
                .ok_or_else(|| ClientError::Lost("the connection cannot be made again".into())),
            Self::By(dial) => dial().await,
        }
    }
}

impl fmt::Debug for Dial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unix(path) => write!(f, "{}", path.display()),
            Self::Tls { address, .. } => f.write_str(address),
            Self::Made(_) => f.write_str("a connection"),
            Self::By(_) => f.write_str("a way to connect"),
        }
    }
}

/// The key of the desk at `address`, for a person to compare before it is pinned. Nothing is sent to it.
pub async fn key_of(address: &str) -> Result<Fingerprint, ClientError> {
    let secured = connect_tls(
        address,
        host_of(address),
        &Trust::FirstUse,
        None,
        CONNECT_WITHIN,
    )
    .await?;
    Ok(secured.seen)
}

fn host_of(address: &str) -> &str {
    let host = address.rsplit_once(':').map_or(address, |(host, _)| host);
    host.trim_matches(|c| matches!(c, '[' | ']'))
}

/// How long a connection may take to be made.
const CONNECT_WITHIN: Duration = Duration::from_secs(10);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_in_an_address_is_what_stands_before_the_port() {
        assert_eq!(host_of("desk.example.test:7443"), "desk.example.test");
        assert_eq!(host_of("[::1]:7443"), "::1");
    }
}
