//! Takes mails out of a mailbox: the bytes to disk, what they say to the writer, the place with them.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use crate::channels::inbound::{Door, RAW_BYTES_MAX};
use crate::channels::server::Existing;
use crate::domain::attachment::Digest;
use crate::domain::channel::Fetched;
use crate::domain::health::Cause;
use crate::engine::command::Advance;
use crate::engine::refusal::Refusal;
use crate::net::imap::{ImapError, Which};
use crate::servers::intake::{Came, Submitted, understand};
use crate::writer::Rejected;

use super::trouble::{Trouble, off_thread};
use super::{BUSY, Fetcher, Old, Open};

/// Which side of the moment in which the folder was first seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Age {
    Live,
    Old,
}

/// Mails on their way into the record, in their order.
pub(super) struct Under {
    pub(super) age: Age,
    pub(super) submitted: Vec<Submitted>,
    /// Where the record stands once all of them are in it.
    place: Option<Fetched>,
    /// One of them was not given: the place may not pass it.
    pub(super) halted: bool,
}

impl Under {
    /// For a mail that does not move the place.
    pub(super) fn halted(age: Age) -> Self {
        Self {
            age,
            submitted: Vec::new(),
            place: None,
            halted: true,
        }
    }
}

impl Fetcher {
    /// Takes a batch of what came in since; says whether there was any.
    pub(super) async fn live(&mut self, open: &mut Open) -> Result<bool, Trouble> {
        let from = open.fetched.live + 1;
        let mut numbers = open.mailbox.numbers(from, u32::MAX, Which::All).await?;
        numbers.truncate(BATCH_MAX);
        let Some(last) = numbers.last().copied() else {
            return Ok(false);
        };
        let placed = self.take(open, &numbers, Age::Live).await?;
        open.fetched.live = last;
        self.settle_place(open, placed).await?;
        Ok(true)
    }

    /// Takes a batch of what was there before; says whether there was any.
    pub(super) async fn old(&mut self, open: &mut Open) -> Result<bool, Trouble> {
        if let Old::Unknown = open.old {
            open.old = self
                .look_for_old(&mut open.mailbox, &open.fetched, open.renumbered)
                .await?;
        }
        let Old::Left(left, total) = &mut open.old else {
            return Ok(false);
        };
        let total = *total;
        let numbers: Vec<u32> = left.drain(..left.len().min(BATCH_MAX)).collect();
        let rest = left.len();
        let placed = self.take(open, &numbers, Age::Old).await?;
        let last = open.fetched.first - 1;
        open.fetched.old = if rest == 0 {
            last
        } else {
            numbers.last().copied().unwrap_or(last)
        };
        self.settle_place(open, placed).await?;
        if rest == 0 {
            open.old = Old::Done;
            tracing::info!(channel = %self.name, mails = total, "what was there before is taken");
        }
        let import = (rest > 0).then_some((total - rest, total));
        self.intake
            .note(&self.name, |figures| figures.import = import);
        Ok(true)
    }

    /// Takes these mails, in their order, and awaits that all of them are kept; where the record
    /// stands then, as far as the mails brought it along.
    async fn take(
        &mut self,
        open: &mut Open,
        numbers: &[u32],
        age: Age,
    ) -> Result<Option<Fetched>, Trouble> {
        self.demand_room()?;
        let sizes = self.sizes(open, numbers).await?;
        let mut under = Under {
            age,
            submitted: Vec::with_capacity(numbers.len()),
            place: open.on_disk.clone(),
            // Before what is withheld the place stays where it is.
            halted: !self.withheld.is_empty(),
        };
        let mut group: Vec<u32> = Vec::new();
        let mut weight = 0;
        for number in numbers {
            // What was listed and is gone now was taken away by somebody else.
            let Some(size) = sizes.get(number).copied() else {
                continue;
            };
            if weight + size > GROUP_BYTES_MAX && !group.is_empty() {
                self.read(open, &group, &mut under).await?;
                group.clear();
                weight = 0;
            }
            if size > RAW_BYTES_MAX as u64 {
                if !group.is_empty() {
                    self.read(open, &group, &mut under).await?;
                    group.clear();
                    weight = 0;
                }
                self.read_large(open, (*number, size), &mut under).await?;
            } else {
                group.push(*number);
                weight += size;
            }
        }
        self.read(open, &group, &mut under).await?;
        let placed = self.settle(under.submitted).await?;
        Ok(under.place.filter(|_| placed))
    }

    /// Whether there is room for what comes.
    pub(super) fn demand_room(&self) -> Result<(), Trouble> {
        if self.intake.writer.space().admits_files() {
            return Ok(());
        }
        self.ails(Cause::DiskFull, DISK_FULL, FULL);
        Err(Trouble::Hold(FULL))
    }

    /// The place that the mails brought along is enough, unless more was passed than they.
    async fn settle_place(
        &mut self,
        open: &mut Open,
        placed: Option<Fetched>,
    ) -> Result<(), Trouble> {
        if !self.withheld.is_empty() {
            open.on_disk = placed.or(open.on_disk.take());
            self.withheld.reached = Some(open.fetched.clone());
            return Ok(());
        }
        if placed.as_ref() == Some(&open.fetched) {
            open.on_disk = placed;
            return Ok(());
        }
        self.keep_place(open).await
    }

    /// How many bytes each of these mails has. One that is gone meanwhile is left out; of one that is still listed
    /// and whose size was not told nothing is known, and it is asked for all the same.
    async fn sizes(&self, open: &mut Open, numbers: &[u32]) -> Result<BTreeMap<u32, u64>, Trouble> {
        let mut sizes = open.mailbox.sizes(numbers).await?;
        let untold = numbers.iter().filter(|number| !sizes.contains_key(number));
        let untold: Vec<u32> = untold.copied().collect();
        if let (Some(first), Some(last)) = (untold.first(), untold.last()) {
            let listed = open.mailbox.listed(*first, *last).await?;
            let listed = listed.into_iter().filter(|number| untold.contains(number));
            sizes.extend(listed.map(|number| (number, 0)));
        }
        Ok(sizes)
    }

    async fn read(
        &self,
        open: &mut Open,
        numbers: &[u32],
        under: &mut Under,
    ) -> Result<(), Trouble> {
        match open.mailbox.bodies(numbers).await {
            Ok(bodies) if bodies.len() == numbers.len() => self.keep(open, bodies, under).await,
            // It may say yes and leave some out: what is still listed must not be passed as if it were gone.
            Ok(bodies) => self.read_each(open, numbers, bodies, under).await,
            // It says no to all of them where one is gone (RFC 2180, 4.1.2).
            Err(ImapError::Declined(_)) => {
                self.read_each(open, numbers, BTreeMap::new(), under).await
            }
            Err(error) => Err(error.into()),
        }
    }

    /// One after the other, as the server does not give them together, but for those that it gave. A mail that
    /// it lists and never gives is passed over once those around it are given, and stays where it is.
    async fn read_each(
        &self,
        open: &mut Open,
        numbers: &[u32],
        mut bodies: BTreeMap<u32, Vec<u8>>,
        under: &mut Under,
    ) -> Result<(), Trouble> {
        let mut given = false;
        let mut declined = None;
        for number in numbers {
            let asked = match bodies.remove(number) {
                Some(body) => Ok(BTreeMap::from([(*number, body)])),
                None => open.mailbox.bodies(&[*number]).await,
            };
            let why = match asked {
                Ok(bodies) if !bodies.is_empty() => {
                    given = true;
                    self.keep(open, bodies, under).await?;
                    continue;
                }
                Ok(_) => "nothing is given".to_owned(),
                Err(ImapError::Declined(why)) => why,
                Err(error) => return Err(error.into()),
            };
            if !open.mailbox.listed(*number, *number).await?.is_empty() {
                under.halted = true;
                declined = Some(format!("mail {number}: {why}"));
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
        open: &Open,
        bodies: impl IntoIterator<Item = (u32, Vec<u8>)>,
        under: &mut Under,
    ) -> Result<(), Trouble> {
        for (number, body) in bodies {
            let store = self.intake.store.clone();
            let at = (self.intake.now)();
            let keep = move || {
                let raw = store.blobs().keep(&body, at)?;
                Ok((raw, body))
            };
            let (raw, body) = off_thread(keep).await?;
            let total = body.len() as u64;
            self.hand_over(open, number, under, (raw, body, total))
                .await?;
        }
        Ok(())
    }

    /// Has a mail understood and handed to the writer, and the place behind it with it.
    pub(super) async fn hand_over(
        &self,
        open: &Open,
        number: u32,
        under: &mut Under,
        (raw, body, bytes_total): (Digest, Vec<u8>, u64),
    ) -> Result<(), Trouble> {
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
        let mut understood = understood.await?;
        let mut to = open.fetched.clone();
        match under.age {
            Age::Live => to.live = number,
            Age::Old => {
                to.old = number;
                if self.imap.existing == Existing::History && !open.renumbered {
                    understood.is_history();
                }
            }
        }
        let advance = (!under.halted).then(|| Advance {
            from: under.place.replace(to.clone()),
            to,
        });
        let submitted = self.intake.submit_with(understood, advance);
        under.submitted.push(submitted);
        Ok(())
    }

    /// What was kept before something was not stays kept: read again, it is known. Says whether the
    /// place came along with all of them.
    pub(super) async fn settle(&self, submitted: Vec<Submitted>) -> Result<bool, Trouble> {
        let mut placed = true;
        for mail in submitted {
            match self.intake.settle(mail).await {
                Ok(kept) => {
                    placed &= kept.placed;
                    self.intake.kept(&self.name, &kept);
                }
                Err(rejected) => return Err(self.held(&rejected)),
            }
        }
        Ok(placed)
    }

    pub(super) fn held(&self, rejected: &Rejected) -> Trouble {
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
}

const DISK_FULL: &str = "the disk is full, mail stays on the server";

/// How many mails are taken before those that came meanwhile are asked for.
const BATCH_MAX: usize = 64;

/// How many bytes of small mails are asked for at once.
const GROUP_BYTES_MAX: u64 = 4 * 1024 * 1024;

const FULL: Duration = Duration::from_secs(2);

const OFF: Duration = Duration::from_secs(2);
