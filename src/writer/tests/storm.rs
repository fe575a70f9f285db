//! The whole desk without its network, cut from power in the middle of customers writing and agents
//! answering: nothing that was answered is lost, nothing is there twice.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::world;
use crate::access::permission::Sets;
use crate::domain::{Address, ConversationId, MessageId, Name};
use crate::engine::answer::Answer;
use crate::engine::command::{Generation, Inbound, Reply, Thread, Work};
use crate::routing::plan::{Channel, Plan, Queue, Target};
use crate::store::tests::disk::{Dice, Disk};
use crate::store::{Options, Store};
use crate::writer::*;

fn name(text: &str) -> Name {
    Name::new(text).expect("a name")
}

fn command(act: Act) -> Command {
    Command {
        by: Actor::Operator(0),
        key: None,
        nonce: 7,
        act,
    }
}

fn plan() -> Plan {
    let mut plan = Plan::default();
    plan.queues.insert(name("soporte"), Queue::default());
    let channel = Channel::new(name("chat"), Target::Queue(name("soporte")));
    plan.channels.insert(name("chat"), channel);
    plan
}

fn inbound(n: u64) -> Command {
    let inbound = Inbound {
        channel: name("chat"),
        key: format!("k{n}"),
        from: Address::mail(&format!("cliente{}@example.test", n % 5)),
        aliases: Vec::new(),
        from_name: String::new(),
        ours: None,
        cc: Vec::new(),
        thread: Thread {
            by_peer: true,
            ..Thread::default()
        },
        chain: Vec::new(),
        subject: None,
        text: format!("mensaje {n}"),
        html: None,
        attachments: Vec::new(),
        raw: None,
        external_id: Some(format!("<{n}@example.test>")),
        written_at: None,
        auto: false,
        history: false,
        checks: None,
        language: None,
        fields: [].into(),
        typed: false,
    };
    command(Act::Receive(Box::new(inbound)))
}

/// Opens the desk on a disk as the daemon does, and checks what it finds.
fn open(disk: &Disk, folder: &std::path::Path) -> (Store, Handle, Running) {
    let store = Store::on(disk.clone(), folder, &Options::default()).expect("an open store");
    assert_eq!(store.verify().expect("readable").wrong, []);
    let mut engine = {
        let batch = store.begin().expect("a batch");
        let ledger = batch.ledger().expect("tables");
        Engine::rebuild(&ledger)
    };
    let batch = store.begin().expect("a batch");
    let mut ledger = batch.ledger().expect("tables");
    let generation = Generation {
        plan: Arc::new(plan()),
        sets: Arc::new(Sets::default()),
        diff: Vec::new(),
        files: Vec::new(),
    };
    let act = Act::Reconfigure(Box::new(generation));
    engine
        .decide(&mut ledger, Moment(1_000), command(act))
        .expect("a plan");
    engine.verify(&ledger).expect("a desk in order");
    ledger.finish().expect("no fault");
    batch.commit().expect("a commit");
    let (handle, running) = start(store.clone(), engine, world()).expect("a thread");
    (store, handle, running)
}

/// What was promised: each customer's message by its key.
type Promised = BTreeMap<u64, (MessageId, ConversationId)>;

/// Writes until the power goes; every answer is noted as a promise.
fn write(handle: &Handle, dice: &mut Dice, next: &mut u64, promised: &mut Promised) {
    loop {
        let together = dice.below(6) as u64 + 1;
        let mut asked: Vec<(u64, Pending)> = (*next..*next + together)
            .map(|n| (n, handle.submit(inbound(n))))
            .collect();
        *next += together;
        // Somebody answers a customer in between; only that it does no harm is looked at.
        let conversation = ConversationId(dice.below(5) as u64 + 1);
        let act = Work::Reply(Box::new(Reply {
            text: "Enseguida.".into(),
            ..Reply::default()
        }));
        let answered = handle
            .submit(command(Act::Work {
                conversation,
                fence: None,
                act,
            }))
            .wait();
        let mut failed = answered == Err(Rejected::Failed);
        for (n, pending) in asked.drain(..) {
            match pending.wait() {
                Ok(Answer::Message {
                    message,
                    conversation,
                    ..
                }) => {
                    promised.insert(n, (message, conversation));
                }
                Err(Rejected::Failed) => failed = true,
                other => panic!("an answer nobody expected: {other:?}"),
            }
        }
        if failed {
            return;
        }
    }
}

/// Every promise is kept, and everything sent again becomes nothing new.
fn keeps(store: &Store, handle: &Handle, promised: &Promised, sent: u64) {
    for (n, (message, conversation)) in promised {
        let found = store.read(|at| at.message(*message)).expect("readable");
        let found = found.unwrap_or_else(|| panic!("message {n} was promised and is lost"));
        assert_eq!(
            (found.conversation, found.text),
            (*conversation, format!("mensaje {n}"))
        );
    }
    for n in 0..sent {
        let again = handle.submit(inbound(n)).wait();
        match (promised.get(&n), again) {
            (Some((message, _)), Ok(Answer::Duplicate { message: first, .. })) => {
                assert_eq!(first, Some(*message));
            }
            (None, Ok(Answer::Duplicate { .. } | Answer::Message { .. })) => {}
            (_, other) => panic!("message {n} sent again: {other:?}"),
        }
    }
    let all = store
        .export(ConversationId(0))
        .flat_map(|one| one.expect("readable").1)
        .filter(|message| message.direction == crate::domain::message::Direction::In)
        .count();
    assert_eq!(all as u64, sent, "each message is there once");
}

fn survive(seed: u64) -> usize {
    let mut dice = Dice::new(seed);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut disk = Disk::default();
    let mut promised = Promised::new();
    let mut next = 0;
    for _ in 0..2 {
        let (store, handle, running) = open(&disk, folder.path());
        disk.fail_after(dice.below(40) as u64);
        write(&handle, &mut dice, &mut next, &mut promised);
        assert!(matches!(running.wait(), Ended::Failed(_)));
        drop((store, handle));
        disk = Disk::holding(disk.after_power_loss(&mut dice));
    }
    let (store, handle, running) = open(&disk, folder.path());
    keeps(&store, &handle, &promised, next);
    handle.stop();
    assert!(matches!(running.wait(), Ended::Stopped));
    assert_eq!(store.verify().expect("readable").wrong, []);
    promised.len()
}

#[test]
fn no_message_that_was_answered_is_lost_and_none_is_there_twice() {
    let promised: usize = (0..SEEDS).map(survive).sum();
    println!("{SEEDS} storms with two cuts each; {promised} promises kept");
    assert!(promised > 0);
}

/// The short form, for every push.
const SEEDS: u64 = 25;
