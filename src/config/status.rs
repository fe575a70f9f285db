//! `[status.NAME]`: what agents can set themselves to.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::Name;
use crate::domain::called::{Labels, Texts};

use super::reader::Reader;
use super::section::{Key, Section};
use super::shape::{Shape, Thing};
use super::tree::{Entry, Table};

/// What an agent can be set to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// The channels, or kinds of channel, whose work it takes; `None` means all.
    pub channels: Option<BTreeSet<Name>>,
    /// Whether it takes work at all.
    pub available: bool,
}

pub(super) fn read(entry: &Entry) -> Status {
    let at = Reader::new(entry.value.table(), &SECTION);
    Status {
        channels: at
            .has("channels")
            .then(|| at.names("channels").into_iter().collect()),
        available: at.flag("available"),
    }
}

/// Every status there is, and what the usual ones are called where none is configured: without any, nobody
/// could ever be given work.
pub(super) fn all(tree: &Table, labels: &mut Labels) -> BTreeMap<Name, Status> {
    let configured = super::things(tree, TABLE, |entry| Some(read(entry)));
    if !configured.is_empty() {
        return configured;
    }
    let mut called = BTreeMap::new();
    let mut statuses = BTreeMap::new();
    for usual in USUAL {
        let name = Name::new(usual.name).expect("a name");
        let texts = [("es", usual.es), ("en", usual.en)];
        let texts = texts.map(|(language, text)| (language.to_owned(), text.to_owned()));
        called.insert(name.clone(), Texts::from(texts));
        let (channels, available) = (None, usual.available);
        statuses.insert(
            name,
            Status {
                channels,
                available,
            },
        );
    }
    labels.insert(TABLE, called);
    statuses
}

/// Whether a name may be referred to though no table says it.
pub(super) fn is_usual(tree: &Table, name: &str) -> bool {
    let none_configured = super::things(tree, TABLE, |_| Some(())).is_empty();
    none_configured && USUAL.iter().any(|usual| usual.name == name)
}

const TABLE: &str = "status";

struct Usual {
    name: &'static str,
    available: bool,
    es: &'static str,
    en: &'static str,
}

const USUAL: [Usual; 2] = [
    Usual {
        name: "available",
        available: true,
        es: "Disponible",
        en: "Available",
    },
    Usual {
        name: "away",
        available: false,
        es: "Ausente",
        en: "Away",
    },
];

pub(super) const SECTION: Section = Section::new(
    &[TABLE, "*"],
    &[
        Key::new(
            "available",
            Shape::Flag,
            "false",
            "Si con este estado se recibe trabajo.",
            "Whether this status takes work.",
        ),
        Key::new(
            "channels",
            Shape::Refers(Thing::ChannelOrKind),
            "",
            "Los canales, o clases de canal, de los que se recibe. Sin él, todos.",
            "The channels, or kinds of channel, whose work it takes. Without it, all.",
        )
        .example("[\"maildir\"]"),
    ],
    "Un estado que los agentes pueden elegir. Sin ninguno hay dos: available y away.",
    "A status agents can choose. Without any there are two: available and away.",
)
.labelled();

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Config, Problem, parse};
    use crate::domain::called::called;

    fn read(text: &str) -> Result<Config, String> {
        let parsed = parse(&[("a.toml".to_owned(), text.to_owned())]);
        let codes: Vec<&str> = parsed.problems.iter().map(Problem::code).collect();
        parsed.config.ok_or_else(|| codes.join(" "))
    }

    #[test]
    fn a_desk_without_statuses_has_two_that_can_be_referred_to() {
        let config = read("[desk]\nstatus_on_sign_in = 'away'\n[queue.q]").expect("good");
        let [available, away] = ["available", "away"].map(|name| Name::new(name).expect("a name"));
        assert!(config.statuses[&available].available && !config.statuses[&away].available);
        assert_eq!(called(&config.labels, "status", &away, &["es"]), "Ausente");
    }

    #[test]
    fn whoever_writes_a_status_has_those_alone() {
        let own = "[status.dentro]\navailable = true\n";
        assert_eq!(read(own).expect("good").statuses.len(), 1);
        let refused = read(&format!("{own}[desk]\nstatus_on_sign_in = 'away'"));
        assert_eq!(refused.expect_err("no such status"), "CT-2007");
    }
}
