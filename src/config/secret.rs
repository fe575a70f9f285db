//! Names of secrets in the configuration.

pub use crate::domain::secret::{Hidden, Secret};

/// Whether a key of a channel's own holds a secret, going by its name.
///
/// Channels declare their keys out of this room's sight, and a change that is shown must not show a token.
pub(super) fn sounds_secret(key: &str) -> bool {
    ["secret", "token", "password", "key"]
        .iter()
        .any(|word| key.contains(word))
}
