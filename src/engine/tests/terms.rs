//! What the other side of a channel asks of what is sent: its pace, its words, its kinds of files.

use crate::domain::attachment::{Attachment, Digest};
use crate::domain::conversation::Work as Stands;
use crate::domain::delivery::Stage;
use crate::domain::message::State;
use crate::domain::{AgentId, ConversationId, MessageId, Moment, Span};
use crate::engine::command::{Act, Reply, Verdict, Work};
use crate::engine::event::{Actor, What};
use crate::engine::refusal::Refusal;
use crate::routing::plan::{Links, Terms};

use super::desk::Desk;

fn desk(terms: Terms) -> Desk {
    Desk::with(|plan| {
        let channel = plan.channels.get_mut("correo").expect("it is there");
        channel.terms = terms;
    })
}

fn slow(per_second: Option<u32>, between: Option<i64>) -> Desk {
    let mut desk = desk(Terms {
        per_second,
        between: between.map(Span::seconds),
        ..Terms::default()
    });
    desk.pass(Span::seconds(1));
    desk
}

/// A customer's first words, at work with somebody.
fn claimed(desk: &mut Desk, who: AgentId, from: &str) -> ConversationId {
    let id = desk.mail(from, "uno");
    let claim = Work::Claim {
        over_capacity: false,
    };
    // They may have been offered it already.
    desk.does(who, id, claim).ok();
    id
}

/// So many answers, each to another customer.
fn answers(desk: &mut Desk, sofia: AgentId, count: usize) -> Vec<MessageId> {
    let each = (0..count).map(|n| {
        let id = claimed(desk, sofia, &format!("c{n}@example.test"));
        desk.reply(sofia, id, "hecho").expect("she may answer")
    });
    each.collect()
}

fn taken(desk: &mut Desk) -> Vec<MessageId> {
    let claimed = desk.claim_lane();
    for message in &claimed {
        desk.settle(*message, Verdict::Sent(Vec::new()));
    }
    claimed
}

#[test]
fn no_more_leave_in_a_second_than_the_other_side_takes() {
    let mut desk = slow(Some(2), None);
    let sofia = desk.agent("sofia", 50);
    let all = answers(&mut desk, sofia, 5);
    assert_eq!(taken(&mut desk), all[..2]);
    assert_eq!(taken(&mut desk), []);
    desk.pass(Span(999));
    assert_eq!(taken(&mut desk), []);
    desk.pass(Span(1));
    assert_eq!(taken(&mut desk), all[2..4]);
    desk.pass(Span::seconds(1));
    assert_eq!(taken(&mut desk), all[4..]);
}

#[test]
fn a_lane_that_is_held_back_is_woken_when_more_may_leave() {
    let mut desk = slow(Some(1), None);
    let sofia = desk.agent("sofia", 50);
    answers(&mut desk, sofia, 2);
    assert_eq!(taken(&mut desk).len(), 1);
    let asked_at = desk.now;
    assert_eq!(taken(&mut desk), []);
    assert_eq!(
        desk.engine.next_deadline(),
        Some(asked_at + Span::seconds(1))
    );
    desk.now = desk.now + Span::seconds(1);
    let outcome = desk.by(Actor::Desk, Act::Tick).expect("a tick");
    assert!(Desk::wakes(&outcome));
}

#[test]
fn after_a_start_a_second_goes_by_before_a_slow_channel_sends() {
    let mut desk = slow(Some(1), None);
    let sofia = desk.agent("sofia", 50);
    let all = answers(&mut desk, sofia, 2);
    assert_eq!(taken(&mut desk), all[..1]);
    desk.restart();
    assert_eq!(taken(&mut desk), []);
    desk.pass(Span::seconds(1));
    assert_eq!(taken(&mut desk), all[1..]);
}

fn due(desk: &Desk, message: MessageId) -> Moment {
    match desk.record.deliveries[&message].stage {
        Stage::Ready { due } => due,
        ref other => panic!("it waits, and is not {other:?}"),
    }
}

#[test]
fn two_messages_to_one_recipient_leave_apart_and_hold_nobody_else_up() {
    let mut desk = slow(None, Some(6));
    let sofia = desk.agent("sofia", 50);
    let id = claimed(&mut desk, sofia, "a@example.test");
    let first = desk.reply(sofia, id, "uno").expect("she may answer");
    let second = desk.reply(sofia, id, "dos").expect("she may answer");
    assert_eq!(taken(&mut desk), [first]);
    let sent_at = desk.now;
    let other = answers(&mut desk, sofia, 1);
    assert_eq!(taken(&mut desk), other);
    assert_eq!(due(&desk, second), sent_at + Span::seconds(6));
    assert_eq!(taken(&mut desk), []);
    // A start forgets nothing of it.
    desk.restart();
    assert_eq!(taken(&mut desk), []);
    desk.pass(Span::seconds(6));
    assert_eq!(taken(&mut desk), [second]);
}

#[test]
fn a_message_keeps_no_distance_from_its_own_earlier_attempts() {
    let mut desk = slow(None, Some(3600));
    let sofia = desk.agent("sofia", 50);
    let only = answers(&mut desk, sofia, 1);
    assert_eq!(desk.claim_lane(), only);
    let later = Verdict::Later {
        after: None,
        why: "451 busy".into(),
    };
    desk.settle(only[0], later);
    desk.pass(Span::seconds(2));
    assert_eq!(desk.claim_lane(), only);
}

fn words() -> Desk {
    desk(Terms {
        stop_words: ["baja".to_owned(), "stop".to_owned()].into(),
        back_words: ["alta".to_owned()].into(),
        ..Terms::default()
    })
}

fn answer(desk: &mut Desk, id: ConversationId) -> Result<MessageId, Refusal> {
    let sofia = desk
        .record
        .agents
        .keys()
        .next()
        .copied()
        .expect("she is there");
    desk.reply(sofia, id, "hola")
}

#[test]
fn a_message_that_is_nothing_but_a_word_opts_out_and_another_takes_it_back() {
    let mut desk = words();
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "¿Dónde está?");
    desk.accept(sofia, id);
    let waiting = desk.reply(sofia, id, "Mañana").expect("she may answer");
    assert_eq!(desk.answer(id, " ¡Stop! "), id);
    assert!(desk.happened(id, |what| matches!(what, What::Stopped(_, Some(_)))));
    let failed = matches!(&desk.record.messages[&waiting].state, State::Failed { code, .. } if code == "opted_out");
    assert!(failed, "what waited to leave never does");
    let refused = answer(&mut desk, id);
    assert!(matches!(refused, Err(Refusal::NoConsent(_))), "{refused:?}");
    desk.answer(id, "Alta");
    answer(&mut desk, id).expect("they took it back");
}

#[test]
fn a_word_is_nobodys_work() {
    let mut desk = words();
    desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "BAJA");
    assert_eq!(desk.state(id), Stands::Done);
    assert!(answer(&mut desk, id).is_err());
}

#[test]
fn a_word_inside_of_a_message_is_only_a_word() {
    let mut desk = words();
    desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "Quiero darme de baja del plan");
    assert!(matches!(desk.state(id), Stands::Offered { .. }));
    let id = desk.mail("b@example.test", "alta");
    assert!(
        !matches!(desk.state(id), Stands::Done),
        "they had not opted out"
    );
}

fn picture(size: u64) -> Reply {
    Reply {
        text: "mire".into(),
        attachments: vec![Attachment {
            name: "foto.png".into(),
            mime: "image/png".into(),
            size,
            digest: Digest::of(b"foto"),
            inline: None,
            found: None,
        }],
        ..Reply::default()
    }
}

fn sends(desk: &mut Desk, reply: Reply) -> Result<ConversationId, Refusal> {
    let sofia = desk.agent("sofia", 5);
    let id = claimed(desk, sofia, "a@example.test");
    let act = Act::Work {
        conversation: id,
        fence: None,
        act: Work::Reply(Box::new(reply)),
    };
    desk.by(Actor::Agent(sofia), act).map(|_| id)
}

fn pictures() -> Terms {
    Terms {
        file_classes: [("image".to_owned(), 5_000)].into(),
        ..Terms::default()
    }
}

#[test]
fn a_file_is_held_to_the_limit_of_its_kind() {
    assert!(sends(&mut desk(pictures()), picture(5_000)).is_ok());
    let refused = sends(&mut desk(pictures()), picture(5_001));
    assert!(
        matches!(refused, Err(Refusal::FileTooLarge { most: 5_000, .. })),
        "{refused:?}"
    );
}

#[test]
fn a_file_beyond_the_limit_of_its_kind_goes_as_a_link_where_links_work() {
    let mut desk = Desk::with(|plan| {
        plan.channels.get_mut("correo").expect("it is there").terms = pictures();
        plan.links = Some(Links {
            base: "https://desk.example".into(),
            kept: Span::days(7),
            ..Links::default()
        });
    });
    let id = sends(&mut desk, picture(5_001)).expect("as a link");
    assert!(desk.happened(id, |what| matches!(what, What::FilesLinked(..))));
}
