//! What the TOML reader finds wrong, in the catalogue's words.

use super::problem::Arg;

/// The catalogue's word for a message of the reader; the message itself where there is none.
///
/// Where nothing stands at all, the reader misses the quotes of a text.
pub(super) fn detail(message: &str, nothing_there: bool) -> Arg {
    if nothing_there && message.starts_with("string values must be quoted") {
        return Arg::Word("config.toml.value");
    }
    let known = WORDS.iter().find(|(begins, _)| message.starts_with(begins));
    known.map_or_else(|| message.into(), |(_, key)| Arg::Word(key))
}

/// How messages begin, the longer before the shorter.
const WORDS: [(&str, &str); 33] = [
    ("duplicate key", "config.toml.duplicate"),
    ("string values must be quoted", "config.toml.quotes"),
    ("key with no value", "config.toml.value"),
    ("missing value", "config.toml.value"),
    ("unclosed", "config.toml.unclosed"),
    ("missing array opening", "config.toml.unclosed"),
    ("missing inline table opening", "config.toml.unclosed"),
    ("missing table open", "config.toml.unclosed"),
    ("invalid basic string", "config.toml.string"),
    ("invalid literal string", "config.toml.string"),
    ("invalid multi-line", "config.toml.string"),
    ("missing opening quote", "config.toml.string"),
    ("missing escaped value", "config.toml.string"),
    ("too few unicode", "config.toml.string"),
    ("missing comma", "config.toml.comma"),
    ("extra comma", "config.toml.extra_comma"),
    ("missing assignment", "config.toml.equals"),
    ("extra assignment", "config.toml.equals"),
    ("extra `=`", "config.toml.equals"),
    ("unexpected `=`", "config.toml.equals"),
    ("invalid key", "config.toml.key"),
    ("invalid unquoted key", "config.toml.key"),
    ("unquoted keys", "config.toml.key"),
    ("missing key", "config.toml.key"),
    ("invalid date", "config.toml.date"),
    ("invalid time", "config.toml.date"),
    ("invalid integer", "config.toml.number"),
    ("invalid float", "config.toml.number"),
    ("unexpected leading zero", "config.toml.number"),
    ("redundant", "config.toml.number"),
    ("`_` may only", "config.toml.number"),
    ("cannot recurse", "config.toml.deep"),
    ("unexpected", "config.toml.unexpected"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_in_the_catalogue() {
        assert!(WORDS.iter().all(|(_, key)| crate::words::has(key)));
    }

    #[test]
    fn the_usual_slips_have_words() {
        for text in [
            "a = ",
            "a = b",
            "a = [1",
            "a = \"x",
            "[a",
            "a = 1\na = 2",
            "a = 01",
            "= 1",
            "a 1",
            "a = {b = 1",
            "[a]\n[a]",
            "a = [1 2]",
            "a = 'x' y",
        ] {
            let (_, errors) = toml::de::DeTable::parse_recoverable(text);
            for error in errors {
                let detail = detail(error.message(), false);
                assert!(
                    matches!(detail, Arg::Word(_)),
                    "{text}: {}",
                    error.message()
                );
            }
        }
    }
}
