//! Who may do what, and how they prove who they are.
//!
//! Pure: time, salt and seed are given. Nothing is allowed that no grant names. No secret is kept in
//! the clear where a digest does, none is shown by `Debug`, and none is compared byte by byte.
//! Nobody can be locked out by somebody else, and nobody for ever. What a refusal looks like is not
//! decided here: callers answer "not found" where the asker may not know that the thing exists.

pub mod action;
pub mod encoding;
pub mod password;
pub mod permission;
pub mod recovery;
pub mod role;
pub mod signin;
pub mod throttle;
pub mod token;
pub mod totp;

pub use action::{Action, ActionSet, Effect, Scope};
pub use permission::{Grants, PermissionSet, Reach, SetReach, Sets};
pub use role::Roles;

use crate::domain::Name;

/// Whether the grants allow an act: the only place where the desk answers that.
///
/// `queue` is the queue that the work is in, `None` when it is in none; it matters only to acts of
/// [`Scope::Queue`]. A transfer is asked of the queue that the work leaves.
pub fn may(grants: &Grants, action: Action, queue: Option<&Name>) -> bool {
    grants.held(queue).holds(action)
}

/// Whether the grants allow an act on work that the asker already carries, whatever queue it is in.
///
/// A supervisor can hand somebody work of a queue that is not theirs; they can then read and answer
/// it, but only by the acts that their role holds at all, and only those of working on it.
pub fn may_on_own(grants: &Grants, action: Action) -> bool {
    ON_OWN.contains(&action) && grants.is_carried(action)
}

/// What carrying a piece of work allows with it.
const ON_OWN: &[Action] = &[
    Action::ConversationRead,
    Action::ConversationReply,
    Action::ConversationNote,
    Action::ConversationRelease,
    Action::ConversationTransfer,
    Action::ConversationResolve,
    Action::ConversationEnd,
    Action::ConversationSnooze,
    Action::ConversationTag,
    Action::ConversationPriority,
    Action::ConversationEdit,
    Action::ConversationUndo,
    Action::ConversationAskHelp,
    Action::OfferAccept,
    Action::OfferDecline,
];

#[cfg(test)]
mod tests;
