//! What the desk says to people, in Spanish and English. Pure.
//!
//! Texts live in one catalogue per area and language (`es/cli.toml`, `en/cli.toml`…); a text's key is the area,
//! a dot, and its name in that file. Both languages have the same keys and the same placeholders, and a test
//! says so. This room:
//!
//! - never decides which language somebody reads; it is told;
//! - never fails: a key that does not exist is shown as the key, and a test finds it first;
//! - never names the desk's things, so that every room may use it. JSON keys, codes, logs and configuration
//!   keys are English and do not come from here.

mod catalogue;

use std::fmt::{Display, Write as _};

use catalogue::Catalogue;

/// A language people are spoken to in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Lang {
    /// Spanish, addressing people as *usted*.
    Es,
    /// English, and what anything else falls back to.
    #[default]
    En,
}

impl Lang {
    /// Reads a language as `LANG` and `--lang` spell it: `es`, `es_ES.UTF-8`, `en-GB`, `C`.
    ///
    /// Whatever is not Spanish is English.
    pub fn parse(text: &str) -> Self {
        let primary = text.split(['_', '-', '.', '@']).next().unwrap_or_default();
        if primary.eq_ignore_ascii_case("es") {
            Self::Es
        } else {
            Self::En
        }
    }

    /// Its two-letter code, as ISO 639-1 has it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Es => "es",
            Self::En => "en",
        }
    }
}

/// What an error code means, for somebody who looks it up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Explanation {
    /// A few words, as they stand beside the code in a message.
    pub title: &'static str,
    /// What happened and why, in two or three sentences.
    pub text: &'static str,
    /// What to do next, where there is something to do.
    pub hint: Option<&'static str>,
}

/// The text of a key, with its placeholders filled.
///
/// A placeholder without an argument stays as it is written, and an argument without a placeholder is ignored.
/// Values are put in as they are: what is in braces inside a value is not looked at again.
pub fn say(lang: Lang, key: &str, args: &[(&str, &dyn Display)]) -> String {
    fill(text(lang, key), args)
}

/// The text of a key in its form for `n` things: `key_one` for exactly one, `key_other` otherwise.
///
/// `{n}` stands for the number without being given.
pub fn plural(lang: Lang, key: &str, n: u64, args: &[(&str, &dyn Display)]) -> String {
    let form = if n == 1 { "one" } else { "other" };
    let mut all: Vec<(&str, &dyn Display)> = Vec::with_capacity(args.len() + 1);
    all.push(("n", &n));
    all.extend_from_slice(args);
    fill(text(lang, &format!("{key}_{form}")), &all)
}

/// Whether both languages have a text under this key.
pub fn has(key: &str) -> bool {
    Catalogue::of(Lang::En).get(key).is_some()
}

/// What an error code such as `CT-3009` means, or nothing for a code that does not exist.
pub fn explain(lang: Lang, code: &str) -> Option<Explanation> {
    let catalogue = Catalogue::of(lang);
    let field = |name: &str| catalogue.get(&format!("errors.{code}.{name}"));
    Some(Explanation {
        title: field("title")?,
        text: field("text")?,
        hint: field("hint"),
    })
}

/// What to tell somebody whose request was refused: the code's title and, where everything it needs is given,
/// the detail after it; values that are words of the protocol are put in the language. An unknown code is
/// shown as the code.
pub fn refusal(lang: Lang, code: &str, args: &[(&str, &dyn Display)]) -> String {
    let Some(found) = explain(lang, code) else {
        return code.to_owned();
    };
    let detail = Catalogue::of(lang).get(&format!("errors.{code}.detail"));
    let spelt: Vec<Option<&str>> = args
        .iter()
        .map(|(name, value)| Catalogue::of(lang).get(&format!("term.{name}_{value}")))
        .collect();
    let told: Vec<(&str, &dyn Display)> = args
        .iter()
        .zip(&spelt)
        .map(|((name, value), word)| match word {
            Some(word) => (*name, word as &dyn Display),
            None => (*name, *value),
        })
        .collect();
    let args = told.as_slice();
    if let Some(own) = out_of_range(lang, code, args) {
        return own;
    }
    match detail.filter(|detail| all_given(detail, args)) {
        Some(detail) => format!("{} ({})", found.title, fill(detail, args)),
        None => found.title.to_owned(),
    }
}

/// What is wrong with a value that is outside what is allowed, and what to give instead, where the field
/// that it was given for has a sentence of its own.
fn out_of_range(lang: Lang, code: &str, args: &[(&str, &dyn Display)]) -> Option<String> {
    let (_, field) = args.iter().find(|(name, _)| *name == "name")?;
    let key = format!("term.{code}_{field}");
    let sentence = Catalogue::of(lang).get(&key)?;
    all_given(sentence, args).then(|| fill(sentence, args))
}

/// Every error code there is, in order.
pub fn codes() -> impl Iterator<Item = &'static str> {
    Catalogue::of(Lang::En)
        .keys("errors")
        .filter_map(|key| key.strip_suffix(".title"))
}

fn text(lang: Lang, key: &str) -> &str {
    // A person who sees a key can report it; a person whose session ended cannot.
    Catalogue::of(lang).get(key).unwrap_or(key)
}

fn fill(text: &str, args: &[(&str, &dyn Display)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, name, after)) = next_placeholder(rest) {
        filled.push_str(before);
        if let Some((_, value)) = args.iter().find(|(given, _)| *given == name) {
            write!(filled, "{value}").expect("writing into a string does not fail");
        } else {
            filled.extend(["{", name, "}"]);
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

fn all_given(text: &str, args: &[(&str, &dyn Display)]) -> bool {
    let mut rest = text;
    while let Some((_, name, after)) = next_placeholder(rest) {
        if !args.iter().any(|(given, _)| *given == name) {
            return false;
        }
        rest = after;
    }
    true
}

/// Splits at the first `{name}`; braces around anything but a name are plain text.
fn next_placeholder(text: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    while let Some(open) = text[from..].find('{').map(|at| from + at) {
        let inside = &text[open + 1..];
        let end =
            inside.find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_'));
        match end {
            Some(end) if end > 0 && inside.as_bytes()[end] == b'}' => {
                return Some((&text[..open], &inside[..end], &inside[end + 1..]));
            }
            _ => from = open + 1,
        }
    }
    None
}

#[cfg(test)]
mod tests;
