//! The local socket: whoever is let in by the machine itself acts as its operator, or for somebody.

use std::sync::Arc;

use tokio::task::JoinSet;

use super::agents::report;
use super::desk::Desk;
use super::entry::Whence;
use super::session;
use crate::access::throttle::Source;
use crate::net::unix::{LocalArrival, LocalGate, PeerCredentials};

/// Who may come in by the local socket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doorkeeper {
    /// The desk's own user.
    pub uid: u32,
    /// The group whose members run the desk. The socket's own mode lets nobody else connect, so a
    /// caller whose second groups include it is let in when this is set.
    pub group: Option<u32>,
}

impl Doorkeeper {
    /// Whether somebody is let in: root, the desk's own user, or a member of the group.
    pub fn admits(&self, peer: PeerCredentials) -> bool {
        peer.uid == 0 || peer.uid == self.uid || self.group.is_some()
    }
}

/// Serves the machine itself until the future is dropped, which cuts every connection.
pub async fn serve(desk: Arc<Desk>, mut gate: LocalGate, keeper: Doorkeeper) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            arrival = gate.arrival() => {
                if keeper.admits(arrival.peer) {
                    connections.spawn(connection(Arc::clone(&desk), arrival));
                } else {
                    tracing::warn!(uid = arrival.peer.uid, "a stranger at the control socket");
                }
            }
            Some(ended) = connections.join_next() => report(ended),
        }
    }
}

async fn connection(desk: Arc<Desk>, arrival: LocalArrival) {
    let LocalArrival {
        stream,
        peer,
        place,
    } = arrival;
    let whence = Whence {
        source: Source::local(),
        shown: "control socket".to_owned(),
        certificate: None,
        local: Some(peer.uid),
    };
    session::serve(desk, stream, whence).await;
    drop(place);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_group_only_root_and_the_desk_itself_come_in() {
        let peer = |uid| PeerCredentials {
            uid,
            gid: 100,
            pid: None,
        };
        let keeper = Doorkeeper {
            uid: 900,
            group: None,
        };
        assert!(keeper.admits(peer(0)));
        assert!(keeper.admits(peer(900)));
        assert!(!keeper.admits(peer(1000)));
    }
}
