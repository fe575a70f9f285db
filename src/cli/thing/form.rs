//! A thing as it stands and as somebody wants it: what goes to the desk, and what makes one text of another.

use std::collections::BTreeMap;

use similar::{Algorithm, ChangeTag, capture_diff_slices};

use crate::protocol::view::conversation::Param;
use crate::protocol::view::desk::SettingView;
use crate::protocol::view::setup::{KindSettingView, KindView};

/// The things of a kind, each with where it first stands.
pub(super) fn things(kind: &str, found: &[SettingView]) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    for one in found {
        let name = one
            .key
            .strip_prefix(kind)
            .and_then(|it| it.strip_prefix('.'));
        let name = name.and_then(|it| it.split('.').next()).unwrap_or_default();
        if !name.is_empty() && all.last().is_none_or(|(last, _)| last != name) {
            all.push((name.to_owned(), one.origin.clone()));
        }
    }
    all
}

/// What a key of a thing is asked as. A language that the kind does not list is asked as those it lists.
pub(super) fn asked<'a>(kind: &'a KindView, key: &str) -> Option<&'a KindSettingView> {
    let is_language = |it: &str| it.len() == 2 && it.bytes().all(|b| b.is_ascii_lowercase());
    let fits = |it: &&KindSettingView| match it.key.split_once('*') {
        Some((before, after)) => key
            .strip_prefix(before)
            .and_then(|rest| rest.strip_suffix(after))
            .is_some_and(|name| !name.is_empty()),
        None => it.key == key,
    };
    let language = |it: &&KindSettingView| {
        let (mine, asked) = (tail(key), tail(&it.key));
        asked.1 == "es" && mine.0 == asked.0 && is_language(mine.1)
    };
    let mut all = kind.settings.iter();
    let exact = all.clone().find(fits);
    exact.or_else(|| all.find(language))
}

/// `html` and `es` of `html.es`.
fn tail(key: &str) -> (&str, &str) {
    key.rsplit_once('.').unwrap_or(("", key))
}

/// All that the thing is to say: what stands, and over it what was `said`. A key said more than once is a list;
/// one said empty is left out.
pub(super) fn filled(
    kind: &KindView,
    whole: &str,
    found: &[SettingView],
    said: &[Param],
) -> Vec<Param> {
    let mut values: BTreeMap<String, String> = BTreeMap::new();
    for one in found {
        let key = one
            .key
            .strip_prefix(whole)
            .and_then(|it| it.strip_prefix('.'));
        let Some(key) = key else { continue };
        if let Some(setting) = asked(kind, key) {
            values.insert(key.to_owned(), typed(&setting.shape, &one.value));
        } else if let Some((list, item)) = level(kind, key) {
            add(&mut values, list, &format!("{item}={}", one.value));
        }
    }
    for one in said {
        values.remove(&one.name);
    }
    for one in said {
        add(&mut values, &one.name, &one.value);
    }
    let params = values.into_iter();
    params.map(|(name, value)| Param { name, value }).collect()
}

/// A table of levels is told level by level: the list, and the skill.
fn level<'a>(kind: &KindView, key: &'a str) -> Option<(&'a str, &'a str)> {
    let (list, item) = key.split_once('.')?;
    let is_list = asked(kind, list).is_some_and(|it| it.shape == "list");
    is_list.then_some((list, item))
}

fn add(values: &mut BTreeMap<String, String>, key: &str, value: &str) {
    let all = values.entry(key.to_owned()).or_default();
    if !all.is_empty() {
        all.push('\n');
    }
    all.push_str(value);
}

/// A value as the desk shows it, as it is typed: the items of a list one a line.
fn typed(shape: &str, value: &str) -> String {
    let inside = value.strip_prefix('[').and_then(|it| it.strip_suffix(']'));
    match inside {
        Some(items) if shape == "list" => items.split(", ").collect::<Vec<_>>().join("\n"),
        _ => value.to_owned(),
    }
}

/// What makes one text of another, line by line: `+`, `-` or a space before each.
pub(super) fn difference<'a>(before: &'a str, after: &'a str) -> Vec<(char, &'a str)> {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let steps = capture_diff_slices(Algorithm::Myers, &old, &new);
    let changes = steps
        .iter()
        .flat_map(|step| step.iter_changes(&*old, &*new));
    changes.map(|one| (sign(one.tag()), one.value())).collect()
}

fn sign(of: ChangeTag) -> char {
    match of {
        ChangeTag::Equal => ' ',
        ChangeTag::Delete => '-',
        ChangeTag::Insert => '+',
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Name;

    fn kind(keys: &[(&str, &str)]) -> KindView {
        let setting = |(key, shape): &(&str, &str)| KindSettingView {
            key: (*key).to_owned(),
            shape: (*shape).to_owned(),
            choices: Vec::new().into(),
            required: false,
            example: String::new(),
            example_es: String::new(),
            help: String::new(),
            help_es: String::new(),
        };
        KindView {
            kind: Name::new("queue").expect("a name"),
            help: String::new(),
            help_es: String::new(),
            settings: keys.iter().map(setting).collect(),
        }
    }

    fn told(key: &str, value: &str) -> SettingView {
        SettingView {
            key: key.to_owned(),
            value: value.to_owned(),
            origin: "a.toml:1".to_owned(),
        }
    }

    fn said(key: &str, value: &str) -> Param {
        Param {
            name: key.to_owned(),
            value: value.to_owned(),
        }
    }

    #[test]
    fn what_is_said_goes_over_what_stands_and_the_rest_stays() {
        let kind = kind(&[
            ("size", "text"),
            ("tags", "list"),
            ("skills", "list"),
            ("step.*.after", "text"),
        ]);
        let found = [
            told("queue.q.size", "2"),
            told("queue.q.skills.envios", "3"),
            told("queue.q.skills.ingles", "1"),
            told("queue.q.tags", "[uno, dos]"),
            told("queue.q.step.a.b.after", "5m"),
            told("queue.q.odd", "x"),
        ];
        let said = [said("size", "3"), said("tags", "vip"), said("tags", "tres")];
        let filled = filled(&kind, "queue.q", &found, &said);
        let filled: Vec<(&str, &str)> = filled
            .iter()
            .map(|it| (it.name.as_str(), it.value.as_str()))
            .collect();
        assert_eq!(
            filled,
            [
                ("size", "3"),
                ("skills", "envios=3\ningles=1"),
                ("step.a.b.after", "5m"),
                ("tags", "vip\ntres")
            ]
        );
    }

    #[test]
    fn any_language_is_asked_as_the_listed_ones_are() {
        let kind = kind(&[("es", "long"), ("html.es", "long"), ("step.*.to", "text")]);
        for key in ["fr", "html.fr", "es", "step.x.to"] {
            assert!(asked(&kind, key).is_some(), "{key}");
        }
        for key in ["fra", "html", "subject.fr", "step..to", "step.to", ""] {
            assert!(asked(&kind, key).is_none(), "{key}");
        }
    }

    #[test]
    fn a_difference_gives_both_texts_back() {
        for (before, after) in [
            ("a\nb\nc\n", "a\nx\nc\nd\n"),
            ("", "a\n"),
            ("a\na\n", ""),
            ("a\nb\n", "b\na\n"),
            ("a\na\na\n", "a\n"),
        ] {
            let found = difference(before, after);
            let of = |sign: char| {
                let lines = found.iter().filter(|(it, _)| *it == ' ' || *it == sign);
                lines.fold(String::new(), |text, (_, line)| text + line + "\n")
            };
            assert_eq!((of('-').as_str(), of('+').as_str()), (before, after));
        }
        assert_eq!(
            difference("a\nb\n", "a\nc\n"),
            [(' ', "a"), ('-', "b"), ('+', "c")]
        );
    }

    #[test]
    fn things_stand_where_they_are_first_named() {
        let found = [
            told("tag.a", "{  }"),
            told("tag.b.x", "1"),
            told("tag.b.y", "2"),
        ];
        let names: Vec<String> = things("tag", &found).into_iter().map(|it| it.0).collect();
        assert_eq!(names, ["a", "b"]);
    }
}
