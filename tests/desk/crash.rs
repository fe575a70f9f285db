//! A desk that is killed at any moment has lost nothing and doubled nothing when it is back.

use std::collections::BTreeSet;
use std::fs;

use crate::house::{House, mail};

#[test]
fn mail_taken_in_through_kills_is_there_once() {
    let house = House::new();
    house.deliver("0", &mail("mail-0", "Number 0"));
    for n in 1..200 {
        let name = format!("{n}.x");
        house.deliver(&name, &mail(&format!("mail-{n}"), &format!("Number {n}")));
    }
    // Each time somewhere else in the middle of it.
    for taken in [1, 40, 120] {
        let desk = house.start();
        house.wait_for("in/cur", |names| names.len() >= taken);
        desk.kill();
    }
    let desk = house.start();
    house.wait_for("in/new", <[String]>::is_empty);
    let all = desk.export();
    let subjects: BTreeSet<&str> = all
        .iter()
        .map(|line| line["subject"].as_str().expect("a text"))
        .collect();
    assert_eq!((all.len(), subjects.len()), (200, 200));
}

#[test]
fn an_accepted_answer_leaves_after_a_kill_and_only_once() {
    let house = House::new();
    let desk = house.start();
    house.deliver("1", &mail("one", "Where is it?"));
    house.wait_for("in/cur", |names| !names.is_empty());
    fs::write(house.path("answer"), "Tomorrow.").expect("written");
    let answer = house.path("answer").display().to_string();
    let replied = desk.ask(&["conv", "reply", "1", "--file", &answer]);
    assert!(replied.status.success(), "{replied:?}");
    desk.kill();
    let desk = house.start();
    house.wait_for("out/new", |names| !names.is_empty());
    desk.kill();
    let desk = house.start();
    let sent = |desk: &crate::house::Desk<'_>| {
        let all = desk.export();
        all[0]["messages"][1]["state"] == "sent"
    };
    // What was under way at the kill is looked at again within a second or two.
    assert!((0..ASKED_MAX).any(|_| sent(&desk)), "{}", house.log());
    let names = house.wait_for("out/new", |names| !names.is_empty());
    assert_eq!(names.len(), 1, "{names:?}");
}

/// Each time takes some hundredths of a second.
const ASKED_MAX: usize = 2_000;
