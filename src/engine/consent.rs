//! Whether somebody at an address wants to be written to: they say so, or write a word that says it.

use crate::domain::contact::Contact;
use crate::domain::deed::{Stop, Stopped};
use crate::domain::{Address, ContactId, ConversationId, Name};
use crate::routing::onward;
use crate::routing::plan;

use super::change::Change;
use super::command::Inbound;
use super::delivery;
use super::event::What;
use super::turn::Turn;

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

/// The longest message that is looked at for being a word, in bytes.
const WORD_BYTES_MAX: usize = 200;
