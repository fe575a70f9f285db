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
    /// The group whose members run the desk.
    pub group: u32,
}

impl Doorkeeper {
    /// Whether somebody is let in: root, the desk's own user, or a member of the group.
    ///
    /// The kernel tells a caller's first group only. Whoever came through a `shut` socket, which lets
    /// nobody connect but its owner and its group, is a member by that.
    pub fn admits(&self, peer: PeerCredentials, shut: bool) -> bool {
        peer.uid == 0 || peer.uid == self.uid || peer.gid == self.group || shut
    }
}

/// Serves the machine itself until the future is dropped, which cuts every connection.
pub async fn serve(desk: Arc<Desk>, mut gate: LocalGate, keeper: Doorkeeper) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            arrival = gate.arrival() => {
                if keeper.admits(arrival.peer, gate.is_shut()) {
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
    fn only_root_the_desk_itself_and_its_group_come_in() {
        let peer = |uid, gid| PeerCredentials {
            uid,
            gid,
            pid: None,
        };
        let keeper = Doorkeeper {
            uid: 900,
            group: 901,
        };
        assert!(keeper.admits(peer(0, 100), false));
        assert!(keeper.admits(peer(900, 100), false));
        assert!(keeper.admits(peer(1000, 901), false));
        assert!(!keeper.admits(peer(1000, 100), false));
        assert!(keeper.admits(peer(1000, 100), true));
    }
}
