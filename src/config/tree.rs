//! What the files say, merged key by key, with the place of every key and value.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::Fault;
use super::problem::Report;
use super::source::Place;

/// Keys and what stands behind them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table(pub(super) BTreeMap<String, Entry>);

/// One key with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Where the key stands.
    pub key: Place,
    /// Where the value stands; for a table with a header, the header.
    pub place: Place,
    /// The value.
    pub value: Value,
}

/// A value as it was written.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Text.
    Text(String),
    /// A whole number; `None` when it does not fit 64 bits.
    Integer(Option<i64>),
    /// A number with a fraction.
    Float(f64),
    /// `true` or `false`.
    Flag(bool),
    /// A date or time, as written.
    Date(String),
    /// A list, with the place of each.
    List(Vec<(Place, Value)>),
    /// A table.
    Table(Table),
}

impl Table {
    /// The entry under a path of keys.
    pub fn find(&self, path: &[&str]) -> Option<&Entry> {
        let (last, parents) = path.split_last()?;
        let mut table = self;
        for key in parents {
            table = table.0.get(*key)?.value.table()?;
        }
        table.0.get(*last)
    }

    /// The entries, in order of their keys.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Entry)> {
        self.0.iter().map(|(key, entry)| (key.as_str(), entry))
    }

    /// The entry of one key.
    pub fn get(&self, key: &str) -> Option<&Entry> {
        self.0.get(key)
    }

    /// Takes what a parsed file says.
    pub(super) fn read(file: u16, table: &DeTable<'_>) -> Self {
        from_table(file, table, DEPTH_MAX)
    }

    /// Lays a later file over this one: tables are joined, anything else is replaced, with a warning
    /// where both said something different.
    pub(super) fn lay(&mut self, over: Self, path: &str, report: &mut Report<'_>) {
        for (key, entry) in over.0 {
            let path = if path.is_empty() {
                key.clone()
            } else {
                format!("{path}.{key}")
            };
            match self.0.get_mut(&key) {
                None => {
                    self.0.insert(key, entry);
                }
                Some(below) => match (&mut below.value, entry.value) {
                    // As deep as `read` went, so this ends.
                    (Value::Table(below), Value::Table(over)) => below.lay(over, &path, report),
                    (old, new) => {
                        if !old.same(&new) {
                            let other = report.brief(below.key);
                            report
                                .add(Fault::Overridden, entry.key)
                                .with("key", path)
                                .with("other", other);
                        }
                        *below = Entry {
                            key: entry.key,
                            place: entry.place,
                            value: new,
                        };
                    }
                },
            }
        }
    }
}

impl Value {
    /// The table this is.
    pub fn table(&self) -> Option<&Table> {
        match self {
            Self::Table(table) => Some(table),
            _ => None,
        }
    }

    /// The text this is.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Whether both say the same, wherever they stand.
    pub fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::List(a), Self::List(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|((_, a), (_, b))| a.same(b))
            }
            (Self::Table(a), Self::Table(b)) => {
                a.0.len() == b.0.len()
                    && a.0
                        .iter()
                        .zip(&b.0)
                        .all(|((x, a), (y, b))| x == y && a.value.same(&b.value))
            }
            (a, b) => a == b,
        }
    }

    /// The catalogue's word for what this is.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Text(_) => "config.found.text",
            Self::Integer(_) => "config.found.integer",
            Self::Float(_) => "config.found.float",
            Self::Flag(_) => "config.found.flag",
            Self::Date(_) => "config.found.date",
            Self::List(_) => "config.found.list",
            Self::Table(_) => "config.found.table",
        }
    }

    /// This value for those who read TOML without places.
    pub fn to_toml(&self) -> toml::Value {
        match self {
            Self::Text(text) | Self::Date(text) => toml::Value::String(text.clone()),
            Self::Integer(n) => toml::Value::Integer(n.unwrap_or(i64::MAX)),
            Self::Float(n) => toml::Value::Float(*n),
            Self::Flag(flag) => toml::Value::Boolean(*flag),
            Self::List(list) => {
                toml::Value::Array(list.iter().map(|(_, value)| value.to_toml()).collect())
            }
            Self::Table(table) => toml::Value::Table(
                table
                    .iter()
                    .map(|(key, entry)| (key.to_owned(), entry.value.to_toml()))
                    .collect(),
            ),
        }
    }
}

fn from_table(file: u16, table: &DeTable<'_>, depth: u8) -> Table {
    let entries = table.iter().map(|(key, value)| {
        let entry = Entry {
            key: place(file, key),
            place: place(file, value),
            value: from_value(file, value.get_ref(), depth.saturating_sub(1)),
        };
        (key.get_ref().clone().into_owned(), entry)
    });
    Table(entries.collect())
}

fn from_value(file: u16, value: &DeValue<'_>, depth: u8) -> Value {
    match value {
        DeValue::String(text) => Value::Text(text.clone().into_owned()),
        DeValue::Integer(n) => Value::Integer(i64::from_str_radix(n.as_str(), n.radix()).ok()),
        DeValue::Float(n) => Value::Float(n.as_str().parse().unwrap_or(f64::NAN)),
        DeValue::Boolean(flag) => Value::Flag(*flag),
        DeValue::Datetime(date) => Value::Date(date.to_string()),
        // Nothing that is declared is as deep as this; what is deeper is refused where it begins.
        DeValue::Array(_) if depth == 0 => Value::List(Vec::new()),
        DeValue::Table(_) if depth == 0 => Value::Table(Table::default()),
        DeValue::Array(list) => Value::List(
            list.iter()
                .map(|item| {
                    let value = from_value(file, item.get_ref(), depth - 1);
                    (place(file, item), value)
                })
                .collect(),
        ),
        DeValue::Table(table) => Value::Table(from_table(file, table, depth)),
    }
}

fn place<T>(file: u16, spanned: &Spanned<T>) -> Place {
    let span = spanned.span();
    let clamp = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Place {
        file,
        start: clamp(span.start),
        end: clamp(span.end),
    }
}

/// How deep tables and lists are followed; `queue.soporte.step.1.after` is five.
const DEPTH_MAX: u8 = 10;
