//! Where desks, connectors and the systems between them live, and how the tests look at them.

use std::fs::File;
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::Value;

use crate::house::{Desk, House};
use crate::ports::own_ports;

/// The channel's token.
pub(crate) const TOKEN: &str = "ct_0123456789abcdef0123456789abcdef";

/// What the desk signs with.
pub(crate) const SIGNING: &str = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

/// A desk with one partner channel, whose messages are fetched, or pushed to a port of this machine. Its
/// own port is the same after a restart.
pub(crate) fn house(channel: &str, pushed_to: Option<u16>) -> House {
    let house = House::new();
    let [http] = own_ports();
    for (name, secret) in [("token", TOKEN), ("signing", SIGNING)] {
        std::fs::write(house.path(name), secret).expect("written");
    }
    let push = pushed_to.map_or_else(String::new, |port| {
        let secret = house.path("signing");
        let secret = secret.display();
        format!("url = 'http://127.0.0.1:{port}/push'\nsigning_secret = {{ file = '{secret}' }}\n")
    });
    house.settle(&format!(
        "[server]\nagents = '127.0.0.1:0'\nhttps = ''\nhttp = '127.0.0.1:{http}'\n\
         [queue.support]\nmode = 'pull'\n\
         [channel.{channel}]\nkind = 'partner'\nqueue = 'support'\nundo_send = '0s'\n\
         token = {{ file = '{}' }}\n{push}",
        house.path("token").display(),
    ));
    house
}

/// A program beside the desk, ended with the test.
pub(crate) struct Beside(Child);

impl Beside {
    /// Starts it; what it says goes to `log`.
    pub(crate) fn start(command: &mut Command, log: &Path) -> Self {
        let file = File::create(log).expect("a file");
        let copy = file.try_clone().expect("the same file");
        let command = command.stdin(Stdio::null()).stdout(file).stderr(copy);
        Self(command.spawn().expect("started"))
    }

    /// As a cut of the power, as far as one program goes.
    pub(crate) fn kill(self) {
        drop(self);
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The messages of a conversation, once there are as many and `enough` of each: an answer and what came
/// meanwhile may stand in either order.
pub(crate) fn until_messages(
    desk: &Desk<'_>,
    number: &str,
    count: usize,
    enough: impl Fn(&Value) -> bool,
) -> Vec<Value> {
    let mut last = Value::Null;
    for _ in 0..ASKED_MAX {
        let shown = desk.ask(&["conv", "show", number, "--json"]);
        last = serde_json::from_slice(&shown.stdout).unwrap_or(Value::Null);
        let messages = last["messages"].as_array().cloned().unwrap_or_default();
        if messages.len() == count && messages.iter().all(&enough) {
            return messages;
        }
    }
    panic!("conversation {number} never came so far: {last}");
}

/// Waits until a program has said a word.
pub(crate) fn until_says(log: &Path, word: &str) {
    for _ in 0..600 {
        let said = std::fs::read_to_string(log).unwrap_or_default();
        if said.contains(word) {
            return;
        }
        std::thread::park_timeout(Duration::from_millis(50));
    }
    panic!("{} never said {word}", log.display());
}

/// Which of these programs is not installed.
pub(crate) fn missing(programs: &[&'static str]) -> Option<&'static str> {
    let folders = ["/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin"];
    let is_there = |program: &str| {
        folders
            .iter()
            .any(|it| Path::new(it).join(program).exists())
    };
    programs.iter().copied().find(|program| !is_there(program))
}

/// Waits until somebody listens there.
pub(crate) fn wait_port(port: u16) -> TcpStream {
    for _ in 0..600 {
        let address = ([127, 0, 0, 1], port).into();
        if let Ok(stream) = TcpStream::connect_timeout(&address, Duration::from_millis(100)) {
            stream.set_read_timeout(Some(PATIENCE)).expect("set");
            return stream;
        }
        // A refusal comes at once.
        std::thread::park_timeout(Duration::from_millis(50));
    }
    panic!("port {port} does not open");
}

const PATIENCE: Duration = Duration::from_secs(60);

const ASKED_MAX: usize = 2_000;
