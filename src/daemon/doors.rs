//! Opens the ways in: the folder of settings, mail, agents, operators, HTTP; says where they listen.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::net::SocketAddr;
use std::os::fd::RawFd;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::spawn_blocking;
use tokio::time::sleep;

use crate::access::password::Rules;
use crate::domain::Moment;
use crate::net::durable::private_folder;
use crate::net::tcp::{BindError, Crowd, Gate};
use crate::net::tls::ServerTls;
use crate::net::unix::LocalGate;
use crate::routing::Plan;
use crate::servers::admin::{self, Doorkeeper};
use crate::servers::byoc::{keep_streams, watch_health};
use crate::servers::gateway;
use crate::servers::intake::Intake;
use crate::servers::pace::Pace;
use crate::servers::{Desk, Parts, Settings, agents, hub, lmtp};
use crate::store::downgrade;

use super::caretaker::{Care, status_view};
use super::failure::Failure;
use super::generation::{self, Generation};
use super::keeper::{Keeper, reconfigure};
use super::reload::Reloader;
use super::systemd as unit;
use super::tasks::{Stop, Tasks, stopped};
use super::trial::Door;
use super::{described, ends, identity, mailboxes, seed, staging, standing};

impl Keeper {
    /// Opens the ways in; gives the words of the `ready` line.
    pub(super) async fn open_doors(
        &mut self,
        tasks: &mut Tasks,
        stop: &Stop,
    ) -> Result<String, Failure> {
        let desk = self.open_desk(tasks, stop)?;
        let generation = Arc::clone(&self.current.borrow());
        let server = &generation.config.server;
        let passed = unit::passed_sockets(&DOORS).map_err(Failure::Sockets)?;
        let most = generation.config.limits.sessions as usize;
        let crowd = Crowd {
            connections_max: most,
            // An office comes from one address, and a program that tests from one machine.
            per_source_max: (most / 4 * 3).max(1),
        };
        let mut words = String::new();
        if let Some(gate) = gate("agents", server.agents, crowd, &passed).await? {
            tell(&mut words, "agents", &gate);
            let serving = agents::serve(desk.clone(), gate, self.papers.tls.clone());
            tasks.vital("agents", until_gone(serving, stop.clone()));
        }
        let gateway = self.gateway(&desk, stop);
        if let Some(byoc) = gateway.byoc.clone() {
            tasks.vital("connectors", watch_health(byoc.clone(), stop.clone()));
            tasks.vital("streams", keep_streams(byoc, stop.clone()));
        }
        let https = gate("https", server.https, Crowd::default(), &passed).await?;
        let http = gate("http", server.http, Crowd::default(), &passed).await?;
        let plain = http.map(|gate| ("http", gate, None));
        let secure = https.map(|gate| ("https", gate, Some(self.papers.tls.clone())));
        let mut open = Vec::new();
        for (name, gate, tls) in secure.into_iter().chain(plain) {
            tell(&mut words, name, &gate);
            open.extend(gate.address().ok().map(|address| Door {
                address,
                secure: tls.is_some(),
            }));
            let serving = gateway::serve(gateway.clone(), gate, tls, stopped(stop.clone()));
            tasks.vital(name, serving);
        }
        // Set once: doors are opened once.
        let _ = self.browsers.set(open);
        self.open_lmtp(tasks, stop, &passed, &mut words).await?;
        let gate = self.control_gate(server.control_permissions, &passed)?;
        let _ = write!(words, "control={}", self.socket.display());
        let doorkeeper = Doorkeeper {
            uid: rustix::process::geteuid().as_raw(),
            group: rustix::process::getegid().as_raw(),
        };
        let serving = admin::serve(desk, gate, doorkeeper);
        tasks.vital("control", until_gone(serving, stop.clone()));
        self.open_mailboxes(tasks, stop);
        Ok(words)
    }

    /// The way in for mail servers: at once where a channel wants it, else when one first does.
    async fn open_lmtp(
        &self,
        tasks: &mut Tasks,
        stop: &Stop,
        passed: &BTreeMap<String, RawFd>,
        words: &mut String,
    ) -> Result<(), Failure> {
        if self.only_reads.is_some() {
            return Ok(());
        }
        let generation = Arc::clone(&self.current.borrow());
        let server = &generation.config.server;
        let (address, socket) = (server.lmtp, Path::new(&server.lmtp_socket));
        let (intake, channels) = (self.intake.clone(), self.channels.subscribe());
        if !socket.as_os_str().is_empty() {
            let gate = LocalGate::bind(socket, LMTP_LOCAL_MAX)?;
            let serving = lmtp::serve_locally(intake.clone(), channels.clone(), gate);
            tasks.vital("local lmtp", until_gone(serving, stop.clone()));
        }
        let wanted = passed.contains_key("lmtp") || is_handed(&channels.borrow());
        if wanted && let Some(gate) = gate("lmtp", address, Crowd::default(), passed).await? {
            tell(words, "lmtp", &gate);
            let serving = lmtp::serve(intake, channels, gate, self.papers.tls.clone());
            tasks.vital("lmtp", until_gone(serving, stop.clone()));
        } else if let Some(address) = address {
            let serving = lmtp_once_wanted(intake, channels, address, self.papers.tls.clone());
            tasks.vital("lmtp", until_gone(serving, stop.clone()));
        }
        Ok(())
    }

    /// The desk that sessions share, with the settings watched beside it.
    fn open_desk(&mut self, tasks: &mut Tasks, stop: &Stop) -> Result<Arc<Desk>, Failure> {
        let generation = Arc::clone(&self.current.borrow());
        let (time, store) = (self.clock.clone(), self.store.clone());
        let (reloader, handle) = Reloader::new(
            &self.config,
            self.ground.clone(),
            Arc::new(move || time.now()),
            Arc::new(move || generation::people(&store)),
            &generation,
        );
        let status = handle.follow();
        let view = status_view(&status.borrow(), &generation);
        let (stands, config) = watch::channel(Arc::new(view));
        let care = Care {
            config: self.config.clone(),
            data: self.data.clone(),
            ground: self.ground.clone(),
            clock: self.clock.clone(),
            started_at: self.started_at,
            store: self.store.clone(),
            current: self.current.subscribe(),
            reload: handle.clone(),
            papers: self.papers.clone(),
            road: self.road.clone(),
            trials: Arc::clone(&self.trials),
            probes: self.probes.clone(),
            browsers: Arc::clone(&self.browsers),
            intake: self.intake.clone(),
            ends: self.ends.clone(),
            only_reads: self.only_reads.clone(),
        };
        let time = self.clock.clone();
        let desk = Desk::open(Parts {
            store: self.store.clone(),
            writer: self.writer.clone(),
            table: self.table.take(),
            settings: settings(&generation, self.passwords),
            config,
            caretaker: Box::new(care),
            thread_key: self.ground.thread_key.clone(),
            clock: Box::new(move || time.now()),
            random: Box::new(seed::fill),
        })?;
        tasks.vital("hub", until_gone(hub::run(desk.clone()), stop.clone()));
        self.follow_settings(tasks, stop, reloader, &desk);
        let (inward, outward) = (self.intake.ailing(), self.road.ailing());
        let (told, doors) = (desk.clone(), stop.clone());
        tasks.vital("conditions", async move {
            tokio::select! {
                () = tell_conditions(told, inward, outward) => {}
                () = stopped(doors) => {}
            }
        });
        let (current, doors) = (self.current.subscribe(), stop.clone());
        let certificate = self.papers.refused.subscribe();
        tasks.vital("status", async move {
            tokio::select! {
                () = standing::follow(status, certificate, stands, current) => {}
                () = stopped(doors) => {}
            }
        });
        self.reload = Some(handle);
        self.desk = Some(desk.clone());
        Ok(desk)
    }

    fn follow_settings(
        &self,
        tasks: &mut Tasks,
        stop: &Stop,
        reloader: Reloader,
        desk: &Arc<Desk>,
    ) {
        let (writer, log, desk) = (self.writer.clone(), self.log.clone(), desk.clone());
        let (current, channels) = (self.current.clone(), self.channels.clone());
        let (passwords, store) = (self.passwords, self.store.clone());
        let apply = move |mut generation: Generation| {
            let (writer, log, desk) = (writer.clone(), log.clone(), desk.clone());
            let (current, channels) = (current.clone(), channels.clone());
            let store = store.clone();
            async move {
                let overlaid = spawn_blocking(move || {
                    described::overlay(&mut generation, &store).map(|()| generation)
                });
                let overlaid = overlaid.await.map_err(|error| error.to_string())?;
                let mut generation = overlaid.map_err(|error| error.to_string())?;
                let number = reconfigure(&writer, &generation).await?;
                generation.number = Some(number);
                log.set(&generation.config.log.level);
                desk.set_settings(settings(&generation, passwords));
                channels.send_replace(generation.channels.clone());
                current.send_replace(Arc::new(generation));
                Ok(number)
            }
        };
        let doors = stop.clone();
        tasks.vital("settings", async move {
            tokio::select! {
                () = reloader.run(apply) => {}
                () = stopped(doors) => {}
            }
        });
    }

    fn open_mailboxes(&self, tasks: &mut Tasks, stop: &Stop) {
        if self.only_reads.is_none() {
            self.open_intake(tasks, stop);
        }
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
    }

    /// What brings files in, and what takes away those that nothing mentions.
    fn open_intake(&self, tasks: &mut Tasks, stop: &Stop) {
        let (intake, current, doors) =
            (self.intake.clone(), self.current.subscribe(), stop.clone());
        let proofs = self.road.proofs().clone();
        tasks.lasting("mailboxes", stop.clone(), move || {
            mailboxes::run(
                intake.clone(),
                proofs.clone(),
                current.clone(),
                doors.clone(),
            )
        });
        let (ended, current, doors) = (self.ends.clone(), self.current.subscribe(), stop.clone());
        tasks.lasting("ends", stop.clone(), move || {
            ends::watch(ended.clone(), current.clone(), doors.clone())
        });
        let (store, clock, doors) = (self.store.clone(), self.clock.clone(), stop.clone());
        tasks.lasting("sweep", stop.clone(), move || {
            let (store, clock, doors) = (store.clone(), clock.clone(), doors.clone());
            async move {
                tokio::select! {
                    () = sweep(store, clock) => {}
                    () = stopped(doors) => {}
                }
            }
        });
    }

    /// Tells the service manager that the desk lives, as long as the writer moves.
    fn feed_watchdog(&self, tasks: &mut Tasks, stop: &Stop) {
        let Some(every) = unit::watchdog() else {
            return;
        };
        let (writer, doors) = (self.writer.clone(), stop.clone());
        tasks.vital("watchdog", async move {
            let mut beats = 0;
            let feed = async {
                loop {
                    sleep(every).await;
                    let now = writer.figures().beats;
                    if now != beats {
                        unit::alive();
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

    fn control_gate(
        &self,
        permissions: u32,
        passed: &BTreeMap<String, RawFd>,
    ) -> Result<LocalGate, Failure> {
        if let Some(descriptor) = passed.get("control") {
            return LocalGate::passed(*descriptor, CONTROL_MAX).map_err(unfit("control"));
        }
        if let Some(folder) = self.socket.parent() {
            // What is missing further up is told by the bind.
            let _ = private_folder(folder);
        }
        let gate = LocalGate::bind(&self.socket, CONTROL_MAX)?;
        fs::set_permissions(&self.socket, fs::Permissions::from_mode(permissions))
            .map_err(Failure::io("set the permissions of", &self.socket))?;
        Ok(gate)
    }
}

/// A listener that was passed under its name, or one on its address; none where there is neither.
async fn gate(
    name: &str,
    address: Option<SocketAddr>,
    crowd: Crowd,
    passed: &BTreeMap<String, RawFd>,
) -> Result<Option<Gate>, Failure> {
    Ok(match (passed.get(name), address) {
        (Some(descriptor), _) => {
            let listener = unit::tcp_listener(*descriptor).map_err(|cause| BindError::Passed {
                descriptor: *descriptor,
                cause,
            });
            let gate = listener.and_then(|listener| Gate::passed(listener, crowd));
            Some(gate.map_err(unfit(name))?)
        }
        (None, Some(address)) => Some(Gate::bind(address, crowd).await?),
        (None, None) => None,
    })
}

/// What was passed under a name is not what is served there.
fn unfit(name: &str) -> impl FnOnce(BindError) -> Failure {
    let name = name.to_owned();
    move |error| Failure::Sockets(format!("the socket that was passed as \"{name}\": {error}"))
}

fn is_handed(channels: &lmtp::Channels) -> bool {
    channels.values().any(|channel| channel.is_handed())
}

/// Opens the way in for mail servers once a reload brings a channel that wants it.
async fn lmtp_once_wanted(
    intake: Intake,
    mut channels: watch::Receiver<Arc<lmtp::Channels>>,
    address: SocketAddr,
    tls: Arc<ServerTls>,
) {
    if channels
        .wait_for(|channels| is_handed(channels))
        .await
        .is_err()
    {
        return std::future::pending().await;
    }
    loop {
        match Gate::bind(address, Crowd::default()).await {
            Ok(gate) => {
                tracing::info!(%address, "mail servers may hand mail over");
                return lmtp::serve(intake, channels, gate, tls).await;
            }
            Err(error) => {
                tracing::error!(%error, "mail servers cannot hand mail over");
                sleep(LMTP_AGAIN).await;
            }
        }
    }
}

fn tell(words: &mut String, name: &str, gate: &Gate) {
    if let Ok(address) = gate.address() {
        let _ = write!(words, "{name}={address} ");
    }
}

/// What sessions go by in a generation.
fn settings(generation: &Generation, passwords: Rules) -> Settings {
    let limits = &generation.config.limits;
    let plan = Plan {
        generation: generation.number.unwrap_or_default(),
        ..Plan::clone(&generation.plan)
    };
    Settings {
        plan: Arc::new(plan),
        sets: generation.sets.clone(),
        styles: Arc::new(super::styles::of(&generation.config)),
        passwords,
        upload_bytes_max: limits.attachment,
        sessions_per_person: limits.sessions_per_person as usize,
        pace: Pace {
            per_second: limits.requests_per_second,
            burst: limits.requests_burst,
        },
        failed_sign_ins: limits.failed_sign_ins,
        password_checks: limits.password_checks as usize,
        ..Settings::default()
    }
}

/// Passes on that a channel does worse or better, whichever way it is about.
async fn tell_conditions(
    desk: Arc<Desk>,
    mut inward: watch::Receiver<()>,
    mut outward: watch::Receiver<()>,
) {
    loop {
        let changed = tokio::select! {
            changed = inward.changed() => changed,
            changed = outward.changed() => changed,
        };
        if changed.is_err() {
            return;
        }
        desk.say_channels();
    }
}

/// Removes attachments that nothing mentions, now and then.
async fn sweep(store: crate::store::Store, clock: super::clock::Clock) {
    loop {
        sleep(SWEEP_EVERY).await;
        let (store, now): (_, Moment) = (store.clone(), clock.now());
        let swept = spawn_blocking(move || {
            staging::forget_old(store.folder(), now);
            forget_copies(store.folder(), now);
            let mut mentioned = |digest: &_| store.read(|record| record.mentions(digest));
            store.blobs().sweep(now, &mut mentioned)
        });
        match swept.await {
            Ok(Ok(swept)) => tracing::info!(files = swept.files, bytes = swept.bytes, "swept"),
            Ok(Err(error)) => tracing::error!(%error, "attachments could not be swept"),
            Err(error) => tracing::error!(%error, "attachments could not be swept"),
        }
    }
}

/// Removes copies of earlier schemas that nobody went back to.
fn forget_copies(folder: &Path, now: Moment) {
    match downgrade::forget_old(folder, now) {
        Ok(gone) => {
            for copy in gone {
                let copy = copy.display();
                tracing::info!(%copy, "a copy of an earlier schema was kept long enough");
            }
        }
        Err(error) => tracing::error!(%error, "copies of earlier schemas could not be removed"),
    }
}

/// Serves until a moment after the stop, in which everybody is told.
async fn until_gone(serving: impl Future<Output = ()>, stop: Stop) {
    tokio::select! {
        () = serving => {}
        () = async {
            stopped(stop).await;
            sleep(FAREWELL).await;
        } => {}
    }
}

/// The names under which the service manager may pass a socket.
const DOORS: [&str; 5] = ["agents", "control", "http", "https", "lmtp"];

/// How many operators talk to the control socket at once; the next one waits.
const CONTROL_MAX: usize = 64;

/// The most connections of mail servers by the local socket at once.
const LMTP_LOCAL_MAX: usize = 100;

/// How long sessions have to take their leave.
const FAREWELL: Duration = Duration::from_millis(500);

/// How often attachments that nothing mentions are looked for.
const SWEEP_EVERY: Duration = Duration::from_hours(6);

/// How long to wait before the way in for mail servers is tried again.
const LMTP_AGAIN: Duration = Duration::from_secs(5);
