//! Taking back: for a few seconds, what a conversation was before can be had again.

use std::collections::BTreeMap;

use crate::domain::approval::RECALLED;
use crate::domain::case::Case;
use crate::domain::conversation::{Conversation, Routing, Work};
use crate::domain::delivery::Stage;
use crate::domain::message::State as MessageState;
use crate::domain::{AgentId, ConversationId, MessageId, Moment, Span};

use super::answer::Answer;
use super::change::Change;
use super::event::{Actor, What};
use super::join::{self, Parted};
use super::refusal::Refusal;
use super::split::{self, Off};
use super::turn::Turn;

/// How long an act can be taken back.
pub(super) const UNDO_SPAN: Span = Span::seconds(10);

/// The most acts that can be taken back at once; the oldest gives way.
const UNDOS_MAX: usize = 1_000;

/// What can be taken back. Soft: a restart forgets it, and says that there is nothing to take back.
#[derive(Debug, Default)]
pub(super) struct Undos(BTreeMap<u64, Undo>);

#[derive(Debug)]
struct Undo {
    by: Actor,
    until: Moment,
    /// How it was before.
    prior: Box<Conversation>,
    /// The moment of the act; a later change of the conversation makes taking back impossible.
    stamp: Moment,
    /// The message the act sent.
    message: Option<MessageId>,
    /// The messages the act moved.
    moved: Option<Moved>,
    /// How cases stood before the act moved them.
    cases: Vec<Case>,
}

/// Messages that an act moved between conversations.
#[derive(Debug)]
pub(super) enum Moved {
    /// Two became one.
    Merged(Box<Parted>),
    /// One became two.
    Split(Off),
}

impl Undos {
    fn keep(&mut self, token: u64, undo: Undo) {
        self.0.retain(|_, kept| kept.until > undo.stamp);
        while self.0.len() >= UNDOS_MAX {
            self.0.pop_first();
        }
        self.0.insert(token, undo);
    }

    /// Nothing of a conversation can be had again.
    pub(super) fn forget(&mut self, id: ConversationId) {
        self.0.retain(|_, kept| kept.prior.id != id);
    }
}

/// Makes an act on a conversation one that can be taken back for a while.
pub(super) fn offer(
    turn: &mut Turn<'_>,
    prior: Conversation,
    message: Option<MessageId>,
    span: Span,
) -> Option<(u64, Moment)> {
    keep(turn, prior, message, None, span)
}

/// The same for a merge or a split.
pub(super) fn offer_moving(
    turn: &mut Turn<'_>,
    prior: Conversation,
    moved: Moved,
) -> Option<(u64, Moment)> {
    keep(turn, prior, None, Some(moved), UNDO_SPAN)
}

fn keep(
    turn: &mut Turn<'_>,
    prior: Conversation,
    message: Option<MessageId>,
    moved: Option<Moved>,
    span: Span,
) -> Option<(u64, Moment)> {
    if !matches!(turn.by, Actor::Agent(_) | Actor::Operator(_)) || span <= Span::ZERO {
        return None;
    }
    turn.state.counters.undo += 1;
    let token = turn.state.counters.undo;
    let until = turn.now + span;
    let undo = Undo {
        by: turn.by,
        until,
        prior: Box::new(prior),
        stamp: turn.now,
        message,
        moved,
        cases: turn.cases.values().cloned().collect(),
    };
    turn.state.undos.keep(token, undo);
    Some((token, until))
}

/// Takes an act back.
pub(super) fn take_back(turn: &mut Turn<'_>, token: u64) -> Result<Answer, Refusal> {
    let undo = turn
        .state
        .undos
        .0
        .get(&token)
        .ok_or(Refusal::NothingToUndo)?;
    if undo.by != turn.by || undo.until <= turn.now {
        return Err(Refusal::NothingToUndo);
    }
    let id: ConversationId = undo.prior.id;
    let mut conversation = turn.conversation(id)?;
    if conversation.updated_at != undo.stamp || conversation.merged_into.is_some() {
        return Err(Refusal::NothingToUndo);
    }
    // Taken out while it is used, put back where it is refused.
    let Some(undo) = turn.state.undos.0.remove(&token) else {
        return Err(Refusal::NothingToUndo);
    };
    if let Err(refusal) = part_with(turn, &mut conversation, &undo) {
        turn.state.undos.0.insert(token, undo);
        return Err(refusal);
    }
    let prior = *undo.prior;
    let held_by = conversation.work.agent();
    let wrote = match conversation.work {
        Work::WrapUp { agent, .. } => Some(agent),
        _ => None,
    };
    conversation.work = match prior.work {
        // An offer's time has gone by meanwhile; the line is where it came from.
        Work::Offered { .. } => Work::Queued,
        work => work,
    };
    conversation.interaction = prior.interaction;
    // Going back is a grant of its own: the number of an earlier one must never hold again.
    let fence = conversation.routing.fence + u32::from(conversation.work.agent() != held_by);
    conversation.routing = Routing {
        fence,
        ..prior.routing
    };
    conversation.master = prior.master;
    conversation.fields = prior.fields;
    conversation.tags = prior.tags;
    conversation.subject = prior.subject;
    conversation.disposition = prior.disposition;
    conversation.first_reply_at = prior.first_reply_at;
    turn.keep(conversation);
    turn.event(Some(id), What::Undone);
    for case in undo.cases {
        super::case::back(turn, id, &case);
    }
    if let Some(agent) = wrote {
        super::presence::end_writing_up(turn, agent);
    }
    Ok(Answer::Done)
}

/// What an act sent or moved.
fn part_with(
    turn: &mut Turn<'_>,
    conversation: &mut Conversation,
    undo: &Undo,
) -> Result<(), Refusal> {
    match (undo.message, &undo.moved) {
        (Some(message), _) => recall(turn, message),
        (None, Some(Moved::Merged(parted))) => {
            join::part(turn, conversation, &undo.prior, parted, undo.stamp)
        }
        (None, Some(Moved::Split(off))) => {
            split::rejoin(turn, conversation, &undo.prior, off, undo.stamp)
        }
        (None, None) => Ok(()),
    }
}

/// Takes a message back that has not left yet.
fn recall(turn: &mut Turn<'_>, id: MessageId) -> Result<(), Refusal> {
    let delivery = turn.ledger.delivery(id).ok_or(Refusal::NothingToUndo)?;
    if delivery.attempts > 0 || !matches!(delivery.stage, Stage::Ready { .. } | Stage::Held) {
        return Err(Refusal::NothingToUndo);
    }
    let mut message = turn.ledger.message(id).ok_or(Refusal::NothingToUndo)?;
    message.state = MessageState::Failed {
        code: RECALLED.into(),
        text: String::new(),
    };
    turn.state.lanes.settle(delivery.conversation, id);
    turn.put(&Change::DeliverySettled(id));
    turn.put(&Change::Message(Box::new(message)));
    turn.event(Some(delivery.conversation), What::MessageState(id));
    if delivery.stage == Stage::Held {
        turn.event(Some(delivery.conversation), What::Withdrawn(id));
    }
    Ok(())
}

/// Who acted, where it was a person with an account.
pub(super) fn agent_of(by: Actor) -> Option<AgentId> {
    match by {
        Actor::Agent(agent) => Some(agent),
        _ => None,
    }
}
