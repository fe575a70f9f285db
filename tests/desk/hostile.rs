//! Mail made to hurt, mail out of order, and two who answer at once, at the real program.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use centralita::client::{Client, ClientError, Dial, Options, SignIn};
use centralita::domain::{ConversationId, Name};
use centralita::protocol::message::WorkRequest;
use centralita::protocol::message::work::Outgoing;
use centralita::protocol::{List, ToDesk};

use crate::dice::Dice;
use crate::house::{Desk, House, mail};

/// The most memory that a desk has had at once, in bytes.
fn peak_bytes(desk: &Desk<'_>) -> u64 {
    let path = format!("/proc/{}/status", desk.child().id());
    let text = fs::read_to_string(path).expect("readable");
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().split(' ').next()?.parse::<u64>().ok());
    kilobytes.expect("a number") * 1024
}

fn messages(all: &[serde_json::Value]) -> impl Iterator<Item = &serde_json::Value> {
    all.iter()
        .flat_map(|line| line["messages"].as_array().expect("a list"))
}

fn containers(depth: usize) -> String {
    let mut nested = String::new();
    for n in 0..depth {
        let inner = n + 1;
        write!(
            nested,
            "--b{n}\r\nContent-Type: multipart/mixed; boundary=b{inner}\r\n\r\n"
        )
        .expect("a string takes it");
    }
    nested
}

#[test]
fn mails_made_to_hurt_are_a_message_each_and_cost_little_memory() {
    let house = House::new();
    let desk = house.start();
    let head = "From: eva@evil.test\r\nTo: help@desk.test\r\n";
    let mixed = "Content-Type: multipart/mixed; boundary=b0\r\n\r\n";
    let bombs = [
        format!("{head}Subject: {}\r\n\r\nhello", "x".repeat(10 << 20)),
        format!("{head}Subject: deep\r\n{mixed}{}", containers(10_000)),
        format!(
            "{head}Subject: many\r\n{mixed}{}",
            "--b0\r\n\r\n".repeat(100_000)
        ),
        format!(
            "{head}Subject: inside\r\n{mixed}--b0\r\n{}",
            "Content-Type: message/rfc822\r\n\r\n".repeat(10_000)
        ),
        "Subject: no sender, no id, no date\r\n\r\nhello".to_owned(),
        format!("{head}Message-ID: <>\r\nDate: 99 Foo 9999\r\n\r\nhello"),
        "\r\n\r\n".to_owned(),
    ];
    let mut mails: Vec<Vec<u8>> = bombs.into_iter().map(String::into_bytes).collect();
    mails.push(
        (0..400_000_u32)
            .map(|n| u8::try_from(n * 31 % 256).expect("a byte"))
            .collect(),
    );
    for (n, bytes) in mails.iter().enumerate() {
        house.deliver(&format!("{n}.x"), bytes);
    }
    house.wait_for("in/cur", |names| names.len() == mails.len());
    let all = desk.export();
    assert_eq!(messages(&all).count(), mails.len());
    let peak = peak_bytes(&desk);
    assert!(peak < PEAK_BYTES_MAX, "{peak} bytes");
    // And it goes on as ever.
    house.deliver("last", &mail("last", "And then?"));
    house.wait_for("in/cur", |names| names.len() == mails.len() + 1);
    assert_eq!(desk.stop().code(), Some(0), "{}", house.log());
}

#[test]
fn a_thread_that_comes_shuffled_and_twice_is_every_mail_once() {
    let house = House::new();
    let desk = house.start();
    let mut mails = Vec::new();
    for n in 0..THREAD {
        let before: String = (0..n).fold(String::new(), |mut all, id| {
            write!(all, " <part-{id}@example.test>").expect("a string takes it");
            all
        });
        let thread = if n == 0 {
            String::new()
        } else {
            format!(
                "In-Reply-To: <part-{}@example.test>\r\nReferences:{before}\r\n",
                n - 1
            )
        };
        let text = format!(
            "From: ana@example.test\r\nTo: help@desk.test\r\nSubject: Re: A thread\r\n\
             Message-ID: <part-{n}@example.test>\r\n{thread}\r\nPart {n}.\r\n"
        );
        mails.extend([text.clone(), text]);
    }
    let mut dice = Dice::new(7);
    for at in (1..mails.len()).rev() {
        let other = dice.below(at as u64 + 1);
        mails.swap(at, usize::try_from(other).expect("few"));
    }
    for (n, text) in mails.iter().enumerate() {
        house.deliver(&format!("{n:02}.x"), text.as_bytes());
    }
    house.wait_for("in/cur", |names| names.len() == mails.len());
    let all = desk.export();
    let ids: BTreeSet<&str> = messages(&all)
        .filter_map(|message| message["external_id"].as_str())
        .collect();
    assert_eq!((messages(&all).count(), ids.len()), (THREAD, THREAD));
    // Whatever names one of those before it, which it does after the first that came, is with them.
    assert!(all.len() < THREAD, "{} conversations", all.len());
    assert_eq!(desk.stop().code(), Some(0));
}

async fn as_somebody(house: &House, name: Option<&str>) -> Client {
    let acting_for = name.map(|name| Name::new(name).expect("a name"));
    let dial = Dial::unix(&house.path("data/control.sock"));
    let options = Options::new("test", SignIn::Local { acting_for });
    let connected = Client::connect(dial, options).await;
    connected.expect("signed in").0
}

fn reply(text: &str) -> ToDesk {
    ToDesk::Work(WorkRequest::Reply {
        conversation: ConversationId(1),
        base_seq: Some(1),
        reply: Box::new(Outgoing {
            client_message: None,
            text: text.to_owned(),
            html: None,
            attachments: List::new(),
            subject: None,
            to: None,
            channel: None,
            cc: List::new(),
            made_with: None,
            template: None,
            confirmed: false,
        }),
        end: None,
        next: false,
    })
}

/// A desk with one mail that is nobody's, and ana.
fn asked(house: &House) -> Desk<'_> {
    house.configure("mode = 'pull'\n[status.available]\navailable = true\n");
    let desk = house.start();
    let added = desk.ask(&["agent", "add", "ana", "--queue", "support", "--no-password"]);
    assert!(added.status.success(), "{added:?}");
    house.deliver("1", &mail("one", "Where is it?"));
    house.wait_for("in/cur", |names| names.len() == 1);
    desk
}

#[test]
fn what_the_operator_answered_is_news_to_whoever_answers_next() {
    let house = House::new();
    let desk = asked(&house);
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let late = runtime.block_on(async {
        let operator = as_somebody(&house, None).await;
        operator.command(reply("There.")).await.expect("the first");
        let ana = as_somebody(&house, Some("ana")).await;
        ana.command(reply("Here.")).await
    });
    assert!(matches!(late, Err(ClientError::Conflict(_))), "{late:?}");
    assert_eq!(desk.stop().code(), Some(0));
}

#[test]
fn of_two_who_answer_at_once_one_is_sent_and_the_other_is_shown_what_came() {
    let house = House::new();
    let desk = asked(&house);
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let (one, other) = runtime.block_on(async {
        let ana = as_somebody(&house, Some("ana")).await;
        let operator = as_somebody(&house, None).await;
        tokio::join!(
            ana.command(reply("Here.")),
            operator.command(reply("There."))
        )
    });
    let sent = [&one, &other].into_iter().filter(|outcome| outcome.is_ok());
    assert_eq!(sent.count(), 1, "{one:?} {other:?}");
    let conflicts = [&one, &other]
        .into_iter()
        .filter(|outcome| matches!(outcome, Err(ClientError::Conflict(_))));
    assert_eq!(conflicts.count(), 1, "{one:?} {other:?}");
    let left = house.wait_for("out/new", |names| !names.is_empty());
    assert_eq!(left.len(), 1);
    let all = desk.export();
    assert_eq!(messages(&all).count(), 2);
    assert_eq!(desk.stop().code(), Some(0), "{}", house.log());
}

const THREAD: usize = 8;

/// A desk at rest needs a small part of it; a mail may be held a few times over while it is read.
const PEAK_BYTES_MAX: u64 = 320 << 20;
