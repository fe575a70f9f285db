//! Holds what was written against what is declared, table by table and key by key.

use crate::domain::Name;

use super::fault::Fault;
use super::flaw::Flaw;
use super::near::nearest;
use super::problem::{Arg, Report};
use super::section::{Key, SECTIONS, Section, section_at};
use super::shape::{LEVEL, Shape, Thing};
use super::source::Place;
use super::status;
use super::tree::{Entry, Table, Value};

/// Reports every key that is unknown, missing, of the wrong type, out of bounds, or that names
/// something which does not exist.
///
/// Where a file could not be read, and so the tree is not `whole`, what is missing may stand in that file: then only
/// what is wrong where it stands is reported.
pub(super) fn check(tree: &Table, whole: bool, report: &mut Report<'_>) {
    let mut walk = Walk {
        tree,
        whole,
        report,
    };
    walk.table(&mut Vec::new(), tree);
}

struct Walk<'a, 'r, 's> {
    tree: &'a Table,
    whole: bool,
    report: &'r mut Report<'s>,
}

impl<'a> Walk<'a, '_, '_> {
    /// One table. Goes as deep as tables are declared, and no deeper.
    fn table(&mut self, path: &mut Vec<&'a str>, table: &'a Table) {
        let section = section_at(path);
        for (key, entry) in table.iter() {
            path.push(key);
            if leads_somewhere(path) {
                self.inner(path, entry);
            } else {
                match section.and_then(|section| section.key(key)) {
                    Some(declared) => self.value(path, declared, entry),
                    None if section.is_some_and(|section| section.open) => {}
                    None => self.unknown(path, section, entry),
                }
            }
            path.pop();
        }
    }

    fn inner(&mut self, path: &mut Vec<&'a str>, entry: &'a Entry) {
        let shown = path.join(".");
        match &entry.value {
            Value::Table(table) => {
                if let Some(named) = path.last().filter(|_| is_named(path))
                    && Name::new(named).is_err()
                {
                    self.report
                        .add(Fault::BadName, entry.key)
                        .with("name", *named);
                }
                self.table(path, table);
                self.missing(path, table, entry);
            }
            Value::List(list) if list.iter().any(|(_, value)| value.table().is_some()) => {
                let form = if is_named(path) {
                    shown.clone()
                } else {
                    format!("{shown}.…")
                };
                self.report
                    .add(Fault::ArrayOfTables, entry.place)
                    .with("key", shown)
                    .with("form", form);
            }
            other => {
                let key = if is_named(path) {
                    shown
                } else {
                    format!("{shown}.…")
                };
                self.report
                    .add(Fault::WrongType, entry.place)
                    .with("key", key.clone())
                    .with(
                        "expected",
                        Arg::Phrase("config.shape.table", vec![("key", key)]),
                    )
                    .with("found", Arg::Word(other.kind()));
            }
        }
    }

    fn missing(&mut self, path: &[&str], table: &Table, entry: &Entry) {
        let Some(section) = section_at(path).filter(|_| self.whole) else {
            return;
        };
        for key in section.keys.iter().filter(|key| key.required) {
            if table.get(key.name).is_none() {
                self.report
                    .add(Fault::Missing, entry.place)
                    .with("key", key.name)
                    .with("table", path.join("."))
                    .with("example", format!("{} = {}", key.name, key.example));
            }
        }
    }

    fn unknown(&mut self, path: &[&str], section: Option<&Section>, entry: &Entry) {
        let (key, parents) = path.split_last().expect("a key is on its own path");
        let keys = section.into_iter().flat_map(|section| section.keys);
        let tables = SECTIONS.iter().filter_map(|section| {
            let next = section.path.get(parents.len())?;
            (*next != "*" && matches(&section.path[..parents.len()], parents)).then_some(*next)
        });
        let words: Vec<&str> = keys.map(|key| key.name).chain(tables).collect();
        let near = nearest(key, words.iter().copied());
        if parents.is_empty() {
            let mut tables: Vec<&str> = words;
            tables.dedup();
            self.report
                .add(Fault::UnknownSection, entry.key)
                .with("key", *key)
                .with("tables", tables.join(", "))
                .near(near, None);
        } else {
            self.report
                .add(Fault::UnknownKey, entry.key)
                .with("key", *key)
                .with("table", parents.join("."))
                .with("keys", words.join(", "))
                .near(near, None);
        }
    }

    fn value(&mut self, path: &[&str], key: &Key, entry: &Entry) {
        for flaw in key.shape.flaws(entry) {
            self.flaw(path, key, flaw);
        }
        if key.shape == Shape::Secret && entry.value.text().is_some() {
            self.report
                .add(Fault::LiteralSecret, entry.place)
                .with("key", path.join("."));
        }
        match (key.shape, &entry.value) {
            (Shape::Refer(thing), value) => self.reference(thing, entry.place, value),
            (Shape::Refers(thing), Value::List(list)) => {
                for (place, value) in list {
                    self.reference(thing, *place, value);
                }
            }
            (Shape::Levels, Value::List(list)) => {
                for (place, value) in list {
                    self.reference(Thing::Skill, *place, value);
                }
            }
            (Shape::Levels, Value::Table(table)) => {
                for (skill, entry) in table.iter() {
                    self.named(Thing::Skill, entry.key, skill);
                }
            }
            _ => {}
        }
    }

    fn flaw(&mut self, path: &[&str], key: &Key, flaw: Flaw) {
        let near = match (key.shape, flaw.fault, &flaw.found) {
            (Shape::Choice(words), Fault::UnknownChoice, Arg::Text(found)) => {
                nearest(found, words.iter().copied()).map(str::to_owned)
            }
            (Shape::Zone, Fault::UnknownZone, Arg::Text(found)) if self.report.has_room() => {
                near_zone(found)
            }
            _ => None,
        };
        let expected = match (key.shape, flaw.fault) {
            (Shape::Levels, Fault::OutOfRange) => LEVEL.expected(),
            (shape, _) => shape.expected(),
        };
        self.report
            .add(flaw.fault, flaw.place)
            .with("key", path.join("."))
            .with("expected", expected)
            .with("found", flaw.found)
            .near(near.as_deref(), None);
    }

    fn reference(&mut self, thing: Thing, place: Place, value: &Value) {
        // What is not even a name was reported as that.
        if let Some(name) = value.text().filter(|name| Name::new(name).is_ok()) {
            self.named(thing, place, name);
        }
    }

    fn named(&mut self, thing: Thing, place: Place, name: &str) {
        let defined = self
            .tree
            .get(thing.table())
            .and_then(|entry| entry.value.table());
        let exists = match thing {
            Thing::ChannelOrKind => defined.is_some_and(|channels| {
                channels.get(name).is_some() || kinds(channels).any(|kind| kind == name)
            }),
            _ => defined.is_some_and(|things| things.get(name).is_some()),
        };
        if exists || !self.whole || (thing == Thing::Status && status::is_usual(self.tree, name)) {
            return;
        }
        // Comparing with hundreds of names is worth it only for what is going to be shown.
        let near = defined
            .filter(|_| self.report.has_room())
            .and_then(|things| {
                let near = nearest(name, things.iter().map(|(name, _)| name))?;
                Some((near, things.get(near)?))
            });
        let place_of_near = near.map(|(_, entry)| self.report.brief(entry.key));
        self.report
            .add(Fault::UnknownName, place)
            .with("thing", Arg::Word(thing.word()))
            .with("name", name)
            .with("table", thing.table())
            .near(near.map(|(name, _)| name), place_of_near);
    }
}

fn kinds(channels: &Table) -> impl Iterator<Item = &str> {
    channels
        .iter()
        .filter_map(|(_, entry)| entry.value.table()?.get("kind")?.value.text())
}

/// Whether tables are declared at or below this path.
fn leads_somewhere(path: &[&str]) -> bool {
    SECTIONS.iter().any(|section| {
        section.path.len() >= path.len() && matches(&section.path[..path.len()], path)
    })
}

/// Whether the last key of the path is a name of the writer's choice.
fn is_named(path: &[&str]) -> bool {
    SECTIONS.iter().any(|section| {
        section.path.len() >= path.len()
            && section.path[path.len() - 1] == "*"
            && matches(&section.path[..path.len()], path)
    }) || section_at(path).is_some()
}

fn matches(declared: &[&str], written: &[&str]) -> bool {
    declared.len() == written.len()
        && declared
            .iter()
            .zip(written)
            .all(|(declared, written)| *declared == "*" || declared == written)
}

fn near_zone(written: &str) -> Option<String> {
    let zones = jiff::tz::TimeZoneDatabase::bundled();
    let names: Vec<String> = zones.available().map(|name| name.to_string()).collect();
    nearest(written, names.iter().map(String::as_str)).map(str::to_owned)
}
