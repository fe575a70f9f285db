//! Records that earlier programs wrote are opened by this one, read back and worked on.
//!
//! `tests/databases` has a folder for each schema of the record: the record, its attachments, the settings
//! and what `export --json` said of it then. `CENTRALITA_KEEP=1` writes that of the present schema anew,
//! from a day at the shop (`traffic.rs`); once it is there it stays as it is, so that what is added to a schema
//! later is held against what was written before.

use std::fs;
use std::path::{Path, PathBuf};

use redb::{ReadableDatabase, ReadableTableMetadata, TableHandle};
use serde_json::Value;

use crate::house::{Desk, House};
use crate::shop::{done, done_as, show, text, until, write};
use crate::traffic::{UNUSED, day};

/// What is said of a message and never changes.
const MESSAGE: [&str; 10] = [
    "seq",
    "id",
    "direction",
    "author",
    "channel",
    "at",
    "text",
    "html",
    "attachments",
    "external_id",
];

/// What is said of a conversation that nobody works on.
const CONVERSATION: [&str; 13] = [
    "id",
    "number",
    "reference",
    "case",
    "case_status",
    "case_external_id",
    "channel",
    "contact",
    "subject",
    "tags",
    "received_at",
    "master",
    "merged_into",
];

#[test]
fn a_day_at_the_shop_leaves_something_of_every_kind() {
    let house = House::new();
    let desk = day(&house);
    let exported = desk.ask(&["export", "--json"]).stdout;
    assert!(desk.stop().success());
    done_alone(&house, &["store", "compact"]);
    let database = redb::Database::open(house.path("data/desk.redb")).expect("a record");
    let at = database.begin_read().expect("readable");
    let empty: Vec<String> = at
        .list_tables()
        .expect("readable")
        .filter(|table| {
            let table = at.open_untyped_table(table.clone()).expect("a table");
            table.len().expect("readable") == 0
        })
        .map(|table| table.name().to_owned())
        .collect();
    assert_eq!(empty, UNUSED, "tables that the day left empty");
    drop((at, database));
    if std::env::var_os("CENTRALITA_KEEP").is_some() {
        keep(&house, &exported);
    }
}

#[test]
fn what_earlier_programs_wrote_is_read_back_and_worked_on() {
    for kept in fs::read_dir(kept()).expect("there").flatten() {
        let house = House::new();
        copy(&kept.path().join("data"), &house.path("data"));
        let settings = fs::read_to_string(kept.path().join("centralita.toml")).expect("settings");
        let root = house.path("").display().to_string();
        house.settle(&settings.replace("/ROOT/", &root));
        fs::write(house.path("sms.token"), crate::connector::TOKEN).expect("written");
        let desk = house.start();
        let verified = desk.ask_json(&["store", "verify", "--json"]);
        assert_eq!(
            verified["problems"],
            serde_json::json!([]),
            "{:?}",
            kept.path()
        );

        read_back(&kept.path().join("export.jsonl"), &desk);
        work_on(&house, &desk);
        let verified = desk.ask_json(&["store", "verify", "--json"]);
        assert_eq!(verified["problems"], serde_json::json!([]));
    }
}

/// Says that the desk tells what the kept export tells.
fn read_back(export: &Path, desk: &Desk<'_>) {
    let before = fs::read_to_string(export).expect("an export");
    let now = desk.export();
    let before: Vec<Value> = before
        .lines()
        .map(|line| serde_json::from_str(line).expect("a document"))
        .collect();
    assert_eq!(now.len(), before.len());
    for (now, before) in now.iter().zip(&before) {
        same(now, before, &CONVERSATION);
        // What was put off may be back by the time that this is run.
        if before["status"] != "snoozed" {
            same(now, before, &["status"]);
        }
        let messages = |one: &Value| one["messages"].as_array().expect("a list").clone();
        let (now, before) = (messages(now), messages(before));
        assert_eq!(now.len(), before.len());
        for (now, before) in now.iter().zip(&before) {
            same(now, before, &MESSAGE);
        }
    }
}

/// The customer goes on where she was, by an id that only the old record knows, and is answered.
fn work_on(house: &House, desk: &Desk<'_>) {
    let seq = show(desk, "1")["seq"].clone();
    let ana = "Ana Ruiz <ana@example.test>";
    write(
        house,
        "later",
        ana,
        "Re: Where is my parcel?",
        "In-Reply-To: <plain0@example.test>\r\n",
    );
    until("she wrote in the first one", || {
        show(desk, "1")["seq"] != seq
    });
    let answered = done_as(
        desk,
        "sofia",
        &["conv", "reply", "1", "It has arrived.", "--json"],
    );
    let answered: Value = serde_json::from_str(&answered).expect("a document");
    let seq = &answered["data"]["value"]["seq"];
    until("the answer has left", || {
        let shown = show(desk, "1");
        let messages = shown["messages"].as_array().expect("a list");
        messages
            .iter()
            .any(|one| one["seq"] == *seq && one["state"] == "sent")
    });
    done(desk, &["explain", "conv", "2"]);
    done(desk, &["report", "today"]);
    done(desk, &["channel", "resume", "orders"]);
    let events = done(
        desk,
        &["event", "tail", "--after", "0", "--limit", "500", "--json"],
    );
    assert!(
        events.lines().count() > 100,
        "the journal is read from its beginning"
    );
}

fn same(now: &Value, before: &Value, fields: &[&str]) {
    for field in fields {
        // Whose record was joined with another's was called by its number, and is by the other's name.
        let joined = before[field]
            .as_str()
            .is_some_and(|it| it.starts_with("contact-"));
        if joined {
            assert!(!text(&now[field]).is_empty(), "{field} of {before}");
            continue;
        }
        assert_eq!(
            now[field],
            before[field],
            "{field} of {}",
            text(&before["id"])
        );
    }
}

/// Asks the program where no desk works.
fn done_alone(house: &House, words: &[&str]) {
    let output = house.command(words).output().expect("asked");
    assert!(output.status.success(), "{output:?}");
}

fn kept() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/databases")
}

/// Keeps the record as that of its schema.
fn keep(house: &House, exported: &[u8]) {
    let version = done_version(house);
    let folder = kept().join(version);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("data")).expect("created");
    fs::copy(house.path("data/desk.redb"), folder.join("data/desk.redb")).expect("copied");
    copy(&house.path("data/blobs"), &folder.join("data/blobs"));
    let settings = fs::read_to_string(house.path("etc/centralita.toml")).expect("settings");
    let root = house.path("").display().to_string();
    fs::write(
        folder.join("centralita.toml"),
        settings.replace(&root, "/ROOT/"),
    )
    .expect("written");
    fs::write(folder.join("export.jsonl"), exported).expect("written");
}

fn done_version(house: &House) -> String {
    let desk = house.start();
    let version = desk.ask_json(&["store", "info", "--json"])["records_version"].to_string();
    assert!(desk.stop().success());
    version
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("created");
    for entry in fs::read_dir(from).expect("there").flatten() {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).expect("copied");
        }
    }
}
