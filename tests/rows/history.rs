//! What the desk remembers of a customer, over channels and over time.

use serde_json::json;

use crate::shop::{
    ANA, LUIS, done, done_as, house, numbers, open, refused_as, show, text, write, write_to,
};

/// Rows 0.19 to 0.21, 1.01, 1.10, 1.14, 3.01, 3.02, 4.11: one record, every address, every conversation.
#[test]
fn a_customers_record_shows_everything_over_all_channels() {
    let house = house("");
    let desk = open(&house);
    write(&house, "first", ANA, "Broken", "");
    write_to(
        &house,
        "orders/in",
        "second",
        ANA,
        "Another one, please",
        "",
    );
    write(&house, "third", "Ana <ana@work.test>", "From work", "");
    write(&house, "fourth", LUIS, "Not hers", "");
    let first = show(&desk, "1");
    let ana = text(&first["contact"]["id"]);
    assert_eq!(text(&show(&desk, "2")["contact"]["id"]), ana);
    let other = text(&show(&desk, "3")["contact"]["id"]);
    assert_ne!(other, ana);
    done_as(
        &desk,
        "berta",
        &["customer", "merge", &ana, &other, "--yes"],
    );
    let record = desk.ask_json(&["customer", "show", &ana, "--json"]);
    assert_eq!(record["conversations"], 3);
    assert_eq!(
        record["addresses"],
        json!([
            {"scheme": "mail", "value": "ana@example.test"},
            {"scheme": "mail", "value": "ana@work.test"},
        ])
    );
    let timeline = numbers(&desk, &["--customer", &ana, "--sort", "number"]);
    assert_eq!(timeline, ["1", "2", "3"]);
    done_as(
        &desk,
        "sofia",
        &["customer", "edit", &ana, "--field", "size=42"],
    );
    let found = done(&desk, &["customer", "find", "ana@work.test", "--json"]);
    assert!(found.contains("\"42\""), "{found}");
    // What comes from either address from now on is hers.
    write(&house, "fifth", "Ana <ana@work.test>", "Again", "");
    assert_eq!(text(&show(&desk, "5")["contact"]["id"]), ana);
}

/// Rows 1.07, 1.13: days later, after a restart, the thread goes on where it was left.
#[test]
fn a_conversation_goes_on_after_the_desk_was_away() {
    let house = house("");
    let desk = open(&house);
    write(&house, "first", ANA, "Slow", "");
    done_as(&desk, "sofia", &["conv", "reply", "1", "Thinking."]);
    done_as(&desk, "sofia", &["conv", "note", "1", "ask the factory"]);
    let before = show(&desk, "1");
    desk.stop();
    let desk = house.start();
    let after = show(&desk, "1");
    assert_eq!(after["master"], before["master"]);
    assert_eq!(after["assignee"], "sofia");
    assert_eq!(
        after["messages"].as_array().map(Vec::len),
        before["messages"].as_array().map(Vec::len)
    );
    write(
        &house,
        "second",
        ANA,
        "Re: Slow",
        "In-Reply-To: <first@example.test>\r\n",
    );
    assert_eq!(show(&desk, "1")["status"], "open");
    // The very first mail once more is no news, whenever it comes.
    let again = "From: Ana Ruiz <ana@example.test>\r\nTo: help@desk.test\r\nSubject: Slow\r\n\
                 Message-ID: <first@example.test>\r\n\r\nText of first.\r\n";
    crate::shop::put(&house, "in", "again", again.as_bytes());
    assert_eq!(numbers(&desk, &[]), ["1"]);
    assert_eq!(
        show(&desk, "1")["messages"].as_array().map(Vec::len),
        Some(4)
    );
}

/// Rows 1.11, 3.04: every request opens a case, which people carry to its end.
#[test]
fn a_case_is_followed_to_its_closure() {
    let house = house("");
    let desk = open(&house);
    write(&house, "first", ANA, "Repair", "");
    for status in ["open", "on_hold", "pending", "solved", "closed"] {
        done_as(&desk, "sofia", &["conv", "case", "1", "--status", status]);
        let shown = show(&desk, "1");
        assert_eq!(shown["case_status"], status);
        assert_eq!(shown["status"], "new", "who spoke last did not change");
    }
    let (code, _) = refused_as(&desk, "sofia", &["conv", "case", "1", "--status", "gone"]);
    assert_eq!(code, 2);
}

#[test]
fn what_is_looked_for_is_found_without_its_accents() {
    let house = house("");
    let desk = open(&house);
    write(
        &house,
        "first",
        "=?utf-8?Q?Jos=C3=A9_Pe=C3=B1a?= <jp@example.test>",
        "=?utf-8?Q?Devoluci=C3=B3n_de_la_l=C3=A1mpara?=",
        "",
    );
    write(&house, "second", LUIS, "Another thing", "");
    assert_eq!(numbers(&desk, &["--text", "devolucion"]), ["1"]);
    let found = done(&desk, &["conv", "find", "LAMPARA jose", "--json"]);
    assert!(
        found.contains("\"number\":1,") && !found.contains("\"number\":2,"),
        "{found}"
    );
    let found = done(&desk, &["customer", "find", "pena", "--json"]);
    assert!(found.contains("Jos\u{e9} Pe\u{f1}a"), "{found}");
}

#[test]
fn a_customer_is_shown_with_their_conversations_and_when_they_last_wrote() {
    let house = house("");
    let desk = open(&house);
    let first = [
        "conv",
        "new",
        "--channel",
        "mail",
        "--to",
        "ana@example.test",
        "Hi",
    ];
    done_as(&desk, "sofia", &first);
    let ana = text(&show(&desk, "1")["contact"]["id"]);
    let record = || desk.ask_json(&["customer", "show", &ana, "--json"]);
    assert!(record()["last_received_at"].is_null(), "{}", record());
    write(&house, "first", ANA, "Something else", "");
    assert!(record()["last_received_at"].is_string(), "{}", record());
    let shown = done(&desk, &["customer", "show", &ana]);
    assert!(shown.contains("#1") && shown.contains("#2  "), "{shown}");
}
