//! The record: how large it is, whether it is whole, making it smaller.

use std::fmt::Display;

use crate::client::ClientError;
use crate::protocol::message::{Data, DeskRequest, ToDesk};
use crate::protocol::view::desk::StoreView;
use crate::store::{StoreError, backup};
use crate::words::{self, Lang};

use super::args::Store;
use super::connect::{Session, data_folder};
use super::failure::{Failure, exit};
use super::{downgrade, trouble, when};

pub(super) async fn run(session: &mut Session, act: Store) -> Result<(), Failure> {
    let (request, schema) = match act {
        Store::Info => (DeskRequest::Store, "store-info"),
        Store::Verify => (DeskRequest::VerifyStore, "store-verify"),
        Store::Compact => return compact(session).await,
        Store::Downgrade { to, dry_run } => return downgrade::run(session, to, dry_run),
    };
    let Data::Store(store) = session.ask(ToDesk::Desk(request)).await? else {
        return Err(ClientError::Unexpected.into());
    };
    if session.out.json {
        session.out.document(schema, &*store)?;
    } else {
        figures(session, &store)?;
    }
    if store.problems.is_empty() {
        if schema == "store-verify" {
            session.out.say("cli.store_good", &[])?;
        }
        return Ok(());
    }
    if !session.out.json {
        let (out, n) = (&session.out, store.problems.len());
        let count = words::plural(out.lang, "cli.store_bad", n as u64, &[]);
        out.lines([count])?;
        out.lines(problems(out.lang, &store).map(|line| format!("  {line}")))?;
        out.say("cli.store_bad_next", &[])?;
    }
    Err(Failure::Quiet(exit::FAILED))
}

/// What a check found wrong, a line each.
pub(super) fn problems(lang: Lang, store: &StoreView) -> impl Iterator<Item = String> {
    store.problems.iter().map(move |problem| {
        let params = problem.params.iter();
        let values = params.map(|param| (param.name.as_str(), param.value.as_str()));
        wrong(lang, &problem.kind, &values.collect::<Vec<_>>())
    })
}

/// Something that a check found wrong, in words; a kind that a later desk made up as it came.
pub(super) fn wrong(lang: Lang, kind: &str, values: &[(&str, &str)]) -> String {
    if !KINDS.contains(&kind) {
        let values = values
            .iter()
            .map(|(name, value)| format!(" {name}={value}"));
        return kind.to_owned() + &values.collect::<String>();
    }
    let values: Vec<(&str, &dyn Display)> = values
        .iter()
        .map(|(name, value)| (*name, value as &dyn Display))
        .collect();
    words::say(lang, &format!("cli.wrong_{kind}"), &values)
}

fn figures(session: &Session, store: &StoreView) -> Result<(), Failure> {
    let rows = [
        ("cli.store_size", when::bytes(session.out.lang, store.bytes)),
        (
            "cli.store_free",
            when::bytes(session.out.lang, store.free_bytes),
        ),
        ("cli.store_conversations", store.conversations.to_string()),
        ("cli.store_messages", store.messages.to_string()),
        ("cli.store_contacts", store.contacts.to_string()),
        (
            "cli.store_files",
            format!(
                "{} ({})",
                store.files,
                when::bytes(session.out.lang, store.file_bytes)
            ),
        ),
    ];
    let lang = session.out.lang;
    let rows: Vec<Vec<String>> = rows
        .into_iter()
        .map(|(key, value)| vec![words::say(lang, key, &[]), value])
        .collect();
    Ok(session.out.table(&["cli.what", "cli.value"], &rows)?)
}

/// The database gives room back only where nobody else has it open, so the desk must be stopped.
async fn compact(session: &Session) -> Result<(), Failure> {
    let data = data_folder(&session.global);
    let lang = session.out.lang;
    if !data.join(crate::store::archive::DATABASE).exists() {
        let place = data.display().to_string();
        return Err(Failure::Missing("cli.no_store", vec![("data", place)]));
    }
    let folder = data.clone();
    let done = tokio::task::spawn_blocking(move || backup::compact(&folder)).await;
    let done = done.map_err(|error| Failure::Here(error.to_string()))?;
    let (before, after) = done.map_err(|error| match error {
        StoreError::InUse(folder) => Failure::Conflict(
            "cli.compact_running",
            vec![("data", folder.display().to_string())],
        ),
        other => Failure::Here(trouble::store(lang, &other)),
    })?;
    if session.out.json {
        let document = serde_json::json!({"bytes_before": before, "bytes": after});
        return Ok(session.out.document("store-compact", document)?);
    }
    let (before, after) = (when::bytes(lang, before), when::bytes(lang, after));
    Ok(session
        .out
        .say("cli.compacted", &[("before", &before), ("after", &after)])?)
}

/// What a check may find, as stable words; the catalogue has a sentence for each.
const KINDS: [&str; 20] = [
    "above_counter",
    "alive_differ",
    "astray",
    "count",
    "damaged",
    "file",
    "index_differs",
    "index_lacks",
    "misnamed",
    "misplaced",
    "misplaced_event",
    "misplaced_message",
    "no_case",
    "only_reads",
    "places_differ",
    "rejected_astray",
    "rejected_damaged",
    "strange_key",
    "unfound",
    "unreadable",
];
