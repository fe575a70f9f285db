//! How people write: told before it leaves, stopped only where the operator wants it asked.

use serde_json::json;

use crate::shop::{ANA, ask_as, done_as, edit, house, open, refused_as, show, write};

const STYLE: &str = "[channel.mail.style]\nsentence_words_max = 6\nwhole_sentences = true\nacronyms = ['RMA']\n\
    avoid = ['ticket: case']\n[queue.support.style]\ncharacters_max = 60\n";

/// Rows 2.11, 2.12, 2.15, 2.23.
#[test]
fn what_is_not_as_the_desk_writes_is_told_and_the_answer_leaves() {
    let house = house(STYLE);
    let desk = open(&house);
    write(&house, "first", ANA, "Where is it?", "");
    done_as(&desk, "sofia", &["conv", "claim", "1"]);
    let text = "Your ticket is with the SLA people of the RMA desk and comes back soon";
    let answered = ask_as(&desk, "sofia", &["conv", "reply", "1", text]);
    assert!(answered.status.success(), "{answered:?}");
    let said = String::from_utf8_lossy(&answered.stderr).into_owned();
    for remark in [
        "The message has 70 characters; better up to 60.",
        "The sentence “Your ticket is with the…” has 15 words; better up to 6.",
        "The sentence that ends in “desk and comes back soon” has no full stop.",
        "Not everybody knows “SLA”: write it out.",
        "Instead of “ticket” we write “case”.",
    ] {
        assert!(said.contains(remark), "{remark} is missing: {said}");
    }
    assert!(!said.contains("RMA”"), "it is allowed: {said}");
    assert_eq!(show(&desk, "1")["status"], json!("resolved"));
    let plain = ask_as(
        &desk,
        "sofia",
        &["conv", "reply", "1", "It comes back soon."],
    );
    assert_eq!(String::from_utf8_lossy(&plain.stderr), "", "nothing to say");
}

#[test]
fn where_it_is_asked_nothing_leaves_without_a_yes() {
    let house = house("[channel.mail.style]\navoid = ['ticket: case']\n");
    let desk = open(&house);
    write(&house, "first", ANA, "Where is it?", "");
    done_as(&desk, "sofia", &["conv", "claim", "1"]);
    edit(&house, "avoid = ", "enforce = 'ask'\navoid = ");
    let reloaded = desk.ask(&["reload", "--wait"]);
    assert!(reloaded.status.success(), "{reloaded:?}");
    let reply = ["conv", "reply", "1", "Your Ticket is here."];
    let (code, _) = refused_as(&desk, "sofia", &reply);
    assert_eq!(code, 2);
    assert_eq!(show(&desk, "1")["status"], json!("new"));
    done_as(&desk, "sofia", &[&reply[..], &["--yes"]].concat());
    assert_eq!(show(&desk, "1")["status"], json!("resolved"));
}
