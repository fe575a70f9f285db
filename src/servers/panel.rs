//! The floor at one moment, for those who watch it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::answers::{Done, Then};
use super::asker::Asker;
use super::desk::{Desk, locked};
use super::pieces::Ask;
use super::translate::{conversation, floor, people};
use super::watching::Change;
use crate::access::Action;
use crate::domain::{Moment, Name};
use crate::engine::live::Live;
use crate::protocol::message::{Event, News};
use crate::protocol::view::conversation::ConversationView;
use crate::protocol::view::desk::{PanelView, QueueView, SkillView};
use crate::protocol::view::people::AgentView;
use crate::protocol::view::report::{ArrivalsView, PulseView};
use crate::protocol::{List, Refusal};

/// Reads the floor, to be told to a session.
pub(super) async fn tell(desk: Arc<Desk>, asker: Arc<Asker>, queues: Vec<Name>) -> Done {
    let mut done = Done::quiet();
    // What cannot be read now is read a second later.
    if let Ok(panel) = view(&desk, &asker, &queues).await {
        let event = Event {
            seq: None,
            at: desk.now(),
            news: Box::new(News::Panel {
                panel: Box::new(panel),
            }),
        };
        done.then.push(Then::Watch(Change::PanelRead(event)));
    }
    done
}

/// The floor as somebody may watch it; no queues means all.
pub(super) async fn view(
    desk: &Arc<Desk>,
    asker: &Arc<Asker>,
    wanted: &[Name],
) -> Result<PanelView, Refusal> {
    let now = desk.now();
    let live = desk.live();
    let queues = queues(desk, asker, Action::SupervisePanel, |name| {
        wanted.is_empty() || wanted.contains(name)
    });
    let names: BTreeSet<Name> = queues.iter().map(|queue| queue.name.clone()).collect();
    let agents = agents(desk, &live, &names);
    let alarms = alarms(desk, asker, &names).await?;
    let here = || agents.iter().filter(|agent| agent.online);
    Ok(PanelView {
        at: now,
        waiting: queues.iter().map(|queue| queue.waiting).sum(),
        oldest_at: queues.iter().filter_map(|queue| queue.oldest_at).min(),
        service_percent: service(desk, now, &names),
        load: here().map(|agent| agent.load).sum(),
        capacity: here().map(|agent| agent.capacity).sum(),
        interruptible_load: here().map(|agent| agent.interruptible_load).sum(),
        skills: skills(desk, &live, &names),
        queues: List::from(queues),
        agents: List::from(agents),
        alarms: List::from(alarms),
        recent: recent(desk, &names),
        arrivals: arrivals(desk, now, &names),
    })
}

fn service(desk: &Desk, now: Moment, queues: &BTreeSet<Name>) -> Option<u8> {
    let board = locked(&desk.board);
    board.service_percent(now, |queue| queues.contains(queue))
}

fn recent(desk: &Desk, queues: &BTreeSet<Name>) -> List<PulseView> {
    let board = locked(&desk.board);
    let samples = board.pulse().samples(|queue| queues.contains(queue));
    samples
        .map(|(at, sample)| PulseView {
            at,
            waiting: sample.waiting,
            oldest: sample.oldest,
            service_percent: sample.percent(),
        })
        .collect()
}

fn arrivals(desk: &Desk, now: Moment, queues: &BTreeSet<Name>) -> List<ArrivalsView> {
    let board = locked(&desk.board);
    let arrivals = board.pulse().arrivals(now, |queue| queues.contains(queue));
    arrivals
        .into_iter()
        .map(|(channel, minutes)| ArrivalsView {
            channel,
            minutes: List::from(minutes),
        })
        .collect()
}

/// Queues over which somebody may do something, by name.
pub(super) fn queues(
    desk: &Desk,
    asker: &Asker,
    action: Action,
    wanted: impl Fn(&Name) -> bool,
) -> Vec<QueueView> {
    let settings = desk.settings();
    let (live, people) = (desk.live(), desk.directory.people());
    let board = locked(&desk.board);
    let tallies = board.tallies();
    let floor = floor::Floor {
        now: desk.now(),
        plan: &settings.plan,
        live: &live,
        people: &people,
        board: &board,
    };
    let all = settings.plan.queues.iter();
    all.filter(|(name, _)| asker.may(action, Some(name)) && wanted(name))
        .map(|(name, queue)| {
            let tally = tallies.get(name).copied().unwrap_or_default();
            floor::queue(&floor, name, queue, tally)
        })
        .collect()
}

fn agents(desk: &Desk, live: &Live, queues: &BTreeSet<Name>) -> Vec<AgentView> {
    let settings = desk.settings();
    let everybody = desk.directory.people();
    let mut agents: Vec<AgentView> = everybody
        .by_name()
        .filter(|agent| agent.enabled && !agent.queues.is_disjoint(queues))
        .map(|agent| people::agent(agent, live.agents.get(&agent.id), &settings.plan, false))
        .collect();
    agents.sort_by_key(|agent| !agent.online);
    agents.truncate(AGENTS_MAX);
    agents
}

fn skills(desk: &Desk, live: &Live, queues: &BTreeSet<Name>) -> List<SkillView> {
    let settings = desk.settings();
    let plan = &settings.plan;
    let mut waiting: BTreeMap<Name, (u32, Option<Moment>)> = BTreeMap::new();
    let board = locked(&desk.board);
    let needs = |ask: &Ask| -> BTreeSet<Name> {
        let asked = plan.queues.get(&ask.queue);
        let asked = asked.into_iter().flat_map(|queue| queue.required.keys());
        asked.chain(ask.required.keys()).cloned().collect()
    };
    let wanted = |ask: &Ask| queues.contains(&ask.queue) && !needs(ask).is_empty();
    for (ask, tally) in board.pieces().tallies().filter(|(ask, _)| wanted(ask)) {
        for skill in needs(ask) {
            waiting.entry(skill).or_default().0 += tally.queued;
        }
    }
    for (ask, at) in board.pieces().oldest(wanted) {
        for skill in needs(ask) {
            let (_, oldest) = waiting.entry(skill).or_default();
            *oldest = Some(oldest.map_or(at, |known| known.min(at)));
        }
    }
    drop(board);
    let everybody = desk.directory.people();
    let holders = |skill: &Name| {
        let mut counts = (0, 0);
        for agent in everybody
            .by_name()
            .filter(|it| it.skills.contains_key(skill))
        {
            counts.0 += 1;
            let view = people::agent(agent, live.agents.get(&agent.id), plan, false);
            counts.1 += u32::from(view.available);
        }
        counts
    };
    plan.skills
        .iter()
        .map(|skill| {
            let (count, oldest_at) = waiting.get(skill).copied().unwrap_or_default();
            let (holders, available) = holders(skill);
            SkillView {
                skill: skill.clone(),
                waiting: count,
                oldest_at,
                holders,
                available,
            }
        })
        .collect()
}

async fn alarms(
    desk: &Arc<Desk>,
    asker: &Arc<Asker>,
    queues: &BTreeSet<Name>,
) -> Result<Vec<ConversationView>, Refusal> {
    let ids: Vec<_> = locked(&desk.board).alarms().take(ALARMS_MAX).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let (here, asker, queues) = (Arc::clone(desk), Arc::clone(asker), queues.clone());
    desk.read(move |snapshot| {
        let mut alarms = Vec::new();
        for id in ids {
            if let Some(found) = snapshot.conversation(id)?
                && queues.contains(&found.routing.queue)
                && conversation::sees(&asker, &found)
            {
                let row = conversation::row(snapshot, found)?;
                alarms.push(conversation::view(&here, &row));
            }
        }
        Ok(alarms)
    })
    .await
}

/// How many people the panel shows.
const AGENTS_MAX: usize = 300;

/// How many calls for help the panel shows.
const ALARMS_MAX: usize = 50;
