//! Signing in to a desk elsewhere, and the contexts that remember it.

use std::path::PathBuf;

use crate::client::known::{Known, KnownDesks};
use crate::client::{Client, Dial, Options, SignIn, key_of};
use crate::domain::Name;
use crate::net::fingerprint::Fingerprint;
use crate::protocol::Code;
use crate::protocol::key::Secret;
use crate::protocol::message::{Data, EntryRequest, ToDesk};
use crate::words::{self, Lang};

use super::args::Context;
use super::code::digits;
use super::connect::Session;
use super::context::{Contexts, Saved, folder};
use super::failure::Failure;
use super::output::complain;
use super::prompt;

/// What `login` was given.
pub(super) struct Login {
    pub(super) address: String,
    pub(super) user: Option<String>,
    pub(super) save_as: Option<String>,
    pub(super) password_file: Option<PathBuf>,
    pub(super) code_file: Option<PathBuf>,
    pub(super) fingerprint: Option<String>,
}

/// Signs in and remembers the way: address, pinned key, token. The password is not kept.
pub(super) async fn login(session: &mut Session, login: Login) -> Result<(), Failure> {
    let lang = session.out.lang;
    let address = with_port(&login.address);
    let key = pin(session, &address, login.fingerprint.as_deref()).await?;
    let user = match login.user {
        Some(user) => user,
        None if session.global.no_input || !prompt::is_interactive() => {
            return Err(Failure::Usage("cli.needs_user", Vec::new()));
        }
        None => prompt::line(lang, "cli.user")?,
    };
    let file = login.password_file.as_deref();
    let password = prompt::password(lang, "cli.password", file, session.global.no_input)?;
    let sign_in = |code: Option<Secret>| SignIn::Password {
        name: user.clone(),
        password: Secret(password.clone()),
        code,
    };
    let options = |sign_in| Options {
        language: lang.code().to_owned(),
        device: "centralita".to_owned(),
        ..Options::new("centralita", sign_in)
    };
    let first = Client::connect(Dial::pinned(&address, key), options(sign_in(None))).await;
    let (client, _inbox) = match first {
        Err(error)
            if error.code() == Some(Code::CODE_NEEDED)
                && (login.code_file.is_some() || prompt::is_interactive()) =>
        {
            let code = digits(session, login.code_file.as_deref())?;
            Client::connect(Dial::pinned(&address, key), options(sign_in(Some(code)))).await?
        }
        other => other?,
    };
    let token = client
        .session()
        .map(|session| session.token.0)
        .unwrap_or_default();
    let name = login.save_as.unwrap_or_else(|| format!("{user}@{address}"));
    let saved = Saved {
        name: name.clone(),
        address,
        fingerprint: key.to_string(),
        user: user.clone(),
        token,
    };
    Contexts::open()?.keep(saved)?;
    client.close().await;
    Ok(session.out.done(
        "login-done",
        "cli.signed_in",
        &[("user", &user), ("name", &name)],
    )?)
}

/// Remembers another desk's key without signing in there: as given, or as a person says it is.
pub(super) async fn trust(
    session: &Session,
    address: &str,
    fingerprint: Option<&str>,
) -> Result<(), Failure> {
    let address = with_port(address);
    let key = pin(session, &address, fingerprint).await?;
    if session.out.json {
        let document = serde_json::json!({"address": address, "fingerprint": key.to_string()});
        return Ok(session.out.document("cert-trust", document)?);
    }
    Ok(session
        .out
        .say("cli.trusted", &[("address", &address), ("key", &key)])?)
}

fn with_port(address: &str) -> String {
    let has_port = address
        .rsplit_once(':')
        .is_some_and(|(_, port)| port.parse::<u16>().is_ok());
    if has_port {
        address.to_owned()
    } else {
        format!("{address}:7443")
    }
}

/// The desk's key: as given, as remembered, or as a person says it is, as ssh does.
async fn pin(
    session: &Session,
    address: &str,
    given: Option<&str>,
) -> Result<Fingerprint, Failure> {
    let seen = key_of(address).await?;
    let mut known = KnownDesks::open(&folder().join("known_desks"))?;
    if let Some(given) = given {
        let expected: Fingerprint = given
            .parse()
            .map_err(|_| Failure::Usage("cli.bad_fingerprint", Vec::new()))?;
        if expected != seen {
            return Err(changed(address, &expected, &seen));
        }
        known.remember(address, seen)?;
        return Ok(seen);
    }
    match known.judge(address, seen) {
        Known::Same => {}
        Known::Changed(before) => return Err(changed(address, &before, &seen)),
        Known::New => {
            complain(&words::say(
                session.out.lang,
                "cli.new_key",
                &[("address", &address), ("key", &seen)],
            ));
            session.confirm("cli.confirm_key", &[])?;
            known.remember(address, seen)?;
        }
    }
    Ok(seen)
}

fn changed(address: &str, before: &Fingerprint, now: &Fingerprint) -> Failure {
    let values = vec![
        ("address", address.to_owned()),
        ("before", before.to_string()),
        ("now", now.to_string()),
    ];
    Failure::Usage("cli.key_changed", values)
}

/// Ends the session there and forgets the way here.
pub(super) async fn logout(session: &mut Session) -> Result<(), Failure> {
    let mut contexts = Contexts::open()?;
    let chosen = match &session.global.context {
        Some(name) => contexts.find(name).map(|saved| saved.name.clone()),
        None => contexts.current().map(|saved| saved.name.clone()),
    };
    let name = chosen.ok_or(Failure::Usage("cli.not_signed_in", Vec::new()))?;
    session.global.context = Some(name.clone());
    // A desk that cannot be reached keeps the session until it expires; here it is forgotten all the same.
    if let Ok((client, _)) = session.client().await {
        client.sign_out().await.ok();
    }
    contexts.forget(&name)?;
    Ok(session
        .out
        .done("logout-done", "cli.signed_out", &[("name", &name)])?)
}

pub(super) async fn whoami(session: &mut Session) -> Result<(), Failure> {
    let Data::Session(view) = session.ask(ToDesk::Entry(EntryRequest::WhoAmI)).await? else {
        return Err(crate::client::ClientError::Unexpected.into());
    };
    if session.out.json {
        let document = serde_json::json!({"agent": view.agent, "permissions": view.permissions});
        return Ok(session.out.document("whoami-show", document)?);
    }
    let lang = session.out.lang;
    match &view.agent {
        Some(agent) => {
            let role = serde_json::to_value(agent.role).unwrap_or_default();
            let role = role.as_str().unwrap_or_default();
            let role = words::say(lang, &format!("role.{role}.title"), &[]);
            session
                .out
                .lines([format!("{}  {}  {role}", agent.name, agent.display)])?;
            let queues: Vec<&str> = agent.queues.iter().map(Name::as_str).collect();
            let queues = queues.join(", ");
            if !queues.is_empty() {
                session
                    .out
                    .say("cli.whoami_queues", &[("queues", &queues)])?;
            }
        }
        None => session.out.say("cli.operator", &[])?,
    }
    let may = |action: &String| vec![action.clone(), purpose(lang, action)];
    let may: Vec<Vec<String>> = view.permissions.iter().map(may).collect();
    Ok(session
        .out
        .table(&["cli.whoami_may", "cli.whoami_what"], &may)?)
}

/// What a permission is good for; nothing for one that this program does not know yet.
fn purpose(lang: Lang, action: &str) -> String {
    let key = format!("action.{action}");
    if words::has(&key) {
        words::say(lang, &key, &[])
    } else {
        String::new()
    }
}

pub(super) fn context(session: &Session, act: Context) -> Result<(), Failure> {
    let mut contexts = Contexts::open()?;
    let missing = |name: String| Failure::Missing("cli.no_context", vec![("name", name)]);
    match act {
        Context::List if session.out.json => {
            let items: Vec<serde_json::Value> = contexts
                .all()
                .map(|(saved, current)| {
                    serde_json::json!({
                        "name": saved.name,
                        "address": saved.address,
                        "user": saved.user,
                        "fingerprint": saved.fingerprint,
                        "current": current,
                    })
                })
                .collect();
            let document = serde_json::json!({"items": items});
            Ok(session.out.document("context-list", document)?)
        }
        Context::List => {
            let row = |(saved, current): (&Saved, bool)| {
                let mark = if current { "*" } else { "" };
                vec![
                    mark.to_owned(),
                    saved.name.clone(),
                    saved.address.clone(),
                    saved.user.clone(),
                ]
            };
            let rows: Vec<Vec<String>> = contexts.all().map(row).collect();
            Ok(session.out.table(
                &["cli.current", "cli.name", "cli.address", "cli.user_name"],
                &rows,
            )?)
        }
        Context::Use { name } => match contexts.choose(&name)? {
            true => Ok(session
                .out
                .done("context-use", "cli.context_used", &[("name", &name)])?),
            false => Err(missing(name)),
        },
        Context::Rm { name } => match contexts.forget(&name)? {
            true => {
                Ok(session
                    .out
                    .done("context-rm", "cli.context_forgotten", &[("name", &name)])?)
            }
            false => Err(missing(name)),
        },
    }
}
