//! What is laid out for those who fetch: handed out for a while, settled by whoever took it, laid out
//! again when they do not come back.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::{Instant, sleep, timeout_at};

use crate::channels::exchange::Request;
use crate::channels::outgoing;
use crate::domain::message::State;
use crate::domain::{MessageId, Name};
use crate::engine::answer::Answer;
use crate::engine::command::{Outbox, Verdict};
use crate::engine::refusal::Refusal;
use crate::writer::Rejected;

use super::lane::{self, command};
use super::{Road, send};

/// Who waits, and what is out. Nothing of it needs to survive: what was out at a crash is marked on disk.
#[derive(Default)]
pub(super) struct Shelf {
    bells: Mutex<BTreeMap<Name, Arc<Notify>>>,
    out: Mutex<Out>,
}

/// What is out, each under the number of its handing out.
#[derive(Default)]
struct Out {
    last: u64,
    leases: BTreeMap<MessageId, (u64, Name)>,
}

/// One message, handed out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handed {
    /// Which message.
    pub message: MessageId,
    /// What its channel wrote.
    pub bytes: Vec<u8>,
}

/// What came of settling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    /// It is settled now.
    Now,
    /// It was settled before, just so; nothing was changed.
    Before,
    /// It was settled before, and otherwise: this word of it counts for nothing.
    Otherwise,
    /// It is another sending of that message that is on its way.
    Superseded,
    /// There is no such message on that channel.
    Nothing,
}

impl Shelf {
    /// Tells whoever waits for a channel that something may be due.
    pub(super) fn ring(&self, channel: &Name) {
        self.bell(channel).notify_waiters();
    }

    fn bell(&self, channel: &Name) -> Arc<Notify> {
        let mut bells = self.bells.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(bells.entry(channel.clone()).or_default())
    }

    fn out(&self) -> MutexGuard<'_, Out> {
        self.out.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Road {
    /// Hands out up to `most` messages of a channel whose other side fetches them; waits for the first
    /// at most `within`. What is not settled after `lease` is laid out again.
    pub async fn fetch(
        &self,
        channel: &Name,
        most: u32,
        within: Duration,
        lease: Duration,
    ) -> Result<Vec<Handed>, Rejected> {
        let bell = self.shelf.bell(channel);
        let until = Instant::now() + within;
        loop {
            // Listening before looking, or what is due in between would be missed.
            let rung = bell.notified();
            let handed = self.hand_out(channel, most, lease).await?;
            // Only the listening ends in time: what is being handed out must find whoever asked for it,
            // or it would lie in nobody's hands until its lease ends.
            if !handed.is_empty() || timeout_at(until, rung).await.is_err() {
                return Ok(handed);
            }
        }
    }

    async fn hand_out(
        &self,
        channel: &Name,
        most: u32,
        lease: Duration,
    ) -> Result<Vec<Handed>, Rejected> {
        let free = LEASES_MAX.saturating_sub(self.shelf.out().leases.len());
        let most = most.min(u32::try_from(free).unwrap_or(u32::MAX));
        if most == 0 {
            return Ok(Vec::new());
        }
        // What was claimed is handed out whoever has gone meanwhile: its lease brings it back.
        let (road, name) = (self.clone(), channel.clone());
        let handing = tokio::spawn(async move { road.claimed(name, most, lease).await });
        handing.await.unwrap_or(Err(Rejected::Failed))
    }

    async fn claimed(
        self,
        channel: Name,
        most: u32,
        lease: Duration,
    ) -> Result<Vec<Handed>, Rejected> {
        let claim = Outbox::Claim {
            channel: channel.clone(),
            most,
        };
        let Answer::ToSend(messages) = self.writer.submit(command(&self, claim)).await? else {
            return Ok(Vec::new());
        };
        let mut handed = Vec::with_capacity(messages.len());
        for message in messages {
            match self.lay_out(&channel, message).await {
                Ok(bytes) => handed.push(Handed { message, bytes }),
                Err(verdict) => self.judged(&channel, message, verdict).await,
            }
        }
        let lent: Vec<(u64, MessageId)> = {
            let mut out = self.shelf.out();
            let lend = |one: &Handed| {
                out.last += 1;
                let number = out.last;
                out.leases.insert(one.message, (number, channel.clone()));
                (number, one.message)
            };
            handed.iter().map(lend).collect()
        };
        if !lent.is_empty() {
            tokio::spawn(self.take_back(channel, lent, lease));
        }
        Ok(handed)
    }

    async fn lay_out(&self, channel: &Name, message: MessageId) -> Result<Vec<u8>, Verdict> {
        let open = self.channels.borrow().get(channel).cloned();
        let open = open.ok_or_else(|| later("the channel is not open"))?;
        let store = self.store.clone();
        let written = tokio::task::spawn_blocking(move || send::write(&store, &*open, message));
        match written.await {
            Ok(Ok((_, Request::LayOut { bytes }))) => Ok(bytes),
            Ok(Ok(_)) => Err(later("the channel is not one that is fetched")),
            Ok(Err(verdict)) => Err(verdict),
            Err(error) => Err(later(&error.to_string())),
        }
    }

    /// Lays out again what nobody settled in time.
    async fn take_back(self, channel: Name, lent: Vec<(u64, MessageId)>, lease: Duration) {
        sleep(lease).await;
        for (number, message) in lent {
            let over = {
                let mut out = self.shelf.out();
                let over = out
                    .leases
                    .get(&message)
                    .is_some_and(|(lent, _)| *lent == number);
                if over {
                    out.leases.remove(&message);
                }
                over
            };
            if over {
                let verdict = Verdict::Unknown {
                    why: "it was fetched and not settled in time".into(),
                    repeatable: true,
                };
                self.judged(&channel, message, verdict).await;
            }
        }
    }

    /// Says what became of a message that was handed out, if it is still that sending of it.
    pub async fn settle(
        &self,
        channel: &Name,
        message: MessageId,
        earlier: u32,
        verdict: outgoing::Verdict,
    ) -> Result<Settled, Rejected> {
        let store = self.store.clone();
        let read = move || {
            store.read(|snapshot| Ok((snapshot.delivery(message)?, snapshot.message(message)?)))
        };
        let found = tokio::task::spawn_blocking(read).await;
        let Ok(Ok((delivery, written))) = found else {
            return Err(Rejected::Failed);
        };
        let state = written.as_ref().map(|written| written.state.clone());
        let ours = written.is_some_and(|written| {
            written.channel == *channel
                && written.direction == crate::domain::message::Direction::Out
        });
        if !ours {
            return Ok(Settled::Nothing);
        }
        match delivery {
            None => return Ok(before(state.as_ref(), &verdict)),
            Some(delivery) if delivery.earlier != earlier => return Ok(Settled::Superseded),
            Some(_) => {}
        }
        self.shelf.out().leases.remove(&message);
        // Whoever fetched it does not know itself whether it left: a repeat could double it.
        let said = verdict.clone();
        let verdict = send::translate(verdict, false);
        lane::count(self, channel, message, &verdict);
        match self
            .writer
            .submit(lane::settling(self, message, verdict, None))
            .await
        {
            Ok(_) => Ok(Settled::Now),
            Err(Rejected::Refused(Refusal::NoDelivery | Refusal::WrongState(_))) => {
                Ok(before(state.as_ref(), &said))
            }
            Err(rejected) => Err(rejected),
        }
    }

    async fn judged(&self, channel: &Name, message: MessageId, verdict: Verdict) {
        lane::count(self, channel, message, &verdict);
        lane::settle(self, message, verdict, None).await;
    }
}

/// Whether what is said of a message that is settled is what was said of it before.
fn before(state: Option<&State>, verdict: &outgoing::Verdict) -> Settled {
    let same = match (state, verdict) {
        (Some(State::Sent | State::Delivered | State::Read), outgoing::Verdict::Sent { .. }) => {
            true
        }
        (Some(State::Failed { code, .. }), outgoing::Verdict::Refused { class, .. }) => {
            code == class.word()
        }
        (Some(State::Unsure), outgoing::Verdict::Unknown { .. }) => true,
        _ => false,
    };
    if same {
        Settled::Before
    } else {
        Settled::Otherwise
    }
}

fn later(why: &str) -> Verdict {
    Verdict::Later {
        after: None,
        why: why.to_owned(),
    }
}

/// How many messages are out at once, over all channels; more wait until some are settled.
const LEASES_MAX: usize = 2_000;
