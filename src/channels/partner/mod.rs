//! Bring your own channel: what a connector in any language says to the desk, and hears from it.
//!
//! Whoever writes a connector goes by the contract, `openapi.json`: it is a promise.
//! Nothing here believes a connector more than its contract says: every text is bounded, every time is
//! held against the desk's, and no two contacts become one because of a name.

/// The contract as an `OpenAPI` 3.1 document, served as it stands.
pub const CONTRACT: &str = include_str!("openapi.json");
