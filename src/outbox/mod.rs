//! The way out: claims what is due, has it sent, reports what became of it as a command.
//!
//! What never happens here:
//!
//! - Nothing leaves that is not marked on disk as being sent: after a crash exactly what was marked
//!   may have left.
//! - No policy of repeats: when a message is tried again, and when it is given up, is the engine's.
//! - No lane waits for another: a channel that is slow, dead or broken holds up only itself.
//! - No knowledge of the ways in, nor of who asked.

mod breaker;
mod carry;
mod copy;
mod lane;
mod send;
mod shelf;

use std::collections::BTreeMap;
use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{Notify, Semaphore, watch};
use tokio::task::{Id, JoinError, JoinSet};
use zeroize::Zeroizing;

use crate::channels::Channel;
use crate::channels::email::token::ThreadKey;
use crate::channels::exchange::{Answer, Request};
use crate::channels::server::{Login, Proof, Unproven};
use crate::domain::health::{Ailment, Cause};
use crate::domain::secret::Secret;
use crate::domain::{Moment, Name};
use crate::engine::effect::Effect;
use crate::store::Store;
use crate::writer::Handle;
use crate::writer::fanout::{BUFFER_MAX, Listener, News};

use shelf::Shelf;
pub use shelf::{Handed, Settled};

/// The channels, open, by name.
pub type Channels = BTreeMap<Name, Arc<dyn Channel>>;

/// What a secret says at this moment; may wait for a disk.
pub type Secrets = Arc<dyn Fn(&Secret) -> io::Result<Zeroizing<String>> + Send + Sync>;

/// What signs in at a server at this moment; `true` for another one than was got before.
pub type Proofs = Arc<dyn Fn(Login, bool) -> Proving + Send + Sync>;

type Proving = Pin<Box<dyn Future<Output = Result<Proof, Unproven>> + Send>>;

/// What lanes work with. Clones share it.
#[derive(Clone)]
pub struct Road {
    writer: Handle,
    store: Store,
    channels: watch::Receiver<Arc<Channels>>,
    secrets: Secrets,
    proofs: Proofs,
    /// What makes links to files work.
    thread_key: ThreadKey,
    now: Arc<dyn Fn() -> Moment + Send + Sync>,
    random: Arc<dyn Fn() -> u64 + Send + Sync>,
    /// Messages with their files in memory while they are written, over all lanes.
    writing: Arc<Semaphore>,
    lanes: Arc<Mutex<BTreeMap<Name, Figures>>>,
    /// Told when what ails a lane is another than before.
    ailing: Arc<watch::Sender<()>>,
    shelf: Arc<Shelf>,
}

/// How one lane does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Attempts that the other side answered with yes.
    pub sent: u64,
    /// Attempts that it answered with no.
    pub refused: u64,
    /// Attempts that came to nothing and are made again.
    pub later: u64,
    /// Attempts of which nobody knows what became.
    pub unsure: u64,
    /// Attempts under way.
    pub under_way: u32,
    /// Whether it failed so often in a row that only a probe is sent now and then.
    pub resting: bool,
    /// What ails it, until something goes right.
    pub ailment: Option<Ailment>,
    /// When something last left.
    pub last_out_at: Option<Moment>,
}

impl Road {
    /// The way out of a desk. `random` spreads repeats, so that they do not all come at once.
    pub fn new(
        writer: Handle,
        store: Store,
        channels: watch::Receiver<Arc<Channels>>,
        (secrets, proofs, thread_key): (Secrets, Proofs, ThreadKey),
        now: Arc<dyn Fn() -> Moment + Send + Sync>,
        random: Arc<dyn Fn() -> u64 + Send + Sync>,
    ) -> Self {
        Self {
            writer,
            store,
            channels,
            secrets,
            proofs,
            thread_key,
            now,
            random,
            writing: Arc::new(Semaphore::new(WRITING_MAX)),
            lanes: Arc::default(),
            ailing: Arc::new(watch::Sender::new(())),
            shelf: Arc::default(),
        }
    }

    /// Carries one request at once, past all lanes: for words of the desk to itself, of which nothing
    /// is kept.
    pub async fn carry(&self, request: Request) -> Answer {
        carry::carry(request, &self.secrets, &self.proofs, (self.now)()).await
    }

    /// What signs in at servers.
    pub fn proofs(&self) -> &Proofs {
        &self.proofs
    }

    /// Tells of a channel what was known of it before the desk stopped: that its other side is gone.
    pub fn was_gone(&self, channel: &Name) {
        let why = "the connector said that it is gone for good";
        self.ails(channel, Cause::Gone, why);
    }

    /// The same, signed as if it were another time: for trying whether anybody minds.
    pub async fn carry_at(&self, request: Request, at: Moment) -> Answer {
        carry::carry(request, &self.secrets, &self.proofs, at).await
    }

    /// How every lane does that ever had something to send.
    pub fn figures(&self) -> BTreeMap<Name, Figures> {
        self.lanes
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Whether a channel's other side comes for what is sent.
    fn is_fetched(&self, channel: &Name) -> bool {
        let channels = self.channels.borrow();
        channels
            .get(channel)
            .is_some_and(|channel| channel.is_fetched())
    }

    /// How one lane does.
    pub fn figures_of(&self, channel: &Name) -> Option<Figures> {
        let lanes = self.lanes.lock().unwrap_or_else(PoisonError::into_inner);
        lanes.get(channel).cloned()
    }

    /// Says whenever what ails a lane is another than before.
    pub fn ailing(&self) -> watch::Receiver<()> {
        self.ailing.subscribe()
    }

    fn ails(&self, channel: &Name, cause: Cause, why: &str) {
        let now = (self.now)();
        let mut news = false;
        self.note(channel, |figures| {
            news = Ailment::again(&mut figures.ailment, cause, why, now, None);
        });
        if news {
            self.ailing.send_replace(());
        }
    }

    fn is_well(&self, channel: &Name) {
        let mut news = false;
        self.note(channel, |figures| news = figures.ailment.take().is_some());
        if news {
            self.ailing.send_replace(());
        }
    }

    fn note(&self, channel: &Name, change: impl FnOnce(&mut Figures)) {
        let mut lanes = self.lanes.lock().unwrap_or_else(PoisonError::into_inner);
        change(lanes.entry(channel.clone()).or_default());
    }
}

/// Wakes lanes as the engine says, until `stop`; then lets what is under way come to its end.
///
/// `listener` has to listen since before the first command, or the first wakes are missed; without
/// one every lane looks for itself.
pub async fn run(road: Road, listener: Option<Listener>, mut stop: watch::Receiver<bool>) {
    let mut lanes = Lanes {
        road: &road,
        stop: stop.clone(),
        bells: BTreeMap::new(),
        names: BTreeMap::new(),
        tasks: JoinSet::new(),
    };
    let missed = listener.is_none();
    let mut listener = listener.unwrap_or_else(|| road.writer.listen(BUFFER_MAX));
    if missed {
        lanes.wake_all();
    }
    loop {
        tokio::select! {
            biased;
            _ = stop.wait_for(|stop| *stop) => break,
            Some(ended) = lanes.tasks.join_next_with_id() => lanes.ended(ended),
            news = listener.next() => match news {
                Some(News::Happened(effects)) => {
                    for effect in effects.iter() {
                        if let Effect::WakeLane(channel) = effect {
                            lanes.wake(channel);
                        }
                    }
                }
                Some(News::CutOff) => {
                    listener = road.writer.listen(BUFFER_MAX);
                    lanes.wake_all();
                }
                None => break,
            },
        }
    }
    while lanes.tasks.join_next().await.is_some() {}
}

/// A task for every channel that ever had something to send.
struct Lanes<'a> {
    road: &'a Road,
    stop: watch::Receiver<bool>,
    bells: BTreeMap<Name, Arc<Notify>>,
    names: BTreeMap<Id, Name>,
    tasks: JoinSet<()>,
}

impl Lanes<'_> {
    fn wake(&mut self, channel: &Name) {
        // What the other side comes for has no lane; who waits for it is told.
        if self.road.is_fetched(channel) {
            self.road.shelf.ring(channel);
            return;
        }
        if let Some(bell) = self.bells.get(channel) {
            bell.notify_one();
            return;
        }
        let bell = Arc::new(Notify::new());
        let lane = lane::run(
            self.road.clone(),
            channel.clone(),
            Arc::clone(&bell),
            self.stop.clone(),
        );
        let task = self.tasks.spawn(lane);
        self.bells.insert(channel.clone(), bell);
        self.names.insert(task.id(), channel.clone());
    }

    fn wake_all(&mut self) {
        let channels = Arc::clone(&self.road.channels.borrow());
        for channel in channels.keys() {
            self.wake(channel);
        }
    }

    /// A lane that broke is begun anew: what it had claimed is looked at after the next start.
    fn ended(&mut self, ended: Result<(Id, ()), JoinError>) {
        let id = match &ended {
            Ok((id, ())) => *id,
            Err(error) => error.id(),
        };
        let Some(channel) = self.names.remove(&id) else {
            return;
        };
        self.bells.remove(&channel);
        if let Err(error) = ended {
            tracing::error!(%channel, %error, "a lane broke, it begins again");
            self.wake(&channel);
        }
    }
}

/// How many messages are held in memory with all their files while they are being written; the next
/// one waits.
const WRITING_MAX: usize = 4;
