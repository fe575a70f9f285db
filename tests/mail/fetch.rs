//! Mail that a server keeps: fetched as it comes, from where it was left, once.

use crate::office::{channel, configure, house, mail, subjects, text, until, until_answer_is};
use crate::site::Site;

#[test]
fn a_mail_is_fetched_answered_and_lies_threaded_in_the_customers_mailbox() {
    let Some(site) = Site::start() else { return };
    let house = house(Some(site.imap), site.submission, "");
    let desk = house.start();
    until("the mailbox is open", || {
        channel(&desk)["state"] == "ok" && house.log().contains("the mailbox is open")
    });
    site.send(
        "ana@shop.test",
        "help@desk.test",
        &mail("first", "Parcel", ""),
    );
    until("it is there", || subjects(&desk) == ["Parcel"]);
    let answered = desk.ask(&["conv", "reply", "1", "It leaves today."]);
    assert!(answered.status.success(), "{answered:?}");
    until_answer_is(&desk, "1", "sent");

    let folder = site.mailbox("ana@shop.test").join("new");
    let mut answer = String::new();
    until("it arrived", || {
        let files = std::fs::read_dir(&folder).into_iter().flatten().flatten();
        answer = files
            .filter_map(|file| std::fs::read_to_string(file.path()).ok())
            .collect();
        answer.contains("It leaves today.")
    });
    assert!(
        answer.contains("In-Reply-To: <first@shop.test>"),
        "{answer}"
    );
    assert!(answer.contains("References: <first@shop.test>"), "{answer}");
    assert!(answer.contains("Return-Path: <help@desk.test>"), "{answer}");
    assert!(
        !answer.contains("Auto-Submitted"),
        "a person wrote it: {answer}"
    );
}

#[test]
fn a_copy_of_each_answer_lies_read_in_the_folder_that_is_made_for_them() {
    let Some(site) = Site::start() else { return };
    let sent = "sent_folder = 'Enviados año'\n";
    let house = house(Some(site.imap), site.submission, sent);
    let desk = house.start();
    until("the mailbox is open", || {
        channel(&desk)["state"] == "ok" && house.log().contains("the mailbox is open")
    });
    site.send(
        "ana@shop.test",
        "help@desk.test",
        &mail("first", "Parcel", ""),
    );
    until("it is there", || subjects(&desk) == ["Parcel"]);
    for text in ["It leaves today.", "It left."] {
        let answered = desk.ask(&["conv", "reply", "1", text]);
        assert!(answered.status.success(), "{answered:?}");
        until_answer_is(&desk, "1", "sent");
    }
    let folders = || {
        std::fs::read_dir(site.mailbox("help@desk.test"))
            .into_iter()
            .flatten()
            .flatten()
    };
    let copies = || -> Vec<String> {
        let sent = folders().filter(|folder| {
            folder
                .file_name()
                .to_string_lossy()
                .starts_with(".Enviados")
        });
        sent.flat_map(|folder| {
            std::fs::read_dir(folder.path().join("cur"))
                .into_iter()
                .flatten()
                .flatten()
        })
        .filter(|file| file.file_name().to_string_lossy().ends_with('S'))
        .filter_map(|file| std::fs::read_to_string(file.path()).ok())
        .collect()
    };
    until("both are there", || copies().len() >= 2);
    let copies = copies();
    assert!(
        copies.iter().any(|copy| copy.contains("It leaves today.")),
        "{copies:?}"
    );
    assert!(
        copies.iter().any(|copy| copy.contains("It left.")),
        "{copies:?}"
    );
    assert_eq!(subjects(&desk), ["Parcel"]);
}

#[test]
fn what_came_while_the_desk_was_down_is_fetched_once() {
    let Some(site) = Site::start() else { return };
    let house = house(Some(site.imap), site.submission, "");
    let desk = house.start();
    until("the mailbox is open", || {
        channel(&desk)["state"] == "ok" && house.log().contains("the mailbox is open")
    });
    site.put("help@desk.test", "1.a", &mail("one", "One", ""));
    until("it is there", || subjects(&desk) == ["One"]);
    desk.kill();
    site.put("help@desk.test", "2.b", &mail("two", "Two", ""));
    site.put("help@desk.test", "3.c", &mail("three", "Three", ""));
    let desk = house.start();
    until("all are there", || subjects(&desk).len() >= 3);
    assert_eq!(subjects(&desk), ["One", "Two", "Three"]);
}

#[test]
fn at_first_what_nobody_has_read_is_work_and_the_rest_stays_where_it_is() {
    let Some(site) = Site::start() else { return };
    site.put_read("help@desk.test", "1.a", &mail("old", "Old", ""));
    site.put("help@desk.test", "2.b", &mail("waiting", "Waiting", ""));
    let house = house(Some(site.imap), site.submission, "");
    let desk = house.start();
    until("something is there", || !subjects(&desk).is_empty());
    site.put("help@desk.test", "3.c", &mail("new", "New", ""));
    until("the next is there", || subjects(&desk).len() >= 2);
    assert_eq!(subjects(&desk), ["Waiting", "New"]);
}

#[test]
fn a_mailbox_that_is_numbered_anew_brings_nothing_twice() {
    let Some(site) = Site::start() else { return };
    let house = house(Some(site.imap), site.submission, "existing = 'all'\n");
    site.put("help@desk.test", "1.a", &mail("one", "One", ""));
    site.put("help@desk.test", "2.b", &mail("two", "Two", ""));
    let desk = house.start();
    until("both are there", || subjects(&desk).len() == 2);
    desk.stop();
    // As after a server was rebuilt from a backup.
    site.doveadm(&[
        "mailbox",
        "update",
        "-u",
        "help@desk.test",
        "--uid-validity",
        "77",
        "INBOX",
    ]);
    site.put("help@desk.test", "3.c", &mail("three", "Three", ""));
    let desk = house.start();
    until("the third is there", || subjects(&desk).len() >= 3);
    assert_eq!(subjects(&desk), ["One", "Two", "Three"]);
}

#[test]
fn a_refused_password_is_told_and_the_next_one_is_taken() {
    let Some(site) = Site::start() else { return };
    let house = house(Some(site.imap), site.submission, "");
    configure(&house, Some(site.imap), site.submission, "wrong", "");
    let desk = house.start();
    until("it is told", || {
        text(&channel(&desk)["last_error"]).contains("refused the login")
    });
    let told = channel(&desk);
    assert_eq!(told["state"], "needs_operator");
    assert_eq!(told["cause"], "auth");
    assert!(
        told["since"].is_string() && told["next_at"].is_string(),
        "{told}"
    );
    // Nobody has to read JSON to see what to do.
    let shown = desk.ask(&["--lang", "es", "channel", "list"]);
    let shown = String::from_utf8_lossy(&shown.stdout).into_owned();
    assert!(shown.contains("rechaza la contraseña"), "{shown}");
    assert!(shown.contains("Ponga la nueva"), "{shown}");
    site.put("help@desk.test", "1.a", &mail("one", "One", ""));
    // Changed where it is kept; nobody reloads anything.
    std::fs::write(house.path("password"), "secret\n").expect("written");
    until("it is there", || subjects(&desk) == ["One"]);
    until("it is well", || channel(&desk)["state"] == "ok");
    assert_eq!(channel(&desk)["last_error"], serde_json::Value::Null);
}

#[test]
fn a_mail_longer_than_is_read_is_kept_whole() {
    let Some(site) = Site::start() else { return };
    let house = house(Some(site.imap), site.submission, "");
    let desk = house.start();
    let mut long = mail("long", "Long", "");
    while long.len() < 40_000_000 {
        long.extend_from_slice(&b"0123456789abcdef".repeat(4));
        long.extend_from_slice(b"\r\n");
    }
    site.put("help@desk.test", "1.a", &long);
    site.put("help@desk.test", "2.b", &mail("short", "Short", ""));
    until("both are there", || subjects(&desk).len() == 2);
    assert_eq!(subjects(&desk), ["Long", "Short"]);
    let held = desk.export();
    let files = held[0]["messages"][0]["attachments"]
        .as_array()
        .expect("files");
    let whole = files.iter().find(|file| file["mime"] == "message/rfc822");
    let size = whole.expect("the mail itself is kept")["size"].as_u64();
    assert_eq!(size, Some(long.len() as u64));
}

#[test]
fn another_folder_is_another_place() {
    let Some(site) = Site::start() else { return };
    let house = house(Some(site.imap), site.submission, "");
    for n in 1..=3 {
        site.put(
            "help@desk.test",
            &format!("{n}.a"),
            &mail(&format!("one{n}"), "In", ""),
        );
    }
    let desk = house.start();
    until("they are there", || subjects(&desk).len() == 3);
    desk.stop();
    // Both folders are numbered from one, under the same word for the numbers.
    let mailbox = |words: &[&str]| site.doveadm(&[&["mailbox"], words].concat());
    mailbox(&["create", "-u", "help@desk.test", "Web"]);
    for folder in ["INBOX", "Web"] {
        mailbox(&[
            "update",
            "-u",
            "help@desk.test",
            "--uid-validity",
            "9",
            folder,
        ]);
    }
    site.put_into("help@desk.test", "Web", "1.w", &mail("web", "Web", ""));
    configure(
        &house,
        Some(site.imap),
        site.submission,
        "secret",
        "folder = 'Web'\n",
    );
    let desk = house.start();
    until("what lies there is there", || subjects(&desk).len() == 4);
    desk.stop();
    site.put("help@desk.test", "4.a", &mail("one4", "Later", ""));
    configure(&house, Some(site.imap), site.submission, "secret", "");
    let desk = house.start();
    until("the first was not forgotten", || subjects(&desk).len() == 5);
    assert_eq!(subjects(&desk), ["In", "In", "In", "Web", "Later"]);
}

#[test]
fn an_old_mailbox_is_taken_as_history_while_what_comes_is_work() {
    let Some(site) = Site::start() else { return };
    for n in 1..=100 {
        site.put_read(
            "help@desk.test",
            &format!("{n}.a"),
            &mail(&format!("old{n}"), "Old", ""),
        );
    }
    let house = house(Some(site.imap), site.submission, "existing = 'history'\n");
    let desk = house.start();
    until("all of them are there", || subjects(&desk).len() == 100);
    site.put("help@desk.test", "101.a", &mail("new", "New", ""));
    until("the next is there", || subjects(&desk).len() == 101);
    let waiting = desk.ask_json(&[
        "conv", "list", "--queue", "support", "--status", "new", "--json",
    ]);
    let waiting = waiting["items"].as_array().expect("a list");
    let shown: Vec<String> = waiting.iter().map(|one| text(&one["subject"])).collect();
    assert_eq!(shown, ["New"]);
}
