//! A small business for the tests: two shared mailboxes, a pull and a push queue, people without passwords.

use std::process::Output;

use serde_json::Value;

use crate::house::{Desk, House};

/// Sofia is in both queues, Marcos in support, Lucía in sales, Pau alone in returns; Berta supervises.
const PEOPLE: &[&[&str]] = &[
    &["sofia", "--queue", "support,sales"],
    &["marcos", "--queue", "support"],
    &["lucia", "--queue", "sales"],
    &["pau", "--queue", "returns"],
    &["berta", "--role", "supervisor"],
];

/// A folder with the shop's settings, `more` at their end.
pub(crate) fn house(more: &str) -> House {
    let house = House::new();
    configure(&house, more);
    house
}

/// Writes the shop's settings, with `more` at their end.
pub(crate) fn configure(house: &House, more: &str) {
    let root = house.path("");
    let root = root.display();
    house.configure(&format!(
        "mode = 'pull'\ndisposition_required = true\nfirst_response = '4h'\n\
         [queue.sales]\noffer_timeout = '1h'\n\
         [queue.returns]\nmode = 'pull'\n\
         [queue.phone]\nfamily = 'omnichannel'\n\
         [channel.orders]\nkind = 'maildir'\ninbox = '{root}orders/in'\noutbox = '{root}orders/out'\n\
         address = 'orders@desk.test'\nqueue = 'sales'\n\
         [status.available]\navailable = true\n[status.busy]\n\
         [tag.parcel]\n[tag.urgent]\n[disposition.done]\n[disposition.spam]\n\
         [decline_reason.lunch]\n{more}"
    ));
}

/// Changes the settings as somebody with an editor does.
pub(crate) fn edit(house: &House, from: &str, to: &str) {
    let file = house.path("etc/centralita.toml");
    let settings = std::fs::read_to_string(&file).expect("settings");
    let edited = settings.replacen(from, to, 1);
    assert_ne!(edited, settings, "nothing says {from}");
    let draft = house.path("etc/.draft");
    std::fs::write(&draft, edited).expect("written");
    std::fs::rename(draft, file).expect("renamed");
}

/// Starts the desk and hires everybody.
pub(crate) fn open(house: &House) -> Desk<'_> {
    let desk = house.start();
    for person in PEOPLE {
        let mut words = vec!["agent", "add", "--no-password"];
        words.extend(*person);
        done(&desk, &words);
    }
    desk
}

/// Asks in somebody's name.
pub(crate) fn ask_as(desk: &Desk<'_>, who: &str, words: &[&str]) -> Output {
    let mut all = words.to_vec();
    all.extend(["--as", who]);
    desk.ask(&all)
}

/// Asks and takes only yes for an answer.
pub(crate) fn done(desk: &Desk<'_>, words: &[&str]) -> String {
    let output = desk.ask(words);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{words:?}: {said}");
    String::from_utf8(output.stdout).expect("text")
}

/// The same in somebody's name.
pub(crate) fn done_as(desk: &Desk<'_>, who: &str, words: &[&str]) -> String {
    let mut all = words.to_vec();
    all.extend(["--as", who]);
    done(desk, &all)
}

/// Asks and takes only no for an answer: the exit code, and the stable code of why.
pub(crate) fn refused_as(desk: &Desk<'_>, who: &str, words: &[&str]) -> (i32, String) {
    let output = ask_as(desk, who, words);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success(), "{words:?} was done");
    let code = said.split([' ', ':']).find(|word| word.starts_with("CT-"));
    (
        output.status.code().expect("it ended by itself"),
        code.unwrap_or(&said).to_owned(),
    )
}

/// A conversation as the operator sees it.
pub(crate) fn show(desk: &Desk<'_>, number: &str) -> Value {
    desk.ask_json(&["conv", "show", number, "--json"])
}

/// A conversation as somebody sees it.
pub(crate) fn show_as(desk: &Desk<'_>, who: &str, number: &str) -> Value {
    desk.ask_json(&["conv", "show", number, "--json", "--as", who])
}

/// The numbers that a list gives, in its order.
pub(crate) fn numbers(desk: &Desk<'_>, words: &[&str]) -> Vec<String> {
    let mut all = vec!["conv", "list", "--json"];
    all.extend(words);
    let list = desk.ask_json(&all);
    let items = list["items"].as_array().expect("a list");
    items.iter().map(|one| text(&one["id"])).collect()
}

/// The kinds of a conversation's events, with who caused each.
pub(crate) fn events(shown: &Value) -> Vec<(String, String)> {
    let events = shown["events"].as_array().expect("a list");
    events
        .iter()
        .map(|event| (text(&event["kind"]), text(&event["by"])))
        .collect()
}

/// Asks until it is so: every asking is a process of its own, which takes its time.
pub(crate) fn until(what: &str, is_so: impl Fn() -> bool) {
    let asked = (0..ASKED_MAX).any(|_| is_so());
    assert!(asked, "{what}, never");
}

/// A text of a document.
pub(crate) fn text(value: &Value) -> String {
    value
        .as_str()
        .unwrap_or_else(|| panic!("{value} is no text"))
        .to_owned()
}

/// A mail to the shop's support, and waits until the desk has taken it.
pub(crate) fn write(house: &House, id: &str, from: &str, subject: &str, more: &str) {
    write_to(house, "in", id, from, subject, more);
}

/// The same to another mailbox.
pub(crate) fn write_to(
    house: &House,
    inbox: &str,
    id: &str,
    from: &str,
    subject: &str,
    more: &str,
) {
    let mail = format!(
        "From: {from}\r\nTo: help@desk.test\r\nSubject: {subject}\r\n\
         Message-ID: <{id}@example.test>\r\n{more}\r\nText of {id}.\r\n"
    );
    put(house, inbox, id, mail.as_bytes());
}

/// Bytes into a mailbox, and waits until the desk has taken them.
pub(crate) fn put(house: &House, inbox: &str, name: &str, bytes: &[u8]) {
    let folder = house.path(inbox);
    for part in ["tmp", "new", "cur"] {
        std::fs::create_dir_all(folder.join(part)).expect("created");
    }
    let draft = folder.join("tmp").join(name);
    std::fs::write(&draft, bytes).expect("written");
    std::fs::rename(draft, folder.join("new").join(name)).expect("delivered");
    house.wait_for(&format!("{inbox}/cur"), |names| {
        names
            .iter()
            .any(|found| found.starts_with(&format!("{name}:")))
    });
}

/// The mails that left, once there are at least so many; oldest first.
pub(crate) fn sent(house: &House, outbox: &str, least: usize) -> Vec<String> {
    let folder = format!("{outbox}/new");
    let names = house.wait_for(&folder, |names| names.len() >= least);
    let mut mails: Vec<(std::time::SystemTime, String)> = names
        .iter()
        .map(|name| {
            let path = house.path(&folder).join(name);
            let at = std::fs::metadata(&path).and_then(|data| data.modified());
            let mail = std::fs::read_to_string(&path).expect("a mail");
            (at.expect("a time"), mail)
        })
        .collect();
    mails.sort();
    mails.into_iter().map(|(_, mail)| mail).collect()
}

/// A header's value, unfolded.
pub(crate) fn header(mail: &str, name: &str) -> String {
    let unfolded = mail.replace("\r\n ", " ").replace("\n ", " ");
    let line = unfolded
        .lines()
        .find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
    line.unwrap_or_else(|| panic!("no {name} in {mail}"))
        .to_owned()
}

/// How often is asked for what is sure to come; some ten seconds on a quick machine.
const ASKED_MAX: usize = 1_000;

pub(crate) const ANA: &str = "Ana Ruiz <ana@example.test>";
pub(crate) const LUIS: &str = "Luis Gil <luis@example.test>";
