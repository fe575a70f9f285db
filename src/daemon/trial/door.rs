//! The desk's own door of browsers, come to from outside as a visitor does.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use crate::daemon::caretaker::Care;
use crate::daemon::seed;
use crate::net::http_client::{Patience, Posted, post_to_own};

/// A door of browsers that is open.
#[derive(Clone, Copy, Debug)]
pub(in crate::daemon) struct Door {
    pub(in crate::daemon) address: SocketAddr,
    pub(in crate::daemon) secure: bool,
}

impl Door {
    /// The one that visitors come by: the secure one, where there are both.
    pub(super) fn of(care: &Care) -> Option<Self> {
        let doors = care.browsers.get().map_or(&[][..], Vec::as_slice);
        let found = doors.iter().find(|door| door.secure).or(doors.first());
        found.copied()
    }

    /// Posts JSON to a path; the status and what is answered, or why nothing is.
    pub(super) async fn post(
        self,
        care: &Care,
        path: &str,
        body: &str,
    ) -> Result<(u16, Vec<u8>), String> {
        let key = self.secure.then(|| {
            let identity = care.papers.identity.borrow();
            identity.fingerprint()
        });
        let posted = post_to_own(self.reached(), key, path, body.as_bytes(), &PATIENCE).await;
        match posted {
            Posted::Answered { status, body, .. } => Ok((status, body)),
            Posted::Failed(why) | Posted::Distrusted(why) | Posted::Lost(why) => Err(why),
        }
    }

    pub(super) fn shown(self) -> String {
        let scheme = if self.secure { "https" } else { "http" };
        format!("{scheme}://{}", self.reached())
    }

    /// From the desk's own machine: a door that is open to every network is there too.
    fn reached(self) -> SocketAddr {
        let ip = match self.address.ip() {
            IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
            IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
            ip => ip,
        };
        SocketAddr::new(ip, self.address.port())
    }
}

/// A name that no visitor makes up.
pub(super) fn unguessable() -> String {
    let mut random = [0; 16];
    seed::fill(&mut random);
    format!("probe-{:032x}", u128::from_le_bytes(random))
}

const PATIENCE: Patience = Patience {
    connect_within: Duration::from_secs(5),
    answer_within: Duration::from_secs(15),
    body_bytes_max: 256 * 1024,
};
