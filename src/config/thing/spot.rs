//! Where the keys of a thing stand: in its own table, or in those below it.

use super::super::section::{Key, SECTIONS, Section};
use super::KINDS;

/// Where a key stands within a thing.
pub(super) struct Spot<'a> {
    /// Which of the kind's tables it is, in their order.
    pub(super) section: usize,
    /// That table's names, below the thing's own.
    pub(super) tables: Vec<String>,
    /// Which of the table's keys it is, in their order; those of a pattern come first.
    pub(super) place: Option<usize>,
    pub(super) last: &'a str,
    pub(super) key: &'static Key,
}

impl<'a> Spot<'a> {
    /// `html.es` and `step.primero.after`: the last part is the key, and whatever stands where a name is asked
    /// for is the name, dots and all.
    pub(super) fn of(kind: &str, said: &'a str) -> Option<Self> {
        sections(kind).enumerate().find_map(|(at, section)| {
            let (tables, last) = match below(section) {
                [] => (Vec::new(), said),
                [fixed] => {
                    let last = said.strip_prefix(fixed)?.strip_prefix('.')?;
                    (vec![(*fixed).to_owned()], last)
                }
                [fixed, "*"] => {
                    let rest = said.strip_prefix(fixed)?.strip_prefix('.')?;
                    let (name, last) = rest.rsplit_once('.')?;
                    (vec![(*fixed).to_owned(), name.to_owned()], last)
                }
                _ => return None,
            };
            Some(Self {
                section: at,
                tables,
                place: section.keys.iter().position(|known| known.name == last),
                last,
                key: section.key(last)?,
            })
        })
    }

    pub(super) fn path(&self) -> impl Iterator<Item = &str> {
        self.tables.iter().map(String::as_str).chain([self.last])
    }

    pub(super) fn order(&self) -> (usize, &[String], Option<usize>, &str) {
        let last = if self.place.is_none() { self.last } else { "" };
        (self.section, &self.tables, self.place, last)
    }
}

/// The tables of a kind, its own first.
pub(super) fn sections(kind: &str) -> impl Iterator<Item = &'static Section> {
    let kind = KINDS.iter().find(|known| **known == kind);
    let all = kind.into_iter().flat_map(|kind| {
        let its = move |section: &&Section| section.path.starts_with(&[kind, "*"]);
        SECTIONS.iter().filter(its)
    });
    let mut all: Vec<&Section> = all.collect();
    all.sort_by_key(|section| section.path.len() > OWN_PARTS);
    all.into_iter()
}

/// The tables below the thing's own that a table is.
pub(super) fn below(section: &Section) -> &'static [&'static str] {
    &section.path[OWN_PARTS..]
}

/// A kind and a name: the path of a thing's own table.
const OWN_PARTS: usize = 2;
