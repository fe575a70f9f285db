//! The one thread that writes: it takes commands, lets the engine decide, commits, and only then answers.
//!
//! No answer and no news leaves before the batch it belongs to is synced. Nobody else writes to the
//! record. No slow listener is waited for. After a fault of the disk nothing is tried again: memory
//! may be ahead of the disk, and the only honest state is the one that is opened next. A panic in
//! here ends the process for the same reason.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use tokio::sync::{oneshot, watch};

use crate::domain::{AgentId, Moment};
use crate::engine::command::{Act, Command};
use crate::engine::effect::Effect;
use crate::engine::event::Actor;
use crate::engine::ledger::{Counters, Ledger};
use crate::engine::live::{Live, LiveAgent};
use crate::engine::refusal::Refusal;
use crate::engine::{Engine, Outcome};
use crate::store::{Retention, Store, StoreError, Sweep};

pub mod batch;
pub mod fanout;
pub mod gauges;
pub mod handle;
pub mod space;

pub use handle::{Answered, Handle, Pending, Rejected};
pub use space::{Marks, Room, Space};

use batch::Pace;
use fanout::{Fanout, Listener};
use gauges::Gauges;
use handle::{Envelope, QUEUE_MAX, Shared};
use space::Watch;

/// Who decides. The engine does; tests bring something smaller.
pub trait Decide: Send + 'static {
    /// Decides one command inside the open batch. A refusal has changed nothing.
    fn decide(
        &mut self,
        ledger: &mut dyn Ledger,
        now: Moment,
        command: Command,
    ) -> Result<Outcome, Refusal>;

    /// When it wants to be told that time has passed.
    fn next_deadline(&self) -> Option<Moment>;

    /// The highest numbers it gave out, kept with every batch.
    fn counters(&self) -> Counters;

    /// What is going on, for whoever watches.
    fn live(&self, now: Moment) -> Live {
        Live {
            at: now,
            ..Live::default()
        }
    }

    /// The people whose row in that is another since this was last asked.
    fn changed_people(&mut self) -> Vec<(AgentId, LiveAgent)> {
        Vec::new()
    }
}

impl Decide for Engine {
    fn decide(
        &mut self,
        ledger: &mut dyn Ledger,
        now: Moment,
        command: Command,
    ) -> Result<Outcome, Refusal> {
        Self::decide(self, ledger, now, command)
    }

    fn next_deadline(&self) -> Option<Moment> {
        Self::next_deadline(self)
    }

    fn counters(&self) -> Counters {
        Self::counters(self)
    }

    fn live(&self, now: Moment) -> Live {
        Self::live(self, now)
    }

    fn changed_people(&mut self) -> Vec<(AgentId, LiveAgent)> {
        Self::changed_people(self)
    }
}

/// What the writer knows of the world. All of it is given, so that a test can choose it.
pub struct World {
    /// The time of day.
    pub now: Box<dyn Fn() -> Moment + Send>,
    /// Time that only ever passes, since any beginning.
    pub elapsed: Box<dyn Fn() -> Duration + Send>,
    /// Room on the store's disk; `None` where it cannot be told, which stops nothing.
    pub room: Box<dyn Fn() -> Option<Room> + Send>,
    /// How long is kept what is kept for a while; asked whenever something is forgotten.
    pub retention: Box<dyn Fn() -> Retention + Send>,
    /// Nothing is taken but what lets people in to read: the record lies untouched under all of it.
    pub only_reads: bool,
    /// Told what a panic in the writer said, before it takes the process down.
    pub last_words: Box<dyn Fn(&str) + Send>,
}

/// How the writer ended.
#[derive(Debug)]
pub enum Ended {
    /// It was asked to, and everything accepted before is committed.
    Stopped,
    /// The record failed it. Nothing of the last batch was accepted, and everybody was told.
    Failed(StoreError),
}

/// A writer at work.
pub struct Running {
    ended: oneshot::Receiver<Ended>,
}

impl Running {
    /// Waits until it ends.
    pub async fn ended(self) -> Ended {
        self.ended.await.expect(ENDS)
    }

    /// Waits until it ends, on a thread that may wait.
    pub fn wait(self) -> Ended {
        self.ended.blocking_recv().expect(ENDS)
    }
}

/// Starts the thread.
pub fn start<E: Decide>(store: Store, engine: E, world: World) -> io::Result<(Handle, Running)> {
    let (handle, running, []) = start_after(store, engine, world, Vec::new())?;
    Ok((handle, running))
}

/// Starts the thread of an engine that has decided something already: whoever listens from the beginning
/// hears of that first.
pub fn start_after<E: Decide, const LISTENERS: usize>(
    store: Store,
    engine: E,
    world: World,
    before: Vec<Effect>,
) -> io::Result<(Handle, Running, [Listener; LISTENERS])> {
    let (queue, commands) = sync_channel(QUEUE_MAX);
    let shared = Arc::new(Shared {
        gauges: Gauges::default(),
        fanout: Fanout::default(),
        // Shown from the beginning: whoever looks before the first command finds what was rebuilt.
        live: watch::Sender::new(Arc::new(engine.live((world.now)()))),
        newer: Mutex::default(),
        marks: Mutex::default(),
        only_reads: world.only_reads,
    });
    if shared.only_reads {
        // Said before anybody can ask: nothing will be taken in.
        shared.gauges.set_space(Space::Hard);
    }
    let handle = Handle::new(queue, Arc::clone(&shared));
    let listeners = std::array::from_fn(|_| handle.listen(fanout::BUFFER_MAX));
    shared.fanout.publish(before);
    let (tell, ended) = oneshot::channel();
    let writer = Writer {
        watch: Watch::new(store.clone()),
        store,
        engine,
        world,
        commands,
        shared,
        pace: Pace::default(),
        last: Moment(i64::MIN),
        tidied: None,
        stale: true,
        show_from: Duration::ZERO,
        sweep: Sweep::default(),
    };
    thread::Builder::new()
        .name("writer".into())
        .spawn(move || {
            let shared = Arc::clone(&writer.shared);
            let ended = to_the_end(writer);
            shared.fanout.end();
            // Nobody waits any more when the daemon is already gone.
            let _ = tell.send(ended);
        })?;
    Ok((handle, Running { ended }, listeners))
}

struct Writer<E> {
    store: Store,
    engine: E,
    world: World,
    commands: Receiver<Envelope>,
    shared: Arc<Shared>,
    pace: Pace,
    watch: Watch,
    /// The last moment that was stamped: time never goes back for the record.
    last: Moment,
    /// When something was last forgotten, by time that only passes.
    tidied: Option<Duration>,
    /// What is shown as live is older than what was committed.
    stale: bool,
    /// When it may be shown again: showing takes a small part of the writer's time, however many there are.
    show_from: Duration,
    sweep: Sweep,
}

/// A batch as it was taken from the queue.
#[derive(Default)]
struct Taken {
    envelopes: Vec<Envelope>,
    /// Nobody can send any more, or somebody asked to stop.
    stop: bool,
}

impl<E: Decide> Writer<E> {
    fn run(&mut self) -> Ended {
        loop {
            let mut taken = self.take();
            self.shared.gauges.beat();
            // The word to stop may not have fitted into a full queue.
            taken.stop |= self.shared.gauges.is_stopping();
            if taken.stop {
                // What was accepted into the queue before is still decided.
                taken.envelopes.extend(self.commands.try_iter());
            }
            let mut envelopes = taken.envelopes.into_iter();
            loop {
                let some: Vec<Envelope> = envelopes.by_ref().take(batch::COMMANDS_MAX).collect();
                let last = some.len() < batch::COMMANDS_MAX;
                if let Err(fault) = self.work(some) {
                    tracing::error!(%fault, "the record failed, nothing of the last batch was accepted");
                    return Ended::Failed(fault);
                }
                if last {
                    break;
                }
            }
            self.show();
            if taken.stop {
                return Ended::Stopped;
            }
        }
    }

    /// Waits for the first command or the next deadline, then for as many more as are worth waiting for.
    fn take(&mut self) -> Taken {
        let mut taken = Taken::default();
        match self.commands.recv_timeout(self.patience()) {
            Ok(Envelope::Stop) | Err(RecvTimeoutError::Disconnected) => taken.stop = true,
            Err(RecvTimeoutError::Timeout) => {}
            Ok(envelope) => {
                let began = (self.world.elapsed)();
                let mut load = batch::Load::default();
                load.add(&envelope);
                taken.envelopes.push(envelope);
                while !load.is_full() && !taken.stop {
                    let waited = (self.world.elapsed)().saturating_sub(began);
                    match self.commands.recv_timeout(self.pace.wait(&load, waited)) {
                        Ok(Envelope::Stop) => taken.stop = true,
                        Ok(envelope) => {
                            load.add(&envelope);
                            taken.envelopes.push(envelope);
                        }
                        Err(_) => break,
                    }
                }
                self.pace.gathered(&load);
            }
        }
        taken
    }

    /// Shows what is going on, where that changed.
    fn show(&mut self) {
        let began = (self.world.elapsed)();
        if !self.stale || began < self.show_from {
            return;
        }
        let live = self.engine.live((self.world.now)().max(self.last));
        self.shared.live.send_replace(Arc::new(live));
        // In this order: who finds no newer row finds it in what was shown.
        self.shared.newer().clear();
        self.stale = false;
        let took = (self.world.elapsed)().saturating_sub(began);
        self.show_from = began + took * SHOW_PART;
    }

    fn patience(&self) -> Duration {
        let most = if self.stale { SHOW_WITHIN } else { IDLE };
        let deadline = self.engine.next_deadline();
        match deadline.filter(|_| self.watch.space() != Space::Hard && !self.world.only_reads) {
            Some(deadline) => {
                let left = u64::try_from(deadline.since((self.world.now)()).0).unwrap_or(0);
                Duration::from_millis(left).min(most)
            }
            None => most,
        }
    }

    /// Decides and commits one batch; answers when it is on disk, or when it is known not to be.
    fn work(&mut self, envelopes: Vec<Envelope>) -> Result<(), StoreError> {
        let began = (self.world.elapsed)();
        let marks = *self
            .shared
            .marks
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let space = if self.world.only_reads {
            Space::Hard
        } else {
            self.watch.look((self.world.room)(), marks)
        };
        self.shared.gauges.set_space(space);
        let now = (self.world.now)().max(self.last);
        self.last = now;
        let admitted = self.admit(envelopes, space);
        let due = space != Space::Hard && self.engine.next_deadline().is_some_and(|due| due <= now);
        let tidy = !self.world.only_reads
            && self
                .tidied
                .is_none_or(|last| began.saturating_sub(last) >= TIDY_EVERY);
        if admitted.is_empty() && !due && !tidy {
            return Ok(());
        }
        let count = admitted.len();
        let (senders, commands): (Vec<_>, Vec<_>) = admitted.into_iter().unzip();
        match self.commit(commands, now, due, tidy) {
            Ok((replies, effects, committed)) => {
                let took = (self.world.elapsed)().saturating_sub(began);
                self.pace.worked(count, self.shared.gauges.waiting(), took);
                self.shared.gauges.worked(count, took, committed);
                // Before the answers: whoever is told that something is done finds it so. Their own row
                // does not wait until everything may be shown again.
                let changed = self.engine.changed_people();
                self.shared.newer().extend(changed);
                self.stale = true;
                // Rare, and looked at by whoever asked for it: it is not put off either.
                if effects.iter().any(Effect::is_pause) {
                    self.show_from = Duration::ZERO;
                }
                self.show();
                for (sender, reply) in senders.into_iter().zip(replies) {
                    // Whoever asked may have gone; what was decided stands all the same.
                    let _ = sender.send(reply.map_err(Rejected::Refused));
                }
                self.shared.fanout.publish(effects);
                Ok(())
            }
            Err(fault) => {
                for sender in senders {
                    let _ = sender.send(Err(Rejected::Failed));
                }
                Err(fault)
            }
        }
    }

    /// Turns away what there is no room for.
    fn admit(&self, envelopes: Vec<Envelope>, space: Space) -> Vec<Waiting> {
        let mut admitted = Vec::with_capacity(envelopes.len());
        for envelope in envelopes {
            let Envelope::Command(command, sender) = envelope else {
                continue;
            };
            self.shared.gauges.left_queue();
            if self.world.only_reads {
                if lets_in(&command.act) {
                    admitted.push((sender, *command));
                } else {
                    let _ = sender.send(Err(Rejected::OnlyReads));
                }
            } else if space.admits(&command.act) {
                admitted.push((sender, *command));
            } else {
                self.shared.gauges.full();
                let _ = sender.send(Err(Rejected::Full));
            }
        }
        admitted
    }

    fn commit(
        &mut self,
        commands: Vec<Command>,
        now: Moment,
        due: bool,
        tidy: bool,
    ) -> Result<Committed, StoreError> {
        let batch = self.store.begin()?;
        let mut ledger = batch.ledger()?;
        let mut effects = Vec::new();
        let mut replies = Vec::with_capacity(commands.len());
        if due && let Ok(outcome) = self.engine.decide(&mut ledger, now, tick()) {
            effects.extend(outcome.effects);
        }
        for command in commands {
            if ledger.is_faulty() {
                break;
            }
            let decided = self.engine.decide(&mut ledger, now, command);
            replies.push(match decided {
                Ok(outcome) => {
                    effects.extend(outcome.effects);
                    Ok(Answered {
                        answer: outcome.answer,
                        replayed: outcome.replayed,
                    })
                }
                // A refusal has changed nothing, so what rotted holds up nobody else's work. Where
                // something was decided on the empty answer the batch is lost, and the process with it.
                Err(refusal) => Err(match ledger.pass_over_damage() {
                    Some(damage) => {
                        tracing::error!(%damage, "a request was refused: it needs what cannot be read");
                        Refusal::Damaged
                    }
                    None => refusal,
                }),
            });
        }
        ledger.keep_counters(self.engine.counters());
        if tidy {
            let more = ledger.tidy(now, &(self.world.retention)(), &mut self.sweep);
            self.tidied = (!more).then(|| (self.world.elapsed)());
        }
        let changed = ledger.finish()?;
        if changed {
            batch.commit()?;
        }
        Ok((replies, effects, changed))
    }
}

/// What has to be decided even where nothing is kept: the settings, and who comes to read.
fn lets_in(act: &Act) -> bool {
    use crate::engine::command::People;
    matches!(
        act,
        Act::Reconfigure(_)
            | Act::People(
                People::OpenSession(..) | People::TouchSession(_) | People::CloseSession(_)
            )
    )
}

/// What is to be told of a batch that is on disk, and whether there was anything to sync.
type Committed = (Vec<Result<Answered, Refusal>>, Vec<Effect>, bool);

type Waiting = (oneshot::Sender<handle::Replied>, Command);

fn tick() -> Command {
    Command {
        by: Actor::Desk,
        key: None,
        // Nothing that a tick makes is ever guessed at by anybody.
        nonce: 0,
        act: Act::Tick,
    }
}

/// The record on disk is whole whatever happens; a writer that goes on after a panic might not be.
fn to_the_end<E: Decide>(mut writer: Writer<E>) -> Ended {
    let panic = match catch_unwind(AssertUnwindSafe(|| writer.run())) {
        Ok(ended) => return ended,
        Err(panic) => panic,
    };
    let said = panic.downcast_ref::<String>().map(String::as_str);
    let said = said.or_else(|| panic.downcast_ref::<&str>().copied());
    let why = said.unwrap_or("a panic without words");
    tracing::error!(why, "the writer broke, the process ends");
    // Not even words that fail keep it going.
    let _ = catch_unwind(AssertUnwindSafe(|| (writer.world.last_words)(why)));
    std::process::abort()
}

/// Of how many parts of the writer's time one may go into showing what is going on.
const SHOW_PART: u32 = 20;

/// How late what is going on may be shown when nothing more happens.
const SHOW_WITHIN: Duration = Duration::from_millis(20);

/// How long the writer sleeps at most: it looks at the disk and shows that it lives.
const IDLE: Duration = Duration::from_secs(1);

/// How often something is forgotten that need not be kept.
const TIDY_EVERY: Duration = Duration::from_mins(1);

const ENDS: &str = "the writer says how it ended, or ends the process";

#[cfg(test)]
mod tests;
