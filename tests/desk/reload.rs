//! Settings that change while the desk runs: the good ones at once and whole, the bad ones never.

use rustix::process::Signal;

use crate::house::House;

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
