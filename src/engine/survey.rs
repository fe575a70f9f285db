//! What a customer thinks of a conversation, asked by a link. Whoever has the link answers, once, and after a
//! while nobody does; it opens nothing else.

use crate::domain::ConversationId;
use crate::domain::survey::{self, Code};

use super::answer::Answer;
use super::change::{Change, Seen};
use super::command::Rating;
use super::deed;
use super::event::Actor;
use super::refusal::Refusal;
use super::turn::Turn;

/// A new link for a conversation; nothing where it is not known at which address customers reach the desk.
pub(super) fn link(turn: &mut Turn<'_>, conversation: ConversationId) -> Option<String> {
    let desk = turn.state.plan.desk.url.clone()?;
    let code = Code::new(conversation, turn.nonce);
    ask(turn, conversation, &code);
    Some(code.link(&desk))
}

/// From now on a code can be answered.
pub(super) fn ask(turn: &mut Turn<'_>, conversation: ConversationId, code: &Code) {
    keep(turn, conversation, code.asked());
}

/// Takes the answer to a code.
pub(super) fn answer(turn: &mut Turn<'_>, rating: &Rating) -> Result<Answer, Refusal> {
    let code = &rating.code;
    let asked = turn.ledger.key_seen(&survey::channel(), &code.asked());
    let within = turn.state.plan.desk.survey_within;
    let asked = asked
        .filter(|asked| turn.now.since(asked.at) <= within)
        .ok_or_else(|| Refusal::NoSuch("survey", code.to_string()))?;
    if let Some(seen) = turn.ledger.key_seen(&survey::channel(), &code.answered()) {
        return Ok(Answer::Duplicate {
            message: None,
            conversation: seen.conversation,
        });
    }
    let mut conversation = turn.conversation(asked.conversation)?;
    // It became part of another, which is then the one that they mean.
    if let Some(into) = conversation.merged_into {
        conversation = turn.conversation(into)?;
    }
    turn.by = Actor::Contact(conversation.contact);
    let id = conversation.id;
    deed::rate(turn, conversation, rating.score, &rating.remark)?;
    keep(turn, id, code.answered());
    Ok(Answer::Done)
}

fn keep(turn: &mut Turn<'_>, conversation: ConversationId, key: String) {
    turn.put(&Change::KeySeen {
        channel: survey::channel(),
        key,
        seen: Seen {
            message: None,
            conversation,
            at: turn.now,
        },
    });
}
