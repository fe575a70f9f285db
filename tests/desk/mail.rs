//! Mail in becomes conversations; answers leave as mail.

use std::fs;

use crate::house::{House, mail};

#[test]
fn a_mail_becomes_a_conversation_and_is_put_aside() {
    let house = House::new();
    let desk = house.start();
    house.deliver("1", &mail("one", "Where is it?"));
    assert_eq!(
        house.wait_for("in/cur", |names| !names.is_empty()),
        ["1:2,S"]
    );
    let list = desk.ask_json(&["conv", "list", "--json"]);
    let first = &list["items"][0];
    assert_eq!(first["subject"], "Where is it?");
    assert_eq!(first["contact"]["name"], "Ana Ruiz");
    assert_eq!(first["status"], "new");
}

#[test]
fn mail_that_waited_for_the_start_is_taken_in_its_order() {
    let house = House::new();
    for n in 1..=30 {
        let name = format!("{n}.x");
        house.deliver(&name, &mail(&format!("mail-{n}"), &format!("Number {n}")));
    }
    let desk = house.start();
    house.wait_for("in/cur", |names| names.len() == 30);
    let subjects: Vec<String> = desk
        .export()
        .iter()
        .map(|line| line["subject"].as_str().expect("a text").to_owned())
        .collect();
    let expected: Vec<String> = (1..=30).map(|n| format!("Number {n}")).collect();
    assert_eq!(subjects, expected);
}

#[test]
fn the_answer_leaves_threaded_under_what_it_answers() {
    let house = House::new();
    let desk = house.start();
    house.deliver("1", &mail("one", "Where is it?"));
    house.wait_for("in/cur", |names| !names.is_empty());
    fs::write(house.path("answer"), "Tomorrow.").expect("written");
    let answer = house.path("answer").display().to_string();
    let replied = desk.ask(&["conv", "reply", "1", "--file", &answer]);
    assert!(replied.status.success(), "{replied:?}");
    let names = house.wait_for("out/new", |names| !names.is_empty());
    let sent = fs::read_to_string(house.path("out/new").join(&names[0])).expect("readable");
    assert!(sent.contains("In-Reply-To: <one@example.test>"), "{sent}");
    assert!(
        sent.contains("To: \"Ana Ruiz\" <ana@example.test>"),
        "{sent}"
    );
    assert!(sent.contains("Tomorrow."), "{sent}");

    // And the answer to the answer finds home by what we sent.
    let id = sent
        .lines()
        .find_map(|line| line.strip_prefix("Message-ID: "))
        .expect("it has an id");
    let again = format!(
        "From: ana@example.test\r\nTo: help@desk.test\r\nSubject: Re: Where is it?\r\n\
         Message-ID: <two@example.test>\r\nIn-Reply-To: {id}\r\n\r\nThank you.\r\n"
    );
    house.deliver("2", again.as_bytes());
    house.wait_for("in/cur", |names| names.len() == 2);
    let all = desk.export();
    assert_eq!(all.len(), 1);
    assert_eq!(all[0]["messages"].as_array().expect("a list").len(), 3);
}

#[test]
fn the_same_mail_twice_is_one_message() {
    let house = House::new();
    let desk = house.start();
    house.deliver("1", &mail("one", "Where is it?"));
    house.deliver("2", &mail("one", "Where is it?"));
    house.wait_for("in/cur", |names| names.len() == 2);
    let all = desk.export();
    assert_eq!(all.len(), 1);
    assert_eq!(all[0]["messages"].as_array().expect("a list").len(), 1);
}

#[test]
fn what_cannot_be_read_is_kept_as_it_came() {
    let house = House::new();
    let desk = house.start();
    let garbage: Vec<u8> = (0..50_000_u32).map(|n| (n * 7 % 251) as u8).collect();
    house.deliver("1", &garbage);
    house.deliver("2", b"");
    house.wait_for("in/cur", |names| names.len() == 2);
    let all = desk.export();
    assert_eq!(all.len(), 2);
    let attached = all
        .iter()
        .flat_map(|line| line["messages"].as_array().expect("a list"))
        .flat_map(|message| message["attachments"].as_array().expect("a list"))
        .any(|file| file["size"] == garbage.len());
    assert!(attached, "{all:?}");
}
