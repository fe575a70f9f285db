//! Guidance: whose word it is, which version somebody has read.

use super::desk::{Desk, name};
use crate::domain::AgentId;
use crate::domain::Span;
use crate::domain::agent::Role;
use crate::domain::guidance::{Audience, GUIDANCE_BYTES_MAX, GUIDANCE_MAX, Guided};
use crate::engine::command::{Act, Guide};
use crate::engine::event::{Actor, What};
use crate::engine::refusal::Refusal;

fn publish(piece: &str, base: u32, audience: Audience, text: &str) -> Act {
    Act::Guide(Box::new(Guide::Publish {
        name: name(piece),
        base,
        audience,
        title: "Devoluciones".to_owned(),
        text: text.to_owned(),
    }))
}

fn read(piece: &str, version: u32) -> Act {
    Act::Guide(Box::new(Guide::Read(name(piece), version)))
}

fn withdraw(piece: &str) -> Act {
    Act::Guide(Box::new(Guide::Withdraw(name(piece))))
}

fn refused(desk: &mut Desk, who: AgentId, act: Act) -> Refusal {
    let done = desk.by(Actor::Agent(who), act);
    done.expect_err("it is refused")
}

fn of_queue(queue: &str) -> Audience {
    Audience::Queue(name(queue))
}

#[test]
fn a_supervisor_publishes_for_their_queue_and_nobody_else_does() {
    let mut desk = Desk::new();
    let sofia = desk.hire("sofia", Role::Agent, &["soporte"], 5);
    let berta = desk.hire("berta", Role::Supervisor, &["soporte"], 5);
    let here = || publish("tono", 0, of_queue("soporte"), "Frases cortas.");
    assert_eq!(
        refused(&mut desk, sofia, here()),
        Refusal::NotAllowed("guidance.edit")
    );
    for elsewhere in [of_queue("ventas"), Audience::Everybody] {
        let act = publish("tono", 0, elsewhere, "Frases cortas.");
        assert_eq!(
            refused(&mut desk, berta, act),
            Refusal::NotAllowed("guidance.edit")
        );
    }
    desk.by(Actor::Agent(berta), here()).expect("published");
    let kept = &desk.record.guidance[&name("tono")];
    assert_eq!((kept.version, kept.by), (1, Some(berta)));
    // Nor is it taken to where it may not be.
    let moved = publish("tono", 1, of_queue("ventas"), "Frases cortas.");
    assert_eq!(
        refused(&mut desk, berta, moved),
        Refusal::NotAllowed("guidance.edit")
    );
}

#[test]
fn reading_counts_once_and_the_next_version_is_to_be_read_anew() {
    let mut desk = Desk::new();
    let sofia = desk.hire("sofia", Role::Agent, &["soporte"], 5);
    let admin = desk.hire("admin", Role::Administrator, &[], 5);
    let text = publish("tono", 0, Audience::Everybody, "Uno");
    desk.by(Actor::Agent(admin), text).expect("published");
    let first = desk.now;
    desk.by(Actor::Agent(sofia), read("tono", 1)).expect("read");
    desk.pass(Span::minutes(1));
    desk.by(Actor::Agent(sofia), read("tono", 1))
        .expect("said again");
    let has_read = |desk: &Desk| desk.record.has_read[&(name("tono"), sofia)].clone();
    assert_eq!((has_read(&desk).version, has_read(&desk).at), (1, first));
    let text = publish("tono", 1, Audience::Everybody, "Dos");
    desk.by(Actor::Agent(admin), text).expect("published anew");
    assert_eq!(
        refused(&mut desk, sofia, read("tono", 1)),
        Refusal::ChangedMeanwhile("guidance")
    );
    desk.by(Actor::Agent(sofia), read("tono", 2)).expect("read");
    assert_eq!(has_read(&desk).version, 2);
    let events = desk.record.events.iter();
    let reads = events.filter(|it| matches!(it.what, What::Guided(_, _, Guided::Read)));
    assert_eq!(reads.count(), 2, "each version once");
}

#[test]
fn what_somebody_published_meanwhile_is_not_written_over() {
    let mut desk = Desk::new();
    let admin = desk.hire("admin", Role::Administrator, &[], 5);
    let everybody = |base| publish("tono", base, Audience::Everybody, "Texto");
    desk.by(Actor::Agent(admin), everybody(0)).expect("first");
    assert_eq!(
        refused(&mut desk, admin, everybody(0)),
        Refusal::ChangedMeanwhile("guidance")
    );
    desk.by(Actor::Agent(admin), everybody(1)).expect("second");
}

#[test]
fn what_is_withdrawn_is_read_no_more_and_can_be_published_anew() {
    let mut desk = Desk::new();
    let sofia = desk.hire("sofia", Role::Agent, &["soporte"], 5);
    let admin = desk.hire("admin", Role::Administrator, &[], 5);
    let everybody = |base| publish("tono", base, Audience::Everybody, "Texto");
    desk.by(Actor::Agent(admin), everybody(0))
        .expect("published");
    desk.by(Actor::Agent(admin), withdraw("tono"))
        .expect("withdrawn");
    assert_eq!(
        refused(&mut desk, sofia, read("tono", 1)),
        Refusal::ChangedMeanwhile("guidance")
    );
    desk.by(Actor::Agent(admin), everybody(1)).expect("again");
    desk.by(Actor::Agent(sofia), read("tono", 2)).expect("read");
}

#[test]
fn what_cannot_be_guidance_is_refused() {
    let mut desk = Desk::new();
    let admin = desk.hire("admin", Role::Administrator, &[], 5);
    for (audience, text, refusal) in [
        (Audience::Everybody, " \n ".to_owned(), Refusal::EmptyText),
        (
            Audience::Queue(name("nowhere")),
            "a".to_owned(),
            Refusal::NoSuch("queue", "nowhere".to_owned()),
        ),
        (
            Audience::Channel(name("nowhere")),
            "a".to_owned(),
            Refusal::NoSuch("channel", "nowhere".to_owned()),
        ),
    ] {
        let act = publish("tono", 0, audience, &text);
        assert_eq!(refused(&mut desk, admin, act), refusal);
    }
    let long = "a".repeat(GUIDANCE_BYTES_MAX + 1);
    let act = publish("tono", 0, Audience::Everybody, &long);
    assert!(matches!(
        refused(&mut desk, admin, act),
        Refusal::TooLong { .. }
    ));
    let withheld = publish("tono", 0, Audience::Everybody, "a\u{1b}[2Jb\r\nc");
    desk.by(Actor::Agent(admin), withheld).expect("published");
    assert_eq!(desk.record.guidance[&name("tono")].text, "a[2Jb\nc");
    for n in 1..GUIDANCE_MAX {
        let act = publish(&format!("n{n}"), 0, Audience::Everybody, "a");
        desk.by(Actor::Agent(admin), act).expect("there is room");
    }
    let act = publish("more", 0, Audience::Everybody, "a");
    assert!(matches!(
        refused(&mut desk, admin, act),
        Refusal::TooMany("guidance", _)
    ));
}
