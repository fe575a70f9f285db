//! What became of messages after they were written, as clients are shown it.

use crate::domain::Address;
use crate::domain::ContactId;
use crate::domain::contact::Contact;
use crate::domain::deed::Stopped;
use crate::domain::marks::{Marks, Reaction};
use crate::domain::text::clip;
use crate::protocol::view::marks::{
    EARLIER_BYTES_MAX, EarlierView, MarksView, ReactionView, StoppedView,
};

/// What became of a message. `contact` is whoever the conversation is with, by what they are called.
pub(in crate::servers) fn view(marks: &Marks, contact: Option<(ContactId, &str)>) -> MarksView {
    let earlier = marks.earlier.iter().map(|it| EarlierView {
        text: clip(&it.text, EARLIER_BYTES_MAX).to_owned(),
        until: it.until,
    });
    let reaction = |it: &Reaction| ReactionView {
        by: contact
            .map_or(it.by.value.as_str(), |(_, name)| name)
            .to_owned(),
        emoji: it.emoji.clone(),
        at: it.at,
    };
    MarksView {
        earlier: earlier.collect(),
        deleted_at: marks.deleted_at,
        reactions: marks.reactions.iter().map(reaction).collect(),
        elsewhere: marks.elsewhere,
    }
}

/// Whether somebody is not to be written to at an address.
pub(in crate::servers) fn stopped(
    contact: Option<&Contact>,
    address: &Address,
) -> Option<StoppedView> {
    let view = |it: &Stopped| StoppedView {
        why: it.why.word().to_owned(),
        at: it.at,
    };
    contact?.stopped_at(address).map(view)
}
