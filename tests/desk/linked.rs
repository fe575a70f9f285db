//! Files that a channel does not carry go as links, which open them for a while and for nobody else.

use std::fs;
use std::process::Command;

use crate::clock::Machine;
use crate::house::{Desk, House, get, without};
use crate::visitor::Visitor;

/// A desk whose mail carries files up to 20 kB, reached from outside as `http://desk.test`.
fn settle(house: &House, language: &str, desk: &str) {
    let root = house.path("").display().to_string();
    house.settle(&format!(
        "[server]\nagents = '127.0.0.1:0'\nhttps = '127.0.0.1:0'\nhttp = '127.0.0.1:0'\n\n\
         [desk]\nlanguage = '{language}'\n{desk}\n\
         [channel.mail]\nkind = 'maildir'\ninbox = '{root}in'\noutbox = '{root}out'\n\
         address = 'help@desk.test'\nqueue = 'support'\nfile_max = '20000B'\nundo_send = '0s'\n\
         [queue.support]\n"
    ));
}

const PUBLIC: &str = "url = 'http://desk.test'";

/// Ana wrote, and is answered with two files.
fn answer(house: &House, desk: &Desk<'_>, asked: &str) -> std::process::Output {
    let written = format!(
        "From: ana@example.test\r\nTo: help@desk.test\r\nSubject: x\r\n\
         Content-Type: text/plain; charset=utf-8\r\n\r\n{asked}\r\n"
    );
    house.deliver("1", written.as_bytes());
    house.wait_for("in/cur", |names| !names.is_empty());
    fs::write(house.path("plano.zip"), LARGE.repeat(5_000)).expect("written");
    fs::write(house.path("note.txt"), "small").expect("written");
    let path = |name: &str| house.path(name).display().to_string();
    let (large, small) = (path("plano.zip"), path("note.txt"));
    desk.ask(&[
        "conv",
        "reply",
        "1",
        "Here it is.",
        "--attach",
        &large,
        "--attach",
        &small,
    ])
}

/// The mail that left, its lines whole again.
fn sent(house: &House) -> String {
    let names = house.wait_for("out/new", |names| !names.is_empty());
    let sent = fs::read_to_string(house.path("out/new").join(&names[0])).expect("readable");
    sent.replace("=\r\n", "").replace("=3D", "=")
}

/// The path of the first link in a mail.
fn link(sent: &str) -> String {
    let (_, rest) = sent.split_once("http://desk.test/file/").expect("a link");
    let end = rest.find(|c: char| c.is_whitespace() || c == '"');
    format!("/file/{}", &rest[..end.unwrap_or(rest.len())])
}

fn fetch(desk: &Desk<'_>, path: &str) -> String {
    get(&desk.door("http"), path, "Accept-Language: en\r\n")
}

#[test]
fn a_file_too_large_for_its_channel_goes_as_a_link_that_opens_it() {
    let house = House::new();
    settle(&house, "en", PUBLIC);
    let desk = house.start();
    let answered = answer(
        &house,
        &desk,
        "Hello, where is my parcel? I have been waiting for two weeks.",
    );
    assert!(answered.status.success(), "{answered:?}");
    let sent = sent(&house);
    assert!(sent.contains("Files to download until 20"), "{sent}");
    assert!(sent.contains("plano.zip (34 kB)"), "{sent}");
    assert!(
        sent.contains("filename=\"note.txt\""),
        "the other goes along"
    );
    assert!(!sent.contains("filename=\"plano.zip\""), "{sent}");

    let link = link(&sent);
    let given = fetch(&desk, &link);
    let (head, body) = given.split_once("\r\n\r\n").expect("an answer");
    let head = head.to_lowercase();
    assert!(head.starts_with("http/1.1 200"), "{head}");
    for header in [
        "content-disposition: attachment; filename=\"plano.zip\"",
        "content-type: application/octet-stream",
        "content-length: 35000",
        "content-security-policy: default-src 'none'; sandbox",
        "x-content-type-options: nosniff",
        "cache-control: no-store",
        "referrer-policy: no-referrer",
    ] {
        assert!(head.contains(header), "{header} is not in {head}");
    }
    assert!(body == LARGE.repeat(5_000), "the bytes are the file's");

    // What is kept opens nothing, and says that it went so.
    let secret = link.rsplit('.').next().expect("a secret");
    assert_eq!(secret.len(), 43, "256 bits");
    let shown = desk.ask_json(&["conv", "show", "1", "--json"]);
    let text = shown["messages"][1]["text"].as_str().expect("a text");
    assert!(
        text.contains("http://desk.test/file/") && !text.contains(secret),
        "{text}"
    );
    let journal = desk.ask(&["event", "tail", "--json"]).stdout;
    let journal = String::from_utf8_lossy(&journal).into_owned();
    assert!(
        journal.contains("files_linked") && !journal.contains(secret),
        "{journal}"
    );
}

#[test]
fn a_download_that_broke_off_goes_on_where_it_did() {
    let house = House::new();
    settle(&house, "en", PUBLIC);
    let desk = house.start();
    answer(
        &house,
        &desk,
        "Hello, where is my parcel? I have been waiting for two weeks.",
    );
    let link = link(&sent(&house));
    let whole = LARGE.repeat(5_000);
    let asking = |more: &str| {
        let given = get(&desk.door("http"), &link, more);
        let (head, body) = given.split_once("\r\n\r\n").expect("an answer");
        (head.to_lowercase(), body.to_owned())
    };
    let (head, body) = asking("Range: bytes=34990-\r\n");
    assert!(head.starts_with("http/1.1 206"), "{head}");
    for header in [
        "content-range: bytes 34990-34999/35000",
        "content-length: 10",
        "accept-ranges: bytes",
        "content-disposition: attachment",
    ] {
        assert!(head.contains(header), "{header} is not in {head}");
    }
    assert_eq!(body, &whole[34_990..]);
    let tag = head.lines().find_map(|line| line.strip_prefix("etag: "));
    let tag = tag.expect("what it is called").to_owned();
    let (_, body) = asking(&format!("Range: bytes=7-13\r\nIf-Range: {tag}\r\n"));
    assert_eq!(body, LARGE);
    let (head, body) = asking("Range: bytes=7-13\r\nIf-Range: \"another\"\r\n");
    assert!(head.starts_with("http/1.1 200") && body == whole, "{head}");
    let (head, body) = asking("Range: bytes=35000-\r\n");
    assert!(
        head.starts_with("http/1.1 416") && body.is_empty(),
        "{head}"
    );
    assert!(head.contains("content-range: bytes */35000"), "{head}");

    // As a downloader does it that was cut off in the middle.
    let part = house.path("plano.part");
    fs::write(&part, &whole[..20_000]).expect("written");
    let url = format!("http://{}{link}", desk.door("http"));
    let curl = Command::new("curl")
        .args(["--silent", "--fail", "--continue-at", "-", "--output"])
        .arg(&part)
        .arg(&url)
        .status();
    match curl {
        Ok(ended) => assert!(ended.success(), "{ended}"),
        Err(_) => return without("going on with curl", "curl"),
    }
    assert!(fs::read_to_string(&part).expect("readable") == whole);
}

#[test]
fn a_link_that_was_guessed_or_changed_opens_nothing() {
    let house = House::new();
    settle(&house, "es", PUBLIC);
    let desk = house.start();
    answer(
        &house,
        &desk,
        "Hola, ¿dónde está mi pedido? Lo espero desde hace dos semanas.",
    );
    let sent = sent(&house);
    assert!(
        sent.contains("Ficheros para descargar hasta el 20"),
        "{sent}"
    );
    let link = link(&sent);
    let (named, secret) = link.rsplit_once('.').expect("a secret");
    let (file, hour) = named.rsplit_once('.').expect("an hour");
    let (message, _) = file.rsplit_once('.').expect("a place");
    let hour: u32 = hour.parse().expect("a number");
    for path in [
        format!("{named}.{}", "A".repeat(43)),
        format!("{named}.***"),
        format!("{named}."),
        format!("{file}.{}.{secret}", hour + 1),
        format!("{message}.2.{hour}.{secret}"),
        "/file/1".to_owned(),
        "/file/%00".to_owned(),
        format!("/file/{}", "9".repeat(2_000)),
    ] {
        let given = fetch(&desk, &path);
        assert!(given.starts_with("HTTP/1.1 404"), "{path}: {given}");
        assert!(given.contains("no such file"), "{given}");
    }
    let given = get(&desk.door("http"), "/file/1", "Accept-Language: es\r\n");
    assert!(given.contains("No existe ese fichero"), "{given}");
    assert!(fetch(&desk, &link).starts_with("HTTP/1.1 200"));
}

#[test]
fn a_link_ends_with_the_customer_whom_it_was_sent_to() {
    let house = House::new();
    settle(&house, "en", PUBLIC);
    let desk = house.start();
    answer(
        &house,
        &desk,
        "Hello, where is my parcel? I have been waiting for two weeks.",
    );
    let link = link(&sent(&house));
    let erased = desk.ask(&["customer", "erase", "ana@example.test", "--yes"]);
    assert!(erased.status.success(), "{erased:?}");
    let given = fetch(&desk, &link);
    assert!(given.starts_with("HTTP/1.1 410"), "{given}");
    assert!(given.contains("This link has ended"), "{given}");
}

#[test]
fn a_link_ends_in_its_time() {
    let Some(machine) = Machine::new() else {
        return;
    };
    let kept = format!("{PUBLIC}\n[retention]\nfile_links = '2d'");
    settle(&machine.house, "en", &kept);
    let desk = machine.start();
    answer(
        &machine.house,
        &desk,
        "Hello, where is my parcel? I have been waiting for two weeks.",
    );
    let link = link(&sent(&machine.house));
    assert!(fetch(&desk, &link).starts_with("HTTP/1.1 200"));
    desk.stop();
    machine.set(50 * 60 * 60);
    let desk = machine.start();
    let given = fetch(&desk, &link);
    assert!(given.starts_with("HTTP/1.1 410"), "{given}");
}

#[test]
fn where_nobody_could_open_a_link_it_is_said_what_is_missing() {
    let house = House::new();
    settle(&house, "en", "");
    let desk = house.start();
    let refused = answer(
        &house,
        &desk,
        "Hello, where is my parcel? I have been waiting for two weeks.",
    );
    assert!(!refused.status.success(), "{refused:?}");
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(
        said.contains("plano.zip") && said.contains("desk.url"),
        "{said}"
    );
}

/// Seven bytes.
const LARGE: &str = "planos ";

#[test]
fn a_visitor_of_a_chat_opens_a_large_file_by_its_link() {
    let house = House::new();
    house.configure(
        "mode = 'pull'\n[desk]\nurl = 'http://desk.test'\n[status.here]\navailable = true\n\
         [channel.shop]\nkind = 'webchat'\nqueue = 'support'\nundo_send = '0s'\nfile_max = '20000B'\n",
    );
    let desk = house.start();
    let (mut ana, _) = Visitor::come(&desk, "shop", &serde_json::json!({}));
    ana.write("first-message", "Where are the plans?");
    while desk.export().is_empty() {
        std::thread::yield_now();
    }
    fs::write(house.path("plano.zip"), LARGE.repeat(5_000)).expect("written");
    let large = house.path("plano.zip").display().to_string();
    let answered = desk.ask(&["conv", "reply", "1", "Here they are.", "--attach", &large]);
    assert!(answered.status.success(), "{answered:?}");
    let told = ana.hear_that(|told| told["from"] == "desk");
    let text = told["text"].as_str().expect("a text");
    assert!(text.contains("plano.zip (34 kB)"), "{told}");
    let given = fetch(&desk, &link(text));
    let (head, body) = given.split_once("\r\n\r\n").expect("an answer");
    assert!(head.starts_with("HTTP/1.1 200"), "{head}");
    assert!(body == LARGE.repeat(5_000), "the bytes are the file's");
}
