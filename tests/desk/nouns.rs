//! Verbs that an administrator types now and then: figures, erasing, certificates, the store.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::house::{Desk, House, mail};

fn asked(desk: &Desk<'_>, line: &str) -> (Option<i32>, String, String) {
    let words: Vec<&str> = line.split(' ').collect();
    let output = desk.ask(&words);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (
        output.status.code(),
        text(&output.stdout),
        text(&output.stderr),
    )
}

fn json(desk: &Desk<'_>, line: &str) -> Value {
    let words: Vec<&str> = line.split(' ').chain(["--json"]).collect();
    desk.ask_json(&words)
}

/// Takes a mail in, and waits until it is a conversation.
fn take(house: &House, desk: &Desk<'_>, name: &str, bytes: &[u8], conversations: usize) {
    house.deliver(name, bytes);
    house.wait_for("in/new", <[String]>::is_empty);
    while desk.export().len() < conversations {
        std::thread::yield_now();
    }
}

fn with_file(who: &str, id: &str) -> Vec<u8> {
    format!(
        "From: {who} <{who}@example.test>\r\nTo: help@desk.test\r\nSubject: about {who}\r\n\
         Message-ID: <letter-{id}@example.test>\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nI am {who}, {id}.\r\n--b\r\n\
         Content-Type: text/plain\r\nContent-Disposition: attachment; filename=same.txt\r\n\r\n\
         the same file\r\n--b--\r\n"
    )
    .into_bytes()
}

fn blobs(house: &House) -> Vec<PathBuf> {
    let shelves = fs::read_dir(house.path("data/blobs"))
        .expect("there")
        .flatten();
    let files = shelves.filter_map(|shelf| fs::read_dir(shelf.path()).ok());
    let mut found: Vec<PathBuf> = files.flatten().flatten().map(|file| file.path()).collect();
    found.sort();
    found
}

/// As if it had come two days ago.
fn age(path: &Path) {
    let old = fs::metadata(path)
        .expect("there")
        .modified()
        .expect("known");
    let old = old - std::time::Duration::from_hours(48);
    let file = fs::File::options().write(true).open(path).expect("ours");
    file.set_times(fs::FileTimes::new().set_modified(old))
        .expect("set");
}

#[test]
fn two_thousand_channels_are_all_listed() {
    let house = House::new();
    let root = house.path("");
    let root = root.display();
    let channel = |n| {
        format!(
            "[channel.c{n}]\nkind = 'maildir'\ninbox = '{root}in/{n}'\n\
             outbox = '{root}out/{n}'\naddress = 'c{n}@desk.test'\nqueue = 'support'\n"
        )
    };
    let channels = (0..2_000).map(channel).collect::<Vec<_>>().concat();
    house.settle(&format!(
        "[server]\nagents = '127.0.0.1:0'\nhttps = ''\n{channels}[queue.support]\n"
    ));
    let desk = house.start();
    let listed = json(&desk, "channel list");
    assert_eq!(listed["items"].as_array().map(Vec::len), Some(2_000));
}

#[test]
fn an_erased_customer_is_gone_and_that_it_was_done_is_kept() {
    let house = House::new();
    let desk = house.start();
    take(&house, &desk, "1", &with_file("ana", "1"), 1);
    take(&house, &desk, "2", &with_file("luis", "2"), 2);
    let kept = blobs(&house);
    assert_eq!(kept.len(), 3, "two mails and one file that both sent");
    for path in &kept {
        age(path);
    }

    let (code, shown, said) = asked(&desk, "customer show Ana@Example.test");
    assert_eq!(code, Some(0), "{said}");
    assert!(shown.contains("ana@example.test"), "{shown}");
    let (code, ..) = asked(&desk, "customer show eva@example.test");
    assert_eq!(code, Some(3), "nobody has this address");

    let (code, _, said) = asked(&desk, "customer erase ana@example.test --no-input");
    assert_eq!(code, Some(2), "{said}");
    assert!(
        said.contains("1 conversation (1 message), and 1 file"),
        "{said}"
    );
    let (code, ..) = asked(&desk, "customer erase ana@exam --yes");
    assert_eq!(code, Some(3), "a part of an address names nobody");
    let erased = json(&desk, "customer erase ana@example.test --yes");
    assert_eq!(erased["schema"], "centralita/customer-erase/1");
    assert_eq!(
        (&erased["files"], &erased["files_later"]),
        (&1.into(), &0.into())
    );

    let shown = json(&desk, "conv show 1").to_string();
    let found = json(&desk, "customer find ana@example.test").to_string();
    for text in [shown, found] {
        let name = text.to_lowercase().contains("ana");
        assert!(!name, "{text}");
    }
    let luis = json(&desk, "conv show 2");
    assert_eq!(luis["messages"][0]["attachments"][0]["name"], "same.txt");
    assert_eq!(
        blobs(&house).len(),
        2,
        "the other's mail and the file that is theirs too"
    );
    let (_, events, _) = asked(&desk, "event tail --json");
    let event = events.lines().find(|line| line.contains("contact_erased"));
    let event: Value = serde_json::from_str(event.expect("it is kept")).expect("a document");
    assert_eq!(event["by"], "operator");
    let verified = json(&desk, "store verify");
    assert_eq!(verified["problems"], Value::Array(Vec::new()));
    assert_eq!(verified["schema"], "centralita/store-verify/1");
    assert_eq!(verified["records_version"], 4);

    // The same person writing again is somebody new.
    take(&house, &desk, "3", &with_file("ana", "3"), 3);
    assert_ne!(
        json(&desk, "conv show 3")["contact"]["id"],
        json(&desk, "conv show 1")["contact"]["id"]
    );
    desk.stop();
    house.start().stop();
}

#[test]
fn figures_say_what_came_and_what_was_answered() {
    let house = House::new();
    house.configure("first_response = '4h'\n[status.available]\navailable = true\n");
    let desk = house.start();
    let (code, _, said) = asked(&desk, "agent add sofia --queue support --no-password");
    assert_eq!(code, Some(0), "{said}");
    take(&house, &desk, "1", &mail("1", "one"), 1);
    take(&house, &desk, "2", &mail("2", "two"), 2);
    let (code, _, said) = asked(&desk, "conv claim 1 --as sofia");
    assert_eq!(code, Some(0), "{said}");
    let (code, _, said) = asked(&desk, "conv reply 1 hello --as sofia");
    assert_eq!(code, Some(0), "{said}");

    let today = json(&desk, "report today");
    let queue = &today["items"][0];
    assert_eq!(queue["queue"], "support");
    assert_eq!((&queue["came"], &queue["answers"]), (&2.into(), &1.into()));
    assert_eq!(
        (&queue["unanswered"], &queue["in_time"]),
        (&1.into(), &1.into())
    );
    let agents = json(&desk, "report agent --from 1d");
    assert_eq!(agents["items"][0]["agent"], "sofia");
    assert_eq!(agents["items"][0]["taken"], 1);
    let (_, csv, _) = asked(&desk, "report sla --csv");
    assert!(csv.starts_with("queue,target,in_time_percent,"), "{csv}");
    assert!(csv.contains("\r\nsupport,14400,100,1,0,"), "{csv}");
    let (code, _, said) = asked(&desk, "report csat");
    assert_eq!(code, Some(2), "{said}");
    let (code, _, said) = asked(&desk, "report queue --from yesteryear");
    assert_eq!(code, Some(2));
    assert!(said.contains("2026-11-21"), "{said}");
}

#[test]
fn one_conversation_or_one_customer_is_handed_over_as_the_export_has_it() {
    let house = House::new();
    let desk = house.start();
    take(&house, &desk, "1", &mail("1", "one"), 1);
    take(&house, &desk, "2", &with_file("luis", "2"), 2);
    let (_, all, _) = asked(&desk, "export");
    let (_, one, _) = asked(&desk, "conv export 2");
    assert_eq!(all.lines().nth(1), one.lines().next());
    let (_, luis, _) = asked(&desk, "customer export luis@example.test");
    assert_eq!(luis, one);
    let (code, ..) = asked(&desk, "conv export 9");
    assert_eq!(code, Some(3));
}

#[test]
fn a_renewed_certificate_keeps_its_key_and_can_be_trusted_beforehand() {
    let house = House::new();
    let desk = house.start();
    let before = json(&desk, "cert show");
    let after = json(&desk, "cert renew");
    assert_eq!(after["fingerprint"], before["fingerprint"]);
    assert_ne!(after["sha256"], before["sha256"]);
    let address = desk.door("agents");
    let key = before["fingerprint"].as_str().expect("a text");
    let trust = |key: &str| {
        let mut command = house.bare(&["cert", "trust", &address, "--fingerprint", key, "--json"]);
        command.env("XDG_CONFIG_HOME", house.path("home"));
        command.output().expect("asked")
    };
    let trusted = trust(key);
    assert!(trusted.status.success(), "{trusted:?}");
    assert!(house.path("home/centralita/known_desks").exists());
    let other = format!("SHA256:{}", "A".repeat(43));
    assert!(!trust(&other).status.success());
}

#[test]
fn the_store_is_made_smaller_only_with_nobody_in_it() {
    let house = House::new();
    let desk = house.start();
    take(&house, &desk, "1", &mail("1", "one"), 1);
    let (code, _, said) = asked(&desk, "store compact");
    assert_eq!(code, Some(4), "{said}");
    desk.stop();
    let done = house
        .command(&["store", "compact", "--json"])
        .output()
        .expect("asked");
    let done: Value = serde_json::from_slice(&done.stdout).expect("a document");
    assert!(done["bytes"].as_u64() <= done["bytes_before"].as_u64());
    let desk = house.start();
    assert_eq!(desk.export().len(), 1);
}

#[test]
fn folders_given_from_where_one_stands_are_told_whole() {
    let house = House::new();
    let mut command = house.bare(&["serve", "--config", "etc", "--data", "data"]);
    command.current_dir(house.path(""));
    let desk = house.start_as(command);
    let told = PathBuf::from(desk.door("control"));
    assert!(told.is_absolute(), "{told:?}");
    assert!(told.exists());
}

#[test]
fn a_desk_that_cannot_start_says_why_in_the_persons_language() {
    let house = House::new();
    let desk = house.start();
    let mut command = house.command(&["serve", "--lang", "es"]);
    let second = command.output().expect("asked");
    let said = String::from_utf8_lossy(&second.stderr);
    assert!(said.contains("ya hay una centralita en marcha"), "{said}");
    desk.stop();
}

#[test]
fn a_wait_that_nobody_can_know_is_not_told_as_none() {
    let house = House::new();
    let desk = house.start();
    take(&house, &desk, "1", &mail("1", "one"), 1);
    let settings = fs::read_to_string(house.path("etc/centralita.toml")).expect("readable");
    let picked = settings.replace("[queue.support]", "[queue.support]\nmode = 'pull'");
    fs::create_dir(house.path("changed")).expect("created");
    fs::write(house.path("changed/centralita.toml"), picked).expect("written");
    let changed = house.path("changed").display().to_string();
    let data = house.path("data").display().to_string();
    let mut simulate = house.bare(&["simulate", "--config", &changed, "--data", &data]);
    let said = simulate.output().expect("asked");
    let told = String::from_utf8_lossy(&said.stdout).into_owned();
    let line = told.lines().find(|line| line.starts_with("support"));
    let line = line.unwrap_or_else(|| panic!("{told}{}", String::from_utf8_lossy(&said.stderr)));
    assert_eq!(line.matches("→ —").count(), 3, "{told}");
}
