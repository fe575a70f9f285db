//! Settings: as they run, as they were, and what every key means.

use crate::client::ClientError;
use crate::protocol::message::{Data, DeskRequest, ToDesk};

use super::args::Config;
use super::connect::Session;
use super::failure::Failure;
use super::{desk, when};

pub(super) async fn run(session: &mut Session, act: Config) -> Result<(), Failure> {
    match act {
        Config::Show { prefix, origin } => show(session, prefix, origin).await,
        Config::Get { key } => get(session, key).await,
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
            Ok(session.out.lines(lines.into_vec())?)
        }
        Config::History { limit } => history(session, limit).await,
        Config::Status => {
            let request = DeskRequest::ConfigStatus { watch: false };
            let Data::ConfigStatus(status) = session.ask(ToDesk::Desk(request)).await? else {
                return Err(ClientError::Unexpected.into());
            };
            desk::applied(session, &status)
        }
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
    let rows: Vec<Vec<String>> = settings
        .iter()
        .map(|one| {
            let origin = if origin {
                one.origin.clone()
            } else {
                String::new()
            };
            vec![one.key.clone(), one.value.clone(), origin]
        })
        .collect();
    Ok(session
        .out
        .table(&["cli.key", "cli.value", "cli.origin"], &rows)?)
}

async fn get(session: &mut Session, key: String) -> Result<(), Failure> {
    let request = DeskRequest::Config {
        prefix: Some(key.clone()),
    };
    let Data::Config(settings) = session.ask(ToDesk::Desk(request)).await? else {
        return Err(ClientError::Unexpected.into());
    };
    match settings.iter().find(|one| one.key == key) {
        Some(one) => Ok(session.out.lines([one.value.clone()])?),
        None => Err(Failure::Quiet(super::failure::exit::NOT_FOUND)),
    }
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
            let changes = one.changes.iter().cloned().collect::<Vec<_>>().join(", ");
            vec![
                one.generation.to_string(),
                when::shown(one.applied_at),
                changes,
            ]
        })
        .collect();
    Ok(session
        .out
        .table(&["cli.generation", "cli.when", "cli.changes"], &rows)?)
}
