//! A round trip of a chat: a visitor of the desk's own comes in by the door of browsers, says hello, writes, and
//! is told that the message is taken. It is known for what it is there, and stands nowhere in the record.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use super::Sheet;
use crate::daemon::caretaker::Care;
use crate::daemon::seed;
use crate::domain::Name;
use crate::net::http_client::{Patience, Posted, post_to_own};
use crate::servers::webchat::probe;

/// A door of browsers that is open.
#[derive(Clone, Copy, Debug)]
pub(in crate::daemon) struct Door {
    pub(in crate::daemon) address: SocketAddr,
    pub(in crate::daemon) secure: bool,
}

pub(super) async fn run(care: &Care, channel: &Name, sheet: &mut Sheet) {
    let doors = care.browsers.get().map_or(&[][..], Vec::as_slice);
    // The secure one is what visitors come by where there are both.
    let Some(door) = doors.iter().find(|door| door.secure).or(doors.first()) else {
        sheet.held("chat_door", false, "[server] https, http");
        return sheet.untried(&["chat_taken"], "unsent");
    };
    let talk = Talk {
        care,
        door: *door,
        path: format!("/chat/{channel}/poll"),
    };
    let link = match talk.hello().await {
        Ok(link) => link,
        Err(why) => {
            sheet.held("chat_door", false, &why);
            return sheet.untried(&["chat_taken"], "unsent");
        }
    };
    sheet.held("chat_door", true, &talk.shown());
    let id = unguessable();
    let _expected = care.probes.expect(channel.clone(), &id);
    match talk.write(&link, &id).await {
        Ok(()) => sheet.held("chat_taken", true, ""),
        Err(why) => sheet.held("chat_taken", false, &why),
    }
}

struct Talk<'a> {
    care: &'a Care,
    door: Door,
    path: String,
}

impl Talk<'_> {
    /// Says hello; the talk's link.
    async fn hello(&self) -> Result<String, String> {
        self.ask(&probe::hello(), "welcome").await
    }

    /// Writes, and waits until that is said to be taken.
    async fn write(&self, link: &str, id: &str) -> Result<(), String> {
        let said = self.ask(&probe::write(link, id), "taken").await;
        said.map(|_| ())
    }

    async fn ask(&self, body: &str, wanted: &str) -> Result<String, String> {
        let key = self.door.secure.then(|| {
            let identity = self.care.papers.identity.borrow();
            identity.fingerprint()
        });
        let posted = post_to_own(self.reached(), key, &self.path, body.as_bytes(), &PATIENCE).await;
        let said = match posted {
            Posted::Answered {
                status: 200, body, ..
            } => probe::heard(&body, wanted),
            Posted::Answered { status, .. } => Err(format!("HTTP {status}")),
            Posted::Failed(why) | Posted::Distrusted(why) | Posted::Lost(why) => Err(why),
        };
        said.map_err(|why| format!("{}: {why}", self.shown()))
    }

    /// From the desk's own machine: a door that is open to every network is there too.
    fn reached(&self) -> SocketAddr {
        let ip = match self.door.address.ip() {
            IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
            IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
            ip => ip,
        };
        SocketAddr::new(ip, self.door.address.port())
    }

    fn shown(&self) -> String {
        let scheme = if self.door.secure { "https" } else { "http" };
        format!("{scheme}://{}", self.reached())
    }
}

/// A name that no visitor makes up.
fn unguessable() -> String {
    let mut random = [0; 16];
    seed::fill(&mut random);
    format!("probe-{:032x}", u128::from_le_bytes(random))
}

const PATIENCE: Patience = Patience {
    connect_within: Duration::from_secs(5),
    answer_within: Duration::from_secs(15),
    body_bytes_max: 256 * 1024,
};
