//! What a connector said in vain: kept within bounds, forgotten with its time or its person.

use crate::domain::attachment::Digest;
use crate::domain::stray::{STRAYS_BYTES_MAX, STRAYS_MAX, Unheard};
use crate::domain::{Address, Span, StrayId};
use crate::engine::answer::Answer;
use crate::engine::command::Act;
use crate::engine::command::contact::ContactAct;
use crate::engine::event::Actor;

use super::desk::{Desk, name};

fn unheard(n: u64, size: u32) -> Unheard {
    let mut digest = [0; 32];
    digest[..8].copy_from_slice(&n.to_be_bytes());
    Unheard {
        key: Some(format!("k{n}")),
        from: Some(Address::mail("ana@example.test")),
        whole: false,
        code: "shape".into(),
        detail: String::new(),
        digest: Digest(digest),
        size,
    }
}

fn say(desk: &mut Desk, n: u64, size: u32) -> Answer {
    let act = Act::Stray(name("correo"), Box::new(unheard(n, size)), Vec::new());
    let said = desk.by(Actor::Desk, act).expect("it is kept");
    said.answer
}

#[test]
fn the_oldest_makes_room_for_one_more() {
    let mut desk = Desk::new();
    for n in 1..=STRAYS_MAX as u64 {
        assert_eq!(say(&mut desk, n, 10), Answer::Strayed(0));
    }
    assert_eq!(say(&mut desk, 0, 10), Answer::Strayed(1));
    let first = desk.record.strays.keys().next().expect("some").1;
    assert_eq!((desk.record.strays.len(), first), (STRAYS_MAX, StrayId(2)));
}

#[test]
fn many_bytes_make_room_as_many_pieces_do() {
    let mut desk = Desk::new();
    let quarter = u32::try_from(STRAYS_BYTES_MAX / 4).expect("it is small");
    for n in 1..=4 {
        assert_eq!(say(&mut desk, n, quarter), Answer::Strayed(0));
    }
    assert_eq!(say(&mut desk, 5, quarter + 1), Answer::Strayed(2));
}

#[test]
fn the_same_is_kept_once_and_everything_only_for_a_time() {
    let mut desk = Desk::new();
    say(&mut desk, 1, 10);
    desk.pass(Span::days(20));
    say(&mut desk, 1, 10);
    say(&mut desk, 2, 10);
    desk.restart();
    assert_eq!(desk.record.strays.len(), 2);
    assert_eq!(desk.record.strays.values().next().expect("one").times, 2);
    desk.pass(Span::days(29));
    assert_eq!(
        desk.record.strays.len(),
        2,
        "counted from when it last came"
    );
    desk.pass(Span::days(2));
    assert!(desk.record.strays.is_empty());
}

#[test]
fn whoever_is_erased_is_forgotten_there_too() {
    let mut desk = Desk::new();
    let id = desk.mail("ana@example.test", "hola");
    say(&mut desk, 1, 10);
    let contact = desk.show(id).contact;
    let erase = Act::Contact(ContactAct::Erase(contact));
    desk.by(Actor::Operator(0), erase).expect("it is erased");
    assert!(desk.record.strays.is_empty());
}

#[test]
fn a_body_that_nobody_could_read_is_forgotten_with_whoever_it_names() {
    let mut desk = Desk::new();
    let id = desk.mail("ana@example.test", "hola");
    for (n, text) in [(1, "[{ana@EXAMPLE.test"), (2, "[{luis@example.test")] {
        let said = Unheard {
            key: None,
            from: None,
            whole: true,
            ..unheard(n, 20)
        };
        let act = Act::Stray(name("correo"), Box::new(said), text.into());
        desk.by(Actor::Desk, act).expect("it is kept");
    }
    let contact = desk.show(id).contact;
    let erase = Act::Contact(ContactAct::Erase(contact));
    desk.by(Actor::Operator(0), erase).expect("it is erased");
    let left: Vec<StrayId> = desk.record.strays.values().map(|it| it.id).collect();
    assert_eq!(left, [StrayId(2)]);
}
