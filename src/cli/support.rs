//! `centralita support-bundle`: one file that says how a desk does, for whoever helps from elsewhere.
//!
//! It works with the desk stopped too: what cannot be had is left out and said. What goes in was made safe
//! (`redact.rs`), and its first page lists it, so that whoever sends it can read it before.

mod redact;

use std::fs;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use serde::Serialize;
use serde_json::{Value, json};

use crate::config;
use crate::daemon::folder;
use crate::net::disk::Room;
use crate::net::durable::private_folder;
use crate::net::http_client::{Patience, Posted, get_from_own};
use crate::protocol::message::{Data, DeskRequest, ToDesk};
use crate::store::archive::{DATABASE, Packer};
use crate::words;

use super::check::config_folder;
use super::connect::{Session, data_folder};
use super::failure::Failure;
use super::{owner, trouble, when};

/// What was gathered, and what could not be.
#[derive(Default)]
struct Gathered {
    pieces: Vec<(&'static str, String)>,
    missing: Vec<(&'static str, String)>,
}

impl Gathered {
    fn put(&mut self, name: &'static str, found: Result<String, String>) {
        match found {
            Ok(text) => self.pieces.push((name, text)),
            Err(why) => self.missing.push((name, redact::line(&why))),
        }
    }

    /// What is missing, what is so for the same reason together.
    fn grouped(&self) -> Vec<(String, &str)> {
        let mut groups: Vec<(String, &str)> = Vec::new();
        for (name, why) in &self.missing {
            match groups.last_mut().filter(|(_, last)| last == why) {
                Some((names, _)) => *names = format!("{names}, {name}"),
                None => groups.push(((*name).to_owned(), why)),
            }
        }
        groups
    }
}

pub(super) async fn bundle(
    session: &mut Session,
    to: Option<PathBuf>,
    lines: u32,
) -> Result<(), Failure> {
    let lang = session.out.lang;
    let file = file_in(to)?;
    let mut found = Gathered::default();
    found.put("versions.json", Ok(pretty(&versions())));
    found.put("machine.txt", Ok(machine(&data_folder(&session.global))));
    found.put("data.txt", Ok(data(&data_folder(&session.global))));
    found.put(
        "configuration.txt",
        settings(&config_folder(&session.global)),
    );
    from_desk(session, &mut found).await;
    let metrics = metrics(session, &config_folder(&session.global)).await;
    found.put("metrics.txt", metrics);
    if owner::is_service(&session.global) {
        found.put(
            "unit.txt",
            said_by("systemctl", &["show", UNIT, "--no-pager", "-p", SHOWN]),
        );
        let lines = lines.to_string();
        let log = ["-u", UNIT, "-n", &lines, "--no-pager", "-o", "short-iso"];
        found.put(
            "log.txt",
            said_by("journalctl", &log).map(|text| each_line(&text)),
        );
    } else {
        let why = words::say(lang, "cli.support_no_journal", &[]);
        found.missing.push(("log.txt", why));
    }
    let about = contents(session, &found);
    let failed = |error| Failure::Here(trouble::store(lang, &error));
    let mut packer = Packer::create(&file, when::now(), &[]).map_err(failed)?;
    packer
        .add_bytes("README.txt", about.as_bytes())
        .map_err(failed)?;
    for (name, text) in &found.pieces {
        packer.add_bytes(name, text.as_bytes()).map_err(failed)?;
    }
    let packed = packer.finish().map_err(failed)?;
    tell(session, &file, packed.bytes, &found)
}

/// What the desk says of itself, where it runs.
async fn from_desk(session: &mut Session, found: &mut Gathered) {
    let asked: [(&'static str, DeskRequest); 5] = [
        ("status.json", DeskRequest::Status),
        ("store.json", DeskRequest::Store),
        ("channels.json", DeskRequest::Channels),
        ("certificate.json", DeskRequest::Certificate),
        (
            "generations.json",
            DeskRequest::ConfigHistory { limit: GENERATIONS },
        ),
    ];
    for (name, request) in asked {
        let lang = session.out.lang;
        let answer = match session.ask(ToDesk::Desk(request)).await {
            Ok(Data::Status(it)) => safe(&it),
            Ok(Data::Store(it)) => safe(&it),
            Ok(Data::Channels(it)) => safe(&it),
            Ok(Data::Certificate(it)) => safe(&it),
            Ok(Data::Generations(it)) => safe(&it),
            Ok(_) => Err(String::new()),
            Err(failure) => Err(failure.says(lang).unwrap_or_default()),
        };
        found.put(name, answer);
    }
}

fn safe(view: &impl Serialize) -> Result<String, String> {
    let mut value = serde_json::to_value(view).map_err(|error| error.to_string())?;
    redact::document(&mut value);
    Ok(pretty(&value))
}

fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}

fn versions() -> Value {
    let read = |path: &str| fs::read_to_string(path).unwrap_or_default();
    let release = read("/etc/os-release");
    let system = release
        .lines()
        .find_map(|line| line.strip_prefix("PRETTY_NAME="));
    json!({
        "centralita": env!("CARGO_PKG_VERSION"),
        "made_at": when::now(),
        "system": system.unwrap_or_default().trim_matches('"'),
        "kernel": read("/proc/sys/kernel/osrelease").trim(),
        "processor": std::env::consts::ARCH,
        "cores": std::thread::available_parallelism().map_or(0, usize::from),
    })
}

/// Memory, load, and room on the disk.
fn machine(data: &Path) -> String {
    let read = |path: &str, lines: usize| -> String {
        let text = fs::read_to_string(path).unwrap_or_default();
        let first: Vec<&str> = text.lines().take(lines).collect();
        first.join("\n") + "\n"
    };
    let room = match Room::of(data) {
        Ok(room) => format!("{room:?}"),
        Err(error) => error.to_string(),
    };
    format!(
        "load: {}uptime: {}{}disk of the data: {room}\n",
        read("/proc/loadavg", 1),
        read("/proc/uptime", 1),
        read("/proc/meminfo", MEMORY_LINES),
    )
}

/// What lies in the data folder, by name and size; what lies in its folders is only counted.
fn data(folder: &Path) -> String {
    let mut lines = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let size = if entry.path().is_dir() {
            let inside = fs::read_dir(entry.path()).map_or(0, Iterator::count);
            format!("folder, {inside} inside")
        } else {
            format!("{} bytes", entry.metadata().map_or(0, |it| it.len()))
        };
        lines.push(format!("{name}: {size}\n"));
    }
    lines.sort();
    if !folder.join(DATABASE).exists() {
        lines.push("no record here, or not for whoever asked to see\n".to_owned());
    }
    lines.concat()
}

/// Every key that is written, with what says it, texts and secrets taken out.
fn settings(folder: &Path) -> Result<String, String> {
    let files = folder::look(folder)
        .files
        .map_err(|problems| format!("{} problems in {}", problems.len(), folder.display()))?;
    let parsed = config::parse(&files);
    let place = |problem: &config::Problem| problem.file().unwrap_or_default().to_owned();
    let problems = parsed.problems.iter();
    let mut lines: Vec<String> = problems
        .map(|problem| format!("# {} at {}\n", problem.code(), place(problem)))
        .collect();
    let Some(config) = parsed.config.or(parsed.draft) else {
        return Err(format!("{}it cannot be read", lines.concat()));
    };
    lines.extend(config::show::show(&config, "").iter().map(|one| {
        let value = redact::setting(&one.path, &one.value);
        format!("{} = {value}    # {}\n", one.path, one.origin)
    }));
    Ok(lines.concat())
}

/// The page that monitors read, by a door of this machine.
async fn metrics(session: &mut Session, folder: &Path) -> Result<String, String> {
    let files = folder::look(folder)
        .files
        .map_err(|_| "no configuration".to_owned())?;
    let config = config::parse(&files).config.ok_or("no configuration")?;
    let certificate = session.ask(ToDesk::Desk(DeskRequest::Certificate)).await;
    let key = match certificate {
        Ok(Data::Certificate(it)) => it.fingerprint.parse().ok(),
        _ => return Err("the desk does not run".to_owned()),
    };
    let mut last = "no door for browsers".to_owned();
    for (address, key) in [(config.server.http, None), (config.server.https, key)] {
        let Some(address) = address.map(reached) else {
            continue;
        };
        match get_from_own(address, key, "/metrics", &PATIENCE).await {
            Posted::Answered {
                status: 200, body, ..
            } => {
                return Ok(String::from_utf8_lossy(&body).into_owned());
            }
            Posted::Answered { status, .. } => last = format!("answered with {status}"),
            Posted::Failed(why) | Posted::Distrusted(why) | Posted::Lost(why) => last = why,
        }
    }
    Err(last)
}

/// How a door is reached from the machine that it is on.
fn reached(mut address: SocketAddr) -> SocketAddr {
    if address.ip().is_unspecified() {
        address.set_ip(IpAddr::V4(Ipv4Addr::LOCALHOST));
    }
    address
}

fn said_by(program: &str, arguments: &[&str]) -> Result<String, String> {
    let ran = Command::new(program)
        .args(arguments)
        .env("LC_ALL", "C.UTF-8")
        .output();
    let ran = ran.map_err(|error| format!("{program}: {error}"))?;
    if !ran.status.success() {
        return Err(format!(
            "{program}: {}",
            String::from_utf8_lossy(&ran.stderr).trim()
        ));
    }
    Ok(String::from_utf8_lossy(&ran.stdout).into_owned())
}

fn each_line(text: &str) -> String {
    text.lines().map(|line| redact::line(line) + "\n").collect()
}

/// The first page: what is here, what was taken out, what could not be had.
fn contents(session: &Session, found: &Gathered) -> String {
    let lang = session.out.lang;
    let mut text = words::say(lang, "cli.support_about", &[]) + "\n\n";
    for (name, piece) in &found.pieces {
        let size = when::bytes(lang, piece.len() as u64);
        text.push_str(&["  ", name, "  ", &size, "\n"].concat());
    }
    text.push('\n');
    for (names, why) in found.grouped() {
        let values: [(&str, &dyn std::fmt::Display); 2] = [("name", &names), ("why", &why)];
        text.push_str(&(words::say(lang, "cli.support_missing", &values) + "\n"));
    }
    text
}

fn tell(session: &Session, file: &Path, bytes: u64, found: &Gathered) -> Result<(), Failure> {
    let out = &session.out;
    if out.json {
        let pieces: Vec<&str> = found.pieces.iter().map(|(name, _)| *name).collect();
        let missing: Vec<Value> = found
            .missing
            .iter()
            .map(|(name, why)| json!({"name": name, "why": why}))
            .collect();
        let document = json!({"file": file.display().to_string(), "size": bytes,
            "holds": pieces, "missing": missing});
        return Ok(out.document("support-bundle", document)?);
    }
    let size = when::bytes(out.lang, bytes);
    out.say(
        "cli.support_made",
        &[("file", &file.display()), ("size", &size)],
    )?;
    let names: Vec<&str> = found.pieces.iter().map(|(name, _)| *name).collect();
    out.say("cli.support_holds", &[("pieces", &names.join(", "))])?;
    for (names, why) in found.grouped() {
        out.say("cli.support_missing", &[("name", &names), ("why", &why)])?;
    }
    Ok(out.say("cli.support_next", &[("file", &file.display())])?)
}

/// The file itself, or one named by the time in a folder, which is the present one unless it is named.
fn file_in(to: Option<PathBuf>) -> Result<PathBuf, Failure> {
    let to = to.unwrap_or_else(|| PathBuf::from("."));
    if to.extension().is_some_and(|end| end == EXTENSION) {
        return Ok(to);
    }
    private_folder(&to)?;
    let name = format!("{PREFIX}{}.{EXTENSION}", when::stamp(when::now()));
    Ok(to.join(name))
}

const PREFIX: &str = "centralita-support-";

const EXTENSION: &str = "tar";

const UNIT: &str = "centralita.service";

/// What systemd says of the service; nothing that an operator may have put a secret into.
const SHOWN: &str = "LoadState,ActiveState,SubState,Result,NRestarts,ExecMainStatus,ExecMainStartTimestamp,\
MemoryCurrent,MemoryPeak,MemoryHigh,MemoryMax,TasksCurrent,TasksMax,CPUUsageNSec,DropInPaths,UnitFileState";

/// Generations of the configuration that are told.
const GENERATIONS: u32 = 20;

/// The first lines of what the kernel says of memory.
const MEMORY_LINES: usize = 5;

/// A page of metrics of many channels and queues is some hundred kilobytes.
const PATIENCE: Patience = Patience {
    connect_within: Duration::from_secs(5),
    answer_within: Duration::from_secs(5),
    body_bytes_max: 4 << 20,
};
