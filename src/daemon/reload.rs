//! Watches the configuration, waits for quiet, compiles, and applies the whole of it or keeps the old.
//!
//! A file that changes, a signal and a request all take the same way. Nothing is ever applied in
//! part: until everything is read, checked and compiled, nobody outside has seen any of it.

use std::collections::BTreeSet;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tokio::sync::{mpsc, oneshot, watch};

use crate::channels::Ground;
use crate::config::Config;
use crate::domain::{Moment, Name};

use super::eyes::Eyes;
use super::folder::{self, Files, Look};
use super::generation::{Applied, Generation, Refused, Status, prepare};

/// Tells who has an account. Reads the record.
pub type People = Arc<dyn Fn() -> BTreeSet<Name> + Send + Sync>;

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
    people: People,
    /// What the process began with: what waits for a start is held against this.
    started: Arc<Config>,
    current: Arc<Config>,
    /// The files that say what is in force.
    held: Files,
    /// What the folder held when it was last tried.
    seen: Look,
    requests: mpsc::Receiver<Request>,
    status: watch::Sender<Arc<Status>>,
}

type Request = Option<oneshot::Sender<Result<Applied, Refused>>>;

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
        people: People,
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
            people,
            started: applied.config.clone(),
            current: applied.config.clone(),
            held: applied.files.clone(),
            seen: Look {
                files: Ok(applied.files.clone()),
                open: applied.open.clone(),
            },
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
            let look = blocking(move || folder::look(&folder)).await;
            if !asked && look == self.seen {
                continue;
            }
            let outcome = self.attempt(look, began, &mut apply).await;
            if let Some(Some(answer)) = request {
                // Whoever asked may have gone; it is applied all the same.
                let _ = answer.send(outcome);
            }
        }
    }

    async fn attempt<F>(
        &mut self,
        look: Look,
        began: Moment,
        apply: &mut impl FnMut(Generation) -> F,
    ) -> Result<Applied, Refused>
    where
        F: Future<Output = Result<u32, String>>,
    {
        let (ground, before) = (self.ground.clone(), self.current.clone());
        let emptied = look
            .files
            .as_ref()
            .map_or_else(|_| Vec::new(), |found| folder::emptied(&self.held, found));
        let started = self.started.clone();
        let seen = look.clone();
        let people = Arc::clone(&self.people);
        let prepared = blocking(move || {
            if !emptied.is_empty() {
                return Err(Refused::wrong(emptied));
            }
            let mut generation = prepare(look, &ground, &before, Some(&started))?;
            generation.look_for_people(&people());
            Ok::<_, Refused>(generation)
        })
        .await;
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
        self.held = generation.files;
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

/// How many requests wait at once; more wait to be asked.
const REQUESTS_MAX: usize = 16;

/// How many changes the log names.
const CHANGES_LOGGED_MAX: usize = 20;

#[cfg(test)]
mod tests;
