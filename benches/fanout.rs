//! How soon everybody hears of a message, with slow readers among them, and what a session weighs.
//!
//! The real daemon, over TLS. A note is written into a conversation that a hundred sessions have open:
//! eighty read at once, ten read a little now and then, ten not at all. Each line gives how long it takes
//! from the asking until the healthy ones have it; beside it, in the same run, the same bytes through a
//! broadcast over plain rustls and tokio, in a process of its own, to a hundred that read as these do. The
//! answer and the news leave after the same commit: what passes between the two is the telling alone,
//! whatever the disk took before.
//!
//! Before that a thousand sessions that are signed in and silent: what each adds to the daemon's memory.
//! After it durable intake over the wire, with 1 to 256 producers.

#![expect(
    clippy::large_futures,
    reason = "each is built once, before anything is measured"
)]
#![allow(clippy::print_stdout, clippy::disallowed_methods)] // A bench prints, and reads the clock.

#[path = "fanout/cpu.rs"]
mod cpu;
#[expect(dead_code, reason = "every bench uses its own part of it")]
#[path = "kit/daemon.rs"]
mod daemon;
#[path = "fanout/desk.rs"]
mod desk;
#[path = "fanout/echo.rs"]
mod echo;
#[path = "fanout/intake.rs"]
mod intake;
#[path = "fanout/link.rs"]
mod link;
#[path = "fanout/thin.rs"]
mod thin;

use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use centralita::client::{Client, Inbox};
use centralita::domain::ConversationId;
use centralita::domain::message::Scope;
use centralita::protocol::ToDesk;
use centralita::protocol::message::{ListsRequest, WorkRequest};
use tokio::sync::mpsc;

use desk::Desk;
use link::Pace;

fn main() -> Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    if let Some(folder) = std::env::var_os(echo::FOLDER) {
        return runtime.block_on(echo::serve(folder.as_ref()));
    }
    runtime.block_on(async {
        let desk = Desk::start(PEOPLE).await?;
        weigh(&desk).await?;
        compare(&desk).await?;
        intake::run(&desk).await
    })
}

/// What a silent session costs: the second thousand, so that what is there once is not counted.
async fn weigh(desk: &Desk) -> Result<()> {
    let mut held = Vec::new();
    for n in 0..WARM {
        held.push(desk.sign_in(n, Pace::Brisk).await?);
    }
    let before = desk.memory()?;
    for n in WARM..WARM + IDLE {
        held.push(desk.sign_in(n, Pace::Brisk).await?);
    }
    let after = desk.memory()?;
    let tenths = after.saturating_sub(before) * 10 / u64::try_from(IDLE)? / 1024;
    println!(
        "memory: {} KB with {WARM} sessions, {} KB with {IDLE} more: {}.{} KB each (goal 20)",
        before / 1024,
        after / 1024,
        tenths / 10,
        tenths % 10,
    );
    for (client, _) in held {
        client.close().await;
    }
    Ok(())
}

async fn compare(desk: &Desk) -> Result<()> {
    let conversation = desk.begin().await?;
    let mut kept = Vec::new();
    let before = cpu::of(desk.process())?;
    for n in 0..ROUNDS {
        kept.push(note(&desk.operator, conversation, n).await?);
    }
    let keeping = cpu::of(desk.process())?.saturating_sub(before);
    let (tell, mut told) = mpsc::unbounded_channel();
    for n in 0..HEALTHY {
        let mut thin = desk.sign_in_thin(n).await?;
        thin.watch(conversation).await?;
        tokio::spawn(thin.listen(TEXT_BYTES, tell.clone()));
    }
    let mut hush = Vec::new();
    for n in HEALTHY..HEALTHY + SLOW + MUTE {
        let (client, inbox, reading) = watch(desk, conversation, n, Pace::Slow).await?;
        if n >= HEALTHY + SLOW {
            reading.set(Pace::Never);
        }
        hush.push((client, inbox));
    }
    let (mut heard, mut after) = (Vec::new(), Vec::new());
    let before = cpu::of(desk.process())?;
    for n in ROUNDS..ROUNDS * 2 {
        let begun = Instant::now();
        note(&desk.operator, conversation, n).await?;
        let answered = Instant::now();
        for _ in 0..HEALTHY {
            let at: Instant = told.recv().await.context("somebody healthy was cut off")?;
            heard.push(at.saturating_duration_since(begun));
            after.push(at.saturating_duration_since(answered));
        }
    }
    let telling = cpu::of(desk.process())?.saturating_sub(before);
    let folder = desk.folder().join("echo");
    let (echoed, echoing) = echo::run(&folder, LISTENERS, ROUNDS, TEXT_BYTES).await?;
    let heard_of = heard.len();
    let (kept, heard, echoed) = (Spread::of(kept), Spread::of(heard), Spread::of(echoed));
    let after = Spread::of(after);
    println!("{:<36} {:>10} {:>10}", "", "p50", "p99");
    for (what, spread) in [
        ("kept, nobody listening", &kept),
        ("told to 80, 20 slow beside them", &heard),
        ("the same after the answer to it", &after),
        ("plain rustls and tokio, to the same", &echoed),
    ] {
        println!("{what:<36} {:>10.1?} {:>10.1?}", spread.p50, spread.p99);
    }
    println!(
        "after the answer / echo at p50: {:.2} (goal 1.5); told / (kept + echo) at p99: {:.2}",
        after.p50.as_secs_f64() / echoed.p50.as_secs_f64(),
        heard.p99.as_secs_f64() / (kept.p99 + echoed.p99).as_secs_f64(),
    );
    let each =
        |cpu: Duration| cpu.as_secs_f64() * 1e6 / f64::from(u32::try_from(heard_of).unwrap_or(1));
    let (ours, theirs) = (each(telling.saturating_sub(keeping)), each(echoing));
    println!(
        "processor time for each telling: {ours:.1} us beside {theirs:.1} us: {:.2}",
        ours / theirs
    );
    println!(
        "memory with {SLOW} slow and {MUTE} that do not read: {} KB",
        desk.memory()? / 1024
    );
    Ok(())
}

/// Writes a note; how long until it is kept.
async fn note(operator: &Client, conversation: ConversationId, n: usize) -> Result<Duration> {
    let ask = WorkRequest::Note {
        conversation,
        scope: Scope::Team,
        client_message: None,
        text: format!("{n:>TEXT_BYTES$}"),
        attachments: Vec::new().into(),
    };
    let begun = Instant::now();
    operator.command(ToDesk::Work(ask)).await?;
    Ok(begun.elapsed())
}

async fn watch(
    desk: &Desk,
    conversation: ConversationId,
    n: usize,
    pace: Pace,
) -> Result<(Client, Inbox, link::Reading)> {
    let (client, inbox, reading) = desk.sign_in_reading(n, pace).await?;
    let open = ListsRequest::Open {
        conversation,
        messages: 1,
        watch: true,
    };
    client.ask(ToDesk::Lists(open)).await?;
    Ok((client, inbox, reading))
}

/// Half of them, and all but one of a hundred.
struct Spread {
    p50: Duration,
    p99: Duration,
}

impl Spread {
    fn of(mut all: Vec<Duration>) -> Self {
        all.sort_unstable();
        let at = |percent: usize| all[(all.len() * percent / 100).min(all.len() - 1)];
        Self {
            p50: at(50),
            p99: at(99),
        }
    }
}

const PEOPLE: usize = 100;
const WARM: usize = 100;
const IDLE: usize = 1_000;
const HEALTHY: usize = 80;
const SLOW: usize = 10;
const MUTE: usize = 10;
/// The same for the bare server.
const LISTENERS: echo::Listeners = echo::Listeners {
    brisk: HEALTHY,
    slow: SLOW,
    mute: MUTE,
};
const ROUNDS: usize = 200;
const TEXT_BYTES: usize = 4_000;
