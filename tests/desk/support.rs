//! What is sent to whoever helps from elsewhere says how the desk does, and about nobody.

use std::fs;
use std::process::Command;

use serde_json::Value;

use crate::house::{Desk, House};

/// A customer and her letter: none of it may leave in a bundle.
const LETTER: &str = "From: Zacarias Quintanilla <zacarias.q@customer.example>\r\nTo: help@desk.test\r\n\
    Subject: Canarysubject of mine\r\nMessage-ID: <canary@customer.example>\r\nMIME-Version: 1.0\r\n\
    Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nCanarytext, call me: +34611222333.\r\n--b\r\n\
    Content-Type: text/plain\r\nContent-Disposition: attachment; filename=canaryfile.txt\r\n\r\n\
    Canaryinside\r\n--b--\r\n";

/// Settings with secrets, texts and customers in every place that takes them.
const SETTINGS: &str = "first_response = '2m'\n\
    [template.hello]\nen = 'Canarytemplate for everybody'\n\
    [rule.vip]\nwhen = \"from == 'canaryrule@customer.example'\"\npriority = 200\n\
    [store]\ncache = '16MB'\n";

const CANARIES: [&str; 13] = [
    "Zacarias",
    "Quintanilla",
    "customer.example",
    "Canarysubject",
    "Canarytext",
    "611222333",
    "canaryfile",
    "Canaryinside",
    "Canarytemplate",
    "canaryrule",
    "canarysecret",
    "help@desk.test",
    "Canaryshop",
];

fn bundle(house: &House, name: &str) -> (Value, String) {
    let file = house.path(name).display().to_string();
    let made = house.command(&["support-bundle", "--to", &file, "--json"]);
    let made = { made }.output().expect("run");
    assert!(made.status.success(), "{made:?}");
    let told = serde_json::from_slice(&made.stdout).expect("a document");
    let out = Command::new("tar").args(["xOf", &file]).output();
    let all = String::from_utf8_lossy(&out.expect("it runs").stdout).into_owned();
    (told, all)
}

fn settle(house: &House, port: u16) {
    house.configure(&format!(
        "{SETTINGS}[desk]\nname = 'Canaryshop'\n[channel.web]\nkind = 'webform'\n\
         queue = 'support'\nanswer_by = 'mail'\n"
    ));
    let path = house.path("etc/centralita.toml");
    let text = fs::read_to_string(&path).expect("there");
    let http = format!("http = '127.0.0.1:{port}'\nmetrics_token = 'canarysecret0000000000'");
    let text = text.replace("http = '127.0.0.1:0'", &http);
    fs::write(&path, text).expect("written");
    let mode = std::os::unix::fs::PermissionsExt::from_mode(0o600);
    fs::set_permissions(&path, mode).expect("set");
}

fn take_in(house: &House, desk: &Desk<'_>) {
    house.deliver("1.letter", LETTER.as_bytes());
    house.wait_for("in/new", <[String]>::is_empty);
    while desk.export().is_empty() {
        std::thread::yield_now();
    }
}

#[test]
fn a_bundle_for_support_says_how_the_desk_does_and_nothing_of_anybody() {
    let house = House::new();
    let [port] = crate::ports::own_ports();
    settle(&house, port);
    let desk = house.start();
    take_in(&house, &desk);
    let (told, all) = bundle(&house, "s.tar");
    for canary in CANARIES {
        let at = all.to_lowercase().find(&canary.to_lowercase());
        let near = at.map(|at| &all[at.saturating_sub(80)..at + canary.len()]);
        assert_eq!(near, None, "{canary}");
    }
    for said in [
        env!("CARGO_PKG_VERSION"),
        "queue.support.first_response = 2m",
        "store.cache = 16MB",
        "server.metrics_token = •••",
        "centralita_queue_waiting{queue=\"support\"}",
        "\"records_version\"",
        "\"fingerprint\"",
        "\"generation\": 1",
        "MemTotal",
        "desk.redb:",
        "README.txt",
    ] {
        assert!(all.contains(said), "{said} is not in {all}");
    }
    let missing: Vec<&str> = told["missing"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|one| one["name"].as_str())
        .collect();
    assert_eq!(missing, ["log.txt"], "{told}");
    let mode = fs::metadata(house.path("s.tar"))
        .expect("there")
        .permissions();
    assert_eq!(
        std::os::unix::fs::PermissionsExt::mode(&mode) & 0o777,
        0o600
    );
}

#[test]
fn a_bundle_is_made_of_a_desk_that_does_not_run_and_says_what_it_lacks() {
    let house = House::new();
    let [port] = crate::ports::own_ports();
    settle(&house, port);
    let (told, all) = bundle(&house, "s.tar");
    let holds = told["holds"].as_array().expect("a list");
    assert!(
        holds.iter().any(|name| name == "configuration.txt"),
        "{told}"
    );
    assert!(told["missing"].as_array().is_some_and(|all| all.len() >= 6));
    assert!(all.contains("queue.support.first_response = 2m"), "{all}");
    assert!(
        !all.contains("Canary") && !all.contains("canarysecret"),
        "{all}"
    );
}
