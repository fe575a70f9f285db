//! Forgetting a customer: who they are, what they wrote and were written, which files belong to it.
//!
//! What is left is that there were conversations, when, in which queue and who worked on them: the
//! journal and the figures need that, and none of it says who it was. What somebody said in words of
//! their own, a reason or what a server answered, is struck from the journal too.

use crate::access::action::Action;
use crate::domain::contact::Contact;
use crate::domain::conversation::{Conversation, Interaction, Work};
use crate::domain::delivery::Stage;
use crate::domain::message::{Message, State};
use crate::domain::{Address, AgentId, ContactId, ConversationId};

use super::answer::Answer;
use super::change::Change;
use super::event::What;
use super::refusal::Refusal;
use super::strays;
use super::timer::Timer;
use super::turn::Turn;

/// Erases a customer, a part of their conversations at a time: conversations that are not over end,
/// messages that have not left never will. Answers `Done` while more is to be emptied, and with the
/// customer once nothing of them is left; asked again then, it does nothing.
pub(super) fn erase(turn: &mut Turn<'_>, id: ContactId) -> Result<Answer, Refusal> {
    turn.demand(Action::ContactErase, None)?;
    let none = || Refusal::NoSuch("contact", id.to_string());
    let contact = turn.ledger.contact(id).ok_or_else(none)?;
    if contact.merged_into.is_some() {
        return Err(Refusal::WrongState("merged"));
    }
    let part = part(turn, id)?;
    if part.conversations.is_empty() && is_emptied(&contact) {
        return Ok(Answer::Contact(id));
    }
    for message in &part.messages {
        forget_delivery(turn, message);
    }
    for message in part.messages {
        turn.put(&Change::Message(Box::new(emptied(message))));
    }
    let people: Vec<AgentId> = turn.state.people.keys().copied().collect();
    for conversation in part.conversations {
        forget_conversation(turn, &people, conversation);
    }
    if part.is_last {
        forget_contact(turn, contact, part.known);
        Ok(Answer::Contact(id))
    } else {
        Ok(Answer::Done)
    }
}

/// What one commit empties of a customer's conversations.
struct Part {
    conversations: Vec<Conversation>,
    messages: Vec<Message>,
    /// Whether nothing is left behind it.
    is_last: bool,
    /// How many conversations the customer ever had here, and how many messages stand in them.
    known: (usize, u32),
}

/// The next of a customer's conversations with what stands in them, or why they cannot be erased now.
fn part(turn: &Turn<'_>, id: ContactId) -> Result<Part, Refusal> {
    let ids = turn.ledger.conversations_of(id, usize::MAX);
    let mut part = Part {
        conversations: Vec::new(),
        messages: Vec::new(),
        is_last: true,
        known: (ids.len(), 0),
    };
    for id in ids {
        let conversation = turn.conversation(id)?;
        part.known.1 = part.known.1.saturating_add(conversation.seq);
        // A conversation without the other side's address is one that was emptied before.
        if conversation.peer.value.is_empty() {
            continue;
        }
        if part.conversations.len() >= CONVERSATIONS_AT_ONCE
            || part.messages.len() >= MESSAGES_AT_ONCE
        {
            part.is_last = false;
            continue;
        }
        let messages = turn.ledger.messages(id, 1, conversation.seq as usize);
        part.messages.extend(messages);
        part.conversations.push(conversation);
    }
    let leaving = |message: &Message| {
        let delivery = turn.ledger.delivery(message.id);
        delivery.is_some_and(|delivery| matches!(delivery.stage, Stage::Sending { .. }))
    };
    if part.messages.iter().any(leaving) {
        return Err(Refusal::WrongState("sending"));
    }
    Ok(part)
}

/// Whether nothing is known of somebody any more.
fn is_emptied(contact: &Contact) -> bool {
    contact.name.is_empty() && contact.addresses.is_empty() && contact.fields.is_empty()
}

/// Nobody is found by it any more, and that it was done is kept.
fn forget_contact(turn: &mut Turn<'_>, mut contact: Contact, known: (usize, u32)) {
    let id = contact.id;
    strays::forget_from(turn, &contact.addresses);
    contact.name.clear();
    contact.addresses.clear();
    contact.fields.clear();
    contact.stopped.clear();
    contact.openings.clear();
    contact.confirmed.clear();
    contact.language = None;
    turn.put(&Change::Contact(Box::new(contact)));
    turn.event(
        None,
        What::ContactErased {
            contact: id,
            conversations: u32::try_from(known.0).unwrap_or(u32::MAX),
            messages: known.1,
        },
    );
}

/// What has not left by now never does.
fn forget_delivery(turn: &mut Turn<'_>, message: &Message) {
    if let Some(delivery) = turn.ledger.delivery(message.id) {
        turn.state.timers.clear(Timer::Unsure(message.id));
        turn.state.lanes.settle(delivery.conversation, message.id);
        turn.put(&Change::DeliverySettled(message.id));
    }
}

/// That something was written then, by that side; not what, and to nobody.
fn emptied(mut message: Message) -> Message {
    message.subject = None;
    message.text.clear();
    message.html = None;
    message.attachments.clear();
    message.raw = None;
    message.external_id = None;
    message.envelope = None;
    message.marks = None;
    message.manner = None;
    message.state = match message.state {
        State::Failed { code, .. } => State::Failed {
            code,
            text: String::new(),
        },
        State::Queued | State::Held | State::Unsure => State::Failed {
            code: "dropped".to_owned(),
            text: String::new(),
        },
        state => state,
    };
    message
}

fn forget_conversation(turn: &mut Turn<'_>, people: &[AgentId], mut conversation: Conversation) {
    let (id, case) = (conversation.id, conversation.case);
    for agent in people {
        if turn.ledger.draft(*agent, id).is_some() {
            turn.put(&Change::Draft(*agent, id, None));
        }
    }
    let was_alive = conversation.work.is_alive();
    conversation.peer = Address::new(conversation.peer.scheme, "");
    conversation.ours = None;
    conversation.subject.clear();
    conversation.fields.clear();
    conversation.unread = 0;
    conversation.work = Work::Done;
    conversation.interaction = Interaction::Resolved;
    if let Some(disposition) = &mut conversation.disposition {
        disposition.remark.clear();
    }
    turn.keep(conversation);
    turn.put(&Change::WordsStruck(id));
    turn.state.undos.forget(id);
    if let Some(mut case) = turn.ledger.case(case) {
        case.subject.clear();
        case.external = None;
        turn.put(&Change::Case(Box::new(case)));
    }
    if was_alive {
        ended(turn, id);
    }
}

/// Whoever has it open is told that it is over; its people are free for other work.
fn ended(turn: &mut Turn<'_>, id: ConversationId) {
    turn.event(Some(id), What::Interaction(Interaction::Resolved));
    turn.event(Some(id), What::Ended(None));
}

/// How many conversations one commit empties; the others follow in commits of their own.
const CONVERSATIONS_AT_ONCE: usize = 500;

/// So many messages are enough for one commit: the conversation that reaches it is its last.
const MESSAGES_AT_ONCE: usize = 5_000;
