//! From six answers in a file to a desk that takes mail and lets its administrator in.

use std::fs;
use std::process::Command;

use crate::house::{House, mail};

/// An empty folder: nothing is configured yet.
fn bare_house() -> House {
    let house = House::new();
    fs::remove_dir_all(house.path("etc")).expect("removed");
    house
}

fn run(command: &mut Command) -> String {
    let output = command.output().expect("run");
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{errors}");
    String::from_utf8(output.stdout).expect("text")
}

#[test]
fn six_answers_make_a_desk_that_runs() {
    let house = bare_house();
    let answers = format!(
        "language = \"en\"\nname = \"Chairs & Tables\"\nhost = \"\"\naddress = \"help@desk.test\"\n\
         maildir = \"{}\"\nadmin = \"ana\"\n",
        house.path("").display()
    );
    fs::write(house.path("answers.toml"), answers).expect("written");
    let file = house.path("answers.toml").display().to_string();
    let said = run(&mut house.command(&["setup", "--no-input", "--answers", &file]));
    let config = house.path("etc/centralita.toml");
    assert!(said.contains(&config.display().to_string()), "{said}");
    assert!(said.contains("agent add ana"), "{said}");
    run(&mut house.command(&["check", "--strict"]));

    // What is free here decides about the doors; everything else is as it was answered.
    fs::create_dir_all(house.path("etc/conf.d")).expect("created");
    let doors = "[server]\nagents = '127.0.0.1:0'\nhttps = '127.0.0.1:0'\nhttp = '127.0.0.1:0'\n";
    fs::write(house.path("etc/conf.d/doors.toml"), doors).expect("written");
    let desk = house.start();
    fs::write(house.path("password"), "a long enough one, 1042").expect("written");
    let mut add = house.command(&["agent", "add", "ana", "--role", "administrator"]);
    run(add.arg("--password-file").arg(house.path("password")));

    house.deliver("1", &mail("first", "A question"));
    house.wait_for("in/new", <[String]>::is_empty);
    while desk.export().is_empty() {
        std::thread::yield_now();
    }
    let shown = desk.ask_json(&["conv", "show", "1", "--json"]);
    assert_eq!(shown["subject"], "A question");
    assert_eq!(shown["queue"], "support");
    let people = desk.ask_json(&["agent", "list", "--json"]);
    assert_eq!(people["items"][0]["role"], "administrator");
    desk.stop();
}

#[test]
fn a_desk_that_is_set_up_is_not_set_up_over() {
    let house = House::new();
    let before = fs::read(house.path("etc/centralita.toml")).expect("there");
    fs::write(house.path("answers.toml"), "name = \"x\"\n").expect("written");
    let file = house.path("answers.toml").display().to_string();
    let output = house.command(&["setup", "--answers", &file]).output();
    let output = output.expect("run");
    assert_eq!(output.status.code(), Some(4));
    let after = fs::read(house.path("etc/centralita.toml")).expect("there");
    assert_eq!(before, after);
}

/// A folder as a package leaves it: every key as a comment.
fn packaged_house() -> House {
    let house = House::new();
    let file = "# Everything is as it would be without this.\n[server]\n#agents = \"127.0.0.1:7443\"\n\n[desk]\n";
    fs::write(house.path("etc/centralita.toml"), file).expect("written");
    house
}

#[test]
fn beside_the_comments_of_a_package_it_writes_a_file_of_its_own() {
    let house = packaged_house();
    let before = fs::read(house.path("etc/centralita.toml")).expect("there");
    fs::write(house.path("answers.toml"), "admin = \"ana\"\n").expect("written");
    let file = house.path("answers.toml").display().to_string();
    let said = run(&mut house.command(&["setup", "--answers", &file]));
    assert!(said.contains("conf.d/00-setup.toml"), "{said}");
    let after = fs::read(house.path("etc/centralita.toml")).expect("there");
    assert_eq!(before, after);
    run(&mut house.command(&["check", "--strict"]));
    let again = house.command(&["setup", "--answers", &file]).output();
    assert_eq!(again.expect("run").status.code(), Some(4));
}

#[test]
fn the_first_administrator_is_let_in_by_a_link() {
    let house = House::new();
    let desk = house.start();
    let made = desk.ask_json(&[
        "agent",
        "add",
        "ana",
        "--role",
        "administrator",
        "--link",
        "--json",
    ]);
    let link = made["link"].as_str().expect("a link");
    assert!(
        link.starts_with("https://") && link.contains("/enter/"),
        "{link}"
    );
    assert_eq!(made["name"], "ana");
    desk.stop();
}
