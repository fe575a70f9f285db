//! Settings: as they run, as they were, and what every key means.

use crate::client::ClientError;
use crate::protocol::message::{Data, DeskRequest, ToDesk};
use crate::protocol::view::desk::SettingView;

use super::args::Config;
use super::connect::Session;
use super::failure::Failure;
use super::{describe, desk, thing, when};

pub(super) async fn run(session: &mut Session, act: Config) -> Result<(), Failure> {
    match act {
        Config::Show { prefix, origin } => show(session, prefix, origin).await,
        Config::Get { key } => get(session, key).await,
        Config::List { kind } => thing::list(session, kind).await,
        Config::Set(asked) => thing::set(session, *asked).await,
        Config::Remove { kind, name, how } => thing::remove(session, (kind, name), how).await,
        Config::Diff => {
            let Data::Lines(lines) = session.ask(ToDesk::Desk(DeskRequest::ConfigDiff)).await?
            else {
                return Err(ClientError::Unexpected.into());
            };
            if session.out.json {
                return Ok(session
                    .out
                    .document("config-diff", serde_json::json!({"items": lines}))?);
            }
            if lines.is_empty() {
                return Ok(session.out.say("cli.no_differences", &[])?);
            }
            Ok(session.out.lines(lines.into_vec())?)
        }
        Config::History { limit } => history(session, limit).await,
        Config::Status => {
            let request = DeskRequest::ConfigStatus { watch: false };
            let Data::ConfigStatus(status) = session.ask(ToDesk::Desk(request)).await? else {
                return Err(ClientError::Unexpected.into());
            };
            desk::stand(session, &status)
        }
        // These ask no desk and were carried out before.
        Config::Describe { .. } | Config::Schema | Config::Sockets(_) => Ok(()),
    }
}

async fn show(session: &mut Session, prefix: Option<String>, origin: bool) -> Result<(), Failure> {
    let Data::Config(settings) = session
        .ask(ToDesk::Desk(DeskRequest::Config { prefix }))
        .await?
    else {
        return Err(ClientError::Unexpected.into());
    };
    if session.out.json {
        return Ok(session
            .out
            .document("config-show", serde_json::json!({"items": settings}))?);
    }
    let columns = if origin { 3 } else { 2 };
    let row = |one: &SettingView| {
        let mut row = vec![one.key.clone(), one.value.clone(), one.origin.clone()];
        row.truncate(columns);
        row
    };
    let rows: Vec<Vec<String>> = settings.iter().map(row).collect();
    let headers = ["cli.key", "cli.value", "cli.origin"];
    Ok(session.out.table(&headers[..columns], &rows)?)
}

/// What a key says and which file says it; `None` in its place for the default. `None` for no such key,
/// or one that has no default.
async fn found(
    session: &mut Session,
    key: &str,
) -> Result<Option<(String, Option<String>)>, Failure> {
    let request = DeskRequest::Config {
        prefix: Some(key.to_owned()),
    };
    let Data::Config(settings) = session.ask(ToDesk::Desk(request)).await? else {
        return Err(ClientError::Unexpected.into());
    };
    if let Some(one) = settings.iter().find(|one| one.key == key) {
        return Ok(Some((one.value.clone(), Some(one.origin.clone()))));
    }
    let default = describe::default_of(key);
    Ok(default.map(|default| (default.trim_matches('"').to_owned(), None)))
}

/// What a key says in the running desk, written or not.
pub(super) async fn value(session: &mut Session, key: &str) -> Result<Option<String>, Failure> {
    let found = found(session, key).await?;
    Ok(found
        .map(|(value, _)| value.trim_matches('"').to_owned())
        .filter(|value| !value.is_empty()))
}

async fn get(session: &mut Session, key: String) -> Result<(), Failure> {
    let found = found(session, &key).await?;
    let (value, origin) = found.ok_or_else(|| describe::unknown(&key, session.out.lang))?;
    if session.out.json {
        let document = serde_json::json!({"key": key, "value": value, "origin": origin});
        return Ok(session.out.document("config-get", document)?);
    }
    Ok(session.out.lines([value])?)
}

async fn history(session: &mut Session, limit: u32) -> Result<(), Failure> {
    let request = DeskRequest::ConfigHistory { limit };
    let Data::Generations(generations) = session.ask(ToDesk::Desk(request)).await? else {
        return Err(ClientError::Unexpected.into());
    };
    if session.out.json {
        return Ok(session
            .out
            .document("config-history", serde_json::json!({"items": generations}))?);
    }
    let rows: Vec<Vec<String>> = generations
        .iter()
        .map(|one| {
            let written = one.written.iter();
            let by = written.map(|it| format!("{} ({})", it.by, it.file));
            let by = by.collect::<Vec<_>>().join(", ");
            let changes = one.changes.iter().cloned().collect::<Vec<_>>().join(", ");
            vec![
                one.generation.to_string(),
                when::shown(one.applied_at),
                by,
                changes,
            ]
        })
        .collect();
    Ok(session.out.table(
        &[
            "cli.generation",
            "cli.when",
            "cli.written_by",
            "cli.changes",
        ],
        &rows,
    )?)
}
