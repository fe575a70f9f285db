//! Mail that says it belongs to a conversation in which its sender has no part: it begins one of its own.

use std::net::TcpStream;

use serde_json::Value;

use crate::house::{Desk, House};
use crate::office::{house, mail, subjects, text, until, until_answer_is};
use crate::script::script;
use crate::site::hand_over;

fn deliver(desk: &Desk<'_>, to: &str, bytes: &[u8]) {
    let stream = TcpStream::connect(desk.door("lmtp")).expect("connected");
    let said = hand_over(stream, "LHLO", "x@shop.test", &[to], bytes);
    assert!(
        said.last().is_some_and(|said| said.starts_with("250")),
        "{said:?}"
    );
}

/// The token, the id and the reference that a customer of a desk was told with its only answer.
struct Told {
    token: String,
    id: String,
    reference: String,
}

/// A desk that has answered Ana once.
fn answered(house: &House, desk: &Desk<'_>, mails: &std::sync::mpsc::Receiver<String>) -> Told {
    deliver(desk, "help@desk.test", &mail("one", "Parcel", ""));
    until("it is there", || subjects(desk) == ["Parcel"]);
    let said = desk.ask(&["conv", "reply", "1", "It leaves today."]);
    assert!(said.status.success(), "{said:?} {}", house.log());
    until_answer_is(desk, "1", "sent");
    let sent = mails.try_iter().next().expect("it was sent");
    let between = |from: &str, to: char| {
        let found = sent.split_once(from).map(|(_, rest)| rest);
        let found = found.and_then(|rest| rest.split(to).next());
        found.expect("it stands there").to_owned()
    };
    Told {
        token: between("<help+c-1.", '@'),
        id: between("Message-ID: <", '>'),
        reference: between("Re: Parcel [", ']'),
    }
}

/// In which conversation a text is found, and whether the desk has doubts of it.
fn place(desk: &Desk<'_>, words: &str) -> Option<u64> {
    let holds = |one: &&Value| {
        let messages = one["messages"].as_array().expect("a list");
        messages.iter().any(|it| text(&it["text"]).contains(words))
    };
    let held = desk.export();
    let number = |one: &Value| match &one["number"] {
        Value::String(text) => text.parse().ok(),
        number => number.as_u64(),
    };
    held.iter().find(holds).and_then(number)
}

#[test]
#[expect(
    clippy::too_many_lines,
    reason = "one table of everything that can be forged"
)]
fn nothing_that_can_be_forged_lets_anybody_into_a_conversation() {
    let (ours, theirs) = (script(Vec::new()), script(Vec::new()));
    let more = "lmtp = true\n";
    let (house_here, house_there) = (house(None, ours.port, more), house(None, theirs.port, more));
    let (here, there) = (house_here.start(), house_there.start());
    let told = answered(&house_here, &here, &ours.mails);
    let elsewhere = answered(&house_there, &there, &theirs.mails);
    let Told {
        token,
        id,
        reference,
    } = &told;
    let (ana, carl) = ("Ana Ruiz <ana@shop.test>", "Carl <carl@evil.test>");
    let plain = "help@desk.test".to_owned();
    let truncated = &token[..token.len() - 1];
    let of = |number: &str, token: &str| format!("help+c-{number}.{token}@desk.test");
    let answers = |id: &str| format!("In-Reply-To: <{id}>\r\nReferences: <{id}>\r\n");
    let replies = format!("Reply-To: help+c-1.{token}@desk.test\r\n");
    let numbered = format!("Re: Parcel [{reference}]");
    let named = format!("Re: help+c-1.{token}@desk.test");
    let body = format!("Please see help+c-1.{token}@desk.test and {id} and [{reference}]");
    // Who writes, to which address, about what, with which fields, and whether it is let in.
    let cases: Vec<(&str, &str, String, &str, String, &str, bool)> = vec![
        (
            "stolen token",
            carl,
            of("1", token),
            "x",
            String::new(),
            "x",
            false,
        ),
        (
            "token of another conversation",
            ana,
            of("2", token),
            "x",
            String::new(),
            "x",
            false,
        ),
        (
            "token of another desk",
            ana,
            of("1", &elsewhere.token),
            "x",
            String::new(),
            "x",
            false,
        ),
        (
            "truncated token",
            ana,
            of("1", truncated),
            "x",
            String::new(),
            "x",
            false,
        ),
        (
            "no token behind the dot",
            ana,
            of("1", ""),
            "x",
            String::new(),
            "x",
            false,
        ),
        (
            "token in the text",
            carl,
            plain.clone(),
            "x",
            String::new(),
            &body,
            false,
        ),
        (
            "token in the Reply-To",
            carl,
            plain.clone(),
            "x",
            replies,
            "x",
            false,
        ),
        (
            "token in the subject",
            carl,
            plain.clone(),
            &named,
            String::new(),
            "x",
            false,
        ),
        (
            "somebody else's case",
            carl,
            plain.clone(),
            &numbered,
            String::new(),
            "x",
            false,
        ),
        (
            "valid references",
            carl,
            plain.clone(),
            "Re: Parcel",
            answers(id),
            "x",
            false,
        ),
        (
            "references of another desk",
            ana,
            plain.clone(),
            "Re: Parcel",
            answers(&elsewhere.id),
            "x",
            false,
        ),
        (
            "made-up references",
            ana,
            plain.clone(),
            "Re: Parcel",
            answers("c1.m2.00@desk.test"),
            "x",
            false,
        ),
        (
            "her own token",
            ana,
            of("1", token),
            "x",
            String::new(),
            "x",
            true,
        ),
        (
            "her own token in capitals",
            ana,
            of("1", &token.to_uppercase()),
            "x",
            String::new(),
            "x",
            true,
        ),
        (
            "her own references",
            ana,
            plain.clone(),
            "Re: Parcel",
            answers(id),
            "x",
            true,
        ),
        (
            "her own case",
            ana,
            plain,
            &numbered,
            String::new(),
            "x",
            true,
        ),
    ];
    for (n, (what, from, to, subject, fields, body, is_in)) in cases.iter().enumerate() {
        let bytes = format!(
            "From: {from}\r\nTo: {to}\r\nSubject: {subject}\r\nMessage-ID: <case.{n}@x.test>\r\n\
             {fields}\r\n{body}\r\nmail number {n}.\r\n"
        );
        deliver(&here, to, bytes.as_bytes());
        let words = format!("mail number {n}.");
        let mut found = None;
        until(what, || {
            found = place(&here, &words);
            found.is_some()
        });
        assert_eq!(found == Some(1), *is_in, "{what} is in {found:?}");
    }
    // Whoever answers a stranger's answers nobody else.
    let held = here.export();
    let first = held.iter().find(|one| text(&one["subject"]) == "Parcel");
    let messages = first.expect("it is there")["messages"].to_string();
    assert!(!messages.contains("carl@evil.test"), "{messages}");
}
