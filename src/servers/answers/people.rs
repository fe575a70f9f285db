//! Accounts: people and their rights.

use std::sync::Arc;

use super::account::{credential_of, hash, judge};
use super::{Ask, Given, Said, sessions};
use crate::access::{Action, Grants};
use crate::channels::email;
use crate::domain::agent::{Agent, SIGNATURE_BYTES_MAX, Signature};
use crate::domain::{AgentId, Name};
use crate::engine::answer::Answer;
use crate::engine::command::{Act, People, PersonChange, Shift};
use crate::protocol::key::Secret;
use crate::protocol::message::answer::Agents;
use crate::protocol::message::people::NewPerson;
use crate::protocol::message::{Data, PeopleRequest};
use crate::protocol::view::people::AgentView;
use crate::protocol::{Code, List, Refusal};
use crate::servers::desk::locked;
use crate::servers::translate::people;

pub(super) async fn answer(by: &Ask, ask: PeopleRequest) -> Said {
    match ask {
        PeopleRequest::List { cursor, limit } => list(by, cursor, limit).await,
        PeopleRequest::Show { agent } => show(by, &agent).await,
        PeopleRequest::Add { person } => add(by, *person).await,
        PeopleRequest::Set { agent, change } => set(by, &agent, people::change(&change)).await,
        PeopleRequest::Amend { agent, was, change } => {
            let was = Some(Box::new(people::change(&was)));
            let change = people::change(&change);
            set(by, &agent, PersonChange { was, ..change }).await
        }
        PeopleRequest::Shift {
            agent,
            add_queues,
            remove_queues,
            add_skills,
            remove_skills,
        } => {
            let shift = Shift {
                add_queues: add_queues.into_iter().collect(),
                remove_queues: remove_queues.into_iter().collect(),
                add_skills: people::skills_of(&add_skills),
                remove_skills: remove_skills.into_iter().collect(),
            };
            let change = PersonChange {
                shift,
                ..PersonChange::default()
            };
            set(by, &agent, change).await
        }
        PeopleRequest::Enable { agent, enabled } => {
            let change = PersonChange {
                enabled: Some(enabled),
                ..PersonChange::default()
            };
            set(by, &agent, change).await?;
            Ok(Given::done())
        }
        PeopleRequest::SetPassword {
            agent,
            password,
            must_change,
        } => set_password(by, &agent, password, must_change).await,
        PeopleRequest::ResetCode { agent } => reset_code(by, &agent).await,
        PeopleRequest::Sessions { agent } => sessions::list(by, agent).await,
        PeopleRequest::EndSession { session } => sessions::end(by, &session).await,
        PeopleRequest::EndSessions { agent } => sessions::end_all(by, agent).await,
        PeopleRequest::MakeToken {
            agent,
            name,
            valid,
            once,
        } => sessions::make_token(by, &agent, name, valid, once).await,
        PeopleRequest::Roles => {
            by.asker.demand(Action::PeopleRead, None)?;
            let settings = by.desk.settings();
            Ok(Given::new(Data::Roles(people::roles(&settings.sets))))
        }
        PeopleRequest::Signature { agent } => signature(by, agent.as_ref()).await,
        PeopleRequest::SetSignature { agent, text, html } => {
            set_signature(by, agent.as_ref(), text, &html).await
        }
    }
}

/// Changes somebody, and shows how they are then.
pub(super) async fn set(by: &Ask, name: &Name, change: PersonChange) -> Said {
    let agent = by.agent_named(name).await?;
    let (_, replayed) = by
        .command(Act::People(People::Change(agent.id, Box::new(change))))
        .await?;
    let view = fresh(by, agent.id).await?;
    let mut given = Given::new(Data::Agent(Box::new(view)));
    given.replayed = replayed;
    Ok(given)
}

async fn list(by: &Ask, cursor: Option<String>, limit: u32) -> Said {
    by.asker.demand(Action::AgentRead, None)?;
    let most = limit.clamp(1, PEOPLE_AT_ONCE_MAX) as usize;
    let everybody = by.desk.directory.people();
    let mut page: Vec<Arc<Agent>> = everybody
        .by_name()
        .filter(|agent| {
            cursor
                .as_deref()
                .is_none_or(|after| agent.name.as_str() > after)
        })
        .take(most + 1)
        .cloned()
        .collect();
    let more = page.len() > most;
    page.truncate(most);
    let next = page
        .last()
        .filter(|_| more)
        .map(|agent| agent.name.to_string());
    let desk = Arc::clone(&by.desk);
    let read = by.desk.read(move |snapshot| {
        let settings = desk.settings();
        let mut items = Vec::new();
        for agent in page {
            let factor = has_factor(snapshot, agent.id)?;
            items.push(people::agent(
                &agent,
                desk.live_agent(agent.id).as_ref(),
                &settings.plan,
                factor,
            ));
        }
        Ok(items)
    });
    Ok(Given::new(Data::Agents(Agents {
        items: List::from(read.await?),
        next,
    })))
}

async fn show(by: &Ask, name: &Name) -> Said {
    by.asker.demand(Action::AgentRead, None)?;
    let agent = by.agent_named(name).await?;
    let view = fresh(by, agent.id).await?;
    Ok(Given::new(Data::Agent(Box::new(view))))
}

async fn add(by: &Ask, person: NewPerson) -> Said {
    by.asker.demand(Action::PeopleAdd, None)?;
    let mut new = people::person(&person);
    if let Some(password) = person.password {
        judge(by, &person.name, &password.0)?;
        new.credential.password = hash(by, password.0).await?;
    }
    new.credential.must_change = person.must_change;
    let (answer, replayed) = by.command(Act::People(People::Add(Box::new(new)))).await?;
    let Answer::Agent(id) = answer else {
        return Ok(Given::done());
    };
    let view = fresh(by, id).await?;
    let mut given = Given::new(Data::Agent(Box::new(view)));
    given.replayed = replayed;
    Ok(given)
}

async fn signature(by: &Ask, name: Option<&Name>) -> Said {
    let id = whose(by, name).await?;
    let own = name.is_none();
    let action = if own {
        Action::AccountRead
    } else {
        Action::AgentRead
    };
    by.asker.demand(action, None)?;
    let read = by.desk.read(move |snapshot| snapshot.agent(id));
    let agent = read.await?;
    let agent = agent.ok_or_else(|| Refusal::new(Code::NO_AGENT).with("name", id))?;
    Ok(Given::new(Data::Signature(people::signature(&agent))))
}

/// The formatted form is made safe before it is kept; what has only that one says the same as text.
async fn set_signature(by: &Ask, name: Option<&Name>, text: String, html: &str) -> Said {
    let id = whose(by, name).await?;
    let too_long = || Refusal::new(Code::OUT_OF_RANGE).with("name", "signature");
    if text.len().max(html.len()) > SIGNATURE_BYTES_MAX {
        return Err(too_long().into());
    }
    let html = email::safe_html(html).ok_or_else(too_long)?;
    let text = if text.trim().is_empty() {
        email::html_text(&html)
    } else {
        text
    };
    let change = PersonChange {
        signature: Some(Signature { text, html }),
        ..PersonChange::default()
    };
    let act = Act::People(People::Change(id, Box::new(change)));
    let (_, replayed) = by.command(act).await?;
    let mut given = signature(by, name).await?;
    given.replayed = replayed;
    Ok(given)
}

async fn whose(by: &Ask, name: Option<&Name>) -> Result<AgentId, Refusal> {
    match name {
        Some(name) => Ok(by.agent_named(name).await?.id),
        None => by.asker.person_only(),
    }
}

async fn set_password(by: &Ask, name: &Name, password: Secret, must_change: bool) -> Said {
    let agent = by.agent_named(name).await?;
    outranks(by, &agent, Action::PeopleResetPassword)?;
    judge(by, name, &password.0)?;
    let hashed = hash(by, password.0).await?;
    let mut credential = credential_of(by, agent.id).await?;
    credential.password = hashed;
    credential.must_change = must_change;
    let act = Act::People(People::Credential {
        agent: agent.id,
        credential: Box::new(credential),
        end_sessions: true,
    });
    by.command(act).await?;
    locked(&by.desk.throttle).estrange(name);
    Ok(Given::done())
}

async fn reset_code(by: &Ask, name: &Name) -> Said {
    let agent = by.agent_named(name).await?;
    outranks(by, &agent, Action::PeopleResetSecondFactor)?;
    let mut credential = credential_of(by, agent.id).await?;
    credential.totp = None;
    credential.recovery.clear();
    let act = Act::People(People::Credential {
        agent: agent.id,
        credential: Box::new(credential),
        end_sessions: true,
    });
    by.command(act).await?;
    Ok(Given::done())
}

/// Nobody takes over an account that may do more than their own.
pub(super) fn outranks(by: &Ask, agent: &Agent, action: Action) -> Result<(), Refusal> {
    by.asker.demand(action, None)?;
    let theirs = Grants::of(agent, &by.desk.settings().sets);
    if by.asker.grants().covers(&theirs) {
        Ok(())
    } else {
        Err(Refusal::new(Code::NOT_ALLOWED).with("action", action.name()))
    }
}

/// Somebody as the record has them now, which may be newer than what is held in memory.
async fn fresh(by: &Ask, id: AgentId) -> Result<AgentView, Refusal> {
    let read = by.desk.read(move |snapshot| {
        let agent = snapshot.agent(id)?;
        Ok((agent, has_factor(snapshot, id)?))
    });
    let (agent, factor) = read.await?;
    let agent = agent.ok_or_else(|| Refusal::new(Code::NO_AGENT).with("name", id))?;
    by.desk.directory.put(vec![agent.clone()]);
    let settings = by.desk.settings();
    Ok(people::agent(
        &agent,
        by.desk.live_agent(id).as_ref(),
        &settings.plan,
        factor,
    ))
}

fn has_factor(
    snapshot: &crate::store::Snapshot,
    id: AgentId,
) -> crate::store::snapshot::Found<bool> {
    let credential = snapshot.credential(id)?;
    Ok(credential.is_some_and(|credential| credential.totp.is_some()))
}

/// How many people one answer lists.
const PEOPLE_AT_ONCE_MAX: u32 = 200;
