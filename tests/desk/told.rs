//! What a person reads of a desk: hints that lead back to it, what stands still, who carries what.

use std::collections::BTreeSet;

use crate::house::{Desk, House, mail};

/// A desk with sofia, where mail is work that anything else goes before.
fn open(house: &House) -> Desk<'_> {
    house.configure("mode = 'pull'\nkind = 'interruptible'\n[status.here]\navailable = true\n");
    let desk = house.start();
    said(&desk, "agent add sofia --no-password --queue support");
    house.deliver("1", &mail("first", "A table with a dent"));
    house.wait_for("in/new", <[String]>::is_empty);
    while desk.export().is_empty() {
        std::thread::yield_now();
    }
    desk
}

fn said(desk: &Desk<'_>, line: &str) -> String {
    let words: Vec<&str> = line.split(' ').collect();
    let output = desk.ask(&words);
    assert!(output.status.success(), "{line}: {output:?}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn what_a_hint_says_to_type_works_as_it_stands() {
    let house = House::new();
    let desk = open(&house);
    let told = said(&desk, "conv claim 1 --as sofia");
    let (_, hint) = told.split_once("centralita ").expect("it can be undone");
    let typed: Vec<&str> = hint.split_whitespace().collect();
    let undone = house.bare(&typed).output().expect("typed");
    assert!(undone.status.success(), "{hint}: {undone:?}");
    let refused = desk.ask(&["conv", "show", "77"]);
    let why = String::from_utf8_lossy(&refused.stderr).into_owned();
    let data = house.path("data").display().to_string();
    assert!(why.contains(&format!("--data {data} conv list")), "{why}");
}

#[test]
fn a_queue_that_was_stopped_is_seen_where_one_looks_first() {
    let house = House::new();
    let desk = open(&house);
    assert!(said(&desk, "status").contains("support: 1 waiting"));
    said(&desk, "queue pause support");
    let status = said(&desk, "status");
    assert!(status.contains("support (stopped): 1 waiting"), "{status}");
}

#[test]
fn interruptible_work_is_told_beside_what_fills_a_person() {
    let house = House::new();
    let desk = open(&house);
    said(&desk, "conv claim 1 --as sofia");
    let people = said(&desk, "agent list");
    assert!(people.contains("0/5 (+1 interruptible)"), "{people}");
}

#[test]
fn whoever_acts_for_somebody_leaves_one_line_a_command() {
    let house = House::new();
    let desk = open(&house);
    for _ in 0..3 {
        said(&desk, "conv show 1 --as sofia");
    }
    let audit = desk.ask_json(&["event", "audit", "--agent", "sofia", "--json"]);
    let items = audit["items"].as_array().expect("a list");
    let kinds = items.iter().filter_map(|event| event["kind"].as_str());
    let kinds: Vec<&str> = kinds.filter(|kind| *kind != "person").collect();
    assert_eq!(kinds, ["acted_as"; 3]);
    let by: BTreeSet<&str> = items.iter().filter_map(|it| it["by"].as_str()).collect();
    assert_eq!(by, BTreeSet::from(["operator"]));
}
