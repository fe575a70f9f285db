//! What is said of an answer before it leaves, one claim each.

use crate::domain::ConversationId;
use crate::protocol::message::{Data, GuidanceRequest, Outcome, Remarked, ToDesk, WorkRequest};
use crate::protocol::view::style::{RemarkView, Reviewed};
use crate::protocol::{Code as Number, List, Refusal};
use crate::terminal::app::Input;
use crate::terminal::app::overlay::Overlay;
use crate::terminal::key::Code;

use super::desk::Desk;

/// A chat that is looked at before it leaves, with an answer on its way.
fn written(text: &str) -> Desk {
    let mut desk = Desk::spanish();
    desk.open();
    let shown = desk.app.thread.as_mut().and_then(|one| one.show.as_mut());
    shown.expect("it is open").abilities.review = true;
    desk.asked.clear();
    desk.key('r');
    desk.write(text);
    desk.code(Code::Enter);
    desk
}

fn asked(desk: &mut Desk, text: &str) -> u64 {
    let (tag, ask) = desk.find(|ask| match ask {
        ToDesk::Guidance(ask) => Some(ask.clone()),
        _ => None,
    });
    let wanted = GuidanceRequest::Review {
        conversation: Some(ConversationId(4120)),
        channel: None,
        text: text.to_owned(),
    };
    assert_eq!(ask, wanted);
    tag
}

fn say(desk: &mut Desk, tag: u64, ask: bool, words: &[&str]) {
    let remarks = words.iter().map(|word| RemarkView::Acronym {
        word: (*word).to_owned(),
    });
    let remarks = List::from(remarks.collect::<Vec<_>>());
    desk.accept(tag, Data::Reviewed(Reviewed { remarks, ask }));
}

fn has_left(desk: &Desk) -> bool {
    desk.has_asked(|ask| matches!(ask, ToDesk::Work(WorkRequest::Reply { .. })))
}

#[test]
fn an_answer_that_is_well_written_leaves_without_a_question() {
    let mut desk = written("Mañana.");
    assert!(!has_left(&desk), "it is looked at first");
    let tag = asked(&mut desk, "Mañana.");
    say(&mut desk, tag, true, &[]);
    assert!(has_left(&desk));
}

#[test]
fn a_hint_keeps_nothing_from_leaving() {
    let mut desk = written("Su SLA.");
    let tag = asked(&mut desk, "Su SLA.");
    say(&mut desk, tag, false, &["SLA"]);
    assert!(has_left(&desk));
}

#[test]
fn where_the_operator_wants_it_asked_it_leaves_after_a_yes_alone() {
    let mut desk = written("Su SLA.");
    let tag = asked(&mut desk, "Su SLA.");
    say(&mut desk, tag, true, &["SLA"]);
    assert!(!has_left(&desk));
    let screen = desk.screen(80, 24);
    assert!(
        screen.contains("SLA") && screen.contains("¿Enviarlo así?"),
        "{screen}"
    );
    desk.key('n');
    let composer = desk.app.composer().expect("it is still there");
    assert_eq!(composer.field.text(), "Su SLA.");
    desk.code(Code::Enter);
    let tag = asked(&mut desk, "Su SLA.");
    say(&mut desk, tag, true, &["SLA"]);
    assert!(matches!(desk.app.overlay, Some(Overlay::Confirm(_))));
    desk.key('y');
    assert!(has_left(&desk));
}

#[test]
fn what_was_changed_since_it_was_looked_at_does_not_leave() {
    let mut desk = written("Su SLA.");
    let tag = asked(&mut desk, "Su SLA.");
    desk.write(" Y");
    say(&mut desk, tag, false, &[]);
    assert!(!has_left(&desk));
}

#[test]
fn emoji_stay_where_the_channel_takes_none() {
    let mut desk = Desk::spanish();
    desk.open();
    let shown = desk.app.thread.as_mut().and_then(|one| one.show.as_mut());
    shown.expect("it is open").abilities.emoji = false;
    desk.asked.clear();
    desk.key('r');
    desk.write("Hecho ✅");
    desk.code(Code::Enter);
    assert!(!has_left(&desk));
    let said = desk.app.said.clone().expect("it was said");
    assert!(said.wrong && said.text.contains("emojis"), "{}", said.text);
}

/// The answer that was sent, and whether it says that it is confirmed.
fn left(desk: &mut Desk) -> (u64, bool) {
    desk.find(|ask| match ask {
        ToDesk::Work(WorkRequest::Reply { reply, .. }) => Some(reply.confirmed),
        _ => None,
    })
}

#[test]
fn what_the_desk_stops_is_asked_about_and_leaves_confirmed() {
    let mut desk = written("Su SLA.");
    let tag = asked(&mut desk, "Su SLA.");
    // The look at it said nothing, as a desk does that is reloaded meanwhile.
    say(&mut desk, tag, true, &[]);
    let (tag, confirmed) = left(&mut desk);
    assert!(!confirmed);
    let word = "SLA".to_owned();
    let outcome = Outcome::Remarked(Remarked {
        refusal: Refusal::new(Number::UNCONFIRMED),
        remarks: List::from(vec![RemarkView::Acronym { word }]),
    });
    desk.asked.clear();
    desk.feed(Input::Answer { tag, outcome });
    let screen = desk.screen(80, 24);
    assert!(screen.contains("¿Enviarlo así?"), "{screen}");
    desk.key('y');
    assert!(left(&mut desk).1, "it is confirmed");
}
