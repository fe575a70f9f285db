//! Who gets what, and when it comes back: rules R1 to R19 from the outside.

use crate::domain::Span;
use crate::domain::agent::Role;
use crate::domain::conversation::{Untaken, Work as State};
use crate::engine::command::{Act, Presence, Work};
use crate::engine::event::{Actor, What};
use crate::engine::refusal::Refusal;
use crate::routing::plan::{Mode, Step, Wish};
use crate::routing::verdict::Verdict;

use super::desk::{Desk, name};

#[test]
fn work_is_offered_to_whoever_has_room_and_waits_for_nobody_else() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 1);
    let first = desk.mail("a@example.test", "uno");
    let second = desk.mail("b@example.test", "dos");
    assert_eq!(desk.offered_to(first), Some(sofia));
    assert_eq!(desk.state(second), State::Queued);
    desk.accept(sofia, first);
    desk.reply(sofia, first, "hecho").expect("she may answer");
    assert_eq!(
        desk.offered_to(second),
        Some(sofia),
        "answering frees her for the next"
    );
}

#[test]
fn a_declined_offer_goes_to_the_next_and_keeps_its_age() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    let since = desk.show(id).routing.enqueued_at;
    desk.pass(Span::seconds(5));
    let marcos = desk.agent("marcos", 5);
    desk.does(sofia, id, Work::Decline(None))
        .expect("she may say no");
    assert_eq!(desk.offered_to(id), Some(marcos));
    assert_eq!(desk.show(id).routing.enqueued_at, since);
}

#[test]
fn an_offer_nobody_answers_moves_on_and_sets_the_agent_aside() {
    let mut desk = Desk::with(|plan| {
        plan.queues
            .get_mut("soporte")
            .expect("it is there")
            .on_timeout = Some(name("away"));
    });
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    desk.pass(Span::seconds(61));
    assert_eq!(desk.state(id), State::Queued);
    assert_eq!(
        desk.show(id).routing.tried.get(&sofia),
        Some(&Untaken::TimedOut)
    );
    assert_eq!(desk.record.presences[&sofia].status, Some(name("away")));
}

#[test]
fn when_everybody_said_no_they_are_asked_again_after_a_while() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    desk.does(sofia, id, Work::Decline(None))
        .expect("she may say no");
    desk.pass(Span::seconds(29));
    assert_eq!(desk.state(id), State::Queued);
    desk.pass(Span::seconds(1));
    assert_eq!(desk.offered_to(id), Some(sofia));
    assert_eq!(desk.show(id).routing.laps, 1);
}

#[test]
fn after_the_last_lap_work_overflows_with_its_age() {
    let mut desk = Desk::with(|plan| {
        let queue = plan.queues.get_mut("soporte").expect("it is there");
        queue.max_laps = 1;
        queue.overflow = Some(name("ventas"));
    });
    let sofia = desk.agent("sofia", 5);
    let vera = desk.hire("vera", Role::Agent, &["ventas"], 5);
    desk.arrive(vera);
    let id = desk.mail("a@example.test", "uno");
    let since = desk.show(id).routing.enqueued_at;
    desk.does(sofia, id, Work::Decline(None))
        .expect("she may say no");
    desk.pass(Span::seconds(31));
    assert_eq!(desk.offered_to(id), Some(vera));
    assert_eq!(desk.show(id).routing.enqueued_at, since);
}

#[test]
fn a_step_moves_old_work_and_skips_an_unstaffed_queue() {
    let mut desk = Desk::with(|plan| {
        let queue = plan.queues.get_mut("soporte").expect("it is there");
        queue.steps = vec![Step {
            after: Span::seconds(60),
            to: name("ventas"),
            skip_if_no_agent: true,
        }];
    });
    let id = desk.mail("a@example.test", "uno");
    desk.pass(Span::seconds(61));
    assert_eq!(
        desk.show(id).routing.queue,
        name("soporte"),
        "nobody is at ventas"
    );
    let vera = desk.hire("vera", Role::Agent, &["ventas"], 5);
    desk.arrive(vera);
    let other = desk.mail("b@example.test", "dos");
    desk.pass(Span::seconds(61));
    assert_eq!(desk.show(other).routing.queue, name("ventas"));
    assert!(desk.offered_to(other).is_some());
}

#[test]
fn a_wished_skill_is_given_up_with_age_and_a_required_one_never() {
    let mut desk = Desk::with(|plan| {
        let queue = plan.queues.get_mut("soporte").expect("it is there");
        queue.required.insert(name("returns"), 1);
        queue.additional = vec![Wish {
            skill: name("french"),
            level: 5,
            drop_rank: 1,
        }];
        queue.drop_after = Some(Span::seconds(20));
    });
    let plain = desk.agent("sofia", 5);
    let skilled = desk.hire_skilled("marcos", Role::Agent, &["soporte"], 5, &[("returns", 3)]);
    desk.arrive(skilled);
    let id = desk.mail("a@example.test", "uno");
    assert_eq!(desk.state(id), State::Queued);
    desk.pass(Span::seconds(20));
    assert_eq!(desk.offered_to(id), Some(skilled));
    assert_ne!(desk.offered_to(id), Some(plain));
    assert!(desk.happened(
        id,
        |what| matches!(what, What::SkillsDropped(skills) if *skills == [name("french")])
    ));
}

#[test]
fn work_that_nobody_could_ever_take_is_told_of_at_once() {
    let mut desk = Desk::with(|plan| {
        let queue = plan.queues.get_mut("soporte").expect("it is there");
        queue.required.insert(name("returns"), 1);
    });
    desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    assert!(desk.happened(id, |what| *what == What::Stranded));
}

#[test]
fn claiming_is_first_come_and_the_second_is_told_who_was_first() {
    let mut desk = Desk::with(|plan| {
        plan.queues.get_mut("soporte").expect("it is there").mode = Mode::Pull;
    });
    let sofia = desk.agent("sofia", 5);
    let marcos = desk.agent("marcos", 5);
    let id = desk.mail("a@example.test", "uno");
    assert_eq!(
        desk.state(id),
        State::Queued,
        "nothing is offered where agents pick"
    );
    desk.does(
        sofia,
        id,
        Work::Claim {
            over_capacity: false,
        },
    )
    .expect("she may pick it");
    let refused = desk.does(
        marcos,
        id,
        Work::Claim {
            over_capacity: false,
        },
    );
    assert!(matches!(refused, Err(Refusal::Taken { by, .. }) if by == sofia));
}

#[test]
fn claiming_checks_capacity_like_routing_does() {
    let mut desk = Desk::with(|plan| {
        plan.queues.get_mut("soporte").expect("it is there").mode = Mode::Pull;
    });
    let sofia = desk.agent("sofia", 1);
    let first = desk.mail("a@example.test", "uno");
    let second = desk.mail("b@example.test", "dos");
    desk.does(
        sofia,
        first,
        Work::Claim {
            over_capacity: false,
        },
    )
    .expect("she has room");
    let full = desk.does(
        sofia,
        second,
        Work::Claim {
            over_capacity: false,
        },
    );
    assert_eq!(
        full,
        Err(Refusal::CannotTake(Verdict::Full { needed: 1, free: 0 }))
    );
    let by_force = desk.does(
        sofia,
        second,
        Work::Claim {
            over_capacity: true,
        },
    );
    assert!(
        matches!(by_force, Err(Refusal::NotAllowed(_))),
        "that takes a right of its own"
    );
}

#[test]
fn a_lost_connection_takes_offers_back_at_once_and_keeps_work_through_the_grace() {
    let mut desk = Desk::with(|plan| {
        plan.queues
            .get_mut("soporte")
            .expect("it is there")
            .requeue_after = Some(Span::seconds(10));
    });
    let sofia = desk.agent("sofia", 5);
    let held = desk.mail("a@example.test", "uno");
    desk.accept(sofia, held);
    let offered = desk.mail("b@example.test", "dos");
    desk.by(Actor::Agent(sofia), Act::Presence(Presence::Lost(sofia)))
        .expect("a loss is a fact");
    assert_eq!(desk.state(offered), State::Queued);
    assert_eq!(desk.state(held).owner(), Some(sofia));
    desk.pass(Span::seconds(69));
    assert_eq!(desk.state(held).owner(), Some(sofia));
    let since = desk.show(held).routing.enqueued_at;
    desk.pass(Span::seconds(2));
    assert_eq!(desk.state(held), State::Queued);
    assert_eq!(desk.show(held).routing.enqueued_at, since);
}

#[test]
fn coming_back_within_the_grace_changes_nothing() {
    let mut desk = Desk::with(|plan| {
        plan.queues
            .get_mut("soporte")
            .expect("it is there")
            .requeue_after = Some(Span::ZERO);
    });
    let sofia = desk.agent("sofia", 5);
    let held = desk.mail("a@example.test", "uno");
    desk.accept(sofia, held);
    desk.by(Actor::Agent(sofia), Act::Presence(Presence::Lost(sofia)))
        .expect("a loss is a fact");
    desk.pass(Span::seconds(59));
    desk.arrive(sofia);
    desk.pass(Span::seconds(600));
    assert_eq!(desk.state(held).owner(), Some(sofia));
}

#[test]
fn a_restart_waits_for_those_who_were_here_and_keeps_what_they_hold() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 2);
    let held = desk.mail("a@example.test", "uno");
    desk.accept(sofia, held);
    let offered = desk.mail("b@example.test", "dos");
    desk.restart();
    assert_eq!(desk.state(held).owner(), Some(sofia));
    assert_eq!(
        desk.offered_to(offered),
        Some(sofia),
        "the offer stands until its deadline"
    );
    desk.arrive(sofia);
    desk.accept(sofia, offered);
}

#[test]
fn whoever_comes_back_after_a_restart_is_told_that_they_take_work_again() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 2);
    desk.restart();
    let before = desk.record.events.len();
    desk.arrive(sofia);
    let told = |desk: &Desk| {
        let since = desk.record.events.iter().skip(before);
        let hers = since.filter(|event| {
            matches!(&event.what, What::Status(agent, Some(status)) if *agent == sofia && *status == name("available"))
        });
        hers.count()
    };
    assert_eq!(told(&desk), 1);
    desk.arrive(sofia);
    assert_eq!(told(&desk), 1, "another connection changes nothing");
}

#[test]
fn a_customer_who_answers_gets_the_same_person_back() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    desk.accept(sofia, id);
    desk.reply(sofia, id, "dígame").expect("she may answer");
    desk.agent("marcos", 5);
    desk.answer(id, "gracias");
    assert!(matches!(desk.state(id), State::Active { agent, .. } if agent == sofia));
}

#[test]
fn a_customer_who_answers_somebody_gone_waits_with_their_first_age() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    desk.accept(sofia, id);
    desk.reply(sofia, id, "dígame").expect("she may answer");
    desk.by(
        Actor::Agent(sofia),
        Act::Presence(Presence::SignedOff(sofia)),
    )
    .expect("she may go home");
    let since = desk.show(id).routing.enqueued_at;
    desk.pass(Span::hours(1));
    desk.answer(id, "gracias");
    assert_eq!(desk.state(id), State::Queued);
    assert_eq!(desk.show(id).routing.enqueued_at, since);
    assert_eq!(desk.show(id).routing.preferred, Some(sofia));
}

#[test]
fn work_moves_only_between_queues_of_a_kind() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    desk.accept(sofia, id);
    let refused = desk.does(sofia, id, Work::Transfer(name("voz")));
    assert!(matches!(refused, Err(Refusal::OtherFamily { .. })));
    desk.does(sofia, id, Work::Transfer(name("ventas")))
        .expect("ventas is of the same kind");
    assert_eq!(desk.state(id), State::Queued);
}

#[test]
fn the_only_member_of_the_target_gets_it_back() {
    let mut desk = Desk::with(|plan| {
        plan.queues.get_mut("ventas").expect("it is there").mode = Mode::Pull;
    });
    let sofia = desk.hire("sofia", Role::Agent, &["soporte", "ventas"], 5);
    desk.arrive(sofia);
    let id = desk.mail("a@example.test", "uno");
    desk.accept(sofia, id);
    desk.does(sofia, id, Work::Transfer(name("ventas")))
        .expect("she may move it");
    assert!(matches!(desk.state(id), State::Active { agent, .. } if agent == sofia));
}

#[test]
fn the_third_transfer_gives_a_new_master_id() {
    let mut desk = Desk::new();
    let boss = desk.hire("berta", Role::Supervisor, &[], 0);
    let first = desk.mail("a@example.test", "uno");
    let second = desk.mail("a@example.test", "dos");
    desk.answer(second, "tres");
    let split = desk
        .does(boss, second, Work::Split(2))
        .expect("she may split it");
    let crate::engine::answer::Answer::Conversation(id, ..) = split else {
        panic!("a split makes one")
    };
    let before = desk.show(second).master;
    assert_eq!(desk.show(id).master, before);
    for queue in ["ventas", "soporte", "ventas"] {
        desk.does(boss, id, Work::Transfer(name(queue)))
            .expect("she may move it");
    }
    let after = desk.show(id).master;
    assert!(after != before && after != desk.show(first).master);
    assert_eq!(desk.show(second).master, before);
}

#[test]
fn every_decision_can_be_explained() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 1);
    let away = desk.hire("marcos", Role::Agent, &["soporte"], 5);
    let id = desk.mail("a@example.test", "uno");
    let explained = desk.happened(id, |what| match what {
        What::Routed(decision) => {
            let verdict = |agent| {
                decision
                    .candidates
                    .iter()
                    .find(|one| one.agent == agent)
                    .map(|one| &one.verdict)
            };
            decision.winner == Some(sofia)
                && verdict(sofia) == Some(&Verdict::Chosen)
                && verdict(away) == Some(&Verdict::Away)
        }
        _ => false,
    });
    assert!(explained);
}

#[test]
fn new_rules_of_one_queue_reach_what_waits_there_and_leave_the_rest() {
    use crate::routing::plan::Step;
    let mut desk = Desk::new();
    let one = desk.mail("a@example.test", "uno");
    let other = desk.mail("b@example.test", "dos");
    desk.by(
        Actor::Operator(0),
        Act::Work {
            conversation: other,
            fence: None,
            act: Work::Transfer(name("ventas")),
        },
    )
    .expect("an operator may");
    let before = desk.engine.next_deadline();
    desk.reconfigure("nothing that bears on work");
    assert_eq!(desk.engine.next_deadline(), before);
    let step = Step {
        after: Span::minutes(5),
        to: name("ventas"),
        skip_if_no_agent: false,
    };
    let soporte = desk.plan.queues.get_mut("soporte").expect("it is there");
    soporte.steps.push(step);
    desk.reconfigure("a step");
    desk.pass(Span::minutes(6));
    assert_eq!(desk.show(one).routing.queue, name("ventas"));
    desk.plan.queues.remove("ventas");
    desk.plan
        .queues
        .get_mut("soporte")
        .expect("it is there")
        .steps
        .clear();
    desk.reconfigure("a queue is gone");
    for id in [one, other] {
        assert_eq!(desk.show(id).routing.queue, name("soporte"));
    }
}

/// A desk whose channel means one person and nobody else.
fn kept_for(who: &str) -> Desk {
    Desk::with(|plan| {
        let channel = plan.channels.get_mut("correo").expect("it is there");
        channel.target = crate::routing::plan::Target::Person {
            agent: name(who),
            required: true,
            queue: name("soporte"),
        };
    })
}

#[test]
fn work_for_somebody_who_is_not_there_yet_waits_for_them_and_nobody_else() {
    let mut desk = kept_for("marta");
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    assert_eq!(desk.state(id), State::Queued, "not anybody's");
    assert!(
        desk.happened(id, |what| *what == What::Stranded),
        "a supervisor is told"
    );
    desk.restart();
    desk.arrive(sofia);
    assert_eq!(desk.state(id), State::Queued);
    let marta = desk.agent("marta", 5);
    assert_eq!(desk.offered_to(id), Some(marta));
}

#[test]
fn work_for_somebody_who_cannot_take_it_waits_and_is_told_of() {
    let mut desk = kept_for("marta");
    desk.agent("sofia", 5);
    desk.hire("marta", Role::Agent, &["ventas"], 5);
    let id = desk.mail("a@example.test", "uno");
    assert_eq!(desk.state(id), State::Queued);
    assert!(desk.happened(id, |what| *what == What::Stranded));
}
