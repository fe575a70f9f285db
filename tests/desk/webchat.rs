//! A chat with visitors of the operator's own pages and apps, over the real program's own door.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use serde_json::{Value, json};
use tungstenite::http::StatusCode;

use crate::house::{Desk, House, get, mail};
use crate::session::{self, Page};
use crate::visitor::Visitor;

pub(crate) const SECRET: &str = "a secret of thirty-two bytes ....";

const SHOP: &str = r#"
[status.here]
available = true

[channel.shop]
kind = "webchat"
queue = "support"
undo_send = "0s"
origins = ["https://shop.example"]

[channel.strict]
kind = "webchat"
queue = "support"
ask_name = "required"
privacy = "https://shop.example/privacy"
"#;

pub(crate) fn shop(house: &House) -> Desk<'_> {
    house.configure(SHOP);
    let desk = house.start();
    session::hire_sofia(house, &desk);
    desk
}

/// Sofia, signed in and there.
pub(crate) fn sofia(desk: &Desk<'_>) -> Page {
    let mut page = Page::open(desk, "http://{door}").expect("opened");
    page.enter();
    let status = page.ask(&json!({"area": "presence", "type": "set_status", "status": "here"}));
    assert_eq!(status["type"], "accepted", "{status}");
    page
}

/// Takes the offer that comes; its conversation.
pub(crate) fn accept(page: &mut Page) -> Value {
    let offer = page.hear("offer")["news"]["offer"].take();
    let accepted = page.ask(&json!({"area": "work", "type": "accept", "offer": offer["offer_id"]}));
    assert_eq!(accepted["type"], "accepted", "{accepted}");
    offer["conversation"].clone()
}

/// A word of the site on somebody, for an hour.
pub(crate) fn signed(mut claims: Value) -> String {
    use base64::Engine as _;
    let engine = base64::engine::general_purpose::URL_SAFE_NO_PAD;
    let now = std::time::UNIX_EPOCH.elapsed().expect("after 1970");
    claims["exp"] = json!(now.as_secs() + 3_600);
    let head = engine.encode(json!({"alg": "HS256", "typ": "JWT"}).to_string());
    let signed = format!("{head}.{}", engine.encode(claims.to_string()));
    let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, SECRET.as_bytes());
    let signature = ring::hmac::sign(&key, signed.as_bytes());
    format!("{signed}.{}", engine.encode(signature.as_ref()))
}

pub(crate) fn reply(page: &mut Page, conversation: &Value, base: u32, text: &str) {
    let reply = json!({"client_message": format!("{base:032x}"), "text": text,
        "attachments": [], "cc": []});
    let sent = page.ask(&json!({"area": "work", "type": "reply",
        "conversation": conversation["id"], "base_seq": base, "reply": reply}));
    assert_eq!(sent["data"]["type"], "sent", "{sent}");
}

#[test]
fn a_visitor_writes_an_agent_answers_and_the_visitor_reads_it() {
    let house = House::new();
    let desk = shop(&house);
    let mut page = sofia(&desk);
    let (mut ana, welcome) = Visitor::come(&desk, "shop", &json!({"language": "es"}));
    assert_eq!(welcome["state"]["stage"], "none", "{welcome}");
    ana.say(&json!({"type": "about", "name": "Ana", "mail": "ana@example.test"}));
    let taken = ana.write("first-message", "Where is my order?");
    assert_eq!(taken["type"], "taken", "{taken}");

    let conversation = accept(&mut page);
    assert_eq!(conversation["contact"]["name"], "Ana", "{conversation}");
    let joined = ana.hear_that(|told| told["state"]["stage"] == "with" || told["stage"] == "with");
    assert_eq!(joined["agent"], "sofia", "{joined}");
    reply(&mut page, &conversation, 1, "It arrives tomorrow.");
    let answer = ana.hear_that(|told| told["from"] == "desk");
    assert_eq!(
        (&answer["text"], &answer["name"], &answer["state"]),
        (
            &json!("It arrives tomorrow."),
            &json!("sofia"),
            &json!("sent")
        ),
        "{answer}"
    );

    ana.say(&json!({"type": "seen", "upto": answer["id"]}));
    let read = ana.hear_that(|told| told["id"] == answer["id"] && told["state"] == "read");
    assert_eq!(
        read["text"], answer["text"],
        "what was told before, as it is now"
    );
    let known = desk.ask(&["customer", "show", "1", "--json"]);
    let known = String::from_utf8_lossy(&known.stdout);
    assert!(known.contains("ana@example.test"), "{known}");
}

#[test]
fn whoever_comes_back_with_their_pass_reads_on_where_they_left() {
    let house = House::new();
    let desk = shop(&house);
    let (mut ana, welcome) = Visitor::come(&desk, "shop", &json!({}));
    ana.write("first-message", "Where is my order?");
    drop(ana);
    let pass = welcome["pass"].clone();
    let (mut again, welcome) = Visitor::come(&desk, "shop", &json!({"pass": pass}));
    assert_eq!(
        welcome["messages"][0]["called"], "first-message",
        "{welcome}"
    );
    assert_eq!(welcome["messages"][0]["from"], "you");
    assert_eq!(welcome["state"]["stage"], "waiting", "{welcome}");
    let since = welcome["messages"][0]["id"].clone();
    again.write("second-message", "Hello?");
    drop(again);
    let (_, welcome) = Visitor::come(&desk, "shop", &json!({"pass": pass, "since": since}));
    let messages = welcome["messages"].as_array().expect("messages");
    assert_eq!(messages.len(), 2, "{welcome}");
    assert_eq!(messages[1]["text"], "Hello?");
    assert_eq!(welcome["gap"], false, "{welcome}");
}

/// Told only what was later than the last they had, they never saw it.
#[test]
fn an_answer_that_waited_while_they_were_away_is_told_when_they_come_back() {
    let house = House::new();
    house.configure(&SHOP.replacen("undo_send = \"0s\"", "undo_send = \"2s\"", 1));
    let desk = house.start();
    session::hire_sofia(&house, &desk);
    let mut page = sofia(&desk);
    let (mut ana, welcome) = Visitor::come(&desk, "shop", &json!({}));
    ana.write("first-message", "Where is my order?");
    let conversation = accept(&mut page);
    reply(&mut page, &conversation, 1, "It arrives tomorrow.");
    let last = ana.write("second-message", "Hello?")["message"].take();
    let (mut other, _) = Visitor::come(&desk, "shop", &json!({"pass": welcome["pass"]}));
    drop(ana);
    other.hear_that(|told| told["from"] == "desk");
    let again = json!({"pass": welcome["pass"], "since": last});
    let (_, welcome) = Visitor::come(&desk, "shop", &again);
    assert_eq!(
        welcome["messages"][1]["text"], "It arrives tomorrow.",
        "{welcome}"
    );
}

#[test]
fn a_message_said_twice_is_there_once() {
    let house = House::new();
    let desk = shop(&house);
    let (mut ana, welcome) = Visitor::come(&desk, "shop", &json!({}));
    let first = ana.write("first-message", "Where is my order?");
    let (mut again, _) = Visitor::come(&desk, "shop", &json!({"pass": welcome["pass"]}));
    let second = again.write("first-message", "Where is my order?");
    assert_eq!(first, second);
    let (_, welcome) = Visitor::come(&desk, "shop", &json!({"pass": welcome["pass"]}));
    assert_eq!(welcome["messages"].as_array().map(Vec::len), Some(1));
}

#[test]
fn nobody_reads_what_is_another_visitors() {
    let house = House::new();
    let desk = shop(&house);
    let (mut ana, hers) = Visitor::come(&desk, "shop", &json!({}));
    ana.write("first-message", "My card number is 4111");
    let pass = hers["pass"].as_str().expect("a pass");
    let forged = pass.replacen('.', "0.", 1);
    for (channel, pass) in [("shop", ""), ("shop", &forged), ("strict", pass)] {
        let (_, welcome) = Visitor::come(&desk, channel, &json!({"pass": pass}));
        assert_eq!(welcome["messages"], json!([]), "{channel} {pass}");
        assert_ne!(welcome["pass"], hers["pass"]);
    }
}

#[test]
fn only_the_sites_of_a_chat_and_apps_may_open_it() {
    let house = House::new();
    let desk = shop(&house);
    let opens = |origin| Visitor::open(&desk, "shop", origin).err();
    assert_eq!(opens(None), None);
    assert_eq!(opens(Some("https://shop.example")), None);
    assert_eq!(opens(Some("http://{door}")), None);
    for foreign in ["https://evil.example", "http://shop.example", "null"] {
        assert_eq!(
            opens(Some(foreign)),
            Some(StatusCode::FORBIDDEN),
            "{foreign}"
        );
    }
    let other = Visitor::open(&desk, "mail", None).err();
    assert_eq!(other, Some(StatusCode::NOT_FOUND), "mail is no chat");
}

#[test]
fn what_has_to_be_said_first_is_asked_for_by_name() {
    let house = House::new();
    let desk = shop(&house);
    let (mut ana, welcome) = Visitor::come(&desk, "strict", &json!({}));
    assert_eq!(welcome["form"]["name"], "required", "{welcome}");
    let refused = ana.write("first-message", "hello");
    assert_eq!(refused["code"], "about", "{refused}");
    ana.say(&json!({"type": "about", "name": "Ana"}));
    let refused = ana.write("first-message", "hello");
    assert_eq!(refused["detail"], "say consent in an about frame first");
    ana.say(&json!({"type": "about", "name": "Ana", "consent": true}));
    assert_eq!(ana.write("first-message", "hello")["type"], "taken");
}

#[test]
fn what_cannot_be_taken_is_refused_by_name_and_the_talk_goes_on() {
    let house = House::new();
    let desk = shop(&house);
    let (mut ana, _) = Visitor::come(&desk, "shop", &json!({}));
    let long = "ñ".repeat(10_001);
    let fault = |told: Value| told["code"].as_str().map(str::to_owned);
    assert_eq!(
        fault(ana.write("first-message", &long)).as_deref(),
        Some("too_long")
    );
    assert_eq!(
        fault(ana.write("first-message", " ")).as_deref(),
        Some("empty")
    );
    assert_eq!(fault(ana.write("short", "hello")).as_deref(), Some("id"));
    ana.say(&json!({"type": "dance"}));
    assert_eq!(fault(ana.hear("refused")).as_deref(), Some("frame"));
    assert_eq!(ana.write("first-message", "hello")["type"], "taken");
}

#[test]
fn somebody_whom_the_site_vouches_for_is_the_customer_of_that_mail_address() {
    let house = House::new();
    let secret = house.path("secret");
    std::fs::write(&secret, SECRET).expect("written");
    house.configure(&format!(
        "[channel.shop]\nkind = 'webchat'\nqueue = 'support'\nidentity_secret = {{ file = {secret:?} }}\n"
    ));
    let desk = house.start();
    house.deliver("1", &mail("one", "A table with a dent"));
    house.wait_for("in/new", <[String]>::is_empty);
    let token = signed(json!({"sub": "ana-7", "name": "Ana", "email": "ana@example.test"}));
    let (mut ana, welcome) = Visitor::come(&desk, "shop", &json!({"identity": token}));
    assert_eq!(welcome["identity_refused"], Value::Null, "{welcome}");
    assert_eq!(ana.write("first-message", "And my order?")["type"], "taken");
    let of = |number| desk.ask_json(&["conv", "show", number, "--json"])["contact"]["id"].take();
    assert_eq!(of("1"), of("2"), "one customer by mail and by chat");
    let forged = json!({"identity": "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIiwiZXhwIjoxfQ."});
    let (_, welcome) = Visitor::come(&desk, "shop", &forged);
    assert_eq!(
        welcome["identity_refused"], "identity_malformed",
        "{welcome}"
    );
}

#[test]
fn a_visitor_who_floods_is_told_to_wait_and_nobody_else_is() {
    let house = House::new();
    let desk = shop(&house);
    let (mut flood, _) = Visitor::come(&desk, "shop", &json!({}));
    let mut refused = Value::Null;
    for n in 0..40 {
        let told = flood.write(&format!("message-{n:04}"), "buy this");
        if told["type"] == "refused" {
            refused = told;
            break;
        }
    }
    assert_eq!(refused["code"], "too_fast", "{refused}");
    assert!(refused["retry_after_ms"].as_i64() > Some(0), "{refused}");
    let (mut ana, _) = Visitor::come(&desk, "shop", &json!({}));
    assert_eq!(ana.write("first-message", "hello")["type"], "taken");
}

/// A file put in a visitor's name: the answer whole.
pub(crate) fn put(desk: &Desk<'_>, pass: &str, length: u64, bytes: &[u8]) -> String {
    let door = desk.door("http");
    let mut stream = TcpStream::connect(&door).expect("connected");
    let head = format!(
        "PUT /chat/shop/files HTTP/1.1\r\nHost: {door}\r\nConnection: close\r\n\
         Authorization: Bearer {pass}\r\nContent-Length: {length}\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).expect("written");
    // Whoever is told no at once may find nobody listening to the rest.
    let _ = stream.write_all(bytes);
    let mut answer = String::new();
    let _ = stream.read_to_string(&mut answer);
    answer
}

#[test]
fn a_file_is_seen_by_whom_it_was_shown_to_and_nobody_else() {
    let house = House::new();
    let desk = shop(&house);
    let (mut ana, hers) = Visitor::come(&desk, "shop", &json!({}));
    let (_, his) = Visitor::come(&desk, "shop", &json!({}));
    let pass = |welcome: &Value| welcome["pass"].as_str().expect("a pass").to_owned();
    let (hers, his) = (pass(&hers), pass(&his));
    let answer = put(&desk, &hers, 5, b"photo");
    let (_, body) = answer.split_once("\r\n\r\n").expect("a body");
    let file = serde_json::from_str::<Value>(body).expect("JSON")["file"].take();
    ana.say(&json!({"type": "send", "id": "with-a-file",
        "files": [{"file": file, "name": "../photo.jpg", "mime": "image/jpeg"}]}));
    let shown = ana.hear("message");
    assert_eq!(shown["files"][0]["name"], "photo.jpg", "{shown}");
    let path = format!("/chat/shop/files/{}", file.as_str().expect("a ticket"));
    let fetched = |pass: &str| {
        get(
            &desk.door("http"),
            &path,
            &format!("Authorization: Bearer {pass}\r\n"),
        )
    };
    assert!(
        fetched(&hers).ends_with("\r\n\r\nphoto"),
        "{}",
        fetched(&hers)
    );
    assert!(
        fetched(&his).starts_with("HTTP/1.1 404"),
        "{}",
        fetched(&his)
    );
    assert!(fetched("nobody").starts_with("HTTP/1.1 401"));
}

#[test]
fn a_file_that_is_too_large_or_nobodys_is_not_kept() {
    let house = House::new();
    let desk = shop(&house);
    let (mut ana, welcome) = Visitor::come(&desk, "shop", &json!({}));
    let pass = welcome["pass"].as_str().expect("a pass");
    let most = welcome["form"]["file_bytes_max"].as_u64().expect("a limit");
    assert!(put(&desk, pass, most + 1, b"").starts_with("HTTP/1.1 422"));
    assert!(put(&desk, "nobody", 5, b"photo").starts_with("HTTP/1.1 401"));
    ana.say(&json!({"type": "send", "id": "with-a-file",
        "files": [{"file": format!("{}.forged", "0a".repeat(32)), "name": "x"}]}));
    assert_eq!(ana.hear("refused")["code"], "file_unknown");
}

/// A program that says it is a picture is kept, and whoever opens the conversation is told what it is.
#[test]
fn a_file_that_lies_about_its_type_is_shown_for_what_it_is() {
    let house = House::new();
    let desk = shop(&house);
    let (mut ana, welcome) = Visitor::come(&desk, "shop", &json!({}));
    let pass = welcome["pass"].as_str().expect("a pass");
    let answer = put(&desk, pass, 4, b"MZ\x01\x00");
    let (_, body) = answer.split_once("\r\n\r\n").expect("a body");
    let file = serde_json::from_str::<Value>(body).expect("JSON")["file"].take();
    ana.say(&json!({"type": "send", "id": "with-a-file",
        "files": [{"file": file, "name": "photo.jpg", "mime": "image/jpeg"}]}));
    ana.hear("taken");
    let shown = desk.ask_json(&["conv", "show", "1", "--json"]);
    let attachment = &shown["messages"][0]["attachments"][0];
    assert_eq!(
        attachment["mime"], "image/jpeg",
        "what its sender says: {shown}"
    );
    assert!(attachment["found"].is_string(), "and what it is: {shown}");
    let path = format!("/chat/shop/files/{}", file.as_str().expect("a ticket"));
    let fetched = get(
        &desk.door("http"),
        &path,
        &format!("Authorization: Bearer {pass}\r\n"),
    );
    let head = fetched.to_lowercase();
    assert!(
        head.contains("content-type: application/octet-stream"),
        "{fetched}"
    );
    assert!(
        head.contains("content-disposition: attachment"),
        "{fetched}"
    );
    assert!(
        head.contains("x-content-type-options: nosniff"),
        "{fetched}"
    );
}

/// Frames that cost the desk work and say nothing are no way to keep it from others.
#[test]
fn a_connection_that_floods_is_ended_and_nobody_else_is() {
    let house = House::new();
    let desk = shop(&house);
    let (mut flood, _) = Visitor::come(&desk, "shop", &json!({}));
    let seen = json!({"type": "seen", "upto": "1"}).to_string();
    for _ in 0..2_000 {
        // Once it has closed nothing more is taken.
        if flood
            .socket
            .send(tungstenite::Message::text(seen.clone()))
            .is_err()
        {
            break;
        }
    }
    while flood.next().is_some() {}
    let (mut ana, _) = Visitor::come(&desk, "shop", &json!({}));
    assert_eq!(ana.write("first-message", "hello")["type"], "taken");
}

#[test]
fn a_foreign_page_reaches_neither_files_nor_requests() {
    let house = House::new();
    let desk = shop(&house);
    let (_, welcome) = Visitor::come(&desk, "shop", &json!({}));
    let pass = welcome["pass"].as_str().expect("a pass");
    let header = format!("Authorization: Bearer {pass}\r\nOrigin: https://evil.example\r\n");
    let fetched = get(&desk.door("http"), "/chat/shop/files/x", &header);
    assert!(fetched.starts_with("HTTP/1.1 403"), "{fetched}");
    let (status, _) = crate::polled::post(
        &desk,
        "shop",
        &json!({"said": [{"type": "hello"}]}),
        "Origin: https://evil.example\r\n",
    );
    assert_eq!(status, 403);
}

#[test]
fn a_word_of_the_site_for_another_chat_is_believed_by_that_one_only() {
    let house = House::new();
    let (shop, blog) = (house.path("shop-secret"), house.path("blog-secret"));
    std::fs::write(&shop, SECRET).expect("written");
    std::fs::write(&blog, "another secret, also of 32 bytes....").expect("written");
    house.configure(&format!(
        "[channel.shop]\nkind = 'webchat'\nqueue = 'support'\nidentity_secret = {{ file = {shop:?} }}\n\
         [channel.blog]\nkind = 'webchat'\nqueue = 'support'\nidentity_secret = {{ file = {blog:?} }}\n"
    ));
    let desk = house.start();
    let token = signed(json!({"sub": "ana-7"}));
    let (_, welcome) = Visitor::come(&desk, "shop", &json!({"identity": token}));
    assert_eq!(welcome["identity_refused"], Value::Null, "{welcome}");
    let hers = welcome["pass"].clone();
    let again = json!({"identity": token, "pass": hers});
    let (_, welcome) = Visitor::come(&desk, "blog", &again);
    assert_eq!(
        welcome["identity_refused"], "identity_signature",
        "{welcome}"
    );
    assert_eq!(welcome["messages"], json!([]));
}

#[test]
fn a_chat_is_tried_by_a_visitor_of_whom_nothing_stays() {
    let house = House::new();
    let desk = shop(&house);
    let tried = desk.ask_json(&["channel", "test", "strict", "--json"]);
    let claims = tried["claims"].as_array().expect("claims");
    let result = |name: &str| {
        let claim = claims.iter().find(|claim| claim["claim"] == name);
        claim.unwrap_or_else(|| panic!("{tried}"))["result"].clone()
    };
    assert_eq!([result("chat_door"), result("chat_taken")], ["passed"; 2]);
    assert_eq!(desk.export(), [] as [Value; 0]);
    // Whoever writes by such a name without being expected is a visitor like any other.
    let (mut visitor, _) = Visitor::come(&desk, "shop", &json!({}));
    let id = format!("probe-{:032x}", 7);
    visitor.say(&json!({"type": "send", "id": id, "text": "Hola"}));
    assert_ne!(visitor.hear("taken")["message"], "0");
    assert_eq!(desk.export().len(), 1);
}
