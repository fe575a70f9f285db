//! Stopping and starting the service that the packages install, for a command that needs it still.

use std::process::{Command, Stdio};

use super::super::args::Global;
use super::super::connect::Session;
use super::super::failure::Failure;
use super::super::owner;

/// Whether these flags mean that service, and whoever asks may stop it.
pub(super) fn can_be_asked(global: &Global) -> Result<(), Failure> {
    if owner::is_service(global) && rustix::process::geteuid().is_root() {
        return Ok(());
    }
    Err(Failure::Usage("cli.restart_service_only", Vec::new()))
}

pub(super) fn stop(session: &Session) -> Result<(), Failure> {
    systemctl(session, "stop")
}

pub(super) fn start(session: &Session) -> Result<(), Failure> {
    systemctl(session, "start")
}

fn systemctl(session: &Session, does: &str) -> Result<(), Failure> {
    let ran = Command::new("systemctl")
        .args([does, UNIT])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .status();
    if ran.is_ok_and(|status| status.success()) {
        return Ok(());
    }
    let command = format!("systemctl {does} {UNIT}");
    let lang = session.out.lang;
    let why = crate::words::say(lang, "cli.restart_failed", &[("command", &command)]);
    Err(Failure::Here(why))
}

const UNIT: &str = "centralita.service";
