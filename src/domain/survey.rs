//! By what a customer who was asked what they think of a conversation is known: a code that nobody guesses, and
//! that names nobody.

use std::fmt;
use std::str::FromStr;

use super::attachment::Digest;
use super::{ConversationId, Name};

/// The code of one question to one customer. Whoever has it answers, once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code(String);

impl Code {
    /// The code of a conversation, by a number that nobody outside knows.
    pub fn new(conversation: ConversationId, secret: u64) -> Self {
        let sum = Digest::of(format!("survey/{conversation}/{secret:016x}").as_bytes());
        let mut digits = sum.to_string();
        digits.truncate(DIGITS);
        Self(digits)
    }

    /// Where it is answered, below the address at which customers reach the desk.
    pub fn link(&self, desk: &str) -> String {
        format!("{}{PATH}{self}", desk.trim_end_matches('/'))
    }

    /// By which key of [`channel`] it is known of which conversation it is, and since when.
    pub fn asked(&self) -> String {
        format!("asked/{self}")
    }

    /// By which key of [`channel`] it is known that it was answered.
    pub fn answered(&self) -> String {
        format!("answered/{self}")
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoCode;

impl FromStr for Code {
    type Err = NoCode;

    fn from_str(text: &str) -> Result<Self, NoCode> {
        let fine = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        let is_one = text.len() == DIGITS && text.bytes().all(fine);
        is_one.then(|| Self(text.to_owned())).ok_or(NoCode)
    }
}

/// Under which name the codes lie among the keys of channels. It is no channel: keys of channels begin otherwise.
pub fn channel() -> Name {
    Name::new("survey").expect("a plain word is a name")
}

/// Where codes are answered.
pub const PATH: &str = "/survey/";

/// The field of templates that is filled with such a link.
pub const FIELD: &str = "survey";

/// How many hexadecimal digits a code has: 128 bits.
const DIGITS: usize = 32;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_back_and_nothing_else_is_one() {
        let code = Code::new(ConversationId(7), 1);
        assert_eq!(code.to_string().parse(), Ok(code.clone()));
        let long = format!("{code}0");
        for odd in ["", "../../etc", &code.to_string()[1..], &long] {
            assert_eq!(odd.parse::<Code>(), Err(NoCode), "{odd}");
        }
    }

    #[test]
    fn two_conversations_have_two_codes_though_one_number_was_drawn() {
        let of = |id| Code::new(ConversationId(id), 1);
        assert_ne!(of(1), of(2));
        assert_eq!(
            of(1).link("https://desk.example/"),
            format!("https://desk.example/survey/{}", of(1))
        );
    }
}
