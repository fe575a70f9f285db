//! What somebody says to everybody here: guidance, and that the configuration is another.

use crate::domain::Name;
use crate::domain::guidance::Audience;

/// A file of the configuration that was written or removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrote {
    /// Which.
    pub file: String,
    /// Whether it is no more.
    pub removed: bool,
    /// The generation that came of it, if one did.
    pub generation: Option<u32>,
}

/// What can be done with guidance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Guide {
    /// Publish a piece, or the next version of it.
    Publish {
        /// What it is told apart by.
        name: Name,
        /// The version that was seen; 0 where there was none.
        base: u32,
        /// Whom it is for.
        audience: Audience,
        /// What it is about.
        title: String,
        /// What it says.
        text: String,
    },
    /// It counts no more.
    Withdraw(Name),
    /// Whoever asks has read this version.
    Read(Name, u32),
}
