//! Fills `{name}` in a text; `{{` and `}}` stand for the braces themselves.

use std::collections::{BTreeMap, BTreeSet};

/// The fields that every template can use. `said` is filled in what a chat sends by mail, `survey` in what the
/// desk writes by itself.
pub const FIELDS: [&str; 10] = [
    "agent",
    "desk",
    "name",
    "number",
    "queue",
    "reference",
    "said",
    "signature",
    "subject",
    "survey",
];

/// What a template lacked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfilled {
    /// No field of that name is known.
    Unknown(String),
    /// The field is known and empty: sending it would read as a hole.
    Empty(String),
}

/// Fills every placeholder, or says which one cannot be filled.
pub fn fill(text: &str, fields: &BTreeMap<&str, String>) -> Result<String, Unfilled> {
    let mut missing = None;
    let filled = walk(text, |name| match fields.get(name) {
        Some(value) if !value.trim().is_empty() => value.clone(),
        known => {
            let name = name.to_owned();
            missing.get_or_insert(if known.is_some() {
                Unfilled::Empty(name)
            } else {
                Unfilled::Unknown(name)
            });
            String::new()
        }
    });
    missing.map_or(Ok(filled), Err)
}

/// Fills what is known and leaves nothing where a field is empty or unknown, for texts nobody reads before they go.
pub fn fill_known(text: &str, fields: &BTreeMap<&str, String>) -> String {
    walk(text, |name| fields.get(name).cloned().unwrap_or_default())
}

/// The names of the placeholders in a text.
pub fn placeholders(text: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    walk(text, |name| {
        names.insert(name.to_owned());
        String::new()
    });
    names
}

fn walk(text: &str, mut value: impl FnMut(&str) -> String) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        out.push_str(&rest[..at]);
        let tail = &rest[at..];
        if tail.starts_with("{{") || tail.starts_with("}}") {
            out.push_str(&tail[..1]);
            rest = &tail[2..];
            continue;
        }
        let name = tail[1..]
            .split('}')
            .next()
            .filter(|name| tail.starts_with('{') && is_name(name));
        match name {
            Some(name) if tail.len() > name.len() + 1 => {
                out.push_str(&value(name));
                rest = &tail[name.len() + 2..];
            }
            // A lone brace is only a brace.
            _ => {
                out.push_str(&tail[..1]);
                rest = &tail[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

fn is_name(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields() -> BTreeMap<&'static str, String> {
        BTreeMap::from([("name", "Ana".to_owned()), ("empty", String::new())])
    }

    #[test]
    fn a_placeholder_is_filled_and_braces_can_be_written() {
        assert_eq!(
            fill("Hola {name} {{x}} {", &fields()),
            Ok("Hola Ana {x} {".to_owned())
        );
    }

    #[test]
    fn a_hole_is_refused_where_somebody_can_still_mend_it() {
        assert_eq!(
            fill("{empty}", &fields()),
            Err(Unfilled::Empty("empty".into()))
        );
        assert_eq!(
            fill("{order}", &fields()),
            Err(Unfilled::Unknown("order".into()))
        );
        assert_eq!(fill_known("Hola {order}{name}", &fields()), "Hola Ana");
    }

    #[test]
    fn placeholders_are_found_once_each() {
        assert_eq!(
            placeholders("{a} {b} {a} {not one}"),
            BTreeSet::from(["a".to_owned(), "b".to_owned()])
        );
    }
}
