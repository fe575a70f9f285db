//! What things are called in each language, besides the names that programs know them by.

use std::collections::BTreeMap;

use super::Name;

/// By language code, what a thing is called.
pub type Texts = BTreeMap<String, String>;

/// By kind of thing, as its table in the configuration is called, and name. Whatever is called nothing but
/// its name is not in it.
pub type Labels = BTreeMap<&'static str, BTreeMap<Name, Texts>>;

/// What a thing is called in the first of these languages in which it is called anything, else in any,
/// else its name.
pub fn called<'a>(labels: &'a Labels, kind: &str, name: &'a Name, languages: &[&str]) -> &'a str {
    let texts = labels.get(kind).and_then(|named| named.get(name));
    let text = texts.and_then(|texts| {
        let wanted = languages.iter().find_map(|language| texts.get(*language));
        wanted.or_else(|| texts.values().next())
    });
    text.map_or(name, String::as_str)
}

/// The same for a customer: in their language where it is known, else in the desk's own.
pub fn called_to<'a>(
    labels: &'a Labels,
    (kind, name): (&str, &'a Name),
    language: Option<&str>,
    own: &str,
) -> &'a str {
    called(labels, kind, name, &[language.unwrap_or(own), own])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_language_that_is_known_counts_then_any_then_the_name() {
        let [sales, spare] = ["ventas", "otra"].map(|name| Name::new(name).expect("a name"));
        let texts = [("de", "Verkauf"), ("en", "Sales")];
        let texts = texts.map(|(code, text)| (code.to_owned(), text.to_owned()));
        let labels = Labels::from([("queue", [(sales.clone(), texts.into())].into())]);
        assert_eq!(called(&labels, "queue", &sales, &["fr", "en"]), "Sales");
        assert_eq!(called(&labels, "queue", &sales, &["fr"]), "Verkauf");
        assert_eq!(called(&labels, "queue", &spare, &["en"]), "otra");
        assert_eq!(called(&labels, "tag", &sales, &["en"]), "ventas");
    }
}
