//! Mail made to hurt: too large, too deep, too many. Read in bounded time, and never lost.

use centralita::channels::inbound::{EventKind, Letter, Oddity, RAW_BYTES_MAX};

use crate::{maildir, raw};

const HEAD: &str = "From: eva@evil.example\r\nTo: soporte@desk.example\r\nMessage-ID: <hostile@evil.example>\r\nMIME-Version: 1.0\r\n";

fn letter(body: Vec<u8>) -> Letter {
    let mut events = maildir().read(&raw(body));
    assert_eq!(events.len(), 1);
    match events.remove(0).kind {
        EventKind::Message(letter) => *letter,
        other => panic!("not a message: {other:?}"),
    }
}

fn mixed(parts: &str) -> Vec<u8> {
    format!("{HEAD}Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n{parts}")
        .into_bytes()
}

/// The whole mail is there for whoever wants to look.
fn assert_enclosed(letter: &Letter, size: usize) {
    let whole = letter.files.last().expect("the mail itself");
    assert_eq!(
        (whole.mime.as_str(), whole.bytes.len()),
        ("message/rfc822", size)
    );
}

#[test]
fn a_subject_of_ten_megabytes_is_cut_and_the_text_is_read() {
    let subject = "á".repeat(5 << 20);
    let body = format!("{HEAD}Subject: {subject}\r\n\r\nhola").into_bytes();
    let size = body.len();
    let letter = letter(body);
    assert_eq!(
        (letter.text.as_str(), letter.subject.len()),
        ("hola", 1_000)
    );
    assert_eq!(letter.oddities, [Oddity::FieldCut]);
    assert_enclosed(&letter, size);
}

#[test]
fn seventy_attachments_all_arrive() {
    let part = "--b\r\nContent-Type: application/pdf; name=a.pdf\r\n\r\nx\r\n";
    let letter = letter(mixed(&format!(
        "--b\r\n\r\nhola\r\n{}--b--\r\n",
        part.repeat(70)
    )));
    assert_eq!((letter.files.len(), letter.text.as_str()), (70, "hola"));
    assert!(letter.oddities.is_empty());
}

#[test]
fn a_thousand_attachments_are_kept_in_one_file() {
    let part = "--b\r\nContent-Type: application/pdf; name=a.pdf\r\n\r\nx\r\n";
    let body = mixed(&format!(
        "--b\r\n\r\nhola\r\n{}--b--\r\n",
        part.repeat(1_000)
    ));
    let size = body.len();
    let letter = letter(body);
    assert_eq!((letter.files.len(), letter.text.as_str()), (101, "hola"));
    assert!(letter.oddities.contains(&Oddity::TooManyParts));
    assert_enclosed(&letter, size);
}

#[test]
fn ten_thousand_nested_containers_are_not_followed() {
    let mut nested = String::new();
    for n in 1..=10_000 {
        let container = format!(
            "--b{}\r\nContent-Type: multipart/mixed; boundary=b{n}\r\n\r\n",
            n - 1
        );
        nested.push_str(&container);
    }
    let body = mixed(&nested).into_iter().collect::<Vec<u8>>();
    let body = String::from_utf8(body)
        .expect("ASCII")
        .replacen("boundary=b\r", "boundary=b0\r", 1);
    let size = body.len();
    let letter = letter(body.into_bytes());
    assert_eq!(letter.oddities, [Oddity::TooDeep]);
    assert_enclosed(&letter, size);
}

#[test]
fn a_hundred_thousand_parts_are_kept_in_one_file() {
    let body = mixed(&format!(
        "--b\r\n\r\nhola\r\n{}",
        "--b\r\n\r\n".repeat(100_000)
    ));
    let size = body.len();
    let letter = letter(body);
    assert!(letter.text.starts_with("hola"));
    assert!(letter.oddities.contains(&Oddity::TooManyParts));
    assert_enclosed(&letter, size);
}

#[test]
fn ten_thousand_messages_each_in_a_container_of_its_own_are_one_file() {
    let mut nested = String::new();
    for n in 0..10_000 {
        let container = format!(
            "--b{n}\r\nContent-Type: message/rfc822\r\n\r\nSubject: {n}\r\n\
             Content-Type: multipart/mixed; boundary=b{}\r\n\r\n",
            n + 1
        );
        nested.push_str(&container);
    }
    let whole =
        format!("{HEAD}Subject: x\r\nContent-Type: multipart/mixed; boundary=b0\r\n\r\n{nested}");
    let letter = letter(whole.into_bytes());
    assert_eq!(letter.files.len(), 1);
    assert_eq!(letter.files[0].mime, "message/rfc822");
}

#[test]
fn ten_thousand_nested_messages_are_one_file() {
    let nested = "--b\r\nContent-Type: message/rfc822\r\n\r\n".to_owned()
        + &"Content-Type: message/rfc822\r\n\r\n".repeat(10_000);
    let letter = letter(mixed(&nested));
    assert_eq!(letter.files.len(), 1);
}

#[test]
fn a_mail_over_the_limit_is_kept_and_its_sender_known() {
    let mut body = format!("{HEAD}Subject: grande\r\n\r\n").into_bytes();
    body.resize(RAW_BYTES_MAX + 1, b'x');
    let letter = letter(body);
    assert_eq!(
        (letter.subject.as_str(), letter.from.address.value.as_str()),
        ("grande", "eva@evil.example")
    );
    assert_eq!(letter.oddities, [Oddity::TooLarge]);
    assert_enclosed(&letter, RAW_BYTES_MAX + 1);
}

#[test]
fn a_text_of_megabytes_is_cut_and_kept_beside() {
    let body = format!("{HEAD}Subject: x\r\n\r\n{}", "ñandú\r\n".repeat(200_000)).into_bytes();
    let size = body.len();
    let letter = letter(body);
    assert_eq!(letter.oddities, [Oddity::TextCut]);
    assert!(letter.text.len() <= 256 * 1024 && letter.text.len() > 255 * 1024);
    assert_enclosed(&letter, size);
}

#[test]
fn html_too_large_to_clean_is_shown_as_text() {
    let html = "<p>hola <b>mundo</b></p>".repeat(50_000);
    let body = format!("{HEAD}Subject: x\r\nContent-Type: text/html\r\n\r\n{html}").into_bytes();
    let letter = letter(body);
    assert!(letter.oddities.contains(&Oddity::HtmlLeftOut) && letter.html.is_none());
    assert!(letter.text.starts_with("hola mundo\n\nhola mundo"));
}

/// Each of these takes a general parser minutes, at some megabytes.
#[test]
fn input_made_to_be_quadratic_is_not() {
    let size = 2 << 20;
    let fill = |unit: &str| unit.repeat(size / unit.len());
    let heads = [
        ("From: ", "("),
        ("From: ", "a@b.test, "),
        ("From: ", "=?utf-8?Q?a"),
        ("Subject: ", "=?utf-8?B?"),
        ("References: ", "<a@b.test> "),
        ("References: ", "<"),
        ("Date: ", "("),
        ("Content-Type: text/plain; ", "a*='b'c;"),
        ("Content-Type: text/plain; ", "name*1=a;"),
        ("Content-Disposition: ", "\"\\"),
        ("", "a:\r\n"),
        ("", "Received: x\r\n"),
    ];
    for (name, unit) in heads {
        letter(format!("{HEAD}{name}{}\r\n\r\nhola", fill(unit)).into_bytes());
    }
    let bodies = [
        "--b\r\nContent-Type: multipart/mixed; boundary=zzz\r\n\r\n",
        "--b\r\nContent-Transfer-Encoding: base64\r\n\r\n*\r\n",
        "--\r\n",
        "--b",
        "\r\n",
        "--b\r\n\r\n",
    ];
    for unit in bodies {
        maildir().read(&raw(mixed(&fill(unit))));
    }
    let pages = [
        "<div>",
        "<b><p>",
        "<a \"",
        "<a '",
        "<!--",
        "<![CDATA[",
        "<script>",
        "&",
        "&amp",
        "<a b=",
        "<table>",
        "<svg><style>",
        "<p><font size=1>",
        "</p>",
    ];
    for unit in pages {
        letter(format!("{HEAD}Content-Type: text/html\r\n\r\n{}", fill(unit)).into_bytes());
    }
    for unit in [
        "> ",
        ">\n",
        "From: x\n",
        "El \n",
        "_",
        "-----",
        "El a escribió:\n",
    ] {
        letter(format!("{HEAD}\r\n{}", fill(unit)).into_bytes());
    }
}
