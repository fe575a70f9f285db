//! The running desk as the daemon holds it: writer, settings in force, ways in and out.

use std::future::Future;
use std::path::PathBuf;
use std::sync::Arc;

use tokio::sync::watch;
use tokio::task::spawn_blocking;

use crate::channels::Ground;
use crate::domain::Moment;
use crate::engine::Engine;
use crate::engine::answer::Answer;
use crate::engine::command::{self, Act, Command};
use crate::engine::event::Actor;
use crate::engine::live::Live;
use crate::net::disk;
use crate::outbox::{self, Channels, Road};
use crate::servers::mailbox::Intake;
use crate::store::{Retention, Store, StoreError};
use crate::writer::fanout::{BUFFER_MAX, Listener};
use crate::writer::{self, Ended, Handle, Room, Running, World};

use super::clock::Clock;
use super::failure::Failure;
use super::generation::Generation;
use super::identity::{self, Papers};
use super::log::Log;
use super::reload::{self, Reloader};
use super::tasks::{Stop, Tasks, stopped};
use super::watched::Watched;
use super::{Options, mailboxes, seed, systemd};

/// What runs.
pub(super) struct Keeper {
    data: PathBuf,
    config: PathBuf,
    clock: Clock,
    log: Log,
    store: Store,
    writer: Handle,
    running: Option<Running>,
    current: watch::Sender<Arc<Generation>>,
    channels: watch::Sender<Arc<Channels>>,
    live: watch::Receiver<Arc<Live>>,
    /// Listens since before the first command.
    first_wakes: Option<Listener>,
    road: Road,
    intake: Intake,
    papers: Arc<Papers>,
    reload: Option<reload::Handle>,
}

impl Keeper {
    /// Starts the writer and puts the settings in force: everything alive takes its place.
    pub(super) async fn begin(
        options: &Options,
        store: Store,
        clock: Clock,
        log: Log,
        mut generation: Generation,
    ) -> Result<Self, Failure> {
        let engine = rebuild(&store).await?;
        let (watched, live) = Watched::new(engine, clock.clone());
        let (current, follow) = watch::channel(Arc::new(generation.clone()));
        let world = world(&clock, &store, follow);
        let started = writer::start(store.clone(), watched, world);
        let (writer, running) = started.map_err(|cause| Failure::Io {
            what: "start the writer".into(),
            cause,
        })?;
        let first_wakes = Some(writer.listen(BUFFER_MAX));
        let number = reconfigure(&writer, &generation).await;
        generation.number = Some(number.map_err(Failure::Broken)?);
        let (config, data, at) = (generation.config.clone(), options.data.clone(), clock.now());
        let papers = spawn_blocking(move || identity::open(&config, &data, at)).await;
        let papers = papers.map_err(|error| Failure::Broken(error.to_string()))??;
        let channels = watch::channel(generation.channels.clone()).0;
        current.send_replace(Arc::new(generation));
        let time = clock.clone();
        let now: Arc<dyn Fn() -> Moment + Send + Sync> = Arc::new(move || time.now());
        let random: Arc<dyn Fn() -> u64 + Send + Sync> = Arc::new(seed::number);
        let road = Road::new(
            writer.clone(),
            store.clone(),
            channels.subscribe(),
            now.clone(),
            random.clone(),
        );
        let intake = Intake::new(writer.clone(), store.clone(), now, random);
        Ok(Self {
            data: options.data.clone(),
            config: options.config.clone(),
            clock,
            log,
            store,
            writer,
            running: Some(running),
            current,
            channels,
            live,
            first_wakes,
            road,
            intake,
            papers: Arc::new(papers),
            reload: None,
        })
    }

    /// Opens the ways out.
    pub(super) fn open_lanes(&mut self, tasks: &mut Tasks, stop: &Stop) {
        let (road, lanes) = (self.road.clone(), stop.clone());
        // The listener serves the first run; one that begins again looks at every lane itself.
        let first = std::sync::Mutex::new(self.first_wakes.take());
        tasks.lasting("outbox", stop.clone(), move || {
            let listener = first.lock().ok().and_then(|mut first| first.take());
            outbox::run(road.clone(), listener, lanes.clone())
        });
    }

    /// Opens the ways in; gives the words of the `ready` line.
    pub(super) async fn open_doors(
        &mut self,
        tasks: &mut Tasks,
        stop: &Stop,
        ground: Ground,
    ) -> Result<String, Failure> {
        let (intake, current, doors) =
            (self.intake.clone(), self.current.subscribe(), stop.clone());
        tasks.lasting("mailboxes", stop.clone(), move || {
            mailboxes::run(intake.clone(), current.clone(), doors.clone())
        });
        self.watch_settings(tasks, stop, ground);
        let (papers, data, clock) = (self.papers.clone(), self.data.clone(), self.clock.clone());
        let (current, doors) = (self.current.subscribe(), stop.clone());
        tasks.lasting("certificate", stop.clone(), move || {
            identity::keep(
                papers.clone(),
                data.clone(),
                clock.clone(),
                current.clone(),
                doors.clone(),
            )
        });
        self.feed_watchdog(tasks, stop);
        Ok(String::new())
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
        systemd::reloading();
        if let Some(reload) = &self.reload {
            reload.ask();
        }
    }

    /// From now on nobody is told that the desk is ready.
    pub(super) fn closing(&mut self) {
        // The reloader runs for as long as somebody can ask it.
        self.reload = None;
    }

    /// Lets the writer finish what it accepted and end.
    pub(super) fn stop_writer(&self) {
        self.writer.stop();
    }

    fn watch_settings(&mut self, tasks: &mut Tasks, stop: &Stop, ground: Ground) {
        let time = self.clock.clone();
        let generation = Arc::clone(&self.current.borrow());
        let (reloader, handle) = Reloader::new(
            &self.config,
            ground,
            Arc::new(move || time.now()),
            &generation,
        );
        let (writer, log) = (self.writer.clone(), self.log.clone());
        let (current, channels) = (self.current.clone(), self.channels.clone());
        let apply = move |mut generation: Generation| {
            let (writer, log) = (writer.clone(), log.clone());
            let (current, channels) = (current.clone(), channels.clone());
            async move {
                let number = reconfigure(&writer, &generation).await?;
                generation.number = Some(number);
                log.set(&generation.config.log.level);
                channels.send_replace(generation.channels.clone());
                current.send_replace(Arc::new(generation));
                Ok(number)
            }
        };
        let mut status = handle.follow();
        let doors = stop.clone();
        tasks.vital("settings", async move {
            tokio::select! {
                () = reloader.run(apply) => {}
                () = stopped(doors) => {}
            }
        });
        let doors = stop.clone();
        tasks.vital("status", async move {
            let follow = async {
                while status.changed().await.is_ok() {
                    let status = Arc::clone(&status.borrow_and_update());
                    match &status.refused {
                        None => systemd::ready("ready"),
                        Some(_) => systemd::ready("ready; the last change of settings was refused"),
                    }
                }
                std::future::pending::<()>().await;
            };
            tokio::select! {
                () = follow => {}
                () = stopped(doors) => {}
            }
        });
        self.reload = Some(handle);
    }

    /// Tells the service manager that the desk lives, as long as the writer moves.
    fn feed_watchdog(&self, tasks: &mut Tasks, stop: &Stop) {
        let Some(every) = systemd::watchdog() else {
            return;
        };
        let (writer, doors) = (self.writer.clone(), stop.clone());
        tasks.vital("watchdog", async move {
            let mut beats = 0;
            let feed = async {
                loop {
                    tokio::time::sleep(every).await;
                    let now = writer.figures().beats;
                    if now != beats {
                        systemd::alive();
                    }
                    beats = now;
                }
            };
            tokio::select! {
                () = feed => {}
                () = stopped(doors) => {}
            }
        });
    }
}

async fn rebuild(store: &Store) -> Result<Engine, Failure> {
    let store = store.clone();
    let rebuilt = spawn_blocking(move || {
        let batch = store.begin()?;
        let ledger = batch.ledger()?;
        let engine = Engine::rebuild(&ledger);
        // Whatever could not be read was answered with nothing; this tells.
        ledger.finish()?;
        Ok::<_, StoreError>(engine)
    });
    let rebuilt = rebuilt
        .await
        .map_err(|error| Failure::Broken(error.to_string()))?;
    Ok(rebuilt?)
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
    }
}

/// Puts a generation in force; gives its number.
async fn reconfigure(writer: &Handle, generation: &Generation) -> Result<u32, String> {
    let act = Act::Reconfigure(Box::new(command::Generation {
        plan: generation.plan.clone(),
        sets: generation.sets.clone(),
        diff: generation.diff.iter().map(ToString::to_string).collect(),
        files: generation.files.clone(),
    }));
    let pending = writer.submit(Command {
        by: Actor::Desk,
        key: None,
        nonce: seed::number(),
        act,
    });
    match pending.await {
        Ok(Answer::Generation(number)) => Ok(number),
        other => Err(format!("the settings were not taken: {other:?}")),
    }
}
