//! The desk as a whole: status, reload.

use std::process::{Command, Stdio};

use crate::client::ClientError;
use crate::daemon::timekeeping::{Kept, kept};
use crate::domain::Span;
use crate::protocol::message::{Data, DeskRequest, ToDesk};
use crate::protocol::view::desk::{ConfigStatusView, ProblemView, QueueView, StatusView};
use crate::words::{self, Lang};

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
            if watch && session.out.is_screen() {
                // From the top again: a wall of repeats is no watch.
                write("\u{1b}[H\u{1b}[2J")?;
            }
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
    let memory = when::bytes(out.lang, status.memory_bytes);
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
        line(session, queue)?;
    }
    let load = super::floor::load(
        out.lang,
        status.load,
        status.capacity,
        status.interruptible_load,
    );
    out.say(
        "cli.status_agents",
        &[
            ("online", &status.online),
            ("available", &status.available),
            ("load", &load),
        ],
    )?;
    out.say(
        "cli.status_outbox",
        &[("pending", &status.pending), ("dead", &status.dead)],
    )?;
    out.say(
        "cli.status_store",
        &[
            ("size", &when::bytes(out.lang, status.store.bytes)),
            ("free", &when::bytes(out.lang, status.store.free_bytes)),
        ],
    )?;
    warnings(session, status)
}

/// A queue in one line; whether it goes on is said where it does not.
fn line(session: &Session, queue: &QueueView) -> Result<(), Failure> {
    let out = &session.out;
    let oldest = queue.oldest_at.map_or_else(|| "—".to_owned(), when::ago);
    let mut name = queue.name.to_string();
    if queue.paused || !queue.open {
        let state = words::say(out.lang, super::queue::state(queue), &[]);
        name = format!("{name} ({state})");
    }
    let args: [(&str, &dyn std::fmt::Display); 3] = [
        ("queue", &name),
        ("waiting", &queue.waiting),
        ("oldest", &oldest),
    ];
    Ok(out.say("cli.status_queue", &args)?)
}

/// What somebody should look at, and how long the certificate holds.
fn warnings(session: &Session, status: &StatusView) -> Result<(), Failure> {
    let out = &session.out;
    if !status.intake {
        out.say("cli.status_closed", &[])?;
    }
    out.lines(super::store::problems(out.lang, &status.store))?;
    if let Some(astray) = status.clock_astray {
        let key = if astray.0 > 0 {
            "cli.status_clock_ahead"
        } else {
            "cli.status_clock_behind"
        };
        out.say(key, &[("by", &when::span(Span(astray.0.abs())))])?;
    }
    if session.is_local()? && is_unset() {
        out.say("cli.status_clock_unset", &[])?;
    }
    if status.config.of_certificate().is_some() {
        out.say("cli.status_certificate", &[])?;
    }
    if let Some(certificate) = &status.certificate {
        let days = certificate.not_after.since(status.now).0 / Span::days(1).0;
        let days = words::plural(out.lang, "cli.days", u64::try_from(days).unwrap_or(0), &[]);
        out.say(
            "cli.status_tls",
            &[("days", &days), ("fingerprint", &certificate.fingerprint)],
        )?;
    }
    Ok(())
}

/// Whether nothing sets this machine's clock, as far as anybody can tell.
fn is_unset() -> bool {
    match kept() {
        Kept::Yes => false,
        Kept::No => true,
        Kept::Unknown => {
            let asked = Command::new("timedatectl")
                .args(["show", "--property=NTPSynchronized", "--value"])
                .stdin(Stdio::null())
                .output();
            asked.is_ok_and(|said| said.status.success() && said.stdout.trim_ascii() == b"no")
        }
    }
}

pub(super) async fn reload(session: &mut Session, wait: Option<Span>) -> Result<(), Failure> {
    let request = ToDesk::Desk(DeskRequest::Reload { wait });
    let Data::ConfigStatus(status) = session.command(request).await?.data else {
        return Ok(session.out.done("reload-ask", "cli.reload_asked", &[])?);
    };
    if wait.is_none() {
        return Ok(session.out.done("reload-ask", "cli.reload_asked", &[])?);
    }
    applied(session, &status)
}

/// Says how the settings stand: the generation in force, and what became of the last attempt.
pub(super) fn stand(session: &Session, status: &ConfigStatusView) -> Result<(), Failure> {
    refusals(session, "config-status", status)?;
    let at = when::shown(status.applied_at);
    session.out.say(
        "cli.config_stands",
        &[("generation", &status.generation), ("at", &at)],
    )?;
    for key in status.restart.iter() {
        session.out.say("cli.needs_restart", &[("key", key)])?;
    }
    Ok(())
}

/// Says what became of an attempt to apply settings.
fn applied(session: &Session, status: &ConfigStatusView) -> Result<(), Failure> {
    refusals(session, "reload-wait", status)?;
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
    if !status.restart.is_empty() {
        session.out.say("cli.restart_how", &[])?;
    }
    Ok(())
}

/// Says that what runs goes on as it was.
pub(super) fn still_running(lang: Lang, status: &ConfigStatusView) -> String {
    let at = when::shown(status.applied_at);
    let args: &[(&str, &dyn std::fmt::Display)] =
        &[("generation", &status.generation), ("at", &at)];
    words::say(lang, "cli.still_running", args)
}

/// Tells what is wrong with the files, or looks odd; fails where they were refused.
fn refusals(session: &Session, schema: &str, status: &ConfigStatusView) -> Result<(), Failure> {
    if session.out.json {
        session.out.document(schema, status)?;
    }
    for problem in status.problems.iter() {
        complain(&problem_text(session.out.lang, problem));
    }
    if !status.ok {
        complain(&still_running(session.out.lang, status));
        return Err(Failure::Config);
    }
    Ok(())
}

/// A problem in the person's language, safe for a terminal.
pub(super) fn problem_text(lang: Lang, problem: &ProblemView) -> String {
    safe_lines(match lang {
        Lang::Es => &problem.text_es,
        Lang::En => &problem.text,
    })
}

fn safe_lines(text: &str) -> String {
    text.lines().map(safe).collect::<Vec<_>>().join("\n")
}
