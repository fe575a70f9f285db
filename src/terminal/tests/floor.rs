//! What a supervisor does and what comes of it, one claim each.

use crate::domain::{ConversationId, MessageId, Moment, Seq, Span};
use crate::protocol::List;
use crate::protocol::message::answer::Outbox;
use crate::protocol::message::desk::ReportAbout;
use crate::protocol::message::work::Target;
use crate::protocol::message::{
    Data, DeskRequest, ListsRequest, News, PresenceRequest, SuperviseRequest, ToDesk,
};
use crate::protocol::view::conversation::AddressView;
use crate::protocol::view::desk::{CandidateView, DecisionView, OutboxView, RestView};
use crate::protocol::view::report::{AgentFigures, ReportView, Spread};
use crate::terminal::app::{Input, Page, Wish};
use crate::terminal::key::Code;
use crate::words::Lang;

use super::desk::{Desk, NOW};
use super::people::{conversations, name, panel};

fn panel_open() -> Desk {
    let mut desk = Desk::supervisor(Lang::Es, false);
    desk.key('g');
    desk.key('p');
    desk.answer_all();
    desk
}

/// A letter to Luis that was given up.
pub(super) fn dead_letter(message: MessageId) -> OutboxView {
    OutboxView {
        message,
        conversation: ConversationId(4119),
        seq: 3,
        channel: name("correo"),
        to: AddressView {
            scheme: name("mail"),
            value: "luis@example.test".to_owned(),
        },
        subject: "Garantía".to_owned(),
        state: "dead".to_owned(),
        failure: Some("bad_recipient".to_owned()),
        attempts: 9,
        next_at: None,
        last_answer: "550 no such user".to_owned(),
        created_at: Moment(0),
        not_after: NOW,
        waits_for: None,
        author: None,
        text: None,
    }
}

fn supervised(desk: &mut Desk) -> SuperviseRequest {
    let (_, asked) = desk.find(|ask| match ask {
        ToDesk::Supervise(asked) => Some(asked.clone()),
        _ => None,
    });
    asked
}

#[test]
fn an_agent_is_not_shown_the_floor() {
    let mut desk = Desk::spanish();
    desk.key('g');
    desk.key('p');
    assert_eq!(desk.app.page, Page::Inbox);
    assert!(desk.app.said.as_ref().is_some_and(|said| said.wrong));
}

#[test]
fn the_floor_stays_current_until_it_is_left() {
    let mut desk = panel_open();
    let mut later = panel();
    later.waiting = 42;
    desk.news(News::Panel {
        panel: Box::new(later),
    });
    assert!(desk.screen(80, 24).contains("42 !"));
    desk.code(Code::Esc);
    assert!(matches!(
        supervised(&mut desk),
        SuperviseRequest::Panel { watch: false, .. }
    ));
}

#[test]
fn a_queue_of_the_floor_opens_as_a_list() {
    let mut desk = panel_open();
    desk.key('j');
    desk.code(Code::Enter);
    let (_, of) = desk.find(|ask| match ask {
        ToDesk::Lists(ListsRequest::Subscribe { of, .. }) => Some(of.clone()),
        _ => None,
    });
    assert_eq!(of.filter.queue[..], [name("soporte")]);
}

#[test]
fn a_colleague_who_asked_for_help_is_helped_with_that_conversation() {
    let mut desk = panel_open();
    desk.code(Code::Tab);
    desk.key('w');
    desk.answer_all();
    desk.write("Ofrécele el envío gratis.");
    desk.code(Code::Enter);
    let SuperviseRequest::Whisper { conversation, text } = supervised(&mut desk) else {
        panic!("a whisper was to be sent");
    };
    assert_eq!(conversation, ConversationId(4119));
    assert_eq!(text, "Ofrécele el envío gratis.");
}

#[test]
fn to_take_over_is_asked_about_first() {
    let mut desk = panel_open();
    desk.code(Code::Tab);
    desk.key('T');
    assert!(desk.asked.is_empty());
    desk.key('y');
    assert!(matches!(
        supervised(&mut desk),
        SuperviseRequest::TakeOver { conversation } if conversation.0 == 4119
    ));
}

#[test]
fn work_is_moved_from_the_floor() {
    let mut desk = panel_open();
    desk.code(Code::Tab);
    desk.key('m');
    desk.code(Code::Down);
    desk.code(Code::Enter);
    let SuperviseRequest::Reassign { to, .. } = supervised(&mut desk) else {
        panic!("work was to be moved");
    };
    assert_eq!(
        to,
        Target::Queue {
            queue: name("ventas")
        }
    );
}

#[test]
fn a_colleagues_status_is_changed_from_the_floor() {
    let mut desk = panel_open();
    desk.code(Code::Tab);
    desk.key('S');
    desk.code(Code::Down);
    desk.code(Code::Enter);
    let (agent, status) = (name("marcos"), name("Descanso"));
    assert_eq!(
        supervised(&mut desk),
        SuperviseRequest::SetStatus { agent, status }
    );
}

#[test]
fn whoever_follows_unseen_says_nowhere_that_they_are_there() {
    let mut desk = Desk::supervisor(Lang::Es, false);
    desk.feed(Input::Command("monitor 4119".to_owned()));
    desk.answer_all();
    desk.wait(Span::seconds(6));
    assert!(!desk.has_asked(|ask| matches!(ask, ToDesk::Presence(_))));
}

#[test]
fn whoever_was_seen_can_follow_on_unseen() {
    let mut desk = Desk::supervisor(Lang::Es, false);
    desk.open();
    desk.wait(Span::seconds(1));
    desk.asked.clear();
    desk.key('W');
    assert!(desk.has_asked(|ask| matches!(ask, ToDesk::Presence(PresenceRequest::Leave { .. }))));
    desk.answer_all();
    assert!(desk.screen(80, 24).contains("sin que le vean"));
}

#[test]
fn why_it_is_here_is_told_with_everybody_who_was_looked_at() {
    let mut desk = Desk::supervisor(Lang::Es, false);
    desk.key('Y');
    let (tag, ()) = desk.find(|ask| {
        matches!(ask, ToDesk::Supervise(SuperviseRequest::Explain { .. })).then_some(())
    });
    let decision = DecisionView {
        seq: Seq(5),
        at: NOW,
        conversation: ConversationId(4120),
        queue: name("soporte"),
        cause: "arrived".to_owned(),
        rule: "most_available".to_owned(),
        generation: 3,
        winner: Some(name("sofia")),
        candidates: List::from(vec![CandidateView {
            agent: name("marcos"),
            eligible: false,
            reason: "full".to_owned(),
            params: List::new(),
        }]),
        unlisted: 2,
        rest: List::from(vec![RestView {
            reason: "away".to_owned(),
            count: 2,
        }]),
    };
    desk.accept(tag, Data::Decisions(List::from(vec![decision])));
    let screen = desk.screen(80, 24);
    for told in [
        "quien más sitio tenía",
        "- marcos  sin sitio",
        "y 2 personas más: 2 no está",
    ] {
        assert!(screen.contains(told), "{told} is not in\n{screen}");
    }
}

#[test]
fn a_dead_delivery_is_tried_again_or_given_up_after_a_yes() {
    let mut desk = Desk::supervisor(Lang::Es, false);
    desk.feed(Input::Command("outbox list".to_owned()));
    let (tag, ()) =
        desk.find(|ask| matches!(ask, ToDesk::Desk(DeskRequest::Outbox { .. })).then_some(()));
    let items = List::from(vec![dead_letter(MessageId(12))]);
    desk.accept(
        tag,
        Data::Outbox(Outbox {
            items,
            next: None,
            total: 1,
        }),
    );
    let screen = desk.screen(120, 24);
    assert!(
        screen.contains("ABANDONADO") && screen.contains("550 no such user"),
        "{screen}"
    );
    desk.key('r');
    let retry = DeskRequest::RetryDelivery {
        message: MessageId(12),
    };
    assert!(desk.has_asked(|ask| *ask == ToDesk::Desk(retry.clone())));
    desk.key('d');
    desk.write("buzón cerrado");
    desk.code(Code::Enter);
    let drop = DeskRequest::DropDelivery {
        message: MessageId(12),
        reason: "buzón cerrado".to_owned(),
    };
    assert!(!desk.has_asked(|ask| *ask == ToDesk::Desk(drop.clone())));
    desk.key('s');
    assert!(desk.has_asked(|ask| *ask == ToDesk::Desk(drop.clone())));
}

#[test]
fn an_alarm_reaches_whoever_looks_elsewhere() {
    let mut desk = Desk::supervisor(Lang::Es, false);
    desk.news(News::Alarm {
        conversation: Box::new(conversations().remove(1)),
        why: "flag".to_owned(),
    });
    let Some(Wish::Notify { title, .. }) = desk.wished.last() else {
        panic!("somebody was to be told");
    };
    assert_eq!(title, "#4119 de sofia: pide ayuda");
}

#[test]
fn figures_of_today_are_read_without_leaving_the_console() {
    let mut desk = Desk::supervisor(Lang::Es, false);
    desk.feed(Input::Command("report agents".to_owned()));
    let (tag, (about, span)) = desk.find(|ask| match ask {
        ToDesk::Desk(DeskRequest::Report { about, from, to }) => Some((*about, to.since(*from))),
        _ => None,
    });
    assert_eq!(about, ReportAbout::Agents);
    assert!(span <= Span::days(1), "since midnight");
    let none = Spread {
        count: 0,
        median: Span::ZERO,
        p90: Span::ZERO,
        max: Span::ZERO,
    };
    let figures = AgentFigures {
        agent: name("marcos"),
        taken: 7,
        untaken: 1,
        answers: 5,
        ended: 2,
        rated: 0,
        rating: None,
        response: none,
        handling: none,
        present: Span::minutes(90),
    };
    let report = ReportView {
        from: Moment(NOW.0 - 3_600_000),
        to: NOW,
        known_from: None,
        queues: List::new(),
        agents: vec![figures].into(),
    };
    desk.accept(tag, Data::Report(Box::new(report)));
    let screen = desk.screen(80, 24);
    assert!(screen.contains("tomó 7 · dejó pasar 1"), "{screen}");
    desk.feed(Input::Command("report nonsense".to_owned()));
    let said = desk.screen(80, 24);
    assert!(said.contains(":report week"), "{said}");
}

#[test]
fn an_agent_is_told_who_may_read_figures() {
    let mut desk = Desk::spanish();
    desk.key('g');
    desk.key('r');
    assert!(!desk.has_asked(|ask| matches!(ask, ToDesk::Desk(DeskRequest::Report { .. }))));
    assert!(desk.screen(80, 24).contains("Pídalo a supervisión"));
}
