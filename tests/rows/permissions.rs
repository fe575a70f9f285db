//! Who may do what, and that another queue's work looks absent wherever one looks.

use serde_json::json;

use crate::shop::{
    ANA, LUIS, ask_as, configure, done, done_as, house, numbers, open, refused_as, sent, show,
    show_as, write, write_to,
};

/// Rows 0.23, 0.24: a conversation of another queue is not there: in no list, search, page, file, event,
/// explanation or export.
#[test]
fn another_queues_conversation_looks_absent_everywhere() {
    let house = house("");
    let desk = open(&house);
    write(&house, "first", ANA, "Secret matter", "");
    write_to(&house, "orders/in", "second", LUIS, "Screws", "");
    let file = house.path("plan.txt");
    std::fs::write(&file, "plan").expect("written");
    let file = file.display().to_string();
    done_as(
        &desk,
        "sofia",
        &["conv", "reply", "1", "Here.", "--attach", &file],
    );
    assert_eq!(numbers(&desk, &["--as", "lucia"]), ["2"]);
    assert_eq!(
        numbers(&desk, &["--text", "Secret", "--as", "lucia"]),
        [""; 0]
    );
    assert_eq!(
        refused_as(&desk, "lucia", &["conv", "list", "--queue", "support"]),
        refused_as(&desk, "lucia", &["conv", "list", "--queue", "nowhere"]),
        "a queue of others is as one that there is not"
    );
    let absent = (3, "CT-3001".to_owned());
    let attempts: [&[&str]; 9] = [
        &["conv", "show", "1"],
        &["conv", "claim", "1"],
        &["conv", "reply", "1", "x"],
        &["conv", "note", "1", "x"],
        &["conv", "tag", "1", "parcel"],
        &["conv", "transfer", "1", "sales"],
        &["conv", "file", "1", "2", "plan.txt", "-o", "/nonexistent"],
        &["conv", "split", "1", "1"],
        &["explain", "conv", "1"],
    ];
    for words in attempts {
        assert_eq!(refused_as(&desk, "lucia", words), absent, "{words:?}");
    }
    // The very same answer as for a number that nobody ever had.
    assert_eq!(refused_as(&desk, "lucia", &["conv", "show", "999"]), absent);
    assert_eq!(
        refused_as(&desk, "lucia", &["conv", "merge", "2", "1"]),
        absent
    );
    let record = show_as(&desk, "lucia", "2").to_string();
    assert!(!record.contains("Secret"));
    assert_eq!(refused_as(&desk, "lucia", &["export", "--json"]).0, 5);
    assert_eq!(refused_as(&desk, "lucia", &["event", "tail"]).0, 5);
    assert!(
        show_as(&desk, "berta", "1")
            .to_string()
            .contains("Secret matter")
    );
}

/// Rows 0.24, 2.10: a named set gives a right in the queues it names, and no more; taking it away counts at once.
#[test]
fn a_permission_set_holds_in_the_queues_it_names() {
    let set = "[permission_set.keepers]\nactions = ['explain.read', 'event.read']\nqueues = ['support']\n";
    let house = house(set);
    let desk = open(&house);
    write(&house, "first", ANA, "One", "");
    write_to(&house, "orders/in", "second", LUIS, "Two", "");
    assert_eq!(refused_as(&desk, "sofia", &["explain", "conv", "1"]).0, 5);
    done(&desk, &["agent", "set", "sofia", "--set", "keepers"]);
    done_as(&desk, "sofia", &["explain", "conv", "1"]);
    assert_eq!(refused_as(&desk, "sofia", &["explain", "conv", "2"]).0, 5);
    let journal = ask_as(
        &desk,
        "sofia",
        &["event", "tail", "--json", "--limit", "500"],
    );
    let journal = String::from_utf8_lossy(&journal.stdout).into_owned();
    assert!(journal.contains("\"conversation\":\"1\""), "{journal}");
    assert!(!journal.contains("\"conversation\":\"2\""), "{journal}");
    configure(&house, "");
    done(&desk, &["reload", "--wait"]);
    assert_eq!(refused_as(&desk, "sofia", &["explain", "conv", "1"]).0, 5);
}

/// Rows 0.03, 4.37, 4.40, 4.42: somebody of the queue may write first, where the channel can; nobody else.
#[test]
fn only_who_may_writes_first_and_it_is_threaded_like_any_answer() {
    let house = house("");
    let desk = open(&house);
    let first = |subject: &'static str| {
        vec![
            "conv",
            "new",
            "--channel",
            "orders",
            "--to",
            "new@example.test",
            "--name",
            "N. Ew",
            "--subject",
            subject,
            "Dear customer",
        ]
    };
    assert_eq!(
        refused_as(&desk, "marcos", &first("No")).0,
        5,
        "not his queue"
    );
    done_as(&desk, "sofia", &first("Your offer"));
    let mail = sent(&house, "orders/out", 1).remove(0);
    assert!(
        mail.contains("N. Ew") && mail.contains("Your offer"),
        "{mail}"
    );
    let shown = show(&desk, "1");
    assert_eq!(
        (&shown["assignee"], &shown["status"], &shown["queue"]),
        (&json!("sofia"), &json!("resolved"), &json!("sales"))
    );
    let wrong = [
        "conv",
        "new",
        "--channel",
        "orders",
        "--to",
        "nobody at all",
        "Hello",
    ];
    assert_eq!(refused_as(&desk, "sofia", &wrong).1, "CT-3025");
    let reply = format!(
        "In-Reply-To: {}\r\n",
        crate::shop::header(&mail, "Message-ID")
    );
    write_to(
        &house,
        "orders/in",
        "answer",
        "N. Ew <new@example.test>",
        "Re: Your offer",
        &reply,
    );
    assert_eq!(show(&desk, "1")["status"], "open");
    assert_eq!(numbers(&desk, &[]), ["1"]);
}
