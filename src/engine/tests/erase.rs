//! Forgetting a customer, in as many commits as it takes.

use crate::domain::ContactId;
use crate::engine::answer::Answer;
use crate::engine::command::contact::ContactAct;
use crate::engine::command::{Act, Outbox, Work};
use crate::engine::event::{Actor, What};

use super::desk::{Desk, name};

fn erase(desk: &mut Desk, id: ContactId) -> Answer {
    let act = Act::Contact(ContactAct::Erase(id));
    let outcome = desk.by(Actor::Operator(0), act);
    outcome.expect("it is allowed").answer
}

#[test]
fn what_people_said_about_a_customer_goes_with_them() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("ana@example.test", "uno");
    desk.accept(sofia, id);
    desk.reply(sofia, id, "Hola, Ana").expect("she may answer");
    let message = desk.record.messages.keys().last().copied();
    let message = message.expect("it was written");
    let drop = Outbox::Drop {
        message,
        reason: "Ana called: not needed".into(),
    };
    desk.by(Actor::Operator(0), Act::Outbox(drop))
        .expect("it has not left yet");
    let asked = desk.mail("ana@example.test", "dos");
    desk.accept(sofia, asked);
    let hand_over = Work::HandOver {
        queue: Some(name("ventas")),
        fields: [("address".to_owned(), "12 Mill Lane".to_owned())].into(),
    };
    desk.does(sofia, asked, hand_over).expect("she may");
    let contact = desk.show(id).contact;
    assert_eq!(erase(&mut desk, contact), Answer::Contact(contact));
    desk.record.agents.clear();
    let kept = format!("{:?}", desk.record);
    for word in ["not needed", "Mill Lane", "ana@", "Hola, Ana", "uno", "dos"] {
        assert!(!kept.contains(word), "{word} is kept");
    }
    assert!(
        desk.happened(id, |what| matches!(what, What::DeliveryDropped(..))),
        "that it was done is kept"
    );
}

#[test]
fn a_customer_with_more_than_one_commit_empties_is_erased_in_several() {
    let mut desk = Desk::new();
    let first = desk.mail("ana@example.test", "uno");
    let contact = desk.show(first).contact;
    for _ in 0..500 {
        desk.mail("ana@example.test", "otro");
    }
    let mut steps = 1;
    while erase(&mut desk, contact) == Answer::Done {
        steps += 1;
    }
    assert_eq!(steps, 2);
    let told: Vec<u32> = desk
        .record
        .events
        .iter()
        .filter_map(|event| match event.what {
            What::ContactErased { conversations, .. } => Some(conversations),
            _ => None,
        })
        .collect();
    assert_eq!(told, [501], "told once, when nothing is left");
    assert_eq!(erase(&mut desk, contact), Answer::Contact(contact));
    assert_eq!(
        desk.record
            .contacts
            .values()
            .filter(|one| !one.addresses.is_empty())
            .count(),
        0
    );
}
