//! What stays inside the desk: notes, whispers, drafts, and having seen something.

use crate::access::action::Action;
use crate::domain::ConversationId;
use crate::domain::MessageId;
use crate::domain::attachment::Attachment;
use crate::domain::message::{Author, Direction, Message, Scope, State};
use crate::domain::text::{BODY_BYTES_MAX, clip};

use super::agent_of;
use super::answer::Answer;
use super::change::{Change, Draft};
use super::event::What;
use super::refusal::Refusal;
use super::turn::Turn;
use super::undo;

/// Writes a note (ruling 3): for its author alone, for the team, or a supervisor's word to the owner.
pub(super) fn note(
    turn: &mut Turn<'_>,
    id: ConversationId,
    scope: Scope,
    text: String,
    attachments: Vec<Attachment>,
    called: Option<[u8; 16]>,
) -> Result<Answer, Refusal> {
    let mut conversation = turn.conversation(id)?;
    let action = match scope {
        Scope::Whisper => Action::SuperviseWhisper,
        Scope::Author | Scope::Team => Action::ConversationNote,
    };
    turn.demand_on(action, &conversation)?;
    if text.trim().is_empty() && attachments.is_empty() {
        return Err(Refusal::EmptyText);
    }
    if text.len() > BODY_BYTES_MAX {
        return Err(Refusal::OutOfRange("text"));
    }
    turn.state.counters.message += 1;
    let message_id = MessageId(turn.state.counters.message);
    conversation.seq += 1;
    let seq = conversation.seq;
    let message = Message {
        id: message_id,
        conversation: id,
        seq,
        split_from: None,
        direction: Direction::Note(scope),
        author: undo::agent_of(turn.by).map_or(Author::Desk, Author::Agent),
        channel: conversation.channel.clone(),
        at: turn.now,
        written_at: None,
        subject: None,
        text,
        html: None,
        attachments,
        raw: None,
        external_id: None,
        state: State::Received,
        auto: false,
        envelope: None,
        called,
        checks: None,
        marks: None,
        manner: None,
    };
    turn.put(&Change::Message(Box::new(message)));
    turn.keep(conversation);
    turn.event(Some(id), What::Noted(message_id));
    Ok(Answer::Message {
        message: message_id,
        conversation: id,
        seq,
        undo: None,
    })
}

/// Keeps an unfinished answer of its author's; empty text drops it.
pub(super) fn draft(
    turn: &mut Turn<'_>,
    id: ConversationId,
    text: &str,
    base_seq: u32,
) -> Result<Answer, Refusal> {
    let me = agent_of(turn.by)?;
    let conversation = turn.conversation(id)?;
    turn.demand_on(Action::ConversationReply, &conversation)?;
    let had = turn.ledger.draft(me, id).is_some();
    if text.is_empty() && !had {
        return Ok(Answer::Done);
    }
    let text = clip(text, BODY_BYTES_MAX).to_owned();
    let shown = text.is_empty() || !had;
    let draft = (!text.is_empty()).then(|| {
        Box::new(Draft {
            text,
            base_seq,
            at: turn.now,
        })
    });
    turn.put(&Change::Draft(me, id, draft));
    // Colleagues are told that there is one and that there is none any more, not of every letter.
    if shown {
        turn.event(Some(id), What::Drafted(me));
    }
    Ok(Answer::Done)
}

/// Somebody has seen the messages up to here.
pub(super) fn seen(turn: &mut Turn<'_>, id: ConversationId, seq: u32) -> Result<Answer, Refusal> {
    let mut conversation = turn.conversation(id)?;
    turn.demand_on(Action::ConversationRead, &conversation)?;
    if conversation.unread == 0 || seq < conversation.seq {
        return Ok(Answer::Done);
    }
    let updated_at = conversation.updated_at;
    conversation.unread = 0;
    let what = What::Seen(undo::agent_of(turn.by).unwrap_or_default(), seq);
    turn.keep_quietly(conversation, updated_at);
    turn.event(Some(id), what);
    Ok(Answer::Done)
}
