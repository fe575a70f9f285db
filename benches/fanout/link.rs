//! Connections to the daemon from many addresses, which read as fast as they are told to.

use std::net::{Ipv4Addr, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use anyhow::Result;
use rustls::{ClientConfig, RootCertStore};
use rustls_pki_types::{CertificateDer, ServerName};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpSocket, TcpStream};
use tokio::time::{Sleep, sleep};
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

/// How a client reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pace {
    Brisk,
    Slow,
    Never,
}

/// The pace of one connection, for changing it.
#[derive(Clone, Debug)]
pub(crate) struct Reading(Arc<AtomicU8>);

/// A socket whose owner reads at a pace.
pub(crate) struct Paced {
    socket: TcpStream,
    reading: Reading,
    pause: Option<Pin<Box<Sleep>>>,
}

impl Reading {
    pub(crate) fn set(&self, pace: Pace) {
        self.0.store(pace as u8, Ordering::Relaxed);
    }

    fn is(&self, pace: Pace) -> bool {
        self.0.load(Ordering::Relaxed) == pace as u8
    }
}

/// Connects as the `n`th client: a few hundred to each address, as the desk allows.
pub(crate) async fn connect(
    to: SocketAddr,
    authority: &CertificateDer<'static>,
    n: usize,
    pace: Pace,
) -> Result<(TlsStream<Paced>, Reading)> {
    let mut roots = RootCertStore::empty();
    roots.add(authority.clone())?;
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = ClientConfig::builder_with_provider(provider)
        .with_protocol_versions(&[&rustls::version::TLS13])?
        .with_root_certificates(roots)
        .with_no_client_auth();
    config.alpn_protocols = vec![b"centralita/1".to_vec()];
    let socket = TcpSocket::new_v4()?;
    let host = u8::try_from(n / CLIENTS_PER_ADDRESS % 200)? + 2;
    socket.bind(SocketAddr::from((Ipv4Addr::new(127, 0, 0, host), 0)))?;
    if pace != Pace::Brisk {
        socket.set_recv_buffer_size(SLOW_BUFFER_BYTES)?;
    }
    let reading = Reading(Arc::new(AtomicU8::new(pace as u8)));
    let paced = Paced {
        socket: socket.connect(to).await?,
        reading: reading.clone(),
        pause: None,
    };
    paced.socket.set_nodelay(true)?;
    let name = ServerName::try_from("localhost")?;
    let stream = TlsConnector::from(Arc::new(config))
        .connect(name, paced)
        .await?;
    Ok((stream, reading))
}

impl AsyncRead for Paced {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<std::io::Result<()>> {
        let this = self.get_mut();
        if this.reading.is(Pace::Brisk) {
            return Pin::new(&mut this.socket).poll_read(context, buffer);
        }
        loop {
            let pause = this.pause.get_or_insert_with(|| Box::pin(sleep(PAUSE)));
            ready!(pause.as_mut().poll(context));
            this.pause = None;
            if this.reading.is(Pace::Slow) {
                break;
            }
        }
        let mut few = [0; SIP_BYTES];
        let most = buffer.remaining().min(SIP_BYTES);
        let mut sip = ReadBuf::new(&mut few[..most]);
        ready!(Pin::new(&mut this.socket).poll_read(context, &mut sip))?;
        buffer.put_slice(sip.filled());
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Paced {
    fn poll_write(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<std::io::Result<usize>> {
        Pin::new(&mut self.get_mut().socket).poll_write(context, bytes)
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.get_mut().socket).poll_flush(context)
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.get_mut().socket).poll_shutdown(context)
    }
}

const CLIENTS_PER_ADDRESS: usize = 100;
const SLOW_BUFFER_BYTES: u32 = 4_096;
const PAUSE: Duration = Duration::from_millis(50);
const SIP_BYTES: usize = 1_024;
