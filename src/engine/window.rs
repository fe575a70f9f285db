//! Whether the desk may write freely by a channel, or only by one of its templates; channels.md calls it a window.
//!
//! It is asked when a message is accepted, so that its author knows at once, and again when it leaves: what waits
//! to be sent may wait past the end.

use std::collections::BTreeMap;

use crate::automation::template::{fill_known, placeholders};
use crate::domain::contact::Contact;
use crate::domain::conversation::Conversation;
use crate::domain::message::{Author, Direction, Message};
use crate::domain::text::line;
use crate::domain::window::{
    Filled, Free, MESSAGE, Manner, Opening, Then, Window, Writer, free, in_any_of,
};
use crate::domain::{Address, AgentId, ContactId, Moment, Name};
use crate::routing::plan;

use super::change::Change;
use super::command::{Reply, Wanted};
use super::event::Actor;
use super::refusal::Refusal;
use super::turn::Turn;
use super::undo;

/// A customer did something at one of their addresses: where a window of the channel opens on it, that is kept.
pub(super) fn opened(
    turn: &mut Turn<'_>,
    contact: ContactId,
    (channel, address): (&Name, &Address),
    on: &str,
    at: Option<Moment>,
) {
    let plan = turn.state.plan.channels.get(channel);
    let names = |window: &Window| window.opens_on.iter().any(|it| it == on);
    if !plan.is_some_and(|plan| plan.terms.windows.iter().any(names)) {
        return;
    }
    let Some(mut contact) = turn.ledger.contact(contact) else {
        return;
    };
    let before = contact.openings.clone();
    contact.open(Opening {
        channel: channel.clone(),
        address: address.clone(),
        on: on.to_owned(),
        // The other side counts from when it happened there, however late the desk heard of it.
        at: at.map_or(turn.now, |at| at.min(turn.now)),
    });
    if contact.openings != before {
        turn.put(&Change::Contact(Box::new(contact)));
    }
}

/// Whoever writes in this turn, as the other side tells them apart.
pub(super) fn writer(turn: &Turn<'_>) -> Writer {
    match (undo::agent_of(turn.by), turn.by) {
        (Some(agent), _) => of_agent(turn, agent),
        (None, Actor::Desk | Actor::Contact(_)) => Writer::System,
        (None, _) => Writer::Human,
    }
}

fn of_agent(turn: &Turn<'_>, agent: AgentId) -> Writer {
    let role = turn.ledger.agent(agent).map(|agent| agent.role);
    match role {
        Some(crate::domain::agent::Role::Bot) => Writer::Bot,
        _ => Writer::Human,
    }
}

/// Whoever wrote a message of ours.
fn writer_of(turn: &Turn<'_>, message: &Message) -> Writer {
    match message.author {
        Author::Agent(agent) => of_agent(turn, agent),
        _ if message.auto => Writer::System,
        _ => Writer::Human,
    }
}

/// Whether somebody may write freely to an address by a channel.
pub(super) fn standing<'p>(
    turn: &Turn<'_>,
    channel: (&Name, &'p plan::Channel),
    to: (Option<&Contact>, &Address, Option<&Conversation>),
    writer: Writer,
) -> Free<'p> {
    let (name, plan) = channel;
    let (contact, address, conversation) = to;
    let earlier = || {
        let first = turn.ledger.messages(conversation?.id, 1, 1);
        written_before(conversation?, first.first(), (name, address))
    };
    let opened = openings(&plan.terms.windows, (contact, name, address), earlier);
    free(&plan.terms.windows, writer, opened, turn.now)
}

/// When a kind of event last happened at an address, as far as it opens one of these windows. Where nothing is
/// known, `earlier` says when the customer last wrote: a channel may say later that it has windows.
pub fn openings<'a>(
    windows: &[Window],
    (contact, channel, address): (Option<&'a Contact>, &'a Name, &'a Address),
    earlier: impl FnOnce() -> Option<Moment>,
) -> impl Fn(&str) -> Option<Moment> + 'a {
    let known = move |on: &str| contact.and_then(|contact| contact.opened(channel, address, on));
    let mut all = windows.iter().flat_map(|window| &window.opens_on);
    let is_unknown = !windows.is_empty() && all.all(|on| known(on).is_none());
    let earlier = is_unknown.then(earlier).flatten();
    move |on| known(on).or(earlier.filter(|_| on == MESSAGE))
}

/// When the customer last wrote in a conversation that they began by this way; `first` is its first message.
pub fn written_before(
    conversation: &Conversation,
    first: Option<&Message>,
    (channel, address): (&Name, &Address),
) -> Option<Moment> {
    let here = conversation.channel == *channel && conversation.peer == *address;
    let first = first.filter(|it| here && it.direction == Direction::In)?;
    let last = conversation.received_at;
    // What was imported was written long before it came.
    let only = last == conversation.created_at;
    Some(
        first
            .written_at
            .filter(|_| only)
            .map_or(last, |at| at.min(last)),
    )
}

/// How a message may go: in a window, as a template, late with a mark, or not at all. `None` where its channel
/// has neither windows nor templates.
pub(super) fn manner(
    turn: &Turn<'_>,
    channel: (&Name, &plan::Channel),
    to: (Option<&Contact>, &Address, Option<&Conversation>),
    writer: Writer,
    template: Option<Filled>,
) -> Result<Option<Box<Manner>>, Refusal> {
    let mut manner = Manner {
        template,
        ..Manner::default()
    };
    match standing(turn, channel, to, writer) {
        Free::Always => {}
        Free::Within(window, _) => manner.window = Some(window.name.clone()),
        Free::Shut { since, then } => match then {
            Then::Template if manner.template.is_some() => {}
            Then::Tag => manner.tagged = true,
            then => return Err(Refusal::WindowClosed { since, then }),
        },
    }
    Ok((manner != Manner::default()).then(|| Box::new(manner)))
}

/// Whether a message that is about to leave still may, and how: it may have waited past the end of its window.
pub(super) fn leaves(turn: &mut Turn<'_>, message: Message) -> Result<(), Refusal> {
    let plan = turn.plan();
    let Some(channel) = plan.channels.get(&message.channel) else {
        return Ok(());
    };
    let Some(conversation) = turn.ledger.conversation(message.conversation) else {
        return Ok(());
    };
    let contact = turn.ledger.contact(conversation.contact);
    let to = message.recipient(&conversation.peer).clone();
    let template = message.manner.as_ref().and_then(|it| it.template.clone());
    let manner = manner(
        turn,
        (&message.channel, channel),
        (contact.as_ref(), &to, Some(&conversation)),
        writer_of(turn, &message),
        template,
    )?;
    if manner != message.manner {
        turn.put(&Change::Message(Box::new(Message { manner, ..message })));
    }
    Ok(())
}

/// The answer that a template of the channel's is, filled in; any other as it is.
pub(super) fn filled(
    channel: &plan::Channel,
    contact: Option<&Contact>,
    (language, fields): (&str, &BTreeMap<&str, String>),
    mut reply: Reply,
) -> Result<(Reply, Option<Filled>), Refusal> {
    let Some(wanted) = reply.template.take() else {
        return Ok((reply, None));
    };
    if !reply.attachments.is_empty() {
        // What goes with a template stands in it, on the other side.
        return Err(Refusal::OutOfRange("attachments"));
    }
    let texts = channel.terms.templates.get(&wanted.name);
    let texts = texts.ok_or_else(|| Refusal::NoSuch("template", wanted.name.to_string()))?;
    let (language, text) = chosen(texts, &wanted, language, contact)?;
    let values = values(text, &wanted, fields)?;
    let by_name = values
        .iter()
        .map(|(name, value)| (name.as_str(), value.clone()));
    reply.text = fill_known(text, &by_name.collect());
    reply.html = None;
    let filled = Filled {
        name: wanted.name,
        language: language.to_owned(),
        values,
    };
    Ok((reply, Some(filled)))
}

/// The text of a template in the language that is named, else in the customer's, the desk's, or any.
fn chosen<'t>(
    texts: &'t BTreeMap<String, String>,
    wanted: &Wanted,
    desk: &str,
    contact: Option<&Contact>,
) -> Result<(&'t str, &'t str), Refusal> {
    let theirs = contact.and_then(|contact| contact.language.as_deref());
    let found = match &wanted.language {
        Some(language) => texts
            .get_key_value(language)
            .map(|(code, text)| (&**code, &**text)),
        None => in_any_of(texts, &[theirs.unwrap_or(desk), desk]),
    };
    let language = wanted.language.as_deref().unwrap_or_default();
    found.ok_or_else(|| {
        let named = format!("{} {language}", wanted.name);
        Refusal::NoSuch("template", named.trim().to_owned())
    })
}

/// What stands in the places of a template: what was said, else what the desk knows. No place stays empty.
fn values(
    text: &str,
    wanted: &Wanted,
    fields: &BTreeMap<&str, String>,
) -> Result<BTreeMap<String, String>, Refusal> {
    let places = placeholders(text);
    if let Some(odd) = wanted.values.keys().find(|name| !places.contains(*name)) {
        return Err(Refusal::NoSuch("placeholder", odd.clone()));
    }
    let fill = |name: String| {
        let said = wanted.values.get(&name).or(fields.get(name.as_str()));
        let value = line(said.map_or("", String::as_str), VALUE_BYTES_MAX);
        if value.trim().is_empty() {
            return Err(Refusal::Unfilled(name));
        }
        Ok((name, value))
    };
    places.into_iter().map(fill).collect()
}

/// The longest value of a place in a template, in bytes.
const VALUE_BYTES_MAX: usize = 1_000;
