//! What neighbours on the machine cannot move: bytes, and work that is the same at every run, for a tool
//! that counts instructions. `.ci/gates` runs it and knows the ceilings.
//!
//! `accept N` takes N messages in, 64 to a commit: duplicate check, customer, routing, journal, record.
//! `note N` has N notes written by people, each into a conversation of their own, 32 to a commit. `store N`
//! takes messages in and says how many bytes of the file each takes up, with what is free in its pages.
//! `pick N WAITING` gives out N pieces of so many. `waiting N` says how many bytes of memory each of N
//! waiting pieces takes.

#![allow(clippy::print_stdout)] // A bench prints.

#[path = "kit/floor.rs"]
mod floor;
#[path = "kit/mail.rs"]
mod mail;

use std::iter;

use anyhow::{Context, Result, bail};
use centralita::domain::Moment;
use centralita::domain::conversation::Work;
use centralita::engine::Engine;
use centralita::engine::command::{Act, Command};
use centralita::engine::ledger::Ledger;
use centralita::engine::memory::Memory;
use centralita::servers::Board;
use centralita::store::{Options, Store};

fn main() -> Result<()> {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize| -> Result<u64> {
        let text = asked.get(at).context("a number is missing")?;
        Ok(text.parse()?)
    };
    match asked.first().map(String::as_str) {
        Some("accept") => accept(&tempfile::tempdir()?, number(1)?),
        Some("note") => note(&tempfile::tempdir()?, number(1)?),
        Some("store") => store(number(1)?),
        Some("pick") => {
            floor::Busy::new(number(2)?).give_out(number(1)?);
            Ok(())
        }
        Some("waiting") => waiting(number(1)?),
        // What `cargo bench` says: the gates ask for one thing at a time.
        Some("--bench") => Ok(()),
        other => bail!("what is {other:?}?"),
    }
}

fn accept(folder: &tempfile::TempDir, messages: u64) -> Result<()> {
    let mails = (0..messages).map(|n| mail::command(n, Act::Receive(Box::new(mail::inbound(n)))));
    work(folder, iter::once(mail::configure()).chain(mails), TOGETHER)
}

fn note(folder: &tempfile::TempDir, notes: u64) -> Result<()> {
    let people = NOTES_TOGETHER as u64 * 2;
    let mails = (0..people).map(|n| mail::command(n, Act::Receive(Box::new(mail::inbound(n)))));
    let notes = (0..notes).map(|n| mail::note(n, people));
    let commands = iter::once(mail::configure()).chain(mails).chain(notes);
    work(folder, commands, NOTES_TOGETHER)
}

/// The writer's work without its thread, whose batches depend on the clock.
fn work(
    folder: &tempfile::TempDir,
    commands: impl Iterator<Item = Command>,
    together: usize,
) -> Result<()> {
    let store = Store::open(folder.path(), &Options::default())?;
    let mut engine = {
        let batch = store.begin()?;
        let ledger = batch.ledger()?;
        Engine::rebuild(&ledger)
    };
    let mut commands = commands.peekable();
    let mut now = Moment(1_763_762_400_000);
    while commands.peek().is_some() {
        now.0 += 4;
        let batch = store.begin()?;
        let mut ledger = batch.ledger()?;
        for command in commands.by_ref().take(together) {
            let decided = engine.decide(&mut ledger, now, command);
            decided.map_err(|no| anyhow::anyhow!("{no:?}"))?;
        }
        ledger.keep_counters(engine.counters());
        ledger.finish()?;
        batch.commit()?;
    }
    Ok(())
}

fn store(messages: u64) -> Result<()> {
    let folder = tempfile::tempdir()?;
    accept(&folder, messages)?;
    // Pages that are in use: the file itself doubles, and says the same for long.
    let database = redb::Database::open(folder.path().join("desk.redb"))?;
    let held = database.begin_write()?.stats()?;
    let bytes = held.allocated_pages() * held.page_size() as u64;
    println!("{}", bytes / messages);
    Ok(())
}

/// Everything in memory that grows with what waits: the engine's and the table's side of it.
fn waiting(pieces: u64) -> Result<()> {
    let mut memory = Memory::default();
    let mut engine = Engine::rebuild(&memory);
    let now = Moment(1_763_762_400_000);
    for command in [
        mail::configure(),
        mail::command(1, Act::Receive(Box::new(mail::inbound(0)))),
    ] {
        let decided = engine.decide(&mut memory, now, command);
        decided.map_err(|no| anyhow::anyhow!("{no:?}"))?;
    }
    let (_, one) = memory.conversations.pop_first().context("one came in")?;
    anyhow::ensure!(one.work == Work::Queued, "it waits");
    for n in 1..=pieces {
        let mut copy = one.clone();
        copy.id.0 = n;
        memory.conversations.insert(copy.id, copy);
    }
    let before = resident()?;
    let mut board = Board::default();
    memory.each_alive(&mut |it| board.put(&it));
    let mut engine = Engine::rebuild(&memory);
    let decided = engine.decide(&mut memory, now, mail::configure());
    decided.map_err(|no| anyhow::anyhow!("{no:?}"))?;
    println!("{}", (resident()? - before) / pieces);
    drop((board, engine));
    Ok(())
}

/// Memory in use, in bytes.
fn resident() -> Result<u64> {
    let statm = std::fs::read_to_string("/proc/self/statm")?;
    let pages = statm.split(' ').nth(1).context("Linux says so")?;
    Ok(pages.parse::<u64>()? * 4096)
}

/// As many commands as 64 producers who wait for their answers bring together.
const TOGETHER: usize = 64;

/// As many as a commit holds of the notes that twice as many people write.
const NOTES_TOGETHER: usize = 32;
