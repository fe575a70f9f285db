//! What is written, sent, stopped and kept, one claim each.

use crate::domain::message::Scope;
use crate::domain::{ConversationId, Span};
use crate::protocol::message::answer::{Conflict, Rendered};
use crate::protocol::message::{Data, ListsRequest, News, Outcome, ToDesk, WorkRequest};
use crate::protocol::view::conversation::Direction;
use crate::protocol::{Code as DeskCode, List, Refusal};
use crate::terminal::app::compose::Writing;
use crate::terminal::app::overlay::Overlay;
use crate::terminal::app::{Focus, Input, Line, Wish};
use crate::terminal::key::{Code, Key};

use super::desk::{Desk, NOW};
use super::people::{file, message, name, sent, show};

const ANA: ConversationId = ConversationId(4120);

/// The last thing asked of conversations, with its tag.
fn work(desk: &mut Desk) -> (u64, WorkRequest) {
    desk.find(|ask| match ask {
        ToDesk::Work(work) => Some(work.clone()),
        _ => None,
    })
}

fn open() -> Desk {
    let mut desk = Desk::spanish();
    desk.open();
    desk.asked.clear();
    desk
}

fn refuse(desk: &mut Desk, tag: u64, code: DeskCode) {
    let outcome = Outcome::Refused(Refusal::new(code));
    desk.feed(Input::Answer { tag, outcome });
}

#[test]
fn enter_sends_a_line_of_a_chat_with_what_its_author_had_seen() {
    let mut desk = open();
    desk.key('r');
    desk.write("Sí, mañana.");
    desk.code(Code::Enter);
    let (
        _,
        WorkRequest::Reply {
            conversation,
            base_seq,
            reply,
            ..
        },
    ) = work(&mut desk)
    else {
        panic!("an answer was to be sent");
    };
    assert_eq!((conversation, base_seq), (ANA, Some(5)));
    assert_eq!(reply.text, "Sí, mañana.");
    assert!(reply.client_message.is_some());
}

#[test]
fn an_answer_is_meant_only_while_its_author_has_the_conversation_as_they_had_it() {
    let mut desk = open();
    for (owner, grant) in [("sofia", Some(1)), ("marcos", None)] {
        let shown = desk.app.thread.as_mut().and_then(|one| one.show.as_mut());
        shown.expect("it is open").conversation.assignee = Some(name(owner));
        desk.app.focus = Focus::Thread;
        desk.key('r');
        desk.write("Sí.");
        let wishes = desk.app.step(desk.now, Input::Key(Key::plain(Code::Enter)));
        let sent = wishes.iter().find_map(|wish| match wish {
            Wish::Ask { fence, ask, .. } => {
                matches!(**ask, ToDesk::Work(WorkRequest::Reply { .. })).then_some(*fence)
            }
            _ => None,
        });
        assert_eq!(sent, Some(grant));
    }
}

#[test]
fn two_messages_never_carry_the_same_name() {
    let mut desk = open();
    let mut names = Vec::new();
    for text in ["uno", "dos"] {
        desk.key('r');
        desk.write(text);
        desk.code(Code::Enter);
        let (_, WorkRequest::Reply { reply, .. }) = work(&mut desk) else {
            panic!("an answer was to be sent");
        };
        names.push(reply.client_message);
        desk.code(Code::Esc);
    }
    assert_ne!(names[0], names[1]);
}

#[test]
fn a_mail_is_looked_at_before_it_leaves() {
    let mut desk = Desk::spanish();
    desk.key('j');
    desk.open();
    desk.asked.clear();
    desk.key('r');
    desk.write("Hola");
    desk.feed(Input::Key(Key::ctrl('j')));
    desk.write("Adiós");
    desk.code(Code::Enter);
    assert!(matches!(desk.app.overlay, Some(Overlay::Review(_))));
    assert!(!desk.has_asked(|ask| matches!(ask, ToDesk::Work(WorkRequest::Reply { .. }))));
    desk.key('y');
    let (_, WorkRequest::Reply { reply, .. }) = work(&mut desk) else {
        panic!("an answer was to be sent");
    };
    assert_eq!(reply.text, "Hola\nAdiós");
}

#[test]
fn a_refused_answer_comes_back_into_its_box() {
    let mut desk = open();
    desk.key('r');
    desk.write("uno");
    desk.code(Code::Enter);
    let (tag, _) = work(&mut desk);
    desk.write("dos");
    refuse(&mut desk, tag, DeskCode::WINDOW_CLOSED);
    let composer = desk.app.composer().expect("it is still there");
    assert_eq!(composer.field.text(), "uno\ndos");
    let said = desk.app.said.clone().expect("it was said");
    assert!(said.wrong && said.text.contains("CT-3011"), "{}", said.text);
}

#[test]
fn a_stopped_send_shows_what_is_new_and_sends_only_when_told() {
    let mut desk = open();
    desk.key('r');
    desk.write("Ya está en reparto.");
    desk.code(Code::Enter);
    let (tag, _) = work(&mut desk);
    let conflict = Conflict {
        refusal: Refusal::new(DeskCode::CONFLICT).with("by", "marcos"),
        base_seq: 6,
        since: List::from(vec![message(
            6,
            "marcos",
            Direction::Out,
            (5, "Llega hoy."),
        )]),
    };
    desk.feed(Input::Answer {
        tag,
        outcome: Outcome::Conflict(conflict),
    });
    let screen = desk.screen(80, 24);
    assert!(screen.contains("No se ha enviado"), "{screen}");
    assert!(screen.contains("Llega hoy."), "{screen}");
    assert_eq!(desk.app.unsent(), 0);
    desk.key('y');
    let (
        _,
        WorkRequest::Reply {
            base_seq, reply, ..
        },
    ) = work(&mut desk)
    else {
        panic!("an answer was to be sent");
    };
    assert_eq!(base_seq, Some(6));
    assert_eq!(reply.text, "Ya está en reparto.");
}

#[test]
fn what_is_to_be_closed_stays_open_when_somebody_wrote_meanwhile() {
    let mut desk = open();
    desk.key('e');
    let (tag, asked) = work(&mut desk);
    let resolve = |base_seq| WorkRequest::Resolve {
        conversation: ANA,
        base_seq: Some(base_seq),
    };
    assert_eq!(asked, resolve(5));
    let conflict = Conflict {
        refusal: Refusal::new(DeskCode::CONFLICT).with("by", "contact"),
        base_seq: 6,
        since: List::from(vec![message(6, "Ana", Direction::In, (5, "¡Espere!"))]),
    };
    desk.feed(Input::Answer {
        tag,
        outcome: Outcome::Conflict(conflict),
    });
    let screen = desk.screen(80, 24);
    assert!(screen.contains("No se ha cerrado"), "{screen}");
    assert!(screen.contains("¡Espere!"), "{screen}");
    desk.key('x');
    assert!(!desk.has_asked(|ask| *ask == ToDesk::Work(resolve(6))));
    desk.key('y');
    assert_eq!(work(&mut desk).1, resolve(6));
}

#[test]
fn a_message_that_just_appeared_does_not_count_as_read() {
    let mut desk = open();
    desk.key('r');
    desk.write("Sí");
    let new = message(6, "Ana", Direction::In, (5, "¡Espere!"));
    desk.news(News::Message {
        conversation: ANA,
        message: Box::new(new),
    });
    assert_eq!(desk.app.composer().map(|one| one.base_seq), Some(5));
    desk.wait(Span::seconds(3));
    assert_eq!(desk.app.composer().map(|one| one.base_seq), Some(6));
}

#[test]
fn nothing_is_lost_while_the_line_is() {
    let mut desk = open();
    desk.key('r');
    desk.write("uno");
    desk.code(Code::Enter);
    desk.write("dos");
    desk.feed(Input::Down {
        retry_at: None,
        why: String::new(),
    });
    assert_eq!(desk.app.unsent(), 1);
    let screen = desk.screen(80, 24);
    for shown in ["Sin conexión", "(pendiente) uno", "dos", "Garantía"] {
        assert!(screen.contains(shown), "{shown} is gone:\n{screen}");
    }
    let (tag, _) = work(&mut desk);
    desk.up(&[]);
    assert_eq!(desk.app.line, Line::Up);
    desk.accept(tag, Data::Sent(sent(ANA)));
    assert_eq!(desk.app.unsent(), 0);
    assert_eq!(desk.app.composer().map(|one| one.field.text()), Some("dos"));
}

#[test]
fn a_command_without_an_answer_gives_its_text_back() {
    let mut desk = open();
    desk.key('r');
    desk.write("uno");
    desk.code(Code::Enter);
    let (tag, _) = work(&mut desk);
    let why = "no answer in time".to_owned();
    desk.feed(Input::Unanswered { tag, why });
    assert_eq!(desk.app.composer().map(|one| one.field.text()), Some("uno"));
}

#[test]
fn leaving_with_something_unsent_is_asked_about() {
    let mut desk = open();
    desk.key('r');
    desk.write("uno");
    desk.code(Code::Enter);
    desk.feed(Input::Key(Key::ctrl('c')));
    assert!(!desk.wished.contains(&Wish::Quit));
    desk.key('y');
    assert!(desk.wished.contains(&Wish::Quit));
}

#[test]
fn what_is_typed_is_kept_at_the_desk_and_dropped_when_emptied() {
    let mut desk = open();
    desk.key('r');
    desk.write("Hola");
    desk.wait(Span::seconds(3));
    let (_, kept) = work(&mut desk);
    assert!(matches!(kept, WorkRequest::SaveDraft { ref text, .. } if text == "Hola"));
    desk.feed(Input::Key(Key::ctrl('u')));
    desk.wait(Span::seconds(3));
    assert!(matches!(work(&mut desk).1, WorkRequest::DropDraft { .. }));
}

#[test]
fn a_draft_of_an_earlier_day_is_there_again() {
    let mut desk = Desk::spanish();
    desk.code(Code::Enter);
    let (tag, ()) =
        desk.find(|ask| matches!(ask, ToDesk::Lists(ListsRequest::Open { .. })).then_some(()));
    let mut opened = show(ANA);
    opened.drafts = List::from(vec![crate::protocol::view::conversation::DraftView {
        conversation: ANA,
        agent: name("sofia"),
        text: Some("Le escribo para".to_owned()),
        base_seq: 3,
        at: NOW,
    }]);
    desk.accept(tag, Data::Opened(Box::new(opened)));
    let composer = desk.app.composer().expect("the draft is there");
    assert_eq!(
        (composer.field.text(), composer.base_seq),
        ("Le escribo para", 3)
    );
}

#[test]
fn notes_are_for_the_team_or_for_their_author() {
    for (tabs, scope) in [(0, Scope::Team), (1, Scope::Author)] {
        let mut desk = open();
        desk.key('n');
        (0..tabs).for_each(|_| desk.code(Code::Tab));
        desk.write("ojo");
        desk.code(Code::Enter);
        let (_, asked) = work(&mut desk);
        assert!(matches!(asked, WorkRequest::Note { scope: one, .. } if one == scope));
    }
}

#[test]
fn a_macro_with_an_empty_place_is_not_inserted() {
    let mut desk = open();
    desk.key('r');
    desk.write("/envio");
    desk.code(Code::Tab);
    let (tag, ()) = desk
        .find(|ask| matches!(ask, ToDesk::Lists(ListsRequest::RenderMacro { .. })).then_some(()));
    let mut rendered = Rendered {
        name: name("envio"),
        text: "Su pedido sale hoy".to_owned(),
        missing: List::from(vec!["pedido".to_owned()]),
        tags: List::new(),
        resolve: false,
    };
    desk.accept(tag, Data::Rendered(rendered.clone()));
    desk.code(Code::Enter);
    assert_eq!(desk.app.composer().map(|one| one.field.text()), Some(""));
    rendered.missing = List::new();
    desk.app.overlay = Some(Overlay::Macro(rendered));
    desk.code(Code::Enter);
    let composer = desk.app.composer().expect("it is being written");
    assert_eq!(composer.field.text(), "Su pedido sale hoy");
    assert_eq!(composer.made_with, Some(name("envio")));
}

/// Chosen from a list by the beginning of its name, the beginning stayed in front of it: `/envHola`.
#[test]
fn a_macro_found_by_its_beginning_replaces_that_beginning() {
    let mut desk = open();
    desk.key('r');
    desk.write("/env");
    desk.code(Code::Tab);
    desk.code(Code::Enter);
    let (tag, ()) = desk
        .find(|ask| matches!(ask, ToDesk::Lists(ListsRequest::RenderMacro { .. })).then_some(()));
    let rendered = Rendered {
        name: name("envio"),
        text: "Su pedido sale hoy".to_owned(),
        missing: List::new(),
        tags: List::new(),
        resolve: false,
    };
    desk.accept(tag, Data::Rendered(rendered));
    desk.code(Code::Enter);
    let composer = desk.app.composer().expect("it is being written");
    assert_eq!(composer.field.text(), "Su pedido sale hoy");
}

#[test]
fn a_place_that_only_the_author_can_fill_is_filled_before_it_leaves() {
    let mut desk = open();
    let rendered = Rendered {
        name: name("envio"),
        text: "Su pedido {pedido} sale hoy".to_owned(),
        missing: List::from(vec!["pedido".to_owned()]),
        tags: List::new(),
        resolve: false,
    };
    desk.app.overlay = Some(Overlay::Macro(rendered));
    desk.code(Code::Enter);
    desk.code(Code::Enter);
    assert!(desk.app.said.as_ref().is_some_and(|said| said.wrong));
    // The cursor is behind the place: it is taken away and filled.
    (0.."{pedido}".len()).for_each(|_| desk.code(Code::Backspace));
    desk.write("1042");
    desk.code(Code::Enter);
    let (_, WorkRequest::Reply { reply, .. }) = work(&mut desk) else {
        panic!("an answer was to be sent");
    };
    assert_eq!(reply.text, "Su pedido 1042 sale hoy");
}

#[test]
fn a_file_that_the_channel_does_not_carry_is_not_attached_and_said_so() {
    let mut desk = open();
    desk.key('r');
    let mut large = file();
    large.size = 11_000_000;
    desk.feed(Input::Uploaded {
        conversation: ANA,
        result: Ok(large),
    });
    assert!(desk.app.composer().is_some_and(|one| one.files.is_empty()));
    let said = desk.app.said.as_ref().map(|said| said.text.as_str());
    let told = "justificante.pdf pesa 10,4 MB y el canal lleva hasta 9,5 MB.";
    assert_eq!(said, Some(told));
}

#[test]
fn files_go_along_and_come_down() {
    let mut desk = open();
    desk.feed(Input::Command("attach ~/nota.pdf".to_owned()));
    assert!(matches!(desk.wished.last(), Some(Wish::Upload { .. })));
    let result = Ok(file());
    desk.feed(Input::Uploaded {
        conversation: ANA,
        result,
    });
    desk.key('r');
    desk.write("Adjunto.");
    desk.code(Code::Enter);
    assert!(
        matches!(work(&mut desk).1, WorkRequest::Reply { ref reply, .. } if reply.attachments.len() == 1)
    );
    desk.code(Code::Esc);
    desk.key('v');
    desk.code(Code::Enter);
    desk.code(Code::Enter);
    let Some(Wish::Save { seq, path, .. }) = desk.wished.last() else {
        panic!("a file was to be saved");
    };
    assert_eq!((*seq, path.to_str()), (4, Some("justificante.pdf")));
}

#[test]
fn the_editors_text_is_looked_at_before_it_leaves() {
    let mut desk = open();
    desk.key('r');
    desk.write("a");
    desk.feed(Input::Key(Key::ctrl('e')));
    assert_eq!(desk.wished.last(), Some(&Wish::Edit("a".to_owned())));
    desk.feed(Input::Edited(Some("b\n".to_owned())));
    assert!(matches!(desk.app.overlay, Some(Overlay::Review(_))));
    desk.key('p');
    assert_eq!(desk.app.composer().map(|one| one.field.text()), Some("b"));
    assert_eq!(desk.app.focus, Focus::Thread);
}

#[test]
fn a_text_that_begins_with_a_number_is_a_text() {
    let mut desk = open();
    desk.feed(Input::Command("reply 24 horas".to_owned()));
    let (
        _,
        WorkRequest::Reply {
            conversation,
            reply,
            ..
        },
    ) = work(&mut desk)
    else {
        panic!("an answer was to be sent");
    };
    assert_eq!((conversation, reply.text.as_str()), (ANA, "24 horas"));
}

#[test]
fn every_kind_of_text_can_be_begun() {
    let mut desk = open();
    for (key, writing) in [('r', Writing::Reply), ('n', Writing::TeamNote)] {
        desk.key(key);
        assert_eq!(desk.app.composer().map(|one| one.writing), Some(writing));
        desk.code(Code::Esc);
    }
}

/// An unsent note became the customer's answer by pressing `r`.
#[test]
fn a_note_that_was_begun_stays_a_note_whatever_key_is_pressed() {
    let mut desk = open();
    desk.key('n');
    desk.write("no le digan el precio");
    desk.code(Code::Esc);
    desk.key('r');
    let composer = desk.app.composer().expect("it is being written");
    assert_eq!(composer.writing, Writing::TeamNote);
    desk.code(Code::Enter);
    let (_, asked) = work(&mut desk);
    assert!(matches!(asked, WorkRequest::Note { .. }));
}
