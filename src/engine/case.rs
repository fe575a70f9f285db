//! The case behind conversations: set by people, and by the few rules everybody expects.

use std::collections::BTreeMap;

use crate::access::action::Action;
use crate::domain::called::called_to;
use crate::domain::case::{Case, CaseStatus, Reference};
use crate::domain::contact::Contact;
use crate::domain::conversation::Conversation;
use crate::domain::text::clip;
use crate::domain::{CaseId, ConversationId};

use super::answer::Answer;
use super::change::Change;
use super::command::CaseChange;
use super::event::What;
use super::intake;
use super::refusal::Refusal;
use super::turn::Turn;

/// Changes a case in one act: all of what is asked, or nothing (acceptance 4.15). What is `None` stays.
pub(super) fn change(
    turn: &mut Turn<'_>,
    id: ConversationId,
    asked: CaseChange,
) -> Result<Answer, Refusal> {
    let mut conversation = turn.conversation(id)?;
    turn.demand_on(Action::ConversationEdit, &conversation)?;
    let wanted = asked.relates_to.unwrap_or(conversation.case);
    let case = turn.ledger.case(wanted);
    let mut case = case.ok_or_else(|| Refusal::NoSuch("case", wanted.to_string()))?;
    if asked.relates_to.is_some() {
        if let Some(master) = intake::master_of(turn, wanted) {
            conversation.master = master;
        }
        conversation.case = wanted;
        turn.keep(conversation);
    }
    let before = case.clone();
    if let Some(kind) = asked.kind {
        case.kind = kind;
    }
    if let Some(external) = asked.external {
        case.external = external.map(|text| clip(text.trim(), EXTERNAL_CASE_BYTES_MAX).to_owned());
    }
    let changed = case != before;
    if changed {
        turn.put(&Change::Case(Box::new(case)));
    }
    if changed || asked.relates_to.is_some() {
        turn.event(Some(id), What::Related(wanted));
    }
    if let Some(status) = asked.status {
        set(turn, wanted, Some(id), status);
    }
    Ok(Answer::Done)
}

/// A first look makes a new case an open one; an answer waits for the customer.
pub(super) fn answered(turn: &mut Turn<'_>, id: CaseId) {
    if let Some(case) = turn.ledger.case(id)
        && matches!(case.status, CaseStatus::New | CaseStatus::Open)
    {
        set(turn, id, None, CaseStatus::Pending);
    }
}

/// The customer wrote again: what was thought to be over is not.
pub(super) fn reopened(turn: &mut Turn<'_>, id: CaseId) {
    if let Some(case) = turn.ledger.case(id)
        && matches!(
            case.status,
            CaseStatus::Pending | CaseStatus::Solved | CaseStatus::Closed
        )
    {
        set(turn, id, None, CaseStatus::Open);
    }
}

/// Its conversation ended.
pub(super) fn solved(turn: &mut Turn<'_>, id: CaseId) {
    if let Some(case) = turn.ledger.case(id)
        && !matches!(case.status, CaseStatus::Solved | CaseStatus::Closed)
    {
        set(turn, id, None, CaseStatus::Solved);
    }
}

/// Its conversations went into others: nothing of it is left to do.
pub(super) fn emptied(turn: &mut Turn<'_>, id: CaseId) {
    let of_case = turn.ledger.conversations_in(id, CASE_CONVERSATIONS_MAX);
    let gone = |id: &ConversationId| {
        let conversation = turn.ledger.conversation(*id);
        conversation.is_none_or(|conversation| conversation.merged_into.is_some())
    };
    if of_case.iter().all(gone) {
        set(turn, id, None, CaseStatus::Closed);
    }
}

/// It stands where it stood before an act that was taken back.
pub(super) fn back(turn: &mut Turn<'_>, conversation: ConversationId, before: &Case) {
    set(turn, before.id, Some(conversation), before.status);
    if let Some(mut case) = turn.ledger.case(before.id)
        && case.closed_at != before.closed_at
    {
        case.closed_at = before.closed_at;
        turn.put(&Change::Case(Box::new(case)));
    }
}

fn set(turn: &mut Turn<'_>, id: CaseId, conversation: Option<ConversationId>, status: CaseStatus) {
    let Some(mut case) = turn.ledger.case(id) else {
        return;
    };
    if case.status == status {
        return;
    }
    turn.cases.entry(id).or_insert_with(|| case.clone());
    case.status = status;
    case.closed_at = match status {
        CaseStatus::Closed | CaseStatus::Solved => case.closed_at.or(Some(turn.now)),
        _ => None,
    };
    turn.put(&Change::Case(Box::new(case)));
    turn.event(conversation, What::CaseStatus(status));
}

/// What templates may say about a conversation.
pub(super) fn fields(
    turn: &Turn<'_>,
    conversation: &Conversation,
    contact: Option<&Contact>,
) -> BTreeMap<&'static str, String> {
    let language = contact.and_then(|contact| contact.language.as_deref());
    let plan = &turn.state.plan;
    let queue = called_to(
        &plan.labels,
        ("queue", &conversation.routing.queue),
        language,
        &plan.desk.language,
    );
    BTreeMap::from([
        (
            "name",
            contact
                .map(|contact| contact.shown().to_owned())
                .unwrap_or_default(),
        ),
        ("reference", Reference(conversation.case).to_string()),
        ("number", conversation.id.to_string()),
        ("subject", conversation.subject.clone()),
        ("queue", queue.to_owned()),
        ("desk", plan.desk.name.clone()),
        ("agent", author(turn)),
    ])
}

/// Whoever writes, as customers read it: the desk where nobody does.
pub(super) fn author(turn: &Turn<'_>) -> String {
    let agent = super::undo::agent_of(turn.by).and_then(|id| turn.ledger.agent(id));
    match agent {
        Some(agent) if !agent.display.is_empty() => agent.display,
        Some(agent) => agent.name.to_string(),
        None => turn.state.plan.desk.name.clone(),
    }
}

/// How many conversations of a case are looked at for one that lives.
const CASE_CONVERSATIONS_MAX: usize = 50;

/// The longest number of another system kept, in bytes.
const EXTERNAL_CASE_BYTES_MAX: usize = 200;
