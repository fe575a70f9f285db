//! Forgetting a customer: who they are, what they wrote and were written, which files belong to it.
//!
//! What is left is that there were conversations, when, in which queue and who worked on them: the
//! journal and the figures need that, and none of it says who it was.

use crate::access::action::Action;
use crate::domain::conversation::{Conversation, Interaction, Work};
use crate::domain::delivery::Stage;
use crate::domain::message::{Message, State};
use crate::domain::{Address, AgentId, ContactId, ConversationId};

use super::answer::Answer;
use super::change::Change;
use super::event::What;
use super::refusal::Refusal;
use super::timer::Timer;
use super::turn::Turn;

/// Erases a customer. Conversations that are not over end; messages that have not left never will.
pub(super) fn erase(turn: &mut Turn<'_>, id: ContactId) -> Result<Answer, Refusal> {
    turn.demand(Action::ContactErase, None)?;
    let none = || Refusal::NoSuch("contact", id.to_string());
    let mut contact = turn.ledger.contact(id).ok_or_else(none)?;
    if contact.merged_into.is_some() {
        return Err(Refusal::WrongState("merged"));
    }
    let (conversations, messages) = everything(turn, id)?;
    for message in &messages {
        forget_delivery(turn, message);
    }
    let count = messages.len();
    for message in messages {
        turn.put(&Change::Message(Box::new(emptied(message))));
    }
    let people: Vec<AgentId> = turn.state.people.keys().copied().collect();
    let erased = conversations.len();
    for conversation in conversations {
        forget_conversation(turn, &people, conversation);
    }
    contact.name.clear();
    contact.addresses.clear();
    contact.fields.clear();
    contact.language = None;
    turn.put(&Change::Contact(Box::new(contact)));
    turn.event(
        None,
        What::ContactErased {
            contact: id,
            conversations: u32::try_from(erased).unwrap_or(u32::MAX),
            messages: u32::try_from(count).unwrap_or(u32::MAX),
        },
    );
    Ok(Answer::Contact(id))
}

/// All of a customer's conversations and what stands in them, or why they cannot be erased now.
fn everything(
    turn: &Turn<'_>,
    id: ContactId,
) -> Result<(Vec<Conversation>, Vec<Message>), Refusal> {
    let ids = turn
        .ledger
        .conversations_of(id, ERASED_CONVERSATIONS_MAX + 1);
    if ids.len() > ERASED_CONVERSATIONS_MAX {
        return Err(too_many("conversations", ERASED_CONVERSATIONS_MAX));
    }
    let mut conversations = Vec::with_capacity(ids.len());
    let mut messages = Vec::new();
    for id in ids {
        let conversation = turn.conversation(id)?;
        messages.extend(turn.ledger.messages(id, 1, conversation.seq as usize));
        if messages.len() > ERASED_MESSAGES_MAX {
            return Err(too_many("messages", ERASED_MESSAGES_MAX));
        }
        conversations.push(conversation);
    }
    let leaving = |message: &Message| {
        let delivery = turn.ledger.delivery(message.id);
        delivery.is_some_and(|delivery| matches!(delivery.stage, Stage::Sending { .. }))
    };
    if messages.iter().any(leaving) {
        return Err(Refusal::WrongState("sending"));
    }
    Ok((conversations, messages))
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
    message.state = match message.state {
        State::Failed { code, .. } => State::Failed {
            code,
            text: String::new(),
        },
        State::Queued | State::Unsure => State::Failed {
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
    conversation.unread = 0;
    conversation.work = Work::Done;
    conversation.interaction = Interaction::Resolved;
    if let Some(disposition) = &mut conversation.disposition {
        disposition.remark.clear();
    }
    turn.keep(conversation);
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

fn too_many(what: &'static str, most: usize) -> Refusal {
    Refusal::TooMany(what, u32::try_from(most).unwrap_or(u32::MAX))
}

/// The most conversations one erasure empties: it is one commit.
const ERASED_CONVERSATIONS_MAX: usize = 1_000;

/// The most messages one erasure empties.
const ERASED_MESSAGES_MAX: usize = 20_000;
