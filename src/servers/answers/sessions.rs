//! Sessions and tokens: listing, ending, making.

use super::people::outranks;
use super::{Ask, Given, Said};
use crate::access::Action;
use crate::access::token::Token;
use crate::domain::account::{Purpose, Session};
use crate::domain::{AgentId, Moment, Name, Span};
use crate::engine::command::{Act, People};
use crate::protocol::key::Secret;
use crate::protocol::message::{Data, answer};
use crate::protocol::{Code, List, Refusal};
use crate::servers::translate::people;

/// Somebody's sessions; one's own where nobody is named. The machine's operator names nobody to see all.
pub(super) async fn list(by: &Ask, agent: Option<Name>) -> Said {
    let whose = match (agent, by.asker.who) {
        (Some(name), who) => {
            let agent = by.agent_named(&name).await?;
            if who != Some(agent.id) {
                by.asker.demand(Action::PeopleRead, None)?;
            }
            vec![agent.id]
        }
        (None, Some(who)) => vec![who],
        (None, None) => everybody(by),
    };
    let mut rows = Vec::new();
    for session in all_of(by, whose).await? {
        let current = by.asker.session == Some(session.digest);
        rows.push(people::session(&by.desk.directory, &session, current));
    }
    Ok(Given::new(Data::Sessions(List::from(rows))))
}

/// Ends one session by what it is called.
pub(super) async fn end(by: &Ask, id: &str) -> Said {
    let own = by.asker.who.map(|who| vec![who]).unwrap_or_default();
    let mut found = find(by, own, id).await?;
    if found.is_none() && by.asker.may(Action::PeopleEndSessions, None) {
        found = find(by, everybody(by), id).await?;
    }
    let Some(session) = found else {
        return Err(Refusal::new(Code::NO_SUCH)
            .with("kind", "session")
            .with("name", id)
            .into());
    };
    by.command(Act::People(People::CloseSession(session.digest)))
        .await?;
    Ok(Given::done())
}

/// Ends all sessions of somebody, or all of one's own but this one.
pub(super) async fn end_all(by: &Ask, agent: Option<Name>) -> Said {
    if let Some(name) = agent {
        let agent = by.agent_named(&name).await?;
        if by.asker.who != Some(agent.id) {
            by.command(Act::People(People::CloseSessions(agent.id)))
                .await?;
            return Ok(Given::done());
        }
    }
    let who = by.asker.person_only()?;
    for session in all_of(by, vec![who]).await? {
        if by.asker.session != Some(session.digest) {
            let act = Act::People(People::CloseSession(session.digest));
            by.command_under(None, act).await?;
        }
    }
    Ok(Given::done())
}

/// A token for a script, or a link that signs in once.
pub(super) async fn make_token(
    by: &Ask,
    agent: &Name,
    name: Name,
    valid: Span,
    once: bool,
) -> Said {
    let agent = by.agent_named(agent).await?;
    outranks(by, &agent, Action::TokenCreate)?;
    if !agent.enabled {
        return Err(Refusal::new(Code::DISABLED).into());
    }
    if valid <= Span::ZERO || valid > TOKEN_VALID_MAX {
        return Err(Refusal::new(Code::OUT_OF_RANGE)
            .with("name", "valid")
            .into());
    }
    let token = Token::new(by.desk.random());
    let now = by.desk.now();
    let session = Session {
        digest: token.digest(),
        agent: agent.id,
        purpose: if once {
            Purpose::Link
        } else {
            Purpose::Script(name.clone())
        },
        device: name.to_string(),
        created_at: now,
        used_at: now,
        expires_at: Moment(now.0.saturating_add(valid.0)),
    };
    let (id, expires_at) = (people::session_id(&session), session.expires_at);
    // Under no key: a token that was shown is not shown again.
    by.command_under(
        None,
        Act::People(People::OpenSession(Box::new(session), None)),
    )
    .await?;
    Ok(Given::new(Data::Token(answer::Token {
        id,
        token: Secret(token.text().to_string()),
        expires_at,
    })))
}

async fn find(by: &Ask, whose: Vec<AgentId>, id: &str) -> Result<Option<Session>, Refusal> {
    let all = all_of(by, whose).await?;
    Ok(all
        .into_iter()
        .find(|session| people::session_id(session) == id))
}

async fn all_of(by: &Ask, whose: Vec<AgentId>) -> Result<Vec<Session>, Refusal> {
    let read = by.desk.read(move |snapshot| {
        let mut all = Vec::new();
        for who in whose {
            all.extend(snapshot.sessions_of(who)?);
        }
        Ok(all)
    });
    read.await
}

fn everybody(by: &Ask) -> Vec<AgentId> {
    let people = by.desk.directory.people();
    people.by_name().map(|agent| agent.id).collect()
}

/// The longest that a token can be made to hold: ten years.
const TOKEN_VALID_MAX: Span = Span::days(3_653);
