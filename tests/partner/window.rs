//! When a vendor lets a business write, what it takes besides, and what ends: as a connector says it.

use centralita::domain::{Moment, Span};
use serde_json::{Value, json};

use crate::connector::{Connector, answer, house_with, last, message};
use crate::house::Desk;

/// A day after a message, and a template for what comes later.
fn windows() -> Value {
    let texts = json!({"es": "Hola {name}: le esperamos el {day}.", "en_US": "See you on {day}."});
    json!({"v": 1, "text": {"limit": 200}, "identity_schemes": ["tel"],
        "windows": [{"name": "standard", "opens_on": ["message", "click"], "seconds": 86_400}],
        "templates": {"items": [{"name": "reminder", "texts": texts}]}})
}

fn describe(connector: &Connector, page: &Value) {
    let said = connector.send("PUT", "descriptor", page);
    assert_eq!(said.status, 200, "{said:?}");
}

/// Ana wrote years ago.
fn long_ago(key: &str) -> Value {
    let mut event = message(key, "hola");
    event["occurred_at"] = json!("2020-01-01T00:00:00Z");
    event
}

/// A channel so described, whose customer wrote years ago.
fn long_shut(connector: &Connector, page: &Value) {
    describe(connector, page);
    connector.events(&json!([long_ago("k1")]));
}

fn said(desk: &Desk<'_>, words: &[&str]) -> (bool, String) {
    let done = desk.ask(words);
    let text = [done.stdout, done.stderr].concat();
    (
        done.status.success(),
        String::from_utf8_lossy(&text).into_owned(),
    )
}

/// Answers with a template that has one value.
fn send(desk: &Desk<'_>, template: &str, value: &str) -> (bool, String) {
    let reply = ["conv", "reply", "1", "--template", template];
    said(desk, &[&reply[..], &["--value", value]].concat())
}

#[test]
fn once_its_window_has_closed_a_channel_is_sent_a_template_by_name_with_its_values() {
    let house = house_with("undo_send = '0s'\n");
    let desk = house.start();
    let connector = Connector::of(&desk);
    long_shut(&connector, &windows());
    let (taken, refused) = said(
        &desk,
        &["conv", "reply", "1", "¿Sigue ahí?", "--lang", "en"],
    );
    assert!(!taken && refused.contains("CT-3011"), "{refused}");
    let (_, shown) = said(&desk, &["conv", "show", "1", "--lang", "en"]);
    assert!(
        shown.contains("--template reminder --value day=…"),
        "{shown}"
    );
    let (taken, refused) = said(&desk, &["conv", "reply", "1", "--template", "reminder"]);
    assert!(!taken && refused.contains("day"), "{refused}");
    let (taken, why) = send(&desk, "reminder", "day=el lunes");
    assert!(taken, "{why}");
    let message = &connector.fetch()[0]["message"];
    let values = json!({"name": "Ana", "day": "el lunes"});
    assert_eq!(
        message["template"],
        json!({"name": "reminder", "language": "es", "values": values})
    );
    let text = "Hola Ana: le esperamos el el lunes.";
    assert_eq!(message["parts"], json!([{"type": "text", "text": text}]));
    assert_eq!(
        (&message["window"], &message["tagged"]),
        (&Value::Null, &json!(false))
    );
    let kept = last(&desk, "1");
    assert_eq!(kept["template"]["name"], "reminder", "{kept}");
}

#[test]
fn what_a_customer_does_on_the_vendors_side_opens_a_window_that_names_it() {
    let house = house_with("undo_send = '0s'\n");
    let desk = house.start();
    let connector = Connector::of(&desk);
    long_shut(&connector, &windows());
    let click = json!({"key": "c1", "kind": "opening", "on": "click",
        "from": {"scheme": "tel", "value": "+34600111222"}});
    let results = connector.events(&json!([click]));
    assert_eq!(results[0]["result"], "accepted", "{results:?}");
    assert!(results[0]["notes"].is_null(), "{results:?}");
    answer(&desk, "1", "Bien");
    let message = &connector.fetch()[0]["message"];
    assert_eq!(message["window"], "standard", "{message}");
}

#[test]
fn an_operators_template_is_sent_where_the_connector_names_none() {
    let more = "undo_send = '0s'\n[channel.sms.terms]\ntemplates = ['cita']\n\
                [template.cita]\nes = 'Su cita: {hora}'\n";
    let house = house_with(more);
    let desk = house.start();
    let connector = Connector::of(&desk);
    let mut page = windows();
    page["templates"] = json!({"required": true});
    long_shut(&connector, &page);
    let (taken, why) = send(&desk, "cita", "hora=9:00");
    assert!(taken, "{why}");
    let message = &connector.fetch()[0]["message"];
    assert_eq!(message["template"]["name"], "cita", "{message}");
    assert_eq!(message["template"]["values"], json!({"hora": "9:00"}));
}

#[test]
fn the_operators_words_and_pace_hold_over_the_connectors() {
    let more = "undo_send = '0s'\n[channel.sms.terms]\nopt_out = ['Fuera']\nper_second = 1\n\
                opt_out_answer = 'adios'\n[template.adios]\nes = 'Hecho, {name}'\nen = 'Done, {name}'\n";
    let house = house_with(more);
    let desk = house.start();
    let connector = Connector::of(&desk);
    let mut page = windows();
    page["opt_out"] = json!({"keywords": {"es": ["BAJA"]}, "enforced_by": "vendor"});
    describe(&connector, &page);
    connector.events(&json!([message("k1", "BAJA")]));
    answer(&desk, "1", "¿Baja de qué?");
    let asked = connector.fetch().remove(0);
    connector.settle(&asked, &json!({"outcome": "accepted"}));
    connector.events(&json!([message("k2", "fuera")]));
    let confirmed = connector.fetch();
    let text = &confirmed[0]["message"]["parts"][0]["text"];
    assert!(text == "Hecho, Ana" || text == "Done, Ana", "{confirmed:?}");
    assert_eq!(confirmed[0]["message"]["author"], "system");
}

#[test]
fn what_a_connector_needs_and_what_ends_is_told_before_and_after() {
    let house = house_with("");
    let desk = house.start();
    let connector = Connector::of(&desk);
    describe(&connector, &windows());
    let state = |ends: Value| {
        let health = json!({"status": "ok", "expires": ends});
        assert_eq!(connector.send("POST", "health", &health).status, 200);
        let shown = desk.ask_json(&["channel", "show", "sms", "--json"]);
        let (state, cause) = (shown["state"].clone(), shown["cause"].clone());
        (state, cause, shown.to_string())
    };
    let token = |at: &str| json!([{"what": "token", "at": at}]);
    let (condition, cause, told) = state(token("2020-01-01T00:00:00Z"));
    assert_eq!(
        (condition, cause),
        (json!("needs_operator"), json!("expired"))
    );
    assert!(told.contains("2020-01-01"), "{told}");
    connector.events(&json!([message("k1", "hola")]));
    let now = last(&desk, "1")["at"].clone();
    let now = now.as_str().and_then(Moment::parse).expect("a time");
    let near = (now + Span::days(5)).to_string();
    let (condition, cause, told) = state(token(&near));
    assert_eq!((condition, cause), (json!("degraded"), json!("expiring")));
    assert!(told.contains(&near[..10]), "{told}");
    let (condition, cause, _) = state(token("2999-01-01T00:00:00Z"));
    assert_eq!((condition, cause), (json!("ok"), Value::Null));
    let odd = json!({"status": "ok", "expires": [{"what": "token", "at": "soon"}]});
    assert_eq!(connector.send("POST", "health", &odd).status, 422);
}
