//! Answers that wait for somebody who approves them.

use crate::domain::agent::Role;
use crate::domain::approval::{Approve, GIVEN_BACK, RECALLED};
use crate::domain::conversation::{Interaction, Work as State};
use crate::domain::deed::{Stop, Stopped};
use crate::domain::delivery::Stage;
use crate::domain::message::State as MessageState;
use crate::domain::{AgentId, ConversationId, MessageId, Span};
use crate::engine::answer::Answer;
use crate::engine::command::{Act, Outbox, Verdict, Work};
use crate::engine::event::{Actor, What};
use crate::engine::refusal::Refusal;

use super::desk::{Desk, name};

/// A desk on which all answers by mail wait, an agent with work, a supervisor, and the answer that waits.
struct Case {
    desk: Desk,
    sofia: AgentId,
    berta: AgentId,
    id: ConversationId,
    message: MessageId,
}

fn held() -> Case {
    let mut desk = Desk::with(|plan| {
        let channel = plan.channels.get_mut("correo").expect("it is there");
        channel.approve = Approve::All;
    });
    let sofia = desk.agent("sofia", 5);
    let berta = desk.hire("berta", Role::Supervisor, &["soporte"], 5);
    let id = desk.mail("a@example.test", "uno");
    desk.accept(sofia, id);
    let message = desk
        .reply(sofia, id, "Ya ha salido")
        .expect("she may answer");
    Case {
        desk,
        sofia,
        berta,
        id,
        message,
    }
}

impl Case {
    fn judge(&mut self, by: AgentId, act: Outbox) -> Result<(), Refusal> {
        let done = self.desk.by(Actor::Agent(by), Act::Outbox(act));
        done.map(|_| ())
    }

    fn approve(&mut self, text: Option<&str>) -> Result<(), Refusal> {
        let (message, text) = (self.message, text.map(str::to_owned));
        self.judge(self.berta, Outbox::Approve { message, text })
    }

    fn give_back(&mut self) -> Result<(), Refusal> {
        let (message, reason) = (self.message, "falta el número".to_owned());
        self.judge(self.berta, Outbox::GiveBack { message, reason })
    }

    fn state(&self) -> &MessageState {
        &self.desk.record.messages[&self.message].state
    }

    fn failed_as(&self, word: &str) -> bool {
        matches!(self.state(), MessageState::Failed { code, .. } if code == word)
    }
}

#[test]
fn an_answer_that_waits_leaves_only_once_it_is_approved_also_after_a_restart() {
    let mut case = held();
    assert_eq!(case.desk.claim_lane(), []);
    assert_eq!(*case.state(), MessageState::Held);
    case.desk.restart();
    case.desk.pass(Span::days(30));
    assert_eq!(case.desk.claim_lane(), []);
    case.approve(None).expect("she may");
    assert_eq!(case.desk.claim_lane(), [case.message]);
    assert!(
        case.desk
            .happened(case.id, |it| *it == What::Approved(case.message, false))
    );
}

#[test]
fn a_customer_has_no_answer_before_it_is_approved() {
    let mut case = held();
    let it = case.desk.show(case.id);
    assert_eq!(it.first_reply_at, None);
    assert_eq!(it.interaction, Interaction::New);
    assert_eq!(it.work, State::Waiting { agent: case.sofia });
    case.approve(None).expect("she may");
    let it = case.desk.show(case.id);
    assert_eq!(it.first_reply_at, Some(case.desk.now));
    assert_eq!(it.interaction, Interaction::Resolved);
}

#[test]
fn its_author_cannot_approve_it_nor_try_it_again() {
    let mut case = held();
    let (message, sofia) = (case.message, case.sofia);
    let refused = case.judge(
        sofia,
        Outbox::Approve {
            message,
            text: None,
        },
    );
    assert_eq!(refused, Err(Refusal::NotAllowed("outbox.approve")));
    let retried = case.judge(case.berta, Outbox::Retry(message));
    assert_eq!(retried, Err(Refusal::WrongState("held")));
    assert_eq!(case.desk.claim_lane(), []);
}

#[test]
fn what_is_changed_before_it_leaves_says_what_it_said() {
    let mut case = held();
    case.approve(Some("Ya ha salido.")).expect("she may");
    let message = &case.desk.record.messages[&case.message];
    assert_eq!(message.text, "Ya ha salido.");
    let marks = message.marks.as_ref().expect("it was changed");
    assert_eq!(marks.earlier[0].text, "Ya ha salido");
    let changed = What::Approved(case.message, true);
    assert!(case.desk.happened(case.id, |it| *it == changed));
}

#[test]
fn what_is_given_back_is_its_authors_draft_and_work_again() {
    let mut case = held();
    let message = case.message;
    let nothing = Outbox::GiveBack {
        message,
        reason: String::new(),
    };
    assert_eq!(
        case.judge(case.berta, nothing),
        Err(Refusal::ReasonRequired)
    );
    case.give_back().expect("she may");
    assert!(case.failed_as(GIVEN_BACK));
    assert!(!case.desk.record.deliveries.contains_key(&message));
    let draft = &case.desk.record.drafts[&(case.sofia, case.id)];
    assert_eq!(draft.text, "Ya ha salido");
    let work = case.desk.show(case.id).work;
    assert!(
        matches!(work, State::Active { agent, .. } if agent == case.sofia),
        "{work:?}"
    );
    assert_eq!(case.approve(None), Err(Refusal::NoDelivery));
}

#[test]
fn what_ended_with_its_answer_is_open_again_when_that_is_given_back() {
    let mut case = held();
    let end = Work::End {
        base_seq: None,
        disposition: Some(name("solved")),
        remark: String::new(),
    };
    case.desk
        .does(case.sofia, case.id, end)
        .expect("she may end it");
    case.give_back().expect("she may");
    let it = case.desk.show(case.id);
    assert_eq!(it.interaction, Interaction::Open);
    assert!(matches!(it.work, State::Active { agent, .. } if agent == case.sofia));
}

#[test]
fn its_author_alone_withdraws_it() {
    let mut case = held();
    let message = case.message;
    let other = case.judge(case.berta, Outbox::Withdraw(message));
    assert_eq!(other, Err(Refusal::NotYours));
    case.judge(case.sofia, Outbox::Withdraw(message))
        .expect("it is hers");
    assert!(case.failed_as(RECALLED));
    assert_eq!(case.desk.claim_lane(), []);
}

#[test]
fn whoever_may_approve_waits_for_nobody() {
    let mut case = held();
    let own = case
        .desk
        .reply(case.berta, case.id, "Soy Berta")
        .expect("she may");
    assert_eq!(
        case.desk.claim_lane(),
        [own],
        "nor does what waits hold it back"
    );
}

#[test]
fn on_a_channel_that_only_the_customer_reads_public_answers_wait_for_nobody() {
    let of = |public: bool| {
        let mut desk = Desk::with(|plan| {
            let channel = plan.channels.get_mut("correo").expect("it is there");
            channel.abilities.public = public;
            let queue = plan.queues.get_mut("soporte").expect("it is there");
            queue.approve = Approve::Public;
        });
        let sofia = desk.agent("sofia", 5);
        let id = desk.mail("a@example.test", "uno");
        desk.accept(sofia, id);
        desk.reply(sofia, id, "Ya ha salido")
            .expect("she may answer");
        desk.claim_lane().len()
    };
    assert_eq!((of(false), of(true)), (1, 0));
}

#[test]
fn a_verdict_about_what_waits_counts_for_nothing() {
    let mut case = held();
    let settle = Outbox::Settle {
        message: case.message,
        verdict: Verdict::Sent(Vec::new()),
        raw: None,
        jitter: 0,
    };
    let refused = case.desk.by(Actor::Desk, Act::Outbox(settle));
    assert_eq!(refused.map(|_| ()), Err(Refusal::WrongState("not_sending")));
    assert_eq!(
        case.desk.record.deliveries[&case.message].stage,
        Stage::Held
    );
}

#[test]
fn whoever_wants_nothing_more_gets_nothing_that_is_approved_later() {
    let mut case = held();
    let contact = case.desk.show(case.id).contact;
    let known = case
        .desk
        .record
        .contacts
        .get_mut(&contact)
        .expect("she is known");
    let peer = known.addresses[0].clone();
    known.stopped.push(Stopped {
        address: peer,
        why: Stop::OptedOut,
        at: case.desk.now,
    });
    assert!(matches!(case.approve(None), Err(Refusal::NoConsent(_))));
}

#[test]
fn what_is_split_off_with_an_answer_that_waits_is_not_answered() {
    let mut case = held();
    let other = case.desk.mail("a@example.test", "dos");
    let merged = case.desk.does(case.berta, other, Work::Merge(case.id));
    assert!(merged.is_ok(), "{merged:?}");
    match case.desk.does(case.berta, other, Work::Split(2)) {
        Ok(Answer::Conversation(new, ..)) => {
            assert_eq!(case.desk.show(new).interaction, Interaction::Open);
            assert_eq!(*case.state(), MessageState::Held);
        }
        other => panic!("there is something to split off: {other:?}"),
    }
}
