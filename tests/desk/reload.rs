//! Settings that change while the desk runs: the good ones at once and whole, the bad ones never.

use std::fs;
use std::os::unix::fs::symlink;

use rustix::process::Signal;

use crate::house::{House, mail};

#[test]
fn a_good_change_is_in_force_when_reload_answers() {
    let house = House::new();
    let desk = house.start();
    house.configure("[queue.sales]\n");
    let reloaded = desk.ask(&["reload", "--wait"]);
    assert!(reloaded.status.success(), "{reloaded:?}");
    let queues = desk.ask(&["queue", "list", "--plain"]);
    let said = String::from_utf8_lossy(&queues.stdout).into_owned();
    assert!(said.contains("sales"), "{said}");
}

#[test]
fn a_bad_change_is_told_and_changes_nothing() {
    let house = House::new();
    let desk = house.start();
    house.configure("sise = 3\n[queue.sales]\n");
    let reloaded = desk.ask(&["reload", "--wait"]);
    let said = String::from_utf8_lossy(&reloaded.stderr).into_owned();
    assert_eq!(reloaded.status.code(), Some(78), "{said}");
    assert!(said.contains("sise"), "{said}");
    let queues = desk.ask(&["queue", "list", "--plain"]);
    assert!(!String::from_utf8_lossy(&queues.stdout).contains("sales"));
    let status = desk.ask_json(&["status", "--json"]);
    assert_eq!(status["config"]["ok"], false, "{status}");
    assert_eq!(status["config"]["generation"], 1, "{status}");
}

#[test]
fn a_check_that_refuses_names_the_generation_that_runs_on() {
    let house = House::new();
    house.configure("sise = 3\n");
    let alone = house.command(&["check"]).output().expect("run");
    let said = String::from_utf8_lossy(&alone.stderr).into_owned();
    assert!(!said.contains("generation"), "no desk runs: {said}");
    house.configure("");
    let desk = house.start();
    house.configure("[queue.sales]\n");
    assert!(desk.ask(&["reload", "--wait"]).status.success());
    house.configure("sise = 3\n");
    let checked = desk.ask(&["check"]);
    let said = String::from_utf8_lossy(&checked.stderr).into_owned();
    assert_eq!(checked.status.code(), Some(78), "{said}");
    let running = "The running configuration (generation 2, ";
    assert!(said.contains(running), "{said}");
    let checked = desk.ask(&["check", "--json"]);
    let document: serde_json::Value = serde_json::from_slice(&checked.stdout).expect("a document");
    assert_eq!(document["generation"], 2, "{document}");
}

#[test]
fn a_signal_reloads_and_a_new_mailbox_is_looked_into() {
    let house = House::new();
    let desk = house.start();
    let root = house.path("");
    let root = root.display();
    house.configure(&format!(
        "[channel.second]\nkind = 'maildir'\ninbox = '{root}/second'\noutbox = '{root}/out'\n\
         address = 'second@desk.test'\nqueue = 'support'\n"
    ));
    desk.signal(Signal::HUP);
    house.wait_for("second", |names| names.len() == 3);
    assert_eq!(desk.stop().code(), Some(0));
}

/// Makes the settings at hand wrong in one way.
type Spoil = fn(&House, &str);

/// Ways in which a configuration goes wrong; each is given the good text, and leaves a bad folder.
const WRONG: [(&str, Spoil); 10] = [
    ("half written", |house, good| {
        fs::write(house.path(FILE), &good[..good.len() - 12]).expect("written");
    }),
    ("an unknown key", |house, good| {
        fs::write(house.path(FILE), format!("{good}sise = 3\n")).expect("written");
    }),
    ("a queue that is not there", |house, good| {
        let text = good.replace("queue = 'support'", "queue = 'nowhere'");
        fs::write(house.path(FILE), text).expect("written");
    }),
    ("a key that must be there", |house, good| {
        let text = good.replace("address = 'help@desk.test'\n", "");
        fs::write(house.path(FILE), text).expect("written");
    }),
    ("the same thing twice", |house, good| {
        fs::write(house.path(FILE), format!("{good}[queue.support]\n")).expect("written");
    }),
    ("emptied", |house, _| {
        fs::write(house.path(FILE), "").expect("written");
    }),
    ("no file", |house, _| {
        fs::remove_file(house.path(FILE)).expect("removed");
    }),
    ("a folder", |house, _| {
        fs::remove_file(house.path(FILE)).expect("removed");
        fs::create_dir(house.path(FILE)).expect("created");
    }),
    ("a link to nowhere", |house, _| {
        fs::remove_file(house.path(FILE)).expect("removed");
        symlink("nowhere", house.path(FILE)).expect("linked");
    }),
    ("no text", |house, _| {
        fs::write(house.path(FILE), b"[desk]\nname = '\xff'\n").expect("written");
    }),
];

#[test]
fn what_two_files_say_differently_is_told_with_both_places_and_the_later_one_holds() {
    let house = House::new();
    house.configure("size = 3\n");
    let desk = house.start();
    fs::create_dir_all(house.path("etc/conf.d")).expect("created");
    let more = house.path("etc/conf.d/extra.toml");
    fs::write(more, "[queue.support]\nsize = 2\n").expect("written");
    let reloaded = desk.ask(&["reload", "--wait"]);
    assert!(reloaded.status.success(), "{reloaded:?}");
    let checked = desk.ask(&["check"]);
    let said = String::from_utf8_lossy(&checked.stderr).into_owned();
    let said = said + &String::from_utf8_lossy(&checked.stdout);
    assert!(said.contains("CT-2030"), "{said}");
    assert!(said.contains("extra.toml:2"), "{said}");
    assert!(said.contains("centralita.toml:"), "{said}");
    let held = desk.ask(&["config", "get", "queue.support.size"]);
    let held = String::from_utf8_lossy(&held.stdout).into_owned();
    assert!(held.contains('2') && !held.contains('3'), "{held}");
}

#[test]
fn work_goes_on_while_the_settings_are_wrong_in_every_way() {
    let house = House::new();
    house.configure("size = 3\n");
    let good = fs::read_to_string(house.path(FILE)).expect("readable");
    let desk = house.start();
    let mut generation = serde_json::json!(1);
    for (n, (how, spoil)) in WRONG.into_iter().enumerate() {
        spoil(&house, &good);
        let reloaded = desk.ask(&["reload", "--wait"]);
        let said = String::from_utf8_lossy(&reloaded.stderr).into_owned();
        assert_eq!(reloaded.status.code(), Some(78), "{how}: {said}");
        assert!(said.contains("CT-20"), "{how}: {said}");
        let name = n.to_string();
        house.deliver(&name, &mail(&name, how));
        house.wait_for("in/cur", |names| names.len() == n + 1);
        let status = desk.ask_json(&["status", "--json"]);
        assert_eq!(status["config"]["ok"], false, "{how}: {status}");
        assert_eq!(
            status["config"]["generation"], generation,
            "{how}: {status}"
        );
        if house.path(FILE).is_dir() {
            fs::remove_dir(house.path(FILE)).expect("removed");
        }
        // Back to what is in force: nothing is wrong any more.
        house.settle(&good);
        let reloaded = desk.ask(&["reload", "--wait"]);
        assert!(reloaded.status.success(), "{how}: {reloaded:?}");
        let status = desk.ask_json(&["status", "--json"]);
        assert_eq!(status["config"]["ok"], true, "{how}: {status}");
        generation = status["config"]["generation"].clone();
        assert_eq!(desk.export().len(), n + 1, "{how}");
    }
    assert_eq!(desk.stop().code(), Some(0), "{}", house.log());
}

const FILE: &str = "etc/centralita.toml";
