//! The writer with a small engine that journals an event for every command.

mod storm;

use std::sync::atomic::{AtomicI64, AtomicU64};
use std::sync::mpsc::{Receiver as Gate, Sender as Key, channel};
use std::sync::{Mutex, atomic::Ordering};

use super::fanout::News;
use super::*;
use crate::domain::deed::Of;
use crate::domain::message::State;
use crate::domain::{Name, Seq};
use crate::engine::answer::Answer;
use crate::engine::change::Change;
use crate::engine::command::Receipt;
use crate::engine::event::{Event, What};
use crate::store::tests::disk::Disk;
use crate::store::{Options, Snapshot};

/// Journals what it is told; pauses of the queue `no` are refused, and of `wait` wait for a key.
struct Clerk {
    gate: Option<Gate<()>>,
    deadline: Option<Moment>,
}

impl Decide for Clerk {
    fn decide(
        &mut self,
        ledger: &mut dyn Ledger,
        now: Moment,
        command: Command,
    ) -> Result<Outcome, Refusal> {
        let what = match command.act {
            Act::PauseQueue(name, _) if &*name == "no" => return Err(Refusal::NotYours),
            Act::PauseQueue(name, paused) => {
                if &*name == "wait"
                    && let Some(gate) = &self.gate
                {
                    gate.recv().expect("the test turns the key");
                }
                What::QueuePaused(name, paused)
            }
            Act::Tick => {
                self.deadline = None;
                What::Woken
            }
            _ => What::Undone,
        };
        let event = Event {
            seq: Seq(ledger.counters().seq + 1),
            at: now,
            by: command.by,
            generation: 0,
            conversation: None,
            what,
        };
        ledger.put(&Change::Event(Box::new(event.clone())));
        Ok(Outcome {
            answer: Answer::Done,
            replayed: false,
            effects: vec![Effect::Tell(Box::new(event))],
        })
    }

    fn next_deadline(&self) -> Option<Moment> {
        self.deadline
    }

    fn counters(&self) -> Counters {
        Counters::default()
    }
}

/// Somebody who carries one piece more with every command.
struct Porter(u32);

impl Porter {
    fn row(&self) -> (AgentId, LiveAgent) {
        let row = LiveAgent {
            name: name("ana"),
            display: String::new(),
            status: None,
            since: Moment(0),
            live: true,
            used: self.0,
            capacity: 0,
            interruptible_used: 0,
            interruptible: 0,
            last_received: Moment(0),
            rests_until: None,
            conversations: Vec::new(),
        };
        (AgentId(1), row)
    }
}

impl Decide for Porter {
    fn decide(
        &mut self,
        _: &mut dyn Ledger,
        now: Moment,
        command: Command,
    ) -> Result<Outcome, Refusal> {
        self.0 += 1;
        let mut effects = Vec::new();
        if let Act::PauseQueue(queue, paused) = command.act
            && &*queue == "told"
        {
            effects.push(Effect::Tell(Box::new(Event {
                seq: Seq(1),
                at: now,
                by: command.by,
                generation: 1,
                conversation: None,
                what: What::QueuePaused(queue, paused),
            })));
        }
        Ok(Outcome {
            answer: Answer::Done,
            replayed: false,
            effects,
        })
    }

    fn next_deadline(&self) -> Option<Moment> {
        None
    }

    fn counters(&self) -> Counters {
        Counters::default()
    }

    fn live(&self, now: Moment) -> Live {
        Live {
            at: now,
            agents: [self.row()].into(),
            ..Live::default()
        }
    }

    fn changed_people(&mut self) -> Vec<(AgentId, LiveAgent)> {
        vec![self.row()]
    }
}

#[test]
fn whoever_was_answered_finds_their_own_row_as_they_left_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let store =
        Store::on(Disk::default(), folder.path(), &Options::default()).expect("a new store");
    let (handle, running) = start(store, Porter(0), world()).expect("a thread");
    for done in 1..=10 {
        handle.submit(pause("a")).wait().expect("done");
        let row = handle.live_agent(AgentId(1)).expect("she is there");
        assert_eq!(row.used, done, "however seldom everybody is shown");
    }
    drop(handle);
    assert!(matches!(running.wait(), Ended::Stopped));
}

#[test]
fn a_pause_is_shown_to_everybody_before_it_is_answered() {
    let folder = tempfile::tempdir().expect("a folder");
    let store =
        Store::on(Disk::default(), folder.path(), &Options::default()).expect("a new store");
    let (handle, running) = start(store, Porter(0), world()).expect("a thread");
    for done in 1..=10 {
        handle.submit(pause("told")).wait().expect("done");
        let shown = handle.live().borrow().agents.get(&AgentId(1)).cloned();
        assert_eq!(shown.map(|row| row.used), Some(done));
    }
    drop(handle);
    assert!(matches!(running.wait(), Ended::Stopped));
}

fn name(text: &str) -> Name {
    Name::new(text).expect("a name")
}

fn command(act: Act) -> Command {
    Command {
        by: Actor::Operator(0),
        key: None,
        nonce: 0,
        act,
    }
}

fn pause(queue: &str) -> Command {
    command(Act::PauseQueue(name(queue), true))
}

fn receipt() -> Command {
    command(Act::Receipt(Receipt {
        channel: name("mail"),
        key: "k".into(),
        of: Of::External("e".into()),
        state: State::Sent,
        raw: None,
    }))
}

fn world() -> World {
    let ticks = AtomicU64::new(0);
    World {
        now: Box::new(|| Moment(1_000)),
        elapsed: Box::new(move || Duration::from_millis(ticks.fetch_add(1, Ordering::Relaxed))),
        room: Box::new(|| None),
        retention: Box::new(Retention::default),
        only_reads: false,
        last_words: Box::new(|_| ()),
    }
}

/// A desk with a clerk, on a disk of its own.
struct Desk {
    _folder: tempfile::TempDir,
    store: Store,
    disk: Disk,
    handle: Handle,
    running: Running,
    key: Key<()>,
}

fn desk(world: World, deadline: Option<Moment>) -> Desk {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let disk = Disk::default();
    let store = Store::on(disk.clone(), folder.path(), &Options::default()).expect("a new store");
    let (key, gate) = channel();
    let clerk = Clerk {
        gate: Some(gate),
        deadline,
    };
    let (handle, running) = start(store.clone(), clerk, world).expect("a thread");
    Desk {
        _folder: folder,
        store,
        disk,
        handle,
        running,
        key,
    }
}

fn events(store: &Store) -> Vec<Event> {
    store
        .read(|at| at.events(Seq(0), 100_000))
        .expect("readable")
}

#[test]
fn an_answer_comes_when_its_record_is_synced_and_not_before() {
    let desk = desk(world(), None);
    for n in 1..=5 {
        assert_eq!(desk.handle.submit(pause("a")).wait(), Ok(Answer::Done));
        let folder = tempfile::tempdir().expect("a temporary folder");
        let synced = Disk::holding(desk.disk.synced());
        let store = Store::on(synced, folder.path(), &Options::default()).expect("a store");
        assert_eq!(store.read(Snapshot::counters).expect("readable").seq, n);
    }
}

#[test]
fn a_refusal_is_told_and_costs_no_commit() {
    let desk = desk(world(), None);
    let answer = desk.handle.submit(pause("no")).wait();
    assert_eq!(answer, Err(Rejected::Refused(Refusal::NotYours)));
    assert_eq!(desk.handle.figures().commits, 0);
    assert_eq!(desk.handle.figures().commands, 1);
}

#[test]
fn a_full_queue_says_busy_at_once_and_loses_nothing_it_took() {
    let desk = desk(world(), None);
    let mut taken = vec![desk.handle.submit(pause("wait"))];
    let mut busy = 0;
    // The writer may have moved some from the queue into the batch it is waiting in.
    for _ in 0..=QUEUE_MAX + batch::COMMANDS_MAX {
        let pending = desk.handle.submit(pause("a"));
        if desk.handle.figures().busy > busy {
            busy += 1;
            assert_eq!(pending.wait(), Err(Rejected::Busy));
        } else {
            taken.push(pending);
        }
    }
    assert!(busy > 0);
    desk.key.send(()).expect("the clerk waits");
    let count = taken.len();
    for pending in taken {
        assert_eq!(pending.wait(), Ok(Answer::Done));
    }
    assert_eq!(events(&desk.store).len(), count);
    assert_eq!(desk.handle.figures().waiting, 0);
}

#[test]
fn many_commands_share_one_commit() {
    let desk = desk(world(), None);
    let first = desk.handle.submit(pause("wait"));
    let rest: Vec<Pending> = (0..200).map(|_| desk.handle.submit(pause("a"))).collect();
    desk.key.send(()).expect("the clerk waits");
    assert_eq!(first.wait(), Ok(Answer::Done));
    for pending in rest {
        assert_eq!(pending.wait(), Ok(Answer::Done));
    }
    assert!(
        desk.handle.figures().commits <= 3,
        "{:?}",
        desk.handle.figures()
    );
}

#[test]
fn stopping_decides_what_was_taken_and_takes_nothing_more() {
    let desk = desk(world(), None);
    let mut listener = desk.handle.listen(100);
    let first = desk.handle.submit(pause("wait"));
    let rest: Vec<Pending> = (0..1000).map(|_| desk.handle.submit(pause("a"))).collect();
    desk.handle.stop();
    assert_eq!(
        desk.handle.submit(pause("a")).wait(),
        Err(Rejected::Stopping)
    );
    desk.key.send(()).expect("the clerk waits");
    assert_eq!(first.wait(), Ok(Answer::Done));
    for pending in rest {
        assert_eq!(pending.wait(), Ok(Answer::Done));
    }
    assert!(matches!(desk.running.wait(), Ended::Stopped));
    assert_eq!(events(&desk.store).len(), 1001);
    let mut heard = 0;
    while let Some(News::Happened(effects)) = listener.try_next() {
        heard += effects.len();
    }
    assert_eq!(heard, 1001);
}

#[test]
fn a_failed_sync_accepts_nothing_and_ends_the_writer() {
    let desk = desk(world(), None);
    let mut listener = desk.handle.listen(100);
    assert_eq!(desk.handle.submit(pause("a")).wait(), Ok(Answer::Done));
    desk.disk.fail_after(0);
    assert_eq!(desk.handle.submit(pause("b")).wait(), Err(Rejected::Failed));
    assert!(matches!(desk.running.wait(), Ended::Failed(_)));
    assert_eq!(desk.handle.submit(pause("c")).wait(), Err(Rejected::Failed));
    assert!(matches!(listener.try_next(), Some(News::Happened(_))));
    assert_eq!(
        listener.try_next(),
        None,
        "what was not synced was told to nobody"
    );
}

#[test]
fn a_deadline_that_has_come_is_told_to_the_engine() {
    let desk = desk(world(), Some(Moment(999)));
    assert_eq!(desk.handle.submit(pause("a")).wait(), Ok(Answer::Done));
    let told: Vec<What> = events(&desk.store)
        .into_iter()
        .map(|event| event.what)
        .collect();
    assert_eq!(told, [What::Woken, What::QueuePaused(name("a"), true)]);
}

#[test]
fn the_moment_never_goes_back_though_the_clock_does() {
    static CLOCK: AtomicI64 = AtomicI64::new(5_000);
    let mut world = world();
    world.now = Box::new(|| Moment(CLOCK.fetch_sub(1_000, Ordering::Relaxed)));
    let desk = desk(world, None);
    for _ in 0..3 {
        assert_eq!(desk.handle.submit(pause("a")).wait(), Ok(Answer::Done));
    }
    let at: Vec<i64> = events(&desk.store).iter().map(|event| event.at.0).collect();
    assert!(at.windows(2).all(|two| two[0] <= two[1]), "{at:?}");
}

#[test]
fn a_full_disk_turns_customers_away_until_there_is_room() {
    static ROOM: Mutex<u64> = Mutex::new(100 << 20);
    let mut world = world();
    world.room = Box::new(|| {
        Some(Room {
            free: *ROOM.lock().expect("a number"),
            total: 100 << 30,
        })
    });
    let desk = desk(world, None);
    let begin = || {
        command(Act::Begin(Box::new(crate::engine::command::Outbound {
            channel: name("mail"),
            to: crate::domain::Address::mail("a@example.test"),
            to_name: String::new(),
            queue: None,
            case: None,
            reply: crate::engine::command::Reply::default(),
        })))
    };
    assert_eq!(desk.handle.submit(begin()).wait(), Err(Rejected::Full));
    assert_eq!(desk.handle.submit(receipt()).wait(), Ok(Answer::Done));
    assert!(!desk.handle.space().admits_files());
    *ROOM.lock().expect("a number") = 1 << 20;
    assert_eq!(desk.handle.submit(receipt()).wait(), Err(Rejected::Full));
    *ROOM.lock().expect("a number") = 10 << 30;
    assert_eq!(desk.handle.submit(begin()).wait(), Ok(Answer::Done));
    assert_eq!(desk.handle.space(), Space::Ample);
    assert_eq!(desk.handle.figures().full, 2);
}
