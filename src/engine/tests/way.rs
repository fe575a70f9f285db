//! A matter that goes from one channel to another, and stays one conversation.

use crate::domain::channel::Abilities;
use crate::domain::{Address, AgentId, ConversationId};
use crate::engine::command::contact::ContactAct;
use crate::engine::command::{Act, Inbound, Reply, Work};
use crate::engine::event::Actor;
use crate::engine::refusal::Refusal;

use super::desk::{Desk, name};

/// A desk with mail and a chat that knows no ids of ours.
fn desk() -> Desk {
    Desk::with(|plan| {
        let mut mail = plan.channels[&name("correo")].clone();
        mail.schemes = vec![name("mail")];
        let mut chat = mail.clone();
        chat.id_domain = None;
        chat.schemes = vec![name("xmpp")];
        chat.abilities = Abilities::default();
        plan.channels.insert(name("correo"), mail);
        plan.channels.insert(name("chat"), chat);
    })
}

fn ana() -> Address {
    Address::new(name("xmpp"), "ana@chat.test")
}

/// Ana's mail, which Sofia has; where Ana chats is in her record.
fn begun(desk: &mut Desk) -> (AgentId, ConversationId) {
    let sofia = desk.agent("sofia", 9);
    let id = desk.mail("ana@example.test", "hola");
    desk.accept(sofia, id);
    let add = ContactAct::Edit {
        contact: desk.show(id).contact,
        name: None,
        fields: [].into(),
        language: None,
        add: Some(ana()),
    };
    desk.by(Actor::Operator(0), Act::Contact(add))
        .expect("an address can be added");
    (sofia, id)
}

fn by_chat(text: &str) -> Work {
    Work::Reply(Box::new(Reply {
        text: text.into(),
        channel: Some(name("chat")),
        ..Reply::default()
    }))
}

fn chats(desk: &mut Desk, text: &str) -> Inbound {
    let mut inbound = desk.inbound("ana@example.test", text);
    inbound.channel = name("chat");
    inbound.from = ana();
    inbound.external_id = Some(format!("chat-{text}"));
    inbound.thread.by_peer = true;
    inbound
}

#[test]
fn a_matter_begun_by_mail_is_ended_in_the_chat_that_the_agent_chose() {
    let mut desk = desk();
    let (sofia, id) = begun(&mut desk);
    desk.does(sofia, id, by_chat("¿por aquí mejor?"))
        .expect("ana can be reached there");
    let sent = desk
        .record
        .messages
        .values()
        .last()
        .expect("it is there")
        .clone();
    assert_eq!(sent.channel, name("chat"));
    let envelope = sent.envelope.expect("it goes to somebody");
    assert_eq!(envelope.to, Some(ana()));
    assert_eq!(
        envelope.in_reply_to, None,
        "a mail's id says nothing in a chat"
    );
    let inbound = chats(&mut desk, "sí");
    assert_eq!(desk.receive(inbound), id);
    desk.reply(sofia, id, "hecho").expect("it stays hers");
    let last = desk.record.messages.values().last().expect("it is there");
    assert_eq!(last.channel, name("chat"));
}

#[test]
fn the_answer_goes_back_by_the_way_that_the_customer_used_last() {
    let mut desk = desk();
    let (sofia, id) = begun(&mut desk);
    desk.does(sofia, id, by_chat("¿por aquí mejor?"))
        .expect("sent");
    let mut mail = desk.inbound("ana@example.test", "no, por correo");
    mail.thread.token = Some(id);
    let mails = mail.external_id.clone();
    assert_eq!(desk.receive(mail), id);
    let sent = desk.reply(sofia, id, "como quiera").expect("sent");
    let sent = &desk.record.messages[&sent];
    assert_eq!(sent.channel, name("correo"));
    let envelope = sent.envelope.as_ref().expect("it goes to somebody");
    assert_eq!(envelope.to, Some(Address::mail("ana@example.test")));
    assert_eq!(envelope.in_reply_to, mails);
}

#[test]
fn a_chat_goes_on_where_it_was_last_spoken_and_not_where_it_is_youngest() {
    let mut desk = desk();
    let (sofia, id) = begun(&mut desk);
    let inbound = chats(&mut desk, "otra cosa");
    let younger = desk.receive(inbound);
    assert_ne!(younger, id);
    desk.does(sofia, id, by_chat("sobre su correo"))
        .expect("sent");
    let inbound = chats(&mut desk, "gracias");
    assert_eq!(desk.receive(inbound), id);
}

#[test]
fn nobody_is_reached_where_they_have_no_address() {
    let mut desk = desk();
    let sofia = desk.agent("sofia", 9);
    let id = desk.mail("eva@example.test", "hola");
    desk.accept(sofia, id);
    let refused = desk.does(sofia, id, by_chat("hola"));
    assert_eq!(
        refused.err(),
        Some(Refusal::NoSuch("address", "xmpp".into()))
    );
    assert_eq!(desk.show(id).channel, name("correo"));
}

#[test]
fn who_never_wrote_on_a_channel_that_only_answers_is_not_written_to_there() {
    let mut desk = desk();
    let (sofia, id) = begun(&mut desk);
    let mut plan = desk.plan.clone();
    let chat = plan.channels.get_mut(&name("chat")).expect("it is there");
    chat.abilities.proactive = false;
    desk.plan = plan;
    desk.reconfigure("chat only answers");
    let refused = desk.does(sofia, id, by_chat("hola"));
    assert_eq!(refused.err(), Some(Refusal::NotProactive(name("chat"))));
}
