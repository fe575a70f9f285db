//! What becomes of people whose queue or account is closed, and of the work they had.

use std::collections::BTreeSet;

use crate::domain::conversation::Work as State;
use crate::domain::{AgentId, Span};
use crate::engine::command::{Act, People, PersonChange};
use crate::engine::event::{Actor, Cause, What};
use crate::engine::refusal::Refusal;
use crate::routing::plan::Model;

use super::desk::{Desk, name};

fn change(desk: &mut Desk, who: AgentId, change: PersonChange) -> Result<(), Refusal> {
    let act = Act::People(People::Change(who, Box::new(change)));
    desk.by(Actor::Operator(0), act).map(drop)
}

fn close(desk: &mut Desk, who: AgentId) {
    let closed = PersonChange {
        enabled: Some(false),
        ..PersonChange::default()
    };
    change(desk, who, closed).expect("an operator may");
}

#[test]
fn somebody_whose_queue_was_removed_can_be_renamed_and_closed() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 5);
    desk.plan.queues.remove(&name("soporte"));
    desk.reconfigure("-queue.soporte");
    let renamed = PersonChange {
        display: Some("Sofía".to_owned()),
        ..PersonChange::default()
    };
    change(&mut desk, sofia, renamed).expect("nothing new was named");
    let widened = PersonChange {
        queues: Some(BTreeSet::from([name("soporte"), name("nowhere")])),
        ..PersonChange::default()
    };
    assert_eq!(
        change(&mut desk, sofia, widened),
        Err(Refusal::NoSuch("queue", "nowhere".to_owned()))
    );
    close(&mut desk, sofia);
}

#[test]
fn the_work_of_a_closed_account_goes_to_somebody_else() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    desk.accept(sofia, id);
    let marcos = desk.agent("marcos", 5);
    close(&mut desk, sofia);
    desk.pass(Span::seconds(1));
    assert_eq!(desk.offered_to(id), Some(marcos));
}

#[test]
fn the_work_of_a_closed_account_waits_for_nobody_in_particular() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    let since = desk.show(id).routing.enqueued_at;
    desk.accept(sofia, id);
    close(&mut desk, sofia);
    desk.pass(Span::seconds(1));
    assert_eq!(desk.state(id), State::Queued);
    assert_eq!(desk.show(id).routing.preferred, None);
    assert_eq!(desk.show(id).routing.enqueued_at, since);
}

#[test]
fn what_nobody_outside_gave_out_in_time_is_decided_for_that_reason() {
    let mut desk = Desk::with(|plan| {
        let queue = plan.queues.get_mut("soporte").expect("it is there");
        queue.model = Model::External {
            timeout: Span::seconds(20),
        };
    });
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    assert_eq!(desk.state(id), State::Queued);
    desk.pass(Span::seconds(21));
    assert_eq!(desk.offered_to(id), Some(sofia));
    let late = |what: &What| matches!(what, What::Routed(it) if it.cause == Cause::Undecided);
    assert!(desk.happened(id, late));
}
