//! Mailboxes on servers that go away, lie or say no in the middle: every mail is there once, in the end.

use std::fmt::Write as _;

use crate::house::{Desk, House};
use crate::inbox::{Deed, Inbox, Slip};
use crate::office::{channel, house, mail, peak_bytes, subjects, text, until};

/// A desk with a mailbox for each of these ways to go wrong, every one of them with two mails in it.
fn house_with(slips: &[Vec<Slip>]) -> House {
    let house = House::new();
    let password = house.path("password");
    std::fs::write(&password, "secret\n").expect("written");
    let mut settings = String::from(
        "[server]\nagents = '127.0.0.1:0'\nhttps = ''\n[queue.support]\nmode = 'pull'\n",
    );
    for (n, slips) in slips.iter().enumerate() {
        let mails = ["one", "two"].map(|name| mail(&format!("{name}-{n}"), &title(n, name), ""));
        let inbox = Inbox::open(&mails, slips);
        write!(
            settings,
            "[channel.post-{n}]\nkind = 'mail'\nqueue = 'support'\naddress = 'help{n}@desk.test'\n\
             imap = '127.0.0.1:{}'\nimap_security = 'none'\nexisting = 'all'\n\
             smtp = '127.0.0.1:9'\nsmtp_security = 'none'\n\
             user = 'help'\npassword = {{ file = '{}' }}\n",
            inbox.port,
            password.display()
        )
        .expect("a string takes it");
    }
    house.settle(&settings);
    house
}

fn title(n: usize, name: &str) -> String {
    format!("{n:03} {name}")
}

fn all_titles(count: usize) -> Vec<String> {
    (0..count)
        .flat_map(|n| ["one", "two"].map(|name| title(n, name)))
        .collect()
}

/// Waits until everything is there, and asserts that nothing is there twice.
fn all_come_once(desk: &Desk<'_>, count: usize) {
    let mut found = Vec::new();
    until("all mails are there", || {
        found = subjects(desk);
        found.len() >= 2 * count
    });
    found.sort();
    assert_eq!(found, all_titles(count));
}

#[test]
fn whatever_breaks_at_whichever_step_every_mail_comes_once() {
    let mut slips: Vec<Vec<Slip>> = Vec::new();
    for step in STEPS {
        for deed in [Deed::Bye, Deed::HangUp, Deed::Garbage, Deed::No] {
            slips.push(vec![(step, deed)]);
        }
    }
    let house = house_with(&slips);
    let desk = house.start();
    all_come_once(&desk, slips.len());
}

#[test]
fn a_yes_that_gives_nothing_costs_no_mail() {
    let slips = ["RFC822.SIZE", "BODY"].map(|step| vec![(step, Deed::Nothing)]);
    let house = house_with(&slips);
    let desk = house.start();
    all_come_once(&desk, slips.len());
}

#[test]
fn literals_that_lie_cost_neither_a_mail_nor_memory() {
    let deeds = [
        Deed::SaysLess,
        Deed::SaysMore,
        Deed::SaysHuge,
        Deed::HangsUpInside,
    ];
    let slips: Vec<Vec<Slip>> = deeds.iter().map(|deed| vec![("BODY", *deed)]).collect();
    let house = house_with(&slips);
    let desk = house.start();
    all_come_once(&desk, slips.len());
    let peak = peak_bytes(&desk);
    assert!(peak < 200 << 20, "{peak} bytes");
}

#[test]
fn a_mail_that_is_listed_and_gone_keeps_nobody_waiting() {
    let mails = ["one", "gone", "two"].map(|name| mail(name, name, ""));
    let inbox = Inbox::open(&mails, &[]);
    inbox.haunt(2);
    let house = house(Some(inbox.port), 9, "existing = 'all'\n");
    let desk = house.start();
    until("both are there", || subjects(&desk).len() == 2);
    inbox.put(mail("three", "three", ""));
    until("the next is there", || subjects(&desk).len() == 3);
    assert_eq!(subjects(&desk), ["one", "two", "three"]);
    assert_eq!(channel(&desk)["last_error"], serde_json::Value::Null);
}

#[test]
fn a_connection_that_dies_while_it_is_listened_to_is_made_anew() {
    let inbox = Inbox::open(&[mail("one", "One", "")], &[]);
    let house = house(Some(inbox.port), 9, "existing = 'all'\n");
    let desk = house.start();
    until("it is there", || subjects(&desk) == ["One"]);
    until("it listens", || inbox.count("IDLE") >= 1);
    inbox.cut();
    inbox.put(mail("two", "Two", ""));
    until("the other is there", || subjects(&desk).len() == 2);
    until("it is told that all is well", || {
        channel(&desk)["last_error"].is_null()
    });
    assert_eq!(subjects(&desk), ["One", "Two"]);
}

#[test]
fn a_mailbox_numbered_anew_under_a_running_desk_brings_nothing_twice() {
    let mails = ["one", "two", "three"].map(|name| mail(name, name, ""));
    let inbox = Inbox::open(&mails, &[]);
    let house = house(Some(inbox.port), 9, "existing = 'all'\n");
    let desk = house.start();
    until("all are there", || subjects(&desk).len() == 3);
    until("it listens", || inbox.count("IDLE") >= 1);
    inbox.number_anew();
    inbox.put(mail("four", "four", ""));
    inbox.cut();
    until("the next is there", || subjects(&desk).len() >= 4);
    inbox.put(mail("five", "five", ""));
    until("and the next", || subjects(&desk).len() >= 5);
    assert_eq!(subjects(&desk), ["one", "two", "three", "four", "five"]);
}

#[test]
fn a_mailbox_is_named_by_what_its_server_said_last() {
    let slips: Vec<Slip> = (0..2).map(|_| ("EXAMINE", Deed::No)).collect();
    let inbox = Inbox::open(&[mail("one", "One", "")], &slips);
    let house = house(Some(inbox.port), 9, "existing = 'all'\n");
    let desk = house.start();
    until("it is told", || {
        text(&channel(&desk)["last_error"]).contains("the folder cannot be opened")
    });
    until("it is there", || subjects(&desk) == ["One"]);
}

/// All that is said to a server from the connection to the first mail, and then to hear of the next.
const STEPS: [&str; 8] = [
    "",
    "LOGIN",
    "CAPABILITY",
    "EXAMINE",
    "UID SEARCH",
    "RFC822.SIZE",
    "BODY.PEEK",
    "IDLE",
];
