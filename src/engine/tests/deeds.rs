//! What customers do besides writing, and news of messages in whatever order it comes.

use crate::domain::deed::{Deed, Doing, Of, Stop};
use crate::domain::message::{Direction, Message, State};
use crate::domain::{Address, ContactId, ConversationId, MessageId, Span};
use crate::engine::answer::Answer;
use crate::engine::command::{Act, Outbound, Outbox, Receipt, Reply, Told, Verdict};
use crate::engine::event::{Actor, What};
use crate::engine::refusal::Refusal;

use super::desk::{Desk, name};

const ANA: &str = "ana@example.test";

/// A desk whose one channel goes by the other side's ids, as a connector's does.
fn desk() -> Desk {
    Desk::with(|plan| {
        let channel = plan.channels.get_mut("correo").expect("it is there");
        channel.id_domain = None;
    })
}

fn tell(desk: &mut Desk, key: &str, from: Option<&str>, what: Doing) -> Result<Answer, Refusal> {
    let told = Told {
        channel: name("correo"),
        key: key.into(),
        aliases: Vec::new(),
        deed: Deed {
            from: from.map(Address::mail),
            what,
        },
        at: None,
    };
    let answer = desk.by(Actor::Desk, Act::Told(Box::new(told)));
    answer.map(|outcome| outcome.answer)
}

fn last(desk: &Desk, id: ConversationId) -> Message {
    let of = desk.record.messages.values();
    let of = of.filter(|message| message.conversation == id);
    of.max_by_key(|message| message.seq).expect("one").clone()
}

fn of(message: &Message) -> Of {
    Of::External(message.external_id.clone().expect("it has one"))
}

fn edited(of: Of, text: &str) -> Doing {
    Doing::Edited {
        of,
        text: text.into(),
    }
}

fn receipt(desk: &mut Desk, key: &str, of: &str, state: State) -> Result<Answer, Refusal> {
    let receipt = Receipt {
        channel: name("correo"),
        key: key.into(),
        of: Of::External(of.into()),
        state,
        raw: None,
    };
    let answer = desk.by(Actor::Desk, Act::Receipt(receipt));
    answer.map(|outcome| outcome.answer)
}

fn failed() -> State {
    State::Failed {
        code: "x".into(),
        text: String::new(),
    }
}

/// A conversation of Ana's that Sofía answered, and the answer on its way out.
fn answered(desk: &mut Desk) -> (ConversationId, MessageId) {
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail(ANA, "uno");
    desk.accept(sofia, id);
    let message = desk.reply(sofia, id, "hecho").expect("she may answer");
    (id, message)
}

#[test]
fn a_changed_message_says_the_new_and_keeps_the_old() {
    let mut desk = desk();
    let id = desk.mail(ANA, "uno");
    let of = of(&last(&desk, id));
    tell(&mut desk, "e1", Some(ANA), edited(of.clone(), "dos")).expect("it is hers");
    let again = tell(&mut desk, "e1", Some(ANA), edited(of.clone(), "tres"));
    assert!(matches!(again, Ok(Answer::Duplicate { .. })));
    let now = last(&desk, id);
    assert_eq!(now.text, "dos");
    assert_eq!(now.marks.expect("it is marked").earlier[0].text, "uno");
    let gone = Doing::Deleted { of: of.clone() };
    tell(&mut desk, "d1", None, gone).expect("it is hers");
    tell(&mut desk, "e2", None, edited(of, "tarde")).expect("it changes nothing");
    let now = last(&desk, id);
    let marks = now.marks.expect("it is marked");
    assert_eq!(
        (now.text.as_str(), marks.earlier[1].text.as_str()),
        ("", "dos")
    );
    assert!(marks.deleted_at.is_some());
    assert!(desk.happened(id, |what| matches!(what, What::Deleted(_))));
}

#[test]
fn nobody_changes_what_somebody_else_or_the_desk_wrote() {
    let mut desk = desk();
    let (id, message) = answered(&mut desk);
    let ours = edited(Of::Message(message), "otra cosa");
    assert_eq!(
        tell(&mut desk, "e1", None, ours),
        Err(Refusal::NotYours),
        "the desk wrote it"
    );
    let hers = desk.record.messages.values().find(|it| it.seq == 1);
    let hers = of(hers.expect("her message"));
    let other = tell(&mut desk, "e2", Some("eva@example.test"), edited(hers, "x"));
    assert_eq!(other, Err(Refusal::NotYours));
    let nobody = tell(&mut desk, "e3", None, edited(Of::External("?".into()), "x"));
    assert!(matches!(nobody, Err(Refusal::NoSuch("message", _))));
    assert_eq!(last(&desk, id).text, "hecho");
}

#[test]
fn whoever_says_stop_is_not_written_to_until_they_write_again() {
    let mut desk = desk();
    let (id, message) = answered(&mut desk);
    let stop = Doing::Stopped {
        why: Some(Stop::OptedOut),
    };
    tell(&mut desk, "s1", Some(ANA), stop).expect("anybody may");
    assert!(matches!(
        &desk.record.messages[&message].state,
        State::Failed { code, .. } if code == "opted_out"
    ));
    assert_eq!(desk.claim_lane(), [], "what waited never leaves");
    let sofia = desk.show(id).work.owner().expect("she has it");
    let no = Refusal::NoConsent(ANA.into());
    assert_eq!(desk.reply(sofia, id, "más"), Err(no.clone()));
    let first = Act::Begin(Box::new(Outbound {
        channel: name("correo"),
        to: Address::mail(ANA),
        to_name: String::new(),
        queue: None,
        case: None,
        reply: Reply {
            text: "oferta".into(),
            ..Reply::default()
        },
    }));
    let begun = desk.by(Actor::Operator(0), first.clone());
    assert_eq!(begun.map(|it| it.answer), Err(no.clone()));
    desk.pass(Span::seconds(5));
    let mut again = desk.inbound(ANA, "una pregunta");
    again.thread.by_peer = true;
    assert_eq!(desk.receive(again), id);
    desk.reply(sofia, id, "claro").expect("they asked");
    let begun = desk.by(Actor::Operator(0), first.clone());
    assert_eq!(begun.map(|it| it.answer), Err(no), "no offers all the same");
    tell(&mut desk, "s2", Some(ANA), Doing::Stopped { why: None }).expect("anybody may");
    desk.by(Actor::Operator(0), first)
        .expect("they want it again");
}

#[test]
fn who_blocked_the_desk_lets_it_through_only_by_joining() {
    let mut desk = desk();
    let id = desk.mail(ANA, "uno");
    let contact = desk.show(id).contact;
    let blocked = Doing::Stopped {
        why: Some(Stop::Blocked),
    };
    tell(&mut desk, "b", Some(ANA), blocked).expect("anybody may");
    tell(&mut desk, "i", Some(ANA), Doing::Stopped { why: None }).expect("anybody may");
    let stopped = |desk: &Desk| desk.record.contacts[&contact].stopped.len();
    assert_eq!(stopped(&desk), 1);
    tell(&mut desk, "j", Some(ANA), Doing::Joined).expect("anybody may");
    assert_eq!(stopped(&desk), 0);
}

#[test]
fn an_address_that_somebody_else_has_joins_nobody() {
    let mut desk = desk();
    let ana = desk.mail(ANA, "uno");
    let eva = desk.mail("eva@example.test", "dos");
    let moved = |to: &str, vouched| Doing::Moved {
        to: Address::mail(to),
        vouched,
    };
    tell(&mut desk, "m1", Some(ANA), moved("eva@example.test", true)).expect("it is told");
    let (of_ana, of_eva) = (desk.show(ana).contact, desk.show(eva).contact);
    assert_ne!(of_ana, of_eva);
    assert_eq!(desk.record.contacts[&of_eva].addresses.len(), 1);
    assert!(desk.happened(ana, |what| *what == What::MoveDoubted(of_ana, Some(of_eva))));
    tell(
        &mut desk,
        "m2",
        Some(ANA),
        moved("nueva@example.test", false),
    )
    .expect("it is told");
    assert_eq!(desk.show(ana).peer, Address::mail(ANA), "nobody vouches");
    tell(
        &mut desk,
        "m3",
        Some(ANA),
        moved("nueva@example.test", true),
    )
    .expect("it is told");
    assert_eq!(desk.show(ana).peer, Address::mail("nueva@example.test"));
    assert_eq!(desk.record.contacts[&of_ana].addresses.len(), 2);
}

#[test]
fn what_a_vendor_knows_of_somebody_never_takes_the_place_of_what_people_wrote() {
    let mut desk = desk();
    let id = desk.mail(ANA, "uno");
    let contact: ContactId = desk.show(id).contact;
    let profile = |name: &str, city: &str| Doing::Described {
        name: name.into(),
        language: Some("en".into()),
        fields: [("city".to_owned(), city.to_owned())].into(),
    };
    tell(&mut desk, "p1", Some(ANA), profile("Ana", "Soria")).expect("anybody may");
    tell(&mut desk, "p2", Some(ANA), profile("Otra", "León")).expect("anybody may");
    let known = &desk.record.contacts[&contact];
    assert_eq!(known.name, "Ana");
    assert_eq!(known.language.as_deref(), Some("en"));
    assert_eq!(known.fields["correo.city"], "León");
}

#[test]
fn an_answer_given_elsewhere_is_ours_and_never_sent() {
    let mut desk = desk();
    let id = desk.mail(ANA, "uno");
    let mut echo = desk.inbound(ANA, "le contesto desde el móvil");
    echo.thread.by_peer = true;
    desk.by(Actor::Desk, Act::Echo(Box::new(echo)))
        .expect("it is kept");
    let said = last(&desk, id);
    assert_eq!(
        (said.direction, &said.state),
        (Direction::Out, &State::Sent)
    );
    assert!(said.is_from_elsewhere());
    assert!(desk.record.deliveries.is_empty());
    assert_eq!(desk.show(id).unread, 0);
}

#[test]
fn the_echo_of_what_is_being_sent_is_that_message() {
    let mut desk = desk();
    let (id, message) = answered(&mut desk);
    assert_eq!(desk.claim_lane(), [message]);
    let mut echo = desk.inbound(ANA, "hecho");
    echo.thread.by_peer = true;
    echo.external_id = Some("v1".into());
    let kept = desk.by(Actor::Desk, Act::Echo(Box::new(echo)));
    let same = matches!(
        kept.map(|it| it.answer),
        Ok(Answer::Duplicate { message: Some(same), .. }) if same == message
    );
    assert!(same);
    desk.settle(message, Verdict::Sent(vec!["v1".into()]));
    assert_eq!(last(&desk, id).id, message);
}

#[test]
fn news_that_comes_before_the_name_is_kept_and_true_once_it_is_known() {
    let mut desk = desk();
    let (_, message) = answered(&mut desk);
    assert_eq!(desk.claim_lane(), [message]);
    assert_eq!(
        receipt(&mut desk, "r1", "v1", State::Read),
        Ok(Answer::Done)
    );
    receipt(&mut desk, "r2", "v1", State::Delivered).expect("it is kept");
    desk.restart();
    desk.settle(message, Verdict::Sent(vec!["v1".into()]));
    assert_eq!(desk.record.messages[&message].state, State::Read);
    assert!(desk.record.early.is_empty());
}

#[test]
fn a_message_of_several_parts_is_as_far_as_the_last_of_them() {
    let mut desk = desk();
    let (_, message) = answered(&mut desk);
    assert_eq!(desk.claim_lane(), [message]);
    desk.settle(message, Verdict::Sent(vec!["v1".into(), "v2".into()]));
    let state = |desk: &Desk| desk.record.messages[&message].state.clone();
    receipt(&mut desk, "r1", "v2", State::Delivered).expect("it is known");
    assert_eq!(state(&desk), State::Sent);
    receipt(&mut desk, "r2", "v1", failed()).expect("it is known");
    assert_eq!(state(&desk), failed());
    receipt(&mut desk, "r3", "v1", State::Delivered).expect("it is known");
    assert_eq!(state(&desk), State::Delivered);
    receipt(&mut desk, "r4", "v1", failed()).expect("it is known");
    assert_eq!(state(&desk), State::Delivered, "a failure does not undo it");
}

#[test]
fn what_may_have_been_sent_waits_for_news_and_then_for_a_person() {
    let mut desk = desk();
    let (_, message) = answered(&mut desk);
    let unsure = || Verdict::Unknown {
        why: "time-out".into(),
        repeatable: false,
    };
    assert_eq!(desk.claim_lane(), [message]);
    desk.settle(message, unsure());
    desk.pass(Span::hours(1));
    assert_eq!(desk.claim_lane(), [], "nobody repeats it");
    assert_eq!(desk.record.messages[&message].state, State::Unsure);
    // News proves it after all: nothing is left to decide.
    let named = Receipt {
        channel: name("correo"),
        key: "r1".into(),
        of: Of::Message(message),
        state: State::Delivered,
        raw: None,
    };
    desk.by(Actor::Desk, Act::Receipt(named))
        .expect("it is known");
    assert_eq!(desk.record.messages[&message].state, State::Delivered);
    assert!(desk.record.deliveries.is_empty());
}

#[test]
fn a_channel_that_asks_for_patience_gets_it_for_all_its_messages_over_a_restart() {
    let mut desk = desk();
    let sofia = desk.agent("sofia", 5);
    let both = [desk.mail(ANA, "uno"), desk.mail("eva@example.test", "dos")];
    for id in both {
        desk.accept(sofia, id);
        desk.reply(sofia, id, "hecho").expect("she may answer");
    }
    let claim = Outbox::Claim {
        channel: name("correo"),
        most: 1,
    };
    let Ok(Answer::ToSend(first)) = desk
        .by(Actor::Desk, Act::Outbox(claim))
        .map(|outcome| outcome.answer)
    else {
        panic!("a lane is answered with what to send")
    };
    desk.settle(
        first[0],
        Verdict::Throttled {
            after: Span::minutes(5),
            why: "429".into(),
        },
    );
    assert_eq!(desk.claim_lane(), []);
    desk.pass(Span::minutes(2));
    desk.restart();
    desk.pass(Span::minutes(2));
    assert_eq!(desk.claim_lane(), [], "a restart is no reason to hurry");
    desk.pass(Span::minutes(2));
    assert_eq!(desk.claim_lane().len(), 2);
}

#[test]
fn signs_are_put_to_messages_of_both_sides() {
    let mut desk = desk();
    let (id, message) = answered(&mut desk);
    let sign = |emoji: Option<&str>| Doing::Reacted {
        of: Of::Message(message),
        emoji: emoji.map(str::to_owned),
    };
    tell(&mut desk, "x1", Some(ANA), sign(Some("👍"))).expect("it is known");
    let marks = last(&desk, id).marks.expect("it is marked");
    assert_eq!(marks.reactions[0].emoji, "👍");
    tell(&mut desk, "x2", Some(ANA), sign(None)).expect("it is known");
    let marks = last(&desk, id).marks.expect("it is marked");
    assert!(marks.reactions.is_empty());
}
