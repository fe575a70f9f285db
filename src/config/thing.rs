//! One named thing of the configuration as a file of its own: what it can say, and the text that the set-up writes.
//!
//! A file of this kind is laid over the others, key by key. So it says only what they do not say already;
//! what they say can be changed by it, but not taken away.

use crate::domain::Name;

use super::Config;
use super::fragment::{key as bare, quoted};
use super::section::{Key, SECTIONS, Section};
use super::server::LANGUAGES;
use super::shape::Shape;
use super::tree::{Entry, Table};

/// The kinds of things that are edited one by one, in the order in which they are offered.
pub const KINDS: &[&str] = &[
    "template",
    "tag",
    "disposition",
    "decline_reason",
    "skill",
    "status",
    "hours",
    "queue",
    "permission_set",
];

/// A key of a kind.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// As it is written.
    pub name: &'static str,
    /// What it holds and does.
    pub key: &'static Key,
}

/// A thing as it would be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Its table, or nothing where the others say all of it.
    pub text: String,
    /// The keys that it says.
    pub keys: Vec<String>,
    /// Keys that others say and that were left empty, each with where it stands: only there can they go.
    pub stuck: Vec<(String, String)>,
}

/// Why a thing cannot be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAThing {
    /// There is no such kind, or it is not edited one by one.
    Kind,
    /// The kind has no such key.
    Key,
}

/// What a kind asks for.
pub fn keys(kind: &str) -> Vec<Asked> {
    let Some(section) = section(kind) else {
        return Vec::new();
    };
    let pattern = section.pattern.as_ref().into_iter().flat_map(|pattern| {
        let names: &[&str] = if kind == "hours" { &DAYS } else { LANGUAGES };
        let key = &pattern.key;
        names.iter().map(move |name| Asked { name, key })
    });
    let named = section.keys.iter().map(|key| Asked {
        name: key.name,
        key,
    });
    pattern.chain(named).collect()
}

/// What the kind is for, in English and Spanish.
pub fn about(kind: &str) -> Option<(&'static str, &'static str)> {
    section(kind).map(|section| (section.en, section.es))
}

/// The names there are of a kind of thing.
pub fn names<'a>(config: &'a Config, kind: &str) -> impl Iterator<Item = &'a str> {
    let table = config.tree.get(kind).and_then(|entry| entry.value.table());
    table
        .into_iter()
        .flat_map(Table::iter)
        .map(|(name, _)| name)
}

/// Where a thing stands, if it does: `centralita.toml:41`.
pub fn origin(config: &Config, kind: &str, name: &str) -> Option<String> {
    let entry = config.tree.find(&[kind, name])?;
    Some(config.sources().brief(entry.key))
}

/// A thing as a file of its own says it over `others`. An empty text leaves its key out.
pub fn write(
    kind: &str,
    name: &Name,
    said: &[(&str, &str)],
    others: Option<&Config>,
) -> Result<Written, NotAThing> {
    let section = section(kind).ok_or(NotAThing::Kind)?;
    if said.iter().any(|(key, _)| section.key(key).is_none()) {
        return Err(NotAThing::Key);
    }
    let standing = |key: &str| others.and_then(|it| it.tree.find(&[kind, name, key]));
    let mut lines = String::new();
    let (mut keys, mut stuck) = (Vec::new(), Vec::new());
    // In the order of the reference, whatever order they came in.
    let mut said: Vec<&(&str, &str)> = said.iter().collect();
    said.sort_by_key(|(key, _)| section.keys.iter().position(|known| known.name == *key));
    for (key, value) in said {
        let declared = section.key(key).expect("looked up above");
        let there = standing(key);
        if value.trim().is_empty() {
            if let (Some(entry), Some(config)) = (there, others) {
                stuck.push(((*key).to_owned(), config.sources().brief(entry.key)));
            }
            continue;
        }
        let written = spelled(declared.shape, value);
        if !there.is_some_and(|entry| says(entry, &written)) {
            lines.extend([key, " = ", &written, "\n"]);
            keys.push((*key).to_owned());
        }
    }
    let known = others.is_some_and(|it| it.tree.find(&[kind, name]).is_some());
    let text = if lines.is_empty() && known {
        String::new()
    } else {
        format!("\n[{kind}.{}]\n{lines}", bare(name))
    };
    Ok(Written { text, keys, stuck })
}

fn section(kind: &str) -> Option<&'static Section> {
    KINDS.contains(&kind).then(|| {
        let mut all = SECTIONS.iter();
        all.find(|section| section.path == [kind, "*"])
    })?
}

/// Whether what stands says the same as what would be written.
fn says(entry: &Entry, written: &str) -> bool {
    let text = format!("x = {written}\n");
    let Ok(table) = text.parse::<toml::Table>() else {
        return false;
    };
    table.get("x") == Some(&entry.value.to_toml())
}

/// A value as TOML. What does not fit its shape is written as a text, for the check to say what is wrong.
fn spelled(shape: Shape, value: &str) -> String {
    let value = value.replace("\r\n", "\n");
    let trimmed = value.trim();
    let items = || {
        trimmed
            .lines()
            .map(str::trim)
            .filter(|item| !item.is_empty())
    };
    match shape {
        Shape::Flag if ["true", "false"].contains(&trimmed) => trimmed.to_owned(),
        Shape::Integer(..) | Shape::Size if trimmed.parse::<i64>().is_ok() => trimmed.to_owned(),
        Shape::Names | Shape::Texts | Shape::Refers(_) | Shape::Dates => list(items()),
        Shape::Levels if items().any(|item| item.contains('=')) => {
            let levels = items().map(|item| {
                let (skill, level) = item.split_once('=').unwrap_or((item, "0"));
                let level = level.trim();
                let level = match level.parse::<i64>() {
                    Ok(level) => level.to_string(),
                    Err(_) => quoted(level),
                };
                format!("{} = {level}", quoted(skill.trim()))
            });
            format!("{{ {} }}", levels.collect::<Vec<_>>().join(", "))
        }
        Shape::Levels => list(items()),
        Shape::Text(_) => long(&value),
        _ => quoted(trimmed),
    }
}

fn list<'a>(items: impl Iterator<Item = &'a str>) -> String {
    format!("[{}]", items.map(quoted).collect::<Vec<_>>().join(", "))
}

/// A text of several lines as people read it, which is how a difference shows what changed.
fn long(text: &str) -> String {
    if text.contains('\n') {
        format!("\"\"\"\n{}\"\"\"", super::template::escaped(text))
    } else {
        quoted(text)
    }
}

/// The days of a week, as opening hours name them.
const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

#[cfg(test)]
mod tests {
    use super::*;

    fn config(text: &str) -> Config {
        let parsed = super::super::parse(&[("a.toml".to_owned(), text.to_owned())]);
        parsed.config.or(parsed.draft).expect("it is TOML")
    }

    fn name(text: &str) -> Name {
        Name::new(text).expect("a name")
    }

    #[test]
    fn every_kind_is_declared_and_says_what_it_is_for() {
        for kind in KINDS {
            assert!(section(kind).is_some(), "{kind}");
            assert!(about(kind).is_some(), "{kind}");
        }
    }

    #[test]
    fn only_what_the_others_do_not_say_is_written() {
        let others = config("[template.envio]\nes = 'Hola'\nen = 'Hello'\ntags = ['a']\n[tag.a]\n");
        let said = [
            ("es", "Buenas:\n\nha salido \"hoy\""),
            ("en", "Hello"),
            ("tags", "a\nb"),
            ("resolve", "true"),
            ("macro", ""),
        ];
        let written = write("template", &name("envio"), &said, Some(&others)).expect("written");
        assert_eq!(
            written.text,
            "\n[template.envio]\nes = \"\"\"\nBuenas:\n\nha salido \\\"hoy\\\"\"\"\"\ntags = [\"a\", \"b\"]\nresolve = true\n"
        );
        assert_eq!(written.stuck, []);
        let same = write("template", &name("envio"), &[("es", "Hola")], Some(&others));
        assert_eq!(same.expect("written").text, "");
    }

    #[test]
    fn what_others_say_cannot_be_left_out() {
        let others = config("[queue.q]\nsize = 3\nfirst_response = '2m'\n");
        let written = write(
            "queue",
            &name("q"),
            &[("size", "3"), ("first_response", " ")],
            Some(&others),
        );
        let written = written.expect("written");
        assert_eq!(
            written.stuck,
            [("first_response".to_owned(), "a.toml:3".to_owned())]
        );
        assert_eq!(written.text, "");
    }

    #[test]
    fn whatever_is_typed_stays_the_value_of_its_key() {
        for typed in [
            "a\"\n[server]\nhttp = \"0.0.0.0:80\"",
            "\"\"\"\n[x]",
            "\\",
            "\u{0}\n\t#",
            "ñ 🙂",
        ] {
            let written = write("template", &name("a.b"), &[("es", typed)], None).expect("written");
            let read: toml::Table = written.text.parse().expect("TOML");
            assert_eq!(read["template"]["a.b"]["es"].as_str(), Some(typed));
            assert_eq!(read.len(), 1);
        }
        let said = [
            ("skills", "a\" = 1\nb=x"),
            ("size", "3\n[x]"),
            ("paused", "yes"),
        ];
        let written = write("queue", &name("q"), &said, None).expect("written");
        let read: toml::Table = written.text.parse().expect("TOML");
        assert_eq!(read.len(), 1);
    }

    #[test]
    fn keys_and_kinds_that_there_are_not_are_refused() {
        assert_eq!(write("server", &name("x"), &[], None), Err(NotAThing::Kind));
        assert_eq!(
            write("tag", &name("x"), &[("a", "b")], None),
            Err(NotAThing::Key)
        );
        let plain = write("tag", &name("x"), &[], None).expect("written");
        assert_eq!(plain.text, "\n[tag.x]\n");
    }
}
