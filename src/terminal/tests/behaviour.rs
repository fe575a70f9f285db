//! What an agent does and what comes of it, one claim each.

use crate::domain::message::Scope;
use crate::domain::{ConversationId, MessageId, Moment, OfferId, Span};
use crate::protocol::List;
use crate::protocol::key::Ticket;
use crate::protocol::message::answer::{Accepted, Undo};
use crate::protocol::message::news::OfferEnd;
use crate::protocol::message::work::Target;
use crate::protocol::message::{
    Data, ListsRequest, News, Outcome, PresenceRequest, ToDesk, WorkRequest,
};
use crate::protocol::view::conversation::{AuthorKind, Direction, Doing, MessageState, WorkState};
use crate::protocol::view::desk::{ConfigStatusView, ProblemView};
use crate::terminal::app::{Focus, Input, Wish};
use crate::terminal::key::Code;
use crate::words::Lang;

use super::desk::{Desk, NOW};
use super::people::{conversations, message, name, offer, window};

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

#[test]
fn being_there_is_said_every_five_seconds_and_typing_at_once() {
    let mut desk = open();
    let lease = |ask: &ToDesk| match ask {
        ToDesk::Presence(PresenceRequest::Lease { doing, .. }) => Some(*doing),
        _ => None,
    };
    desk.wait(Span::seconds(1));
    assert_eq!(desk.find(lease).1, Doing::Viewing);
    desk.wait(Span::seconds(1));
    assert!(!desk.has_asked(|ask| lease(ask).is_some()));
    desk.key('r');
    desk.write("S");
    desk.wait(Span::seconds(1));
    assert_eq!(desk.find(lease).1, Doing::Typing);
}

#[test]
fn an_offer_is_taken_by_enter_once_it_was_there_to_be_seen() {
    let mut desk = Desk::spanish();
    let offered = News::Offer {
        offer: Box::new(offer()),
    };
    desk.news(offered);
    assert!(matches!(desk.wished.last(), Some(Wish::Notify { .. })));
    desk.code(Code::Enter);
    assert!(!desk.has_asked(|ask| matches!(ask, ToDesk::Work(WorkRequest::Accept { .. }))));
    desk.code(Code::Esc);
    desk.wait(Span::seconds(1));
    desk.code(Code::Enter);
    let (tag, asked) = work(&mut desk);
    assert_eq!(asked, WorkRequest::Accept { offer: OfferId(9) });
    desk.accept(tag, Data::Done);
    assert_eq!(
        desk.app.thread.as_ref().map(|one| one.id),
        Some(ConversationId(4121))
    );
    assert_eq!(desk.app.focus, Focus::Composer);
}

#[test]
fn an_offer_is_declined_with_one_of_its_reasons() {
    let mut desk = Desk::spanish();
    desk.news(News::Offer {
        offer: Box::new(offer()),
    });
    desk.key('d');
    desk.code(Code::Down);
    desk.code(Code::Enter);
    let reason = Some(name("no-es-mi-tema"));
    assert_eq!(
        work(&mut desk).1,
        WorkRequest::Decline {
            offer: OfferId(9),
            reason
        }
    );
}

#[test]
fn an_offer_counts_down_and_ends_by_itself() {
    let mut desk = Desk::spanish();
    desk.news(News::Offer {
        offer: Box::new(offer()),
    });
    assert!(desk.screen(80, 24).contains("quedan 18 s"));
    desk.wait(Span::seconds(8));
    assert!(desk.screen(80, 24).contains("quedan 10 s"));
    desk.news(News::OfferGone {
        offer: OfferId(9),
        conversation: ConversationId(4121),
        how: OfferEnd::TimedOut,
    });
    assert!(!desk.screen(80, 24).contains("quedan"));
}

#[test]
fn to_open_from_the_queue_is_to_take() {
    let mut desk = Desk::spanish();
    desk.key('2');
    let (tag, ()) =
        desk.find(|ask| matches!(ask, ToDesk::Lists(ListsRequest::Subscribe { .. })).then_some(()));
    desk.accept(tag, Data::Window(window(vec![conversations().remove(3)])));
    desk.code(Code::Char(' '));
    assert!(!desk.has_asked(|ask| matches!(ask, ToDesk::Work(_))));
    desk.code(Code::Enter);
    let claim = WorkRequest::Claim {
        conversation: ConversationId(4117),
        over_capacity: false,
    };
    assert_eq!(work(&mut desk).1, claim);
}

#[test]
fn resolve_and_next_opens_what_is_due_first() {
    let mut desk = open();
    desk.key('E');
    let (tag, asked) = work(&mut desk);
    assert_eq!(
        asked,
        WorkRequest::Resolve {
            conversation: ANA,
            base_seq: Some(5)
        }
    );
    desk.accept(tag, Data::Done);
    let (tag, ()) =
        desk.find(|ask| matches!(ask, ToDesk::Lists(ListsRequest::Window { .. })).then_some(()));
    let next = window(conversations());
    desk.accept(tag, Data::Window(next));
    assert_eq!(
        desk.app.thread.as_ref().map(|one| one.id),
        Some(ConversationId(4119))
    );
}

#[test]
fn what_can_be_taken_back_is_taken_back_by_z() {
    let mut desk = open();
    desk.key('e');
    let (tag, _) = work(&mut desk);
    let accepted = Accepted {
        data: Data::Done,
        undo: Some(Undo {
            undo: Ticket(77),
            until: NOW + Span::seconds(5),
            valid: Span::seconds(5),
        }),
        replayed: false,
    };
    let outcome = Outcome::Accepted(Box::new(accepted));
    desk.feed(Input::Answer { tag, outcome });
    assert!(desk.screen(80, 24).contains("Resuelta. z deshacer (5 s)"));
    desk.key('z');
    assert_eq!(work(&mut desk).1, WorkRequest::Undo { undo: Ticket(77) });
    desk.key('z');
    assert!(desk.app.said.as_ref().is_some_and(|said| said.wrong));
}

#[test]
fn several_are_marked_and_done_together() {
    let mut desk = Desk::spanish();
    desk.key('x');
    desk.key('x');
    desk.key('e');
    let resolved = desk
        .asked
        .iter()
        .filter(|(_, ask)| matches!(ask, ToDesk::Work(WorkRequest::Resolve { .. })));
    assert_eq!(resolved.count(), 2);
}

#[test]
fn labels_are_put_on_and_taken_off_in_one_request() {
    let mut desk = open();
    desk.key('l');
    desk.key(' ');
    desk.code(Code::Down);
    desk.key(' ');
    desk.code(Code::Enter);
    let asked = work(&mut desk).1;
    assert_eq!(
        asked,
        WorkRequest::Tag {
            conversation: ANA,
            add: List::from(vec![name("garantía")]),
            remove: List::from(vec![name("envíos")]),
        }
    );
}

#[test]
fn a_choice_is_narrowed_by_typing_without_accents() {
    let mut desk = open();
    desk.key('l');
    desk.write("garantia");
    desk.key(' ');
    desk.code(Code::Enter);
    let asked = work(&mut desk).1;
    assert!(matches!(asked, WorkRequest::Tag { ref add, .. } if add[..] == [name("garantía")]));
}

#[test]
fn what_is_called_something_in_ones_language_is_found_by_it_and_sent_by_its_name() {
    for typed in ["warr", "garantia"] {
        let mut desk = Desk::new(Lang::En, false);
        desk.up(&[]);
        desk.answer_all();
        desk.open();
        desk.asked.clear();
        desk.key('l');
        desk.write(typed);
        let screen = desk.screen(80, 24);
        assert!(screen.contains("warranty"), "{screen}");
        desk.key(' ');
        desk.code(Code::Enter);
        let asked = work(&mut desk).1;
        assert!(matches!(asked, WorkRequest::Tag { ref add, .. } if add[..] == [name("garantía")]));
    }
}

#[test]
fn the_end_asks_how_and_takes_a_remark() {
    let mut desk = open();
    desk.key('f');
    desk.code(Code::Enter);
    desk.write("todo bien");
    desk.code(Code::Enter);
    assert_eq!(
        work(&mut desk).1,
        WorkRequest::End {
            conversation: ANA,
            base_seq: Some(5),
            disposition: Some(name("solucionado")),
            remark: "todo bien".to_owned(),
        }
    );
}

#[test]
fn a_reply_to_what_nobody_has_takes_it_first() {
    let mut desk = Desk::spanish();
    (0..3).for_each(|_| desk.key('j'));
    desk.key('r');
    assert!(
        matches!(work(&mut desk).1, WorkRequest::Claim { conversation, .. } if conversation.0 == 4117)
    );
    assert_eq!(desk.app.focus, Focus::Composer);
}

#[test]
fn a_read_only_console_asks_for_nothing_that_changes() {
    let mut desk = open();
    desk.app.setup.read_only = true;
    for key in ['e', 'a', 'h'] {
        desk.key(key);
    }
    desk.feed(Input::Command("reply hola".to_owned()));
    assert!(!desk.has_asked(|ask| matches!(ask, ToDesk::Work(_))));
}

#[test]
fn commands_say_what_keys_do() {
    let mut desk = open();
    let conversation = ANA;
    for (line, asked) in [
        (
            "resolve",
            WorkRequest::Resolve {
                conversation,
                base_seq: Some(5),
            },
        ),
        ("release", WorkRequest::Release { conversation }),
        (
            "transfer marcos",
            WorkRequest::Transfer {
                conversation,
                to: Target::Agent {
                    agent: name("marcos"),
                },
            },
        ),
        (
            "conv transfer #4120 ventas",
            WorkRequest::Transfer {
                conversation,
                to: Target::Queue {
                    queue: name("ventas"),
                },
            },
        ),
        (
            "postpone 2h",
            WorkRequest::Snooze {
                conversation,
                until: Moment(NOW.0 + 7_200_000),
            },
        ),
        (
            "priority 300",
            WorkRequest::Prioritise {
                conversation,
                priority: 300,
            },
        ),
        (
            "split 3",
            WorkRequest::Split {
                conversation,
                seq: 3,
            },
        ),
    ] {
        desk.feed(Input::Command(line.to_owned()));
        assert_eq!(work(&mut desk).1, asked, "{line}");
    }
    desk.feed(Input::Command("resovle".to_owned()));
    let said = desk.app.said.clone().expect("it was said");
    assert!(said.text.contains("«resolve»"), "{}", said.text);
}

#[test]
fn a_failure_of_delivery_is_a_word_on_the_message() {
    let mut desk = open();
    desk.news(News::MessageState {
        conversation: ANA,
        seq: 3,
        message: MessageId(3),
        state: MessageState::Failed,
        failure: Some("refused".to_owned()),
        answer: None,
    });
    assert!(desk.screen(120, 36).contains("(NO entregado: refused)"));
}

#[test]
fn a_list_keeps_its_order_and_its_cursor_when_it_changes() {
    let mut desk = Desk::spanish();
    desk.key('j');
    let mut noa = conversations().remove(4);
    noa.received_at = NOW;
    desk.news(News::List {
        list: 0,
        changed: List::from(vec![noa]),
        gone: List::from(vec![ConversationId(4118)]),
        counts: window(vec![]).counts,
    });
    let numbers: Vec<u64> = desk.app.inbox.items.iter().map(|one| one.number).collect();
    assert_eq!(numbers, [4116, 4120, 4119, 4117, 4115]);
    assert_eq!(desk.app.inbox.current().map(|one| one.number), Some(4119));
}

#[test]
fn a_resync_reads_everything_anew() {
    let mut desk = open();
    desk.news(News::Resync);
    assert!(
        desk.has_asked(|ask| matches!(ask, ToDesk::Lists(ListsRequest::Subscribe { list: 0, .. })))
    );
    assert!(desk.has_asked(|ask| matches!(ask, ToDesk::Lists(ListsRequest::Open { .. }))));
}

#[test]
fn pasted_text_is_never_taken_for_keys() {
    let mut desk = open();
    desk.feed(Input::Paste("eE:quit\n".to_owned()));
    assert!(desk.asked.is_empty() && desk.wished.is_empty());
}

#[test]
fn work_that_is_elsewhere_now_is_said_so() {
    let mut desk = open();
    let mut ana = conversations().remove(0);
    ana.assignee = Some(name("berta"));
    ana.work = WorkState::Active;
    desk.news(News::Lost {
        conversation: Box::new(ana),
        why: "taken_over".to_owned(),
    });
    let screen = desk.screen(80, 24);
    assert!(
        screen.contains("#4120 ya no es suya: la tomó supervisión"),
        "{screen}"
    );
}

#[test]
fn what_is_written_on_an_accepted_offer_rests_on_what_was_there() {
    let mut desk = Desk::spanish();
    desk.news(News::Offer {
        offer: Box::new(offer()),
    });
    desk.wait(Span::seconds(1));
    desk.code(Code::Enter);
    let (tag, _) = work(&mut desk);
    desk.accept(tag, Data::Done);
    desk.answer_all();
    assert_eq!(desk.app.composer().map(|one| one.base_seq), Some(5));
}

#[test]
fn what_was_sent_away_from_here_is_not_said_to_be_lost() {
    let mut desk = open();
    desk.feed(Input::Command("transfer ventas".to_owned()));
    let (tag, _) = work(&mut desk);
    desk.accept(tag, Data::Done);
    let mut ana = conversations().remove(0);
    ana.assignee = None;
    desk.news(News::Lost {
        conversation: Box::new(ana),
        why: "transferred".to_owned(),
    });
    let said = desk.app.said.as_ref().map(|said| said.text.as_str());
    assert_eq!(said, Some("Transferida."));
}

#[test]
fn advice_reaches_its_reader_wherever_they_are() {
    let mut desk = open();
    let mut advice = message(6, "berta", Direction::Note, (5, "Ofrece el envío."));
    advice.scope = Some(Scope::Whisper);
    desk.news(News::Message {
        conversation: ConversationId(4119),
        message: Box::new(advice),
    });
    let said = desk.app.said.as_ref().map(|said| said.text.as_str());
    assert_eq!(said, Some("Susurro de berta en la #4119."));
    assert!(matches!(desk.wished.last(), Some(Wish::Notify { .. })));
}

#[test]
fn what_the_desk_wrote_by_itself_does_not_push_the_customer_off_the_screen() {
    let mut desk = open();
    let text = "Hola, Ana:\n\nHemos recibido su mensaje.\n\nMuebles Ejemplo";
    let mut notice = message(9, "desk", Direction::Out, (3, text));
    notice.author_kind = AuthorKind::Desk;
    desk.news(News::Message {
        conversation: ANA,
        message: Box::new(notice),
    });
    let screen = desk.screen(120, 36);
    assert!(screen.contains("Hola, Ana: Hemos recibido"), "{screen}");
    assert!(!screen.contains("Muebles Ejemplo"), "{screen}");
}

#[test]
fn a_certificate_that_cannot_be_used_stands_above_all_pages_until_it_can() {
    let mut desk = Desk::spanish();
    let stands = |problems: Vec<ProblemView>| News::Config {
        status: Box::new(ConfigStatusView {
            generation: 1,
            applied_at: NOW,
            applied_ms: 1,
            tried_at: NOW,
            ok: true,
            problems: problems.into(),
            changes: List::new(),
            restart: List::new(),
        }),
    };
    let problem = ProblemView {
        code: "CT-2039".to_owned(),
        error: false,
        file: "centralita.toml".to_owned(),
        line: 2,
        column: 1,
        text: String::new(),
        text_es: String::new(),
    };
    desk.news(stands(vec![problem]));
    assert!(desk.screen(120, 36).contains("centralita cert show"));
    desk.news(stands(Vec::new()));
    assert!(!desk.screen(120, 36).contains("centralita cert show"));
}
