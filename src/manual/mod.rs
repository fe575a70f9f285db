//! The manual that every desk carries: what the packages install as pages and papers, read into one form for
//! browsers and terminals. Pure.
//!
//! There is no second copy: the files here are the ones that are installed and tested elsewhere. This room:
//!
//! - never decides who may read; nothing in it is anybody's secret;
//! - never reads anything at run time, and never fails: what its readers do not know they show as it is written,
//!   and a test finds it first.

mod html;
mod markdown;
mod page;
mod roff;
mod settings;
mod text;

pub use html::{STYLE, html};
pub use page::{Block, Page, Span};
pub use text::text;

use crate::words::{self, Lang};

/// One thing that the manual is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// The page centralita(8): from the first day to removing it.
    Manual,
    /// Every key of the configuration.
    Settings,
    /// How a piece of work finds its person.
    Rules,
    /// How a channel of one's own is connected.
    Connectors,
    /// The chat for a page or an app.
    Chat,
    /// Forms on web pages.
    Forms,
    /// What agents' programs speak.
    Protocol,
}

impl Topic {
    /// All of them, what most people look for first.
    pub const ALL: [Self; 7] = [
        Self::Manual,
        Self::Settings,
        Self::Rules,
        Self::Connectors,
        Self::Chat,
        Self::Forms,
        Self::Protocol,
    ];

    /// The topic of a name, as addresses and command lines have it.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.name() == name)
    }

    /// Its name, the same in every language.
    pub fn name(self) -> &'static str {
        match self {
            Self::Manual => "manual",
            Self::Settings => "settings",
            Self::Rules => "rules",
            Self::Connectors => "connectors",
            Self::Chat => "chat",
            Self::Forms => "forms",
            Self::Protocol => "protocol",
        }
    }

    /// What it is about, in a few words.
    pub fn title(self, lang: Lang) -> String {
        words::say(lang, &format!("manual.{}", self.name()), &[])
    }

    /// What is written about it, and in which language: what is for programmers is English alone.
    pub fn page(self, lang: Lang) -> (Page, Lang) {
        let paper = |text| (markdown::read(text), Lang::En);
        match (self, lang) {
            (Self::Manual, Lang::Es) => (
                roff::read(include_str!("../../packaging/pages/es/centralita.8")),
                lang,
            ),
            (Self::Manual, Lang::En) => (
                roff::read(include_str!("../../packaging/pages/centralita.8")),
                lang,
            ),
            (Self::Settings, Lang::Es) => (
                settings::read(include_str!("../../config/centralita.toml")),
                lang,
            ),
            (Self::Settings, Lang::En) => (
                settings::read(include_str!("../../config/centralita.en.toml")),
                lang,
            ),
            (Self::Rules, _) => paper(include_str!("../routing/RULES.md")),
            (Self::Connectors, _) => paper(include_str!("../channels/partner/PARTNER.md")),
            (Self::Chat, _) => paper(include_str!("../channels/webchat/WEBCHAT.md")),
            (Self::Forms, _) => paper(include_str!("../channels/webform/WEBFORM.md")),
            (Self::Protocol, _) => paper(include_str!("../protocol/PROTOCOL.md")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_topic_has_something_to_say_in_both_languages() {
        for topic in Topic::ALL {
            assert_eq!(Topic::named(topic.name()), Some(topic));
            for lang in [Lang::Es, Lang::En] {
                let (page, _) = topic.page(lang);
                assert!(page.blocks.len() > 10, "{topic:?} {lang:?}");
                let is_headed = page.blocks.iter().any(Block::is_heading);
                assert!(is_headed, "{topic:?} {lang:?}");
                assert!(words::has(&format!("manual.{}", topic.name())));
            }
        }
    }

    #[test]
    fn nothing_of_how_it_is_written_shows() {
        for topic in Topic::ALL {
            for lang in [Lang::Es, Lang::En] {
                let (mut page, _) = topic.page(lang);
                // Lines that are typed may look like anything.
                page.blocks.retain(|it| !matches!(it, Block::Code(_)));
                let said = text(&page, 100);
                let marks = ["**", "```", "\n.B", "\n.I", "\\-", "\\(dq", "<!--", "]("];
                for mark in marks {
                    let at = said.find(mark);
                    let around = at.map(|at| said[at..].lines().next());
                    assert_eq!(around, None, "{topic:?} {lang:?}: {mark}");
                }
            }
        }
    }

    #[test]
    fn links_within_a_page_lead_somewhere() {
        for topic in Topic::ALL {
            let (page, _) = topic.page(Lang::En);
            let shown = html(&page);
            let mut rest = shown.as_str();
            while let Some(at) = rest.find("href=\"#") {
                rest = &rest[at + 7..];
                let name = &rest[..rest.find('"').expect("closed")];
                assert!(
                    shown.contains(&format!(" id=\"{name}\"")),
                    "{topic:?} has nothing at #{name}"
                );
            }
        }
    }
}
