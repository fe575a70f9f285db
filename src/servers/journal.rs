//! Who may read which entry of the journal.

use super::asker::Asker;
use super::translate::conversation::sees;
use crate::access::Action;
use crate::domain::conversation::Conversation;
use crate::engine::event::Event;

/// Whether somebody may read an entry: what is about a conversation, if they follow its queue; the
/// rest, if they follow the whole desk.
pub(super) fn may_read(asker: &Asker, entry: &Event, about: Option<&Conversation>) -> bool {
    match (entry.conversation, about) {
        (None, _) | (Some(_), None) => asker.may(Action::EventRead, None),
        (Some(_), Some(about)) => {
            asker.may(Action::EventRead, Some(&about.routing.queue)) && sees(asker, about)
        }
    }
}
