//! Who really sent a mail that a server hands over without a word about it: DNS is asked, and never waited for.

use std::net::TcpStream;

use serde_json::{Value, json};

use crate::dns::{Dns, dns, silent_dns};
use crate::house::{Desk, House};
use crate::office::{house, subjects, until};
use crate::site::hand_over;

/// A desk that asks this DNS server.
fn house_that_asks(dns: &Dns, more: &str) -> House {
    let settings = format!("lmtp = true\nresolver = '{}'\n{more}", dns.at);
    house(None, 9, &settings)
}

/// Runs a test at a desk that asks a DNS server which knows these texts and no others.
fn with_dns(
    texts: &'static [(&'static str, &'static str)],
    more: &str,
    test: impl FnOnce(&Desk<'_>, &Dns),
) {
    let dns = dns(texts);
    let house = house_that_asks(&dns, more);
    test(&house.start(), &dns);
}

/// Hands a mail over as the server does that took it from `client`.
fn deliver(desk: &Desk<'_>, from: &str, client: &str, mail: &str) {
    let stream = TcpStream::connect(desk.door("lmtp")).expect("connected");
    let noted = format!(
        "Received: from out.test (out.test [{client}])\r\n\tby mx.desk.test (Postfix)\r\n{mail}"
    );
    let to = ["help@desk.test"];
    let said = hand_over(stream, "LHLO", from, &to, noted.as_bytes());
    let last = said.last().expect("it answers");
    assert!(last.starts_with("250"), "{said:?}");
}

fn mail(from: &str, subject: &str) -> String {
    format!(
        "From: {from}\r\nTo: help@desk.test\r\nSubject: {subject}\r\nMessage-ID: <{subject}@x.test>\r\n\r\nText.\r\n"
    )
}

/// What a sender's mail shows of itself.
fn found(spf: &str, dkim: &str, dmarc: &str) -> Value {
    json!({"spf": spf, "dkim": dkim, "dmarc": dmarc})
}

/// What is shown of the sender of the conversation's first message.
fn shown(desk: &Desk<'_>, number: &str) -> Value {
    let shown = desk.ask_json(&["conv", "show", number, "--json"]);
    shown["messages"][0]["checks"].clone()
}

#[test]
fn spf_and_dmarc_are_looked_up_where_no_server_said_anything() {
    with_dns(SHOP, "", |desk, _| {
        for (path, client, from, subject) in [
            ("ana@shop.test", MACHINE, "ana@shop.test", "right"),
            ("ana@shop.test", STRANGER, "ana@shop.test", "forged"),
            ("bo@quiet.test", MACHINE, "bo@quiet.test", "quiet"),
            ("bo@shop.test", MACHINE, "eva@other.test", "borrowed"),
        ] {
            deliver(desk, path, client, &mail(from, subject));
        }
        assert_eq!(subjects(desk), ["right", "forged", "quiet", "borrowed"]);
        assert_eq!(shown(desk, "1"), found("pass", "none", "pass"));
        assert_eq!(shown(desk, "2"), found("fail", "none", "fail"));
        assert_eq!(shown(desk, "3"), found("none", "none", "none"));
        let borrowed = found("pass", "none", "fail");
        assert_eq!(shown(desk, "4"), borrowed, "a path of another domain");
    });
}

#[test]
fn a_domain_beyond_ascii_is_looked_up_in_the_letters_of_dns() {
    with_dns(OWL, "", |desk, _| {
        for (n, path) in ["ana@búho.test", "ana@xn--bho-8na.test"].iter().enumerate() {
            for (from, client) in [("búho.test", MACHINE), ("xn--bho-8na.test", STRANGER)] {
                deliver(
                    desk,
                    path,
                    client,
                    &mail(&format!("ana@{from}"), &format!("{from}{n}")),
                );
            }
        }
        for number in ["1", "3"] {
            assert_eq!(
                shown(desk, number),
                found("pass", "none", "pass"),
                "{number}"
            );
        }
        for number in ["2", "4"] {
            assert_eq!(
                shown(desk, number),
                found("fail", "none", "fail"),
                "{number}"
            );
        }
    });
}

#[test]
fn a_signature_of_the_rfc_is_verified_and_a_changed_mail_is_not() {
    with_dns(FOOTBALL, "", |desk, _| {
        let signed = SIGNED.replace('\n', "\r\n");
        deliver(desk, "x@list.test", MACHINE, &signed);
        let changed = signed.replace("We lost", "We won").replace("5F8J", "5F8K");
        deliver(desk, "x@list.test", MACHINE, &changed);
        assert_eq!(shown(desk, "1"), found("none", "pass", "pass"));
        assert_eq!(shown(desk, "2"), found("none", "fail", "fail"));
    });
}

#[test]
fn a_signature_of_a_part_speaks_for_a_mail_that_has_no_more_than_that() {
    with_dns(SHOP, "", |desk, _| {
        let signed = PARTLY.replace('\n', "\r\n");
        deliver(desk, "x@list.test", MACHINE, &signed);
        assert_eq!(shown(desk, "1"), found("none", "pass", "pass"));
        let longer = format!("{}Pay 999 more.\r\n", signed.replace("short@", "long@"));
        deliver(desk, "x@list.test", MACHINE, &longer);
        assert_eq!(shown(desk, "2"), found("none", "neutral", "fail"));
    });
}

#[test]
fn where_nobody_noted_the_machine_nothing_is_held_against_the_sender() {
    with_dns(SHOP, "", |desk, _| {
        let stream = TcpStream::connect(desk.door("lmtp")).expect("connected");
        let mail = mail("ana@shop.test", "one");
        let to = ["help@desk.test"];
        let said = hand_over(stream, "LHLO", "ana@shop.test", &to, mail.as_bytes());
        assert!(said.last().is_some_and(|said| said.starts_with("250")));
        assert_eq!(shown(desk, "1"), found("none", "none", "neutral"));
    });
}

#[test]
fn a_forged_sender_found_by_the_desk_itself_enters_nobodys_conversation() {
    with_dns(SHOP, "", |desk, _| {
        let from = "ana@shop.test";
        deliver(desk, from, MACHINE, &mail(from, "one"));
        let answer = mail(from, "two");
        let answer = answer.replace("\r\n\r\n", "\r\nIn-Reply-To: <one@x.test>\r\n\r\n");
        deliver(desk, from, STRANGER, &answer);
        assert_eq!(subjects(desk), ["one", "two"]);
        deliver(desk, from, MACHINE, &answer.replace("two", "three"));
        assert_eq!(
            subjects(desk),
            ["one", "two"],
            "the real one is in the first"
        );
    });
}

#[test]
fn nobody_is_asked_about_what_a_trusted_server_has_said() {
    with_dns(SHOP, "trusted_server = 'mx.desk.test'\n", |desk, dns| {
        let vouched = format!(
            "Authentication-Results: mx.desk.test; spf=softfail; dkim=none; dmarc=none\r\n{}",
            mail("ana@shop.test", "one")
        );
        deliver(desk, "ana@shop.test", MACHINE, &vouched);
        assert_eq!(shown(desk, "1"), found("neutral", "none", "none"));
        assert_eq!(dns.asked(), 0);
    });
}

#[test]
fn a_dns_server_that_says_nothing_loses_no_mail_and_is_left_alone() {
    let dns = silent_dns();
    let house = house_that_asks(&dns, "");
    let desk = house.start();
    let deliver = |subject: &str| {
        let mail = mail("ana@shop.test", subject);
        deliver(&desk, "ana@shop.test", MACHINE, &mail);
    };
    deliver("one");
    assert!(dns.asked() > 0);
    assert_eq!(shown(&desk, "1"), Value::Null);
    // Once it is known that it answers nobody, it is left alone.
    let mut number = 1;
    until("a mail is kept at once", || {
        number += 1;
        let asked = dns.asked();
        deliver(&format!("n{number}"));
        dns.asked() == asked
    });
}

#[test]
fn a_dns_server_that_is_not_there_loses_no_mail() {
    let mut gone = dns(SHOP);
    gone.at.set_port(1);
    let house = house_that_asks(&gone, "");
    let desk = house.start();
    let from = "ana@shop.test";
    deliver(&desk, from, MACHINE, &mail(from, "one"));
    assert_eq!(subjects(&desk), ["one"]);
}

/// A machine that may send for the shop, and one that may not.
const MACHINE: &str = "192.0.2.7";
const STRANGER: &str = "192.0.2.66";

const SHOP: &[(&str, &str)] = &[
    ("shop.test", "v=spf1 ip4:192.0.2.0/26 -all"),
    ("_dmarc.shop.test", "v=DMARC1; p=none"),
    ("other.test", "v=spf1 -all"),
    ("_dmarc.other.test", "v=DMARC1; p=reject"),
    (
        "one._domainkey.shop.test",
        "v=DKIM1; k=ed25519; p=A6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg=",
    ),
];

const OWL: &[(&str, &str)] = &[
    ("xn--bho-8na.test", "v=spf1 ip4:192.0.2.0/26 -all"),
    ("_dmarc.xn--bho-8na.test", "v=DMARC1; p=reject"),
];

const FOOTBALL: &[(&str, &str)] = &[
    (
        "brisbane._domainkey.football.example.com",
        "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=",
    ),
    ("_dmarc.football.example.com", "v=DMARC1; p=reject"),
];

/// Signed by dkimpy with `l=9`: what it says, and no more.
const PARTLY: &str = "\
DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed; d=shop.test;
 i=@shop.test; l=9; q=dns/txt; s=one; t=1795392258; h=from : to :
 subject; bh=sdxWUM3E+BVbbnP80vKkX+i3tQc8Q9aLwWi3zfGitLA=;
 b=ZYQW3KWhHPFmZUhIuw+nPb/P58RKMkPZsWKtgRtvZDnCJagYZZDzMkNtOE0GdoduVI6G1
 xLO42c8zhIu3A6PAA==
From: Ana <ana@shop.test>
To: help@desk.test
Subject: short
Message-ID: <short@shop.test>

Pay 10.
";

/// The example of RFC 8463, A.
const SIGNED: &str = "\
DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;
 d=football.example.com; i=@football.example.com;
 q=dns/txt; s=brisbane; t=1528637909; h=from : to :
 subject : date : message-id : from : subject : date;
 bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
 b=/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus
 Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==
From: Joe SixPack <joe@football.example.com>
To: Suzie Q <suzie@shopping.example.net>
Subject: Is dinner ready?
Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)
Message-ID: <20030712040037.46341.5F8J@football.example.com>

Hi.

We lost the game.  Are you hungry yet?

Joe.
";
