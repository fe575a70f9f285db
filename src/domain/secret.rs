//! Where a secret is to be found; its value is read elsewhere, at the moment of need, and never shown.

use std::fmt;

/// Where a secret is to be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Secret {
    /// In a file of its own, whose end of line does not count.
    File(String),
    /// In a credential that systemd hands over (`LoadCredential=`).
    Credential(String),
    /// In the configuration itself; accepted, with a warning.
    Literal(Hidden),
}

/// A text that `Debug` does not show.
#[derive(Clone, PartialEq, Eq)]
pub struct Hidden(String);

impl Hidden {
    /// Hides a text.
    pub fn new(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The text, for the one who needs it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(hidden)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_not_shown_by_debug() {
        let secret = Secret::Literal(Hidden::new("hunter2"));
        assert!(!format!("{secret:?}").contains("hunter2"));
    }
}
