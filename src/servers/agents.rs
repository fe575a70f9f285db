//! Agents over TCP and TLS: one task a connection, from the handshake to the end.

use std::sync::Arc;
use std::time::Duration;

use tokio::task::JoinSet;

use super::desk::Desk;
use super::entry::Whence;
use super::session;
use crate::net::tcp::{Arrival, Gate};
use crate::net::tls::{ServerTls, accept_tls};

/// Serves agents until the future is dropped, which cuts every connection; [`Desk::stop`] lets them
/// take their leave before.
pub async fn serve(desk: Arc<Desk>, mut gate: Gate, tls: Arc<ServerTls>) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            arrival = gate.arrival() => {
                connections.spawn(connection(Arc::clone(&desk), arrival, Arc::clone(&tls)));
            }
            Some(ended) = connections.join_next() => report(ended),
        }
    }
}

/// A session that panicked ends alone.
pub(super) fn report(ended: Result<(), tokio::task::JoinError>) {
    if let Err(error) = ended
        && error.is_panic()
    {
        tracing::error!(%error, "a session ended by a fault of the desk");
    }
}

async fn connection(desk: Arc<Desk>, arrival: Arrival, tls: Arc<ServerTls>) {
    let Arrival {
        stream,
        peer,
        place,
    } = arrival;
    let guest = match accept_tls(tls.agents(), stream, HANDSHAKE_WITHIN).await {
        Ok(guest) => guest,
        Err(error) => {
            tracing::debug!(%peer, %error, "no handshake");
            return;
        }
    };
    let whence = Whence::remote(peer.ip(), guest.certificate.map(|it| it.subject));
    session::serve(desk, guest.stream, whence).await;
    drop(place);
}

/// How long a handshake may take.
const HANDSHAKE_WITHIN: Duration = Duration::from_secs(10);
