//! A later version disappoints: the record goes back to the copy that was kept before it was brought up.

use std::fs;

use redb::{Database, TableDefinition};

use crate::house::{House, mail};

/// Makes the record one of a later schema, as a later program would leave it.
fn bring_up(house: &House, schema: u32) {
    let database = Database::open(house.path("data/desk.redb")).expect("a record");
    let batch = database.begin_write().expect("one writes");
    let meta = TableDefinition::<&str, &[u8]>::new("meta");
    batch
        .open_table(meta)
        .expect("there")
        .insert("schema", schema.to_le_bytes().as_slice())
        .expect("written");
    batch.commit().expect("kept");
}

/// Asks where no desk runs: the code, and both outputs.
fn said(house: &House, words: &[&str]) -> (Option<i32>, String) {
    let done = house.command(words).args(["--lang", "en"]).output();
    let done = done.expect("run");
    let told = [done.stdout, done.stderr].concat();
    (
        done.status.code(),
        String::from_utf8_lossy(&told).into_owned(),
    )
}

#[test]
fn a_record_that_a_later_version_brought_up_goes_back_to_the_copy_it_kept() {
    let house = House::new();
    let desk = house.start();
    house.deliver("1", &mail("1", "before"));
    house.wait_for("in/cur", |names| names.len() == 1);
    let schema = desk.ask_json(&["store", "info", "--json"])["records_version"].clone();
    let schema = u32::try_from(schema.as_u64().expect("a number")).expect("small");
    let before = desk.export();
    assert!(desk.stop().success());
    let record = house.path("data/desk.redb");
    fs::copy(&record, house.path(&format!("data/desk.schema-{schema}"))).expect("kept");
    let desk = house.start();
    house.deliver("2", &mail("2", "after"));
    house.wait_for("in/cur", |names| names.len() == 2);
    assert!(desk.stop().success());
    bring_up(&house, schema + 1);

    assert_eq!(house.start_in_vain(), Some(78));
    let (code, told) = said(&house, &["store", "downgrade", "--dry-run"]);
    assert_eq!(code, Some(0), "{told}");
    assert!(told.contains("1 conversation and 1 message"), "{told}");
    assert_eq!(house.start_in_vain(), Some(78), "nothing was done");
    let (code, told) = said(&house, &["store", "downgrade"]);
    assert_eq!(code, Some(2), "it has to be confirmed: {told}");
    let (code, told) = said(&house, &["store", "downgrade", "--yes"]);
    assert_eq!(code, Some(0), "{told}");
    let left = fs::read_dir(house.path("data")).expect("there").flatten();
    let left: Vec<String> = left
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| name.starts_with("desk.left-"))
        .collect();
    assert_eq!(left.len(), 1, "what came after is kept: {told}");

    let desk = house.start();
    assert_eq!(desk.export(), before);
    let (code, told) = said(&house, &["store", "downgrade", "--yes"]);
    assert_eq!(code, Some(4), "not under a desk at work: {told}");
    assert!(desk.stop().success());
    let (code, told) = said(&house, &["store", "downgrade", "--yes"]);
    assert_eq!(code, Some(3), "{told}");
    assert!(
        told.contains("no later version has changed the record"),
        "{told}"
    );
}

#[test]
fn a_restore_takes_copies_of_earlier_schemas_aside_with_their_record() {
    let house = House::new();
    let desk = house.start();
    assert!(desk.stop().success());
    let copy = house.path("data/desk.schema-1");
    fs::copy(house.path("data/desk.redb"), &copy).expect("kept");
    let backup = house.path("one.ctbak").display().to_string();
    let (code, told) = said(&house, &["backup", "create", "--to", &backup]);
    assert_eq!(code, Some(0), "{told}");
    let restore = ["backup", "restore", "--replace", "--yes", "--json", &backup];
    let (code, told) = said(&house, &restore);
    assert_eq!(code, Some(0), "{told}");
    assert!(
        !copy.exists(),
        "the restored record was never of that schema"
    );
    let told: serde_json::Value = serde_json::from_str(&told).expect("a document");
    let aside = told["moved_aside"].as_str().expect("a folder");
    assert!(std::path::Path::new(aside).join("desk.schema-1").exists());
}
