//! Deliveries that only try a connector: laid out beside the real ones, in memory, and settled like them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::sync::watch;
use tokio::time::timeout;

use super::said::NEAR;
use crate::domain::attachment::Digest;
use crate::domain::{Moment, Name};

/// What is tried, and what was seen of connectors since the start.
#[derive(Debug, Default)]
pub struct Trials {
    channels: Mutex<BTreeMap<Name, Tried>>,
    news: watch::Sender<()>,
}

/// What was seen of one connector.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    /// When it last showed its token.
    pub heard_at: Option<Moment>,
    /// Events that were accepted, or had been before.
    pub events: u64,
    /// Events that were rejected for good.
    pub rejected: u64,
    /// Why the last of them was.
    pub why: String,
    /// Events of kinds that nobody here knows.
    pub unknown: u64,
    /// Those kinds, with what was probably meant where something was; not all of them.
    pub kinds: BTreeMap<String, bool>,
    /// How far receipts said that messages came.
    pub receipts: BTreeSet<String>,
}

/// What became of a delivery that tries.
#[derive(Clone, Debug, PartialEq)]
pub enum Came {
    /// Nobody took it.
    Untaken,
    /// It was taken, and nobody said what became of it.
    Unsettled,
    /// What was said is not what the contract calls an outcome.
    Wrong(String),
    /// It was settled so.
    Settled(Value),
}

#[derive(Debug, Default)]
struct Tried {
    seen: Seen,
    laid: BTreeMap<String, Laid>,
    /// Ids that the vendor gave what was tried.
    ids: Vec<String>,
    /// What receipts said of it.
    receipts: Vec<String>,
    /// Files that what is tried names.
    files: Vec<Digest>,
}

#[derive(Debug)]
struct Laid {
    delivery: Value,
    taken: bool,
    /// Whether whoever settles it is told that it is too late.
    late: bool,
    came: Option<Came>,
}

/// What is answered to whoever settles a delivery that tries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Noted {
    /// It is settled.
    Settled,
    /// Too late, as it would be said once somebody asked for another sending.
    Late,
    /// None of that name is out.
    Nothing,
}

impl Trials {
    /// Lays a delivery out, or the same once more, and waits what becomes of it: so long until it is taken, and
    /// so long again until it is settled. Where it is `late`, whoever settles it is told so.
    pub async fn lay_out(
        &self,
        channel: &Name,
        delivery: Value,
        within: Duration,
        late: bool,
    ) -> Came {
        let id = delivery["delivery_id"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        let laid = Laid {
            delivery,
            taken: false,
            late,
            came: None,
        };
        self.of(channel, |tried| tried.laid.insert(id.clone(), laid));
        self.news.send_replace(());
        let is_taken = |laid: &Laid| laid.taken.then_some(());
        let taken = timeout(within, self.until(channel, &id, is_taken)).await;
        let came = match taken {
            Err(_) => Came::Untaken,
            Ok(()) => {
                let settled = self.until(channel, &id, |laid| laid.came.clone());
                timeout(within, settled).await.unwrap_or(Came::Unsettled)
            }
        };
        self.of(channel, |tried| tried.laid.remove(&id));
        came
    }

    async fn until<T>(&self, channel: &Name, id: &str, seen: impl Fn(&Laid) -> Option<T>) -> T {
        let mut news = self.news.subscribe();
        loop {
            let found = self.of(channel, |tried| tried.laid.get(id).and_then(&seen));
            if let Some(found) = found {
                return found;
            }
            // The sender is ours.
            let _ = news.changed().await;
        }
    }

    /// Remembers the vendor's ids of what was tried, and forgets those of earlier trials.
    pub fn sent(&self, channel: &Name, ids: &[String]) {
        self.of(channel, |tried| {
            ids.clone_into(&mut tried.ids);
            tried.receipts.clear();
        });
    }

    /// Lends the connector of a channel the files that what is tried names, and none of earlier trials.
    pub fn lend(&self, channel: &Name, files: Vec<Digest>) {
        self.of(channel, |tried| tried.files = files);
    }

    /// Whether something that is tried names a file.
    pub(super) fn is_lent(&self, channel: &Name, digest: &Digest) -> bool {
        self.of(channel, |tried| tried.files.contains(digest))
    }

    /// Waits until the connector of a channel said by a receipt how far what was tried came.
    pub async fn receipt(&self, channel: &Name, state: &str, within: Duration) -> bool {
        let waiting = async {
            let mut news = self.news.subscribe();
            loop {
                let is_there =
                    self.of(channel, |tried| tried.receipts.iter().any(|it| it == state));
                if is_there {
                    return;
                }
                let _ = news.changed().await;
            }
        };
        timeout(within, waiting).await.is_ok()
    }

    /// What was seen of a channel's connector.
    pub fn seen(&self, channel: &Name) -> Seen {
        self.of(channel, |tried| tried.seen.clone())
    }

    /// What is laid out for a channel and not taken yet.
    pub(super) fn take(&self, channel: &Name) -> Vec<Value> {
        let taken: Vec<Value> = self.of(channel, |tried| {
            let fresh = tried.laid.values_mut().filter(|laid| !laid.taken);
            let hand = |laid: &mut Laid| {
                laid.taken = true;
                laid.delivery.clone()
            };
            fresh.map(hand).collect()
        });
        if !taken.is_empty() {
            self.news.send_replace(());
        }
        taken
    }

    /// Waits until something is laid out for a channel, and takes it.
    pub(super) async fn taken(&self, channel: &Name) -> Vec<Value> {
        let mut news = self.news.subscribe();
        loop {
            let taken = self.take(channel);
            if !taken.is_empty() {
                return taken;
            }
            let _ = news.changed().await;
        }
    }

    /// Notes what was said of a delivery.
    pub(super) fn settle(&self, channel: &Name, id: &str, came: Came) -> Noted {
        let known = self.of(channel, |tried| match tried.laid.get_mut(id) {
            Some(laid) => {
                laid.came = Some(came);
                if laid.late {
                    Noted::Late
                } else {
                    Noted::Settled
                }
            }
            None => Noted::Nothing,
        });
        self.news.send_replace(());
        known
    }

    /// Whether the answer to a delivery is to come too late.
    pub(super) fn is_late(&self, channel: &Name, id: &str) -> bool {
        self.of(channel, |tried| {
            tried.laid.get(id).is_some_and(|laid| laid.late)
        })
    }

    /// A channel's connector was heard of.
    pub(super) fn heard_of(&self, channel: &Name, now: Moment) {
        self.of(channel, |tried| tried.seen.heard_at = Some(now));
    }

    /// Notes what became of events. A receipt for a message that only tried is taken here, as there is no
    /// record that could take it.
    pub(super) fn note(&self, channel: &Name, events: &[Value], results: &mut [Value]) {
        self.of(channel, |tried| {
            for (event, result) in events.iter().zip(results) {
                let of = event["of"].as_str().unwrap_or_default();
                let is_ours = event["of_message"] == MESSAGE || tried.ids.iter().any(|id| id == of);
                let state = event["state"].as_str().unwrap_or_default();
                let is_receipt = event["kind"] == "receipt";
                if is_receipt && is_ours {
                    if tried.receipts.len() < RECEIPTS_MAX {
                        tried.receipts.push(state.to_owned());
                    }
                    *result = json!({"key": event["key"], "result": "accepted"});
                }
                // What is rejected may say anything.
                if is_receipt && result["result"] != "rejected" {
                    tried.seen.receipts.insert(state.to_owned());
                }
                let notes = result["notes"].as_array();
                if notes.is_some_and(|notes| notes.iter().any(|it| it == "unknown_kind")) {
                    tried.seen.unknown += 1;
                    let kind = event["kind"].as_str().unwrap_or_default().to_owned();
                    let near = result["detail"].as_str();
                    let near = near.is_some_and(|it| it.contains(NEAR));
                    if tried.seen.kinds.len() < KINDS_MAX {
                        tried.seen.kinds.insert(kind, near);
                    }
                }
                if result["result"] != "rejected" {
                    tried.seen.events += 1;
                } else if result["error"]["retry"] == false {
                    tried.seen.rejected += 1;
                    let error = &result["error"];
                    let word = |name: &str| error[name].as_str().unwrap_or_default().to_owned();
                    tried.seen.why = format!("{}: {}", word("code"), word("detail"));
                }
            }
        });
        self.news.send_replace(());
    }

    fn of<T>(&self, channel: &Name, work: impl FnOnce(&mut Tried) -> T) -> T {
        let mut channels: MutexGuard<'_, _> =
            self.channels.lock().unwrap_or_else(PoisonError::into_inner);
        work(channels.entry(channel.clone()).or_default())
    }
}

/// How the ids of deliveries that try begin; those of messages begin with another letter.
pub const PREFIX: &str = "try-";

/// The id of a message that only tries: no message has it.
pub const MESSAGE: &str = "0";

/// The most unknown kinds that are remembered for a channel.
const KINDS_MAX: usize = 8;

/// The most receipts for trials that are remembered for a channel.
const RECEIPTS_MAX: usize = 100;

#[cfg(test)]
mod tests {
    use tokio::join;
    use tokio::time::Instant;

    use super::*;

    const WITHIN: Duration = Duration::from_secs(35);

    fn sms() -> Name {
        Name::new("sms").expect("a name")
    }

    fn delivery() -> Value {
        json!({"delivery_id": "try-1", "type": "test"})
    }

    #[tokio::test(start_paused = true)]
    async fn what_nobody_takes_is_told_as_soon_as_its_time_is_over() {
        let (trials, began) = (Trials::default(), Instant::now());
        let came = trials.lay_out(&sms(), delivery(), WITHIN, false).await;
        assert_eq!((came, began.elapsed().as_secs()), (Came::Untaken, 35));
    }

    #[tokio::test(start_paused = true)]
    async fn what_is_taken_and_never_settled_is_told_so() {
        let (trials, sms) = (Trials::default(), sms());
        let taking = trials.taken(&sms);
        let (came, taken) = join!(trials.lay_out(&sms, delivery(), WITHIN, false), taking);
        assert_eq!((came, taken), (Came::Unsettled, vec![delivery()]));
        let settled = trials.settle(&sms, "try-1", Came::Settled(json!({})));
        assert_eq!(settled, Noted::Nothing, "it is not out any more");
    }

    #[tokio::test(start_paused = true)]
    async fn whoever_settles_what_is_late_is_told_so_and_it_counts_as_settled() {
        let (trials, sms) = (Trials::default(), sms());
        let settling = async {
            trials.taken(&sms).await;
            trials.settle(&sms, "try-1", Came::Settled(json!({"outcome": "accepted"})))
        };
        let (came, noted) = join!(trials.lay_out(&sms, delivery(), WITHIN, true), settling);
        let settled = Came::Settled(json!({"outcome": "accepted"}));
        assert_eq!((came, noted), (settled, Noted::Late));
    }
}
