//! Writes what is declared: the commented reference file, and the answer to `config describe`.

use std::fmt::Write as _;

use crate::words::{self, Lang};

use super::section::{Key, SECTIONS, Section, is_language};
use super::shape::Shape;

/// A kind of channel, described by whoever knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChannelKind {
    /// The word in `kind = "…"`.
    pub name: String,
    /// What it is, in a sentence.
    pub sentence: String,
    /// Its own keys.
    pub keys: Vec<ChannelKey>,
}

/// A key of a kind of channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChannelKey {
    /// As it is written.
    pub name: String,
    /// What the reference shows as its value, in TOML.
    pub example: String,
    /// What it may hold, in words.
    pub takes: String,
    /// Whether the channel cannot be opened without it.
    pub required: bool,
    /// What it does, in a sentence.
    pub sentence: String,
}

/// What is known of one key, in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Described {
    /// The whole key: `queue.NAME.size`.
    pub path: String,
    /// What it does.
    pub sentence: String,
    /// What it holds.
    pub expected: String,
    /// What holds when it is left out, as TOML; empty for nothing.
    pub default: String,
    /// Whether its table is worthless without it.
    pub required: bool,
    /// Whether a change waits for the next start.
    pub restart: bool,
}

/// Every key whose path begins with `prefix`, in the order of the reference.
pub fn describe(lang: Lang, prefix: &str, kinds: &[ChannelKind]) -> Vec<Described> {
    let mut all = Vec::new();
    for section in SECTIONS {
        let table = section.path.join(".").replace('*', NAME);
        let keys = section.keys.iter().map(|key| (key.name, key));
        let pattern = section
            .pattern
            .iter()
            .map(|pattern| (pattern.shown, &pattern.key));
        all.extend(keys.chain(pattern).map(|(name, key)| Described {
            path: format!("{table}.{name}"),
            sentence: sentence(lang, key).to_owned(),
            expected: key.shape.expected().text(lang),
            default: toml(key),
            required: key.required,
            restart: key.restart,
        }));
        if section.open {
            all.extend(kinds.iter().flat_map(|kind| {
                kind.keys.iter().map(|key| Described {
                    path: format!("{table}.{}", key.name),
                    sentence: key.sentence.clone(),
                    expected: format!(
                        "{} ({})",
                        key.takes,
                        words::say(lang, "config.reference.of_kind", &[("kind", &kind.name)])
                    ),
                    default: String::new(),
                    required: key.required,
                    restart: false,
                })
            }));
        }
    }
    // `queue.soporte` asks for the keys of any queue.
    let asked: Vec<&str> = prefix.split('.').filter(|part| !part.is_empty()).collect();
    all.retain(|key| {
        let parts: Vec<&str> = key.path.split('.').collect();
        asked.len() <= parts.len()
            && asked
                .iter()
                .zip(&parts)
                .all(|(asked, part)| *part == NAME || asked == part)
    });
    all
}

/// The whole reference: every table and key with its sentence, its default and what it may hold.
pub fn reference(lang: Lang, kinds: &[ChannelKind]) -> String {
    let mut out = String::from("#:schema file:///usr/share/centralita/centralita.schema.json\n");
    comment(&mut out, &words::say(lang, "config.reference.head", &[]));
    for section in SECTIONS {
        out.push('\n');
        comment(
            &mut out,
            if lang == Lang::Es {
                section.es
            } else {
                section.en
            },
        );
        let named = section.path.contains(&"*");
        let mark = if named { "#" } else { "" };
        let path = shown_path(section);
        writeln!(out, "{mark}[{path}]").expect("writing into a string does not fail");
        for key in section.keys {
            setting(&mut out, lang, key.name, key, named);
        }
        if let Some(pattern) = &section.pattern {
            let spoken = is_language(pattern.shown);
            let shown = if spoken { lang.code() } else { pattern.shown };
            setting(&mut out, lang, shown, &pattern.key, named);
        }
        if section.open {
            for kind in kinds {
                channel_kind(&mut out, lang, kind);
            }
        }
    }
    out
}

fn setting(out: &mut String, lang: Lang, name: &str, key: &Key, commented: bool) {
    let mut text = sentence(lang, key).to_owned();
    if let Some(hint) = hint(lang, key.shape) {
        write!(text, " {hint}").expect("writing into a string does not fail");
    }
    for (is, note) in [
        (key.required, "config.reference.required"),
        (key.restart, "config.reference.restart"),
    ] {
        if is {
            write!(text, " {}", words::say(lang, note, &[]))
                .expect("writing into a string does not fail");
        }
    }
    comment(out, &text);
    let default = toml(key);
    // A key without a default is shown with an example that must not hold.
    let mark = if commented || (default.is_empty() && !key.required) {
        "#"
    } else {
        ""
    };
    let value = if default.is_empty() {
        key.example_in(lang)
    } else {
        &default
    };
    writeln!(out, "{mark}{name} = {value}").expect("writing into a string does not fail");
}

fn channel_kind(out: &mut String, lang: Lang, kind: &ChannelKind) {
    let head = words::say(lang, "config.reference.kind", &[("kind", &kind.name)]);
    comment(out, &format!("{head} {}", kind.sentence));
    for key in &kind.keys {
        let required = words::say(lang, "config.reference.required", &[]);
        let note = if key.required {
            format!(" {required}")
        } else {
            String::new()
        };
        comment(out, &format!("{}{note}", key.sentence));
        writeln!(out, "#{} = {}", key.name, key.example)
            .expect("writing into a string does not fail");
    }
}

/// A comment, its lines broken where they grow too wide.
fn comment(out: &mut String, text: &str) {
    for paragraph in text.lines() {
        let mut width = 0;
        for word in paragraph.split_whitespace() {
            let chars = word.chars().count() + 1;
            if width == 0 || width + chars > COMMENT_CHARS_MAX {
                if width > 0 {
                    out.push('\n');
                }
                out.push('#');
                width = 1;
            }
            out.push(' ');
            out.push_str(word);
            width += chars;
        }
        out.push('\n');
    }
}

pub(super) fn sentence(lang: Lang, key: &Key) -> &'static str {
    match lang {
        Lang::Es => key.es,
        Lang::En => key.en,
    }
}

/// A key's default as TOML; empty for none.
pub(super) fn toml(key: &Key) -> String {
    let bare = matches!(key.shape, Shape::Flag | Shape::Integer(..) | Shape::Size);
    if key.default.is_empty() {
        // Listening nowhere is the default of an address that has none.
        let nowhere = matches!(key.shape, Shape::Address);
        return if nowhere {
            "\"\"".to_owned()
        } else {
            String::new()
        };
    }
    if bare {
        key.default.to_owned()
    } else {
        format!("\"{}\"", key.default)
    }
}

fn shown_path(section: &Section) -> String {
    let mut shown: Vec<&str> = Vec::new();
    for part in section.path {
        let name = || {
            let table = shown.last().copied().unwrap_or_default();
            let found = NAMES.iter().find(|(known, _)| *known == table);
            found.map_or(NAME, |(_, name)| name)
        };
        shown.push(if *part == "*" { name() } else { part });
    }
    shown.join(".")
}

/// What the value shown does not tell by itself.
fn hint(lang: Lang, shape: Shape) -> Option<String> {
    if let Shape::Choice(words) = shape {
        return Some(format!("({})", words.join(" | ")));
    }
    let (min, max) = shape.bounds()?;
    Some(words::say(
        lang,
        "config.reference.bounds",
        &[("min", &min), ("max", &max)],
    ))
}

/// What stands for a name of the writer's choice.
const NAME: &str = "NAME";

/// How wide a comment may be.
const COMMENT_CHARS_MAX: usize = 100;

/// The names that the reference's examples use.
const NAMES: [(&str, &str); 15] = [
    ("channel", "correo"),
    ("route", "ventas"),
    ("rule", "facturas"),
    ("queue", "soporte"),
    ("wish", "ingles"),
    ("step", "1"),
    ("skill", "envios"),
    ("status", "available"),
    ("hours", "laboral"),
    ("template", "acuse"),
    ("notification", "espera"),
    ("tag", "envio"),
    ("disposition", "resuelto"),
    ("decline_reason", "descanso"),
    ("permission_set", "encargadas"),
];

#[cfg(test)]
mod tests {
    use super::super::{Fault, parse};
    use super::*;

    fn problems(text: &str) -> Vec<Fault> {
        let files = [("reference.toml".to_owned(), text.to_owned())];
        parse(&files)
            .problems
            .iter()
            .map(super::super::Problem::fault)
            .collect()
    }

    #[test]
    fn the_reference_is_a_good_configuration() {
        for lang in [Lang::Es, Lang::En] {
            assert_eq!(problems(&reference(lang, &[])), []);
        }
    }

    #[test]
    fn every_setting_it_shows_is_one_that_is_read() {
        let settings: String = reference(Lang::Es, &[])
            .lines()
            .map(|line| {
                line.strip_prefix('#')
                    .filter(|line| !line.starts_with([' ', ':']))
                    .unwrap_or(line)
            })
            .fold(String::new(), |text, line| text + line + "\n");
        let told = problems(&settings);
        let of_form = [
            Fault::NotToml,
            Fault::UnknownSection,
            Fault::UnknownKey,
            Fault::WrongType,
            Fault::OutOfRange,
            Fault::Unreadable,
            Fault::UnknownChoice,
            Fault::BadName,
        ];
        assert!(
            told.iter().all(|fault| !of_form.contains(fault)),
            "{told:?}"
        );
    }

    #[test]
    fn every_key_is_described_once() {
        let all = describe(Lang::En, "", &[]);
        let mut paths: Vec<&str> = all.iter().map(|key| key.path.as_str()).collect();
        paths.sort_unstable();
        let count = paths.len();
        paths.dedup();
        assert_eq!(paths.len(), count);
        assert!(count > 90);
        let queue = describe(Lang::En, "queue.soporte.size", &[]);
        assert_eq!(queue.len(), 1);
        assert_eq!(queue[0].default, "1");
    }

    #[test]
    fn sentences_are_sentences_in_both_languages() {
        for section in SECTIONS {
            let keys = section
                .keys
                .iter()
                .chain(section.pattern.iter().map(|pattern| &pattern.key));
            for (es, en) in keys
                .map(|key| (key.es, key.en))
                .chain([(section.es, section.en)])
            {
                assert!(es.ends_with('.') && en.ends_with('.'), "{es} / {en}");
                assert_ne!(es, en);
            }
        }
    }
}
