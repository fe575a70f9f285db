//! Every channel against its fixtures: real payloads in, events out; messages in, requests out.
//!
//! `tests/channels/<kind>/channel.toml` holds settings that open one; `in` holds what came in (`.eml` for
//! mail, `.raw` for anything else) and, beside each file, the events it must give (`.json`); `out` holds
//! messages (`.json`) and, beside each, the bytes it must become. `BLESS=1` writes what is missing
//! or different instead of complaining; read the difference before keeping it.

#[path = "channels/forms.rs"]
mod forms;
#[path = "channels/hostile.rs"]
mod hostile;
#[path = "channels/round.rs"]
mod round;
#[path = "channels/shapes.rs"]
mod shapes;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use centralita::channels::email::token::ThreadKey;
use centralita::channels::inbound::{Door, Event, File, RawInbound};
use centralita::channels::outgoing::{Author, Outgoing};
use centralita::channels::settings::Flaw;
use centralita::channels::webform::field::{Field, Shape};
use centralita::channels::{ALL, Channel, Ground, Kind};
use centralita::domain::{Address, CaseId, ConversationId, MessageId, Moment, Span};
use centralita::words;
use serde_json::Value;

pub(crate) fn open(kind: &dyn Kind) -> Box<dyn Channel> {
    let text =
        fs::read_to_string(home(kind).join("channel.toml")).expect("settings of the fixtures");
    kind.open(&text.parse().expect("valid TOML"), &ground(kind))
        .expect("settings that open")
}

/// What a channel of that kind is given: fields to ask for, and one that sends mail to lean on.
fn ground(kind: &dyn Kind) -> Ground {
    let mut ground = Ground::new(ThreadKey::new(&[1; 32]));
    let field = |(name, shape, choices): (&str, Shape, &[&str])| {
        let field = Field {
            name: name.to_owned(),
            shape,
            chars_max: 100,
            choices: choices.iter().map(|it| (*it).to_owned()).collect(),
            labels: [("es".to_owned(), format!("es <{name}>"))].into(),
        };
        (name.to_owned(), field)
    };
    ground.fields = [
        ("order", Shape::Line, &[][..]),
        ("topic", Shape::Choice, &["Order", "Invoice"]),
        ("when", Shape::Date, &[]),
        ("loud", Shape::Check, &[]),
        ("page", Shape::Hidden, &[]),
    ]
    .map(field)
    .into();
    if kind.name() == "webform" {
        ground.leans_on = Some(maildir().into());
    }
    ground
}

pub(crate) fn maildir() -> Box<dyn Channel> {
    open(
        *ALL.iter()
            .find(|kind| kind.name() == "maildir")
            .expect("the first channel stays"),
    )
}

pub(crate) fn raw(body: Vec<u8>) -> RawInbound {
    let door = Door::Folder {
        file: "fixture".into(),
    };
    RawInbound {
        door,
        body,
        received_at: Moment(1_795_300_000_000),
    }
}

fn home(kind: &dyn Kind) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/channels")
        .join(kind.name())
}

/// How files end that hold what goes over the wire: mail as mail programs know it, anything else `raw`.
fn wire(kind: &dyn Kind, side: &str) -> &'static str {
    if kind.scheme() == "mail" && !(kind.name() == "webform" && side == "in") {
        "eml"
    } else {
        "raw"
    }
}

fn fixtures(kind: &dyn Kind, side: &str, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(home(kind).join(side)).expect("fixtures");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("readable").path())
        .collect();
    paths.retain(|path| path.extension().is_some_and(|found| found == ending));
    paths.sort();
    paths
}

fn shown(events: &[Event]) -> String {
    let text = serde_json::to_string_pretty(events).expect("events are JSON");
    format!("{text}\n")
}

/// Compares with the golden file, or writes it when asked to.
fn settle(golden: &Path, found: &[u8], broken: &mut Vec<String>) {
    let kept = fs::read(golden).unwrap_or_default();
    if kept == found {
        return;
    }
    if std::env::var_os("BLESS").is_some() {
        fs::write(golden, found).expect("writable fixtures");
    } else {
        let found = String::from_utf8_lossy(found);
        broken.push(format!(
            "{} is not what came out:\n{found}",
            golden.display()
        ));
    }
}

#[test]
fn every_fixture_in_gives_its_events() {
    let mut broken = Vec::new();
    for kind in ALL {
        let channel = open(*kind);
        let paths = fixtures(*kind, "in", wire(*kind, "in"));
        assert!(!paths.is_empty(), "{} has no fixtures", kind.name());
        for path in paths {
            let events = channel.read(&raw(fs::read(&path).expect("readable")));
            settle(
                &path.with_extension("json"),
                shown(&events).as_bytes(),
                &mut broken,
            );
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn every_fixture_out_gives_its_bytes() {
    let mut broken = Vec::new();
    for kind in ALL {
        let channel = open(*kind);
        for path in fixtures(*kind, "out", "json") {
            let text = fs::read_to_string(&path).expect("readable");
            let outgoing = outgoing(&serde_json::from_str(&text).expect("JSON"), kind.scheme());
            let request = channel.write(&outgoing).expect("can be sent");
            settle(
                &path.with_extension(wire(*kind, "out")),
                request.bytes(),
                &mut broken,
            );
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn what_people_write_asks_for_word_of_being_read_where_that_is_wanted() {
    let kind = ALL
        .iter()
        .find(|kind| kind.name() == "mail")
        .expect("mail stays");
    let settings = fs::read_to_string(home(*kind).join("channel.toml")).expect("settings");
    let written = |settings: &str, name: &str| {
        let ground = Ground::new(ThreadKey::new(&[1; 32]));
        let table = settings.parse().expect("valid TOML");
        let channel = kind.open(&table, &ground).expect("settings that open");
        let text = fs::read_to_string(home(*kind).join("out").join(name)).expect("readable");
        let outgoing = outgoing(&serde_json::from_str(&text).expect("JSON"), kind.scheme());
        let request = channel.write(&outgoing).expect("can be sent");
        String::from_utf8_lossy(request.bytes()).into_owned()
    };
    let wanting = format!("read_receipts = true\n{settings}");
    let asks = |mail: String| mail.contains("\nDisposition-Notification-To: ");
    assert!(asks(written(&wanting, "answer.json")));
    assert!(!asks(written(&settings, "answer.json")));
    // Two desks must not answer each other.
    assert!(!asks(written(&wanting, "acknowledgement.json")));
}

#[test]
fn kinds_are_told_apart_and_explained() {
    let names: BTreeSet<&str> = ALL.iter().map(|kind| kind.name()).collect();
    assert_eq!(names.len(), ALL.len(), "two kinds of one name");
    for kind in ALL {
        assert!(words::has(kind.help()), "no sentence for {}", kind.help());
        for setting in kind.settings() {
            assert!(words::has(setting.help), "no sentence for {}", setting.help);
            let line = format!("{} = {}", setting.key, setting.example);
            assert!(line.parse::<toml::Table>().is_ok(), "{line} is not TOML");
        }
    }
}

#[test]
fn the_examples_of_every_kind_open_it() {
    for kind in ALL {
        let ground = ground(*kind);
        let lines = kind.settings().iter();
        let lines: Vec<String> = lines
            .map(|setting| format!("{} = {}", setting.key, setting.example))
            .collect();
        let text = lines.join("\n");
        let mut table: toml::Table = text.parse().expect("valid TOML");
        // Of what goes only without each other, one is enough.
        for problem in kind.open(&table, &ground).err().unwrap_or_default() {
            let excludes = [Flaw::Value("one_way"), Flaw::Value("with_command")];
            assert!(
                excludes.contains(&problem.flaw),
                "{}: {problem:?}",
                kind.name()
            );
            table.remove(&problem.key);
        }
        // It goes with one that was just left out.
        table.remove("environment");
        let opened = kind.open(&table, &ground);
        assert!(opened.is_ok(), "{}: {opened:?}", kind.name());
    }
}

#[test]
fn the_same_fixture_twice_has_the_same_keys_and_different_ones_differ() {
    for kind in ALL {
        let channel = open(*kind);
        let mut seen = BTreeSet::new();
        for path in fixtures(*kind, "in", wire(*kind, "in")) {
            let body = fs::read(&path).expect("readable");
            let keys = |body: &[u8]| -> Vec<String> {
                channel
                    .read(&raw(body.to_vec()))
                    .into_iter()
                    .map(|event| event.key)
                    .collect()
            };
            let once = keys(&body);
            assert_eq!(once, keys(&body), "{}", path.display());
            for key in once {
                assert!(seen.insert(key), "{} has a key of another", path.display());
            }
        }
    }
}

#[test]
fn cut_and_shuffled_fixtures_are_still_read() {
    for kind in ALL {
        let channel = open(*kind);
        for path in fixtures(*kind, "in", wire(*kind, "in")) {
            let body = fs::read(&path).expect("readable");
            for tenth in 0..10 {
                let cut = body.len() * tenth / 10;
                let mut turned = body[cut..].to_vec();
                turned.extend_from_slice(&body[..cut]);
                let read = [turned, body[..cut].to_vec()].map(|bytes| channel.read(&raw(bytes)));
                // What no server repeats is kept whatever it is; a connector or a visitor is told no and asks
                // again.
                let asks = channel.keys().is_some()
                    || channel.site().is_some()
                    || channel.form().is_some();
                let kept = asks || read.iter().all(|read| !read.is_empty());
                assert!(kept, "{}", path.display());
            }
        }
    }
}

fn outgoing(value: &Value, scheme: &str) -> Outgoing {
    let text = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
    let files = value["files"].as_array().cloned().unwrap_or_default();
    let file = |value: &Value| File {
        name: value["name"].as_str().expect("a name").to_owned(),
        mime: value["mime"].as_str().expect("a type").to_owned(),
        bytes: value["text"].as_str().expect("content").into(),
        inline: value["inline"].as_str().map(str::to_owned),
    };
    let references = value["references"].as_array().cloned().unwrap_or_default();
    let address = |value: &str| Address::new(scheme.parse().expect("a name"), value);
    Outgoing {
        ours: None,
        message: MessageId(value["message"].as_u64().expect("a number")),
        conversation: ConversationId(value["conversation"].as_u64().expect("a number")),
        case: CaseId(value["case"].as_u64().expect("a number")),
        external_id: value["external_id"].as_str().map(str::to_owned),
        to: address(&text("to")),
        to_display: text("to_display"),
        cc: Vec::new(),
        from_display: text("from_display"),
        subject: text("subject"),
        text: text("text"),
        html: value["html"].as_str().map(str::to_owned),
        files: files.iter().map(file).collect(),
        in_reply_to: value["in_reply_to"].as_str().map(str::to_owned),
        references: references
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect(),
        attachments: Vec::new(),
        places: Vec::new(),
        thread: value["thread"].as_str().map(str::to_owned),
        manner: None,
        not_after: Moment::parse(&text("at")).expect("a time") + Span::days(1),
        tried_at: Moment::parse(&text("at")).expect("a time"),
        attempts: 1,
        earlier: 0,
        author: match value["author"].as_str() {
            Some("auto_reply") => Author::AutoReply,
            Some("auto_notice") => Author::AutoNotice,
            _ => Author::Person,
        },
        at: Moment::parse(&text("at")).expect("a time"),
    }
}
