//! One queue as the floor sees it: who serves it and how much waits in it.

use std::collections::BTreeSet;

use crate::domain::AgentId;

/// One queue as the floor sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// Who is seated for it, signed in or not.
    pub(super) members: BTreeSet<AgentId>,
    /// How many of them are here.
    pub(super) here: u32,
    /// The pools of its work.
    pub(super) pools: BTreeSet<u32>,
    /// The classes of its work.
    pub(super) classes: BTreeSet<u32>,
    /// How much waits.
    pub(super) waiting: usize,
}

impl Line {
    /// Whether nothing is left to remember of it.
    pub(super) fn is_bare(&self) -> bool {
        self.members.is_empty() && self.classes.is_empty()
    }
}
