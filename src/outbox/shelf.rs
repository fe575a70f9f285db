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
    /// What was handed out to somebody who had gone meanwhile; whoever comes next takes it first.
    unheld: BTreeMap<Name, Vec<(u64, Handed)>>,
}

/// What is handed out, until somebody has it in hand: where nobody is there to take it any more, it goes
/// to whoever comes next, and waits for no lease to end.
struct Held {
    shelf: Arc<Shelf>,
    channel: Name,
    handed: Vec<(u64, Handed)>,
}

impl Held {
    fn take(mut self) -> Vec<Handed> {
        let handed = std::mem::take(&mut self.handed);
        handed.into_iter().map(|(_, one)| one).collect()
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        if self.handed.is_empty() {
            return;
        }
        let handed = std::mem::take(&mut self.handed);
        let mut out = self.shelf.out();
        let unheld = out.unheld.entry(self.channel.clone()).or_default();
        unheld.extend(handed);
        drop(out);
        self.shelf.ring(&self.channel);
    }
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

impl Out {
    fn lend(&mut self, channel: &Name, one: &Handed) -> (u64, MessageId) {
        self.last += 1;
        let number = self.last;
        self.leases.insert(one.message, (number, channel.clone()));
        (number, one.message)
    }
}

impl Shelf {
    /// Tells whoever waits for a channel that something may be due.
    pub(super) fn ring(&self, channel: &Name) {
        self.bell(channel).notify_waiters();
    }

    /// What was handed out to nobody: lent anew, where its lease has not ended meanwhile.
    fn unheld(&self, channel: &Name, most: u32) -> (Vec<Handed>, Vec<(u64, MessageId)>) {
        let mut out = self.out();
        let mut waiting = out.unheld.remove(channel).unwrap_or_default();
        let room = usize::try_from(most).unwrap_or(usize::MAX);
        let rest = waiting.split_off(room.min(waiting.len()));
        if !rest.is_empty() {
            out.unheld.insert(channel.clone(), rest);
        }
        let is_lent = |(number, one): &(u64, Handed)| {
            let lease = out.leases.get(&one.message);
            lease.is_some_and(|(lent, _)| lent == number)
        };
        waiting.retain(is_lent);
        let handed: Vec<Handed> = waiting.into_iter().map(|(_, one)| one).collect();
        let lent = handed.iter().map(|one| out.lend(channel, one)).collect();
        (handed, lent)
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
        let (unheld, lent) = self.shelf.unheld(channel, most);
        if !unheld.is_empty() {
            self.spawn_take_back(channel, lent, lease);
            return Ok(unheld);
        }
        let free = LEASES_MAX.saturating_sub(self.shelf.out().leases.len());
        let most = most.min(u32::try_from(free).unwrap_or(u32::MAX));
        if most == 0 {
            return Ok(Vec::new());
        }
        // What was claimed is handed out whoever has gone meanwhile.
        let (road, name) = (self.clone(), channel.clone());
        let handing = tokio::spawn(async move { road.claimed(name, most, lease).await });
        let held = handing.await.unwrap_or(Err(Rejected::Failed))?;
        Ok(held.map(Held::take).unwrap_or_default())
    }

    async fn claimed(
        self,
        channel: Name,
        most: u32,
        lease: Duration,
    ) -> Result<Option<Held>, Rejected> {
        let claim = Outbox::Claim {
            channel: channel.clone(),
            most,
        };
        let Answer::ToSend(messages) = self.writer.submit(command(&self, claim)).await? else {
            return Ok(None);
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
            handed.iter().map(|one| out.lend(&channel, one)).collect()
        };
        let numbers: Vec<u64> = lent.iter().map(|(number, _)| *number).collect();
        self.spawn_take_back(&channel, lent, lease);
        Ok(Some(Held {
            handed: numbers.into_iter().zip(handed).collect(),
            shelf: self.shelf,
            channel,
        }))
    }

    fn spawn_take_back(&self, channel: &Name, lent: Vec<(u64, MessageId)>, lease: Duration) {
        if !lent.is_empty() {
            tokio::spawn(self.clone().take_back(channel.clone(), lent, lease));
        }
    }

    async fn lay_out(&self, channel: &Name, message: MessageId) -> Result<Vec<u8>, Verdict> {
        let open = self.channels.borrow().get(channel).cloned();
        let open = open.ok_or_else(|| later("the channel is not open"))?;
        let (store, key) = (self.store.clone(), self.thread_key.clone());
        let write = move || send::write(&store, &*open, &key, message);
        let written = tokio::task::spawn_blocking(write);
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
                if let Some(unheld) = out.unheld.get_mut(&channel) {
                    unheld.retain(|(held, _)| *held != number);
                }
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
        match (lane::unknown_there(&verdict), &verdict) {
            (Some((cause, why)), _) => self.ails(channel, cause, &why),
            (None, Verdict::Sent(_)) => self.is_well(channel),
            (None, _) => {}
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn name() -> Name {
        Name::new("sms").expect("a name")
    }

    /// Two messages, handed out.
    fn held(shelf: &Arc<Shelf>) -> Held {
        let one = |message| Handed {
            message: MessageId(message),
            bytes: vec![1],
        };
        let handed = vec![one(1), one(2)];
        let mut out = shelf.out();
        let lent: Vec<_> = handed.iter().map(|one| out.lend(&name(), one)).collect();
        let numbers = lent.into_iter().map(|(number, _)| number);
        Held {
            shelf: Arc::clone(shelf),
            channel: name(),
            handed: numbers.zip(handed).collect(),
        }
    }

    fn next(shelf: &Shelf, most: u32) -> Vec<u64> {
        let (handed, lent) = shelf.unheld(&name(), most);
        assert_eq!(handed.len(), lent.len());
        handed.into_iter().map(|one| one.message.0).collect()
    }

    #[tokio::test]
    async fn what_nobody_took_in_hand_goes_to_whoever_comes_next_at_once() {
        let shelf = Arc::new(Shelf::default());
        let bell = shelf.bell(&name());
        let rung = bell.notified();
        drop(held(&shelf));
        // Whoever waits is told.
        rung.await;
        assert_eq!(next(&shelf, 1), [1]);
        assert_eq!(next(&shelf, 50), [2]);
        assert_eq!(next(&shelf, 50), [0; 0]);
    }

    #[test]
    fn what_was_taken_in_hand_is_handed_to_nobody_else() {
        let shelf = Arc::new(Shelf::default());
        assert_eq!(held(&shelf).take().len(), 2);
        assert_eq!(next(&shelf, 50), [0; 0]);
    }

    #[test]
    fn what_was_settled_or_laid_out_again_meanwhile_is_not_handed_out() {
        let shelf = Arc::new(Shelf::default());
        drop(held(&shelf));
        shelf.out().leases.remove(&MessageId(1));
        shelf.out().leases.insert(MessageId(2), (99, name()));
        assert_eq!(next(&shelf, 50), [0; 0]);
    }
}
