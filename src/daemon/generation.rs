//! One generation of the configuration: made ready, applied or refused, and how things stand since.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use crate::access::Sets;
use crate::channels::Ground;
use crate::config::diff::{Change, changes, restart_needed};
use crate::config::fault::Fault;
use crate::config::{Config, Problem, parse};
use crate::domain::{Moment, Name, Span};
use crate::routing::Plan;
use crate::store::{Snapshot, Store};
use crate::words::Lang;

use super::compile::{self, Channels};
use super::folder::{self, Files, Look};

/// One generation of the configuration, ready to be applied.
#[derive(Clone, Debug)]
pub struct Generation {
    /// Its number, once it was applied.
    pub number: Option<u32>,
    /// The files as they were.
    pub files: Files,
    /// Which of them everybody on the machine could read.
    pub open: BTreeSet<String>,
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
    /// What waits for the next start: `server.agents 127.0.0.1:7443→0.0.0.0:7444`.
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

/// The names of those who have an account; nobody where the record cannot be read, which others report.
pub(super) fn people(store: &Store) -> BTreeSet<Name> {
    let read = store.read(Snapshot::agents);
    read.unwrap_or_default()
        .into_iter()
        .map(|agent| agent.name)
        .collect()
}

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
    prepare(folder::look(folder), ground, &base, None)
}

/// Checks and compiles what was read, and holds it against what is in force.
pub(super) fn prepare(
    look: Look,
    ground: &Ground,
    before: &Config,
    started: Option<&Config>,
) -> Result<Generation, Refused> {
    let outcome = compile::from_look(&look, ground);
    let (Some((config, compiled)), Ok(files)) = (outcome.compiled, look.files) else {
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
        open: look.open,
        config,
        plan: compiled.plan,
        sets: compiled.sets,
        channels: compiled.channels,
        warnings: outcome.problems,
    })
}

impl Generation {
    /// Warns of channels that mean somebody who has no account among `people`: their work waits.
    pub(super) fn look_for_people(&mut self, people: &BTreeSet<Name>) {
        for (name, channel) in &self.config.channels {
            let Some(agent) = channel
                .agent
                .as_ref()
                .filter(|agent| !people.contains(*agent))
            else {
                continue;
            };
            let path = ["channel", name.as_str(), "agent"];
            self.warnings.push(
                self.config
                    .problem(Fault::NotHired, &path)
                    .with("key", path.join("."))
                    .with("name", agent.to_string()),
            );
        }
        Problem::sort(&mut self.warnings);
    }
}

impl Refused {
    /// All of what is wrong.
    pub(super) fn wrong(problems: Vec<Problem>) -> Self {
        Self::Wrong {
            problems,
            left_out: 0,
        }
    }

    /// One line for the log, with the first thing that is wrong.
    pub(super) fn log(&self) {
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
