//! What was typed into a form: whose it may be, who works with it, and how it is forgotten.

use serde_json::{Value, json};

use crate::house::House;
use crate::session;
use crate::webform::{FORM, knowing_ana, post, shown, sofia};

#[test]
fn whose_an_address_is_that_was_typed_is_told_and_one_word_joins_the_two() {
    let house = House::new();
    let desk = knowing_ana(&house);
    post(
        &desk,
        "contact",
        "name=Ana&mail=ana%40example.test&message=By+the+form",
    );
    let typed = shown(&desk, 2)["contact"]["id"].clone();
    let typed = typed.as_str().expect("an id");
    let record = desk.ask_json(&["customer", "show", typed, "--json"]);
    assert_eq!(
        record["likely"],
        json!([{"contact": "1", "name": "Ana Ruiz",
            "address": {"scheme": "mail", "value": "ana@example.test"}}]),
        "{record}"
    );
    let told = desk.ask(&["customer", "show", typed]);
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    assert!(
        told.contains(&format!("customer merge 1 {typed}")),
        "what to write: {told}"
    );

    let joined = desk.ask_json(&["customer", "merge", "1", typed, "--yes", "--json"]);
    assert_eq!(joined["likely"], json!([]), "nothing is left: {joined}");
    let theirs = shown(&desk, 2);
    assert_eq!(theirs["contact"]["id"], "1");
    assert_eq!(theirs["messages"][0]["author"], "Ana Ruiz", "{theirs}");
}

/// Row 3.33, and what a form may ask of whoever takes its work.
#[test]
fn a_forms_work_has_its_origin_and_goes_to_whoever_has_its_skills() {
    let house = House::new();
    house.configure(&FORM.replacen(
        "origin = \"web\"",
        "origin = \"web\"\nskills = { orders = 3 }",
        1,
    ));
    let desk = house.start();
    session::hire_sofia(&house, &desk);
    let _sofia = sofia(&desk);
    post(&desk, "contact", "mail=ana%40example.test&message=Mine");
    let case = desk.ask_json(&["explain", "conv", "1", "--json"]);
    assert!(
        case.to_string().contains("skill"),
        "why Sofia, who is there, was not offered it: {case}"
    );
    let conversation = shown(&desk, 1);
    assert_eq!(conversation["assignee"], Value::Null, "{conversation}");
    assert_eq!(conversation["case_origin"], "web", "{conversation}");
}

/// Row 0.30: what was typed under somebody's address is erased by itself, and theirs stays.
#[test]
fn a_record_of_what_was_typed_is_erased_without_the_customers_own() {
    let house = House::new();
    let desk = knowing_ana(&house);
    post(
        &desk,
        "contact",
        "name=Mallory&mail=ana%40example.test&message=Typed+by+somebody",
    );
    let typed = shown(&desk, 2)["contact"]["id"].clone();
    let typed = typed.as_str().expect("an id");
    let erased = desk.ask_json(&["customer", "erase", typed, "--yes", "--json"]);
    assert_eq!(erased["conversations"], 1, "{erased}");
    let left = shown(&desk, 2).to_string();
    assert!(
        !left.contains("Typed by somebody") && !left.contains("Mallory"),
        "{left}"
    );
    let hers = shown(&desk, 1);
    assert_eq!(hers["contact"]["name"], "Ana Ruiz", "{hers}");
    assert_eq!(hers["messages"][0]["text"], "Hello.", "{hers}");
}
