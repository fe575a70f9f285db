//! Where somebody can be reached: a scheme and a value, compared as stored.

use std::fmt;

use bincode::{Decode, Encode};
use serde::{Deserialize, Serialize};

use super::Name;
use super::text::clip;

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

    /// A mail address in the form in which it is compared: lower case, as every mail system in use does.
    pub fn mail(value: &str) -> Self {
        let scheme = Name::new("mail").expect("a plain word is a name");
        Self::new(scheme, &value.to_lowercase())
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.value)
    }
}
