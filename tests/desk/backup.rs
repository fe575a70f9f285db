//! Backups of a desk at work: whatever it had acknowledged is there again somewhere else.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::Value;

use crate::damage::rot;
use crate::house::{Desk, House, mail, without};

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

/// A pair of keys in a file; gives the file and the public half.
fn pair(house: &House, name: &str) -> (String, String) {
    let file = house.path(name).display().to_string();
    let made = house.command(&["backup", "key", &file, "--json"]).output();
    let made = document(&made.expect("run"));
    let public = made["public"].as_str().expect("a key").to_owned();
    (file, public)
}

#[test]
fn a_sealed_backup_opens_with_its_key_alone_and_brings_all_of_it_back() {
    let house = House::new();
    let desk = house.start();
    fill(&house, &desk, 0..3);
    let before = export(&desk);
    let (key, public) = pair(&house, "key");
    let (other, _) = pair(&house, "other");
    let mode = fs::metadata(&key).expect("there").permissions();
    assert_eq!(
        std::os::unix::fs::PermissionsExt::mode(&mode) & 0o777,
        0o600
    );
    let file = house.path("one.ctbak").display().to_string();
    let made = desk.ask(&[
        "backup",
        "create",
        "--to",
        &file,
        "--seal-for",
        &public,
        "--json",
    ]);
    let made = document(&made);
    assert_eq!(made["encrypted"], true);
    assert_eq!(made["problems"], Value::Array(Vec::new()));
    desk.stop();
    let bytes = fs::read(&file).expect("there");
    let seen = |what: &[u8]| bytes.windows(what.len()).any(|it| it == what);
    assert!(!seen(b"order 1") && !seen(b"ana1@example.test") && !seen(b"SHA256SUMS"));

    let said = |words: &[&str]| {
        let done = house.command(words).output().expect("run");
        let told = String::from_utf8_lossy(&done.stderr).into_owned();
        (done.status.code(), told)
    };
    let (code, told) = said(&["backup", "verify", &file, "--lang", "en"]);
    assert_eq!(code, Some(1));
    assert!(
        told.contains("is encrypted") && told.contains("--key"),
        "{told}"
    );
    let (code, told) = said(&["backup", "verify", &file, "--key", &other, "--lang", "en"]);
    assert_eq!(code, Some(1));
    assert!(told.contains("for another key"), "{told}");
    let verified = house.command(&["backup", "verify", &file, "--key", &key, "--json"]);
    let verified = document(&{ verified }.output().expect("run"));
    assert_eq!(verified["conversations"], 3);
    assert!(verified["restored_bytes"].as_u64().expect("a number") > 100_000);

    let elsewhere = House::new();
    let restored = elsewhere
        .command(&["backup", "restore", "--key", &key, "--json", &file])
        .output();
    document(&restored.expect("run"));
    let again = elsewhere.start();
    assert_eq!(export(&again), before, "byte by byte");
    again.stop();
}

#[test]
fn age_opens_what_we_seal_and_we_open_what_age_seals() {
    if Command::new("age").arg("--version").output().is_err() {
        return without("sealed backups opened by others", "age");
    }
    let house = House::new();
    let desk = house.start();
    fill(&house, &desk, 0..1);
    let (key, public) = pair(&house, "key");
    let place = |name: &str| house.path(name).display().to_string();
    let (plain, ours, theirs) = (
        place("plain.ctbak"),
        place("ours.ctbak"),
        place("theirs.ctbak"),
    );
    document(&desk.ask(&["backup", "create", "--to", &plain, "--json"]));
    let sealed = ["--to", &ours, "--seal-for", &public, "--json"];
    document(&desk.ask(&[&["backup", "create"], &sealed[..]].concat()));
    desk.stop();
    let age = |words: &[&str]| {
        let done = Command::new("age").args(words).output().expect("it runs");
        assert!(done.status.success(), "{done:?}");
    };
    let clear = place("clear");
    age(&["-d", "-i", &key, "-o", &clear, &ours]);
    let listed = Command::new("tar").args(["tf", &clear]).output();
    let listed = String::from_utf8_lossy(&listed.expect("it runs").stdout).into_owned();
    assert!(
        listed.starts_with("ABOUT\n") && listed.ends_with("SHA256SUMS\n"),
        "{listed}"
    );
    age(&["-r", &public, "-o", &theirs, &plain]);
    let verified = house.command(&["backup", "verify", "--key", &key, "--json", &theirs]);
    assert_eq!(
        document(&{ verified }.output().expect("run"))["conversations"],
        1
    );
}

#[test]
fn whom_a_backup_is_sealed_for_may_come_from_the_unit_and_is_never_a_secret_half() {
    let house = House::new();
    let desk = house.start();
    let (key, public) = pair(&house, "key");
    desk.stop();
    let handed = house.path("credentials");
    fs::create_dir(&handed).expect("made");
    fs::write(
        handed.join("backup-recipients"),
        format!("# the safe\n{public}\n"),
    )
    .expect("room");
    let file = house.path("one.ctbak").display().to_string();
    let made = house
        .command(&["backup", "create", "--to", &file, "--json"])
        .env("CREDENTIALS_DIRECTORY", &handed)
        .output();
    assert_eq!(document(&made.expect("run"))["encrypted"], true);
    fs::copy(&key, handed.join("backup-key")).expect("copied");
    let verified = house
        .command(&["backup", "verify", &file, "--json"])
        .env("CREDENTIALS_DIRECTORY", &handed)
        .output();
    assert_eq!(document(&verified.expect("run"))["encrypted"], true);

    let refused = house.command(&["backup", "create", "--seal-for", &key, "--lang", "en"]);
    let refused = { refused }.output().expect("run");
    let told = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert_eq!(refused.status.code(), Some(2), "{told}");
    assert!(
        told.contains("secret half") && !told.contains("AGE-SECRET-KEY-1Q"),
        "{told}"
    );
    let secret = fs::read_to_string(&key).expect("text");
    let secret = secret.lines().nth(1).expect("the key");
    assert!(!told.contains(secret), "a secret is told");
    let over = house
        .command(&["backup", "key", &key])
        .output()
        .expect("run");
    assert_eq!(over.status.code(), Some(4), "a key is never written over");
}

#[test]
fn a_backup_is_proved_by_a_restore_of_which_nothing_stays() {
    let house = House::new();
    let desk = house.start();
    fill(&house, &desk, 0..2);
    let copies = house.path("copies");
    let to = copies.display().to_string();
    let made = document(&desk.ask(&["backup", "create", "--to", &to, "--json"]));
    let file = made["file"].as_str().expect("a file").to_owned();
    let verified = document(&desk.ask(&["backup", "verify", &file, "--json"]));
    assert_eq!(verified["records"], made["records"]);
    assert_eq!(verified["files"], made["files"]);
    assert!(verified["restored_in_ms"].is_u64());
    assert_eq!(fs::read_dir(&copies).expect("there").count(), 1);
    let told = desk.ask(&["backup", "verify", &file, "--lang", "en"]);
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    assert!(told.contains("restored as a trial"), "{told}");

    // What an interrupted trial left is in nobody's way.
    let scratch = house.path("scratch");
    let name = copies.join(&file);
    let name = name
        .file_name()
        .expect("a name")
        .to_string_lossy()
        .into_owned();
    fs::create_dir_all(scratch.join(format!(".{name}.trial/blobs"))).expect("made");
    let there = scratch.display().to_string();
    document(&desk.ask(&["backup", "verify", &file, "--scratch", &there, "--json"]));
    assert_eq!(fs::read_dir(&scratch).expect("there").count(), 0);
}

#[test]
fn the_service_is_restarted_only_where_it_is_meant() {
    let house = House::new();
    let refused = house.command(&[
        "backup",
        "restore",
        "--restart",
        "one.ctbak",
        "--lang",
        "en",
    ]);
    let refused = { refused }.output().expect("run");
    let told = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert_eq!(refused.status.code(), Some(2), "{told}");
    assert!(told.contains("neither --data nor --config"), "{told}");
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
