//! The disk turns read-only under a desk at work: nothing is accepted that is not kept, nothing is lost.

use std::fs;

use crate::failing::Failing;
use crate::house::{House, mail};

#[test]
fn a_disk_that_turns_read_only_refuses_and_loses_nothing() {
    let house = House::new();
    let Some(disk) = Failing::over(&house.path("data")) else {
        return;
    };
    let desk = house.start();
    house.deliver("1", &mail("one", "Before it failed"));
    house.wait_for("in/cur", |names| names.len() == 1);
    let answer = house.path("answer");
    fs::write(&answer, "It is on its way.").expect("written");
    let answer = answer.display().to_string();
    let reply = ["conv", "reply", "1", "--file", &answer];

    disk.turn_read_only();
    let refused = desk.ask(&reply);
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(said.contains("CT-6004"), "{said} {}", house.log());
    assert_eq!(desk.ended().code(), Some(5), "{}", house.log());

    // It does not come up on such a disk, and the mail waits where it is.
    house.deliver("2", &mail("two", "While it could not be written"));
    assert_eq!(house.start_in_vain(), Some(1), "{}", house.log());
    assert!(house.path("in/new/2").exists(), "it was never taken");

    disk.mend();
    let desk = house.start();
    house.wait_for("in/cur", |names| names.len() == 2);
    let replied = desk.ask(&reply);
    assert!(replied.status.success(), "{replied:?}");
    house.wait_for("out/new", |names| names.len() == 1);
    let all = desk.export();
    assert_eq!(all.len(), 2);
    let texts = all[0]["messages"].as_array().expect("a list").len();
    assert_eq!(texts, 2, "what was refused is not there");
    assert_eq!(desk.stop().code(), Some(0), "{}", house.log());
}
