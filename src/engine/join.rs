//! Making one conversation of two.

use crate::access::action::Action;
use crate::domain::conversation::{Conversation, Interaction, TAGS_MAX, Work};
use crate::domain::message::Message;
use crate::domain::{AgentId, ConversationId, MessageId, Moment};

use super::answer::Answer;
use super::change::Change;
use super::event::{Cause, What};
use super::refusal::Refusal;
use super::turn::Turn;
use super::undo::{self, Moved};

/// Puts `other` into `id`: its messages stand there from now on, behind those that are there, and what
/// the customer writes to it goes there.
///
/// The other keeps its number, so that whatever anybody quoted still leads somewhere; it only has no
/// life of its own any more. Only conversations of one customer can become one, for anything else would
/// show one person's words to another.
pub(super) fn merge(
    turn: &mut Turn<'_>,
    id: ConversationId,
    other: ConversationId,
) -> Result<Answer, Refusal> {
    let conversation = turn.conversation(id)?;
    let gone = turn.conversation(other)?;
    turn.demand(Action::ConversationMerge, Some(&conversation.routing.queue))?;
    turn.demand(Action::ConversationMerge, Some(&gone.routing.queue))?;
    if id == other || gone.merged_into.is_some() {
        return Err(Refusal::WrongState("merged"));
    }
    if conversation.contact != gone.contact {
        return Err(Refusal::WrongState("another_customer"));
    }
    if gone.seq > MERGE_MESSAGES_MAX {
        return Err(Refusal::TooMany("messages", MERGE_MESSAGES_MAX));
    }
    let (prior, gone_prior) = (conversation.clone(), gone.clone());
    let mut conversation = conversation;
    let moved = carry_over(turn, &mut conversation, &gone);
    carry_drafts(turn, id, other, prior.seq);
    let open = gone.interaction != Interaction::Resolved;
    leave(turn, gone, id);
    turn.event(
        Some(id),
        What::Merged {
            from: other,
            seq: prior.seq + 1,
        },
    );
    join(&mut conversation, &gone_prior);
    if open && conversation.interaction == Interaction::Resolved {
        conversation.interaction = Interaction::Open;
        turn.event(Some(id), What::Interaction(Interaction::Open));
        super::case::reopened(turn, conversation.case);
        super::lifecycle::wake(turn, conversation, Cause::Merged);
    } else {
        turn.keep(conversation);
    }
    super::case::emptied(turn, gone_prior.case);
    let parted = Parted {
        gone: gone_prior,
        moved,
    };
    let seq = prior.seq;
    match undo::offer_moving(turn, prior, Moved::Merged(Box::new(parted))) {
        Some((token, until)) => Ok(Answer::Undoable { token, until, seq }),
        None => Ok(Answer::Done),
    }
}

/// What a merge moved, to be parted again while it can be taken back.
#[derive(Debug)]
pub(super) struct Parted {
    /// How the one that went was.
    pub(super) gone: Conversation,
    /// What was moved, and the place that it had.
    pub(super) moved: Vec<(MessageId, u32)>,
}

/// Moves the messages, with what is on its way out; says which.
fn carry_over(
    turn: &mut Turn<'_>,
    conversation: &mut Conversation,
    gone: &Conversation,
) -> Vec<(MessageId, u32)> {
    let messages = turn.ledger.messages(gone.id, 1, gone.seq as usize);
    let mut moved = Vec::with_capacity(messages.len());
    for message in messages {
        moved.push((message.id, message.seq));
        conversation.seq += 1;
        put_into(turn, message, conversation.id, conversation.seq);
    }
    moved
}

/// Puts a message into a place of another conversation, and has what is on its way out leave in the
/// order of that one.
pub(super) fn put_into(
    turn: &mut Turn<'_>,
    mut message: Message,
    conversation: ConversationId,
    seq: u32,
) {
    if let Some(mut delivery) = turn.ledger.delivery(message.id) {
        let lanes = &mut turn.state.lanes;
        lanes.settle(delivery.conversation, delivery.message);
        delivery.conversation = conversation;
        lanes.absorb(&delivery);
        turn.put(&Change::Delivery(Box::new(delivery)));
    }
    message.conversation = conversation;
    message.seq = seq;
    turn.put(&Change::Message(Box::new(message)));
}

/// Unfinished answers go along where their author has none there yet.
fn carry_drafts(turn: &mut Turn<'_>, into: ConversationId, from: ConversationId, before: u32) {
    let people: Vec<AgentId> = turn.state.people.keys().copied().collect();
    for agent in people {
        let Some(mut draft) = turn.ledger.draft(agent, from) else {
            continue;
        };
        turn.put(&Change::Draft(agent, from, None));
        if turn.ledger.draft(agent, into).is_none() {
            draft.base_seq = draft.base_seq.saturating_add(before);
            turn.put(&Change::Draft(agent, into, Some(Box::new(draft))));
        }
    }
}

/// Ends the one that goes.
pub(super) fn leave(turn: &mut Turn<'_>, mut gone: Conversation, into: ConversationId) {
    let id = gone.id;
    gone.merged_into = Some(into);
    gone.work = Work::Done;
    gone.interaction = Interaction::Resolved;
    gone.unread = 0;
    gone.seq = 0;
    turn.keep(gone);
    turn.event(Some(id), What::MergedInto(into));
}

/// What the one that stays has of the other from now on.
fn join(conversation: &mut Conversation, gone: &Conversation) {
    conversation.unread = conversation.unread.saturating_add(gone.unread);
    conversation.received_at = conversation.received_at.max(gone.received_at);
    let room = TAGS_MAX.saturating_sub(conversation.tags.len());
    let tags: Vec<_> = gone
        .tags
        .difference(&conversation.tags)
        .take(room)
        .cloned()
        .collect();
    conversation.tags.extend(tags);
    for (name, value) in &gone.fields {
        let fields = &mut conversation.fields;
        fields.entry(name.clone()).or_insert_with(|| value.clone());
    }
    let replies = conversation
        .first_reply_at
        .into_iter()
        .chain(gone.first_reply_at);
    conversation.first_reply_at = replies.min();
    if conversation.interaction == Interaction::New && conversation.first_reply_at.is_some() {
        conversation.interaction = Interaction::Open;
    }
}

/// Takes a merge back: every message stands where it stood. Refused once either of the two went on.
pub(super) fn part(
    turn: &mut Turn<'_>,
    conversation: &mut Conversation,
    prior: &Conversation,
    parted: &Parted,
    stamp: Moment,
) -> Result<(), Refusal> {
    let gone = turn.conversation(parted.gone.id)?;
    let grown = prior.seq as usize + parted.moved.len();
    let went_on = gone.updated_at != stamp || conversation.seq as usize != grown;
    if gone.merged_into != Some(prior.id) || went_on {
        return Err(Refusal::NothingToUndo);
    }
    for (id, seq) in &parted.moved {
        if let Some(message) = turn.ledger.message(*id) {
            put_into(turn, message, gone.id, *seq);
        }
    }
    conversation.seq = prior.seq;
    conversation.unread = prior.unread;
    conversation.received_at = prior.received_at;
    let mut back = parted.gone.clone();
    back.routing.fence = gone.routing.fence + 1;
    if matches!(back.work, Work::Offered { .. }) {
        back.work = Work::Queued;
    }
    let id = back.id;
    turn.keep(back);
    turn.event(Some(id), What::Undone);
    Ok(())
}

/// The most messages one merge can move: it is one commit. Merging the other way round may still do.
const MERGE_MESSAGES_MAX: u32 = 1_000;
