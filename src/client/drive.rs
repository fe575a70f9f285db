//! The task that holds the connection: writes, reads, beats, and connects again.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::io::AsyncReadExt;
use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant, sleep_until};

use super::dial::Dial;
use super::error::ClientError;
use super::handle::{Happening, Options, Seen};
use super::line::{Line, READ_BYTES, moment, push, read};
use super::standing::{Change, Standing, change};
use crate::domain::{Moment, Seq};
use crate::protocol::key::{CommandKey, Id128};
use crate::protocol::message::{
    Accepted, Answer, EntryRequest, Event, Farewell, FromDesk, News, ToDesk,
};
use crate::protocol::session::Told;
use crate::protocol::version::Welcome;
use crate::protocol::view::people::SessionView;
use crate::protocol::{Code, Refusal};

/// What the handle wants.
pub(super) enum Order {
    Ask {
        ask: Box<ToDesk>,
        keyed: bool,
        holder_fence: Option<u32>,
        reply: Reply,
    },
    Close,
}

type Reply = oneshot::Sender<Result<Accepted, ClientError>>;

/// A request on its way.
struct Open {
    ask: Box<ToDesk>,
    key: Option<CommandKey>,
    holder_fence: Option<u32>,
    whose: Whose,
}

enum Whose {
    Asker(Reply),
    Renewal,
}

/// Everything that outlives one connection.
pub(super) struct Driver {
    dial: Dial,
    options: Options,
    seen: Arc<Mutex<Seen>>,
    orders: mpsc::Receiver<Order>,
    tell: mpsc::Sender<Happening>,
    dropped: bool,
    id: Id128,
    count: u64,
    open: BTreeMap<u64, Open>,
    standing: BTreeMap<Standing, Box<ToDesk>>,
    started: Instant,
    line: Line,
}

/// How a connection ended.
enum End {
    Closed,
    Lost(String, Duration),
    Over(Option<Refusal>),
}

impl Driver {
    pub(super) async fn begin(
        mut dial: Dial,
        options: Options,
        seen: Arc<Mutex<Seen>>,
        orders: mpsc::Receiver<Order>,
        tell: mpsc::Sender<Happening>,
    ) -> Result<Self, ClientError> {
        let started = Instant::now();
        let id = match options.id {
            Some(id) => id,
            None => made_up_id()?,
        };
        let mut line = Line::new(dial.connect().await?, &options, started);
        let request = options.sign_in.request(&options.device);
        let (welcome, session) = line.enter(request, started).await?;
        let driver = Self {
            count: options.first_count,
            dial,
            options,
            seen,
            orders,
            tell,
            dropped: false,
            id,
            open: BTreeMap::new(),
            standing: BTreeMap::new(),
            started,
            line,
        };
        driver.remember(welcome, session);
        Ok(driver)
    }

    pub(super) async fn run(mut self) {
        loop {
            let (why, wait) = match self.serve().await {
                End::Lost(why, wait) => (why, wait),
                End::Over(why) => return self.finish(why),
                End::Closed => return self.finish(None),
            };
            self.fail_unkeyed(&why);
            if !self.options.reconnect || !self.dial.can_repeat() {
                return self.finish(None);
            }
            if let Err(refusal) = self.come_back(&why, wait).await {
                return self.finish(refusal);
            }
        }
    }

    /// Serves one connection until it ends.
    async fn serve(&mut self) -> End {
        let mut buffer = vec![0; READ_BYTES];
        loop {
            if let Some(end) = self.hear() {
                return end;
            }
            let now = moment(self.started);
            if let Err(broken) = self.line.session.tick(now) {
                return End::Lost(broken.to_string(), Duration::ZERO);
            }
            self.line.fill();
            let wake = self.started + millis(self.line.session.deadline());
            let line = &mut self.line;
            tokio::select! {
                read = line.reader.read(&mut buffer) => match read {
                    Ok(0) => return End::Lost("closed by the desk".into(), Duration::ZERO),
                    Ok(n) => line.session.receive(moment(self.started), &buffer[..n]),
                    Err(cause) => return End::Lost(cause.to_string(), Duration::ZERO),
                },
                pushed = push(&mut line.writer, &line.out), if line.has_output() => match pushed {
                    Ok(n) => line.wrote(n),
                    Err(cause) => return End::Lost(cause.to_string(), Duration::ZERO),
                },
                order = self.orders.recv() => match order {
                    Some(Order::Ask { ask, keyed, holder_fence, reply }) => {
                        self.take(ask, keyed, holder_fence, reply);
                    }
                    Some(Order::Close) | None => {
                        self.line.leave(moment(self.started)).await;
                        return End::Closed;
                    }
                },
                () = sleep_until(wake) => {}
            }
        }
    }

    /// Deals with everything that has arrived.
    fn hear(&mut self) -> Option<End> {
        loop {
            match self.line.session.poll() {
                Ok(None) => return None,
                Ok(Some(Told::Welcome(_))) => {}
                Ok(Some(Told::Said(said))) => match *said {
                    FromDesk::Answer(answer) => self.settle(answer),
                    FromDesk::Event(event) => self.tell(Happening::Event(Box::new(event))),
                    FromDesk::Heartbeat(beat) => {
                        self.with_seen(|seen| seen.clock = Some((beat.at, Instant::now())));
                    }
                    FromDesk::Farewell(farewell) => return Some(ended(farewell)),
                },
                Err(broken) => return Some(End::Lost(broken.to_string(), Duration::ZERO)),
            }
        }
    }

    fn take(&mut self, ask: Box<ToDesk>, keyed: bool, holder_fence: Option<u32>, reply: Reply) {
        let key = keyed.then(|| {
            let count = self.count;
            self.count += 1;
            CommandKey {
                client: self.id,
                count,
            }
        });
        if let (Some(key), Some(journal)) = (key, self.options.journal.as_mut())
            && let Err(cause) = journal.note(key, &ask)
        {
            let what = "writing the command down".to_owned();
            // Whoever stopped waiting needs no answer.
            let _ = reply.send(Err(ClientError::File { what, cause }));
            return;
        }
        let whose = Whose::Asker(reply);
        self.send(Open {
            ask,
            key,
            holder_fence,
            whose,
        });
    }

    fn send(&mut self, open: Open) {
        let now = moment(self.started);
        let (key, fence, ask) = (open.key, open.holder_fence, (*open.ask).clone());
        match self.line.session.ask(now, key, fence, ask) {
            Ok(number) => {
                self.open.insert(number, open);
            }
            Err(too_long) => {
                if let Whose::Asker(reply) = open.whose {
                    let _ = reply.send(Err(too_long.into()));
                }
            }
        }
    }

    fn settle(&mut self, answer: Answer) {
        let Some(open) = self.open.remove(&answer.request) else {
            return;
        };
        if let (Some(key), Some(journal)) = (open.key, self.options.journal.as_mut()) {
            journal.settled(key);
        }
        let outcome = read(answer.outcome);
        if outcome.is_ok() {
            match change(&open.ask) {
                Some(Change::Begins(standing)) => {
                    self.standing.insert(standing, open.ask.clone());
                }
                Some(Change::Ends(standing)) => {
                    self.standing.remove(&standing);
                }
                None => {}
            }
        }
        match (open.whose, outcome) {
            (Whose::Asker(reply), outcome) => {
                let _ = reply.send(outcome);
            }
            (Whose::Renewal, Ok(accepted)) => self.tell(Happening::Renewed {
                ask: open.ask,
                data: Box::new(accepted.data),
            }),
            (Whose::Renewal, Err(_)) => {
                if let Some(Change::Begins(standing)) = change(&open.ask) {
                    self.standing.remove(&standing);
                }
            }
        }
    }

    /// Passes news on without ever waiting for its reader.
    fn tell(&mut self, happening: Happening) {
        if self.dropped {
            let event = Event {
                seq: None,
                at: moment(self.started),
                news: Box::new(News::Resync),
            };
            if self
                .tell
                .try_send(Happening::Event(Box::new(event)))
                .is_err()
            {
                return;
            }
            self.dropped = false;
        }
        if self.tell.try_send(happening).is_err() {
            self.dropped = true;
        }
    }

    /// Connects again, however often it takes. `Err` where that makes no sense.
    async fn come_back(&mut self, why: &str, wait: Duration) -> Result<(), Option<Refusal>> {
        let mut pause = wait.max(PAUSE_LEAST);
        let mut why = why.to_owned();
        loop {
            let again_in = spread(pause);
            self.tell(Happening::Offline {
                why: why.clone(),
                again_in,
            });
            if !self.wait(again_in).await {
                return Err(None);
            }
            pause = (pause * 2).min(PAUSE_MOST);
            match self.reconnect().await {
                Ok(resumed) => {
                    self.tell(Happening::Online { resumed });
                    self.resend();
                    return Ok(());
                }
                Err(ClientError::Refused(refusal)) if is_final(refusal.code) => {
                    return Err(Some(refusal));
                }
                Err(error) => why = error.to_string(),
            }
        }
    }

    /// Waits, while orders are kept for later; `false` when nobody holds the client any more.
    async fn wait(&mut self, pause: Duration) -> bool {
        let until = Instant::now() + pause;
        loop {
            tokio::select! {
                () = sleep_until(until) => return true,
                order = self.orders.recv(), if self.open.len() < KEPT_ORDERS_MAX => match order {
                    Some(Order::Ask { ask, keyed: true, holder_fence, reply }) => {
                        self.take(ask, true, holder_fence, reply);
                    }
                    Some(Order::Ask { reply, .. }) => {
                        let _ = reply.send(Err(ClientError::Lost("not connected".into())));
                    }
                    Some(Order::Close) | None => return false,
                },
            }
        }
    }

    async fn reconnect(&mut self) -> Result<bool, ClientError> {
        let last_seq = self.line.session.last_seq();
        let token = self.with_seen(|seen| {
            let session = seen.session.as_ref()?;
            (!session.token.0.is_empty()).then(|| session.token.clone())
        });
        let again = self.options.sign_in.request(&self.options.device);
        let request = match token {
            Some(token) => EntryRequest::Resume { token, last_seq },
            None => again.clone(),
        };
        match self.reenter(request, last_seq).await {
            Err(ClientError::Refused(refusal))
                if refusal.code == Code::SESSION_ENDED && self.options.sign_in.can_repeat() =>
            {
                self.reenter(again, Seq(0)).await
            }
            other => other,
        }
    }

    async fn reenter(&mut self, request: EntryRequest, last: Seq) -> Result<bool, ClientError> {
        let wire = self.dial.connect().await?;
        let mut line = Line::new(wire, &self.options, self.started);
        // Numbers go on, so that what is still open keeps its own.
        let next = self.line.session.next_request();
        line.session.continue_from(last, next);
        let entered = line.enter(request, self.started);
        let (welcome, session) = tokio::time::timeout(ENTER_WITHIN, entered)
            .await
            .map_err(|_| ClientError::TimedOut)??;
        let resumed = session.resumed;
        self.line = line;
        self.remember(welcome, session);
        Ok(resumed)
    }

    /// Asks again for everything that has a key and for everything that keeps coming.
    fn resend(&mut self) {
        for (_, open) in std::mem::take(&mut self.open) {
            self.send(open);
        }
        for ask in self.standing.values().cloned().collect::<Vec<_>>() {
            self.send(Open {
                ask,
                key: None,
                holder_fence: None,
                whose: Whose::Renewal,
            });
        }
    }

    fn fail_unkeyed(&mut self, why: &str) {
        let kept = self.options.reconnect && self.dial.can_repeat();
        for (number, open) in std::mem::take(&mut self.open) {
            match open.whose {
                Whose::Asker(reply) if open.key.is_none() || !kept => {
                    let _ = reply.send(Err(ClientError::Lost(why.to_owned())));
                }
                Whose::Renewal => {}
                whose @ Whose::Asker(_) => {
                    self.open.insert(number, Open { whose, ..open });
                }
            }
        }
    }

    fn finish(mut self, why: Option<Refusal>) {
        for (_, open) in std::mem::take(&mut self.open) {
            if let Whose::Asker(reply) = open.whose {
                let answer = match &why {
                    Some(refusal) => ClientError::Refused(refusal.clone()),
                    None => ClientError::Closed,
                };
                let _ = reply.send(Err(answer));
            }
        }
        self.tell(Happening::Over { why });
    }

    fn remember(&self, welcome: Welcome, session: SessionView) {
        self.with_seen(|seen| {
            seen.clock = Some((welcome.server_time, Instant::now()));
            seen.welcome = Some(welcome);
            seen.session = Some(session);
        });
    }

    fn with_seen<T>(&self, use_it: impl FnOnce(&mut Seen) -> T) -> T {
        use_it(&mut self.seen.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn ended(farewell: Farewell) -> End {
    let after = farewell.after.map_or(Duration::ZERO, |span| {
        Duration::from_millis(u64::try_from(span.0).unwrap_or(0))
    });
    let stopping = matches!(&farewell.why, Some(why) if why.code == Code::STOPPING);
    if farewell.resumable || stopping {
        let why = farewell.why.map_or_else(
            || "closed by the desk".to_owned(),
            |why| why.code.to_string(),
        );
        End::Lost(why, after)
    } else {
        End::Over(farewell.why)
    }
}

/// Refusals that another try would meet again.
fn is_final(code: Code) -> bool {
    matches!(
        code,
        Code::VERSION
            | Code::WRONG_PASSWORD
            | Code::CODE_NEEDED
            | Code::CODE_WRONG
            | Code::SESSION_ENDED
            | Code::DISABLED
            | Code::NOT_ALLOWED
    )
}

fn millis(moment: Moment) -> Duration {
    Duration::from_millis(u64::try_from(moment.0).unwrap_or(0))
}

fn made_up_id() -> Result<Id128, ClientError> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|cause| ClientError::File {
        what: "reading random bytes".to_owned(),
        cause: io::Error::other(cause),
    })?;
    Ok(Id128(bytes))
}

/// Between half and one and a half times `pause`, so that clients do not all come back at once.
fn spread(pause: Duration) -> Duration {
    let mut byte = [128];
    // Without randomness all clients wait alike, which is still right.
    let _ = getrandom::fill(&mut byte);
    pause.mul_f64(0.5 + f64::from(byte[0]) / 255.0)
}

/// The first pause before another connection.
const PAUSE_LEAST: Duration = Duration::from_millis(250);

/// The longest pause before another connection.
const PAUSE_MOST: Duration = Duration::from_secs(15);

/// How long a new connection has to be signed in.
const ENTER_WITHIN: Duration = Duration::from_secs(20);

/// How many requests may wait for a connection; whoever asks then waits.
const KEPT_ORDERS_MAX: usize = 256;
