//! One connection of one client: a task that reads, asks, answers and tells, and waits for nobody.

use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::{broadcast, watch};
use tokio::time::{Instant, sleep_until, timeout};

use super::answers::{self, Done, Then};
use super::arrival::Entered;
use super::asker::Asker;
use super::desk::{Desk, locked};
use super::entry::{self, Whence};
use super::hub::Word;
use super::jobs::{Job, Jobs, Turn};
use super::pace::Allowance;
use super::told::Tidings;
use super::watching::{Due, Watching};
use super::wire::{Ear, Heard, Mouth, Outgoing, ends};
use crate::domain::{Moment, Span};
use crate::engine::command::{Act, People, Presence};
use crate::protocol::message::{Event, News, Outcome, Request, ToDesk};
use crate::protocol::session::{DeskSession, Greeting, Incoming, Spelling};
use crate::protocol::view::desk::ConfigStatusView;
use crate::protocol::{Code, Refusal};

/// Serves a stream of bytes until it ends.
pub(super) async fn serve(
    desk: Arc<Desk>,
    stream: impl AsyncRead + AsyncWrite + Send,
    whence: Whence,
) {
    let (ear, mouth) = ends(stream);
    converse(desk, ear, mouth, Spelling::Binary, whence).await;
}

/// Serves a connection until it ends.
pub(super) async fn converse(
    desk: Arc<Desk>,
    mut ear: impl Ear,
    mut mouth: impl Mouth,
    spelling: Spelling,
    whence: Whence,
) {
    locked(&desk.roll).connected();
    let mut line = Line::new(Arc::clone(&desk), spelling, whence);
    line.run(&mut ear, &mut mouth).await;
    let _ = timeout(CLOSE_WITHIN, mouth.close()).await;
    line.part().await;
    locked(&desk.roll).disconnected();
    drop(line);
    ear.drain().await;
}

struct Line {
    desk: Arc<Desk>,
    whence: Whence,
    session: DeskSession,
    asker: Option<Arc<Asker>>,
    watching: Watching,
    words: broadcast::Receiver<Word>,
    config: watch::Receiver<Arc<ConfigStatusView>>,
    jobs: Jobs,
    /// Whether this connection counts as its person's being there.
    attending: bool,
    signed_off: bool,
    /// The desk stops: nobody has left.
    stopping: bool,
    /// The desk stops: when its leave is taken at the latest, and when to come back.
    leaving: Option<(Moment, Span)>,
    touched_at: Moment,
    allowance: Allowance,
    /// Until when nothing more is taken, as too much was asked too fast.
    paced_until: Option<Moment>,
    base: Moment,
    started: Instant,
}

impl Line {
    fn new(desk: Arc<Desk>, spelling: Spelling, whence: Whence) -> Self {
        let base = desk.now();
        let greeting = Greeting {
            desk: desk.settings().plan.desk.name.clone(),
            server: format!("centralita/{}", env!("CARGO_PKG_VERSION")),
            features: Vec::new(),
        };
        Self {
            session: DeskSession::new(base, spelling, greeting),
            words: desk.words.subscribe(),
            config: desk.config.clone(),
            desk,
            whence,
            asker: None,
            watching: Watching::default(),
            jobs: Jobs::default(),
            attending: false,
            signed_off: false,
            stopping: false,
            leaving: None,
            touched_at: base,
            allowance: Allowance::new(base),
            paced_until: None,
            base,
            started: Instant::now(),
        }
    }

    /// The time of day when the connection was made, and what has passed since: a clock that jumps
    /// neither cuts a connection nor keeps one that is dead.
    fn now(&self) -> Moment {
        let passed = i64::try_from(self.started.elapsed().as_millis()).unwrap_or(i64::MAX);
        self.base + Span(passed)
    }

    fn instant(&self, at: Moment) -> Instant {
        let left = u64::try_from(at.since(self.base).0).unwrap_or(0);
        self.started + Duration::from_millis(left.min(FAR_MILLISECONDS))
    }

    async fn run(&mut self, ear: &mut impl Ear, mouth: &mut impl Mouth) {
        let mut out = Outgoing::default();
        let mut alarm = std::pin::pin!(sleep_until(self.started));
        loop {
            self.take();
            let now = self.now();
            self.session.tick(now);
            self.watching_due();
            self.leave(now);
            if out.is_empty()
                && let Some(bytes) = self.session.output(now)
            {
                out = Outgoing::of(bytes);
            }
            if self.session.is_over() && out.is_empty() {
                break;
            }
            let reads = self.session.wants_input() && self.paced_until.is_none();
            let over = self.session.is_over();
            let wake = self.instant(self.deadline());
            // One that rings early costs a turn now and then, one set anew costs something at every turn.
            if alarm.is_elapsed() || wake < alarm.deadline() {
                alarm.as_mut().reset(wake);
            }
            tokio::select! {
                biased;
                done = self.jobs.next() => self.finish(done),
                said = mouth.say(&mut out), if !out.is_empty() => match said {
                    Ok(()) => self.session.wrote(),
                    Err(_) => break,
                },
                word = self.words.recv(), if !over => self.hear(word),
                changed = self.config.changed(), if !over && self.watching.config => {
                    self.tell_config(changed.is_ok());
                }
                heard = ear.hear(), if reads => match heard {
                    None => break,
                    Some(Heard::Bytes(bytes)) => self.session.receive(self.now(), bytes),
                    Some(Heard::Text(text)) => self.session.receive_text(self.now(), text),
                },
                () = alarm.as_mut() => if over && Instant::now() >= wake { break },
            }
        }
    }

    /// Begins whatever was asked, in the order in which it came.
    fn take(&mut self) {
        loop {
            let now = self.now();
            self.paced_until = self.allowance.next(now, self.desk.settings().pace);
            if self.paced_until.is_some() {
                self.session.keep_waiting(now);
                return;
            }
            match self.session.poll(now) {
                None => return,
                Some(Incoming::Hello(hello)) => tracing::debug!(client = hello.client, "hello"),
                Some(Incoming::Farewell) => {}
                Some(Incoming::Request(request)) => {
                    self.allowance.take();
                    self.begin(*request);
                }
            }
        }
    }

    fn begin(&mut self, request: Request) {
        let desk = Arc::clone(&self.desk);
        let number = request.request;
        let turn = Turn::of(&request.ask);
        let job: Job = match (&self.asker, request.ask) {
            (None, ToDesk::Entry(ask)) => {
                Box::pin(entry::enter(desk, self.whence.clone(), number, ask))
            }
            (None, _) => Box::pin(std::future::ready(Done::refused(
                number,
                Refusal::new(Code::NOT_SIGNED_IN),
            ))),
            (Some(asker), ask) => {
                let asker = Arc::clone(asker);
                self.attend_unless_bound(&asker);
                self.stir(&asker);
                if let Err(refusal) = self.watching.prepare(&ask) {
                    let now = self.now();
                    self.session.answer(now, number, refusal.into());
                    return;
                }
                self.attend_if_watching(&asker, &ask);
                let by = answers::Ask {
                    desk,
                    asker,
                    key: request.key,
                    holder_fence: request.holder_fence,
                };
                Box::pin(answers::answer(by, number, ask))
            }
        };
        self.jobs.begin(turn, job);
    }

    fn finish(&mut self, done: Done) {
        let now = self.now();
        for then in done.then {
            match then {
                Then::SignedIn(entered) => self.enter(*entered),
                Then::SignedOff => self.signed_off = true,
                Then::Watch(change) => {
                    if let Some(event) = self.watching.apply(now, change) {
                        self.session.event(now, event);
                    }
                }
                Then::End(why) => self.session.farewell(now, Some(why), false),
            }
        }
        if let Some((request, outcome)) = done.answer {
            self.answer(request, outcome);
        }
    }

    fn answer(&mut self, request: u64, outcome: Outcome) {
        let now = self.now();
        self.session.answer(now, request, outcome);
        // What a client may hear of only once it is signed in follows its being told so.
        for event in self.watching.take_first() {
            self.session.event(now, event);
        }
    }

    fn enter(&mut self, entered: Entered) {
        let asker = Arc::clone(&entered.asker);
        self.watching.begin(&self.desk, entered);
        self.attend_unless_bound(&asker);
        self.touched_at = self.now();
        self.asker = Some(asker);
    }

    /// Somebody who has to choose a password first cannot work yet, and is offered nothing.
    fn attend_unless_bound(&mut self, asker: &Asker) {
        if asker.attends && asker.first().is_none() {
            self.attend(asker);
        }
    }

    /// Counts as the person's being there from now on.
    fn attend(&mut self, asker: &Asker) {
        let Some(who) = asker.who.filter(|_| !self.attending) else {
            return;
        };
        self.attending = true;
        // Under the lock, so that a last goodbye and a first greeting reach the engine in this order.
        let mut roll = locked(&self.desk.roll);
        if roll.enter(who) {
            let act = Act::Presence(Presence::Connected(who));
            drop(self.desk.submit(asker.actor, None, act));
        }
    }

    /// A script comes and goes without being there; a console that watches something, or chooses a
    /// status, is there.
    fn attend_if_watching(&mut self, asker: &Asker, ask: &ToDesk) {
        use crate::protocol::message::{ListsRequest, PresenceRequest};
        let watches = matches!(
            ask,
            ToDesk::Lists(ListsRequest::Subscribe { .. } | ListsRequest::Open { watch: true, .. })
                | ToDesk::Presence(PresenceRequest::SetStatus { .. })
        );
        if watches && asker.first().is_none() {
            self.attend(asker);
        }
    }

    fn stir(&mut self, asker: &Asker) {
        let Some(who) = asker.who.filter(|_| self.attending) else {
            return;
        };
        let idles = self.desk.settings().plan.desk.idle_after.is_some();
        if idles && asker.stirs(self.now()) {
            drop(
                self.desk
                    .submit(asker.actor, None, Act::Presence(Presence::Stirred(who))),
            );
        }
    }

    fn hear(&mut self, word: Result<Word, RecvError>) {
        let now = self.now();
        let Some(asker) = self.asker.clone() else {
            if let Ok(Word::Stop(after)) = word {
                self.session.stop(now, after);
            }
            return;
        };
        match word {
            Ok(Word::Happened(batch)) => {
                let heard = self.watching.hear(&self.desk, &asker, &batch);
                for told in heard.told {
                    match &told.tidings {
                        Tidings::Shared(news) => {
                            self.session.spelled(now, told.seq, told.at, news);
                        }
                        Tidings::Own(_) => self.session.event(now, told.into_event()),
                    }
                }
                if heard.recheck {
                    let job = entry::recheck(Arc::clone(&self.desk), asker);
                    self.jobs.begin(Turn::default(), Box::pin(job));
                }
            }
            Ok(Word::Presence(conversation)) => {
                if let Some(event) = self.watching.presence(&self.desk, now, conversation) {
                    self.session.event(now, event);
                }
            }
            Ok(Word::Typing(conversation, until)) => {
                if let Some(event) = self.watching.typing(now, conversation, until) {
                    self.session.event(now, event);
                }
            }
            Ok(Word::Channels) => self.tell_channels(&asker),
            Ok(Word::Settings) => {
                asker.refresh(&self.desk);
                let (seq, at, news) = (None, now, Box::new(News::Vocabulary));
                self.session.event(now, Event { seq, at, news });
            }
            Ok(Word::Gap) | Err(RecvError::Lagged(_)) => self.resync(),
            Ok(Word::Stop(after)) => {
                self.stopping = true;
                self.leaving = Some((now + LEAVE_WITHIN, after));
            }
            // The desk itself is gone.
            Err(RecvError::Closed) => self.session.stop(now, Span::seconds(1)),
        }
    }

    fn tell_channels(&mut self, asker: &Asker) {
        let now = self.now();
        for event in self.watching.channels(&self.desk, asker, now) {
            self.session.event(now, event);
        }
    }

    fn resync(&mut self) {
        let now = self.now();
        self.watching.forget();
        let event = Event {
            seq: None,
            at: now,
            news: Box::new(News::Resync),
        };
        self.session.event(now, event);
        if let Some(asker) = self.asker.clone() {
            self.tell_channels(&asker);
        }
    }

    fn tell_config(&mut self, changed: bool) {
        let now = self.now();
        if !changed {
            self.watching.config = false;
            return;
        }
        let status = Box::new(ConfigStatusView::clone(&self.config.borrow_and_update()));
        let event = Event {
            seq: None,
            at: now,
            news: Box::new(News::Config { status }),
        };
        self.session.event(now, event);
    }

    /// Takes its leave once what was asked is answered: whoever asked must not wonder what became of it.
    fn leave(&mut self, now: Moment) {
        if let Some((at_last, after)) = self.leaving
            && (self.jobs.are_done() || now >= at_last)
        {
            self.leaving = None;
            self.session.stop(now, after);
        }
    }

    /// When something has to be done without anything happening.
    fn deadline(&self) -> Moment {
        let mut at = self.session.deadline();
        if let Some((at_last, _)) = self.leaving {
            at = at.min(at_last);
        }
        if let Some(until) = self.paced_until {
            at = at.min(until);
        }
        if self.asker.is_some() {
            at = at.min(self.touched_at + TOUCH_EVERY);
            if let Some(due) = self.watching.next_due() {
                at = at.min(due);
            }
        }
        at.max(self.now())
    }

    /// Reads what has to be told by now.
    fn watching_due(&mut self) {
        let Some(asker) = self.asker.clone() else {
            return;
        };
        if self.session.is_over() {
            return;
        }
        let now = self.now();
        while let Some(due) = self.watching.take_due(now) {
            let desk = Arc::clone(&self.desk);
            let asker = Arc::clone(&asker);
            let job: Job = match due {
                Due::List(list) => Box::pin(super::listing::renew(desk, asker, *list)),
                Due::Panel(queues) => Box::pin(super::panel::tell(desk, asker, queues)),
            };
            self.jobs.begin(Turn::default(), job);
        }
        if now.since(self.touched_at) >= TOUCH_EVERY {
            self.touched_at = now;
            if let (Some(session), false) = (asker.session, asker.passing) {
                let act = Act::People(People::TouchSession(session));
                drop(self.desk.submit(asker.actor, None, act));
            }
        }
    }

    /// The connection has ended.
    async fn part(&mut self) {
        let Some(asker) = self.asker.take() else {
            return;
        };
        if let Some(who) = asker.who {
            let mut left = Vec::new();
            for conversation in self.watching.leased() {
                if locked(&self.desk.leases).leave(conversation, who) {
                    left.push(conversation);
                }
            }
            for conversation in left {
                super::hub::say(&self.desk, Word::Presence(conversation));
            }
            if self.attending {
                let mut roll = locked(&self.desk.roll);
                if roll.leave(who) && !self.stopping {
                    let act = if self.signed_off {
                        Presence::SignedOff(who)
                    } else {
                        Presence::Lost(who)
                    };
                    drop(self.desk.submit(asker.actor, None, Act::Presence(act)));
                }
            }
        }
        if let (Some(session), true) = (asker.session, asker.passing) {
            let act = Act::People(People::EndActing(session));
            // A desk that stops has ended it with itself.
            let _ = self.desk.command(asker.actor, None, act).await;
        }
    }
}

/// How long a desk that stops lets a connection wait for answers that are still to come.
const LEAVE_WITHIN: Span = Span::millis(250);

/// How long the end of a connection may take.
const CLOSE_WITHIN: Duration = Duration::from_secs(2);

/// How often it is noted that a session is in use.
const TOUCH_EVERY: Span = Span::minutes(10);

/// Further than this nothing is waited for at once.
const FAR_MILLISECONDS: u64 = 24 * 3_600_000;
