//! How customers end a talk, what they think of it, and what goes to them elsewhere.

use crate::domain::conversation::Work as State;
use crate::domain::deed::{Deed, Doing};
use crate::domain::{Address, ConversationId, Span};
use crate::engine::answer::Answer;
use crate::engine::command::{Act, Forward, Told};
use crate::engine::event::{Actor, What};
use crate::engine::refusal::Refusal;

use super::desk::{Desk, name};

const ANA: &str = "ana@example.test";

fn tell(desk: &mut Desk, key: &str, what: Doing) -> Result<Answer, Refusal> {
    let told = Told {
        channel: name("correo"),
        key: key.into(),
        aliases: Vec::new(),
        deed: Deed {
            from: Some(Address::mail(ANA)),
            what,
        },
        at: None,
    };
    let answer = desk.by(Actor::Desk, Act::Told(Box::new(told)));
    answer.map(|outcome| outcome.answer)
}

fn happened(desk: &Desk, is: impl Fn(&What) -> bool) -> usize {
    let events = desk.record.events.iter();
    events.filter(|event| is(&event.what)).count()
}

#[test]
fn a_talk_that_its_customer_ends_before_anybody_took_it_is_offered_no_more() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail(ANA, "uno");
    assert!(matches!(desk.show(id).work, State::Offered { .. }));
    tell(&mut desk, "1", Doing::Ended).expect("it is hers");
    assert_eq!(desk.show(id).work, State::Done);
    let revoked = |what: &What| matches!(what, What::Revoked(agent, _) if *agent == sofia);
    assert_eq!(happened(&desk, revoked), 1);
}

#[test]
fn whoever_had_a_talk_that_its_customer_ends_still_writes_it_up() {
    let mut desk = Desk::with(|plan| {
        let queue = plan.queues.get_mut("soporte").expect("it is there");
        queue.wrap_up = Some(Span::minutes(2));
        queue.disposition_required = true;
    });
    let sofia = desk.agent("sofia", 5);
    let id = desk.mail(ANA, "uno");
    desk.accept(sofia, id);
    tell(&mut desk, "1", Doing::Ended).expect("it is hers");
    let work = desk.show(id).work;
    assert!(matches!(work, State::WrapUp { agent, .. } if agent == sofia));
    // Said again it is over already.
    tell(&mut desk, "2", Doing::Ended).expect("nothing happens");
    assert_eq!(happened(&desk, |what| matches!(what, What::Ended(_))), 1);
}

#[test]
fn what_a_customer_thinks_stands_with_the_talk_and_only_from_one_to_five() {
    let mut desk = Desk::new();
    let id = desk.mail(ANA, "uno");
    let rated = |score, remark: &str| Doing::Rated {
        score,
        remark: remark.into(),
    };
    let refused = tell(&mut desk, "1", rated(6, ""));
    assert!(matches!(refused, Err(Refusal::OutOfRange("score"))));
    tell(&mut desk, "2", rated(2, " slow ")).expect("it is hers");
    assert_eq!(desk.show(id).fields["rating_remark"], "slow");
    tell(&mut desk, "3", rated(5, "")).expect("a mind changes");
    let fields = desk.show(id).fields;
    assert_eq!(fields["rating"], "5");
    assert!(!fields.contains_key("rating_remark"), "{fields:?}");
}

fn forward(desk: &mut Desk, id: ConversationId, key: &str) -> Result<Answer, Refusal> {
    let forward = Forward {
        conversation: id,
        channel: name("correo"),
        keys: vec![key.to_owned()],
        by: name("correo"),
        to: Address::mail("ana@home.test"),
        author: None,
        subject: "What was said".into(),
        text: "…".into(),
        attachments: Vec::new(),
        survey: None,
    };
    let answer = desk.by(Actor::Desk, Act::Forward(Box::new(forward)));
    answer.map(|outcome| outcome.answer)
}

#[test]
fn what_was_forwarded_once_is_not_again_and_one_address_gets_only_so_much() {
    let mut desk = Desk::new();
    let id = desk.mail(ANA, "uno");
    let peer = desk.show(id).peer;
    assert!(matches!(
        forward(&mut desk, id, "1"),
        Ok(Answer::Message { .. })
    ));
    assert!(matches!(
        forward(&mut desk, id, "1"),
        Ok(Answer::Duplicate { .. })
    ));
    assert_eq!(desk.show(id).peer, peer, "the talk stays where it is");
    forward(&mut desk, id, "2").expect("a second");
    forward(&mut desk, id, "3").expect("a third");
    let fourth = forward(&mut desk, id, "4");
    assert!(
        matches!(fourth, Err(Refusal::TooMany("acknowledgements", 3))),
        "{fourth:?}"
    );
}
