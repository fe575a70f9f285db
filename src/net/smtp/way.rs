//! The way to a server that takes mail: open, private from the first byte, or private once asked for.
//!
//! What was said in clear is never taken for something that was said in private.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use lettre::transport::smtp::client::AsyncTokioStream;
use lettre::transport::smtp::extension::ClientId;
use rustls_pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, ReadBuf};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

use super::super::{shown, trust};
use super::{Server, Way};

/// Connects; what it says first on the line that is given back is a greeting.
pub(super) async fn connect(
    server: &Server<'_>,
    hello: &ClientId,
) -> io::Result<Box<dyn AsyncTokioStream>> {
    let mut tcp = TcpStream::connect((server.host, server.port)).await?;
    let _ = tcp.set_nodelay(true);
    Ok(match server.way {
        Way::Clear => Box::new(tcp),
        Way::Tls => Box::new(Private {
            greeting: b"",
            inner: private(server, tcp).await?,
        }),
        Way::StartTls => {
            ask(&mut tcp, hello).await?;
            Box::new(Private {
                greeting: GREETING,
                inner: private(server, tcp).await?,
            })
        }
    })
}

async fn private(server: &Server<'_>, tcp: TcpStream) -> io::Result<TlsStream<TcpStream>> {
    let config = trust::client(server.authorities)?;
    let name = ServerName::try_from(server.host.to_owned()).map_err(io::Error::other)?;
    let line = TlsConnector::from(Arc::clone(&config))
        .connect(name, tcp)
        .await?;
    shown::note(server.host, server.port, line.get_ref().1);
    Ok(line)
}

/// Asks for TLS in clear (RFC 3207), up to the moment where it begins.
async fn ask(tcp: &mut TcpStream, hello: &ClientId) -> io::Result<()> {
    let mut rest = Vec::new();
    let (code, text) = answer(tcp, &mut rest).await?;
    if code != 220 {
        return Err(io::Error::other(format!("{code} {text}")));
    }
    tcp.write_all(format!("EHLO {hello}\r\n").as_bytes())
        .await?;
    let (code, text) = answer(tcp, &mut rest).await?;
    let mut offers = text.split('\n');
    if code != 250 || !offers.any(|offer| offer.eq_ignore_ascii_case("STARTTLS")) {
        return Err(io::Error::other("the server offers no STARTTLS"));
    }
    tcp.write_all(b"STARTTLS\r\n").await?;
    let (code, text) = answer(tcp, &mut rest).await?;
    if code != 220 {
        return Err(io::Error::other(format!("{code} {text}")));
    }
    // Somebody on the way could have it heard as an answer to what is asked in private.
    if !rest.is_empty() {
        return Err(io::Error::other(
            "something is said in clear after TLS was asked for",
        ));
    }
    Ok(())
}

/// One answer (RFC 5321, 4.2), its lines without their code; what came after it is left in `rest`.
async fn answer(tcp: &mut TcpStream, rest: &mut Vec<u8>) -> io::Result<(u16, String)> {
    let mut text = String::new();
    loop {
        let Some(end) = rest.iter().position(|byte| *byte == b'\n') else {
            if rest.len() > LINE_BYTES_MAX {
                return Err(io::Error::other("the server does not end its line"));
            }
            if tcp.read_buf(rest).await? == 0 {
                return Err(io::Error::other("the server hung up"));
            }
            continue;
        };
        let line: Vec<u8> = rest.drain(..=end).collect();
        let line = String::from_utf8_lossy(&line);
        let line = line.trim_end();
        let code = line.get(..3).and_then(|code| code.parse().ok());
        let Some(code) = code else {
            return Err(io::Error::other("that is no mail server"));
        };
        text.push_str(line.get(4..).unwrap_or_default());
        if line.as_bytes().get(3) != Some(&b'-') {
            return Ok((code, text));
        }
        text.push('\n');
        if text.len() > LINE_BYTES_MAX {
            return Err(io::Error::other("the server does not end its answer"));
        }
    }
}

/// A private line. A server that was greeted in clear does not greet again, so it is done for it.
#[derive(Debug)]
struct Private {
    greeting: &'static [u8],
    inner: TlsStream<TcpStream>,
}

impl AsyncTokioStream for Private {
    fn peer_addr(&self) -> io::Result<SocketAddr> {
        self.inner.get_ref().0.peer_addr()
    }
}

impl AsyncRead for Private {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.greeting.is_empty() {
            return Pin::new(&mut self.inner).poll_read(cx, buf);
        }
        let (now, later) = self
            .greeting
            .split_at(self.greeting.len().min(buf.remaining()));
        buf.put_slice(now);
        self.greeting = later;
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Private {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.inner).poll_write(cx, buf)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_shutdown(cx)
    }
}

const GREETING: &[u8] = b"220 in private\r\n";

/// The longest answer in clear, in bytes.
const LINE_BYTES_MAX: usize = 16 * 1024;
