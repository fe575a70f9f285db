//! Reads checked values out of a table: what was written, else what is declared to hold instead.

use std::collections::BTreeMap;
use std::net::SocketAddr;

use crate::domain::{Moment, Name, Span};

use super::expires;
use super::measure;
use super::notation::{self, date};
use super::secret::{Hidden, Secret};
use super::section::Section;
use super::tree::{Entry, Table, Value};

/// One table and its declaration.
///
/// A value that is wrong was already reported; here it counts as left out, so that reading goes on.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    table: Option<&'a Table>,
    section: &'a Section,
}

/// Units, or a percentage, of an agent's capacity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// So many units.
    Units(u32),
    /// So many hundredths of the capacity.
    Percent(u8),
}

impl<'a> Reader<'a> {
    pub(super) fn new(table: Option<&'a Table>, section: &'a Section) -> Self {
        Self { table, section }
    }

    /// The table of a section without names.
    pub(super) fn root(tree: &'a Table, section: &'a Section) -> Self {
        let entry = tree.find(section.path);
        Self::new(entry.and_then(|entry| entry.value.table()), section)
    }

    /// Whether the key was written, well or badly.
    pub(super) fn has(&self, key: &str) -> bool {
        self.entry(key).is_some()
    }

    pub(super) fn text(&self, key: &str) -> String {
        self.spelt(key, |text| Some(text.to_owned()))
            .unwrap_or_default()
    }

    pub(super) fn maybe_text(&self, key: &str) -> Option<String> {
        self.spelt(key, |text| (!text.is_empty()).then(|| text.to_owned()))
    }

    pub(super) fn flag(&self, key: &str) -> bool {
        match self.entry(key).map(|entry| &entry.value) {
            Some(Value::Flag(flag)) => *flag,
            _ => self.default(key) == "true",
        }
    }

    /// A whole number of any kind that its declared bounds fit into.
    pub(super) fn integer<N: TryFrom<i64> + Default>(&self, key: &str) -> N {
        self.maybe_integer(key).unwrap_or_default()
    }

    pub(super) fn maybe_integer<N: TryFrom<i64>>(&self, key: &str) -> Option<N> {
        let written = match self.entry(key).map(|entry| &entry.value) {
            Some(Value::Integer(n)) => n.and_then(|n| N::try_from(n).ok()),
            _ => None,
        };
        written.or_else(|| N::try_from(self.default(key).parse().ok()?).ok())
    }

    pub(super) fn span(&self, key: &str) -> Span {
        self.maybe_span(key).unwrap_or_default()
    }

    pub(super) fn maybe_span(&self, key: &str) -> Option<Span> {
        self.spelt(key, measure::span)
    }

    pub(super) fn bytes(&self, key: &str) -> u64 {
        self.spelt(key, measure::bytes).unwrap_or_default()
    }

    pub(super) fn maybe_bytes(&self, key: &str) -> Option<u64> {
        self.spelt(key, measure::bytes)
    }

    pub(super) fn name(&self, key: &str) -> Option<Name> {
        self.spelt(key, |text| Name::new(text).ok())
    }

    pub(super) fn names(&self, key: &str) -> Vec<Name> {
        let texts = self.texts(key).into_iter();
        texts.filter_map(|text| Name::new(&text).ok()).collect()
    }

    pub(super) fn texts(&self, key: &str) -> Vec<String> {
        match self.entry(key).map(|entry| &entry.value) {
            Some(Value::List(list)) => list
                .iter()
                .filter_map(|(_, value)| match value {
                    Value::Text(text) | Value::Date(text) => Some(text.clone()),
                    _ => None,
                })
                .collect(),
            _ => Vec::new(),
        }
    }

    /// When a day begins.
    pub(super) fn day(&self, key: &str) -> Option<Moment> {
        match &self.entry(key)?.value {
            Value::Text(text) | Value::Date(text) if date(text) => expires::begin(text),
            _ => None,
        }
    }

    pub(super) fn levels(&self, key: &str) -> BTreeMap<Name, u8> {
        match self.entry(key).map(|entry| &entry.value) {
            Some(Value::Table(table)) => table
                .iter()
                .filter_map(|(skill, level)| match level.value {
                    Value::Integer(Some(n)) => {
                        Some((Name::new(skill).ok()?, u8::try_from(n).ok()?))
                    }
                    _ => None,
                })
                .collect(),
            _ => self.names(key).into_iter().map(|name| (name, 0)).collect(),
        }
    }

    pub(super) fn size(&self, key: &str) -> Option<Size> {
        let percent = self.entry(key)?.value.text().and_then(notation::percent);
        let percent = percent.map(Size::Percent);
        percent.or_else(|| self.maybe_integer(key).map(Size::Units))
    }

    pub(super) fn address(&self, key: &str) -> Option<SocketAddr> {
        self.spelt(key, |text| text.parse().ok())
    }

    pub(super) fn permissions(&self, key: &str) -> u32 {
        self.spelt(key, notation::permissions).unwrap_or_default()
    }

    /// A file by path, or by credential.
    pub(super) fn file(&self, key: &str) -> Option<Secret> {
        match &self.entry(key)?.value {
            Value::Text(path) => Some(Secret::File(path.clone())),
            other => kept(other),
        }
    }

    pub(super) fn secret(&self, key: &str) -> Option<Secret> {
        match &self.entry(key)?.value {
            Value::Text(text) => Some(Secret::Literal(Hidden::new(text))),
            other => kept(other),
        }
    }

    fn entry(&self, key: &str) -> Option<&'a Entry> {
        self.table?.get(key)
    }

    fn default(&self, key: &str) -> &'static str {
        let declared = self.section.key(key);
        declared
            .expect("only declared keys are read; a test reads every section")
            .default
    }

    /// What a text says, else what the default says.
    fn spelt<T>(&self, key: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let written = self.entry(key).and_then(|entry| entry.value.text());
        written.and_then(&read).or_else(|| {
            let default = self.default(key);
            (!default.is_empty() && written.is_none()).then(|| read(default))?
        })
    }
}

fn kept(value: &Value) -> Option<Secret> {
    let table = value.table()?;
    let text = |key| Some(table.get(key)?.value.text()?.to_owned());
    match text("credential") {
        Some(name) => Some(Secret::Credential(name)),
        None => text("file").map(Secret::File),
    }
}
