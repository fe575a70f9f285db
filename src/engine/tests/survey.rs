//! What customers think of a conversation, asked by a link.

use crate::domain::message::{Direction, Message};
use crate::domain::survey::{Code, PATH};
use crate::domain::{ConversationId, Span};
use crate::engine::answer::Answer;
use crate::engine::command::{Act, Rating};
use crate::engine::event::Actor;
use crate::engine::refusal::Refusal;

use super::desk::{Desk, name};

/// A desk that asks whoever writes, and the message with the link.
fn asked() -> (Desk, ConversationId, Message) {
    let mut desk = Desk::with(|plan| {
        plan.desk.url = Some("https://desk.test".to_owned());
        let queue = plan.queues.get_mut("soporte").expect("it is there");
        queue.acknowledge = Some(name("acuse"));
        let template = plan.templates.get_mut("acuse").expect("it is there");
        template
            .texts
            .insert("es".to_owned(), "Diga qué le parece: {survey}".to_owned());
    });
    let id = desk.mail("ana@example.test", "hola");
    let mut all = desk.record.messages.values();
    let sent = all.find(|message| message.direction == Direction::Out);
    let sent = sent.expect("she is answered").clone();
    (desk, id, sent)
}

fn code(message: &Message) -> Code {
    let (_, code) = message.text.split_once(PATH).expect("a link");
    code.parse().expect("a code")
}

fn rate(desk: &mut Desk, code: &Code) -> Result<Answer, Refusal> {
    let rating = Rating {
        code: code.clone(),
        score: 5,
        remark: String::new(),
    };
    let outcome = desk.by(Actor::Desk, Act::Rate(Box::new(rating)))?;
    Ok(outcome.answer)
}

#[test]
fn a_code_does_not_follow_from_what_the_head_of_its_mail_shows() {
    let (_, id, sent) = asked();
    let shown = sent.external_id.as_deref().expect("it has an id");
    let number = shown.split(['.', '@']).nth(2).expect("its third part");
    let number = u64::from_str_radix(number, 16).expect("a number");
    // Every server on the way writes down the ids of mails.
    assert_ne!(code(&sent), Code::new(id, number));
}

#[test]
fn a_link_is_answered_once() {
    let (mut desk, id, sent) = asked();
    assert_eq!(rate(&mut desk, &code(&sent)), Ok(Answer::Done));
    let again = rate(&mut desk, &code(&sent));
    let known = Answer::Duplicate {
        message: None,
        conversation: id,
    };
    assert_eq!(again, Ok(known));
}

#[test]
fn a_link_ends_with_its_time() {
    let (mut desk, _, sent) = asked();
    desk.pass(Span::days(15));
    let late = rate(&mut desk, &code(&sent));
    assert!(
        matches!(late, Err(Refusal::NoSuch("survey", _))),
        "{late:?}"
    );
}
