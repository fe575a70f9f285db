//! What a connector said and the desk could not take: kept as it came until somebody has looked at it.

use bincode::{Decode, Encode};

use super::attachment::Digest;
use super::{Address, Moment, Name, StrayId};

/// One event that was rejected, or one body that could not be read. Its bytes lie beside it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Stray {
    /// Its number.
    pub id: StrayId,
    /// Who said it.
    pub channel: Name,
    /// What it is.
    pub said: Unheard,
    /// How often the same came.
    pub times: u32,
    /// When it first came.
    pub first_at: Moment,
    /// When it last came.
    pub last_at: Moment,
}

/// What was said, and why it was not taken.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Unheard {
    /// What its connector calls it, as far as it said so.
    pub key: Option<String>,
    /// Whose it is, as far as it says so: it is forgotten with them.
    pub from: Option<Address>,
    /// It is a whole body of which nothing was understood; else one event.
    pub whole: bool,
    /// Why, as the stable word that its connector was told.
    pub code: String,
    /// The same in a sentence.
    pub detail: String,
    /// The digest of its bytes.
    pub digest: Digest,
    /// How many they are.
    pub size: u32,
}

/// Whether what was said names one of these, however it is written otherwise: `words` are in small letters.
/// What is only part of a longer word is not it.
pub fn names(bytes: &[u8], words: &[String]) -> bool {
    let bytes = bytes.to_ascii_lowercase();
    let is_edge = |byte: Option<&u8>| !byte.is_some_and(u8::is_ascii_alphanumeric);
    words.iter().map(String::as_bytes).any(|word| {
        let Some(first) = word.first() else {
            return false;
        };
        let begins = bytes.iter().enumerate().filter(|(_, byte)| *byte == first);
        let mut begins = begins.map(|(at, _)| at);
        begins.any(|at| {
            let before = at.checked_sub(1).and_then(|before| bytes.get(before));
            bytes[at..].starts_with(word) && is_edge(before) && is_edge(bytes.get(at + word.len()))
        })
    })
}

/// How many of them a channel has at most; the oldest goes first.
pub const STRAYS_MAX: usize = 1_000;

/// How many bytes those of a channel have at most together; the oldest goes first.
pub const STRAYS_BYTES_MAX: u64 = 16 * 1024 * 1024;

/// The most bytes of one: as many as a request may have.
pub const STRAY_BYTES_MAX: usize = 1024 * 1024;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn somebody_is_named_wherever_they_stand_and_in_whatever_letters() {
        let words = ["ana@example.test".to_owned(), "+34600111222".to_owned()];
        let said = |text: &str| names(text.as_bytes(), &words);
        assert!(said("[{\"from\":{\"value\":\"Ana@Example.test\"}"));
        assert!(said("+34600111222"));
        assert!(!said(
            "juana@example.test ana@example.testing +346001112223"
        ));
        assert!(said("juana@example.test, ana@example.test"));
        assert!(!said(""));
        assert!(!names(b"anything", &[String::new()]));
    }
}
