//! Old and new: what changed, a line each, and what of it waits for the next start.

use std::fmt;

use crate::domain::text::clip;

use super::Config;
use super::secret::sounds_secret;
use super::section::{Key, SECTIONS, section_at};
use super::shape::Shape;
use super::tree::{Table, Value};

/// One thing that is different: `+queue.devoluciones`, `~queue.soporte.size 3→2`, `-log.level debug`.
///
/// Never shows a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The key or table, with dots.
    pub path: String,
    /// What was there; `None` when nothing was, or a whole table.
    pub from: Option<String>,
    /// What is there now; `None` when nothing is, or a whole table.
    pub to: Option<String>,
    /// What happened.
    pub kind: Kind,
}

/// What happened to a key or table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It was not there before.
    Added,
    /// It is no more.
    Removed,
    /// It says something else.
    Changed,
}

/// What `new` says that `old` did not, and the other way round, in order of keys. Comments, order and
/// the file that something stands in make no difference.
pub fn changes(old: &Config, new: &Config) -> Vec<Change> {
    let mut found = Vec::new();
    compare(&mut Vec::new(), &old.tree, &new.tree, &mut found);
    found
}

/// The keys whose new value waits for the next start, each as `server.agents 127.0.0.1:7443→0.0.0.0:7444`.
/// `started` is the configuration that the process began with.
pub fn restart_needed(started: &Config, new: &Config) -> Vec<String> {
    let keys = SECTIONS.iter().flat_map(|section| {
        let restart = section.keys.iter().filter(|key| key.restart);
        restart.map(|key| (section.path, key))
    });
    keys.filter(|(path, _)| !path.contains(&"*"))
        .filter_map(|(path, key)| {
            let path: Vec<&str> = path.iter().copied().chain([key.name]).collect();
            let (was, is) = (in_force(started, &path, key), in_force(new, &path, key));
            (was != is).then(|| format!("{} {was}→{is}", path.join(".")))
        })
        .collect()
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = match self.kind {
            Kind::Added => '+',
            Kind::Removed => '-',
            Kind::Changed => '~',
        };
        write!(f, "{sign}{}", self.path)?;
        match (&self.from, &self.to) {
            (Some(from), Some(to)) => write!(f, " {from}→{to}"),
            (Some(only), None) | (None, Some(only)) => write!(f, " {only}"),
            (None, None) => Ok(()),
        }
    }
}

/// Goes as deep as the parser did, which has a limit.
fn compare<'a>(path: &mut Vec<&'a str>, old: &'a Table, new: &'a Table, found: &mut Vec<Change>) {
    let mut keys: Vec<&str> = old.iter().chain(new.iter()).map(|(key, _)| key).collect();
    keys.sort_unstable();
    keys.dedup();
    for key in keys {
        path.push(key);
        let was = old.get(key).map(|entry| &entry.value);
        let is = new.get(key).map(|entry| &entry.value);
        match (was, is) {
            (Some(Value::Table(was)), Some(Value::Table(is))) => compare(path, was, is, found),
            (Some(was), Some(is)) if was.same(is) => {}
            (Some(was), Some(is)) => found.push(change(path, Kind::Changed, Some(was), Some(is))),
            (None, Some(is)) => alone(path, Kind::Added, is, found),
            (Some(was), None) => alone(path, Kind::Removed, was, found),
            (None, None) => {}
        }
        path.pop();
    }
}

/// What is on one side only: a thing with a name is one line, anything else a line for each key.
fn alone<'a>(path: &mut Vec<&'a str>, kind: Kind, value: &'a Value, found: &mut Vec<Change>) {
    let named = section_at(path).is_some_and(|section| section.path.last() == Some(&"*"));
    match value {
        Value::Table(table) if !named => {
            for (key, entry) in table.iter() {
                path.push(key);
                alone(path, kind, &entry.value, found);
                path.pop();
            }
        }
        Value::Table(_) => found.push(change(path, kind, None, None)),
        value if kind == Kind::Added => found.push(change(path, kind, None, Some(value))),
        value => found.push(change(path, kind, Some(value), None)),
    }
}

fn change(path: &[&str], kind: Kind, from: Option<&Value>, to: Option<&Value>) -> Change {
    let told = |value: &Value| told(path, value);
    Change {
        path: path.join("."),
        from: from.map(told),
        to: to.map(told),
        kind,
    }
}

/// A value as it may be shown in a line: cut where long, and never a secret.
pub(super) fn told(path: &[&str], value: &Value) -> String {
    if is_secret(path) {
        return HIDDEN.to_owned();
    }
    let text = spelled(value, ITEMS_MAX).replace('\n', " ");
    let cut = clip(&text, VALUE_BYTES_MAX);
    if cut.len() < text.len() {
        format!("{cut}…")
    } else {
        text
    }
}

/// A value as it may be shown by itself: all of it, and never a secret.
pub(super) fn whole(path: &[&str], value: &Value) -> String {
    if is_secret(path) {
        HIDDEN.to_owned()
    } else {
        spelled(value, usize::MAX)
    }
}

fn is_secret(path: &[&str]) -> bool {
    let Some((key, table)) = path.split_last() else {
        return false;
    };
    match section_at(table) {
        Some(section) => match section.key(key) {
            Some(declared) => declared.shape == Shape::Secret,
            None => sounds_secret(key),
        },
        // Below a key: the parts of a secret, or of a channel's own table.
        None => is_secret(table) || sounds_secret(key),
    }
}

fn in_force(config: &Config, path: &[&str], key: &Key) -> String {
    match config.tree.find(path) {
        Some(entry) => told(path, &entry.value),
        None => key.default.to_owned(),
    }
}

/// A text as it is, anything else nearly as TOML has it, with at most `most` items of a list.
fn spelled(value: &Value, most: usize) -> String {
    match value {
        Value::Text(text) | Value::Date(text) => text.clone(),
        Value::Integer(n) => n.map_or_else(|| "?".to_owned(), |n| n.to_string()),
        Value::Float(n) => n.to_string(),
        Value::Flag(flag) => flag.to_string(),
        Value::List(list) => {
            let items = list.iter().take(most).map(|(_, item)| spelled(item, most));
            let more = if list.len() > most { ", …" } else { "" };
            format!("[{}{more}]", items.collect::<Vec<_>>().join(", "))
        }
        Value::Table(table) => {
            let items = table.iter().take(most);
            let items =
                items.map(|(key, entry)| format!("{key} = {}", spelled(&entry.value, most)));
            format!("{{ {} }}", items.collect::<Vec<_>>().join(", "))
        }
    }
}

/// What stands for a secret.
const HIDDEN: &str = "•••";

/// How much of a value a change shows.
const VALUE_BYTES_MAX: usize = 60;

/// How many items of a list a change shows.
const ITEMS_MAX: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;

    fn config(text: &str) -> Config {
        let parsed = super::super::parse(&[("a.toml".to_owned(), text.to_owned())]);
        parsed.config.expect("a good configuration")
    }

    fn lines(old: &str, new: &str) -> Vec<String> {
        let changes = changes(&config(old), &config(new));
        changes.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_change_names_the_key_and_both_values() {
        let old = "[queue.a]\nsize = 3\npriority = 1\n[queue.b]\n[log]\nlevel = 'debug'\n";
        let new = "[queue.a]\nsize = 2\nmode = 'pull'\npriority = 1\n[queue.c]\nsize = 1\n";
        assert_eq!(
            lines(old, new),
            [
                "-log.level debug",
                "+queue.a.mode pull",
                "~queue.a.size 3→2",
                "-queue.b",
                "+queue.c",
            ]
        );
    }

    #[test]
    fn comments_and_order_are_no_change() {
        assert_eq!(
            lines("[tag.a]\n[tag.b]", "# two\n[tag.b]\n[tag.a]\n"),
            [""; 0]
        );
    }

    #[test]
    fn a_secret_is_not_shown_by_a_change() {
        let old = "[server]\nmetrics_token = 'old'\n[queue.q]\n[channel.c]\nkind = 'k'\nqueue = 'q'\napi_token = 'x'\n";
        let new = "[server]\nmetrics_token = 'new'\n[queue.q]\n[channel.c]\nkind = 'k'\nqueue = 'q'\napi_token = { v = 'y' }\n";
        assert_eq!(
            lines(old, new),
            [
                "~channel.c.api_token •••→•••",
                "~server.metrics_token •••→•••"
            ]
        );
    }

    #[test]
    fn a_key_that_waits_for_a_start_is_named_with_what_is_in_force() {
        let new = config("[server]\nagents = '0.0.0.0:7444'\nmetrics_token = { file = '/t' }\n");
        assert_eq!(
            restart_needed(&config(""), &new),
            ["server.agents 127.0.0.1:7443→0.0.0.0:7444"]
        );
        assert_eq!(restart_needed(&new, &new), [""; 0]);
    }
}
