//! A client that was written from PROTOCOL.md alone works a morning at the real program.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_centralita");
const PASSWORD: &str = "cuatro palabras sin relación";

/// A desk in a folder of its own, stopped when it goes out of scope.
struct Desk {
    folder: TempDir,
    process: Child,
    /// Kept open: a desk that cannot write to its output would not say why it stops.
    _said: BufReader<ChildStdout>,
    agents: String,
    control: String,
    pin: String,
}

impl Desk {
    fn open() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        for name in ["conf", "data", "in/new", "in/cur", "in/tmp"] {
            std::fs::create_dir_all(at(name)).expect("a folder");
        }
        std::fs::write(at("conf/centralita.toml"), configuration(folder.path()))
            .expect("the configuration is written");
        let mut process = Command::new(PROGRAM)
            .arg("serve")
            .arg("--config")
            .arg(at("conf"))
            .arg("--data")
            .arg(at("data"))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(std::fs::File::create(at("log")).expect("a log"))
            .spawn()
            .expect("the desk starts");
        let mut said = BufReader::new(process.stdout.take().expect("its output is piped"));
        let (mut ready, mut pin) = (String::new(), String::new());
        while !ready.starts_with("ready ") {
            if let Some(found) = words(&ready).find(|word| word.starts_with("SHA256:")) {
                found.clone_into(&mut pin);
            }
            ready.clear();
            let read = said.read_line(&mut ready).expect("the desk says UTF-8");
            assert_ne!(read, 0, "the desk is not ready: {}", log(folder.path()));
        }
        let named = |name: &str| {
            let found = words(&ready).find_map(|word| word.strip_prefix(name)?.strip_prefix('='));
            found.expect("the ready line names it").to_owned()
        };
        Self {
            agents: named("agents"),
            control: named("control"),
            pin,
            process,
            _said: said,
            folder,
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn hire(&self, name: &str, queue: &str) {
        std::fs::write(self.path("password"), PASSWORD).expect("the password is written");
        let added = Command::new(PROGRAM)
            .arg("--data")
            .arg(self.path("data"))
            .args(["agent", "add", name, "--queue", queue, "--password-file"])
            .arg(self.path("password"))
            .output()
            .expect("the program runs");
        assert!(added.status.success(), "{}", lossy(&added.stderr));
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[test]
fn a_client_from_the_page_works_a_morning_and_misbehaves_harmlessly() {
    if !has_python() {
        return;
    }
    let desk = Desk::open();
    desk.hire("sofia", "soporte");
    let scenario = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/peer/scenario.py");
    let done = Command::new("python3")
        .arg("-B")
        .arg(scenario)
        .args(["--address", &desk.agents, "--pin", &desk.pin])
        .args(["--socket", &desk.control, "--user", "sofia"])
        .args(["--password", PASSWORD, "--inbox"])
        .arg(desk.path("in"))
        .output()
        .expect("python3 runs");
    let told = lossy(&done.stdout);
    assert!(
        done.status.success() && told.contains(" passed, 0 failed"),
        "{told}{}{}",
        lossy(&done.stderr),
        log(desk.folder.path())
    );
}

/// Where tests must all run, a machine without Python is a failure; elsewhere it is said.
fn has_python() -> bool {
    let asked = Command::new("python3")
        .args([
            "-c",
            "import sys; sys.exit(0 if sys.version_info >= (3, 11) else 3)",
        ])
        .status();
    let found = asked.is_ok_and(|status| status.success());
    assert!(
        found || std::env::var_os("CI").is_none(),
        "python3, 3.11 or later, is missing"
    );
    if !found {
        let _ = writeln!(
            std::io::stderr(),
            "left out: python3, 3.11 or later, is missing"
        );
    }
    found
}

fn configuration(folder: &Path) -> String {
    let folder = folder.display();
    format!(
        r#"
[server]
agents = "127.0.0.1:0"
https = "127.0.0.1:0"
http = "127.0.0.1:0"

[desk]
name = "Tienda"
zone = "Europe/Madrid"
status_on_sign_in = "disponible"
grace = "30s"

[channel.correo]
kind = "maildir"
inbox = "{folder}/in"
outbox = "{folder}/out"
address = "soporte@example.com"
queue = "soporte"

[queue.soporte]
offer_timeout = "30s"

[queue.ventas]
mode = "pull"

[queue.breve]
offer_timeout = "5s"
on_timeout = "ausente"
retry_cycle = "5s"

[queue.fuera]
model = "external"
external_timeout = "5s"

[status.disponible]
available = true

[status.ausente]
available = false

[disposition.resuelto]
"#
    )
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split_whitespace()
}

fn log(folder: &Path) -> String {
    std::fs::read_to_string(folder.join("log")).unwrap_or_default()
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
