//! TOML text in; a checked configuration, or every problem at once, out.
//!
//! Opens no file, reads no clock, knows no value of a secret, and never stops at the first problem.
//! Nothing here runs a desk: turning settings into queues and channels that work is done where
//! those are known. Every key is declared once, in its section's file, and the parser, the reference
//! and the schema all read that declaration (see `section.rs`).
//!
//! To add a key: declare it in its section and read it there. To add a section: its file, and a line
//! in `section.rs`.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use toml::de::DeTable;

use crate::domain::Name;
use crate::domain::called::Labels;

pub mod channel;
mod circle;
mod consistency;
pub mod desk;
pub mod diff;
mod expires;
pub mod fault;
pub mod field;
mod flaw;
pub mod fragment;
mod grammar;
pub mod hours;
mod label;
pub mod limits;
pub mod log;
pub mod measure;
pub mod near;
mod notation;
pub mod notification;
pub mod permission;
pub mod problem;
pub mod queue;
pub mod reader;
pub mod reference;
pub mod retention;
pub mod route;
pub mod rule;
pub mod schema;
pub mod secret;
pub mod section;
pub mod server;
pub mod shape;
pub mod show;
pub mod source;
pub mod status;
pub mod store;
mod style;
pub mod template;
pub mod terms;
pub mod thing;
pub mod tls;
pub mod tree;
mod walk;

pub use fault::{Fault, Severity};
pub use problem::Problem;
pub use secret::Secret;

use problem::Report;
use source::{FILES_MAX, Place, Sources};
use tree::Table;

/// A configuration in which everything fits together.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// Where the desk listens.
    pub server: server::Server,
    /// Certificates.
    pub tls: tls::Tls,
    /// What holds for all queues.
    pub desk: desk::Desk,
    /// The record on disk.
    pub store: store::Store,
    /// The log.
    pub log: log::Log,
    /// How much clients may ask.
    pub limits: limits::Limits,
    /// How long things are kept.
    pub retention: retention::Retention,
    /// The lines work waits in.
    pub queues: BTreeMap<Name, queue::Queue>,
    /// The channels.
    pub channels: BTreeMap<Name, channel::Channel>,
    /// What sorts what arrives.
    pub rules: BTreeMap<Name, rule::Rule>,
    /// Skills agents can have.
    pub skills: BTreeSet<Name>,
    /// What agents can set themselves to.
    pub statuses: BTreeMap<Name, status::Status>,
    /// Opening hours.
    pub hours: BTreeMap<Name, hours::Hours>,
    /// Labels.
    pub tags: BTreeSet<Name>,
    /// Ways a conversation can end.
    pub dispositions: BTreeSet<Name>,
    /// Reasons to decline an offer.
    pub decline_reasons: BTreeSet<Name>,
    /// What all these are called, language by language.
    pub labels: Labels,
    /// What web forms may ask for.
    pub fields: BTreeMap<Name, field::Field>,
    /// Texts with placeholders.
    pub templates: BTreeMap<Name, template::Template>,
    /// What the desk writes by itself.
    pub notifications: BTreeMap<Name, notification::Notification>,
    /// Acts granted besides those of a role.
    pub permission_sets: BTreeMap<Name, permission::PermissionSet>,
    pub(crate) tree: Table,
    sources: Arc<Sources>,
}

/// What came of reading a configuration.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// What can be applied; nothing when there is any error.
    pub config: Option<Config>,
    /// Where there are errors: what could be read all the same, for those who look for more of them.
    pub draft: Option<Config>,
    /// Errors and warnings, in the order of the files; at most [`problem::PROBLEMS_MAX`].
    pub problems: Vec<Problem>,
    /// How many more there are.
    pub left_out: usize,
}

/// Reads files given as name and text, in the order in which they override each other.
pub fn parse(files: &[(String, String)]) -> Parsed {
    let sources = Arc::new(Sources::new(files));
    let mut report = Report::new(&sources);
    let mut tree = Table::default();
    if files.len() > FILES_MAX {
        let place = last_place(&sources);
        let limit = FILES_MAX.to_string();
        report.add(Fault::TooMuch, place).with("limit", limit);
    }
    let mut is_toml = true;
    for (number, file) in sources.files().iter().enumerate() {
        let number = u16::try_from(number).expect("files are limited to fewer");
        match read(number, &file.text, &mut report) {
            Some(table) => tree.lay(table, "", &mut report),
            None => is_toml = false,
        }
    }
    walk::check(&tree, is_toml, &mut report);
    let config = build(tree, sources.clone());
    // A file that is not read may hold the other half of what looks like a contradiction.
    if is_toml {
        consistency::check(&config, &mut report);
    }
    let (problems, left_out) = report.finish();
    let good = left_out == 0 && !problems.iter().any(Problem::is_error);
    let (config, draft) = if good {
        (Some(config), None)
    } else {
        (None, is_toml.then_some(config))
    };
    Parsed {
        config,
        draft,
        problems,
        left_out,
    }
}

impl Config {
    /// Where a key stands, or the table that it would stand in.
    pub fn place(&self, path: &[&str]) -> Place {
        (0..path.len())
            .find_map(|n| self.tree.find(&path[..path.len() - n]))
            .map(|entry| entry.place)
            .unwrap_or_default()
    }

    /// Everything as it was written, by key.
    pub fn written(&self) -> &Table {
        &self.tree
    }

    /// A problem at a key of this configuration, for those who know what this room does not.
    pub fn problem(&self, fault: Fault, path: &[&str]) -> Problem {
        Problem::at(&self.sources, fault, self.place(path))
    }

    /// A problem with one text of a list.
    pub fn problem_in(&self, fault: Fault, path: &[&str], item: &str) -> Problem {
        let list = match self.tree.find(path).map(|entry| &entry.value) {
            Some(tree::Value::List(list)) => list.as_slice(),
            _ => &[],
        };
        let found = list.iter().find(|(_, value)| value.text() == Some(item));
        let place = found.map_or_else(|| self.place(path), |(place, _)| *place);
        Problem::at(&self.sources, fault, place)
    }

    /// A problem with some bytes of a text, counted in what the text says. The whole text is shown
    /// when it was written with escapes, since those bytes then stand elsewhere.
    pub fn problem_within(&self, fault: Fault, path: &[&str], bytes: Range<usize>) -> Problem {
        let mut place = self.place(path);
        let said = self.tree.find(path).and_then(|entry| entry.value.text());
        let file = self.sources.files().get(usize::from(place.file));
        let written = file.and_then(|file| file.text.get(place.start as usize..place.end as usize));
        if let (Some(said), Some(written)) = (said, written)
            && let Some(quotes) = written.find(said)
            && let (Ok(from), Ok(to)) = (
                u32::try_from(quotes + bytes.start),
                u32::try_from(quotes + bytes.end),
            )
        {
            place.end = place.end.min(place.start.saturating_add(to));
            place.start = place.end.min(place.start.saturating_add(from));
        }
        Problem::at(&self.sources, fault, place)
    }

    /// The files that this was read from.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }
}

/// One file's table; `None` when it is not TOML, which was reported.
fn read(number: u16, text: &str, report: &mut Report<'_>) -> Option<Table> {
    let start = Place {
        file: number,
        start: 0,
        end: 0,
    };
    if text.len() > TEXT_BYTES_MAX {
        let limit = measure::write_bytes(TEXT_BYTES_MAX as u64);
        report.add(Fault::TooMuch, start).with("limit", limit);
        return None;
    }
    if let Some(at) = too_deep(text) {
        let place = Place {
            start: at,
            end: at + 1,
            ..start
        };
        let limit = KEY_PARTS_MAX.to_string();
        report.add(Fault::TooMuch, place).with("limit", limit);
        return None;
    }
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let span = error.span().unwrap_or_default();
        let clamp = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let place = Place {
            file: number,
            start: clamp(span.start),
            end: clamp(span.end),
        };
        report
            .add(Fault::NotToml, place)
            .with("detail", grammar::detail(error.message(), span.is_empty()));
    }
    errors
        .is_empty()
        .then(|| Table::read(number, table.get_ref()))
}

/// Where a key has more parts than anybody writes. Tables nested without end would end the stack
/// when they are dropped, so they are refused before they are made.
fn too_deep(text: &str) -> Option<u32> {
    let mut dots = 0;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'.' => dots += 1,
            b'\n' | b'=' | b'[' | b']' | b'{' | b'}' | b',' | b'#' => dots = 0,
            _ => {}
        }
        if dots > KEY_PARTS_MAX {
            return u32::try_from(at).ok();
        }
    }
    None
}

fn last_place(sources: &Sources) -> Place {
    Place {
        file: u16::try_from(sources.files().len().saturating_sub(1)).unwrap_or(0),
        ..Place::default()
    }
}

fn build(tree: Table, sources: Arc<Sources>) -> Config {
    let desk = desk::read(&tree);
    let mut labels = label::read(&tree);
    Config {
        server: server::read(&tree),
        tls: tls::read(&tree),
        store: store::read(&tree),
        log: log::read(&tree),
        limits: limits::read(&tree),
        retention: retention::read(&tree),
        queues: things(&tree, "queue", |entry| Some(queue::read(entry))),
        channels: things(&tree, "channel", channel::read),
        rules: things(&tree, "rule", |entry| Some(rule::read(entry))),
        skills: names(&tree, "skill"),
        statuses: status::all(&tree, &mut labels),
        hours: things(&tree, "hours", |entry| Some(hours::read(entry, &desk.zone))),
        tags: names(&tree, "tag"),
        dispositions: names(&tree, "disposition"),
        decline_reasons: names(&tree, "decline_reason"),
        labels,
        fields: things(&tree, "field", |entry| Some(field::read(entry))),
        templates: things(&tree, "template", |entry| Some(template::read(entry))),
        notifications: things(&tree, "notification", notification::read),
        permission_sets: things(&tree, "permission_set", |entry| {
            Some(permission::read(entry))
        }),
        desk,
        tree,
        sources,
    }
}

fn things<T>(
    tree: &Table,
    table: &str,
    read: impl Fn(&tree::Entry) -> Option<T>,
) -> BTreeMap<Name, T> {
    let entries = tree.get(table).and_then(|entry| entry.value.table());
    let entries = entries.into_iter().flat_map(Table::iter);
    entries
        .filter(|(_, entry)| entry.value.table().is_some())
        .filter_map(|(name, entry)| Some((Name::new(name).ok()?, read(entry)?)))
        .collect()
}

fn names(tree: &Table, table: &str) -> BTreeSet<Name> {
    things(tree, table, |_| Some(())).into_keys().collect()
}

/// The longest file that is read; 2,000 channels take a quarter of it.
pub const TEXT_BYTES_MAX: usize = 4 * 1024 * 1024;

/// How many parts a key may have, dots counted.
const KEY_PARTS_MAX: usize = 100;

#[cfg(test)]
mod tests;
