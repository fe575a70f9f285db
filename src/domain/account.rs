//! How a person proves who they are, and the sessions they hold. Never a secret in the clear.

use bincode::{Decode, Encode};

use super::attachment::Digest;
use super::{AgentId, Moment, Name};

/// What proves a person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct Credential {
    /// The password as a PHC string (Argon2id); empty until one is set.
    pub password: String,
    /// The second factor, once one is enrolled.
    pub totp: Option<Totp>,
    /// Digests of the recovery codes not yet used.
    pub recovery: Vec<Digest>,
    /// Whether the next sign-in must choose a new password.
    pub must_change: bool,
}

/// A second factor as RFC 6238 describes it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Totp {
    /// The shared secret.
    pub secret: Vec<u8>,
    /// The last 30-second step that was accepted; an equal or earlier one is a replay.
    pub last_step: u64,
}

/// A signed-in device. The token itself is only with its owner.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Session {
    /// Digest of the token; the key under which the session is found.
    pub digest: Digest,
    /// Whose it is.
    pub agent: AgentId,
    /// What kind of token.
    pub purpose: Purpose,
    /// What the client called itself.
    pub device: String,
    /// When it was made.
    pub created_at: Moment,
    /// When it was last used, to the minute.
    pub used_at: Moment,
    /// When it ends, whatever happens.
    pub expires_at: Moment,
}

/// What a token is for.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Purpose {
    /// A device that signed in.
    Device,
    /// A link that signs in once.
    Link,
    /// A script's token, by its name.
    Script(Name),
}
