//! A certificate that changes while the desk runs: who comes gets the new one, who is there stays.

use std::fs;
use std::time::Duration;

use centralita::client::{Client, Dial, Options, SignIn, key_of};
use centralita::net::fingerprint::Fingerprint;
use centralita::protocol::ToDesk;
use centralita::protocol::message::EntryRequest;
use tokio::time::sleep;

use crate::house::{House, get};

/// A certificate, its key and its fingerprint, as a desk makes them for itself.
struct Made {
    chain: Vec<u8>,
    secret: Vec<u8>,
    key: Fingerprint,
}

fn made() -> Made {
    let house = House::new();
    let desk = house.start();
    let key = desk.lines[0].strip_prefix("tls ").expect("a new key");
    let key = key.parse().expect("a fingerprint");
    let read = |name: &str| fs::read(house.path("data/tls").join(name)).expect("readable");
    let (chain, secret) = (read("server.pem"), read("server.key"));
    desk.stop();
    Made { chain, secret, key }
}

/// One after the other, as any tool that renews them does.
fn put(house: &House, chain: &[u8], secret: &[u8]) {
    for (name, bytes) in [("key.pem", secret), ("cert.pem", chain)] {
        fs::write(house.path("own/.draft"), bytes).expect("written");
        fs::rename(house.path("own/.draft"), house.path("own").join(name)).expect("renamed");
    }
}

#[test]
fn a_new_certificate_is_served_at_once_and_nobody_is_cut_off() {
    let (first, second) = (made(), made());
    let house = House::new();
    fs::create_dir(house.path("own")).expect("created");
    put(&house, &first.chain, &first.secret);
    let folder = house.path("own");
    let folder = folder.display();
    house.configure(&format!(
        "[tls]\ncert_file = '{folder}/cert.pem'\nkey_file = '{folder}/key.pem'\n"
    ));
    let desk = house.start();
    fs::write(house.path("password"), PASSWORD).expect("written");
    let password = house.path("password").display().to_string();
    let added = desk.ask(&["agent", "add", "ana", "--password-file", &password]);
    assert!(added.status.success(), "{added:?}");
    let address = desk.door("agents");
    let sign_in = SignIn::Password {
        name: "ana".to_owned(),
        password: PASSWORD.into(),
        code: None,
    };
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let dial = Dial::pinned(&address, first.key);
        let connected = Client::connect(dial, Options::new("test", sign_in.clone())).await;
        let (there, _inbox) = connected.expect("signed in");
        put(&house, b"not a certificate at all", &first.secret);
        put(&house, &second.chain, &second.secret);
        while key_of(&address).await.expect("it answers") != second.key {
            sleep(LOOK_EVERY).await;
        }
        let who = there.ask(ToDesk::Entry(EntryRequest::WhoAmI)).await;
        who.expect("the one who was there is still there");
        let dial = Dial::pinned(&address, first.key);
        let other = Client::connect(dial, Options::new("test", sign_in.clone())).await;
        assert!(other.is_err(), "whoever pinned the old one is warned");
        let dial = Dial::pinned(&address, second.key);
        let came = Client::connect(dial, Options::new("test", sign_in)).await;
        came.expect("signed in by the new one");
    });
    assert_eq!(desk.stop().code(), Some(0), "{}", house.log());
}

#[test]
fn a_certificate_that_cannot_be_used_is_told_everywhere_until_it_can() {
    let (first, second) = (made(), made());
    let house = House::new();
    for folder in ["own", "keys"] {
        fs::create_dir(house.path(folder)).expect("created");
    }
    let place = |at: &str, bytes: &[u8]| {
        fs::write(house.path("draft"), bytes).expect("written");
        fs::rename(house.path("draft"), house.path(at)).expect("renamed");
    };
    place("own/cert.pem", &first.chain);
    place("keys/key.pem", &first.secret);
    house.configure(&format!(
        "[tls]\ncert_file = '{}'\nkey_file = '{}'\n",
        house.path("own/cert.pem").display(),
        house.path("keys/key.pem").display(),
    ));
    let desk = house.start();
    let said = |line: &str| {
        let said = desk.ask(&line.split(' ').collect::<Vec<_>>());
        assert!(said.status.success(), "{said:?}");
        let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
        text(&said.stdout) + &text(&said.stderr)
    };
    let until = |told: bool| {
        while said("config status").contains("CT-2039") != told {}
    };
    let refused =
        || get(&desk.door("http"), "/metrics", "").contains("centralita_certificate_refused 1");
    assert!(!refused());

    place("own/cert.pem", &second.chain);
    until(true);
    assert!(
        said("--lang en status").contains("a certificate was put in place that cannot be used")
    );
    let shown = said("--lang en cert show");
    assert!(
        shown.contains(&first.key.to_string()),
        "the old one stays: {shown}"
    );
    assert!(
        shown.contains("the key does not belong to the certificate"),
        "{shown}"
    );
    assert!(refused());
    let renewed = desk.ask(&["cert", "renew"]);
    let why = String::from_utf8_lossy(&renewed.stderr);
    assert!(
        why.contains("CT-2039") && why.contains("cert show"),
        "{why}"
    );
    assert_eq!(renewed.status.code(), Some(78));

    // The key's folder is watched as well as the chain's.
    place("keys/key.pem", &second.secret);
    until(false);
    let shown = said("--lang en cert show");
    assert!(
        shown.contains(&second.key.to_string()) && !shown.contains("CT-2039"),
        "{shown}"
    );
    assert!(!said("--lang en status").contains("cannot be used"));
    assert!(!refused());
    assert_eq!(desk.stop().code(), Some(0), "{}", house.log());
}

const PASSWORD: &str = "correct horse battery staple";

const LOOK_EVERY: Duration = Duration::from_millis(20);

#[test]
fn check_says_what_is_wrong_with_the_files_of_a_certificate() {
    let house = House::new();
    fs::create_dir(house.path("own")).expect("created");
    let folder = house.path("own").display().to_string();
    house.configure(&format!(
        "[tls]\ncert_file = '{folder}/cert.pem'\nkey_file = '{folder}/key.pem'\n"
    ));
    let said = || {
        let checked = house.command(&["check"]).output().expect("run");
        assert!(checked.status.success(), "a warning only: {checked:?}");
        String::from_utf8_lossy(&checked.stderr).into_owned()
    };
    let missing = said();
    assert!(missing.contains("CT-2039") && missing.contains("cert.pem is not there"));
    let (one, other) = (made(), made());
    put(&house, &one.chain, &other.secret);
    let mismatched = said();
    assert!(
        mismatched.contains("the key does not belong"),
        "{mismatched}"
    );
    put(&house, b"nothing", &one.secret);
    let odd = said();
    assert!(odd.contains("is no certificate"), "{odd}");
    put(&house, &one.chain, &one.secret);
    let good = said();
    assert!(!good.contains("CT-2039"), "{good}");
}

/// What a start says that comes to nothing, and the code it leaves with.
fn in_vain(house: &House, lang: &str) -> (Option<i32>, String) {
    let mut command = house.command(&["serve", "--lang", lang]);
    let output = command.output().expect("ran");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.code(), said)
}

/// A key is a secret, and secrets are written `{ file = … }` everywhere else.
#[test]
fn the_files_of_a_certificate_may_be_written_as_secrets_are() {
    let good = made();
    let house = House::new();
    fs::create_dir(house.path("own")).expect("created");
    put(&house, &good.chain, &good.secret);
    let folder = house.path("own").display().to_string();
    house.configure(&format!(
        "[tls]\ncert_file = {{ file = '{folder}/cert.pem' }}\nkey_file = {{ file = '{folder}/key.pem' }}\n"
    ));
    assert_eq!(house.start().stop().code(), Some(0));
    assert!(!house.path("data/tls").exists(), "it made none of its own");
}

#[test]
fn a_start_without_the_certificate_it_was_given_leaves_with_78_and_says_what_to_do() {
    let good = made();
    let house = House::new();
    fs::create_dir(house.path("own")).expect("created");
    let folder = house.path("own").display().to_string();
    house.configure(&format!(
        "[tls]\ncert_file = '{folder}/cert.pem'\nkey_file = '{folder}/key.pem'\n"
    ));
    let (code, said) = in_vain(&house, "en");
    assert_eq!(code, Some(78), "{said}");
    for told in [
        "centralita.toml:13:13",
        "CT-2042",
        "tls.cert_file",
        "own/cert.pem is not there",
        "without cert_file",
    ] {
        assert!(said.contains(told), "{told} is missing: {said}");
    }
    put(&house, &good.chain, b"no key");
    let (code, said) = in_vain(&house, "es");
    assert_eq!(code, Some(78), "{said}");
    for told in [
        "tls.key_file",
        "own/key.pem no hay una clave",
        "póngalo ahí en PEM",
    ] {
        assert!(said.contains(told), "{told} is missing: {said}");
    }
    put(&house, &good.chain, &made().secret);
    let (code, said) = in_vain(&house, "en");
    assert_eq!(code, Some(78), "{said}");
    assert!(said.contains("the key does not belong"), "{said}");
    put(&house, &good.chain, &good.secret);
    house.start();
}

#[test]
fn a_credential_and_an_authority_that_are_not_there_leave_with_78_too() {
    let house = House::new();
    for (more, told) in [
        (
            "[tls]\ncert_file = { credential = 'tls-cert' }\nkey_file = { credential = 'tls-key' }\n",
            "no credential “tls-cert”",
        ),
        (
            "[tls]\nclient_certificates = 'required'\nclient_ca_file = '/nonexistent/ca.pem'\n",
            "tls.client_ca_file",
        ),
    ] {
        house.configure(more);
        let (code, said) = in_vain(&house, "en");
        assert_eq!(code, Some(78), "{said}");
        assert!(said.contains(told), "{said}");
    }
}
