//! What opens a channel of mail, and what a server's no means to it.

use super::super::email::token::ThreadKey;
use super::*;

fn open(text: &str) -> Result<Box<dyn Channel>, Vec<Problem>> {
    let table = text.parse().expect("valid TOML");
    Mail.open(&table, &Ground::new(ThreadKey::new(&[1; 32])))
}

const ACCOUNT: &str = "address = 'desk@b.test'\nuser = 'u'\npassword = { file = '/p' }\n";

#[test]
fn one_account_serves_for_both_ways() {
    let channel = open(&format!("{ACCOUNT}imap = 'i.test'\nsmtp = 's.test'")).expect("opens");
    let Source::Imap(imap) = channel.source() else {
        panic!("{:?}", channel.source())
    };
    assert_eq!(imap.server.port, 993);
    assert!(imap.server.login.is_some());
    assert_eq!(imap.folder, "INBOX");
}

#[test]
fn a_channel_without_a_way_out_is_refused_by_the_key_that_is_missing() {
    let problems = open("address = 'desk@b.test'").expect_err("no way out");
    assert!(
        problems
            .iter()
            .any(|problem| problem.key == "smtp" && problem.flaw == Flaw::Missing),
        "{problems:?}"
    );
}

#[test]
fn a_mailbox_without_a_login_is_refused() {
    let problems =
        open("address = 'desk@b.test'\nimap = 'i.test'\nsmtp = 's.test'").expect_err("no login");
    assert_eq!(problems[0].key, "user");
}

#[test]
fn a_folder_for_copies_needs_a_mailbox_to_be_in() {
    let with = open(&format!(
        "{ACCOUNT}imap = 'i.test'\nsmtp = 's.test'\nsent_folder = 'Sent'"
    ));
    assert!(with.is_ok());
    let problems =
        open("address = 'desk@b.test'\nsmtp = 's.test'\nsent_folder = 'Sent'\nlmtp = true")
            .expect_err("no mailbox");
    assert_eq!(problems[0].key, "imap");
}

#[test]
fn who_is_asked_about_senders_is_named_by_its_address() {
    let lmtp = format!("{ACCOUNT}smtp = 's.test'\nlmtp = true\n");
    let of = |resolver: &str| open(&format!("{lmtp}resolver = '{resolver}'"));
    for (written, read) in [
        ("192.0.2.1", "192.0.2.1:53"),
        ("127.0.0.1:5353", "127.0.0.1:5353"),
        ("::1", "[::1]:53"),
        ("[::1]:54", "[::1]:54"),
    ] {
        let resolver = of(written).expect("opens").resolver();
        assert_eq!(resolver.map(|at| at.to_string()).as_deref(), Some(read));
    }
    for wrong in ["dns.test", "192.0.2.1:0", "192.0.2.1:x"] {
        let problems = of(wrong).expect_err("no address");
        let found = problems.iter().find(|problem| problem.key == "resolver");
        assert_eq!(
            found.map(|it| &it.flaw),
            Some(&Flaw::Value("ip")),
            "{wrong}"
        );
    }
    assert_eq!(open(&lmtp).expect("opens").resolver(), None);
}

#[test]
fn what_a_server_says_decides_what_becomes_of_the_answer() {
    let class = |step, code, text| match declined(step, code, text) {
        Verdict::Refused { class, .. } => class.word(),
        _ => "later",
    };
    assert_eq!(class(Step::Recipient, 550, "5.1.1 nobody"), "bad_recipient");
    assert_eq!(class(Step::Recipient, 450, "4.2.0 greylisted"), "later");
    assert_eq!(class(Step::Recipient, 554, "5.7.1 relay denied"), "policy");
    assert_eq!(class(Step::Content, 552, "5.3.4 too big"), "too_large");
    assert_eq!(class(Step::Login, 535, "5.7.8 bad password"), "later");
    assert_eq!(class(Step::Content, 554, "5.6.0 spam"), "policy");
}
