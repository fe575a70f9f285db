//! From the customer's send to the agent's screen: how long it takes while many chats are active, over real
//! `WebSockets` on the loopback, against the daemon itself.
//!
//! Each visitor writes every two seconds, each agent has their conversations open as the console has. The clock
//! is this process's own: it stands in the text of each message, and is read again when the agent's end has it.
//! Every message is on disk before either side hears of it.

#![allow(clippy::print_stdout, clippy::disallowed_methods)] // A bench prints, and reads the clock.

#[expect(dead_code, reason = "every bench uses its own part of it")]
#[path = "kit/daemon.rs"]
mod daemon;
#[path = "chat/ends.rs"]
mod ends;

use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use daemon::Daemon;
use ends::{Agent, Visitor};

fn main() -> Result<()> {
    let number = |name: &str, usual: u64| -> Result<u64> {
        Ok(std::env::var(name).map_or(Ok(usual), |text| text.parse())?)
    };
    let chats = number("BENCH_CHATS", 200)?;
    let span = Duration::from_secs(number("BENCH_SECONDS", 20)?);
    let folder = tempfile::tempdir_in(std::env::var("BENCH_DIR").unwrap_or_else(|_| ".".into()))?;
    let agents = chats.div_ceil(CHATS_EACH);
    let daemon = open(folder.path(), agents)?;
    let door = daemon.address("http")?.to_owned();

    let began = Instant::now();
    let (tell, told) = channel();
    let over = Arc::new(AtomicBool::new(false));
    let mut desks = Vec::new();
    for n in 0..agents {
        let agent = Agent::enter(&door, &format!("agent{n}"))?;
        let (tell, over) = (tell.clone(), Arc::clone(&over));
        desks.push(thread::spawn(move || agent.read_on(began, &tell, &over)));
    }
    drop(tell);
    let mut customers = Vec::new();
    for n in 0..chats {
        let machine = u8::try_from(1 + n / VISITORS_A_MACHINE)?;
        let visitor = Visitor::come(&door, machine)?;
        let over = Arc::clone(&over);
        // Spread over the interval, as people are.
        let first = EVERY * u32::try_from(n)? / u32::try_from(chats)?;
        let small = thread::Builder::new().stack_size(256 * 1024);
        customers.push(small.spawn(move || visitor.write_on(began, first, EVERY, &over))?);
    }
    let mut waits = Vec::new();
    let from = began.elapsed() + WARM_UP;
    let until = from + span;
    while began.elapsed() < until {
        let Ok((sent, wait)) = told.recv_timeout(Duration::from_millis(100)) else {
            continue;
        };
        if sent >= from {
            waits.push(wait);
        }
    }
    over.store(true, Ordering::Relaxed);
    let mut written = 0;
    for customer in customers {
        written += customer.join().expect("a visitor does not panic")?;
    }
    drop(daemon);
    for desk in desks {
        // Its daemon has gone.
        let _ = desk.join();
    }
    ensure!(
        !waits.is_empty(),
        "nobody heard anything of {written} messages"
    );
    waits.sort_unstable();
    let at = |percent: usize| waits[(waits.len() - 1) * percent / 100].as_secs_f64() * 1e3;
    println!(
        "chats  agents  messages   p50 ms   p95 ms   p99 ms   max ms   (goal: p95 within {GOAL_MS} ms)"
    );
    println!(
        "{chats:5} {agents:7} {:9} {:8.1} {:8.1} {:8.1} {:8.1}",
        waits.len(),
        at(50),
        at(95),
        at(99),
        at(100)
    );
    Ok(())
}

/// A desk with a chat that takes everything to its agents at once.
fn open(root: &Path, agents: u64) -> Result<Daemon> {
    let (etc, data) = (root.join("etc"), root.join("data"));
    std::fs::create_dir(&etc)?;
    std::fs::write(etc.join("centralita.toml"), SETTINGS)?;
    let password = root.join("password");
    std::fs::write(&password, ends::PASSWORD)?;
    let daemon = Daemon::start(&etc, &data)?;
    let program = std::env::var_os("BENCH_PROGRAM");
    let program = program.unwrap_or_else(|| env!("CARGO_BIN_EXE_centralita").into());
    for n in 0..agents {
        let added = Command::new(&program)
            .args(["agent", "add", &format!("agent{n}"), "--queue", "chat"])
            .args(["--capacity", "100", "--password-file"])
            .arg(&password)
            .arg("--config")
            .arg(&etc)
            .arg("--data")
            .arg(&data)
            .output()
            .context("the program runs")?;
        ensure!(added.status.success(), "{added:?}");
    }
    Ok(daemon)
}

const SETTINGS: &str = "\
[desk]
status_on_sign_in = 'here'
ramp_per_minute = 0
[server]
agents = '127.0.0.1:0'
https = ''
http = '127.0.0.1:0'
[log]
level = 'error'
[status.here]
available = true
[queue.chat]
auto_accept = true
[channel.shop]
kind = 'webchat'
queue = 'chat'
";

/// How many conversations one agent has open.
const CHATS_EACH: u64 = 20;

/// How many visitors come from one machine.
const VISITORS_A_MACHINE: u64 = 40;

/// How often each visitor writes: the most that one may for long.
const EVERY: Duration = Duration::from_millis(2_100);

/// What is written first, while everybody comes and is taken, is not counted.
const WARM_UP: Duration = Duration::from_secs(4);

const GOAL_MS: u32 = 150;
