//! Work of a channel whose connector gives it out itself: what waits, what became of it, who is here.
//!
//! Everything is read from the journal, so that nothing is told that is not on disk, and whoever comes
//! back after a while goes on where they were.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, Request, State};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::time::{Instant, timeout_at};

use super::door::Shown;
use super::page::Page;
use super::{Byoc, Problem};
use crate::domain::conversation::{Conversation, Work};
use crate::domain::{AgentId, Name, Seq};
use crate::engine::event::{Actor, Event, What};
use crate::store::Snapshot;
use crate::store::snapshot::Found;
use crate::store::walk::Along;
use crate::writer::Rejected;

/// From where, and how long.
#[derive(Debug, Deserialize)]
pub(super) struct Following {
    #[serde(default)]
    after: Option<String>,
    #[serde(default)]
    wait: u64,
}

/// Tells what happened to a channel's work since, waiting for it a while; without a place to go on
/// from, what waits now.
pub(super) async fn get(
    State(byoc): State<Arc<Byoc>>,
    path: Result<Path<String>, PathRejection>,
    query: Result<Query<Following>, QueryRejection>,
    request: Request,
) -> Result<Page, Problem> {
    let Path(channel) = path.map_err(|_| Problem::malformed("the path is not UTF-8"))?;
    let visitor = byoc.enter(&channel, Shown::by(&request)).await?;
    let Query(following) = query.map_err(|error| Problem::unprocessable(error.body_text()))?;
    byoc.follow(&visitor.name, following).await.map(Page)
}

/// What is told, and where to go on.
struct Told {
    items: Vec<Value>,
    next: Seq,
}

fn page(told: Told) -> Value {
    json!({"items": told.items, "next": told.next.0.to_string()})
}

impl Byoc {
    /// What happened to a channel's work since, waiting for it a while.
    pub(super) async fn follow(
        &self,
        channel: &Name,
        following: Following,
    ) -> Result<Value, Problem> {
        if following.wait > WAIT_SECONDS_MAX {
            let detail = format!("wait is 0 to {WAIT_SECONDS_MAX}");
            return Err(Problem::unprocessable(detail));
        }
        self.is_on(channel)?;
        if !self.is_routed_by(channel) {
            return Err(Problem::not_routing());
        }
        let Ok(_place) = self.waiting.try_acquire() else {
            return Err(Problem::too_many_requests(1_000));
        };
        let Some(after) = following.after else {
            return self.waits(channel.clone()).await;
        };
        let after: u64 = after
            .parse()
            .map_err(|_| Problem::unprocessable("after is what next said"))?;
        let until = Instant::now() + Duration::from_secs(following.wait);
        let mut stop = self.stop.clone();
        let mut words = self.desk.words.subscribe();
        let mut after = Seq(after);
        loop {
            let told = self.told(channel.clone(), after).await?;
            after = told.next;
            if !told.items.is_empty() || following.wait == 0 {
                return Ok(page(told));
            }
            let woken = async {
                tokio::select! {
                    // Whatever it is, the journal says more; one that is behind reads it too.
                    _ = words.recv() => false,
                    _ = stop.wait_for(|stop| *stop) => true,
                }
            };
            if timeout_at(until, woken).await.unwrap_or(true) {
                return Ok(page(told));
            }
        }
    }

    /// Whether a channel's connector gives its work out itself.
    pub(super) fn is_routed_by(&self, channel: &Name) -> bool {
        let channels = self.channels.borrow();
        channels
            .get(channel)
            .is_some_and(|channel| channel.gives_out())
    }

    /// All that waits now.
    async fn waits(&self, channel: Name) -> Result<Value, Problem> {
        let read = self.desk.read(move |snapshot| {
            let next = Seq(snapshot.counters()?.seq);
            let mut waiting = Vec::new();
            snapshot.each_conversation(&Along::Life(true, None), &mut |it| {
                if it.channel == channel && waits_for_them(&it) {
                    waiting.push(it);
                }
                waiting.len() < WAITING_TOLD_MAX
            })?;
            waiting.sort_by_key(|it| (it.routing.enqueued_at, it.id));
            let items = waiting.iter().map(|it| offered(next, it)).collect();
            Ok(Told { items, next })
        });
        Ok(page(
            read.await.map_err(|_| Problem::from(Rejected::Failed))?,
        ))
    }

    async fn told(&self, channel: Name, after: Seq) -> Result<Told, Problem> {
        let desk = Arc::clone(&self.desk);
        let read = self.desk.read(move |snapshot| {
            let name = |agent: AgentId| desk.directory.name(agent);
            let mut told = Told {
                items: Vec::new(),
                next: after,
            };
            for _ in 0..READS_MAX {
                let from = Seq(told.next.0 + 1);
                let events = snapshot.events(from, EVENTS_AT_ONCE)?;
                for event in &events {
                    told.next = event.seq;
                    told.items.extend(item(snapshot, &channel, event, &name)?);
                }
                if events.len() < EVENTS_AT_ONCE || !told.items.is_empty() {
                    break;
                }
            }
            Ok(told)
        });
        read.await.map_err(|_| Problem::from(Rejected::Failed))
    }
}

/// What an entry of the journal says to the connector of a channel, if anything.
fn item(
    snapshot: &Snapshot,
    channel: &Name,
    event: &Event,
    name: &dyn Fn(AgentId) -> Name,
) -> Found<Option<Value>> {
    let seq = event.seq.0.to_string();
    let source = match event.by {
        Actor::Connector => "partner",
        _ => "desk",
    };
    if let What::Status(agent, status) = &event.what {
        return Ok(Some(
            json!({"seq": seq, "type": "presence.changed", "at": event.at,
            "source": source, "agent": name(*agent), "status": status}),
        ));
    }
    let Some(id) = event.conversation else {
        return Ok(None);
    };
    let told = matches!(
        event.what,
        What::Queued(..)
            | What::Transferred { .. }
            | What::Overflowed { .. }
            | What::Released(..)
            | What::Undone
            | What::Assigned(..)
            | What::Ended(_)
    );
    let conversation = match told {
        true => snapshot.conversation(id)?,
        false => None,
    };
    let Some(it) = conversation.filter(|it| it.channel == *channel) else {
        return Ok(None);
    };
    Ok(match &event.what {
        What::Assigned(agent, _) => Some(json!({"seq": seq, "type": "work.assigned",
            "at": event.at, "source": source, "work": id, "agent": name(*agent)})),
        What::Ended(disposition) => Some(json!({"seq": seq, "type": "work.ended",
            "at": event.at, "source": source, "work": id, "disposition": disposition})),
        // What does not wait any more is nobody's to give out.
        _ if waits_for_them(&it) => Some(offered(event.seq, &it)),
        _ => None,
    })
}

/// Whether it waits for the connector to give it out: what that handed back is the desk's.
fn waits_for_them(it: &Conversation) -> bool {
    it.work == Work::Queued && !it.routing.handed_back
}

/// Work that waits to be given out.
fn offered(seq: Seq, it: &Conversation) -> Value {
    json!({
        "seq": seq.0.to_string(),
        "type": "work.offered",
        "at": it.updated_at,
        "source": "desk",
        "work": it.id,
        "queue": it.routing.queue,
        "priority": it.routing.priority,
        "skills": it.routing.required,
        "enqueued_at": it.routing.enqueued_at,
        "from": {"scheme": it.peer.scheme, "value": it.peer.value},
        "subject": it.subject,
    })
}

/// The longest wait, in seconds.
const WAIT_SECONDS_MAX: u64 = 30;

/// How much waiting work is told at once; the rest follows as it changes, or with the next beginning.
const WAITING_TOLD_MAX: usize = 1_000;

/// How many entries of the journal are read together.
const EVENTS_AT_ONCE: usize = 200;

/// How often that is done for one answer.
const READS_MAX: usize = 50;
