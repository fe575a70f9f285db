//! What a desk weighs with much waiting, and how soon it is there again after a stop and after a kill.
//!
//! A store is filled through engine and writer with conversations that wait, then the real program is
//! started on it: once with the file known to the system, once after `kill -9`, and once with nothing
//! there at all. Memory is what the kernel counts as the process's share (PSS), before anybody reads.
//!
//! `BENCH_WAITING` conversations wait (500000), each of `BENCH_MESSAGES` messages (1), in `BENCH_DIR`.
//! Goals: 16 MB empty, 48 MB with half a million waiting; 100 ms to listen, 1 s with half a million;
//! 100 ms more after a kill; 650 bytes of file for each message.

#![allow(clippy::print_stdout, clippy::disallowed_methods)] // A bench prints, and reads the clock.

#[expect(dead_code, reason = "every bench uses its own part of it")]
#[path = "kit/daemon.rs"]
mod daemon;
#[path = "kit/mail.rs"]
mod mail;
#[path = "kit/writer.rs"]
mod writer;

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use centralita::domain::Address;
use centralita::engine::command::Act;

use daemon::Daemon;
use mail::{command, inbound};
use writer::Desk;

fn main() -> Result<()> {
    let number =
        |name: &str, usual: u64| std::env::var(name).map_or(Ok(usual), |text| text.parse());
    let (waiting, messages) = (
        number("BENCH_WAITING", 500_000)?,
        number("BENCH_MESSAGES", 1)?,
    );
    let folder = tempfile::tempdir_in(std::env::var("BENCH_DIR").unwrap_or_else(|_| ".".into()))?;
    let at = |name: &str| folder.path().join(name);
    std::fs::create_dir(at("etc"))?;
    std::fs::write(at("etc/centralita.toml"), configuration(folder.path()))?;
    let empty = Program::start(&at("etc"), &at("empty"))?;
    empty.tell("empty, first start ever")?;
    empty.end("TERM")?;
    let empty = Program::start(&at("etc"), &at("empty"))?;
    empty.tell("empty")?;
    empty.end("TERM")?;

    let began = Instant::now();
    fill(&at("data"), waiting, messages)?;
    println!(
        "filled with {waiting} waiting, {messages} messages each, in {:.0?}",
        began.elapsed()
    );
    Program::start(&at("etc"), &at("data"))?.end("TERM")?;
    let bytes = std::fs::metadata(at("data/desk.redb"))?.len();
    println!(
        "file: {} bytes for each message",
        bytes / (waiting * messages)
    );
    let full = Program::start(&at("etc"), &at("data"))?;
    full.tell("full, after a stop")?;
    full.end("KILL")?;
    let full = Program::start(&at("etc"), &at("data"))?;
    full.tell("full, after kill -9")?;
    full.end("TERM")
}

/// The first messages of all conversations, then the second ones, as they would come.
fn fill(folder: &Path, waiting: u64, messages: u64) -> Result<()> {
    let (desk, running) = Desk::start(folder)?;
    let mut pending = std::collections::VecDeque::new();
    for n in 0..waiting * messages {
        let mut mail = inbound(n);
        mail.from = Address::mail(&format!("cliente{}@example.test", n % waiting));
        let act = Act::Receive(Box::new(mail));
        pending.push_back(desk.handle.submit(command(n, act)));
        while pending.len() > TOGETHER {
            let next = pending.pop_front().context("there are many")?;
            next.wait().map_err(|no| anyhow::anyhow!("{no:?}"))?;
        }
    }
    for last in pending {
        last.wait().map_err(|no| anyhow::anyhow!("{no:?}"))?;
    }
    desk.handle.stop();
    running.wait();
    Ok(())
}

/// The program at work.
struct Program {
    daemon: Daemon,
    took: Duration,
}

impl Program {
    fn start(etc: &Path, data: &Path) -> Result<Self> {
        let began = Instant::now();
        let daemon = Daemon::start(etc, data)?;
        Ok(Self {
            daemon,
            took: began.elapsed(),
        })
    }

    /// Says how long it took and what it weighs, once it has come to rest.
    fn tell(&self, what: &str) -> Result<()> {
        std::thread::sleep(REST);
        let roll = std::fs::read_to_string(format!("/proc/{}/smaps_rollup", self.daemon.id()))?;
        let kilobytes = |name: &str| {
            let line = roll.lines().find_map(|line| line.strip_prefix(name));
            line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok())
        };
        let (all, own) = (kilobytes("Pss:"), kilobytes("Pss_Anon:"));
        println!(
            "{what:<26} ready after {:>7.0?}, {:>6} KB, {:>6} KB of them its own",
            self.took,
            all.context("Linux says so")?,
            own.context("Linux says so")?,
        );
        Ok(())
    }

    fn end(self, how: &str) -> Result<()> {
        self.daemon.end(how)
    }
}

fn configuration(folder: &Path) -> String {
    let folder = folder.display();
    format!(
        r#"
[server]
agents = "127.0.0.1:0"
https = "127.0.0.1:0"
http = "127.0.0.1:0"

[channel.correo]
kind = "maildir"
inbox = "{folder}/in"
outbox = "{folder}/out"
address = "soporte@example.com"
queue = "soporte"

[queue.soporte]
{}
"#,
        std::env::var("BENCH_QUEUE").unwrap_or_default()
    )
}

/// How many messages are on their way to the writer.
const TOGETHER: usize = 512;

/// How long the program is left alone before it is weighed.
const REST: Duration = Duration::from_secs(2);
