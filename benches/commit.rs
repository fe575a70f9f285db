//! Durable intake against the store's own group-commit limit, in the same run: rates and their ratio.
//!
//! The limit writes the same messages with the same two syncs into two tables of a file filled with
//! zeros, and decides nothing. Rounds alternate, so that a busy neighbour meets both.

#![allow(clippy::print_stdout, clippy::disallowed_methods)] // A bench prints, and reads the clock.

#[path = "kit/mail.rs"]
mod mail;
#[path = "kit/writer.rs"]
mod writer;

use std::fs::{File, OpenOptions};
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::{Duration, Instant};

use centralita::engine::command::Act;
use redb::backends::FileBackend;
use redb::{Database, Durability, StorageBackend, TableDefinition};
use tokio::sync::oneshot;

use mail::{command, conversation, inbound, text};
use writer::Desk;

fn main() -> anyhow::Result<()> {
    let seconds = std::env::var("BENCH_SECONDS").map_or(Ok(2), |text| text.parse())?;
    let folder = tempfile::tempdir_in(std::env::var("BENCH_DIR").unwrap_or_else(|_| ".".into()))?;
    println!(
        "producers   limit/s    desk/s   ratio   limit cpu us   desk cpu us   desk p50 ms   p99 ms   (medians of {ROUNDS})"
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
            let measured = measure(&Desk::start(&place.join("desk"))?.0, producers, span)?;
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

impl Intake for Desk {
    async fn take(&self, n: u64) {
        let act = Act::Receive(Box::new(inbound(n)));
        let answer = self.handle.submit(command(n, act)).await;
        assert!(answer.is_ok(), "a message was refused: {answer:?}");
    }
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
