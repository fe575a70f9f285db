//! What is made of events: the ones that were meant, and the ones that nobody could mean.

use super::*;
use proptest::prelude::*;
use serde_json::json;

const NOW: Moment = Moment(1_795_300_000_000);

fn reading(value: Value) -> Reading {
    read(&value, "sms", NOW)
}

fn refused(value: Value) -> &'static str {
    reading(value).outcome.expect_err("it is refused").code
}

fn spoken(value: Value) -> Spoken {
    match reading(value).outcome {
        Ok(Said::Event(spoken)) => *spoken,
        other => panic!("nothing was said: {other:?}"),
    }
}

fn hello() -> Value {
    json!({"key": "k1", "kind": "message", "from": {"scheme": "tel", "value": "+34600111222"},
        "parts": [{"type": "text", "text": "hola"}]})
}

fn with(mut value: Value, name: &str, to: Value) -> Value {
    value[name] = to;
    value
}

#[test]
fn a_message_is_a_letter_under_its_own_key() {
    let spoken = spoken(hello());
    assert_eq!(spoken.event.key, "message:k1");
    let EventKind::Message(letter) = spoken.event.kind else {
        panic!("not a message")
    };
    assert_eq!(letter.external_id.as_deref(), Some("k1"));
    assert_eq!((letter.text.as_str(), letter.hints.by_peer), ("hola", true));
}

#[test]
fn texts_of_one_message_are_joined() {
    let parts = json!([{"type": "text", "text": "uno"}, {"type": "text", "text": " "},
        {"type": "text", "text": "dos"}]);
    let EventKind::Message(letter) = spoken(with(hello(), "parts", parts)).event.kind else {
        panic!("not a message")
    };
    assert_eq!(letter.text, "uno\n\ndos");
}

#[test]
fn a_thread_of_the_vendors_is_a_conversation_of_its_own() {
    let thread = json!({"key": "t1", "in_reply_to": "k0"});
    let EventKind::Message(letter) = spoken(with(hello(), "thread", thread)).event.kind else {
        panic!("not a message")
    };
    assert_eq!(letter.hints.thread.as_deref(), Some("t1"));
    assert_eq!(letter.hints.in_reply_to.as_deref(), Some("k0"));
    assert!(!letter.hints.by_peer);
}

#[test]
fn what_lacks_something_is_refused_by_a_word_of_its_own() {
    let without = |name: &str| {
        let mut value = hello();
        value.as_object_mut().expect("an object").remove(name);
        value
    };
    assert_eq!(refused(without("key")), "key_missing");
    assert_eq!(refused(with(hello(), "key", json!(""))), "key_missing");
    assert_eq!(refused(with(hello(), "key", json!(7))), "key_missing");
    assert_eq!(
        refused(with(hello(), "key", json!("x".repeat(513)))),
        "key_too_long"
    );
    assert_eq!(refused(without("kind")), "kind_missing");
    assert_eq!(refused(without("from")), "from_missing");
    assert_eq!(refused(without("parts")), "parts_missing");
    assert_eq!(refused(with(hello(), "v", json!(2))), "version");
    assert_eq!(
        refused(with(hello(), "channel", json!("mail"))),
        "wrong_channel"
    );
    assert_eq!(
        refused(with(hello(), "parts", json!([{"type": "dance"}]))),
        "shape"
    );
    assert_eq!(refused(with(hello(), "parts", json!("hola"))), "shape");
    assert_eq!(
        refused(with(hello(), "occurred_at", json!("ayer"))),
        "moment"
    );
    let nobody = json!({"scheme": "tel", "value": " "});
    assert_eq!(refused(with(hello(), "from", nobody)), "address");
    assert_eq!(refused(json!([])), "shape");
    assert_eq!(
        refused(json!({"key": "r", "kind": "receipt", "state": "read"})),
        "of_missing"
    );
    assert_eq!(
        refused(json!({"key": "r", "kind": "receipt", "of": "x"})),
        "state_missing"
    );
}

#[test]
fn the_future_and_the_distant_past_are_moved_and_told() {
    let at = |at: &str| reading(with(hello(), "occurred_at", json!(at)));
    let moment = |reading: &Reading| match &reading.outcome {
        Ok(Said::Event(spoken)) => spoken.event.occurred_at,
        other => panic!("nothing was said: {other:?}"),
    };
    let future = at("2200-01-01T00:00:00Z");
    assert_eq!(
        (moment(&future), &*future.notes),
        (Some(NOW), &[Note::FutureClamped][..])
    );
    let past = at("1971-01-01T00:00:00Z");
    let oldest = Moment(NOW.0 - Span::days(30).0);
    assert_eq!(
        (moment(&past), &*past.notes),
        (Some(oldest), &[Note::PastClamped][..])
    );
    let just = at("2026-11-21T22:00:00.123+01:00");
    assert!(just.notes.is_empty());
}

#[test]
fn a_kind_that_nobody_knows_is_no_fault() {
    let reading = reading(json!({"key": "z", "kind": "teleport", "to": "the moon"}));
    assert_eq!(reading.outcome, Ok(Said::Nothing));
    let reading = self::reading(json!({"key": "z", "kind": "teleport", "speed": 1e300}));
    assert_eq!(
        (reading.outcome, &*reading.notes),
        (
            Ok(Said::Nothing),
            &[Note::Ignored, Note::UnknownKind(None)][..]
        )
    );
}

#[test]
fn a_file_is_named_by_what_was_put_before() {
    let handle = format!("m_{}", "0a".repeat(32));
    let parts = json!([{"type": "file", "media": handle, "name": "a\u{7}b.pdf", "mime": "Application/PDF"},
        {"type": "file", "media": handle, "mime": "what it is"}]);
    let files = spoken(with(hello(), "parts", parts)).files;
    assert_eq!(files[0].from, From::Put(Digest([10; 32])));
    assert_eq!(files[0].mime, "application/pdf");
    assert_eq!(
        (files[1].name.as_str(), files[1].mime.as_str()),
        ("file", "application/octet-stream")
    );
    let refused = |part: Value| refused(with(hello(), "parts", json!([part])));
    let long = format!("https://a.example/{}", "x".repeat(2_000));
    assert_eq!(refused(json!({"type": "file", "url": long})), "media_url");
    assert_eq!(refused(json!({"type": "file"})), "part");
    assert_eq!(
        refused(json!({"type": "file", "media": "m_../../etc"})),
        "part"
    );
}

#[test]
fn every_kind_has_keys_of_its_own_and_a_message_is_the_same_however_it_is_told() {
    let ana = json!({"scheme": "tel", "value": "+34600111222"});
    let kinds = [
        json!({"kind": "message"}),
        json!({"kind": "receipt", "of": "o", "state": "read"}),
        json!({"kind": "edit", "of": "o", "text": "x"}),
        json!({"kind": "delete", "of": "o"}),
        json!({"kind": "reaction", "of": "o", "emoji": "x"}),
        json!({"kind": "opt_out"}),
        json!({"kind": "opt_in"}),
        json!({"kind": "profile"}),
        json!({"kind": "identity_change", "to": {"scheme": "tel", "value": "+1"}}),
        json!({"kind": "lifecycle", "state": "joined"}),
        json!({"kind": "work.decline", "work": "1"}),
        json!({"kind": "work.end", "work": "1"}),
    ];
    let key = |mut event: Value| {
        event["key"] = json!("k1");
        event["from"] = ana.clone();
        if event.get("parts").is_none() && event["kind"] != "edit" {
            event["parts"] = hello()["parts"].clone();
        }
        spoken(event).event.key
    };
    let keys: Vec<String> = kinds.into_iter().map(key).collect();
    let different: std::collections::BTreeSet<&String> = keys.iter().collect();
    assert_eq!(different.len(), keys.len(), "{keys:?}");
    for told in ["post", "history.append"] {
        assert_eq!(key(json!({ "kind": told })), keys[0], "{told}");
    }
}

#[test]
fn a_kind_that_is_a_slip_of_the_pen_is_told_what_was_meant() {
    let meant = |kind: &str| reading(with(hello(), "kind", json!(kind))).notes[1];
    assert_eq!(meant("mesage"), Note::UnknownKind(Some("message")));
    assert_eq!(meant("receit"), Note::UnknownKind(Some("receipt")));
    assert_eq!(meant("eclipse"), Note::UnknownKind(None));
}

#[test]
fn what_is_wrong_is_told_by_its_place_what_is_to_be_there_and_what_is() {
    let told = |value: Value| reading(value).outcome.expect_err("it is refused").detail;
    let of = |name: &str, to: Value| told(with(hello(), name, to));
    let part = |part: Value| of("parts", json!([{"type": "text", "text": "a"}, part]));
    for (detail, wanted) in [
        (
            of("from", json!("irc:x")),
            r#"from: it is to be "object", not "irc:x""#,
        ),
        (
            of("thread", json!("t")),
            r#"thread: it is to be "object", not "t""#,
        ),
        (of("v", json!("1")), r#"v: it is to be "integer", not "1""#),
        (part(json!({"type": "text"})), "parts[1]: text is missing"),
        (
            part(json!({"type": "image"})),
            r#"parts[1].type is one of ["file", "text"], not "image""#,
        ),
        (
            part(json!({"type": "file", "media": "m_1"})),
            "parts[1].media: it is to be like ^m_[0-9a-f]{64}$, not \"m_1\"",
        ),
        (of("from", json!({"value": "1"})), "from: scheme is missing"),
        (
            of("hints", json!("x")),
            r#"hints: it is to be ["object","null"], not "x""#,
        ),
        (
            of("language", json!("spanish please")),
            "language: it is to be like ^[A-Za-z0-9_-]{0,35}$, not \"spanish please\"",
        ),
        (
            of("from", json!({"scheme": "ïrc", "value": "x"})),
            "from.scheme: it is to be like ^[A-Za-z0-9_.@-]{1,64}$, not \"ïrc\"",
        ),
        (
            told(json!({"key": "r", "kind": "receipt", "of": "o", "state": "seen"})),
            r#"state: of a receipt it is one of ["sent", "delivered", "read", "failed"], not "seen""#,
        ),
    ] {
        assert_eq!(detail, wanted);
    }
    let long = with(hello(), "kind", json!("x".repeat(41)));
    assert_eq!(refused(long), "kind");
    let nulls = with(with(hello(), "direction", json!(null)), "auto", json!(null));
    assert!(reading(nulls).outcome.is_ok(), "null is nothing at all");
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,20}".prop_map(Value::from),
        prop::sample::select(vec![
            "message", "receipt", "in", "echo", "text", "vendor", "read"
        ])
        .prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        let names = prop::sample::select(vec![
            "v",
            "key",
            "kind",
            "channel",
            "occurred_at",
            "direction",
            "from",
            "to",
            "thread",
            "parts",
            "auto",
            "of",
            "of_message",
            "state",
            "code",
            "text",
            "type",
            "scheme",
            "value",
            "aliases",
            "verified",
            "display",
            "in_reply_to",
            "subject",
            "language",
        ]);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(names.prop_map(str::to_owned), inner, 0..8)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn whatever_is_written_something_is_said_of_it(value in any_json()) {
        let reading = reading(value);
        if let Ok(Said::Event(spoken)) = &reading.outcome {
            prop_assert!(reading.key.is_some());
            prop_assert!(spoken.event.occurred_at.is_none_or(|at| at <= NOW + AHEAD_MAX));
        }
    }

    #[test]
    fn a_message_bent_in_one_place_is_read_or_refused(name in "[a-z_]{1,11}", to in any_json()) {
        let _ = reading(with(hello(), &name, to));
    }
}
