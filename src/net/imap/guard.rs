//! A line to a server that may say much, but not at once: no line and no literal without an end.
//!
//! Whoever reads what it says makes room for a literal as soon as it is announced. An announcement is
//! only a number, so it is looked at before it is believed.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// What is read through it keeps to the limits, or ends with an error.
#[derive(Debug)]
pub(super) struct Guard<T> {
    inner: T,
    seen: Seen,
}

/// Where in what a server says its last byte stood (RFC 9051, 4.3).
#[derive(Debug, Default)]
struct Seen {
    /// How much of a literal is still to come.
    literal: u64,
    /// The length of the line so far.
    line: usize,
    /// A number in braces, which announces a literal where a line ends after it.
    braces: Braces,
}

#[derive(Clone, Copy, Debug, Default)]
enum Braces {
    #[default]
    None,
    Open(u64),
    Closed(u64),
}

impl<T> Guard<T> {
    pub(super) fn new(inner: T) -> Self {
        Self {
            inner,
            seen: Seen::default(),
        }
    }

    pub(super) fn into_inner(self) -> T {
        self.inner
    }
}

impl Seen {
    fn see(&mut self, mut bytes: &[u8]) -> io::Result<()> {
        while !bytes.is_empty() {
            if self.literal > 0 {
                let inside = usize::try_from(self.literal).unwrap_or(usize::MAX);
                let inside = inside.min(bytes.len());
                self.literal -= inside as u64;
                bytes = &bytes[inside..];
                continue;
            }
            self.step(bytes[0])?;
            bytes = &bytes[1..];
        }
        Ok(())
    }

    fn step(&mut self, byte: u8) -> io::Result<()> {
        self.line += 1;
        if self.line > LINE_BYTES_MAX {
            return Err(io::Error::other("the server does not end its line"));
        }
        self.braces = match (byte, self.braces) {
            (b'{', _) => Braces::Open(0),
            (b'0'..=b'9', Braces::Open(number)) => {
                let digit = u64::from(byte - b'0');
                Braces::Open(number.saturating_mul(10).saturating_add(digit))
            }
            (b'}', Braces::Open(number)) => Braces::Closed(number),
            (b'\r', closed @ Braces::Closed(_)) => closed,
            (b'\n', Braces::Closed(number)) => {
                if number > LITERAL_BYTES_MAX {
                    let why = format!("the server announces {number} bytes at once");
                    return Err(io::Error::other(why));
                }
                self.literal = number;
                Braces::None
            }
            (b'\n', _) => {
                self.line = 0;
                Braces::None
            }
            _ => Braces::None,
        };
        Ok(())
    }
}

impl<T: AsyncRead + Unpin> AsyncRead for Guard<T> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buf.filled().len();
        ready!(Pin::new(&mut self.inner).poll_read(cx, buf))?;
        Poll::Ready(self.seen.see(&buf.filled()[before..]))
    }
}

impl<T: AsyncWrite + Unpin> AsyncWrite for Guard<T> {
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

/// The longest literal that is taken, in bytes: a mail that is read whole, from a server that counts
/// its size in another way than it sends it.
const LITERAL_BYTES_MAX: u64 = 64 << 20;

/// The longest line without its literals, in bytes: the numbers of two million mails.
const LINE_BYTES_MAX: usize = 16 << 20;

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(said: &[u8]) -> io::Result<u64> {
        let mut seen = Seen::default();
        // As it comes from a slow line.
        for byte in said {
            seen.see(&[*byte])?;
        }
        let mut at_once = Seen::default();
        at_once.see(said)?;
        assert_eq!(at_once.literal, seen.literal);
        Ok(seen.literal)
    }

    #[test]
    fn a_literal_is_followed_to_its_end_whatever_it_holds() {
        let said = b"* 1 FETCH (BODY[] {22}\r\n{99999999999999999}\r\n)\r\n* OK\r\n";
        assert_eq!(seen(said).expect("within the limits"), 0);
        assert_eq!(seen(b"* 1 FETCH (BODY[] {7}\r\nabc").expect("fine"), 4);
    }

    #[test]
    fn a_literal_that_nobody_could_hold_is_not_believed() {
        for number in ["67108865", "4294967295", "99999999999999999999999"] {
            let said = format!("* 1 FETCH (BODY[] {{{number}}}\r\n");
            assert!(seen(said.as_bytes()).is_err(), "{number}");
        }
        // A number in a text is none.
        assert!(seen(b"* OK {99999999999} is a number\r\n").is_ok());
    }

    #[test]
    fn a_line_has_an_end() {
        let mut seen = Seen::default();
        let piece = vec![b'x'; 1 << 20];
        let ended = (0..32).find_map(|_| seen.see(&piece).err());
        assert!(ended.is_some());
    }
}
