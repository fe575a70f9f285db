//! Who really sent a mail that was handed over, where no server that is believed said so: DNS is asked.
//!
//! Off unless a channel names a DNS server. However that server does, every mail is kept, and none waits
//! longer than [`PATIENCE`].

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::Semaphore;
use tokio::time::timeout;

use crate::channels::email::hop;
use crate::domain::host;
use crate::domain::message::{Check, Checks};
use crate::net::sender::{Asker, Claims, Finding, Findings, Way};

use super::talk::Manner;

/// The DNS servers that channels name, each asked by one and the same. Clones share them.
#[derive(Clone)]
pub(super) struct Senders {
    askers: Arc<Mutex<BTreeMap<SocketAddr, Asker>>>,
    places: Arc<Semaphore>,
}

/// What is known of whoever hands a mail over.
pub(super) struct Carrier<'a> {
    pub(super) peer: Option<IpAddr>,
    pub(super) manner: Manner,
    pub(super) hello: &'a str,
    pub(super) return_path: &'a str,
}

impl Default for Senders {
    fn default() -> Self {
        Self {
            askers: Arc::default(),
            places: Arc::new(Semaphore::new(ASKED_AT_ONCE_MAX)),
        }
    }
}

impl Senders {
    /// What was found, and of which domain; none where there was no answer in time.
    pub(super) async fn ask(
        &self,
        server: SocketAddr,
        claims: Claims,
        carrier: &Carrier<'_>,
    ) -> Option<(Checks, String)> {
        let asker = self.asker(server)?;
        let way = carrier.way(claims.head());
        let asked = async {
            let _place = self.places.acquire().await.ok()?;
            asker.ask(claims, way).await
        };
        let findings = timeout(PATIENCE, asked).await.ok().flatten();
        if findings.is_none() {
            tracing::debug!(%server, "nothing was found out about a sender in time");
        }
        findings.map(|found| (checks(&found), found.domain))
    }

    fn asker(&self, server: SocketAddr) -> Option<Asker> {
        let mut askers = self.askers.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(asker) = askers.get(&server) {
            return Some(asker.clone());
        }
        match Asker::new(server, ANSWER) {
            Ok(asker) => {
                // Those that no channel names any more go with the others; they are made anew at need.
                if askers.len() >= ASKERS_MAX {
                    askers.clear();
                }
                askers.insert(server, asker.clone());
                Some(asker)
            }
            Err(error) => {
                tracing::error!(%server, error, "nobody can be asked about senders");
                None
            }
        }
    }
}

impl Carrier<'_> {
    /// Whoever speaks SMTP from outside is the machine itself; anybody else has noted which it was.
    fn way(&self, head: &[u8]) -> Way {
        let from_outside = |peer: &IpAddr| !hop::is_inside(*peer);
        let (client, hello) = match self.peer.filter(from_outside) {
            Some(peer) if self.manner == Manner::Together => (Some(peer), self.hello.to_owned()),
            _ => match hop::first_outside(head) {
                Some(hop) => (Some(hop.client), hop.hello),
                None => (None, String::new()),
            },
        };
        Way {
            client,
            hello,
            return_path: host::ascii_address(self.return_path).into_owned(),
        }
    }
}

fn checks(found: &Findings) -> Checks {
    let check = |finding| match finding {
        Finding::None => Check::None,
        Finding::Pass => Check::Pass,
        Finding::Neutral => Check::Neutral,
        Finding::Fail => Check::Fail,
    };
    Checks {
        spf: check(found.spf),
        dkim: check(found.dkim),
        dmarc: check(found.dmarc),
    }
}

/// How long a mail waits for what DNS says about its sender.
const PATIENCE: Duration = Duration::from_secs(3);

/// How long that server is waited for; less, so that one that is silent is known as such.
const ANSWER: Duration = Duration::from_millis(2500);

/// How many mails wait for that at once; what they hold is their heads.
const ASKED_AT_ONCE_MAX: usize = 32;

/// How many DNS servers are remembered.
const ASKERS_MAX: usize = 8;

#[cfg(test)]
mod tests {
    use std::net::UdpSocket;

    use tokio::time::Instant;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn no_mail_waits_longer_for_a_silent_server_however_many_ask_it() {
        let silent = UdpSocket::bind("127.0.0.1:0").expect("a port");
        let server = silent.local_addr().expect("bound");
        let senders = Senders::default();
        let one = || {
            let (senders, began) = (senders.clone(), Instant::now());
            async move {
                let mail = b"Received: from out.test (out.test [192.0.2.7])\r\n\
                             From: ana@shop.test\r\n\r\nText.\r\n";
                let carrier = Carrier {
                    peer: None,
                    manner: Manner::Each,
                    hello: "mx.test",
                    return_path: "ana@shop.test",
                };
                let claims = Claims::of(mail).expect("a mail");
                let found = senders.ask(server, claims, &carrier).await;
                (found, began.elapsed())
            }
        };
        let all: Vec<_> = (0..ASKED_AT_ONCE_MAX * 2)
            .map(|_| tokio::spawn(one()))
            .collect();
        let mut longest = Duration::ZERO;
        for asked in all {
            let (found, took) = asked.await.expect("it ends");
            assert_eq!(found, None);
            longest = longest.max(took);
        }
        assert!(longest >= ANSWER && longest <= PATIENCE, "{longest:?}");
    }
}
