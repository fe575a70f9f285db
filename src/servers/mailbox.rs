//! Mail in: takes what lies in a channel's Maildir, and moves it aside once it is kept.
//!
//! A file is moved to `cur` only after everything it says is committed; until then it stays where it
//! is, and a crash at any point leaves it to be read again, when its key shows whether it was kept.
//! Nothing is ever deleted. However many files lie there, only a few are in memory.

mod file;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, watch};
use tokio::task::spawn_blocking;

use crate::channels::Channel;
use crate::domain::health::Cause;
use crate::domain::{Moment, Name, Span};
use crate::engine::refusal::Refusal;
use crate::net::lookout::Watch;
use crate::net::maildir::{MailName, Maildir, MaildirError};
use crate::writer::Rejected;

use super::intake::{Intake, Kept, Submitted};
use file::Found;

/// Takes mail for `name` out of the Maildir at `folder` until `stop`.
pub async fn run(
    intake: Intake,
    name: Name,
    channel: Arc<dyn Channel>,
    folder: String,
    mut stop: watch::Receiver<bool>,
) {
    let mut mailbox = Mailbox {
        maildir: Maildir::at(Path::new(&folder)),
        intake,
        name,
        channel,
        aside: BTreeMap::new(),
        at_once: BATCH_MAX,
    };
    let mut watch: Option<Watch> = None;
    loop {
        let next = if watch.is_some() || mailbox.open(&folder).await {
            mailbox.round().await
        } else {
            Next::Hold(MISSING)
        };
        if watch.is_none() && !matches!(next, Next::Hold(MISSING)) {
            watch = mailbox
                .intake
                .lookout
                .watch(&mailbox.maildir.new_folder())
                .ok();
            // What came before the watch stood was not noticed.
            continue;
        }
        let wait = async {
            match (next, &mut watch) {
                (Next::More, _) => {}
                (Next::Look(at_most), Some(watch)) => {
                    watch.wait(at_most).await;
                }
                (Next::Look(span) | Next::Hold(span), _) => tokio::time::sleep(span).await,
                (Next::End, _) => std::future::pending().await,
            }
        };
        tokio::select! {
            biased;
            _ = stop.wait_for(|stop| *stop) => return,
            () = wait => {}
        }
    }
}

/// One channel's Maildir.
struct Mailbox {
    intake: Intake,
    name: Name,
    channel: Arc<dyn Channel>,
    maildir: Maildir,
    /// What cannot be taken now, until when it is left alone.
    aside: BTreeMap<MailName, Aside>,
    at_once: usize,
}

#[derive(Clone, Copy)]
struct Aside {
    until: Moment,
    times: u32,
}

/// What to do after a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    /// There is more.
    More,
    /// Look again when something arrives, and at least after so long.
    Look(Duration),
    /// Leave it alone for so long.
    Hold(Duration),
    /// The desk takes nothing any more.
    End,
}

/// A mail that was handed to the writer, and the place it takes among those that wait.
struct Waiting {
    file: MailName,
    submitted: Submitted,
    _place: OwnedSemaphorePermit,
}

impl Mailbox {
    /// Makes the folders where they are missing.
    async fn open(&mut self, folder: &str) -> bool {
        let path = folder.to_owned();
        let swept_before = (self.intake.now)().seconds();
        let opened = spawn_blocking(move || {
            let maildir = Maildir::create(Path::new(&path))?;
            maildir.sweep(swept_before)?;
            Ok::<_, MaildirError>(())
        });
        match opened.await {
            Ok(Ok(())) => true,
            Ok(Err(error)) => {
                self.ails(Cause::Folder, &error.to_string());
                false
            }
            Err(_) => false,
        }
    }

    /// Takes what waits, at most a batch of it.
    async fn round(&mut self) -> Next {
        if !self.intake.writer.space().admits_files() {
            self.ails(Cause::DiskFull, DISK_FULL);
            return Next::Hold(FULL);
        }
        let (files, more) = match self.waiting().await {
            Ok(found) => found,
            Err(error) => {
                self.ails(Cause::Folder, &error.to_string());
                return Next::Hold(MISSING);
            }
        };
        if files.is_empty() {
            self.is_well();
            return Next::Look(self.patience());
        }
        let (submitted, all) = self.submit(files).await;
        let (kept, hold) = self.settle(submitted).await;
        self.take(kept).await;
        if let Some(next) = hold {
            // One is enough to see whether it goes on.
            self.at_once = 1;
            return next;
        }
        self.at_once = BATCH_MAX;
        self.is_well();
        if more || !all {
            Next::More
        } else {
            Next::Look(self.patience())
        }
    }

    /// The first files that are not put aside, and whether there are more.
    async fn waiting(&mut self) -> Result<(Vec<MailName>, bool), MaildirError> {
        let (maildir, most) = (self.maildir.clone(), self.at_once + self.aside.len());
        let listed = spawn_blocking(move || maildir.waiting(most)).await;
        let waiting = listed.unwrap_or_else(|_| Ok(crate::net::maildir::Waiting::default()))?;
        let now = (self.intake.now)();
        if !waiting.more {
            // What somebody else took is not waited for.
            self.aside.retain(|name, _| waiting.names.contains(name));
        }
        let files: Vec<MailName> = waiting
            .names
            .into_iter()
            .filter(|name| self.aside.get(name).is_none_or(|aside| aside.until <= now))
            .take(self.at_once)
            .collect();
        let more = waiting.more || files.len() == self.at_once;
        Ok((files, more))
    }

    /// Reads files side by side and hands what they say to the writer in their order; says whether
    /// there was a place for all of them.
    async fn submit(&mut self, files: Vec<MailName>) -> (Vec<Waiting>, bool) {
        let count = files.len();
        let mut reading = Vec::with_capacity(files.len());
        for file in files {
            let places = Arc::clone(&self.intake.places);
            let place = if reading.is_empty() {
                places.acquire_owned().await.ok()
            } else {
                // Waiting with places in hand, mailboxes could wait for each other for ever.
                places.try_acquire_owned().ok()
            };
            let Some(place) = place else { break };
            let task = file::read(
                &self.intake,
                &self.name,
                Arc::clone(&self.channel),
                self.maildir.clone(),
                file.clone(),
                self.aside.contains_key(&file),
            );
            reading.push((file, place, tokio::spawn(task)));
        }
        let all = reading.len() == count;
        let mut submitted = Vec::with_capacity(reading.len());
        for (file, place, task) in reading {
            let found = match task.await {
                Ok(found) => found,
                Err(error) => Found::Aside(format!("reading it broke: {error}")),
            };
            match found {
                Found::Mail(understood) => submitted.push(Waiting {
                    file,
                    submitted: self.intake.submit(understood),
                    _place: place,
                }),
                Found::Gone => {
                    self.aside.remove(&file);
                }
                Found::Aside(why) => self.put_aside(file, &why),
            }
        }
        (submitted, all)
    }

    /// Awaits the commits; gives what may be moved aside, and whether to go on.
    async fn settle(&mut self, submitted: Vec<Waiting>) -> (Vec<MailName>, Option<Next>) {
        let mut kept = Vec::with_capacity(submitted.len());
        let mut hold = None;
        for mail in submitted {
            match self.intake.settle(mail.submitted).await {
                Ok(outcome) => {
                    self.kept(&mail.file, &outcome);
                    kept.push(mail.file);
                }
                Err(rejected) => {
                    hold = Some(self.held(&mail.file, &rejected)).or(hold);
                }
            }
        }
        (kept, hold)
    }

    fn kept(&mut self, file: &MailName, outcome: &Kept) {
        self.aside.remove(file);
        self.intake.kept(&self.name, outcome);
        if outcome.odd && outcome.fresh {
            tracing::warn!(channel = %self.name, %file, "a mail could not be read fully, it is kept whole");
        }
    }

    /// What a rejection means for the rest of the mailbox.
    fn held(&mut self, file: &MailName, rejected: &Rejected) -> Next {
        match rejected {
            Rejected::Busy => Next::Hold(BUSY),
            Rejected::Full => {
                self.ails(Cause::DiskFull, DISK_FULL);
                Next::Hold(FULL)
            }
            Rejected::Stopping | Rejected::Failed | Rejected::OnlyReads => Next::End,
            Rejected::Refused(Refusal::ChannelOff(_)) => {
                // Stopped by somebody: it is shown as that, and mail stays where it is.
                Next::Hold(OFF)
            }
            Rejected::Refused(refusal) => {
                self.put_aside(file.clone(), &format!("{refusal:?}"));
                Next::More
            }
        }
    }

    /// Moves what is kept to `cur`.
    async fn take(&mut self, kept: Vec<MailName>) {
        if kept.is_empty() {
            return;
        }
        let (maildir, names) = (self.maildir.clone(), kept.clone());
        let taken = spawn_blocking(move || maildir.take_all(&names)).await;
        if let Ok(Err(error)) = taken {
            // They are read again later and known again then.
            let why = error.to_string();
            for file in kept {
                self.put_aside(file, &why);
            }
        }
    }

    fn put_aside(&mut self, file: MailName, why: &str) {
        let times = self.aside.get(&file).map_or(0, |aside| aside.times);
        if times <= 1 && why != file::EMPTY {
            tracing::warn!(channel = %self.name, %file, why, "a mail stays where it is for now");
            self.ails(Cause::Aside, why);
        }
        if self.aside.len() < ASIDE_MAX || times > 0 {
            let wait = Span::seconds(2)
                .times(1 << times.min(10))
                .0
                .min(ASIDE_LONGEST.0);
            let until = (self.intake.now)() + Span(wait);
            let times = times + 1;
            self.aside.insert(file, Aside { until, times });
        }
        let aside = self.aside.len() as u64;
        self.intake
            .note(&self.name, |figures| figures.aside = aside);
    }

    /// How long until something that was put aside is looked at again, or everything.
    fn patience(&self) -> Duration {
        let now = (self.intake.now)();
        let first = self.aside.values().map(|aside| aside.until).min();
        let left = first.map(|until| u64::try_from(until.since(now).0).unwrap_or(0) + 1);
        left.map_or(RESCAN, |ms| Duration::from_millis(ms).min(RESCAN))
    }

    fn ails(&self, cause: Cause, why: &str) {
        self.intake.ails(&self.name, cause, why, None);
    }

    /// What was put aside ails the channel until it is taken; all else is over by now.
    fn is_well(&self) {
        let aside = !self.aside.is_empty();
        self.intake
            .is_over(&self.name, |cause| !(aside && cause == Cause::Aside));
    }
}

const DISK_FULL: &str = "the disk is full, mail stays where it is";

/// How many mails of one channel are read before the first of them must be committed.
const BATCH_MAX: usize = 64;

/// How many files one mailbox remembers as put aside; more are tried in every round.
const ASIDE_MAX: usize = 1024;

/// The longest that a file is put aside before it is tried again.
const ASIDE_LONGEST: Span = Span::minutes(15);

/// How often a folder is looked through without news of it.
const RESCAN: Duration = Duration::from_secs(30);

/// How long to wait when the desk is busy.
const BUSY: Duration = Duration::from_millis(200);

/// How long to wait while the disk is full.
const FULL: Duration = Duration::from_secs(2);

/// How long to wait while a person has stopped the channel.
const OFF: Duration = Duration::from_secs(2);

/// How long to wait for a folder that cannot be opened.
const MISSING: Duration = Duration::from_secs(5);
