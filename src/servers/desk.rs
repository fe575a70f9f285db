//! What every session shares: the way to the writer, the record, the settings, and who is there.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, Weak};

use arc_swap::ArcSwap;
use tokio::sync::{Semaphore, broadcast, watch};

use super::board::Board;
use super::byoc::Byoc;
use super::caretaker::Caretaker;
use super::directory::Directory;
use super::enrolments::Enrolments;
use super::hub::Word;
use super::leases::Leases;
use super::pace::Pace;
use super::roll::Roll;
use super::seats::Seats;
use super::styles::Styles;
use super::translate::refusal::unread;
use super::uploads::Uploads;
use super::webform::Forms;
use crate::access::Sets;
use crate::access::password::{self, Cost, Rules};
use crate::access::throttle::{self, Throttle};
use crate::access::token::Lifetimes;
use crate::channels::email::token::ThreadKey;
use crate::domain::agent::Role;
use crate::domain::attachment::Digest;
use crate::domain::{AgentId, Moment, Span};
use crate::engine::answer::Answer;
use crate::engine::command::{Act, Command, Key};
use crate::engine::event::Actor;
use crate::engine::live::{Live, LiveAgent};
use crate::protocol::view::desk::ConfigStatusView;
use crate::protocol::{Code, Refusal};
use crate::routing::plan::Plan;
use crate::store::{Snapshot, Store, StoreError};
use crate::writer::fanout::Listener;
use crate::writer::{Handle, Rejected};

/// Says the time of day.
pub type Clock = Box<dyn Fn() -> Moment + Send + Sync>;

/// Fills bytes at random.
pub type Random = Box<dyn Fn(&mut [u8]) + Send + Sync>;

/// What sessions go by; replaced as a whole with every generation of the configuration.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Queues, channels, statuses, labels, templates.
    pub plan: Arc<Plan>,
    /// What each role may do, and the named permission sets.
    pub sets: Arc<Sets>,
    /// How people are to write.
    pub styles: Arc<Styles>,
    /// What is asked of a new password.
    pub passwords: Rules,
    /// What one password hash costs.
    pub cost: Cost,
    /// How long sessions of devices live.
    pub lifetimes: Lifetimes,
    /// Roles whose people must have a second factor.
    pub second_factor: BTreeSet<Role>,
    /// The largest file that can be uploaded, in bytes.
    pub upload_bytes_max: u64,
    /// How many connections one person has at once; the next one is refused.
    pub sessions_per_person: usize,
    /// How fast one connection may ask; what comes faster waits.
    pub pace: Pace,
    /// How many failed sign-ins one address has before each further one has to wait.
    pub failed_sign_ins: u32,
    /// How many passwords are hashed at once, from the start of the desk on.
    pub password_checks: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            plan: Arc::default(),
            sets: Arc::default(),
            styles: Arc::default(),
            passwords: Rules::STANDARD,
            cost: Cost::STANDARD,
            lifetimes: Lifetimes::default(),
            second_factor: BTreeSet::new(),
            upload_bytes_max: UPLOAD_BYTES_MAX,
            sessions_per_person: SESSIONS_PER_PERSON_MAX,
            pace: Pace::default(),
            failed_sign_ins: throttle::SOURCE_TRIES,
            password_checks: password::HASHES_AT_ONCE_MAX,
        }
    }
}

/// What a desk is made of.
pub struct Parts {
    /// The record.
    pub store: Store,
    /// The way to the writer.
    pub writer: Handle,
    /// What was on the table when the writer began, and what it has said since; read now where not given.
    pub table: Option<(Board, Listener)>,
    /// What to go by at first.
    pub settings: Settings,
    /// How the configuration stands, and when that changes.
    pub config: watch::Receiver<Arc<ConfigStatusView>>,
    /// What only the daemon can do.
    pub caretaker: Box<dyn Caretaker>,
    /// What makes links to files work.
    pub thread_key: ThreadKey,
    /// The time of day.
    pub clock: Clock,
    /// Fills bytes at random, as only an unguessable source may.
    pub random: Random,
}

/// What every session shares. Held by all of them, and by the daemon.
pub struct Desk {
    pub(super) store: Store,
    pub(super) writer: Handle,
    pub(super) live: watch::Receiver<Arc<Live>>,
    pub(super) config: watch::Receiver<Arc<ConfigStatusView>>,
    pub(super) caretaker: Box<dyn Caretaker>,
    pub(super) thread_key: ThreadKey,
    pub(super) directory: Directory,
    pub(super) board: Mutex<Board>,
    pub(super) leases: Mutex<Leases>,
    pub(super) roll: Mutex<Roll>,
    pub(super) seats: Seats,
    pub(super) uploads: Mutex<Uploads>,
    pub(super) throttle: Mutex<Throttle>,
    pub(super) redeemed: Mutex<BTreeSet<Digest>>,
    pub(super) enrolments: Mutex<Enrolments>,
    pub(super) words: broadcast::Sender<Word>,
    /// The connectors of partner channels, where there are any.
    connectors: OnceLock<Weak<Byoc>>,
    /// The forms on web pages, where there are any.
    forms: OnceLock<Weak<Forms>>,
    /// What the writer has said since the board was read, for the first run of the hub.
    pub(super) news: Mutex<Option<Listener>>,
    settings: ArcSwap<Settings>,
    clock: Clock,
    random: Random,
    hashes: Semaphore,
    /// Computed and waiting together.
    hashes_most: usize,
    hashes_waiting: AtomicUsize,
    readers: Semaphore,
}

impl Desk {
    /// Tells whoever is signed in how channels do now.
    pub fn say_channels(&self) {
        super::hub::say(self, Word::Channels);
    }

    /// Tells who takes what connectors say.
    pub(super) fn set_connectors(&self, byoc: &Arc<Byoc>) {
        // There is one for each desk; a second would be of another process.
        let _ = self.connectors.set(Arc::downgrade(byoc));
    }

    /// Who takes what connectors say, where anybody does.
    pub(super) fn connectors(&self) -> Option<Arc<Byoc>> {
        self.connectors.get().and_then(Weak::upgrade)
    }

    /// Tells who takes what waited in quarantine.
    pub(super) fn set_forms(&self, forms: &Arc<Forms>) {
        let _ = self.forms.set(Arc::downgrade(forms));
    }

    /// Who takes what waited in quarantine, where anybody does.
    pub(super) fn forms(&self) -> Option<Arc<Forms>> {
        self.forms.get().and_then(Weak::upgrade)
    }

    /// A desk at work on a record. [`super::hub::run`] has to run beside it, or nobody hears any news.
    pub fn open(parts: Parts) -> Result<Arc<Self>, StoreError> {
        let directory = Directory::default();
        let only_reads = parts.writer.only_reads();
        let (table, news) = parts.table.unzip();
        let (agents, board) = parts.store.read(|snapshot| {
            let board = match table.map_or_else(|| Board::read(snapshot), Ok) {
                // Whoever comes to read what is whole misses the panel's figures, and no more.
                Err(StoreError::Damaged { .. }) if only_reads => Board::default(),
                read => read?,
            };
            Ok((snapshot.agents()?, board))
        })?;
        directory.put(agents);
        let (words, _) = broadcast::channel(WORDS_MAX);
        let mut throttle = Throttle::new();
        throttle.set_source_tries(parts.settings.failed_sign_ins);
        let checks = parts.settings.password_checks.max(1);
        Ok(Arc::new(Self {
            store: parts.store,
            live: parts.writer.live(),
            writer: parts.writer,
            config: parts.config,
            caretaker: parts.caretaker,
            thread_key: parts.thread_key,
            directory,
            board: Mutex::new(board),
            leases: Mutex::default(),
            roll: Mutex::default(),
            seats: Seats::default(),
            uploads: Mutex::default(),
            throttle: Mutex::new(throttle),
            redeemed: Mutex::default(),
            enrolments: Mutex::default(),
            words,
            connectors: OnceLock::new(),
            forms: OnceLock::new(),
            news: Mutex::new(news),
            settings: ArcSwap::from_pointee(parts.settings),
            clock: parts.clock,
            random: parts.random,
            hashes: Semaphore::new(checks),
            hashes_most: checks + password::HASHES_WAITING_MAX,
            hashes_waiting: AtomicUsize::new(0),
            readers: Semaphore::new(READERS_MAX),
        }))
    }

    /// Goes by other settings from now on. The engine is told by a command of its own.
    pub fn set_settings(&self, settings: Settings) {
        locked(&self.throttle).set_source_tries(settings.failed_sign_ins);
        self.settings.store(Arc::new(settings));
        super::hub::say(self, Word::Settings);
    }

    /// What to go by.
    pub fn settings(&self) -> Arc<Settings> {
        self.settings.load_full()
    }

    /// The time of day.
    pub fn now(&self) -> Moment {
        (self.clock)()
    }

    /// How many people have a session that is connected.
    pub fn people_connected(&self) -> usize {
        locked(&self.roll).people()
    }

    /// How many connections are signed in.
    pub fn sessions_connected(&self) -> usize {
        locked(&self.roll).sessions()
    }

    /// Tells every session to take its leave and come back after a while.
    pub fn stop(&self, after: Span) {
        // Nobody listens where nobody is connected.
        let _ = self.words.send(Word::Stop(after));
    }

    /// What is going on now.
    pub(super) fn live(&self) -> Arc<Live> {
        Arc::clone(&self.live.borrow())
    }

    /// Where one person stands, as of the last commit.
    pub(super) fn live_agent(&self, agent: AgentId) -> Option<LiveAgent> {
        self.writer.live_agent(agent)
    }

    pub(super) fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        (self.random)(&mut bytes);
        bytes
    }

    /// Asks the engine for something; it is done and synced when this answers.
    pub(super) async fn command(
        &self,
        by: Actor,
        key: Option<Key>,
        act: Act,
    ) -> Result<Answer, Rejected> {
        self.submit(by, key, act).await
    }

    /// Hands a command over at once; commands handed over one after the other are decided in that order.
    pub(super) fn submit(&self, by: Actor, key: Option<Key>, act: Act) -> crate::writer::Pending {
        self.writer.submit(Command {
            by,
            key,
            nonce: u64::from_le_bytes(self.random()),
            act,
        })
    }

    /// Reads the record where waiting for the disk holds nobody else up.
    pub(super) async fn read<T: Send + 'static>(
        &self,
        ask: impl FnOnce(&Snapshot) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, Refusal> {
        let _place = self
            .readers
            .acquire()
            .await
            .expect("nobody closes the semaphore");
        let store = self.store.clone();
        match tokio::task::spawn_blocking(move || store.read(ask)).await {
            Ok(read) => read.map_err(|fault| {
                tracing::error!(%fault, "the record could not be read");
                unread(&fault)
            }),
            Err(_) => Err(Refusal::new(Code::STORE_FAILED)),
        }
    }

    /// Does something with files where waiting for the disk holds nobody else up.
    pub(super) async fn blocking<T: Send + 'static>(
        &self,
        act: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Refusal> {
        let _place = self
            .readers
            .acquire()
            .await
            .expect("nobody closes the semaphore");
        let done = tokio::task::spawn_blocking(act).await;
        done.map_err(|_| Refusal::new(Code::STORE_FAILED))
    }

    /// Computes a hash in turn. At most [`Settings::password_checks`] at once, and
    /// [`password::HASHES_WAITING_MAX`] waiting; whoever comes then is told that the desk is busy.
    pub(super) async fn hashing<T: Send + 'static>(
        &self,
        hash: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Refusal> {
        let waiting = Waiting::begin(&self.hashes_waiting, self.hashes_most)?;
        let _place = self
            .hashes
            .acquire()
            .await
            .expect("nobody closes the semaphore");
        drop(waiting);
        let done = tokio::task::spawn_blocking(hash).await;
        done.map_err(|_| Refusal::new(Code::BUSY))
    }
}

/// What a lock guards. Nothing panics while it is held; and if it did, every value would still be whole.
pub(super) fn locked<T>(lock: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

struct Waiting<'a>(&'a AtomicUsize);

impl<'a> Waiting<'a> {
    fn begin(count: &'a AtomicUsize, most: usize) -> Result<Self, Refusal> {
        let waiting = Self(count);
        if count.fetch_add(1, Ordering::Relaxed) >= most {
            return Err(Refusal::new(Code::BUSY));
        }
        Ok(waiting)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// How many batches of news a session may be behind before it is told to read everything anew.
const WORDS_MAX: usize = 1024;

/// How many readers of the record work at once; the next one waits.
const READERS_MAX: usize = 16;

/// The largest file that can be uploaded, unless the settings say otherwise, in bytes.
const UPLOAD_BYTES_MAX: u64 = 25 << 20;

/// How many connections one person has at once, unless the settings say otherwise.
const SESSIONS_PER_PERSON_MAX: usize = 20;
