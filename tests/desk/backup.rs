//! Backups of a desk at work: whatever it had acknowledged is there again somewhere else.

use std::fs;
use std::path::PathBuf;
use std::process::Output;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::Value;

use crate::damage::rot;
use crate::house::{Desk, House, mail};

fn lines(output: &Output) -> Vec<String> {
    let text = String::from_utf8_lossy(&output.stdout);
    text.lines().map(str::to_owned).collect()
}

fn document(output: &Output) -> Value {
    assert!(output.status.success(), "{output:?}");
    serde_json::from_slice(&output.stdout).expect("a document")
}

fn export(desk: &Desk<'_>) -> Vec<String> {
    let output = desk.ask(&["export", "--json"]);
    assert!(output.status.success(), "{output:?}");
    lines(&output)
}

/// A mail with a file, so that there is something beside the record.
fn letter(n: usize) -> Vec<u8> {
    format!(
        "From: Ana Ruiz <ana{n}@example.test>\r\nTo: help@desk.test\r\nSubject: order {n}\r\n\
         Message-ID: <{n}@example.test>\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nHello {n}.\r\n--b\r\n\
         Content-Type: text/plain\r\nContent-Disposition: attachment; filename=n.txt\r\n\r\n\
         file {n}\r\n--b--\r\n"
    )
    .into_bytes()
}

/// Takes mails in until so many conversations are there.
fn fill(house: &House, desk: &Desk<'_>, range: std::ops::Range<usize>) {
    let end = range.end;
    for n in range {
        house.deliver(&format!("{n}.letter"), &letter(n));
    }
    house.wait_for("in/new", <[String]>::is_empty);
    while export(desk).len() < end {
        // What is out of the folder is about to be in the record.
        std::thread::yield_now();
    }
}

#[test]
fn what_was_acknowledged_before_a_backup_is_there_after_kill_and_restore() {
    let house = House::new();
    let desk = house.start();
    fill(&house, &desk, 0..8);
    // The server gave it in place of the one in the settings, which is void since.
    fs::create_dir(house.path("data/tokens")).expect("made");
    fs::write(house.path("data/tokens/of-a-mailbox"), "renewed").expect("written");
    let before = export(&desk);
    let copies = house.path("copies").display().to_string();
    let stop = AtomicBool::new(false);
    let made = std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut n = 100;
            while !stop.load(Ordering::Relaxed) && n < 400 {
                house.deliver(&format!("{n}.letter"), &letter(n));
                n += 1;
            }
        });
        let made = desk.ask(&["backup", "create", "--to", &copies, "--json"]);
        stop.store(true, Ordering::Relaxed);
        made
    });
    desk.kill();
    let made = document(&made);
    assert_eq!(made["schema"], "centralita/backup-create/1");
    assert_eq!(made["problems"], Value::Array(Vec::new()));
    let file = made["file"].as_str().expect("a file").to_owned();
    assert_eq!(fs::read_dir(&copies).expect("there").count(), 1);

    let elsewhere = House::new();
    let rehearsed = elsewhere.command(&["backup", "restore", "--dry-run", "--json", &file]);
    let rehearsed = document(&{ rehearsed }.output().expect("asked"));
    assert_eq!(rehearsed["dry_run"], true);
    assert!(
        !elsewhere.path("data").exists(),
        "a rehearsal made something"
    );
    let restored = elsewhere
        .command(&["backup", "restore", "--json", &file])
        .output();
    document(&restored.expect("asked"));
    let again = elsewhere.start();
    let found = export(&again);
    assert_eq!(
        found[..before.len()],
        before,
        "what was there is there, byte by byte"
    );
    assert_eq!(
        found.len() as u64,
        made["conversations"].as_u64().expect("a number")
    );
    let good = again.ask_json(&["store", "verify", "--json"]);
    assert_eq!(good["problems"], Value::Array(Vec::new()));
    again.stop();

    // Those that came meanwhile are whole too: the first desk says the same of them.
    let first = house.start();
    let now = export(&first);
    assert_eq!(found[..], now[..found.len()]);
    assert!(elsewhere.path("data/tls/server.key").exists());
    let token = fs::read_to_string(elsewhere.path("data/tokens/of-a-mailbox"));
    assert_eq!(token.expect("it was in the backup"), "renewed");
    assert!(
        elsewhere
            .path("data/config-of-backup/centralita.toml")
            .exists()
    );
}

#[test]
fn a_backup_that_was_touched_is_refused_and_says_where() {
    let house = House::new();
    let desk = house.start();
    house.deliver("1.letter", &letter(1));
    house.wait_for("in/new", <[String]>::is_empty);
    let file = house.path("one.ctbak");
    let made = desk.ask(&["backup", "create", "--to", &file.display().to_string()]);
    assert!(made.status.success(), "{made:?}");
    let listed = desk.ask_json(&[
        "backup",
        "list",
        &house.path("").display().to_string(),
        "--json",
    ]);
    assert_eq!(listed["items"].as_array().map(Vec::len), Some(1));
    let verified = desk.ask_json(&["backup", "verify", &file.display().to_string(), "--json"]);
    assert_eq!(verified["files"], 2, "the mail as it came, and its file");

    let whole = fs::read(&file).expect("there");
    let spoiled = house.path("spoiled.ctbak");
    let told = |bytes: &[u8]| -> (Option<i32>, String) {
        fs::write(&spoiled, bytes).expect("room");
        let output = desk.ask(&["backup", "verify", &spoiled.display().to_string()]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.code(), said)
    };
    let key = b"thread.key\0";
    let at = whole
        .windows(key.len())
        .position(|it| it == key)
        .expect("it is in there");
    let mut changed = whole.clone();
    changed[at + 512] ^= 1;
    let (code, said) = told(&changed);
    assert_eq!(code, Some(1));
    assert!(said.contains("thread.key"), "{said}");
    let (code, said) = told(&whole[..whole.len() / 2]);
    assert_eq!(code, Some(1));
    assert!(said.contains("cut short"), "{said}");
    let (code, said) = told(b"something else");
    assert_eq!(code, Some(1));
    assert!(said.contains("is no backup"), "{said}");
}

#[test]
fn what_rotted_before_a_backup_is_told_in_ones_language() {
    let house = House::new();
    let desk = house.start();
    house.deliver("1", &mail("1", "Quinces and medlars"));
    house.wait_for("in/cur", |names| names.len() == 1);
    desk.stop();
    assert!(rot(&house, "Quinces and medlars") > 0);
    let file = house.path("one.ctbak").display().to_string();
    let made = house.command(&["backup", "create", "--to", &file]).output();
    assert_eq!(made.expect("run").status.code(), Some(1));
    for (lang, said) in [("en", "is damaged"), ("es", "está dañado")] {
        let verified = house
            .command(&["backup", "verify", &file, "--lang", lang])
            .output()
            .expect("run");
        let out = String::from_utf8_lossy(&verified.stdout).into_owned();
        let told = String::from_utf8_lossy(&verified.stderr).into_owned();
        assert_eq!(verified.status.code(), Some(1), "{told}");
        assert!(out.contains("INCOMPLET"), "{out}");
        assert!(told.contains(said), "{told}");
    }
    let json = house
        .command(&["backup", "verify", &file, "--json"])
        .output()
        .expect("run");
    let document: Value = serde_json::from_slice(&json.stdout).expect("a document");
    let kind = document["problems"][0]["kind"].as_str();
    assert!(kind.is_some(), "{document}");
}

#[test]
fn a_backup_is_never_put_over_a_desk() {
    let house = House::new();
    let desk = house.start();
    let file = house.path("one.ctbak").display().to_string();
    assert!(
        desk.ask(&["backup", "create", "--to", &file])
            .status
            .success()
    );
    let taken = desk.ask(&["backup", "restore", &file]);
    assert_eq!(taken.status.code(), Some(4), "{taken:?}");
    let running = desk.ask(&["backup", "restore", "--replace", "--yes", &file]);
    assert_eq!(running.status.code(), Some(4), "{running:?}");
    house.deliver("1", &mail("1", "after the backup"));
    house.wait_for("in/new", <[String]>::is_empty);
    desk.stop();

    let over = house
        .command(&["backup", "restore", "--replace", "--yes", "--json", &file])
        .output();
    let over = document(&over.expect("asked"));
    let aside: PathBuf = over["moved_aside"].as_str().expect("a folder").into();
    assert!(aside.join("desk.redb").exists());
    assert_eq!(over["conversations"], 0);
    house.start().stop();
}

#[test]
fn a_desk_that_is_stopped_is_copied_all_the_same() {
    let house = House::new();
    let desk = house.start();
    house.deliver("1.letter", &letter(1));
    house.wait_for("in/new", <[String]>::is_empty);
    desk.stop();
    let made = house.command(&["backup", "create", "--json"]).output();
    let made = document(&made.expect("asked"));
    assert_eq!(made["conversations"], 1);
    let left = fs::read_dir(house.path("data/staged")).map_or(0, Iterator::count);
    assert_eq!(left, 0, "nothing is left beside the backup");
}

#[test]
fn only_so_many_of_a_folders_backups_are_kept_and_nothing_else_is_touched() {
    let house = House::new();
    let desk = house.start();
    let copies = house.path("copies");
    fs::create_dir(&copies).expect("made");
    let ours = [
        "centralita-20250101-0300.ctbak",
        "centralita-20250102-0300.ctbak",
        "centralita-20250103-0300.ctbak",
    ];
    let others = [
        "centralita-before-the-move.ctbak",
        "centralita-20250101-0300.ctbak.part",
        "list.txt",
    ];
    for name in ours.iter().chain(&others) {
        fs::write(copies.join(name), "old").expect("written");
    }
    let to = copies.display().to_string();
    let made = desk.ask(&["backup", "create", "--to", &to, "--keep", "2", "--json"]);
    let made = document(&made);
    let mut left: Vec<String> = fs::read_dir(&copies)
        .expect("there")
        .map(|entry| entry.expect("read").path().display().to_string())
        .collect();
    left.sort();
    let place = |name: &str| copies.join(name).display().to_string();
    let mut wanted = vec![
        place(ours[2]),
        made["file"].as_str().expect("a file").to_owned(),
    ];
    wanted.extend(others.map(place));
    wanted.sort();
    assert_eq!(left, wanted);
    let file = copies.join("one.ctbak").display().to_string();
    let refused = desk.ask(&["backup", "create", "--to", &file, "--keep", "2"]);
    assert_eq!(refused.status.code(), Some(2), "{refused:?}");
    assert!(!copies.join("one.ctbak").exists());
    desk.stop();
}
