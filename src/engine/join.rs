//! Making one conversation of two, and two of one.

use crate::access::action::Action;
use crate::domain::conversation::{Conversation, Interaction, Work};
use crate::domain::message::Direction;
use crate::domain::{ConversationId, MessageId};

use super::answer::Answer;
use super::change::Change;
use super::event::{Cause, What};
use super::intake;
use super::refusal::Refusal;
use super::turn::Turn;

/// Puts `other` into `id`: its messages are read there, and what the customer writes to it goes there.
///
/// The other keeps its number and its messages, so that nothing anybody quoted is lost; it only has no
/// life of its own any more. Only conversations of one customer can become one, for anything else would
/// show one person's words to another.
pub(super) fn merge(
    turn: &mut Turn<'_>,
    id: ConversationId,
    other: ConversationId,
) -> Result<Answer, Refusal> {
    let mut conversation = turn.conversation(id)?;
    let mut gone = turn.conversation(other)?;
    turn.demand(Action::ConversationMerge, Some(&conversation.routing.queue))?;
    turn.demand(Action::ConversationMerge, Some(&gone.routing.queue))?;
    if id == other || conversation.merged_into.is_some() || gone.merged_into.is_some() {
        return Err(Refusal::WrongState("merged"));
    }
    if conversation.contact != gone.contact {
        return Err(Refusal::WrongState("another_customer"));
    }
    let open = gone.interaction != Interaction::Resolved;
    gone.merged_into = Some(id);
    gone.work = Work::Done;
    gone.interaction = Interaction::Resolved;
    conversation.unread = conversation.unread.saturating_add(gone.unread);
    conversation.tags.extend(gone.tags.iter().cloned());
    gone.unread = 0;
    turn.keep(gone);
    turn.event(Some(other), What::Merged(id));
    turn.event(Some(id), What::Merged(other));
    if open && conversation.interaction == Interaction::Resolved {
        conversation.interaction = Interaction::Open;
        turn.event(Some(id), What::Interaction(Interaction::Open));
        super::lifecycle::wake(turn, conversation, Cause::Merged);
    } else {
        turn.keep(conversation);
    }
    Ok(Answer::Done)
}

/// Begins another conversation, with a case of its own, with copies of the messages from `seq` on.
pub(super) fn split(turn: &mut Turn<'_>, id: ConversationId, seq: u32) -> Result<Answer, Refusal> {
    let conversation = turn.conversation(id)?;
    turn.demand(Action::ConversationSplit, Some(&conversation.routing.queue))?;
    let messages = turn.ledger.messages(id, seq.max(1), SPLIT_MESSAGES_MAX);
    if !messages
        .iter()
        .any(|message| message.direction == Direction::In)
    {
        return Err(Refusal::NoSuch("message", seq.to_string()));
    }
    let plan = turn.plan();
    let channel = plan
        .channels
        .get(&conversation.channel)
        .ok_or_else(|| Refusal::ChannelOff(conversation.channel.clone()))?;
    let case = intake::open_case(turn, conversation.contact, &conversation.subject, channel);
    let mut new = branch(turn, &conversation, case);
    let new_id = new.id;
    for mut message in messages {
        turn.state.counters.message += 1;
        new.seq += 1;
        message.id = MessageId(turn.state.counters.message);
        message.conversation = new_id;
        message.seq = new.seq;
        // The other side knows the original by this id; answers to it still belong there.
        message.external_id = None;
        message.called = None;
        turn.put(&Change::Message(Box::new(message)));
    }
    new.work = Work::Queued;
    let queue = new.routing.queue.clone();
    turn.keep(new);
    turn.event(Some(new_id), What::SplitFrom(id));
    turn.event(Some(new_id), What::Queued(queue, Cause::Split));
    Ok(Answer::Conversation(new_id, case))
}

fn branch(turn: &mut Turn<'_>, from: &Conversation, case: crate::domain::CaseId) -> Conversation {
    let mut new = intake::fresh(
        turn,
        case,
        from.contact,
        from.channel.clone(),
        from.peer.clone(),
        from.subject.clone(),
    );
    new.ours.clone_from(&from.ours);
    new.master = from.master;
    new.interaction = Interaction::Open;
    new.routing.queue = from.routing.queue.clone();
    new.routing.priority = from.routing.priority;
    new.routing.enqueued_at = from.received_at;
    new
}

/// The most messages one split can carry over.
const SPLIT_MESSAGES_MAX: usize = 500;
