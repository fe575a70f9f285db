//! A desk whose mail is on a server, and how the tests look at it.

use std::time::Duration;

use serde_json::Value;

use crate::house::{Desk, House};

/// A desk for `help@desk.test`, its mail at these ports; `more` stands at the end of its channel.
pub(crate) fn house(imap: Option<u16>, smtp: u16, more: &str) -> House {
    let house = House::new();
    configure(&house, imap, smtp, "secret", more);
    house
}

/// Writes the settings, and the password beside them.
pub(crate) fn configure(house: &House, imap: Option<u16>, smtp: u16, password: &str, more: &str) {
    std::fs::write(house.path("password"), format!("{password}\n")).expect("written");
    settle(house, "help@desk.test", imap, smtp, "none", more);
}

/// The same for another address.
pub(crate) fn configure_as(house: &House, address: &str, imap: Option<u16>, smtp: u16, more: &str) {
    std::fs::write(house.path("password"), "secret\n").expect("written");
    settle(house, address, imap, smtp, "none", more);
}

/// A desk whose lines are private from the first byte; their authority is in the file that `file`
/// makes.
pub(crate) fn private_house(
    imap: u16,
    smtp: u16,
    file: impl FnOnce(std::path::PathBuf) -> String,
) -> House {
    let house = House::new();
    std::fs::write(house.path("password"), "secret\n").expect("written");
    let more = format!("authorities = '{}'\n", file(house.path("ca.pem")));
    settle(&house, "help@desk.test", Some(imap), smtp, "tls", &more);
    house
}

/// A desk whose lines become private once it is asked; their authority is in that file.
pub(crate) fn asking_house(
    imap: Option<u16>,
    smtp: u16,
    authorities: &str,
    more: impl FnOnce(&House) -> String,
) -> House {
    let house = House::new();
    std::fs::write(house.path("password"), "secret\n").expect("written");
    let more = format!(
        "lmtp = true\nauthorities = '{authorities}'\n{}",
        more(&house)
    );
    settle(&house, "help@desk.test", imap, smtp, "starttls", &more);
    house
}

fn settle(house: &House, address: &str, imap: Option<u16>, smtp: u16, security: &str, more: &str) {
    let imap = imap.map_or_else(String::new, |port| {
        format!("imap = '127.0.0.1:{port}'\nimap_security = '{security}'\n")
    });
    house.settle(&format!(
        "[server]\nagents = '127.0.0.1:0'\nhttps = ''\nhttp = '127.0.0.1:0'\n\
         lmtp = '127.0.0.1:0'\n[queue.support]\nmode = 'pull'\n\
         [channel.post]\nkind = 'mail'\nqueue = 'support'\naddress = '{address}'\n\
         undo_send = '0s'\n{imap}smtp = '127.0.0.1:{smtp}'\nsmtp_security = '{security}'\n\
         user = '{address}'\npassword = {{ file = '{}' }}\n{more}",
        house.path("password").display()
    ));
}

/// The subjects of everything the desk holds, in the order of arrival.
pub(crate) fn subjects(desk: &Desk<'_>) -> Vec<String> {
    let held = desk.export();
    held.iter().map(|one| text(&one["subject"])).collect()
}

/// The only message of the desk's own in a conversation, when its state is `wanted`.
pub(crate) fn until_answer_is(desk: &Desk<'_>, number: &str, wanted: &str) -> Value {
    let mut last = Value::Null;
    until(&format!("{number} is {wanted}"), || {
        let shown = desk.ask_json(&["conv", "show", number, "--json"]);
        let messages = shown["messages"].as_array().expect("a list");
        let own = messages.iter().find(|one| one["direction"] == "out");
        last = own.expect("there is an answer").clone();
        last["state"] == wanted
    });
    last
}

/// How the channel does.
pub(crate) fn channel(desk: &Desk<'_>) -> Value {
    desk.ask_json(&["channel", "list", "--json"])["items"][0].clone()
}

/// Asks until it is so.
pub(crate) fn until(what: &str, is_so: impl FnMut() -> bool) {
    until_within(LONG, what, is_so);
}

/// The same, for about so long.
pub(crate) fn until_within(about: Duration, what: &str, mut is_so: impl FnMut() -> bool) {
    let looks = about.as_millis() / BETWEEN.as_millis();
    let is_found = (0..looks).any(|_| {
        let found = is_so();
        if !found {
            std::thread::park_timeout(BETWEEN);
        }
        found
    });
    assert!(is_found, "{what}, never");
}

pub(crate) fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// A mail to the desk.
pub(crate) fn mail(id: &str, subject: &str, more: &str) -> Vec<u8> {
    format!(
        "From: Ana Ruiz <ana@shop.test>\r\nTo: help@desk.test\r\nSubject: {subject}\r\n\
         Message-ID: <{id}@shop.test>\r\n{more}\r\nText of {id}.\r\n"
    )
    .into_bytes()
}

/// The most memory that a desk has had at once, in bytes.
pub(crate) fn peak_bytes(desk: &Desk<'_>) -> u64 {
    let path = format!("/proc/{}/status", desk.child().id());
    let text = std::fs::read_to_string(path).expect("readable");
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().split(' ').next()?.parse::<u64>().ok());
    kilobytes.expect("a number") * 1024
}

const BETWEEN: Duration = Duration::from_millis(10);

/// Longer than anything takes on a slow and busy machine.
const LONG: Duration = Duration::from_secs(120);
