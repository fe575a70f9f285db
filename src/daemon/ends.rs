//! What channels need and what ends: the certificates of the servers that they call, the refresh tokens that they
//! sign in with, and whatever their connectors and their settings say. Told two weeks before, and when it has ended.
//!
//! A server shows its certificate whenever it is called. One that nobody has called for half a day is called for
//! nothing else, as far as its handshake, so that a channel that is silent for a month is watched like any other.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::{Instant, sleep};

use crate::channels::Channel;
use crate::channels::server::{Called, Security, Server};
use crate::domain::ending::{self, Ending};
use crate::domain::health::{Ailment, Cause};
use crate::domain::{Moment, Name};
use crate::net::http_client::{self, Patience, Target};
use crate::net::smtp::{Submitted, Way};
use crate::net::{imap, shown, smtp, trust};
use crate::servers::intake::Intake;

use super::clock::Clock;
use super::compile::Channels;
use super::generation::Generation;
use super::keyring::Keyring;

/// What is known of ends. Clones share it.
#[derive(Clone)]
pub(super) struct Ends {
    intake: Intake,
    keyring: Keyring,
    clock: Clock,
    looks: Arc<Mutex<BTreeMap<Place, Look>>>,
}

/// Where a server is.
type Place = (String, u16);

/// The last time that a server was called for nothing but its certificate.
struct Look {
    at: Instant,
    /// Why it was not believed, and since when.
    distrust: Option<(String, Moment)>,
}

impl Ends {
    pub(super) fn new(intake: Intake, keyring: Keyring, clock: Clock) -> Self {
        Self {
            intake,
            keyring,
            clock,
            looks: Arc::default(),
        }
    }

    /// What a channel needs and when it ends, as far as anybody knows.
    pub(super) fn of(&self, generation: &Generation, name: &Name) -> Vec<Ending> {
        let Some(channel) = generation.channels.get(name) else {
            return Vec::new();
        };
        let settings = generation.config.channels.get(name);
        let mut endings = settings.map_or_else(Vec::new, |it| it.expires.clone());
        let figures = self.intake.figures_of(name);
        endings.extend(figures.map(|it| it.endings).unwrap_or_default());
        for called in channel.servers() {
            let (host, port) = called.place();
            if let Some(shown) = shown::last(host, port).filter(|_| called.is_private()) {
                endings.push(Ending {
                    what: format!("{host}:{port}"),
                    at: Moment(shown.until.saturating_mul(1_000)),
                });
            }
            let login = called.server().and_then(|server| server.login.as_ref());
            if let Some(at) = login.and_then(|login| self.keyring.ends(login)) {
                let user = login.map_or("", |login| &login.user);
                let what = format!("OAuth {user}");
                if endings.iter().all(|known| known.what != what) {
                    endings.push(Ending { what, at });
                }
            }
        }
        endings
    }

    /// What there is to tell of it.
    pub(super) fn ailment(&self, generation: &Generation, name: &Name) -> Option<Ailment> {
        let channel = generation.channels.get(name)?;
        let ended = ending::ailment(&self.of(generation, name), self.clock.now());
        Ailment::worse(self.distrust(channel.as_ref()), ended)
    }

    /// What there is to tell of all of them.
    pub(super) fn ailments(&self, generation: &Generation) -> BTreeMap<Name, Ailment> {
        let all = generation.channels.keys();
        all.filter_map(|name| Some((name.clone(), self.ailment(generation, name)?)))
            .collect()
    }

    /// A server of its that was not believed when it was called last.
    fn distrust(&self, channel: &dyn Channel) -> Option<Ailment> {
        let looks = self.looks();
        channel.servers().iter().find_map(|called| {
            let (host, port) = called.place();
            let look = looks.get(&(host.to_owned(), port))?;
            // Whoever called it since then believed it.
            let since = shown::last(host, port).is_some_and(|shown| shown.at > look.at);
            let (why, at) = look.distrust.as_ref().filter(|_| !since)?;
            Some(Ailment::standing(Cause::Certificate, why.clone(), *at))
        })
    }

    fn looks(&self) -> MutexGuard<'_, BTreeMap<Place, Look>> {
        self.looks.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Calls those servers that nobody has called for too long.
    async fn look(&self, channels: &Channels) {
        let all = channels.values().flat_map(|channel| channel.servers());
        for called in all.filter(Called::is_private) {
            if self.is_due(&called) {
                let outcome = look(&called).await;
                self.looked(&called, outcome.err().flatten());
            }
        }
    }

    fn is_due(&self, called: &Called) -> bool {
        let (host, port) = called.place();
        let looks = self.looks();
        let look = looks.get(&(host.to_owned(), port));
        let again = match look {
            Some(Look {
                distrust: Some(_), ..
            }) => DISTRUSTED_AGAIN,
            _ => AGAIN,
        };
        if look.is_some_and(|look| look.at.elapsed() < again) {
            return false;
        }
        shown::last(host, port).is_none_or(|shown| {
            let end = Moment(shown.until.saturating_mul(1_000));
            let is_near = Cause::of_end(end, self.clock.now()).is_some();
            // One that is about to be renewed is looked at more often: a line that has been open since before
            // shows the old one.
            shown.at.elapsed() > if is_near { AGAIN } else { FRESH }
        })
    }

    fn looked(&self, called: &Called, distrust: Option<String>) {
        let (host, port) = called.place();
        let now = self.clock.now();
        let mut looks = self.looks();
        let before = looks.remove(&(host.to_owned(), port));
        let since = before.and_then(|look| look.distrust);
        let since = since.map_or(now, |(_, since)| since);
        let look = Look {
            at: Instant::now(),
            distrust: distrust.map(|why| (why, since)),
        };
        looks.insert((host.to_owned(), port), look);
    }
}

/// Looks for ends and tells of them, until `stop`.
pub(super) async fn watch(
    ends: Ends,
    mut current: watch::Receiver<Arc<Generation>>,
    mut stop: watch::Receiver<bool>,
) {
    let mut told = BTreeMap::new();
    loop {
        let generation = Arc::clone(&current.borrow_and_update());
        tell(&ends, &generation, &mut told);
        tokio::select! {
            biased;
            _ = stop.wait_for(|stop| *stop) => return,
            _ = current.changed() => continue,
            // Whoever has work for a server calls it first.
            () = sleep(TOLD_EVERY) => {}
        }
        let channels = enabled(&generation);
        tokio::select! {
            biased;
            _ = stop.wait_for(|stop| *stop) => return,
            () = ends.look(&channels) => {}
        }
    }
}

fn enabled(generation: &Generation) -> Channels {
    let settings = &generation.config.channels;
    let is_on = |name: &Name| settings.get(name).is_some_and(|it| it.enabled);
    let all = generation.channels.iter();
    all.filter(|(name, _)| is_on(name))
        .map(|(name, channel)| (name.clone(), Arc::clone(channel)))
        .collect()
}

/// Tells those who watch channels when what there is to tell is another than before.
fn tell(ends: &Ends, generation: &Generation, told: &mut BTreeMap<Name, Ailment>) {
    let now = ends.ailments(generation);
    if now == *told {
        return;
    }
    for (channel, ailment) in &now {
        if told.get(channel) != Some(ailment) {
            let (cause, why) = (ailment.cause.word(), &ailment.why);
            tracing::warn!(%channel, cause, why, "something that it needs ends");
        }
    }
    *told = now;
    ends.intake.stir();
}

/// Calls a server; why it is not believed, where that is what ends it. One that is not reached is told of by
/// whoever has something for it.
async fn look(called: &Called) -> Result<(), Option<String>> {
    match called {
        Called::Imap(server) => {
            let server = imap::Server {
                host: &server.host,
                port: server.port,
                way: way(server),
                user: "",
                password: "",
                is_token: false,
                authorities: &server.authorities,
            };
            let looked = imap::look(&server, PATIENCE).await;
            looked.map_err(|error| match error {
                imap::ImapError::Certificate(why) => Some(why),
                _ => None,
            })
        }
        Called::Smtp(server) => {
            let server = smtp::Server {
                host: &server.host,
                port: server.port,
                way: way(server),
                login: None,
                is_token: false,
                authorities: &server.authorities,
            };
            let looked = smtp::look(&server, PATIENCE).await;
            looked.map_err(|error| match error {
                Submitted::Distrusted(why) => Some(why),
                _ => None,
            })
        }
        Called::Http(place) => {
            let looked = http_client::look(&Target::from(place), &Patience::default()).await;
            looked.map_err(|error| {
                let why = format!("{}:{}: {error}", place.host, place.port);
                trust::is_distrust(&error).then_some(why)
            })
        }
    }
}

fn way(server: &Server) -> Way {
    match server.security {
        Security::Tls => Way::Tls,
        Security::StartTls => Way::StartTls,
        Security::Clear => Way::Clear,
    }
}

/// How often what there is to tell is compared with what was told.
const TOLD_EVERY: Duration = Duration::from_secs(5);

/// How long a certificate that was shown is believed to be the one in use.
const FRESH: Duration = Duration::from_secs(12 * 60 * 60);

/// How soon a server is called again that was not reached, or whose certificate ends soon.
const AGAIN: Duration = Duration::from_secs(60 * 60);

/// How soon one is called again that was not believed.
const DISTRUSTED_AGAIN: Duration = Duration::from_secs(60);

/// How long a server is waited for.
const PATIENCE: Duration = Duration::from_secs(30);
