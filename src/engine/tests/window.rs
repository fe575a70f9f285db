//! When a channel allows a free message, what it takes besides, and what is said to whoever opts out.

use std::collections::BTreeMap;

use crate::domain::deed::{CallState, Called, Deed, Doing};
use crate::domain::delivery::Stage;
use crate::domain::message::{Direction, State};
use crate::domain::window::{Filled, MESSAGE, Then, Window, Writer};
use crate::domain::{Address, AgentId, ConversationId, MessageId, Moment, Span};
use crate::engine::answer::Answer;
use crate::engine::command::{Act, Outbound, Reply, Told, Wanted, Work};
use crate::engine::event::Actor;
use crate::engine::refusal::Refusal;
use crate::routing::plan::Terms;

use super::desk::{Desk, name};

const ANA: &str = "ana@example.test";
const DAY: Span = Span::days(1);

fn window(on: &str, authors: &[Writer], then: Then) -> Window {
    Window {
        name: format!("by_{on}"),
        opens_on: vec![on.to_owned()],
        length: DAY,
        authors: authors.to_vec(),
        then,
    }
}

fn desk(windows: Vec<Window>) -> (Desk, AgentId) {
    let text = "Hola {name}: le esperamos el {day}.".to_owned();
    let texts = BTreeMap::from([("es_MX".to_owned(), text)]);
    let terms = Terms {
        windows,
        templates: [(name("reminder"), texts)].into(),
        ..Terms::default()
    };
    let mut desk = Desk::with(|plan| {
        plan.channels.get_mut("correo").expect("it is there").terms = terms;
    });
    let sofia = desk.agent("sofia", 5);
    (desk, sofia)
}

fn usual() -> (Desk, AgentId) {
    desk(vec![window(MESSAGE, &[], Then::Template)])
}

/// The desk writes first.
fn to_ana(reply: Reply) -> Act {
    Act::Begin(Box::new(Outbound {
        channel: name("correo"),
        to: Address::mail(ANA),
        to_name: "Ana".to_owned(),
        queue: None,
        case: None,
        reply,
    }))
}

fn template(day: Option<&str>) -> Reply {
    let day = day.map(|day| ("day".to_owned(), day.to_owned()));
    Reply {
        template: Some(Wanted {
            name: name("reminder"),
            language: None,
            values: day.into_iter().collect(),
        }),
        ..Reply::default()
    }
}

fn sends(
    desk: &mut Desk,
    who: AgentId,
    id: ConversationId,
    reply: Reply,
) -> Result<MessageId, Refusal> {
    match desk.does(who, id, Work::Reply(Box::new(reply)))? {
        Answer::Message { message, .. } => Ok(message),
        other => panic!("a reply is answered with its message, not {other:?}"),
    }
}

fn does(desk: &mut Desk, what: Doing, at: Option<Moment>) {
    let told = Told {
        channel: name("correo"),
        key: format!("{what:?}{at:?}"),
        aliases: Vec::new(),
        deed: Deed {
            from: Some(Address::mail(ANA)),
            what,
        },
        at,
    };
    desk.by(Actor::Desk, Act::Told(Box::new(told)))
        .expect("it is taken note of");
}

fn shut(since: Option<Moment>, then: Then) -> Result<MessageId, Refusal> {
    Err(Refusal::WindowClosed { since, then })
}

#[test]
fn once_a_window_has_closed_only_a_template_goes() {
    let (mut desk, sofia) = usual();
    let id = desk.mail(ANA, "¿Cuándo?");
    let closes = desk.now + DAY;
    desk.accept(sofia, id);
    let free = desk.reply(sofia, id, "Mañana").expect("the window is open");
    let manner = desk.record.messages[&free].manner.clone();
    let manner = manner.expect("it says in which");
    assert_eq!(manner.window.as_deref(), Some("by_message"));
    desk.pass(Span::hours(25));
    let refused = desk.reply(sofia, id, "¿Sigue ahí?");
    assert_eq!(refused, shut(Some(closes), Then::Template));
    let sent = sends(&mut desk, sofia, id, template(Some("lunes")));
    let kept = desk.record.messages[&sent.expect("a template goes")].clone();
    assert_eq!(kept.text, "Hola ana@example.test: le esperamos el lunes.");
    let values = [("day", "lunes"), ("name", ANA)];
    let filled = Filled {
        name: name("reminder"),
        language: "es_MX".to_owned(),
        values: values.map(|(k, v)| (k.to_owned(), v.to_owned())).into(),
    };
    assert_eq!(kept.manner.expect("kept").template, Some(filled));
}

#[test]
fn a_template_without_a_value_or_that_nobody_knows_is_refused() {
    let (mut desk, sofia) = usual();
    let id = desk.mail(ANA, "¿Cuándo?");
    desk.accept(sofia, id);
    let refused = sends(&mut desk, sofia, id, template(None));
    assert_eq!(refused, Err(Refusal::Unfilled("day".to_owned())));
    let mut odd = template(Some("lunes"));
    let wanted = odd.template.as_mut().expect("it is one");
    wanted.values.insert("hour".to_owned(), "9".to_owned());
    let refused = sends(&mut desk, sofia, id, odd);
    assert_eq!(
        refused,
        Err(Refusal::NoSuch("placeholder", "hour".to_owned()))
    );
    let mut unknown = template(Some("lunes"));
    unknown.template.as_mut().expect("it is one").name = name("none");
    let refused = sends(&mut desk, sofia, id, unknown);
    assert_eq!(refused, Err(Refusal::NoSuch("template", "none".to_owned())));
}

#[test]
fn what_waits_past_the_end_of_its_window_never_leaves() {
    let (mut desk, sofia) = usual();
    let id = desk.mail(ANA, "¿Cuándo?");
    desk.accept(sofia, id);
    let late = desk.reply(sofia, id, "Mañana").expect("the window is open");
    desk.pass(Span::hours(25));
    assert_eq!(desk.claim_lane(), []);
    let stage = &desk.record.deliveries[&late].stage;
    assert!(
        matches!(stage, Stage::Dead { code, .. } if code == "window_closed"),
        "{stage:?}"
    );
    let state = &desk.record.messages[&late].state;
    assert!(
        matches!(state, State::Failed { code, .. } if code == "window_closed"),
        "{state:?}"
    );
}

#[test]
fn a_message_that_came_late_opens_its_window_from_when_it_was_written() {
    let (mut desk, sofia) = usual();
    desk.pass(Span::days(3));
    let mut old = desk.inbound(ANA, "¿Cuándo?");
    let written = desk.now - Span::hours(20);
    old.written_at = Some(written);
    let id = desk.receive(old);
    desk.accept(sofia, id);
    desk.reply(sofia, id, "Mañana")
        .expect("four hours are left");
    desk.pass(Span::hours(5));
    let refused = desk.reply(sofia, id, "¿Sigue ahí?");
    assert_eq!(refused, shut(Some(written + DAY), Then::Template));
}

#[test]
fn a_window_opens_on_what_it_names() {
    let calls = || desk(vec![window("call", &[], Then::Closed)]);
    let (mut desk, sofia) = calls();
    let id = desk.mail(ANA, "¿Cuándo?");
    desk.accept(sofia, id);
    let refused = desk.reply(sofia, id, "Mañana");
    assert_eq!(
        refused,
        shut(None, Then::Closed),
        "a message does not open it"
    );
    let call = |state| {
        Doing::Called(Called {
            work: None,
            state,
            name: String::new(),
            agent: None,
            recording: None,
        })
    };
    does(&mut desk, call(CallState::Ringing), None);
    assert!(desk.reply(sofia, id, "Mañana").is_err(), "nobody spoke yet");
    does(&mut desk, call(CallState::Answered), None);
    desk.reply(sofia, id, "Mañana").expect("they spoke");
}

#[test]
fn a_word_of_the_other_sides_own_opens_a_window_for_somebody_who_never_wrote() {
    let (mut desk, sofia) = desk(vec![window("click", &[], Then::Template)]);
    let opened = |on: &str| Doing::Opened { on: on.to_owned() };
    does(&mut desk, opened("story"), None);
    let begin = |desk: &mut Desk, reply| desk.by(Actor::Agent(sofia), to_ana(reply)).map(|_| ());
    let hello = Reply {
        text: "Hola".to_owned(),
        ..Reply::default()
    };
    let refused = begin(&mut desk, hello.clone());
    let never = Refusal::WindowClosed {
        since: None,
        then: Then::Template,
    };
    assert_eq!(refused, Err(never), "another word does not open it");
    begin(&mut desk, template(Some("lunes"))).expect("a template goes");
    does(&mut desk, opened("click"), None);
    begin(&mut desk, hello).expect("the window is open");
}

#[test]
fn whoever_was_written_to_first_has_opened_nothing() {
    let (mut desk, sofia) = usual();
    let begun = desk.by(Actor::Agent(sofia), to_ana(template(Some("lunes"))));
    let Ok(Answer::Message { conversation, .. }) = begun.map(|outcome| outcome.answer) else {
        panic!("a template goes");
    };
    let refused = desk.reply(sofia, conversation, "¿Recibió esto?");
    assert_eq!(refused, shut(None, Then::Template));
    desk.answer(conversation, "Sí");
    desk.reply(sofia, conversation, "Bien").expect("they wrote");
}

#[test]
fn what_the_desk_writes_by_itself_keeps_to_windows_that_name_it() {
    let (mut desk, sofia) = desk(vec![window(MESSAGE, &[Writer::Human], Then::Closed)]);
    let channel = desk.plan.channels.get_mut("correo").expect("it is there");
    channel.acknowledge = Some(name("acuse"));
    desk.reconfigure("acuse");
    let id = desk.mail(ANA, "¿Cuándo?");
    let ours = |desk: &Desk| {
        let messages = desk.record.messages.values();
        messages.filter(|it| it.direction == Direction::Out).count()
    };
    assert_eq!(ours(&desk), 0, "no acknowledgement");
    desk.accept(sofia, id);
    desk.reply(sofia, id, "Mañana").expect("people may");
}

#[test]
fn a_late_message_is_marked_where_the_other_side_takes_it_so() {
    let (mut desk, sofia) = desk(vec![window(MESSAGE, &[], Then::Tag)]);
    let id = desk.mail(ANA, "¿Cuándo?");
    desk.accept(sofia, id);
    desk.pass(Span::days(2));
    let late = desk.reply(sofia, id, "Mañana").expect("it may, marked");
    let manner = desk.record.messages[&late].manner.clone();
    let manner = manner.expect("it says so");
    assert!(manner.tagged && manner.window.is_none(), "{manner:?}");
}

#[test]
fn an_opt_out_by_a_word_is_confirmed_once_and_never_again() {
    let mut desk = Desk::with(|plan| {
        let channel = plan.channels.get_mut("correo").expect("it is there");
        channel.terms = Terms {
            stop_words: ["baja".to_owned()].into(),
            back_words: ["alta".to_owned()].into(),
            stop_answer: [("es".to_owned(), "Adiós de {desk}".to_owned())].into(),
            ..Terms::default()
        };
    });
    let id = desk.mail(ANA, "BAJA");
    let said = |desk: &Desk| -> Vec<String> {
        let ours = desk.record.messages.values();
        let ours = ours.filter(|it| it.direction == Direction::Out);
        ours.map(|it| it.text.clone()).collect()
    };
    assert!(
        matches!(&said(&desk)[..], [one] if one.starts_with("Adiós de")),
        "{:?}",
        said(&desk)
    );
    let sent = desk.claim_lane();
    assert_eq!(sent.len(), 1, "it leaves though they opted out");
    desk.settle(sent[0], crate::engine::command::Verdict::Sent(Vec::new()));
    desk.answer(id, "ALTA");
    desk.answer(id, "baja");
    assert_eq!(said(&desk).len(), 1);
    desk.restart();
    desk.answer(id, "baja");
    assert_eq!(said(&desk).len(), 1);
}

#[test]
fn a_vendor_that_confirms_an_opt_out_itself_is_not_doubled() {
    let mut desk = Desk::with(|plan| {
        let channel = plan.channels.get_mut("correo").expect("it is there");
        channel.terms = Terms {
            stop_words: ["baja".to_owned()].into(),
            stop_answer: [("es".to_owned(), "Adiós".to_owned())].into(),
            stop_answered: true,
            ..Terms::default()
        };
    });
    desk.mail(ANA, "BAJA");
    assert_eq!(desk.claim_lane(), []);
}

#[test]
fn what_is_imported_changes_nothing_of_what_is_unread() {
    let (mut desk, _) = usual();
    let id = desk.mail(ANA, "¿Cuándo?");
    let before = desk.show(id);
    assert_eq!(before.unread, 1);
    desk.pass(Span::hours(1));
    let mut old = desk.inbound(ANA, "de antes");
    old.history = true;
    old.thread.token = Some(id);
    assert_eq!(desk.receive(old), id);
    let after = desk.show(id);
    assert_eq!((after.unread, after.received_at), (1, before.received_at));
    assert_eq!(after.seq, 2);
}
