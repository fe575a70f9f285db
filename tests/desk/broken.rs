//! A desk that breaks by an error of ours again and again: it ends loudly, and comes up to be read.

use std::fs;
use std::os::unix::process::ExitStatusExt;

use centralita::domain::{Moment, Seq};
use centralita::engine::change::Change;
use centralita::engine::event::{Actor, Event, What};
use centralita::engine::ledger::{Counters, Ledger};
use centralita::store::{self, Store};

use crate::house::{House, get, mail};

/// No number is left for another conversation, which nobody expects: deciding about one panics.
fn exhaust(house: &House) {
    let store = Store::open(&house.path("data"), &store::Options::default()).expect("opened");
    let batch = store.begin().expect("begun");
    let mut ledger = batch.ledger().expect("a ledger");
    let event = Event {
        seq: Seq(ledger.counters().seq + 1),
        at: Moment(ledger.counters().moment),
        by: Actor::Desk,
        generation: 1,
        conversation: None,
        what: What::Undone,
    };
    ledger.put(&Change::Event(Box::new(event)));
    let used_up = Counters {
        conversation: u64::MAX,
        ..ledger.counters()
    };
    ledger.keep_counters(used_up);
    assert!(ledger.finish().expect("finished"));
    batch.commit().expect("committed");
}

#[test]
fn a_writer_that_breaks_again_and_again_comes_up_to_be_read() {
    let house = House::new();
    let desk = house.start();
    house.deliver("1", &mail("one", "The first matter"));
    house.wait_for("in/cur", |names| names.len() == 1);
    desk.stop();
    exhaust(&house);

    house.deliver("2", &mail("two", "The second matter"));
    for _ in 0..2 {
        let mut child = house.spawn(house.command(&["serve"]));
        let ended = child.wait().expect("ended");
        let log = house.log();
        assert_eq!(ended.signal(), Some(ABORTED), "{ended} {log}");
        assert!(log.contains("the writer broke, the process ends"), "{log}");
    }
    let desk = house.start();
    let answer = get(&desk.door("http"), "/readyz", "");
    assert!(answer.starts_with("HTTP/1.1 503 "), "{answer}");
    let why = "only_reads: the writer broke: attempt to add with overflow";
    assert!(answer.contains(why), "{answer}");
    let status = desk.ask_json(&["status", "--json"]);
    assert_eq!(status["intake"], false, "{status}");
    let first = desk.ask_json(&["conv", "show", "1", "--json"]);
    assert_eq!(first["subject"], "The first matter");
    fs::write(house.path("answer"), "Yes.").expect("written");
    let answer = house.path("answer").display().to_string();
    let refused = desk.ask(&["conv", "reply", "1", "--file", &answer]);
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(said.contains("CT-6004"), "{said}");
    assert_eq!(desk.stop().code(), Some(0), "{}", house.log());
    assert!(house.path("in/new/2").exists(), "it was never taken");
}

/// The number of SIGABRT, which leaves a core to look into where the machine keeps those.
const ABORTED: i32 = 6;
