//! What can be done without leaving the console, one claim each: records, colleagues, letters, whole texts.

use crate::domain::case::CaseStatus;
use crate::domain::{CaseId, ContactId, ConversationId, MessageId};
use crate::protocol::List;
use crate::protocol::message::answer::{Contacts, Outbox};
use crate::protocol::message::{
    ContactsRequest, Data, DeskRequest, ListsRequest, SuperviseRequest, ToDesk, WorkRequest,
};
use crate::protocol::view::conversation::{AddressView, Direction, WorkState};
use crate::protocol::view::people::SkillLevel;
use crate::terminal::app::{Input, Page, Wish};
use crate::terminal::key::{Code, Key};
use crate::words::Lang;

use super::desk::Desk;
use super::people::{contact, message, name, show};

const ANA: ConversationId = ConversationId(4120);
const LUIS: ConversationId = ConversationId(4119);

fn open() -> Desk {
    let mut desk = Desk::spanish();
    desk.open();
    desk.asked.clear();
    desk
}

fn floor() -> Desk {
    let mut desk = Desk::supervisor(Lang::Es, false);
    desk.key('g');
    desk.key('p');
    desk.answer_all();
    desk.code(Code::Tab);
    desk
}

fn work(desk: &mut Desk) -> WorkRequest {
    let work = desk.find(|ask| match ask {
        ToDesk::Work(work) => Some(work.clone()),
        _ => None,
    });
    work.1
}

fn supervised(desk: &mut Desk) -> SuperviseRequest {
    let asked = desk.find(|ask| match ask {
        ToDesk::Supervise(asked) => Some(asked.clone()),
        _ => None,
    });
    asked.1
}

fn of_customers(desk: &mut Desk) -> (u64, ContactsRequest) {
    desk.find(|ask| match ask {
        ToDesk::Contacts(asked) => Some(asked.clone()),
        _ => None,
    })
}

#[test]
fn a_subject_is_changed_from_what_it_was() {
    let mut desk = open();
    desk.key('c');
    desk.choose(":subject");
    assert!(desk.screen(80, 24).contains("│¿Dónde está mi pedido?"));
    desk.write(" (1042)");
    desk.code(Code::Enter);
    let subject = "¿Dónde está mi pedido? (1042)".to_owned();
    let changed = WorkRequest::Subject {
        conversation: ANA,
        subject,
    };
    assert_eq!(work(&mut desk), changed);
}

#[test]
fn a_case_is_put_where_it_stands_and_given_its_number_elsewhere() {
    let mut desk = open();
    let case = |status, external_id, relates_to| WorkRequest::Case {
        conversation: ANA,
        status,
        kind: None,
        external_id,
        relates_to,
    };
    desk.key('c');
    desk.choose("estado del caso");
    desk.choose("espera");
    assert_eq!(work(&mut desk), case(Some(CaseStatus::OnHold), None, None));
    desk.feed(Input::Command("case number CRM-77".to_owned()));
    assert_eq!(work(&mut desk), case(None, Some("CRM-77".to_owned()), None));
    desk.feed(Input::Command("case-number -".to_owned()));
    assert_eq!(work(&mut desk), case(None, Some(String::new()), None));
    desk.feed(Input::Command("relates C-2041-K".to_owned()));
    assert_eq!(work(&mut desk), case(None, None, Some(CaseId(2041))));
}

#[test]
fn more_time_to_write_up_is_offered_where_there_is_something_to_write_up() {
    let mut desk = open();
    desk.key('c');
    assert!(!desk.screen(120, 36).contains(":extend"));
    desk.code(Code::Esc);
    let shown = desk.app.thread.as_mut().and_then(|one| one.show.as_mut());
    shown.expect("it is open").conversation.work = WorkState::WrapUp;
    desk.key('c');
    desk.choose(":extend");
    let asked = WorkRequest::ExtendWrapUp { conversation: ANA };
    assert_eq!(work(&mut desk), asked);
}

#[test]
fn a_colleagues_capacity_skills_and_queues_are_changed_on_the_floor() {
    let mut desk = floor();
    let agent = name("marcos");
    desk.key('c');
    desk.choose(":agent-capacity");
    desk.fill("7 9");
    let set = SuperviseRequest::SetCapacity {
        agent: agent.clone(),
        capacity: 7,
        interruptible: Some(9),
    };
    assert_eq!(supervised(&mut desk), set);
    desk.key('c');
    desk.choose(":agent-skills");
    desk.fill("envíos=8");
    let skills = List::from(vec![SkillLevel {
        skill: name("envíos"),
        level: 8,
    }]);
    let set = SuperviseRequest::SetSkills {
        agent: agent.clone(),
        skills,
    };
    assert_eq!(supervised(&mut desk), set);
    desk.key('c');
    desk.choose(":agent-queues");
    // Soporte was the only one.
    desk.key(' ');
    desk.code(Code::Enter);
    let set = SuperviseRequest::SetQueues {
        agent,
        queues: List::new(),
    };
    assert_eq!(supervised(&mut desk), set);
}

#[test]
fn a_colleague_is_signed_out_only_after_a_yes() {
    let mut desk = floor();
    desk.asked.clear();
    desk.key('c');
    desk.choose(":agent-signout");
    assert!(desk.asked.is_empty());
    desk.key('y');
    let out = SuperviseRequest::SignOut {
        agent: name("marcos"),
    };
    assert_eq!(supervised(&mut desk), out);
}

#[test]
fn a_queue_is_stopped_and_emptied_from_the_floor() {
    let mut desk = floor();
    desk.code(Code::Tab);
    desk.code(Code::Tab);
    desk.asked.clear();
    let desk_asked = |desk: &mut Desk| {
        desk.find(|ask| match ask {
            ToDesk::Desk(asked) => Some(asked.clone()),
            _ => None,
        })
        .1
    };
    desk.feed(Input::Command("queue pause correo".to_owned()));
    let paused = DeskRequest::PauseQueue {
        queue: name("correo"),
        paused: true,
    };
    assert_eq!(desk_asked(&mut desk), paused);
    desk.feed(Input::Command("queue-move soporte ventas".to_owned()));
    desk.key('y');
    let moved = DeskRequest::MoveQueue {
        from: name("soporte"),
        to: name("ventas"),
    };
    assert_eq!(desk_asked(&mut desk), moved);
}

#[test]
fn the_floor_is_narrowed_and_sorted() {
    let mut desk = floor();
    desk.key('/');
    desk.write("sofi");
    desk.code(Code::Enter);
    let screen = desk.screen(80, 24);
    assert!(
        screen.contains("Sofía") && !screen.contains("Marcos"),
        "{screen}"
    );
    desk.key('/');
    desk.fill("");
    desk.key('o');
    desk.choose("carga");
    desk.code(Code::Tab);
    desk.code(Code::Tab);
    assert_eq!(desk.app.panel.queue_at(0).map(|one| one.waiting), Some(31));
    assert_eq!(desk.app.panel.agent_at(0).map(|one| one.load), Some(4));
}

#[test]
fn who_asks_for_help_is_a_table_of_its_own() {
    let mut desk = floor();
    desk.code(Code::Tab);
    let screen = desk.screen(80, 24);
    assert!(screen.contains("! #4119"), "{screen}");
    desk.code(Code::Enter);
    assert_eq!(desk.app.thread.as_ref().map(|one| one.id), Some(LUIS));
}

#[test]
fn a_customers_record_is_changed_and_read_anew() {
    let mut desk = open();
    desk.key('i');
    desk.answer_all();
    desk.key('c');
    desk.choose(":contact-name");
    desk.fill("Ana Ruiz Soler");
    let (tag, asked) = of_customers(&mut desk);
    let edit = ContactsRequest::Edit {
        contact: ContactId(1),
        name: Some("Ana Ruiz Soler".to_owned()),
        language: None,
        fields: List::new(),
    };
    assert_eq!(asked, edit);
    desk.accept(tag, Data::Done);
    let mut changed = contact();
    changed.name = "Ana Ruiz Soler".to_owned();
    let (tag, _) = of_customers(&mut desk);
    desk.accept(tag, Data::Contact(Box::new(changed)));
    desk.answer_all();
    assert!(desk.screen(80, 24).contains("Ana Ruiz Soler"));
}

#[test]
fn two_records_of_one_customer_are_made_one_by_name() {
    let mut desk = open();
    desk.key('i');
    desk.answer_all();
    desk.key('c');
    desk.choose(":contact-merge");
    desk.fill("ruiz");
    let (tag, _) = of_customers(&mut desk);
    let mut other = contact();
    other.id = ContactId(15);
    other.name = "A. Ruiz".to_owned();
    let items = vec![contact(), other].into();
    desk.accept(tag, Data::Contacts(Contacts { items, next: None }));
    desk.code(Code::Enter);
    desk.key('y');
    let merge = ContactsRequest::Merge {
        into: ContactId(1),
        from: ContactId(15),
    };
    assert_eq!(of_customers(&mut desk).1, merge);
}

#[test]
fn a_message_cut_short_is_read_whole() {
    let mut desk = open();
    let mut long = message(6, "Ana", Direction::In, (5, "Principio"));
    long.clipped = true;
    let news = crate::protocol::message::News::Message {
        conversation: ANA,
        message: Box::new(long),
    };
    desk.news(news);
    desk.key('V');
    let wish = Wish::Body {
        conversation: ANA,
        seq: 6,
    };
    assert_eq!(desk.wished.last(), Some(&wish));
    let text = format!("{}final", "renglón\n".repeat(5_000));
    let result = Ok(text);
    desk.feed(Input::Body { seq: 6, result });
    assert_eq!(desk.app.page, Page::Reading);
    desk.screen(80, 24);
    desk.code(Code::End);
    assert!(desk.screen(80, 24).contains("final"));
    desk.code(Code::Esc);
    assert_eq!(desk.app.page, Page::Inbox);
}

#[test]
fn a_dead_letter_says_why_in_words_and_older_ones_follow() {
    let mut desk = Desk::supervisor(Lang::Es, false);
    desk.key('g');
    desk.key('o');
    let outbox = |desk: &mut Desk| {
        desk.find(|ask| match ask {
            ToDesk::Desk(DeskRequest::Outbox { cursor, dead, .. }) => Some((cursor.clone(), *dead)),
            _ => None,
        })
    };
    let (tag, asked) = outbox(&mut desk);
    assert_eq!(asked, (None, None));
    let one = super::floor::dead_letter(MessageId(12));
    let answer = Outbox {
        items: List::from(vec![one]),
        next: Some("2".to_owned()),
        total: 300,
    };
    desk.accept(tag, Data::Outbox(answer));
    let screen = desk.screen(60, 20);
    assert!(screen.contains("la dirección no existe"), "{screen}");
    desk.key('j');
    assert_eq!(outbox(&mut desk).1, (Some("2".to_owned()), None));
    desk.key('c');
    desk.choose("solo lo abandonado");
    assert_eq!(outbox(&mut desk).1, (None, Some(true)));
}

#[test]
fn every_key_is_in_the_help_however_small_the_screen() {
    let mut desk = open();
    desk.key('?');
    let mut all = String::new();
    for _ in 0..6 {
        all.push_str(&desk.screen(60, 20));
        desk.key(' ');
    }
    for word in ["salir", "orden", "recargar", "mensaje entero", "más…"] {
        assert!(all.contains(word), "{word} is not in\n{all}");
    }
}

#[test]
fn a_long_conversation_is_read_up_to_its_beginning() {
    let mut desk = open();
    let messages: Vec<_> = (1..=400)
        .map(|n| message(n, "Ana", Direction::In, (1, &format!("mensaje {n}."))))
        .collect();
    let shown = desk.app.thread.as_mut().and_then(|one| one.show.as_mut());
    shown.expect("it is open").messages = messages.into();
    assert!(desk.screen(80, 24).contains("mensaje 400."));
    let mut ups = 0;
    while !desk.screen(80, 24).contains("mensaje 1.") {
        desk.code(Code::PageUp);
        ups += 1;
        assert!(ups < 100, "{}", desk.screen(80, 24));
    }
    desk.code(Code::End);
    assert!(desk.screen(80, 24).contains("mensaje 400."));
    desk.code(Code::Home);
    assert!(desk.screen(80, 24).contains("mensaje 1."));
}

#[test]
fn keys_are_shown_again_once_somebody_goes_on() {
    let mut desk = open();
    desk.feed(Input::Key(Key::char('z')));
    assert!(desk.app.said.is_some());
    desk.wait(crate::domain::Span::seconds(2));
    desk.key('k');
    assert!(desk.app.said.is_none());
}

#[test]
fn an_address_is_added_as_the_channel_spells_it() {
    let mut desk = open();
    desk.feed(Input::Command("contact address tel +34611".to_owned()));
    let address = AddressView {
        scheme: name("tel"),
        value: "+34611".to_owned(),
    };
    let added = ContactsRequest::AddAddress {
        contact: ContactId(1),
        address,
    };
    assert_eq!(of_customers(&mut desk).1, added);
}

#[test]
fn a_message_to_split_at_and_a_conversation_to_merge_are_chosen_and_not_known_by_heart() {
    let mut desk = open();
    desk.key('S');
    desk.choose("llega mañana");
    let split = WorkRequest::Split {
        conversation: ANA,
        seq: 5,
    };
    assert_eq!(work(&mut desk), split);
    desk.key('M');
    desk.choose("4119");
    desk.key('y');
    let merge = WorkRequest::Merge {
        into: ANA,
        from: LUIS,
    };
    assert_eq!(work(&mut desk), merge);
}

#[test]
fn what_became_part_of_another_leads_there() {
    let mut desk = Desk::spanish();
    desk.code(Code::Enter);
    let (tag, ()) =
        desk.find(|ask| matches!(ask, ToDesk::Lists(ListsRequest::Open { .. })).then_some(()));
    let mut gone = show(ANA);
    gone.conversation.merged_into = Some(LUIS);
    desk.accept(tag, Data::Opened(Box::new(gone)));
    desk.answer_all();
    let open = desk.app.thread.as_ref().map(|thread| thread.id);
    assert_eq!(open, Some(LUIS));
    let said = desk.app.said.clone().expect("it says so");
    assert!(said.text.contains("#4120") && said.text.contains("#4119"));
}

#[test]
fn nobody_is_offered_to_hand_work_to_themselves_or_where_it_is() {
    let mut desk = open();
    desk.key('t');
    let screen = desk.screen(80, 24);
    assert!(screen.contains("persona marcos"), "{screen}");
    assert!(!screen.contains("persona sofia"), "{screen}");
    assert!(!screen.contains("│ cola soporte"), "{screen}");
}
