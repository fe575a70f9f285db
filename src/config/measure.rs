//! Amounts as people write them: `30s`, `1h30m`, `10MB`.

use std::fmt::Write as _;

use crate::domain::Span;

/// A length of time: numbers each with `ms`, `s`, `m`, `h` or `d`, largest first as one speaks.
pub fn span(text: &str) -> Option<Span> {
    let mut rest = text.trim();
    if rest.is_empty() {
        return None;
    }
    let mut total: i64 = 0;
    while !rest.is_empty() {
        let (number, after) = number(rest)?;
        let (unit, after) = TIMES
            .iter()
            .find_map(|(name, millis)| Some((*millis, after.strip_prefix(name)?)))?;
        total = total.checked_add(number.checked_mul(unit)?)?;
        rest = after;
    }
    Some(Span::millis(total))
}

/// A span the way [`span`] reads it, in as few parts as are exact.
pub fn write_span(span: Span) -> String {
    let mut left = span.0.max(0);
    let mut text = String::new();
    for unit in ["d", "h", "m", "s", "ms"] {
        let (_, millis) = TIMES
            .iter()
            .find(|(name, _)| *name == unit)
            .expect("the list above names units of the table");
        if left >= *millis {
            write!(text, "{}{unit}", left / millis).expect("writing into a string does not fail");
            left %= millis;
        }
    }
    if text.is_empty() {
        text.push_str("0s");
    }
    text
}

/// A number of bytes: `B`, `kB` or `KB`, `MB`, `GB`, `TB`, each 1,024 of the one before, as every page shows them
/// (`domain::size`): a limit of `10MB` is the 10 MB that people read. `KiB`, `MiB`, `GiB`, `TiB` say the same.
pub fn bytes(text: &str) -> Option<u64> {
    let (number, unit) = number(text.trim())?;
    let (_, scale) = SIZES.iter().find(|(name, _)| *name == unit.trim_start())?;
    u64::try_from(number).ok()?.checked_mul(*scale)
}

/// A number of bytes the way [`bytes`] reads it, in the largest unit that is exact, spelt as pages spell it.
pub fn write_bytes(bytes: u64) -> String {
    let whole = SIZES
        .iter()
        .filter(|(_, scale)| bytes >= *scale && bytes.is_multiple_of(*scale))
        .rev()
        .max_by_key(|(_, scale)| *scale);
    match whole {
        Some((unit, scale)) => format!("{}{unit}", bytes / scale),
        None => format!("{bytes}B"),
    }
}

fn number(text: &str) -> Option<(i64, &str)> {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    Some((text[..end].parse().ok()?, &text[end..]))
}

/// `ms` before `m`, or a millisecond would be read as a minute and an `s`.
const TIMES: [(&str, i64); 5] = [
    ("ms", 1),
    ("s", 1_000),
    ("m", 60_000),
    ("h", 3_600_000),
    ("d", 86_400_000),
];

/// The first spelling of each size is the one that is written.
const SIZES: [(&str, u64); 10] = [
    ("B", 1),
    ("kB", 1 << 10),
    ("MB", 1 << 20),
    ("GB", 1 << 30),
    ("TB", 1 << 40),
    ("KB", 1 << 10),
    ("KiB", 1 << 10),
    ("MiB", 1 << 20),
    ("GiB", 1 << 30),
    ("TiB", 1 << 40),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_people_write_them() {
        assert_eq!(span("30s"), Some(Span::seconds(30)));
        assert_eq!(span("1h30m"), Some(Span::minutes(90)));
        assert_eq!(span("250ms"), Some(Span::millis(250)));
        for wrong in [
            "",
            "30",
            "s",
            "1 h",
            "-1s",
            "1.5h",
            "99999999999999999999d",
            "9223372036854775807d",
        ] {
            assert_eq!(span(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn sizes_are_read_as_people_write_them() {
        for same in ["10MB", "10 MB", "10MiB", "10240kB", "10240KB"] {
            assert_eq!(bytes(same), Some(10 << 20), "{same}");
        }
        assert_eq!(bytes("1 GiB"), Some(1 << 30));
        for wrong in ["", "10", "MB", "-1B", "10mb", "99999999999TB"] {
            assert_eq!(bytes(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn amounts_read_back_as_they_were_written() {
        for text in ["0s", "90d", "1h30m", "2m500ms"] {
            assert_eq!(write_span(span(text).expect("a span")), text);
        }
        for text in ["64MB", "3kB", "1500B"] {
            assert_eq!(write_bytes(bytes(text).expect("a size")), text);
        }
    }

    #[test]
    fn a_limit_reads_on_pages_as_it_was_written_in_the_settings() {
        for (written, read) in [("10MB", "10 MB"), ("25MB", "25 MB"), ("1TB", "1 TB")] {
            let limit = bytes(written).expect("a size");
            assert_eq!(crate::domain::size::shown(limit, false), read);
        }
    }
}
