//! Accounts: people, their rights, their sessions.

use bincode::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::agent::Role;
use crate::domain::{Name, Span};
use crate::protocol::key::Secret;
use crate::protocol::list::List;
use crate::protocol::view::people::SkillLevel;

/// What is asked about accounts.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum PeopleRequest {
    /// Lists people by name. Answered by `agents`.
    List {
        /// Where the last answer ended.
        cursor: Option<String>,
        /// How many, at most 200.
        limit: u32,
    },
    /// Reads one person. Answered by `agent`.
    Show {
        /// Who.
        agent: Name,
    },
    /// Makes an account. Answered by `agent`.
    Add {
        /// Whose.
        person: Box<NewPerson>,
    },
    /// Changes an account; what is `null` stays. Answered by `agent`.
    Set {
        /// Whose.
        agent: Name,
        /// What changes.
        change: Box<PersonChange>,
    },
    /// Closes or reopens an account; closing ends its sessions.
    Enable {
        /// Whose.
        agent: Name,
        /// Whether they may sign in.
        enabled: bool,
    },
    /// Sets somebody's password and ends their sessions.
    SetPassword {
        /// Whose.
        agent: Name,
        /// The new one.
        password: Secret,
        /// Whether they must choose another at the next sign-in.
        must_change: bool,
    },
    /// Takes somebody's second factor away, so that they can enrol another.
    ResetCode {
        /// Whose.
        agent: Name,
    },
    /// Lists sessions. Answered by `sessions`.
    Sessions {
        /// Whose; `null` for one's own.
        agent: Option<Name>,
    },
    /// Ends one session.
    EndSession {
        /// Its `id` in the list of sessions.
        session: String,
    },
    /// Ends all sessions of somebody.
    EndSessions {
        /// Whose; `null` for one's own, all but this one.
        agent: Option<Name>,
    },
    /// Makes a token for a script, or a link that signs in once. Answered by `token`.
    MakeToken {
        /// In whose name it acts.
        agent: Name,
        /// What it is called.
        name: Name,
        /// How long it holds.
        valid: Span,
        /// Whether it works once only.
        once: bool,
    },
    /// Lists roles and permission sets with what they allow. Answered by `roles`.
    Roles,
    /// Reads what stands under what somebody writes to customers. Answered by `signature`.
    Signature {
        /// Whose; `null` for one's own.
        agent: Option<Name>,
    },
    /// Changes what stands under what somebody writes to customers. Answered by `signature`.
    SetSignature {
        /// Whose; `null` for one's own.
        agent: Option<Name>,
        /// As plain text; empty for none, or for what the formatted one says.
        text: String,
        /// As HTML for formatted messages; empty for the plain one.
        html: String,
    },
    /// Changes an account as `set` does, where what is changed still is as whoever asks saw it: of two
    /// administrators the later one is refused with CT-4007. Answered by `agent`.
    Amend {
        /// Whose.
        agent: Name,
        /// How what changes was seen; what is `null` may be as it likes.
        was: Box<PersonChange>,
        /// What changes.
        change: Box<PersonChange>,
    },
    /// Puts somebody into queues, takes them out of others, gives and takes skills. What is not named stays, whatever
    /// somebody else changes meanwhile. Answered by `agent`.
    Shift {
        /// Whose.
        agent: Name,
        /// Queues that they are in from now on.
        #[serde(default)]
        add_queues: List<Name>,
        /// Queues that they are in no more.
        #[serde(default)]
        remove_queues: List<Name>,
        /// Skills that they have from now on, at this level.
        #[serde(default)]
        add_skills: List<SkillLevel>,
        /// Skills that they have no more.
        #[serde(default)]
        remove_skills: List<Name>,
    },
}

/// A new person.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct NewPerson {
    /// What they sign in as.
    pub name: Name,
    /// What others read.
    pub display: String,
    /// What they are.
    #[serde(default)]
    pub role: Role,
    /// Permission sets on top.
    #[serde(default)]
    pub sets: List<Name>,
    /// Their queues; for a supervisor, those they watch (none means all).
    #[serde(default)]
    pub queues: List<Name>,
    /// What they can do.
    #[serde(default)]
    pub skills: List<SkillLevel>,
    /// Units of primary work they carry.
    pub capacity: u32,
    /// Units of interruptible work; `null` for as many.
    pub interruptible: Option<u32>,
    /// Their first password; `null` lets nobody sign in by password.
    pub password: Option<Secret>,
    /// Whether they must choose another at the first sign-in.
    #[serde(default)]
    pub must_change: bool,
}

/// What changes about a person; what is `null` stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct PersonChange {
    /// What others read.
    pub display: Option<String>,
    /// What they are.
    pub role: Option<Role>,
    /// Permission sets on top: all of them.
    pub sets: Option<List<Name>>,
    /// Queues: all of them.
    pub queues: Option<List<Name>>,
    /// Skills: all of them.
    pub skills: Option<List<SkillLevel>>,
    /// Units of primary work.
    pub capacity: Option<u32>,
    /// Units of interruptible work.
    pub interruptible: Option<u32>,
    /// Lets interruptible work go by `capacity` again.
    #[serde(default)]
    pub interruptible_as_capacity: bool,
}
