//! How a chat ends and goes on: by its visitor, with what they think of it, and by mail once they are gone.

use serde_json::{Value, json};

use crate::house::{Desk, House};
use crate::session;
use crate::visitor::Visitor;
use crate::webchat::{accept, reply, sofia};

const SHOP: &str = r#"
[status.here]
available = true

[channel.shop]
kind = "webchat"
queue = "support"
continue_by = "mail"
continue_after = "5s"
"#;

/// What the log says where a mail to a visitor is refused.
const NOT_WRITTEN: &str = "a visitor was not written to";

fn shop(house: &House) -> Desk<'_> {
    house.configure(SHOP);
    let desk = house.start();
    session::hire_sofia(house, &desk);
    desk
}

fn ana(desk: &Desk<'_>) -> (Visitor, Value) {
    let (mut ana, welcome) = Visitor::come(desk, "shop", &json!({"language": "en"}));
    ana.say(&json!({"type": "about", "name": "Ana", "mail": "ana@example.test"}));
    (ana, welcome)
}

fn is_state(told: &Value, key: &str, value: impl Into<Value>) -> bool {
    told["type"] == "state" && told[key] == value.into()
}

/// The mails that have left, oldest first.
pub(crate) fn mails(house: &House, count: usize) -> Vec<String> {
    let names = house.wait_for("out/new", |names| names.len() >= count);
    let mut mails: Vec<String> = names
        .iter()
        .map(|name| std::fs::read_to_string(house.path("out/new").join(name)).expect("read"))
        .map(|mail| mail.replace("=\r\n", "").replace("=\n", ""))
        .collect();
    mails.sort_by_key(|mail| mail.contains("In-Reply-To"));
    mails
}

fn message_id(mail: &str) -> &str {
    let line = mail
        .lines()
        .find_map(|line| line.strip_prefix("Message-ID: "));
    line.expect("an id").trim()
}

#[test]
fn what_is_left_with_nobody_there_is_a_case_with_a_receipt_by_mail() {
    let house = House::new();
    let desk = shop(&house);
    let (mut ana, welcome) = ana(&desk);
    assert_eq!(welcome["form"]["by_mail"], true, "{welcome}");
    ana.write("first-message", "A table with a dent, and a secret");
    let mailed = ana.hear("mailed");
    assert_eq!(
        (&mailed["what"], &mailed["to"]),
        (&json!("receipt"), &json!("ana@example.test"))
    );
    let state = ana.hear_that(|told| told["reference"].is_string());
    let reference = state["reference"].as_str().expect("a reference");
    let mail = &mails(&house, 1)[0];
    assert!(mail.contains("<ana@example.test>"), "{mail}");
    assert!(mail.contains(reference), "{mail}");
    assert!(
        !mail.contains("secret"),
        "nothing typed goes to others: {mail}"
    );

    ana.write("second-message", "It is the left leg");
    let shown = desk.ask_json(&["conv", "show", "1", "--json"]);
    let out = shown["messages"].as_array().expect("messages").iter();
    let out = out.filter(|message| message["direction"] == "out").count();
    assert_eq!(out, 1, "one receipt: {shown}");
}

#[test]
fn a_visitor_ends_the_talk_and_says_what_they_think_of_it() {
    let house = House::new();
    let desk = shop(&house);
    let mut page = sofia(&desk);
    let (mut ana, _) = ana(&desk);
    ana.write("first-message", "Where is my order?");
    let conversation = accept(&mut page);
    reply(&mut page, &conversation, 1, "It arrives tomorrow.");
    ana.hear_that(|told| told["from"] == "desk");
    ana.say(&json!({"type": "end"}));
    ana.hear_that(|told| is_state(told, "stage", "ended"));
    ana.say(&json!({"type": "rate", "score": 9}));
    assert_eq!(ana.hear("refused")["code"], "nothing");
    ana.say(&json!({"type": "rate", "score": 4, "remark": "quick"}));
    ana.hear_that(|told| is_state(told, "rated", 4));

    let shown = desk.ask_json(&["conv", "show", "1", "--json"]);
    let fields = shown["fields"].to_string();
    assert!(
        fields.contains("quick") && fields.contains("rating"),
        "{shown}"
    );
    let kinds: Vec<&str> = shown["events"]
        .as_array()
        .expect("events")
        .iter()
        .filter_map(|event| event["kind"].as_str())
        .collect();
    assert!(
        kinds.contains(&"ended") && kinds.contains(&"rated"),
        "{kinds:?}"
    );
    let report = desk.ask_json(&["report", "queue", "--json"]);
    assert_eq!(report["items"][0]["rating"], 400, "{report}");
    let report = desk.ask_json(&["report", "agent", "--json"]);
    assert_eq!(report["items"][0]["rated"], 1, "{report}");
}

#[test]
fn whoever_has_the_talk_is_told_that_the_visitor_left_and_came_back() {
    let house = House::new();
    let desk = shop(&house);
    let mut page = sofia(&desk);
    let (mut ana, welcome) = ana(&desk);
    ana.write("first-message", "Where is my order?");
    let conversation = accept(&mut page);
    let shown = page.ask(&json!({"area": "lists", "type": "open", "conversation": conversation["id"], "messages": 50, "watch": true}));
    assert_ne!(shown["type"], "refused", "{shown}");
    drop(ana);
    let left = |page: &mut session::Page, kind: &str| loop {
        let happened = page.hear("history");
        if happened["news"]["event"]["kind"] == kind {
            return happened;
        }
    };
    left(&mut page, "customer_left");
    let pass = json!({"pass": welcome["pass"]});
    let (_ana, _) = Visitor::come(&desk, "shop", &pass);
    left(&mut page, "customer_returned");
}

#[test]
fn what_was_said_goes_by_mail_to_whoever_asks_and_only_once_somebody_answered() {
    let house = House::new();
    let desk = shop(&house);
    let mut page = sofia(&desk);
    let (mut ana, _) = ana(&desk);
    ana.write("first-message", "Where is my order?");
    ana.say(&json!({"type": "transcript"}));
    assert_eq!(ana.hear("refused")["code"], "nothing");
    let conversation = accept(&mut page);
    reply(&mut page, &conversation, 1, "It arrives tomorrow.");
    ana.hear_that(|told| told["from"] == "desk");
    ana.say(&json!({"type": "transcript", "mail": "no address"}));
    assert_eq!(ana.hear("refused")["code"], "mail");
    ana.say(&json!({"type": "transcript"}));
    assert_eq!(ana.hear("mailed")["what"], "transcript");
    let mail = &mails(&house, 1)[0];
    for part in ["You: Where is my order?", "sofia: It arrives tomorrow."] {
        assert!(mail.contains(part), "{part} is not in {mail}");
    }
    // The same again is the same mail.
    ana.say(&json!({"type": "transcript"}));
    ana.hear("mailed");
    let shown = desk.ask_json(&["conv", "show", "1", "--json"]);
    assert_eq!(
        shown["messages"].as_array().map(Vec::len),
        Some(3),
        "{shown}"
    );
}

#[test]
fn an_answer_that_nobody_reads_goes_by_mail_and_her_mail_goes_on_with_the_talk() {
    let house = House::new();
    let desk = shop(&house);
    let mut page = sofia(&desk);
    let (mut ana, welcome) = ana(&desk);
    ana.write("first-message", "Where is my order?");
    let conversation = accept(&mut page);
    drop(ana);
    reply(&mut page, &conversation, 1, "It arrives tomorrow.");
    let sent = mails(&house, 1).remove(0);
    assert!(sent.contains("It arrives tomorrow."), "{sent}");
    let answer = format!(
        "From: Ana Ruiz <ana@example.test>\r\nTo: help@desk.test\r\nSubject: Re: Your conversation\r\n\
         Message-ID: <answer@example.test>\r\nIn-Reply-To: {0}\r\nReferences: {0}\r\n\r\nThank you, and the bill?\r\n",
        message_id(&sent)
    );
    house.deliver("answer", answer.as_bytes());
    house.wait_for("in/new", <[String]>::is_empty);
    let shown = desk.ask_json(&["conv", "show", "1", "--json"]);
    let texts: Vec<&str> = shown["messages"]
        .as_array()
        .expect("messages")
        .iter()
        .filter_map(|message| message["text"].as_str())
        .collect();
    assert_eq!(texts.last(), Some(&"Thank you, and the bill?"), "{shown}");
    assert_eq!(shown["channel"], "shop", "{shown}");
    let seq = u32::try_from(texts.len()).expect("few");
    reply(&mut page, &conversation, seq, "It is in the parcel.");
    let all = mails(&house, 2);
    assert!(
        all.iter().any(|mail| mail.contains("It is in the parcel.")),
        "{all:?}"
    );

    // Back in the chat she reads on where it is.
    let (mut again, welcome) = Visitor::come(&desk, "shop", &json!({"pass": welcome["pass"]}));
    let messages = welcome["messages"].as_array().expect("messages");
    assert_eq!(messages.len(), 3, "{welcome}");
    again.write("second-message", "Found it.");
    let list = desk.ask_json(&["conv", "list", "--json"]);
    assert_eq!(list["items"].as_array().map(Vec::len), Some(1), "{list}");
}

#[test]
fn an_answer_that_nobody_has_read_when_the_desk_is_killed_goes_by_mail_once() {
    let house = House::new();
    let desk = shop(&house);
    let mut page = sofia(&desk);
    let (mut ana, _) = ana(&desk);
    ana.write("first-message", "Where is my order?");
    let conversation = accept(&mut page);
    drop(ana);
    reply(&mut page, &conversation, 1, "It arrives tomorrow.");
    desk.kill();
    let desk = house.start();
    let sent = mails(&house, 1);
    assert!(sent[0].contains("It arrives tomorrow."), "{sent:?}");
    let shown = desk.ask_json(&["conv", "show", "1", "--json"]);
    let said = shown["messages"].as_array().expect("messages");
    let by_mail = said.iter().filter(|it| it["channel"] == "mail").count();
    assert_eq!(by_mail, 1, "{shown}");
}

#[test]
fn an_answer_whose_mail_was_refused_goes_once_there_is_a_way_for_it() {
    let house = House::new();
    let root = house.path("");
    let configure = |enabled: bool| {
        house.configure(&format!(
            "{}[channel.post]\nkind = 'maildir'\ninbox = '{root}post-in'\noutbox = '{root}post-out'\n\
             address = 'post@desk.test'\nqueue = 'support'\nenabled = {enabled}\n",
            SHOP.replace("\"mail\"", "\"post\""),
            root = root.display(),
        ));
    };
    configure(false);
    let desk = house.start();
    session::hire_sofia(&house, &desk);
    let mut page = sofia(&desk);
    let (mut ana, _) = ana(&desk);
    ana.write("first-message", "Where is my order?");
    let conversation = accept(&mut page);
    drop(ana);
    reply(&mut page, &conversation, 1, "It arrives tomorrow.");
    let log = house.path("log");
    let refused = || std::fs::read_to_string(&log).is_ok_and(|log| log.contains(NOT_WRITTEN));
    while !refused() {
        std::thread::yield_now();
    }

    configure(true);
    assert!(desk.ask(&["reload", "--wait"]).status.success());
    let names = house.wait_for("post-out/new", |names| !names.is_empty());
    let sent = std::fs::read_to_string(house.path("post-out/new").join(&names[0]));
    assert!(sent.expect("read").contains("It arrives tomorrow."));
}

#[test]
fn an_agent_goes_on_by_mail_in_one_step_with_what_was_said_and_back_in_the_chat_it_is_the_same() {
    let house = House::new();
    let desk = shop(&house);
    let mut page = sofia(&desk);
    let (mut ana, _) = ana(&desk);
    ana.write("first-message", "Where is my order?");
    let conversation = accept(&mut page);
    let answer = json!({"client_message": format!("{:032x}", 7), "text": "This takes a letter.",
        "attachments": [], "cc": [], "channel": "mail"});
    let sent = page.ask(&json!({"area": "work", "type": "reply",
        "conversation": conversation["id"], "base_seq": 1, "reply": answer}));
    assert_eq!(sent["data"]["type"], "sent", "{sent}");
    let mail = &mails(&house, 1)[0];
    assert!(mail.contains("<ana@example.test>"), "{mail}");
    for part in ["This takes a letter.", "Ana: Where is my order?"] {
        assert!(mail.contains(part), "{part} is not in {mail}");
    }
    let state = ana.hear_that(|told| is_state(told, "by_mail", true));
    assert_eq!(state["mail"], "ana@example.test", "{state}");
    ana.write("second-message", "I have it.");
    ana.hear_that(|told| is_state(told, "by_mail", false));
    let list = desk.ask_json(&["conv", "list", "--json"]);
    assert_eq!(list["items"].as_array().map(Vec::len), Some(1), "{list}");
}

/// Two tabs of one browser are one visitor: whoever has the talk hears that they left once both are gone.
#[test]
fn whoever_closes_one_of_two_tabs_has_not_left() {
    let house = House::new();
    let desk = shop(&house);
    let mut page = sofia(&desk);
    let (mut ana, welcome) = Visitor::come(&desk, "shop", &json!({}));
    ana.write("first-message", "Where is my order?");
    let conversation = accept(&mut page);
    page.ask(&json!({"area": "lists", "type": "open", "conversation": conversation["id"], "messages": 50, "watch": true}));
    let pass = json!({"pass": welcome["pass"]});
    let (mut beside, _) = Visitor::come(&desk, "shop", &pass);
    drop(ana);
    // Another visitor who comes after and goes is told of: what would be said of the first was said before.
    let (mut ben, _) = Visitor::come(&desk, "shop", &json!({}));
    ben.write("of-another-one", "Hello");
    let other = accept(&mut page);
    page.ask(&json!({"area": "lists", "type": "open", "conversation": other["id"], "messages": 50, "watch": true}));
    drop(ben);
    let left = loop {
        let happened = page.hear("history")["news"]["event"].take();
        if happened["kind"] == "customer_left" {
            break happened;
        }
    };
    assert_eq!(left["conversation"], other["id"], "{left}");
    reply(&mut page, &conversation, 1, "It arrives tomorrow.");
    let answer = beside.hear_that(|told| told["from"] == "desk");
    assert_eq!(answer["text"], "It arrives tomorrow.");
}
