//! `agent set`: what is changed of a person, and what of it is another now.

use std::collections::BTreeMap;
use std::fmt::Display;

use crate::client::ClientError;
use crate::domain::Name;
use crate::protocol::message::people::PersonChange;
use crate::protocol::message::{Data, PeopleRequest, SuperviseRequest, ToDesk};
use crate::protocol::view::people::AgentView;
use crate::words;

use super::agent;
use super::args::AgentSet;
use super::connect::Session;
use super::failure::Failure;

/// Changes somebody, and says what is another than before.
pub(super) async fn set(session: &mut Session, set: AgentSet) -> Result<(), Failure> {
    let before = shown(session, &set.name).await?;
    // Whoever adds or takes away names what changes: all else they have stays theirs, and what others change meanwhile.
    let moves = shifted(&set);
    if let Some(request) = moves.clone() {
        session.command(ToDesk::People(request)).await?;
    }
    if set.display.is_none() && set.role.is_none() && set.set.is_none() {
        shift(session, &set, &before, moves.is_some()).await?;
    } else {
        let change = PersonChange {
            display: set.display.clone(),
            role: set.role,
            sets: set.set.clone().map(|sets| sets.into_iter().collect()),
            queues: set.queue.clone().map(|it| it.into_iter().collect()),
            skills: set.skill.clone().map(|it| it.into_iter().collect()),
            capacity: set.capacity,
            interruptible: set.interruptible,
            interruptible_as_capacity: false,
        };
        let request = PeopleRequest::Set {
            agent: set.name.clone(),
            change: Box::new(change),
        };
        session.command(ToDesk::People(request)).await?;
    }
    let now = shown(session, &set.name).await?;
    if session.out.json {
        return Ok(session.out.document("agent-set", &now)?);
    }
    session
        .out
        .say("cli.person_changed", &[("name", &now.name)])?;
    let lines = changes(session, &before, &now);
    if lines.is_empty() {
        session.out.say("cli.person_same", &[])?;
    }
    session.out.lines(lines)?;
    agent::table(session, &[now])
}

async fn shown(session: &mut Session, agent: &Name) -> Result<AgentView, Failure> {
    let agent = agent.clone();
    let show = ToDesk::People(PeopleRequest::Show { agent });
    match session.ask(show).await? {
        Data::Agent(agent) => Ok(*agent),
        _ => Err(ClientError::Unexpected.into()),
    }
}

/// Changes what a supervisor may change of a colleague: queues, skills, capacity.
async fn shift(
    session: &mut Session,
    set: &AgentSet,
    now: &AgentView,
    moved: bool,
) -> Result<(), Failure> {
    let agent = || set.name.clone();
    let mut requests = Vec::new();
    if let Some(queues) = set.queue.clone() {
        requests.push(SuperviseRequest::SetQueues {
            agent: agent(),
            queues: queues.into_iter().collect(),
        });
    }
    if let Some(skills) = set.skill.clone() {
        requests.push(SuperviseRequest::SetSkills {
            agent: agent(),
            skills: skills.into_iter().collect(),
        });
    }
    if set.capacity.is_some() || set.interruptible.is_some() {
        requests.push(SuperviseRequest::SetCapacity {
            agent: agent(),
            capacity: set.capacity.unwrap_or(now.capacity),
            interruptible: set.interruptible.or(now.interruptible),
        });
    }
    if requests.is_empty() && !moved {
        return Err(Failure::Usage("cli.nothing_to_change", Vec::new()));
    }
    for request in requests {
        session.command(ToDesk::Supervise(request)).await?;
    }
    Ok(())
}

/// What comes and goes of their queues and skills, where anything was said of it.
fn shifted(set: &AgentSet) -> Option<PeopleRequest> {
    let names = |names: &[Name]| names.iter().cloned().collect();
    let moves = !set.add_queue.is_empty() || !set.remove_queue.is_empty();
    let learns = !set.add_skill.is_empty() || !set.remove_skill.is_empty();
    (moves || learns).then(|| PeopleRequest::Shift {
        agent: set.name.clone(),
        add_queues: names(&set.add_queue),
        remove_queues: names(&set.remove_queue),
        add_skills: set.add_skill.iter().cloned().collect(),
        remove_skills: names(&set.remove_skill),
    })
}

/// What is another than before, a line each.
fn changes(session: &Session, before: &AgentView, now: &AgentView) -> Vec<String> {
    let lang = session.out.lang;
    let role = |one: &AgentView| {
        let key = format!("role.{}.title", one.role.name());
        words::say(lang, &key, &[])
    };
    let interruptible = |one: &AgentView| {
        let own = one.interruptible.map(|own| own.to_string());
        own.unwrap_or_else(|| one.capacity.to_string())
    };
    let names = |names: &[Name]| -> BTreeMap<String, String> {
        let each = names.iter();
        each.map(|it| (it.to_string(), String::new())).collect()
    };
    let levels = |one: &AgentView| -> BTreeMap<String, String> {
        let each = one.skills.iter();
        each.map(|it| (it.skill.to_string(), format!("={}", it.level)))
            .collect()
    };
    let several = |was: BTreeMap<String, String>, is: BTreeMap<String, String>| {
        let gone = was.keys().filter(|it| !is.contains_key(*it));
        let gone = gone.map(|it| format!("-{it}"));
        let come = is.iter().filter(|(it, level)| was.get(*it) != Some(level));
        let come = come.map(|(it, level)| format!("+{it}{level}"));
        come.chain(gone).collect::<Vec<_>>().join(" ")
    };
    let one = |was: &dyn Display, is: &dyn Display| {
        let (was, is) = (was.to_string(), is.to_string());
        if was == is {
            String::new()
        } else {
            format!("{was} → {is}")
        }
    };
    let parts = [
        ("cli.display", one(&before.display, &now.display)),
        ("cli.role", one(&role(before), &role(now))),
        ("cli.sets", several(names(&before.sets), names(&now.sets))),
        (
            "cli.queues",
            several(names(&before.queues), names(&now.queues)),
        ),
        ("cli.skills", several(levels(before), levels(now))),
        ("cli.capacity", one(&before.capacity, &now.capacity)),
        (
            "cli.interruptible",
            one(&interruptible(before), &interruptible(now)),
        ),
    ];
    let changed = parts.into_iter().filter(|(_, change)| !change.is_empty());
    changed
        .map(|(key, change)| format!("  {}: {change}", words::say(lang, key, &[])))
        .collect()
}
