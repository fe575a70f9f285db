//! By which way an answer goes: the one the customer used last, or another that its author chose.
//!
//! A way is a channel and one of the customer's own addresses on it. A conversation has one at a
//! time; it goes along with whoever changes it, so that a matter begun by mail can be ended in a chat.

use crate::domain::conversation::Conversation;
use crate::domain::message::{Author, Direction, Message};
use crate::domain::{Address, ContactId, ConversationId, Moment, Name};
use crate::routing::hours::Hours;
use crate::routing::plan;

use super::change::{Change, Seen};
use super::command::{Inbound, Reply};
use super::refusal::Refusal;
use super::signature;
use super::thread;
use super::turn::Turn;

/// A way that an author chose.
pub(super) struct Chosen {
    pub(super) channel: Name,
    pub(super) to: Address,
    /// When the customer last wrote on it, here.
    pub(super) received_at: Option<Moment>,
}

/// The way that an answer names, where it is another than the conversation's: only to the customer
/// themselves, at an address that the channel reaches.
pub(super) fn chosen(
    turn: &Turn<'_>,
    conversation: &Conversation,
    reply: &Reply,
) -> Result<Option<Chosen>, Refusal> {
    let own = &conversation.channel;
    let Some(name) = reply.channel.as_ref().filter(|name| *name != own) else {
        return Ok(None);
    };
    let channel = turn.state.plan.channels.get(name);
    let channel = channel.ok_or_else(|| Refusal::NoSuch("channel", name.to_string()))?;
    if !channel.enabled {
        return Err(Refusal::ChannelOff(name.clone()));
    }
    let to = address(turn, conversation, channel, reply)?;
    let received_at = thread::spoken(turn, conversation)
        .iter()
        .filter(|message| message.direction == Direction::In && message.channel == *name)
        .map(|message| message.at)
        .max();
    if received_at.is_none() && !channel.abilities.proactive {
        return Err(Refusal::NotProactive(name.clone()));
    }
    Ok(Some(Chosen {
        channel: name.clone(),
        to,
        received_at,
    }))
}

/// The customer's address there: the one that is named, or the first that the channel reaches.
fn address(
    turn: &Turn<'_>,
    conversation: &Conversation,
    channel: &plan::Channel,
    reply: &Reply,
) -> Result<Address, Refusal> {
    let contact = turn.ledger.contact(conversation.contact);
    // An address that they gave themselves will do for an answer to what they wrote.
    let given = contact
        .as_ref()
        .and_then(|contact| contact.mail(&conversation.channel));
    let mut reached = contact
        .into_iter()
        .flat_map(|contact| contact.addresses)
        .chain(given)
        .filter(|address| channel.reaches(address));
    let found = match &reply.to {
        Some(to) => reached.find(|address| address == to),
        None => reached.next(),
    };
    found.ok_or_else(|| {
        let wanted = reply.to.as_ref().map(|to| to.value.clone());
        Refusal::NoSuch("address", wanted.unwrap_or_else(|| channel.reach()))
    })
}

/// Refuses where they asked not to be written to, unless they wrote since: then they want an answer.
pub(super) fn willing(
    turn: &Turn<'_>,
    conversation: &Conversation,
    reply: &Reply,
    received_at: Moment,
) -> Result<(), Refusal> {
    let to = reply.to.as_ref().unwrap_or(&conversation.peer);
    let contact = turn.ledger.contact(conversation.contact);
    let stopped = contact.and_then(|contact| contact.stopped_at(to).cloned());
    match stopped {
        Some(stopped) if stopped.at >= received_at => Err(Refusal::NoConsent(to.value.clone())),
        _ => Ok(()),
    }
}

/// The customer wrote by another way: the answer goes back by it. Copies from others and machines
/// change nothing.
pub(super) fn follow(
    turn: &mut Turn<'_>,
    conversation: &mut Conversation,
    inbound: &Inbound,
    from: ContactId,
) {
    if from == conversation.contact && !inbound.auto && conversation.channel != inbound.channel {
        left_behind(turn, conversation);
        conversation.channel = inbound.channel.clone();
        conversation.peer = inbound.from.clone();
        conversation.ours.clone_from(&inbound.ours);
    }
}

/// The conversation goes on by another way: where its channel knows no threads, it is kept in mind by whom
/// it was with, for when they come back there.
pub(super) fn left_behind(turn: &mut Turn<'_>, conversation: &Conversation) {
    let plan = turn.state.plan.channels.get(&conversation.channel);
    if plan.is_some_and(|plan| plan.id_domain.is_none()) {
        turn.put(&Change::KeySeen {
            channel: conversation.channel.clone(),
            key: Seen::key_of_peer(&conversation.peer),
            seen: Seen {
                message: None,
                conversation: conversation.id,
                at: turn.now,
            },
        });
    }
}

/// What was said so far, line by line, for who goes on from a talk by letter and has it nowhere else.
pub(super) fn history(
    turn: &Turn<'_>,
    conversation: &Conversation,
    chosen: &Chosen,
) -> Option<String> {
    let plan = &turn.state.plan;
    let is_letter = |name: &Name| {
        let channel = plan.channels.get(name);
        channel.is_some_and(|channel| channel.abilities.subject)
    };
    if is_letter(&conversation.channel) || !is_letter(&chosen.channel) {
        return None;
    }
    let mut lines = Vec::new();
    for message in thread::spoken(turn, conversation) {
        let who = match message.author {
            Author::Contact(contact) => {
                let contact = turn.ledger.contact(contact);
                contact.map(|contact| contact.name).unwrap_or_default()
            }
            Author::Agent(agent) => {
                let agent = turn.ledger.agent(agent);
                agent.map(|agent| agent.display).unwrap_or_default()
            }
            Author::Desk => plan.desk.name.clone(),
        };
        let at = Hours::shown_in(&plan.desk.zone, message.at);
        let files = message.attachments.iter().map(|it| it.name.as_str());
        let files: Vec<&str> = files.collect();
        let said = [message.text.trim(), &files.join(", ")].join(" ");
        lines.push(format!("{at} {who}: {}", said.trim()));
    }
    let whole = lines.join("\n");
    // The last words are what it goes on from.
    let from = whole.len().saturating_sub(HISTORY_BYTES_MAX);
    let from = (from..whole.len()).find(|at| whole.is_char_boundary(*at))?;
    Some(whole[from..].to_owned())
}

/// Puts what was said under an answer.
pub(super) fn under(reply: &mut Reply, history: &str) {
    reply.text = format!("{}\n\n{HISTORY_MARK}\n{history}", reply.text);
    if let Some(html) = &mut reply.html {
        html.push_str("<hr><p>");
        html.push_str(&signature::words(history));
        html.push_str("</p>");
    }
}

/// What somebody wrote of a text, without what was said before it.
pub(super) fn without(text: &str) -> &str {
    let before = text.rfind(&format!("\n\n{HISTORY_MARK}\n"));
    before.map_or(text, |at| &text[..at])
}

/// The conversation that somebody at an address goes on with where the channel knows no threads: the
/// one in which something was said last, which is not the youngest where an older one came over.
pub(super) fn last_spoken(
    turn: &Turn<'_>,
    channel: &Name,
    from: &Address,
) -> Option<ConversationId> {
    let mut all = turn
        .ledger
        .conversations_with(channel, from, CONVERSATIONS_MAX);
    let elsewhere = turn.ledger.key_seen(channel, &Seen::key_of_peer(from));
    let elsewhere = elsewhere.map(|seen| seen.conversation);
    all.extend(elsewhere.filter(|id| !all.contains(id)));
    if let [only] = all[..] {
        return Some(only);
    }
    let last = |id: &ConversationId| {
        let conversation = turn.ledger.conversation(*id)?;
        let spoken = thread::spoken(turn, &conversation);
        let here = |message: &&Message| message.channel == *channel;
        spoken.iter().filter(here).map(|message| message.id).max()
    };
    all.into_iter().max_by_key(last)
}

/// What stands between an answer and what was said before it.
const HISTORY_MARK: &str = "________________________________";

/// How much of what was said goes under an answer, in bytes.
const HISTORY_BYTES_MAX: usize = 60_000;

/// How many conversations with one address are looked at, newest first.
const CONVERSATIONS_MAX: usize = 16;
