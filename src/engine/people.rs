//! Accounts: people, what proves them, and their sessions.

use crate::access::action::Action;
use crate::access::signin::{self, Proof};
use crate::domain::account::{Credential, Session};
use crate::domain::agent::{
    Agent, CAPACITY_MAX, Role, SIGNATURE_BYTES_MAX, SKILL_LEVEL_MAX, Signature,
};
use crate::domain::text::{clip, line};
use crate::domain::{AgentId, Name};
use crate::routing::plan;

use super::account;
use super::answer::Answer;
use super::change::Change;
use super::command::{People, Person, PersonChange};
use super::effect::Effect;
use super::event::{Actor, What};
use super::intake;
use super::refusal::Refusal;
use super::turn::Turn;

/// What can be done with accounts.
pub(super) fn people(turn: &mut Turn<'_>, act: People) -> Result<Answer, Refusal> {
    match act {
        People::Add(person) => add(turn, *person),
        People::Change(agent, change) => change_person(turn, agent, *change),
        People::Credential {
            agent,
            credential,
            end_sessions,
        } => set_credential(turn, agent, *credential, end_sessions),
        People::Rehashed { agent, from, to } => rehashed(turn, agent, &from, to),
        People::OpenSession(session, proof) => open_session(turn, *session, proof),
        People::TouchSession(digest) => {
            let mut session = turn
                .ledger
                .session(&digest)
                .ok_or(Refusal::NoSuch("session", String::new()))?;
            session.used_at = turn.now;
            turn.put(&Change::Session(Box::new(session)));
            Ok(Answer::Done)
        }
        People::CloseSession(digest) => {
            if let Some(session) = turn.ledger.session(&digest) {
                turn.put(&Change::SessionEnded(digest));
                turn.event(None, What::SignedOut(session.agent));
                turn.effects.push(Effect::Recheck(session.agent));
            }
            Ok(Answer::Done)
        }
        People::EndActing(digest) => {
            if let Some(session) = turn.ledger.session(&digest) {
                turn.put(&Change::SessionEnded(digest));
                turn.effects.push(Effect::Recheck(session.agent));
            }
            Ok(Answer::Done)
        }
        People::CloseSessions(agent) => {
            if turn.by != Actor::Agent(agent) {
                turn.demand(Action::PeopleEndSessions, None)?;
            }
            end_sessions(turn, agent);
            Ok(Answer::Done)
        }
        People::SignInFailed(name, source) => {
            let name = line(&name, TYPED_NAME_BYTES_MAX);
            turn.event(
                None,
                What::SignInFailed(name, clip(&source, SOURCE_BYTES_MAX).to_owned()),
            );
            Ok(Answer::Done)
        }
    }
}

fn add(turn: &mut Turn<'_>, person: Person) -> Result<Answer, Refusal> {
    turn.demand(Action::PeopleAdd, None)?;
    let name = person.name.clone().ok_or(Refusal::EmptyText)?;
    if turn.ledger.agent_named(&name).is_some() {
        return Err(Refusal::NameTaken(name));
    }
    if person.role != Role::Agent || !person.sets.is_empty() {
        turn.demand(Action::PeopleGrant, None)?;
    }
    if turn.state.people.len() >= PEOPLE_MAX {
        return Err(Refusal::TooMany(
            "people",
            u32::try_from(PEOPLE_MAX).unwrap_or(u32::MAX),
        ));
    }
    let display = line(&person.display, DISPLAY_BYTES_MAX);
    let agent = Agent {
        id: AgentId(turn.state.counters.agent + 1),
        display: if display.is_empty() {
            name.to_string()
        } else {
            display
        },
        name: name.clone(),
        role: person.role,
        sets: person.sets,
        queues: person.queues,
        skills: person.skills,
        capacity: person.capacity,
        interruptible: person.interruptible,
        enabled: true,
        created_at: turn.now,
        signature: Signature::default(),
    };
    known(turn, &agent, None)?;
    turn.state.counters.agent += 1;
    let id = agent.id;
    let made = account::made(&agent);
    keep(turn, agent);
    turn.put(&Change::Credential(id, Box::new(person.credential)));
    turn.event(None, What::PersonChanged(id, name.clone(), made));
    waited_for(turn, &name);
    Ok(Answer::Agent(id))
}

/// What waits for the one person whom its channel means finds them, now that they have an account.
fn waited_for(turn: &mut Turn<'_>, name: &Name) {
    let means = |channel: &plan::Channel| match &channel.target {
        plan::Target::Person {
            agent,
            required: true,
            ..
        } => agent == name,
        _ => false,
    };
    if !turn.state.plan.channels.values().any(means) {
        return;
    }
    let (state, now) = (&mut *turn.state, turn.now);
    turn.ledger.each_alive(&mut |conversation| {
        if conversation.routing.preferred == Some(intake::NOT_HIRED) {
            state.absorb_conversation(&conversation, now);
        }
    });
}

/// Every queue, skill and permission set named exists, and figures are within their ranges. What an
/// account had before stays though the settings no longer have it: else nobody could be closed out
/// or renamed whose queue was removed.
fn known(turn: &Turn<'_>, agent: &Agent, before: Option<&Agent>) -> Result<(), Refusal> {
    let plan = &turn.state.plan;
    let missing = |kind: &'static str, name: &Name| Err(Refusal::NoSuch(kind, name.to_string()));
    if let Some(queue) = agent
        .queues
        .iter()
        .filter(|queue| before.is_none_or(|before| !before.queues.contains(*queue)))
        .find(|queue| !plan.queues.contains_key(*queue))
    {
        return missing("queue", queue);
    }
    if let Some(skill) = agent
        .skills
        .keys()
        .filter(|skill| before.is_none_or(|before| !before.skills.contains_key(*skill)))
        .find(|skill| !plan.skills.contains(*skill))
    {
        return missing("skill", skill);
    }
    if let Some(set) = agent
        .sets
        .iter()
        .filter(|set| before.is_none_or(|before| !before.sets.contains(*set)))
        .find(|set| !turn.state.sets.named.contains_key(*set))
    {
        return missing("permission_set", set);
    }
    if agent.skills.values().any(|level| *level > SKILL_LEVEL_MAX) {
        return Err(Refusal::OutOfRange("skill_level"));
    }
    if agent.capacity > CAPACITY_MAX
        || agent
            .interruptible
            .is_some_and(|units| units > CAPACITY_MAX)
    {
        return Err(Refusal::OutOfRange("capacity"));
    }
    let Signature { text, html } = &agent.signature;
    if text.len().max(html.len()) > SIGNATURE_BYTES_MAX {
        return Err(Refusal::OutOfRange("signature"));
    }
    Ok(())
}

fn change_person(
    turn: &mut Turn<'_>,
    id: AgentId,
    mut change: PersonChange,
) -> Result<Answer, Refusal> {
    let before = turn.person(id)?.agent.clone();
    // What comes and goes does so beside what they have at this moment, not when somebody last looked.
    change.queues = change
        .queues
        .or_else(|| change.shift.queues(&before.queues));
    change.skills = change
        .skills
        .or_else(|| change.shift.skills(&before.skills));
    permitted(turn, &before, &change)?;
    if let Some(field) = change.was.as_deref().and_then(|was| differs(&before, was)) {
        return Err(Refusal::ChangedMeanwhile(field));
    }
    let mut agent = before.clone();
    if let Some(display) = change.display {
        agent.display = line(&display, DISPLAY_BYTES_MAX);
    }
    agent.role = change.role.unwrap_or(agent.role);
    agent.sets = change.sets.unwrap_or(agent.sets);
    agent.queues = change.queues.unwrap_or(agent.queues);
    agent.skills = change.skills.unwrap_or(agent.skills);
    agent.capacity = change.capacity.unwrap_or(agent.capacity);
    agent.interruptible = change.interruptible.unwrap_or(agent.interruptible);
    agent.enabled = change.enabled.unwrap_or(agent.enabled);
    agent.signature = change.signature.unwrap_or(agent.signature);
    known(turn, &agent, Some(&before))?;
    let loses_desk = agent.role != Role::Administrator || !agent.enabled;
    if before.role == Role::Administrator
        && before.enabled
        && loses_desk
        && administrators(turn) == 1
    {
        return Err(Refusal::LastAdministrator);
    }
    let name = agent.name.clone();
    let rights_changed =
        agent.role != before.role || agent.sets != before.sets || agent.enabled != before.enabled;
    keep(turn, agent.clone());
    let changes = account::differences(&before, &agent);
    turn.event(None, What::PersonChanged(id, name, changes));
    if !agent.enabled && before.enabled {
        end_sessions(turn, id);
        super::presence::go(turn, id);
    } else if rights_changed {
        // What they may see may have changed: their sessions are looked at again, and must sign in anew (R6).
        end_sessions(turn, id);
    }
    Ok(Answer::Agent(id))
}

/// What of a person is not as somebody saw it, if anything.
fn differs(agent: &Agent, was: &PersonChange) -> Option<&'static str> {
    fn moved<T: PartialEq>(is: &T, was: Option<&T>) -> bool {
        was.is_some_and(|was| was != is)
    }
    let fields = [
        ("display", moved(&agent.display, was.display.as_ref())),
        ("role", moved(&agent.role, was.role.as_ref())),
        ("sets", moved(&agent.sets, was.sets.as_ref())),
        ("queues", moved(&agent.queues, was.queues.as_ref())),
        ("skills", moved(&agent.skills, was.skills.as_ref())),
        ("capacity", moved(&agent.capacity, was.capacity.as_ref())),
        (
            "interruptible",
            moved(&agent.interruptible, was.interruptible.as_ref()),
        ),
        ("enabled", moved(&agent.enabled, was.enabled.as_ref())),
        ("signature", moved(&agent.signature, was.signature.as_ref())),
    ];
    fields.into_iter().find(|(_, moved)| *moved).map(|it| it.0)
}

/// A supervisor may change queues, skills and capacity of their own people; the rest is for administrators.
fn permitted(turn: &Turn<'_>, agent: &Agent, change: &PersonChange) -> Result<(), Refusal> {
    if change.role.is_some() || change.sets.is_some() {
        turn.demand(Action::PeopleGrant, None)?;
    }
    if change.enabled.is_some() {
        turn.demand(Action::PeopleDisable, None)?;
    }
    if change.display.is_some() {
        turn.demand(Action::PeopleEdit, None)?;
    }
    let over = |action: Action| {
        let theirs = agent
            .queues
            .iter()
            .any(|queue| turn.may(action, Some(queue)));
        if theirs || turn.may(Action::PeopleEdit, None) {
            Ok(())
        } else {
            Err(Refusal::NotAllowed(action.name()))
        }
    };
    if change.signature.is_some() {
        if turn.by == Actor::Agent(agent.id) {
            turn.demand(Action::AccountSignature, None)?;
        } else {
            over(Action::SuperviseSetSignature)?;
        }
    }
    if change.queues.is_some() {
        over(Action::SuperviseSetQueues)?;
    }
    if change.skills.is_some() {
        over(Action::SuperviseSetSkills)?;
    }
    if change.capacity.is_some() || change.interruptible.is_some() {
        over(Action::SuperviseSetCapacity)?;
    }
    Ok(())
}

fn administrators(turn: &Turn<'_>) -> usize {
    let people = turn.state.people.values();
    people
        .filter(|person| person.agent.enabled && person.agent.role == Role::Administrator)
        .count()
}

fn keep(turn: &mut Turn<'_>, agent: Agent) {
    turn.state.absorb_agent(agent.clone());
    turn.possible_changed = true;
    turn.put(&Change::Agent(Box::new(agent)));
}

/// The same password by another hash: nobody's sessions end, and nothing is told.
fn rehashed(turn: &mut Turn<'_>, id: AgentId, from: &str, to: String) -> Result<Answer, Refusal> {
    if turn.by != Actor::Desk {
        turn.demand(Action::PeopleResetPassword, None)?;
    }
    let kept = turn.ledger.credential(id);
    if let Some(mut credential) = kept.filter(|it| it.password == from) {
        credential.password = to;
        turn.put(&Change::Credential(id, Box::new(credential)));
    }
    Ok(Answer::Done)
}

fn set_credential(
    turn: &mut Turn<'_>,
    id: AgentId,
    credential: Credential,
    ends_sessions: bool,
) -> Result<Answer, Refusal> {
    let name = turn.person(id)?.agent.name.clone();
    if turn.by != Actor::Agent(id) {
        turn.demand(Action::PeopleResetPassword, None)?;
    }
    turn.put(&Change::Credential(id, Box::new(credential)));
    if ends_sessions {
        let changes = vec!["credential".to_owned()];
        turn.event(None, What::PersonChanged(id, name, changes));
        end_sessions(turn, id);
    }
    Ok(Answer::Agent(id))
}

fn open_session(
    turn: &mut Turn<'_>,
    session: Session,
    proof: Option<Proof>,
) -> Result<Answer, Refusal> {
    let person = turn.person(session.agent)?;
    if !person.agent.enabled {
        return Err(Refusal::Disabled);
    }
    if let Some(proof) = proof {
        let mut credential = turn.ledger.credential(session.agent).unwrap_or_default();
        // Two devices may have shown the same code at once; here only one of them comes first.
        signin::spend(&mut credential, proof).map_err(|_| Refusal::ProofSpent)?;
        if proof != Proof::None {
            turn.put(&Change::Credential(session.agent, Box::new(credential)));
        }
    }
    let mut all = turn.ledger.sessions_of(session.agent);
    all.sort_by_key(|session| session.used_at);
    // The oldest give way, so that a forgotten script cannot lock its owner out.
    let over = (all.len() + 1).saturating_sub(SESSIONS_MAX);
    for old in all.into_iter().take(over) {
        turn.put(&Change::SessionEnded(old.digest));
    }
    let (agent, device) = (session.agent, session.device.clone());
    turn.put(&Change::Session(Box::new(session)));
    let acted = matches!(turn.by, Actor::Operator(_));
    let what = if acted { What::ActedAs } else { What::SignedIn };
    turn.event(None, what(agent, device));
    Ok(Answer::Agent(agent))
}

fn end_sessions(turn: &mut Turn<'_>, agent: AgentId) {
    for session in turn.ledger.sessions_of(agent) {
        turn.put(&Change::SessionEnded(session.digest));
    }
    turn.event(None, What::SignedOut(agent));
    turn.effects.push(Effect::Recheck(agent));
}

/// The most people with an account.
const PEOPLE_MAX: usize = 10_000;

/// The most sessions of one person at once.
const SESSIONS_MAX: usize = 20;

/// The longest name others read, in bytes.
const DISPLAY_BYTES_MAX: usize = 100;

/// How much of what was typed as a name is kept of a failed sign-in, in bytes.
const TYPED_NAME_BYTES_MAX: usize = 64;

/// How much of a source address is kept, in bytes.
const SOURCE_BYTES_MAX: usize = 64;
