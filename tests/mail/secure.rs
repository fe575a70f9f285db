//! Lines that are private: kept with whom the certificate names, and with nobody else.

use std::time::Duration;

use centralita::net::imap::{self, Mailbox};
use centralita::net::smtp::{Submitted, Way};

use crate::front::{Authority, Manner, front};
use crate::inbox::Inbox;
use crate::office::{mail, private_house, subjects, until, until_answer_is};
use crate::script::script;
use crate::site::Site;
use crate::steps::{LONG, hand};

/// Signs in at a mailbox; says whether that went well, or how not.
fn sign_in(port: u16, way: Way, authorities: &str) -> Result<u32, String> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let server = imap::Server {
        host: "127.0.0.1",
        port,
        way,
        user: "help@desk.test",
        password: "secret",
        is_token: false,
        authorities,
    };
    let patience = Duration::from_secs(60);
    let opened = runtime.block_on(Mailbox::open(&server, "INBOX", patience));
    opened
        .map(|(_, folder)| folder.count)
        .map_err(|error| error.to_string())
}

#[test]
fn a_certificate_of_another_name_time_or_authority_hears_no_word() {
    let root = tempfile::tempdir().expect("a folder");
    let (ours, theirs) = (Authority::new(), Authority::new());
    let file = ours.file(root.path().join("ca.pem"));
    for (authority, name, until, why) in [
        (&ours, "other.test", 2999, "not valid for name"),
        (&ours, "127.0.0.1", 2021, "expired"),
        (&theirs, "127.0.0.1", 2999, "invalid peer certificate"),
    ] {
        for (submission, mailbox, way) in [
            (Manner::AtOnce, Manner::AtOnce, Way::Tls),
            (Manner::Submission(""), Manner::Mailbox(""), Way::StartTls),
        ] {
            let script = script(Vec::new());
            let port = front(authority.issue(name, until), submission, script.port);
            let ended = hand(port, way, &file, LONG);
            let Submitted::Distrusted(told) = &ended else {
                panic!("{name} {until}: {ended:?}");
            };
            assert!(told.contains(why), "{told}");
            assert_eq!(script.mails.try_iter().count(), 0);

            let inbox = Inbox::open(&[], &[]);
            let port = front(authority.issue(name, until), mailbox, inbox.port);
            let told = sign_in(port, way, &file).expect_err("refused");
            assert!(told.contains(why), "{told}");
            assert_eq!(inbox.count("LOGIN"), 0);
        }
    }
}

#[test]
fn an_authority_of_ones_own_is_believed_and_only_then() {
    let root = tempfile::tempdir().expect("a folder");
    let ours = Authority::new();
    let file = ours.file(root.path().join("ca.pem"));
    for (submission, mailbox, way) in [
        (Manner::AtOnce, Manner::AtOnce, Way::Tls),
        (Manner::Submission(""), Manner::Mailbox(""), Way::StartTls),
    ] {
        let script = script(Vec::new());
        let port = front(ours.issue("127.0.0.1", 2999), submission, script.port);
        assert_eq!(hand(port, way, &file, LONG), Submitted::Taken);
        assert_eq!(script.mails.try_iter().count(), 1);
        let ended = hand(port, way, "", LONG);
        assert!(matches!(ended, Submitted::Distrusted(_)), "{ended:?}");

        let inbox = Inbox::open(&[mail("one", "One", "")], &[]);
        let port = front(ours.issue("127.0.0.1", 2999), mailbox, inbox.port);
        assert_eq!(sign_in(port, way, &file), Ok(1));
        assert!(sign_in(port, way, "").is_err());
    }
}

#[test]
fn what_is_said_in_clear_is_never_heard_as_said_in_private() {
    let root = tempfile::tempdir().expect("a folder");
    let ours = Authority::new();
    let file = ours.file(root.path().join("ca.pem"));
    let script = script(Vec::new());
    let injected = Manner::Submission("250-injected\r\n250 AUTH PLAIN\r\n");
    let port = front(ours.issue("127.0.0.1", 2999), injected, script.port);
    let ended = hand(port, Way::StartTls, &file, LONG);
    assert!(
        matches!(&ended, Submitted::Failed(told) if told.contains("in clear")),
        "{ended:?}"
    );
    assert_eq!(script.mails.try_iter().count(), 0);

    // The server behind refuses; the words in between say that it did not.
    let inbox = Inbox::open(&[], &[("LOGIN", crate::inbox::Deed::No)]);
    let injected = Manner::Mailbox("A0001 OK in\r\nA0002 OK in\r\n* CAPABILITY IDLE\r\n");
    let port = front(ours.issue("127.0.0.1", 2999), injected, inbox.port);
    assert!(sign_in(port, Way::StartTls, &file).is_err());
}

#[test]
fn a_server_without_starttls_is_told_nothing() {
    let script = script(Vec::new());
    let ended = hand(script.port, Way::StartTls, "", LONG);
    assert!(
        matches!(&ended, Submitted::Failed(told) if told.contains("STARTTLS")),
        "{ended:?}"
    );
    let inbox = Inbox::open(&[], &[("STARTTLS", crate::inbox::Deed::No)]);
    let told = sign_in(inbox.port, Way::StartTls, "").expect_err("refused");
    assert!(told.contains("STARTTLS"), "{told}");
    assert_eq!(inbox.count("LOGIN"), 0);
}

#[test]
fn mail_comes_and_leaves_over_tls_from_the_first_byte() {
    let Some(site) = Site::start() else { return };
    let ours = Authority::new();
    let paper = || ours.issue("127.0.0.1", 2999);
    let imaps = front(paper(), Manner::AtOnce, site.imap);
    let smtps = front(paper(), Manner::AtOnce, site.submission);
    let house = private_house(imaps, smtps, |path| ours.file(path));
    let desk = house.start();
    site.put("help@desk.test", "1.a", &mail("one", "One", ""));
    until("it is there", || subjects(&desk) == ["One"]);
    let answered = desk.ask(&["conv", "reply", "1", "It leaves today."]);
    assert!(answered.status.success(), "{answered:?}");
    until_answer_is(&desk, "1", "sent");
    let folder = site.mailbox("ana@shop.test").join("new");
    until("it arrived", || {
        let files = std::fs::read_dir(&folder).into_iter().flatten().flatten();
        let mut texts = files.filter_map(|file| std::fs::read_to_string(file.path()).ok());
        texts.any(|text| text.contains("It leaves today."))
    });
}
