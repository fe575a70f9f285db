//! What of the record is a visitor's to see: their own messages, what was sent to them, where it stands.

use std::collections::BTreeSet;

use super::{Visitor, WebChat};
use crate::channels::webchat::Site;
use crate::channels::webchat::told::{self, Shown, Stage, Standing};
use crate::domain::case::Reference;
use crate::domain::conversation::{Conversation, RATING_FIELD, Work};
use crate::domain::message::{Author, Direction, Message, State};
use crate::domain::{Address, ConversationId, MessageId, Name, link};
use crate::engine::change::Seen;
use crate::protocol::Refusal;
use crate::store::Snapshot;
use crate::store::snapshot::Found;

/// What a visitor sees when they come.
pub(super) struct Sight {
    /// Messages, oldest first.
    pub(super) messages: Vec<Shown>,
    /// More came since than are in it.
    pub(super) gap: bool,
    /// The conversation in which something happened last.
    pub(super) newest: Option<Conversation>,
    /// Where they can be written to by mail, as the record has it.
    pub(super) mail: Option<Address>,
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
            let contact = snapshot.contact_at(&peer)?;
            let contact = contact
                .map(|id| snapshot.contact(id))
                .transpose()?
                .flatten();
            let mail = contact.and_then(|contact| contact.mail(&channel));
            Ok((last(snapshot, &channel, &peer)?, mail))
        });
        let (all, mail) = found.await?;
        let mut conversations = Vec::new();
        let mut messages = Vec::new();
        for (conversation, mut last) in all {
            conversations.push(conversation);
            messages.append(&mut last);
        }
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
        Ok(Sight {
            messages: shown,
            gap,
            mail,
            theirs: conversations.iter().map(|it| it.id).collect(),
            newest: conversations.into_iter().max_by_key(|it| it.updated_at),
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
        let mut shown = told::shown(message, &site.passes, &visitor.who, name)?;
        let places = link::places(message.id, &message.text);
        if message.direction == Direction::Out && !places.is_empty() {
            let secret = |named: &link::Named| self.desk.thread_key.file_secret(named);
            shown.text = link::revealed(message.id, &message.text, secret);
            let mut place = 0;
            shown.files.retain(|_| {
                place += 1;
                !places.contains(&place)
            });
        }
        Some(shown)
    }

    /// Where a conversation stands, for its customer; where there is none, whether anybody is there.
    pub(super) fn standing(&self, channel: &Name, conversation: Option<&Conversation>) -> Standing {
        let mut standing = conversation.map_or_else(Standing::default, |it| self.stands(it));
        standing.by_mail = conversation.is_some_and(|it| it.channel != *channel);
        self.in_line(&mut standing, channel, conversation);
        standing
    }

    fn stands(&self, it: &Conversation) -> Standing {
        let stage = match &it.work {
            Work::Unrouted | Work::Queued | Work::Offered { .. } => Stage::Waiting,
            Work::Active { .. } | Work::Waiting { .. } => Stage::With,
            Work::Snoozed { agent, .. } if agent.is_some() => Stage::With,
            Work::Snoozed { .. } => Stage::Waiting,
            Work::WrapUp { .. } | Work::Done => Stage::Ended,
        };
        let owner = it.work.owner().filter(|_| stage == Stage::With);
        let agent = owner.and_then(|id| self.desk.directory.agent(id));
        Standing {
            stage,
            reference: Some(Reference(it.case).to_string()),
            agent: agent.map(|agent| agent.display.clone()),
            unopened: it.unread,
            rated: it.fields.get(RATING_FIELD).and_then(|it| it.parse().ok()),
            ..Standing::default()
        }
    }
}

/// The conversations of a visitor with the last messages of each, newest conversation first.
pub(super) fn last(
    snapshot: &Snapshot,
    channel: &Name,
    peer: &Address,
) -> Found<Vec<(Conversation, Vec<Message>)>> {
    let mut found = Vec::new();
    let mut ids = snapshot.conversations_with(channel, peer, CONVERSATIONS_MAX)?;
    // One that was begun here and goes on by another way is theirs still.
    let elsewhere = snapshot.key_seen(channel, &Seen::key_of_peer(peer))?;
    let elsewhere = elsewhere.map(|seen| seen.conversation);
    ids.extend(elsewhere.filter(|id| !ids.contains(id)));
    for id in ids {
        if let Some(conversation) = snapshot.conversation(id)? {
            let from = conversation.seq.saturating_sub(SHOWN_MAX) + 1;
            let messages = snapshot.messages(id, from, SHOWN_MAX as usize)?;
            found.push((conversation, messages));
        }
    }
    Ok(found)
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
const SHOWN_MAX: u32 = 100;

/// How many conversations with one visitor are looked at.
const CONVERSATIONS_MAX: usize = 16;
