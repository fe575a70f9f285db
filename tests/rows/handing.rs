//! Who has it: claiming, offering, declining, putting off, moving, merging, taking back.

use serde_json::json;

use crate::shop::{
    ANA, LUIS, done, done_as, events, house, numbers, open, refused_as, show, text, write, write_to,
};

/// Rows 4.04, 4.05, 4.23: to open it is to have it, until it is ended or moved; the second is told who.
#[test]
fn whoever_claims_first_has_it_and_keeps_it() {
    let house = house("");
    let desk = open(&house);
    write(&house, "first", ANA, "Where is it?", "");
    assert_eq!(numbers(&desk, &["--mine", "--as", "sofia"]), [""; 0]);
    done_as(&desk, "sofia", &["conv", "claim", "1"]);
    let again = refused_as(&desk, "marcos", &["conv", "claim", "1"]);
    assert_eq!(again, (4, "CT-3002".to_owned()));
    assert_eq!(
        refused_as(&desk, "marcos", &["conv", "reply", "1", "Me!"]).1,
        "CT-3007"
    );
    done_as(&desk, "sofia", &["conv", "claim", "1"]);
    write(&house, "second", LUIS, "Another", "");
    assert_eq!(numbers(&desk, &["--mine", "--as", "sofia"]), ["1"]);
    assert_eq!(numbers(&desk, &["--unassigned"]), ["2"]);
    done_as(&desk, "sofia", &["conv", "release", "1"]);
    done_as(&desk, "marcos", &["conv", "claim", "1"]);
}

/// Ruling 4: skill and capacity hold for what is picked as for what is offered.
#[test]
fn a_claim_beyond_ones_capacity_needs_a_right_of_its_own() {
    let house = house("");
    let desk = open(&house);
    done(&desk, &["agent", "set", "marcos", "--capacity", "1"]);
    write(&house, "first", ANA, "One", "");
    write(&house, "second", LUIS, "Two", "");
    done_as(&desk, "marcos", &["conv", "claim", "1"]);
    assert_eq!(
        refused_as(&desk, "marcos", &["conv", "claim", "2"]).1,
        "CT-3004"
    );
    let over = ["conv", "claim", "2", "--over-capacity"];
    assert_eq!(refused_as(&desk, "marcos", &over).0, 5);
    assert_eq!(
        refused_as(&desk, "lucia", &["conv", "claim", "2"]).1,
        "CT-3001"
    );
}

/// Snooze: put off, out of the line, and back by itself.
#[test]
fn what_is_put_off_comes_back_by_itself() {
    let house = house("");
    let desk = open(&house);
    write(&house, "first", ANA, "Later", "");
    done_as(&desk, "sofia", &["conv", "claim", "1"]);
    done_as(&desk, "sofia", &["conv", "postpone", "1", "2h"]);
    let shown = show(&desk, "1");
    assert_eq!(
        (&shown["status"], &shown["work"], &shown["assignee"]),
        (&json!("snoozed"), &json!("snoozed"), &json!("sofia"))
    );
    assert!(shown["until"].is_string());
    // A customer who writes meanwhile is not kept waiting.
    write(
        &house,
        "second",
        ANA,
        "Now",
        "In-Reply-To: <first@example.test>\r\n",
    );
    assert_ne!(show(&desk, "1")["work"], "snoozed");
    assert_eq!(
        refused_as(&desk, "sofia", &["conv", "postpone", "1", "500d"]).1,
        "CT-3025"
    );
}

/// Rows 4.06 to 4.09, 4.30, 0.16: one inbox, filtered by label, sorted as one likes, unread counted.
#[test]
fn the_inbox_is_filtered_by_label_and_sorted_by_age_priority_and_channel() {
    let house = house("");
    let desk = open(&house);
    write(&house, "first", ANA, "One", "");
    write_to(&house, "orders/in", "second", LUIS, "Two", "");
    write(&house, "third", LUIS, "Three", "");
    done_as(&desk, "sofia", &["conv", "tag", "1", "parcel", "urgent"]);
    done_as(&desk, "sofia", &["conv", "tag", "3", "parcel"]);
    assert_eq!(
        numbers(&desk, &["--tag", "parcel", "--tag", "urgent"]),
        ["1"]
    );
    assert_eq!(numbers(&desk, &["--tag", "parcel"]), ["3", "1"]);
    done_as(&desk, "sofia", &["conv", "tag", "1", "--remove", "urgent"]);
    assert_eq!(numbers(&desk, &["--tag", "urgent"]), [""; 0]);
    assert_eq!(
        refused_as(&desk, "sofia", &["conv", "tag", "1", "nonsense"]).1,
        "CT-3020"
    );
    assert_eq!(numbers(&desk, &[]), ["3", "2", "1"], "newest first");
    done_as(&desk, "sofia", &["conv", "priority", "2", "1"]);
    assert_eq!(numbers(&desk, &["--sort", "priority"]), ["2", "1", "3"]);
    assert_eq!(numbers(&desk, &["--sort", "channel"]), ["3", "1", "2"]);
    assert_eq!(numbers(&desk, &["--channel", "orders"]), ["2"]);
    assert_eq!(show(&desk, "3")["unread"], 1);
}

/// Rows 4.27, 4.32, 4.33; ruling 7: moved at once, only to a queue of the kind.
#[test]
fn a_transfer_keeps_to_its_kind_and_the_third_gives_a_new_master_id() {
    let house = house("");
    let desk = open(&house);
    write(&house, "first", ANA, "Wrong door", "");
    let master = text(&show(&desk, "1")["master"]);
    done_as(&desk, "sofia", &["conv", "claim", "1"]);
    let across = ["conv", "transfer", "1", "phone"];
    assert_eq!(refused_as(&desk, "sofia", &across).1, "CT-3010");
    assert_eq!(
        refused_as(&desk, "sofia", &["conv", "transfer", "1", "nowhere"]).1,
        "CT-3017"
    );
    done_as(&desk, "sofia", &["conv", "transfer", "1", "sales"]);
    let shown = show(&desk, "1");
    assert_eq!(
        (&shown["queue"], &shown["assignee"]),
        (&json!("sales"), &json!(null))
    );
    done_as(&desk, "berta", &["conv", "transfer", "1", "support"]);
    assert_eq!(text(&show(&desk, "1")["master"]), master);
    done_as(&desk, "berta", &["conv", "transfer", "1", "returns"]);
    let shown = show(&desk, "1");
    assert_eq!(shown["transfers"], 3);
    assert_eq!(
        shown["assignee"],
        json!(null),
        "a line that people draw from hands nobody what they never had"
    );
    let renewed = text(&shown["master"]);
    let told = done(&desk, &["--lang", "en", "conv", "show", "1"]);
    let line = format!("transfers: 3, master id: {renewed}");
    assert!(told.contains(&line), "{told}");
    assert_ne!(renewed, master);
    let told = done(&desk, &["conv", "history", "1"]);
    let told: Vec<&str> = told
        .lines()
        .filter(|line| line.contains("master_changed"))
        .collect();
    assert_eq!(told.len(), 1, "it is told once");
    assert!(told[0].ends_with(&format!("master={renewed}")), "{told:?}");
    write(&house, "second", LUIS, "Other", "");
    assert_ne!(text(&show(&desk, "2")["master"]), renewed);
}

/// A transfer, an end and a merge can be taken back within seconds, once, by whoever did it.
#[test]
fn what_was_done_by_mistake_is_taken_back() {
    let house = house("");
    let desk = open(&house);
    write(&house, "first", ANA, "One", "");
    done_as(&desk, "sofia", &["conv", "claim", "1"]);
    let act = ["conv", "transfer", "1", "sales", "--json", "--as", "sofia"];
    let token = text(&desk.ask_json(&act)["undo"]["undo"]);
    assert_eq!(
        refused_as(&desk, "marcos", &["conv", "undo", &token]).1,
        "CT-3016"
    );
    done_as(&desk, "sofia", &["conv", "undo", &token]);
    let shown = show(&desk, "1");
    assert_eq!(
        (&shown["queue"], &shown["assignee"], &shown["work"]),
        (&json!("support"), &json!("sofia"), &json!("active"))
    );
    assert!(events(&shown).iter().any(|(kind, _)| kind == "undone"));
    assert_eq!(
        refused_as(&desk, "sofia", &["conv", "undo", &token]).1,
        "CT-3016"
    );
}

/// Nobody closes what they have not read: a mail that came meanwhile keeps it open.
#[test]
fn nothing_is_ended_over_a_mail_that_came_meanwhile() {
    let house = house("");
    let desk = open(&house);
    write(&house, "first", ANA, "One", "");
    done_as(&desk, "sofia", &["conv", "claim", "1"]);
    let more = "In-Reply-To: <first@example.test>\r\n";
    write(&house, "second", ANA, "Re: One", more);
    let resolve = ["conv", "resolve", "1", "--base-seq", "1"];
    let end = [
        "conv",
        "end",
        "1",
        "--disposition",
        "done",
        "--base-seq",
        "1",
    ];
    for closing in [&resolve[..], &end[..]] {
        let refused = refused_as(&desk, "sofia", closing);
        assert_eq!(refused, (4, "CT-3009".to_owned()));
    }
    assert_eq!(show(&desk, "1")["work"], "active");
    done_as(&desk, "sofia", &["conv", "resolve", "1", "--base-seq", "2"]);
    done_as(
        &desk,
        "sofia",
        &["conv", "end", "1", "--disposition", "done"],
    );
}

/// Two of one matter become one, one of two matters becomes two, and no number is lost.
#[test]
fn conversations_of_one_customer_are_merged_and_split() {
    let house = house("");
    let desk = open(&house);
    write(&house, "first", ANA, "One", "");
    write(&house, "second", ANA, "The same", "");
    write(&house, "third", LUIS, "Another's", "");
    done_as(&desk, "sofia", &["conv", "merge", "1", "2"]);
    assert_eq!(
        refused_as(&desk, "sofia", &["conv", "merge", "1", "3"]).1,
        "CT-3008"
    );
    let gone = show(&desk, "2");
    assert_eq!(gone["merged_into"], "1");
    write(
        &house,
        "fourth",
        ANA,
        "Re: The same",
        "In-Reply-To: <second@example.test>\r\n",
    );
    let shown = show(&desk, "1").to_string();
    assert!(shown.contains("Text of fourth."), "{shown}");
    assert!(shown.contains("Text of second."), "{shown}");

    let led = done_as(&desk, "sofia", &["conv", "show", "2"]);
    assert!(
        led.contains("#2") && led.contains("Text of second."),
        "{led}"
    );
    write(
        &house,
        "fifth",
        LUIS,
        "Re: Another's",
        "In-Reply-To: <third@example.test>\r\n",
    );
    assert_eq!(
        refused_as(&desk, "sofia", &["conv", "split", "3", "1"]).1,
        "CT-3025"
    );
    done_as(&desk, "sofia", &["conv", "split", "3", "2"]);
    let split = show(&desk, "4");
    assert!(split.to_string().contains("Text of fifth."));
    let exported = done(&desk, &["export"]);
    for text in ["first", "second", "third", "fourth", "fifth"] {
        let told = exported
            .matches(&format!("\"text\":\"Text of {text}."))
            .count();
        assert_eq!(told, 1, "{text} stands in one conversation");
    }
    assert_ne!(split["case"], show(&desk, "3")["case"]);
    assert_eq!(split["work"], "queued");
}
