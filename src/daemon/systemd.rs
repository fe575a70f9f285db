//! The service manager: ready, reloading, stopping, alive, and the sockets it passed. Nothing else of it.
//!
//! Without one, every call does nothing.

use std::collections::BTreeMap;
use std::io;
use std::net::TcpListener;
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

/// The record is being put in order or brought up, which may take long: the manager waits for [`ready`]
/// so much longer from now on, and no longer.
pub(super) fn opening() {
    tell(&[
        (
            "EXTEND_TIMEOUT_USEC",
            OPENING_WITHIN.as_micros().to_string(),
        ),
        ("STATUS", "putting the record in order".into()),
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

/// The listening sockets that were passed, by the name that the unit gives them: each of `known` once at
/// most and no other, or what is wrong with them.
pub(super) fn passed_sockets(known: &[&str]) -> Result<BTreeMap<String, RawFd>, String> {
    let Ok(sockets) = daemon::listen_fds_with_names() else {
        return Ok(BTreeMap::new());
    };
    let named = sockets.iter();
    sorted(
        known,
        named.map(|(socket, name)| (name.to_string_lossy().into_owned(), socket)),
    )
}

/// Takes a listening TCP socket over that was passed; once for each of [`passed_sockets`].
pub(super) fn tcp_listener(descriptor: RawFd) -> io::Result<TcpListener> {
    daemon::tcp_listener(descriptor).map_err(io::Error::from)
}

/// A socket that nobody serves would take connections and never answer them.
fn sorted(
    known: &[&str],
    passed: impl Iterator<Item = (String, RawFd)>,
) -> Result<BTreeMap<String, RawFd>, String> {
    let mut sockets = BTreeMap::new();
    for (name, socket) in passed {
        if !known.contains(&name.as_str()) {
            let name = line(&name);
            let known = known.join(", ");
            return Err(format!(
                "a socket was passed as \"{name}\"; FileDescriptorName= in the socket unit is one of {known}"
            ));
        }
        if sockets.insert(name.clone(), socket).is_some() {
            return Err(format!(
                "two sockets were passed as \"{name}\"; each name is one socket, so one ListenStream="
            ));
        }
    }
    Ok(sockets)
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

/// How long one part of opening the record may take: a copy of all of it, or one walk through it.
const OPENING_WITHIN: Duration = Duration::from_mins(30);

/// The longest status, in bytes.
const STATUS_BYTES_MAX: usize = 500;

#[cfg(test)]
mod tests {
    use std::os::fd::AsRawFd as _;

    use super::*;

    #[test]
    fn what_is_no_listening_socket_is_not_taken_over() {
        let file = std::fs::File::open("/dev/null").expect("opened");
        assert!(tcp_listener(file.as_raw_fd()).is_err());
        assert!(tcp_listener(9999).is_err());
    }

    #[test]
    fn each_socket_has_a_known_name_of_its_own() {
        let sorted = |names: &[&str]| {
            let passed = names.iter().map(|name| (*name).to_owned()).zip(3..);
            sorted(&["agents", "https"], passed)
                .map(|sockets| sockets.into_iter().collect::<Vec<_>>())
        };
        assert_eq!(sorted(&[]), Ok(Vec::new()));
        assert_eq!(
            sorted(&["https", "agents"]),
            Ok(vec![("agents".to_owned(), 4), ("https".to_owned(), 3)])
        );
        let unknown = sorted(&["https", "htps"]).expect_err("a name that nobody knows");
        assert!(
            unknown.contains("\"htps\"") && unknown.contains("agents, https"),
            "{unknown}"
        );
        let twice = sorted(&["https", "https"]).expect_err("the same name twice");
        assert!(
            twice.contains("two sockets") && twice.contains("\"https\""),
            "{twice}"
        );
    }
}
