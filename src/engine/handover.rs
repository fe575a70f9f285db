//! A program, or whoever has a piece, gives it to people with what was found out (R17).

use std::collections::BTreeMap;

use crate::access::action::Action;
use crate::domain::conversation::{Interaction, Untaken, Work};
use crate::domain::text::{clip, line};
use crate::domain::{ConversationId, Name};

use super::answer::Answer;
use super::assign::{enter_queue, owned, undoable};
use super::event::{Cause, What};
use super::refusal::Refusal;
use super::turn::Turn;

/// Puts a piece into the line of a queue with the fields collected and its original age: whoever waited
/// while a program asked questions has waited (R1, R17). Its giver is not shown it again.
pub(super) fn hand_over(
    turn: &mut Turn<'_>,
    id: ConversationId,
    queue: Option<Name>,
    fields: BTreeMap<String, String>,
) -> Result<Answer, Refusal> {
    let mut conversation = turn.conversation(id)?;
    let from = conversation.routing.queue.clone();
    turn.demand_on(Action::ConversationTransfer, &conversation)?;
    let giver = owned(turn, &conversation, Action::SuperviseReassign)?;
    if matches!(conversation.work, Work::WrapUp { .. }) {
        return Err(Refusal::WrongState("ended"));
    }
    let to = queue.unwrap_or_else(|| from.clone());
    let plan = turn.plan();
    let target = plan
        .queues
        .get(&to)
        .ok_or_else(|| Refusal::NoSuch("queue", to.to_string()))?;
    let family = turn.queue(&from).family;
    if family != target.family {
        return Err(Refusal::OtherFamily {
            from: family,
            to: target.family.clone(),
        });
    }
    let prior = conversation.clone();
    let mut names = Vec::new();
    for (name, value) in fields {
        let name = line(&name, FIELD_NAME_BYTES_MAX);
        let value = clip(&value, FIELD_BYTES_MAX).to_owned();
        names.push(name.clone());
        conversation.fields.insert(name, value);
    }
    if conversation.fields.len() > FIELDS_MAX as usize {
        return Err(Refusal::TooMany("fields", FIELDS_MAX));
    }
    enter_queue(turn, &mut conversation, to.clone());
    let tried = &mut conversation.routing.tried;
    tried.insert(giver, Untaken::Declined(None));
    conversation.work = Work::Queued;
    let handed = What::HandedOver {
        from: giver,
        to: to.clone(),
        fields: names,
    };
    turn.event(Some(id), handed);
    if conversation.interaction == Interaction::Resolved {
        // What the program last said is no answer to what it hands over.
        conversation.interaction = Interaction::Open;
        turn.event(Some(id), What::Interaction(Interaction::Open));
        super::case::reopened(turn, conversation.case);
    }
    turn.keep(conversation);
    turn.event(Some(id), What::Released(giver, Cause::HandedOver));
    turn.event(Some(id), What::Queued(to, Cause::HandedOver));
    Ok(undoable(turn, prior))
}

/// The most fields of one conversation.
const FIELDS_MAX: u32 = 50;

/// The longest name of a field, in bytes.
const FIELD_NAME_BYTES_MAX: usize = 64;

/// The longest value of a field, in bytes.
const FIELD_BYTES_MAX: usize = 2_000;
