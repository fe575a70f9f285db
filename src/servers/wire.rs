//! The bytes of one connection: what is half written, how much is read at once, how it is left.

use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::time::timeout;

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

    /// Writes all of it and flushes behind it; can be given up at any moment without loss.
    pub(super) async fn push(
        &mut self,
        writer: &mut (impl AsyncWrite + Unpin),
    ) -> std::io::Result<()> {
        while let Some(rest @ [_, ..]) = self.bytes.get(self.at..) {
            match writer.write(rest).await? {
                0 => return Err(std::io::ErrorKind::WriteZero.into()),
                n => self.at += n,
            }
        }
        writer.flush().await?;
        *self = Self::default();
        Ok(())
    }
}

/// Makes room where much is coming, and gives it back where little is: most sessions are silent most
/// of the time, and there are many of them.
pub(super) fn fit(buffer: &mut Vec<u8>, read: usize) {
    if read == buffer.len() {
        buffer.resize(READ_BYTES_MAX, 0);
    } else if read <= READ_BYTES_IDLE && buffer.len() > READ_BYTES_IDLE {
        *buffer = vec![0; READ_BYTES_IDLE];
    }
}

/// Reads on for a while, though nobody listens: a socket that is closed with something unread in it
/// is reset, and a reset takes the farewell away from a client that has not read it yet.
pub(super) async fn drain(reader: &mut (impl AsyncRead + Unpin)) {
    let mut unread = vec![0; READ_BYTES_IDLE];
    let rest = async { while matches!(reader.read(&mut unread).await, Ok(1..)) {} };
    let _ = timeout(DRAIN_WITHIN, rest).await;
}

/// How much is read at once while a client sends much, in bytes.
const READ_BYTES_MAX: usize = 16 * 1024;

/// How much is read at once otherwise, in bytes.
pub(super) const READ_BYTES_IDLE: usize = 1024;

/// How long a client that was left may take to notice.
const DRAIN_WITHIN: Duration = Duration::from_secs(10);
