//! A second factor, from the first secret to the lost telephone, by the command line alone.

use std::io::Write as _;
use std::process::{Output, Stdio};
use std::time::{SystemTime, UNIX_EPOCH};

use centralita::access::encoding::read_base32;
use centralita::access::totp;
use centralita::domain::Moment;

use crate::house::{Desk, House};

/// An agent's own machine, which knows the desk only by its address.
struct Laptop<'a> {
    house: &'a House,
    address: String,
    fingerprint: String,
}

impl Laptop<'_> {
    fn run(&self, arguments: &[&str], typed: &str) -> Output {
        let mut child = self
            .house
            .bare(arguments)
            .env("XDG_CONFIG_HOME", self.house.path("laptop"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("started");
        let mut input = child.stdin.take().expect("piped");
        // A command that reads nothing may have ended already.
        let _ = input.write_all(typed.as_bytes());
        drop(input);
        child.wait_with_output().expect("ended")
    }

    fn login(&self, password: &std::path::Path, more: &[&str], typed: &str) -> Output {
        let password = password.to_str().expect("a plain path");
        let mut line = vec!["login", &self.address, "--user", "sofia"];
        line.extend(["--password-file", password]);
        line.extend(["--fingerprint", &self.fingerprint]);
        line.extend(more);
        self.run(&line, typed)
    }
}

fn laptop<'a>(house: &'a House, desk: &Desk<'_>) -> Laptop<'a> {
    let shown = desk.ask(&["cert", "fingerprint"]);
    Laptop {
        house,
        address: desk.door("agents"),
        fingerprint: String::from_utf8_lossy(&shown.stdout).trim().to_owned(),
    }
}

#[allow(clippy::disallowed_methods)] // An authenticator app reads the clock of its own machine.
fn digits(secret: &str) -> String {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .expect("after 1970");
    let now = Moment(i64::try_from(since.as_millis()).expect("before the year 292 million"));
    totp::code(now, &read_base32(secret).expect("base32"))
}

fn document(output: &Output) -> serde_json::Value {
    assert!(output.status.success(), "{output:?}");
    serde_json::from_slice(&output.stdout).expect("a document")
}

#[test]
fn a_second_factor_is_set_up_asked_for_and_got_round_with_a_recovery_code_once() {
    let house = House::new();
    let desk = house.start();
    let password = house.path("password");
    std::fs::write(&password, "una frase larga y propia\n").expect("written");
    let file = password.to_str().expect("a plain path");
    let added = desk.ask(&["agent", "add", "sofia", "--password-file", file]);
    assert!(added.status.success(), "{added:?}");
    let laptop = laptop(&house, &desk);

    let before = laptop.login(&password, &[], "");
    assert!(before.status.success(), "{before:?}");
    let begun = document(&laptop.run(&["agent", "code", "--json"], ""));
    let code = digits(begun["secret"].as_str().expect("a secret"));
    let confirm = ["agent", "code", "--confirm", "-", "--json"];
    let on = document(&laptop.run(&confirm, &code));
    let recovery = on["recovery_codes"][0].as_str().expect("a code").to_owned();

    let without = laptop.login(&password, &[], "");
    assert_eq!(without.status.code(), Some(5), "{without:?}");
    let replayed = laptop.login(&password, &["--code-file", "-"], &code);
    assert!(
        !replayed.status.success(),
        "a code works once: {replayed:?}"
    );
    let recovered = laptop.login(&password, &["--code-file", "-"], &recovery);
    assert!(recovered.status.success(), "{recovered:?}");
    let again = laptop.login(&password, &["--code-file", "-"], &recovery);
    assert!(
        !again.status.success(),
        "a recovery code works once: {again:?}"
    );
}
