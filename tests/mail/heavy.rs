//! Mailboxes that are full, mails that are large, and disks that are neither.
//!
//! `CENTRALITA_MAILBOX` says how many mails the large mailbox holds, instead of the short form's.

use std::net::TcpStream;
use std::time::Duration;

use crate::disk::Mount;
use crate::house::{Desk, House, get};
use crate::inbox::Inbox;
use crate::office::{channel, house, mail, peak_bytes, subjects, text, until, until_within};
use crate::site::{Site, hand_over};

fn hand(desk: &Desk<'_>, bytes: &[u8]) -> Vec<String> {
    let stream = TcpStream::connect(desk.door("lmtp")).expect("connected");
    hand_over(stream, "LHLO", "ana@shop.test", &["help@desk.test"], bytes)
}

/// How many mails the desk took in since it started.
fn taken(desk: &Desk<'_>) -> usize {
    let page = get(&desk.door("http"), "/metrics", "");
    let mut lines = page.lines();
    let line = lines.find(|line| {
        line.starts_with("centralita_mailbox_mails") && line.contains("outcome=\"taken\"")
    });
    let number = line.and_then(|line| line.rsplit(' ').next()?.parse().ok());
    number.unwrap_or(0)
}

#[test]
fn a_large_mailbox_is_taken_once_through_a_kill_and_new_mail_does_not_wait_for_it() {
    let Some(site) = Site::start() else { return };
    let count = std::env::var("CENTRALITA_MAILBOX").ok();
    let count = count.map_or(MAILS, |text| text.parse().expect("a number"));
    let mails = (0..count).map(|n| {
        let (id, title) = (format!("old-{n}"), format!("Old {n:06}"));
        (format!("{n:07}.x"), mail(&id, &title, ""))
    });
    site.put_all("help@desk.test", mails);
    let house = house(Some(site.imap), site.submission, "existing = 'all'\n");
    let desk = house.start();
    let at_most = Duration::from_millis(60_000 + 50 * count as u64);
    let total = serde_json::json!(count);
    let mut is_told = false;
    until_within(at_most, "some are there, and it is told how many", || {
        is_told |= channel(&desk)["import"]["total"] == total;
        is_told && taken(&desk) >= count / 8
    });
    desk.kill();
    site.put("help@desk.test", "9999999.x", &mail("new", "New", ""));
    let desk = house.start();
    // Every mail is a conversation, and they are numbered as they come.
    let last = (count + 1).to_string();
    until_within(at_most, "all are there", || {
        desk.ask(&["conv", "show", &last]).status.success()
    });
    assert!(
        channel(&desk)["import"].is_null(),
        "nothing is left to take"
    );
    let peak = peak_bytes(&desk);
    let mut found = subjects(&desk);
    let place = found.iter().position(|subject| subject == "New");
    let place = place.expect("the new one is there");
    assert!(place < count, "it waited for all {count} that were there");
    found.remove(place);
    found.sort();
    let old: Vec<String> = (0..count).map(|n| format!("Old {n:06}")).collect();
    assert!(found == old, "{} of {count} are there", found.len());
    println!("{count} mails, at most {} MiB", peak >> 20);
    assert!(peak < PEAK_BYTES_MAX, "{peak} bytes");
}

#[test]
fn seventy_files_arrive_by_each_door() {
    let mut many = mail(
        "many",
        "Many",
        "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n",
    );
    for n in 0..70 {
        let part = format!(
            "--b\r\nContent-Type: image/png; name=\"{n}.png\"\r\n\
             Content-Disposition: attachment; filename=\"{n}.png\"\r\n\r\nfile {n}\r\n"
        );
        many.extend_from_slice(part.as_bytes());
    }
    many.extend_from_slice(b"--b--\r\n");
    let inbox = Inbox::open(&[many.clone()], &[]);
    for imap in [Some(inbox.port), None] {
        let more = if imap.is_some() {
            "existing = 'all'\n"
        } else {
            "lmtp = true\n"
        };
        let house = house(imap, 9, more);
        let desk = house.start();
        if imap.is_none() {
            let said = hand(&desk, &many);
            assert_eq!(said.last().map(|said| &said[..3]), Some("250"), "{said:?}");
        }
        until("it is there", || !desk.export().is_empty());
        let held = desk.export();
        let files = held[0]["messages"][0]["attachments"].as_array();
        let names: Vec<String> = files
            .expect("files")
            .iter()
            .map(|file| text(&file["name"]))
            .collect();
        let all: Vec<String> = (0..70).map(|n| format!("{n}.png")).collect();
        assert_eq!(names, all);
    }
}

#[test]
fn a_file_of_25_megabytes_arrives_whole_by_each_door() {
    let fields = "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n";
    let mut heavy = mail("heavy", "Heavy", fields);
    heavy.extend_from_slice(
        b"--b\r\nContent-Type: application/zip; name=\"a.zip\"\r\n\
          Content-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\n",
    );
    // 57 bytes of nothing, as lines of base64 have them.
    let line = [b"A".repeat(76), b"\r\n".to_vec()].concat();
    let lines = 25_000_000 / 57;
    heavy.extend_from_slice(&line.repeat(lines));
    heavy.extend_from_slice(b"--b--\r\n");
    let inbox = Inbox::open(&[heavy.clone()], &[]);
    for imap in [Some(inbox.port), None] {
        let more = match imap {
            Some(_) => "existing = 'all'\n",
            None => "lmtp = true\n",
        };
        let house = house(imap, 9, more);
        let desk = house.start();
        if imap.is_none() {
            let said = hand(&desk, &heavy);
            assert_eq!(said.last().map(|said| &said[..3]), Some("250"), "{said:?}");
        }
        until("it is there", || !desk.export().is_empty());
        let held = desk.export();
        let file = &held[0]["messages"][0]["attachments"][0];
        assert_eq!(text(&file["name"]), "a.zip");
        let size = file["size"].to_string();
        assert_eq!(size.trim_matches('"'), (lines * 57).to_string());
    }
}

#[test]
fn a_mail_that_is_too_long_is_refused_at_its_end_and_the_next_one_is_taken() {
    let house = house(None, 9, "lmtp = true\n");
    let desk = house.start();
    let mut long = mail("long", "Long", "");
    while long.len() < 40_000_000 {
        long.extend_from_slice(&b"0123456789abcdef".repeat(4));
        long.extend_from_slice(b"\r\n");
    }
    let said = hand(&desk, &long);
    let last = said.last().expect("an answer");
    assert!(last.starts_with("552 5.3.4"), "{said:?}");
    let said = hand(&desk, &mail("short", "Short", ""));
    assert_eq!(said.last().map(|said| &said[..3]), Some("250"), "{said:?}");
    assert_eq!(subjects(&desk), ["Short"]);
}

/// A house whose data are on a disk of their own.
fn on_a_small_disk(imap: Option<u16>, more: &str) -> Option<(House, Mount)> {
    let house = house(imap, 9, more);
    let disk = Mount::over(&house.path("data"), 64)?;
    Some((house, disk))
}

#[test]
fn a_full_disk_is_told_to_the_mail_server_which_tries_again() {
    let Some((house, disk)) = on_a_small_disk(None, "lmtp = true\n") else {
        return;
    };
    let desk = house.start();
    let said = hand(&desk, &mail("one", "One", ""));
    assert_eq!(said.last().map(|said| &said[..3]), Some("250"), "{said:?}");
    disk.fill(9 << 20);
    until("it is refused with a 452", || {
        let said = hand(&desk, &mail("two", "Two", ""));
        said.iter().any(|said| said.starts_with("452 4.3.1"))
    });
    disk.empty();
    until("it is taken", || {
        let said = hand(&desk, &mail("two", "Two", ""));
        said.last().is_some_and(|said| said.starts_with("250"))
    });
    assert_eq!(subjects(&desk), ["One", "Two"]);
}

#[test]
fn a_full_disk_leaves_mail_in_its_mailbox_until_there_is_room() {
    let inbox = Inbox::open(&[mail("one", "One", "")], &[]);
    let Some((house, disk)) = on_a_small_disk(Some(inbox.port), "existing = 'all'\n") else {
        return;
    };
    let desk = house.start();
    until("it is there", || subjects(&desk) == ["One"]);
    disk.fill(9 << 20);
    until("it is known", || {
        let page = get(&desk.door("http"), "/readyz", "");
        page.contains("disk_full")
    });
    inbox.put(mail("two", "Two", ""));
    until("it is told", || {
        text(&channel(&desk)["last_error"]).contains("the disk is full")
    });
    assert_eq!(subjects(&desk), ["One"]);
    disk.empty();
    until("the other is there", || subjects(&desk) == ["One", "Two"]);
    assert_eq!(subjects(&desk).len(), 2);
}

/// How many mails the large mailbox holds in the short form.
const MAILS: usize = 2_000;

/// What a desk may need beside the program itself, however many mails there are.
const PEAK_BYTES_MAX: u64 = 220 << 20;
