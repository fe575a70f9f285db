//! Messages in: recognised once, threaded, never lost, never the cause of a loop.

use crate::domain::Address;
use crate::domain::channel::Fetched;
use crate::domain::conversation::{Interaction, Work as State};
use crate::domain::message::{Check, Checks, Direction};
use crate::engine::answer::Answer;
use crate::engine::command::{Act, Advance, Complaint, Work};
use crate::engine::event::{Actor, What};
use crate::engine::refusal::Refusal;
use crate::routing::condition::Condition;
use crate::routing::rule::Rule;

use super::desk::{Desk, name};

#[test]
fn a_message_becomes_a_conversation_of_a_new_customer() {
    let mut desk = Desk::new();
    let id = desk.mail("ana@example.test", "¿Dónde está mi pedido?");
    let conversation = desk.show(id);
    assert_eq!(conversation.interaction, Interaction::New);
    assert_eq!(conversation.work, State::Queued);
    assert_eq!(conversation.subject, "¿Dónde está mi pedido?");
    assert_eq!(
        desk.record.contacts[&conversation.contact].addresses[0].value,
        "ana@example.test"
    );
}

#[test]
fn the_same_key_again_changes_nothing_and_names_the_first() {
    let mut desk = Desk::new();
    let inbound = desk.inbound("ana@example.test", "hola");
    let id = desk.receive(inbound.clone());
    let before = desk.record.clone();
    let again = desk
        .by(Actor::Desk, Act::Receive(Box::new(inbound)))
        .expect("a repeat is not an error");
    assert!(matches!(again.answer, Answer::Duplicate { conversation, .. } if conversation == id));
    assert_eq!(desk.record.messages, before.messages);
    assert_eq!(desk.record.events, before.events);
}

#[test]
fn a_customer_of_a_domain_beyond_ascii_is_one_however_it_is_spelled() {
    let mut desk = Desk::new();
    let id = desk.mail("ana@señal.example", "hola");
    let other = desk.mail("Ana@XN--seal-hqa.example", "otra cosa");
    assert_ne!(id, other);
    assert_eq!(desk.show(id).contact, desk.show(other).contact);
}

#[test]
fn who_was_kept_as_it_was_spelled_once_is_known_by_the_other_spelling_too() {
    let mut desk = Desk::new();
    let mut inbound = desk.inbound("", "hola");
    inbound.from = Address::new(name("mail"), "ana@señal.example");
    let id = desk.receive(inbound);
    let mut later = desk.inbound("ana@señal.example", "¿y bien?");
    assert_eq!(later.from.value, "ana@xn--seal-hqa.example");
    later.thread.token = Some(id);
    assert_eq!(desk.receive(later), id);
}

#[test]
fn a_machines_answer_is_kept_and_reopens_nothing() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("ana@example.test", "hola");
    desk.accept(sofia, id);
    desk.reply(sofia, id, "buenas").expect("she may answer");
    let mut vacation = desk.inbound("ana@example.test", "Fuera de la oficina");
    vacation.auto = true;
    vacation.thread.token = Some(id);
    assert_eq!(desk.receive(vacation), id);
    assert_eq!(desk.show(id).interaction, Interaction::Resolved);
    assert_eq!(desk.show(id).seq, 3);
}

#[test]
fn an_acknowledgement_goes_out_once_in_a_while_and_never_to_machines() {
    let mut desk = Desk::with(|plan| {
        plan.queues
            .get_mut("soporte")
            .expect("it is there")
            .acknowledge = Some(name("acuse"));
        plan.desk.acknowledgements_max = 2;
    });
    for _ in 0..5 {
        desk.mail("bucle@example.test", "rebote");
    }
    let mut auto = desk.inbound("otro@example.test", "vacaciones");
    auto.auto = true;
    desk.receive(auto);
    let sent: Vec<_> = desk
        .record
        .messages
        .values()
        .filter(|m| m.direction == Direction::Out)
        .collect();
    assert_eq!(sent.len(), 2);
    assert!(sent.iter().all(|message| message.auto));
    assert_eq!(sent[0].text, "Hola bucle@example.test, su caso es C-1-R.");
}

#[test]
fn a_channel_that_is_off_refuses_and_keeps_nothing() {
    let mut desk = Desk::with(|plan| {
        plan.channels
            .get_mut("correo")
            .expect("it is there")
            .enabled = false;
    });
    let inbound = desk.inbound("ana@example.test", "hola");
    let refused = desk.by(Actor::Desk, Act::Receive(Box::new(inbound)));
    assert_eq!(refused, Err(Refusal::ChannelOff(name("correo"))));
    assert!(desk.record.conversations.is_empty());
}

#[test]
fn an_informational_channel_keeps_messages_and_routes_nothing() {
    let mut desk =
        Desk::with(|plan| plan.channels.get_mut("correo").expect("it is there").routed = false);
    desk.agent("sofia", 5);
    let id = desk.mail("ana@example.test", "hola");
    assert_eq!(desk.state(id), State::Unrouted);
}

/// A mail that a machine wrote, from somebody whom the desk does not know.
fn from_a_machine(desk: &mut Desk) -> crate::domain::ConversationId {
    let mut inbound = desk.inbound("robot@example.test", "Out of office");
    inbound.auto = true;
    desk.receive(inbound)
}

#[test]
fn what_a_machine_wrote_is_kept_and_is_nobodys_work_until_a_person_writes() {
    let mut desk = Desk::new();
    desk.agent("sofia", 5);
    let id = from_a_machine(&mut desk);
    assert_eq!(desk.state(id), State::Unrouted);
    assert!(desk.happened(id, |what| matches!(what, What::Received(_))));
    assert_eq!(desk.answer(id, "I am back"), id);
    assert!(desk.state(id).agent().is_some(), "now it is work");
}

#[test]
fn a_rule_makes_work_of_what_a_machine_wrote() {
    let rule = Rule {
        name: name("tienda"),
        when: Condition::new("auto and 'robot' in from").expect("the condition reads"),
        queue: Some(name("ventas")),
        priority: None,
        tags: [].into(),
        skills: [].into(),
    };
    let mut desk = Desk::with(|plan| plan.rules.push(rule));
    let id = from_a_machine(&mut desk);
    assert_eq!(desk.state(id), State::Queued);
    assert_eq!(desk.show(id).routing.queue, name("ventas"));
}

#[test]
fn an_answer_long_after_the_case_was_closed_begins_another_that_follows_it() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("ana@example.test", "hola");
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
    desk.pass(crate::domain::Span::days(29));
    assert_eq!(desk.answer(id, "sigue roto"), id);
    let work = desk.state(id).agent().unwrap_or(sofia);
    assert_eq!(work, sofia);
    desk.does(
        sofia,
        id,
        Work::End {
            base_seq: None,
            disposition: None,
            remark: String::new(),
        },
    )
    .ok();
    desk.pass(crate::domain::Span::days(31));
    let next = desk.answer(id, "otra vez");
    assert_ne!(next, id);
    assert_ne!(desk.show(next).case, desk.show(id).case);
    assert_eq!(
        desk.show(next).master,
        desk.show(id).master,
        "it follows it"
    );
    let other = desk.mail("eva@example.test", "hola");
    assert_ne!(desk.show(other).master, desk.show(id).master);
}

#[test]
fn a_rule_that_cannot_be_judged_is_told_of_and_keeps_nothing_back() {
    let rule = |label: &str, when: &str| Rule {
        name: name(label),
        when: Condition::new(when).expect("the condition reads"),
        queue: Some(name("ventas")),
        priority: None,
        tags: [].into(),
        skills: [].into(),
    };
    let mut desk = Desk::with(|plan| {
        plan.rules.push(rule("rota", "priority|length > 1"));
        plan.rules.push(rule("facturas", "'factura' in text"));
    });
    let id = desk.mail("ana@example.test", "mi factura");
    assert_eq!(desk.show(id).routing.queue, name("ventas"));
    let told = |what: &What| matches!(what, What::Unjudged(rules) if rules[0].0 == name("rota"));
    assert!(desk.happened(id, told));
}

#[test]
fn a_rule_sends_what_arrives_elsewhere() {
    let rule = Rule {
        name: name("facturas"),
        when: Condition::new("'factura' in text|lower").expect("the condition reads"),
        queue: Some(name("ventas")),
        priority: Some(7),
        tags: [name("vip")].into(),
        skills: [(name("envios"), 3)].into(),
    };
    let mut desk = Desk::with(|plan| plan.rules.push(rule));
    let sorted = desk.mail("ana@example.test", "Mi FACTURA, por favor");
    let conversation = desk.show(sorted);
    assert_eq!(conversation.routing.queue, name("ventas"));
    assert_eq!(conversation.routing.priority, 7);
    assert_eq!(conversation.routing.required, [(name("envios"), 3)].into());
    assert_eq!(conversation.tags, [name("vip")].into());
    assert!(desk.happened(sorted, |what| *what == What::Sorted(name("facturas"))));
    let other = desk.mail("luis@example.test", "hola");
    assert_eq!(desk.show(other).routing.queue, name("soporte"));
}

fn place(live: u32) -> Fetched {
    Fetched {
        channel: name("correo"),
        mailbox: "u@i.test:993/INBOX".to_owned(),
        validity: 7,
        first: 1,
        old: 0,
        live,
    }
}

/// A mail out of a mailbox, whose record stands at `from` before it.
fn taken(desk: &mut Desk, from: Option<Fetched>, to: u32) -> Result<Answer, Refusal> {
    let mail = Act::Receive(Box::new(desk.inbound("ana@example.test", "hola")));
    let advance = Advance {
        from,
        to: place(to),
    };
    let act = Act::Taken(Box::new(mail), Box::new(advance));
    desk.by(Actor::Desk, act).map(|outcome| outcome.answer)
}

#[test]
fn the_place_in_a_mailbox_is_kept_with_the_mail_and_never_past_one_that_was_refused() {
    let mut desk = Desk::new();
    let key = (name("correo"), place(0).mailbox);
    taken(&mut desk, None, 1).expect("it is taken in");
    assert_eq!(desk.record.fetched.get(&key), Some(&place(1)));
    desk.by(Actor::Operator(0), Act::PauseChannel(name("correo"), true))
        .expect("an operator may");
    let refused = taken(&mut desk, Some(place(1)), 2);
    assert_eq!(refused, Err(Refusal::ChannelOff(name("correo"))));
    desk.by(Actor::Operator(0), Act::PauseChannel(name("correo"), false))
        .expect("an operator may");
    taken(&mut desk, Some(place(2)), 3).expect("it is taken in");
    assert_eq!(
        desk.record.fetched.get(&key),
        Some(&place(1)),
        "the second is not there yet"
    );
}

#[test]
fn mail_from_before_the_desk_is_there_and_is_nobodys_work() {
    let mut desk = Desk::with(|plan| {
        plan.queues
            .get_mut("soporte")
            .expect("the desk has it")
            .acknowledge = Some(name("acuse"));
    });
    let sofia = desk.agent("sofia", 5);
    let mut old = desk.inbound("ana@example.test", "lo de 2019");
    old.history = true;
    let id = desk.receive(old);
    assert_eq!(desk.show(id).interaction, Interaction::Resolved);
    assert_eq!(desk.show(id).work, State::Done);
    assert_eq!(desk.offered_to(id), None);
    assert!(desk.claim_lane().is_empty(), "nobody is written to");
    assert_eq!(desk.answer(id, "sigo igual"), id);
    assert_eq!(
        desk.offered_to(id),
        Some(sofia),
        "the customer writes today"
    );
}

#[test]
fn whoever_is_shown_not_to_be_the_sender_does_not_stand_in_their_history() {
    let mut desk = Desk::new();
    let known = desk.mail("ana@example.test", "hola");
    let mut forged = desk.inbound("ana@example.test", "cambien mi cuenta");
    forged.checks = Some(Checks {
        dmarc: Check::Fail,
        ..Checks::default()
    });
    let forged = desk.receive(forged);
    assert_ne!(desk.show(forged).contact, desk.show(known).contact);
    let again = desk.mail("ana@example.test", "soy yo");
    assert_eq!(desk.show(again).contact, desk.show(known).contact);
}

#[test]
fn whoever_complains_of_a_message_is_not_written_to_first_any_more() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("ana@example.test", "hola");
    desk.accept(sofia, id);
    let sent = desk.reply(sofia, id, "buenas").expect("she may answer");
    let external_id = desk.record.messages[&sent]
        .external_id
        .clone()
        .expect("mail of ours has an id");
    let complaint = |external_id: &str| Complaint {
        channel: name("correo"),
        key: format!("arf {external_id}"),
        external_id: external_id.to_owned(),
        reason: "abuse".to_owned(),
    };
    let stranger = desk.by(Actor::Desk, Act::Complaint(complaint("made@up.test")));
    assert!(matches!(stranger, Err(Refusal::NoSuch("message", _))));
    desk.by(Actor::Desk, Act::Complaint(complaint(&external_id)))
        .expect("it is ours");
    let contact = desk.show(id).contact;
    assert_eq!(desk.record.contacts[&contact].stopped.len(), 1);
    let refused = desk.reply(sofia, id, "¿sigue ahí?");
    assert!(matches!(refused, Err(Refusal::NoConsent(_))), "{refused:?}");
}
