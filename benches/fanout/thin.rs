//! A listener that costs hardly more than reading: signed in and watching, it looks only at what kind of
//! news begins a frame, as the connections beside the plain echo look at nothing.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use centralita::domain::message::Scope;
use centralita::domain::{ConversationId, Moment};
use centralita::protocol::codec::{self, Packet};
use centralita::protocol::frame::{Decoder, FRAME_BYTES_MAX, FrameKind};
use centralita::protocol::key::Secret;
use centralita::protocol::message::FromDesk;
use centralita::protocol::message::{EntryRequest, Heartbeat, ListsRequest, Outcome, WorkRequest};
use centralita::protocol::session::{ClientSession, Told};
use centralita::protocol::version::Hello;
use centralita::protocol::{List, ToDesk};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::sync::mpsc;
use tokio_rustls::client::TlsStream;

use crate::link::Paced;

/// A connection that watches a conversation.
pub(crate) struct Thin {
    stream: TlsStream<Paced>,
    session: ClientSession,
}

impl Thin {
    /// Signs in with a token.
    pub(crate) async fn enter(stream: TlsStream<Paced>, token: Secret) -> Result<Self> {
        let hello = Hello {
            versions: List::from(vec![1]),
            client: "bench".to_owned(),
            language: "es".to_owned(),
        };
        let session = ClientSession::new(Moment(0), hello);
        let mut thin = Self { stream, session };
        let device = String::new();
        let enter = EntryRequest::Token { token, device };
        thin.ask(ToDesk::Entry(enter)).await?;
        Ok(thin)
    }

    /// Opens a conversation to hear of it.
    pub(crate) async fn watch(&mut self, conversation: ConversationId) -> Result<()> {
        let open = ListsRequest::Open {
            conversation,
            messages: 1,
            watch: true,
        };
        self.ask(ToDesk::Lists(open)).await
    }

    /// Asks for something and waits until it is accepted.
    pub(crate) async fn ask(&mut self, ask: ToDesk) -> Result<()> {
        let number = self.session.ask(Moment(0), None, None, ask)?;
        loop {
            while let Some(bytes) = self.session.output() {
                self.stream.write_all(&bytes).await?;
            }
            self.stream.flush().await?;
            while let Some(told) = self.session.poll()? {
                if let Told::Said(said) = told
                    && let FromDesk::Answer(answer) = *said
                    && answer.request == number
                {
                    match answer.outcome {
                        Outcome::Accepted(_) => return Ok(()),
                        other => bail!("{other:?}"),
                    }
                }
            }
            let mut buffer = [0; 16 * 1024];
            match self.stream.read(&mut buffer).await? {
                0 => bail!("closed by the desk"),
                n => self.session.receive(Moment(0), &buffer[..n]),
            }
        }
    }

    /// Writes notes of 300 bytes one after the other until a moment; how long each took.
    pub(crate) async fn write_notes(
        mut self,
        to: ConversationId,
        until: Instant,
    ) -> Result<Vec<Duration>> {
        let mut took = Vec::new();
        while Instant::now() < until {
            let note = WorkRequest::Note {
                conversation: to,
                scope: Scope::Team,
                client_message: None,
                text: format!("{:>300}", took.len()),
                attachments: List::new(),
            };
            let asked = Instant::now();
            self.ask(ToDesk::Work(note)).await?;
            took.push(asked.elapsed());
        }
        Ok(took)
    }

    /// Says when each frame longer than `bytes` has come whole, until the connection ends.
    pub(crate) async fn listen(self, bytes: usize, tell: mpsc::UnboundedSender<Instant>) {
        let (mut reader, mut writer) = tokio::io::split(self.stream);
        tokio::spawn(async move {
            let beat = codec::write(&Packet::Heartbeat(Heartbeat { at: Moment(0) }));
            let beat = beat.expect("a heartbeat is short");
            loop {
                tokio::time::sleep(BEAT).await;
                if writer.write_all(&beat).await.is_err() || writer.flush().await.is_err() {
                    return;
                }
            }
        });
        let mut decoder = Decoder::new(FRAME_BYTES_MAX);
        let mut buffer = vec![0; 16 * 1024];
        while let Ok(n) = reader.read(&mut buffer).await
            && n > 0
        {
            decoder.feed(&buffer[..n]);
            while let Ok(Some(frame)) = decoder.next_frame() {
                if frame.kind == FrameKind::Event && frame.payload.len() > bytes {
                    let _ = tell.send(Instant::now());
                }
            }
        }
    }
}

const BEAT: Duration = Duration::from_secs(5);
