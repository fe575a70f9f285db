//! Who really sent a mail that a server hands over without a word about it: DNS is asked, and never waited for.

use std::net::{SocketAddr, TcpStream};

use serde_json::{Value, json};

use crate::dns::{dns, silent_dns};
use crate::house::{Desk, House};
use crate::office::{house, subjects, until};
use crate::site::hand_over;

fn house_that_asks(resolver: SocketAddr, more: &str) -> House {
    let settings = format!("lmtp = true\nresolver = '{resolver}'\n{more}");
    house(None, 9, &settings)
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

/// What is shown of the sender of the conversation's first message.
fn shown(desk: &Desk<'_>, number: &str) -> Value {
    let shown = desk.ask_json(&["conv", "show", number, "--json"]);
    shown["messages"][0]["checks"].clone()
}

#[test]
fn spf_and_dmarc_are_looked_up_where_no_server_said_anything() {
    let dns = dns(SHOP);
    let house = house_that_asks(dns.at, "");
    let desk = house.start();
    deliver(
        &desk,
        "ana@shop.test",
        "192.0.2.7",
        &mail("ana@shop.test", "right"),
    );
    deliver(
        &desk,
        "ana@shop.test",
        "192.0.2.66",
        &mail("ana@shop.test", "forged"),
    );
    deliver(
        &desk,
        "bo@quiet.test",
        "192.0.2.7",
        &mail("bo@quiet.test", "quiet"),
    );
    deliver(
        &desk,
        "bo@shop.test",
        "192.0.2.7",
        &mail("eva@other.test", "borrowed"),
    );
    assert_eq!(subjects(&desk), ["right", "forged", "quiet", "borrowed"]);
    let of = |spf: &str, dmarc: &str| json!({"spf": spf, "dkim": "none", "dmarc": dmarc});
    assert_eq!(shown(&desk, "1"), of("pass", "pass"));
    assert_eq!(shown(&desk, "2"), of("fail", "fail"));
    assert_eq!(shown(&desk, "3"), of("none", "none"));
    assert_eq!(
        shown(&desk, "4"),
        of("pass", "fail"),
        "a path of another domain"
    );
}

#[test]
fn a_signature_of_the_rfc_is_verified_and_a_changed_mail_is_not() {
    let dns = dns(&[
        (
            "brisbane._domainkey.football.example.com",
            "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=",
        ),
        ("_dmarc.football.example.com", "v=DMARC1; p=reject"),
    ]);
    let house = house_that_asks(dns.at, "");
    let desk = house.start();
    let signed = SIGNED.replace('\n', "\r\n");
    deliver(&desk, "x@list.test", "192.0.2.7", &signed);
    let changed = signed.replace("We lost", "We won").replace("5F8J", "5F8K");
    deliver(&desk, "x@list.test", "192.0.2.7", &changed);
    let found = shown(&desk, "1");
    assert_eq!(
        (&found["dkim"], &found["dmarc"]),
        (&json!("pass"), &json!("pass"))
    );
    let found = shown(&desk, "2");
    assert_eq!(
        (&found["dkim"], &found["dmarc"]),
        (&json!("fail"), &json!("fail"))
    );
}

#[test]
fn where_nobody_noted_the_machine_nothing_is_held_against_the_sender() {
    let dns = dns(SHOP);
    let house = house_that_asks(dns.at, "");
    let desk = house.start();
    let stream = TcpStream::connect(desk.door("lmtp")).expect("connected");
    let mail = mail("ana@shop.test", "one");
    let to = ["help@desk.test"];
    let said = hand_over(stream, "LHLO", "ana@shop.test", &to, mail.as_bytes());
    assert!(said.last().is_some_and(|said| said.starts_with("250")));
    let expected = json!({"spf": "none", "dkim": "none", "dmarc": "neutral"});
    assert_eq!(shown(&desk, "1"), expected);
}

#[test]
fn a_forged_sender_found_by_the_desk_itself_enters_nobodys_conversation() {
    let dns = dns(SHOP);
    let house = house_that_asks(dns.at, "");
    let desk = house.start();
    deliver(
        &desk,
        "ana@shop.test",
        "192.0.2.7",
        &mail("ana@shop.test", "one"),
    );
    let answer =
        mail("ana@shop.test", "two").replace("\r\n\r\n", "\r\nIn-Reply-To: <one@x.test>\r\n\r\n");
    deliver(&desk, "ana@shop.test", "192.0.2.66", &answer);
    assert_eq!(subjects(&desk), ["one", "two"]);
    let answer = answer.replace("two", "three");
    deliver(&desk, "ana@shop.test", "192.0.2.7", &answer);
    assert_eq!(
        subjects(&desk),
        ["one", "two"],
        "the real one is in the first"
    );
}

#[test]
fn nobody_is_asked_about_what_a_trusted_server_has_said() {
    let dns = dns(SHOP);
    let house = house_that_asks(dns.at, "trusted_server = 'mx.desk.test'\n");
    let desk = house.start();
    let vouched = format!(
        "Authentication-Results: mx.desk.test; spf=softfail; dkim=none; dmarc=none\r\n{}",
        mail("ana@shop.test", "one")
    );
    deliver(&desk, "ana@shop.test", "192.0.2.7", &vouched);
    let expected = json!({"spf": "neutral", "dkim": "none", "dmarc": "none"});
    assert_eq!(shown(&desk, "1"), expected);
    assert_eq!(dns.asked(), 0);
}

#[test]
fn a_dns_server_that_says_nothing_loses_no_mail_and_is_left_alone() {
    let dns = silent_dns();
    let house = house_that_asks(dns.at, "");
    let desk = house.start();
    deliver(
        &desk,
        "ana@shop.test",
        "192.0.2.7",
        &mail("ana@shop.test", "one"),
    );
    assert!(dns.asked() > 0);
    assert_eq!(shown(&desk, "1"), Value::Null);
    // Once it is known that it answers nobody, it is left alone.
    let mut number = 1;
    until("a mail is kept at once", || {
        number += 1;
        let asked = dns.asked();
        let mail = mail("ana@shop.test", &format!("n{number}"));
        deliver(&desk, "ana@shop.test", "192.0.2.7", &mail);
        dns.asked() == asked
    });
}

#[test]
fn a_dns_server_that_is_not_there_loses_no_mail() {
    let gone = dns(SHOP).at;
    let nowhere = SocketAddr::new(gone.ip(), 1);
    let house = house_that_asks(nowhere, "");
    let desk = house.start();
    deliver(
        &desk,
        "ana@shop.test",
        "192.0.2.7",
        &mail("ana@shop.test", "one"),
    );
    assert_eq!(subjects(&desk), ["one"]);
}

const SHOP: &[(&str, &str)] = &[
    ("shop.test", "v=spf1 ip4:192.0.2.0/26 -all"),
    ("_dmarc.shop.test", "v=DMARC1; p=none"),
    ("other.test", "v=spf1 -all"),
    ("_dmarc.other.test", "v=DMARC1; p=reject"),
];

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
