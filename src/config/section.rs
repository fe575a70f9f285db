//! What is declared: every table and key, once, for the parser, the reference and the schema alike.

use super::shape::Shape;
use super::{
    channel, desk, expires, field, hours, label, limits, log, notification, permission, queue,
    retention, route, rule, server, status, store, style, template, terms, tls,
};
use crate::words::Lang;

/// A table of the configuration.
#[derive(Clone, Copy, Debug)]
pub struct Section {
    /// Its place; `*` stands for a name of the writer's choice.
    pub path: &'static [&'static str],
    /// Its keys, in the order in which they are shown.
    pub keys: &'static [Key],
    /// Keys that follow a pattern instead of a list.
    pub pattern: Option<Pattern>,
    /// Whether keys that are not declared belong to somebody else: a channel's own.
    pub open: bool,
    /// Whether its things can be called something in each language.
    pub labelled: bool,
    /// What it is for, in Spanish.
    pub es: &'static str,
    /// What it is for, in English.
    pub en: &'static str,
}

/// A key of a table.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// What it holds.
    pub shape: Shape,
    /// What holds when it is left out, as written without quotes; empty for nothing.
    pub default: &'static str,
    /// What to show where there is no default, as TOML.
    pub example: &'static str,
    /// The same for whoever reads English, where it holds words.
    pub example_en: &'static str,
    /// Whether the table is worthless without it.
    pub required: bool,
    /// Whether a change waits for the next start.
    pub restart: bool,
    /// What it does, in Spanish.
    pub es: &'static str,
    /// What it does, in English.
    pub en: &'static str,
}

/// Keys that follow a pattern.
#[derive(Clone, Copy, Debug)]
pub struct Pattern {
    /// How the key is shown in the reference.
    pub shown: &'static str,
    /// As a regular expression, for the schema.
    pub regex: &'static str,
    /// Whether a key follows it.
    pub fits: fn(&str) -> bool,
    /// What such keys hold and do.
    pub key: Key,
}

impl Pattern {
    /// The codes of languages.
    pub(super) const fn by_language(key: Key) -> Self {
        Self {
            shown: "es",
            regex: "^[a-z]{2}$",
            fits: is_language,
            key,
        }
    }
}

/// Two small letters, as ISO 639-1 has them.
pub(super) fn is_language(key: &str) -> bool {
    key.len() == 2 && key.bytes().all(|b| b.is_ascii_lowercase())
}

impl Section {
    /// A table with its keys.
    pub(super) const fn new(
        path: &'static [&'static str],
        keys: &'static [Key],
        es: &'static str,
        en: &'static str,
    ) -> Self {
        Self {
            path,
            keys,
            pattern: None,
            open: false,
            labelled: false,
            es,
            en,
        }
    }

    /// One whose things can be called something in each language.
    pub(super) const fn labelled(mut self) -> Self {
        self.pattern = Some(label::PATTERN);
        self.labelled = true;
        self
    }

    /// The declaration of a key.
    pub fn key(&self, name: &str) -> Option<&Key> {
        self.keys.iter().find(|key| key.name == name).or_else(|| {
            let pattern = self.pattern.as_ref()?;
            (pattern.fits)(name).then_some(&pattern.key)
        })
    }
}

impl Key {
    /// A key that can be left out.
    pub(super) const fn new(
        name: &'static str,
        shape: Shape,
        default: &'static str,
        es: &'static str,
        en: &'static str,
    ) -> Self {
        Self {
            name,
            shape,
            default,
            example: "",
            example_en: "",
            required: false,
            restart: false,
            es,
            en,
        }
    }

    /// Shown with this value, for want of a default.
    pub(super) const fn example(mut self, toml: &'static str) -> Self {
        self.example = toml;
        self
    }

    /// Shown so to whoever reads English.
    pub(super) const fn in_english(mut self, toml: &'static str) -> Self {
        self.example_en = toml;
        self
    }

    /// What to show where there is no default, to whoever reads a language.
    pub fn example_in(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En if !self.example_en.is_empty() => self.example_en,
            _ => self.example,
        }
    }

    /// Read only at start.
    pub(super) const fn restart(mut self) -> Self {
        self.restart = true;
        self
    }

    /// Must be there.
    pub(super) const fn required(mut self) -> Self {
        self.required = true;
        self
    }
}

/// Every table there is, in the order of the reference.
pub const SECTIONS: &[Section] = &[
    server::SECTION,
    tls::SECTION,
    desk::SECTION,
    store::SECTION,
    log::SECTION,
    limits::SECTION,
    retention::SECTION,
    channel::SECTION,
    route::SECTION,
    terms::SECTION,
    expires::SECTION,
    style::CHANNEL,
    rule::SECTION,
    queue::SECTION,
    queue::WISH,
    queue::STEP,
    style::QUEUE,
    label::SKILL,
    status::SECTION,
    hours::SECTION,
    field::SECTION,
    template::SECTION,
    template::TITLES,
    template::SUBJECTS,
    template::HTML,
    notification::SECTION,
    label::TAG,
    label::DISPOSITION,
    label::DECLINE_REASON,
    permission::SECTION,
];

/// The declared table at a path, names and all.
pub fn section_at(path: &[&str]) -> Option<&'static Section> {
    SECTIONS.iter().find(|section| {
        section.path.len() == path.len()
            && section
                .path
                .iter()
                .zip(path)
                .all(|(declared, written)| *declared == "*" || declared == written)
    })
}
