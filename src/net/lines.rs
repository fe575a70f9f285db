//! Lines from a stream, one after the other, none longer than was agreed.

use std::io;

use tokio::io::{AsyncBufReadExt, AsyncRead, BufReader};

/// The lines of a stream.
pub struct Lines<R> {
    from: BufReader<R>,
    bytes_max: usize,
}

/// One line, without what ends it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// As it came.
    Whole(Vec<u8>),
    /// It was longer than may be; its beginning, the rest was thrown away as it came.
    TooLong(Vec<u8>),
}

impl<R: AsyncRead + Unpin> Lines<R> {
    /// The lines of `from`, each of at most `bytes_max` bytes.
    pub fn new(from: R, bytes_max: usize) -> Lines<R> {
        let from = BufReader::with_capacity(PIECE_BYTES, from);
        Lines { from, bytes_max }
    }

    /// The next line; `None` at the end of the stream. What is there without an end of its own broke off,
    /// and is no line.
    pub async fn next(&mut self) -> io::Result<Option<Line>> {
        let (mut line, mut is_long) = (Vec::new(), false);
        loop {
            let piece = self.from.fill_buf().await?;
            if piece.is_empty() {
                return Ok(None);
            }
            let end = piece.iter().position(|byte| *byte == b'\n');
            let taken = end.unwrap_or(piece.len());
            let room = self.bytes_max - line.len();
            is_long |= taken > room;
            line.extend_from_slice(&piece[..taken.min(room)]);
            self.from.consume(end.map_or(taken, |end| end + 1));
            if end.is_some() {
                return Ok(Some(if is_long {
                    line.truncate(BEGINNING_BYTES);
                    Line::TooLong(line)
                } else {
                    Line::Whole(line)
                }));
            }
        }
    }
}

/// How much is read from the stream at once.
const PIECE_BYTES: usize = 8 * 1024;

/// How much of a line that is too long is given.
const BEGINNING_BYTES: usize = 1_024;

#[cfg(test)]
mod tests {
    use super::*;

    async fn all(bytes: &[u8]) -> Vec<Line> {
        let mut lines = Lines::new(bytes, 10);
        let mut found = Vec::new();
        while let Some(line) = lines.next().await.expect("readable") {
            found.push(line);
        }
        found
    }

    fn whole(text: &str) -> Line {
        Line::Whole(text.as_bytes().to_vec())
    }

    #[tokio::test]
    async fn a_line_is_what_stands_before_its_end() {
        assert_eq!(
            all(b"one\n\ntwo\nbroken off").await,
            [whole("one"), whole(""), whole("two")]
        );
    }

    #[tokio::test]
    async fn the_longest_line_is_whole_and_a_longer_one_is_thrown_away() {
        let long = format!("0123456789\n{}\nnext\n", "x".repeat(100_000));
        assert_eq!(
            all(long.as_bytes()).await,
            [
                whole("0123456789"),
                Line::TooLong(vec![b'x'; 10]),
                whole("next")
            ]
        );
    }
}
