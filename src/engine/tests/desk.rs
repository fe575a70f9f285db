//! A small desk in memory: two queues, one mailbox, people who sign in and do things.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::access::permission::Sets;
use crate::domain::agent::Role;
use crate::domain::channel::Abilities;
use crate::domain::conversation::{Conversation, Work as State};
use crate::domain::{Address, AgentId, ConversationId, MessageId, Moment, Name, Span};
use crate::engine::answer::Answer;
use crate::engine::command::{
    Act, Command, Generation, Inbound, Outbox, People, Person, Presence, Reply, Thread, Verdict,
    Work,
};
use crate::engine::effect::Effect;
use crate::engine::event::{Actor, What};
use crate::engine::memory::Memory;
use crate::engine::refusal::Refusal;
use crate::engine::{Engine, Outcome};
use crate::routing::plan::{Channel, Plan, Queue, Status, Target, Template};

pub(super) struct Desk {
    pub(super) engine: Engine,
    pub(super) record: Memory,
    pub(super) now: Moment,
    pub(super) plan: Plan,
    /// All that was asked of it, in order.
    pub(super) asked: Vec<Asked>,
    mails: u64,
}

/// What a desk was made to do.
pub(super) enum Asked {
    Decide(Moment, Box<Command>),
    Restart,
}

pub(super) fn name(text: &str) -> Name {
    Name::new(text).expect("a test's names are names")
}

pub(super) fn plan() -> Plan {
    let mut plan = Plan::default();
    let soporte = Queue {
        retry_cycle: Span::seconds(30),
        ..Queue::default()
    };
    plan.queues.insert(name("soporte"), soporte.clone());
    plan.queues.insert(name("ventas"), soporte.clone());
    plan.queues.insert(
        name("voz"),
        Queue {
            family: name("voice"),
            ..soporte
        },
    );
    plan.statuses.insert(
        name("available"),
        Status {
            channels: None,
            available: true,
        },
    );
    plan.statuses.insert(
        name("away"),
        Status {
            channels: None,
            available: false,
        },
    );
    plan.tags.insert(name("vip"));
    plan.dispositions.insert(name("solved"));
    plan.skills.extend([name("french"), name("returns")]);
    plan.desk.status_on_sign_in = Some(name("available"));
    plan.desk.ramp_per_minute = 0;
    plan.channels.insert(name("correo"), channel());
    let texts = BTreeMap::from([(
        "es".to_owned(),
        "Hola {name}, su caso es {reference}.".to_owned(),
    )]);
    let template = Template {
        texts,
        html: BTreeMap::new(),
        subjects: BTreeMap::new(),
        tags: BTreeSet::new(),
        resolve: false,
        offered: false,
    };
    plan.templates.insert(name("acuse"), template);
    plan
}

fn channel() -> Channel {
    Channel {
        abilities: Abilities {
            file_bytes_max: 10_000_000,
            files_max: 10,
            formatting: true,
            subject: true,
            ..Abilities::default()
        },
        id_domain: Some("desk.example".to_owned()),
        ..Channel::new(name("maildir"), Target::Queue(name("soporte")))
    }
}

impl Desk {
    pub(super) fn new() -> Self {
        Self::with(|_| {})
    }

    pub(super) fn with(change: impl FnOnce(&mut Plan)) -> Self {
        let mut plan = plan();
        change(&mut plan);
        let record = Memory::default();
        let engine = Engine::rebuild(&record);
        let mut desk = Self {
            engine,
            record,
            now: Moment(1_000_000_000_000),
            plan,
            asked: Vec::new(),
            mails: 0,
        };
        desk.reconfigure("first");
        desk
    }

    pub(super) fn reconfigure(&mut self, diff: &str) {
        let generation = Generation {
            plan: Arc::new(self.plan.clone()),
            sets: Arc::new(Sets::default()),
            diff: vec![diff.to_owned()],
            files: Vec::new(),
        };
        self.by(Actor::Desk, Act::Reconfigure(Box::new(generation)))
            .expect("a checked plan is taken");
    }

    pub(super) fn by(&mut self, by: Actor, act: Act) -> Result<Outcome, Refusal> {
        let command = Command {
            by,
            key: None,
            nonce: self.record.events.len() as u64,
            act,
        };
        self.asked
            .push(Asked::Decide(self.now, Box::new(command.clone())));
        let outcome = self.engine.decide(&mut self.record, self.now, command);
        self.record.counters = self.engine.counters();
        self.engine
            .verify(&self.record)
            .expect("every invariant holds after every command");
        outcome
    }

    /// Lets time pass, serving every deadline at its moment.
    pub(super) fn pass(&mut self, span: Span) {
        let end = self.now + span;
        while let Some(at) = self.engine.next_deadline().filter(|at| *at <= end) {
            self.now = self.now.max(at);
            self.by(Actor::Desk, Act::Tick)
                .expect("a tick is never refused");
        }
        self.now = end;
    }

    /// Stops the desk and starts it again from its record.
    pub(super) fn restart(&mut self) {
        self.asked.push(Asked::Restart);
        self.engine = Engine::rebuild(&self.record);
        let generation = Generation {
            plan: Arc::new(self.plan.clone()),
            sets: Arc::new(Sets::default()),
            diff: Vec::new(),
            files: Vec::new(),
        };
        self.by(Actor::Desk, Act::Reconfigure(Box::new(generation)))
            .expect("a checked plan is taken");
    }

    pub(super) fn hire(
        &mut self,
        who: &str,
        role: Role,
        queues: &[&str],
        capacity: u32,
    ) -> AgentId {
        self.hire_skilled(who, role, queues, capacity, &[])
    }

    pub(super) fn hire_skilled(
        &mut self,
        who: &str,
        role: Role,
        queues: &[&str],
        capacity: u32,
        skills: &[(&str, u8)],
    ) -> AgentId {
        let person = Person {
            name: Some(name(who)),
            role,
            capacity,
            queues: queues.iter().map(|queue| name(queue)).collect(),
            skills: skills
                .iter()
                .map(|(skill, level)| (name(skill), *level))
                .collect(),
            ..Person::default()
        };
        match self.by(
            Actor::Operator(0),
            Act::People(People::Add(Box::new(person))),
        ) {
            Ok(Outcome {
                answer: Answer::Agent(id),
                ..
            }) => id,
            other => panic!("{who} could not be hired: {other:?}"),
        }
    }

    /// Hires an agent of `soporte` who is there at once.
    pub(super) fn agent(&mut self, who: &str, capacity: u32) -> AgentId {
        let id = self.hire(who, Role::Agent, &["soporte"], capacity);
        self.arrive(id);
        id
    }

    pub(super) fn arrive(&mut self, id: AgentId) {
        self.by(Actor::Agent(id), Act::Presence(Presence::Connected(id)))
            .expect("people may come");
    }

    pub(super) fn inbound(&mut self, from: &str, text: &str) -> Inbound {
        self.mails += 1;
        Inbound {
            channel: name("correo"),
            key: format!("mail-{}", self.mails),
            from: Address::mail(from),
            aliases: Vec::new(),
            from_name: String::new(),
            ours: None,
            cc: Vec::new(),
            thread: Thread::default(),
            chain: Vec::new(),
            subject: Some(text.to_owned()),
            text: text.to_owned(),
            html: None,
            attachments: Vec::new(),
            raw: None,
            external_id: Some(format!("<{}@customer.example>", self.mails)),
            written_at: None,
            auto: false,
            history: false,
            checks: None,
            language: None,
            fields: [].into(),
            typed: false,
        }
    }

    pub(super) fn receive(&mut self, inbound: Inbound) -> ConversationId {
        match self.by(Actor::Desk, Act::Receive(Box::new(inbound))) {
            Ok(Outcome {
                answer: Answer::Message { conversation, .. },
                ..
            }) => conversation,
            other => panic!("the mail was not taken in: {other:?}"),
        }
    }

    pub(super) fn mail(&mut self, from: &str, text: &str) -> ConversationId {
        let inbound = self.inbound(from, text);
        self.receive(inbound)
    }

    /// The customer answers what the desk last sent them in a conversation.
    pub(super) fn answer(&mut self, id: ConversationId, text: &str) -> ConversationId {
        let peer = self.show(id).peer.value;
        let mut inbound = self.inbound(&peer, text);
        inbound.thread.token = Some(id);
        self.receive(inbound)
    }

    pub(super) fn show(&self, id: ConversationId) -> Conversation {
        self.record.conversations[&id].clone()
    }

    pub(super) fn state(&self, id: ConversationId) -> State {
        self.show(id).work
    }

    pub(super) fn offered_to(&self, id: ConversationId) -> Option<AgentId> {
        match self.state(id) {
            State::Offered { agent, .. } => Some(agent),
            _ => None,
        }
    }

    pub(super) fn does(
        &mut self,
        who: AgentId,
        id: ConversationId,
        act: Work,
    ) -> Result<Answer, Refusal> {
        self.by(
            Actor::Agent(who),
            Act::Work {
                conversation: id,
                fence: None,
                act,
            },
        )
        .map(|outcome| outcome.answer)
    }

    pub(super) fn accept(&mut self, who: AgentId, id: ConversationId) {
        self.does(who, id, Work::Accept).expect("the offer stands");
    }

    pub(super) fn reply(
        &mut self,
        who: AgentId,
        id: ConversationId,
        text: &str,
    ) -> Result<MessageId, Refusal> {
        let reply = Reply {
            text: text.to_owned(),
            ..Reply::default()
        };
        match self.does(who, id, Work::Reply(Box::new(reply)))? {
            Answer::Message { message, .. } => Ok(message),
            other => panic!("a reply is answered with its message, not {other:?}"),
        }
    }

    pub(super) fn claim_lane(&mut self) -> Vec<MessageId> {
        let claim = Outbox::Claim {
            channel: name("correo"),
            most: 10,
        };
        match self.by(Actor::Desk, Act::Outbox(claim)) {
            Ok(Outcome {
                answer: Answer::ToSend(messages),
                ..
            }) => messages,
            other => panic!("a lane is answered with what to send, not {other:?}"),
        }
    }

    pub(super) fn settle(&mut self, message: MessageId, verdict: Verdict) {
        let settle = Outbox::Settle {
            message,
            verdict,
            raw: None,
            jitter: 500,
        };
        self.by(Actor::Desk, Act::Outbox(settle))
            .expect("what is being sent can be settled");
    }

    pub(super) fn happened(&self, id: ConversationId, what: impl Fn(&What) -> bool) -> bool {
        self.record
            .events
            .iter()
            .any(|event| event.conversation == Some(id) && what(&event.what))
    }

    pub(super) fn wakes(outcome: &Outcome) -> bool {
        outcome
            .effects
            .iter()
            .any(|effect| matches!(effect, Effect::WakeLane(_)))
    }
}
