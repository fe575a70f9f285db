//! Golden frames: what was released still means the same, byte for byte, in both spellings.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;

use centralita::protocol::codec::{self, Packet};
use centralita::protocol::frame::{Decoder, FRAME_BYTES_MAX};
use serde_json::{Map, Value, json};

use crate::sample::{Fill, Writer, unsigned};
use crate::schema::{self, Body, Holds, Schema, Type};
use crate::{blessing, hex, path, unhex};

/// One golden frame.
struct Golden {
    name: String,
    bytes: Vec<u8>,
    json: String,
}

/// One frame made from the layout: name, bytes, JSON.
type Sample = (String, Vec<u8>, Value);

/// Every frame that can be sent, by file and name, made from the layout alone.
fn samples(schema: &Schema) -> BTreeMap<&'static str, Vec<Sample>> {
    let mut all: BTreeMap<&'static str, Vec<_>> = BTreeMap::new();
    for fill in [Fill::Full, Fill::Bare] {
        let mut writer = Writer::new(schema, fill);
        let mut put = |file, name: String, kind, json: Map<String, Value>, bytes: Vec<u8>| {
            let frame = framed(kind, &bytes);
            let name = format!("{name} {fill:?}").to_lowercase();
            all.entry(file)
                .or_default()
                .push((name, frame, Value::Object(json)));
        };
        for (kind, frame, of) in [
            (1, "hello", "Hello"),
            (2, "welcome", "Welcome"),
            (6, "heartbeat", "Heartbeat"),
            (7, "farewell", "Farewell"),
        ] {
            let (bytes, json) = writer.of(&Type::Named(of.into()), frame);
            put("frames", frame.into(), kind, tagged(frame, json), bytes);
        }
        for (place, word, inner) in inner_enums(schema, "ToDesk") {
            for (at, action) in words(schema, &inner).into_iter().enumerate() {
                let (number, key) = (unsigned(7), writer.of(&key_type(), "key"));
                let fence = writer.of(&fence_type(), "holder_fence");
                let (bytes, ask) = writer.variant(&inner, at);
                let mut ask = object(ask);
                ask.insert("area".into(), json!(word));
                let bytes = [number, key.0, fence.0, unsigned(place), bytes].concat();
                let json = json!({
                    "request": 7, "key": key.1, "holder_fence": fence.1, "ask": ask
                });
                let json = tagged("request", json);
                put("requests", format!("{word}.{action}"), 3, json, bytes);
            }
        }
        for (at, word) in words(schema, "Data").into_iter().enumerate() {
            let (data, json) = writer.variant("Data", at);
            let undo = writer.of(&undo_type(), "undo");
            let bytes = [unsigned(7), vec![0], data, undo.0, vec![0]].concat();
            let outcome =
                json!({"type": "accepted", "data": json, "undo": undo.1, "replayed": false});
            let json = tagged("answer", json!({"request": 7, "outcome": outcome}));
            put("answers", word, 4, json, bytes);
        }
        for at in [1, 2, 3] {
            let (outcome, json) = writer.variant("Outcome", at);
            let word = words(schema, "Outcome")[at].clone();
            let json = tagged("answer", json!({"request": 7, "outcome": json}));
            put("answers", word, 4, json, [unsigned(7), outcome].concat());
        }
        for (at, word) in words(schema, "News").into_iter().enumerate() {
            let seq = writer.of(&Type::Option(Box::new(Type::Named("Seq".into()))), "seq");
            let moment = writer.of(&Type::Named("Moment".into()), "at");
            let (news, json) = writer.variant("News", at);
            let json = tagged("event", json!({"seq": seq.1, "at": moment.1, "news": json}));
            put("events", word, 5, json, [seq.0, moment.0, news].concat());
        }
    }
    all
}

#[test]
fn layouts_tell_the_truth_about_bytes_and_json() {
    let schema = schema::read();
    for (name, bytes, json) in samples(&schema).into_values().flatten() {
        let packet = packet_of(&bytes).unwrap_or_else(|why| panic!("{name}: {why}"));
        let again = codec::write(&packet).expect("a sample is short");
        assert_eq!(hex(&again), hex(&bytes), "{name}");
        let text = codec::write_json(&packet).expect("a sample is short");
        let spelt: Value = serde_json::from_str(&text).expect("our own JSON");
        assert_eq!(spelt, json, "{name}");
        let back = codec::read_json(&text).unwrap_or_else(|why| panic!("{name}: {why}\n{text}"));
        assert_eq!(back, packet, "{name}");
    }
}

#[test]
fn golden_frames_keep_their_meaning_and_their_bytes() {
    let mut seen = 0;
    for file in ["frames", "requests", "answers", "events"] {
        for golden in kept(file) {
            let Golden { name, bytes, json } = golden;
            let packet = packet_of(&bytes).unwrap_or_else(|why| panic!("{name}: {why}"));
            let again = codec::write(&packet).expect("a golden frame is short");
            assert_eq!(hex(&again), hex(&bytes), "{name}");
            let from_json = codec::read_json(&json).unwrap_or_else(|why| panic!("{name}: {why}"));
            assert_eq!(from_json, packet, "{name}");
            let text = codec::write_json(&packet).expect("a golden frame is short");
            assert_eq!(text, json, "{name}");
            seen += 1;
        }
    }
    assert!(seen > 200, "only {seen} golden frames were found");
}

#[test]
fn every_message_has_its_golden_frames() {
    let schema = schema::read();
    for (file, made) in samples(&schema) {
        let kept = kept(file);
        let missing: Vec<_> = made
            .into_iter()
            .filter(|(name, ..)| kept.iter().all(|golden| golden.name != *name))
            .collect();
        if missing.is_empty() {
            continue;
        }
        let names: Vec<_> = missing.iter().map(|(name, ..)| name.as_str()).collect();
        assert!(
            blessing(),
            "tests/frames/v1/{file}.txt lacks {names:?}; CENTRALITA_BLESS=1 adds them"
        );
        let mut text = fs::read_to_string(golden_path(file)).unwrap_or_default();
        for (name, bytes, _) in &missing {
            let packet = packet_of(bytes).unwrap_or_else(|why| panic!("{name}: {why}"));
            let json = codec::write_json(&packet).expect("a sample is short");
            writeln!(text, "{name}\n{}\n{json}\n", hex(bytes)).expect("texts can be written to");
        }
        fs::write(golden_path(file), text).expect("the folder of golden frames can be written");
    }
}

#[test]
fn a_conversation_has_the_keys_that_scripts_rely_on() {
    let schema = schema::read();
    let mut writer = Writer::new(&schema, Fill::Full);
    let (_, json) = writer.of(&Type::Named("ConversationShow".into()), "");
    for key in [
        "id",
        "number",
        "reference",
        "status",
        "case_status",
        "queue",
        "priority",
        "channel",
        "contact",
        "assignee",
        "subject",
        "tags",
        "received_at",
        "updated_at",
        "unread",
        "messages",
        "events",
    ] {
        assert!(json.get(key).is_some(), "{key}");
    }
    for key in [
        "seq",
        "id",
        "direction",
        "author",
        "channel",
        "at",
        "text",
        "html",
        "attachments",
        "state",
        "external_id",
    ] {
        assert!(json["messages"][0].get(key).is_some(), "{key}");
    }
    for key in ["name", "mime", "size", "sha256"] {
        let file = &json["messages"][0]["attachments"][0];
        assert!(file.get(key).is_some(), "{key}");
    }
    assert!(json["id"].is_string() && json["number"].is_number());
}

fn packet_of(bytes: &[u8]) -> Result<Packet, String> {
    let mut decoder = Decoder::new(FRAME_BYTES_MAX);
    decoder.feed(bytes);
    let frame = decoder.next_frame().map_err(|error| error.to_string())?;
    let frame = frame.ok_or("not a whole frame")?;
    codec::read(&frame).map_err(|error| error.to_string())
}

fn kept(file: &str) -> Vec<Golden> {
    let text = fs::read_to_string(golden_path(file)).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    lines
        .chunks(4)
        .map(|block| Golden {
            name: block[0].to_owned(),
            bytes: unhex(block[1]),
            json: block[2].to_owned(),
        })
        .collect()
}

fn golden_path(file: &str) -> std::path::PathBuf {
    path(&format!("tests/frames/v1/{file}.txt"))
}

fn framed(kind: u8, payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len() + 1).expect("a sample is short");
    [&length.to_be_bytes()[..], &[kind], payload].concat()
}

fn tagged(frame: &str, json: Value) -> Map<String, Value> {
    let mut json = object(json);
    json.insert("frame".into(), json!(frame));
    json
}

fn object(json: Value) -> Map<String, Value> {
    match json {
        Value::Object(map) => map,
        other => panic!("{other} is no object"),
    }
}

fn words(schema: &Schema, name: &str) -> Vec<String> {
    let Body::Enum(_, variants) = &schema[name].body else {
        panic!("{name} is no enum");
    };
    variants
        .iter()
        .map(|variant| variant.word.clone())
        .collect()
}

fn inner_enums(schema: &Schema, name: &str) -> Vec<(u64, String, String)> {
    let Body::Enum(_, variants) = &schema[name].body else {
        panic!("{name} is no enum");
    };
    (0..)
        .zip(variants)
        .map(|(place, variant)| match &variant.holds {
            Holds::One(Type::Named(inner)) => (place, variant.word.clone(), inner.clone()),
            other => panic!("{name} holds {other:?}"),
        })
        .collect()
}

fn fence_type() -> Type {
    Type::Option(Box::new(Type::Named("u32".into())))
}

fn key_type() -> Type {
    Type::Option(Box::new(Type::Named("CommandKey".into())))
}

fn undo_type() -> Type {
    Type::Option(Box::new(Type::Named("Undo".into())))
}
