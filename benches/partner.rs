//! Partner events over HTTP against the engine's own rate, in the same run: rates, their ratio, processor time.
//!
//! Both take the same messages in batches of a hundred and wait until all of a batch are on disk before the
//! next one; the engine is given what the events of the other side ask of it. Beside the writer itself, in this process, stands the real daemon, with a channel for each
//! connection, as a channel has a pace of its own. Rounds alternate, so that a busy neighbour meets both.

#![allow(clippy::print_stdout, clippy::disallowed_methods)] // A bench prints, and reads the clock.

#[path = "partner/connector.rs"]
mod connector;
#[path = "fanout/cpu.rs"]
mod cpu;
#[expect(dead_code, reason = "every bench uses its own part of it")]
#[path = "kit/daemon.rs"]
mod daemon;
#[path = "kit/mail.rs"]
mod mail;
#[path = "kit/writer.rs"]
mod writer;

use std::time::{Duration, Instant};

use centralita::domain::{Address, Name};
use centralita::engine::command::{Act, Inbound};

use connector::Program;
use mail::{command, conversation, inbound};
use writer::Desk;

fn main() -> anyhow::Result<()> {
    let seconds = std::env::var("BENCH_SECONDS").map_or(Ok(3), |text| text.parse())?;
    let span = Duration::from_secs(seconds);
    let folder = tempfile::tempdir_in(std::env::var("BENCH_DIR").unwrap_or_else(|_| ".".into()))?;
    println!(
        "connections  engine/s    http/s   ratio   engine cpu us   http cpu us   (medians of {ROUNDS})"
    );
    for connections in [1, 4, 8] {
        let (mut engine, mut http) = (Vec::new(), Vec::new());
        for round in 0..ROUNDS {
            let place = folder.path().join(format!("{connections}-{round}"));
            std::fs::create_dir(&place)?;
            engine.push(within(&place.join("desk"), connections, span)?);
            http.push(Program::start(&place, connections)?.measure(span)?);
        }
        let (engine, http) = (median(engine), median(http));
        println!(
            "{connections:11} {:9.0} {:9.0} {:7.2} {:15.1} {:13.1}",
            engine.rate,
            http.rate,
            http.rate / engine.rate,
            engine.cpu_us,
            http.cpu_us
        );
    }
    Ok(())
}

/// What one round gave.
#[derive(Clone, Copy)]
pub(crate) struct Measured {
    /// Messages per second.
    pub(crate) rate: f64,
    /// Processor time for a message, in microseconds.
    pub(crate) cpu_us: f64,
}

impl Measured {
    pub(crate) fn of(count: u64, took: Duration, cpu: Duration) -> anyhow::Result<Self> {
        let count = f64::from(u32::try_from(count)?);
        Ok(Self {
            rate: count / took.as_secs_f64(),
            cpu_us: cpu.as_secs_f64() * 1e6 / count,
        })
    }
}

/// A round of the writer itself.
fn within(folder: &std::path::Path, producers: u64, span: Duration) -> anyhow::Result<Measured> {
    let desk = Desk::start(folder)?.0;
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let own = std::process::id();
    let (began, before) = (Instant::now(), cpu::of(own)?);
    let tasks: Vec<_> = (0..producers)
        .map(|producer| {
            let desk = desk.clone();
            runtime.spawn(async move {
                let mut taken = 0;
                while began.elapsed() < span {
                    let first = (taken * producers + producer) * BATCH;
                    let asked: Vec<_> = (first..first + BATCH)
                        .map(|n| command(n, Act::Receive(Box::new(asked(n)))))
                        .map(|command| desk.handle.submit(command))
                        .collect();
                    for answer in asked {
                        let answer = answer.await;
                        assert!(answer.is_ok(), "a message was refused: {answer:?}");
                    }
                    taken += 1;
                }
                taken
            })
        })
        .collect();
    let mut batches = 0;
    for task in tasks {
        batches += runtime.block_on(task)?;
    }
    let cpu = cpu::of(own)?.saturating_sub(before);
    Measured::of(batches * BATCH, began.elapsed(), cpu)
}

/// What an event asks of the engine: the vendor's id of the message is kept too, and found again.
fn asked(n: u64) -> Inbound {
    let tel = Name::new("tel").expect("a plain word is a name");
    Inbound {
        key: format!("message:k{n}"),
        external_id: Some(format!("k{n}")),
        from: Address::new(tel, &format!("+3460{}", conversation(n))),
        ..inbound(n)
    }
}

fn median(mut all: Vec<Measured>) -> Measured {
    all.sort_by(|one, other| one.rate.total_cmp(&other.rate));
    all[all.len() / 2]
}

/// How many messages are brought together.
pub(crate) const BATCH: u64 = 100;

const ROUNDS: usize = 3;
