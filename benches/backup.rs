//! What a backup costs those who work meanwhile, and what the disk has to write for each message.
//!
//! The real daemon, over TLS. Sixteen people write notes of 300 bytes, each kept and synced before it is
//! answered, with one on its way at a time: first with nothing else going on, then while
//! `centralita backup create` runs again and again beside them. Nobody may be refused, and each backup has to be
//! whole: the command verifies what it wrote.
//!
//! Bytes written are what the daemon wrote into files (proc(5), `io`, `wchar`: sockets are not in it), each synced.
//! They fall with the load, since a sync carries whatever waits: they are told for one writer and for sixteen.
//!
//! `BENCH_SECONDS` is how long each part takes (5).

#![expect(
    clippy::large_futures,
    reason = "each is built once, before anything is measured"
)]
#![allow(clippy::print_stdout, clippy::disallowed_methods)] // A bench prints, and reads the clock.

#[expect(dead_code, reason = "every bench uses its own part of it")]
#[path = "kit/daemon.rs"]
mod daemon;
#[expect(dead_code, reason = "every bench uses its own part of it")]
#[path = "fanout/desk.rs"]
mod desk;
#[expect(dead_code, reason = "every bench uses its own part of it")]
#[path = "fanout/link.rs"]
mod link;
#[expect(dead_code, reason = "every bench uses its own part of it")]
#[path = "fanout/thin.rs"]
mod thin;

use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use desk::Desk;

fn main() -> Result<()> {
    let seconds = std::env::var("BENCH_SECONDS").map_or(Ok(5), |text| text.parse())?;
    let span = Duration::from_secs(seconds);
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?
        .block_on(async {
            let desk = Desk::start(PEOPLE).await?;
            println!("                     kept/s   p50 ms   p99 ms   file bytes each");
            round(&desk, "one writer", 1, span).await?;
            // What there is to back up, and what the quiet part is warm with.
            round(&desk, "sixteen, at first", PEOPLE, span).await?;
            let quiet = round(&desk, "sixteen", PEOPLE, span).await?;
            let backups = Backups::begin(&desk);
            let beside = round(&desk, "beside backups", PEOPLE, span).await?;
            let (made, bytes) = backups.end()?;
            println!(
                "{made} backups, the last of {} kB; p99 beside them {:.2} times the quiet one",
                bytes / 1_000,
                beside.as_secs_f64() / quiet.as_secs_f64()
            );
            Ok(())
        })
}

/// Everybody writes for so long; how long one in a hundred had to wait at least.
async fn round(desk: &Desk, name: &str, people: usize, span: Duration) -> Result<Duration> {
    let mut ready = Vec::new();
    for n in 0..people {
        ready.push((desk.sign_in_thin(n).await?, desk.begin().await?));
    }
    let (began, written) = (Instant::now(), file_bytes(desk)?);
    let writers: Vec<_> = ready
        .into_iter()
        .map(|(thin, conversation)| tokio::spawn(thin.write_notes(conversation, began + span)))
        .collect();
    let mut took = Vec::new();
    for writer in writers {
        took.extend(writer.await??);
    }
    let passed = began.elapsed().as_secs_f64();
    let written = file_bytes(desk)? - written;
    let kept = u64::try_from(took.len())?;
    took.sort_unstable();
    let at = |share: usize| took[(took.len() * share / 100).min(took.len() - 1)];
    println!(
        "{name:18} {:9.0} {:8.2} {:8.2} {:17}",
        f64::from(u32::try_from(kept)?) / passed,
        at(50).as_secs_f64() * 1e3,
        at(99).as_secs_f64() * 1e3,
        written / kept.max(1)
    );
    Ok(at(99))
}

/// One backup after the other, until it is enough.
struct Backups {
    enough: Arc<AtomicBool>,
    made: std::thread::JoinHandle<Result<(u32, u64)>>,
}

impl Backups {
    fn begin(desk: &Desk) -> Self {
        let enough = Arc::new(AtomicBool::new(false));
        let (told, folder) = (Arc::clone(&enough), desk.folder().to_owned());
        let made = std::thread::spawn(move || {
            let program = std::env::var_os("BENCH_PROGRAM");
            let program = program.unwrap_or_else(|| env!("CARGO_BIN_EXE_centralita").into());
            let (mut made, to) = (0, folder.join("backup.ctbak"));
            loop {
                let mut create = Command::new(&program);
                create.args(["backup", "create", "--data"]);
                create.arg(folder.join("data")).arg("--to").arg(&to);
                let done = create.stdin(Stdio::null()).stdout(Stdio::null()).status()?;
                ensure!(done.success(), "a backup failed: {done}");
                made += 1;
                let bytes = std::fs::metadata(&to)?.len();
                if told.load(Ordering::Relaxed) {
                    return Ok((made, bytes));
                }
                std::fs::remove_file(&to)?;
            }
        });
        Self { enough, made }
    }

    /// How many there were, and the length of the last.
    fn end(self) -> Result<(u32, u64)> {
        self.enough.store(true, Ordering::Relaxed);
        self.made.join().expect("a thread of ours does not panic")
    }
}

/// What the daemon wrote into files so far.
fn file_bytes(desk: &Desk) -> Result<u64> {
    let said = std::fs::read_to_string(format!("/proc/{}/io", desk.process()))?;
    let line = said.lines().find_map(|line| line.strip_prefix("wchar: "));
    Ok(line.context("Linux says so")?.parse()?)
}

const PEOPLE: usize = 16;
