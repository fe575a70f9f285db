//! The two ends of one connection, whatever it runs over, and those of a stream of bytes: what is half
//! written, how much is read at once, how it is left.

use std::io;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, ReadHalf, WriteHalf};
use tokio::time::timeout;

/// What came in.
pub(super) enum Heard<'a> {
    /// Some bytes of a stream.
    Bytes(&'a [u8]),
    /// One text of a WebSocket.
    Text(String),
}

/// Where what the client says comes in.
pub(super) trait Ear: Send {
    /// The next that comes; `None` once nothing more does. Can be given up at any moment without loss.
    fn hear(&mut self) -> impl Future<Output = Option<Heard<'_>>> + Send;

    /// Listens on for a while, though nobody minds: a socket that is closed with something unread in it
    /// is reset, and a reset takes the farewell away from a client that has not read it yet.
    fn drain(&mut self) -> impl Future<Output = ()> + Send;
}

/// Where what the desk says goes out.
pub(super) trait Mouth: Send {
    /// Says all of it; can be given up at any moment without loss.
    fn say(&mut self, what: &mut Outgoing) -> impl Future<Output = io::Result<()>> + Send;

    /// Says that nothing more follows.
    fn close(&mut self) -> impl Future<Output = ()> + Send;
}

/// The ear of a stream of bytes.
pub(super) struct Reading<S> {
    half: ReadHalf<S>,
    buffer: Vec<u8>,
    /// How much of the buffer was filled last.
    filled: usize,
}

/// Both ends of a stream of bytes.
pub(super) fn ends<S: AsyncRead + AsyncWrite>(stream: S) -> (Reading<S>, WriteHalf<S>) {
    let (half, writer) = tokio::io::split(stream);
    let reading = Reading {
        half,
        buffer: vec![0; READ_BYTES_IDLE],
        filled: READ_BYTES_IDLE - 1,
    };
    (reading, writer)
}

impl<S: AsyncRead + AsyncWrite + Send> Ear for Reading<S> {
    async fn hear(&mut self) -> Option<Heard<'_>> {
        fit(&mut self.buffer, self.filled);
        self.filled = self.half.read(&mut self.buffer).await.ok()?;
        (self.filled > 0).then(|| Heard::Bytes(&self.buffer[..self.filled]))
    }

    async fn drain(&mut self) {
        let mut unread = vec![0; READ_BYTES_IDLE];
        let rest = async { while matches!(self.half.read(&mut unread).await, Ok(1..)) {} };
        let _ = timeout(DRAIN_WITHIN, rest).await;
    }
}

impl<S: AsyncRead + AsyncWrite + Send> Mouth for WriteHalf<S> {
    async fn say(&mut self, what: &mut Outgoing) -> io::Result<()> {
        what.push(self).await
    }

    async fn close(&mut self) {
        // The other side may have gone already.
        let _ = self.shutdown().await;
    }
}

/// What is being written.
#[derive(Default)]
pub(super) struct Outgoing {
    bytes: Vec<u8>,
    at: usize,
    /// TLS keeps what the socket did not take at once until somebody asks it to go on.
    unflushed: bool,
}

impl Outgoing {
    pub(super) fn of(bytes: Vec<u8>) -> Self {
        Self {
            bytes,
            at: 0,
            unflushed: true,
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        !self.unflushed
    }

    /// All of it, where nothing of it left yet; what is given is counted as written.
    pub(super) fn take_whole(&mut self) -> Option<Vec<u8>> {
        (!self.bytes.is_empty()).then(|| std::mem::take(&mut self.bytes))
    }

    /// All of it has left.
    pub(super) fn flushed(&mut self) {
        *self = Self::default();
    }

    /// Writes all of it and flushes behind it; can be given up at any moment without loss.
    async fn push(&mut self, writer: &mut (impl AsyncWrite + Unpin)) -> io::Result<()> {
        while let Some(rest @ [_, ..]) = self.bytes.get(self.at..) {
            match writer.write(rest).await? {
                0 => return Err(io::ErrorKind::WriteZero.into()),
                n => self.at += n,
            }
        }
        writer.flush().await?;
        self.flushed();
        Ok(())
    }
}

/// Makes room where much is coming, and gives it back where little is: most sessions are silent most
/// of the time, and there are many of them.
fn fit(buffer: &mut Vec<u8>, read: usize) {
    if read == buffer.len() {
        buffer.resize(READ_BYTES_MAX, 0);
    } else if read <= READ_BYTES_IDLE && buffer.len() > READ_BYTES_IDLE {
        *buffer = vec![0; READ_BYTES_IDLE];
    }
}

/// How much is read at once while a client sends much, in bytes.
const READ_BYTES_MAX: usize = 16 * 1024;

/// How much is read at once otherwise, in bytes.
const READ_BYTES_IDLE: usize = 1024;

/// How long a client that was left may take to notice.
const DRAIN_WITHIN: Duration = Duration::from_secs(10);
