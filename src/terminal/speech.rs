//! What the console says: catalogue texts in the person's language, folded to ASCII where that is asked.

use std::fmt::Display;

use crate::domain::{Span, size};
use crate::protocol::message::Refusal;
use crate::protocol::view::conversation::Param;
use crate::words::{self, Lang};

use super::ascii::{self, Glyphs};

/// Whom the console speaks to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Speech {
    /// Their language.
    pub(crate) lang: Lang,
    /// Whether texts of ours may hold ASCII only; what users wrote is theirs.
    pub(crate) ascii: bool,
}

impl Speech {
    /// The text of a key, filled. Values are put in as they are.
    pub(crate) fn say(self, key: &str, args: &[(&str, &dyn Display)]) -> String {
        self.fill(words::say(self.lang, key, &[]), args)
    }

    /// The text of a key without placeholders.
    pub(crate) fn word(self, key: &str) -> String {
        self.say(key, &[])
    }

    /// The text of a key for `n` things.
    pub(crate) fn plural(self, key: &str, n: usize, args: &[(&str, &dyn Display)]) -> String {
        let n = u64::try_from(n).unwrap_or(u64::MAX);
        self.fill(words::plural(self.lang, key, n, &[]), args)
    }

    /// A length in bytes.
    pub(crate) fn bytes(self, length: u64) -> String {
        size::shown(length, self.lang == Lang::Es)
    }

    /// The signs to draw with.
    pub(crate) fn glyphs(self) -> &'static Glyphs {
        if self.ascii {
            &ascii::ASCII
        } else {
            &ascii::UNICODE
        }
    }

    /// The text under `stem` and `word`, or the word itself where the catalogue has none: words of the
    /// protocol that are newer than this console are still shown.
    pub(crate) fn known(self, stem: &str, word: &str) -> String {
        let key = format!("{stem}{word}");
        if words::has(&key) {
            self.word(&key)
        } else {
            super::safe::line(word)
        }
    }

    /// Why something was refused, in one line: the code's title, its details, its code.
    pub(crate) fn refusal(self, refusal: &Refusal) -> String {
        let code = refusal.code.to_string();
        let shown = || {
            let params = refusal.params.iter();
            params.filter(|param| SHOWN.contains(&param.name.as_str()))
        };
        // Stable words have a sentence each; what people wrote is shown as they wrote it.
        let is_word = |param: &Param| words::has(&format!("term.{}_{}", param.name, param.value));
        if shown().next().is_some() && shown().all(is_word) {
            let args: Vec<(&str, &dyn Display)> = shown()
                .map(|param| (param.name.as_str(), &param.value as &dyn Display))
                .collect();
            return format!(
                "{} ({code})",
                self.own(&words::refusal(self.lang, &code, &args))
            );
        }
        let title = words::explain(self.lang, &code).map_or_else(
            || self.word("terminal.refused"),
            |known| self.own(known.title),
        );
        let details: Vec<String> = shown()
            .map(|param| super::safe::line(&param.value))
            .filter(|value| !value.is_empty())
            .collect();
        if details.is_empty() {
            format!("{title} ({code})")
        } else {
            format!("{title}: {} ({code})", details.join(", "))
        }
    }

    /// How long something lasts, in a few letters that both languages share.
    #[allow(clippy::unused_self)] // said like everything else; a third language may need it
    pub(crate) fn span(self, span: Span) -> String {
        let seconds = span.0.max(0) / 1000;
        match seconds {
            0..3600 => format!("{:02}:{:02}", seconds / 60, seconds % 60),
            3600..172_800 => format!("{}h", seconds / 3600),
            _ => format!("{}d", (seconds / 86_400).min(9999)),
        }
    }

    /// A catalogue text as this person may see it.
    fn own(self, text: &str) -> String {
        if self.ascii {
            ascii::fold(text)
        } else {
            text.to_owned()
        }
    }

    fn fill(self, template: String, args: &[(&str, &dyn Display)]) -> String {
        // Folded before it is filled: what users wrote keeps its letters.
        let mut text = if self.ascii {
            ascii::fold(&template)
        } else {
            template
        };
        if let [(name, value)] = args {
            return text.replacen(&format!("{{{name}}}"), &value.to_string(), 1);
        }
        // Several values: cut at the placeholders first, so that a value's own braces are not looked at.
        let mut out = String::with_capacity(text.len());
        loop {
            let next = args
                .iter()
                .filter_map(|(name, value)| {
                    let mark = format!("{{{name}}}");
                    text.find(&mark).map(|at| (at, mark.len(), *value))
                })
                .min_by_key(|(at, _, _)| *at);
            let Some((at, length, value)) = next else {
                break;
            };
            out.push_str(&text[..at]);
            out.push_str(&value.to_string());
            text.drain(..at + length);
        }
        out + &text
    }
}

/// Details of a refusal that say something by themselves; a bare figure does not.
const SHOWN: &[&str] = &[
    "by", "name", "action", "state", "skill", "from", "to", "why", "kind",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::Code;

    const ES: Speech = Speech {
        lang: Lang::Es,
        ascii: true,
    };

    #[test]
    fn what_users_wrote_keeps_its_letters() {
        let said = ES.fill(
            "¿Añadir «{name}» a {queue}?".to_owned(),
            &[("name", &"{queue} ñ"), ("queue", &"envíos")],
        );
        assert_eq!(said, "Anadir \"{queue} ñ\" a envíos?");
    }

    #[test]
    fn a_refusal_names_its_code_and_who_did_it() {
        let refusal = Refusal::new(Code::TAKEN).with("by", "marcos\u{1b}[2J");
        let said = ES.refusal(&refusal);
        assert!(said.ends_with("marcos^[[2J (CT-3002)"), "{said}");
    }

    #[test]
    fn a_word_newer_than_the_console_is_still_shown() {
        assert_eq!(ES.known("terminal.event_", "brand_new"), "brand_new");
    }

    #[test]
    fn a_reason_that_is_a_stable_word_is_told_in_words() {
        let refusal = Refusal::new(Code::UNAVAILABLE).with("why", "status");
        let said = ES.refusal(&refusal);
        assert!(
            !said.contains("status") && said.ends_with("(CT-3032)"),
            "{said}"
        );
    }
}
