//! Signing in: by password, token, certificate, on the machine itself, and coming back to a session.

use std::net::IpAddr;
use std::sync::Arc;

use super::answers::{Done, Then};
use super::arrival::settle;
use super::asker::Asker;
use super::desk::{Desk, locked};
use super::seats::Seat;
use super::translate::refusal;
use crate::access::password::{self, HashFailed};
use crate::access::signin::{self, Attempt, First, Proof, Reason, SignIn};
use crate::access::throttle::{Outcome as Judged, Source};
use crate::access::token::{Token, Use};
use crate::domain::account::{Credential, Purpose, Session};
use crate::domain::agent::Agent;
use crate::domain::text::line;
use crate::domain::{AgentId, Name};
use crate::engine::command::{Act, People};
use crate::engine::event::Actor;
use crate::protocol::key::Secret;
use crate::protocol::message::EntryRequest;
use crate::protocol::{Code, Refusal};

/// Where a connection comes from.
#[derive(Clone, Debug)]
pub(super) struct Whence {
    /// As the throttle counts it.
    pub(super) source: Source,
    /// As the audit reads it.
    pub(super) shown: String,
    /// Whom the client's certificate was made out to, where it showed one that was verified.
    pub(super) certificate: Option<String>,
    /// The user on the machine itself, over the control socket.
    pub(super) local: Option<u32>,
}

impl Whence {
    /// Somewhere on the network.
    pub(super) fn remote(address: IpAddr, certificate: Option<String>) -> Self {
        let source = match address {
            IpAddr::V4(address) => Source::v4(address.octets()),
            IpAddr::V6(address) => Source::v6(address.octets()),
        };
        Self {
            source,
            shown: address.to_string(),
            certificate,
            local: None,
        }
    }
}

/// Lets somebody in, or not.
pub(super) async fn enter(desk: Arc<Desk>, whence: Whence, number: u64, ask: EntryRequest) -> Done {
    let asker = match ask {
        EntryRequest::SignIn {
            name,
            password,
            code,
            device,
        } => by_password(&desk, &whence, &name, password, code, &device).await,
        EntryRequest::Token { token, device } => by_token(&desk, &whence, &token, &device).await,
        EntryRequest::Certificate { device } => by_certificate(&desk, &whence, &device).await,
        EntryRequest::Local { acting_for } => locally(&desk, &whence, acting_for).await,
        EntryRequest::Resume { token, last_seq } => {
            return match by_device(&desk, &token).await {
                Ok(asker) => settle(desk, number, asker, Some(last_seq)).await,
                Err(refusal) => Done::refused(number, refusal),
            };
        }
        _ => Err(Refusal::new(Code::NOT_SIGNED_IN)),
    };
    match asker {
        Ok(asker) => settle(desk, number, asker, None).await,
        Err(refusal) => Done::refused(number, refusal),
    }
}

/// Looks again whether a session still stands.
pub(super) async fn recheck(desk: Arc<Desk>, asker: Arc<Asker>) -> Done {
    let (Some(who), Some(digest)) = (asker.who, asker.session) else {
        return Done::quiet();
    };
    let read = desk.read(move |snapshot| Ok((snapshot.session(&digest)?, snapshot.agent(who)?)));
    let Ok((session, agent)) = read.await else {
        return Done::quiet();
    };
    let stands = session.is_some() && agent.as_ref().is_some_and(|agent| agent.enabled);
    if let Some(agent) = agent {
        desk.directory.put(vec![agent]);
    }
    asker.refresh(&desk);
    let mut done = Done::quiet();
    if !stands {
        done.then.push(Then::End(Refusal::new(Code::SESSION_ENDED)));
    }
    done
}

async fn by_password(
    desk: &Arc<Desk>,
    whence: &Whence,
    typed: &str,
    password: Secret,
    code: Option<Secret>,
    device: &str,
) -> Result<Asker, Refusal> {
    let tried = locked(&desk.throttle).ask(desk.now(), typed, whence.source);
    let tried = tried.map_err(|wait| Refusal::new(Code::WAIT).with("wait_ms", wait.span.0))?;
    let judged = judge(desk, typed, password, code).await;
    let outcome = match &judged {
        Ok(decided) => decided.outcome(),
        Err(_) => Judged::Undecided,
    };
    locked(&desk.throttle).settle(desk.now(), tried, outcome);
    match judged? {
        SignIn::Admit(admitted) => {
            let seat = seat(desk, admitted.agent)?;
            let opened = open(desk, admitted.agent, device, Some(admitted.proof));
            opened
                .await
                .map(|(session, token)| person(desk, seat, &session, token, admitted.first))
        }
        SignIn::AskCode => Err(Refusal::new(Code::CODE_NEEDED)),
        SignIn::Refuse(reason) => {
            let failed = People::SignInFailed(typed.to_owned(), whence.shown.clone());
            drop(desk.submit(Actor::Desk, None, Act::People(failed)));
            tracing::info!(source = whence.shown, ?reason, "a sign-in was refused");
            Err(Refusal::new(match reason {
                Reason::Wrong | Reason::Closed => Code::WRONG_PASSWORD,
                Reason::WrongCode | Reason::ReplayedCode => Code::CODE_WRONG,
            }))
        }
    }
}

async fn judge(
    desk: &Arc<Desk>,
    typed: &str,
    password: Secret,
    code: Option<Secret>,
) -> Result<SignIn, Refusal> {
    let name = Name::new(typed.trim()).ok();
    let account = match name {
        Some(name) => account_named(desk, name).await?,
        None => None,
    };
    let kept = account
        .as_ref()
        .map(|(_, credential)| credential.password.clone())
        .filter(|password| !password.is_empty());
    let (cost, salt) = (desk.settings().cost, desk.random());
    let verified = desk
        .hashing(move || {
            let right = password::verify(&password.0, kept.as_deref())?;
            let stale = kept.filter(|kept| right && password::needs_rehash(cost, kept));
            // Only now is the password known: another cost waits for this.
            let renewed = stale.and_then(|from| {
                let to = password::hash(cost, &password.0, &salt).ok()?;
                Some((from, to))
            });
            Ok((right, renewed))
        })
        .await?;
    let (password_right, renewed) = verified.map_err(|failed: HashFailed| {
        tracing::error!(?failed, "a password could not be checked");
        Refusal::new(Code::BUSY)
    })?;
    if let (Some((agent, _)), Some((from, to))) = (&account, renewed) {
        let agent = agent.id;
        let renew = Act::People(People::Rehashed { agent, from, to });
        drop(desk.submit(Actor::Desk, None, renew));
    }
    let required = account
        .as_ref()
        .is_some_and(|(agent, _)| desk.settings().second_factor.contains(&agent.role));
    let attempt = Attempt {
        account: account
            .as_ref()
            .map(|(agent, credential)| (agent, credential)),
        password_right,
        code: code.as_ref().map(|code| code.0.as_str()),
        factor_required: required,
    };
    Ok(signin::sign_in(desk.now(), attempt))
}

async fn account_named(desk: &Desk, name: Name) -> Result<Option<(Agent, Credential)>, Refusal> {
    desk.read(move |snapshot| {
        let Some(agent) = snapshot.agent_named(&name)? else {
            return Ok(None);
        };
        let credential = snapshot.credential(agent.id)?.unwrap_or_default();
        Ok(Some((agent, credential)))
    })
    .await
}

async fn by_token(
    desk: &Arc<Desk>,
    whence: &Whence,
    token: &Secret,
    device: &str,
) -> Result<Asker, Refusal> {
    let ended = || Refusal::new(Code::SESSION_ENDED);
    let tried = locked(&desk.throttle).ask(desk.now(), TOKEN_NAME, whence.source);
    let tried = tried.map_err(|wait| Refusal::new(Code::WAIT).with("wait_ms", wait.span.0))?;
    let found = find(desk, token).await;
    let outcome = match &found {
        Ok(_) => Judged::Right,
        Err(refusal) if refusal.code == Code::SESSION_ENDED => Judged::Wrong,
        Err(_) => Judged::Undecided,
    };
    locked(&desk.throttle).settle(desk.now(), tried, outcome);
    let (session, agent, credential) = found?;
    let wanted = match session.purpose {
        Purpose::Device => Use::Device,
        Purpose::Link => Use::Link,
        Purpose::Script(_) => Use::Script,
    };
    let good = desk
        .settings()
        .lifetimes
        .check(desk.now(), &session, wanted);
    good.map_err(|_| ended())?;
    let seat = seat(desk, agent.id)?;
    match wanted {
        Use::Device => {
            let first = obligation(desk, &agent, &credential);
            Ok(person(desk, seat, &session, token.clone(), first).unattended())
        }
        Use::Script => {
            touch(desk, &session);
            Ok(person(desk, seat, &session, token.clone(), None).unattended())
        }
        // Who follows a link is a person who is there.
        Use::Link => {
            // Whoever comes second with the same link is told that it is spent.
            if !locked(&desk.redeemed).insert(session.digest) {
                return Err(ended());
            }
            let close = Act::People(People::CloseSession(session.digest));
            let closed = desk.command(Actor::Agent(agent.id), None, close).await;
            closed.map_err(|no| refusal::rejected(&desk.directory, no))?;
            let first = obligation(desk, &agent, &credential);
            let (session, token) = open(desk, agent.id, device, None).await?;
            Ok(person(desk, seat, &session, token, first))
        }
    }
}

/// Comes back to a session of a device, or to a script's.
async fn by_device(desk: &Arc<Desk>, token: &Secret) -> Result<Asker, Refusal> {
    let (session, agent, credential) = find(desk, token).await?;
    let wanted = match session.purpose {
        Purpose::Script(_) => Use::Script,
        Purpose::Device | Purpose::Link => Use::Device,
    };
    let good = desk
        .settings()
        .lifetimes
        .check(desk.now(), &session, wanted);
    good.map_err(|_| Refusal::new(Code::SESSION_ENDED))?;
    let seat = seat(desk, agent.id)?;
    touch(desk, &session);
    let first = match wanted {
        Use::Script => None,
        _ => obligation(desk, &agent, &credential),
    };
    Ok(person(desk, seat, &session, token.clone(), first))
}

async fn find(desk: &Arc<Desk>, token: &Secret) -> Result<(Session, Agent, Credential), Refusal> {
    let ended = || Refusal::new(Code::SESSION_ENDED);
    let digest = Token::parse(&token.0).ok_or_else(ended)?.digest();
    let found = desk
        .read(move |snapshot| {
            let Some(session) = snapshot.session(&digest)? else {
                return Ok(None);
            };
            let agent = snapshot.agent(session.agent)?;
            let credential = snapshot.credential(session.agent)?.unwrap_or_default();
            Ok(agent.map(|agent| (session, agent, credential)))
        })
        .await?;
    let (session, agent, credential) = found.ok_or_else(ended)?;
    if !agent.enabled {
        return Err(ended());
    }
    Ok((session, agent, credential))
}

/// By the certificate that the connection was made with: its common name is the sign-in name.
async fn by_certificate(desk: &Arc<Desk>, whence: &Whence, device: &str) -> Result<Asker, Refusal> {
    let wrong = || Refusal::new(Code::WRONG_PASSWORD);
    let subject = whence.certificate.as_deref().ok_or_else(wrong)?;
    let name = Name::new(subject).map_err(|_| wrong())?;
    let (agent, _) = account_named(desk, name).await?.ok_or_else(wrong)?;
    if !agent.enabled {
        return Err(wrong());
    }
    let seat = seat(desk, agent.id)?;
    let (session, token) = open(desk, agent.id, device, None).await?;
    Ok(person(desk, seat, &session, token, None))
}

/// As the machine's operator, or as somebody in their place, which the audit shows as a session of theirs.
async fn locally(
    desk: &Arc<Desk>,
    whence: &Whence,
    acting_for: Option<Name>,
) -> Result<Asker, Refusal> {
    let not_here = || Refusal::new(Code::NOT_ALLOWED).with("action", "local");
    let uid = whence.local.ok_or_else(not_here)?;
    let Some(name) = acting_for else {
        return Ok(Asker::operator(uid));
    };
    let missing = Refusal::new(Code::NO_AGENT).with("name", &name);
    let (agent, _) = account_named(desk, name).await?.ok_or(missing)?;
    if !agent.enabled {
        return Err(Refusal::new(Code::DISABLED));
    }
    let seat = seat(desk, agent.id)?;
    let device = format!("{} uid {uid}", whence.shown);
    let (session, token) = open_as(desk, Actor::Operator(uid), agent.id, &device, None).await?;
    Ok(person(desk, seat, &session, token, None).in_passing())
}

async fn open(
    desk: &Desk,
    agent: AgentId,
    device: &str,
    proof: Option<Proof>,
) -> Result<(Session, Secret), Refusal> {
    open_as(desk, Actor::Agent(agent), agent, device, proof).await
}

async fn open_as(
    desk: &Desk,
    by: Actor,
    agent: AgentId,
    device: &str,
    proof: Option<Proof>,
) -> Result<(Session, Secret), Refusal> {
    let now = desk.now();
    let token = Token::new(desk.random());
    let session = Session {
        digest: token.digest(),
        agent,
        purpose: Purpose::Device,
        device: line(device, DEVICE_BYTES_MAX),
        created_at: now,
        used_at: now,
        expires_at: desk.settings().lifetimes.end(now, Use::Device),
    };
    let act = Act::People(People::OpenSession(Box::new(session.clone()), proof));
    let opened = desk.command(by, None, act).await;
    opened.map_err(|no| refusal::rejected(&desk.directory, no))?;
    Ok((session, Secret(token.text().to_string())))
}

fn person(
    desk: &Desk,
    seat: Seat,
    session: &Session,
    token: Secret,
    first: Option<First>,
) -> Asker {
    Asker::person(desk, seat, session, token, first)
}

/// Before anything is opened that would be left over when there is no place.
fn seat(desk: &Desk, agent: AgentId) -> Result<Seat, Refusal> {
    desk.seats.take(agent, desk.settings().sessions_per_person)
}

fn obligation(desk: &Desk, agent: &Agent, credential: &Credential) -> Option<First> {
    if credential.must_change {
        Some(First::ChangePassword)
    } else if credential.totp.is_none() && desk.settings().second_factor.contains(&agent.role) {
        Some(First::EnrolFactor)
    } else {
        None
    }
}

fn touch(desk: &Desk, session: &Session) {
    if desk
        .settings()
        .lifetimes
        .worth_touching(desk.now(), session)
    {
        let act = Act::People(People::TouchSession(session.digest));
        drop(desk.submit(Actor::Agent(session.agent), None, act));
    }
}

/// How much of what a client calls itself is kept, in bytes.
const DEVICE_BYTES_MAX: usize = 100;

/// Under what name guesses at tokens are counted.
const TOKEN_NAME: &str = "(token)";
