//! What routing's rules say of long spans and rare turns, by a clock that only a test moves.

use crate::domain::Span;
use crate::domain::agent::{OPEN_ITEMS_MAX, Role};
use crate::domain::conversation::Work as State;
use crate::engine::command::{Act, People, PersonChange, Presence, Work};
use crate::engine::event::{Actor, Cause, What};
use crate::engine::refusal::Refusal;
use crate::routing::plan::{Mode, Queue, Status, Step, Wish};
use crate::routing::verdict::{Rule, Verdict};

use super::desk::{Desk, name};

fn soporte(plan: &mut crate::routing::plan::Plan) -> &mut Queue {
    plan.queues.get_mut("soporte").expect("it is there")
}

#[test]
fn each_queue_has_its_own_steps_counted_from_the_same_age() {
    let mut desk = Desk::with(|plan| {
        let step = |after, to| Step {
            after: Span::hours(after),
            to: name(to),
            skip_if_no_agent: false,
        };
        soporte(plan).steps = vec![step(1, "ventas")];
        let tercera = Queue::default();
        plan.queues.insert(name("tercera"), tercera);
        let ventas = plan.queues.get_mut("ventas").expect("it is there");
        ventas.steps = vec![step(2, "tercera")];
    });
    let id = desk.mail("a@example.test", "uno");
    desk.pass(Span::minutes(60));
    assert_eq!(desk.show(id).routing.queue, name("ventas"));
    desk.pass(Span::minutes(59));
    assert_eq!(desk.show(id).routing.queue, name("ventas"));
    desk.pass(Span::minutes(1));
    assert_eq!(desk.show(id).routing.queue, name("tercera"));
}

#[test]
fn a_queue_entered_later_than_its_steps_say_is_left_at_once_by_the_last_of_them() {
    let mut desk = Desk::with(|plan| {
        plan.queues.insert(name("tercera"), Queue::default());
        let ventas = plan.queues.get_mut("ventas").expect("it is there");
        ventas.steps = vec![Step {
            after: Span::minutes(5),
            to: name("tercera"),
            skip_if_no_agent: false,
        }];
    });
    let boss = desk.hire("berta", Role::Supervisor, &[], 0);
    let id = desk.mail("a@example.test", "uno");
    desk.pass(Span::hours(1));
    desk.does(boss, id, Work::Transfer(name("ventas")))
        .expect("she may move it");
    desk.pass(Span::ZERO);
    assert_eq!(desk.show(id).routing.queue, name("tercera"));
}

#[test]
fn who_does_nothing_for_so_long_is_set_aside_and_loses_their_offers_without_blame() {
    let mut desk = Desk::with(|plan| {
        soporte(plan).offer_timeout = Span::hours(2);
        plan.desk.idle_after = Some(Span::minutes(15));
        plan.desk.idle_status = Some(name("away"));
    });
    let sofia = desk.agent("sofia", 5);
    desk.pass(Span::minutes(10));
    desk.by(Actor::Agent(sofia), Act::Presence(Presence::Stirred(sofia)))
        .expect("she does something");
    let id = desk.mail("a@example.test", "uno");
    desk.pass(Span::minutes(14));
    assert_eq!(desk.offered_to(id), Some(sofia));
    desk.pass(Span::minutes(1));
    assert_eq!(desk.record.presences[&sofia].status, Some(name("away")));
    assert_eq!(desk.state(id), State::Queued);
    assert!(desk.show(id).routing.tried.is_empty());
}

#[test]
fn a_lap_begins_again_when_somebody_untried_came_meanwhile() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    desk.does(sofia, id, Work::Decline(None))
        .expect("she may say no");
    desk.pass(Span::seconds(20));
    let marcos = desk.agent("marcos", 5);
    assert_eq!(desk.offered_to(id), Some(marcos));
    desk.pass(Span::seconds(5));
    desk.does(marcos, id, Work::Decline(None))
        .expect("he may say no");
    desk.pass(Span::seconds(29));
    assert_eq!(desk.state(id), State::Queued, "thirty seconds from his no");
    assert_eq!(desk.show(id).routing.laps, 0);
    desk.pass(Span::seconds(1));
    assert!(desk.offered_to(id).is_some());
    assert_eq!(desk.show(id).routing.laps, 1);
}

#[test]
fn nobody_is_given_more_than_anybody_may_hold_whoever_gives_it() {
    let mut desk = Desk::with(|plan| {
        let queue = soporte(plan);
        queue.mode = Mode::Pull;
        queue.paused_units = 0;
    });
    let sofia = desk.agent("sofia", 1);
    let boss = desk.hire("berta", Role::Supervisor, &[], 0);
    let give = |check_capacity| Work::Assign {
        agent: sofia,
        check_capacity,
    };
    for n in 0..OPEN_ITEMS_MAX {
        let id = desk.mail(&format!("c{n}@example.test"), "uno");
        desk.does(boss, id, give(false)).expect("it is not asked");
    }
    let id = desk.mail("last@example.test", "uno");
    let refused = desk.does(boss, id, give(false));
    assert_eq!(refused, Err(Refusal::CannotTake(Verdict::TooMany)));
}

#[test]
fn an_answer_comes_back_to_an_owner_who_holds_as_much_as_anybody_may() {
    let mut desk = Desk::with(|plan| soporte(plan).mode = Mode::Pull);
    let sofia = desk.agent("sofia", 1);
    let mut first = None;
    for n in 0..OPEN_ITEMS_MAX {
        let id = desk.mail(&format!("c{n}@example.test"), "uno");
        let claim = Work::Claim {
            over_capacity: false,
        };
        desk.does(sofia, id, claim).expect("she has room");
        desk.reply(sofia, id, "dígame").expect("she may answer");
        first.get_or_insert(id);
    }
    let first = first.expect("there was one");
    desk.answer(first, "gracias");
    assert!(matches!(desk.state(first), State::Active { agent, .. } if agent == sofia));
}

#[test]
fn work_of_somebody_gone_before_a_restart_goes_back_when_it_would_have() {
    let mut desk = Desk::with(|plan| soporte(plan).requeue_after = Some(Span::minutes(10)));
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    desk.accept(sofia, id);
    desk.by(
        Actor::Agent(sofia),
        Act::Presence(Presence::SignedOff(sofia)),
    )
    .expect("she may go");
    desk.pass(Span::minutes(7));
    desk.restart();
    desk.pass(Span::minutes(2));
    assert_eq!(desk.state(id).owner(), Some(sofia));
    desk.pass(Span::minutes(1));
    assert_eq!(desk.state(id), State::Queued);
}

#[test]
fn a_connection_lost_before_a_restart_is_waited_for_no_longer_than_it_would_have_been() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 5);
    desk.by(Actor::Agent(sofia), Act::Presence(Presence::Lost(sofia)))
        .expect("a loss is a fact");
    desk.pass(Span::seconds(50));
    desk.restart();
    desk.pass(Span::seconds(9));
    assert!(desk.record.presences[&sofia].status.is_some());
    desk.pass(Span::seconds(1));
    assert_eq!(desk.record.presences[&sofia].status, None);
}

#[test]
fn writing_up_twice_at_once_ends_with_the_second_and_counts_as_no_return() {
    let mut desk = Desk::with(|plan| {
        let queue = soporte(plan);
        queue.wrap_up = Some(Span::seconds(30));
        queue.on_wrap_up = Some(name("anotando"));
        let writing = Status {
            channels: None,
            available: false,
        };
        plan.statuses.insert(name("anotando"), writing);
        plan.desk.ramp_per_minute = 1;
    });
    let sofia = desk.agent("sofia", 5);
    let first = desk.mail("a@example.test", "uno");
    desk.accept(sofia, first);
    desk.pass(Span::minutes(2));
    let second = desk.mail("b@example.test", "dos");
    desk.accept(sofia, second);
    desk.pass(Span::minutes(2));
    let end = || Work::End {
        base_seq: None,
        disposition: None,
        remark: String::new(),
    };
    desk.does(sofia, first, end()).expect("she may end it");
    desk.pass(Span::seconds(20));
    desk.does(sofia, second, end()).expect("she may end it");
    desk.pass(Span::seconds(20));
    assert_eq!(
        desk.record.presences[&sofia].status,
        Some(name("anotando")),
        "the second is not written up yet"
    );
    desk.pass(Span::seconds(10));
    assert_eq!(
        desk.record.presences[&sofia].status,
        Some(name("available"))
    );
    let (third, fourth) = (
        desk.mail("c@example.test", "tres"),
        desk.mail("d@example.test", "cuatro"),
    );
    assert_eq!(desk.offered_to(third), Some(sofia));
    assert_eq!(desk.offered_to(fourth), Some(sofia), "no pace is kept");
}

#[test]
fn an_end_taken_back_takes_the_status_of_writing_up_back_too() {
    let mut desk = Desk::with(|plan| {
        let queue = soporte(plan);
        queue.wrap_up = Some(Span::seconds(30));
        queue.on_wrap_up = Some(name("away"));
    });
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    desk.accept(sofia, id);
    let end = Work::End {
        base_seq: None,
        disposition: None,
        remark: String::new(),
    };
    let crate::engine::answer::Answer::Undoable { token, .. } =
        desk.does(sofia, id, end).expect("she may end it")
    else {
        panic!("an end can be taken back")
    };
    assert_eq!(desk.record.presences[&sofia].status, Some(name("away")));
    desk.by(Actor::Agent(sofia), Act::Undo { token })
        .expect("it is not too late");
    assert_eq!(
        desk.record.presences[&sofia].status,
        Some(name("available"))
    );
}

#[test]
fn what_a_change_of_people_leaves_without_anybody_is_told_once_and_again_after_it_was_mended() {
    let mut desk = Desk::with(|plan| {
        soporte(plan).required.insert(name("returns"), 1);
    });
    let iris = desk.hire_skilled("iris", Role::Agent, &["soporte"], 5, &[("returns", 3)]);
    let id = desk.mail("a@example.test", "uno");
    let told = |desk: &Desk| {
        let all = desk.record.events.iter();
        all.filter(|event| event.conversation == Some(id) && event.what == What::Stranded)
            .count()
    };
    assert_eq!(told(&desk), 0);
    let mut learn = |level: Option<u8>| {
        let change = PersonChange {
            skills: Some(
                level
                    .map(|level| (name("returns"), level))
                    .into_iter()
                    .collect(),
            ),
            ..PersonChange::default()
        };
        let act = Act::People(People::Change(iris, Box::new(change)));
        desk.by(Actor::Operator(0), act).expect("it is allowed");
        told(&desk)
    };
    assert_eq!(learn(None), 1);
    assert_eq!(learn(None), 1, "told once");
    assert_eq!(learn(Some(5)), 1);
    assert_eq!(learn(None), 2);
}

#[test]
fn what_a_person_gave_somebody_is_a_decision_like_any_other() {
    let mut desk = Desk::with(|plan| soporte(plan).mode = Mode::Pull);
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    let claim = Work::Claim {
        over_capacity: false,
    };
    desk.does(sofia, id, claim).expect("she may pick it");
    assert!(desk.happened(id, |what| matches!(
        what,
        What::Routed(decision) if decision.winner == Some(sofia)
            && decision.rule == Rule::Chosen
            && decision.cause == Cause::Claimed
            && decision.candidates[0].verdict == Verdict::Chosen
    )));
}

#[test]
fn a_wish_that_nobody_can_meet_is_told_of_at_once_and_no_more_once_it_is_given_up() {
    let mut desk = Desk::with(|plan| {
        let queue = soporte(plan);
        let wish = |skill: &str, drop_rank| Wish {
            skill: name(skill),
            level: 1,
            drop_rank,
        };
        queue.additional = vec![wish("french", 2), wish("dutch", 1)];
        queue.drop_after = Some(Span::seconds(20));
    });
    desk.agent("sofia", 1);
    desk.hire_skilled("marcos", Role::Agent, &["soporte"], 5, &[("french", 3)]);
    let id = desk.mail("a@example.test", "uno");
    let told = |desk: &Desk| {
        let all = desk.record.events.iter();
        all.filter(|event| event.conversation == Some(id) && event.what == What::Stranded)
            .count()
    };
    assert_eq!(told(&desk), 1, "nobody has both");
    desk.pass(Span::seconds(20));
    assert_eq!(told(&desk), 2, "Dutch alone is nobody's either");
    desk.pass(Span::seconds(20));
    assert_eq!(told(&desk), 2);
    assert!(desk.offered_to(id).is_some(), "no wish is left");
}
