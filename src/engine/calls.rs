//! A call that runs elsewhere, as its channel's other side tells of it: it stands on the timeline of whoever
//! it is with.

use crate::domain::deed::Called;
use crate::domain::{Address, ConversationId, Name};

use super::command::{Inbound, Thread, Told};
use super::event::{Actor, What};
use super::refusal::Refusal;
use super::turn::Turn;
use super::{intake, way};

/// Takes note of how far a call is. One with somebody who never wrote begins a conversation, which is
/// nobody's work.
pub(super) fn called(
    turn: &mut Turn<'_>,
    told: &Told,
    call: &Called,
) -> Result<ConversationId, Refusal> {
    let with = told.deed.from.as_ref();
    let known = match (call.work, with) {
        (Some(work), _) => {
            let conversation = turn.conversation(work)?;
            if conversation.channel != told.channel || conversation.merged_into.is_some() {
                return Err(Refusal::NoConversation);
            }
            Some(work)
        }
        (None, Some(with)) => way::last_spoken(turn, &told.channel, with),
        (None, None) => return Err(Refusal::NoSuch("address", String::new())),
    };
    let agent = match &call.agent {
        Some(name) => turn.ledger.agent_named(name),
        None => None,
    };
    let id = match (known, with) {
        (Some(known), _) => known,
        (None, Some(with)) => {
            intake::begin_quietly(turn, &nothing_said(&told.channel, with, &call.name))?
        }
        (None, None) => return Err(Refusal::NoConversation),
    };
    turn.by = Actor::Connector;
    turn.event(Some(id), What::Called(call.state, agent));
    if let Some(recording) = &call.recording {
        turn.event(Some(id), What::Recorded(recording.clone()));
    }
    Ok(id)
}

/// What somebody is known by who has only called.
fn nothing_said(channel: &Name, from: &Address, called: &str) -> Inbound {
    Inbound {
        channel: channel.clone(),
        key: String::new(),
        from: from.clone(),
        aliases: Vec::new(),
        from_name: called.to_owned(),
        ours: None,
        cc: Vec::new(),
        thread: Thread {
            by_peer: true,
            ..Thread::default()
        },
        chain: Vec::new(),
        subject: Some(from.value.clone()),
        text: String::new(),
        html: None,
        attachments: Vec::new(),
        raw: None,
        external_id: None,
        written_at: None,
        auto: false,
        history: true,
        checks: None,
        language: None,
        fields: [].into(),
        typed: false,
    }
}
