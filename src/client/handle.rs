//! The handle: asking, hearing, closing.

use std::fmt;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant, timeout};

use super::dial::Dial;
use super::drive::{Driver, Order};
use super::error::ClientError;
use crate::domain::{Moment, Name};
use crate::protocol::key::{CommandKey, Id128, Secret};
use crate::protocol::message::{Accepted, EntryRequest, Event, Refusal, ToDesk};
use crate::protocol::version::Welcome;
use crate::protocol::view::people::SessionView;
use crate::protocol::{Data, List};

/// A signed-in connection to a desk. Clones share it; it closes with the last of them.
#[derive(Clone)]
pub struct Client {
    orders: mpsc::Sender<Order>,
    seen: Arc<Mutex<Seen>>,
    answer_within: Duration,
}

/// What the desk tells, in order.
#[derive(Debug)]
pub struct Inbox {
    pub(super) news: mpsc::Receiver<Happening>,
}

/// One thing that reaches a client without being asked for.
#[derive(Debug)]
pub enum Happening {
    /// The desk told something.
    Event(Box<Event>),
    /// The connection was lost; the client tries again in a while.
    Offline {
        /// Why.
        why: String,
        /// How long it waits.
        again_in: Duration,
    },
    /// The connection is back. Where it was not resumed, everything has to be read anew.
    Online {
        /// Whether what was missed follows.
        resumed: bool,
    },
    /// A list, a panel or a conversation that was being watched was asked for anew; its present state.
    Renewed {
        /// What had been asked.
        ask: Box<ToDesk>,
        /// The answer.
        data: Box<Data>,
    },
    /// The connection is gone for good.
    Over {
        /// What the desk said, if it said anything.
        why: Option<Refusal>,
    },
}

/// How to be somebody.
#[derive(Clone, Debug)]
pub enum SignIn {
    /// Over the control socket.
    Local {
        /// In whose name, if not the operator's.
        acting_for: Option<Name>,
    },
    /// By password. It is used once; after a lost connection the session's token is.
    Password {
        /// The name as typed.
        name: String,
        /// The password.
        password: Secret,
        /// The six digits, where there is a second factor.
        code: Option<Secret>,
    },
    /// By a token from an earlier sign-in, or of a script.
    Token(Secret),
    /// By the certificate that the connection was made with.
    Certificate,
}

/// Where a client writes down what it is about to ask, so that it can ask again after its own crash.
pub trait Journal: Send {
    /// About to be sent under `key`. When this fails, nothing is sent.
    fn note(&mut self, key: CommandKey, ask: &ToDesk) -> io::Result<()>;

    /// Answered, one way or the other.
    fn settled(&mut self, key: CommandKey);
}

/// How a client behaves.
pub struct Options {
    /// Its name and version, as the desk sees them.
    pub client: String,
    /// What the person reads in their list of sessions.
    pub device: String,
    /// The language that the person reads, as an ISO 639-1 code.
    pub language: String,
    /// Who.
    pub sign_in: SignIn,
    /// Names this client in the keys of its commands; `None` makes one up.
    pub id: Option<Id128>,
    /// The first count of its keys: larger than any it used before under this `id`.
    pub first_count: u64,
    /// How long an answer is waited for.
    pub answer_within: Duration,
    /// Whether a lost connection is made again.
    pub reconnect: bool,
    /// Where commands are written down before they are sent.
    pub journal: Option<Box<dyn Journal>>,
}

/// What is known of the desk at the other end.
#[derive(Clone, Debug, Default)]
pub(super) struct Seen {
    pub(super) welcome: Option<Welcome>,
    pub(super) session: Option<SessionView>,
    pub(super) clock: Option<(Moment, Instant)>,
}

impl Options {
    /// The usual behaviour, for a client of this name.
    pub fn new(client: &str, sign_in: SignIn) -> Self {
        Self {
            client: client.to_owned(),
            device: client.to_owned(),
            language: "en".to_owned(),
            sign_in,
            id: None,
            first_count: 1,
            answer_within: ANSWER_WITHIN,
            reconnect: false,
            journal: None,
        }
    }
}

impl Client {
    /// Connects and signs in.
    ///
    /// The first connection is made, or fails, at once; later ones, where `options.reconnect` asks for
    /// them, are made in the background.
    pub async fn connect(dial: Dial, options: Options) -> Result<(Self, Inbox), ClientError> {
        let answer_within = options.answer_within;
        let seen = Arc::new(Mutex::new(Seen::default()));
        let (orders, queue) = mpsc::channel(ORDERS_MAX);
        let (tell, news) = mpsc::channel(NEWS_MAX);
        let driver = Driver::begin(dial, options, Arc::clone(&seen), queue, tell);
        let driver = timeout(answer_within, driver)
            .await
            .map_err(|_| ClientError::TimedOut)??;
        tokio::spawn(driver.run());
        let client = Self {
            orders,
            seen,
            answer_within,
        };
        Ok((client, Inbox { news }))
    }

    /// Asks for something that may be lost with the connection: everything that only reads.
    pub async fn ask(&self, ask: ToDesk) -> Result<Accepted, ClientError> {
        self.send(ask, false, None, self.answer_within).await
    }

    /// Asks for something that must have one effect however often the connection is lost meanwhile.
    pub async fn command(&self, ask: ToDesk) -> Result<Accepted, ClientError> {
        self.send(ask, true, None, self.answer_within).await
    }

    /// As [`Self::command`], waiting as long as `within`.
    pub async fn command_within(
        &self,
        ask: ToDesk,
        within: Duration,
    ) -> Result<Accepted, ClientError> {
        self.send(ask, true, None, within).await
    }

    /// As [`Self::command`], meant only as long as the grant with this number stands: the `fence` of
    /// the conversation as its holder last saw it.
    pub async fn command_as_holder(
        &self,
        ask: ToDesk,
        holder_fence: u32,
    ) -> Result<Accepted, ClientError> {
        self.send(ask, true, Some(holder_fence), self.answer_within)
            .await
    }

    /// As [`Self::command_as_holder`], waiting as long as `within`.
    pub async fn command_as_holder_within(
        &self,
        ask: ToDesk,
        holder_fence: u32,
        within: Duration,
    ) -> Result<Accepted, ClientError> {
        self.send(ask, true, Some(holder_fence), within).await
    }

    /// What the desk said of itself when the connection was made.
    pub fn welcome(&self) -> Option<Welcome> {
        self.seen().welcome
    }

    /// Who one is signed in as.
    pub fn session(&self) -> Option<SessionView> {
        self.seen().session
    }

    /// What time the desk has, for countdowns that agree with everybody else's.
    pub fn desk_time(&self) -> Option<Moment> {
        let (moment, at) = self.seen().clock?;
        let since = i64::try_from(at.elapsed().as_millis()).unwrap_or(i64::MAX);
        Some(Moment(moment.0.saturating_add(since)))
    }

    /// Ends the session for good and closes the connection.
    pub async fn sign_out(&self) -> Result<(), ClientError> {
        self.ask(ToDesk::Entry(EntryRequest::SignOut)).await?;
        Ok(())
    }

    /// Closes the connection; the session can be used again with its token.
    pub async fn close(&self) {
        // Whoever is gone already has closed it.
        let _ = self.orders.send(Order::Close).await;
    }

    async fn send(
        &self,
        ask: ToDesk,
        keyed: bool,
        holder_fence: Option<u32>,
        within: Duration,
    ) -> Result<Accepted, ClientError> {
        let (reply, answer) = oneshot::channel();
        let order = Order::Ask {
            ask: Box::new(ask),
            keyed,
            holder_fence,
            reply,
        };
        let talk = async {
            self.orders
                .send(order)
                .await
                .map_err(|_| ClientError::Closed)?;
            answer.await.map_err(|_| ClientError::Closed)?
        };
        timeout(within, talk)
            .await
            .map_err(|_| ClientError::TimedOut)?
    }

    fn seen(&self) -> Seen {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.clone()
    }
}

impl Inbox {
    /// The next thing that reaches the client; `None` once it is closed.
    pub async fn next(&mut self) -> Option<Happening> {
        self.news.recv().await
    }

    /// The next thing, if it is there already.
    pub fn try_next(&mut self) -> Option<Happening> {
        self.news.try_recv().ok()
    }
}

impl SignIn {
    /// The request that signs in, on a connection of its own.
    pub(super) fn request(&self, device: &str) -> EntryRequest {
        let device = device.to_owned();
        match self {
            Self::Local { acting_for } => EntryRequest::Local {
                acting_for: acting_for.clone(),
            },
            Self::Password {
                name,
                password,
                code,
            } => EntryRequest::SignIn {
                name: name.clone(),
                password: password.clone(),
                code: code.clone(),
                device,
            },
            Self::Token(token) => EntryRequest::Token {
                token: token.clone(),
                device,
            },
            Self::Certificate => EntryRequest::Certificate { device },
        }
    }

    /// Whether it may be said again on another connection without asking the person.
    pub(super) fn can_repeat(&self) -> bool {
        !matches!(self, Self::Password { .. })
    }
}

impl Options {
    pub(super) fn hello(&self) -> crate::protocol::version::Hello {
        crate::protocol::version::Hello {
            versions: List::from(crate::protocol::version::VERSIONS.to_vec()),
            client: self.client.clone(),
            language: self.language.clone(),
        }
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("welcome", &self.seen().welcome)
            .finish_non_exhaustive()
    }
}

/// How long an answer is waited for, unless the caller knows better.
const ANSWER_WITHIN: Duration = Duration::from_secs(30);

/// How many requests may wait to be sent; whoever asks then waits.
const ORDERS_MAX: usize = 64;

/// How much news may wait to be read; what comes then is dropped, and one `Resync` says so.
const NEWS_MAX: usize = 1024;
