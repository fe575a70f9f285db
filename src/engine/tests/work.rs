//! The work itself: status, answers, ends, putting off, taking back.

use crate::domain::agent::Role;
use crate::domain::conversation::{Interaction, Work as State};
use crate::domain::message::Scope;
use crate::domain::{Moment, Span};
use crate::engine::answer::Answer;
use crate::engine::command::{Act, Command, Key, People, PersonChange, Reply, Work};
use crate::engine::event::Actor;
use crate::engine::refusal::Refusal;

use super::desk::{Desk, name};

#[test]
fn an_answer_resolves_and_a_customers_answer_opens_again() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    desk.accept(sofia, id);
    assert_eq!(desk.show(id).interaction, Interaction::New);
    desk.reply(sofia, id, "hecho").expect("she may answer");
    assert_eq!(desk.show(id).interaction, Interaction::Resolved);
    assert!(matches!(desk.state(id), State::Waiting { agent } if agent == sofia));
    desk.answer(id, "otra cosa");
    assert_eq!(desk.show(id).interaction, Interaction::Open);
}

#[test]
fn after_the_end_a_customers_answer_queues_for_anybody() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    desk.accept(sofia, id);
    let end = Work::End {
        base_seq: None,
        disposition: Some(name("solved")),
        remark: "listo".into(),
    };
    desk.does(sofia, id, end).expect("she may end it");
    assert_eq!(desk.state(id), State::Done);
    let marcos = desk.agent("marcos", 9);
    desk.answer(id, "otra cosa");
    assert_eq!(desk.offered_to(id), Some(marcos), "he has the most room");
}

#[test]
fn no_place_is_behind_the_last_one() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    desk.accept(sofia, id);
    let beyond = desk.does(sofia, id, Work::Prioritise(1_001));
    assert_eq!(beyond, Err(Refusal::OutOfRange("priority")));
    desk.does(sofia, id, Work::Prioritise(1_000))
        .expect("the last place is one");
    assert_eq!(desk.show(id).routing.priority, 1_000);
}

#[test]
fn two_answers_at_once_stop_the_second_and_show_it_what_came_between() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 5);
    let boss = desk.hire("berta", Role::Supervisor, &[], 5);
    desk.arrive(boss);
    let id = desk.mail("a@example.test", "uno");
    desk.accept(sofia, id);
    desk.reply(sofia, id, "hecho").expect("she may answer");
    let late = Reply {
        base_seq: Some(1),
        text: "yo también".into(),
        ..Reply::default()
    };
    let refused = desk.does(boss, id, Work::Reply(Box::new(late)));
    assert_eq!(
        refused,
        Err(Refusal::Conflict {
            base_seq: 1,
            seq: 2
        })
    );
}

#[test]
fn nothing_is_closed_over_a_message_that_was_not_seen() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    desk.accept(sofia, id);
    desk.answer(id, "otra cosa");
    let before = desk.show(id);
    let end = |base_seq| Work::End {
        base_seq,
        disposition: Some(name("solved")),
        remark: String::new(),
    };
    let stopped = Err(Refusal::Conflict {
        base_seq: 1,
        seq: 2,
    });
    let resolve = Work::Resolve { base_seq: Some(1) };
    assert_eq!(desk.does(sofia, id, resolve), stopped);
    assert_eq!(desk.does(sofia, id, end(Some(1))), stopped);
    assert_eq!(desk.show(id), before, "nothing is closed");
    desk.does(sofia, id, Work::Resolve { base_seq: Some(2) })
        .expect("she has seen it now");
    desk.answer(id, "y otra");
    desk.does(sofia, id, end(None))
        .expect("whoever names no message ends it all the same");
    assert_eq!(desk.state(id), State::Done);
}

#[test]
fn ones_own_message_in_between_is_no_conflict() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    desk.accept(sofia, id);
    desk.reply(sofia, id, "hecho").expect("she may answer");
    let more = Reply {
        base_seq: Some(1),
        text: "y además".into(),
        ..Reply::default()
    };
    desk.does(sofia, id, Work::Reply(Box::new(more)))
        .expect("she has seen her own words");
}

#[test]
fn somebody_elses_conversation_is_not_answered_by_a_colleague() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    desk.accept(sofia, id);
    let marcos = desk.agent("marcos", 5);
    assert_eq!(desk.reply(marcos, id, "yo"), Err(Refusal::NotYours));
}

#[test]
fn answering_what_nobody_has_takes_it() {
    let mut desk = Desk::with(|plan| {
        plan.queues.get_mut("soporte").expect("it is there").mode =
            crate::routing::plan::Mode::Pull;
    });
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    desk.reply(sofia, id, "hecho").expect("she may answer");
    assert_eq!(desk.state(id).owner(), Some(sofia));
}

#[test]
fn the_same_command_of_a_client_has_one_effect_and_one_answer() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    desk.accept(sofia, id);
    let reply = Reply {
        text: "hecho".into(),
        ..Reply::default()
    };
    let command = Command {
        by: Actor::Agent(sofia),
        key: Some(Key {
            client: [7; 16],
            count: 1,
        }),
        nonce: 1,
        act: Act::Work {
            conversation: id,
            fence: None,
            act: Work::Reply(Box::new(reply)),
        },
    };
    let first = desk
        .engine
        .decide(&mut desk.record, desk.now, command.clone())
        .expect("she may answer");
    let again = desk
        .engine
        .decide(&mut desk.record, desk.now, command)
        .expect("the same yes");
    assert_eq!(first.answer, again.answer);
    assert_eq!(desk.show(id).seq, 2);
}

#[test]
fn what_was_put_off_comes_back_to_its_owner_at_its_moment() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    desk.accept(sofia, id);
    let until = desk.now + Span::hours(2);
    desk.does(sofia, id, Work::Snooze(until))
        .expect("she may put it off");
    desk.restart();
    desk.arrive(sofia);
    desk.pass(Span::hours(1));
    assert!(matches!(desk.state(id), State::Snoozed { .. }));
    desk.pass(Span::hours(1));
    assert!(matches!(desk.state(id), State::Active { agent, .. } if agent == sofia));
}

#[test]
fn time_to_write_up_holds_capacity_and_ends_by_itself() {
    let mut desk = Desk::with(|plan| {
        let queue = plan.queues.get_mut("soporte").expect("it is there");
        queue.wrap_up = Some(Span::seconds(30));
        queue.wrap_up_extensions = 1;
    });
    let sofia = desk.agent("sofia", 1);
    let id = desk.mail("a@example.test", "uno");
    desk.accept(sofia, id);
    desk.does(
        sofia,
        id,
        Work::End {
            base_seq: None,
            disposition: None,
            remark: String::new(),
        },
    )
    .expect("she may end it");
    let next = desk.mail("b@example.test", "dos");
    assert_eq!(desk.state(next), State::Queued);
    desk.does(sofia, id, Work::ExtendWrapUp).expect("once");
    assert!(desk.does(sofia, id, Work::ExtendWrapUp).is_err());
    desk.pass(Span::seconds(59));
    assert_eq!(desk.state(next), State::Queued);
    desk.pass(Span::seconds(2));
    assert_eq!(desk.offered_to(next), Some(sofia));
}

#[test]
fn an_act_can_be_taken_back_until_somebody_else_changed_something() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    desk.accept(sofia, id);
    let Ok(Answer::Undoable { token, .. }) = desk.does(sofia, id, Work::Resolve { base_seq: None })
    else {
        panic!("resolving can be taken back")
    };
    desk.by(Actor::Agent(sofia), Act::Undo { token })
        .expect("it is not too late");
    assert!(matches!(desk.state(id), State::Active { .. }));
    let Ok(Answer::Undoable { token, .. }) = desk.does(sofia, id, Work::Resolve { base_seq: None })
    else {
        panic!("resolving can be taken back")
    };
    desk.pass(Span::seconds(1));
    desk.answer(id, "espere");
    let late = desk.by(Actor::Agent(sofia), Act::Undo { token });
    assert_eq!(late, Err(Refusal::NothingToUndo));
}

#[test]
fn a_note_for_its_author_raises_the_sequence_but_stops_nobodys_answer() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 5);
    let boss = desk.hire("berta", Role::Supervisor, &[], 5);
    let id = desk.mail("a@example.test", "uno");
    desk.accept(sofia, id);
    let note = Work::Note {
        scope: Scope::Author,
        text: "ojo".into(),
        attachments: Vec::new(),
        called: None,
    };
    desk.does(boss, id, note).expect("she may write a note");
    let reply = Reply {
        base_seq: Some(1),
        text: "hecho".into(),
        ..Reply::default()
    };
    desk.does(sofia, id, Work::Reply(Box::new(reply)))
        .expect("she cannot see that note");
}

#[test]
fn conversations_of_two_customers_never_become_one() {
    let mut desk = Desk::new();
    let boss = desk.hire("berta", Role::Supervisor, &[], 5);
    let one = desk.mail("a@example.test", "uno");
    let other = desk.mail("b@example.test", "dos");
    assert_eq!(
        desk.does(boss, one, Work::Merge(other)),
        Err(Refusal::WrongState("another_customer"))
    );
}

#[test]
fn what_a_customer_writes_to_a_merged_conversation_goes_where_it_went() {
    let mut desk = Desk::new();
    let boss = desk.hire("berta", Role::Supervisor, &[], 5);
    let one = desk.mail("a@example.test", "uno");
    let other = desk.mail("a@example.test", "dos");
    desk.does(boss, one, Work::Merge(other))
        .expect("they are of one customer");
    assert_eq!(desk.state(other), State::Done);
    assert_eq!(desk.answer(other, "hola"), one);
}

#[test]
fn an_agent_may_not_do_what_their_role_does_not_hold() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 5);
    let elsewhere = desk.hire("vera", Role::Agent, &["ventas"], 5);
    let id = desk.mail("a@example.test", "uno");
    desk.accept(sofia, id);
    assert!(matches!(
        desk.does(sofia, id, Work::TakeOver),
        Err(Refusal::NotAllowed(_))
    ));
    assert!(matches!(
        desk.does(elsewhere, id, Work::Resolve { base_seq: None }),
        Err(Refusal::NotAllowed(_))
    ));
    let promote = PersonChange {
        role: Some(Role::Administrator),
        ..PersonChange::default()
    };
    let act = Act::People(People::Change(sofia, Box::new(promote)));
    assert!(matches!(
        desk.by(Actor::Agent(sofia), act),
        Err(Refusal::NotAllowed(_))
    ));
}

#[test]
fn whoever_is_taken_out_of_a_queue_finishes_what_they_have() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    desk.accept(sofia, id);
    let offered = desk.mail("b@example.test", "dos");
    assert_eq!(desk.offered_to(offered), Some(sofia));
    let other = desk.mail("c@example.test", "tres");
    desk.accept(sofia, other);
    desk.does(sofia, other, Work::Release).expect("she had it");
    let leave = PersonChange {
        queues: Some(Vec::new().into_iter().collect()),
        ..PersonChange::default()
    };
    let act = Act::People(People::Change(sofia, Box::new(leave)));
    desk.by(Actor::Operator(0), act).expect("a change");
    assert!(matches!(
        desk.does(sofia, other, Work::Resolve { base_seq: None }),
        Err(Refusal::NotAllowed(_))
    ));
    desk.accept(sofia, offered);
    desk.reply(sofia, id, "hecho").expect("it is hers still");
    desk.does(sofia, offered, Work::Transfer(name("ventas")))
        .expect("she can hand it on");
}

#[test]
fn the_last_administrator_stays() {
    let mut desk = Desk::new();
    let admin = desk.hire("admin", Role::Administrator, &[], 0);
    let demote = PersonChange {
        enabled: Some(false),
        ..PersonChange::default()
    };
    let act = Act::People(People::Change(admin, Box::new(demote)));
    assert_eq!(
        desk.by(Actor::Operator(0), act),
        Err(Refusal::LastAdministrator)
    );
}

#[test]
fn time_that_goes_back_moves_nothing() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    desk.now = Moment(0);
    desk.accept(sofia, id);
    assert!(desk.show(id).updated_at >= desk.show(id).created_at);
}
