//! Mail for a desk, and the least plan under which it is taken in.

use std::sync::Arc;

use centralita::access::permission::Sets;
use centralita::domain::{Address, Name};
use centralita::engine::command::{Act, Command, Generation, Inbound, Thread};
use centralita::engine::event::Actor;
use centralita::routing::plan::{Channel, Plan, Queue, Target};

/// Puts the plan in force.
pub(crate) fn configure() -> Command {
    let generation = Generation {
        plan: Arc::new(plan()),
        sets: Arc::new(Sets::default()),
        diff: Vec::new(),
        files: Vec::new(),
    };
    command(0, Act::Reconfigure(Box::new(generation)))
}

pub(crate) fn command(nonce: u64, act: Act) -> Command {
    Command {
        by: Actor::Desk,
        key: None,
        nonce,
        act,
    }
}

pub(crate) fn inbound(n: u64) -> Inbound {
    let from = Address::mail(&format!("cliente{}@example.test", conversation(n)));
    Inbound {
        channel: name("correo"),
        key: format!("k{n}"),
        from,
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
        text: text(n),
        html: None,
        attachments: Vec::new(),
        raw: None,
        external_id: None,
        written_at: None,
        auto: false,
        history: false,
        checks: None,
        language: None,
        fields: [].into(),
        typed: false,
    }
}

/// A thousand conversations at once, ten messages to each, then the next thousand.
pub(crate) fn conversation(n: u64) -> u64 {
    n / 10_000 * 1_000 + n % 1_000
}

pub(crate) fn text(n: u64) -> String {
    format!("{n:>300}")
}

fn name(text: &str) -> Name {
    Name::new(text).expect("a name")
}

fn plan() -> Plan {
    let mut plan = Plan::default();
    plan.queues.insert(name("soporte"), Queue::default());
    let channel = Channel::new(name("correo"), Target::Queue(name("soporte")));
    plan.channels.insert(name("correo"), channel);
    plan
}
