//! The page for those who write connectors: its example runs as it is printed.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::json;

use crate::connector::{Connector, TOKEN, answer, house, last};
use crate::house::{Desk, House};

const PAGE: &str = include_str!("../../src/channels/partner/PARTNER.md");

/// The example, running; what it hands to its gateway is heard line by line.
struct Bridge {
    program: Child,
    gateway: ChildStdin,
    sent: Receiver<String>,
}

impl Bridge {
    fn start(house: &House, desk: &Desk<'_>) -> Self {
        let code = PAGE.split("```python\n").find(|it| it.contains("def ask("));
        let code = code.and_then(|it| it.split("```").next());
        let script = house.path("bridge.py");
        std::fs::write(&script, code.expect("an example")).expect("written");
        std::fs::create_dir_all(house.path("state")).expect("a folder");
        std::fs::write(house.path("bridge.token"), TOKEN).expect("written");
        let mut program = Command::new("python3")
            .arg(&script)
            .env("DESK", format!("http://{}", desk.door("http")))
            .env("CHANNEL", "sms")
            .env("TOKEN_FILE", house.path("bridge.token"))
            .env("STATE", house.path("state"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("python runs");
        let gateway = program.stdin.take().expect("piped");
        let out = BufReader::new(program.stdout.take().expect("piped"));
        let (tell, sent) = channel();
        std::thread::spawn(move || {
            for line in out.lines().map_while(Result::ok) {
                if tell.send(line).is_err() {
                    return;
                }
            }
        });
        Self {
            program,
            gateway,
            sent,
        }
    }

    fn hears(&self) -> String {
        self.sent
            .recv_timeout(Duration::from_secs(30))
            .expect("something is sent")
    }
}

impl Drop for Bridge {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

#[test]
fn the_example_of_the_page_runs_as_it_is_printed() {
    let house = house();
    let desk = house.start();
    let mut bridge = Bridge::start(&house, &desk);
    writeln!(bridge.gateway, "v1 +34600111222 ¿Dónde está mi pedido?").expect("it lives");
    until(|| desk.export().len() == 1);
    answer(&desk, "1", "Sale hoy.");
    assert_eq!(bridge.hears(), "+34600111222 Sale hoy.");
    until(|| last(&desk, "1")["state"] == "sent");
}

#[test]
fn what_the_example_was_sending_when_it_was_killed_is_told_as_unknown_and_not_sent_twice() {
    let house = house();
    let desk = house.start();
    Connector::of(&desk).events(&json!([crate::connector::message("k1", "hola")]));
    answer(&desk, "1", "Sale hoy.");
    // It wrote that it was sending, and never that it had sent.
    let id = format!("d{}-0", last(&desk, "1")["id"].as_str().expect("an id"));
    std::fs::create_dir_all(house.path("state")).expect("a folder");
    std::fs::write(house.path("state").join(id), "sending").expect("written");
    let bridge = Bridge::start(&house, &desk);
    until(|| last(&desk, "1")["state"] == "unsure");
    answer(&desk, "1", "¿Le llegó?");
    // Half a minute of waiting for word of the first.
    let next = bridge.sent.recv_timeout(Duration::from_secs(60));
    assert_eq!(next.expect("it goes on"), "+34600111222 ¿Le llegó?");
}

/// Looks until something holds.
fn until(holds: impl Fn() -> bool) {
    assert!((0..LOOKS_MAX).any(|_| holds()), "it never came");
}

/// How often is looked; each look asks the desk by a process of its own.
const LOOKS_MAX: usize = 1_000;
