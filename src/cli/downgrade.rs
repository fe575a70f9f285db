//! `centralita store downgrade`: back to the record as it was before a later version brought it up.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::store::StoreError;
use crate::store::archive::DATABASE;
use crate::store::downgrade::{Found, Past, go_back, past};
use crate::words;

use super::connect::{Session, data_folder};
use super::failure::Failure;
use super::{trouble, when};

pub(super) fn run(session: &Session, to: Option<u32>, dry_run: bool) -> Result<(), Failure> {
    let data = data_folder(&session.global);
    if !data.join(DATABASE).exists() {
        let place = data.display().to_string();
        return Err(Failure::Missing("cli.no_store", vec![("data", place)]));
    }
    let past = past(&data).map_err(|error| failed(session, error))?;
    let mut copies = past.copies.iter();
    let Some(copy) = copies.find(|copy| to.is_none_or(|to| copy.schema == to)) else {
        let now = past.now.schema.to_string();
        return Err(match to {
            Some(to) => Failure::Missing(
                "cli.downgrade_no_copy",
                vec![("schema", to.to_string()), ("now", now)],
            ),
            None => Failure::Missing("cli.downgrade_none", vec![("now", now)]),
        });
    };
    if !session.out.json {
        foretell(session, &past, copy)?;
    }
    let mut aside = None;
    if dry_run {
        if !session.out.json {
            session.out.say("cli.restore_nothing_done", &[])?;
        }
    } else {
        let schema = copy.schema;
        session.confirm("cli.confirm_downgrade", &[("schema", &schema)])?;
        let stamp = when::stamp(when::now());
        aside = Some(go_back(&data, schema, &stamp).map_err(|error| failed(session, error))?);
    }
    report(session, &past, copy, aside)
}

/// What is there, what it would become, and what came in between.
fn foretell(session: &Session, past: &Past, copy: &Found) -> Result<(), Failure> {
    let (out, lang) = (&session.out, session.out.lang);
    out.say(
        "cli.downgrade_would",
        &[("now", &past.now.schema), ("schema", &copy.schema)],
    )?;
    if let Some((conversations, messages)) = between(past, copy) {
        let count = |key: &str, n: u64| words::plural(lang, key, n, &[]);
        out.say(
            "cli.downgrade_loses",
            &[
                (
                    "conversations",
                    &count("cli.conversations_n", conversations),
                ),
                ("messages", &count("cli.messages_n", messages)),
            ],
        )?;
    }
    Ok(())
}

/// Conversations and messages that came after the copy was made.
fn between(past: &Past, copy: &Found) -> Option<(u64, u64)> {
    let (now, then) = (past.now.counters?, copy.counters?);
    Some((
        now.conversation.saturating_sub(then.conversation),
        now.message.saturating_sub(then.message),
    ))
}

fn report(
    session: &Session,
    past: &Past,
    copy: &Found,
    aside: Option<PathBuf>,
) -> Result<(), Failure> {
    let shown = |path: &Path| path.display().to_string();
    if session.out.json {
        let copies: Vec<Value> = past
            .copies
            .iter()
            .map(|copy| json!({"schema": copy.schema, "file": shown(&copy.path)}))
            .collect();
        let lost = between(past, copy);
        let document = json!({
            "schema_before": past.now.schema,
            "schema_after": copy.schema,
            "schema_known": past.known,
            "copies": copies,
            "conversations_left_out": lost.map(|(conversations, _)| conversations),
            "messages_left_out": lost.map(|(_, messages)| messages),
            "left_in": aside.as_deref().map(shown),
            "done": aside.is_some(),
        });
        return Ok(session.out.document("store-downgrade", document)?);
    }
    let Some(aside) = aside else {
        return Ok(());
    };
    let values: [(&str, &dyn std::fmt::Display); 2] =
        [("aside", &aside.display()), ("schema", &copy.schema)];
    Ok(session.out.say("cli.downgraded", &values)?)
}

fn failed(session: &Session, error: StoreError) -> Failure {
    match error {
        StoreError::InUse(folder) => Failure::Conflict(
            "cli.downgrade_running",
            vec![("data", folder.display().to_string())],
        ),
        other => Failure::Here(trouble::store(session.out.lang, &other)),
    }
}
