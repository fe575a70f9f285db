//! Labels, priority, subject, and calling for help.

use std::collections::BTreeSet;

use crate::access::action::Action;
use crate::domain::conversation::{PRIORITY_MAX, TAGS_MAX};
use crate::domain::text::{SUBJECT_BYTES_MAX, line};
use crate::domain::{ConversationId, Name};

use super::agent_of;
use super::answer::Answer;
use super::assign::undoable;
use super::event::What;
use super::refusal::Refusal;
use super::turn::Turn;

/// Puts labels on and takes labels off. Only labels that the configuration names can be put on.
pub(super) fn tag(
    turn: &mut Turn<'_>,
    id: ConversationId,
    add: BTreeSet<Name>,
    remove: BTreeSet<Name>,
) -> Result<Answer, Refusal> {
    let mut conversation = turn.conversation(id)?;
    turn.demand_on(Action::ConversationTag, &conversation)?;
    if let Some(unknown) = add.iter().find(|tag| !turn.state.plan.tags.contains(*tag)) {
        return Err(Refusal::NoSuch("tag", unknown.to_string()));
    }
    let prior = conversation.clone();
    let added: Vec<Name> = add
        .into_iter()
        .filter(|tag| conversation.tags.insert(tag.clone()))
        .collect();
    let removed: Vec<Name> = remove
        .into_iter()
        .filter(|tag| conversation.tags.remove(tag))
        .collect();
    if conversation.tags.len() > TAGS_MAX {
        return Err(Refusal::TooMany(
            "tags",
            u32::try_from(TAGS_MAX).unwrap_or(u32::MAX),
        ));
    }
    if added.is_empty() && removed.is_empty() {
        return Ok(Answer::Done);
    }
    turn.keep(conversation);
    turn.event(Some(id), What::Tagged { added, removed });
    Ok(undoable(turn, prior))
}

/// Changes its place among others: 0 goes first.
pub(super) fn prioritise(
    turn: &mut Turn<'_>,
    id: ConversationId,
    priority: u16,
) -> Result<Answer, Refusal> {
    let mut conversation = turn.conversation(id)?;
    turn.demand_on(Action::ConversationPriority, &conversation)?;
    if priority > PRIORITY_MAX {
        return Err(Refusal::OutOfRange("priority"));
    }
    let prior = conversation.clone();
    conversation.routing.priority = priority;
    turn.keep(conversation);
    turn.event(Some(id), What::Prioritised(priority));
    Ok(undoable(turn, prior))
}

/// Says what it is about.
pub(super) fn subject(
    turn: &mut Turn<'_>,
    id: ConversationId,
    subject: &str,
) -> Result<Answer, Refusal> {
    let mut conversation = turn.conversation(id)?;
    turn.demand_on(Action::ConversationEdit, &conversation)?;
    let subject = line(subject, SUBJECT_BYTES_MAX);
    if subject.is_empty() {
        return Err(Refusal::EmptyText);
    }
    let prior = conversation.clone();
    conversation.subject = subject;
    turn.keep(conversation);
    turn.event(Some(id), What::Retitled);
    Ok(undoable(turn, prior))
}

/// Calls for a supervisor, or no longer.
pub(super) fn flag(
    turn: &mut Turn<'_>,
    id: ConversationId,
    raised: bool,
) -> Result<Answer, Refusal> {
    let conversation = turn.conversation(id)?;
    turn.demand_on(Action::ConversationAskHelp, &conversation)?;
    turn.event(Some(id), What::Flagged(raised));
    Ok(Answer::Done)
}

/// A supervisor is there beside the owner.
pub(super) fn join(turn: &mut Turn<'_>, id: ConversationId) -> Result<Answer, Refusal> {
    let me = agent_of(turn.by)?;
    let conversation = turn.conversation(id)?;
    turn.demand(Action::SuperviseJoin, Some(&conversation.routing.queue))?;
    turn.event(Some(id), What::Joined(me));
    Ok(Answer::Done)
}
