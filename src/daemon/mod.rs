//! Start, reload, stop. The only room that knows all the others.
//!
//! Nothing listens before the record is open and the settings are in force; nobody is told that the
//! desk is ready before everything listens. Nothing is closed that something still running needs. No
//! other room reads the clock, draws at random, or opens a secret.

mod awake;
mod caretaker;
pub mod clock;
pub mod compile;
mod described;
mod doors;
mod ends;
mod eyes;
pub mod failure;
pub mod folder;
mod forms;
mod foundation;
mod gateway;
pub mod generation;
mod identity;
mod keeper;
mod keyring;
pub mod log;
mod mailboxes;
mod past;
mod plan;
pub mod reference;
mod relapse;
pub mod reload;
pub mod secrets;
pub mod seed;
mod setup;
mod shelf;
mod signals;
pub mod sockets;
pub mod staging;
mod standing;
mod styles;
mod systemd;
pub mod tasks;
mod texts;
pub mod timekeeping;
mod trial;

use std::path::PathBuf;
use std::time::Duration;

use tokio::runtime::{Builder, Runtime};
use tokio::sync::watch;

use failure::Failure;
use foundation::Foundation;
use keeper::Keeper;
use log::Log;
use relapse::Relapses;
use signals::{Said, Signals};
use tasks::Tasks;

use crate::writer::Ended;

/// Where the desk finds what it needs.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder of the configuration.
    pub config: PathBuf,
    /// The folder of the state.
    pub data: PathBuf,
    /// The control socket.
    pub socket: PathBuf,
    /// Whether everybody here is made up, so that passwords may be as short as those that are printed.
    pub demo: bool,
}

/// Runs the desk until it is told to stop. `say` is given the lines for standard output: the
/// fingerprint of a certificate made just now, and `ready` with the addresses.
pub fn serve(options: &Options, say: &mut dyn FnMut(&str)) -> Result<(), Failure> {
    let log = Log::begin("info");
    let outcome = foundation::lay(&options.config, &options.data).and_then(|foundation| {
        log.set(&foundation.generation.config.log.level);
        let runtime = runtime()?;
        let outcome = runtime.block_on(run(options, foundation, log, say));
        // What still reads or writes a file is not waited for longer: the record is closed by now.
        runtime.shutdown_timeout(FILES_WITHIN);
        outcome
    });
    let mut relapses = Relapses::read(&options.data);
    match &outcome {
        Ok(()) => {
            relapses.forget();
            tracing::info!("stopped");
        }
        Err(failure) => {
            if let Some(why) = failure.relapse() {
                relapses.note(clock::time_of_day(), &why);
            }
            tracing::error!(%failure, "the desk stops");
        }
    }
    outcome
}

async fn run(
    options: &Options,
    foundation: Foundation,
    log: Log,
    say: &mut dyn FnMut(&str),
) -> Result<(), Failure> {
    let mut signals = Signals::listen().map_err(|cause| Failure::Io {
        what: "listen for signals".into(),
        cause,
    })?;
    let Foundation {
        lock,
        store,
        clock,
        ground,
        generation,
        only_reads,
    } = foundation;

    // The heart first: from here on everything that happens is a command.
    let (doors_stop, doors) = watch::channel(false);
    let (lanes_stop, lanes) = watch::channel(false);
    let mut keeper =
        Keeper::begin(options, store, clock, log, ground, generation, only_reads).await?;
    let mut tasks = Tasks::default();

    // Then what goes out, then what comes in: an answer never waits for a lane that is not there.
    keeper.open_lanes(&mut tasks, &lanes);
    let addresses = keeper.open_doors(&mut tasks, &doors).await?;
    if let Some(fingerprint) = keeper.new_fingerprint() {
        say(&format!("tls {fingerprint}"));
    }
    keeper.open();
    say(&format!("ready {addresses}"));
    keeper.ready();
    tracing::info!(addresses, "ready");

    let mut ended = Box::pin(keeper.writer_ended());
    let (outcome, last) = match until_the_end(&keeper, &mut signals, &mut tasks, &mut ended).await {
        End::Asked => (Ok(()), Some(ended)),
        End::Task(why) => (Err(why), Some(ended)),
        End::Writer(how) => (Err(died(how)), None),
    };

    // The other way round: nothing comes in, what is under way goes out, then the record closes.
    tracing::info!("stopping");
    keeper.closing();
    doors_stop.send_replace(true);
    lanes_stop.send_replace(true);
    let all = tasks.finish(TASKS_WITHIN).await;
    if !all {
        tracing::warn!("some work did not end in time, it is taken up at the next start");
    }
    keeper.stop_writer();
    let last = match last {
        Some(ended) => match tokio::time::timeout(WRITER_WITHIN, ended).await {
            Ok(Ended::Stopped) => Ok(()),
            Ok(ended) => Err(died(ended)),
            Err(_) => Err(Failure::Broken("the writer did not end in time".into())),
        },
        None => Ok(()),
    };
    drop(keeper);
    drop(lock);
    reason(outcome, last)
}

/// What came first is the reason, and a record that fails while stopping is one too. But a task may be
/// the first to notice that the record failed: then the record is the reason, and the code says so.
fn reason(outcome: Result<(), Failure>, last: Result<(), Failure>) -> Result<(), Failure> {
    match (outcome, last) {
        (Err(Failure::Broken(_) | Failure::Panicked(_)), Err(Failure::Store(record))) => {
            Err(Failure::Store(record))
        }
        (outcome, last) => outcome.and(last),
    }
}

/// Why the desk ends.
enum End {
    /// Somebody asked for it.
    Asked,
    /// A task that nothing works without did, and why.
    Task(Failure),
    /// The writer did.
    Writer(Ended),
}

/// Serves until something ends it.
async fn until_the_end(
    keeper: &Keeper,
    signals: &mut Signals,
    tasks: &mut Tasks,
    mut writer: impl Future<Output = Ended> + Unpin,
) -> End {
    loop {
        tokio::select! {
            biased;
            said = signals.next() => match said {
                Said::Stop => return End::Asked,
                Said::Reload => keeper.reload(),
            },
            ended = &mut writer => return End::Writer(ended),
            ended = tasks.ended() => return End::Task(match ended {
                Ok(name) => Failure::Broken(format!("{name} came to an end")),
                Err(why) => Failure::Panicked(why),
            }),
        }
    }
}

fn died(ended: Ended) -> Failure {
    match ended {
        Ended::Failed(error) => Failure::Store(error),
        Ended::Stopped => Failure::Broken("the writer stopped by itself".into()),
    }
}

fn runtime() -> Result<Runtime, Failure> {
    let workers = std::thread::available_parallelism().map_or(2, usize::from);
    Builder::new_multi_thread()
        .worker_threads(workers.clamp(2, WORKERS_MAX))
        .max_blocking_threads(BLOCKING_MAX)
        .thread_keep_alive(Duration::from_secs(10))
        .enable_all()
        .build()
        .map_err(|cause| Failure::Io {
            what: "start the runtime".into(),
            cause,
        })
}

/// Threads that run tasks; the desk waits far more than it works.
const WORKERS_MAX: usize = 4;

/// Threads that wait for files; more work waits for one of them.
const BLOCKING_MAX: usize = 32;

/// How long tasks may take to end, the writer after them, and files after that: 10 s in all.
const TASKS_WITHIN: Duration = Duration::from_secs(5);
const WRITER_WITHIN: Duration = Duration::from_secs(3);
const FILES_WITHIN: Duration = Duration::from_secs(1);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::StoreError;

    #[test]
    fn a_record_that_failed_is_the_reason_whoever_noticed_first() {
        let noticed = Failure::Broken("outbox came to an end".into());
        let record = Failure::Store(StoreError::InUse("data".into()));
        let why = reason(Err(noticed), Err(record)).expect_err("it failed");
        assert_eq!(why.code(), 5, "{why}");
    }
}
