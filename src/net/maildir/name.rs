//! The name of a message in a Maildir: unique, and in order of arrival.

use std::cmp::Ordering;
use std::ffi::{OsStr, OsString};
use std::fmt::{self, Write as _};
use std::os::unix::ffi::{OsStrExt, OsStringExt};

use ring::digest::{SHA256, digest};

/// A file name, as found or as made.
///
/// Names are in order by the numbers in them, so that `…Q9…` stands before `…Q10…` and the usual
/// names (`seconds.Mmicroseconds…`) stand in order of arrival.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MailName(OsString);

impl MailName {
    /// A name that nobody else makes: the time in milliseconds since 1970 UTC, this process, how
    /// many it made before, this machine.
    ///
    /// In the host's name `/` and `:` are written as the convention asks, and anything else that is
    /// not plain becomes `_`.
    pub fn unique(time_ms: i64, process: u32, counter: u64, host: &str) -> MailName {
        let time_ms = time_ms.max(0);
        let (seconds, micros) = (time_ms / 1000, time_ms % 1000 * 1000);
        let mut name = format!("{seconds}.M{micros:06}P{process}Q{counter}.");
        for letter in host.chars().take(HOST_LETTERS_MAX) {
            match letter {
                '/' => name.push_str("\\057"),
                ':' => name.push_str("\\072"),
                'a'..='z' | 'A'..='Z' | '0'..='9' | '.' | '-' => name.push(letter),
                _ => name.push('_'),
            }
        }
        MailName(name.into())
    }

    /// A name that follows from a time and a key of the caller's alone, so that the same delivery
    /// has the same name after a crash. Different keys give different names: what is not a plain
    /// letter is written as `=` and its value, and a long key by its SHA-256.
    pub fn keyed(time_ms: i64, key: &str) -> MailName {
        let mut name = format!("{}.", time_ms.max(0) / 1000);
        if key.len() > KEY_BYTES_MAX {
            for byte in digest(&SHA256, key.as_bytes()).as_ref() {
                write!(name, "{byte:02x}").expect("writing to a string cannot fail");
            }
            return MailName(name.into());
        }
        for byte in key.bytes() {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' | b'_' => {
                    name.push(char::from(byte));
                }
                _ => write!(name, "={byte:02x}").expect("writing to a string cannot fail"),
            }
        }
        MailName(name.into())
    }

    /// A name that somebody else chose; `None` for one that leads out of its folder, is hidden, or
    /// leaves no room for flags.
    pub fn given(name: &str) -> Option<MailName> {
        let plain = !name.is_empty()
            && name.len() <= NAME_BYTES_MAX
            && !name.starts_with('.')
            && !name.contains(['/', ':', '\0']);
        plain.then(|| MailName(name.into()))
    }

    /// The name as text; bytes that are no UTF-8 are replaced, so it may not be the file's own.
    pub fn to_text(&self) -> String {
        self.0.to_string_lossy().into_owned()
    }

    pub(super) fn found(name: OsString) -> MailName {
        MailName(name)
    }

    /// The same message under its flags, in `cur`.
    pub(super) fn with_flags(&self, flags: &str) -> MailName {
        let mut name = self.base().to_vec();
        name.extend_from_slice(INFO);
        name.extend_from_slice(flags.as_bytes());
        MailName(OsString::from_vec(name))
    }

    /// Without flags, which a careless deliverer may have given already.
    fn base(&self) -> &[u8] {
        let bytes = self.0.as_bytes();
        match bytes.windows(INFO.len()).rposition(|part| part == INFO) {
            Some(at) if at > 0 => &bytes[..at],
            _ => bytes,
        }
    }
}

impl AsRef<OsStr> for MailName {
    fn as_ref(&self) -> &OsStr {
        &self.0
    }
}

impl fmt::Display for MailName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.to_string_lossy())
    }
}

impl Ord for MailName {
    fn cmp(&self, other: &Self) -> Ordering {
        let (left, right) = (self.0.as_bytes(), other.0.as_bytes());
        by_numbers(left, right).then_with(|| left.cmp(right))
    }
}

impl PartialOrd for MailName {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Compares runs of digits by value, without ever making a number of them, and the rest by bytes.
fn by_numbers(mut left: &[u8], mut right: &[u8]) -> Ordering {
    loop {
        let (digits, others) = (digits_of(left), digits_of(right));
        if digits > 0 && others > 0 {
            let (a, b) = (significant(&left[..digits]), significant(&right[..others]));
            let order = a.len().cmp(&b.len()).then_with(|| a.cmp(b));
            if order != Ordering::Equal {
                return order;
            }
            (left, right) = (&left[digits..], &right[others..]);
            continue;
        }
        match (left.split_first(), right.split_first()) {
            (Some((a, left_rest)), Some((b, right_rest))) if a == b => {
                (left, right) = (left_rest, right_rest);
            }
            (a, b) => return a.map(|(byte, _)| byte).cmp(&b.map(|(byte, _)| byte)),
        }
    }
}

fn digits_of(bytes: &[u8]) -> usize {
    bytes
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count()
}

fn significant(digits: &[u8]) -> &[u8] {
    let zeros = digits.iter().take_while(|digit| **digit == b'0').count();
    &digits[zeros..]
}

/// What stands between a name and its flags.
const INFO: &[u8] = b":2,";
/// The longest name that another may choose, in bytes; flags are added to it.
const NAME_BYTES_MAX: usize = 240;
/// A file name has at most 255 bytes; this leaves room for the numbers, escapes and flags.
const HOST_LETTERS_MAX: usize = 40;
/// Three letters for each byte at worst.
const KEY_BYTES_MAX: usize = 70;

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> MailName {
        MailName::found(text.into())
    }

    #[test]
    fn a_unique_name_has_time_process_counter_and_host() {
        let name = MailName::unique(1_700_000_000_042, 7, 3, "desk/a:b ñ");
        assert_eq!(name.to_text(), "1700000000.M042000P7Q3.desk\\057a\\072b__");
    }

    #[test]
    fn a_key_cannot_leave_its_folder() {
        assert_eq!(MailName::keyed(5_000, "../a:b").to_text(), "5...=2fa=3ab");
    }

    #[test]
    fn different_keys_of_any_length_have_different_names_that_a_disk_takes() {
        let long = "ñ/".repeat(200);
        let keys = ["a:b", "a_b", "a=3ab", &long, &long[..300]];
        let names: Vec<String> = keys
            .iter()
            .map(|key| MailName::keyed(0, key).with_flags("S").to_text())
            .collect();
        for (at, name) in names.iter().enumerate() {
            assert!(name.len() <= 255 && !names[..at].contains(name), "{name}");
        }
    }

    #[test]
    fn names_are_in_order_by_their_numbers() {
        let sorted = [
            "9.M1P1Q9.a",
            "10.M5P1Q9.a",
            "10.M5P1Q10.a",
            "10.M20P1Q1.a",
            "10.M20P1Q1.b",
            "mail",
        ];
        for pair in sorted.windows(2) {
            assert!(named(pair[0]) < named(pair[1]), "{pair:?}");
        }
    }

    #[test]
    fn names_that_differ_only_in_zeros_are_different() {
        assert_ne!(named("01").cmp(&named("1")), Ordering::Equal);
        assert_eq!(
            named("01").cmp(&named("1")).reverse(),
            named("1").cmp(&named("01"))
        );
    }

    #[test]
    fn flags_are_given_once() {
        assert_eq!(named("17.a:2,").with_flags("S"), named("17.a:2,S"));
        assert_eq!(named("17.a").with_flags("S"), named("17.a:2,S"));
    }
}
