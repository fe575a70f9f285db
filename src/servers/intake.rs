//! What came in, whichever way: understood by its channel, its bytes kept, handed to the writer.
//!
//! Whoever brought it is told that it is kept only after everything it says is committed. However
//! much waits, only a few messages are in memory.

pub(super) mod letter;
mod understand;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{Semaphore, watch};

use crate::domain::ending::Ending;
use crate::domain::health::{Ailment, Cause};
use crate::domain::{ConversationId, Moment, Name};
use crate::engine::answer::Answer;
use crate::engine::command::{Act, Advance, Command};
use crate::engine::event::Actor;
use crate::engine::refusal::Refusal;
use crate::net::lookout::Lookout;
use crate::store::Store;
use crate::writer::{Handle, Pending, Rejected};

pub(super) use understand::{Came, Understood, understand};

/// What all ways in share. Clones share it.
#[derive(Clone)]
pub struct Intake {
    pub(super) writer: Handle,
    pub(super) store: Store,
    pub(super) now: Arc<dyn Fn() -> Moment + Send + Sync>,
    pub(super) random: Arc<dyn Fn() -> u64 + Send + Sync>,
    pub(super) lookout: Lookout,
    /// Mails being read and parsed, each with all its bytes in memory.
    pub(super) readers: Arc<Semaphore>,
    /// Mails that were read and whose commit is awaited.
    pub(super) places: Arc<Semaphore>,
    figures: Arc<Mutex<BTreeMap<Name, Figures>>>,
    /// Told when what ails a way in is another than before.
    ailing: Arc<watch::Sender<()>>,
}

/// How one way in does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Mails that became something new.
    pub taken: u64,
    /// Mails that had been taken before.
    pub repeated: u64,
    /// Mails that could not be read fully and were kept all the same.
    pub odd: u64,
    /// Things said that mean nothing here: kinds of events that nobody knows.
    pub passed: u64,
    /// Things said that make no sense, and were told to be mended.
    pub refused: u64,
    /// Things said that make no sense, of which nothing is kept any more: there were too many.
    pub dropped: u64,
    /// Mails that cannot be taken now and are tried again.
    pub aside: u64,
    /// What ails it, until something goes right.
    pub ailment: Option<Ailment>,
    /// How many of the mails that were there before the desk are taken, and how many there are;
    /// `None` once all are.
    pub import: Option<(usize, usize)>,
    /// When something last came in.
    pub last_in_at: Option<Moment>,
    /// What its connector says that ends.
    pub endings: Vec<Ending>,
}

impl Intake {
    /// The way in for mail. `random` gives every command a number of its own.
    pub fn new(
        writer: Handle,
        store: Store,
        now: Arc<dyn Fn() -> Moment + Send + Sync>,
        random: Arc<dyn Fn() -> u64 + Send + Sync>,
    ) -> Self {
        Self {
            writer,
            store,
            now,
            random,
            lookout: Lookout::new(),
            readers: Arc::new(Semaphore::new(READERS_MAX)),
            places: Arc::new(Semaphore::new(PLACES_MAX)),
            figures: Arc::default(),
            ailing: Arc::new(watch::Sender::new(())),
        }
    }

    /// How every way in does.
    pub fn figures(&self) -> BTreeMap<Name, Figures> {
        self.lock().clone()
    }

    /// How the way in of one channel does.
    pub fn figures_of(&self, channel: &Name) -> Option<Figures> {
        self.lock().get(channel).cloned()
    }

    pub(super) fn note(&self, channel: &Name, change: impl FnOnce(&mut Figures)) {
        change(self.lock().entry(channel.clone()).or_default());
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeMap<Name, Figures>> {
        self.figures.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn command(&self, act: Act) -> Command {
        Command {
            by: Actor::Desk,
            key: None,
            nonce: (self.random)(),
            act,
        }
    }

    /// Says whenever what ails a way in is another than before.
    pub fn ailing(&self) -> watch::Receiver<()> {
        self.ailing.subscribe()
    }

    /// Says that what ails channels may be another than before, whoever knows of what.
    pub fn stir(&self) {
        self.ailing.send_replace(());
    }

    /// Says that something goes wrong on `channel`, and when it is tried again where that is known;
    /// into the log when it is news.
    pub(super) fn ails(&self, channel: &Name, cause: Cause, why: &str, next_at: Option<Moment>) {
        let now = (self.now)();
        let mut news = false;
        self.note(channel, |figures| {
            news = Ailment::again(&mut figures.ailment, cause, why, now, next_at);
        });
        if news {
            tracing::warn!(%channel, cause = cause.word(), why, "what comes in is held up");
            self.ailing.send_replace(());
        }
    }

    /// Says that everything goes right on `channel`.
    pub(super) fn is_well(&self, channel: &Name) {
        self.is_over(channel, |_| true);
    }

    /// Says that what ails `channel` is over if it is of this sort: of two ways in, one knows nothing
    /// of the other's trouble.
    pub(super) fn is_over(&self, channel: &Name, of: impl Fn(Cause) -> bool) {
        let mut news = false;
        self.note(channel, |figures| {
            news = figures.ailment.take_if(|it| of(it.cause)).is_some();
        });
        if news {
            tracing::info!(%channel, "what comes in is taken again");
            self.ailing.send_replace(());
        }
    }

    /// Says that something was kept.
    pub(super) fn kept(&self, channel: &Name, kept: &Kept) {
        let now = (self.now)();
        self.note(channel, |figures| {
            if kept.fresh {
                figures.taken += 1;
                figures.odd += u64::from(kept.odd);
            } else {
                figures.repeated += 1;
            }
            figures.last_in_at = Some(now);
        });
    }

    /// Says that so many things were kept, and so many had been before.
    pub(super) fn kept_all(&self, channel: &Name, fresh: u64, repeated: u64) {
        if fresh + repeated == 0 {
            return;
        }
        let now = (self.now)();
        self.note(channel, |figures| {
            figures.taken += fresh;
            figures.repeated += repeated;
            figures.last_in_at = Some(now);
        });
    }

    /// Says that so many things were said that mean nothing here.
    pub(super) fn passed(&self, channel: &Name, count: u64) {
        if count > 0 {
            self.note(channel, |figures| figures.passed += count);
        }
    }

    /// Says that something was said that makes no sense.
    pub(super) fn refused(&self, channel: &Name) {
        self.note(channel, |figures| figures.refused += 1);
    }

    /// Says that so much that made no sense is not kept any more.
    pub(super) fn dropped(&self, channel: &Name, count: u64) {
        if count > 0 {
            self.note(channel, |figures| figures.dropped += count);
        }
    }

    /// Hands what a message says to the writer, in its order, without waiting.
    pub(super) fn submit(&self, understood: Understood) -> Submitted {
        let parts = understood.said.into_iter().map(|said| {
            let pending = self.writer.submit(self.command(said.act));
            (pending, said.otherwise)
        });
        Submitted {
            parts: parts.collect(),
            odd: understood.odd,
            placed: false,
        }
    }

    /// The same for a mail of a mailbox, with how far the mailbox is taken in once it is kept.
    pub(super) fn submit_with(
        &self,
        mut understood: Understood,
        advance: Option<Advance>,
    ) -> Submitted {
        let last = understood.said.last_mut();
        let placed = match (last, advance) {
            (Some(last), Some(advance)) => {
                let said = std::mem::replace(&mut last.act, Act::Tick);
                last.act = Act::Taken(Box::new(said), Box::new(advance));
                true
            }
            _ => false,
        };
        let mut submitted = self.submit(understood);
        submitted.placed = placed;
        submitted
    }

    /// Awaits the commits of all that a message says.
    pub(super) async fn settle(&self, submitted: Submitted) -> Result<Kept, Rejected> {
        let mut kept = Kept {
            fresh: false,
            odd: submitted.odd,
            placed: submitted.placed,
            conversation: None,
        };
        let mut failed = None;
        for (pending, otherwise) in submitted.parts {
            let mut outcome = pending.await;
            if let (Err(Rejected::Refused(Refusal::NoSuch("message", _))), Some(act)) =
                (&outcome, otherwise)
            {
                // News of nothing of ours is a message like any other.
                kept.placed = false;
                outcome = self.writer.submit(self.command(*act)).await;
            }
            match outcome {
                Ok(Answer::Duplicate { conversation, .. }) => {
                    kept.conversation = Some(conversation);
                }
                Ok(Answer::Message { conversation, .. }) => {
                    kept.conversation = Some(conversation);
                    kept.fresh = true;
                }
                Ok(_) => kept.fresh = true,
                Err(Rejected::Refused(Refusal::NoSuch("message", _))) => {
                    kept.fresh = true;
                    kept.placed = false;
                }
                Err(rejected) => failed = Some(rejected),
            }
        }
        failed.map_or(Ok(kept), Err)
    }
}

/// A message of which everything was handed to the writer.
pub(super) struct Submitted {
    parts: Vec<(Pending, Option<Box<Act>>)>,
    odd: bool,
    placed: bool,
}

/// A message of which everything is on disk.
pub(super) struct Kept {
    /// It was not there before.
    pub(super) fresh: bool,
    /// It could not be understood, and is kept whole.
    pub(super) odd: bool,
    /// How far its mailbox is taken in was kept with it.
    pub(super) placed: bool,
    /// Where it lies, if it is a message.
    pub(super) conversation: Option<ConversationId>,
}

/// How many messages are held in memory with all their bytes while they are read, over all channels.
const READERS_MAX: usize = 2;

/// How many messages wait for their commit, over all channels; the next one waits to be read.
const PLACES_MAX: usize = 256;
