//! Mails over the limit that a server stops giving in the middle: asked for again, and nobody waits for them.

use serde_json::Value;

use crate::house::{Desk, get};
use crate::inbox::{Deed, Inbox};
use crate::office::{channel, house, mail, subjects, text, until};

/// A mail that is longer than is understood, of so many lines.
fn long(id: &str) -> Vec<u8> {
    let mut long = mail(id, id, "");
    long.extend_from_slice(
        &[b"0123456789abcdef".repeat(4), b"\r\n".to_vec()]
            .concat()
            .repeat(580_000),
    );
    long
}

/// What the only conversation of this subject holds.
fn messages(desk: &Desk<'_>, subject: &str) -> Vec<Value> {
    let held = desk.export();
    let of: Vec<_> = held
        .iter()
        .filter(|one| one["subject"] == subject)
        .collect();
    assert_eq!(of.len(), 1, "{subject}");
    of[0]["messages"].as_array().expect("messages").clone()
}

/// How many bytes of the mail itself are kept with it.
fn kept(desk: &Desk<'_>, subject: &str) -> Option<u64> {
    let messages = messages(desk, subject);
    let files = messages[0]["attachments"].as_array().expect("files");
    let whole = files.iter().find(|file| file["mime"] == "message/rfc822")?;
    whole["size"].as_u64()
}

/// How many mails cannot be taken now.
fn aside(desk: &Desk<'_>) -> String {
    let page = get(&desk.door("http"), "/metrics", "");
    let line = page
        .lines()
        .find(|line| line.starts_with("centralita_mailbox_aside"));
    let number = line.and_then(|line| line.rsplit(' ').next());
    number.unwrap_or_default().trim().to_owned()
}

#[test]
fn a_mail_that_breaks_off_is_asked_for_again_until_it_is_whole_and_nobody_waits_for_it() {
    for deed in [Deed::No, Deed::Nothing, Deed::HangUp] {
        let inbox = Inbox::open(
            &[mail("one", "one", ""), long("long"), mail("two", "two", "")],
            &[],
        );
        inbox.stint(2, 3_000_000, deed);
        let house = house(Some(inbox.port), 9, "existing = 'all'\n");
        let desk = house.start();
        until("those around it are there", || {
            subjects(&desk) == ["one", "two"]
        });
        until("it is told", || channel(&desk)["cause"] == "aside");
        let told = channel(&desk);
        assert_eq!(told["state"], "degraded", "{told}");
        let why = text(&told["last_error"]);
        assert!(why.contains("mail 2: 3000000 of 38280"), "{deed:?}: {why}");
        assert_eq!(aside(&desk), "1");
        inbox.put(mail("three", "three", ""));
        until("what comes meanwhile is there", || {
            subjects(&desk).contains(&"three".to_owned())
        });
        inbox.relent();
        until("it is there", || subjects(&desk).len() == 4);
        assert_eq!(subjects(&desk), ["one", "two", "three", "long"], "{deed:?}");
        assert_eq!(kept(&desk, "long"), Some(long("long").len() as u64));
        assert_eq!(messages(&desk, "long").len(), 1, "no note is due");
        until("all is well", || channel(&desk)["last_error"].is_null());
        assert_eq!(aside(&desk), "0");
    }
}

#[test]
fn a_mail_that_breaks_off_each_time_is_kept_cut_with_a_note_after_six_times() {
    let inbox = Inbox::open(&[long("long"), mail("two", "two", "")], &[]);
    inbox.stint(1, 3_000_000, Deed::HangUp);
    let house = house(Some(inbox.port), 9, "existing = 'all'\n");
    let desk = house.start();
    until("it is there", || subjects(&desk).len() == 2);
    assert_eq!(subjects(&desk), ["two", "long"]);
    assert_eq!(inbox.count("BODY.PEEK[]<3000000."), 6);
    until("a note says so", || messages(&desk, "long").len() == 2);
    let said = text(&messages(&desk, "long")[1]["text"]);
    let size = long("long").len().to_string();
    for part in ["3000000", &size, "INBOX", "(UID) 1"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    until("all is well", || channel(&desk)["last_error"].is_null());
    // It is behind the desk: whoever starts again asks for nothing.
    desk.stop();
    let asked = inbox.count("UID FETCH");
    let desk = house.start();
    until("it listens again", || {
        inbox.count("IDLE") >= 1 && channel(&desk)["last_error"].is_null()
    });
    inbox.put(mail("three", "three", ""));
    until("the next is there", || subjects(&desk).len() == 3);
    assert_eq!(
        inbox.count("UID FETCH"),
        asked + 2,
        "its size and its bytes"
    );
}

#[test]
fn a_desk_that_is_killed_while_a_mail_breaks_off_takes_it_and_the_others_once() {
    let inbox = Inbox::open(
        &[mail("one", "one", ""), long("long"), mail("two", "two", "")],
        &[],
    );
    inbox.stint(2, 3_000_000, Deed::No);
    let house = house(Some(inbox.port), 9, "existing = 'all'\n");
    let desk = house.start();
    until("those around it are there", || {
        subjects(&desk) == ["one", "two"]
    });
    desk.kill();
    inbox.relent();
    let desk = house.start();
    until("it is there", || subjects(&desk).len() == 3);
    assert_eq!(subjects(&desk), ["one", "two", "long"]);
    assert_eq!(kept(&desk, "long"), Some(long("long").len() as u64));
}

#[test]
fn a_mail_that_is_taken_away_while_it_is_fetched_is_kept_as_far_as_it_came() {
    let inbox = Inbox::open(&[long("long"), mail("two", "two", "")], &[]);
    inbox.stint(1, 3_000_000, Deed::No);
    let house = house(Some(inbox.port), 9, "existing = 'all'\n");
    let desk = house.start();
    until("the other is there", || subjects(&desk) == ["two"]);
    inbox.expunge(1);
    until("what came of it is there", || subjects(&desk).len() == 2);
    until("a note says so", || messages(&desk, "long").len() == 2);
}
