//! A record that rotted: never shown as whole, and a desk that cannot go on serves what can be read.

use std::fs;

use crate::house::{House, get, mail};

/// Flips a bit of every place in the database where `text` lies; says how many there were.
pub(crate) fn rot(house: &House, text: &str) -> usize {
    let path = house.path("data/desk.redb");
    let mut bytes = fs::read(&path).expect("readable");
    let found: Vec<usize> = bytes
        .windows(text.len())
        .enumerate()
        .filter(|(_, window)| *window == text.as_bytes())
        .map(|(at, _)| at)
        .collect();
    for at in &found {
        bytes[*at] ^= 1;
    }
    fs::write(&path, bytes).expect("written");
    found.len()
}

#[test]
fn a_desk_that_fails_again_and_again_comes_up_to_be_read() {
    let house = House::new();
    let folder = house.path("beside").display().to_string();
    house.configure(&format!(
        "[channel.sprout]\nkind = 'maildir'\ninbox = '{folder}'\noutbox = '{folder}-out'\n\
         address = 'more@desk.test'\nqueue = 'support'\n"
    ));
    let desk = house.start();
    house.deliver("1", &mail("one", "The first matter"));
    house.wait_for("in/cur", |names| names.len() == 1);
    fs::write(house.path("beside/tmp/2"), mail("two", "The second matter")).expect("written");
    fs::rename(house.path("beside/tmp/2"), house.path("beside/new/2")).expect("renamed");
    house.wait_for("beside/cur", |names| names.len() == 1);
    desk.stop();
    // What only the second one names, as records have it: behind its length.
    assert!(rot(&house, "\u{6}sprout") > 0);

    // The record of what is alive cannot be read whole, so nothing can be decided.
    assert_eq!(house.start_in_vain(), Some(5), "{}", house.log());
    assert_eq!(house.start_in_vain(), Some(5), "{}", house.log());
    let before = fs::read(house.path("data/desk.redb")).expect("readable");
    let desk = house.start();
    let answer = get(&desk.door("http"), "/readyz", "");
    assert!(answer.starts_with("HTTP/1.1 503 "), "{answer}");
    assert!(
        answer.contains("only_reads: ") && answer.contains("damaged"),
        "{answer}"
    );
    let alive = get(&desk.door("http"), "/healthz", "");
    assert!(alive.starts_with("HTTP/1.1 200 "), "{alive}");
    let status = desk.ask_json(&["status", "--json"]);
    assert_eq!(status["intake"], false, "{status}");
    let problem = &status["store"]["problems"][0];
    assert_eq!(problem["kind"], "only_reads", "{status}");
    let why = problem["params"][0]["value"].as_str().expect("a reason");
    assert!(why.contains("damaged record"), "{why}");
    let said = desk.ask(&["status"]);
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    assert!(said.contains("damaged record"), "{said}");

    // What is whole is shown, what is not is said to be damaged, and nothing is taken.
    let first = desk.ask_json(&["conv", "show", "1", "--json"]);
    assert_eq!(first["subject"], "The first matter");
    let second = desk.ask(&["conv", "show", "2", "--json"]);
    let said = String::from_utf8_lossy(&second.stderr).into_owned();
    assert!(said.contains("CT-6007"), "{said}");
    fs::write(house.path("answer"), "Yes.").expect("written");
    let answer = house.path("answer").display().to_string();
    let refused = desk.ask(&["conv", "reply", "1", "--file", &answer]);
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(
        !refused.status.success() && said.contains("CT-6004"),
        "{said}"
    );
    house.deliver("3", &mail("three", "The third matter"));
    assert!(house.log().contains("it is only read"), "{}", house.log());

    // An orderly stop means that somebody wants to try again.
    assert_eq!(desk.stop().code(), Some(0), "{}", house.log());
    let after = fs::read(house.path("data/desk.redb")).expect("readable");
    assert!(before == after, "a record that is only read is not touched");
    assert!(house.path("in/new/3").exists());
    assert_eq!(house.start_in_vain(), Some(5));
}

#[test]
fn what_rotted_is_refused_and_everything_else_goes_on() {
    let house = House::new();
    house.configure("mode = 'pull'\n[status.here]\navailable = true\n");
    let desk = house.start();
    let added = desk.ask(&["agent", "add", "ana", "--queue", "support", "--no-password"]);
    assert!(added.status.success(), "{added:?}");
    house.deliver("1", &mail("one", "The first matter"));
    house.wait_for("in/cur", |names| names.len() == 1);
    house.deliver("2", &mail("two", "Quinces and medlars"));
    house.wait_for("in/cur", |names| names.len() == 2);
    desk.stop();
    // Nothing that a start reads says what a conversation is about.
    assert!(rot(&house, "Quinces and medlars") > 0);
    let desk = house.start();

    fs::write(house.path("answer"), "Yes.").expect("written");
    let answer = house.path("answer").display().to_string();
    for command in [
        vec!["conv", "show", "2"],
        vec!["conv", "claim", "2", "--as", "ana"],
        vec!["conv", "reply", "2", "--as", "ana", "--file", &answer],
    ] {
        let refused = desk.ask(&command);
        let said = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert!(
            !refused.status.success() && said.contains("CT-6007"),
            "{command:?}: {said}"
        );
    }

    let verified = desk.ask(&["store", "verify", "--lang", "es"]);
    let said = String::from_utf8_lossy(&verified.stdout).into_owned();
    assert_eq!(verified.status.code(), Some(1), "{said}");
    assert!(said.contains("está dañado"), "{said}");

    desk.ask_json(&[
        "conv", "reply", "1", "--as", "ana", "--file", &answer, "--json",
    ]);
    house.wait_for("out/new", |names| names.len() == 1);
    house.deliver("3", &mail("three", "The third matter"));
    house.wait_for("in/cur", |names| names.len() == 3);
    assert_eq!(desk.stop().code(), Some(0), "{}", house.log());
}

#[test]
fn a_desk_that_would_have_to_guess_ends_instead() {
    let house = House::new();
    let desk = house.start();
    house.deliver("1", &mail("one", "Quinces and medlars"));
    house.wait_for("in/cur", |names| names.len() == 1);
    desk.stop();
    assert!(rot(&house, "Quinces and medlars") > 0);

    // What a customer writes next belongs to what cannot be read.
    let desk = house.start();
    let more = String::from_utf8(mail("two", "Re: Quinces")).expect("text");
    let more = more.replace("\r\n\r\n", "\r\nIn-Reply-To: <one@example.test>\r\n\r\n");
    house.deliver("2", more.as_bytes());
    assert_eq!(desk.ended().code(), Some(5), "{}", house.log());
    assert!(
        house.path("in/new/2").exists(),
        "it is read again another time"
    );
}
