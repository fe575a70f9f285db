//! One customer by mail and by a connector: one record once somebody says so, one timeline, and the
//! answer by the way that was used last or chosen.

use serde_json::{Value, json};

use crate::connector::{Connector, answer, house, last, message};
use crate::house::{Desk, House, mail};

/// Ana by mail (conversation 1) and by telephone (conversation 2).
fn both(house: &House) -> (Desk<'_>, Connector) {
    house.deliver("1", &mail("m1", "Por correo"));
    let desk = house.start();
    house.wait_for("in/cur", |names| !names.is_empty());
    let connector = Connector::of(&desk);
    let described = connector.send(
        "PUT",
        "descriptor",
        &json!({"v": 1, "text": {"limit": 1600}, "proactive": true, "identity_schemes": ["tel"]}),
    );
    assert_eq!(described.status, 200, "{described:?}");
    connector.events(&json!([message("k1", "y por teléfono")]));
    (desk, connector)
}

fn shown(desk: &Desk<'_>, conversation: &str) -> Value {
    desk.ask_json(&["conv", "show", conversation, "--json"])
}

fn contact(desk: &Desk<'_>, conversation: &str) -> String {
    let id = shown(desk, conversation)["contact"]["id"].clone();
    id.as_str().expect("an id").to_owned()
}

/// Somebody says that both customers are one.
fn merge(desk: &Desk<'_>) {
    let (one, other) = (contact(desk, "1"), contact(desk, "2"));
    let merged = desk.ask(&["customer", "merge", "--yes", &one, &other]);
    assert!(merged.status.success(), "{merged:?}");
}

#[test]
fn the_same_name_is_nobodys_proof_and_an_agents_word_is() {
    let house = house();
    let (desk, connector) = both(&house);
    assert_ne!(contact(&desk, "1"), contact(&desk, "2"), "never by a guess");
    let (mail, telephone) = (contact(&desk, "1"), contact(&desk, "2"));
    let merged = desk.ask(&["customer", "merge", "--yes", &mail, &telephone]);
    assert!(merged.status.success(), "{merged:?}");
    assert_eq!(contact(&desk, "2"), mail);
    let one = desk.ask_json(&["customer", "show", &mail, "--json"]);
    let text = one.to_string();
    for known in ["ana@example.test", "+34600111222"] {
        assert!(text.contains(known), "{text}");
    }
    connector.events(&json!([message("k2", "¿hay novedades?")]));
    let both = desk.ask(&["export", "--customer", &mail, "--json"]);
    let both = String::from_utf8_lossy(&both.stdout).into_owned();
    assert_eq!(
        both.lines().count(),
        2,
        "one record, both conversations: {both}"
    );
}

#[test]
fn whoever_a_vendor_vouches_for_by_their_mail_is_one_record_and_nobody_else() {
    let house = house();
    let (desk, connector) = both(&house);
    let claims = |key: &str, tel: &str, verified: &str| {
        let mut event = message(key, "soy yo");
        event["from"] = json!({"scheme": "tel", "value": tel, "verified": verified,
            "aliases": [{"scheme": "mail", "value": "ana@example.test"}]});
        let said = connector.events(&json!([event]))[0].clone();
        let conversation = said["conversation"]
            .as_str()
            .unwrap_or_else(|| panic!("{said}"));
        contact(&desk, conversation)
    };
    let ana = contact(&desk, "1");
    assert_ne!(
        claims("c1", "+34600999888", "none"),
        ana,
        "anybody can say so"
    );
    assert_eq!(claims("c2", "+34600111222", "vendor"), ana);
    assert_eq!(
        contact(&desk, "2"),
        ana,
        "and what was there before is theirs"
    );
    let shown = desk
        .ask_json(&["customer", "show", &ana, "--json"])
        .to_string();
    for known in ["ana@example.test", "+34600111222"] {
        assert!(shown.contains(known), "{shown}");
    }
    assert!(!shown.contains("+34600999888"), "{shown}");
}

#[test]
fn a_matter_begun_by_mail_is_finished_on_the_telephone() {
    let house = house();
    let (desk, connector) = both(&house);
    merge(&desk);
    let via = desk.ask(&[
        "conv",
        "reply",
        "1",
        "--via",
        "sms",
        "Se lo cuento por aquí.",
    ]);
    assert!(via.status.success(), "{via:?}");
    let delivery = connector.fetch().remove(0);
    assert_eq!(
        delivery["message"]["to"]["value"], "+34600111222",
        "{delivery}"
    );
    assert_eq!(delivery["message"]["conversation"], "1");
    connector.settle(
        &delivery,
        &json!({"outcome": "accepted", "vendor_ids": ["v1"]}),
    );
    let mut back = message("k2", "perfecto, gracias");
    back["thread"] = json!({"in_reply_to": "v1"});
    let result = connector.events(&json!([back]))[0].clone();
    assert_eq!(result["conversation"], "1", "the same matter: {result}");
    answer(&desk, "1", "A usted.");
    let delivery = connector.fetch().remove(0);
    assert_eq!(
        delivery["message"]["reply_to"], "k2",
        "by the way used last"
    );
    let said = last(&desk, "1");
    assert_eq!(
        (&said["channel"], &said["text"]),
        (&json!("sms"), &json!("A usted."))
    );
    assert_eq!(shown(&desk, "1")["messages"][0]["channel"], "mail");
}

#[test]
fn a_matter_begun_on_the_telephone_is_finished_by_mail() {
    let house = house();
    let (desk, connector) = both(&house);
    merge(&desk);
    let via = desk.ask(&[
        "conv",
        "reply",
        "2",
        "--via",
        "mail",
        "Le mando la factura.",
    ]);
    assert!(via.status.success(), "{via:?}");
    let out = house.wait_for("out/new", |names| !names.is_empty());
    let sent = std::fs::read_to_string(house.path("out/new").join(&out[0])).expect("a mail");
    assert!(sent.contains("ana@example.test"), "{sent}");
    let id = sent
        .lines()
        .find(|line| line.to_lowercase().starts_with("message-id:"));
    let id = id
        .expect("an id")
        .split_once(':')
        .expect("a value")
        .1
        .trim();
    let back = format!(
        "From: Ana Ruiz <ana@example.test>\r\nTo: help@desk.test\r\nSubject: Re: factura\r\n\
         Message-ID: <m9@example.test>\r\nIn-Reply-To: {id}\r\nReferences: {id}\r\n\r\nRecibida.\r\n"
    );
    house.deliver("2", back.as_bytes());
    house.wait_for("in/cur", |names| names.len() > 1);
    assert_eq!(
        last(&desk, "2")["text"].as_str().map(str::trim),
        Some("Recibida.")
    );
    assert_eq!(connector.get("outbox?wait=0").json(), json!([]));
}
