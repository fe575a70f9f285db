//! What clients say into what the engine does, and what the record holds into what clients are shown.
//!
//! The only place where protocol and engine meet.

pub(super) mod act;
pub(super) mod conversation;
pub(super) mod event;
pub(super) mod floor;
pub(super) mod marks;
pub(super) mod message;
pub(super) mod people;
pub(super) mod refusal;
