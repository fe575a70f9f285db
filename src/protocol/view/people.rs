//! What is shown of people: customers, agents, sessions, rights.

use bincode::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::agent::Role;
use crate::domain::{AgentId, ContactId, ConversationId, Moment, Name, Seq};
use crate::protocol::key::Secret;
use crate::protocol::list::List;

use super::conversation::{AddressView, Param};

/// A session that was signed in.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct SessionView {
    /// Whose; `null` for the operator of the machine.
    pub agent: Option<Box<AgentView>>,
    /// What they may do, as names such as `conversation.reply`.
    pub permissions: List<String>,
    /// Resumes this session, or signs in with `token` later. Empty over the control socket.
    pub token: Secret,
    /// When the session ends, whatever happens.
    pub expires_at: Moment,
    /// Whether nothing but `change_password` is allowed until that is done.
    pub must_change_password: bool,
    /// Where the journal stands: events with a larger `seq` follow.
    pub seq: Seq,
    /// Whether everything since `last_seq` follows; `false` after a `resume` means that all has to
    /// be read anew.
    pub resumed: bool,
}

/// A person at the desk.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct AgentView {
    /// Their id.
    pub id: AgentId,
    /// What they sign in as.
    pub name: Name,
    /// What others read.
    pub display: String,
    /// What they are.
    pub role: Role,
    /// Their status; `null` while they are not there.
    pub status: Option<Name>,
    /// Whether the status takes work.
    pub available: bool,
    /// Whether a session of theirs is connected.
    pub online: bool,
    /// Since when the status holds.
    pub since: Option<Moment>,
    /// Units of primary work they carry now.
    pub load: u32,
    /// Units of primary work they can carry.
    pub capacity: u32,
    /// Units of interruptible work they carry now.
    pub interruptible_load: u32,
    /// Units of interruptible work they can carry; `null` for as many as `capacity`.
    pub interruptible: Option<u32>,
    /// Their queues.
    pub queues: List<Name>,
    /// What they can do.
    pub skills: List<SkillLevel>,
    /// What they own now.
    pub conversations: List<ConversationId>,
    /// Permission sets on top of the role.
    pub sets: List<Name>,
    /// Whether they may sign in.
    pub enabled: bool,
    /// Whether a second factor is enrolled.
    pub second_factor: bool,
    /// When the account was made.
    pub created_at: Moment,
}

/// A skill and how well somebody has it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct SkillLevel {
    /// Which.
    pub skill: Name,
    /// From 0 to 10.
    pub level: u8,
}

/// A session in a list.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct SessionRow {
    /// Names it in `end_session`; not its token.
    pub id: String,
    /// Whose.
    pub agent: Name,
    /// `device`, `link` or `script`.
    pub purpose: String,
    /// What it is called.
    pub device: String,
    /// When it was made.
    pub created_at: Moment,
    /// When it was last used.
    pub used_at: Moment,
    /// When it ends.
    pub expires_at: Moment,
    /// Whether it is the asker's own.
    pub current: bool,
}

/// A role or permission set.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct RoleView {
    /// Its name.
    pub name: Name,
    /// Whether it is a role that every desk has, not a set of the configuration.
    pub built_in: bool,
    /// What it allows.
    pub actions: List<String>,
    /// Where a set is confined to queues; empty means all.
    pub queues: List<Name>,
}

/// A second factor being enrolled.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct SecondFactorView {
    /// The secret in base32, to type.
    pub secret: Secret,
    /// The same as an `otpauth:` address, to show as a code.
    pub uri: Secret,
}

/// What stands under what somebody writes to customers.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct SignatureView {
    /// Who writes.
    pub agent: Name,
    /// As plain text, at most 4096 bytes; empty for none. `{agent}`, `{desk}`, `{queue}` and the other
    /// fields of templates are filled in.
    pub text: String,
    /// As HTML for formatted messages, at most 4096 bytes; empty for the plain one.
    pub html: String,
}

/// A customer.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct ContactView {
    /// Their id.
    pub id: ContactId,
    /// What they call themselves; empty when they never said.
    pub name: String,
    /// How they can be reached; the first is the one they wrote from first.
    pub addresses: List<AddressView>,
    /// What else is known.
    pub fields: List<Param>,
    /// The language they write in, as an ISO 639-1 code.
    pub language: Option<String>,
    /// When they first wrote.
    pub created_at: Moment,
    /// How many conversations they had.
    pub conversations: u32,
    /// When they last wrote, if they did.
    pub last_received_at: Option<Moment>,
    /// The record that took this one's place.
    pub merged_into: Option<ContactId>,
    /// Records of customers that may be this one: this one gave an address of theirs, and nobody vouches for
    /// it. At most 5. Nothing joins them but a `merge`, which whoever may edit may do here.
    pub likely: List<LikelyView>,
}

/// A record that may be the same customer's.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct LikelyView {
    /// Which.
    pub contact: ContactId,
    /// What they call themselves; empty when they never said.
    pub name: String,
    /// The address that is theirs and was given.
    pub address: AddressView,
}

/// Something one may do, and where.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct RightView {
    /// The right; see the section about rights.
    pub action: String,
    /// Whether it holds everywhere: in every queue, and outside all of them.
    pub everywhere: bool,
    /// Where it does not, the queues it holds in.
    pub queues: List<Name>,
}
