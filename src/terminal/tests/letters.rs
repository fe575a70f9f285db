//! Letters: what stands above them, those that nobody asked for, what would be lost, one claim each.

use crate::domain::ConversationId;
use crate::protocol::message::{Data, ToDesk, WorkRequest};
use crate::terminal::app::{Input, Wish};
use crate::terminal::key::Code;

use super::desk::Desk;
use super::people::{file, name, sent};

const LUIS: ConversationId = ConversationId(4119);

fn open() -> Desk {
    let mut desk = Desk::spanish();
    desk.open();
    desk.asked.clear();
    desk
}

/// Luis's conversation, which is by mail.
fn open_mail() -> Desk {
    let mut desk = Desk::spanish();
    desk.key('j');
    desk.open();
    desk.asked.clear();
    desk
}

fn work(desk: &mut Desk) -> WorkRequest {
    let work = desk.find(|ask| match ask {
        ToDesk::Work(work) => Some(work.clone()),
        _ => None,
    });
    work.1
}

#[test]
fn what_stands_above_a_letter_is_changed_before_it_leaves() {
    let mut desk = open_mail();
    desk.key('r');
    desk.write("Buenos días:");
    let composer = desk.app.drafts.get_mut(&LUIS).expect("it was begun");
    composer.files = vec![file()];
    desk.code(Code::Enter);
    desk.key('s');
    desk.fill("Garantía, otra vez");
    desk.key('c');
    desk.fill("jefe@example.test, taller@example.test");
    desk.key('f');
    desk.key(' ');
    desk.code(Code::Enter);
    let screen = desk.screen(80, 24);
    assert!(screen.contains("Asunto: Garantía, otra vez"), "{screen}");
    assert!(screen.contains("taller@example.test"), "{screen}");
    desk.key('y');
    let WorkRequest::Reply { reply, .. } = work(&mut desk) else {
        panic!("an answer was to be sent");
    };
    assert_eq!(reply.subject.as_deref(), Some("Garantía, otra vez"));
    assert_eq!(reply.cc.len(), 2);
    assert!(reply.attachments.is_empty());
}

#[test]
fn a_first_letter_is_written_step_by_step_and_opens_what_it_began() {
    let mut desk = Desk::spanish();
    desk.key('N');
    desk.choose("correo");
    desk.fill("eva@example.test");
    desk.write("Su pedido");
    desk.code(Code::Enter);
    desk.write("Estimada Eva:");
    desk.code(Code::Enter);
    desk.key('w');
    desk.fill("Eva Soler");
    let screen = desk.screen(80, 24);
    assert!(screen.contains("Eva Soler <eva@example.test>"), "{screen}");
    desk.key('y');
    let (tag, asked) = desk.find(|ask| match ask {
        ToDesk::Work(work @ WorkRequest::Begin { .. }) => Some(work.clone()),
        _ => None,
    });
    let WorkRequest::Begin {
        channel,
        address,
        contact_name,
        message,
        ..
    } = asked
    else {
        panic!("a letter was to be sent");
    };
    assert_eq!(
        (channel, address.as_str()),
        (name("correo"), "eva@example.test")
    );
    assert_eq!(contact_name, "Eva Soler");
    assert_eq!(message.subject.as_deref(), Some("Su pedido"));
    assert_eq!(message.text, "Estimada Eva:");
    desk.accept(tag, Data::Sent(sent(ConversationId(4130))));
    let open = desk.app.thread.as_ref().map(|one| one.id);
    assert_eq!(open, Some(ConversationId(4130)));
}

#[test]
fn a_first_letter_that_was_left_is_there_again() {
    let mut desk = Desk::spanish();
    desk.key('N');
    desk.choose("correo");
    desk.fill("eva@example.test");
    desk.fill("Su pedido");
    desk.write("Estimada");
    desk.code(Code::Esc);
    desk.code(Code::Esc);
    desk.open();
    desk.key('N');
    let screen = desk.screen(80, 24);
    assert!(screen.contains("Estimada"), "{screen}");
    assert!(screen.contains("eva@example.test"), "{screen}");
}

#[test]
fn what_only_this_console_has_is_not_left_without_a_question() {
    let mut desk = open();
    desk.key('n');
    desk.write("Ojo con la dirección.");
    desk.code(Code::Esc);
    desk.key('q');
    assert!(!desk.wished.contains(&Wish::Quit));
    assert!(desk.screen(80, 24).contains("1 texto escrito solo aquí"));
    desk.key('y');
    assert!(desk.wished.contains(&Wish::Quit));
}

#[test]
fn a_paste_that_does_not_fit_says_what_was_left_out() {
    let mut desk = open();
    desk.key('r');
    desk.feed(Input::Paste("una línea más larga\n".repeat(10_000)));
    let said = desk.app.said.as_ref().expect("something was said");
    assert!(
        said.wrong && said.text.contains("No cabe todo"),
        "{}",
        said.text
    );
    // The cursor is at the end and in sight.
    let screen = desk.screen(80, 24);
    assert!(screen.contains("una línea más larga"), "{screen}");
}
