//! Reading the journal: what happened, who did what.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Ask, Given, Said};
use crate::access::Action;
use crate::domain::agent::Agent;
use crate::domain::{AgentId, ConversationId, Moment, Name, Seq};
use crate::engine::event::{Actor, Event, What};
use crate::protocol::message::answer::Events;
use crate::protocol::message::{Data, EVENTS_ITEMS_MAX};
use crate::protocol::{List, Refusal};
use crate::servers::journal::may_read;
use crate::servers::translate::event;
use crate::servers::watching::{Change, Follow};

/// Reads the journal, and follows it where that is asked.
pub(super) async fn follow(
    by: &Ask,
    after: Option<Seq>,
    limit: u32,
    follow: bool,
    kinds: Vec<String>,
    conversation: Option<ConversationId>,
) -> Said {
    by.asker.demand_anywhere(Action::EventRead)?;
    let kinds: BTreeSet<String> = kinds.into_iter().collect();
    let after = match after {
        Some(after) => after,
        None if follow => last_place(by).await?,
        // Who only looks wants to see the end, not past it.
        None => Seq(last_place(by).await?.0.saturating_sub(u64::from(limit))),
    };
    let wanted = kinds.clone();
    let directory = Arc::clone(&by.desk);
    let events = read(by, after, limit, move |entry| {
        conversation.is_none_or(|id| entry.conversation == Some(id))
            && (wanted.is_empty()
                || wanted.contains(&event::view(&directory.directory, entry).kind))
    });
    let given = Given::new(Data::Events(events.await?));
    if !follow {
        return Ok(given);
    }
    let follow = Follow {
        kinds,
        conversation,
    };
    Ok(given.watching(Change::Journal(follow)))
}

/// Reads who did what.
pub(super) async fn audit(
    by: &Ask,
    agent: Option<Name>,
    from: Option<Moment>,
    to: Option<Moment>,
    after: Option<Seq>,
    limit: u32,
) -> Said {
    by.asker.demand(Action::AuditRead, None)?;
    let who = match agent {
        Some(name) => Some(by.agent_named(&name).await?.id),
        None => None,
    };
    let events = read_all(by, after.unwrap_or_default(), limit, move |entry| {
        from.is_none_or(|from| entry.at >= from)
            && to.is_none_or(|to| entry.at < to)
            && match who {
                Some(who) => entry.by == Actor::Agent(who) || names(entry, who),
                // What the desk does by itself is no deed of anybody's.
                None => entry.by != Actor::Desk || is_sign_in(entry),
            }
    });
    Ok(Given::new(Data::Events(events.await?)))
}

/// Reads what somebody did and what happened to them.
pub(super) async fn of_agent(by: &Ask, agent: &Agent, after: Option<Seq>, limit: u32) -> Said {
    let own = by.asker.who == Some(agent.id);
    let over = agent
        .queues
        .iter()
        .any(|queue| by.asker.may(Action::EventRead, Some(queue)));
    if !own && !over {
        by.asker.demand(Action::EventRead, None)?;
    }
    let who = agent.id;
    let events = read_all(by, after.unwrap_or_default(), limit, move |entry| {
        entry.by == Actor::Agent(who) || names(entry, who)
    });
    Ok(Given::new(Data::Events(events.await?)))
}

/// Entries that somebody may read and `wanted` says yes to.
async fn read(
    by: &Ask,
    after: Seq,
    limit: u32,
    wanted: impl Fn(&Event) -> bool + Send + 'static,
) -> Result<Events, Refusal> {
    scan(by, after, limit, true, wanted).await
}

/// The same, for those whose right to read does not depend on the conversation.
async fn read_all(
    by: &Ask,
    after: Seq,
    limit: u32,
    wanted: impl Fn(&Event) -> bool + Send + 'static,
) -> Result<Events, Refusal> {
    scan(by, after, limit, false, wanted).await
}

async fn scan(
    by: &Ask,
    after: Seq,
    limit: u32,
    guarded: bool,
    wanted: impl Fn(&Event) -> bool + Send + 'static,
) -> Result<Events, Refusal> {
    let most = limit.clamp(1, EVENTS_ITEMS_MAX) as usize;
    let asker = Arc::clone(&by.asker);
    let read = by.desk.read(move |snapshot| {
        let mut found = Vec::new();
        let mut last = after;
        let mut looked = 0;
        let mut later = true;
        'all: while looked < LOOKED_AT_MAX {
            let events = snapshot.events(last.next(), EVENTS_AT_ONCE)?;
            if events.is_empty() {
                later = false;
                break;
            }
            for entry in events {
                if found.len() == most {
                    break 'all;
                }
                last = entry.seq;
                looked += 1;
                if !wanted(&entry) {
                    continue;
                }
                let about = match entry.conversation.filter(|_| guarded) {
                    Some(id) => snapshot.conversation(id)?,
                    None => None,
                };
                if !guarded || may_read(&asker, &entry, about.as_ref()) {
                    found.push(entry);
                }
            }
        }
        Ok((found, last, later))
    });
    let (found, last, later) = read.await?;
    let items = found.iter().map(|it| event::view(&by.desk.directory, it));
    Ok(Events {
        items: List::from(items.collect::<Vec<_>>()),
        last,
        later,
    })
}

async fn last_place(by: &Ask) -> Result<Seq, Refusal> {
    let read = by.desk.read(|snapshot| Ok(Seq(snapshot.counters()?.seq)));
    read.await
}

/// Whether an entry is about somebody.
fn names(entry: &Event, who: AgentId) -> bool {
    match &entry.what {
        What::Offered(_, agent, _)
        | What::Accepted(agent)
        | What::Untaken(agent, _)
        | What::Revoked(agent, _)
        | What::Assigned(agent, _)
        | What::Released(agent, _)
        | What::Seen(agent, _)
        | What::Joined(agent)
        | What::Drafted(agent)
        | What::Status(agent, _)
        | What::Lost(agent)
        | What::Person(agent, _)
        | What::PersonChanged(agent, ..)
        | What::SignedIn(agent, _)
        | What::ActedAs(agent, _)
        | What::SignedOut(agent) => *agent == who,
        _ => false,
    }
}

fn is_sign_in(entry: &Event) -> bool {
    matches!(
        entry.what,
        What::SignInFailed(..) | What::SignedIn(..) | What::ActedAs(..) | What::SignedOut(_)
    )
}

/// How many entries one request looks at before it says where to go on.
const LOOKED_AT_MAX: usize = 50_000;

/// How many entries are read at once.
const EVENTS_AT_ONCE: usize = 1_000;
