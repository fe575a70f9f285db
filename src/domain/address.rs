//! Where somebody can be reached: a scheme and a value, compared as stored.

use std::fmt;

use bincode::{Decode, Encode};
use serde::{Deserialize, Serialize};

use super::text::clip;
use super::{Name, host};

/// A person's address on some kind of channel: `mail` and `ana@example.test`, `tel` and `+34600111222`.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode, Serialize, Deserialize,
)]
pub struct Address {
    /// What kind of address: `mail`, `tel`, `wa`, `web`…
    pub scheme: Name,
    /// The address itself, already folded to the form in which it is compared.
    pub value: String,
}

/// The scheme of mail addresses.
const MAIL: &str = "mail";

/// The longest address kept, in bytes; RFC 5321 allows 254 for mail.
pub const ADDRESS_BYTES_MAX: usize = 512;

impl Address {
    /// An address of `scheme`, cut to [`ADDRESS_BYTES_MAX`].
    pub fn new(scheme: Name, value: &str) -> Self {
        Self {
            scheme,
            value: clip(value.trim(), ADDRESS_BYTES_MAX).to_owned(),
        }
    }

    /// An address as a person or another program writes it, in the form in which it is compared: mail
    /// without regard to case, as every system in use does; numbers without the blanks and punctuation
    /// that people put into them; anything else as it is. `None` where it is empty, longer than
    /// [`ADDRESS_BYTES_MAX`], or not a line of text.
    pub fn written(scheme: Name, value: &str) -> Option<Self> {
        let value = value.trim();
        if value.is_empty()
            || value.len() > ADDRESS_BYTES_MAX
            || value.chars().any(char::is_control)
        {
            return None;
        }
        Some(match scheme.as_str() {
            MAIL => Self::mail(value),
            "tel" => {
                let plain: String = value
                    .chars()
                    .filter(|c| !matches!(c, ' ' | '-' | '(' | ')' | '.' | '\u{a0}'))
                    .collect();
                // What is no number is compared as it is written.
                let value = if is_number(&plain) { &plain } else { value };
                Self::new(scheme, value)
            }
            _ => Self::new(scheme, value),
        })
    }

    /// Whether it is a telephone number: digits, with their country's or without.
    pub fn is_number(&self) -> bool {
        self.scheme.as_str() == "tel" && is_number(&self.value)
    }

    /// A mail address in the form in which it is compared: lower case, as every mail system in use does, the
    /// domain in the letters of DNS (RFC 5890): `ana@búho.test` is `ana@xn--bho-8na.test`.
    pub fn mail(value: &str) -> Self {
        let scheme = Name::new(MAIL).expect("a plain word is a name");
        Self::new(scheme, &host::ascii_address(&value.trim().to_lowercase()))
    }

    /// The same as the record may have kept it before domains were folded, where that is another spelling.
    pub fn earlier(&self) -> Option<Self> {
        let is_mail = self.scheme.as_str() == MAIL;
        let value = is_mail.then(|| host::readable_address(&self.value))??;
        Some(Self {
            scheme: self.scheme.clone(),
            value,
        })
    }
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.value)
    }
}
