//! Macros, labels, queues and other things of the configuration: which there are, and one of them changed in a
//! file of its own, by the same requests as an administrator's page.

mod form;

use std::fs;
use std::io::Read as _;
use std::path::Path;

use crate::client::ClientError;
use crate::config::near::nearest;
use crate::domain::Name;
use crate::domain::text::BODY_BYTES_MAX;
use crate::protocol::message::setup::NewThing;
use crate::protocol::message::{Data, DeskRequest, ToDesk};
use crate::protocol::view::conversation::Param;
use crate::protocol::view::desk::SettingView;
use crate::protocol::view::setup::{ChannelDraft, KindView};
use crate::words;

use super::args::{ThingSet, Writing};
use super::connect::Session;
use super::failure::Failure;
use super::fresh::{problems, spoken};
use super::output::complain;

/// The kinds there are, or the things of one kind.
pub(super) async fn list(session: &mut Session, kind: Option<Name>) -> Result<(), Failure> {
    let Some(kind) = kind else {
        return kinds(session).await;
    };
    let asked = one_kind(session, &kind).await?;
    let found = settings(session, asked.kind.to_string()).await?;
    let things = form::things(&kind, &found);
    if session.out.json {
        let item =
            |(name, origin): &(String, String)| serde_json::json!({"name": name, "origin": origin});
        let items: Vec<serde_json::Value> = things.iter().map(item).collect();
        let document = serde_json::json!({"kind": kind, "items": items});
        return Ok(session.out.document("config-list", document)?);
    }
    let rows: Vec<Vec<String>> = things.into_iter().map(|(a, b)| vec![a, b]).collect();
    Ok(session.out.table(&["cli.name", "cli.origin"], &rows)?)
}

async fn kinds(session: &mut Session) -> Result<(), Failure> {
    let kinds = all_kinds(session).await?;
    if session.out.json {
        let document = serde_json::json!({"items": kinds});
        return Ok(session.out.document("config-kinds", document)?);
    }
    let lang = session.out.lang;
    let row = |it: &KindView| {
        vec![
            it.kind.to_string(),
            spoken(lang, &it.help, &it.help_es).to_owned(),
        ]
    };
    let rows: Vec<Vec<String>> = kinds.iter().map(row).collect();
    Ok(session.out.table(&["cli.kind", "cli.what"], &rows)?)
}

/// Changes what was named and leaves the rest as it is.
pub(super) async fn set(session: &mut Session, asked: ThingSet) -> Result<(), Failure> {
    let kind = one_kind(session, &asked.kind).await?;
    let mut said = asked.says;
    for (key, path) in &asked.from_file {
        let value = text_of(path)?;
        said.push(Param {
            name: key.clone(),
            value,
        });
    }
    for Param { name, .. } in &said {
        if form::asked(&kind, name).is_none() {
            return Err(unknown(&kind, name));
        }
    }
    let whole = format!("{}.{}", asked.kind, asked.name);
    let mut found = settings(session, whole.clone()).await?;
    // A list shows what is long, or of several lines, cut short: asked for by its name, all of it is told.
    for one in &mut found {
        let key = one.key.strip_prefix(&whole).unwrap_or_default();
        let key = key.strip_prefix('.').unwrap_or_default();
        if form::asked(&kind, key).is_some() {
            let told = settings(session, one.key.clone()).await?;
            if let Some(told) = told.into_iter().find(|told| told.key == one.key) {
                one.value = told.value;
            }
        }
    }
    let thing = NewThing {
        kind: asked.kind,
        name: asked.name,
        settings: form::filled(&kind, &whole, &found, &said)
            .into_iter()
            .collect(),
        remove: false,
        language: session.out.lang.code().to_owned(),
    };
    write(session, "config-set", thing, asked.how).await
}

/// Takes the thing's own file away, and with it what no other file says.
pub(super) async fn remove(
    session: &mut Session,
    (kind, name): (Name, Name),
    how: Writing,
) -> Result<(), Failure> {
    let thing = NewThing {
        kind: one_kind(session, &kind).await?.kind,
        name,
        settings: Vec::new().into(),
        remove: true,
        language: session.out.lang.code().to_owned(),
    };
    write(session, "config-remove", thing, how).await
}

/// Shows what would be written, and writes it once somebody says so.
async fn write(
    session: &mut Session,
    schema: &str,
    thing: NewThing,
    how: Writing,
) -> Result<(), Failure> {
    let request = DeskRequest::DraftThing {
        thing: Box::new(thing.clone()),
    };
    let Data::ChannelDraft(draft) = session.ask(ToDesk::Desk(request)).await? else {
        return Err(ClientError::Unexpected.into());
    };
    let errors = draft.problems.iter().any(|problem| problem.error);
    let same = draft.text == draft.before.as_deref().unwrap_or_default();
    show(session, &draft)?;
    if how.dry_run || errors {
        if session.out.json {
            session.out.document(schema, &draft)?;
        } else if !errors {
            complain(&words::say(
                session.out.lang,
                "cli.channel_not_added",
                &[("file", &draft.file)],
            ));
        }
        return if errors { Err(Failure::Config) } else { Ok(()) };
    }
    if same && !session.out.json {
        return Ok(session.out.say("cli.thing_same", &[])?);
    }
    if !same {
        session.confirm("cli.thing_confirm", &[("file", &draft.file)])?;
    }
    let request = DeskRequest::WriteThing {
        thing: Box::new(thing),
        seen: draft.seen,
        replace: how.overwrite,
    };
    let Data::ChannelWritten(written) = session.command(ToDesk::Desk(request)).await?.data else {
        return Err(ClientError::Unexpected.into());
    };
    if !written.status.ok {
        problems(session.out.lang, written.status.problems.iter());
    }
    if session.out.json {
        let document = serde_json::json!({
            "file": written.file, "text": draft.text, "changes": draft.changes, "status": written.status,
        });
        session.out.document(schema, document)?;
    } else if written.status.ok {
        let generation = written.status.generation;
        let key = if draft.text.is_empty() {
            "cli.thing_removed"
        } else {
            "cli.channel_added"
        };
        session
            .out
            .say(key, &[("file", &written.file), ("generation", &generation)])?;
    }
    if written.status.ok {
        Ok(())
    } else {
        Err(Failure::Config)
    }
}

/// The difference for people on standard output, and what is said of it beside.
fn show(session: &Session, draft: &ChannelDraft) -> Result<(), Failure> {
    let lang = session.out.lang;
    problems(lang, draft.problems.iter());
    if session.out.json {
        return Ok(());
    }
    let before = draft.before.as_deref().unwrap_or_default();
    let lines = form::difference(before, &draft.text);
    session.out.lines(
        lines
            .into_iter()
            .map(|(sign, line)| format!("{sign} {line}").trim_end().to_owned()),
    )?;
    if !draft.changes.is_empty() {
        session.out.say("cli.thing_changes", &[])?;
        session
            .out
            .lines(draft.changes.iter().map(|line| format!("  {line}")))?;
    }
    for claim in draft.checks.iter() {
        complain(spoken(lang, &claim.text, &claim.text_es));
    }
    Ok(())
}

async fn settings(session: &mut Session, prefix: String) -> Result<Vec<SettingView>, Failure> {
    let request = DeskRequest::Config {
        prefix: Some(prefix),
    };
    match session.ask(ToDesk::Desk(request)).await? {
        Data::Config(found) => Ok(found.into_vec()),
        _ => Err(ClientError::Unexpected.into()),
    }
}

async fn all_kinds(session: &mut Session) -> Result<Vec<KindView>, Failure> {
    match session.ask(ToDesk::Desk(DeskRequest::ThingKinds)).await? {
        Data::ChannelKinds(kinds) => Ok(kinds.into_vec()),
        _ => Err(ClientError::Unexpected.into()),
    }
}

async fn one_kind(session: &mut Session, wanted: &Name) -> Result<KindView, Failure> {
    let kinds = all_kinds(session).await?;
    let known: Vec<String> = kinds.iter().map(|it| it.kind.to_string()).collect();
    kinds
        .into_iter()
        .find(|it| it.kind == *wanted)
        .ok_or_else(|| {
            let words = known.join(", ");
            Failure::Usage(
                "cli.thing_no_kind",
                vec![("kind", wanted.to_string()), ("words", words)],
            )
        })
}

fn unknown(kind: &KindView, key: &str) -> Failure {
    let keys: Vec<&str> = kind.settings.iter().map(|it| it.key.as_str()).collect();
    let key_ = ("key", key.to_owned());
    let kind_ = ("kind", kind.kind.to_string());
    match nearest(key, keys.iter().copied()) {
        Some(near) => Failure::Usage(
            "cli.thing_near_key",
            vec![key_, kind_, ("near", near.to_owned())],
        ),
        None => Failure::Usage(
            "cli.thing_no_key",
            vec![key_, kind_, ("keys", keys.join(", "))],
        ),
    }
}

/// A text of several lines; more of it than the desk takes is not read.
fn text_of(path: &Path) -> Result<String, Failure> {
    let failed = |error: std::io::Error| Failure::Here(format!("{}: {error}", path.display()));
    let file = fs::File::open(path).map_err(failed)?;
    let mut text = String::new();
    file.take(BODY_BYTES_MAX as u64 + 1)
        .read_to_string(&mut text)
        .map_err(failed)?;
    Ok(text)
}
