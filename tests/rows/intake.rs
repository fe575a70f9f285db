//! What comes in: odd mail, mail twice, mail from machines, and what the desk answers by itself.

use crate::shop::{ANA, done_as, edit, header, house, numbers, open, put, sent, show, write};

const ACKNOWLEDGED: &str = "[template.got]\nmacro = false\n\
    en = 'Hello {name}: we have it ({reference}, {number}).'\n";

/// "The same message twice, shuffled, after a year".
#[test]
fn mail_twice_and_out_of_order_makes_one_conversation_once() {
    let house = house("");
    let desk = open(&house);
    let mail = |id: &str, more: &str| {
        format!(
            "From: {ANA}\r\nTo: help@desk.test\r\nSubject: Order\r\nMessage-ID: <{id}@x.test>\r\n\
             Date: Fri, 21 Nov 2025 10:00:00 +0000\r\n{more}\r\nText of {id}.\r\n"
        )
    };
    let first = mail("a", "");
    let third = mail("c", "References: <a@x.test> <b@x.test>\r\n");
    let second = mail("b", "In-Reply-To: <a@x.test>\r\n");
    for (name, bytes) in [
        ("1", &first),
        ("2", &third),
        ("3", &second),
        ("4", &first),
        ("5", &third),
    ] {
        put(&house, "in", name, bytes.as_bytes());
    }
    assert_eq!(numbers(&desk, &[]), ["1"]);
    let shown = show(&desk, "1");
    assert_eq!(shown["messages"].as_array().map(Vec::len), Some(3));
    assert!(shown["messages"][0]["written_at"].is_string());
}

/// "Mail with no sender, no id, no date, 8-bit garbage": kept whole, shown safely, never lost.
#[test]
fn mail_that_says_little_or_nonsense_is_kept_all_the_same() {
    let house = house("");
    let desk = open(&house);
    let mails: [&[u8]; 6] = [
        b"Subject: nobody wrote this\r\n\r\nhello\r\n",
        b"From: P <p@example.test>\r\n\r\nno id, no date, no subject\r\n",
        b"",
        b"\xff\xfe\x80\x00garbage\x01\x02",
        b"From: a@b.test\r\nSubject: \xe1\xe9\xf1\r\nDate: Mon, 45 Foo 2099 99:99:99\r\n\
          Content-Type: text/plain; charset=iso-8859-1\r\n\r\nma\xf1ana\r\n",
        b"From: m <m@b.test>\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n\
          --x\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\n--x",
    ];
    for (number, mail) in mails.iter().enumerate() {
        put(&house, "in", &format!("m{number}"), mail);
    }
    let mut long = b"From: L <l@example.test>\r\nMessage-ID: <long@x.test>\r\nSubject: ".to_vec();
    long.extend(vec![b'A'; 10_000_000]);
    long.extend(b"\r\n\r\nlong\r\n");
    put(&house, "in", "long", &long);
    assert_eq!(numbers(&desk, &[]).len(), mails.len() + 1);
    let shown = show(&desk, "5");
    assert_eq!(shown["subject"], "áéñ");
    assert_eq!(shown["messages"][0]["text"], "mañana");
    let table = String::from_utf8(desk.ask(&["conv", "list"]).stdout).expect("text");
    assert!(
        table.lines().all(|line| line.chars().count() < 200),
        "a table stays one: {table}"
    );
}

/// A token that nobody gave out opens no door, and neither does a case's number in a stranger's subject.
#[test]
fn a_stranger_who_names_a_conversation_begins_one_of_their_own() {
    let house = house("");
    let desk = open(&house);
    write(&house, "first", ANA, "Mine", "");
    let reference = show(&desk, "1")["reference"]
        .as_str()
        .expect("one")
        .to_owned();
    done_as(&desk, "sofia", &["conv", "reply", "1", "Hello."]);
    sent(&house, "out", 1);
    let forged = format!(
        "From: E <e@evil.test>\r\nTo: help+c-1.aaaaaaaaaaaaaaaaaaaaaaaaaa@desk.test\r\n\
         Subject: Re: Mine [{reference}]\r\nMessage-ID: <e@evil.test>\r\n\
         In-Reply-To: <first@example.test>\r\n\r\nI am Ana.\r\n"
    );
    put(&house, "in", "forged", forged.as_bytes());
    assert!(!show(&desk, "1").to_string().contains("I am Ana."));
    assert_eq!(numbers(&desk, &["--sort", "number"]), ["1", "2"]);
}

/// Rows 0.04, 2.13: whoever writes is told that it came, with number and reference; a machine is not,
/// nobody is told without end, and no answer goes to nobody.
#[test]
fn a_receipt_is_sent_once_and_cannot_loop() {
    let house = house(ACKNOWLEDGED);
    edit(
        &house,
        "mode = 'pull'",
        "mode = 'pull'\nacknowledge = 'got'",
    );
    let desk = open(&house);
    write(&house, "first", ANA, "Where is it?", "");
    let receipt = sent(&house, "out", 1).remove(0);
    let reference = show(&desk, "1")["reference"]
        .as_str()
        .expect("one")
        .to_owned();
    assert!(
        receipt.contains(&format!("Hello Ana Ruiz: we have it ({reference}, 1).")),
        "{receipt}"
    );
    assert_eq!(header(&receipt, "Auto-Submitted"), "auto-replied");
    assert_eq!(show(&desk, "1")["status"], "new", "a receipt is no answer");

    put(
        &house,
        "in",
        "nobody",
        b"Subject: from nobody\r\n\r\nhello\r\n",
    );
    write(
        &house,
        "machine",
        "Robot <robot@example.test>",
        "Out of office",
        "Auto-Submitted: auto-replied\r\n",
    );
    for count in 0..6 {
        write(
            &house,
            &format!("loop{count}"),
            "Loop <loop@example.test>",
            "Again",
            "",
        );
    }
    write(&house, "last", "Last <last@example.test>", "Last", "");
    // The first, three to the one that writes on and on, the last; in order, so that is all.
    let mails = sent(&house, "out", 5);
    let to = |who: &str| mails.iter().filter(|mail| mail.contains(who)).count();
    assert_eq!(to("<last@example.test>"), 1);
    assert_eq!(to("<loop@example.test>"), 3, "as many as a day allows");
    assert_eq!(to("<robot@example.test>"), 0);
    let dead = desk.ask_json(&["outbox", "list", "--dead", "--json"]);
    assert_eq!(dead["items"].as_array().map(Vec::len), Some(0), "{dead}");
}
