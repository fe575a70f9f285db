//! Mails longer than are understood: asked for in pieces, kept whole on disk, their head read.
//!
//! One that the server stops giving in the middle is withheld: it is asked for again, ever later, beside everything
//! that came behind it, and kept as far as it came, with a word about that, only after [`ASKED_MAX`] times.

use std::collections::BTreeMap;

use ring::digest::{SHA256, digest};
use tokio::time::Instant;

use crate::channels::inbound::RAW_BYTES_MAX;
use crate::domain::attachment::Digest;
use crate::domain::channel::Fetched;
use crate::domain::health::Cause;
use crate::domain::message::Scope;
use crate::engine::command::{Act, Command, Key, Work};
use crate::engine::event::Actor;
use crate::net::imap::ImapError;
use crate::store::{Store, StoreError, Upload};
use crate::words;

use super::take::{Age, Under};
use super::trouble::{Trouble, off_thread};
use super::{AGAIN, Fetcher, Open, pause};

/// The mails that were not given whole yet.
#[derive(Default)]
pub(super) struct Withheld {
    /// Which numbers these are (`UIDVALIDITY`).
    validity: u32,
    mails: BTreeMap<u32, Short>,
    /// How far the mailbox is taken in but for them. On disk the place stays before the first of them, so that
    /// none is lost however this process ends.
    pub(super) reached: Option<Fetched>,
}

/// One of them.
struct Short {
    age: Age,
    /// How many bytes the server says it has.
    size: u64,
    /// How often it was asked for.
    asked: u32,
    due: Instant,
    /// The most that came of it; none where that is nothing, or too many are held already.
    most: Option<Upload>,
    /// How it broke off the last time.
    why: String,
}

/// How asking for a mail ended.
enum End {
    /// It is all there, or as much as is ever kept.
    Whole,
    /// It is not on the server any more.
    Gone,
    /// The server gives no more of it.
    Short(String),
    /// The connection is of no more use.
    Broken(ImapError),
}

impl Withheld {
    pub(super) fn is_empty(&self) -> bool {
        self.mails.is_empty()
    }

    pub(super) fn len(&self) -> usize {
        self.mails.len()
    }

    pub(super) fn holds(&self, number: u32) -> bool {
        self.mails.contains_key(&number)
    }

    /// The numbers are those of `validity`: what was withheld under others has none any more.
    pub(super) fn is_under(&mut self, validity: u32) {
        if self.validity != validity {
            *self = Self {
                validity,
                ..Self::default()
            };
        }
    }

    /// When the next one is asked for.
    pub(super) fn due(&self) -> Option<Instant> {
        self.mails.values().map(|short| short.due).min()
    }

    /// What is told of them.
    pub(super) fn why(&self) -> Option<String> {
        let (number, short) = self.mails.iter().min_by_key(|(_, short)| short.due)?;
        let came = short.most.as_ref().map_or(0, Upload::size);
        let (size, asked, why) = (short.size, short.asked, &short.why);
        Some(format!(
            "mail {number}: {came} of {size} bytes came, asked {asked} of {ASKED_MAX} times: {why}"
        ))
    }

    fn next(&self, now: Instant) -> Option<u32> {
        let mut due = self.mails.iter().filter(|(_, short)| short.due <= now);
        due.next().map(|(number, _)| *number)
    }

    /// So much of it came this time; says whether that was the last time.
    fn broke_off(
        &mut self,
        number: u32,
        of: (Age, u64),
        upload: Upload,
        why: String,
        is_gone: bool,
        now: Instant,
    ) -> bool {
        let is_room = self
            .mails
            .values()
            .filter(|short| short.most.is_some())
            .count()
            < HELD_MAX;
        let short = self.mails.entry(number).or_insert(Short {
            age: of.0,
            size: of.1,
            asked: 0,
            due: now,
            most: None,
            why: String::new(),
        });
        short.asked += 1;
        short.due = now + pause(short.asked);
        short.why = why;
        let is_last = short.asked >= ASKED_MAX;
        let most = short.most.as_ref().map_or(0, Upload::size);
        if upload.size() > most && (most > 0 || is_room || is_last || is_gone) {
            short.most = Some(upload);
        }
        is_last
    }
}

impl Fetcher {
    /// Asks for a mail for the first time.
    pub(super) async fn read_large(
        &mut self,
        open: &mut Open,
        (number, size): (u32, u64),
        under: &mut Under,
    ) -> Result<(), Trouble> {
        if self.withheld.holds(number) {
            under.halted = true;
            return Ok(());
        }
        let (upload, end) = self.ask_for(open, number, size).await?;
        if let End::Whole = end {
            return self.hand_over_large(open, number, under, upload).await;
        }
        let of = (under.age, size);
        let broke = self.broke_off(open, number, of, upload, end).await;
        under.halted |= self.withheld.holds(number);
        broke
    }

    /// Asks again for one that is due; says whether there was any.
    pub(super) async fn again(&mut self, open: &mut Open) -> Result<bool, Trouble> {
        let Some(number) = self.withheld.next(Instant::now()) else {
            return Ok(false);
        };
        self.demand_room()?;
        let Some(short) = self.withheld.mails.get(&number) else {
            return Ok(false);
        };
        let of = (short.age, short.size);
        let (upload, end) = self.ask_for(open, number, of.1).await?;
        let asked = if let End::Whole = end {
            let mut under = Under::halted(of.0);
            self.hand_over_large(open, number, &mut under, upload)
                .await?;
            self.settle(under.submitted).await?;
            self.withheld.mails.remove(&number);
            Ok(())
        } else {
            self.broke_off(open, number, of, upload, end).await
        };
        if self.withheld.is_empty() {
            self.keep_place(open).await?;
        }
        asked.map(|()| true)
    }

    /// It was not given whole: it is asked for again, unless it was often enough.
    async fn broke_off(
        &mut self,
        open: &mut Open,
        number: u32,
        of: (Age, u64),
        upload: Upload,
        end: End,
    ) -> Result<(), Trouble> {
        let (why, is_gone, is_broken) = match end {
            End::Broken(error) => (error.to_string(), false, true),
            End::Short(why) => (why, false, false),
            End::Whole | End::Gone => ("it is gone".to_owned(), true, false),
        };
        let now = Instant::now();
        let is_last = self
            .withheld
            .broke_off(number, of, upload, why, is_gone, now);
        self.tell_withheld();
        if is_last || is_gone {
            self.keep_cut(open, number, is_gone).await?;
        }
        // What is told is about the mail: a server that is not there at all shows in calling it again.
        match is_broken {
            true => Err(Trouble::Hold(AGAIN)),
            false => Ok(()),
        }
    }

    /// Says which mails are not given whole; whether there are any.
    pub(super) fn tell_withheld(&self) -> bool {
        let count = self.withheld.len() as u64;
        self.intake
            .note(&self.name, |figures| figures.aside = count);
        let (Some(why), Some(due)) = (self.withheld.why(), self.withheld.due()) else {
            return false;
        };
        self.ails(
            Cause::Aside,
            &why,
            due.saturating_duration_since(Instant::now()),
        );
        true
    }

    /// Asks for one mail from its first byte on; what came of it, and how that ended.
    async fn ask_for(
        &self,
        open: &mut Open,
        number: u32,
        size: u64,
    ) -> Result<(Upload, End), Trouble> {
        let blobs = self.intake.store.blobs();
        let mut upload = blobs.begin(KEPT_BYTES_MAX).map_err(here)?;
        while upload.size() < KEPT_BYTES_MAX {
            let offset = upload.size();
            let asked = open.mailbox.piece(number, offset, PIECE_BYTES).await;
            let why = match asked {
                Ok(Some(mut piece)) if !piece.is_empty() => {
                    piece.truncate(PIECE_BYTES);
                    upload.write(&piece).map_err(here)?;
                    continue;
                }
                Ok(said) if is_all(offset, size, said.is_some()) => {
                    return Ok((upload, End::Whole));
                }
                Ok(_) => "nothing more is given".to_owned(),
                Err(ImapError::Declined(why)) => why,
                Err(error) => return Ok((upload, End::Broken(error))),
            };
            return Ok(match open.mailbox.listed(number, number).await {
                Ok(listed) if listed.is_empty() => (upload, End::Gone),
                Ok(_) => (upload, End::Short(why)),
                Err(error) => (upload, End::Broken(error)),
            });
        }
        Ok((upload, End::Whole))
    }

    async fn hand_over_large(
        &self,
        open: &Open,
        number: u32,
        under: &mut Under,
        upload: Upload,
    ) -> Result<(), Trouble> {
        let (store, at) = (self.intake.store.clone(), (self.intake.now)());
        let keep = move || {
            let (raw, bytes_total) = upload.finish(at)?;
            let head = head(&store, &raw)?;
            Ok((raw, head, bytes_total))
        };
        let kept = off_thread(keep).await?;
        self.hand_over(open, number, under, kept).await
    }

    /// Keeps the most of a mail that ever came, and a note beside it of how much that is.
    async fn keep_cut(&mut self, open: &Open, number: u32, is_gone: bool) -> Result<(), Trouble> {
        let Some(short) = self.withheld.mails.remove(&number) else {
            return Ok(());
        };
        let kept = self.keep_most(open, number, short, is_gone).await;
        if kept.is_err() {
            // Nothing knows of it any more but the place on disk, which is still before it.
            self.withheld.reached = None;
        }
        kept
    }

    async fn keep_most(
        &self,
        open: &Open,
        number: u32,
        short: Short,
        is_gone: bool,
    ) -> Result<(), Trouble> {
        let Some(most) = short.most else {
            if !is_gone {
                tracing::error!(
                    channel = %self.name, why = short.why,
                    "mail {number} is listed and nothing of it is given, it is passed over"
                );
            }
            return Ok(());
        };
        let came = most.size();
        tracing::error!(
            channel = %self.name, why = short.why,
            "mail {number} is kept as far as it came: {came} of {} bytes", short.size
        );
        let mut under = Under::halted(short.age);
        self.hand_over_large(open, number, &mut under, most).await?;
        for mail in under.submitted {
            let kept = self
                .intake
                .settle(mail)
                .await
                .map_err(|why| self.held(&why))?;
            self.intake.kept(&self.name, &kept);
            let Some(conversation) = kept.conversation else {
                continue;
            };
            let text = words::say(
                self.lang,
                if is_gone {
                    "health.mail_gone"
                } else {
                    "health.mail_cut"
                },
                &[
                    ("came", &came),
                    ("size", &short.size),
                    ("times", &short.asked),
                    ("folder", &self.imap.folder),
                    ("number", &number),
                ],
            );
            let note = Act::Work {
                conversation,
                fence: None,
                act: Work::Note {
                    scope: Scope::Team,
                    text,
                    attachments: Vec::new(),
                    called: None,
                },
            };
            let command = Command {
                by: Actor::Desk,
                key: Some(self.key(number)),
                nonce: (self.intake.random)(),
                act: note,
            };
            let noted = self.intake.writer.submit(command).await;
            noted.map_err(|why| self.held(&why))?;
        }
        Ok(())
    }

    /// What a note of one mail is called, so that it is written once however often that is tried.
    fn key(&self, number: u32) -> Key {
        let of = format!("{} {}", self.name, self.withheld.validity);
        let hash = digest(&SHA256, of.as_bytes());
        Key {
            client: hash.as_ref()[..16].try_into().expect("SHA-256 is longer"),
            count: u64::from(number),
        }
    }
}

/// Whether `offset` is the end of a mail of about `size` bytes, where no more of it is given. Servers that only
/// estimate the size say so with a text of no bytes.
fn is_all(offset: u64, size: u64, is_said: bool) -> bool {
    let missing = size.saturating_sub(offset);
    missing == 0 || (is_said && missing <= size / ESTIMATE)
}

/// As much of a mail as shows that it is longer than is understood.
fn head(store: &Store, raw: &Digest) -> Result<Vec<u8>, StoreError> {
    let mut head = Vec::new();
    while head.len() <= RAW_BYTES_MAX {
        let left = RAW_BYTES_MAX + 1 - head.len();
        match store.blobs().read(raw, head.len() as u64, left)? {
            Some(piece) if !piece.is_empty() => head.extend_from_slice(&piece),
            _ => break,
        }
    }
    Ok(head)
}

fn here(error: StoreError) -> Trouble {
    Trouble::Here(error.to_string())
}

/// How often a mail is asked for that the server stops giving in the middle: six times within a minute or, where
/// each takes its time, as long as that takes.
const ASKED_MAX: u32 = 6;

/// Of how many mails that are not given whole the most that came is held, each of them an open file.
const HELD_MAX: usize = 16;

/// By what part of it a server that estimates may be wrong about a mail's size.
const ESTIMATE: u64 = 64;

/// How much of a large mail is asked for at once, in bytes.
const PIECE_BYTES: usize = 1 << 20;

/// The most bytes of one mail that are kept.
const KEPT_BYTES_MAX: u64 = 256 * 1024 * 1024;
