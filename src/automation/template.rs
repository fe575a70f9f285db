//! What stands in the places of a text, and what is wrong where nothing does.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::places::filled;

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
    let text = filled(text, |name| match fields.get(name) {
        Some(value) if !value.trim().is_empty() => Some(value.as_str()),
        known => {
            let name = name.to_owned();
            missing.get_or_insert(if known.is_some() {
                Unfilled::Empty(name)
            } else {
                Unfilled::Unknown(name)
            });
            None
        }
    });
    missing.map_or(Ok(text), Err)
}

/// Fills what is known and leaves nothing where a field is empty or unknown, for texts nobody reads before they go.
pub fn fill_known(text: &str, fields: &BTreeMap<&str, String>) -> String {
    filled(text, |name| {
        Some(fields.get(name).map_or("", String::as_str))
    })
}

/// The names of the placeholders in a text.
pub fn placeholders(text: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    filled(text, |name| {
        names.insert(name.to_owned());
        None::<&str>
    });
    names
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
