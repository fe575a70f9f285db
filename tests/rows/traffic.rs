//! A day at the shop that leaves something of every kind in the record.

use serde_json::{Value, json};

use crate::connector::{Connector, TOKEN};
use crate::house::{Desk, House};
use crate::shop::{configure, done, done_as, open, put, show, text, until, write};

/// Tables that stay empty: they need a mail server to fetch from, mail that goes round through one, or a page that
/// writes the configuration; and no day has so many commands that their answers are sorted in.
pub(crate) const UNUSED: [&str; 4] = ["answers", "fetched", "proven", "written"];

/// What the shop has beside its mailboxes.
const MORE: &str = "[channel.news]\nkind = 'maildir'\naddress = 'news@desk.test'\nrouted = false\n\
    inbox = 'ROOTnews/in'\noutbox = 'ROOTnews/out'\nqueue = 'support'\n\
    [channel.sms]\nkind = 'partner'\nqueue = 'sales'\ndaily_in = 50\ntoken.file = 'ROOTsms.token'\n\
    [skill.french]\n[retention]\nevents = '3650d'\n[template.thanks]\nen = 'Thank you, {name}.'\nes = 'Gracias, {name}.'\n\
    [permission_set.reads]\nactions = ['report.read']\nqueues = ['sales']\n";

/// Writes the settings of that shop.
pub(crate) fn settle(house: &House) {
    let root = house.path("").display().to_string();
    std::fs::write(house.path("sms.token"), TOKEN).expect("written");
    configure(house, &MORE.replace("ROOT", &root));
}

/// The day, from the first mail to the last; the desk goes on.
pub(crate) fn day(house: &House) -> Desk<'_> {
    settle(house);
    let desk = open(house);
    done(
        &desk,
        &[
            "agent", "set", "marcos", "--skill", "french=4", "--set", "reads",
        ],
    );
    let signed = ["agent", "signature", "--text", "Sofia, of the shop"];
    done_as(&desk, "sofia", &signed);
    done(&desk, &["token", "create", "sofia", "script"]);
    let tone = ["guidance", "publish", "tone", "Whole sentences."];
    done(
        &desk,
        &[&tone[..], &["--title", "Tone", "--everybody"]].concat(),
    );
    done_as(&desk, "sofia", &["guidance", "read", "tone"]);
    mails(house, &desk);
    work(house, &desk);
    phone(&desk);
    put(
        house,
        "news/in",
        "news",
        &letter("news", "Our offers", "Nobody has to answer."),
    );
    done(&desk, &["queue", "pause", "returns", "--yes"]);
    done(&desk, &["channel", "pause", "orders", "--yes"]);
    desk
}

/// What came by mail: plain, formatted, with files, unreadable, automatic.
fn mails(house: &House, desk: &Desk<'_>) {
    for (number, from) in [
        "Ana Ruiz <ana@example.test>",
        "Luis <luis@example.test>",
        "Noa <noa@example.test>",
    ]
    .iter()
    .enumerate()
    {
        write(
            house,
            &format!("plain{number}"),
            from,
            "Where is my parcel?",
            "",
        );
    }
    write(
        house,
        "again0",
        "Ana Ruiz <ana@example.test>",
        "Re: Where is my parcel?",
        "In-Reply-To: <plain0@example.test>\r\n",
    );
    put(house, "in", "formatted", FORMATTED.as_bytes());
    put(
        house,
        "in",
        "garbage",
        b"\xff\xfe\x00 no mail at all\r\n\r\n\x80\x81",
    );
    write(
        house,
        "away",
        "Eva <eva@example.test>",
        "I am away",
        "Auto-Submitted: auto-replied\r\n",
    );
    until("everything is a conversation", || desk.export().len() >= 6);
}

fn work(house: &House, desk: &Desk<'_>) {
    std::fs::write(house.path("label.txt"), "a label\n").expect("written");
    std::fs::write(house.path("empty.txt"), "").expect("written");
    let root = house.path("").display().to_string();
    act(desk, CLAIMED, &root);
    write(
        house,
        "after0",
        "Ana Ruiz <ana@example.test>",
        "Re: Where is my parcel?",
        "In-Reply-To: <plain0@example.test>\r\n",
    );
    act(desk, WORKED, &root);
}

/// Does what lines say: who, and after that the words of the command.
fn act(desk: &Desk<'_>, lines: &[&str], root: &str) {
    for line in lines {
        let line = line.replace("ROOT/", root);
        let mut words = line.split(" | ");
        let who = words.next().expect("somebody");
        let words: Vec<&str> = words.collect();
        if who == "operator" {
            done(desk, &words);
        } else {
            done_as(desk, who, &words);
        }
    }
}

/// The partner's channel: a connector that says much, some of it too early, some of it nonsense.
fn phone(desk: &Desk<'_>) {
    let connector = Connector::of(desk);
    let put = connector.ask(
        "PUT",
        "/byoc/v1/channels/sms/descriptor",
        JSON,
        json!({"v": 1, "text": {"limit": 1600, "unit": "char"}, "identity_schemes": ["tel"]})
            .to_string()
            .as_bytes(),
    );
    assert_eq!(put.status, 200, "{put:?}");
    let from = json!({"scheme": "tel", "value": "+34600111222", "display": "Ana"});
    let said = connector.events(&json!([
        {"v": 1, "key": "in-1", "kind": "message", "from": from, "parts": [{"type": "text", "text": "Hello?"}]},
        {"v": 1, "key": "early", "kind": "receipt", "of": "not-yet", "state": "delivered"}
    ]));
    let events = "/byoc/v1/channels/sms/events";
    let nonsense = connector.ask("POST", events, JSON, b"[{no JSON");
    assert_eq!(nonsense.status, 400, "{nonsense:?}");
    let conversation = text(&said[0]["conversation"]);
    done_as(desk, "sofia", &["conv", "claim", &conversation]);
    done_as(
        desk,
        "sofia",
        &["conv", "reply", &conversation, "Tell us more."],
    );
    let path = "/byoc/v1/channels/sms/outbox?wait=30&max=1";
    let due: Value = connector.ask("GET", path, "", b"").json();
    let outcome = format!(
        "/byoc/v1/channels/sms/outbox/{}/outcome",
        text(&due[0]["delivery_id"])
    );
    let rest = json!({"outcome": "deferred", "whole_channel": true, "why": "too much at once"});
    let settled = connector.ask("POST", &outcome, JSON, rest.to_string().as_bytes());
    assert_eq!(settled.status, 200, "{settled:?}");
    assert_eq!(show(desk, &conversation)["channel"], "sms");
}

fn letter(id: &str, subject: &str, body: &str) -> Vec<u8> {
    format!(
        "From: Iker <iker@example.test>\r\nTo: news@desk.test\r\nSubject: {subject}\r\n\
         Message-ID: <{id}@example.test>\r\n\r\n{body}\r\n"
    )
    .into_bytes()
}

const JSON: &str = "Content-Type: application/json\r\n";

const FORMATTED: &str = "From: =?utf-8?Q?Omar_D=C3=ADaz?= <omar@example.test>\r\nTo: help@desk.test\r\n\
    Subject: A formatted one\r\nMessage-ID: <formatted@example.test>\r\nMIME-Version: 1.0\r\n\
    Content-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\nContent-Type: text/html; charset=iso-8859-1\r\n\
    Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>Ma=F1ana <b>no</b></p>\r\n--m\r\n\
    Content-Type: text/plain\r\nContent-Disposition: attachment; filename=note.txt\r\n\r\na note\r\n--m--\r\n";

/// Before Ana writes once more: hers is the first conversation, Luis's the second, Noa's the third.
const CLAIMED: &[&str] = &[
    "sofia | conv | claim | 1",
    "sofia | conv | note | 1 | Ask the carrier. | --private",
    "sofia | conv | note | 1 | She called, too.",
    "sofia | conv | reply | 1 | It leaves today. | --attach | ROOT/label.txt | --attach | ROOT/empty.txt",
];

/// After it. Three transfers give Luis's a master; the formatted mail is the fourth, and what is split
/// off Ana's the seventh, which goes back.
const WORKED: &[&str] = &[
    "sofia | conv | tag | 1 | parcel | urgent",
    "sofia | conv | priority | 1 | 100",
    "sofia | conv | case | 1 | --external | CRM-7 | --status | on_hold",
    "sofia | conv | draft | save | 1 | Half an answer",
    "sofia | conv | flag | 1",
    "operator | conv | transfer | 2 | sales",
    "operator | conv | transfer | 2 | support",
    "operator | conv | transfer | 2 | sales",
    "lucia | conv | claim | 2",
    "lucia | conv | postpone | 2 | 300d",
    "marcos | conv | claim | 3",
    "marcos | conv | reply | 3 | --macro | thanks | --end | done",
    "operator | conv | split | 1 | 2",
    "sofia | conv | new | --channel | mail | --to | pia@example.test | --subject | We begin | Good morning.",
    "operator | conv | merge | 1 | 7",
    "marcos | conv | claim | 4",
    "marcos | conv | resolve | 4",
    "operator | customer | merge | 2 | 3 | --yes",
];
