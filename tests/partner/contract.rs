//! The contract is what the desk does: its routes are there, and its examples are taken.

use serde_json::Value;

use crate::connector::{Connector, house};

#[test]
fn the_contract_is_served_as_it_stands_and_its_routes_are_there() {
    let house = house();
    let desk = house.start();
    let connector = Connector::of(&desk);
    let served = connector.ask("GET", "/byoc/v1/openapi.json", "", b"");
    assert_eq!(
        served.body,
        include_bytes!("../../src/channels/partner/openapi.json")
    );
    let contract = served.json();
    for (path, item) in contract["paths"].as_object().expect("paths") {
        let place = path
            .replace("{channel}", "sms")
            .replace("{delivery_id}", "d1-0");
        for method in ["GET", "PUT", "POST", "DELETE", "PATCH"] {
            let known = item.get(method.to_lowercase()).is_some();
            let status = connector.ask(method, &place, "", b"").status;
            assert_eq!(status != 405, known, "{method} {path} gives {status}");
        }
    }
}

#[test]
fn every_code_of_a_problem_stands_in_the_contract() {
    let contract = include_str!("../../src/channels/partner/openapi.json");
    let contract: Value = serde_json::from_str(contract).expect("JSON");
    let listed = &contract["components"]["schemas"]["Problem"]["properties"]["code"]["enum"];
    let listed = listed.as_array().expect("a list");
    let source = include_str!("../../src/servers/byoc/problem.rs");
    // Every other piece is a text; codes of several words are told by how they are joined.
    let codes = source.split('"').skip(1).step_by(2).filter(|text| {
        text.contains('_') && text.chars().all(|c| c.is_ascii_lowercase() || c == '_')
    });
    let mut seen = 0;
    for code in codes {
        assert!(listed.iter().any(|it| it == code), "{code}");
        seen += 1;
    }
    assert!(seen > 10, "{seen}");
}

#[test]
fn every_example_of_a_request_is_taken() {
    let house = house();
    let desk = house.start();
    let connector = Connector::of(&desk);
    let contract: Value = connector
        .ask("GET", "/byoc/v1/openapi.json", "", b"")
        .json();
    let mut tried = 0;
    for (path, item) in contract["paths"].as_object().expect("paths") {
        for (method, operation) in item.as_object().expect("an item") {
            let example = &operation["requestBody"]["content"]["application/json"]["example"];
            if example.is_null() {
                continue;
            }
            let place = path
                .replace("{channel}", "sms")
                .replace("{delivery_id}", "d1-0");
            let kind = "Content-Type: application/json\r\n";
            let reply = connector.ask(
                &method.to_uppercase(),
                &place,
                kind,
                example.to_string().as_bytes(),
            );
            let known = operation["responses"].get(reply.status.to_string());
            assert!(known.is_some(), "{method} {path}: {reply:?}");
            assert!(
                ![400, 415, 422].contains(&reply.status),
                "{method} {path}: {reply:?}"
            );
            tried += 1;
        }
    }
    assert!(tried >= 3, "examples are there");
}
