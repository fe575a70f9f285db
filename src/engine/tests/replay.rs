//! Living a past period again.

use crate::access::permission::Sets;
use crate::domain::Span;
use crate::engine::replay::past::{Past, Piece};

use super::desk::{Desk, name};

fn past(desk: &Desk) -> Past {
    let people = desk.record.agents.values().cloned().collect();
    Past::read(desk.record.events.clone(), people, true, |id, message| {
        Some(Piece {
            conversation: desk.record.conversations.get(&id)?.clone(),
            message: message.and_then(|id| desk.record.messages.get(&id).cloned()),
            name: String::new(),
        })
    })
}

/// One agent with room for one piece, ten minutes over each, five pieces at once.
fn morning() -> Desk {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 1);
    let ids: Vec<_> = (0..5)
        .map(|n| desk.mail(&format!("c{n}@example.test"), "hola"))
        .collect();
    for id in ids {
        desk.accept(sofia, id);
        desk.pass(Span::minutes(10));
        desk.reply(sofia, id, "hecho").expect("she may answer");
    }
    desk
}

#[test]
fn the_same_rules_give_the_same_waits() {
    let desk = morning();
    let figures = past(&desk).run(&desk.plan, &Sets::default(), desk.now);
    let soporte = &figures[&name("soporte")];
    assert_eq!((soporte.pieces, soporte.taken), (5, 5));
    let minutes: Vec<i64> = soporte.waits.iter().map(|wait| wait.0 / 60_000).collect();
    assert_eq!(minutes, [0, 10, 20, 30, 40]);
    assert_eq!(soporte.wait(50), soporte.waits[2]);
    assert_eq!(soporte.wait(100), soporte.waits[4]);
}

#[test]
fn other_rules_give_other_waits() {
    let desk = morning();
    let mut plan = desk.plan.clone();
    let queue = plan.queues.get_mut("soporte").expect("it is there");
    queue.size = crate::routing::plan::Size::Units(0);
    let figures = past(&desk).run(&plan, &Sets::default(), desk.now);
    assert!(
        figures[&name("soporte")].wait(100) < Span::minutes(1),
        "everything is taken at once"
    );
}

#[test]
fn what_nobody_takes_waits_until_the_period_ends() {
    let desk = morning();
    let mut plan = desk.plan.clone();
    let queue = plan.queues.get_mut("soporte").expect("it is there");
    queue.required.insert(name("envios"), 10);
    let figures = past(&desk).run(&plan, &Sets::default(), desk.now);
    let soporte = &figures[&name("soporte")];
    assert_eq!((soporte.pieces, soporte.taken), (5, 0));
    assert_eq!(soporte.wait(50), Span::minutes(50));
    assert_eq!(soporte.wait(100), Span::minutes(50));
}

#[test]
fn what_agents_would_have_picked_themselves_is_not_guessed() {
    let desk = morning();
    let mut plan = desk.plan.clone();
    let queue = plan.queues.get_mut("soporte").expect("it is there");
    queue.mode = crate::routing::plan::Mode::Pull;
    let figures = past(&desk).run(&plan, &Sets::default(), desk.now);
    assert!(figures[&name("soporte")].waits.is_empty());
}

#[test]
fn a_wish_that_is_given_up_when_nobody_does_anything_more_is_given_up_here() {
    let mut desk = Desk::new();
    let sofia = desk.agent("sofia", 1);
    let id = desk.mail("ana@example.test", "hola");
    desk.accept(sofia, id);
    desk.pass(Span::hours(1));
    let mut plan = desk.plan.clone();
    let queue = plan.queues.get_mut("soporte").expect("it is there");
    queue.drop_after = Some(Span::minutes(10));
    queue.additional.push(crate::routing::plan::Wish {
        skill: name("envios"),
        level: 10,
        drop_rank: 0,
    });
    let figures = past(&desk).run(&plan, &Sets::default(), desk.now);
    let soporte = &figures[&name("soporte")];
    assert_eq!(soporte.taken, 1);
    assert_eq!(soporte.wait(100).0 / 60_000, 10);
}

#[test]
fn what_would_be_taken_after_the_period_is_not_taken_in_it() {
    let desk = morning();
    let half = desk.now - Span::minutes(25);
    let figures = past(&desk).run(&desk.plan, &Sets::default(), half);
    let soporte = &figures[&name("soporte")];
    assert_eq!((soporte.pieces, soporte.taken), (5, 3));
    let minutes: Vec<i64> = soporte.waits.iter().map(|wait| wait.0 / 60_000).collect();
    assert_eq!(minutes, [0, 10, 20, 25, 25]);
}

#[test]
fn replaying_nothing_gives_nothing() {
    let desk = Desk::new();
    assert_eq!(past(&desk).pieces(), 0);
    assert!(
        past(&desk)
            .run(&desk.plan, &Sets::default(), desk.now)
            .is_empty()
    );
}

#[test]
fn rules_on_what_was_written_are_lived_again() {
    let mut desk = Desk::new();
    for text in ["mi factura", "hola"] {
        let mut inbound = desk.inbound("ana@example.test", text);
        inbound.subject = Some("Consulta".into());
        desk.receive(inbound);
    }
    let past = past(&desk);
    assert_eq!((past.pieces(), past.unread()), (2, 0));
    let mut plan = desk.plan.clone();
    plan.rules.push(crate::routing::rule::Rule {
        name: name("facturas"),
        when: crate::routing::condition::Condition::new("'factura' in text").expect("it reads"),
        queue: Some(name("ventas")),
        priority: None,
        tags: [].into(),
        skills: [].into(),
    });
    let figures = past.run(&plan, &Sets::default(), desk.now);
    assert_eq!(figures[&name("ventas")].pieces, 1);
    assert_eq!(figures[&name("soporte")].pieces, 1);
}
