//! What holds for any input: reading is total, and what is written reads back.

use centralita::channels::email::token::ThreadKey;
use centralita::channels::email::write::FILES_BYTES_MAX;
use centralita::channels::inbound::{Auto, Event, EventKind, File, Letter};
use centralita::channels::outgoing::{Author, Outgoing, Verdict};
use centralita::channels::{ALL, Ground};
use centralita::domain::{Address, CaseId, ConversationId, MessageId, Moment};
use proptest::prelude::*;

use crate::{maildir, raw};

fn outgoing() -> Outgoing {
    Outgoing {
        ours: None,
        message: MessageId(34),
        conversation: ConversationId(12),
        case: CaseId(7),
        external_id: None,
        to: Address::mail("ana@clientes.example"),
        to_display: String::new(),
        cc: Vec::new(),
        from_display: String::new(),
        subject: "Pedido".into(),
        text: "Hola".into(),
        html: None,
        files: Vec::new(),
        in_reply_to: None,
        references: Vec::new(),
        author: Author::Person,
        attachments: Vec::new(),
        places: Vec::new(),
        thread: None,
        manner: None,
        not_after: Moment(1_795_400_000_000),
        tried_at: Moment(1_795_300_000_000),
        attempts: 1,
        earlier: 0,
        at: Moment(1_795_300_000_000),
    }
}

fn written(outgoing: &Outgoing) -> Vec<u8> {
    maildir()
        .write(outgoing)
        .expect("can be sent")
        .bytes()
        .to_vec()
}

fn letter(event: Event) -> Letter {
    match event.kind {
        EventKind::Message(letter) => *letter,
        other => panic!("not a message: {other:?}"),
    }
}

fn read(body: Vec<u8>) -> Letter {
    letter(maildir().read(&raw(body)).remove(0))
}

/// The answer that a customer's mail program makes of `mail`, from `sender`.
fn answered(mail: &[u8], sender: &str, keep: &[&str]) -> Letter {
    let text = String::from_utf8(mail.to_vec()).expect("ASCII headers");
    let unfolded = text.replace("\r\n ", " ");
    let field = |name: &str| {
        let line = unfolded
            .lines()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
        line.expect("the field").to_owned()
    };
    let to = if keep.contains(&"address") {
        field("Reply-To")
    } else {
        "soporte@desk.example".into()
    };
    let mut answer = format!("From: {sender}\r\nTo: {to}\r\nSubject: Re: Pedido\r\n");
    if keep.contains(&"ids") {
        answer.extend(["In-Reply-To: ", &field("Message-ID"), "\r\n"]);
    }
    read(format!("{answer}\r\nGracias\r\n").into_bytes())
}

#[test]
fn an_answer_names_its_conversation_by_its_address_and_ours_by_its_id() {
    let out = Outgoing {
        external_id: Some("c12.m34.0123@desk.example".into()),
        ..outgoing()
    };
    let mail = written(&out);
    for keep in [&["address"][..], &["ids"], &["address", "ids"]] {
        let answer = answered(&mail, "Ana <ANA@clientes.example>", keep);
        let token = keep.contains(&"address").then_some(ConversationId(12));
        assert_eq!(answer.hints.conversation, token, "{keep:?}");
        let id = keep.contains(&"ids").then_some(out.external_id.clone());
        assert_eq!(answer.hints.in_reply_to, id.flatten(), "{keep:?}");
        assert!(!answer.hints.forged);
        assert_eq!(answer.routing, Some(Address::mail("soporte@desk.example")));
    }
}

#[test]
fn a_changed_token_is_forged_whoever_sends_it() {
    let mail = String::from_utf8(written(&outgoing())).expect("ASCII headers");
    let changed = mail.replace("soporte+c-12.", "soporte+c-13.");
    let answer = answered(changed.as_bytes(), "ana@clientes.example", &["address"]);
    assert_eq!(answer.hints.conversation, None);
    assert!(answer.hints.forged);
}

#[test]
fn the_same_message_is_the_same_bytes_at_every_attempt() {
    let mut out = outgoing();
    out.html = Some("<b>Hola</b>".into());
    out.files = vec![File {
        name: "a.txt".into(),
        mime: "text/plain".into(),
        bytes: b"a".to_vec(),
        inline: None,
    }];
    assert_eq!(maildir().write(&out), maildir().write(&out));
}

#[test]
fn an_id_that_was_promised_is_kept() {
    let out = Outgoing {
        external_id: Some("c12.m34.0123@desk.example".into()),
        ..outgoing()
    };
    assert_eq!(read(written(&out)).external_id, out.external_id);
    assert_eq!(maildir().id_domain().as_deref(), Some("desk.example"));
}

#[test]
fn files_heavier_than_mail_servers_take_are_refused() {
    let heavy = |size: usize| {
        let bytes = vec![0; size];
        let file = File {
            name: "a".into(),
            mime: "image/png".into(),
            bytes,
            inline: None,
        };
        maildir().write(&Outgoing {
            files: vec![file],
            ..outgoing()
        })
    };
    assert!(heavy(FILES_BYTES_MAX).is_ok());
    assert!(matches!(
        heavy(FILES_BYTES_MAX + 1),
        Err(Verdict::Refused { .. })
    ));
}

#[test]
fn nobody_and_ourselves_are_not_written_to() {
    for to in [
        "nobody@sender.invalid",
        "soporte@desk.example",
        "AYUDA+x@desk.example",
        "ana",
        "a b@c.test",
        "@",
        "",
    ] {
        let out = Outgoing {
            to: Address::mail(to),
            ..outgoing()
        };
        assert!(
            matches!(maildir().write(&out), Err(Verdict::Refused { .. })),
            "{to}"
        );
    }
}

#[test]
fn automatic_mail_says_so_and_is_not_answered_by_our_own_rules() {
    for author in [Author::AutoReply, Author::AutoNotice] {
        let mail = written(&Outgoing {
            author,
            ..outgoing()
        });
        let text = String::from_utf8(mail.clone()).expect("ASCII");
        assert!(
            text.contains("Auto-Submitted: auto-")
                && text.contains("X-Auto-Response-Suppress: All")
        );
        assert!(read(mail).auto.is_some());
    }
}

#[test]
fn a_chain_is_cut_in_the_middle() {
    let references: Vec<String> = (0..200)
        .map(|n| format!("<{n}@clientes.example>"))
        .collect();
    let out = Outgoing {
        in_reply_to: references.last().cloned(),
        references,
        ..outgoing()
    };
    let chain = read(written(&out)).hints.references;
    assert_eq!(chain.len(), 50);
    assert_eq!(
        (chain[0].as_str(), chain[49].as_str()),
        ("0@clientes.example", "199@clientes.example")
    );
}

/// Text as it can be told apart after the way through mail: line ends and ends of lines are not.
fn visible(text: &str) -> Vec<String> {
    let plain: String = text
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .collect();
    let lines = plain.trim_end().lines();
    lines.map(|line| line.trim_end().to_owned()).collect()
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

#[test]
fn an_own_address_beyond_ascii_is_ours_however_it_is_spelled() {
    let table = "inbox = '/x/in'\noutbox = '/x/out'\naddress = 'Ayuda@señal.example'\naliases = ['ventas@xn--seal-hqa.example']";
    let kind = ALL.iter().find(|kind| kind.name() == "maildir");
    let ground = Ground::new(ThreadKey::new(&[1; 32]));
    let table = table.parse().expect("valid TOML");
    let channel = kind.expect("it stays").open(&table, &ground);
    let channel = channel.expect("it opens");
    for from in ["ayuda@xn--seal-hqa.example", "ventas@señal.example"] {
        let mail = format!("From: {from}\r\nSubject: x\r\n\r\nhola\r\n");
        let read = letter(channel.read(&raw(mail.into_bytes())).remove(0));
        assert_eq!(read.auto, Some(Auto::Ourselves), "{from}");
    }
    let request = channel.write(&outgoing()).expect("can be sent");
    // No server on the way has to know mail beyond ASCII (RFC 6531).
    assert!(request.bytes().is_ascii());
    let text = String::from_utf8_lossy(request.bytes()).into_owned();
    assert!(text.contains("Ayuda@xn--seal-hqa.example"), "{text}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn any_bytes_are_read(body in proptest::collection::vec(any::<u8>(), 0..4_000)) {
        prop_assert!(!maildir().read(&raw(body)).is_empty());
    }

    #[test]
    fn anything_shaped_like_mail_is_read(
        pieces in proptest::collection::vec(prop_oneof![
            Just("Content-Type: multipart/mixed; boundary=b\r\n".to_owned()),
            Just("Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n".to_owned()),
            Just("Content-Type: message/delivery-status\r\n\r\nAction: failed\r\n".to_owned()),
            Just("Content-Type: message/rfc822\r\n\r\nMessage-ID: <a@b>\r\n".to_owned()),
            Just("Content-Type: text/html; charset=utf-7\r\n\r\n<b><a href='".to_owned()),
            Just("Content-Transfer-Encoding: base64\r\n".to_owned()),
            Just("From: =?utf-8?Q?=C3?= <a@b.test>, (".to_owned()),
            Just("\r\n--b\r\n".to_owned()), Just("\r\n--b--\r\n".to_owned()), Just("\r\n\r\n".to_owned()),
            "\\PC{0,40}", "[ -~]{0,20}: [ -~]{0,60}\r\n",
        ], 0..40),
    ) {
        prop_assert!(!maildir().read(&raw(pieces.concat().into_bytes())).is_empty());
    }

    #[test]
    fn what_is_written_reads_back(
        text in "(\\PC|\n|\t){0,400}",
        subject in "\\PC{0,120}",
        display in "\\PC{0,60}",
        bytes in proptest::collection::vec(any::<u8>(), 0..600),
        name in "[a-zA-Zñáé0-9 ]{1,120}",
        textual in any::<bool>(),
    ) {
        let mime = if textual { "text/csv" } else { "application/pdf" };
        let file = File { name: format!("{}.x", name.trim()), mime: mime.into(), bytes, inline: None };
        let out = Outgoing {
            text: text.clone(), subject: subject.clone(), from_display: display.clone(),
            files: vec![file.clone()], ..outgoing()
        };
        let mail = written(&out);
        for line in mail.split(|byte| *byte == b'\n') {
            prop_assert!(line.len() <= 998 + 1);
        }
        let letter = read(mail);
        prop_assert_eq!(visible(&letter.text), visible(&text));
        let expected = format!("{subject} [C-7-F]");
        if !subject.contains('[') && !subject.contains(':') {
            prop_assert_eq!(words(&letter.subject), words(&expected));
        }
        prop_assert_eq!(&letter.files[0].bytes, &file.bytes);
        if name.trim().len() == name.len() {
            prop_assert_eq!(&letter.files[0].name, &file.name);
        }
        prop_assert!(letter.oddities.is_empty());
    }
}
