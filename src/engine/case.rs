//! The case behind conversations: set by people, and by the few rules everybody expects.

use std::collections::BTreeMap;

use crate::access::action::Action;
use crate::domain::case::{CaseStatus, Reference};
use crate::domain::contact::Contact;
use crate::domain::conversation::Conversation;
use crate::domain::text::clip;
use crate::domain::{CaseId, ConversationId, Name};

use super::answer::Answer;
use super::change::Change;
use super::event::What;
use super::refusal::Refusal;
use super::turn::Turn;

/// Somebody says where it stands.
pub(super) fn status(
    turn: &mut Turn<'_>,
    id: ConversationId,
    status: CaseStatus,
) -> Result<Answer, Refusal> {
    let conversation = turn.conversation(id)?;
    turn.demand(Action::ConversationEdit, Some(&conversation.routing.queue))?;
    set(turn, conversation.case, Some(id), status);
    Ok(Answer::Done)
}

/// Its number in another system.
pub(super) fn external(
    turn: &mut Turn<'_>,
    id: ConversationId,
    external: Option<String>,
) -> Result<Answer, Refusal> {
    let conversation = turn.conversation(id)?;
    turn.demand(Action::ConversationEdit, Some(&conversation.routing.queue))?;
    let mut case = turn
        .ledger
        .case(conversation.case)
        .ok_or(Refusal::NoConversation)?;
    case.external = external.map(|text| clip(text.trim(), EXTERNAL_CASE_BYTES_MAX).to_owned());
    turn.put(&Change::Case(Box::new(case)));
    turn.event(Some(id), What::Related(conversation.case));
    Ok(Answer::Done)
}

/// What kind of matter it is.
pub(super) fn kind(
    turn: &mut Turn<'_>,
    id: ConversationId,
    kind: Option<Name>,
) -> Result<Answer, Refusal> {
    let conversation = turn.conversation(id)?;
    turn.demand(Action::ConversationEdit, Some(&conversation.routing.queue))?;
    let mut case = turn
        .ledger
        .case(conversation.case)
        .ok_or(Refusal::NoConversation)?;
    case.kind = kind;
    turn.put(&Change::Case(Box::new(case)));
    turn.event(Some(id), What::Related(conversation.case));
    Ok(Answer::Done)
}

/// Another case is the one a conversation belongs to (acceptance 4.15).
pub(super) fn relate(
    turn: &mut Turn<'_>,
    id: ConversationId,
    case: CaseId,
) -> Result<Answer, Refusal> {
    let mut conversation = turn.conversation(id)?;
    turn.demand(Action::ConversationEdit, Some(&conversation.routing.queue))?;
    if turn.ledger.case(case).is_none() {
        return Err(Refusal::NoSuch("case", case.to_string()));
    }
    conversation.case = case;
    turn.keep(conversation);
    turn.event(Some(id), What::Related(case));
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

fn set(turn: &mut Turn<'_>, id: CaseId, conversation: Option<ConversationId>, status: CaseStatus) {
    let Some(mut case) = turn.ledger.case(id) else {
        return;
    };
    if case.status == status {
        return;
    }
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
        ("queue", conversation.routing.queue.to_string()),
        ("desk", turn.state.plan.desk.name.clone()),
    ])
}

/// The longest number of another system kept, in bytes.
const EXTERNAL_CASE_BYTES_MAX: usize = 200;
