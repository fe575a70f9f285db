//! Visitors of a chat, in a browser or an app: the door, the talk, and what of the record is theirs to see.
//!
//! No visitor sees what is another's: everything is looked up by the address that their pass is for. What
//! a visitor is told as taken is on disk. What they are shown is read from the record, so that a lost
//! connection loses nothing and a second one doubles nothing.

mod absent;
mod arrival;
mod door;
mod files;
mod link;
mod mailing;
mod poll;
pub mod probe;
mod queueing;
mod saying;
mod seat;
mod seeing;
mod talk;
mod usual;

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::routing::{get, post, put};
use tokio::sync::{Semaphore, watch};

use super::byoc::{Channels, Reveal};
use super::desk::Desk;
use super::intake::Intake;
use super::probes::Probes;
use crate::channels::webchat::Site;
use crate::channels::webchat::told::Form;
use crate::channels::webchat::visitor::Who;
use crate::domain::{Address, Name, Span};
use crate::net::pace::{Pace, Rate};

/// What the routes of chats work with.
pub struct WebChat {
    desk: Arc<Desk>,
    intake: Intake,
    channels: watch::Receiver<Arc<Channels>>,
    reveal: Reveal,
    /// Messages that only try whether a chat is reached.
    probes: Probes,
    /// Messages of each visitor.
    pace: Mutex<Pace<Address>>,
    /// Connections from one machine.
    comings: Mutex<Pace<IpAddr>>,
    /// Who is told of as typing, and how often.
    typing: Mutex<Pace<Address>>,
    /// How many connections each visitor has.
    here: Mutex<BTreeMap<Address, usize>>,
    /// Visitors who left in the middle of a talk, of whom the desk was told so.
    gone: Mutex<BTreeSet<Address>>,
    /// Talks by requests.
    links: Mutex<BTreeMap<String, poll::Polled>>,
    /// Lines that somebody waits in.
    glances: Mutex<BTreeMap<queueing::Line, Arc<queueing::Glance>>>,
    /// How soon answers usually come.
    usual: Arc<usual::Usual>,
    places: Arc<Semaphore>,
    /// Files on their way in or out.
    files: Semaphore,
}

impl WebChat {
    /// The chats of a desk. Has to be made where tasks run: one watches for answers that lie unread.
    pub fn new(
        desk: Arc<Desk>,
        intake: Intake,
        channels: watch::Receiver<Arc<Channels>>,
        reveal: Reveal,
        probes: Probes,
    ) -> Arc<Self> {
        let chat = Arc::new(Self {
            desk,
            intake,
            channels,
            reveal,
            probes,
            pace: Mutex::new(Pace::new(MESSAGES, VISITORS_MAX)),
            comings: Mutex::new(Pace::new(COMINGS, VISITORS_MAX)),
            typing: Mutex::new(Pace::new(TYPING, VISITORS_MAX)),
            here: Mutex::default(),
            gone: Mutex::default(),
            links: Mutex::default(),
            glances: Mutex::default(),
            usual: Arc::default(),
            places: Arc::new(Semaphore::new(CONNECTIONS_MAX)),
            files: Semaphore::new(FILES_MAX),
        });
        tokio::spawn(absent::watch(Arc::downgrade(&chat)));
        chat
    }

    /// What is asked of visitors of a chat.
    fn form(&self, channel: &Name, site: &Site, file_bytes_max: u64) -> Form {
        let settings = self.desk.settings();
        let known = settings.plan.channels.get(channel);
        let queue = known.map(|known| known.target.queue());
        let usual = queue.and_then(|queue| self.usual.of(&self.desk, queue));
        Form {
            title: site.title.clone(),
            greeting: site.greeting.clone(),
            name: site.name,
            mail: site.mail,
            privacy: site.privacy.clone(),
            file_bytes_max,
            emoji: known.is_none_or(|known| known.abilities.emoji),
            usual_ms: usual.map(|usual| usual.0),
            by_mail: self.continued(channel).is_some(),
            known: false,
        }
    }

    /// The chat of this name as its settings have it now, if there is one and it is on.
    fn site(&self, channel: &str) -> Option<(Name, Site, u64)> {
        let channels = self.channels.borrow();
        let (name, open) = channels.get_key_value(channel)?;
        let site = open.site()?.clone();
        let settings = self.desk.settings();
        let known = settings.plan.channels.get(name)?;
        let bytes_max = known.abilities.file_bytes_max;
        known.enabled.then(|| (name.clone(), site, bytes_max))
    }
}

/// A visitor whose pass was looked at.
#[derive(Clone, Debug)]
struct Visitor {
    channel: Name,
    who: Who,
    address: Address,
}

/// The routes of chats.
pub(super) fn routes(chat: Option<Arc<WebChat>>) -> Router {
    let Some(chat) = chat else {
        return Router::new();
    };
    Router::new()
        .route("/chat/{channel}", get(door::page))
        .route("/chat/{channel}/files", put(files::put))
        .route("/chat/{channel}/files/{ticket}", get(files::get))
        .route("/chat/{channel}/poll", post(poll::poll))
        .route("/chat/{channel}/session", get(door::upgrade))
        .with_state(chat)
}

/// How often a visitor may write, or put a file.
const MESSAGES: Rate = Rate {
    burst: 20,
    refill_ms: 2_000,
};

/// How many frames of any sort one connection may bring; one that brings more is ended.
const FRAMES: Rate = Rate {
    burst: 120,
    refill_ms: 100,
};

/// How often one machine may come.
const COMINGS: Rate = Rate {
    burst: 60,
    refill_ms: 1_000,
};

/// How often somebody is told of as typing.
const TYPING: Rate = Rate {
    burst: 3,
    refill_ms: 2_000,
};

/// How long somebody counts as typing who does not say so again.
const TYPING_LASTS: Span = Span::seconds(10);

/// How many visitors are remembered for their pace.
const VISITORS_MAX: usize = 20_000;

/// How many connections visitors have in all; the next one is told to come back.
const CONNECTIONS_MAX: usize = 4_000;

/// How many files are on their way at once, over all chats; more wait.
const FILES_MAX: usize = 4;

/// How many connections one visitor has: each page of the shop that is open in a tab has one, its chat closed
/// or not.
const CONNECTIONS_EACH_MAX: usize = 32;
