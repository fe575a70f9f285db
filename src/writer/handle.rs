//! Submit a command, await its answer. Bounded: when the queue is full it says so at once.

use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::mpsc::{SyncSender, TrySendError};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

use tokio::sync::{oneshot, watch};

use crate::domain::AgentId;
use crate::engine::answer::Answer;
use crate::engine::command::Command;
use crate::engine::live::{Live, LiveAgent};
use crate::engine::refusal::Refusal;

use super::fanout::{Fanout, Listener};
use super::gauges::{Figures, Gauges};
use super::space::{Marks, Space};

/// The most commands waiting to be decided; one more is told that the desk is busy.
pub const QUEUE_MAX: usize = 4096;

/// Why a command was not carried out. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rejected {
    /// The engine said no.
    Refused(Refusal),
    /// Too many are waiting; ask again in a moment.
    Busy,
    /// The disk is too full for this; ask again when there is room.
    Full,
    /// The record failed before, and this desk only shows it.
    OnlyReads,
    /// The desk is stopping.
    Stopping,
    /// The record failed. Whether it was kept is only known after the next start; ask again then,
    /// with the same key.
    Failed,
}

/// An answer, and whether it had been given before under the same key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// The answer.
    pub answer: Answer,
    /// Whether nothing was done again.
    pub replayed: bool,
}

/// What comes back for a command.
pub(super) type Replied = Result<Answered, Rejected>;

/// The way to the writer. Clones lead to the same one.
#[derive(Clone)]
pub struct Handle {
    queue: SyncSender<Envelope>,
    shared: Arc<Shared>,
}

/// An answer that is on its way.
#[must_use = "whether it was accepted is only known from the answer"]
pub struct Pending {
    state: State,
}

enum State {
    /// Known without asking.
    Known(Option<Rejected>),
    Asked(oneshot::Receiver<Replied>, Arc<Shared>),
}

pub(super) enum Envelope {
    Command(Box<Command>, oneshot::Sender<Replied>),
    Stop,
}

pub(super) struct Shared {
    pub(super) gauges: Gauges,
    pub(super) fanout: Fanout,
    pub(super) live: watch::Sender<Arc<Live>>,
    /// Rows of people that are newer than what is shown as live; at most one for each.
    pub(super) newer: Mutex<BTreeMap<AgentId, LiveAgent>>,
    pub(super) marks: Mutex<Marks>,
    pub(super) only_reads: bool,
}

impl Shared {
    pub(super) fn newer(&self) -> MutexGuard<'_, BTreeMap<AgentId, LiveAgent>> {
        self.newer.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Handle {
    pub(super) fn new(queue: SyncSender<Envelope>, shared: Arc<Shared>) -> Self {
        Self { queue, shared }
    }

    /// Puts a command into the queue; the answer comes once it is decided and synced. Dropping the
    /// answer does not take the command back.
    pub fn submit(&self, command: Command) -> Pending {
        let gauges = &self.shared.gauges;
        if gauges.is_stopping() {
            return Pending::known(Rejected::Stopping);
        }
        let (sender, receiver) = oneshot::channel();
        gauges.entered_queue();
        let sent = self
            .queue
            .try_send(Envelope::Command(Box::new(command), sender));
        match sent {
            Ok(()) => Pending {
                state: State::Asked(receiver, Arc::clone(&self.shared)),
            },
            Err(error) => {
                gauges.left_queue();
                match error {
                    TrySendError::Full(_) => {
                        gauges.busy();
                        Pending::known(Rejected::Busy)
                    }
                    TrySendError::Disconnected(_) => Pending::known(self.shared.gone()),
                }
            }
        }
    }

    /// Hears what happens from now on, up to `buffer` batches behind.
    pub fn listen(&self, buffer: usize) -> Listener {
        self.shared.fanout.listen(buffer)
    }

    /// What is going on, shown again within moments of every change.
    pub fn live(&self) -> watch::Receiver<Arc<Live>> {
        self.shared.live.subscribe()
    }

    /// Where one person stands, as of the last commit: whoever was told that they did something finds it done.
    pub fn live_agent(&self, agent: AgentId) -> Option<LiveAgent> {
        // The newer row first: it is only taken away once it stands among the others.
        let newer = self.shared.newer().get(&agent).cloned();
        newer.or_else(|| self.shared.live.borrow().agents.get(&agent).cloned())
    }

    /// How much room the disk has, as the writer last saw it.
    pub fn space(&self) -> Space {
        self.shared.gauges.space()
    }

    /// Judges the room on the disk by these marks from now on.
    pub fn set_marks(&self, marks: Marks) {
        *self
            .shared
            .marks
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = marks;
    }

    /// Whether the record is only shown, and nothing is taken.
    pub fn only_reads(&self) -> bool {
        self.shared.only_reads
    }

    /// Whether the desk is stopping.
    pub fn is_stopping(&self) -> bool {
        self.shared.gauges.is_stopping()
    }

    /// What the writer did so far.
    pub fn figures(&self) -> Figures {
        self.shared.gauges.figures()
    }

    /// Takes no more commands; what is in the queue is still decided, then the writer ends.
    pub fn stop(&self) {
        self.shared.gauges.stop();
        // A full queue is being drained anyway, and the flag is seen then; a writer that has ended
        // needs no word.
        let _ = self.queue.try_send(Envelope::Stop);
    }
}

impl Shared {
    /// Why a command was left in the queue when the writer ended.
    fn gone(&self) -> Rejected {
        if self.gauges.is_stopping() {
            Rejected::Stopping
        } else {
            Rejected::Failed
        }
    }
}

impl Pending {
    fn known(rejected: Rejected) -> Self {
        Self {
            state: State::Known(Some(rejected)),
        }
    }

    /// Waits for the answer on a thread that may wait.
    pub fn wait(self) -> Result<Answer, Rejected> {
        match self.state {
            State::Known(rejected) => Err(rejected.unwrap_or(Rejected::Failed)),
            State::Asked(receiver, shared) => receiver
                .blocking_recv()
                .unwrap_or_else(|_| Err(shared.gone()))
                .map(|reply| reply.answer),
        }
    }

    /// Waits for the answer and whether it had been given before.
    pub async fn reply(self) -> Result<Answered, Rejected> {
        match self.state {
            State::Known(rejected) => Err(rejected.unwrap_or(Rejected::Failed)),
            State::Asked(receiver, shared) => {
                let replied = receiver.await;
                replied.unwrap_or_else(|_| Err(shared.gone()))
            }
        }
    }
}

impl Future for Pending {
    type Output = Result<Answer, Rejected>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        match &mut self.state {
            State::Known(rejected) => Poll::Ready(Err(rejected.take().unwrap_or(Rejected::Failed))),
            State::Asked(receiver, shared) => Pin::new(receiver)
                .poll(context)
                .map(|replied| replied.unwrap_or_else(|_| Err(shared.gone())))
                .map_ok(|reply| reply.answer),
        }
    }
}
