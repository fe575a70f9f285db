//! The desk without its network: engine, writer and record in this process, and mail for it.

use std::path::Path;
use std::sync::Arc;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use centralita::access::permission::Sets;
use centralita::domain::{Address, Moment, Name, Span};
use centralita::engine::Engine;
use centralita::engine::command::{Act, Command, Generation, Inbound, Thread};
use centralita::engine::event::Actor;
use centralita::routing::plan::{Channel, Plan, Queue, Target};
use centralita::store::{Options, Retention, Store};
use centralita::writer::{self, Handle, Running, World};

/// The whole desk without its network: duplicate check, customer, case, routing, journal, commit.
#[derive(Clone)]
pub(crate) struct Desk {
    pub(crate) handle: Handle,
    _store: Store,
}

impl Desk {
    pub(crate) fn start(folder: &Path) -> anyhow::Result<(Self, Running)> {
        let store = Store::open(folder, &Options::default())?;
        let engine = {
            let batch = store.begin()?;
            let ledger = batch.ledger()?;
            Engine::rebuild(&ledger)
        };
        let (began, day) = (Instant::now(), SystemTime::now());
        let since_1970 = i64::try_from(day.duration_since(UNIX_EPOCH)?.as_millis())?;
        let world = World {
            // The real time: what were older than the settings keep it would be forgotten at once.
            now: Box::new(move || {
                let passed = i64::try_from(began.elapsed().as_millis()).unwrap_or(0);
                Moment(since_1970) + Span::millis(passed)
            }),
            elapsed: Box::new(move || began.elapsed()),
            room: Box::new(|| None),
            retention: Box::new(Retention::default),
            only_reads: false,
            last_words: Box::new(|_| ()),
        };
        let (handle, running) = writer::start(store.clone(), engine, world)?;
        let generation = Generation {
            plan: Arc::new(plan()),
            sets: Arc::new(Sets::default()),
            diff: Vec::new(),
            files: Vec::new(),
        };
        let answer = handle
            .submit(command(0, Act::Reconfigure(Box::new(generation))))
            .wait();
        anyhow::ensure!(answer.is_ok(), "the plan was refused: {answer:?}");
        let desk = Self {
            handle,
            _store: store,
        };
        Ok((desk, running))
    }
}

pub(crate) fn command(nonce: u64, act: Act) -> Command {
    Command {
        by: Actor::Desk,
        key: None,
        nonce,
        act,
    }
}

pub(crate) fn inbound(n: u64) -> Inbound {
    let from = Address::mail(&format!("cliente{}@example.test", conversation(n)));
    Inbound {
        channel: name("correo"),
        key: format!("k{n}"),
        from,
        aliases: Vec::new(),
        from_name: String::new(),
        ours: None,
        cc: Vec::new(),
        thread: Thread {
            by_peer: true,
            ..Thread::default()
        },
        chain: Vec::new(),
        subject: None,
        text: text(n),
        html: None,
        attachments: Vec::new(),
        raw: None,
        external_id: None,
        written_at: None,
        auto: false,
        language: None,
    }
}

/// A thousand conversations at once, ten messages to each, then the next thousand.
pub(crate) fn conversation(n: u64) -> u64 {
    n / 10_000 * 1_000 + n % 1_000
}

pub(crate) fn text(n: u64) -> String {
    format!("{n:>300}")
}

fn name(text: &str) -> Name {
    Name::new(text).expect("a name")
}

fn plan() -> Plan {
    let mut plan = Plan::default();
    plan.queues.insert(name("soporte"), Queue::default());
    let channel = Channel::new(name("correo"), Target::Queue(name("soporte")));
    plan.channels.insert(name("correo"), channel);
    plan
}
