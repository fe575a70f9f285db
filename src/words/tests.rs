//! The catalogue says the same in both languages, and the reader reads it.

use std::collections::BTreeMap;

use super::catalogue::{AREAS, entry};
use super::*;

/// Texts that are rightly the same in both languages; a whole key, or an area's prefix that ends in a dot.
const SAME_IN_BOTH: [&str; 8] = [
    "typed.",
    "cli.product",
    "cli.error",
    "cli.errors_one",
    "help.choices",
    "errors.CT-3001.detail",
    "errors.CT-3008.detail",
    "errors.CT-3032.detail",
];

fn whole(lang: Lang) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for (area, es, en) in AREAS.iter().copied() {
        let file = if lang == Lang::Es { es } else { en };
        for (at, line) in file.lines().enumerate() {
            let place = format!("src/words/{}/{area}.toml:{}", lang.code(), at + 1);
            if line.trim().is_empty() || line.trim_start().starts_with('#') {
                continue;
            }
            let (key, text) =
                entry(line).unwrap_or_else(|| panic!("{place}: not `key = \"text\"`: {line}"));
            assert!(!text.trim().is_empty(), "{place}: {key} says nothing");
            let before = all.insert(format!("{area}.{key}"), text.into_owned());
            assert!(before.is_none(), "{place}: {key} stands twice; keep one");
        }
    }
    all
}

fn placeholders(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut rest = text;
    while let Some((_, name, after)) = next_placeholder(rest) {
        names.push(name.to_owned());
        rest = after;
    }
    names.sort();
    names.dedup();
    names
}

#[test]
fn both_languages_have_the_same_keys() {
    let (es, en) = (whole(Lang::Es), whole(Lang::En));
    let only = |a: &BTreeMap<String, String>, b: &BTreeMap<String, String>| -> Vec<String> {
        a.keys()
            .filter(|key| !b.contains_key(*key))
            .cloned()
            .collect()
    };
    assert_eq!(
        only(&es, &en),
        Vec::<String>::new(),
        "in Spanish only: write them in src/words/en"
    );
    assert_eq!(
        only(&en, &es),
        Vec::<String>::new(),
        "in English only: write them in src/words/es"
    );
}

#[test]
fn both_languages_have_the_same_placeholders() {
    let en = whole(Lang::En);
    for (key, text) in whole(Lang::Es) {
        let other = en.get(&key).map_or("", String::as_str);
        assert_eq!(
            placeholders(&text),
            placeholders(other),
            "{key} has other placeholders in English"
        );
    }
}

#[test]
fn nothing_is_left_untranslated() {
    let en = whole(Lang::En);
    for (key, text) in whole(Lang::Es) {
        let listed = SAME_IN_BOTH
            .iter()
            .any(|same| key == *same || (same.ends_with('.') && key.starts_with(same)));
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        assert!(
            listed || letters < 3 || en.get(&key) != Some(&text),
            "{key} is the same in both languages; translate it, or list it in SAME_IN_BOTH"
        );
    }
}

#[test]
fn every_plural_has_both_forms() {
    let all = whole(Lang::Es);
    for key in all.keys() {
        if let Some(stem) = key.strip_suffix("_one") {
            assert!(
                all.contains_key(&format!("{stem}_other")),
                "{stem} has no _other"
            );
        }
        if let Some(stem) = key.strip_suffix("_other") {
            assert!(
                all.contains_key(&format!("{stem}_one")),
                "{stem} has no _one"
            );
        }
    }
}

#[test]
fn every_error_code_has_a_title_and_a_text() {
    for key in whole(Lang::Es)
        .keys()
        .filter_map(|key| key.strip_prefix("errors."))
    {
        let (code, field) = key
            .split_once('.')
            .expect("an error's key is its code, a dot and a field");
        assert!(
            matches!(field, "title" | "detail" | "text" | "hint"),
            "errors.{key}: an error has a title, a text, and perhaps a detail and a hint"
        );
        let digits = code.strip_prefix("CT-").unwrap_or_default();
        assert!(
            digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit()),
            "{code} is not CT- and four digits"
        );
        for lang in [Lang::Es, Lang::En] {
            let found =
                explain(lang, code).unwrap_or_else(|| panic!("{code} lacks its title or its text"));
            assert!(!found.title.ends_with('.'), "{code}: a title has no stop");
            assert!(found.text.ends_with('.'), "{code}: a text ends with a stop");
            assert!(
                placeholders(found.text).is_empty(),
                "{code}: nobody fills a placeholder in an explanation"
            );
        }
    }
}

#[test]
fn a_refusal_names_its_detail_when_it_is_known() {
    assert_eq!(
        refusal(Lang::En, "CT-3017", &[("name", &"sales")]),
        "no such queue (“sales”)"
    );
    assert_eq!(refusal(Lang::En, "CT-3017", &[]), "no such queue");
    assert_eq!(refusal(Lang::Es, "CT-0000", &[]), "CT-0000");
}

#[test]
fn an_unknown_code_has_no_explanation() {
    assert_eq!(explain(Lang::En, "CT-0000"), None);
}

#[test]
fn codes_come_in_order() {
    let all: Vec<&str> = codes().collect();
    assert!(all.is_sorted() && all.contains(&"CT-3009"));
}

#[test]
fn a_missing_key_is_shown_as_the_key() {
    assert_eq!(
        say(Lang::Es, "cli.there-is-no-such-key", &[]),
        "cli.there-is-no-such-key"
    );
}

#[test]
fn placeholders_are_filled_once() {
    let filled = fill("{who}: {what} {who}", &[("who", &"{what}"), ("what", &3)]);
    assert_eq!(filled, "{what}: 3 {what}");
}

#[test]
fn a_brace_that_is_no_placeholder_stays() {
    assert_eq!(fill("{ {} {A} {x", &[("x", &1)]), "{ {} {A} {x");
    assert_eq!(fill("{{x}}", &[("x", &1)]), "{1}");
    assert_eq!(fill("{unknown}", &[]), "{unknown}");
}

#[test]
fn a_language_is_read_from_the_environment_spelling() {
    for spelt in ["es", "ES", "es_ES.UTF-8", "es-MX", "es.utf8", "es@euro"] {
        assert_eq!(Lang::parse(spelt), Lang::Es, "{spelt}");
    }
    for spelt in ["", "C", "en_GB.UTF-8", "est", "fr_FR", "POSIX"] {
        assert_eq!(Lang::parse(spelt), Lang::En, "{spelt}");
    }
}

#[test]
fn an_entry_may_escape_quotes_and_lines() {
    assert_eq!(
        entry(r#"a.b = "one\n\"two\" \\""#),
        Some(("a.b", "one\n\"two\" \\".into()))
    );
    assert_eq!(entry(r#"a = "b" c""#), None);
    assert_eq!(entry("# a = \"b\""), None);
    assert_eq!(entry(r#"a = "open\""#), None);
}
