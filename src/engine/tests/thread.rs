//! Where a message belongs, who is let in, and the chain of ids that answers carry on.

use crate::domain::message::Direction;
use crate::domain::{Address, AgentId, ConversationId, MessageId};
use crate::engine::command::contact::ContactAct;
use crate::engine::command::{Act, Inbound, Reply, Work};
use crate::engine::event::{Actor, What};

use super::desk::{Desk, name};

/// Ana writes, and Sofia answers with Luis in copy.
fn answered(desk: &mut Desk) -> (AgentId, ConversationId, MessageId) {
    let sofia = desk.agent("sofia", 9);
    let id = desk.mail("ana@example.test", "hola");
    desk.accept(sofia, id);
    let reply = Reply {
        text: "buenas".into(),
        cc: vec![Address::mail("luis@example.test")],
        ..Reply::default()
    };
    desk.does(sofia, id, Work::Reply(Box::new(reply)))
        .expect("she may answer");
    let sent = *desk.record.messages.keys().last().expect("it is there");
    (sofia, id, sent)
}

fn own_id(desk: &Desk, message: MessageId) -> String {
    let external = desk.record.messages[&message].external_id.clone();
    external.expect("mail of ours has an id")
}

fn referring(desk: &mut Desk, from: &str, ids: &[String]) -> Inbound {
    let mut inbound = desk.inbound(from, "re");
    inbound.thread.references = ids.iter().rev().cloned().collect();
    inbound.chain = ids.to_vec();
    inbound
}

fn references(desk: &mut Desk, who: AgentId, id: ConversationId) -> Vec<String> {
    let message = desk.reply(who, id, "más").expect("she may answer");
    let sent = desk.record.messages[&message].envelope.clone();
    let sent = sent.expect("it goes to somebody");
    assert_eq!(sent.in_reply_to.as_ref(), sent.references.last());
    sent.references
}

#[test]
fn somebody_in_copy_is_let_in_by_our_id_and_by_our_token() {
    let mut desk = Desk::new();
    let (_, id, sent) = answered(&mut desk);
    let ours = own_id(&desk, sent);
    let by_id = referring(&mut desk, "luis@example.test", &[ours]);
    assert_eq!(desk.receive(by_id), id);
    let mut by_token = desk.inbound("luis@example.test", "y otra cosa");
    by_token.thread.token = Some(id);
    assert_eq!(desk.receive(by_token), id);
    let last = desk.record.messages.values().last().expect("it is there");
    let from = last.envelope.as_ref().and_then(|it| it.from.clone());
    assert_eq!(from, Some(Address::mail("luis@example.test")));
    assert_eq!(desk.show(id).peer, Address::mail("ana@example.test"));
}

#[test]
fn who_answers_a_mail_that_the_desk_never_saw_is_where_it_was_named() {
    let mut desk = Desk::new();
    let before = ["uno@example.test".to_owned(), "dos@example.test".to_owned()];
    let mut first = referring(&mut desk, "ana@example.test", &before);
    first.cc = vec![Address::mail("luis@example.test")];
    let id = desk.receive(first);
    let colleague = referring(&mut desk, "luis@example.test", &before[..1]);
    assert_eq!(desk.receive(colleague), id);
    let stranger = referring(&mut desk, "eva@other.test", &before);
    let own = desk.receive(stranger);
    assert_ne!(own, id);
    assert!(!desk.happened(own, |what| matches!(what, What::Doubted(_))));
}

#[test]
fn a_customers_other_address_is_the_customer() {
    let mut desk = Desk::new();
    let (_, id, sent) = answered(&mut desk);
    let add = ContactAct::Edit {
        contact: desk.show(id).contact,
        name: None,
        fields: [].into(),
        language: None,
        add: Some(Address::mail("ana@casa.test")),
    };
    desk.by(Actor::Operator(0), Act::Contact(add))
        .expect("an address can be added");
    let ours = own_id(&desk, sent);
    let inbound = referring(&mut desk, "ana@casa.test", &[ours]);
    assert_eq!(desk.receive(inbound), id);
}

#[test]
fn a_stranger_with_a_stolen_token_begins_a_conversation_that_says_so() {
    let mut desk = Desk::new();
    let (_, id, sent) = answered(&mut desk);
    let ours = own_id(&desk, sent);
    let mut stolen = referring(&mut desk, "mallory@example.test", &[ours]);
    stolen.thread.token = Some(id);
    stolen.thread.case = Some(desk.show(id).case);
    let begun = desk.receive(stolen);
    assert_ne!(begun, id);
    assert!(desk.happened(begun, |what| *what == What::Doubted(Some(id))));
    assert_eq!(desk.show(id).seq, 2);
}

#[test]
fn a_token_that_is_none_of_ours_is_told_of() {
    let mut desk = Desk::new();
    let mut forged = desk.inbound("ana@example.test", "hola");
    forged.thread.forged = true;
    let begun = desk.receive(forged);
    assert!(desk.happened(begun, |what| *what == What::Doubted(None)));
}

#[test]
fn whom_the_customer_put_in_copy_may_answer_the_customer() {
    let mut desk = Desk::new();
    let mut first = desk.inbound("ana@example.test", "hola");
    first.cc = vec![Address::mail("luis@example.test")];
    let anas = first.external_id.clone().expect("it has one");
    let id = desk.receive(first);
    let inbound = referring(&mut desk, "luis@example.test", &[anas]);
    assert_eq!(desk.receive(inbound), id);
}

#[test]
fn an_id_of_ours_is_decided_with_the_message_and_kept_whatever_comes() {
    let mut desk = Desk::new();
    let (_, _, sent) = answered(&mut desk);
    let decided = own_id(&desk, sent);
    assert!(decided.ends_with("@desk.example"), "{decided}");
    desk.claim_lane();
    desk.restart();
    assert_eq!(own_id(&desk, sent), decided);
}

#[test]
fn a_chain_holds_the_customers_ids_in_order_and_ends_with_what_is_answered() {
    let mut desk = Desk::with(|plan| {
        plan.queues
            .get_mut("soporte")
            .expect("it is there")
            .acknowledge = Some(name("acuse"));
    });
    let sofia = desk.agent("sofia", 9);
    let older = ["x@ana.test".to_owned(), "y@ana.test".to_owned()];
    let inbound = referring(&mut desk, "ana@example.test", &older);
    let first = inbound.external_id.clone().expect("it has one");
    let id = desk.receive(inbound);
    desk.accept(sofia, id);
    // The acknowledgement came after what is answered, so it is no part of its chain.
    let expected = [older[0].clone(), older[1].clone(), first.clone()];
    assert_eq!(references(&mut desk, sofia, id), expected);

    let acknowledged = desk
        .record
        .messages
        .values()
        .find(|it| it.direction == Direction::Out)
        .and_then(|it| it.external_id.clone())
        .expect("it was acknowledged");
    let mut again = desk.inbound("ana@example.test", "otra");
    again.thread.token = Some(id);
    again.chain = vec![first.clone(), "z@ana.test".into()];
    let second = again.external_id.clone().expect("it has one");
    assert_eq!(desk.receive(again), id);
    let chain = references(&mut desk, sofia, id);
    let at = |id: &str| chain.iter().position(|it| it == id).expect("it is named");
    assert!(at("x@ana.test") < at("y@ana.test") && at("y@ana.test") < at(&first));
    assert!(at(&first) < at(&acknowledged) && at(&acknowledged) < at("z@ana.test"));
    assert!(at("z@ana.test") < at(&second));
}

#[test]
fn a_chain_that_is_too_long_keeps_its_first_and_its_last() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 9);
    let id = desk.mail("ana@example.test", "hola");
    desk.accept(sofia, id);
    let mut last = String::new();
    for _ in 0..230 {
        let mut inbound = desk.inbound("ana@example.test", "sigo");
        inbound.thread.token = Some(id);
        last = inbound.external_id.clone().expect("it has one");
        desk.receive(inbound);
    }
    let chain = references(&mut desk, sofia, id);
    assert_eq!(chain.len(), crate::domain::message::REFERENCES_MAX);
    assert_eq!(chain[0], "<1@customer.example>");
    assert_eq!(chain.last(), Some(&last));
}

fn chats(desk: &mut Desk, who: &str, text: &str) -> ConversationId {
    let mut inbound = desk.inbound("x@example.test", text);
    inbound.channel = name("chat");
    inbound.from = Address::new(name("xmpp"), who);
    inbound.external_id = Some(text.to_owned());
    inbound.thread.key = Some("sala".into());
    desk.receive(inbound)
}

#[test]
fn two_who_write_in_one_thread_of_a_vendors_are_answered_each_for_themselves() {
    let mut desk = Desk::with(|plan| {
        let mut chat = plan.channels[&name("correo")].clone();
        chat.id_domain = None;
        plan.channels.insert(name("chat"), chat);
    });
    let ana = chats(&mut desk, "ana", "ana asks");
    let luis = chats(&mut desk, "luis", "luis asks");
    assert_ne!(ana, luis);
    assert_eq!(chats(&mut desk, "luis", "luis again"), luis);
    assert_eq!(chats(&mut desk, "ana", "ana again"), ana);
    let sofia = desk.agent("sofia", 9);
    for (id, who) in [(ana, "ana"), (luis, "luis")] {
        desk.accept(sofia, id);
        let sent = desk.reply(sofia, id, "sí").expect("she may answer");
        let sent = desk.record.messages[&sent].envelope.clone();
        let sent = sent.expect("it goes to somebody");
        assert_eq!(sent.to, Some(Address::new(name("xmpp"), who)));
        assert_eq!(sent.in_reply_to, Some(format!("{who} again")));
        assert_eq!(sent.thread.as_deref(), Some("sala"));
    }
}
