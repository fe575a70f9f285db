//! Bring your own channel over HTTP: what a connector says, fetches and settles, as the contract has it.
//!
//! Nothing is answered with yes that is not on disk. Nothing is read of a request before it is known
//! whose it is, and nothing of one is longer, deeper or more than the contract says.

mod descriptor;
mod door;
mod events;
mod expiry;
mod health;
pub(super) mod media;
mod missed;
mod outbox;
pub(super) mod page;
mod past;
mod problem;
mod remote;
mod said;
mod strays;
mod stream;
mod tokens;
pub mod trials;
mod turns;
mod typing;
mod work;

use std::collections::BTreeMap;
use std::future::Future;
use std::io;
use std::net::IpAddr;
use std::path::Path;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::routing::{any, get, post, put};
use tokio::sync::{Semaphore, watch};
use zeroize::Zeroizing;

use super::desk::Desk;
use super::intake::Intake;
use crate::channels::Channel;
use crate::channels::outgoing::Verdict;
use crate::channels::partner::CONTRACT;
use crate::channels::partner::delivery::DeliveryId;
use crate::domain::secret::Secret;
use crate::domain::{Address, Moment, Name, Span};
use crate::net::pace::{Pace, Rate};
use crate::writer::Rejected;

pub use health::watch as watch_health;
use past::Past;
pub(super) use problem::Problem;
pub use stream::keep as keep_streams;
use tokens::Tokens;
use trials::Trials;
use turns::Turns;

/// The channels, open, by name.
pub type Channels = BTreeMap<Name, Arc<dyn Channel>>;

/// What a secret says at this moment; may wait for a disk.
pub type Reveal = Arc<dyn Fn(&Secret) -> io::Result<Zeroizing<String>> + Send + Sync>;

/// An answer that takes a while.
pub type Later<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Where messages are laid out for those who fetch them.
pub trait Shelf: Send + Sync {
    /// Hands out up to `most` deliveries of a channel, each as its channel wrote it; waits for the first
    /// at most `within`. What is not settled after `lease` is laid out again.
    fn fetch<'a>(
        &'a self,
        channel: &'a Name,
        most: u32,
        within: Duration,
        lease: Duration,
    ) -> Later<'a, Result<Vec<Vec<u8>>, Rejected>>;

    /// Says what became of a delivery.
    fn settle<'a>(
        &'a self,
        channel: &'a Name,
        delivery: DeliveryId,
        verdict: Verdict,
    ) -> Later<'a, Result<Settled, Rejected>>;
}

/// What came of settling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    /// It is settled now.
    Now,
    /// It was settled before, just so; nothing was changed.
    Before,
    /// It was settled before, and otherwise: this word of it counts for nothing.
    Otherwise,
    /// It is another sending of that message that is on its way.
    Superseded,
    /// There is no such message on that channel.
    Nothing,
}

/// What the routes work with.
pub struct Byoc {
    desk: Arc<Desk>,
    intake: Intake,
    channels: watch::Receiver<Arc<Channels>>,
    shelf: Box<dyn Shelf>,
    stop: watch::Receiver<bool>,
    tokens: Tokens,
    trials: Arc<Trials>,
    /// Requests of each channel.
    pace: Mutex<Pace<Name>>,
    /// Who is told of as typing, and how often.
    typing: Mutex<Pace<(Name, Address)>>,
    /// Requests that showed no good token, by where they came from.
    strangers: Mutex<Pace<IpAddr>>,
    /// When each channel's connector was last heard of.
    heard: Mutex<BTreeMap<Name, Moment>>,
    /// Descriptors of each channel: each one that differs is a change of settings.
    described: Mutex<Pace<Name>>,
    /// What each channel's connector said and could not be taken.
    strays: Mutex<Pace<Name>>,
    /// Since when events have been refused for want of something.
    missed: Mutex<missed::Missed>,
    /// Bodies of events of each channel that are read and answered.
    bodies: Turns,
    /// Bodies that are read and answered, with all their bytes in memory.
    places: Semaphore,
    /// Files of each channel that are fetched.
    fetches: Turns,
    /// Files on their way in or out.
    files: Semaphore,
    /// Requests that wait for something to fetch.
    waiting: Semaphore,
}

impl Byoc {
    /// The routes of a desk whose data folder is `data`, until `stop`.
    pub fn new(
        desk: Arc<Desk>,
        intake: Intake,
        channels: watch::Receiver<Arc<Channels>>,
        shelf: Box<dyn Shelf>,
        (reveal, data): (Reveal, &Path),
        stop: watch::Receiver<bool>,
        trials: Arc<Trials>,
    ) -> Arc<Self> {
        let byoc = Arc::new(Self {
            desk,
            intake,
            channels,
            shelf,
            stop,
            tokens: Tokens::new(reveal, Past::of(data)),
            trials,
            pace: Mutex::new(Pace::new(REQUESTS, CHANNELS_MAX)),
            typing: Mutex::new(Pace::new(TYPING, TYPING_MAX)),
            strangers: Mutex::new(Pace::new(STRANGERS, STRANGERS_MAX)),
            heard: Mutex::default(),
            described: Mutex::new(Pace::new(DESCRIPTIONS, CHANNELS_MAX)),
            strays: Mutex::new(Pace::new(STRAYS, CHANNELS_MAX)),
            missed: Mutex::default(),
            bodies: Turns::new(BODIES_EACH_MAX),
            places: Semaphore::new(PLACES_MAX),
            fetches: Turns::new(FETCHES_EACH_MAX),
            files: Semaphore::new(FILES_MAX),
            waiting: Semaphore::new(WAITING_MAX),
        });
        byoc.desk.set_connectors(&byoc);
        byoc
    }
}

/// The routes; without a desk that takes work, only the contract.
pub(super) fn routes(byoc: Option<Arc<Byoc>>) -> Router {
    let contract = || async { ([(CONTENT_TYPE, "application/json")], CONTRACT) };
    let page = Router::new()
        .route("/byoc/v1/openapi.json", get(contract))
        .method_not_allowed_fallback(wrong_method);
    let Some(byoc) = byoc else {
        return page;
    };
    Router::new()
        .route(
            "/byoc/v1/channels/{channel}/descriptor",
            get(descriptor::get).put(descriptor::put),
        )
        .route("/byoc/v1/channels/{channel}/events", post(events::post))
        .route("/byoc/v1/channels/{channel}/health", post(health::post))
        .route("/byoc/v1/channels/{channel}/media/{media}", get(media::get))
        .route("/byoc/v1/channels/{channel}/work", get(work::get))
        .route("/byoc/v1/media", put(media::put))
        .route("/byoc/v1/channels/{channel}/outbox", get(outbox::get))
        .route(
            "/byoc/v1/channels/{channel}/outbox/{delivery_id}/outcome",
            post(outbox::settle),
        )
        .method_not_allowed_fallback(wrong_method)
        .route("/byoc/{*rest}", any(no_such_route))
        .with_state(byoc)
        .merge(page)
}

async fn no_such_route() -> Problem {
    Problem::no_such("route")
}

async fn wrong_method() -> Problem {
    Problem::method()
}

/// How long a request may take in all: a wait for something to fetch, or a body that comes slowly.
pub(super) const ANSWER_WITHIN: Duration = Duration::from_secs(60);

/// How long a fetched delivery is the connector's alone.
const LEASE: Span = Span::seconds(60);

/// How often a connector reports its health.
const HEARTBEAT: Span = Span::seconds(30);

/// What one channel may ask.
const REQUESTS: Rate = Rate {
    burst: 200,
    refill_ms: 10,
};

/// How often somebody is told of as typing.
const TYPING: Rate = Rate {
    burst: 1,
    refill_ms: 2_000,
};

/// How many who type are remembered.
const TYPING_MAX: usize = 10_000;

/// How often one address may show no good token.
const STRANGERS: Rate = Rate {
    burst: 20,
    refill_ms: 3_000,
};

/// How often a channel may describe itself anew.
const DESCRIPTIONS: Rate = Rate {
    burst: 10,
    refill_ms: 6_000,
};

/// How much that could not be taken is kept of a channel; what comes faster is only counted.
const STRAYS: Rate = Rate {
    burst: 200,
    refill_ms: 1_000,
};

/// How many channels are remembered for their pace; the settings bound them too.
const CHANNELS_MAX: usize = 1_000;

/// How many addresses are remembered for having shown no good token.
const STRANGERS_MAX: usize = 10_000;

/// How many bodies are in memory at once, over all channels; more wait.
const PLACES_MAX: usize = 32;

/// How many bodies of events of one channel are in memory at once; more wait for their turn. Files that one
/// names by their URL may take long to come.
const BODIES_EACH_MAX: usize = 8;

/// How many files are fetched for one channel at once; more wait for their turn.
const FETCHES_EACH_MAX: usize = 2;

/// How many files are on their way at once, over all channels; more wait.
const FILES_MAX: usize = 4;

/// How many requests wait for something to fetch, over all channels; more are told to come back.
const WAITING_MAX: usize = 256;
