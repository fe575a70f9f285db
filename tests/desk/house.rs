//! A desk in a temporary folder: started, talked to, ended.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, ExitStatus, Output, Stdio};
use std::time::Duration;

use centralita::net::lookout::Lookout;
use rustix::process::{Pid, Signal, kill_process};

/// A folder for a desk, with its settings and its mail.
pub(crate) struct House {
    root: tempfile::TempDir,
}

/// A desk that runs; killed when dropped.
pub(crate) struct Desk<'a> {
    house: &'a House,
    child: Child,
    output: BufReader<ChildStdout>,
    /// The lines it printed up to `ready`, that one included.
    pub(crate) lines: Vec<String>,
}

impl House {
    /// With one mailbox, one queue, and every door on a free port.
    pub(crate) fn new() -> Self {
        Self::under(tempfile::tempdir().expect("a folder"))
    }

    /// The same in a folder of the test's choice.
    pub(crate) fn under(root: tempfile::TempDir) -> Self {
        let house = Self { root };
        fs::create_dir(house.path("etc")).expect("created");
        house.configure("");
        house
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    /// Starts a desk that is expected to end before it is ready; gives the code it leaves with.
    pub(crate) fn start_in_vain(&self) -> Option<i32> {
        let mut child = self.spawn(self.command(&["serve"]));
        child.wait().expect("ended").code()
    }

    /// Writes the settings, with `more` at their end.
    pub(crate) fn configure(&self, more: &str) {
        let root = self.root.path().display();
        let text = format!(
            "[server]\nagents = '127.0.0.1:0'\nhttps = '127.0.0.1:0'\nhttp = '127.0.0.1:0'\n\
             [channel.mail]\nkind = 'maildir'\ninbox = '{root}/in'\noutbox = '{root}/out'\n\
             address = 'help@desk.test'\nqueue = 'support'\n\
             [queue.support]\n{more}"
        );
        self.settle(&text);
    }

    /// Writes these settings and no others.
    pub(crate) fn settle(&self, text: &str) {
        // Replaced as an editor does it, so that nobody reads half of it.
        fs::write(self.path("etc/.draft"), text).expect("written");
        fs::rename(self.path("etc/.draft"), self.path("etc/centralita.toml")).expect("renamed");
    }

    /// Puts a mail where a mail server would.
    pub(crate) fn deliver(&self, name: &str, bytes: &[u8]) {
        for folder in ["in/tmp", "in/new", "in/cur"] {
            fs::create_dir_all(self.path(folder)).expect("created");
        }
        let draft = self.path("in/tmp").join(name);
        fs::write(&draft, bytes).expect("written");
        fs::rename(draft, self.path("in/new").join(name)).expect("delivered");
    }

    /// The program on the desk's own machine.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = self.bare(arguments);
        command
            .arg("--config")
            .arg(self.path("etc"))
            .arg("--data")
            .arg(self.path("data"));
        command
    }

    /// The program as on any machine.
    pub(crate) fn bare(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_centralita"));
        command
            .args(arguments)
            .env("LANG", "en")
            .env_remove("LC_ALL")
            .env_remove("NOTIFY_SOCKET");
        command
    }

    /// Starts a desk and waits for its `ready`.
    pub(crate) fn start(&self) -> Desk<'_> {
        self.start_as(self.command(&["serve"]))
    }

    /// Starts a process whose errors go to the log, and waits for nothing.
    pub(crate) fn spawn(&self, mut command: Command) -> Child {
        let log = fs::File::options()
            .create(true)
            .append(true)
            .open(self.path("log"))
            .expect("a log");
        let command = command.stdout(Stdio::piped()).stderr(log);
        command.spawn().expect("started")
    }

    pub(crate) fn start_as(&self, command: Command) -> Desk<'_> {
        let mut child = self.spawn(command);
        let mut output = BufReader::new(child.stdout.take().expect("piped"));
        let mut lines = Vec::new();
        while lines
            .last()
            .is_none_or(|line: &String| !line.starts_with("ready "))
        {
            let mut line = String::new();
            let read = output.read_line(&mut line).expect("readable");
            assert_ne!(read, 0, "the desk ended: {}", self.log());
            lines.push(line.trim_end().to_owned());
        }
        Desk {
            house: self,
            child,
            output,
            lines,
        }
    }

    pub(crate) fn log(&self) -> String {
        fs::read_to_string(self.path("log")).unwrap_or_default()
    }

    /// Waits until `enough` says so of the names in a folder.
    pub(crate) fn wait_for(&self, folder: &str, enough: impl Fn(&[String]) -> bool) -> Vec<String> {
        let folder = self.path(folder);
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        runtime.block_on(async {
            let mut watch = Lookout::new().watch_changes(&folder).expect("watched");
            let patience = async {
                loop {
                    let names = names(&folder);
                    if enough(&names) {
                        return names;
                    }
                    watch.wait(Duration::from_secs(1)).await;
                }
            };
            let Ok(found) = tokio::time::timeout(LONG, patience).await else {
                panic!(
                    "{} holds {:?}: {}",
                    folder.display(),
                    names(&folder),
                    self.log()
                );
            };
            found
        })
    }
}

impl Desk<'_> {
    /// Where a door is, as the `ready` line says.
    pub(crate) fn door(&self, name: &str) -> String {
        let ready = self.lines.last().expect("there is one");
        let word = ready
            .split(' ')
            .find_map(|word| word.strip_prefix(name)?.strip_prefix('='));
        word.expect("the door is open").to_owned()
    }

    /// Asks the desk something by the command line.
    pub(crate) fn ask(&self, arguments: &[&str]) -> Output {
        let mut command = self.house.command(arguments);
        command.output().expect("asked")
    }

    /// The same, where the answer is a JSON document.
    pub(crate) fn ask_json(&self, arguments: &[&str]) -> serde_json::Value {
        let output = self.ask(arguments);
        let text = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{text} {}", self.house.log());
        serde_json::from_slice(&output.stdout).expect("a document")
    }

    /// Everything the desk holds, a conversation a line.
    pub(crate) fn export(&self) -> Vec<serde_json::Value> {
        let output = self.ask(&["export", "--json"]);
        assert!(output.status.success(), "{output:?}");
        let lines = output.stdout.split(|byte| *byte == b'\n');
        let lines = lines.filter(|line| !line.is_empty());
        lines
            .map(|line| serde_json::from_slice(line).expect("a document"))
            .collect()
    }

    pub(crate) fn child(&self) -> &Child {
        &self.child
    }

    pub(crate) fn signal(&self, signal: Signal) {
        let process = Pid::from_child(&self.child);
        kill_process(process, signal).expect("signalled");
    }

    /// As a cut of the power, as far as one process goes.
    pub(crate) fn kill(mut self) {
        self.child.kill().expect("killed");
        self.child.wait().expect("ended");
    }

    /// Asks it to stop, and waits until it did.
    pub(crate) fn stop(self) -> ExitStatus {
        self.signal(Signal::TERM);
        self.ended()
    }

    /// Waits until it ended.
    pub(crate) fn ended(mut self) -> ExitStatus {
        let mut rest = String::new();
        // Its end closes the pipe.
        let _ = self.output.read_line(&mut rest);
        self.child.wait().expect("ended")
    }
}

impl Drop for Desk<'_> {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A page of the desk's, for monitors; `header` is whole lines.
pub(crate) fn get(door: &str, path: &str, header: &str) -> String {
    let mut stream = std::net::TcpStream::connect(door).expect("connected");
    let request = format!("GET {path} HTTP/1.1\r\nHost: desk\r\nConnection: close\r\n{header}\r\n");
    stream.write_all(request.as_bytes()).expect("written");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("read");
    answer
}

/// Says that a test cannot be run here, and why.
#[expect(clippy::print_stdout, reason = "whoever reads the results must see it")]
pub(crate) fn skip(why: &str, tried: &dyn std::fmt::Debug) {
    println!("SKIPPED: {why}: {tried:?}");
}

/// Says that a test cannot be run here because a program is not installed. Where `.ci/peers` found or
/// installed all of them, that is a failure.
#[allow(dead_code, reason = "not every program of tests needs others")]
pub(crate) fn without(what: &str, program: &str) {
    assert!(
        std::env::var_os("CENTRALITA_PEERS").is_none(),
        "{what}: {program} is not installed, though .ci/peers says that everything is"
    );
    skip(
        &format!("{what} need to be installed (.ci/peers does)"),
        &program,
    );
}

/// A mail of Ana's.
pub(crate) fn mail(id: &str, subject: &str) -> Vec<u8> {
    format!(
        "From: Ana Ruiz <ana@example.test>\r\nTo: help@desk.test\r\nSubject: {subject}\r\n\
         Message-ID: <{id}@example.test>\r\n\r\nHello.\r\n"
    )
    .into_bytes()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// Longer than anything takes on a slow and busy machine.
const LONG: Duration = Duration::from_secs(60);
