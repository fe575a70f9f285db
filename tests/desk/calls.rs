//! The process dies at, or is refused by, the system call of our choice: what it promised is there.
//!
//! `CENTRALITA_CALLS=every` takes every call instead of a few.

use std::collections::BTreeSet;
use std::fs;
use std::process::{Command, ExitStatus};

use rustix::process::{Pid, Signal, kill_process};

use crate::house::{House, mail, skip};

/// Whether calls can be watched here; says so where not.
fn can_trace() -> bool {
    let tried = Command::new("strace")
        .args(["-qq", "-o", "/dev/null", "true"])
        .output();
    let can = tried.as_ref().is_ok_and(|output| output.status.success());
    if !can {
        skip("strace is not there or may not watch", &tried);
    }
    can
}

/// Runs a desk with mail waiting and `inject` in force until it ends or has taken all of it.
fn run(house: &House, inject: &[&str]) -> Option<ExitStatus> {
    let plain = house.command(&["serve"]);
    let mut command = Command::new("strace");
    command.args(["-f", "-qq", "-o", "/dev/null"]).args(inject);
    command.arg(plain.get_program()).args(plain.get_args());
    command.env("LANG", "en").env_remove("NOTIFY_SOCKET");
    let mut child = house.spawn(command);
    for _ in 0..LOOKS_MAX {
        if let Some(status) = child.try_wait().expect("a child") {
            return Some(status);
        }
        if count(house, "in/cur") == MAILS {
            break;
        }
        std::thread::park_timeout(std::time::Duration::from_millis(10));
    }
    // The tracer ends with the traced, whose number stands in its lock.
    let process = fs::read_to_string(house.path("data/lock")).ok();
    let process = process.and_then(|text| Pid::from_raw(text.trim().parse().ok()?));
    kill_process(process.expect("a desk that runs"), Signal::TERM).expect("told to stop");
    child.wait().ok()
}

fn count(house: &House, folder: &str) -> usize {
    fs::read_dir(house.path(folder)).map_or(0, Iterator::count)
}

fn a_house_with_mail() -> House {
    let house = House::new();
    deliver(&house);
    house
}

fn deliver(house: &House) {
    for n in 0..MAILS {
        let name = format!("{n:02}.x");
        house.deliver(&name, &mail(&format!("mail-{n}"), &format!("Number {n}")));
    }
}

/// Starts it as ever and counts.
fn everything_is_there_once(house: &House, about: &str) {
    let acknowledged = count(house, "in/cur");
    let desk = house.start();
    let all = desk.export();
    assert!(
        all.len() >= acknowledged,
        "{about}: {acknowledged} acknowledged, {} found",
        all.len()
    );
    house.wait_for("in/new", <[String]>::is_empty);
    let all = desk.export();
    let subjects: BTreeSet<&str> = all.iter().filter_map(|it| it["subject"].as_str()).collect();
    assert_eq!((all.len(), subjects.len()), (MAILS, MAILS), "{about}");
    assert_eq!(desk.stop().code(), Some(0), "{about}: {}", house.log());
}

#[test]
fn dying_at_any_call_that_writes_loses_nothing() {
    if !can_trace() {
        return;
    }
    let every = std::env::var("CENTRALITA_CALLS").is_ok_and(|value| value == "every");
    for (call, few) in [
        ("fdatasync", &[1, 2, 4, 9][..]),
        ("pwrite64", &[2, 30, 77, 150]),
        ("fsync", &[1, 5]),
        ("rename", &[1, 3]),
    ] {
        let all: Vec<u32> = if every {
            (1..=CALLS_MAX).collect()
        } else {
            few.to_vec()
        };
        for at in all {
            let house = a_house_with_mail();
            let inject = format!("inject={call}:signal=SIGKILL:when={at}");
            let ended = run(&house, &["-e", &inject]);
            everything_is_there_once(&house, &format!("{call} {at}"));
            // Later calls than there are end the walk.
            if every && ended.is_some_and(|status| status.success()) {
                println!("{call}: {at} calls");
                break;
            }
        }
    }
}

#[test]
fn a_sync_that_fails_is_the_last_and_the_process_leaves_with_its_own_code() {
    if !can_trace() {
        return;
    }
    // How many syncs the mails take depends on how many are committed together.
    for at in [8, 7, 6, 5, 4] {
        let house = House::new();
        // Made first, as a path that is not there cannot be watched.
        house.start().stop();
        deliver(&house);
        let database = house.path("data/desk.redb").display().to_string();
        let inject = format!("inject=fdatasync:error=EIO:when={at}+");
        let ended = run(&house, &["-P", &database, "-e", &inject]);
        let code = ended.and_then(|status| status.code());
        if code == Some(0) {
            continue;
        }
        let log = house.log();
        assert_eq!(code, Some(5), "{log}");
        assert!(
            log.contains("the record failed, nothing of the last batch was accepted"),
            "{log}"
        );
        everything_is_there_once(&house, "a sync that failed");
        return;
    }
    panic!("all was taken with fewer syncs than there are commits");
}

#[test]
fn a_write_without_room_leaves_with_the_code_for_a_full_disk() {
    if !can_trace() {
        return;
    }
    let house = House::new();
    house.start().stop();
    deliver(&house);
    let database = house.path("data/desk.redb").display().to_string();
    let inject = [
        "-P",
        &database,
        "-e",
        "inject=pwrite64:error=ENOSPC:when=40+",
    ];
    let ended = run(&house, &inject).and_then(|status| status.code());
    assert_eq!(ended, Some(28), "{}", house.log());
    everything_is_there_once(&house, "no room");
}

const MAILS: usize = 12;

/// No thread of this run makes more calls of one kind.
const CALLS_MAX: u32 = 2_000;

const LOOKS_MAX: usize = 3_000;
