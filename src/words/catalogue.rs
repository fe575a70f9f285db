//! One language's texts by key, read once from the embedded files.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::Lang;

/// A file of texts: its area, Spanish, English.
type Area = (&'static str, &'static str, &'static str);

/// A text without its area: the key within it, and what it says.
type Entry = (&'static str, Cow<'static, str>);

/// All the texts of one language. They stay in the program's own pages, but for those that are spelt with a
/// backslash: every desk has them in memory, and most it never says.
pub(super) struct Catalogue {
    /// Areas and the keys within them, sorted, without repeats.
    areas: Vec<(&'static str, Vec<Entry>)>,
}

impl Catalogue {
    /// The catalogue of a language; the first call reads it.
    pub(super) fn of(lang: Lang) -> &'static Self {
        static ES: OnceLock<Catalogue> = OnceLock::new();
        static EN: OnceLock<Catalogue> = OnceLock::new();
        match lang {
            Lang::Es => {
                ES.get_or_init(|| Self::read(AREAS.iter().map(|(area, es, _)| (*area, *es))))
            }
            Lang::En => {
                EN.get_or_init(|| Self::read(AREAS.iter().map(|(area, _, en)| (*area, *en))))
            }
        }
    }

    /// The text under a whole key, area included.
    pub(super) fn get(&self, key: &str) -> Option<&str> {
        let (area, key) = key.split_once('.')?;
        let entries = self.area(area);
        let at = entries
            .binary_search_by(|(known, _)| (*known).cmp(key))
            .ok()?;
        Some(&entries[at].1)
    }

    /// The keys of an area, in order.
    pub(super) fn keys(&self, area: &str) -> impl Iterator<Item = &'static str> {
        self.area(area).iter().map(|(key, _)| *key)
    }

    fn area(&self, area: &str) -> &[Entry] {
        let at = self.areas.binary_search_by(|(known, _)| (*known).cmp(area));
        at.map_or(&[], |at| &self.areas[at].1)
    }

    fn read(areas: impl Iterator<Item = (&'static str, &'static str)>) -> Self {
        let mut areas: Vec<_> = areas
            .map(|(area, text)| {
                let mut entries: Vec<Entry> = text.lines().filter_map(entry).collect();
                entries.sort();
                entries.shrink_to_fit();
                (area, entries)
            })
            .collect();
        areas.sort();
        Self { areas }
    }
}

/// Reads `key = "text"`; blank lines, comments and anything else are nothing, and a test refuses the last.
pub(super) fn entry(line: &str) -> Option<(&str, Cow<'_, str>)> {
    let line = line.trim();
    if line.starts_with('#') {
        return None;
    }
    let (key, value) = line.split_once('=')?;
    let quoted = value.trim().strip_prefix('"')?.strip_suffix('"')?;
    if !quoted.contains(['"', '\\']) {
        return Some((key.trim(), Cow::Borrowed(quoted)));
    }
    let mut text = String::with_capacity(quoted.len());
    let mut chars = quoted.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => return None,
            '\\' => match chars.next()? {
                'n' => text.push('\n'),
                't' => text.push('\t'),
                c @ ('"' | '\\') => text.push(c),
                _ => return None,
            },
            c => text.push(c),
        }
    }
    Some((key.trim(), Cow::Owned(text)))
}

/// Every area; a new one is a file in each language and a line here.
pub(super) const AREAS: &[Area] = &[
    (
        "action",
        include_str!("es/action.toml"),
        include_str!("en/action.toml"),
    ),
    (
        "channel",
        include_str!("es/channel.toml"),
        include_str!("en/channel.toml"),
    ),
    (
        "cli",
        include_str!("es/cli.toml"),
        include_str!("en/cli.toml"),
    ),
    (
        "config",
        include_str!("es/config.toml"),
        include_str!("en/config.toml"),
    ),
    (
        "demo",
        include_str!("es/demo.toml"),
        include_str!("en/demo.toml"),
    ),
    (
        "errors",
        include_str!("es/errors.toml"),
        include_str!("en/errors.toml"),
    ),
    (
        "file",
        include_str!("es/file.toml"),
        include_str!("en/file.toml"),
    ),
    (
        "form",
        include_str!("es/form.toml"),
        include_str!("en/form.toml"),
    ),
    (
        "health",
        include_str!("es/health.toml"),
        include_str!("en/health.toml"),
    ),
    (
        "help",
        include_str!("es/help.toml"),
        include_str!("en/help.toml"),
    ),
    (
        "mail",
        include_str!("es/mail.toml"),
        include_str!("en/mail.toml"),
    ),
    (
        "manual",
        include_str!("es/manual.toml"),
        include_str!("en/manual.toml"),
    ),
    (
        "terminal",
        include_str!("es/terminal.toml"),
        include_str!("en/terminal.toml"),
    ),
    (
        "term",
        include_str!("es/term.toml"),
        include_str!("en/term.toml"),
    ),
    (
        "trial",
        include_str!("es/trial.toml"),
        include_str!("en/trial.toml"),
    ),
    (
        "practice",
        include_str!("es/practice.toml"),
        include_str!("en/practice.toml"),
    ),
    (
        "role",
        include_str!("es/role.toml"),
        include_str!("en/role.toml"),
    ),
    (
        "usage",
        include_str!("es/usage.toml"),
        include_str!("en/usage.toml"),
    ),
    (
        "typed",
        include_str!("es/typed.toml"),
        include_str!("en/typed.toml"),
    ),
];
