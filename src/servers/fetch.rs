//! Mail in from a mailbox that a server keeps: what came since, at once; what was there, beside it.
//!
//! Nothing on the server is changed, and nothing is asked by date: a number on disk says up to where
//! mail was taken, so that an outage of weeks loses nothing and takes nothing twice. One mail that
//! cannot be read never stops the others.

mod trouble;

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::spawn_blocking;

use crate::channels::Channel;
use crate::channels::inbound::{Door, RAW_BYTES_MAX};
use crate::channels::server::{Existing, Imap, Security};
use crate::domain::attachment::Digest;
use crate::domain::channel::Fetched;
use crate::domain::health::Cause;
use crate::domain::secret::Secret;
use crate::domain::{Name, Span};
use crate::engine::command::Act;
use crate::engine::refusal::Refusal;
use crate::net::imap::{Folder, ImapError, Mailbox, Server, Which};
use crate::net::smtp::Way;
use crate::store::StoreError;
use crate::writer::Rejected;

use super::intake::{Came, Intake, Submitted, understand};
use trouble::{Trouble, off_thread};

/// What a secret says at this moment: a short file, read.
pub type Revealing = dyn Fn(&Secret) -> std::io::Result<zeroize::Zeroizing<String>> + Send + Sync;

/// Takes mail for `name` out of a server's mailbox until `stop`.
pub async fn run(
    intake: Intake,
    name: Name,
    channel: Arc<dyn Channel>,
    imap: Imap,
    reveal: Arc<Revealing>,
    mut stop: watch::Receiver<bool>,
) {
    let mut fetcher = Fetcher {
        intake,
        name,
        channel,
        imap,
        reveal,
        mailbox: None,
        worse: 0,
    };
    loop {
        let next = fetcher.round();
        let pause = tokio::select! {
            biased;
            _ = stop.wait_for(|stop| *stop) => break,
            pause = next => pause,
        };
        if let Some(pause) = pause {
            tokio::select! {
                biased;
                _ = stop.wait_for(|stop| *stop) => break,
                () = tokio::time::sleep(pause) => {}
            }
        }
    }
    if let Some(open) = fetcher.mailbox.take() {
        open.mailbox.close().await;
    }
}

/// Signs in and opens the folder, as a test that somebody asked for; says what was found there, or
/// what is wrong.
pub async fn probe(imap: &Imap, reveal: &Revealing) -> Result<String, String> {
    match enter(imap, reveal).await {
        Ok((mailbox, folder)) => {
            mailbox.close().await;
            Ok(format!(
                "{} {} ({})",
                imap.server.host, imap.folder, folder.count
            ))
        }
        Err(Trouble::Server(error)) => Err(error.to_string()),
        Err(Trouble::Here(why) | Trouble::Secret(why)) => Err(why),
        Err(Trouble::Hold(_) | Trouble::End) => Err("not now".to_owned()),
    }
}

/// Signs in and opens the folder. The password is read each time: it may be changed while we run.
async fn enter(imap: &Imap, reveal: &Revealing) -> Result<(Mailbox, Folder), Trouble> {
    let login = imap.server.login.as_ref();
    let login = login.ok_or_else(|| Trouble::Here("no login is set".to_owned()))?;
    let password = reveal(&login.password)
        .map_err(|error| Trouble::Secret(format!("the password cannot be read: {error}")))?;
    let server = Server {
        host: &imap.server.host,
        port: imap.server.port,
        way: match imap.server.security {
            Security::Tls => Way::Tls,
            Security::StartTls => Way::StartTls,
            Security::Clear => Way::Clear,
        },
        user: &login.user,
        password: &password,
        authorities: &imap.server.authorities,
    };
    Ok(Mailbox::open(&server, &imap.folder, PATIENCE).await?)
}

struct Fetcher {
    intake: Intake,
    name: Name,
    channel: Arc<dyn Channel>,
    imap: Imap,
    reveal: Arc<Revealing>,
    mailbox: Option<Open>,
    /// How many rounds in a row came to nothing.
    worse: u32,
}

/// An open folder and how far it was taken.
struct Open {
    mailbox: Mailbox,
    fetched: Fetched,
    /// Everything there was before is taken.
    old_done: bool,
    /// The numbers by which it was known are void, so all of it counts as there before.
    renumbered: bool,
}

impl Fetcher {
    /// Takes a batch of what is there, or waits for news; says how long to rest afterwards.
    async fn round(&mut self) -> Option<Duration> {
        match self.attempt().await {
            Ok(()) => None,
            Err(trouble) => Some(self.after(trouble)),
        }
    }

    fn after(&mut self, trouble: Trouble) -> Duration {
        // Whatever it was, a fresh connection knows nothing of it.
        self.mailbox = None;
        let (cause, why) = match trouble.ailment() {
            Ok(ailment) => ailment,
            Err(span) => return span.unwrap_or(FOREVER),
        };
        self.worse = (self.worse + 1).min(WORSE_MAX);
        let pause = AGAIN * (1 << (self.worse - 1));
        self.ails(cause, &why, pause);
        pause
    }

    async fn attempt(&mut self) -> Result<(), Trouble> {
        let mut open = match self.mailbox.take() {
            Some(open) => open,
            None => self.open().await?,
        };
        let live = self.live(&mut open).await?;
        let old = !open.old_done && self.old(&mut open).await?;
        self.works(&open);
        if !live && !old && open.old_done {
            // A server may hang up on whoever listens; whether it is gone shows in calling again.
            let heard = open.mailbox.wait(IDLE, ASK).await;
            heard.map_err(|_| Trouble::Hold(AGAIN))?;
        }
        self.mailbox = Some(open);
        Ok(())
    }

    /// The server answers; a mailbox that it numbers anew is whole again once all of it is compared.
    fn works(&mut self, open: &Open) {
        self.worse = 0;
        if open.renumbered && !open.old_done {
            let why = "the server numbers this mailbox anew; it is compared with what is kept";
            self.ails(Cause::Renumbered, why, Duration::ZERO);
        } else {
            self.intake.is_well(&self.name);
        }
    }

    /// Opens the folder and finds where it was left.
    async fn open(&self) -> Result<Open, Trouble> {
        let (mailbox, folder) = enter(&self.imap, &*self.reveal).await?;
        let (fetched, renumbered) = self.place(folder).await?;
        let old_done = fetched.old + 1 >= fetched.first;
        tracing::info!(channel = %self.name, mails = folder.count, "the mailbox is open");
        Ok(Open {
            mailbox,
            fetched,
            old_done,
            renumbered,
        })
    }

    /// Where it was left; from the start where it was never seen, or its numbers are others now, as
    /// is said with it.
    async fn place(&self, folder: Folder) -> Result<(Fetched, bool), Trouble> {
        let (store, name) = (self.intake.store.clone(), self.name.clone());
        let known = spawn_blocking(move || store.read(|record| record.fetched(&name))).await;
        let known = known
            .map_err(|error| Trouble::Here(error.to_string()))?
            .map_err(|error| Trouble::Here(error.to_string()))?;
        let first = folder.next.max(1);
        let fresh = Fetched {
            channel: self.name.clone(),
            validity: folder.validity,
            first,
            old: 0,
            live: first - 1,
        };
        match known {
            Some(known) if known.validity == folder.validity => Ok((known, false)),
            Some(_) => Ok((fresh, true)),
            None if self.imap.existing == Existing::Nothing => {
                let old = first - 1;
                Ok((Fetched { old, ..fresh }, false))
            }
            None => Ok((fresh, false)),
        }
    }

    /// Takes a batch of what came in since; says whether there was any.
    async fn live(&self, open: &mut Open) -> Result<bool, Trouble> {
        let from = open.fetched.live + 1;
        let mut numbers = open.mailbox.numbers(from, u32::MAX, Which::All).await?;
        numbers.truncate(BATCH_MAX);
        let Some(last) = numbers.last().copied() else {
            return Ok(false);
        };
        self.take(open, &numbers).await?;
        open.fetched.live = last;
        self.keep_place(&open.fetched).await?;
        Ok(true)
    }

    /// Takes a batch of what was there before; says whether there is more.
    async fn old(&self, open: &mut Open) -> Result<bool, Trouble> {
        let which = match self.imap.existing {
            Existing::Unread => Which::Unread,
            Existing::All | Existing::Nothing => Which::All,
        };
        let (from, to) = (open.fetched.old + 1, open.fetched.first - 1);
        let mut numbers = open.mailbox.numbers(from, to, which).await?;
        let more = numbers.len() > BATCH_MAX;
        numbers.truncate(BATCH_MAX);
        let last = if more { numbers.last().copied() } else { None };
        self.take(open, &numbers).await?;
        open.fetched.old = last.unwrap_or(to);
        open.old_done = open.fetched.old >= to;
        self.keep_place(&open.fetched).await?;
        Ok(true)
    }

    /// Takes these mails, in their order, and awaits that all of them are kept.
    async fn take(&self, open: &mut Open, numbers: &[u32]) -> Result<(), Trouble> {
        if !self.intake.writer.space().admits_files() {
            self.ails(Cause::DiskFull, DISK_FULL, FULL);
            return Err(Trouble::Hold(FULL));
        }
        let sizes = open.mailbox.sizes(numbers).await?;
        let mut submitted = Vec::with_capacity(numbers.len());
        let mut group: Vec<u32> = Vec::new();
        let mut weight = 0;
        for number in numbers {
            // What was listed and is gone now was taken away by somebody else.
            let Some(size) = sizes.get(number).copied() else {
                continue;
            };
            if weight + size > GROUP_BYTES_MAX && !group.is_empty() {
                self.read(open, &group, &mut submitted).await?;
                group.clear();
                weight = 0;
            }
            if size > RAW_BYTES_MAX as u64 {
                self.read_large(open, *number, &mut submitted).await?;
            } else {
                group.push(*number);
                weight += size;
            }
        }
        self.read(open, &group, &mut submitted).await?;
        self.settle(submitted).await
    }

    async fn read(
        &self,
        open: &mut Open,
        numbers: &[u32],
        submitted: &mut Vec<Submitted>,
    ) -> Result<(), Trouble> {
        match open.mailbox.bodies(numbers).await {
            Ok(bodies) => self.keep(bodies, submitted).await,
            // It says no to all of them where one is gone (RFC 2180, 4.1.2).
            Err(ImapError::Declined(_)) => self.read_each(open, numbers, submitted).await,
            Err(error) => Err(error.into()),
        }
    }

    /// One after the other, as the server does not give them together. A mail that it lists and never
    /// gives is passed over once those around it are given, and stays where it is.
    async fn read_each(
        &self,
        open: &mut Open,
        numbers: &[u32],
        submitted: &mut Vec<Submitted>,
    ) -> Result<(), Trouble> {
        let mut given = false;
        let mut declined = None;
        for number in numbers {
            match open.mailbox.bodies(&[*number]).await {
                Ok(bodies) => {
                    given |= !bodies.is_empty();
                    self.keep(bodies, submitted).await?;
                }
                Err(ImapError::Declined(why)) => {
                    if open.mailbox.lists(*number).await? {
                        declined = Some(format!("mail {number}: {why}"));
                    }
                }
                Err(error) => return Err(error.into()),
            }
        }
        let Some(why) = declined else { return Ok(()) };
        // Asked a second time, on another connection, and where it is not all of the server that is ill.
        if given && self.worse > 0 {
            tracing::error!(channel = %self.name, why, "a mail is listed and not given, it is passed over");
            return Ok(());
        }
        Err(ImapError::Declined(why).into())
    }

    async fn keep(
        &self,
        bodies: impl IntoIterator<Item = (u32, Vec<u8>)>,
        submitted: &mut Vec<Submitted>,
    ) -> Result<(), Trouble> {
        for (_, body) in bodies {
            let store = self.intake.store.clone();
            let at = (self.intake.now)();
            let keep = move || {
                let raw = store.blobs().keep(&body, at)?;
                Ok((raw, body))
            };
            let (raw, body) = off_thread(keep).await?;
            let total = body.len() as u64;
            submitted.push(self.understood(raw, body, total).await?);
        }
        Ok(())
    }

    /// A mail longer than is understood: kept whole on disk, its head read.
    async fn read_large(
        &self,
        open: &mut Open,
        number: u32,
        submitted: &mut Vec<Submitted>,
    ) -> Result<(), Trouble> {
        let here = |error: StoreError| Trouble::Here(error.to_string());
        let mut upload = self
            .intake
            .store
            .blobs()
            .begin(KEPT_BYTES_MAX)
            .map_err(here)?;
        let mut head = Vec::new();
        let mut offset: u64 = 0;
        while offset < KEPT_BYTES_MAX {
            let piece = open.mailbox.piece(number, offset, PIECE_BYTES).await?;
            let Some(piece) = piece.filter(|piece| !piece.is_empty()) else {
                break;
            };
            offset += piece.len() as u64;
            let wanted = (RAW_BYTES_MAX + 1).saturating_sub(head.len());
            head.extend_from_slice(&piece[..wanted.min(piece.len())]);
            upload.write(&piece).map_err(here)?;
        }
        if offset == 0 {
            return Ok(());
        }
        let at = (self.intake.now)();
        let (raw, _) = upload.finish(at).map_err(here)?;
        submitted.push(self.understood(raw, head, offset).await?);
        Ok(())
    }

    async fn understood(
        &self,
        raw: Digest,
        body: Vec<u8>,
        bytes_total: u64,
    ) -> Result<Submitted, Trouble> {
        let readers = Arc::clone(&self.intake.readers);
        let _turn = readers
            .acquire_owned()
            .await
            .expect("nobody closes the semaphore");
        let (store, name) = (self.intake.store.clone(), self.name.clone());
        let (channel, at) = (Arc::clone(&self.channel), (self.intake.now)());
        let door = Door::Folder {
            file: self.imap.folder.clone(),
        };
        let understood = off_thread(move || {
            let came = Came {
                name: &name,
                door,
                body,
                raw,
                bytes_total,
                at,
            };
            understand(&store, &*channel, came)
        });
        Ok(self.intake.submit(understood.await?))
    }

    /// What was kept before something was not stays kept: read again, it is known.
    async fn settle(&self, submitted: Vec<Submitted>) -> Result<(), Trouble> {
        for mail in submitted {
            match self.intake.settle(mail).await {
                Ok(kept) => self.intake.kept(&self.name, &kept),
                Err(rejected) => return Err(self.held(&rejected)),
            }
        }
        Ok(())
    }

    fn held(&self, rejected: &Rejected) -> Trouble {
        match rejected {
            Rejected::Busy => Trouble::Hold(BUSY),
            Rejected::Full => {
                self.ails(Cause::DiskFull, DISK_FULL, FULL);
                Trouble::Hold(FULL)
            }
            Rejected::Stopping | Rejected::Failed | Rejected::OnlyReads => Trouble::End,
            Rejected::Refused(Refusal::ChannelOff(_)) => {
                // Stopped by somebody: it is shown as that, and mail stays on the server.
                Trouble::Hold(OFF)
            }
            Rejected::Refused(refusal) => Trouble::Here(format!("{refusal:?}")),
        }
    }

    /// Says what goes wrong, and that it is tried again after `pause`.
    fn ails(&self, cause: Cause, why: &str, pause: Duration) {
        let pause = Span::millis(i64::try_from(pause.as_millis()).unwrap_or(i64::MAX));
        let next_at = (self.intake.now)() + pause;
        self.intake.ails(&self.name, cause, why, Some(next_at));
    }

    async fn keep_place(&self, fetched: &Fetched) -> Result<(), Trouble> {
        let command = self.intake.command(Act::Fetched(fetched.clone()));
        match self.intake.writer.submit(command).await {
            Ok(_) => Ok(()),
            Err(Rejected::Busy | Rejected::Full) => Err(Trouble::Hold(BUSY)),
            Err(_) => Err(Trouble::End),
        }
    }
}

const DISK_FULL: &str = "the disk is full, mail stays on the server";

/// How many mails are taken before their place is kept.
const BATCH_MAX: usize = 64;

/// How many bytes of small mails are asked for at once.
const GROUP_BYTES_MAX: u64 = 4 * 1024 * 1024;

/// How much of a large mail is asked for at once, in bytes.
const PIECE_BYTES: usize = 1 << 20;

/// The most bytes of one mail that are kept.
const KEPT_BYTES_MAX: u64 = 256 * 1024 * 1024;

/// How long a server is waited for: also for a group of mails over a slow line.
const PATIENCE: Duration = Duration::from_secs(120);

/// How long the server is listened to before it is asked: well below the half hour after which it
/// may hang up (RFC 9051, 6.3.13), and short enough to notice a line that died in silence.
const IDLE: Duration = Duration::from_secs(5 * 60);

/// How often a server is asked that tells nothing by itself.
const ASK: Duration = Duration::from_secs(30);

/// How long to wait before it is tried again; doubled with every failure.
const AGAIN: Duration = Duration::from_secs(2);

/// How often that is doubled at most: two seconds become four minutes.
const WORSE_MAX: u32 = 8;

const BUSY: Duration = Duration::from_millis(200);

const FULL: Duration = Duration::from_secs(2);

const OFF: Duration = Duration::from_secs(2);

const FOREVER: Duration = Duration::from_secs(24 * 60 * 60);
