//! Who is let in, and what is never read: wrong tokens, wrong bodies, too much of anything.

use std::os::unix::fs::PermissionsExt;

use serde_json::json;

use crate::connector::{Connector, TOKEN, answer, house, house_with, message};

const EVENTS: &str = "/byoc/v1/channels/sms/events";
const JSON: &str = "Content-Type: application/json\r\n";

#[test]
fn only_the_channels_own_token_opens_it() {
    let house = house();
    let desk = house.start();
    let with = |token: &str, path: &str| {
        let connector = Connector::showing(&desk, token);
        connector.ask("POST", path, JSON, b"[]").problem()
    };
    let said = |status: u16, code: &str| (status, code.to_owned());
    assert_eq!(
        with("sms-0123456789abcdeg", EVENTS),
        said(401, "unauthorized")
    );
    assert_eq!(with("", EVENTS), said(401, "unauthorized"));
    assert_eq!(
        with("other-0123456789abcdef", EVENTS),
        said(403, "other_channel")
    );
    let nowhere = "/byoc/v1/channels/fax/events";
    assert_eq!(
        with("other-0123456789abcdef", nowhere),
        said(404, "no_such_channel")
    );
    assert_eq!(with("nobody's", nowhere), said(401, "unauthorized"));
    let mail = "/byoc/v1/channels/mail/events";
    assert_eq!(
        with("other-0123456789abcdef", mail),
        said(404, "no_such_channel")
    );
}

#[test]
fn a_connector_whose_token_was_changed_needs_somebody_at_once_and_agents_hear_of_it() {
    let house = house();
    let desk = house.start();
    let connector = Connector::of(&desk);
    connector.events(&json!([message("k1", "hola")]));
    std::fs::write(house.path("sms.token"), "sms-another-0123456789\n").expect("written");
    // What a token says is believed for five seconds.
    while connector.get("outbox?wait=1").status != 401 {
        std::thread::yield_now();
    }
    let ailing = desk.ask_json(&["channel", "show", "sms", "--json"]);
    assert_eq!(
        (&ailing["state"], &ailing["cause"]),
        (&json!("needs_operator"), &json!("auth"))
    );
    let page = connector.ask("GET", "/metrics", "", b"");
    let page = String::from_utf8_lossy(&page.body).into_owned();
    let line = "centralita_channel_condition{channel=\"sms\"} 3";
    assert!(page.contains(line), "{page}");
    let strange = Connector::showing(&desk, "nobody-ever-had-this-one");
    assert_eq!(strange.get("outbox").status, 401);
    let mended = Connector::showing(&desk, "sms-another-0123456789");
    assert_eq!(mended.get("outbox").status, 200);
    let well = desk.ask_json(&["channel", "show", "sms", "--json"]);
    assert_eq!(well["state"], "ok", "{well}");
}

#[test]
fn a_token_that_was_changed_while_the_desk_was_down_is_known_for_what_it_was() {
    let house = house();
    let desk = house.start();
    Connector::of(&desk).events(&json!([message("k1", "hola")]));
    desk.kill();
    std::fs::write(house.path("sms.token"), "sms-another-0123456789\n").expect("written");
    let desk = house.start();
    assert_eq!(Connector::of(&desk).get("outbox").status, 401);
    let ailing = desk.ask_json(&["channel", "show", "sms", "--json"]);
    assert_eq!(
        (&ailing["state"], &ailing["cause"]),
        (&json!("needs_operator"), &json!("auth"))
    );
    let kept = std::fs::read_to_string(house.path("data/tokens")).expect("remembered");
    assert!(!kept.contains(TOKEN), "only its digest");
    let mended = Connector::showing(&desk, "sms-another-0123456789");
    assert_eq!(mended.get("outbox").status, 200);
    let well = desk.ask_json(&["channel", "show", "sms", "--json"]);
    assert_eq!(well["state"], "ok", "{well}");
}

#[test]
fn a_token_that_everybody_can_read_is_warned_of() {
    let house = house();
    let checked = |mode: u32| {
        let mode = std::fs::Permissions::from_mode(mode);
        std::fs::set_permissions(house.path("sms.token"), mode).expect("set");
        let checked = house.command(&["check"]).output().expect("ran");
        assert!(checked.status.success(), "it is a warning: {checked:?}");
        [checked.stdout, checked.stderr].concat()
    };
    let told = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    let open = told(checked(0o644));
    assert!(
        open.contains("CT-2038") && open.contains("sms.token"),
        "{open}"
    );
    let shut = told(checked(0o600));
    assert!(!shut.contains("sms.token"), "{shut}");
}

#[test]
fn whoever_tries_many_tokens_is_slowed_down() {
    let house = house();
    let desk = house.start();
    let guess = Connector::showing(&desk, "guess");
    let told = (0..40).map(|_| guess.ask("POST", EVENTS, JSON, b"[]").problem().0);
    let told: Vec<u16> = told.collect();
    assert_eq!(told[0], 401);
    assert_eq!(told[39], 429);
    let known = Connector::of(&desk);
    assert_eq!(
        known.events(&json!([])).len(),
        0,
        "whoever has the token is let in all the same"
    );
}

#[test]
fn bodies_that_are_not_what_they_should_be_are_refused_in_stable_words() {
    let house = house();
    let desk = house.start();
    let connector = Connector::of(&desk);
    let post = |headers: &str, body: &[u8]| connector.ask("POST", EVENTS, headers, body).problem();
    let said = |status: u16, code: &str| (status, code.to_owned());
    assert_eq!(
        post("Content-Type: text/plain\r\n", b"[]"),
        said(415, "media_type")
    );
    assert_eq!(post("", b"[]"), said(415, "media_type"));
    let zipped = "Content-Type: application/json\r\nContent-Encoding: gzip\r\n";
    assert_eq!(post(zipped, b"[]"), said(415, "media_type"));
    assert_eq!(post(JSON, b"[{"), said(400, "malformed"));
    assert_eq!(post(JSON, b"[\"\xff\"]"), said(400, "malformed"));
    assert_eq!(post(JSON, b"{}"), said(422, "unprocessable"));
    assert_eq!(
        post(JSON, "[".repeat(5_000).as_bytes()),
        said(422, "too_deep")
    );
    let many = json!(vec![message("k", "x"); 101]).to_string();
    assert_eq!(post(JSON, many.as_bytes()), said(422, "too_many_events"));
    let long = format!("[\"{}\"]", "x".repeat(1024 * 1024));
    assert_eq!(post(JSON, long.as_bytes()), said(413, "too_large"));
    assert!(desk.export().is_empty());
}

#[test]
fn a_body_that_does_not_say_how_long_it_is_ends_at_the_limit() {
    let house = house();
    let desk = house.start();
    let connector = Connector::of(&desk);
    let mut bytes = format!(
        "POST {EVENTS} HTTP/1.1\r\nHost: desk\r\nConnection: close\r\nAuthorization: Bearer {}\r\n\
         Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n",
        connector.token
    )
    .into_bytes();
    for _ in 0..40 {
        bytes.extend_from_slice(b"10000\r\n");
        bytes.resize(bytes.len() + 0x10000, b' ');
        bytes.extend_from_slice(b"\r\n");
    }
    bytes.extend_from_slice(b"0\r\n\r\n");
    assert_eq!(
        connector.raw(&bytes).problem(),
        (413, "too_large".to_owned())
    );
}

#[test]
fn a_route_or_method_that_is_not_there_is_told_as_a_problem() {
    let house = house();
    let desk = house.start();
    let connector = Connector::of(&desk);
    assert_eq!(
        connector.get("nothing").problem(),
        (404, "no_such_route".to_owned())
    );
    let wrong = connector.send("DELETE", "events", &json!([]));
    assert_eq!(wrong.problem(), (405, "method".to_owned()));
    assert!(wrong.head.contains("allow: post"), "{}", wrong.head);
    for query in ["wait=31", "wait=-1", "max=0", "max=51", "wait=x", "max=1.5"] {
        assert_eq!(
            connector.get(&format!("outbox?{query}")).problem().0,
            422,
            "{query}"
        );
    }
}

#[test]
fn a_channel_that_is_switched_off_keeps_nothing() {
    let house = house_with("enabled = false");
    let desk = house.start();
    let reply = Connector::of(&desk).send("POST", "events", &json!([message("k1", "hola")]));
    assert_eq!(reply.problem(), (409, "channel_off".to_owned()));
    assert!(desk.export().is_empty());
}

#[test]
fn a_descriptor_is_kept_and_agents_are_held_to_it() {
    let house = house();
    let desk = house.start();
    let connector = Connector::of(&desk);
    assert_eq!(
        connector.get("descriptor").problem(),
        (404, "no_such_descriptor".to_owned())
    );
    let descriptor = json!({"v": 1, "text": {"limit": 10, "unit": "char"}, "identity_schemes": ["tel"],
        "future": {"member": true}});
    let first = connector.send("PUT", "descriptor", &descriptor);
    assert_eq!(
        (first.status, &first.json()["changed"]),
        (200, &json!(true)),
        "{first:?}"
    );
    let again = connector.send("PUT", "descriptor", &descriptor).json();
    assert_eq!(again["changed"], false);
    connector.events(&json!([message("k1", "hola")]));
    let long = desk.ask(&["conv", "reply", "1", "más de diez letras"]);
    assert!(!long.status.success(), "the composer is held to ten");
    desk.kill();
    let desk = house.start();
    assert_eq!(Connector::of(&desk).get("descriptor").json(), descriptor);
    assert!(
        !desk
            .ask(&["conv", "reply", "1", "más de diez letras"])
            .status
            .success()
    );
    assert!(desk.ask(&["conv", "reply", "1", "diez"]).status.success());
    let bent = json!({"text": {"limit": 0}, "identity_schemes": ["tel"]});
    let refused = Connector::of(&desk).send("PUT", "descriptor", &bent);
    assert_eq!(refused.problem(), (422, "unprocessable".to_owned()));
}

#[test]
fn what_the_operator_allows_less_of_holds_whatever_a_connector_can() {
    let house = house_with("file_max = '10B'\n");
    let desk = house.start();
    let connector = Connector::of(&desk);
    let descriptor = json!({"v": 1, "text": {"limit": 100}, "identity_schemes": ["tel"],
        "files": {"max_bytes": {"*": 1_000}, "max_count": 1}});
    assert_eq!(connector.send("PUT", "descriptor", &descriptor).status, 200);
    connector.events(&json!([message("k1", "hola")]));
    let file = house.path("file.txt");
    std::fs::write(&file, "more than ten bytes").expect("written");
    let file = file.display().to_string();
    let reply = ["conv", "reply", "1", "Here.", "--attach", &file];
    let refused = desk.ask(&reply);
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(said.contains("CT-3013"), "{said}");
}

#[test]
fn no_more_leaves_in_a_day_than_the_connector_says() {
    let house = house_with("undo_send = '0s'\n");
    let desk = house.start();
    let connector = Connector::of(&desk);
    let descriptor = json!({"v": 1, "text": {"limit": 100}, "identity_schemes": ["tel"],
        "rate": {"per_day": 1}});
    assert_eq!(connector.send("PUT", "descriptor", &descriptor).status, 200);
    connector.events(&json!([message("k1", "hola")]));
    for text in ["uno", "dos"] {
        answer(&desk, "1", text);
    }
    let first = connector.fetch();
    assert_eq!(first.len(), 1);
    connector.settle(&first[0], &json!({"outcome": "accepted"}));
    let more = connector.get("outbox?wait=0&max=50");
    assert_eq!(more.json(), json!([]), "the other one waits for tomorrow");
    let without = json!({"v": 1, "text": {"limit": 100}, "identity_schemes": ["tel"]});
    assert_eq!(connector.send("PUT", "descriptor", &without).status, 200);
    assert_eq!(connector.fetch().len(), 1);
}
