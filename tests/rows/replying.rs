//! Answering: who owns it afterwards, what the customer gets, what is kept from whom.

use serde_json::json;

use crate::shop::{
    ANA, LUIS, done_as, events, header, house, open, refused_as, sent, show, show_as, write,
};

/// Rows 4.19 to 4.22, 1.13; ruling 1: who spoke last, and where the case stands, are two things.
#[test]
fn an_answer_resolves_and_the_customers_answer_returns_to_its_owner() {
    let house = house("");
    let desk = open(&house);
    write(&house, "first", ANA, "Where is it?", "");
    let shown = show(&desk, "1");
    assert_eq!(
        (&shown["status"], &shown["case_status"], &shown["work"]),
        (&json!("new"), &json!("new"), &json!("queued"))
    );
    done_as(&desk, "sofia", &["conv", "claim", "1"]);
    done_as(&desk, "sofia", &["conv", "reply", "1", "Tomorrow."]);
    let shown = show(&desk, "1");
    assert_eq!(shown["status"], "resolved");
    assert_eq!(shown["case_status"], "pending", "the matter is not over");
    assert_eq!(shown["work"], "waiting");
    assert_eq!(shown["assignee"], "sofia");

    let answer = sent(&house, "out", 1).remove(0);
    let reply = format!("In-Reply-To: {}\r\n", header(&answer, "Message-ID"));
    write(&house, "second", ANA, "Re: Where is it?", &reply);
    let shown = show(&desk, "1");
    assert_eq!(shown["status"], "open");
    assert_eq!(shown["case_status"], "open");
    assert_eq!(shown["messages"].as_array().map(Vec::len), Some(3));
    // She is not signed in, so it waits for her; nobody else was given it.
    assert_eq!(shown["assignee"], json!(null));
    done_as(&desk, "sofia", &["conv", "reply", "1", "At noon."]);
    let shown = show(&desk, "1");
    assert_eq!(
        (&shown["status"], &shown["assignee"]),
        (&json!("resolved"), &json!("sofia"))
    );
}

/// Rows 4.24, 4.25; ruling 2: an end has no owner, and what comes after it is anybody's.
#[test]
fn an_end_asks_for_its_disposition_and_what_comes_next_is_anybodys() {
    let house = house("");
    let desk = open(&house);
    write(&house, "first", ANA, "Where is it?", "");
    done_as(&desk, "sofia", &["conv", "claim", "1"]);
    assert_eq!(
        refused_as(&desk, "sofia", &["conv", "end", "1"]).1,
        "CT-3015"
    );
    let (_, code) = refused_as(
        &desk,
        "sofia",
        &["conv", "end", "1", "--disposition", "nonsense"],
    );
    assert_eq!(code, "CT-3024");
    done_as(
        &desk,
        "sofia",
        &[
            "conv",
            "end",
            "1",
            "--disposition",
            "done",
            "--remark",
            "sent again",
        ],
    );
    let shown = show(&desk, "1");
    assert_eq!(shown["assignee"], json!(null));
    assert_eq!(shown["work"], "done");
    assert_eq!(shown["status"], "resolved");
    assert_eq!(shown["case_status"], "solved");
    assert_eq!(shown["disposition"]["name"], "done");
    assert_eq!(shown["disposition"]["remark"], "sent again");
    assert_eq!(shown["disposition"]["agent"], "sofia");

    write(
        &house,
        "second",
        ANA,
        "Again",
        "In-Reply-To: <first@example.test>\r\n",
    );
    let shown = show(&desk, "1");
    assert_eq!(
        (&shown["status"], &shown["work"], &shown["case_status"]),
        (&json!("open"), &json!("queued"), &json!("open"))
    );
    done_as(&desk, "marcos", &["conv", "claim", "1"]);
    assert_eq!(show(&desk, "1")["assignee"], "marcos");
}

/// Row 4.28, ruling 1: nobody need answer, and the journal says who said so.
#[test]
fn resolving_without_an_answer_is_an_event_of_its_own() {
    let house = house("");
    let desk = open(&house);
    write(&house, "first", ANA, "Thanks!", "");
    done_as(&desk, "sofia", &["conv", "claim", "1"]);
    done_as(&desk, "sofia", &["conv", "resolve", "1"]);
    let shown = show(&desk, "1");
    assert_eq!(shown["status"], "resolved");
    assert_eq!(shown["assignee"], "sofia", "it keeps its owner");
    assert_eq!(shown["unread"], 0);
    let said = ("set_resolved".to_owned(), "sofia".to_owned());
    assert!(events(&shown).contains(&said), "{shown}");
    done_as(
        &desk,
        "sofia",
        &["conv", "end", "1", "--disposition", "done"],
    );
    let journal = desk.ask(&["event", "tail", "--json", "--conv", "1"]);
    let journal = String::from_utf8_lossy(&journal.stdout).into_owned();
    assert!(journal.contains("set_resolved"), "{journal}");
}

/// Row 4.16, ruling 3: a note is for its author, or for the team.
#[test]
fn a_private_note_is_read_by_its_author_alone() {
    let house = house("");
    let desk = open(&house);
    write(&house, "first", ANA, "Where is it?", "");
    done_as(&desk, "sofia", &["conv", "note", "1", "for the team"]);
    done_as(
        &desk,
        "sofia",
        &["conv", "note", "1", "for me alone", "--private"],
    );
    let hers = show_as(&desk, "sofia", "1").to_string();
    assert!(hers.contains("for the team") && hers.contains("for me alone"));
    for other in ["marcos", "berta"] {
        let seen = show_as(&desk, other, "1").to_string();
        assert!(seen.contains("for the team"), "{other}");
        assert!(!seen.contains("for me alone"), "{other}");
    }
    let list = desk.ask_json(&["conv", "list", "--json", "--as", "marcos"]);
    assert!(!list.to_string().contains("for me alone"));
    let export = serde_json::to_string(&desk.export()).expect("written");
    assert!(!export.contains("for me alone"));
    assert!(house.path("out/new").read_dir().map_or(0, Iterator::count) == 0);
}

/// "Two agents replying at once": the second is stopped, sees what is new, and may send all the same.
#[test]
fn an_answer_that_has_not_seen_the_last_message_is_stopped() {
    let house = house("");
    let desk = open(&house);
    write(&house, "first", ANA, "Where is it?", "");
    done_as(&desk, "sofia", &["conv", "claim", "1"]);
    write(
        &house,
        "second",
        ANA,
        "Re: Where",
        "In-Reply-To: <first@example.test>\r\n",
    );
    let stale = ["conv", "reply", "1", "Tomorrow.", "--base-seq", "1"];
    assert_eq!(
        refused_as(&desk, "sofia", &stale),
        (4, "CT-3009".to_owned())
    );
    let mut again = house.command(&stale);
    let told = again.args(["--as", "sofia", "--lang", "en"]).output();
    let told = told.expect("asked");
    let told = String::from_utf8_lossy(&told.stderr);
    assert!(told.contains("conv show NUMBER --since 1`"), "{told}");
    assert!(told.contains("repeat it with `--base-seq 2`"), "{told}");
    let news = desk.ask_json(&["conv", "show", "1", "--since", "1", "--json"]);
    assert_eq!(news["messages"].as_array().map(Vec::len), Some(1));
    done_as(
        &desk,
        "sofia",
        &["conv", "reply", "1", "Tomorrow.", "--base-seq", "2"],
    );
    assert_eq!(sent(&house, "out", 1).len(), 1);
}

/// Rows 4.12, 4.15, 4.26: the number of the conversation and that of the case are two, and a case may
/// carry its number of another system and be the one that another conversation belongs to.
#[test]
fn a_conversation_has_its_number_its_case_and_a_reference_for_the_customer() {
    let house = house("");
    let desk = open(&house);
    write(&house, "first", ANA, "One", "");
    write(&house, "second", LUIS, "Two", "");
    let number = [
        "conv",
        "case",
        "2",
        "--external",
        "CRM-77",
        "--status",
        "on_hold",
    ];
    done_as(&desk, "sofia", &number);
    let shown = show(&desk, "2");
    assert_eq!(shown["number"], 2);
    assert_eq!(shown["case_external_id"], "CRM-77");
    assert_eq!(
        (&shown["case_status"], &shown["status"]),
        (&json!("on_hold"), &json!("new"))
    );
    let reference = shown["reference"].as_str().expect("a reference");
    assert!(reference.starts_with("C-"), "{reference}");
    done_as(&desk, "sofia", &["conv", "case", "1", "--relates-to", "2"]);
    let first = show(&desk, "1");
    assert_eq!(first["case"], shown["case"]);
    assert_eq!(first["reference"], shown["reference"]);
    assert_eq!(first["number"], 1);
    done_as(&desk, "sofia", &["conv", "reply", "1", "Hello."]);
    let mail = sent(&house, "out", 1).remove(0);
    assert!(header(&mail, "Subject").contains(reference), "{mail}");
}

/// Rows 4.17, 4.18; ruling 5: the limit of a file is its channel's, and said before it is sent.
#[test]
fn a_file_goes_out_and_one_too_large_is_refused_with_the_limit() {
    let house = house("");
    let desk = open(&house);
    write(&house, "first", ANA, "Invoice?", "");
    let small = house.path("invoice.txt");
    std::fs::write(&small, "total: 12").expect("written");
    let large = house.path("film.bin");
    std::fs::write(&large, vec![0_u8; 10 * 1024 * 1024 + 1]).expect("written");
    let (small, large) = (small.display().to_string(), large.display().to_string());
    let too_large = ["conv", "reply", "1", "Here.", "--attach", &large];
    assert_eq!(refused_as(&desk, "sofia", &too_large).1, "CT-3013");
    assert_eq!(
        show(&desk, "1")["abilities"]["file_bytes_max"],
        10 * 1024 * 1024
    );
    done_as(
        &desk,
        "sofia",
        &["conv", "reply", "1", "Here.", "--attach", &small],
    );
    let mail = sent(&house, "out", 1).remove(0);
    assert!(mail.contains("invoice.txt"), "{mail}");
    let copy = house.path("copy.txt").display().to_string();
    done_as(
        &desk,
        "sofia",
        &["conv", "file", "1", "2", "invoice.txt", "-o", &copy],
    );
    assert_eq!(std::fs::read_to_string(&copy).expect("saved"), "total: 12");
}
