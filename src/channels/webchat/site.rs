//! What a chat's own settings say: where it may be used, and what is asked there.

use serde::Serialize;

use crate::domain::secret::Secret;

use super::origin::Origin;
use super::visitor::Passes;

/// A chat as its settings have it.
#[derive(Clone, Debug)]
pub struct Site {
    /// The passes of its visitors.
    pub passes: Passes,
    /// The sites that may show it.
    pub origins: Vec<Origin>,
    /// What stands over it; empty for the page's own words.
    pub title: String,
    /// What greets a visitor; empty for the page's own words.
    pub greeting: String,
    /// Whether a visitor's name is asked for.
    pub name: Ask,
    /// Whether a visitor's mail address is asked for.
    pub mail: Ask,
    /// The notice on personal data that a visitor accepts before the first word; empty for none.
    pub privacy: String,
    /// By what a site's word of a visitor is known as its own, the newest first; none where no site says any.
    pub identity: Vec<Secret>,
}

/// Whether something is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Ask {
    /// No.
    Never,
    /// Yes, and it may be left empty.
    Optional,
    /// Yes, and nobody writes before it is said.
    Required,
}

impl Ask {
    /// The words of the settings.
    pub const WORDS: [&'static str; 3] = ["never", "optional", "required"];

    /// By the word of the settings; `Optional` for none.
    pub fn by_word(word: Option<&str>) -> Self {
        match word {
            Some("never") => Self::Never,
            Some("required") => Self::Required,
            _ => Self::Optional,
        }
    }
}
