//! Which part of a file is asked for (RFC 9110, 14), so that a download that broke off goes on where it did. Pure.

use std::ops::Range;

/// What of a file is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// All of it: nothing else was asked for, or nothing that makes sense, or of a file that is another now.
    Whole,
    /// These bytes of it: at least one.
    Bytes(Range<u64>),
    /// It has no such bytes.
    Nothing,
}

/// What `range` asks for of a file that has so many bytes and is called `tag`; `unless` is what it was called when the
/// part before was given (`If-Range`). Several parts at once are answered with the whole: nobody has to give them.
pub(super) fn asked(range: Option<&str>, unless: Option<&str>, tag: &str, size: u64) -> Part {
    let Some(spec) = range
        .and_then(spec)
        .filter(|_| unless.is_none_or(|known| known == tag))
    else {
        return Part::Whole;
    };
    let Some((first, last)) = spec.split_once('-') else {
        return Part::Whole;
    };
    let bytes = match (number(first), number(last)) {
        (Some(first), Some(last)) if first > last => return Part::Whole,
        (Some(first), Some(last)) => first..last.saturating_add(1).min(size),
        (Some(first), None) if last.is_empty() => first..size,
        (None, Some(length)) if first.is_empty() => size.saturating_sub(length)..size,
        _ => return Part::Whole,
    };
    if bytes.is_empty() {
        return Part::Nothing;
    }
    Part::Bytes(bytes)
}

/// What stands behind `bytes=`, where it is one part.
fn spec(range: &str) -> Option<&str> {
    let (unit, spec) = range.split_once('=')?;
    let is_one = unit.trim().eq_ignore_ascii_case("bytes") && !spec.contains(',');
    is_one.then_some(spec.trim())
}

fn number(text: &str) -> Option<u64> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    // More bytes than can be counted are more than any file has.
    digits.then(|| text.parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(range: &str) -> Part {
        asked(Some(range), None, "\"t\"", 1_000)
    }

    #[test]
    fn a_part_is_from_here_to_there_from_here_on_or_the_end_of_it() {
        assert_eq!(of("bytes=0-0"), Part::Bytes(0..1));
        assert_eq!(of("bytes=500-600"), Part::Bytes(500..601));
        assert_eq!(of("Bytes=500-"), Part::Bytes(500..1_000));
        assert_eq!(of("bytes=-1"), Part::Bytes(999..1_000));
        assert_eq!(of("bytes=-5000"), Part::Bytes(0..1_000));
        assert_eq!(
            of("bytes=999-99999999999999999999999"),
            Part::Bytes(999..1_000)
        );
    }

    #[test]
    fn what_lies_beyond_the_end_is_nothing() {
        for range in [
            "bytes=1000-",
            "bytes=2000-3000",
            "bytes=-0",
            "bytes=99999999999999999999-",
        ] {
            assert_eq!(of(range), Part::Nothing, "{range}");
        }
        assert_eq!(asked(Some("bytes=0-"), None, "\"t\"", 0), Part::Nothing);
    }

    #[test]
    fn what_makes_no_sense_is_answered_with_all_of_it() {
        for range in [
            "",
            "bytes",
            "bytes=",
            "bytes=-",
            "bytes=a-b",
            "bytes=5-2",
            "bytes=0-1,5-6",
            "bytes=+1-2",
            "lines=0-1",
            "bytes=1-2-3",
            "bytes=--1",
        ] {
            assert_eq!(of(range), Part::Whole, "{range}");
        }
        assert_eq!(asked(None, None, "\"t\"", 1_000), Part::Whole);
    }

    #[test]
    fn a_file_that_is_another_now_is_given_from_its_beginning() {
        let of = |known| asked(Some("bytes=5-"), Some(known), "\"t\"", 10);
        assert_eq!(of("\"t\""), Part::Bytes(5..10));
        for other in ["\"u\"", "W/\"t\"", "Sat, 21 Nov 2026 10:00:00 GMT"] {
            assert_eq!(of(other), Part::Whole, "{other}");
        }
    }
}
