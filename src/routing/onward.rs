//! How what is written reaches its customer where the channel alone would not do: as a link, or by another way.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::text::folded;
use crate::domain::window::Window;
use crate::domain::{Name, Span};

/// To whom the desk may write first over a channel that allows it at all. Whoever said no is never written to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WriteFirst {
    /// To anybody.
    #[default]
    Anyone,
    /// To whom the desk knows already.
    Known,
    /// To whoever said yes.
    Consented,
    /// To nobody.
    Nobody,
}

/// How files go as links.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Links {
    /// What stands before the path: `https://desk.example`.
    pub base: String,
    /// How long a link opens its file.
    pub kept: Span,
    /// What stands over the links, by language; `{until}` in it is when they end.
    pub texts: BTreeMap<String, String>,
}

/// By which way an answer goes on to somebody who has left the talk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Continued {
    /// By which channel.
    pub by: Name,
    /// How long it lies unread before.
    pub after: Span,
    /// The template of the receipt for what was left with nobody there, instead of the built-in text.
    pub receipt: Option<Name>,
    /// The template of what was said, sent by mail.
    pub transcript: Option<Name>,
    /// The template of answers that went on by mail.
    pub unread: Option<Name>,
}

/// What the other side of a channel asks of what is sent by it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// How many messages leave in any one second; `None` for any number.
    pub per_second: Option<u32>,
    /// How far apart two messages to the same recipient leave.
    pub between: Option<Span>,
    /// The largest file in bytes by the first half of its media type, where that has a limit of its own.
    pub file_classes: BTreeMap<String, u64>,
    /// Files are fetched from the desk's public address; where it has none, none can be sent.
    pub fetches_files: bool,
    /// Whoever writes nothing but one of these is not written to any more; as [`word`] has them.
    pub stop_words: BTreeSet<String>,
    /// Whoever writes nothing but one of these is written to again; as [`word`] has them.
    pub back_words: BTreeSet<String>,
    /// What is said once to somebody who opted out, by language; nothing where it is empty.
    pub stop_answer: BTreeMap<String, String>,
    /// Whether that is confirmed by the other side, and not by the desk.
    pub stop_answered: bool,
    /// When a free message is allowed, in the order in which a message goes in them; at any time where empty.
    pub windows: Vec<Window>,
    /// What may be sent where no window is open: texts with placeholders by language, by their names there.
    pub templates: BTreeMap<Name, BTreeMap<String, String>>,
}

impl Terms {
    /// The largest file of a media type that may be sent, of those that are as large as `most` at most.
    pub fn file_bytes_max(&self, mime: &str, most: u64) -> u64 {
        let class = mime.split('/').next().unwrap_or_default();
        let own = self.file_classes.get(&class.to_ascii_lowercase());
        own.map_or(most, |own| most.min(*own))
    }
}

/// A word for comparing it with what somebody wrote: neither case nor accents count, nor what stands around it.
pub fn word(text: &str) -> String {
    let around = |c: char| !c.is_alphanumeric();
    folded(text.trim_matches(around))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_the_same_however_it_is_written() {
        assert_eq!(word(" ¡Stóp! \n"), "stop");
        assert_eq!(word("no más"), "no mas");
        assert_eq!(word("..."), "");
    }

    #[test]
    fn a_kind_of_file_has_the_limit_of_its_own_or_that_of_all() {
        let terms = Terms {
            file_classes: [("image".to_owned(), 5)].into(),
            ..Terms::default()
        };
        assert_eq!(terms.file_bytes_max("Image/png", 9), 5);
        assert_eq!(terms.file_bytes_max("image/png", 3), 3);
        assert_eq!(terms.file_bytes_max("application/pdf", 9), 9);
    }
}
