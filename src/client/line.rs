//! One connection: introduced, signed in, written and read in pieces.

use std::io;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt, ReadHalf, WriteHalf};
use tokio::time::Instant;

use super::dial::Wire;
use super::error::ClientError;
use super::handle::Options;
use crate::domain::Moment;
use crate::protocol::Data;
use crate::protocol::message::{Accepted, EntryRequest, Farewell, FromDesk, Outcome, ToDesk};
use crate::protocol::session::{Broken, ClientSession, Told};
use crate::protocol::version::Welcome;
use crate::protocol::view::people::SessionView;

/// One connection.
pub(super) struct Line {
    pub(super) session: ClientSession,
    pub(super) reader: ReadHalf<Wire>,
    pub(super) writer: WriteHalf<Wire>,
    pub(super) out: Vec<u8>,
    unflushed: bool,
}

impl Line {
    pub(super) fn new(wire: Wire, options: &Options, started: Instant) -> Self {
        let (reader, writer) = tokio::io::split(wire);
        Self {
            session: ClientSession::new(moment(started), options.hello()),
            reader,
            writer,
            out: Vec::new(),
            unflushed: false,
        }
    }

    /// Introduces the client and signs it in.
    pub(super) async fn enter(
        &mut self,
        request: EntryRequest,
        started: Instant,
    ) -> Result<(Welcome, SessionView), ClientError> {
        let mut request = Some(ToDesk::Entry(request));
        let mut welcome = None;
        loop {
            while let Some(told) = self.session.poll()? {
                let said = match told {
                    // The first secret leaves only once the desk has shown that it speaks the protocol.
                    Told::Welcome(it) => {
                        welcome = Some(it);
                        if let Some(ask) = request.take() {
                            self.session.ask(moment(started), None, None, ask)?;
                        }
                        continue;
                    }
                    Told::Said(said) => *said,
                };
                match said {
                    FromDesk::Answer(answer) => {
                        let welcome = welcome.take().ok_or(Broken::OutOfTurn)?;
                        let Data::Session(session) = read(answer.outcome)?.data else {
                            return Err(ClientError::Unexpected);
                        };
                        return Ok((welcome, *session));
                    }
                    FromDesk::Farewell(Farewell { why: Some(why), .. }) => {
                        return Err(ClientError::Refused(why));
                    }
                    FromDesk::Farewell(_) => return Err(ClientError::Lost("turned away".into())),
                    FromDesk::Event(_) | FromDesk::Heartbeat(_) => {}
                }
            }
            while let Some(bytes) = self.session.output() {
                self.writer
                    .write_all(&bytes)
                    .await
                    .map_err(|cause| lost(&cause))?;
            }
            self.writer.flush().await.map_err(|cause| lost(&cause))?;
            let mut buffer = vec![0; READ_BYTES];
            match self
                .reader
                .read(&mut buffer)
                .await
                .map_err(|cause| lost(&cause))?
            {
                0 => return Err(ClientError::Lost("closed by the desk".into())),
                n => self.session.receive(moment(started), &buffer[..n]),
            }
        }
    }

    pub(super) fn fill(&mut self) {
        while self.out.len() < READ_BYTES {
            let Some(bytes) = self.session.output() else {
                return;
            };
            self.out.extend_from_slice(&bytes);
        }
    }

    pub(super) fn has_output(&self) -> bool {
        self.unflushed || !self.out.is_empty()
    }

    /// After a push of `bytes`; one of none was a flush.
    pub(super) fn wrote(&mut self, bytes: usize) {
        self.out.drain(..bytes);
        self.unflushed = bytes > 0;
    }

    /// Says goodbye, if that is possible without waiting long.
    pub(super) async fn leave(&mut self, now: Moment) {
        self.session.farewell(now);
        let goodbye = async {
            self.writer.write_all(&self.out).await?;
            while let Some(bytes) = self.session.output() {
                self.writer.write_all(&bytes).await?;
            }
            self.writer.shutdown().await
        };
        // The desk notices a closed connection as well.
        let _: Result<io::Result<()>, _> = tokio::time::timeout(LEAVE_WITHIN, goodbye).await;
    }
}

/// Writes a part of `out`, or flushes when there is none; can be given up at any moment without loss.
pub(super) async fn push(writer: &mut WriteHalf<Wire>, out: &[u8]) -> io::Result<usize> {
    if out.is_empty() {
        return writer.flush().await.map(|()| 0);
    }
    match writer.write(out).await? {
        0 => Err(io::ErrorKind::WriteZero.into()),
        n => Ok(n),
    }
}

pub(super) fn read(outcome: Outcome) -> Result<Accepted, ClientError> {
    match outcome {
        Outcome::Accepted(accepted) => Ok(*accepted),
        Outcome::Refused(refusal) => Err(ClientError::Refused(refusal)),
        Outcome::Conflict(conflict) => Err(ClientError::Conflict(Box::new(conflict))),
        Outcome::Remarked(remarked) => Err(ClientError::Remarked(Box::new(remarked))),
    }
}

fn lost(cause: &io::Error) -> ClientError {
    ClientError::Lost(cause.to_string())
}

/// The session's own clock: it counts from the client's start, and no wall clock can shake it.
pub(super) fn moment(started: Instant) -> Moment {
    Moment(i64::try_from(started.elapsed().as_millis()).unwrap_or(i64::MAX))
}

/// How much is read at once, and how much written, in bytes.
pub(super) const READ_BYTES: usize = 64 * 1024;

/// How long a goodbye may take.
const LEAVE_WITHIN: Duration = Duration::from_secs(1);
