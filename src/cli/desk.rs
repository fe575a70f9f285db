//! The desk as a whole: status, reload, store, certificate, events.

use serde_json::json;

use crate::client::{ClientError, Happening};
use crate::domain::Span;
use crate::protocol::message::{Data, DeskRequest, News, ToDesk};
use crate::protocol::view::conversation::EventView;
use crate::protocol::view::desk::{ConfigStatusView, StatusView, StoreView};
use crate::words;

use super::args::{Cert, Event, Store};
use super::connect::Session;
use super::failure::Failure;
use super::output::{complain, safe, write};
use super::when;

/// How often a watched status is asked for.
const WATCH_EVERY: std::time::Duration = std::time::Duration::from_secs(1);

pub(super) async fn status(session: &mut Session, watch: bool) -> Result<(), Failure> {
    loop {
        let Data::Status(status) = session.ask(ToDesk::Desk(DeskRequest::Status)).await? else {
            return Err(ClientError::Unexpected.into());
        };
        if session.out.json {
            session.out.document("status-show", &*status)?;
        } else {
            print(session, &status)?;
        }
        if !watch {
            return Ok(());
        }
        tokio::time::sleep(WATCH_EVERY).await;
    }
}

fn print(session: &Session, status: &StatusView) -> Result<(), Failure> {
    let out = &session.out;
    let up = when::span(status.now.since(status.started_at));
    let memory = when::bytes(status.memory_bytes);
    out.say(
        "cli.status_head",
        &[
            ("version", &status.version),
            ("up", &up),
            ("pid", &status.pid),
            ("memory", &memory),
        ],
    )?;
    let config = &status.config;
    let outcome = if config.ok {
        "cli.config_ok"
    } else {
        "cli.config_refused"
    };
    let outcome = words::say(out.lang, outcome, &[]);
    let applied = when::shown(config.applied_at);
    out.say(
        "cli.status_config",
        &[
            ("generation", &config.generation),
            ("at", &applied),
            ("outcome", &outcome),
        ],
    )?;
    for queue in status.queues.iter() {
        let oldest = queue.oldest_at.map_or_else(|| "—".to_owned(), when::ago);
        let name = queue.name.to_string();
        out.say(
            "cli.status_queue",
            &[
                ("queue", &name),
                ("waiting", &queue.waiting),
                ("oldest", &oldest),
            ],
        )?;
    }
    out.say(
        "cli.status_agents",
        &[
            ("online", &status.online),
            ("available", &status.available),
            ("load", &status.load),
            ("capacity", &status.capacity),
        ],
    )?;
    out.say(
        "cli.status_outbox",
        &[("pending", &status.pending), ("dead", &status.dead)],
    )?;
    out.say(
        "cli.status_store",
        &[
            ("size", &when::bytes(status.store.bytes)),
            ("free", &when::bytes(status.store.free_bytes)),
        ],
    )?;
    if !status.intake {
        out.say("cli.status_closed", &[])?;
    }
    if let Some(certificate) = &status.certificate {
        let until = when::shown(certificate.not_after);
        out.say("cli.status_tls", &[("until", &until)])?;
    }
    Ok(())
}

pub(super) async fn reload(session: &mut Session, wait: Option<Span>) -> Result<(), Failure> {
    let request = ToDesk::Desk(DeskRequest::Reload { wait });
    let Data::ConfigStatus(status) = session.command(request).await?.data else {
        return Ok(session.out.say("cli.reload_asked", &[])?);
    };
    applied(session, &status)
}

/// Says what became of an attempt to apply settings.
pub(super) fn applied(session: &Session, status: &ConfigStatusView) -> Result<(), Failure> {
    if session.out.json {
        session.out.document("config-status", status)?;
    }
    for problem in status.problems.iter() {
        complain(&safe_lines(&problem.text));
    }
    if !status.ok {
        let at = when::shown(status.applied_at);
        complain(&words::say(
            session.out.lang,
            "cli.still_running",
            &[("generation", &status.generation), ("at", &at)],
        ));
        return Err(Failure::Config);
    }
    let changes = status
        .changes
        .iter()
        .cloned()
        .collect::<Vec<_>>()
        .join(", ");
    let key = if changes.is_empty() {
        "cli.unchanged"
    } else {
        "cli.applied"
    };
    session.out.say(
        key,
        &[
            ("generation", &status.generation),
            ("ms", &status.applied_ms),
            ("changes", &changes),
        ],
    )?;
    for key in status.restart.iter() {
        session.out.say("cli.needs_restart", &[("key", key)])?;
    }
    Ok(())
}

fn safe_lines(text: &str) -> String {
    text.lines().map(safe).collect::<Vec<_>>().join("\n")
}

pub(super) async fn store(session: &mut Session, act: Store) -> Result<(), Failure> {
    let request = match act {
        Store::Info => DeskRequest::Store,
        Store::Verify => DeskRequest::VerifyStore,
    };
    let Data::Store(store) = session.ask(ToDesk::Desk(request)).await? else {
        return Err(ClientError::Unexpected.into());
    };
    if session.out.json {
        session.out.document("store-info", &*store)?;
    } else {
        figures(session, &store)?;
    }
    if store.problems.is_empty() {
        return Ok(());
    }
    session.out.lines(store.problems.iter().cloned())?;
    Err(Failure::Quiet(super::failure::exit::FAILED))
}

fn figures(session: &Session, store: &StoreView) -> Result<(), Failure> {
    let rows = [
        ("cli.store_size", when::bytes(store.bytes)),
        ("cli.store_free", when::bytes(store.free_bytes)),
        ("cli.store_conversations", store.conversations.to_string()),
        ("cli.store_messages", store.messages.to_string()),
        ("cli.store_contacts", store.contacts.to_string()),
        (
            "cli.store_files",
            format!("{} ({})", store.files, when::bytes(store.file_bytes)),
        ),
    ];
    let lang = session.out.lang;
    let rows: Vec<Vec<String>> = rows
        .into_iter()
        .map(|(key, value)| vec![words::say(lang, key, &[]), value])
        .collect();
    Ok(session.out.table(&["cli.what", "cli.value"], &rows)?)
}

pub(super) async fn certificate(session: &mut Session, act: &Cert) -> Result<(), Failure> {
    let Data::Certificate(certificate) =
        session.ask(ToDesk::Desk(DeskRequest::Certificate)).await?
    else {
        return Err(ClientError::Unexpected.into());
    };
    let fingerprint = crate::net::fingerprint::Fingerprint::from(certificate.sha256.0).to_string();
    if session.out.json {
        let until = certificate.not_after;
        let names = &certificate.names;
        let document = json!({"fingerprint": fingerprint, "names": names, "not_after": until, "self_made": certificate.self_made});
        return Ok(session.out.document("cert-show", document)?);
    }
    if matches!(act, Cert::Fingerprint) {
        return Ok(write(&format!("{fingerprint}\n"))?);
    }
    let names = certificate
        .names
        .iter()
        .cloned()
        .collect::<Vec<_>>()
        .join(", ");
    Ok(session
        .out
        .lines([fingerprint, names, when::shown(certificate.not_after)])?)
}

pub(super) async fn events(session: &mut Session, act: Event) -> Result<(), Failure> {
    let Event::Tail {
        after,
        conv,
        follow,
        limit,
    } = act;
    let request = DeskRequest::Events {
        after,
        limit,
        follow,
        kinds: crate::protocol::list::List::new(),
        conversation: conv,
    };
    let Data::Events(events) = session.ask(ToDesk::Desk(request)).await? else {
        return Err(ClientError::Unexpected.into());
    };
    for event in events.items.iter() {
        event_line(session, event)?;
    }
    if !follow {
        return Ok(());
    }
    loop {
        match session.client().await?.1.next().await {
            Some(Happening::Event(event)) => {
                if let News::Journal { event } = &*event.news {
                    event_line(session, event)?;
                }
            }
            Some(Happening::Over { .. }) | None => return Ok(()),
            Some(_) => {}
        }
    }
}

fn event_line(session: &Session, event: &EventView) -> Result<(), Failure> {
    if session.out.json {
        return Ok(session.out.record(event)?);
    }
    let conversation = event
        .conversation
        .map(|id| format!("#{id}"))
        .unwrap_or_default();
    let params: Vec<String> = event
        .params
        .iter()
        .map(|param| format!("{}={}", param.name, param.value))
        .collect();
    let line = format!(
        "{}  {}  {:<8} {:<18} {:<12} {}",
        event.seq,
        when::shown(event.at),
        conversation,
        event.kind,
        event.by,
        params.join(" ")
    );
    Ok(session.out.lines([line.trim_end().to_owned()])?)
}
