//! Grants and their numbers: no write lands under one that is over (I12); transfers between people count.

use crate::domain::case::CaseStatus;
use crate::domain::{AgentId, ConversationId};
use crate::engine::answer::Answer;
use crate::engine::command::{Act, CaseChange, Reply, Work};
use crate::engine::event::{Actor, Cause, What};
use crate::engine::refusal::Refusal;

use super::desk::Desk;

fn held(
    desk: &mut Desk,
    who: AgentId,
    id: ConversationId,
    fence: u32,
    act: Work,
) -> Result<Answer, Refusal> {
    let act = Act::Work {
        conversation: id,
        fence: Some(fence),
        act,
    };
    desk.by(Actor::Agent(who), act)
        .map(|outcome| outcome.answer)
}

fn words() -> Work {
    Work::Reply(Box::new(Reply {
        text: "hecho".into(),
        ..Reply::default()
    }))
}

#[test]
fn a_write_under_the_grant_that_stands_is_done() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    desk.accept(sofia, id);
    let fence = desk.show(id).routing.fence;
    held(&mut desk, sofia, id, fence, words()).expect("it is hers");
}

#[test]
fn a_write_under_a_grant_that_is_over_is_stale_even_when_it_is_theirs_again() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 5);
    let marcos = desk.agent("marcos", 5);
    let id = desk.mail("a@example.test", "uno");
    let first = desk.offered_to(id).expect("somebody is there");
    desk.accept(first, id);
    let other = if first == sofia { marcos } else { sofia };
    let old = desk.show(id).routing.fence;
    let to = |agent| Work::Assign {
        agent,
        check_capacity: false,
    };
    desk.does(first, id, to(other)).expect("she may pass it on");
    desk.does(other, id, to(first)).expect("and back");
    let now = desk.show(id).routing.fence;
    assert!(now > old);
    assert_eq!(
        held(&mut desk, first, id, old, words()),
        Err(Refusal::Stale { fence: old, now })
    );
    assert_eq!(desk.show(id).seq, 1);
}

#[test]
fn a_write_of_somebody_who_put_it_back_is_stale() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    desk.accept(sofia, id);
    let fence = desk.show(id).routing.fence;
    desk.does(sofia, id, Work::Release).expect("she may");
    assert!(matches!(
        held(
            &mut desk,
            sofia,
            id,
            fence,
            Work::Resolve { base_seq: None }
        ),
        Err(Refusal::Stale { .. })
    ));
}

#[test]
fn taking_back_never_brings_an_old_grant_back() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    desk.accept(sofia, id);
    let old = desk.show(id).routing.fence;
    let Ok(Answer::Undoable { token, .. }) = desk.does(sofia, id, Work::Release) else {
        panic!("putting back can be taken back")
    };
    desk.by(Actor::Agent(sofia), Act::Undo { token })
        .expect("it is not too late");
    assert!(desk.show(id).routing.fence > old);
}

#[test]
fn three_transfers_between_people_make_a_new_master() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 5);
    let one = desk.mail("a@example.test", "uno");
    desk.accept(sofia, one);
    desk.answer(one, "dos");
    let marcos = desk.agent("marcos", 5);
    let Ok(Answer::Conversation(id, ..)) = desk
        .by(
            Actor::Operator(0),
            Act::Work {
                conversation: one,
                fence: None,
                act: Work::Split(2),
            },
        )
        .map(|outcome| outcome.answer)
    else {
        panic!("there is something to split off")
    };
    let master = desk.show(one).master;
    assert_eq!(desk.show(id).master, master);
    let first = desk.offered_to(id).expect("somebody is there");
    desk.accept(first, id);
    let mut owner = first;
    for n in 1..=3 {
        let to = if owner == sofia { marcos } else { sofia };
        let act = Work::Assign {
            agent: to,
            check_capacity: false,
        };
        desk.does(owner, id, act).expect("it may be passed on");
        assert_eq!(desk.show(id).routing.transfers, n);
        owner = to;
    }
    assert_ne!(desk.show(id).master, master);
    assert_eq!(desk.show(one).master, master);
    let moved = |what: &What| matches!(what, What::Assigned(_, Cause::Transferred));
    assert!(desk.happened(id, moved));
}

#[test]
fn a_case_changes_all_at_once_or_not_at_all() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    desk.accept(sofia, id);
    let case = desk.show(id).case;
    let before = desk.record.cases[&case].clone();
    let asked = CaseChange {
        status: Some(CaseStatus::OnHold),
        external: Some(Some("CRM-7".into())),
        ..CaseChange::default()
    };
    let elsewhere = CaseChange {
        relates_to: Some(crate::domain::CaseId(99)),
        ..asked.clone()
    };
    let refused = desk.does(sofia, id, Work::Case(elsewhere));
    assert_eq!(refused, Err(Refusal::NoSuch("case", "99".into())));
    assert_eq!(desk.record.cases[&case], before);
    desk.does(sofia, id, Work::Case(asked)).expect("she may");
    assert_eq!(desk.record.cases[&case].status, CaseStatus::OnHold);
    assert_eq!(desk.record.cases[&case].external.as_deref(), Some("CRM-7"));
}
