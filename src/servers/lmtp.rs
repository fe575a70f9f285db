//! Mail in that a mail server hands over (LMTP, and SMTP from a relay on the same machine).
//!
//! The answer to a mail is yes only once everything it says is on disk; until then the server keeps
//! it and tries again. A mail in the making is on disk, not in memory.

mod senders;
mod talk;

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use smtp_proto::Error;
use smtp_proto::request::receiver::{DataReceiver, RequestReceiver};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::sync::watch;
use tokio::task::{JoinSet, spawn_blocking};
use tokio::time::timeout;

use crate::channels::Channel;
use crate::channels::inbound::{Door, RAW_BYTES_MAX};
use crate::domain::Name;
use crate::domain::attachment::Digest;
use crate::domain::health::Cause;
use crate::domain::message::Checks;
use crate::net::sender::Claims;
use crate::net::tcp::Gate;
use crate::net::tls::{ServerTls, go_private};
use crate::net::unix::LocalGate;
use crate::store::blobs::Upload;
use crate::store::{Store, StoreError};
use crate::writer::Rejected;

use super::agents::report;
use super::intake::{Came, Intake, understand};
use senders::{Carrier, Senders};
use talk::{Desk, Envelope, Manner, Next, Recipient, Talk};

/// The channels, open, by name.
pub type Channels = std::collections::BTreeMap<Name, Arc<dyn Channel>>;

/// Serves mail servers until the future is dropped: what was not answered by then they send again.
pub async fn serve(
    intake: Intake,
    channels: watch::Receiver<Arc<Channels>>,
    mut gate: Gate,
    tls: Arc<ServerTls>,
) {
    let mut connections = JoinSet::new();
    let senders = Senders::default();
    loop {
        tokio::select! {
            arrival = gate.arrival() => {
                let session = Session {
                    intake: intake.clone(),
                    channels: channels.clone(),
                    senders: senders.clone(),
                    peer: Some(arrival.peer.ip()),
                    tls: Some(Arc::clone(&tls)),
                };
                connections.spawn(async move {
                    let peer = arrival.peer.to_string();
                    session.converse(Box::new(arrival.stream), &peer).await;
                    drop(arrival.place);
                });
            }
            Some(ended) = connections.join_next() => report(ended),
        }
    }
}

/// The same for mail servers of this machine, by a local socket.
pub async fn serve_locally(
    intake: Intake,
    channels: watch::Receiver<Arc<Channels>>,
    mut gate: LocalGate,
) {
    let mut connections = JoinSet::new();
    let senders = Senders::default();
    loop {
        tokio::select! {
            arrival = gate.arrival() => {
                let session = Session {
                    intake: intake.clone(),
                    channels: channels.clone(),
                    senders: senders.clone(),
                    peer: None,
                    tls: None,
                };
                connections.spawn(async move {
                    let peer = format!("uid {}", arrival.peer.uid);
                    session.converse(Box::new(arrival.stream), &peer).await;
                    drop(arrival.place);
                });
            }
            Some(ended) = connections.join_next() => report(ended),
        }
    }
}

/// A connection of either sort.
trait Stream: AsyncRead + AsyncWrite + Unpin + Send {}

impl<T: AsyncRead + AsyncWrite + Unpin + Send> Stream for T {}

/// A connection and what was read from it and not used yet.
struct Line {
    stream: Box<dyn Stream>,
    read: Vec<u8>,
    from: usize,
    to: usize,
}

impl Line {
    /// What is there, waiting for it where nothing is; empty when the other side hung up.
    async fn some(&mut self) -> io::Result<&[u8]> {
        if self.from == self.to {
            let read = timeout(SILENCE, self.stream.read(&mut self.read)).await;
            self.from = 0;
            self.to = read.map_err(|_| io::Error::from(io::ErrorKind::TimedOut))??;
        }
        Ok(&self.read[self.from..self.to])
    }

    /// Whether anything was read that was not used yet.
    fn holds_more(&self) -> bool {
        self.from < self.to
    }

    /// All but the last `left` bytes of what is there were used.
    fn used_all_but(&mut self, left: usize) {
        self.from = self.to - left;
    }

    async fn say(&mut self, words: &str) -> io::Result<()> {
        let said = timeout(SILENCE, self.stream.write_all(words.as_bytes())).await;
        said.map_err(|_| io::Error::from(io::ErrorKind::TimedOut))?
    }
}

struct Session {
    intake: Intake,
    channels: watch::Receiver<Arc<Channels>>,
    senders: Senders,
    /// From which machine it is called; none from this one, by a local socket.
    peer: Option<IpAddr>,
    /// With what it goes on in private; nobody hears what is said over a local socket.
    tls: Option<Arc<ServerTls>>,
}

impl Session {
    async fn converse(&self, stream: Box<dyn Stream>, peer: &str) {
        let mut line = Line {
            stream,
            read: vec![0; READ_BYTES],
            from: 0,
            to: 0,
        };
        if let Err(error) = self.serve(&mut line).await {
            tracing::debug!(peer, %error, "a mail server hung up");
        }
    }

    async fn serve(&self, line: &mut Line) -> io::Result<()> {
        line.say(talk::WELCOME).await?;
        let mut talk = Talk::new(self.tls.is_some());
        let mut requests = RequestReceiver::default();
        loop {
            let bytes = line.some().await?;
            if bytes.is_empty() {
                return Ok(());
            }
            let mut rest = bytes.iter();
            let next = match requests.ingest(&mut rest) {
                Ok(request) => Some(talk.hear(request, self)),
                Err(Error::NeedsMoreData { .. }) => None,
                Err(error) => Some(talk.misheard(&error)),
            };
            // A command that is not whole yet was put aside by the receiver.
            let left = if next.is_some() { rest.len() } else { 0 };
            line.used_all_but(left);
            match next {
                None => {}
                Some(Next::Say(words)) => line.say(words).await?,
                Some(Next::Leave(words)) => return line.say(words).await,
                Some(Next::Hide(_)) if line.holds_more() => return line.say(talk::EARLY).await,
                Some(Next::Hide(words)) => {
                    line.say(words).await?;
                    self.hide(line).await?;
                    talk = Talk::new(false);
                }
                Some(Next::Take(envelope)) => {
                    line.say(talk::GO_ON).await?;
                    let answer = match self.content(line).await? {
                        Some(content) => self.keep(&envelope, content).await,
                        None => vec![talk::TOO_LARGE; answers(&envelope)],
                    };
                    line.say(&answer.concat()).await?;
                }
            }
        }
    }

    /// Goes on in private.
    async fn hide(&self, line: &mut Line) -> io::Result<()> {
        let config = self.tls.as_ref().map(|tls| tls.mail_servers());
        let config = config.expect("it is offered only with a certificate");
        let open = std::mem::replace(&mut line.stream, Box::new(tokio::io::empty()));
        let hidden = go_private(config, open, HANDSHAKE).await;
        line.stream = Box::new(hidden.map_err(io::Error::other)?);
        Ok(())
    }

    /// Reads a mail up to its dot; none when it is longer than is taken.
    async fn content(&self, line: &mut Line) -> io::Result<Option<Content>> {
        let mut receiver = DataReceiver::new();
        let mut piece = Vec::with_capacity(PIECE_BYTES);
        // The receiver knows a dot by the line end before it, which the first line has not.
        receiver.ingest(&mut b"\r\n".iter(), &mut piece);
        piece.clear();
        let mut content = Content::new(self.intake.clone());
        loop {
            let bytes = line.some().await?;
            if bytes.is_empty() {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            let mut rest = bytes.iter();
            let ended = receiver.ingest(&mut rest, &mut piece);
            let left = rest.len();
            line.used_all_but(left);
            if ended || piece.len() >= PIECE_BYTES {
                content = content.add(std::mem::take(&mut piece)).await;
            }
            if ended {
                return Ok((content.total <= RAW_BYTES_MAX as u64).then_some(content));
            }
        }
    }

    /// Keeps a mail for everybody it is for; an answer for each, or one for all.
    async fn keep(&self, envelope: &Envelope, content: Content) -> Vec<&'static str> {
        let (raw, bytes_total) = match content.finish().await {
            Ok(kept) => kept,
            Err(error) => {
                tracing::error!(%error, "a mail could not be kept");
                return vec![talk::LATER; answers(envelope)];
            }
        };
        let mut outcomes: Vec<(Name, &'static str)> = Vec::new();
        for Recipient { channel, .. } in &envelope.to {
            if outcomes.iter().any(|(done, _)| done == channel) {
                continue;
            }
            let said = self.receive(channel, envelope, raw, bytes_total).await;
            outcomes.push((channel.clone(), said));
        }
        match envelope.manner {
            Manner::Each => {
                let of = |to: &Recipient| outcomes.iter().find(|(name, _)| *name == to.channel);
                let said = envelope.to.iter().filter_map(of);
                said.map(|(_, said)| *said).collect()
            }
            // One that was not kept has all of it sent again; what was kept is known then.
            Manner::Together => {
                let mut said = outcomes.iter().map(|(_, said)| *said);
                vec![said.find(|said| *said != talk::KEPT).unwrap_or(talk::KEPT)]
            }
        }
    }

    async fn receive(
        &self,
        name: &Name,
        envelope: &Envelope,
        raw: Digest,
        bytes_total: u64,
    ) -> &'static str {
        let Some(channel) = self.channels.borrow().get(name).cloned() else {
            return talk::LATER;
        };
        let readers = Arc::clone(&self.intake.readers);
        let turn = readers
            .acquire_owned()
            .await
            .expect("nobody closes the semaphore");
        let mine = envelope.to.iter().filter(|to| to.channel == *name);
        let door = Door::Envelope {
            from: envelope.from.clone(),
            to: mine.map(|to| to.address.clone()).collect(),
        };
        let (store, at, of) = (self.intake.store.clone(), (self.intake.now)(), name.clone());
        let resolver = channel.resolver();
        let reading = spawn_blocking(move || {
            let body = whole(&store, &raw)?;
            let claims = channel.resolver().and_then(|_| Claims::of(&body));
            let came = Came {
                name: &of,
                door,
                body,
                raw,
                bytes_total,
                at,
            };
            Ok((understand(&store, &*channel, came)?, claims))
        });
        let read: Result<Result<_, StoreError>, _> = reading.await;
        let read = read.map_err(io::Error::other);
        let (mut understood, claims) = match read.map(|read| read.map_err(io::Error::other)) {
            Ok(Ok(read)) => read,
            Ok(Err(error)) | Err(error) => return self.failed(name, &error),
        };
        // Others are read while it is asked about the sender of this one.
        drop(turn);
        if let (Some(server), Some(claims)) = (resolver, claims)
            && understood.is_unchecked()
            && let Some((checks, domain)) = self.ask(server, claims, envelope).await
        {
            understood.check(checks, &domain);
        }
        match self.intake.settle(self.intake.submit(understood)).await {
            Ok(kept) => {
                self.intake.kept(name, &kept);
                self.intake.is_over(name, |cause| cause == Cause::DiskFull);
                talk::KEPT
            }
            Err(Rejected::Full) => {
                self.intake.ails(name, Cause::DiskFull, DISK_FULL, None);
                talk::FULL
            }
            Err(rejected) => {
                tracing::warn!(channel = %name, ?rejected, "a mail was not taken, it comes again");
                talk::LATER
            }
        }
    }

    /// What DNS says about who sent it, and for which domain.
    async fn ask(
        &self,
        server: SocketAddr,
        claims: Claims,
        envelope: &Envelope,
    ) -> Option<(Checks, String)> {
        let carrier = Carrier {
            peer: self.peer,
            manner: envelope.manner,
            hello: &envelope.hello,
            return_path: &envelope.from,
        };
        self.senders.ask(server, claims, &carrier).await
    }

    fn failed(&self, name: &Name, error: &io::Error) -> &'static str {
        self.intake
            .ails(name, Cause::DiskFull, &error.to_string(), None);
        talk::LATER
    }
}

impl Desk for Session {
    fn channel(&self, recipient: &str) -> Option<Name> {
        let channels = Arc::clone(&self.channels.borrow());
        let mut found = channels
            .iter()
            .filter(|(_, channel)| channel.takes(recipient));
        found.next().map(|(name, _)| name.clone())
    }

    fn has_room(&self) -> bool {
        self.intake.writer.space().admits_files()
    }
}

/// A mail as far as it came, on disk.
struct Content {
    intake: Intake,
    upload: Option<Result<Upload, StoreError>>,
    total: u64,
}

impl Content {
    fn new(intake: Intake) -> Self {
        Self {
            intake,
            upload: None,
            total: 0,
        }
    }

    /// What goes wrong shows at the end: the server says all of its mail in any case.
    async fn add(mut self, piece: Vec<u8>) -> Self {
        self.total += piece.len() as u64;
        if self.total > RAW_BYTES_MAX as u64 {
            self.upload = None;
            return self;
        }
        let (store, upload) = (self.intake.store.clone(), self.upload.take());
        let written = spawn_blocking(move || {
            let mut upload = match upload {
                Some(upload) => upload?,
                None => store.blobs().begin(RAW_BYTES_MAX as u64)?,
            };
            upload.write(&piece)?;
            Ok(upload)
        });
        self.upload = written.await.ok();
        self
    }

    async fn finish(self) -> Result<(Digest, u64), StoreError> {
        let (store, at) = (self.intake.store.clone(), (self.intake.now)());
        let upload = self.upload;
        let finished = spawn_blocking(move || {
            let upload = match upload {
                Some(upload) => upload?,
                None => store.blobs().begin(1)?,
            };
            upload.finish(at)
        });
        finished.await.unwrap_or_else(|error| {
            Err(StoreError::Io {
                what: "keep a mail".to_owned(),
                source: io::Error::other(error),
            })
        })
    }
}

/// A mail that is kept, in memory.
fn whole(store: &Store, raw: &Digest) -> Result<Vec<u8>, StoreError> {
    let mut body = Vec::new();
    while let Some(piece) = store.blobs().read(raw, body.len() as u64, PIECE_BYTES)? {
        if piece.is_empty() {
            break;
        }
        body.extend_from_slice(&piece);
    }
    Ok(body)
}

fn answers(envelope: &Envelope) -> usize {
    match envelope.manner {
        Manner::Each => envelope.to.len(),
        Manner::Together => 1,
    }
}

const DISK_FULL: &str = "the disk is full, mail stays with the server that brings it";

/// How long a mail server may say nothing (RFC 5321, 4.5.3.2.7).
const SILENCE: Duration = Duration::from_secs(5 * 60);

/// How long the handshake may take.
const HANDSHAKE: Duration = Duration::from_secs(30);

const READ_BYTES: usize = 16 * 1024;

/// How much of a mail is in memory before it is written down, in bytes.
const PIECE_BYTES: usize = 256 * 1024;
