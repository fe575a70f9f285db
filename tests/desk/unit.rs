//! What the service manager and the journal hear, and the sockets that it hands over.

use std::collections::BTreeMap;
use std::fs;
use std::net::TcpListener;
use std::os::fd::OwnedFd;
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::net::UnixDatagram;
use std::process::{Command, Stdio};
use std::time::Duration;

use rustix::process::Signal;

use crate::house::{House, get, skip};

/// The socket that the manager listens on.
struct Manager {
    socket: UnixDatagram,
}

impl Manager {
    fn at(house: &House, name: &str) -> Self {
        let socket = UnixDatagram::bind(house.path(name)).expect("bound");
        socket.set_read_timeout(Some(LONG)).expect("set");
        Self { socket }
    }

    /// The next message that says so, whatever comes before it.
    fn hears(&self, word: &str) -> String {
        let mut bytes = vec![0; 64 << 10];
        for _ in 0..MESSAGES_MAX {
            let length = self.socket.recv(&mut bytes).expect(word);
            let message = String::from_utf8_lossy(&bytes[..length]).into_owned();
            if message.contains(word) {
                return message;
            }
        }
        panic!("nobody said {word}");
    }
}

impl Manager {
    /// The next entry of the journal with this message.
    fn reads(&self, message: &str) -> BTreeMap<String, String> {
        let mut bytes = vec![0; 64 << 10];
        for _ in 0..MESSAGES_MAX {
            let length = self.socket.recv(&mut bytes).expect(message);
            let entry = fields(&bytes[..length]);
            if entry.get("MESSAGE").is_some_and(|said| said == message) {
                return entry;
            }
        }
        panic!("nobody wrote {message}");
    }
}

/// An entry as the journal takes it: `NAME=value` in a line, or the name, a length and the value.
fn fields(mut bytes: &[u8]) -> BTreeMap<String, String> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let mut entry = BTreeMap::new();
    while let Some(end) = bytes.iter().position(|byte| *byte == b'\n') {
        let (line, rest) = (&bytes[..end], &bytes[end + 1..]);
        if let Some(at) = line.iter().position(|byte| *byte == b'=') {
            entry.insert(text(&line[..at]), text(&line[at + 1..]));
            bytes = rest;
        } else {
            let (length, rest) = rest.split_first_chunk::<8>().expect("a length");
            let length = usize::try_from(u64::from_le_bytes(*length)).expect("small");
            entry.insert(text(line), text(&rest[..length]));
            bytes = &rest[length + 1..];
        }
    }
    entry
}

#[test]
fn a_reload_is_told_with_its_moment_and_followed_by_ready() {
    let house = House::new();
    let manager = Manager::at(&house, "notify");
    let mut command = house.command(&["serve"]);
    command.env("NOTIFY_SOCKET", house.path("notify"));
    let desk = house.start_as(command);
    manager.hears("READY=1");
    house.configure("[queue.sales]\n");
    desk.signal(Signal::HUP);
    let reloading = manager.hears("RELOADING=1");
    let moment = reloading
        .lines()
        .find_map(|line| line.strip_prefix("MONOTONIC_USEC="))
        .expect("in the same message");
    assert!(moment.parse::<u64>().expect("a number") > 0);
    manager.hears("READY=1");
    house.configure("sise = 1\n");
    desk.signal(Signal::HUP);
    manager.hears("RELOADING=1");
    let ready = manager.hears("READY=1");
    assert!(ready.contains("refused"), "{ready}");
    assert_eq!(desk.stop().code(), Some(0));
    manager.hears("STOPPING=1");
}

#[test]
fn the_watchdog_is_fed_while_the_writer_moves() {
    let house = House::new();
    let manager = Manager::at(&house, "notify");
    let mut command = house.command(&["serve"]);
    command
        .env("NOTIFY_SOCKET", house.path("notify"))
        .env("WATCHDOG_USEC", "2200000")
        .env_remove("WATCHDOG_PID");
    let desk = house.start_as(command);
    manager.hears("READY=1");
    manager.hears("WATCHDOG=1");
    manager.hears("WATCHDOG=1");
    assert_eq!(desk.stop().code(), Some(0));
}

#[test]
fn a_socket_that_was_handed_over_is_the_door() {
    let house = House::new();
    let listener = TcpListener::bind("127.0.0.1:0").expect("bound");
    let address = listener.local_addr().expect("bound").to_string();
    let plain = house.command(&["serve"]);
    let mut command = Command::new("sh");
    // What a manager does: the first socket is descriptor 3, and the process is named.
    let script = "export LISTEN_PID=$$ LISTEN_FDS=1 LISTEN_FDNAMES=agents; \
                  exec \"$@\" 3<&0 </dev/null";
    command
        .args(["-c", script, "sh"])
        .arg(plain.get_program())
        .args(plain.get_args())
        .env("LANG", "en")
        .env_remove("NOTIFY_SOCKET")
        .stdin(Stdio::from(OwnedFd::from(listener)));
    let desk = house.start_as(command);
    assert_eq!(desk.door("agents"), address);
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let shown = runtime.block_on(centralita::client::key_of(&address));
    let told = desk.lines[0].strip_prefix("tls ").expect("a new key");
    assert_eq!(shown.expect("it answers").to_string(), told);
    assert_eq!(desk.stop().code(), Some(0));
}

#[test]
fn the_journal_gets_one_entry_an_event_with_its_fields() {
    let house = House::new();
    fs::create_dir(house.path("journal")).expect("created");
    let journal = Manager::at(&house, "journal/socket");
    let place = house.path("journal");
    let script = "mount -t tmpfs tmpfs /run && mkdir -p /run/systemd/journal && \
                  mount --bind \"$0\" /run/systemd/journal && exec \"$@\"";
    let unshared = |arguments: &Command| {
        let mut command = Command::new("unshare");
        command
            .args(["-m", "sh", "-c", script])
            .arg(&place)
            .arg(arguments.get_program())
            .args(arguments.get_args())
            .env("LANG", "en")
            .env("JOURNAL_STREAM", "1:1")
            .env_remove("NOTIFY_SOCKET");
        command
    };
    let tried = unshared(&Command::new("true")).output();
    if !tried.as_ref().is_ok_and(|output| output.status.success()) {
        skip("a journal of our own needs root and unshare", &tried);
        return;
    }
    let desk = house.start_as(unshared(&house.command(&["serve"])));
    let entry = journal.reads("ready");
    for (field, begins) in [
        ("SYSLOG_IDENTIFIER", "centralita"),
        ("PRIORITY", "5"),
        ("CENTRALITA_ADDRESSES", "agents=127.0.0.1:"),
        ("TARGET", "centralita::daemon"),
    ] {
        let value = entry.get(field).map_or("", String::as_str);
        assert!(value.starts_with(begins), "{field} in {entry:?}");
    }
    assert_eq!(desk.stop().code(), Some(0));
    journal.reads("stopped");
    assert_eq!(house.log(), "", "nothing goes to both");
}

#[test]
fn a_token_from_a_file_opens_the_metrics_and_can_be_changed() {
    let house = House::new();
    let token = house.path("token");
    fs::write(&token, "the-first\n").expect("written");
    let settings = fs::read_to_string(house.path("etc/centralita.toml")).expect("readable");
    let place = format!(
        "[server]\nmetrics_token = {{ file = '{}' }}\n",
        token.display()
    );
    house.settle(&settings.replace("[server]\n", &place));
    let desk = house.start();
    let ask = |token: &str| {
        let header = format!("X-Forwarded-For: 192.0.2.1\r\nAuthorization: Bearer {token}\r\n");
        get(&desk.door("http"), "/metrics", &header)
    };
    assert!(ask("the-first").starts_with("HTTP/1.1 200 "));
    assert!(ask("the-firs").starts_with("HTTP/1.1 403 "));
    fs::write(&token, "the-second").expect("written");
    assert!(ask("the-first").starts_with("HTTP/1.1 403 "));
    assert!(ask("the-second").starts_with("HTTP/1.1 200 "));
}

/// Longer than anything takes on a slow and busy machine.
const LONG: Duration = Duration::from_secs(60);

const MESSAGES_MAX: usize = 1_000;

#[test]
fn a_backup_is_encrypted_where_the_manager_does_not_look_for_whom() {
    let house = House::new();
    let desk = house.start();
    assert!(desk.stop().success());
    let key = house.path("key").display().to_string();
    let pair = house.command(&["backup", "key", &key, "--json"]).output();
    let pair: serde_json::Value =
        serde_json::from_slice(&pair.expect("it runs").stdout).expect("a document");
    let (listed, laid_out) = (house.path("recipients"), house.path("run"));
    fs::create_dir(&laid_out).expect("made");
    let file = listed.display().to_string();
    let ask = |arguments: &[&str]| {
        // With the unit's mask.
        let asked = house.command(arguments);
        let mut command = Command::new("sh");
        command
            .args(["-c", "umask 077; exec \"$0\" \"$@\""])
            .arg(asked.get_program())
            .args(asked.get_args());
        for (name, value) in asked.get_envs() {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        command.env("RUNTIME_DIRECTORY", &laid_out);
        let done = command.args(["--lang", "en"]).output().expect("it runs");
        (done.status.code(), done.stdout, done.stderr)
    };
    let hand_over = ["backup", "hand-over", &file];
    assert_eq!(ask(&hand_over).0, Some(0), "nobody wishes it");
    fs::copy(&key, &listed).expect("written");
    let (code, _, said) = ask(&hand_over);
    let said = String::from_utf8_lossy(&said).into_owned();
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("secret half"), "{said}");
    fs::write(&listed, pair["public"].as_str().expect("a key")).expect("written");
    assert_eq!(ask(&hand_over).0, Some(0));
    let there = fs::metadata(laid_out.join("backup-recipients")).expect("there");
    assert_eq!(there.permissions().mode() & 0o777, 0o644);
    let to = house.path("one.ctbak").display().to_string();
    let (_, made, said) = ask(&["backup", "create", "--to", &to, "--json"]);
    let made: serde_json::Value = serde_json::from_slice(&made)
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&said)));
    assert_eq!(made["encrypted"], true);
}

#[test]
fn a_backup_is_not_made_where_nobody_can_tell_whom_to_encrypt_it_for() {
    let house = House::new();
    let desk = house.start();
    assert!(desk.stop().success());
    // As good as a folder that may not be entered, for root too.
    let handed = house.path("no-folder");
    fs::write(&handed, "").expect("written");
    let to = house.path("one.ctbak");
    let made = house
        .command(&["backup", "create", "--to", &to.display().to_string()])
        .env("CREDENTIALS_DIRECTORY", &handed)
        .output();
    assert_eq!(made.expect("it runs").status.code(), Some(1));
    assert!(!to.exists());
}
