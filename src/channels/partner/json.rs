//! JSON from strangers: bounded in depth before it is read, and read without surprises.

pub use serde_json::{Value, json};

use super::JSON_DEPTH_MAX;

/// Why bytes are not the JSON that was hoped for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotJson {
    /// Not JSON at all, or not UTF-8; what is wrong with it.
    Malformed(String),
    /// Nested deeper than may be, as a rule [`JSON_DEPTH_MAX`].
    TooDeep,
}

/// Reads a document. Takes time in proportion to its length.
pub fn read(bytes: &[u8]) -> Result<Value, NotJson> {
    read_within(bytes, JSON_DEPTH_MAX)
}

/// Reads a document that is nested at most `most` deep, little more than [`JSON_DEPTH_MAX`].
pub(super) fn read_within(bytes: &[u8], most: usize) -> Result<Value, NotJson> {
    if depth(bytes) > most {
        return Err(NotJson::TooDeep);
    }
    let read = serde_json::from_slice(bytes);
    // Half of a character that was cut in two must not hold up everything beside it.
    let read = read.or_else(|error| match without_halves(bytes) {
        Some(bytes) => serde_json::from_slice(&bytes),
        None => Err(error),
    });
    let mut value = read.map_err(|error| NotJson::Malformed(error.to_string()))?;
    make_whole(&mut value);
    Ok(value)
}

/// The same with U+FFFD for every escape that is one half of a surrogate pair without the other, which
/// RFC 8259, 8.2 leaves undefined; nothing where there is none.
fn without_halves(bytes: &[u8]) -> Option<Vec<u8>> {
    let unit = |at: usize| {
        let digits = bytes.get(at..at + ESCAPE_BYTES)?.strip_prefix(b"\\u")?;
        u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
    };
    let mut whole: Option<Vec<u8>> = None;
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] != b'\\' {
            at += 1;
            continue;
        }
        at += match (unit(at), unit(at + ESCAPE_BYTES)) {
            (Some(0xd800..0xdc00), Some(0xdc00..0xe000)) => 2 * ESCAPE_BYTES,
            (Some(0xd800..0xe000), _) => {
                let whole = whole.get_or_insert_with(|| bytes.to_vec());
                whole[at..at + ESCAPE_BYTES].copy_from_slice(b"\\ufffd");
                ESCAPE_BYTES
            }
            (Some(_), _) => ESCAPE_BYTES,
            // Whatever else is escaped is one byte, a backslash among them.
            (None, _) => 2,
        };
    }
    whole
}

/// To JSON Schema `2.0` is an integer, and some languages write all of theirs so. Goes no deeper than
/// what was read is nested.
fn make_whole(value: &mut Value) {
    match value {
        Value::Number(number) if number.is_f64() => {
            let float = number.as_f64().filter(|it| it.fract() == 0.0);
            if let Some(whole) = float.and_then(|it| format!("{it:.0}").parse::<i64>().ok()) {
                *value = whole.into();
            }
        }
        Value::Array(items) => items.iter_mut().for_each(make_whole),
        Value::Object(members) => members.values_mut().for_each(make_whole),
        _ => {}
    }
}

/// How deep the brackets outside texts are nested; of what is not JSON, some number.
fn depth(bytes: &[u8]) -> usize {
    let (mut deepest, mut depth) = (0, 0_usize);
    let (mut inside, mut escaped) = (false, false);
    for byte in bytes {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if inside => escaped = true,
            b'"' => inside = !inside,
            b'[' | b'{' if !inside => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b']' | b'}' if !inside => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

/// How long an escaped unit of UTF-16 is.
const ESCAPE_BYTES: usize = 6;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn half_of_a_character_becomes_a_sign_that_something_is_missing() {
        let read = |text: &str| read(text.as_bytes()).expect("JSON");
        let halves = r#"["a\ud83d", "\ude00b", "\ud83d\ude00", "\\ud83d", "\ud83d\ud83d\ude00"]"#;
        let whole = ["a\u{fffd}", "\u{fffd}b", "😀", "\\ud83d", "\u{fffd}😀"];
        assert_eq!(read(halves), serde_json::json!(whole));
        assert!(matches!(
            super::read(br#"["\ud83d]"#),
            Err(NotJson::Malformed(_))
        ));
        assert!(matches!(
            super::read(br#"["\ud8"]"#),
            Err(NotJson::Malformed(_))
        ));
    }

    #[test]
    fn brackets_within_texts_are_no_depth() {
        let text = format!("[\"{}\"]", "[{\\\"".repeat(100));
        assert!(read(text.as_bytes()).is_ok());
    }

    #[test]
    fn what_is_nested_too_deep_is_not_read() {
        let nested = |n: usize| format!("{}{}", "[".repeat(n), "]".repeat(n));
        assert!(read(nested(JSON_DEPTH_MAX).as_bytes()).is_ok());
        assert_eq!(
            read(nested(JSON_DEPTH_MAX + 1).as_bytes()),
            Err(NotJson::TooDeep)
        );
        assert_eq!(read("[".repeat(1 << 20).as_bytes()), Err(NotJson::TooDeep));
    }

    #[test]
    fn a_whole_number_is_one_however_it_is_written() {
        let read = read(br#"[2.0, {"a": -1e3}, 0.5, 1e300]"#).expect("JSON");
        assert_eq!(read, serde_json::json!([2, {"a": -1000}, 0.5, 1e300]));
    }

    #[test]
    fn what_is_not_utf_8_is_malformed() {
        assert!(matches!(read(b"[\"\xff\"]"), Err(NotJson::Malformed(_))));
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = read(&bytes);
        }
    }
}
