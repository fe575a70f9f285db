//! What the desk writes to customers by itself, and on what.

use std::collections::BTreeSet;

use crate::domain::{Name, Span};

/// What the desk writes to a customer by itself (0.04).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notification {
    /// On what.
    pub on: Trigger,
    /// What it says.
    pub template: Name,
    /// In which queues; `None` means all.
    pub queues: Option<BTreeSet<Name>>,
}

/// What the desk writes on by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trigger {
    /// A conversation began.
    Opened,
    /// The customer has waited so long for an answer.
    Waiting(Span),
    /// A person moved it.
    Transferred,
    /// It ended.
    Ended,
}
