//! Mail for a desk, and the least plan under which it is taken in.

use std::sync::Arc;

use centralita::access::permission::Sets;
use centralita::domain::message::Scope;
use centralita::domain::{Address, ConversationId, Name};
use centralita::engine::command::{Act, Command, Generation, Inbound, Key, Thread, Work};
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

/// A note by one of so many people, each with a device and a conversation of their own.
#[allow(dead_code, reason = "not every bench writes notes")]
pub(crate) fn note(n: u64, people: u64) -> Command {
    let (who, count) = (n % people, n / people);
    // Devices make up their names at random: one after the other they lie nowhere near each other.
    let device = u128::from(who).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835);
    let note = Work::Note {
        scope: Scope::Author,
        text: text(n),
        attachments: Vec::new(),
        called: None,
    };
    Command {
        by: Actor::Operator(0),
        key: Some(Key {
            client: device.to_be_bytes(),
            count,
        }),
        nonce: n,
        act: Act::Work {
            conversation: ConversationId(who + 1),
            fence: None,
            act: note,
        },
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
