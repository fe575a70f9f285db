//! What queues, statuses, labels and other named things are called in the person's language.

use std::collections::BTreeMap;

use crate::domain::Name;
use crate::protocol::view::vocabulary::VocabularyView;
use crate::terminal::safe;

use super::App;
use super::overlay::Choice;

/// By kind and name, what is read in place of the name.
#[derive(Debug, Default)]
pub(crate) struct Called(BTreeMap<(String, Name), String>);

impl Called {
    /// What a vocabulary calls things in a language.
    pub(super) fn of(vocabulary: &VocabularyView, language: &str) -> Self {
        let each = vocabulary.labels.iter().map(|label| {
            let text = vocabulary.called(&label.kind, &label.name, language);
            ((label.kind.clone(), label.name.clone()), safe::line(text))
        });
        Self(each.collect())
    }

    /// What a thing is called, fit to be shown.
    pub(crate) fn get(&self, kind: &str, name: &Name) -> String {
        let key = (kind.to_owned(), name.clone());
        self.0
            .get(&key)
            .cloned()
            .unwrap_or_else(|| safe::line(name))
    }
}

impl App {
    /// What a thing is called, fit to be shown.
    pub(crate) fn called(&self, kind: &str, name: &Name) -> String {
        self.panel.called.get(kind, name)
    }

    /// The same of several, with a comma between.
    pub(crate) fn called_all(&self, kind: &str, names: &[Name]) -> String {
        let each = names.iter().map(|name| self.called(kind, name));
        each.collect::<Vec<_>>().join(", ")
    }

    /// A row to choose a thing by; typing its name finds it too.
    pub(super) fn choice(&self, kind: &str, name: &Name) -> Choice {
        Choice::labelled(self.called(kind, name), name.as_str()).known_as(name)
    }
}
