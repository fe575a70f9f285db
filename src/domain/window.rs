//! When a channel allows a free message: windows that something of the customer's opens, and what is left after.

use std::collections::BTreeMap;

use bincode::{Decode, Encode};
use serde::{Deserialize, Serialize};

use super::{Address, Moment, Name, Span};

/// A time in which a free message is allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// What its channel's other side calls it.
    pub name: String,
    /// What of the customer's opens it, by the kinds of events; never empty.
    pub opens_on: Vec<String>,
    /// How long after that it stays open.
    pub length: Span,
    /// Who may write in it; anybody where it is empty.
    pub authors: Vec<Writer>,
    /// What is left once it has closed.
    pub then: Then,
}

/// Who writes, as the other side tells them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Writer {
    /// A person.
    Human,
    /// A program that has an account of its own.
    Bot,
    /// The desk by itself.
    System,
}

impl Writer {
    /// The stable word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Bot => "bot",
            Self::System => "system",
        }
    }
}

/// What may still be sent where no window is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Then {
    /// A template of the channel's.
    Template,
    /// A free message, if the other side is told that it is late.
    Tag,
    /// Nothing.
    Closed,
}

impl Then {
    /// The stable word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Template => "template",
            Self::Tag => "tag",
            Self::Closed => "closed",
        }
    }
}

/// Whether a free message is allowed to somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Free<'a> {
    /// The channel knows no windows.
    Always,
    /// In this window, until then.
    Within(&'a Window, Moment),
    /// No window is open.
    Shut {
        /// When the last of them closed; `None` where none was ever open.
        since: Option<Moment>,
        /// What may still be sent.
        then: Then,
    },
}

/// Something of a customer's that opens windows, and when it last happened.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Opening {
    /// On which channel.
    pub channel: Name,
    /// At which of their addresses.
    pub address: Address,
    /// The kind of event.
    pub on: String,
    /// When.
    pub at: Moment,
}

/// A template of a channel's, filled in: what its other side needs to send it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Filled {
    /// What it is called.
    pub name: Name,
    /// The language of the text that was chosen, as the other side writes it.
    pub language: String,
    /// What stands in its places, by their names.
    pub values: BTreeMap<String, String>,
}

/// How a message of ours goes where its channel has windows or templates.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct Manner {
    /// The window that it goes in, by its name.
    pub window: Option<String>,
    /// It goes after every window, and the other side has to be told.
    pub tagged: bool,
    /// The template that it is.
    pub template: Option<Filled>,
}

/// Whether a word is the code of a language, as vendors write them: `es`, `es_MX`, `pt-BR`.
pub fn is_language(code: &str) -> bool {
    let (first, rest) = code.split_at_checked(2).unwrap_or((code, ""));
    let region = rest.strip_prefix(['_', '-']);
    first.len() == 2
        && first.bytes().all(|byte| byte.is_ascii_lowercase())
        && (rest.is_empty() || region.is_some_and(is_region))
}

fn is_region(text: &str) -> bool {
    (2..=8).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// The text of a template in the first of these languages that it has, else in any, and that one's code.
pub fn in_any_of<'t>(
    texts: &'t BTreeMap<String, String>,
    languages: &[&str],
) -> Option<(&'t str, &'t str)> {
    let of = |wanted: &&str| {
        let near = |code: &&String| code.get(..2) == wanted.get(..2);
        texts
            .get_key_value(*wanted)
            .or_else(|| texts.iter().find(|(code, _)| near(code)))
    };
    let found = languages.iter().find_map(of).or(texts.iter().next())?;
    Some((found.0, found.1))
}

/// The kind of event that a message is: what opens a window that names nothing.
pub const MESSAGE: &str = "message";

/// The most openings kept of one customer; the oldest gives way.
pub const OPENINGS_MAX: usize = 50;

/// Whether `writer` may write freely `now`, where `opened` says when a kind of event last happened.
///
/// The first open window as they are listed is the one that a message goes in. Where none is open, the one that
/// closed last says what is left; where none ever was, the longest does.
pub fn free(
    windows: &[Window],
    writer: Writer,
    opened: impl Fn(&str) -> Option<Moment>,
    now: Moment,
) -> Free<'_> {
    if windows.is_empty() {
        return Free::Always;
    }
    let admits = |window: &&Window| window.authors.is_empty() || window.authors.contains(&writer);
    let end = |window: &Window| {
        let last = window.opens_on.iter().filter_map(|on| opened(on)).max();
        last.map(|at| at + window.length)
    };
    let theirs = || {
        let theirs = windows.iter().filter(admits);
        theirs.map(|window| (window, end(window)))
    };
    for (window, end) in theirs() {
        if let Some(until) = end.filter(|end| now <= *end) {
            return Free::Within(window, until);
        }
    }
    let last = theirs().max_by_key(|(window, end)| (*end, window.length));
    Free::Shut {
        since: last.and_then(|(_, end)| end),
        then: last.map_or(Then::Closed, |(window, _)| window.then),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: Span = Span::days(1);

    fn window(name: &str, days: i64, authors: &[Writer], then: Then) -> Window {
        Window {
            name: name.to_owned(),
            opens_on: vec![MESSAGE.to_owned()],
            length: Span::days(days),
            authors: authors.to_vec(),
            then,
        }
    }

    /// A day for anybody, and a week for people.
    fn both() -> [Window; 2] {
        [
            window("standard", 1, &[], Then::Tag),
            window("human_agent", 7, &[Writer::Human], Then::Closed),
        ]
    }

    fn at(windows: &[Window], writer: Writer, days: i64) -> Result<&str, (Option<Moment>, Then)> {
        let written = |on: &str| (on == MESSAGE).then_some(Moment(0));
        match free(windows, writer, written, Moment(0) + Span::days(days)) {
            Free::Always => Ok(""),
            Free::Within(window, _) => Ok(&window.name),
            Free::Shut { since, then } => Err((since, then)),
        }
    }

    #[test]
    fn a_channel_without_windows_always_lets_one_write() {
        assert_eq!(at(&[], Writer::System, 400), Ok(""));
    }

    #[test]
    fn the_first_open_window_is_the_one_that_a_message_goes_in() {
        let windows = both();
        assert_eq!(at(&windows, Writer::Human, 1), Ok("standard"));
        assert_eq!(at(&windows, Writer::Human, 2), Ok("human_agent"));
    }

    #[test]
    fn whoever_a_window_does_not_name_has_none_of_it() {
        let windows = both();
        let closed = Some(Moment(0) + DAY);
        assert_eq!(at(&windows, Writer::Bot, 2), Err((closed, Then::Tag)));
        let only = &windows[1..];
        assert_eq!(at(only, Writer::System, 0), Err((None, Then::Closed)));
    }

    #[test]
    fn the_window_that_closed_last_says_what_is_left() {
        let windows = both();
        let closed = Some(Moment(0) + Span::days(7));
        assert_eq!(at(&windows, Writer::Human, 8), Err((closed, Then::Closed)));
    }

    #[test]
    fn a_language_is_found_whatever_its_region() {
        let text = |code: &str| (code.to_owned(), code.to_owned());
        let texts = BTreeMap::from([text("en_US"), text("es_MX"), text("pt-BR")]);
        assert_eq!(in_any_of(&texts, &["es", "en"]), Some(("es_MX", "es_MX")));
        assert_eq!(in_any_of(&texts, &["fr", "pt"]), Some(("pt-BR", "pt-BR")));
        assert_eq!(in_any_of(&texts, &["fr"]), Some(("en_US", "en_US")));
        assert!(texts.keys().all(|code| is_language(code)) && is_language("es"));
        assert!(
            ["", "e", "ES", "es_", "es-é", "ñ", "español"]
                .iter()
                .all(|it| !is_language(it))
        );
    }

    #[test]
    fn what_a_window_does_not_name_does_not_open_it() {
        let mut only = window("reactions", 1, &[], Then::Template);
        only.opens_on = vec!["reaction".to_owned(), "call".to_owned()];
        let only = [only];
        assert_eq!(at(&only, Writer::Human, 0), Err((None, Then::Template)));
        let called = |on: &str| (on == "call").then_some(Moment(5));
        let found = free(&only, Writer::Human, called, Moment(6));
        assert!(matches!(found, Free::Within(_, until) if until == Moment(5) + DAY));
    }
}
