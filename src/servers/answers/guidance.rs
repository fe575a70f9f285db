//! Guidance: read by whom it is for, published by whoever leads them, with who has read it.

use std::sync::Arc;

use super::{Ask, Given, Said, style};
use crate::access::Action;
use crate::domain::agent::{Agent, Role};
use crate::domain::conversation::Conversation;
use crate::domain::guidance::{Audience, Guidance, HasRead};
use crate::domain::{AgentId, Name};
use crate::engine::command::{Act, Guide};
use crate::protocol::message::{Data, GuidanceRequest};
use crate::protocol::view::guidance::{AudienceView, GuidanceView, ReaderView, ReadersView};
use crate::protocol::{Code, List, Refusal};
use crate::routing::plan::Plan;
use crate::routing::reach::{Reach, reach};
use crate::store::Snapshot;
use crate::store::snapshot::Found;

pub(super) async fn answer(by: &Ask, ask: GuidanceRequest) -> Said {
    by.asker.demand(Action::GuidanceRead, None)?;
    match ask {
        GuidanceRequest::List => {
            let read = by.desk.read(Snapshot::guidance);
            let mut all = read.await?;
            all.retain(|it| it.withdrawn_at.is_none() || may_edit(by, it));
            let mut views = views(by, all).await?;
            // What is for oneself and not read yet is what one came for.
            views.sort_by_key(|view| (!view.mine, view.read_at.is_some(), view.withdrawn_at));
            Ok(Given::new(Data::Guidance(List::from(views))))
        }
        GuidanceRequest::Show { name, version } => show(by, name, version).await,
        GuidanceRequest::Read { name, version } => done(by, Guide::Read(name, version)).await,
        GuidanceRequest::Publish {
            name,
            base,
            audience,
            title,
            text,
        } => {
            let publish = Guide::Publish {
                name: name.clone(),
                base,
                audience: from_view(audience),
                title,
                text,
            };
            let given = done(by, publish).await?;
            let shown = show(by, name, None).await?;
            Ok(given.with(shown.data))
        }
        GuidanceRequest::Withdraw { name } => done(by, Guide::Withdraw(name)).await,
        GuidanceRequest::Readers { name } => readers(by, name).await,
        GuidanceRequest::Review {
            conversation,
            channel,
            text,
        } => style::review(by, conversation, channel, &text).await,
        GuidanceRequest::Practice {
            conversation,
            channel,
            language,
        } => style::practice(by, conversation, channel, &language).await,
    }
}

/// What guidance says about a conversation, piece by piece.
pub(super) fn about(snapshot: &Snapshot, it: &Conversation) -> Found<String> {
    let all = snapshot.guidance()?;
    let counts = |one: &&Guidance| one.is_about(&it.routing.queue, &it.channel);
    let texts = all.iter().filter(counts);
    let texts: Vec<String> = texts
        .map(|one| format!("{}\n{}", one.title, one.text))
        .collect();
    Ok(texts.join("\n\n"))
}

async fn done(by: &Ask, guide: Guide) -> Said {
    let (answer, replayed) = by.command(Act::Guide(Box::new(guide))).await?;
    Ok(Given::of(by.desk.now(), &answer, replayed))
}

async fn show(by: &Ask, name: Name, version: Option<u32>) -> Said {
    let wanted = name.clone();
    let read = by.desk.read(move |snapshot| match version {
        Some(version) => snapshot.guidance_version(&wanted, version),
        None => Ok(snapshot
            .guidance()?
            .into_iter()
            .find(|it| it.name == wanted)),
    });
    let found = read
        .await?
        .filter(|it| it.withdrawn_at.is_none() || may_edit(by, it));
    let found = found.ok_or_else(|| no_such(&name))?;
    Ok(Given::new(Data::Guidance(List::from(
        views(by, vec![found]).await?,
    ))))
}

/// Whom a piece is for, then whoever else has read it.
async fn readers(by: &Ask, name: Name) -> Said {
    let wanted = name.clone();
    let read = by.desk.read(move |snapshot| {
        let guidance = snapshot
            .guidance()?
            .into_iter()
            .find(|it| it.name == wanted);
        Ok((guidance, snapshot.guidance_readings(&wanted)?))
    });
    let (guidance, readings) = read.await?;
    let guidance = guidance.ok_or_else(|| no_such(&name))?;
    by.asker
        .demand(Action::GuidanceEdit, guidance.audience.queue())?;
    let settings = by.desk.settings();
    let people = by.desk.directory.people();
    let meant_for = Meant::of(&settings.plan, &guidance.audience);
    let mut rows: Vec<ReaderView> = people
        .by_name()
        .filter_map(|agent| {
            let meant = meant_for.is(agent);
            let read = readings.iter().find(|it| it.agent == agent.id);
            (meant || read.is_some()).then(|| reader(agent, meant, read))
        })
        .collect();
    rows.sort_by_key(|row| !row.meant);
    rows.truncate(READERS_MAX);
    Ok(Given::new(Data::GuidanceReaders(List::from(rows))))
}

fn reader(agent: &Agent, meant: bool, read: Option<&HasRead>) -> ReaderView {
    ReaderView {
        agent: agent.name.clone(),
        display: agent.display.clone(),
        meant,
        version: read.map(|read| read.version),
        read_at: read.map(|read| read.at),
    }
}

/// Pieces as whoever asks sees them.
async fn views(by: &Ask, all: Vec<Guidance>) -> Result<Vec<GuidanceView>, Refusal> {
    let who = by.asker.who;
    let names: Vec<(Name, bool)> = all
        .iter()
        .map(|it| (it.name.clone(), may_edit(by, it)))
        .collect();
    let read = by.desk.read(move |snapshot| {
        let of_one = |(name, counted): &(Name, bool)| match (counted, who) {
            (true, _) => snapshot.guidance_readings(name),
            (false, Some(who)) => {
                let own = snapshot.guidance_reading(name, who)?;
                Ok(own.into_iter().collect())
            }
            (false, None) => Ok(Vec::new()),
        };
        names.iter().map(of_one).collect::<Found<Vec<_>>>()
    });
    let readings = read.await?;
    let each = all.into_iter().zip(readings);
    Ok(each.map(|(it, read)| view(by, it, &read)).collect())
}

fn view(by: &Ask, it: Guidance, readings: &[HasRead]) -> GuidanceView {
    let settings = by.desk.settings();
    let people = by.desk.directory.people();
    let meant_for = Meant::of(&settings.plan, &it.audience);
    let meant = |agent: &Agent| meant_for.is(agent);
    let has = |who: AgentId| {
        let mut all = readings.iter();
        all.find(|read| read.agent == who && read.version == it.version)
    };
    let readers = may_edit(by, &it).then(|| {
        let all: Vec<&Arc<Agent>> = people.by_name().filter(|agent| meant(agent)).collect();
        let read = all.iter().filter(|agent| has(agent.id).is_some());
        ReadersView {
            read: u32::try_from(read.count()).unwrap_or(u32::MAX),
            of: u32::try_from(all.len()).unwrap_or(u32::MAX),
        }
    });
    let me = by.asker.who.and_then(|who| by.desk.directory.agent(who));
    let mine = me.is_some_and(|me| meant(&me));
    GuidanceView {
        mine,
        read_at: by.asker.who.and_then(has).map(|read| read.at),
        readers,
        name: it.name,
        version: it.version,
        audience: to_view(it.audience),
        title: it.title,
        text: it.text,
        published_at: it.at,
        by: it.by.map(|agent| by.name(agent)),
        withdrawn_at: it.withdrawn_at,
    }
}

/// Whom guidance is for, found once for as many as are asked about.
enum Meant<'a> {
    Everybody,
    Queue(&'a Name),
    /// Those whom work of a channel may come to by itself. Whoever else is given some reads it there.
    Reached(Reach<'a>),
}

impl<'a> Meant<'a> {
    fn of(plan: &'a Plan, audience: &'a Audience) -> Self {
        match audience {
            Audience::Everybody => Self::Everybody,
            Audience::Queue(queue) => Self::Queue(queue),
            Audience::Channel(channel) => Self::Reached(reach(plan, channel)),
        }
    }

    /// Whether it is for somebody. Programs read nothing, and who only looks on keeps to nothing.
    fn is(&self, agent: &Agent) -> bool {
        if !agent.enabled || matches!(agent.role, Role::Bot | Role::Auditor) {
            return false;
        }
        match self {
            Self::Everybody => true,
            Self::Queue(queue) => agent.queues.contains(*queue),
            Self::Reached(reach) => {
                let mut queues = agent.queues.iter();
                reach.people.contains(&agent.name) || queues.any(|it| reach.queues.contains(it))
            }
        }
    }
}

fn may_edit(by: &Ask, it: &Guidance) -> bool {
    by.asker.may(Action::GuidanceEdit, it.audience.queue())
}

fn to_view(audience: Audience) -> AudienceView {
    match audience {
        Audience::Everybody => AudienceView::Everybody,
        Audience::Queue(queue) => AudienceView::Queue { queue },
        Audience::Channel(channel) => AudienceView::Channel { channel },
    }
}

fn from_view(audience: AudienceView) -> Audience {
    match audience {
        AudienceView::Everybody => Audience::Everybody,
        AudienceView::Queue { queue } => Audience::Queue(queue),
        AudienceView::Channel { channel } => Audience::Channel(channel),
    }
}

fn no_such(name: &Name) -> Refusal {
    Refusal::new(Code::NO_SUCH)
        .with("kind", "guidance")
        .with("name", name)
}

/// The most people that one answer lists; those it is for come first.
const READERS_MAX: usize = 2_000;
