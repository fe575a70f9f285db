//! Stopping: within ten seconds, with nothing left half done.

use crate::house::{House, mail};

#[test]
fn a_desk_that_is_told_to_stop_leaves_with_zero_and_its_socket_is_gone() {
    let house = House::new();
    let desk = house.start();
    house.deliver("1", &mail("one", "Where is it?"));
    house.wait_for("in/cur", |names| !names.is_empty());
    assert_eq!(desk.stop().code(), Some(0), "{}", house.log());
    assert!(!house.path("data/control.sock").exists());
    let log = house.log();
    assert!(log.contains("stopped") && !log.contains("ERROR"), "{log}");
}

#[test]
fn what_was_there_is_there_after_a_restart() {
    let house = House::new();
    let desk = house.start();
    house.deliver("1", &mail("one", "Where is it?"));
    house.wait_for("in/cur", |names| !names.is_empty());
    let before = desk.export();
    desk.stop();
    assert_eq!(house.start().export(), before);
}
