//! What a form may ask: fields that every form knows, and those that the settings define.

use std::collections::BTreeMap;

/// Something that a form may ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name in the form; letters, digits, `-`, `_` and `.`.
    pub name: String,
    /// How it is answered.
    pub shape: Shape,
    /// How long an answer may be, in characters.
    pub chars_max: usize,
    /// What can be chosen, where it is a [`Shape::Choice`].
    pub choices: Vec<String>,
    /// What stands beside it, by language; empty for those that every form knows.
    pub labels: BTreeMap<String, String>,
}

/// How a field is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One line.
    Line,
    /// Several lines.
    Lines,
    /// A mail address.
    Mail,
    /// A telephone number.
    Phone,
    /// A number.
    Number,
    /// A day.
    Date,
    /// One of a list.
    Choice,
    /// A box to tick.
    Check,
    /// Nothing to see: the page fills it in.
    Hidden,
    /// Files.
    Files,
}

impl Field {
    /// One of those that every form knows.
    pub fn known(name: &str) -> Option<Self> {
        let (_, shape, chars_max) = *KNOWN.iter().find(|(known, ..)| *known == name)?;
        Some(Self {
            name: name.to_owned(),
            shape,
            chars_max,
            choices: Vec::new(),
            labels: BTreeMap::new(),
        })
    }

    /// Whether a form may not call a field of its own so.
    pub fn is_taken(name: &str) -> bool {
        name.starts_with('_') || name == super::form::HONEYPOT || Self::known(name).is_some()
    }

    /// What stands beside it in a language, else in `otherwise`, else in any; `None` for those that every form
    /// knows, whose labels are in the catalogue.
    pub fn label(&self, language: &str, otherwise: &str) -> Option<&str> {
        if Self::known(&self.name).is_some() {
            return None;
        }
        let own = [language, otherwise]
            .into_iter()
            .find_map(|code| self.labels.get(code));
        let any = own.or_else(|| self.labels.values().next());
        Some(any.unwrap_or(&self.name))
    }
}

/// Those that every form knows, and how long an answer may be.
const KNOWN: [(&str, Shape, usize); 6] = [
    ("name", Shape::Line, 120),
    ("mail", Shape::Mail, 254),
    ("phone", Shape::Phone, 40),
    ("subject", Shape::Line, 200),
    ("message", Shape::Lines, 10_000),
    ("files", Shape::Files, 0),
];
