//! What a decision costs, from a thousand to a million waiting pieces and from ten to a thousand agents.
//!
//! Pick and insert: the floor is asked for the next match, with everybody who was looked at, the piece
//! leaves its line and another begins to wait. A turn is that and its people: somebody finishes a
//! piece, and the winner takes one. Goals for pick and insert: at most 3 µs with a thousand waiting
//! and at most 6 µs with a million, whoever is signed in; some 40 bytes for each waiting piece.

#![allow(clippy::print_stdout, clippy::disallowed_methods)] // A bench prints, and reads the clock.

use std::collections::{BTreeMap, BTreeSet};
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use centralita::domain::conversation::Kind;
use centralita::domain::{AgentId, ConversationId, Moment, Name};
use centralita::routing::pick::Pick;
use centralita::routing::plan::{Plan, Queue, Status};
use centralita::routing::{Floor, Item, Seat};

fn main() {
    println!(
        "{:>10} {:>8} {:>12} {:>12} {:>12} {:>10}",
        "waiting", "agents", "turn", "pick+insert", "bytes each", "ratio"
    );
    let mut worst: f64 = 0.0;
    for agents in AGENTS {
        let mut base = None;
        for waiting in WAITING {
            let before = resident();
            let mut desk = Desk::new(waiting, agents);
            let bytes = resident().saturating_sub(before) / waiting;
            let pick = (0..ROUNDS).map(|_| desk.picks()).min().unwrap_or_default();
            let turn = (0..ROUNDS).map(|_| desk.turns()).min().unwrap_or_default();
            let ratio = turn.as_secs_f64() / base.get_or_insert(turn).as_secs_f64();
            worst = worst.max(ratio);
            println!("{waiting:>10} {agents:>8} {turn:>12?} {pick:>12?} {bytes:>12} {ratio:>10.2}");
        }
    }
    println!(
        "ratio of the dearest turn to the same with {} waiting: {worst:.2}",
        WAITING[0]
    );
}

/// A desk whose people are all at work and whose lines are full.
struct Desk {
    floor: Floor,
    queues: Vec<Name>,
    agents: u64,
    next: u64,
    turn: u64,
}

impl Desk {
    fn new(waiting: usize, agents: u64) -> Self {
        let queues: Vec<Name> = (0..QUEUES).map(|n| name(&format!("queue{n}"))).collect();
        let mut plan = Plan::default();
        for (n, queue) in queues.iter().enumerate() {
            let priority = u16::try_from(n % 5).unwrap_or_default();
            let required = BTreeMap::from([(name(&format!("skill{}", n % 4)), 3)]);
            plan.queues.insert(
                queue.clone(),
                Queue {
                    priority,
                    required,
                    ..Queue::default()
                },
            );
        }
        let open = Status {
            channels: None,
            available: true,
        };
        plan.statuses.insert(name("available"), open);
        let mut floor = Floor::new();
        floor.set_plan(&Arc::new(plan), Moment(0));
        for agent in 0..agents {
            floor.sit(seat(agent, &queues));
        }
        let mut desk = Self {
            floor,
            queues,
            agents,
            next: 0,
            turn: 0,
        };
        for n in 0..waiting {
            desk.arrive(u64::try_from(n).unwrap_or_default() % QUEUES);
        }
        desk
    }

    /// The number of a piece says which queue it is in, so that what is taken out can be replaced.
    fn arrive(&mut self, queue: u64) {
        self.next += 1;
        let index = usize::try_from(queue).unwrap_or_default();
        let item = Item {
            id: ConversationId(self.next * QUEUES + queue),
            queue: self.queues[index].clone(),
            channel: name("mail"),
            size: None,
            priority: 500,
            enqueued_at: Moment(self.next.cast_signed()),
            queue_since: Moment(self.next.cast_signed()),
            required: BTreeMap::new(),
            dropped: 0,
            tried: BTreeSet::new(),
            preferred: None,
        };
        self.floor.wait(&item, Moment(self.next.cast_signed()));
    }

    fn finish_one(&mut self) -> AgentId {
        self.turn += 1;
        let agent = AgentId(self.turn * 6_151 % self.agents);
        self.floor.give_back(agent, Kind::Primary, 1);
        agent
    }

    fn turns(&mut self) -> Duration {
        let start = Instant::now();
        for _ in 0..TURNS {
            self.finish_one();
            let pick = self.give_out();
            let winner = pick.winner.expect("a match has somebody");
            self.floor.take(
                winner,
                pick.kind,
                pick.units,
                Moment(self.turn.cast_signed()),
            );
        }
        start.elapsed() / TURNS
    }

    /// The next match leaves its line and another piece takes its place.
    fn give_out(&mut self) -> Pick {
        let pick = self
            .floor
            .next_match()
            .expect("somebody is free and something waits");
        self.floor.leave(pick.item);
        self.arrive(pick.item.0 % QUEUES);
        pick
    }

    fn picks(&mut self) -> Duration {
        let agent = self.finish_one();
        let start = Instant::now();
        for _ in 0..TURNS {
            black_box(self.give_out());
        }
        let each = start.elapsed() / TURNS;
        self.floor.take(agent, Kind::Primary, 1, Moment(0));
        each
    }
}

/// Somebody of eight queues and all skills, with all hands full.
fn seat(agent: u64, queues: &[Name]) -> Seat {
    let mine = (0..8).map(|n| usize::try_from((agent * 5 + n * 8) % QUEUES).unwrap_or_default());
    Seat {
        agent: AgentId(agent),
        queues: mine.map(|n| queues[n].clone()).collect(),
        skills: (0..4).map(|n| (name(&format!("skill{n}")), 5)).collect(),
        capacity: 4,
        interruptible: None,
        status: Some(name("available")),
        live: true,
        used_primary: 4,
        used_interruptible: 0,
        open_items: 4,
        last_received: Moment(0),
        ramp: centralita::routing::ramp::Ramp::none(),
        unlimited: false,
    }
}

fn name(text: &str) -> Name {
    Name::new(text).expect("a plain word is a name")
}

/// Memory in use, in bytes; zero where the kernel does not say.
fn resident() -> usize {
    let statm = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages = statm
        .split(' ')
        .nth(1)
        .and_then(|pages| pages.parse::<usize>().ok());
    pages.unwrap_or_default() * 4096
}

const WAITING: [usize; 4] = [1_000, 10_000, 100_000, 1_000_000];
const AGENTS: [u64; 3] = [10, 100, 1_000];
const QUEUES: u64 = 64;
const TURNS: u32 = 20_000;
const ROUNDS: usize = 5;
