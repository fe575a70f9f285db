//! The made-up people of the demo, and their passwords.

use std::collections::BTreeSet;

use crate::client::{Client, ClientError};
use crate::domain::agent::Role;
use crate::domain::{Name, Span};
use crate::protocol::key::Secret;
use crate::protocol::message::people::NewPerson;
use crate::protocol::message::{Data, PeopleRequest, ToDesk};
use crate::protocol::view::people::SkillLevel;

/// Somebody who works at the demo.
struct Made {
    name: &'static str,
    display: &'static str,
    role: Role,
    queues: &'static [&'static str],
    skills: &'static [(&'static str, u8)],
    capacity: u32,
}

/// Makes whoever is missing. The passwords are `demo`, or random ones where `secrets` is given; those
/// are set anew for everybody. Where `reset` is true, everybody gets the printed password again.
pub(super) async fn hire(
    client: &Client,
    secrets: Option<&[String]>,
    reset: bool,
) -> Result<(), ClientError> {
    let known = known(client).await?;
    for (at, made) in ALL.iter().enumerate() {
        let name = name(made.name);
        let chosen = secrets.and_then(|secrets| secrets.get(at));
        let password = Secret(chosen.map_or_else(|| PASSWORD.to_owned(), Clone::clone));
        let ask = if !known.contains(&name) {
            PeopleRequest::Add {
                person: Box::new(person(made, name, password)),
            }
        } else if secrets.is_some() || reset {
            PeopleRequest::SetPassword {
                agent: name,
                password,
                must_change: false,
            }
        } else {
            continue;
        };
        client.command(ToDesk::People(ask)).await?;
    }
    Ok(())
}

/// What signs somebody in once, within half an hour, without a password.
pub(super) async fn link(client: &Client, who: &str) -> Result<String, ClientError> {
    let ask = PeopleRequest::MakeToken {
        agent: name(who),
        name: name("demo"),
        valid: LINK_LIFE,
        once: true,
    };
    match client.command(ToDesk::People(ask)).await?.data {
        Data::Token(token) => Ok(token.token.0.clone()),
        _ => Err(ClientError::Unexpected),
    }
}

/// Their names, in the order of `secrets`.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    ALL.iter().map(|made| made.name)
}

async fn known(client: &Client) -> Result<BTreeSet<Name>, ClientError> {
    let list = PeopleRequest::List {
        cursor: None,
        limit: 200,
    };
    match client.ask(ToDesk::People(list)).await?.data {
        Data::Agents(page) => Ok(page.items.iter().map(|agent| agent.name.clone()).collect()),
        _ => Err(ClientError::Unexpected),
    }
}

fn person(made: &Made, sign_in: Name, password: Secret) -> NewPerson {
    let skill = |(skill, level): &(&str, u8)| SkillLevel {
        skill: name(skill),
        level: *level,
    };
    NewPerson {
        name: sign_in,
        display: made.display.to_owned(),
        role: made.role,
        sets: Vec::new().into(),
        queues: made.queues.iter().map(|queue| name(queue)).collect(),
        skills: made.skills.iter().map(skill).collect(),
        capacity: made.capacity,
        interruptible: None,
        password: Some(password),
        must_change: false,
    }
}

/// A name of ours.
pub(super) fn name(text: &str) -> Name {
    Name::new(text).expect("our own names are names")
}

/// The password of everybody on a demo that nobody else can reach.
pub(in crate::cli) const PASSWORD: &str = "demo";

/// Who signs in where nobody says who.
pub(in crate::cli) const USER: &str = "sofia";

/// Who watches them.
pub(super) const SUPERVISOR: &str = "berta";

/// How long a link signs somebody in.
const LINK_LIFE: Span = Span::minutes(30);

const ALL: [Made; 4] = [
    Made {
        name: "sofia",
        display: "Sofía Marín",
        role: Role::Agent,
        queues: &["chat", "soporte", "devoluciones", "general"],
        skills: &[("envios", 8), ("ingles", 7)],
        capacity: 5,
    },
    Made {
        name: "marcos",
        display: "Marcos Gil",
        role: Role::Agent,
        queues: &["chat", "ventas", "soporte", "general"],
        skills: &[("envios", 1), ("ingles", 2)],
        capacity: 4,
    },
    Made {
        name: "berta",
        display: "Berta Lozano",
        role: Role::Supervisor,
        queues: &[],
        skills: &[],
        capacity: 2,
    },
    Made {
        name: "admin",
        display: "Admin",
        role: Role::Administrator,
        queues: &[],
        skills: &[],
        capacity: 0,
    },
];
