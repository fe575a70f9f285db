//! A form on a web page, posted as browsers without any script post it, over the real program's own door.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use serde_json::{Value, json};

use crate::house::{Desk, House, get};
use crate::session::{self, Page};

pub(crate) const FORM: &str = r#"
[status.here]
available = true

[template.got]
es = "Hola, {name}: lo tenemos. {reference}"
en = "Hello {name}, we have it. {reference}"

[skill.orders]

[field.order]
es = "Número de <pedido>"
en = "Order number"
max = 20

[field.topic]
kind = "choice"
choices = ["Order", "Invoice & tax"]
en = "Topic"

[channel.contact]
kind = "webform"
queue = "support"
answer_by = "mail"
origin = "web"
priority = 100
acknowledge = "got"
undo_send = "0s"
fields = ["name", "mail", "subject", "order", "topic", "message", "files"]

[channel.back]
kind = "webform"
queue = "support"
answer_by = "mail"
fields = ["mail", "message"]
required = ["message"]
returns = ["https://shop.example/thanks?case={reference}", "https://shop.example/other"]
origins = ["https://shop.example"]
"#;

pub(crate) fn open(house: &House) -> Desk<'_> {
    house.configure(FORM);
    let desk = house.start();
    session::hire_sofia(house, &desk);
    desk
}

/// A desk that Ana has written to by mail.
pub(crate) fn knowing_ana(house: &House) -> Desk<'_> {
    let desk = open(house);
    house.deliver("1", &crate::house::mail("first", "Mine alone"));
    house.wait_for("in/new", <[String]>::is_empty);
    while desk.export().is_empty() {
        std::thread::yield_now();
    }
    desk
}

/// What came back: its status line and headers, and its body.
pub(crate) struct Answer {
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn status(&self) -> &str {
        self.head.split(' ').nth(1).unwrap_or_default()
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        let mut found = lines.filter(|(known, _)| known.eq_ignore_ascii_case(name));
        found.next().map_or("", |(_, value)| value.trim())
    }
}

pub(crate) fn post_as(desk: &Desk<'_>, path: &str, headers: &str, body: &[u8]) -> Answer {
    let mut stream = TcpStream::connect(desk.door("http")).expect("connected");
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: desk\r\nConnection: close\r\n\
         Accept-Language: en-GB,es\r\nContent-Length: {}\r\n{headers}\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).expect("written");
    // A body that is too long is answered before its end.
    let _ = stream.write_all(body);
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
    Answer {
        head: head.to_owned(),
        body: body.to_owned(),
    }
}

pub(crate) const URLENCODED: &str = "Content-Type: application/x-www-form-urlencoded\r\n";

pub(crate) fn post(desk: &Desk<'_>, form: &str, body: &str) -> Answer {
    post_as(desk, &format!("/form/{form}"), URLENCODED, body.as_bytes())
}

pub(crate) fn sofia(desk: &Desk<'_>) -> Page {
    let mut page = Page::open(desk, "http://{door}").expect("opened");
    page.enter();
    let status = page.ask(&json!({"area": "presence", "type": "set_status", "status": "here"}));
    assert_eq!(status["type"], "accepted", "{status}");
    page
}

pub(crate) fn shown(desk: &Desk<'_>, number: u32) -> Value {
    desk.ask_json(&["conv", "show", &number.to_string(), "--json"])
}

/// The mails that left, newest last.
pub(crate) fn mails(house: &House, count: usize) -> Vec<String> {
    let names = house.wait_for("out/new", |names| names.len() >= count);
    names
        .iter()
        .map(|name| fs::read_to_string(house.path("out/new").join(name)).expect("a mail"))
        .collect()
}

#[test]
fn a_plain_page_posts_an_agent_answers_and_the_customer_reads_it_by_mail() {
    let house = House::new();
    let desk = open(&house);
    let mut page = sofia(&desk);
    let sent = post(
        &desk,
        "contact",
        "name=Ana+Ruiz&mail=Ana%40example.test&subject=A+dent&order=A-17&message=The+table+has+a+dent.",
    );
    assert_eq!(sent.status(), "200", "{}", sent.body);
    let offer = page.hear("offer")["news"]["offer"].take();
    let accepted = page.ask(&json!({"area": "work", "type": "accept", "offer": offer["offer_id"]}));
    assert_eq!(accepted["type"], "accepted", "{accepted}");
    let conversation = shown(&desk, 1);
    let reference = conversation["reference"].as_str().expect("there is one");
    assert!(sent.body.contains(reference), "{}", sent.body);
    assert_eq!(conversation["subject"], "A dent", "{conversation}");
    assert_eq!(conversation["priority"], 100, "{conversation}");
    let text = conversation["messages"][0]["text"].as_str().expect("text");
    assert_eq!(text, "The table has a dent.\n\nNúmero de <pedido>: A-17");

    let reply = json!({"client_message": "1".repeat(32), "text": "A new one leaves tomorrow.",
        "attachments": [], "cc": []});
    let replied = page.ask(&json!({"area": "work", "type": "reply",
        "conversation": offer["conversation"]["id"], "base_seq": 2, "reply": reply}));
    assert_eq!(replied["data"]["type"], "sent", "{replied}");
    let mails = mails(&house, 2);
    let acknowledged = mails.iter().find(|mail| mail.contains("we have it"));
    let acknowledged = acknowledged.expect("in the language of the page");
    assert!(
        acknowledged.contains("Auto-Submitted: auto-replied"),
        "{acknowledged}"
    );
    let answer = mails
        .iter()
        .find(|mail| mail.contains("leaves tomorrow"))
        .expect("sent");
    assert!(answer.contains("ana@example.test"), "{answer}");
    assert!(answer.contains("help@desk.test"), "{answer}");

    // She answers by mail, and it goes on where it was.
    let line = |name: &str| {
        let found = answer.lines().find(|line| line.starts_with(name));
        found
            .expect("a header")
            .split_once(": ")
            .expect("a value")
            .1
            .to_owned()
    };
    let (id, to) = (line("Message-ID"), line("Reply-To"));
    let again = format!(
        "From: ana@example.test\r\nTo: {to}\r\nSubject: Re: A dent\r\nMessage-ID: <back@example.test>\r\n\
         In-Reply-To: {id}\r\n\r\nThank you.\r\n"
    );
    house.deliver("back", again.as_bytes());
    house.wait_for("in/new", <[String]>::is_empty);
    let said = |shown: &Value| {
        let messages = shown["messages"].as_array().expect("messages");
        messages
            .iter()
            .any(|it| it["text"] == "Thank you." || it["text"] == "Thank you.\n")
    };
    while !said(&shown(&desk, 1)) {
        assert_eq!(desk.export().len(), 1, "one conversation");
        std::thread::yield_now();
    }
}

#[test]
fn what_is_wrong_is_named_and_everything_typed_is_there_again() {
    let house = House::new();
    let desk = open(&house);
    let body =
        "name=%3Cb%3EAna&mail=nobody&topic=Else&order=123456789012345678901&message=&_lang=es";
    let sent = post(&desk, "contact", body);
    assert_eq!(sent.status(), "422");
    for part in [
        "lang=\"es\"",
        "value=\"&lt;b&gt;Ana\"",
        "no es una dirección de correo",
        "elija una de la lista",
        "como mucho 20 caracteres",
        "rellene este campo",
        "Número de &lt;pedido&gt;",
        "href=\"#cf-mail\"",
        "aria-describedby=\"cf-mail-error\"",
    ] {
        assert!(sent.body.contains(part), "{part}: {}", sent.body);
    }
    assert!(!sent.body.contains("<b>"), "{}", sent.body);
    assert!(
        sent.header("content-security-policy")
            .contains("script-src 'self'")
    );
    assert!(desk.export().is_empty());
}

#[test]
fn a_visitor_is_only_sent_on_to_where_the_settings_say() {
    let house = House::new();
    let desk = open(&house);
    let to = |wanted: &str, message: &str| {
        let sent = post(
            &desk,
            "back",
            &format!("message={message}&_return={wanted}"),
        );
        assert_eq!(sent.status(), "303", "{}", sent.body);
        sent.header("location").to_owned()
    };
    let first = to("", "one");
    let reference = shown(&desk, 1)["reference"]
        .as_str()
        .expect("one")
        .to_owned();
    assert_eq!(
        first,
        format!("https://shop.example/thanks?case={reference}")
    );
    assert_eq!(
        to("https://shop.example/other", "two"),
        "https://shop.example/other"
    );
    for evil in [
        "https://evil.example/",
        "//evil.example",
        "javascript:alert(1)",
        "%0d%0aSet-Cookie:+a=b",
    ] {
        let sent = to(evil, evil);
        assert!(
            sent.starts_with("https://shop.example/thanks?case="),
            "{sent}"
        );
    }
}

#[test]
fn the_same_form_twice_is_one_case_and_another_is_another() {
    let house = House::new();
    let desk = open(&house);
    let ticket = |page: &str| {
        let (_, rest) = page
            .split_once("name=\"_ticket\" value=\"")
            .expect("a ticket");
        rest.split_once('"').expect("ends").0.to_owned()
    };
    let page = get(&desk.door("http"), "/form/back", "");
    assert!(
        page.contains("<form class=\"cf\" action=\"/form/back\""),
        "{page}"
    );
    let ticket = ticket(&page);
    let plain = "message=Twice&mail=ana%40example.test";
    let first = post(&desk, "back", plain);
    let second = post(&desk, "back", plain);
    assert_eq!(first.header("location"), second.header("location"));
    assert_eq!(desk.export().len(), 1);
    post(&desk, "back", "message=Twice+more&mail=ana%40example.test");
    assert_eq!(desk.export().len(), 2);
    // Sent at once from a page that says when it was shown: nobody types so fast.
    post(&desk, "back", &format!("{plain}&_ticket={ticket}"));
    assert_eq!(desk.export().len(), 2);
    let held = desk.ask_json(&["channel", "rejected", "back", "--json"]);
    assert_eq!(held["items"][0]["code"], "too_fast", "{held}");
}

#[test]
fn an_address_that_is_only_typed_opens_nobodys_record() {
    let house = House::new();
    let desk = knowing_ana(&house);
    post(
        &desk,
        "contact",
        "name=Mallory&mail=ana%40example.test&message=I+am+Ana",
    );
    post(
        &desk,
        "contact",
        "name=Mallory&mail=ana%40example.test&message=Truly",
    );
    post(&desk, "back", "message=I+say+nothing+of+myself");
    let of = |number| shown(&desk, number)["contact"].clone();
    assert_ne!(of(1)["id"], of(2)["id"], "{}", of(2));
    assert_eq!(of(2)["id"], of(3)["id"], "what was typed alike is together");
    assert_ne!(of(3)["id"], of(4)["id"]);
    let known = desk.ask_json(&["customer", "show", "1", "--json"]);
    assert!(!known.to_string().contains("Mallory"), "{known}");
    assert_eq!(of(1)["name"], "Ana Ruiz");
    // Nobody can be answered who left no address.
    let output = desk.ask(&["conv", "reply", "4", "Hello?", "--yes"]);
    assert_ne!(output.status.code(), Some(0), "{output:?}");
}

#[test]
fn a_script_of_the_forms_sites_posts_json_and_no_other() {
    let house = House::new();
    let desk = open(&house);
    let json_from = |origin: &str, body: &str| {
        let headers = format!(
            "Content-Type: application/json\r\nAccept: application/json\r\nOrigin: {origin}\r\n"
        );
        post_as(&desk, "/form/back", &headers, body.as_bytes())
    };
    let sent = json_from("https://shop.example", r#"{"message": "From a script"}"#);
    assert_eq!(sent.status(), "200", "{}", sent.body);
    assert_eq!(
        sent.header("access-control-allow-origin"),
        "https://shop.example"
    );
    let told: Value = serde_json::from_str(&sent.body).expect("JSON");
    assert_eq!(told["reference"], shown(&desk, 1)["reference"], "{told}");
    let wrong = json_from("https://shop.example", r#"{"mail": "nobody"}"#);
    assert_eq!(wrong.status(), "422");
    let told: Value = serde_json::from_str(&wrong.body).expect("JSON");
    let faults: Vec<&str> = told["faults"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|fault| fault["code"].as_str())
        .collect();
    assert_eq!(faults, ["mail", "missing"]);
    let other = json_from("https://evil.example", r#"{"message": "no"}"#);
    assert_eq!(other.status(), "403");
    assert_eq!(other.header("access-control-allow-origin"), "");
    assert_eq!(desk.export().len(), 1);
}

#[test]
fn a_form_to_copy_is_written_without_a_desk_and_posts_to_it() {
    let house = House::new();
    house.configure(FORM);
    let made = house.command(&[
        "form",
        "html",
        "contact",
        "--url",
        "https://desk.example.com/",
        "--lang",
        "en",
    ]);
    let output = { made }.output().expect("ran");
    assert!(output.status.success(), "{output:?}");
    let html = String::from_utf8_lossy(&output.stdout).into_owned();
    for part in [
        "action=\"https://desk.example.com/form/contact\" method=\"post\"",
        "name=\"_charset_\"",
        "<label for=\"cf-order\">Order number",
        "<option value=\"Invoice &amp; tax\">",
        "type=\"file\" multiple",
        "<p hidden>",
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
    assert!(
        !html.contains("<script") && !html.contains("style="),
        "{html}"
    );
    let desk = house.start();
    let served = get(&desk.door("http"), "/form/contact/html?lang=en", "");
    assert!(
        served.contains("/form/contact\" method=\"post\""),
        "{served}"
    );
    let missing = desk.ask(&["form", "html", "mail", "--url", "https://desk.example.com"]);
    assert_eq!(missing.status.code(), Some(1), "{missing:?}");
}

#[test]
fn every_mistake_in_a_forms_settings_is_told_with_its_line() {
    let house = House::new();
    house.configure(
        "[field.name]\n[field.pick]\nkind = 'choice'\n[channel.f]\nkind = 'webform'\nqueue = 'support'\n\
         answer_by = 'f'\nfields = ['mail', 'nosuch']\nrequired = ['message']\nreturns = ['//evil']\n\
         privacy = 'http://x'\nquestion = 'Why?'\nfile_types = ['*']\nacknowledge = 'none'\n",
    );
    let checked = house.command(&["check"]).output().expect("ran");
    let text = String::from_utf8_lossy(&checked.stderr).into_owned();
    assert_eq!(checked.status.code(), Some(78), "{text}");
    for part in [
        "field.name",
        "field.pick.choices",
        "channel.f.answer_by",
        "channel.f.fields",
        "channel.f.required",
        "channel.f.returns",
        "channel.f.privacy",
        "answers",
        "channel.f.file_types",
        "there is no template “none”",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
}

#[test]
fn a_form_is_tried_by_its_own_door_and_nothing_of_it_stays() {
    let house = House::new();
    let desk = open(&house);
    let tried = std::thread::scope(|scope| {
        let tried = scope.spawn(|| desk.ask_json(&["channel", "test", "back", "--json"]));
        // The mail that its way out sends to itself comes back, as from a mail server.
        let sent = mails(&house, 1).remove(0);
        house.deliver("back", sent.as_bytes());
        tried.join().expect("tried")
    });
    let claims = tried["claims"].as_array().expect("claims");
    let taken = claims.iter().find(|it| it["claim"] == "form_taken");
    assert_eq!(taken.expect("told")["result"], "passed", "{tried}");
    assert_eq!(desk.export(), [] as [Value; 0]);
    // Whoever posts under such a name without being expected is anybody.
    let path = format!("/form/back?probe=probe-{:032x}", 7);
    let posted = post_as(&desk, &path, URLENCODED, b"mail=ana%40example.test");
    assert_eq!(posted.status(), "422", "{}", posted.body);
}
