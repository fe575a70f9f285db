//! People, sessions, rights and customers as clients are shown them.

use std::collections::{BTreeMap, BTreeSet};

use crate::access::{Action, Grants, Sets};
use crate::domain::account::{Purpose, Session};
use crate::domain::agent::{Agent, Role};
use crate::domain::contact::Contact;
use crate::domain::conversation::Kind;
use crate::domain::{Address, Moment, Name};
use crate::engine::command::{Person, PersonChange, Shift};
use crate::engine::live::{Live, LiveAgent};
use crate::protocol::List;
use crate::protocol::message::people::{NewPerson, PersonChange as Asked};
use crate::protocol::view::conversation::Param;
use crate::protocol::view::people::{
    AgentView, ContactView, LikelyView, RoleView, SessionRow, SignatureView, SkillLevel,
};
use crate::routing::Seat;
use crate::routing::plan::Plan;
use crate::routing::ramp::Ramp;
use crate::servers::directory::Directory;

use super::message::address;

/// A person at the desk.
pub(in crate::servers) fn agent(
    agent: &Agent,
    now: Option<&LiveAgent>,
    plan: &Plan,
    second_factor: bool,
) -> AgentView {
    let status = now.and_then(|now| now.status.clone());
    let takes = status
        .as_ref()
        .and_then(|status| plan.statuses.get(status))
        .is_some_and(|status| status.available);
    AgentView {
        id: agent.id,
        name: agent.name.clone(),
        display: agent.display.clone(),
        role: agent.role,
        available: takes && now.is_some_and(|now| now.live),
        online: now.is_some_and(|now| now.live),
        since: now.filter(|_| status.is_some()).map(|now| now.since),
        status,
        load: now.map_or(0, |now| now.used),
        capacity: agent.capacity,
        interruptible_load: now.map_or(0, |now| now.interruptible_used),
        interruptible: agent.interruptible,
        queues: agent.queues.iter().cloned().collect(),
        skills: skills(&agent.skills),
        conversations: now
            .into_iter()
            .flat_map(|now| now.conversations.iter().copied())
            .collect(),
        sets: agent.sets.iter().cloned().collect(),
        enabled: agent.enabled,
        second_factor,
        created_at: agent.created_at,
    }
}

/// What stands under what a person writes.
pub(in crate::servers) fn signature(agent: &Agent) -> SignatureView {
    SignatureView {
        agent: agent.name.clone(),
        text: agent.signature.text.clone(),
        html: agent.signature.html.clone(),
    }
}

/// A person as routing sees them now.
pub(in crate::servers) fn seat(agent: &Agent, live: &Live) -> Seat {
    let mut seat = Seat::of(agent);
    if let Some(now) = live.agents.get(&agent.id) {
        seat.status.clone_from(&now.status);
        seat.live = now.live;
        seat.used_primary = now.used;
        seat.used_interruptible = now.interruptible_used;
        seat.open_items = u32::try_from(now.conversations.len()).unwrap_or(u32::MAX);
        seat.last_received = now.last_received;
        seat.ramp = now.rests_until.map_or_else(Ramp::none, Ramp::resting);
    }
    seat
}

/// Skills as they are shown.
pub(in crate::servers) fn skills(skills: &BTreeMap<Name, u8>) -> List<SkillLevel> {
    skills
        .iter()
        .map(|(skill, level)| SkillLevel {
            skill: skill.clone(),
            level: *level,
        })
        .collect()
}

/// Skills as the engine keeps them.
pub(in crate::servers) fn skills_of(skills: &[SkillLevel]) -> BTreeMap<Name, u8> {
    skills
        .iter()
        .map(|skill| (skill.skill.clone(), skill.level))
        .collect()
}

/// A new person, but for how they prove who they are.
pub(in crate::servers) fn person(new: &NewPerson) -> Person {
    Person {
        name: Some(new.name.clone()),
        display: new.display.clone(),
        role: new.role,
        sets: new.sets.iter().cloned().collect(),
        queues: new.queues.iter().cloned().collect(),
        skills: skills_of(&new.skills),
        capacity: new.capacity,
        interruptible: new.interruptible,
        credential: crate::domain::account::Credential::default(),
    }
}

/// What changes about a person.
pub(in crate::servers) fn change(asked: &Asked) -> PersonChange {
    let names = |names: &Option<List<Name>>| -> Option<BTreeSet<Name>> {
        names.as_ref().map(|names| names.iter().cloned().collect())
    };
    PersonChange {
        display: asked.display.clone(),
        role: asked.role,
        sets: names(&asked.sets),
        queues: names(&asked.queues),
        skills: asked.skills.as_ref().map(|skills| skills_of(skills)),
        capacity: asked.capacity,
        interruptible: if asked.interruptible_as_capacity {
            Some(None)
        } else {
            asked.interruptible.map(Some)
        },
        enabled: None,
        signature: None,
        was: None,
        shift: Shift::default(),
    }
}

/// A session in a list.
pub(in crate::servers) fn session(
    directory: &Directory,
    session: &Session,
    current: bool,
) -> SessionRow {
    SessionRow {
        id: session_id(session),
        agent: directory.name(session.agent),
        purpose: match &session.purpose {
            Purpose::Device => "device",
            Purpose::Link => "link",
            Purpose::Script(_) => "script",
        }
        .to_owned(),
        device: match &session.purpose {
            Purpose::Script(name) => name.to_string(),
            _ => session.device.clone(),
        },
        created_at: session.created_at,
        used_at: session.used_at,
        expires_at: last_moment(session.expires_at),
        current,
    }
}

/// What a session is called: enough of its digest to tell it apart, too little to find the token by.
pub(in crate::servers) fn session_id(session: &Session) -> String {
    let mut id = session.digest.to_string();
    id.truncate(SESSION_ID_DIGITS);
    id
}

/// An end that a calendar can write; what never ends, ends with the year 9999.
pub(in crate::servers) fn last_moment(at: Moment) -> Moment {
    at.min(Moment(CALENDAR_END))
}

/// What somebody may do, as names.
pub(in crate::servers) fn permissions(grants: &Grants) -> List<String> {
    Action::ALL
        .iter()
        .filter(|action| grants.anywhere(**action))
        .map(|action| action.name().to_owned())
        .collect()
}

/// Roles, then permission sets.
pub(in crate::servers) fn roles(sets: &Sets) -> List<RoleView> {
    let built_in = Role::ALL.into_iter().map(|role| RoleView {
        name: Name::new(role.name()).expect("a word is a name"),
        built_in: true,
        actions: sets
            .roles
            .of(role)
            .iter()
            .map(|action| action.name().to_owned())
            .collect(),
        queues: List::new(),
    });
    let named = sets.named.iter().map(|(name, set)| RoleView {
        name: name.clone(),
        built_in: false,
        actions: set.actions.iter().map(|a| a.name().to_owned()).collect(),
        queues: match &set.reach {
            crate::access::SetReach::Queues(queues) => queues.iter().cloned().collect(),
            _ => List::new(),
        },
    });
    built_in.chain(named).collect()
}

/// A customer.
pub(in crate::servers) fn contact(
    contact: &Contact,
    conversations: u32,
    last_received_at: Option<Moment>,
    likely: Vec<LikelyView>,
) -> ContactView {
    ContactView {
        id: contact.id,
        name: contact.name.clone(),
        addresses: contact.addresses.iter().map(address).collect(),
        fields: contact
            .fields
            .iter()
            .map(|(name, value)| Param {
                name: name.clone(),
                value: value.clone(),
            })
            .collect(),
        language: contact.language.clone(),
        created_at: contact.created_at,
        conversations,
        last_received_at,
        merged_into: contact.merged_into,
        likely: likely.into(),
    }
}

/// A record that may be the same customer's, by an address that is its own.
pub(in crate::servers) fn likely(contact: &Contact, by: &Address) -> LikelyView {
    LikelyView {
        contact: contact.id,
        name: contact.name.clone(),
        address: address(by),
    }
}

/// How work counts, as a word.
pub(in crate::servers) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Primary => "primary",
        Kind::Interruptible => "interruptible",
    }
}

const SESSION_ID_DIGITS: usize = 24;

/// 9999-12-31T23:59:59.999Z.
const CALENDAR_END: i64 = 253_402_300_799_999;
