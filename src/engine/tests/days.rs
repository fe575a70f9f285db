//! Made-up days at the desk: customers, people, a provider, and a process that dies at any moment.
//!
//! What the desk promised is written down by the side, and compared with what it holds. The same
//! seed is the same day. Errors planted on purpose show that the comparison would see them.

mod promises;

use std::hash::{DefaultHasher, Hash, Hasher};
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::domain::agent::Role;
use crate::domain::conversation::Work as State;
use crate::domain::delivery::Stage;
use crate::domain::{AgentId, ConversationId, MessageId, Span};
use crate::engine::answer::Answer;
use crate::engine::command::{Act, Command, Inbound, Key, Outbox, Presence, Reply, Verdict, Work};
use crate::engine::effect::Effect;
use crate::engine::event::Actor;
use crate::engine::refusal::Refusal;

use super::desk::{Desk, name};
use promises::Promises;

/// What is broken on purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bug {
    /// Answers before the commit.
    AcksEarly,
    /// A restart forgets which mails came.
    ForgetsKeys,
    /// A restart forgets what was answered to whom.
    ForgetsAnswers,
    /// A restart forgets an entry of the outbox.
    ForgetsEntry,
    /// What the provider said is not recorded, though nothing died.
    ForgetsVerdict,
    /// A mail that is read again is taken for another.
    RekeysMails,
    /// Deadlines are not served.
    SkipsTicks,
    /// A number in a conversation is left out.
    SkipsNumber,
}

/// How a command ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Answered,
    /// The process dies before the commit.
    DiesBefore,
    /// It dies after the commit, before the answer.
    DiesAfter,
}

struct Day {
    desk: Desk,
    lots: Lots,
    people: Vec<AgentId>,
    promises: Promises,
    bug: Option<Bug>,
    trace: DefaultHasher,
    asked: u64,
    written: u64,
    calm: bool,
}

/// A small generator of our own: the sequence must never change under us.
struct Lots(u64);

impl Lots {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % n
    }
}

impl Day {
    fn begin(seed: u64, bug: Option<Bug>) -> Self {
        let mut desk = Desk::with(|plan| {
            let queue = plan.queues.get_mut("soporte").expect("it is there");
            queue.wrap_up = seed.is_multiple_of(2).then(|| Span::seconds(20));
            queue.requeue_after = seed.is_multiple_of(3).then(|| Span::seconds(30));
            queue.first_response = seed.is_multiple_of(5).then(|| Span::minutes(10));
            let channel = plan.channels.get_mut("correo").expect("it is there");
            channel.undo_send = Span::seconds(i64::try_from(seed % 3).expect("small") * 5);
            channel.repeatable = !seed.is_multiple_of(7);
        });
        let people = (0..3)
            .map(|n| desk.hire(&format!("agent{n}"), Role::Agent, &["soporte"], 2 + n))
            .collect();
        Self {
            desk,
            lots: Lots(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1),
            people,
            promises: Promises::default(),
            bug,
            trace: DefaultHasher::new(),
            asked: 0,
            written: 0,
            calm: false,
        }
    }

    /// Asks once; `None` when the process died and nobody was answered.
    fn ask(
        &mut self,
        by: Actor,
        key: Option<Key>,
        act: Act,
    ) -> Result<Option<Result<Answer, Refusal>>, String> {
        let fate = match self.lots.below(60) {
            _ if self.calm => Fate::Answered,
            0 => Fate::DiesBefore,
            1 => Fate::DiesAfter,
            _ => Fate::Answered,
        };
        let before = (fate == Fate::DiesBefore).then(|| self.desk.record.clone());
        self.asked += 1;
        let command = Command {
            by,
            key,
            nonce: self.asked,
            act,
        };
        let desk = &mut self.desk;
        let outcome = desk.engine.decide(&mut desk.record, desk.now, command);
        desk.record.counters = desk.engine.counters();
        format!("{outcome:?} {:?}", desk.engine.next_deadline()).hash(&mut self.trace);
        if self.asked.is_multiple_of(VERIFY_EVERY) {
            desk.engine.verify(&desk.record)?;
        }
        let early = self.bug == Some(Bug::AcksEarly);
        if fate == Fate::Answered || early {
            for effect in outcome.iter().flat_map(|outcome| &outcome.effects) {
                if let Effect::Tell(event) = effect {
                    self.promises.told(event);
                }
            }
        }
        if let Some(before) = before {
            self.desk.record = before;
        }
        if fate != Fate::Answered {
            self.restart()?;
        }
        let answered = fate == Fate::Answered || (fate == Fate::DiesBefore && early);
        Ok(answered.then(|| outcome.map(|outcome| outcome.answer)))
    }

    /// Asks until there is an answer, under the same key, as every client does.
    fn insist(&mut self, by: Actor, act: &Act) -> Result<Result<Answer, Refusal>, String> {
        let key = Key {
            client: [7; 16],
            count: self.asked,
        };
        loop {
            if let Some(answer) = self.ask(by, Some(key), act.clone())? {
                return Ok(answer);
            }
        }
    }

    fn restart(&mut self) -> Result<(), String> {
        let record = &mut self.desk.record;
        match self.bug {
            Some(Bug::ForgetsKeys) => record.keys.clear(),
            Some(Bug::ForgetsAnswers) => record.answers.clear(),
            Some(Bug::ForgetsEntry) => drop(record.deliveries.pop_first()),
            _ => {}
        }
        self.desk.restart();
        self.desk.engine.verify(&self.desk.record)?;
        // Whoever was there comes back, sooner or later.
        for who in self.people.clone() {
            if self.lots.below(2) == 0 {
                self.desk.arrive(who);
            }
        }
        Ok(())
    }

    fn step(&mut self) -> Result<(), String> {
        let who = self.people[usize::try_from(self.lots.below(3)).expect("small")];
        let last = self.desk.record.counters.conversation.max(1);
        let id = ConversationId(1 + self.lots.below(last));
        match self.lots.below(12) {
            0..=2 => self.mail(id),
            3 => {
                let seconds = i64::try_from(self.lots.below(60)).expect("small");
                self.pass(Span::seconds(seconds))
            }
            4 => self.here(who, Presence::Connected(who)),
            5 if self.lots.below(4) == 0 => self.here(who, Presence::Lost(who)),
            6 | 7 => self.send(),
            _ => self.work(who, id),
        }
    }

    fn here(&mut self, who: AgentId, presence: Presence) -> Result<(), String> {
        self.ask(Actor::Agent(who), None, Act::Presence(presence))?;
        Ok(())
    }

    /// A customer writes, anew or again in a conversation; what was not taken is read again.
    fn mail(&mut self, id: ConversationId) -> Result<(), String> {
        self.written += 1;
        let text = format!("mail {}", self.written);
        let from = format!("c{}@example.test", self.lots.below(9));
        let mut inbound = self.desk.inbound(&from, &text);
        inbound.key.clone_from(&text);
        if let Some(one) = self.desk.record.conversations.get(&id)
            && self.lots.below(2) == 0
        {
            inbound.from = one.peer.clone();
            inbound.thread.token = Some(id);
        }
        self.promises.wrote(&text);
        self.take_in(inbound, &text)?;
        Ok(())
    }

    fn take_in(&mut self, mut inbound: Inbound, text: &str) -> Result<(), String> {
        for again in 0.. {
            if again > 0 && self.bug == Some(Bug::RekeysMails) {
                inbound.key = format!("{text} again {again}");
                inbound.external_id = Some(format!("<{text} again {again}>"));
            }
            let act = Act::Receive(Box::new(inbound.clone()));
            if let Some(answer) = self.ask(Actor::Desk, None, act)? {
                let answer = answer.map_err(|no| format!("{text} was refused: {no:?}"))?;
                return self.promises.took(text, &answer);
            }
        }
        Ok(())
    }

    fn work(&mut self, who: AgentId, id: ConversationId) -> Result<(), String> {
        let act = match self.lots.below(10) {
            0..=3 => Work::Accept,
            4 => Work::Claim {
                over_capacity: false,
            },
            5..=7 => return self.reply(who, id),
            8 => Work::Transfer(name("ventas")),
            _ => Work::End {
                base_seq: None,
                disposition: None,
                remark: String::new(),
            },
        };
        let act = Act::Work {
            conversation: id,
            fence: None,
            act,
        };
        // Whether it may be done is not what is looked at here.
        let _ = self.insist(Actor::Agent(who), &act)?;
        Ok(())
    }

    fn reply(&mut self, who: AgentId, id: ConversationId) -> Result<(), String> {
        self.written += 1;
        let text = format!("reply {}", self.written);
        self.promises.asked(&text);
        let reply = Reply {
            text: text.clone(),
            ..Reply::default()
        };
        let act = Act::Work {
            conversation: id,
            fence: None,
            act: Work::Reply(Box::new(reply)),
        };
        let answer = self.insist(Actor::Agent(who), &act)?;
        if self.bug == Some(Bug::SkipsNumber)
            && self.lots.below(30) == 0
            && let Some(one) = self.desk.record.conversations.get_mut(&id)
        {
            one.seq += 1;
        }
        self.promises.replied(&text, answer)
    }

    /// The lane sends what is due. The provider takes it, or not, or nobody knows.
    fn send(&mut self) -> Result<(), String> {
        let claim = Act::Outbox(Outbox::Claim {
            channel: name("correo"),
            most: 4,
        });
        let Some(Ok(Answer::ToSend(messages))) = self.ask(Actor::Desk, None, claim)? else {
            return Ok(());
        };
        for message in messages {
            self.attempt(message)?;
        }
        Ok(())
    }

    fn attempt(&mut self, message: MessageId) -> Result<(), String> {
        let Some(sent) = self.desk.record.messages.get(&message) else {
            return Err(format!("message {message} is to be sent and not there"));
        };
        if !matches!(
            self.desk
                .record
                .deliveries
                .get(&message)
                .map(|it| &it.stage),
            Some(Stage::Sending { .. })
        ) {
            // The process died meanwhile: the lane that held it is no more.
            return Ok(());
        }
        let (conversation, seq) = (sent.conversation, sent.seq);
        let lot = if self.calm { 9 } else { self.lots.below(10) };
        let verdict = match lot {
            0 => Verdict::Later {
                after: None,
                why: "busy".into(),
            },
            1 => Verdict::Refused {
                code: "no".into(),
                why: "no".into(),
            },
            2 => {
                self.promises.may_repeat(message);
                if self.lots.below(2) == 0 {
                    self.promises.shown(message, conversation, seq)?;
                }
                Verdict::Unknown {
                    why: "cut".into(),
                    repeatable: true,
                }
            }
            _ => {
                self.promises.shown(message, conversation, seq)?;
                Verdict::Sent(Vec::new())
            }
        };
        if self.bug == Some(Bug::ForgetsVerdict) && self.lots.below(20) == 0 {
            return self.restart();
        }
        let settle = Act::Outbox(Outbox::Settle {
            message,
            verdict,
            raw: None,
            jitter: 500,
        });
        if self.ask(Actor::Desk, None, settle)?.is_none() {
            self.promises.may_repeat(message);
        }
        Ok(())
    }

    fn pass(&mut self, span: Span) -> Result<(), String> {
        let end = self.desk.now + span;
        while let Some(at) = self.desk.engine.next_deadline().filter(|at| *at <= end) {
            if self.bug == Some(Bug::SkipsTicks) {
                break;
            }
            self.desk.now = self.desk.now.max(at);
            self.ask(Actor::Desk, None, Act::Tick)?;
        }
        self.desk.now = end;
        Ok(())
    }

    /// Faults end; whatever is ready has to be done within a bound.
    fn settle(&mut self) -> Result<(), String> {
        self.calm = true;
        for _ in 0..CALM_ROUNDS {
            for who in self.people.clone() {
                self.here(who, Presence::Connected(who))?;
            }
            let ids: Vec<ConversationId> = self.desk.record.conversations.keys().copied().collect();
            for id in ids {
                let work = self.desk.record.conversations[&id].work.clone();
                match work {
                    State::Offered { agent, .. } => {
                        self.desk.does(agent, id, Work::Accept).ok();
                    }
                    State::Active { agent, .. } | State::Waiting { agent } => {
                        let end = Work::End {
                            base_seq: None,
                            disposition: None,
                            remark: String::new(),
                        };
                        self.desk.does(agent, id, end).ok();
                    }
                    _ => {}
                }
            }
            self.send()?;
            self.pass(Span::minutes(10))?;
        }
        self.desk.engine.verify(&self.desk.record)?;
        self.promises.check(&self.desk.record)
    }
}

/// The hash of everything that was decided on a day, or what went wrong.
fn day(seed: u64, steps: usize, bug: Option<Bug>) -> Result<u64, String> {
    let lived = catch_unwind(AssertUnwindSafe(|| {
        let mut day = Day::begin(seed, bug);
        for _ in 0..steps {
            day.step()?;
        }
        day.settle()?;
        Ok(day.trace.finish())
    }));
    lived.unwrap_or_else(|_| Err("an assertion of the engine".to_owned()))
}

fn number(variable: &str, otherwise: u64) -> u64 {
    let text = std::env::var(variable).ok();
    text.map_or(otherwise, |text| text.parse().expect("a number"))
}

#[test]
fn what_is_promised_is_kept_through_made_up_days() {
    let seeds = number("CENTRALITA_SEEDS", SEEDS);
    for seed in 1..=seeds {
        if let Err(broken) = day(seed, STEPS, None) {
            panic!("seed {seed}: {broken}");
        }
    }
    println!("{seeds} days of {STEPS} steps");
}

#[test]
fn the_same_seed_is_the_same_day_to_the_last_answer() {
    for seed in [3, 14, 15] {
        assert_eq!(day(seed, STEPS, None), day(seed, STEPS, None), "{seed}");
    }
    assert_ne!(day(1, STEPS, None), day(2, STEPS, None));
}

#[test]
fn every_planted_error_is_found() {
    for bug in [
        Bug::AcksEarly,
        Bug::ForgetsKeys,
        Bug::ForgetsAnswers,
        Bug::ForgetsEntry,
        Bug::ForgetsVerdict,
        Bug::RekeysMails,
        Bug::SkipsTicks,
        Bug::SkipsNumber,
    ] {
        let found = (1..=FOUND_WITHIN).find_map(|seed| {
            let broken = day(seed, STEPS, Some(bug)).err()?;
            Some((seed, broken))
        });
        let (seed, broken) = found.unwrap_or_else(|| panic!("{bug:?} was not found"));
        println!("{bug:?} was found by seed {seed}: {broken}");
    }
}

const STEPS: usize = 300;

/// The short form, for every push.
const SEEDS: u64 = 60;

const FOUND_WITHIN: u64 = 100;

/// Checking everything costs as much as there is.
const VERIFY_EVERY: u64 = 16;

const CALM_ROUNDS: usize = 60;
