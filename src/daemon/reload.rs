//! Watches the configuration, waits for quiet, compiles, and applies the whole of it or keeps the old.
//!
//! A file that changes, a signal and a request all take the same way. Nothing is ever applied in
//! part: until everything is read, checked and compiled, nobody outside has seen any of it.

use std::collections::BTreeSet;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{mpsc, oneshot, watch};
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout, timeout_at};

use crate::access::Sets;
use crate::channels::Ground;
use crate::config::diff::{Change, changes, restart_needed};
use crate::config::{Config, Problem, parse};
use crate::domain::{Moment, Span};
use crate::net::lookout::{Lookout, Woken};
use crate::routing::Plan;
use crate::words::Lang;

use super::compile::{self, Channels};
use super::folder::{self, Files};

/// One generation of the configuration, ready to be applied.
#[derive(Clone, Debug)]
pub struct Generation {
    /// Its number, once it was applied.
    pub number: Option<u32>,
    /// The files as they were.
    pub files: Files,
    /// What they say.
    pub config: Arc<Config>,
    /// What the engine goes by.
    pub plan: Arc<Plan>,
    /// Permissions.
    pub sets: Arc<Sets>,
    /// The channels, open.
    pub channels: Arc<Channels>,
    /// What changed against the one before.
    pub diff: Vec<Change>,
    /// What waits for the next start: `server.agents 0.0.0.0:7443→0.0.0.0:7444`.
    pub restart_needed: Vec<String>,
    /// What somebody should look at.
    pub warnings: Vec<Problem>,
}

/// Why a configuration was not applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is wrong.
    Wrong {
        /// How: errors and warnings.
        problems: Vec<Problem>,
        /// How many more there are.
        left_out: usize,
    },
    /// It is good, and the desk could not take it; tried again by itself.
    NotTaken(String),
    /// The desk is stopping.
    Stopping,
}

/// What was applied, for whoever asked.
#[derive(Clone, Debug)]
pub struct Applied {
    /// Its number.
    pub generation: u32,
    /// What changed; nothing when only comments did.
    pub diff: Vec<Change>,
    /// What waits for the next start.
    pub restart_needed: Vec<String>,
    /// What somebody should look at.
    pub warnings: Vec<Problem>,
    /// How long it took from reading to applied.
    pub took: Span,
}

/// How the configuration stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// The generation in force.
    pub generation: u32,
    /// Since when.
    pub applied_at: Moment,
    /// When a change was last tried.
    pub tried_at: Moment,
    /// Why the last try failed; `None` when it did not.
    pub refused: Option<Refused>,
    /// What of the generation in force waits for the next start.
    pub restart_needed: Vec<String>,
    /// What somebody should look at in the generation in force.
    pub warnings: Vec<Problem>,
}

/// Tells the time.
pub type Clock = Arc<dyn Fn() -> Moment + Send + Sync>;

/// Asks for reloads and knows how things stand.
#[derive(Clone, Debug)]
pub struct Handle {
    requests: mpsc::Sender<Request>,
    status: watch::Receiver<Arc<Status>>,
}

/// Watches a folder and applies what changes.
pub struct Reloader {
    folder: PathBuf,
    ground: Ground,
    clock: Clock,
    /// What the process began with: what waits for a start is held against this.
    started: Arc<Config>,
    current: Arc<Config>,
    /// What the folder held when it was last tried.
    seen: Result<Files, Vec<Problem>>,
    requests: mpsc::Receiver<Request>,
    status: watch::Sender<Arc<Status>>,
}

type Request = Option<oneshot::Sender<Result<Applied, Refused>>>;

/// Reads, checks and compiles the first generation after a start.
///
/// `before` are the files of the generation that was last in force, from the record; without them
/// everything is new. Blocks while it reads.
pub fn first(
    folder: &Path,
    ground: &Ground,
    before: Option<&Files>,
) -> Result<Generation, Refused> {
    let empty = Files::new();
    // Files that an older release took and this one does not are no base to compare with.
    let config = parse(before.unwrap_or(&empty)).config;
    let base = config
        .or_else(|| parse(&empty).config)
        .expect("nothing written is a good configuration");
    prepare(folder::read(folder), ground, &base, None)
}

fn prepare(
    read: Result<Files, Vec<Problem>>,
    ground: &Ground,
    before: &Config,
    started: Option<&Config>,
) -> Result<Generation, Refused> {
    let files = read.map_err(|problems| Refused::Wrong {
        problems,
        left_out: 0,
    })?;
    let outcome = compile::from_files(&files, ground);
    let Some((config, compiled)) = outcome.compiled else {
        return Err(Refused::Wrong {
            problems: outcome.problems,
            left_out: outcome.left_out,
        });
    };
    Ok(Generation {
        number: None,
        diff: changes(before, &config),
        restart_needed: started.map_or_else(Vec::new, |started| restart_needed(started, &config)),
        files,
        config,
        plan: compiled.plan,
        sets: compiled.sets,
        channels: compiled.channels,
        warnings: outcome.problems,
    })
}

impl Handle {
    /// How the configuration stands now.
    pub fn status(&self) -> Arc<Status> {
        self.status.borrow().clone()
    }

    /// Follows how the configuration stands.
    pub fn follow(&self) -> watch::Receiver<Arc<Status>> {
        self.status.clone()
    }

    /// Reads the folder again, changed or not, and waits for what comes of it.
    pub async fn reload(&self) -> Result<Applied, Refused> {
        let (answer, answered) = oneshot::channel();
        let sent = self.requests.send(Some(answer)).await;
        sent.map_err(|_| Refused::Stopping)?;
        answered.await.unwrap_or(Err(Refused::Stopping))
    }

    /// The same without waiting, for a signal. One that is already asked for serves as well.
    pub fn ask(&self) {
        let _ = self.requests.try_send(None);
    }
}

impl Reloader {
    /// Begins with a generation that was applied, under its number.
    pub fn new(
        folder: &Path,
        ground: Ground,
        clock: Clock,
        applied: &Generation,
    ) -> (Self, Handle) {
        let now = clock();
        let (sender, requests) = mpsc::channel(REQUESTS_MAX);
        let (status, follow) = watch::channel(Arc::new(Status {
            generation: applied.number.unwrap_or_default(),
            applied_at: now,
            tried_at: now,
            refused: None,
            restart_needed: Vec::new(),
            warnings: applied.warnings.clone(),
        }));
        let reloader = Self {
            folder: folder.to_owned(),
            ground,
            clock,
            started: applied.config.clone(),
            current: applied.config.clone(),
            seen: Ok(applied.files.clone()),
            requests,
            status,
        };
        let handle = Handle {
            requests: sender,
            status: follow,
        };
        (reloader, handle)
    }

    /// Watches until every [`Handle`] is gone. `apply` gives the number of what it applied, or says
    /// why it could not.
    pub async fn run<F>(mut self, mut apply: impl FnMut(Generation) -> F)
    where
        F: Future<Output = Result<u32, String>>,
    {
        let mut eyes = Eyes::new();
        // What changed since the first generation was read is not noticed, so it is looked for.
        eyes.look_again();
        loop {
            let request = tokio::select! {
                request = self.requests.recv() => match request {
                    Some(request) => Some(request),
                    None => return,
                },
                () = eyes.quiet_after_news() => None,
            };
            let asked = request.is_some();
            let began = (self.clock)();
            // Watched before it is read, or what changes between the two would be missed.
            let folder = self.folder.clone();
            eyes.look_at(blocking(move || folder::watched(&folder)).await);
            let folder = self.folder.clone();
            let read = blocking(move || folder::read(&folder)).await;
            if !asked && read == self.seen {
                continue;
            }
            let outcome = self.attempt(read, began, &mut apply).await;
            if let Some(Some(answer)) = request {
                // Whoever asked may have gone; it is applied all the same.
                let _ = answer.send(outcome);
            }
        }
    }

    async fn attempt<F>(
        &mut self,
        read: Result<Files, Vec<Problem>>,
        began: Moment,
        apply: &mut impl FnMut(Generation) -> F,
    ) -> Result<Applied, Refused>
    where
        F: Future<Output = Result<u32, String>>,
    {
        let (ground, before) = (self.ground.clone(), self.current.clone());
        let started = self.started.clone();
        let seen = read.clone();
        let prepared = blocking(move || prepare(read, &ground, &before, Some(&started))).await;
        let outcome = match prepared {
            Ok(generation) => match apply(generation.clone()).await {
                Ok(number) => Ok((number, generation)),
                Err(why) => Err(Refused::NotTaken(why)),
            },
            Err(refused) => Err(refused),
        };
        let now = (self.clock)();
        match outcome {
            Ok((number, generation)) => {
                self.seen = seen;
                Ok(self.applied(number, generation, began, now))
            }
            Err(refused) => {
                // What the desk did not take is not seen yet, so the next look tries it again.
                if matches!(refused, Refused::Wrong { .. }) {
                    self.seen = seen;
                }
                refused.log();
                let mut status = Status::clone(&self.status.borrow());
                status.tried_at = now;
                status.refused = Some(refused.clone());
                self.status.send_replace(Arc::new(status));
                Err(refused)
            }
        }
    }

    fn applied(
        &mut self,
        number: u32,
        generation: Generation,
        began: Moment,
        now: Moment,
    ) -> Applied {
        let diff: Vec<String> = generation.diff.iter().map(ToString::to_string).collect();
        tracing::info!(
            generation = number,
            changes = diff.len(),
            diff = diff
                .iter()
                .take(CHANGES_LOGGED_MAX)
                .cloned()
                .collect::<Vec<_>>()
                .join(", "),
            restart_needed = generation.restart_needed.join(", "),
            "configuration applied"
        );
        self.current = generation.config;
        self.status.send_replace(Arc::new(Status {
            generation: number,
            applied_at: now,
            tried_at: now,
            refused: None,
            restart_needed: generation.restart_needed.clone(),
            warnings: generation.warnings.clone(),
        }));
        Applied {
            generation: number,
            diff: generation.diff,
            restart_needed: generation.restart_needed,
            warnings: generation.warnings,
            took: now.since(began),
        }
    }
}

impl Refused {
    /// One line for the log, with the first thing that is wrong.
    fn log(&self) {
        match self {
            Self::Wrong { problems, left_out } => {
                let errors = problems.iter().filter(|problem| problem.is_error());
                let count = errors.clone().count() + left_out;
                let first = errors.clone().next();
                tracing::warn!(
                    errors = count,
                    code = first.map(Problem::code),
                    file = first.and_then(Problem::file),
                    line = first.and_then(Problem::line),
                    first = first.map(|problem| problem.message(Lang::En)),
                    "configuration refused, the one in force stays"
                );
            }
            Self::NotTaken(why) => {
                tracing::warn!(why, "configuration not taken, it is tried again");
            }
            Self::Stopping => {}
        }
    }
}

/// Watches folders, each by a task of its own.
struct Eyes {
    lookout: Lookout,
    folders: BTreeSet<PathBuf>,
    tasks: JoinSet<()>,
    bell: mpsc::Sender<()>,
    rung: mpsc::Receiver<()>,
}

impl Eyes {
    fn new() -> Self {
        // One place is enough: news that comes while there is news adds nothing.
        let (bell, rung) = mpsc::channel(1);
        Self {
            lookout: Lookout::new(),
            folders: BTreeSet::new(),
            tasks: JoinSet::new(),
            bell,
            rung,
        }
    }

    fn look_at(&mut self, folders: BTreeSet<PathBuf>) {
        if folders == self.folders {
            return;
        }
        self.tasks.abort_all();
        self.tasks = JoinSet::new();
        for folder in &folders {
            match self.lookout.watch_changes(folder) {
                Ok(mut watch) => {
                    let bell = self.bell.clone();
                    self.tasks.spawn(async move {
                        loop {
                            if watch.wait(LOOK_EVERY).await == Woken::News {
                                let _ = bell.try_send(());
                            }
                        }
                    });
                }
                Err(error) => {
                    tracing::warn!(%error, folder = %folder.display(), "cannot watch a folder");
                }
            }
        }
        self.folders = folders;
    }

    fn look_again(&self) {
        let _ = self.bell.try_send(());
    }

    /// Waits for news and then for quiet, or for a minute: an event can be lost, and on some file
    /// systems there are none.
    async fn quiet_after_news(&mut self) {
        if timeout(LOOK_EVERY, self.rung.recv()).await.is_err() {
            return;
        }
        let latest = Instant::now() + QUIET_WITHIN;
        while let Ok(Ok(_)) = timeout_at(latest, timeout(QUIET, self.rung.recv())).await {}
    }
}

/// Runs what reads files or takes long where it holds up nobody.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(error) => match error.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            // The runtime is going down, and so is this task at its next step.
            Err(_) => std::future::pending().await,
        },
    }
}

/// How long nothing may change before it is read: editors write in several steps.
const QUIET: Duration = Duration::from_millis(300);

/// When it is read although it goes on changing.
const QUIET_WITHIN: Duration = Duration::from_secs(3);

/// How often the folder is looked at without news.
const LOOK_EVERY: Duration = Duration::from_mins(1);

/// How many requests wait at once; more wait to be asked.
const REQUESTS_MAX: usize = 16;

/// How many changes the log names.
const CHANGES_LOGGED_MAX: usize = 20;

#[cfg(test)]
mod tests;
