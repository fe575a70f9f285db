//! What a browser gets before any of it runs: the right bytes, how long it may keep them, what they may do.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;

use centralita::web::BUILT_FROM;

use crate::house::House;
use crate::stamp;

struct Answer {
    status: u16,
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

fn ask(door: &str, line: &str, header: &str) -> Answer {
    let mut stream = TcpStream::connect(door).expect("connected");
    let request = format!("{line} HTTP/1.1\r\nHost: desk\r\nConnection: close\r\n{header}\r\n");
    stream.write_all(request.as_bytes()).expect("written");
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).expect("read");
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n");
    let body = bytes.split_off(end.expect("a head") + 4);
    let head = String::from_utf8(bytes).expect("text");
    let mut lines = head.lines();
    let status = lines
        .next()
        .and_then(|line| line.split(' ').nth(1)?.parse().ok());
    Answer {
        status: status.expect("a status"),
        headers: lines
            .filter_map(|line| line.split_once(": "))
            .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
            .collect(),
        body,
    }
}

/// Where the page's own script is.
fn script(door: &str) -> String {
    let page = ask(door, "GET /console/", "").text();
    let from = page
        .find("/console/assets/index-")
        .expect("a script of the page");
    page[from..].split('"').next().expect("it ends").to_owned()
}

#[test]
fn what_runs_holds_the_pages_of_these_sources() {
    let web = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/web");
    match BUILT_FROM {
        // Pages from elsewhere are their packager's to answer for.
        _ if std::env::var_os("CENTRALITA_WEB_DIST").is_some() => {}
        None => crate::house::without("the pages for browsers", "npm"),
        Some(sum) => assert_eq!(
            sum,
            stamp::of_sources(&web).expect("the sources are there"),
            "the program has the pages of other sources; touch src/web/build.rs and build again"
        ),
    }
}

#[test]
fn whoever_comes_to_the_desk_is_sent_to_the_console() {
    let house = House::new();
    let desk = house.start();
    for path in ["/", "/console"] {
        let answer = ask(&desk.door("http"), &format!("GET {path}"), "");
        assert_eq!(
            (answer.status, answer.header("location")),
            (307, "/console/")
        );
    }
}

#[test]
fn a_page_may_load_from_this_desk_only_and_stands_in_no_frame() {
    let house = House::new();
    let desk = house.start();
    let page = ask(&desk.door("http"), "GET /console/", "");
    assert_eq!(page.status, 200);
    let policy = page.header("content-security-policy");
    for part in [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "frame-ancestors 'none'",
    ] {
        assert!(policy.contains(part), "{policy}");
    }
    assert!(!policy.contains("unsafe"), "{policy}");
    assert_eq!(page.header("x-content-type-options"), "nosniff");
    assert_eq!(page.header("referrer-policy"), "no-referrer");
    assert!(page.header("permissions-policy").contains("microphone=()"));
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    assert!(!page.text().contains("<style") && !page.text().contains(" style="));
}

#[test]
fn what_is_named_by_its_content_is_kept_and_the_page_is_asked_for_again() {
    let house = House::new();
    let desk = house.start();
    let door = desk.door("http");
    let page = ask(&door, "GET /console/", "");
    assert_eq!(page.header("cache-control"), "no-cache");
    let tag = format!("If-None-Match: {}\r\n", page.header("etag"));
    let again = ask(&door, "GET /console/", &tag);
    assert_eq!((again.status, again.body.len()), (304, 0));
    if BUILT_FROM.is_some() {
        let script = ask(&door, &format!("GET {}", script(&door)), "");
        assert_eq!(
            script.header("content-type"),
            "text/javascript; charset=utf-8"
        );
        assert!(script.header("cache-control").ends_with("immutable"));
    }
}

#[test]
fn a_browser_gets_the_smallest_that_it_takes() {
    if BUILT_FROM.is_none() {
        return;
    }
    let house = House::new();
    let desk = house.start();
    let door = desk.door("http");
    let line = format!("GET {}", script(&door));
    let plain = ask(&door, &line, "");
    let gzip = ask(&door, &line, "Accept-Encoding: gzip\r\n");
    let brotli = ask(&door, &line, "Accept-Encoding: gzip, deflate, br\r\n");
    assert_eq!(plain.header("content-encoding"), "");
    assert_eq!(gzip.header("content-encoding"), "gzip");
    assert_eq!(brotli.header("content-encoding"), "br");
    assert!(brotli.body.len() < gzip.body.len() && gzip.body.len() < plain.body.len() / 2);
    assert_ne!(brotli.header("etag"), gzip.header("etag"));
    assert_eq!(brotli.header("vary"), "accept-encoding");
}

#[test]
fn who_asks_for_the_head_only_gets_it_without_a_body() {
    let house = House::new();
    let desk = house.start();
    let whole = ask(&desk.door("http"), "GET /console/", "");
    let head = ask(&desk.door("http"), "HEAD /console/", "");
    assert_eq!(head.status, 200);
    assert!(head.body.is_empty());
    assert_eq!(head.header("content-length"), whole.body.len().to_string());
    assert_eq!(head.header("etag"), whole.header("etag"));
}

#[test]
fn what_is_not_there_says_where_the_console_is() {
    let house = House::new();
    let desk = house.start();
    for path in [
        "/console/assets/index-00000000.js",
        "/console/..%2f..%2fetc%2fpasswd",
        "/console/index.html.br",
    ] {
        let answer = ask(&desk.door("http"), &format!("GET {path}"), "");
        assert_eq!(answer.status, 404, "{path}");
        assert!(answer.text().contains("/console/"), "{path}");
        assert_eq!(answer.header("cache-control"), "no-store");
    }
}

#[test]
fn the_manual_comes_out_of_the_program_in_the_readers_language() {
    let house = House::new();
    let desk = house.start();
    let door = desk.door("http");
    for (liked, there) in [("es-ES", "/help/es/manual"), ("en", "/help/en/manual")] {
        let sent = ask(
            &door,
            "GET /help/",
            &format!("Accept-Language: {liked}\r\n"),
        );
        assert_eq!((sent.status, sent.header("location")), (307, there));
    }
    let page = ask(&door, "GET /help/es/settings", "");
    assert_eq!(page.status, 200);
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    let policy = page.header("content-security-policy").to_owned();
    assert!(
        policy.contains("default-src 'none'") && !policy.contains("script-src"),
        "{policy}"
    );
    let text = page.text();
    assert!(
        text.contains("lang=\"es\"") && text.contains("[server]"),
        "{text}"
    );
    assert!(!text.contains("<script"), "{text}");
    let style = ask(&door, "GET /help/style.css", "");
    assert_eq!(style.header("content-type"), "text/css; charset=utf-8");
    for nowhere in ["/help/fr/manual", "/help/en/nothing"] {
        assert_eq!(ask(&door, &format!("GET {nowhere}"), "").status, 404);
    }
    desk.stop();
}
