//! The JSON that scripts rely on, key by key.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::shop::{ANA, LUIS, done_as, edit, house, open, put, sent, show, until, write};

/// What a value has to be.
#[derive(Clone, Copy)]
enum Is {
    Text,
    Number,
    Flag,
    Moment,
    List,
    Object,
    /// Or nothing.
    Maybe(&'static Is),
    OneOf(&'static [&'static str]),
}

/// Says that an object has exactly these keys, each of its kind.
fn exactly(value: &Value, keys: &[(&str, Is)]) {
    let object = value
        .as_object()
        .unwrap_or_else(|| panic!("{value} is no object"));
    let found: BTreeSet<&str> = object.keys().map(String::as_str).collect();
    let promised: BTreeSet<&str> = keys.iter().map(|(key, _)| *key).collect();
    assert_eq!(found, promised);
    for (key, is) in keys {
        assert!(holds(&value[*key], *is), "{key} is {}", value[*key]);
    }
}

fn holds(value: &Value, is: Is) -> bool {
    match is {
        Is::Text => value.is_string(),
        Is::Number => value.is_u64(),
        Is::Flag => value.is_boolean(),
        Is::Moment => value.as_str().is_some_and(is_moment),
        Is::List => value.is_array(),
        Is::Object => value.is_object(),
        Is::Maybe(is) => value.is_null() || holds(value, *is),
        Is::OneOf(words) => value.as_str().is_some_and(|word| words.contains(&word)),
    }
}

/// RFC 3339 in UTC with milliseconds.
fn is_moment(text: &str) -> bool {
    let shape = "0000-00-00T00:00:00.000Z";
    text.len() == shape.len()
        && text.chars().zip(shape.chars()).all(|(c, like)| match like {
            '0' => c.is_ascii_digit(),
            _ => c == like,
        })
}

const CONVERSATION: &[(&str, Is)] = &[
    ("id", Is::Text),
    ("number", Is::Number),
    ("reference", Is::Text),
    ("status", Is::OneOf(&["new", "open", "resolved", "snoozed"])),
    (
        "case_status",
        Is::OneOf(&["new", "open", "pending", "on_hold", "solved", "closed"]),
    ),
    ("queue", Is::Text),
    ("priority", Is::Number),
    ("channel", Is::Text),
    ("contact", Is::Object),
    ("assignee", Is::Maybe(&Is::Text)),
    ("subject", Is::Text),
    ("tags", Is::List),
    ("received_at", Is::Moment),
    ("updated_at", Is::Moment),
    ("unread", Is::Number),
    ("work", Is::Text),
    ("until", Is::Maybe(&Is::Moment)),
    ("enqueued_at", Is::Moment),
    ("due_at", Is::Maybe(&Is::Moment)),
    ("created_at", Is::Moment),
    ("seq", Is::Number),
    ("case", Is::Text),
    ("master", Is::Text),
    ("case_kind", Is::Maybe(&Is::Text)),
    ("case_origin", Is::Maybe(&Is::Text)),
    ("case_external_id", Is::Maybe(&Is::Text)),
    ("transfers", Is::Number),
    ("fence", Is::Number),
    ("flagged", Is::Flag),
    ("preview", Is::Text),
    ("presence", Is::List),
    ("disposition", Is::Maybe(&Is::Object)),
    ("merged_into", Is::Maybe(&Is::Text)),
    ("fields", Is::List),
];

const SHOWN: &[(&str, Is)] = &[
    ("messages", Is::List),
    ("events", Is::List),
    ("earlier", Is::Flag),
    ("drafts", Is::List),
    ("abilities", Is::Object),
    ("ways", Is::List),
    ("reply_until", Is::Maybe(&Is::Moment)),
    ("guidance", Is::Text),
    ("dispositions", Is::List),
    ("continued_by", Is::Maybe(&Is::Text)),
    ("offer", Is::Maybe(&Is::Object)),
    ("stopped", Is::Maybe(&Is::Object)),
    ("reply_then", Is::Maybe(&Is::Text)),
    ("templates", Is::List),
    ("schema", Is::OneOf(&["centralita/conv-show/1"])),
];

const MESSAGE: &[(&str, Is)] = &[
    ("seq", Is::Number),
    ("id", Is::Text),
    ("direction", Is::OneOf(&["in", "out", "note"])),
    ("author", Is::Text),
    ("author_kind", Is::OneOf(&["contact", "agent", "desk"])),
    ("channel", Is::Text),
    ("at", Is::Moment),
    ("written_at", Is::Maybe(&Is::Moment)),
    ("subject", Is::Maybe(&Is::Text)),
    ("text", Is::Text),
    ("html", Is::Maybe(&Is::Text)),
    ("clipped", Is::Flag),
    ("attachments", Is::List),
    (
        "state",
        Is::OneOf(&[
            "received",
            "queued",
            "sent",
            "delivered",
            "read",
            "unsure",
            "failed",
        ]),
    ),
    ("failure", Is::Maybe(&Is::Text)),
    ("answer", Is::Maybe(&Is::Text)),
    ("external_id", Is::Maybe(&Is::Text)),
    ("scope", Is::Maybe(&Is::Text)),
    ("auto", Is::Flag),
    ("to", Is::Maybe(&Is::Object)),
    ("cc", Is::List),
    ("client_message", Is::Maybe(&Is::Text)),
    ("checks", Is::Maybe(&Is::Object)),
    ("marks", Is::Maybe(&Is::Object)),
    ("template", Is::Maybe(&Is::Object)),
];

/// `conv list --json` and `conv show --json`, as `interfaces` promises them.
#[test]
fn a_list_and_a_conversation_have_the_promised_keys() {
    let house = house("");
    let desk = open(&house);
    let mail = "From: Ana Ruiz <ana@example.test>\r\nSubject: File\r\nMessage-ID: <f@x.test>\r\n\
        Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n\
        See the file.\r\n--b\r\nContent-Type: text/csv; name=a.csv\r\n\
        Content-Disposition: attachment; filename=a.csv\r\n\r\n1,2\r\n--b--\r\n";
    put(&house, "in", "file", mail.as_bytes());
    write(&house, "second", LUIS, "Two", "");
    done_as(&desk, "sofia", &["conv", "reply", "1", "Seen."]);
    done_as(
        &desk,
        "sofia",
        &["conv", "end", "1", "--disposition", "done"],
    );
    sent(&house, "out", 1);

    let list = desk.ask_json(&["conv", "list", "--json", "--limit", "1"]);
    let envelope = [
        ("items", Is::List),
        ("next", Is::Maybe(&Is::Text)),
        ("schema", Is::OneOf(&["centralita/conv-list/1"])),
    ];
    exactly(&list, &envelope);
    exactly(&list["items"][0], CONVERSATION);
    let next = list["next"].as_str().expect("there is more").to_owned();
    let rest = desk.ask_json(&["conv", "list", "--json", "--cursor", &next]);
    assert_eq!(rest["items"][0]["id"], "1");
    assert!(rest["next"].is_null());

    let shown = show(&desk, "1");
    let keys: Vec<(&str, Is)> = CONVERSATION.iter().chain(SHOWN).copied().collect();
    exactly(&shown, &keys);
    for message in shown["messages"].as_array().expect("a list") {
        exactly(message, MESSAGE);
    }
    let file = [
        ("name", Is::OneOf(&["a.csv"])),
        ("mime", Is::OneOf(&["text/csv"])),
        ("size", Is::Number),
        ("sha256", Is::Text),
        ("inline", Is::Maybe(&Is::Text)),
        ("found", Is::Maybe(&Is::Text)),
    ];
    exactly(&shown["messages"][0]["attachments"][0], &file);
    let event = [
        ("seq", Is::Text),
        ("at", Is::Moment),
        ("by", Is::Text),
        ("kind", Is::Text),
        ("params", Is::List),
        ("generation", Is::Number),
        ("conversation", Is::Text),
    ];
    for one in shown["events"].as_array().expect("a list") {
        exactly(one, &event);
    }
    let contact = [
        ("id", Is::Text),
        ("name", Is::Text),
        ("address", Is::Text),
        ("scheme", Is::Text),
    ];
    exactly(&shown["contact"], &contact);
    let disposition = [
        ("name", Is::Text),
        ("remark", Is::Text),
        ("agent", Is::Text),
        ("at", Is::Moment),
    ];
    exactly(&shown["disposition"], &disposition);
}

/// `export --json`: a line a conversation, in order of number, the same bytes for the same data.
#[test]
fn an_export_is_the_same_bytes_every_time_also_after_a_restart() {
    let house = house("");
    let desk = open(&house);
    write(&house, "first", ANA, "One", "");
    write(&house, "second", LUIS, "Two", "");
    done_as(&desk, "sofia", &["conv", "reply", "2", "Hello."]);
    sent(&house, "out", 1);
    // Its delivery is settled once the outbox is empty.
    let settled = || desk.ask_json(&["outbox", "list", "--json"])["items"] == serde_json::json!([]);
    until("settled", settled);
    let first = desk.ask(&["export", "--json"]).stdout;
    assert_eq!(desk.ask(&["export", "--json"]).stdout, first);
    desk.stop();
    let desk = house.start();
    assert_eq!(desk.ask(&["export", "--json"]).stdout, first);
    let lines: Vec<Value> = desk.export();
    let numbers: Vec<u64> = lines
        .iter()
        .filter_map(|line| line["number"].as_u64())
        .collect();
    assert_eq!(numbers, [1, 2]);
    for line in &lines {
        for (key, is) in CONVERSATION {
            // Who is looking at the moment is no data.
            assert!(
                *key == "presence" || holds(&line[*key], *is),
                "{key}: {line}"
            );
        }
        for message in line["messages"].as_array().expect("a list") {
            exactly(message, MESSAGE);
        }
    }
}

#[test]
fn an_export_holds_every_word_of_a_long_message() {
    let house = house("");
    let desk = open(&house);
    let text = "a word and another\n".repeat(5_000);
    let mail = format!("From: {ANA}\nSubject: Long\nMessage-ID: <long@example.test>\n\n{text}");
    house.deliver("long", mail.as_bytes());
    until("it has come in", || desk.export().len() == 1);
    let message = &desk.export()[0]["messages"][0];
    assert_eq!(
        message["text"].as_str().map(str::trim_end),
        Some(text.trim_end())
    );
    assert_eq!(message["clipped"], false);
}

/// `outbox list --json [--dead]`: attempts, next try, last answer.
#[test]
fn the_outbox_lists_what_waits_and_what_was_given_up() {
    let house = house("");
    edit(
        &house,
        "address = 'orders",
        "undo_send = '10m'\naddress = 'orders",
    );
    let desk = open(&house);
    let begin = [
        "conv",
        "new",
        "--channel",
        "orders",
        "--to",
        "a@b.test",
        "--subject",
        "S",
        "T",
    ];
    done_as(&desk, "sofia", &begin);
    put(
        &house,
        "in",
        "nobody",
        b"Subject: from nobody\r\n\r\nhello\r\n",
    );
    done_as(&desk, "sofia", &["conv", "reply", "2", "To whom?"]);
    let row = [
        ("message", Is::Text),
        ("conversation", Is::Text),
        ("seq", Is::Number),
        ("channel", Is::Text),
        ("to", Is::Object),
        ("subject", Is::Text),
        ("state", Is::OneOf(&["ready", "dead"])),
        ("failure", Is::Maybe(&Is::Text)),
        ("attempts", Is::Number),
        ("last_answer", Is::Text),
        ("next_at", Is::Maybe(&Is::Moment)),
        ("created_at", Is::Moment),
        ("not_after", Is::Moment),
        ("author", Is::Maybe(&Is::Text)),
        ("text", Is::Maybe(&Is::Text)),
        ("waits_for", Is::Maybe(&Is::Text)),
    ];
    let waiting = desk.ask_json(&["outbox", "list", "--json", "--channel", "orders"]);
    assert_eq!(waiting["schema"], "centralita/outbox-list/1");
    exactly(&waiting["items"][0], &row);
    assert!(waiting["items"][0]["next_at"].is_string());
    assert_eq!(waiting["items"][0]["waits_for"], "undo");
    let dead = || desk.ask_json(&["outbox", "list", "--json", "--dead"]);
    until("given up", || dead()["items"] != serde_json::json!([]));
    let dead = dead();
    exactly(&dead["items"][0], &row);
    assert_eq!(dead["items"][0]["attempts"], 1);
    assert_eq!(dead["items"][0]["failure"], "bad_recipient");
    assert_eq!(show(&desk, "2")["messages"][1]["state"], "failed");
}

/// `explain conv N`: each decision, each candidate, each reason.
#[test]
fn an_explanation_names_every_candidate_and_the_reason() {
    let house = house("");
    let desk = open(&house);
    crate::shop::write_to(&house, "orders/in", "first", ANA, "Screws", "");
    let why = desk.ask_json(&["explain", "conv", "1", "--json"]);
    let envelope = [
        ("conversation", Is::Text),
        ("items", Is::List),
        ("rules", Is::List),
        ("merged_into", Is::Maybe(&Is::Text)),
        ("schema", Is::OneOf(&["centralita/explain-conv/1"])),
    ];
    exactly(&why, &envelope);
    let decision = [
        ("seq", Is::Text),
        ("at", Is::Moment),
        ("conversation", Is::Text),
        ("queue", Is::OneOf(&["sales"])),
        ("cause", Is::Text),
        ("rule", Is::OneOf(&["nobody"])),
        ("generation", Is::Number),
        ("winner", Is::Maybe(&Is::Text)),
        ("candidates", Is::List),
        ("unlisted", Is::Number),
        ("rest", Is::List),
    ];
    exactly(&why["items"][0], &decision);
    let candidates = why["items"][0]["candidates"].as_array().expect("a list");
    let of: Vec<(&str, &str)> = candidates
        .iter()
        .filter_map(|one| Some((one["agent"].as_str()?, one["reason"].as_str()?)))
        .collect();
    assert_eq!(of, [("sofia", "away"), ("lucia", "away")]);
    for language in ["es", "en"] {
        let said = crate::shop::done(&desk, &["explain", "conv", "1", "--lang", language]);
        assert!(said.contains("sofia") && said.contains("sales"), "{said}");
    }
}
