//! What the desk talks about: plain values, no policy, no input or output.
//!
//! Nothing here reads a clock, opens a file or decides anything. A value that exists is valid:
//! names, texts and addresses are checked when they are made and cannot be built wrong.
//! These shapes are also what the record keeps (see `store/records.rs`): a released shape never
//! gains, loses or reorders a field; its old form moves there together with a migration.

pub mod account;
pub mod address;
pub mod agent;
pub mod approval;
pub mod attachment;
pub mod called;
pub mod case;
pub mod channel;
pub mod contact;
pub mod conversation;
pub mod deed;
pub mod delivery;
pub mod ending;
pub mod guidance;
pub mod health;
pub mod host;
pub mod id;
pub mod language;
pub mod link;
pub mod marks;
pub mod message;
pub mod moment;
pub mod name;
pub mod order;
pub mod places;
pub mod secret;
pub mod size;
pub mod stray;
pub mod style;
pub mod survey;
pub mod text;
pub mod window;

pub use address::Address;
pub use id::{
    AgentId, CaseId, ContactId, ConversationId, MasterId, MessageId, OfferId, Seq, StrayId,
};
pub use moment::{Moment, Span};
pub use name::Name;
