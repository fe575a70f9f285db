//! A case: the matter a customer has, over however many conversations, and its reference.

use std::fmt;

use bincode::{Decode, Encode};
use serde::{Deserialize, Serialize};

use super::{CaseId, ContactId, Moment, Name};

/// The matter behind one or more conversations.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Case {
    /// Its number.
    pub id: CaseId,
    /// Whose matter it is.
    pub contact: ContactId,
    /// What it is about; the first conversation's subject until somebody says better.
    pub subject: String,
    /// Where it stands. Set by people and rules, never by who spoke last.
    pub status: CaseStatus,
    /// What kind of matter, by the mailbox or form it came through.
    pub kind: Option<Name>,
    /// Which way it came.
    pub origin: Option<Name>,
    /// Its number in another system.
    pub external: Option<String>,
    /// When it was opened.
    pub created_at: Moment,
    /// When it was closed, while it is.
    pub closed_at: Option<Moment>,
}

/// Where a case stands.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Encode,
    Decode,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum CaseStatus {
    /// Nobody has looked at it.
    #[default]
    New,
    /// Being worked on.
    Open,
    /// Waiting for the customer.
    Pending,
    /// Waiting for somebody else.
    OnHold,
    /// Solved; the customer may still disagree.
    Solved,
    /// Over. A new message opens another case.
    Closed,
}

/// What the customer is told to quote: `C-4120-T`.
///
/// The letter checks the number as a Spanish identity card's does (modulo 23), so that one wrong
/// digit on the telephone is heard at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reference(pub CaseId);

const CHECK_LETTERS: &[u8; 23] = b"TRWAGMYFPDXBNJZSQVHLCKE";

impl Reference {
    /// Reads a reference in any case, with or without its letter; a wrong letter is no reference.
    pub fn parse(text: &str) -> Option<Self> {
        let rest = text
            .strip_prefix("C-")
            .or_else(|| text.strip_prefix("c-"))?;
        let (number, letter) = match rest.split_once('-') {
            Some((number, letter)) => (number, Some(letter)),
            None => (rest, None),
        };
        let id = CaseId(number.parse().ok()?);
        match letter {
            Some(letter) if !letter.eq_ignore_ascii_case(&check(id).to_string()) => None,
            _ => Some(Self(id)),
        }
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "C-{}-{}", self.0, check(self.0))
    }
}

fn check(id: CaseId) -> char {
    let place = usize::try_from(id.0 % 23).expect("a remainder of 23 fits");
    char::from(CHECK_LETTERS[place])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_reads_back_and_a_wrong_digit_does_not() {
        let reference = Reference(CaseId(4120));
        assert_eq!(Reference::parse(&reference.to_string()), Some(reference));
        let wrong = reference.to_string().replace("4120", "4121");
        assert_eq!(Reference::parse(&wrong), None);
        assert_eq!(Reference::parse("c-4120"), Some(reference));
    }
}
