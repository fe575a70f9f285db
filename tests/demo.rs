//! The demo as a newcomer meets it: it fills itself, takes a mail, offers it, sends the answer.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use centralita::client::{Client, Dial, Inbox, Options, SignIn};
use centralita::protocol::key::Secret;
use rustix::process::{Pid, Signal, kill_process};

/// A demo that runs in a folder of its own.
struct Demo {
    folder: tempfile::TempDir,
    process: Process,
    lines: Receiver<String>,
}

/// A process that does not outlive a test that fails.
struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        // One that has ended cannot be killed, and needs not.
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

impl Demo {
    fn start(folder: tempfile::TempDir) -> Self {
        let mut process = command(folder.path())
            .args(["demo", "--lang", "en", "--listen", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let stdout = process.stdout.take().expect("it was asked for");
        let (say, lines) = channel();
        thread::spawn(move || {
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                if say.send(line).is_err() {
                    break;
                }
            }
        });
        Self {
            folder,
            process: Process(process),
            lines,
        }
    }

    fn place(&self) -> PathBuf {
        place(self.folder.path())
    }

    /// Reads until a line contains `part`, and gives that line.
    fn wait_for(&self, part: &str) -> String {
        let mut before = Vec::new();
        loop {
            match self.lines.recv_timeout(PATIENCE) {
                Ok(line) if line.contains(part) => return line,
                Ok(line) => before.push(line),
                Err(error) => panic!("{error} before {part:?}, after:\n{}", before.join("\n")),
            }
        }
    }

    /// Runs a command against the demo and gives what it printed.
    fn desk(&self, arguments: &[&str]) -> String {
        let output = command(self.folder.path())
            .args(arguments)
            .output()
            .expect("the program starts");
        assert!(output.status.success(), "{arguments:?}: {}", said(&output));
        String::from_utf8(output.stdout).expect("text")
    }

    fn conversations(&self) -> Vec<serde_json::Value> {
        let text = self.desk(&["conv", "list", "--sort", "number", "--json"]);
        let document: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(document["schema"], "centralita/conv-list/1");
        document["items"].as_array().expect("a list").clone()
    }

    fn drop_mail(&self, text: &str) {
        let (draft, name) = (self.place().join("maildir/tmp/1"), "maildir/new/1");
        std::fs::write(&draft, text).expect("writes");
        std::fs::rename(draft, self.place().join(name)).expect("delivers");
    }

    /// Somebody who is there, as the console's user is.
    async fn sign_in(&self, name: &str) -> (Client, Inbox) {
        let sign_in = SignIn::Password {
            name: name.to_owned(),
            password: Secret("demo".to_owned()),
            code: None,
        };
        let dial = Dial::unix(&self.place().join("control.sock"));
        let connected = Client::connect(dial, Options::new("test", sign_in)).await;
        connected.expect("signs in")
    }

    fn stop(mut self) -> tempfile::TempDir {
        kill_process(Pid::from_child(&self.process.0), Signal::INT).expect("it runs");
        self.wait_for("Stopped.");
        let status = self.process.0.wait().expect("it ends");
        assert!(status.success(), "{status}");
        self.folder
    }
}

fn place(folder: &Path) -> PathBuf {
    folder.join("demo")
}

/// The program, with nothing of whoever runs the test.
fn command(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_centralita"));
    command
        .env_clear()
        .env("HOME", folder)
        .env("LANG", "en_GB.UTF-8")
        .arg("--data")
        .arg(place(folder))
        .stdin(Stdio::null());
    command
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn fresh() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

#[test]
fn the_answer_that_the_demo_shows_how_to_give_is_taken_as_it_stands() {
    let folder = tempfile::tempdir().expect("a folder");
    let demo = Demo::start(folder);
    let shown = demo.wait_for("conv reply");
    demo.wait_for("Ready in");
    let (_, command) = shown.split_once("conv reply ").expect("an order");
    let (number, rest) = command.split_once(' ').expect("a number");
    let mut parts = rest.split('"');
    let text = parts.nth(1).expect("a text");
    let more = parts.next().expect("in whose name").split_whitespace();
    let mut words = vec!["conv", "reply", number, text];
    words.extend(more);
    assert!(words.contains(&"sofia"), "{words:?}");
    demo.desk(&words);
    demo.stop();
}

#[tokio::test]
async fn a_mail_is_offered_answered_and_leaves_in_its_thread() {
    let demo = Demo::start(fresh());
    demo.wait_for("Ready in");
    assert_eq!(demo.conversations().len(), 10);

    demo.drop_mail(
        "From: Ana Ruiz <ana@example.test>\nTo: help@example.test\nSubject: Urgent: where is my parcel?\nMessage-ID: <first@example.test>\n\nIt has not come.\n",
    );
    demo.wait_for("#11 new in Support");
    let (client, _inbox) = demo.sign_in("sofia").await;
    demo.wait_for("#11 is offered to sofia");
    demo.desk(&["conv", "accept", "11", "--as", "sofia"]);
    demo.wait_for("#11 accepted by sofia");
    demo.desk(&["conv", "reply", "11", "It comes tomorrow.", "--as", "sofia"]);
    let left = demo.wait_for("an answer leaves for ana@example.test");

    let (_, file) = left.split_once(": ").expect("the line names the file");
    let mail = std::fs::read_to_string(demo.place().join(file)).expect("the answer is there");
    let head = mail.replace("\r\n ", " ");
    assert!(head.contains("In-Reply-To: <first@example.test>"), "{mail}");
    let references = head.lines().find(|line| line.starts_with("References: "));
    assert_eq!(
        references.map(str::trim_end),
        Some("References: <first@example.test>"),
        "{mail}"
    );
    assert!(
        head.contains("Subject: Re: Urgent: where is my parcel?"),
        "{mail}"
    );
    assert!(mail.contains("It comes tomorrow."), "{mail}");

    let why = demo.desk(&["explain", "conv", "11"]);
    assert!(why.contains("sofia"), "{why}");
    client.close().await;
    demo.stop();
}

/// Somebody who writes in the shop's chat: their message is on disk.
fn chat(door: &str, text: &str) -> tungstenite::WebSocket<std::net::TcpStream> {
    let stream = std::net::TcpStream::connect(door).expect("connected");
    let url = format!("ws://{door}/chat/tienda/session");
    let (mut socket, _) = tungstenite::client(url, stream).expect("a chat");
    for frame in [
        r#"{"type": "hello", "language": "en"}"#.to_owned(),
        format!(r#"{{"type": "send", "id": "first-message", "text": "{text}"}}"#),
    ] {
        let frame = tungstenite::Message::text(frame);
        socket.send(frame).expect("sent");
    }
    loop {
        let told = socket.read().expect("a frame").into_text().expect("text");
        if told.contains(r#""type":"taken""#) {
            return socket;
        }
    }
}

#[tokio::test]
async fn a_chat_is_offered_though_mail_fills_whoever_is_there() {
    let demo = Demo::start(fresh());
    let shop = demo.wait_for("/shop/");
    demo.wait_for("Ready in");
    let (client, _inbox) = demo.sign_in("sofia").await;
    demo.wait_for("is offered to sofia");
    for offered in demo.conversations() {
        if offered["work"]["agent"] == "sofia" {
            let number = offered["number"].to_string();
            demo.desk(&["conv", "accept", &number, "--as", "sofia"]);
        }
    }
    let (_, rest) = shop.split_once("http://").expect("an address");
    let (door, _) = rest.split_once('/').expect("a path");
    let door = door.replace("localhost", "127.0.0.1");
    let _visitor = chat(&door, "Where is my order?");
    demo.wait_for("#11 is offered to sofia");
    let shown = demo.desk(&["conv", "show", "11", "--json"]);
    let shown: serde_json::Value = serde_json::from_str(&shown).expect("JSON");
    let messages = shown["messages"].as_array().expect("messages");
    assert_eq!(messages.len(), 1, "no receipt of mail: {shown}");
    client.close().await;
    demo.stop();
}

#[test]
fn a_second_start_finds_the_data_and_a_reset_begins_afresh() {
    let demo = Demo::start(fresh());
    demo.wait_for("(new)");
    demo.wait_for("Ready in");
    let first = demo.conversations();
    let answered = first
        .iter()
        .filter(|one| one["contact"]["address"] == "lucia@tallerprado.test");
    assert_eq!(answered.count(), 1, "the reply found its conversation");
    let demo = Demo::start(demo.stop());
    demo.wait_for("(as they were)");
    demo.wait_for("Ready in");
    assert_eq!(demo.conversations().len(), first.len());
    let output = command(demo.folder.path())
        .args(["demo", "--reset"])
        .output()
        .expect("the program starts");
    assert_eq!(output.status.code(), Some(2), "one that runs is left alone");
    demo.stop();
}

#[test]
fn an_address_that_others_reach_is_refused() {
    let folder = fresh();
    let output = command(folder.path())
        .args(["demo", "--listen", "0.0.0.0:0"])
        .output()
        .expect("the program starts");
    assert_eq!(output.status.code(), Some(2));
    assert!(
        said(&output).contains("--i-know-it-is-public"),
        "{}",
        said(&output)
    );
    assert!(!place(folder.path()).exists(), "nothing was made");
}

#[test]
fn its_configuration_is_printed_as_it_would_be_used() {
    let folder = fresh();
    let output = command(folder.path())
        .args(["demo", "--print-config"])
        .output()
        .expect("the program starts");
    let text = String::from_utf8(output.stdout).expect("text");
    let parsed = centralita::config::parse(&[("demo.toml".to_owned(), text)]);
    assert!(parsed.config.is_some());
}

/// How long anything may take on a machine that does ten other things.
const PATIENCE: Duration = Duration::from_secs(60);
