//! Templates of a channel: chosen, filled in, read and sent, by the conversation's own channel and by another.

use crate::protocol::List;
use crate::protocol::message::work::Outgoing;
use crate::protocol::message::{ToDesk, WorkRequest};
use crate::protocol::view::conversation::{AddressView, ConversationShow, Param, WayView};
use crate::protocol::view::template::TemplateView;
use crate::terminal::key::Code;

use super::desk::Desk;
use super::people::name;

/// One that says when; the desk knows who.
fn reminder() -> TemplateView {
    let value = |name: &str, value: &str| Param {
        name: name.to_owned(),
        value: value.to_owned(),
    };
    TemplateView {
        name: name("recordatorio"),
        language: "es".to_owned(),
        text: "Hola {name}: le esperamos el {day}.".to_owned(),
        values: List::from(vec![value("day", ""), value("name", "Ana")]),
    }
}

/// A conversation that is open, as `change` has it.
fn open(change: impl FnOnce(&mut ConversationShow)) -> Desk {
    let mut desk = Desk::spanish();
    desk.open();
    desk.asked.clear();
    let shown = desk.app.thread.as_mut().and_then(|one| one.show.as_mut());
    change(shown.expect("it is open"));
    desk
}

fn command(desk: &mut Desk, line: &str) {
    desk.key(':');
    desk.fill(line);
}

fn sent(desk: &mut Desk) -> Box<Outgoing> {
    let (_, reply) = desk.find(|ask| match ask {
        ToDesk::Work(WorkRequest::Reply { reply, .. }) => Some(reply.clone()),
        _ => None,
    });
    reply
}

#[test]
fn a_template_is_chosen_from_those_of_the_channel_and_goes_by_its_name() {
    let mut desk = open(|show| show.templates = List::from(vec![reminder()]));
    command(&mut desk, "template");
    let screen = desk.screen(100, 30);
    assert!(screen.contains("recordatorio  Hola"), "{screen}");
    desk.code(Code::Enter);
    let screen = desk.screen(100, 30);
    assert!(screen.contains("Queda vacío: day=…"), "{screen}");
    command(&mut desk, "template recordatorio day=lunes a las 9");
    let screen = desk.screen(100, 30);
    assert!(
        screen.contains("Hola Ana: le esperamos el lunes a las 9."),
        "{screen}"
    );
    desk.code(Code::Enter);
    let reply = sent(&mut desk);
    let used = reply.template.expect("a template");
    assert_eq!(
        (used.name, used.language.as_deref()),
        (name("recordatorio"), Some("es"))
    );
    let day = used.values.iter().find(|one| one.name == "day");
    assert_eq!(day.map(|one| one.value.as_str()), Some("lunes a las 9"));
    assert_eq!(reply.channel, None);
}

#[test]
fn by_another_way_the_templates_are_those_of_its_channel() {
    let mut desk = open(|show| {
        show.ways = List::from(vec![WayView {
            channel: name("sms"),
            to: AddressView {
                scheme: name("tel"),
                value: "+34600111222".to_owned(),
            },
            abilities: show.abilities.clone(),
            stopped: None,
            reply_until: None,
            reply_then: None,
            templates: List::from(vec![reminder()]),
        }]);
    });
    command(&mut desk, "template recordatorio day=lunes");
    let screen = desk.screen(100, 30);
    assert!(screen.contains("no ofrece plantillas"), "{screen}");
    command(&mut desk, "via sms");
    desk.code(Code::Esc);
    command(&mut desk, "template recordatorio day=lunes");
    desk.code(Code::Enter);
    let reply = sent(&mut desk);
    assert_eq!(
        reply.template.expect("a template").name,
        name("recordatorio")
    );
    assert_eq!(reply.channel, Some(name("sms")));
}

#[test]
fn what_was_changed_by_hand_is_no_template_any_more() {
    let mut desk = open(|show| show.templates = List::from(vec![reminder()]));
    command(&mut desk, "template recordatorio day=lunes");
    desk.write(" ¿Le va bien?");
    desk.code(Code::Enter);
    let reply = sent(&mut desk);
    assert_eq!(reply.template, None);
    assert!(
        reply.text.ends_with("el lunes. ¿Le va bien?"),
        "{}",
        reply.text
    );
}
