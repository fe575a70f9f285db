//! What there is to choose from, and what it is called.

use bincode::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::Name;
use crate::protocol::list::List;

use super::conversation::Param;

/// What the console offers to choose from.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct VocabularyView {
    /// Queues one may see.
    pub queues: List<Name>,
    /// Channels.
    pub channels: List<Name>,
    /// Labels.
    pub tags: List<Name>,
    /// Statuses.
    pub statuses: List<StatusChoice>,
    /// Dispositions.
    pub dispositions: List<Name>,
    /// Reasons to decline.
    pub decline_reasons: List<Name>,
    /// Skills.
    pub skills: List<Name>,
    /// People, by sign-in name.
    pub agents: List<Name>,
    /// What these are called where that is not their name alone: for people to read. What is sent is always
    /// the name.
    pub labels: List<LabelView>,
    /// Those queues from which people take work themselves: to open what waits there is to take it.
    pub pull: List<Name>,
}

impl VocabularyView {
    /// What a thing is called in a language, else in the desk's own, else its name.
    pub fn called<'a>(&'a self, kind: &str, name: &'a Name, language: &str) -> &'a str {
        let mut labels = self.labels.iter();
        let label = labels.find(|it| it.kind == kind && it.name == *name);
        let texts = label.map_or(&[][..], |label| &label.texts);
        let own = texts.iter().find(|text| text.name == language);
        let text = own.or_else(|| texts.first());
        text.map_or(name, |text| text.value.as_str())
    }
}

/// What a thing is called, language by language.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct LabelView {
    /// What it is: `queue`, `channel`, `skill`, `status`, `tag`, `disposition`, `decline_reason`,
    /// `template` for a macro, or `agent` for a person.
    pub kind: String,
    /// Its name.
    pub name: Name,
    /// The text, by ISO 639-1 code of the language; the desk's own first.
    pub texts: List<Param>,
}

/// A status that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct StatusChoice {
    /// Its name.
    pub name: Name,
    /// Whether it takes work.
    pub available: bool,
    /// Over which channels; empty means all.
    pub channels: List<Name>,
}
