//! People: accounts, rights, passwords, sessions, tokens.

use crate::client::ClientError;
use crate::domain::Name;
use crate::protocol::key::Secret;
use crate::protocol::message::people::NewPerson;
use crate::protocol::message::{
    Accepted, Data, EntryRequest, PeopleRequest, SuperviseRequest, ToDesk,
};
use crate::protocol::view::people::{AgentView, SessionRow};
use crate::words;

use super::args::{Agent, AgentAdd, Token};
use super::connect::Session;
use super::failure::Failure;
use super::output::write;
use super::{code, journal, link, person, presence, prompt, signature, when};

const HEADERS: [&str; 7] = [
    "cli.name",
    "cli.display",
    "cli.role",
    "cli.status",
    "cli.load",
    "cli.queues",
    "cli.skills",
];

/// How many people are asked for at once.
const PEOPLE_AT_ONCE: u32 = 100;

pub(super) async fn run(session: &mut Session, act: Agent) -> Result<(), Failure> {
    match act {
        Agent::List => list(session).await,
        Agent::Show { name } => {
            let request = PeopleRequest::Show { agent: name };
            show(session, "agent-show", ToDesk::People(request), "cli.person").await
        }
        Agent::Add(add) => self::add(session, *add).await,
        Agent::Set(set) => person::set(session, *set).await,
        Agent::Disable { name } => {
            session.confirm("cli.confirm_disable", &[("name", &name)])?;
            let request = PeopleRequest::Enable {
                agent: name,
                enabled: false,
            };
            show(
                session,
                "agent-disable",
                ToDesk::People(request),
                "cli.person_disabled",
            )
            .await
        }
        Agent::Enable { name } => {
            let request = PeopleRequest::Enable {
                agent: name,
                enabled: true,
            };
            show(
                session,
                "agent-enable",
                ToDesk::People(request),
                "cli.person_enabled",
            )
            .await
        }
        Agent::Passwd {
            name,
            password_file,
            must_change,
        } => passwd(session, name, password_file.as_deref(), must_change).await,
        Agent::Code { confirm } => code::code(session, confirm.as_deref()).await,
        Agent::Status { person, status } => presence::status(session, person, status).await,
        Agent::Offers => presence::offers(session).await,
        Agent::History { name, part } => journal::person(session, name, &part).await,
        Agent::Roles => roles(session).await,
        Agent::SignOut { name } => {
            let request = SuperviseRequest::SignOut { agent: name };
            oversee(session, "agent-sign-out", request).await
        }
        Agent::Sessions { name, end } => sessions(session, "agent-sessions", name, end).await,
        Agent::Signature(asked) => signature::run(session, asked).await,
        Agent::ResetCode { name } => reset_code(session, name).await,
    }
}

async fn reset_code(session: &mut Session, name: Name) -> Result<(), Failure> {
    session.confirm("cli.confirm_reset_code", &[("name", &name)])?;
    let request = ToDesk::People(PeopleRequest::ResetCode { agent: name });
    show(session, "agent-reset-code", request, "cli.code_reset").await
}

/// What a supervisor does about a colleague.
pub(super) async fn oversee(
    session: &mut Session,
    schema: &str,
    request: SuperviseRequest,
) -> Result<(), Failure> {
    show(session, schema, ToDesk::Supervise(request), "cli.person").await
}

async fn list(session: &mut Session) -> Result<(), Failure> {
    let mut people: Vec<AgentView> = Vec::new();
    let mut cursor = None;
    loop {
        let request = PeopleRequest::List {
            cursor: cursor.take(),
            limit: PEOPLE_AT_ONCE,
        };
        let Data::Agents(page) = session.ask(ToDesk::People(request)).await? else {
            return Err(ClientError::Unexpected.into());
        };
        people.extend(page.items.into_vec());
        match page.next {
            Some(next) => cursor = Some(next),
            None => break,
        }
    }
    if session.out.json {
        return Ok(session.out.document(
            "agent-list",
            serde_json::json!({"items": people, "next": null}),
        )?);
    }
    table(session, &people)
}

/// People, one a row.
pub(super) fn table(session: &Session, people: &[AgentView]) -> Result<(), Failure> {
    let rows: Vec<Vec<String>> = people.iter().map(|one| row(session, one)).collect();
    Ok(session.out.table(&HEADERS, &rows)?)
}

/// Roles and permission sets, with what they allow.
async fn roles(session: &mut Session) -> Result<(), Failure> {
    let ask = ToDesk::People(PeopleRequest::Roles);
    let Data::Roles(roles) = session.ask(ask).await? else {
        return Err(ClientError::Unexpected.into());
    };
    if session.out.json {
        let document = serde_json::json!({"items": roles});
        return Ok(session.out.document("agent-roles", document)?);
    }
    for role in roles.iter() {
        let queues: Vec<&str> = role.queues.iter().map(Name::as_str).collect();
        let confined = if queues.is_empty() {
            String::new()
        } else {
            format!("  ({})", queues.join(", "))
        };
        session.out.lines([format!("{}{confined}", role.name)])?;
        let actions = role.actions.iter().map(|action| format!("  {action}"));
        session.out.lines(actions)?;
    }
    Ok(())
}

fn row(session: &Session, one: &AgentView) -> Vec<String> {
    let lang = session.out.lang;
    let status = match (&one.status, one.enabled) {
        (_, false) => words::say(lang, "cli.disabled", &[]),
        (Some(status), true) => status.to_string(),
        (None, true) => "—".to_owned(),
    };
    vec![
        one.name.to_string(),
        one.display.clone(),
        words::say(lang, &format!("role.{}.title", one.role.name()), &[]),
        status,
        super::floor::load(lang, one.load, one.capacity, one.interruptible_load),
        one.queues
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(", "),
        one.skills
            .iter()
            .map(|skill| format!("{}={}", skill.skill, skill.level))
            .collect::<Vec<_>>()
            .join(", "),
    ]
}

/// Sends something about one person and shows them as they are now.
async fn show(session: &mut Session, schema: &str, ask: ToDesk, key: &str) -> Result<(), Failure> {
    let accepted = session.command(ask).await?;
    shown(session, schema, &accepted, key)
}

/// Shows one person as they are.
pub(super) async fn show_asked(
    session: &mut Session,
    schema: &str,
    ask: ToDesk,
    key: &str,
) -> Result<(), Failure> {
    let accepted = session.client().await?.0.ask(ask).await?;
    shown(session, schema, &accepted, key)
}

fn shown(session: &Session, schema: &str, accepted: &Accepted, key: &str) -> Result<(), Failure> {
    let Data::Agent(agent) = &accepted.data else {
        if session.out.json {
            return Ok(session.out.document(schema, accepted)?);
        }
        return Ok(session.out.say("cli.done", &[])?);
    };
    if session.out.json {
        return Ok(session.out.document(schema, &**agent)?);
    }
    session.out.say(key, &[("name", &agent.name)])?;
    table(session, std::slice::from_ref(agent))
}

async fn add(session: &mut Session, add: AgentAdd) -> Result<(), Failure> {
    // Before anything is made that nobody could be let into.
    let door = if add.link {
        Some(link::door(session).await?)
    } else {
        None
    };
    let password = if add.no_password || add.link {
        None
    } else {
        Some(new_password(session, add.password_file.as_deref())?)
    };
    let person = NewPerson {
        name: add.name,
        display: add.display,
        role: add.role,
        sets: add.set.into_iter().collect(),
        queues: add.queue.into_iter().collect(),
        skills: add.skill.into_iter().collect(),
        capacity: add.capacity,
        interruptible: add.interruptible,
        password,
        must_change: add.must_change || add.link,
    };
    let who = person.name.clone();
    let request = ToDesk::People(PeopleRequest::Add {
        person: Box::new(person),
    });
    let Some(door) = door else {
        return show(session, "agent-add", request, "cli.person_added").await;
    };
    let Data::Agent(agent) = session.command(request).await?.data else {
        return Err(ClientError::Unexpected.into());
    };
    let link = link::make(session, &door, &who).await?;
    if session.out.json {
        let mut document = serde_json::json!(*agent);
        document["link"] = serde_json::json!(link);
        return Ok(session.out.document("agent-add", document)?);
    }
    Ok(session
        .out
        .say("cli.person_link", &[("name", &who), ("link", &link)])?)
}

/// A new password, typed twice where it is typed.
fn new_password(session: &Session, file: Option<&std::path::Path>) -> Result<Secret, Failure> {
    let lang = session.out.lang;
    let first = prompt::password(lang, "cli.new_password", file, session.global.no_input)?;
    if file.is_none() {
        let again = prompt::password(lang, "cli.again", None, session.global.no_input)?;
        if first != again {
            return Err(Failure::Usage("cli.not_the_same", Vec::new()));
        }
    }
    Ok(Secret(first))
}

async fn passwd(
    session: &mut Session,
    name: Option<Name>,
    file: Option<&std::path::Path>,
    must_change: bool,
) -> Result<(), Failure> {
    let ask = match name {
        Some(agent) => {
            let password = new_password(session, file)?;
            ToDesk::People(PeopleRequest::SetPassword {
                agent,
                password,
                must_change,
            })
        }
        None => {
            let old = prompt::password(
                session.out.lang,
                "cli.old_password",
                None,
                session.global.no_input,
            )?;
            let new = new_password(session, file)?;
            ToDesk::Entry(EntryRequest::ChangePassword {
                old: Secret(old),
                new,
            })
        }
    };
    session.command(ask).await?;
    Ok(session
        .out
        .done("agent-passwd", "cli.password_changed", &[])?)
}

async fn sessions(
    session: &mut Session,
    schema: &str,
    agent: Option<Name>,
    end: bool,
) -> Result<(), Failure> {
    if end {
        session.confirm("cli.confirm_end_sessions", &[])?;
        session
            .command(ToDesk::People(PeopleRequest::EndSessions { agent }))
            .await?;
        return Ok(session
            .out
            .done("agent-sessions", "cli.sessions_ended", &[])?);
    }
    let Data::Sessions(rows) = session
        .ask(ToDesk::People(PeopleRequest::Sessions { agent }))
        .await?
    else {
        return Err(ClientError::Unexpected.into());
    };
    if session.out.json {
        return Ok(session
            .out
            .document(schema, serde_json::json!({"items": rows}))?);
    }
    let row = |one: &SessionRow| {
        vec![
            one.id.clone(),
            one.agent.to_string(),
            one.purpose.clone(),
            one.device.clone(),
            when::shown(one.used_at),
            when::shown(one.expires_at),
        ]
    };
    let rows: Vec<Vec<String>> = rows.iter().map(row).collect();
    let headers = [
        "cli.session",
        "cli.name",
        "cli.kind",
        "cli.device",
        "cli.used",
        "cli.ends",
    ];
    Ok(session.out.table(&headers, &rows)?)
}

pub(super) async fn token(session: &mut Session, act: Token) -> Result<(), Failure> {
    match act {
        Token::Create {
            agent,
            name,
            valid,
            once,
        } => {
            let request = PeopleRequest::MakeToken {
                agent,
                name,
                valid,
                once,
            };
            let Data::Token(token) = session.command(ToDesk::People(request)).await?.data else {
                return Err(ClientError::Unexpected.into());
            };
            if session.out.json {
                return Ok(session.out.document("token-create", &token)?);
            }
            // The one moment at which it can be read.
            Ok(write(&format!("{}\n", token.token.0))?)
        }
        Token::List { agent } => sessions(session, "token-list", agent, false).await,
        Token::Revoke { session: id } => {
            session
                .command(ToDesk::People(PeopleRequest::EndSession { session: id }))
                .await?;
            Ok(session.out.done("token-revoke", "cli.done", &[])?)
        }
    }
}
