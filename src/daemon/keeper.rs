//! The running desk as the daemon holds it: the writer, the settings in force, the ways out.

use std::future::Future;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock};

use tokio::sync::watch;
use tokio::task::spawn_blocking;

use crate::access::password::Rules;
use crate::channels::Ground;
use crate::channels::email::token::ThreadKey;
use crate::domain::Moment;
use crate::engine::answer::Answer;
use crate::net::disk;
use crate::outbox::{self, Channels, Road};
use crate::servers::byoc::trials::Trials;
use crate::servers::intake::Intake;
use crate::servers::probes::Probes;
use crate::servers::{Board, Desk};
use crate::store::{Retention, Snapshot, Store};
use crate::writer::fanout::Listener;
use crate::writer::{self, Ended, Handle, Marks, Room, Running, World};

use super::awake::{self, Awake};
use super::clock::{Clock, time_of_day};
use super::ends::Ends;
use super::failure::Failure;
use super::generation::Generation;
use super::identity::{self, Papers};
use super::keyring::Keyring;
use super::log::Log;
use super::relapse::Relapses;
use super::secrets;
use super::systemd as unit;
use super::tasks::{Stop, Tasks};
use super::trial::Door;
use super::{Options, described, reload, seed};

/// What is asked of passwords: the demo prints its own.
fn rules(demo: bool) -> Rules {
    if demo { Rules::DEMO } else { Rules::STANDARD }
}

/// What runs.
pub(super) struct Keeper {
    pub(super) data: PathBuf,
    pub(super) config: PathBuf,
    pub(super) socket: PathBuf,
    /// It is the demo's desk, which has a shop beside it.
    pub(super) demo: bool,
    /// What is asked of new passwords.
    pub(super) passwords: Rules,
    pub(super) clock: Clock,
    pub(super) started_at: Moment,
    pub(super) log: Log,
    pub(super) store: Store,
    pub(super) writer: Handle,
    pub(super) current: watch::Sender<Arc<Generation>>,
    pub(super) channels: watch::Sender<Arc<Channels>>,
    pub(super) ground: Ground,
    pub(super) road: Road,
    pub(super) intake: Intake,
    /// What channels need and what ends.
    pub(super) ends: Ends,
    /// What tries the connectors of partner channels.
    pub(super) trials: Arc<Trials>,
    /// What tries the chats.
    pub(super) probes: Probes,
    /// The doors of browsers, once they are open.
    pub(super) browsers: Arc<OnceLock<Vec<Door>>>,
    pub(super) papers: Arc<Papers>,
    /// Why no work is taken though everything runs.
    pub(super) closed: Arc<watch::Sender<Option<String>>>,
    /// Why the record is only to be read, where it failed too often.
    pub(super) only_reads: Option<String>,
    pub(super) reload: Option<reload::Handle>,
    pub(super) desk: Option<Arc<Desk>>,
    running: Option<Running>,
    /// Listens since before the first command.
    first_wakes: Option<Listener>,
    /// What lies on the table since before that.
    pub(super) table: Option<(Board, Listener)>,
}

impl Keeper {
    /// Starts the writer and puts the settings in force: everything alive takes its place.
    pub(super) async fn begin(
        options: &Options,
        store: Store,
        clock: Clock,
        log: Log,
        ground: Ground,
        mut generation: Generation,
        only_reads: Option<String>,
    ) -> Result<Self, Failure> {
        let now = clock.now();
        described::overlay(&mut generation, &store).map_err(Failure::Store)?;
        let (waking, reads) = (generation.clone(), only_reads.is_some());
        let woken = spawn_blocking(move || awake::wake(store, &waking, now, reads)).await;
        let Awake {
            store,
            engine,
            board,
            before,
            number,
        } = woken.map_err(|error| Failure::Panicked(super::tasks::why(error)))??;
        let (current, follow) = watch::channel(Arc::new(generation.clone()));
        let mut world = world(&clock, &store, follow);
        world.only_reads = only_reads.is_some();
        world.last_words = last_words(options.data.clone());
        let started = writer::start_after(store.clone(), engine, world, before);
        let (writer, running, [wakes, news]) = started.map_err(|cause| Failure::Io {
            what: "start the writer".into(),
            cause,
        })?;
        writer.set_marks(marks(&generation));
        let table = board.map(|board| (board, news));
        generation.number = Some(number);
        let (config, data) = (generation.config.clone(), options.data.clone());
        let started_at = clock.now();
        let papers = spawn_blocking(move || identity::open(&config, &data, started_at)).await;
        let papers = papers.map_err(|error| Failure::Broken(error.to_string()))??;
        let channels = watch::channel(generation.channels.clone()).0;
        current.send_replace(Arc::new(generation));
        let keys = (&*options.data, ground.thread_key.clone());
        let (road, intake, ends) = ways(keys, &clock, &writer, &store, channels.subscribe());
        Ok(Self {
            data: options.data.clone(),
            config: options.config.clone(),
            socket: options.socket.clone(),
            demo: options.demo,
            passwords: rules(options.demo),
            clock,
            started_at,
            log,
            store,
            writer,
            current,
            channels,
            ground,
            road,
            intake,
            ends,
            trials: Arc::default(),
            probes: Probes::default(),
            browsers: Arc::default(),
            papers: Arc::new(papers),
            closed: Arc::new(watch::channel(Some("starting".to_owned())).0),
            only_reads,
            reload: None,
            desk: None,
            running: Some(running),
            first_wakes: Some(wakes),
            table,
        })
    }

    /// Opens the ways out.
    pub(super) fn open_lanes(&mut self, tasks: &mut Tasks, stop: &Stop) {
        if self.only_reads.is_some() {
            return;
        }
        let (road, lanes) = (self.road.clone(), stop.clone());
        // The listener serves the first run; one that begins again looks at every lane itself.
        let first = Mutex::new(self.first_wakes.take());
        tasks.lasting("outbox", stop.clone(), move || {
            let listener = first.lock().ok().and_then(|mut first| first.take());
            outbox::run(road.clone(), listener, lanes.clone())
        });
    }

    /// The fingerprint of a certificate that nobody can know yet.
    pub(super) fn new_fingerprint(&self) -> Option<String> {
        let fingerprint = self.papers.identity.borrow().fingerprint();
        self.papers.is_new.then(|| fingerprint.to_string())
    }

    /// Waits for the writer to end. To be asked once.
    pub(super) fn writer_ended(&mut self) -> impl Future<Output = Ended> + use<> {
        let running = self.running.take().expect("asked once");
        running.ended()
    }

    /// Asks for the settings to be read anew.
    pub(super) fn reload(&self) {
        unit::reloading();
        if let Some(reload) = &self.reload {
            reload.ask();
        }
    }

    /// Everything listens: work is taken, before anybody is told so.
    pub(super) fn open(&self) {
        let why = self.only_reads.as_ref();
        let closed = why.map(|why| format!("only_reads: {why}"));
        self.closed.send_replace(closed);
    }

    /// Tells the service manager.
    pub(super) fn ready(&self) {
        unit::ready(self.closed.borrow().as_deref().unwrap_or("ready"));
    }

    /// From now on no work is taken, and sessions take their leave.
    pub(super) fn closing(&self) {
        self.closed.send_replace(Some("stopping".to_owned()));
        unit::stopping();
        if let Some(desk) = &self.desk {
            desk.stop(COME_BACK_AFTER);
        }
    }

    /// Lets the writer finish what it accepted and end.
    pub(super) fn stop_writer(&self) {
        self.writer.stop();
    }
}

/// What the writer knows of the world.
fn world(clock: &Clock, store: &Store, current: watch::Receiver<Arc<Generation>>) -> World {
    let (time, passing, folder) = (clock.clone(), clock.clone(), store.folder().to_owned());
    World {
        now: Box::new(move || time.now()),
        elapsed: Box::new(move || passing.elapsed()),
        room: Box::new(move || {
            let room = disk::Room::of(&folder).ok()?;
            Some(Room {
                free: room.free_bytes,
                total: room.total_bytes,
            })
        }),
        retention: Box::new(move || {
            let kept = current.borrow().config.retention;
            Retention {
                events: kept.events,
                events_most: kept.events_max,
                keys: kept.keys,
                answers: kept.answers,
            }
        }),
        only_reads: false,
        last_words: Box::new(|_| ()),
    }
}

/// The way out and the way in, and what is known of what they need.
fn ways(
    (data, thread_key): (&Path, ThreadKey),
    clock: &Clock,
    writer: &Handle,
    store: &Store,
    channels: watch::Receiver<Arc<Channels>>,
) -> (Road, Intake, Ends) {
    let keyring = Keyring::new(data, clock.clone());
    let time = clock.clone();
    let now: Arc<dyn Fn() -> Moment + Send + Sync> = Arc::new(move || time.now());
    let random: Arc<dyn Fn() -> u64 + Send + Sync> = Arc::new(seed::number);
    let road = Road::new(
        writer.clone(),
        store.clone(),
        channels,
        (Arc::new(secrets::reveal), keyring.proofs(), thread_key),
        now.clone(),
        random.clone(),
    );
    match store.read(Snapshot::gone) {
        Ok(gone) => gone.iter().for_each(|channel| road.was_gone(channel)),
        Err(error) => tracing::warn!(%error, "which channels are gone could not be read"),
    }
    let intake = Intake::new(writer.clone(), store.clone(), now, random);
    let ends = Ends::new(intake.clone(), keyring, clock.clone());
    (road, intake, ends)
}

/// Remembers in the data folder what the writer broke with.
fn last_words(data: PathBuf) -> Box<dyn Fn(&str) + Send> {
    Box::new(move |why| {
        let why = format!("the writer broke: {why}");
        Relapses::read(&data).note(time_of_day(), &why);
    })
}

/// Puts a generation in force; gives its number.
pub(super) async fn reconfigure(writer: &Handle, generation: &Generation) -> Result<u32, String> {
    match writer.submit(awake::in_force(generation)).await {
        Ok(Answer::Generation(number)) => {
            writer.set_marks(marks(generation));
            Ok(number)
        }
        other => Err(format!("the settings were not taken: {other:?}")),
    }
}

/// When sessions may come back: a restart takes moments.
const COME_BACK_AFTER: crate::domain::Span = crate::domain::Span::seconds(2);

/// How much room the disk must have.
fn marks(generation: &Generation) -> Marks {
    let store = &generation.config.store;
    Marks {
        low: store.low,
        stop: store.stop,
        hard: store.hard,
    }
}
