//! Durable intake against the store's own group-commit limit, in the same run: rates and their ratio.
//!
//! The limit writes the same messages with the same two syncs into two tables of a file filled with
//! zeros, and decides nothing. Rounds alternate, so that a busy neighbour meets both.

#![allow(clippy::print_stdout, clippy::disallowed_methods)] // A bench prints, and reads the clock.

use std::fs::{File, OpenOptions};
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::{Duration, Instant};

use centralita::access::permission::Sets;
use centralita::domain::{Address, Moment, Name, Span};
use centralita::engine::Engine;
use centralita::engine::command::{Act, Command, Generation, Inbound, Thread};
use centralita::engine::event::Actor;
use centralita::routing::plan::{Channel, Plan, Queue, Target};
use centralita::store::{Options, Retention, Store};
use centralita::writer::{self, Handle, World};
use redb::backends::FileBackend;
use redb::{Database, Durability, StorageBackend, TableDefinition};
use tokio::sync::oneshot;

fn main() -> anyhow::Result<()> {
    let seconds = std::env::var("BENCH_SECONDS").map_or(Ok(2), |text| text.parse())?;
    let folder = tempfile::tempdir_in(std::env::var("BENCH_DIR").unwrap_or_else(|_| ".".into()))?;
    println!(
        "producers   limit/s    desk/s   ratio   desk p50 ms   p99 ms   (medians of {ROUNDS})"
    );
    for producers in [1, 16, 64, 256] {
        let mut limits = Vec::new();
        let mut desks = Vec::new();
        let mut times = Vec::new();
        let (mut limit_cpu, mut desk_cpu) = (Vec::new(), Vec::new());
        for round in 0..ROUNDS {
            let place = folder.path().join(format!("{producers}-{round}"));
            std::fs::create_dir(&place)?;
            let span = Duration::from_secs(seconds);
            let measured = measure(&Limit::start(&place)?, producers, span)?;
            limits.push(measured.rate);
            limit_cpu.push(measured.cpu_us);
            let measured = measure(&Desk::start(&place)?, producers, span)?;
            desks.push(measured.rate);
            desk_cpu.push(measured.cpu_us);
            times.extend(measured.took);
        }
        times.sort_unstable();
        let at = |share: usize| times[times.len() * share / 100].as_secs_f64() * 1e3;
        let (limit, desk) = (median(limits), median(desks));
        println!(
            "{producers:9} {limit:9.0} {desk:9.0} {:7.2} {:14.1} {:13.1} {:13.2} {:8.2}",
            desk / limit,
            median(limit_cpu),
            median(desk_cpu),
            at(50),
            at(99)
        );
    }
    Ok(())
}

/// Something that takes a message and answers when it is synced.
trait Intake: Clone + Send + 'static {
    fn take(&self, n: u64) -> impl Future<Output = ()> + Send;
}

/// What one round gave.
struct Measured {
    /// Messages per second.
    rate: f64,
    /// Processor time for a message, in microseconds.
    cpu_us: f64,
    /// How long each message took.
    took: Vec<Duration>,
}

/// A round with so many producers, each of which waits for its answer before it goes on.
fn measure<I: Intake>(intake: &I, producers: usize, span: Duration) -> anyhow::Result<Measured> {
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let next = Arc::new(AtomicU64::new(0));
    let (began, cpu) = (now(), cpu_ticks()?);
    let tasks: Vec<_> = (0..producers)
        .map(|_| {
            let (intake, next) = (intake.clone(), Arc::clone(&next));
            runtime.spawn(async move {
                let mut took = Vec::new();
                while now().duration_since(began) < span {
                    let asked = now();
                    intake.take(next.fetch_add(1, Ordering::Relaxed)).await;
                    took.push(now().duration_since(asked));
                }
                took
            })
        })
        .collect();
    let mut all = Vec::new();
    for task in tasks {
        all.extend(runtime.block_on(task)?);
    }
    let count = f64::from(u32::try_from(all.len())?);
    Ok(Measured {
        rate: count / now().duration_since(began).as_secs_f64(),
        cpu_us: (cpu_ticks()? - cpu) / TICKS_PER_SECOND * 1e6 / count,
        took: all,
    })
}

/// The whole desk without its network: duplicate check, customer, case, routing, journal, commit.
#[derive(Clone)]
struct Desk {
    handle: Handle,
    _store: Store,
}

impl Desk {
    fn start(folder: &Path) -> anyhow::Result<Self> {
        let store = Store::open(&folder.join("desk"), &Options::default())?;
        let engine = {
            let batch = store.begin()?;
            let ledger = batch.ledger()?;
            Engine::rebuild(&ledger)
        };
        let began = now();
        let world = World {
            now: Box::new(move || {
                let passed = i64::try_from(now().duration_since(began).as_millis()).unwrap_or(0);
                Moment(1_763_762_400_000) + Span::millis(passed)
            }),
            elapsed: Box::new(move || now().duration_since(began)),
            room: Box::new(|| None),
            retention: Box::new(Retention::default),
            only_reads: false,
            last_words: Box::new(|_| ()),
        };
        let (handle, _running) = writer::start(store.clone(), engine, world)?;
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
        Ok(Self {
            handle,
            _store: store,
        })
    }
}

impl Intake for Desk {
    async fn take(&self, n: u64) {
        let act = Act::Receive(Box::new(inbound(n)));
        let answer = self.handle.submit(command(n, act)).await;
        assert!(answer.is_ok(), "a message was refused: {answer:?}");
    }
}

fn command(nonce: u64, act: Act) -> Command {
    Command {
        by: Actor::Desk,
        key: None,
        nonce,
        act,
    }
}

fn inbound(n: u64) -> Inbound {
    let from = Address::mail(&format!("cliente{}@example.test", conversation(n)));
    Inbound {
        channel: name("chat"),
        key: format!("k{n}"),
        from,
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
fn conversation(n: u64) -> u64 {
    n / 10_000 * 1_000 + n % 1_000
}

fn text(n: u64) -> String {
    format!("{n:>300}")
}

fn name(text: &str) -> Name {
    Name::new(text).expect("a name")
}

fn plan() -> Plan {
    let mut plan = Plan::default();
    plan.queues.insert(name("soporte"), Queue::default());
    let channel = Channel::new(name("chat"), Target::Queue(name("soporte")));
    plan.channels.insert(name("chat"), channel);
    plan
}

/// The least that keeps messages and finds them by conversation.
#[derive(Clone)]
struct Limit {
    queue: SyncSender<(u64, oneshot::Sender<()>)>,
}

impl Limit {
    fn start(folder: &Path) -> anyhow::Result<Self> {
        let file = OpenOptions::new()
            .create_new(true)
            .read(true)
            .write(true)
            .open(folder.join("limit.redb"))?;
        let zeroed = Zeroed(FileBackend::new(file.try_clone()?)?, file);
        let database = redb::Builder::new()
            .set_cache_size(32 << 20)
            .create_with_backend(zeroed)?;
        let (queue, asked) = sync_channel(4096);
        std::thread::spawn(move || write(&database, &asked).expect("a disk that works"));
        Ok(Self { queue })
    }
}

impl Intake for Limit {
    async fn take(&self, n: u64) {
        let (tell, told) = oneshot::channel();
        self.queue.send((n, tell)).expect("the writer lives");
        told.await.expect("the writer answers");
    }
}

fn write(
    database: &Database,
    asked: &Receiver<(u64, oneshot::Sender<()>)>,
) -> Result<(), redb::Error> {
    while let Ok(first) = asked.recv() {
        let batch: Vec<_> = std::iter::once(first)
            .chain(asked.try_iter().take(255))
            .collect();
        let mut commit = database.begin_write()?;
        commit.set_durability(Durability::Immediate)?;
        commit.set_quick_repair(true);
        {
            let mut messages = commit.open_table(MESSAGES)?;
            let mut index = commit.open_table(INDEX)?;
            for (n, _) in &batch {
                messages.insert(n, text(*n).as_bytes())?;
                index.insert((conversation(*n), *n), ())?;
            }
        }
        commit.commit()?;
        for (_, tell) in batch {
            let _ = tell.send(());
        }
    }
    Ok(())
}

const MESSAGES: TableDefinition<'static, u64, &'static [u8]> = TableDefinition::new("messages");

const INDEX: TableDefinition<'static, (u64, u64), ()> = TableDefinition::new("index");

/// A file that is filled with zeros as it grows.
#[derive(Debug)]
struct Zeroed(FileBackend, File);

impl StorageBackend for Zeroed {
    fn len(&self) -> std::io::Result<u64> {
        self.0.len()
    }

    fn read(&self, offset: u64, out: &mut [u8]) -> std::io::Result<()> {
        self.0.read(offset, out)
    }

    fn set_len(&self, len: u64) -> std::io::Result<()> {
        let mut at = self.1.metadata()?.len();
        let zeros = vec![0; 1 << 20];
        self.0.set_len(len)?;
        while at < len {
            let n = usize::try_from(len - at).map_or(zeros.len(), |left| left.min(zeros.len()));
            self.1.write_all_at(&zeros[..n], at)?;
            at += n as u64;
        }
        self.1.sync_all()
    }

    fn sync_data(&self) -> std::io::Result<()> {
        self.0.sync_data()
    }

    fn write(&self, offset: u64, data: &[u8]) -> std::io::Result<()> {
        self.0.write(offset, data)
    }
}

/// Processor time of this process so far, in the kernel's ticks: fields 14 and 15 of proc(5)'s `stat`.
fn cpu_ticks() -> anyhow::Result<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat")?;
    let (_, after_name) = stat.rsplit_once(')').unwrap_or_default();
    let fields: Vec<&str> = after_name.split_whitespace().collect();
    Ok(fields[11].parse::<f64>()? + fields[12].parse::<f64>()?)
}

const TICKS_PER_SECOND: f64 = 100.0;

fn median(mut rates: Vec<f64>) -> f64 {
    rates.sort_by(f64::total_cmp);
    rates[rates.len() / 2]
}

fn now() -> Instant {
    Instant::now()
}

const ROUNDS: usize = 3;
