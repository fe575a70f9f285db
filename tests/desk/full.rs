//! The disk fills and empties: work is refused before it is accepted, and taken again by itself.

use std::fs;

use rustix::process::Pid;

use crate::disk::Mount;
use crate::house::{House, get, mail};

/// Asks until the desk says so of itself.
fn until_ready_says(door: &str, word: &str) {
    let mut last = String::new();
    for _ in 0..ASKED_MAX {
        last = get(door, "/readyz", "");
        if last.contains(word) {
            return;
        }
        std::thread::park_timeout(std::time::Duration::from_millis(20));
    }
    panic!("it never said {word}: {last}");
}

#[test]
fn a_full_disk_refuses_before_it_accepts_and_opens_again_by_itself() {
    let house = House::new();
    let Some(disk) = Mount::over(&house.path("data"), 64) else {
        return;
    };
    let desk = house.start();
    let pid = Pid::from_child(desk.child());
    house.deliver("1", &mail("one", "Before it was full"));
    house.wait_for("in/cur", |names| names.len() == 1);
    let answer = house.path("answer");
    fs::write(&answer, "Still here.").expect("written");
    let answer = answer.display().to_string();
    let reply = ["conv", "reply", "1", "--file", &answer];

    // Below the second mark nothing new comes in; who is there is answered, and the answer leaves.
    disk.fill(9 << 20);
    until_ready_says(&desk.door("http"), "disk_full");
    house.deliver("2", &mail("two", "While it was full"));
    let replied = desk.ask(&reply);
    assert!(replied.status.success(), "{replied:?} {}", house.log());
    house.wait_for("out/new", |names| names.len() == 1);
    let file = ["conv", "reply", "1", "--file", &answer, "--attach", &answer];
    let attached = desk.ask(&file);
    let said = String::from_utf8_lossy(&attached.stderr).into_owned();
    assert!(
        !attached.status.success() && said.contains("CT-6001"),
        "{said}"
    );
    let all = desk.export();
    assert_eq!(all.len(), 1, "nothing new was taken in");
    assert_eq!(all[0]["messages"].as_array().expect("a list").len(), 2);
    let status = desk.ask_json(&["status", "--json"]);
    assert_eq!(status["intake"], false, "{status}");

    // Below the last one nothing is written, and everything can be read.
    disk.fill(3 << 20);
    let mut refused = desk.ask(&reply);
    for _ in 0..ASKED_MAX {
        if !refused.status.success() {
            break;
        }
        refused = desk.ask(&reply);
    }
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(said.contains("CT-6001"), "{said}");
    assert_eq!(desk.export().len(), 1);

    disk.empty();
    until_ready_says(&desk.door("http"), "200 OK");
    house.wait_for("in/cur", |names| names.len() == 2);
    let replied = desk.ask(&reply);
    assert!(replied.status.success(), "{replied:?}");
    assert_eq!(desk.export().len(), 2);
    assert_eq!(pid, Pid::from_child(desk.child()), "it never went away");
    assert_eq!(desk.stop().code(), Some(0), "{}", house.log());
}

#[test]
fn a_disk_that_was_filled_to_the_last_byte_loses_nothing() {
    let house = House::new();
    let Some(disk) = Mount::over(&house.path("data"), 48) else {
        return;
    };
    let desk = house.start();
    for n in 0..20 {
        let name = format!("{n}.x");
        house.deliver(&name, &mail(&format!("mail-{n}"), &format!("Number {n}")));
    }
    house.wait_for("in/cur", |names| names.len() >= 3);
    disk.fill(0);
    // Whatever had no room stays where it lay.
    until_ready_says(&desk.door("http"), "disk_full");
    let taken = fs::read_dir(house.path("in/cur")).expect("listed").count();
    assert!(desk.export().len() >= taken);
    desk.kill();
    disk.empty();
    let desk = house.start();
    house.wait_for("in/new", <[String]>::is_empty);
    assert_eq!(desk.export().len(), 20);
    assert_eq!(desk.stop().code(), Some(0), "{}", house.log());
}

#[test]
fn a_start_on_a_full_disk_says_what_to_do_about_room() {
    let house = House::new();
    let Some(disk) = Mount::over(&house.path("data"), 1) else {
        return;
    };
    disk.fill(0);
    let said = house.command(&["serve", "--lang", "en"]).output();
    let said = said.expect("it runs");
    assert_eq!(said.status.code(), Some(28));
    let said = String::from_utf8_lossy(&said.stderr).into_owned();
    assert!(
        said.contains("no room left on the disk. Make room"),
        "{said}"
    );
    assert!(!said.contains("chown"), "{said}");
}

/// Each time takes some hundredths of a second.
const ASKED_MAX: usize = 1_500;
