//! Whether somebody at an address wants to be written to: they say so, or write a word that says it.

use crate::automation::template::fill_known;
use crate::domain::contact::Contact;
use crate::domain::deed::{Stop, Stopped};
use crate::domain::message::Author;
use crate::domain::window::Writer;
use crate::domain::{Address, ContactId, ConversationId, Name, Span};
use crate::routing::onward;
use crate::routing::plan;

use super::change::Change;
use super::command::{Inbound, Reply};
use super::compose;
use super::delivery;
use super::event::What;
use super::signature;
use super::turn::Turn;
use super::window;

/// What somebody wishes who writes a word of their channel's and nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wish {
    /// Not to be written to any more.
    Stop,
    /// To be written to again.
    Back,
}

/// What a message wishes that is nothing but a word of its channel's; the word that takes the other back only
/// from whoever wrote that. Neither disturbs anybody.
pub(super) fn wish(
    turn: &Turn<'_>,
    inbound: &Inbound,
    contact: ContactId,
    channel: &plan::Channel,
) -> Option<Wish> {
    let terms = &channel.terms;
    let is_said = !inbound.history && !inbound.auto && inbound.attachments.is_empty();
    if !is_said || terms.stop_words.is_empty() || inbound.text.len() > WORD_BYTES_MAX {
        return None;
    }
    let word = onward::word(&inbound.text);
    if terms.stop_words.contains(&word) {
        return Some(Wish::Stop);
    }
    let known = turn.ledger.contact(contact)?;
    let stopped = known.stopped_at(&inbound.from)?.why == Stop::OptedOut;
    (stopped && terms.back_words.contains(&word)).then_some(Wish::Back)
}

/// Does what the word of a message asks for.
pub(super) fn follow(
    turn: &mut Turn<'_>,
    inbound: &Inbound,
    (contact, conversation): (ContactId, ConversationId),
    wish: Wish,
) {
    let why = (wish == Wish::Stop).then_some(Stop::OptedOut);
    if let Some(contact) = turn.ledger.contact(contact) {
        let at = (&inbound.channel, &inbound.from);
        keep(turn, contact, at, Some(conversation), why);
    }
}

/// Says once to whoever has just opted out by a word that they did; whatever they do later, never again: who asks
/// for silence gets one answer. Said where the desk goes by the words alone, since a vendor that does so answers
/// them itself.
pub(super) fn confirm(turn: &mut Turn<'_>, inbound: &Inbound, id: ConversationId) {
    let plan = turn.plan();
    let Some(channel) = plan.channels.get(&inbound.channel) else {
        return;
    };
    let Ok(mut conversation) = turn.conversation(id) else {
        return;
    };
    let Some(mut contact) = turn.ledger.contact(conversation.contact) else {
        return;
    };
    let is_known = contact.confirmed.contains(&inbound.from) || conversation.peer != inbound.from;
    if is_known || channel.terms.stop_answered || contact.confirmed.len() >= CONFIRMED_MAX {
        return;
    }
    let texts = &channel.terms.stop_answer;
    let Some(text) = signature::in_language(texts, &plan.desk.language, Some(&contact)) else {
        return;
    };
    let to = (Some(&contact), &inbound.from, Some(&conversation));
    let way = (&inbound.channel, channel);
    let Ok(manner) = window::manner(turn, way, to, Writer::System, None) else {
        return;
    };
    let reply = Reply {
        text: fill_known(
            text,
            &super::case::fields(turn, &conversation, Some(&contact)),
        ),
        manner,
        ..Reply::default()
    };
    contact.confirmed.push(inbound.from.clone());
    turn.put(&Change::Contact(Box::new(contact)));
    turn.as_desk(|turn| {
        let hold = compose::Leaves::In(Span::ZERO);
        let message = compose::write(turn, &mut conversation, Author::Desk, reply, channel, hold);
        turn.keep(conversation);
        turn.event(Some(id), What::Replied(message));
    });
}

/// They do not want to be written to there, or do again. What waits to leave for them never does.
pub(super) fn keep(
    turn: &mut Turn<'_>,
    contact: Contact,
    (channel, from): (&Name, &Address),
    conversation: Option<ConversationId>,
    why: Option<Stop>,
) {
    let mut changed = contact.clone();
    match why {
        Some(why) => {
            if changed
                .stopped_at(from)
                .is_none_or(|known| known.why != why)
            {
                changed.stopped.retain(|known| known.address != *from);
                changed.stopped.push(Stopped {
                    address: from.clone(),
                    why,
                    at: turn.now,
                });
            }
        }
        // Whoever blocked the desk has to let it through where they blocked it.
        None => changed
            .stopped
            .retain(|known| known.address != *from || known.why == Stop::Blocked),
    }
    let id = contact.id;
    if changed != contact {
        turn.put(&Change::Contact(Box::new(changed)));
        turn.event(conversation, What::Stopped(id, why));
    }
    if let Some(why) = why {
        turn.as_desk(|turn| delivery::stop(turn, channel, from, why));
    }
}

/// At how many addresses of one person an opt-out is confirmed.
const CONFIRMED_MAX: usize = 50;

/// The longest message that is looked at for being a word, in bytes.
const WORD_BYTES_MAX: usize = 200;
