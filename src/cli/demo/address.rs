//! Where the demo listens: on this machine only, unless somebody insists.

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};

use crate::cli::failure::Failure;

/// Where it listens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Addresses {
    /// For agents, over TLS.
    pub(super) agents: SocketAddr,
    /// For browsers, health and metrics, without encryption, on this machine only.
    pub(super) http: SocketAddr,
    /// Usual ports that were taken by others.
    pub(super) moved: Vec<u16>,
}

impl Addresses {
    /// The address asked for, or the usual ones, or free ones where those are taken.
    pub(super) fn choose(listen: Option<SocketAddr>, insists: bool) -> Result<Self, Failure> {
        let mut moved = Vec::new();
        let mut usual = |port| -> io::Result<SocketAddr> {
            let wanted = SocketAddr::new(HERE, port);
            match TcpListener::bind(wanted) {
                Ok(_) => Ok(wanted),
                Err(error) if error.kind() == io::ErrorKind::AddrInUse => {
                    moved.push(port);
                    free(HERE)
                }
                Err(error) => Err(error),
            }
        };
        let (agents, http) = match listen {
            None => (usual(AGENTS)?, usual(HTTP)?),
            Some(asked) if !asked.ip().is_loopback() && !insists => {
                let values = vec![("address", asked.to_string())];
                return Err(Failure::Usage("demo.public", values));
            }
            // Whoever leaves the port open does not care about the other one either.
            Some(asked) if asked.port() == 0 => (free(asked.ip())?, free(HERE)?),
            Some(asked) => (asked, usual(HTTP)?),
        };
        Ok(Self {
            agents,
            http,
            moved,
        })
    }

    /// Whether other machines can reach it.
    pub(super) fn is_public(&self) -> bool {
        !self.agents.ip().is_loopback()
    }

    /// The part of the settings that says so. What the demo's settings say already is not said again.
    pub(super) fn settings(&self) -> String {
        let listen = format!(
            "# Written at every start of the demo.\n[server]\nagents = \"{}\"\nhttps = \"\"\nhttp = \"{}\"\ncontrol_permissions = \"0600\"\n",
            self.agents, self.http
        );
        if self.http == SocketAddr::new(HERE, HTTP) {
            return listen;
        }
        format!("{listen}\n[desk]\nurl = \"http://{}\"\n", self.http)
    }
}

/// A free port of an address. Somebody may take it before we do; then the start says so.
fn free(ip: IpAddr) -> io::Result<SocketAddr> {
    TcpListener::bind(SocketAddr::new(ip, 0))?.local_addr()
}

const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

/// The usual port for agents.
const AGENTS: u16 = 7443;

/// The usual port without encryption.
const HTTP: u16 = 7480;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_others_reach_is_refused_unless_somebody_insists() {
        let everywhere = "0.0.0.0:0".parse().ok();
        assert!(Addresses::choose(everywhere, false).is_err());
        let insisted = Addresses::choose(everywhere, true).expect("chooses");
        assert!(insisted.is_public());
        assert!(insisted.http.ip().is_loopback());
    }

    #[test]
    fn a_port_left_open_is_a_free_one() {
        let chosen = Addresses::choose("127.0.0.1:0".parse().ok(), false).expect("chooses");
        assert_ne!(chosen.agents.port(), 0);
        assert_ne!(chosen.http.port(), 0);
        assert_ne!(chosen.agents.port(), chosen.http.port());
        assert!(!chosen.is_public());
    }
}
