//! A person who works at the desk: role, queues, skills and capacity.

use std::collections::{BTreeMap, BTreeSet};

use bincode::{Decode, Encode};
use serde::{Deserialize, Serialize};

use super::{AgentId, Moment, Name};

/// A person who works at the desk.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Agent {
    /// Its id.
    pub id: AgentId,
    /// What they sign in as; unique, also among the disabled.
    pub name: Name,
    /// What customers and colleagues read.
    pub display: String,
    /// What they are.
    pub role: Role,
    /// Named permission sets granted on top of the role.
    pub sets: BTreeSet<Name>,
    /// The queues they take work from; for a supervisor, the queues they watch (none means all).
    pub queues: BTreeSet<Name>,
    /// What they can do and how well, from 0 to 10.
    pub skills: BTreeMap<Name, u8>,
    /// How many units of primary work they carry.
    pub capacity: u32,
    /// How many units of interruptible work; `None` means as many as `capacity`.
    pub interruptible: Option<u32>,
    /// Whether they may sign in.
    pub enabled: bool,
    /// When the account was made.
    pub created_at: Moment,
    /// What stands under what they write to customers.
    pub signature: Signature,
}

/// What stands under what a person writes to customers: a template each, empty for none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct Signature {
    /// As plain text, at most [`SIGNATURE_BYTES_MAX`].
    pub text: String,
    /// For formatted messages, at most [`SIGNATURE_BYTES_MAX`]; made safe before it was kept.
    pub html: String,
}

/// What a person is at the desk.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Encode,
    Decode,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Answers customers.
    #[default]
    Agent,
    /// Watches and helps agents.
    Supervisor,
    /// Runs the desk.
    Administrator,
    /// Reads everything, changes nothing.
    Auditor,
    /// A program that talks with customers before a person does, or instead of one. It does what an
    /// agent does, carries any amount of work, and is not asked before it is given some (R17).
    Bot,
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Agent,
        Self::Supervisor,
        Self::Administrator,
        Self::Auditor,
        Self::Bot,
    ];

    /// As it is written in commands, settings and answers.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Agent => "agent",
            Self::Supervisor => "supervisor",
            Self::Administrator => "administrator",
            Self::Auditor => "auditor",
            Self::Bot => "bot",
        }
    }
}

/// The longest signature in either form, in bytes.
pub const SIGNATURE_BYTES_MAX: usize = 4_096;

/// The best level of a skill.
pub const SKILL_LEVEL_MAX: u8 = 10;

/// The most work one person can hold at once, whatever their capacity says (routing rule R2).
pub const OPEN_ITEMS_MAX: u32 = 100;

/// The largest capacity that can be set, in units.
pub const CAPACITY_MAX: u32 = 10_000;
