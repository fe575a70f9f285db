//! The way out: in order, at least once, given up in plain words.

use crate::domain::Span;
use crate::domain::attachment::{Attachment, Digest};
use crate::domain::deed::Of;
use crate::domain::delivery::{Stage, UNKNOWN};
use crate::domain::link::places;
use crate::domain::message::State;
use crate::engine::command::{Act, Outbox, Receipt, Reply, Verdict, Work};
use crate::engine::event::{Actor, What};
use crate::engine::refusal::Refusal;
use crate::routing::plan::Links;

use super::desk::{Desk, name};

fn later() -> Verdict {
    Verdict::Later {
        after: None,
        why: "451 busy".into(),
    }
}

#[test]
fn an_answer_waits_in_the_outbox_until_the_other_side_took_it() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    desk.accept(sofia, id);
    let message = desk.reply(sofia, id, "hecho").expect("she may answer");
    assert_eq!(desk.claim_lane(), [message]);
    desk.settle(message, Verdict::Sent(Vec::new()));
    assert_eq!(desk.record.messages[&message].state, State::Sent);
    assert!(desk.record.deliveries.is_empty());
}

#[test]
fn the_lane_is_woken_by_the_answer_itself() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    desk.accept(sofia, id);
    let reply = Reply {
        text: "hecho".into(),
        ..Default::default()
    };
    let act = Act::Work {
        conversation: id,
        fence: None,
        act: Work::Reply(Box::new(reply)),
    };
    let outcome = desk.by(Actor::Agent(sofia), act).expect("she may answer");
    assert!(Desk::wakes(&outcome));
}

#[test]
fn the_second_answer_waits_for_the_first_however_long_that_takes() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    desk.accept(sofia, id);
    let first = desk.reply(sofia, id, "uno").expect("she may answer");
    let second = desk.reply(sofia, id, "dos").expect("she may answer");
    assert_eq!(desk.claim_lane(), [first]);
    desk.settle(first, later());
    assert_eq!(desk.claim_lane(), []);
    desk.pass(Span::seconds(2));
    assert_eq!(desk.claim_lane(), [first]);
    desk.settle(first, Verdict::Sent(Vec::new()));
    assert_eq!(desk.claim_lane(), [second]);
}

#[test]
fn an_attempt_that_nobody_knows_of_is_looked_at_again_however_often_the_desk_starts() {
    let mut desk = Desk::with(|plan| {
        let channel = plan.channels.get_mut("correo").expect("it is there");
        channel.repeatable = false;
    });
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    desk.accept(sofia, id);
    let message = desk.reply(sofia, id, "uno").expect("she may answer");
    assert_eq!(desk.claim_lane(), [message]);
    desk.restart();
    desk.restart();
    desk.pass(Span::hours(1));
    let stage = desk.record.deliveries[&message].stage.clone();
    let is_told = matches!(&stage, Stage::Dead { code, .. } if code == "unknown");
    assert!(is_told, "{stage:?}");
}

#[test]
fn no_lane_is_woken_before_the_first_settings_are_known() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    desk.accept(sofia, id);
    let message = desk.reply(sofia, id, "uno").expect("she may answer");
    let started = crate::engine::Engine::rebuild(&desk.record);
    assert_eq!(started.next_deadline(), None);
    desk.restart();
    assert_eq!(desk.claim_lane(), [message]);
}

#[test]
fn a_message_that_cannot_be_sent_for_days_is_given_up_and_said_so() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    desk.accept(sofia, id);
    let message = desk.reply(sofia, id, "uno").expect("she may answer");
    for _ in 0..1_000 {
        for claimed in desk.claim_lane() {
            desk.settle(claimed, later());
        }
        desk.pass(Span::minutes(16));
    }
    let State::Failed { code, text } = desk.record.messages[&message].state.clone() else {
        panic!("it is given up by now")
    };
    assert_eq!((code.as_str(), text.as_str()), ("expired", "451 busy"));
    assert!(
        desk.record.deliveries.contains_key(&message),
        "kept for somebody to look at"
    );
}

#[test]
fn a_refused_message_can_be_tried_again_by_a_person() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    desk.accept(sofia, id);
    let message = desk.reply(sofia, id, "uno").expect("she may answer");
    desk.claim_lane();
    desk.settle(
        message,
        Verdict::Refused {
            code: "bad_recipient".into(),
            why: "550".into(),
        },
    );
    assert_eq!(desk.claim_lane(), []);
    let refused = desk.by(Actor::Agent(sofia), Act::Outbox(Outbox::Retry(message)));
    assert!(matches!(refused, Err(Refusal::NotAllowed(_))));
    desk.by(Actor::Operator(0), Act::Outbox(Outbox::Retry(message)))
        .expect("an operator may");
    assert_eq!(desk.claim_lane(), [message]);
}

#[test]
fn what_was_being_sent_at_a_crash_is_repeated_where_repeating_is_safe() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    desk.accept(sofia, id);
    let message = desk.reply(sofia, id, "uno").expect("she may answer");
    desk.claim_lane();
    desk.restart();
    desk.pass(Span::seconds(2));
    assert_eq!(desk.claim_lane(), [message]);
}

#[test]
fn what_was_being_sent_at_a_crash_waits_for_news_where_a_repeat_would_show() {
    let mut desk = Desk::with(|plan| {
        plan.channels
            .get_mut("correo")
            .expect("it is there")
            .repeatable = false;
    });
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    desk.accept(sofia, id);
    let message = desk.reply(sofia, id, "uno").expect("she may answer");
    desk.claim_lane();
    desk.restart();
    assert_eq!(desk.record.messages[&message].state, State::Unsure);
    desk.pass(Span::minutes(11));
    assert_eq!(desk.claim_lane(), [], "never blindly");
    assert_eq!(desk.record.messages[&message].state, State::Unsure);
    assert!(
        matches!(&desk.record.deliveries[&message].stage, Stage::Dead { code, .. } if code == UNKNOWN)
    );
}

#[test]
fn what_may_have_been_sent_and_goes_again_says_so_until_it_is_known_and_when_it_is_given_up() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    desk.accept(sofia, id);
    let message = desk.reply(sofia, id, "uno").expect("she may answer");
    let silent = || Verdict::Unknown {
        why: "no answer after the last dot".into(),
        repeatable: true,
    };
    let state = |desk: &Desk| desk.record.messages[&message].state.clone();
    assert_eq!(desk.claim_lane(), [message]);
    desk.settle(message, silent());
    assert_eq!(state(&desk), State::Unsure);
    desk.pass(Span::seconds(2));
    assert_eq!(desk.claim_lane(), [message], "it goes again");
    desk.settle(message, silent());
    desk.pass(Span::days(6));
    assert_eq!(desk.claim_lane(), []);
    assert_eq!(state(&desk), State::Unsure, "nobody can say that it failed");
    let dead = &desk.record.deliveries[&message];
    assert!(
        matches!(&dead.stage, Stage::Dead { code, .. } if code == UNKNOWN),
        "{dead:?}"
    );
    assert_eq!(dead.last_answer, "no answer after the last dot");
}

#[test]
fn what_may_have_been_sent_holds_back_the_next_answer_for_half_a_minute_and_no_longer() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    desk.accept(sofia, id);
    let first = desk.reply(sofia, id, "uno").expect("she may answer");
    let second = desk.reply(sofia, id, "dos").expect("she may answer");
    assert_eq!(desk.claim_lane(), [first]);
    let unknown = Verdict::Unknown {
        why: "the line broke".into(),
        repeatable: false,
    };
    desk.settle(first, unknown);
    desk.pass(Span::seconds(29));
    assert_eq!(desk.claim_lane(), []);
    desk.pass(Span::seconds(2));
    assert_eq!(desk.claim_lane(), [second]);
    let state = |desk: &Desk| desk.record.messages[&first].state.clone();
    assert_eq!(
        state(&desk),
        State::Unsure,
        "it may have been sent, and nobody knows"
    );
    desk.settle(first, Verdict::Sent(Vec::new()));
    assert_eq!(state(&desk), State::Sent, "late news counts");
}

#[test]
fn a_bounce_marks_our_message_failed() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    desk.accept(sofia, id);
    let message = desk.reply(sofia, id, "uno").expect("she may answer");
    desk.claim_lane();
    desk.settle(message, Verdict::Sent(Vec::new()));
    let external = desk.record.messages[&message]
        .external_id
        .clone()
        .expect("mail has an id");
    let receipt = Receipt {
        channel: name("correo"),
        key: "dsn-1".into(),
        of: Of::External(external),
        state: State::Failed {
            code: "5.1.1".into(),
            text: "no such user".into(),
        },
        raw: None,
    };
    desk.by(Actor::Desk, Act::Receipt(receipt))
        .expect("news is taken in");
    assert!(
        matches!(&desk.record.messages[&message].state, State::Failed { code, .. } if code == "5.1.1")
    );
}

#[test]
fn an_answer_can_be_recalled_while_it_is_held_back() {
    let mut desk = Desk::with(|plan| {
        plan.channels
            .get_mut("correo")
            .expect("it is there")
            .undo_send = Span::seconds(5);
    });
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    desk.accept(sofia, id);
    let reply = Reply {
        text: "ups".into(),
        ..Default::default()
    };
    let answer = desk
        .does(sofia, id, Work::Reply(Box::new(reply)))
        .expect("she may answer");
    let crate::engine::answer::Answer::Message {
        message,
        undo: Some((token, _)),
        ..
    } = answer
    else {
        panic!("a held answer can be taken back")
    };
    assert_eq!(desk.claim_lane(), []);
    desk.by(Actor::Agent(sofia), Act::Undo { token })
        .expect("it has not left");
    desk.pass(Span::seconds(60));
    assert_eq!(desk.claim_lane(), []);
    assert!(
        matches!(&desk.record.messages[&message].state, State::Failed { code, .. } if code == "recalled")
    );
}

#[test]
fn whoever_gives_a_delivery_up_says_why_and_it_is_kept() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("a@example.test", "uno");
    desk.accept(sofia, id);
    let message = desk.reply(sofia, id, "hecho").expect("she may answer");
    let drop = Outbox::Drop {
        message,
        reason: "answered by\ntelephone".into(),
    };
    desk.by(Actor::Operator(0), Act::Outbox(drop))
        .expect("it has not left");
    assert!(desk.record.deliveries.is_empty());
    let kept = "answered by telephone".to_owned();
    assert!(desk.happened(id, |what| *what
        == What::DeliveryDropped(message, kept.clone())));
    let failed = State::Failed {
        code: "dropped".into(),
        text: kept,
    };
    assert_eq!(desk.record.messages[&message].state, failed);
}

#[test]
fn what_the_channel_does_not_carry_stands_in_both_forms_as_a_link() {
    let mut desk = Desk::with(|plan| {
        let channel = plan.channels.get_mut("correo").expect("the desk has it");
        channel.abilities.files_max = 1;
        channel.abilities.file_bytes_max = 10;
        plan.links = Some(Links {
            base: "https://desk.test".to_owned(),
            kept: Span::days(2),
            texts: [("es", "Hasta {until}:"), ("en", "Until {until}:")]
                .map(|(language, text)| (language.to_owned(), text.to_owned()))
                .into(),
        });
    });
    let sofia = desk.agent("sofia", 5);
    let mut inbound = desk.inbound("ana@example.test", "hello");
    inbound.language = Some("en".to_owned());
    let id = desk.receive(inbound);
    desk.accept(sofia, id);
    let file = |name: &str, size: u64| Attachment {
        name: name.to_owned(),
        mime: "application/pdf".to_owned(),
        size,
        digest: Digest([0; 32]),
        inline: None,
        found: None,
    };
    let reply = Reply {
        text: "See below.".to_owned(),
        html: Some("<p>See below.</p>".to_owned()),
        attachments: vec![
            file("<b>.pdf", 3_000_000),
            file("b.pdf", 1),
            file("c.pdf", 2),
        ],
        ..Reply::default()
    };
    let sent = desk.does(sofia, id, Work::Reply(Box::new(reply)));
    sent.expect("it goes");
    let message = desk.record.messages.values().last().expect("it is kept");
    assert_eq!(places(message.id, &message.text), [1, 3]);
    assert!(
        message.text.starts_with("See below.\n\nUntil "),
        "{}",
        message.text
    );
    assert!(
        message
            .text
            .contains("<b>.pdf (2.8 MB)\nhttps://desk.test/file/")
    );
    let html = message.html.as_deref().expect("it has both forms");
    assert_eq!(places(message.id, html), [1, 3]);
    assert!(html.contains("&lt;b&gt;.pdf (2.8 MB)</a>"), "{html}");
    let linked = |it: &What| matches!(it, What::FilesLinked(of, 2, _) if *of == message.id);
    assert!(desk.record.events.iter().any(|event| linked(&event.what)));
}

#[test]
fn a_link_in_what_everybody_reads_is_refused() {
    let mut desk = Desk::with(|plan| {
        let channel = plan.channels.get_mut("correo").expect("the desk has it");
        channel.abilities.public = true;
        channel.abilities.file_bytes_max = 10;
        plan.links = Some(Links::default());
    });
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("ana@example.test", "hola");
    desk.accept(sofia, id);
    let file = Attachment {
        name: "a.pdf".to_owned(),
        mime: "application/pdf".to_owned(),
        size: 11,
        digest: Digest([0; 32]),
        inline: None,
        found: None,
    };
    let reply = Reply {
        attachments: vec![file],
        ..Reply::default()
    };
    let refused = desk.does(sofia, id, Work::Reply(Box::new(reply)));
    assert!(matches!(refused, Err(Refusal::FileTooLarge { .. })));
}

#[test]
fn files_that_are_too_heavy_together_are_refused_before_anything_is_written() {
    let mut desk = Desk::with(|plan| {
        let channel = plan.channels.get_mut("correo").expect("the desk has it");
        channel.abilities.files_max = 10;
        channel.abilities.file_bytes_max = 10;
        channel.files_bytes_max = 15;
    });
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail("ana@example.test", "hola");
    desk.accept(sofia, id);
    let file = |name: &str| Attachment {
        name: name.to_owned(),
        mime: "application/pdf".to_owned(),
        size: 8,
        digest: Digest([0; 32]),
        inline: None,
        found: None,
    };
    let mut send = |files: Vec<Attachment>| {
        let reply = Reply {
            text: "van adjuntos".to_owned(),
            attachments: files,
            ..Reply::default()
        };
        desk.does(sofia, id, Work::Reply(Box::new(reply)))
    };
    let refused = send(vec![file("a.pdf"), file("b.pdf")]);
    let expected = Refusal::FileTooLarge {
        name: "b.pdf".to_owned(),
        most: 7,
    };
    assert_eq!(refused.err(), Some(expected));
    let heavy = Attachment {
        size: 11,
        ..file("c.pdf")
    };
    let expected = Refusal::FileTooLarge {
        name: "c.pdf".to_owned(),
        most: 10,
    };
    assert_eq!(send(vec![heavy]).err(), Some(expected));
    assert!(send(vec![file("a.pdf")]).is_ok());
}
