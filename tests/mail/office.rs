//! A desk whose mail is on a server, and how the tests look at it.

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
    let file = house.path("password");
    std::fs::write(&file, format!("{password}\n")).expect("written");
    let imap = imap.map_or_else(String::new, |port| {
        format!("imap = '127.0.0.1:{port}'\nimap_security = 'none'\n")
    });
    house.settle(&format!(
        "[server]\nagents = '127.0.0.1:0'\nhttps = ''\nlmtp = '127.0.0.1:0'\n\
         [queue.support]\nmode = 'pull'\n\
         [channel.post]\nkind = 'mail'\nqueue = 'support'\naddress = 'help@desk.test'\n\
         undo_send = '0s'\n{imap}smtp = '127.0.0.1:{smtp}'\nsmtp_security = 'none'\n\
         user = 'help@desk.test'\npassword = {{ file = '{}' }}\n{more}",
        file.display()
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

/// Asks until it is so: every asking is a process of its own, which takes its time.
pub(crate) fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let asked = (0..ASKED_MAX).any(|_| is_so());
    assert!(asked, "{what}, never");
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

const ASKED_MAX: usize = 2_000;
