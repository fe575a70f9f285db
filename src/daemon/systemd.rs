//! The service manager: ready, reloading, stopping, alive, and the sockets it passed. Nothing else of it.
//!
//! Without one, every call does nothing.

use std::collections::BTreeMap;
use std::os::fd::RawFd;
use std::time::Duration;

use systemd::daemon;

use super::clock::kernel_us;

/// Everything listens; with one line about how the desk is.
pub(super) fn ready(status: &str) {
    tell(&[("READY", "1".into()), ("STATUS", line(status))]);
}

/// Settings are being read anew, until [`ready`].
pub(super) fn reloading() {
    // Both in one message, or a manager that waits for the end cannot tell which beginning it was.
    tell(&[
        ("RELOADING", "1".into()),
        ("MONOTONIC_USEC", kernel_us().to_string()),
    ]);
}

/// The desk stops.
pub(super) fn stopping() {
    tell(&[("STOPPING", "1".into())]);
}

/// The desk is alive: to be called only after looking at what must move.
pub(super) fn alive() {
    tell(&[("WATCHDOG", "1".into())]);
}

/// How often the manager wants to hear [`alive`]; half of what it waits for.
pub(super) fn watchdog() -> Option<Duration> {
    match daemon::watchdog_enabled() {
        Ok(us) if us > 0 => Some(Duration::from_micros(us / 2)),
        _ => None,
    }
}

/// The listening sockets that were passed, by the name that the unit gives them.
pub(super) fn passed_sockets() -> BTreeMap<String, RawFd> {
    let Ok(sockets) = daemon::listen_fds_with_names() else {
        return BTreeMap::new();
    };
    let named = sockets.iter();
    named
        .map(|(socket, name)| (name.to_string_lossy().into_owned(), socket))
        .collect()
}

fn tell(state: &[(&str, String)]) {
    if let Err(error) = daemon::notify(state.iter()) {
        tracing::debug!(%error, "the service manager was not told");
    }
}

/// The message ends at a line end, so what follows one would be taken for something else.
fn line(text: &str) -> String {
    crate::domain::text::line(text, STATUS_BYTES_MAX)
}

/// The longest status, in bytes.
const STATUS_BYTES_MAX: usize = 500;
