//! Until when somebody at the desk may write freely in a conversation, and what its channel takes after that.

use std::collections::BTreeMap;

use crate::automation::template::placeholders;
use crate::domain::address::Address;
use crate::domain::contact::Contact;
use crate::domain::conversation::Conversation;
use crate::domain::window::{Free, Then, Writer, free, in_any_of};
use crate::domain::{Moment, Name};
use crate::engine::window::{openings, written_before};
use crate::protocol::list::List;
use crate::protocol::view::conversation::Param;
use crate::protocol::view::template::TemplateView;
use crate::routing::plan::Channel;
use crate::store::Snapshot;
use crate::store::snapshot::Found;

/// Until when a person may write freely to `way`, and what is left then; nothing where that is for ever.
pub(super) fn end(
    channel: Option<&Channel>,
    snapshot: &Snapshot,
    conversation: &Conversation,
    (contact, way): (Option<&Contact>, (&Name, &Address)),
) -> Found<(Option<Moment>, Option<Then>)> {
    let Some(channel) = channel.filter(|channel| !channel.terms.windows.is_empty()) else {
        return Ok((None, None));
    };
    let windows = &channel.terms.windows;
    let first = snapshot.messages(conversation.id, 1, 1)?;
    let earlier = || written_before(conversation, first.first(), way);
    let opened = openings(windows, (contact, way.0, way.1), earlier);
    // At the end of all time every window is closed, and the last of them says since when.
    Ok(
        match free(windows, Writer::Human, opened, Moment(i64::MAX)) {
            Free::Shut { since, then } if then != Then::Tag => {
                (since.or(Some(conversation.created_at)), Some(then))
            }
            _ => (None, None),
        },
    )
}

/// The templates of a channel, in the customer's language, or the desk's, and filled in as far as the desk can.
pub(super) fn templates(
    channel: Option<&Channel>,
    (contact, desk): (Option<&Contact>, &str),
    fields: &BTreeMap<&str, String>,
) -> List<TemplateView> {
    let all = channel.map(|channel| &channel.terms.templates);
    let theirs = contact.and_then(|contact| contact.language.as_deref());
    let view = |(name, texts): (&Name, &BTreeMap<String, String>)| {
        let (language, text) = in_any_of(texts, &[theirs.unwrap_or(desk), desk])?;
        let value = |name: String| Param {
            value: fields.get(name.as_str()).cloned().unwrap_or_default(),
            name,
        };
        Some(TemplateView {
            name: name.clone(),
            language: language.to_owned(),
            text: text.to_owned(),
            values: placeholders(text).into_iter().map(value).collect(),
        })
    };
    all.into_iter().flatten().filter_map(view).collect()
}
