//! Making two conversations of one: a matter that came up on the way gets a life and a case of its own.
//!
//! Its messages move. A message stands in one conversation, so that nobody answers it twice and
//! nothing that counts messages counts it twice.

use crate::access::action::Action;
use crate::domain::conversation::{Conversation, Interaction, Work};
use crate::domain::message::{Direction, Message};
use crate::domain::{CaseId, ConversationId, MessageId, Moment};

use super::answer::Answer;
use super::event::{Cause, What};
use super::intake;
use super::join;
use super::refusal::Refusal;
use super::thread;
use super::turn::Turn;
use super::undo::{self, Moved};

/// Begins another conversation, with a case of its own, of the messages from `seq` on.
pub(super) fn split(turn: &mut Turn<'_>, id: ConversationId, seq: u32) -> Result<Answer, Refusal> {
    let mut conversation = turn.conversation(id)?;
    turn.demand(Action::ConversationSplit, Some(&conversation.routing.queue))?;
    let messages = turn.ledger.messages(id, seq.max(1), SPLIT_MESSAGES_MAX + 1);
    if messages.is_empty() {
        return Err(Refusal::NoSuch("message", seq.to_string()));
    }
    if !messages.iter().any(is_in) {
        // Nobody would have written in it: whoever answers would answer nothing.
        return Err(Refusal::WrongState("only_ours"));
    }
    if seq <= 1 {
        // Nothing would be left: that is the same conversation with another number.
        return Err(Refusal::OutOfRange("seq"));
    }
    if messages.len() > SPLIT_MESSAGES_MAX {
        let most = u32::try_from(SPLIT_MESSAGES_MAX).unwrap_or(u32::MAX);
        return Err(Refusal::TooMany("messages", most));
    }
    let plan = turn.plan();
    let channel = plan
        .channels
        .get(&conversation.channel)
        .ok_or_else(|| Refusal::ChannelOff(conversation.channel.clone()))?;
    let prior = conversation.clone();
    let (kind, origin) = (channel.case_kind.clone(), channel.origin.clone());
    let case = intake::open_case(
        turn,
        conversation.contact,
        &conversation.subject,
        kind,
        origin,
    );
    let mut new = branch(turn, &conversation, case, &messages);
    let new_id = new.id;
    leave_behind(turn, &mut conversation, seq, &messages);
    let mut moved = Vec::with_capacity(messages.len());
    for mut message in messages {
        moved.push((message.id, message.seq));
        new.seq += 1;
        message.split_from = message.split_from.or(Some(id));
        join::put_into(turn, message, new_id, new.seq);
    }
    let waits = new.work == Work::Queued;
    let queue = new.routing.queue.clone();
    turn.keep(conversation);
    turn.event(Some(id), What::SplitOff { into: new_id, seq });
    turn.keep(new);
    turn.event(Some(new_id), What::SplitFrom(id));
    if waits {
        turn.event(Some(new_id), What::Queued(queue, Cause::Split));
    }
    let off = Off { new: new_id, moved };
    let undo = undo::offer_moving(turn, prior, Moved::Split(off));
    Ok(Answer::Conversation(new_id, case, undo))
}

/// What a split moved, to be put back if it is taken back.
#[derive(Debug)]
pub(super) struct Off {
    /// Where it stands.
    new: ConversationId,
    /// What was moved, and the place that it had.
    moved: Vec<(MessageId, u32)>,
}

/// Takes a split back: every message stands where it stood, and the new number leads there. Refused
/// once either of the two went on.
pub(super) fn rejoin(
    turn: &mut Turn<'_>,
    conversation: &mut Conversation,
    prior: &Conversation,
    off: &Off,
    stamp: Moment,
) -> Result<(), Refusal> {
    let new = turn.conversation(off.new)?;
    let left = prior.seq as usize - off.moved.len();
    let went_on = new.updated_at != stamp
        || new.seq as usize != off.moved.len()
        || conversation.seq as usize != left;
    if new.merged_into.is_some() || went_on {
        return Err(Refusal::NothingToUndo);
    }
    for (id, seq) in &off.moved {
        if let Some(mut message) = turn.ledger.message(*id) {
            message.split_from = message.split_from.filter(|from| *from != conversation.id);
            join::put_into(turn, message, conversation.id, *seq);
        }
    }
    conversation.seq = prior.seq;
    conversation.unread = prior.unread;
    conversation.received_at = prior.received_at;
    let case = new.case;
    join::leave(turn, new, conversation.id);
    super::case::emptied(turn, case);
    Ok(())
}

fn is_in(message: &Message) -> bool {
    message.direction == Direction::In
}

/// The new conversation, as who spoke last in it says: it waits for an answer, or has one and rests
/// with whoever has the other.
fn branch(
    turn: &mut Turn<'_>,
    from: &Conversation,
    case: CaseId,
    messages: &[Message],
) -> Conversation {
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
    new.fields.clone_from(&from.fields);
    new.routing.queue = from.routing.queue.clone();
    new.routing.priority = from.routing.priority;
    let came = messages.iter().filter(|message| is_in(message));
    new.unread = from
        .unread
        .min(u32::try_from(came.count()).unwrap_or(u32::MAX));
    let came = messages.iter().rev().find(|message| is_in(message));
    new.received_at = came.map_or(from.received_at, |message| message.at);
    new.first_reply_at = from.first_reply_at.and_then(|first| {
        let mut answers = messages.iter().filter(|message| {
            message.direction == Direction::Out && spoken(message) && message.at >= first
        });
        answers.next().map(|answer| answer.at)
    });
    let mut last = messages.iter().rev().filter(|message| spoken(message));
    if last.next().is_some_and(is_in) {
        let unanswered = messages
            .iter()
            .rev()
            .filter(|message| spoken(message))
            .take_while(|message| is_in(message))
            .last();
        new.interaction = Interaction::Open;
        new.routing.enqueued_at = unanswered.map_or(new.received_at, |message| message.at);
        new.work = Work::Queued;
    } else {
        let owner = from.work.owner();
        new.interaction = Interaction::Resolved;
        new.routing.fence = u32::from(owner.is_some());
        new.work = owner.map_or(Work::Done, |agent| Work::Waiting { agent });
    }
    new
}

/// Whether somebody said it to somebody. A receipt that the desk sends by itself answers nothing, nor does an
/// answer that waits for approval: what they are for waits all the same.
fn spoken(message: &Message) -> bool {
    match message.direction {
        Direction::In => true,
        Direction::Out => !message.auto && !thread::is_unheard(message),
        Direction::Note(_) => false,
    }
}

/// What stays behind in the one that it was: without what went, who spoke last may be somebody else.
fn leave_behind(turn: &mut Turn<'_>, conversation: &mut Conversation, seq: u32, gone: &[Message]) {
    let from = seq.saturating_sub(LEFT_MESSAGES_MAX).max(1);
    let mut left = turn
        .ledger
        .messages(conversation.id, from, (seq - from) as usize);
    left.retain(spoken);
    let went = gone.iter().filter(|message| is_in(message)).count();
    conversation.seq = seq - 1;
    conversation.unread = conversation
        .unread
        .saturating_sub(u32::try_from(went).unwrap_or(u32::MAX));
    if let Some(message) = left.iter().rev().find(|message| is_in(message)) {
        conversation.received_at = message.at;
    }
    let was_first = |message: &Message| {
        message.direction == Direction::Out && Some(message.at) == conversation.first_reply_at
    };
    if gone.iter().any(was_first) && !left.iter().any(was_first) {
        conversation.first_reply_at = None;
    }
    let answered = left.last().is_some_and(|message| !is_in(message));
    if answered && conversation.interaction == Interaction::Open {
        super::lifecycle::resolved(turn, conversation);
        rest(turn, conversation);
    } else if conversation.interaction == Interaction::Open && conversation.first_reply_at.is_none()
    {
        conversation.interaction = Interaction::New;
    }
}

/// Everything in it has its answer: it rests with whoever has it or was waited for.
fn rest(turn: &mut Turn<'_>, conversation: &mut Conversation) {
    let back = |agent| match agent {
        Some(agent) => Work::Waiting { agent },
        None => Work::Done,
    };
    let known = |agent: &crate::domain::AgentId| turn.state.people.contains_key(agent);
    let preferred = conversation.routing.preferred.filter(known);
    conversation.work = match conversation.work.clone() {
        Work::Active { agent, .. } => Work::Waiting { agent },
        Work::Queued => back(preferred),
        Work::Offered { agent, .. } => {
            turn.event(Some(conversation.id), What::Revoked(agent, Cause::Split));
            back(preferred)
        }
        work => work,
    };
}

/// The most messages one split can carry over: it is one commit.
const SPLIT_MESSAGES_MAX: usize = 500;

/// How many of the messages that stay are looked at for who spoke last.
const LEFT_MESSAGES_MAX: u32 = 100;
