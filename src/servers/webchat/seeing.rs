//! What of the record is a visitor's to see: their own messages, what was sent to them, where it stands.

use std::collections::BTreeSet;

use super::{Visitor, WebChat};
use crate::channels::webchat::Site;
use crate::channels::webchat::told::{self, Shown, Stage, Standing};
use crate::domain::case::Reference;
use crate::domain::conversation::{Conversation, Work};
use crate::domain::message::{Author, Direction, Message, State};
use crate::domain::{ConversationId, MessageId};
use crate::protocol::Refusal;

/// What a visitor sees when they come.
pub(super) struct Sight {
    /// Messages, oldest first.
    pub(super) messages: Vec<Shown>,
    /// More came since than are in it.
    pub(super) gap: bool,
    /// Where it stands.
    pub(super) standing: Standing,
    /// The conversations that are theirs.
    pub(super) theirs: BTreeSet<ConversationId>,
}

impl WebChat {
    /// What a visitor sees: the last messages, and whether there are others since `since` too.
    pub(super) async fn sight(
        &self,
        site: &Site,
        visitor: &Visitor,
        since: Option<MessageId>,
    ) -> Result<Sight, Refusal> {
        let (channel, peer) = (visitor.channel.clone(), visitor.address.clone());
        let found = self.desk.read(move |snapshot| {
            let ids = snapshot.conversations_with(&channel, &peer, CONVERSATIONS_MAX)?;
            let mut found = Vec::new();
            let mut messages = Vec::new();
            for id in ids {
                let Some(conversation) = snapshot.conversation(id)? else {
                    continue;
                };
                let from = conversation.seq.saturating_sub(SHOWN_MAX) + 1;
                let mut last = snapshot.messages(id, from, SHOWN_MAX as usize)?;
                messages.append(&mut last);
                found.push(conversation);
            }
            Ok((found, messages))
        });
        let (conversations, mut messages) = found.await?;
        messages.sort_by_key(|message| message.id);
        let shown = messages
            .iter()
            .filter_map(|it| self.shown(site, visitor, it));
        let mut shown: Vec<Shown> = shown.collect();
        let older = shown.len().saturating_sub(SHOWN_MAX as usize);
        // All that is left is told, not only what is later than `since`: an answer that waited to be
        // sent has a number from before what was told meanwhile.
        let gap = older > 0 && since.is_some_and(|since| since < shown[older].id);
        shown.drain(..older);
        let newest = conversations.iter().max_by_key(|it| it.updated_at);
        Ok(Sight {
            messages: shown,
            gap,
            standing: self.standing(newest),
            theirs: conversations.iter().map(|it| it.id).collect(),
        })
    }

    /// A message as a visitor is shown it, where they may see it.
    pub(super) fn shown(&self, site: &Site, visitor: &Visitor, message: &Message) -> Option<Shown> {
        let name = match message.author {
            Author::Agent(agent) => self
                .desk
                .directory
                .agent(agent)
                .map(|agent| agent.display.clone())
                .unwrap_or_default(),
            Author::Contact(_) | Author::Desk => String::new(),
        };
        told::shown(message, &site.passes, &visitor.who, name)
    }

    /// Where a conversation stands, for its customer.
    pub(super) fn standing(&self, conversation: Option<&Conversation>) -> Standing {
        let Some(it) = conversation else {
            return Standing {
                attended: true,
                ..Standing::default()
            };
        };
        let stage = match &it.work {
            Work::Unrouted | Work::Queued | Work::Offered { .. } => Stage::Waiting,
            Work::Active { .. } | Work::Waiting { .. } => Stage::With,
            Work::Snoozed { agent, .. } if agent.is_some() => Stage::With,
            Work::Snoozed { .. } => Stage::Waiting,
            Work::WrapUp { .. } | Work::Done => Stage::Ended,
        };
        let owner = it.work.owner().filter(|_| stage == Stage::With);
        let agent = owner.and_then(|id| self.desk.directory.agent(id));
        let live = self.desk.live();
        let queue = live.queues.get(&it.routing.queue);
        Standing {
            stage,
            reference: Some(Reference(it.case).to_string()),
            agent: agent.map(|agent| agent.display.clone()),
            attended: queue.is_none_or(|queue| queue.here > 0),
            position: None,
            unopened: it.unread,
        }
    }
}

/// The messages of the desk that a visitor has now, up to `upto`, and that are not yet known to be so far.
pub(super) fn not_yet(messages: &[Message], upto: MessageId, seen: bool) -> Vec<MessageId> {
    let waits = |message: &&Message| {
        message.direction == Direction::Out
            && message.id <= upto
            && match message.state {
                State::Sent => true,
                State::Delivered => seen,
                _ => false,
            }
    };
    messages.iter().filter(waits).map(|it| it.id).collect()
}

/// How many messages a visitor is shown when they come.
pub(super) const SHOWN_MAX: u32 = 100;

/// How many conversations with one visitor are looked at.
pub(super) const CONVERSATIONS_MAX: usize = 16;
