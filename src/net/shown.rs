//! Until when the certificates hold that servers showed when they were called last: by whatever called them, each
//! handshake is one look.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use rustls::ClientConnection;
use tokio::time::Instant;

use super::x509::Facts;

/// What a server showed when it was called last and believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    /// When its certificate ends, in seconds since 1970 UTC.
    pub until: i64,
    /// When it was called.
    pub at: Instant,
}

/// What the server at `host` and `port` showed last; nothing where it was not called yet, or not under TLS.
pub fn last(host: &str, port: u16) -> Option<Shown> {
    let all = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    all.get(&(host.to_owned(), port)).copied()
}

/// Takes note of what a server showed in a handshake that came to its end.
pub(super) fn note(host: &str, port: u16, connection: &ClientConnection) {
    let shown = connection.peer_certificates();
    let Some(facts) = shown.and_then(|shown| Facts::read(shown.first()?).ok()) else {
        return;
    };
    let mut all = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    if all.len() >= SERVERS_MAX {
        // Whatever is still wanted is called again.
        all.clear();
    }
    let shown = Shown {
        until: facts.not_after,
        at: Instant::now(),
    };
    all.insert((host.to_owned(), port), shown);
}

static LAST: Mutex<BTreeMap<(String, u16), Shown>> = Mutex::new(BTreeMap::new());

/// How many servers are remembered: only those that settings name are noted.
const SERVERS_MAX: usize = 1_000;
