//! Answers that somebody approves before they leave.

use serde_json::{Value, json};

use crate::house::{Desk, House};
use crate::shop::{
    ANA, done, done_as, events, house, open, refused_as, sent, show, show_as, text, write,
};

const APPROVED: &str = "[channel.mail.style]\napprove = 'all'\n";

/// A mail that Sofia has answered; the number of her answer, which waits.
fn held(house: &House, desk: &Desk<'_>) -> String {
    write(house, "first", ANA, "Where is it?", "");
    done_as(desk, "sofia", &["conv", "claim", "1"]);
    let answer = desk.ask_json(&["conv", "reply", "1", "It left", "--json", "--as", "sofia"]);
    assert_eq!(answer["data"]["value"]["held"], json!(true), "{answer}");
    text(&answer["data"]["value"]["message"])
}

fn listed(desk: &Desk<'_>) -> Vec<Value> {
    let list = desk.ask_json(&["outbox", "list", "--held", "--json", "--as", "berta"]);
    list["items"].as_array().expect("a list").clone()
}

/// Row 2.23.
#[test]
fn an_answer_waits_for_a_supervisor_whatever_happens_to_the_desk() {
    let house = house(APPROVED);
    let desk = open(&house);
    let message = held(&house, &desk);
    desk.kill();
    let desk = house.start();
    let waiting = listed(&desk);
    assert_eq!(waiting.len(), 1);
    assert_eq!(waiting[0]["state"], json!("held"));
    assert_eq!(waiting[0]["waits_for"], json!("approval"));
    assert_eq!(waiting[0]["author"], json!("sofia"));
    assert_eq!(waiting[0]["text"], json!("It left"));
    let shown = show_as(&desk, "sofia", "1");
    assert_eq!(shown["messages"][1]["state"], json!("held"));
    assert_eq!(shown["status"], json!("new"), "nobody has answered yet");
    assert!(house.path("out/new").read_dir().map_or(0, Iterator::count) == 0);
    let own = refused_as(&desk, "sofia", &["outbox", "approve", &message]);
    assert_eq!(own, (5, "CT-4001".to_owned()));
    done_as(&desk, "berta", &["outbox", "approve", &message]);
    assert!(sent(&house, "out", 1)[0].contains("It left"));
    let shown = show(&desk, "1");
    assert_eq!(shown["status"], json!("resolved"));
    let happened = events(&shown);
    for (kind, by) in [
        ("held", "sofia"),
        ("approved", "berta"),
        ("replied", "sofia"),
    ] {
        assert!(
            happened.contains(&(kind.into(), by.into())),
            "{kind}: {happened:?}"
        );
    }
    assert!(listed(&desk).is_empty());
}

#[test]
fn a_supervisor_changes_an_answer_before_it_leaves() {
    let house = house(APPROVED);
    let desk = open(&house);
    let message = held(&house, &desk);
    let file = house.path("mended.txt");
    std::fs::write(&file, "It left on Monday.\n").expect("written");
    let file = file.display().to_string();
    done_as(
        &desk,
        "berta",
        &["outbox", "approve", &message, "--file", &file],
    );
    let mail = &sent(&house, "out", 1)[0];
    assert!(mail.contains("It left on Monday."), "{mail}");
    let earlier = &show(&desk, "1")["messages"][1]["marks"]["earlier"][0]["text"];
    assert_eq!(*earlier, json!("It left"));
}

#[test]
fn what_a_supervisor_gives_back_is_its_authors_draft_with_the_reason() {
    let house = house(APPROVED);
    let desk = open(&house);
    let message = held(&house, &desk);
    let reason = ["outbox", "give-back", &message, "--reason", "say when"];
    done_as(&desk, "berta", &reason);
    let shown = show_as(&desk, "sofia", "1");
    let answer = &shown["messages"][1];
    assert_eq!(answer["state"], json!("failed"));
    assert_eq!(answer["failure"], json!("given_back"));
    assert_eq!(answer["answer"], json!("say when"));
    assert_eq!(shown["drafts"][0]["text"], json!("It left"));
    assert_eq!(shown["work"], json!("queued"), "she is not there");
    assert_eq!(
        refused_as(&desk, "berta", &reason),
        (3, "CT-5004".to_owned())
    );
}

#[test]
fn its_author_withdraws_an_answer_that_waits() {
    let house = house(APPROVED);
    let desk = open(&house);
    let message = held(&house, &desk);
    done_as(&desk, "sofia", &["outbox", "withdraw", &message]);
    assert_eq!(
        show(&desk, "1")["messages"][1]["failure"],
        json!("recalled")
    );
    assert!(listed(&desk).is_empty());
}

#[test]
fn a_named_permission_lets_somebody_approve_and_answer_without_waiting() {
    let house = house(&format!(
        "{APPROVED}[permission_set.editors]\nactions = ['outbox.approve']\n"
    ));
    let desk = open(&house);
    done(&desk, &["agent", "set", "marcos", "--set", "editors"]);
    let message = held(&house, &desk);
    done_as(&desk, "marcos", &["outbox", "approve", &message]);
    assert!(sent(&house, "out", 1)[0].contains("It left"));
}
