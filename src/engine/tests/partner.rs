//! Work that a contact centre outside gives out.

use crate::domain::conversation::Work as Stands;
use crate::domain::order::Order;
use crate::domain::{ConversationId, Span};
use crate::engine::answer::Answer;
use crate::engine::command::{Act, Directed};
use crate::engine::event::{Actor, What};
use crate::engine::refusal::Refusal;
use crate::routing::plan::Owner;
use crate::routing::verdict::Rule;

use super::desk::{Desk, name};

fn desk() -> Desk {
    Desk::with(|plan| {
        let channel = plan.channels.get_mut("correo").expect("it is there");
        channel.owner = Owner::Partner;
    })
}

fn say(desk: &mut Desk, key: &str, order: Order) -> Result<Answer, Refusal> {
    let directed = Directed {
        channel: name("correo"),
        key: key.into(),
        order,
    };
    let said = desk.by(Actor::Desk, Act::Directed(Box::new(directed)));
    said.map(|outcome| outcome.answer)
}

fn assign(work: ConversationId, agent: &str) -> Order {
    Order::Assign {
        work,
        agent: name(agent),
    }
}

#[test]
fn the_desk_offers_nothing_and_the_partner_says_who_has_it() {
    let mut desk = desk();
    let sofia = desk.agent("sofia", 1);
    let id = desk.mail("a@example.test", "uno");
    assert_eq!(desk.state(id), Stands::Queued, "she is free, and not asked");
    assert!(!desk.happened(id, |what| matches!(what, What::Stranded)));
    say(&mut desk, "w1", assign(id, "sofia")).expect("it is theirs to say");
    assert!(matches!(desk.state(id), Stands::Active { agent, .. } if agent == sofia));
    assert!(desk.happened(id, |what| matches!(
        what,
        What::Routed(decision) if decision.rule == Rule::Partner && decision.winner == Some(sofia)
    )));
    let again = say(&mut desk, "w1", assign(id, "nadie"));
    assert!(matches!(again, Ok(Answer::Duplicate { .. })));
    let other = desk.mail("b@example.test", "dos");
    say(&mut desk, "w2", assign(other, "sofia")).expect("whatever she carries");
    assert!(matches!(desk.state(other), Stands::Active { agent, .. } if agent == sofia));
}

#[test]
fn what_the_partner_declines_the_desk_gives_out() {
    let mut desk = desk();
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    say(&mut desk, "w1", Order::Decline { work: id }).expect("it waits");
    assert_eq!(desk.offered_to(id), Some(sofia));
    desk.restart();
    desk.arrive(sofia);
    desk.pass(Span::seconds(120));
    assert!(desk.show(id).routing.handed_back);
}

#[test]
fn who_declined_is_asked_again_about_what_begins_anew() {
    let mut desk = desk();
    desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    say(&mut desk, "w1", Order::Decline { work: id }).expect("it waits");
    say(&mut desk, "w2", assign(id, "sofia")).expect("it is theirs to say");
    let end = Order::End {
        work: id,
        wrap_up: false,
        disposition: None,
        remark: String::new(),
    };
    say(&mut desk, "w3", end).expect("it is not over");
    desk.answer(id, "otra cosa");
    assert_eq!(
        desk.state(id),
        Stands::Queued,
        "the desk offers it to nobody"
    );
    let to = Order::Transfer {
        work: id,
        queue: name("ventas"),
    };
    say(&mut desk, "w4", Order::Decline { work: id }).expect("it waits");
    say(&mut desk, "w5", to).expect("they are of one family");
    assert_eq!(desk.state(id), Stands::Queued, "who moves it gives it out");
}

#[test]
fn work_is_moved_and_ended_as_the_partner_says() {
    let mut desk = desk();
    desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    let to = Order::Transfer {
        work: id,
        queue: name("ventas"),
    };
    say(&mut desk, "w1", to).expect("they are of one family");
    assert_eq!(desk.show(id).routing.queue, name("ventas"));
    assert_eq!(desk.state(id), Stands::Queued);
    say(&mut desk, "w2", assign(id, "sofia")).expect("it waits");
    let join = Order::Join {
        work: id,
        agent: name("sofia"),
    };
    say(&mut desk, "w3", join).expect("it is there");
    let end = Order::End {
        work: id,
        wrap_up: false,
        disposition: None,
        remark: String::new(),
    };
    say(&mut desk, "w4", end).expect("it is not over");
    assert_eq!(desk.state(id), Stands::Done);
}

#[test]
fn on_a_channel_of_the_desks_own_nobody_outside_decides() {
    let mut desk = Desk::new();
    desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    let said = say(&mut desk, "w1", assign(id, "sofia"));
    assert_eq!(said, Err(Refusal::NotAllowed("routing_owner")));
}

#[test]
fn a_status_that_is_set_already_is_no_news() {
    let mut desk = desk();
    let sofia = desk.agent("sofia", 5);
    let statuses = |desk: &Desk| {
        let events = desk.record.events.iter();
        let of_hers = |what: &What| matches!(what, What::Status(who, _) if *who == sofia);
        events.filter(|event| of_hers(&event.what)).count()
    };
    let away = || Order::Status {
        agent: name("sofia"),
        status: Some(name("away")),
    };
    let before = statuses(&desk);
    say(&mut desk, "p1", away()).expect("there is such a status");
    say(&mut desk, "p2", away()).expect("there is such a status");
    assert_eq!(statuses(&desk), before + 1);
    let last = desk.record.events.last().expect("one");
    assert_eq!(last.by, Actor::Connector);
    let gone = Order::Status {
        agent: name("sofia"),
        status: None,
    };
    say(&mut desk, "p3", gone).expect("it is heard");
    assert_eq!(statuses(&desk), before + 1, "she is signed in here");
}
