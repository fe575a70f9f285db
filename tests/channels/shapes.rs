//! Mail as programs, machines and broken software really write it, and what an agent sees of each.
//!
//! `tests/channels/shapes/*.txt` hold one mail after the other: `=== its name`, the lines of `sees:`
//! that are the claim, and the mail, with `\xNN` for bytes that no text holds and CRLF at the end of
//! each line unless `lines:` says otherwise. `BLESS=1` writes the claims; read them before keeping them.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use centralita::channels::inbound::{Event, EventKind, Letter};

use crate::{maildir, raw};

/// One mail and what is claimed of it.
pub(crate) struct Shape {
    pub(crate) name: String,
    lines: String,
    claim: Vec<String>,
    written: String,
}

impl Shape {
    /// Its bytes.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let end: &[u8] = match self.lines.as_str() {
            "lf" => b"\n",
            "cr" => b"\r",
            _ => b"\r\n",
        };
        let mut bytes = Vec::new();
        for line in self.written.lines() {
            let mut pieces = line.split("\\x");
            bytes.extend(pieces.next().unwrap_or_default().as_bytes());
            for piece in pieces {
                let (digits, rest) = piece.split_at(2);
                bytes.push(u8::from_str_radix(digits, 16).expect("two digits"));
                bytes.extend(rest.as_bytes());
            }
            bytes.extend(end);
        }
        bytes
    }
}

fn home() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/channels/shapes")
}

fn files() -> Vec<PathBuf> {
    let entries = fs::read_dir(home()).expect("shapes");
    let mut files: Vec<PathBuf> = entries.map(|it| it.expect("readable").path()).collect();
    files.sort();
    files
}

fn shapes(file: &Path) -> Vec<Shape> {
    let text = fs::read_to_string(file).expect("readable");
    let pieces = text.split("=== ").skip(1);
    let shape = |piece: &str| {
        let (name, mut rest) = piece.split_once('\n').expect("a name and a mail");
        let (mut lines, mut claim) = (String::new(), Vec::new());
        while let Some((line, more)) = rest.split_once('\n') {
            if let Some(ends) = line.strip_prefix("lines: ") {
                ends.clone_into(&mut lines);
            } else if let Some(sees) = line.strip_prefix("sees: ") {
                claim.push(sees.to_owned());
            } else {
                break;
            }
            rest = more;
        }
        Shape {
            name: name.to_owned(),
            lines,
            claim,
            written: rest.to_owned(),
        }
    };
    pieces.map(shape).collect()
}

/// What an agent sees, a line for each thing.
fn seen(events: &[Event]) -> Vec<String> {
    let mut lines = Vec::new();
    for event in events {
        match &event.kind {
            EventKind::Message(letter) => letter_lines(letter, &mut lines),
            EventKind::Receipt(receipt) => {
                let of = &receipt.of;
                lines.push(format!(
                    "news of {of}: {:?} {}",
                    receipt.state, receipt.code
                ));
                if let Some(notice) = &receipt.notice {
                    letter_lines(notice, &mut lines);
                }
            }
            EventKind::Complaint(complaint) => {
                lines.push(format!(
                    "complaint of {}: {}",
                    complaint.of, complaint.reason
                ));
            }
            EventKind::Proof { address } => lines.push(format!("proof of {address}")),
            EventKind::Typing { .. } => lines.push("typing".to_owned()),
            EventKind::Echo(letter) => letter_lines(letter, &mut lines),
            EventKind::Past { letter, .. } => letter_lines(letter, &mut lines),
            EventKind::Order(order) => lines.push(format!("{order:?}")),
            EventKind::Deed(deed) => lines.push(format!("{deed:?}")),
        }
    }
    lines
}

fn letter_lines(letter: &Letter, lines: &mut Vec<String>) {
    let from = &letter.from;
    let who = format!("{} <{}>", from.display, from.address.value);
    lines.push(format!("{} | {}", who.trim(), letter.subject));
    if !letter.text.is_empty() {
        lines.push(letter.text.escape_debug().to_string());
    }
    if let Some(at) = letter.quote_at {
        let new = letter.text[..at].trim_end();
        lines.push(format!("new {}", new.escape_debug()));
    }
    for file in &letter.files {
        let mut line = format!("file {} ({}, {})", file.name, file.mime, file.bytes.len());
        if file.inline.is_some() {
            line.push_str(" inline");
        }
        lines.push(line);
    }
    let mut marks = String::new();
    if letter.html.is_some() {
        marks.push_str(" html");
    }
    if let Some(auto) = letter.auto {
        write!(marks, " machine:{auto:?}").expect("texts can be written to");
    }
    if letter.forwarded {
        marks.push_str(" forward");
    }
    for oddity in &letter.oddities {
        write!(marks, " odd:{oddity:?}").expect("texts can be written to");
    }
    if !marks.is_empty() {
        lines.push(format!("marks{marks}"));
    }
}

#[test]
fn every_shape_is_seen_as_claimed() {
    let blessing = std::env::var_os("BLESS").is_some();
    let (mut broken, mut count) = (Vec::new(), 0);
    for file in files() {
        let mut text = String::new();
        for shape in shapes(&file) {
            count += 1;
            let found = seen(&maildir().read(&raw(shape.bytes())));
            writeln!(text, "=== {}", shape.name).expect("texts can be written to");
            if !shape.lines.is_empty() {
                writeln!(text, "lines: {}", shape.lines).expect("texts can be written to");
            }
            for line in &found {
                writeln!(text, "sees: {line}").expect("texts can be written to");
            }
            text.push_str(&shape.written);
            if found != shape.claim {
                broken.push(format!("{}: {found:#?}", shape.name));
            }
        }
        if blessing {
            fs::write(&file, text).expect("writable shapes");
        }
    }
    assert!(count > 70, "only {count} shapes were found");
    assert!(blessing || broken.is_empty(), "{}", broken.join("\n"));
}

/// No event is nothing, and what cannot be read is there as it came.
#[test]
fn every_shape_cut_anywhere_is_still_a_message() {
    let channel = maildir();
    for shape in files().iter().flat_map(|file| shapes(file)) {
        let whole = shape.bytes();
        let step = (whole.len() / 60).max(1);
        for end in (0..whole.len()).step_by(step) {
            let events = channel.read(&raw(whole[..end].to_vec()));
            assert!(!events.is_empty(), "{} cut at {end}", shape.name);
        }
    }
}
