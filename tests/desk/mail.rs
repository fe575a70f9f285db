//! Mail in becomes conversations; answers leave as mail.

use std::fs;

use centralita::client::{Client, Dial, Options, SignIn};
use centralita::protocol::message::lists::{Filter, ListsRequest, Sort, WindowOf};
use centralita::protocol::{Data, ToDesk};

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

/// Subjects of the conversations that are listed first, as a client that is signed in already sees them.
async fn listed(client: &Client) -> Vec<String> {
    let of = Box::new(WindowOf {
        filter: Filter::default(),
        sort: Sort::Received,
        cursor: None,
        limit: 200,
    });
    let asked = client.ask(ToDesk::Lists(ListsRequest::Window { of }));
    match asked.await.expect("answered").data {
        Data::Window(window) => {
            let items = window.items.iter();
            items.map(|item| item.subject.clone()).collect()
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_put_aside_is_listed_already() {
    let house = House::new();
    let desk = house.start();
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let dial = Dial::unix(&house.path("data/control.sock"));
    let operator = Options::new("test", SignIn::Local { acting_for: None });
    let connected = runtime.block_on(Client::connect(dial, operator));
    let (client, _inbox) = connected.expect("signed in");
    for n in 0..60 {
        let (name, subject) = (format!("{n}.x"), format!("Number {n}"));
        house.deliver(&name, &mail(&format!("mail-{n}"), &subject));
        let place = house.path("in/new").join(&name);
        // Looked at without a pause: whoever sees it gone asks at that very moment.
        let is_gone = (0..LOOKS_MAX).any(|_| !place.exists());
        assert!(is_gone, "{}", house.log());
        let found = runtime.block_on(listed(&client));
        assert!(found.contains(&subject), "{subject} is not among {found:?}");
    }
    assert_eq!(desk.stop().code(), Some(0), "{}", house.log());
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

#[test]
fn two_conversations_made_one_are_one_thread_everywhere() {
    let house = House::new();
    let desk = house.start();
    house.deliver("1", &mail("one", "Where is it?"));
    house.deliver("2", &mail("two", "And the invoice?"));
    house.wait_for("in/cur", |names| names.len() == 2);
    let merged = desk.ask(&["conv", "merge", "1", "2"]);
    assert!(merged.status.success(), "{merged:?}");
    let shown = desk.ask_json(&["conv", "show", "1", "--json"]);
    let ids: Vec<&str> = shown["messages"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|message| message["external_id"].as_str())
        .collect();
    assert_eq!(ids, ["one@example.test", "two@example.test"]);
    let again =
        b"From: ana@example.test\r\nTo: help@desk.test\r\nSubject: Re: And the invoice?\r\n\
        Message-ID: <three@example.test>\r\nIn-Reply-To: <two@example.test>\r\n\r\nWell?\r\n";
    house.deliver("3", again);
    house.wait_for("in/cur", |names| names.len() == 3);
    let all = desk.export();
    let counts: Vec<usize> = all
        .iter()
        .map(|line| line["messages"].as_array().expect("a list").len())
        .collect();
    assert_eq!(counts, [3, 0]);
    let seqs: Vec<u64> = all[0]["messages"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|message| message["seq"].as_u64())
        .collect();
    assert_eq!(seqs, [1, 2, 3]);
}

/// What the desk sent last, once it left.
fn sent(house: &House, count: usize) -> String {
    let names = house.wait_for("out/new", |names| names.len() >= count);
    let mut texts: Vec<String> = names
        .iter()
        .map(|name| fs::read_to_string(house.path("out/new").join(name)).expect("readable"))
        .collect();
    texts.sort_by_key(|text| field(text, "Message-ID"));
    texts.pop().expect("there is one")
}

/// A field, unfolded.
fn field(mail: &str, name: &str) -> String {
    let unfolded = mail.replace("\r\n ", " ").replace("\r\n\t", " ");
    let found = unfolded
        .lines()
        .find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
    found.unwrap_or_default().to_owned()
}

#[test]
fn somebody_in_copy_joins_and_a_stranger_with_the_same_token_does_not() {
    let house = House::new();
    let desk = house.start();
    let first = b"From: ana@example.test\r\nTo: help@desk.test\r\nCc: Luis <luis@example.test>\r\n\
        Subject: Where is it?\r\nMessage-ID: <one@example.test>\r\n\
        References: <zero@example.test>\r\n\r\nHello.\r\n";
    house.deliver("1", first);
    house.wait_for("in/cur", |names| names.len() == 1);
    fs::write(house.path("answer"), "Tomorrow.").expect("written");
    let answer = house.path("answer").display().to_string();
    let replied = desk.ask(&["conv", "reply", "1", "--file", &answer]);
    assert!(replied.status.success(), "{replied:?}");
    let mail = sent(&house, 1);
    assert_eq!(
        field(&mail, "References"),
        "<zero@example.test> <one@example.test>"
    );
    let token = field(&mail, "Reply-To");
    for (n, from) in [(2, "luis@example.test"), (3, "mallory@example.test")] {
        let text = format!(
            "From: {from}\r\nTo: {token}\r\nSubject: Re: Where is it?\r\n\
             Message-ID: <answer{n}@example.test>\r\nIn-Reply-To: {}\r\n\r\nIt is {n}.\r\n",
            field(&mail, "Message-ID")
        );
        house.deliver(&n.to_string(), text.as_bytes());
        house.wait_for("in/cur", |names| names.len() == n);
    }
    let all = desk.export();
    assert_eq!(all.len(), 2, "{all:?}");
    let messages = all[0]["messages"].as_array().expect("a list");
    assert_eq!(messages.len(), 3);
    assert_eq!(messages[2]["author"], "luis@example.test");
    let told = all[1]["events"].as_array().expect("a list");
    assert!(
        told.iter().any(|event| event["kind"] == "doubted"),
        "{told:?}"
    );
}

#[test]
fn every_strange_mail_is_somebodys_message_and_none_is_lost() {
    let house = House::new();
    let desk = house.start();
    let mails = shapes();
    for (n, mail) in mails.iter().enumerate() {
        house.deliver(&format!("{n:03}.x"), mail);
    }
    house.wait_for("in/cur", |names| names.len() == mails.len());
    let messages: Vec<serde_json::Value> = desk
        .export()
        .iter()
        .flat_map(|line| line["messages"].as_array().expect("a list").clone())
        .collect();
    assert_eq!(messages.len(), mails.len());
    let speechless = messages.iter().filter(|message| {
        let files = message["attachments"].as_array().expect("a list");
        message["text"] == "" && files.is_empty() && message["html"].is_null()
    });
    // A mail without a word says so by its subject.
    assert!(speechless.count() <= 3);
}

/// The strange mails that the channels are tested with, with their bytes written out.
fn shapes() -> Vec<Vec<u8>> {
    let home = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/channels/shapes");
    let mut mails = Vec::new();
    for entry in fs::read_dir(home).expect("shapes") {
        let text = fs::read_to_string(entry.expect("readable").path()).expect("readable");
        for piece in text.split("=== ").skip(1) {
            let lines = piece.lines().skip(1);
            let written =
                lines.skip_while(|line| line.starts_with("sees: ") || line.starts_with("lines: "));
            let mut mail = Vec::new();
            for line in written {
                mail.extend(line.replace("\\x00", "\0").as_bytes());
                mail.extend(b"\r\n");
            }
            mails.push(mail);
        }
    }
    mails
}

#[test]
fn what_left_can_be_shown_byte_for_byte() {
    let house = House::new();
    let desk = house.start();
    house.deliver("1", &mail("one", "Where is it?"));
    house.wait_for("in/cur", |names| !names.is_empty());
    fs::write(house.path("answer"), "Tomorrow.").expect("written");
    let answer = house.path("answer").display().to_string();
    let replied = desk.ask(&["conv", "reply", "1", "--file", &answer]);
    assert!(replied.status.success(), "{replied:?}");
    let left = sent(&house, 1).into_bytes();
    let blobs = house.path("data/blobs");
    let kept = files_below(&blobs)
        .into_iter()
        .any(|path| fs::read(path).is_ok_and(|bytes| bytes == left));
    assert!(kept, "what left is not kept");
}

fn files_below(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else {
                files.push(entry.path());
            }
        }
    }
    files
}

#[test]
fn a_rule_that_cannot_be_judged_is_explained() {
    let house = House::new();
    house.configure(
        "[queue.billing]\n[rule.broken]\nwhen = \"priority|length > 1\"\nqueue = 'billing'\n\
         [rule.invoice]\nwhen = \"'invoice' in subject\"\nqueue = 'billing'\n",
    );
    let desk = house.start();
    house.deliver("1", &mail("one", "My invoice"));
    house.wait_for("in/cur", |names| !names.is_empty());
    let why = desk.ask_json(&["explain", "conv", "1", "--json"]);
    let kinds: Vec<&str> = why["rules"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|event| event["kind"].as_str())
        .collect();
    assert_eq!(kinds, ["unjudged", "sorted"]);
}

/// Each takes about a microsecond.
const LOOKS_MAX: u32 = 100_000_000;
