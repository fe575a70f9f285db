//! What happened: to the desk as it goes on, to a conversation, to a person, by a person.

use crate::client::{ClientError, Happening};
use crate::domain::{ConversationId, Name, Seq};
use crate::protocol::list::List;
use crate::protocol::message::answer::Events;
use crate::protocol::message::{Data, DeskRequest, ListsRequest, News, SuperviseRequest, ToDesk};
use crate::protocol::view::conversation::EventView;

use super::args::{Event, Part};
use super::connect::Session;
use super::failure::Failure;
use super::when;

pub(super) async fn events(session: &mut Session, act: Event) -> Result<(), Failure> {
    match act {
        Event::Tail {
            after,
            conv,
            follow,
            limit,
        } => tail(session, after, conv, follow, limit).await,
        Event::Audit {
            agent,
            from,
            to,
            part,
        } => {
            let request = DeskRequest::Audit {
                agent,
                from,
                to,
                after: part.after,
                limit: part.limit,
            };
            told(session, "event-audit", ToDesk::Desk(request), &part).await
        }
    }
}

/// What happened to a conversation, oldest first.
pub(super) async fn conversation(
    session: &mut Session,
    id: ConversationId,
    part: &Part,
) -> Result<(), Failure> {
    let request = ListsRequest::History {
        conversation: id,
        after: part.after,
        limit: part.limit,
    };
    told(session, "conv-history", ToDesk::Lists(request), part).await
}

/// What somebody did and what happened to them, oldest first.
pub(super) async fn person(session: &mut Session, agent: Name, part: &Part) -> Result<(), Failure> {
    let request = SuperviseRequest::AgentHistory {
        agent,
        after: part.after,
        limit: part.limit,
    };
    told(session, "agent-history", ToDesk::Supervise(request), part).await
}

/// A part of what happened, and how to read on where there may be more.
async fn told(
    session: &mut Session,
    schema: &str,
    ask: ToDesk,
    part: &Part,
) -> Result<(), Failure> {
    let events = read(session, ask).await?;
    let last = events.items.iter().map(|event| event.seq).max();
    let is_full = events.items.len() >= part.limit as usize;
    let next = last.filter(|_| is_full);
    if session.out.json {
        let document = serde_json::json!({"items": events.items, "next": next});
        return Ok(session.out.document(schema, document)?);
    }
    for event in events.items.iter() {
        line(session, "", event)?;
    }
    match next {
        Some(next) => Ok(session.out.say("cli.more_events", &[("after", &next)])?),
        None if events.items.is_empty() => Ok(session.out.say("cli.nothing", &[])?),
        None => Ok(()),
    }
}

async fn read(session: &mut Session, ask: ToDesk) -> Result<Events, Failure> {
    match session.ask(ask).await? {
        Data::Events(events) => Ok(events),
        _ => Err(ClientError::Unexpected.into()),
    }
}

async fn tail(
    session: &mut Session,
    after: Option<Seq>,
    conv: Option<ConversationId>,
    follow: bool,
    limit: u32,
) -> Result<(), Failure> {
    let after = match after {
        Some(after) => Some(after),
        None if follow => None,
        None => begin_at(session, conv, limit).await,
    };
    let request = DeskRequest::Events {
        after,
        limit,
        follow,
        kinds: List::new(),
        conversation: conv,
    };
    let events = read(session, ToDesk::Desk(request)).await?;
    for event in events.items.iter() {
        line(session, "event-tail", event)?;
    }
    if !follow {
        return Ok(());
    }
    loop {
        match session.client().await?.1.next().await {
            Some(Happening::Event(event)) => {
                if let News::Journal { event } = &*event.news {
                    line(session, "event-tail", event)?;
                }
            }
            Some(Happening::Over { .. }) | None => return Ok(()),
            Some(_) => {}
        }
    }
}

/// From where the last few events are told: a conversation's from its first one on.
async fn begin_at(session: &mut Session, conv: Option<ConversationId>, limit: u32) -> Option<Seq> {
    if conv.is_some() {
        return Some(Seq(0));
    }
    // Whoever may not ask for the store's figures is told what comes from now on.
    match session.ask(ToDesk::Desk(DeskRequest::Store)).await {
        Ok(Data::Store(store)) => Some(Seq(store.seq.0.saturating_sub(u64::from(limit)))),
        _ => None,
    }
}

/// An event in a line; a document of its own where they come one by one.
fn line(session: &Session, schema: &str, event: &EventView) -> Result<(), Failure> {
    if session.out.json {
        return Ok(session.out.document(schema, event)?);
    }
    let conversation = event
        .conversation
        .map(|id| format!("#{id}"))
        .unwrap_or_default();
    let params: Vec<String> = event
        .params
        .iter()
        .map(|param| format!("{}={}", param.name, param.value))
        .collect();
    let line = format!(
        "{}  {}  {:<8} {:<18} {:<12} {}",
        event.seq,
        when::shown(event.at),
        conversation,
        event.kind,
        event.by,
        params.join(" ")
    );
    Ok(session.out.lines([line.trim_end().to_owned()])?)
}
