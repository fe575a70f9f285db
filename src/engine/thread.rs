//! Which conversation a message goes on with, who takes part in it, and the chain of ids it continues.

use std::collections::BTreeSet;

use crate::domain::approval::{GIVEN_BACK, RECALLED};
use crate::domain::conversation::Conversation;
use crate::domain::message::{
    Author, Direction, EXTERNAL_ID_BYTES_MAX, Envelope, Message, REFERENCES_MAX, State,
};
use crate::domain::{Address, ContactId, ConversationId, MasterId, MessageId, Name};
use crate::routing::plan;

use super::change::{Change, Seen};
use super::command::Inbound;
use super::turn::Turn;
use super::way;

/// Where a customer's message belongs.
pub(super) struct Found {
    /// The conversation it goes on with; none where it begins a new one.
    pub(super) conversation: Option<Conversation>,
    /// It names one in which its sender takes no part, or shows a token that is none of ours.
    pub(super) doubted: bool,
    /// The one it names so.
    pub(super) named: Option<ConversationId>,
    /// What ties it to the conversation it would go on with, had that not been closed too long ago.
    pub(super) follows: Option<MasterId>,
}

/// The conversation a message goes on with, strongest sign first.
///
/// However strong the sign, only who takes part is let in: tokens and ids are in every forward and
/// every archive, and whoever has one must not be able to speak as the customer (A2, A3).
pub(super) fn find(
    turn: &Turn<'_>,
    inbound: &Inbound,
    contact: ContactId,
    channel: &plan::Channel,
) -> Found {
    let thread = &inbound.thread;
    let mut doubt: Option<ConversationId> = None;
    let mut seen = BTreeSet::new();
    for id in by_token(turn, inbound)
        .into_iter()
        .chain(by_reference(turn, inbound))
    {
        let Some(conversation) = followed(turn, id) else {
            continue;
        };
        if !seen.insert(conversation.id) {
            continue;
        }
        if takes_part(turn, &conversation, &inbound.from, contact) {
            return Found {
                doubted: false,
                named: None,
                ..going_on(turn, Some(conversation), channel)
            };
        }
        doubt.get_or_insert(conversation.id);
    }
    let by_case = || {
        let of_case = turn
            .ledger
            .conversations_in(thread.case?, CASE_CONVERSATIONS_MAX);
        let mut newest_first = of_case.into_iter().rev();
        newest_first.find_map(|id| {
            followed(turn, id).filter(|found| takes_part(turn, found, &inbound.from, contact))
        })
    };
    let by_key = || {
        let key = thread.key.as_ref()?;
        // Several may write in one thread of the other side's: each has a conversation of their own, so
        // that what one asked is never answered to another.
        [thread_key(key), own_thread_key(key, contact)]
            .iter()
            .filter_map(|key| turn.ledger.key_seen(&inbound.channel, key))
            .filter_map(|seen| followed(turn, seen.conversation))
            .find(|found| takes_part(turn, found, &inbound.from, contact))
    };
    // Ids that the desk never saw, but somebody in a conversation of it named before.
    let by_foreign = || {
        let ids = thread.references.iter().take(FOREIGN_MAX);
        ids.filter_map(|id| turn.ledger.key_seen(&inbound.channel, &foreign_key(id)))
            .filter_map(|seen| followed(turn, seen.conversation))
            .find(|found| takes_part(turn, found, &inbound.from, contact))
    };
    let by_peer = || {
        let with = || way::last_spoken(turn, &inbound.channel, &inbound.from);
        followed(turn, thread.by_peer.then(with).flatten()?)
    };
    let conversation = by_foreign()
        .or_else(by_case)
        .or_else(by_key)
        .or_else(by_peer);
    Found {
        doubted: thread.forged || doubt.is_some(),
        named: doubt,
        ..going_on(turn, conversation, channel)
    }
}

/// The conversation of its token; what it answers may have been moved on from there by a split.
fn by_token(turn: &Turn<'_>, inbound: &Inbound) -> Option<ConversationId> {
    let token = inbound.thread.token?;
    let named = followed(turn, token).map_or(token, |found| found.id);
    let mut answered = inbound.thread.references.iter().filter_map(|external| {
        let message = known_as(turn, &inbound.channel, external)?;
        turn.ledger.message(message)
    });
    let moved = answered.next().filter(|it| it.split_from == Some(named));
    Some(moved.map_or(named, |it| it.conversation))
}

/// The conversations of the messages it answers, nearest first.
fn by_reference<'t>(
    turn: &'t Turn<'_>,
    inbound: &'t Inbound,
) -> impl Iterator<Item = ConversationId> + 't {
    let ids = inbound.thread.references.iter();
    ids.filter_map(|external| {
        let message = known_as(turn, &inbound.channel, external)?;
        Some(turn.ledger.message(message)?.conversation)
    })
}

/// The message that somebody on a channel calls so. Ids of mail are the whole world's (RFC 5322, 3.6.4);
/// those of any other channel are its own, and name nothing elsewhere.
pub(super) fn known_as(turn: &Turn<'_>, channel: &Name, id: &str) -> Option<MessageId> {
    let plan = turn.state.plan.channels.get(channel);
    let own = plan.is_some_and(|plan| plan.id_domain.is_none());
    turn.ledger.message_by_external(own.then_some(channel), id)
}

/// What an id is remembered by that a mail names and the desk never saw. No id of a mail has a space in it.
fn foreign_key(id: &str) -> String {
    format!("named {id}")
}

/// Keeps in mind which mails that the desk never saw `inbound` goes back to: whoever else in the
/// conversation answers one of them means it, too.
pub(super) fn remember_foreign(turn: &mut Turn<'_>, inbound: &Inbound, message: &Seen) {
    let plan = turn.state.plan.channels.get(&inbound.channel);
    if plan.is_none_or(|plan| plan.id_domain.is_none()) {
        return;
    }
    for id in inbound.thread.references.iter().take(FOREIGN_MAX) {
        let key = foreign_key(id);
        let new = id.len() <= EXTERNAL_ID_BYTES_MAX
            && known_as(turn, &inbound.channel, id).is_none()
            && turn.ledger.key_seen(&inbound.channel, &key).is_none();
        if new {
            turn.put(&Change::KeySeen {
                channel: inbound.channel.clone(),
                key,
                seen: *message,
            });
        }
    }
}

/// What a thread of the other side is remembered by, among the channel's keys.
fn thread_key(key: &str) -> String {
    format!("thread:{key}")
}

/// By what one of several who write in it finds it.
fn own_thread_key(key: &str, contact: ContactId) -> String {
    format!("thread-of:{contact}:{key}")
}

/// Whatever comes in this thread of the other side from that customer goes on with this conversation.
pub(super) fn remember(
    turn: &mut Turn<'_>,
    inbound: &Inbound,
    thread: &str,
    conversation: &Conversation,
    message: MessageId,
) {
    let seen = Seen {
        message: Some(message),
        conversation: conversation.id,
        at: turn.now,
    };
    let shared = thread_key(thread);
    let others = turn.ledger.key_seen(&inbound.channel, &shared);
    let others = others.and_then(|seen| followed(turn, seen.conversation));
    let contact = conversation.contact;
    let is_others = others.is_some_and(|it| !takes_part(turn, &it, &inbound.from, contact));
    turn.put(&Change::KeySeen {
        channel: inbound.channel.clone(),
        key: if is_others {
            own_thread_key(thread, contact)
        } else {
            shared
        },
        seen,
    });
}

/// Goes on with a conversation, unless its case was closed too long ago: then the matter is another, which
/// follows that one.
fn going_on(turn: &Turn<'_>, conversation: Option<Conversation>, channel: &plan::Channel) -> Found {
    let closed = |conversation: &Conversation| {
        let case = turn.ledger.case(conversation.case);
        case.is_none_or(|case| {
            case.closed_at
                .is_some_and(|at| turn.now.since(at) > channel.reopen_within)
        })
    };
    let follows = conversation.as_ref().filter(|found| closed(found));
    let follows = follows.map(|found| found.master);
    Found {
        conversation: conversation.filter(|_| follows.is_none()),
        doubted: false,
        named: None,
        follows,
    }
}

/// A conversation, or the one it became part of.
fn followed(turn: &Turn<'_>, id: ConversationId) -> Option<Conversation> {
    let mut conversation = turn.ledger.conversation(id)?;
    for _ in 0..MERGES_FOLLOWED_MAX {
        match conversation.merged_into {
            Some(into) => conversation = turn.ledger.conversation(into)?,
            None => break,
        }
    }
    Some(conversation)
}

/// Whether somebody takes part: the customer, from whichever of their addresses, or whoever wrote in
/// it or was written to in it, in the open.
fn takes_part(
    turn: &Turn<'_>,
    conversation: &Conversation,
    from: &Address,
    contact: ContactId,
) -> bool {
    if conversation.peer == *from || conversation.contact == contact {
        return true;
    }
    let named = |message: &Message| {
        message.author == Author::Contact(contact)
            || message
                .envelope
                .as_ref()
                .is_some_and(|envelope| envelope.names(from))
    };
    spoken(turn, conversation).iter().any(named)
}

/// To whom an answer goes, and the chain that it continues.
pub(super) fn envelope(
    turn: &Turn<'_>,
    conversation: &Conversation,
    to: Address,
    cc: Vec<Address>,
) -> Envelope {
    let mut spoken = spoken(turn, conversation);
    // In order of arrival, which is not that of their places once conversations were merged.
    spoken.sort_by_key(|message| message.id);
    // What another sort of channel calls its messages says nothing to this one's.
    let sort = |name: &Name| {
        let channel = turn.state.plan.channels.get(name);
        channel
            .and_then(|channel| channel.id_domain.as_ref())
            .is_some()
    };
    let here = &conversation.channel;
    spoken.retain(|it| it.channel == *here || sort(&it.channel) && sort(here));
    let answered = spoken
        .iter()
        .rposition(|message| message.direction == Direction::In && message.external_id.is_some());
    // Nobody has written yet: we go on with what we wrote ourselves.
    let parent = answered.or_else(|| spoken.iter().rposition(|it| it.external_id.is_some()));
    let in_reply_to = parent.and_then(|at| spoken[at].external_id.clone());
    let references = chain(&spoken[..parent.map_or(0, |at| at + 1)]);
    let thread = spoken
        .iter()
        .rev()
        .filter(|message| message.channel == conversation.channel)
        .find_map(|message| message.envelope.as_ref()?.thread.clone());
    Envelope {
        from: None,
        to: Some(to),
        cc,
        in_reply_to,
        references,
        thread,
    }
}

/// The ids up to what is answered, oldest first, with those that the customer named and the desk never
/// saw (RFC 5322, 3.6.4). What is too long is cut in the middle: the first id names the thread, and the
/// last ones are the nearest.
fn chain(spoken: &[Message]) -> Vec<String> {
    let mut chain: Vec<&String> = Vec::new();
    let mut known = BTreeSet::new();
    for message in spoken {
        let foreign = message
            .envelope
            .iter()
            .filter(|_| message.direction == Direction::In)
            .flat_map(|envelope| &envelope.references);
        for id in foreign.chain(&message.external_id) {
            if known.insert(id) {
                chain.push(id);
            }
        }
    }
    if chain.len() > REFERENCES_MAX {
        chain.drain(1..=chain.len() - REFERENCES_MAX);
    }
    chain.into_iter().cloned().collect()
}

/// Whether it waits for approval, or was taken back before it left: nobody has heard it.
pub(super) fn is_unheard(message: &Message) -> bool {
    match &message.state {
        State::Held => true,
        State::Failed { code, .. } => code == GIVEN_BACK || code == RECALLED,
        _ => false,
    }
}

/// What was said: the first message and the last ones, without notes.
pub(super) fn spoken(turn: &Turn<'_>, conversation: &Conversation) -> Vec<Message> {
    let from = conversation.seq.saturating_sub(THREAD_MESSAGES_MAX).max(1);
    let ledger = &turn.ledger;
    let mut spoken = Vec::new();
    if from > 1 {
        spoken = ledger.messages(conversation.id, 1, 1);
    }
    spoken.extend(ledger.messages(conversation.id, from, THREAD_MESSAGES_MAX as usize + 1));
    spoken.retain(|it| !matches!(it.direction, Direction::Note(_)) && !is_unheard(it));
    spoken
}

/// What a customer's message adds to what is plain from its conversation: another sender, who else it
/// went to, and what it goes back to beyond what the conversation holds.
pub(super) fn heading(
    turn: &Turn<'_>,
    conversation: &Conversation,
    inbound: &Inbound,
) -> Option<Envelope> {
    let own = |address: &Address| *address == inbound.from || *address == conversation.peer;
    let from = (inbound.from != conversation.peer).then(|| inbound.from.clone());
    let mut cc: Vec<Address> = Vec::new();
    for address in inbound.cc.iter().filter(|address| !own(address)) {
        if cc.len() < COPIES_MAX && !cc.contains(address) {
            cc.push(address.clone());
        }
    }
    let held = |id: &str| {
        let message = known_as(turn, &inbound.channel, id);
        message
            .and_then(|message| turn.ledger.message(message))
            .is_some_and(|message| message.conversation == conversation.id)
    };
    let mut references: Vec<String> = inbound.chain.clone();
    references.retain(|id| id.len() <= EXTERNAL_ID_BYTES_MAX);
    if references.len() > REFERENCES_MAX {
        references.drain(1..=references.len() - REFERENCES_MAX);
    }
    references.retain(|id| !held(id));
    let thread = inbound.thread.key.clone();
    let says_something =
        from.is_some() || !cc.is_empty() || !references.is_empty() || thread.is_some();
    says_something.then_some(Envelope {
        from,
        to: None,
        cc,
        in_reply_to: None,
        references,
        thread,
    })
}

/// How many ids of mails that the desk never saw are remembered of one mail, nearest first.
const FOREIGN_MAX: usize = 10;

/// How many conversations of a case are looked at for one that the sender takes part in.
const CASE_CONVERSATIONS_MAX: usize = 50;

/// How many times a merged conversation is followed to the one it is in now.
const MERGES_FOLLOWED_MAX: usize = 16;

/// How many messages back a thread is looked at, besides its first.
const THREAD_MESSAGES_MAX: u32 = 200;

/// The most other recipients of one message that are kept.
const COPIES_MAX: usize = 50;
