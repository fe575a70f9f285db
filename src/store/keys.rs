//! Keys that sort the way we read: numbers most significant byte first, the newest last.

use ring::digest;

use crate::domain::attachment::Digest;
use crate::domain::conversation::Conversation;
use crate::domain::{
    Address, AgentId, CaseId, ContactId, ConversationId, MessageId, Moment, Name, StrayId,
};
use crate::engine::command::Key;

/// What lies under a conversation, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Its record.
    Record = 0,
    // 1 and 2 were a row for each message and for each run of events, until the third schema.
    /// Numbers of messages that stand next to each other, by the block of their places.
    Places = 3,
    /// Runs of events, by where the first of them begins in the journal.
    Runs = 4,
}

/// `conversation, part, n`: what is changed together lies on one page.
pub(super) fn part(conversation: ConversationId, part: Part, n: u64) -> [u8; 17] {
    let mut key = [0; 17];
    key[..8].copy_from_slice(&conversation.0.to_be_bytes());
    key[8] = part as u8;
    key[9..].copy_from_slice(&n.to_be_bytes());
    key
}

/// The record of a conversation.
pub(super) fn record(conversation: ConversationId) -> [u8; 17] {
    part(conversation, Part::Record, 0)
}

/// The conversation, kind of part and number of a key made by [`part`].
pub(super) fn part_of(key: &[u8]) -> Option<(ConversationId, u8, u64)> {
    let (conversation, rest) = number(key)?;
    let (kind, rest) = rest.split_first()?;
    let (n, rest) = number(rest)?;
    rest.is_empty()
        .then_some((ConversationId(conversation), *kind, n))
}

/// An address as customers are found by it.
pub(super) fn address(address: &Address) -> Vec<u8> {
    let mut key = Vec::with_capacity(address.scheme.len() + 1 + address.value.len());
    key.extend_from_slice(address.scheme.as_bytes());
    key.push(0);
    key.extend_from_slice(address.value.as_bytes());
    key
}

/// A channel's key, of whatever length, in 16 bytes.
pub(super) fn channel_key(channel: &Name, key: &str) -> [u8; 16] {
    hashed(&[channel.as_bytes(), key.as_bytes()])
}

/// An id of another system, of whatever length, in 16 bytes, and 8 more for the channel that knows it:
/// two systems may use the same id, and mail is found whichever mailbox it went through.
pub(super) fn external(channel: &Name, id: &str) -> [u8; 24] {
    let mut key = [0; 24];
    key[..16].copy_from_slice(&hashed(&[id.as_bytes()]));
    key[16..].copy_from_slice(&hashed(&[channel.as_bytes()])[..8]);
    key
}

/// What the keys of an id have in common over all channels.
pub(super) fn any_external(id: &str) -> [u8; 16] {
    hashed(&[id.as_bytes()])
}

/// `agent, conversation` of a draft.
pub(super) fn draft(agent: AgentId, conversation: ConversationId) -> [u8; 16] {
    pair(agent.0, conversation.0)
}

/// `agent, digest` of a session.
pub(super) fn agent_session(agent: AgentId, session: &Digest) -> [u8; 40] {
    let mut key = [0; 40];
    key[..8].copy_from_slice(&agent.0.to_be_bytes());
    key[8..].copy_from_slice(&session.0);
    key
}

/// `client, count` of a command.
pub(super) fn command(key: &Key) -> [u8; 24] {
    let mut bytes = [0; 24];
    bytes[..16].copy_from_slice(&key.client);
    bytes[16..].copy_from_slice(&key.count.to_be_bytes());
    bytes
}

/// `digest, message`: who mentions a file.
pub(super) fn file(digest: &Digest, message: MessageId) -> [u8; 40] {
    let mut key = [0; 40];
    key[..32].copy_from_slice(&digest.0);
    key[32..].copy_from_slice(&message.0.to_be_bytes());
    key
}

/// `channel, number` of what its connector said and could not be taken.
pub(super) fn stray(channel: &Name, id: StrayId) -> Vec<u8> {
    let mut key = strays(channel);
    key.extend_from_slice(&id.0.to_be_bytes());
    key
}

/// What begins the keys of all those of a channel.
pub(super) fn strays(channel: &Name) -> Vec<u8> {
    let mut key = channel.as_bytes().to_vec();
    key.push(0);
    key
}

/// What somebody wrote of the configuration, by generation.
pub(super) fn written(generation: u32, at: Moment) -> Vec<u8> {
    [&generation.to_be_bytes()[..], &moment(at)].concat()
}

/// Guidance as it is now, by name.
pub(super) fn guidance(name: &Name) -> Vec<u8> {
    [&GUIDANCE[..], name.as_bytes()].concat()
}

/// A version of it.
pub(super) fn guidance_version(name: &Name, version: u32) -> Vec<u8> {
    [&VERSIONS[..], name.as_bytes(), &[0], &version.to_be_bytes()].concat()
}

/// That somebody has read it.
pub(super) fn guidance_reading(name: &Name, agent: AgentId) -> Vec<u8> {
    [guidance_readings(name), agent.0.to_be_bytes().to_vec()].concat()
}

/// What begins the keys of all who have read it.
pub(super) fn guidance_readings(name: &Name) -> Vec<u8> {
    [&READINGS[..], name.as_bytes(), &[0]].concat()
}

/// What begins the keys of guidance as it is now.
pub(super) const GUIDANCE: [u8; 1] = [1];
const VERSIONS: [u8; 1] = [2];
const READINGS: [u8; 1] = [3];

/// `kind, name` of a stopped queue or channel.
pub(super) fn paused(channel: bool, name: &Name) -> Vec<u8> {
    let mut key = vec![u8::from(channel)];
    key.extend_from_slice(name.as_bytes());
    key
}

/// That a channel's other side is gone for good: beside the rows of what is stopped.
pub(super) fn gone(name: &Name) -> Vec<u8> {
    let mut key = vec![GONE];
    key.extend_from_slice(name.as_bytes());
    key
}

/// What begins the key of a channel whose other side is gone for good.
pub(super) const GONE: u8 = 2;

/// Every key that a conversation is found by, besides its number.
pub(super) fn of_conversation(it: &Conversation) -> Vec<Vec<u8>> {
    let id = it.id.0.to_be_bytes();
    let ending = |mut key: Vec<u8>| {
        key.extend_from_slice(&id);
        key
    };
    let mut keys = vec![
        ending(by_contact(it.contact)),
        ending(by_case(it.case)),
        ending(by_peer(&it.channel, &it.peer)),
    ];
    let mut queued = by_queue(it.work.is_alive(), &it.routing.queue);
    queued.extend_from_slice(&moment(it.received_at));
    keys.push(ending(queued));
    if let Some(agent) = it.work.agent() {
        let mut held = by_agent(agent);
        held.extend_from_slice(&moment(it.received_at));
        keys.push(ending(held));
    }
    keys
}

/// Whether a conversation is found by other keys than before.
pub(super) fn moves(before: &Conversation, now: &Conversation) -> bool {
    let ways = |it: &Conversation| {
        let work = (it.work.is_alive(), it.work.agent());
        (it.contact, it.case, it.received_at, work)
    };
    ways(before) != ways(now)
        || before.channel != now.channel
        || before.peer != now.peer
        || before.routing.queue != now.routing.queue
}

/// Conversations of a customer, by number.
pub(super) fn by_contact(contact: ContactId) -> Vec<u8> {
    one(CONTACT, contact.0)
}

/// Conversations of a case, by number.
pub(super) fn by_case(case: CaseId) -> Vec<u8> {
    one(CASE, case.0)
}

/// How far a channel has taken in a mailbox.
pub(super) fn mailbox(channel: &Name, mailbox: &str) -> [u8; 16] {
    hashed(&[channel.as_bytes(), mailbox.as_bytes()])
}

/// Conversations with an address over a channel, by number.
pub(super) fn by_peer(channel: &Name, peer: &Address) -> Vec<u8> {
    let hash = hashed(&[
        channel.as_bytes(),
        peer.scheme.as_bytes(),
        peer.value.as_bytes(),
    ]);
    let mut key = vec![PEER];
    key.extend_from_slice(&hash);
    key
}

/// Conversations of a queue, alive or at rest, by when the customer last wrote.
pub(super) fn by_queue(alive: bool, queue: &Name) -> Vec<u8> {
    let mut key = by_life(alive);
    key.extend_from_slice(queue.as_bytes());
    key.push(0);
    key
}

/// All that are alive, or all at rest, queue after queue.
pub(super) fn by_life(alive: bool) -> Vec<u8> {
    vec![QUEUE, u8::from(!alive)]
}

/// The queue in a key made by [`by_queue`].
pub(super) fn queue_in(key: &[u8]) -> Option<Name> {
    let rest = key.get(2..)?;
    let end = rest.iter().position(|byte| *byte == 0)?;
    Name::new(std::str::from_utf8(&rest[..end]).ok()?).ok()
}

/// Conversations that somebody has or is offered, by when the customer last wrote.
pub(super) fn by_agent(agent: AgentId) -> Vec<u8> {
    one(AGENT, agent.0)
}

/// The number that a key ends with.
pub(super) fn last_number(key: &[u8]) -> Option<u64> {
    let start = key.len().checked_sub(8)?;
    number(&key[start..]).map(|(n, _)| n)
}

/// A moment as it sorts, before 1970 first.
pub(super) fn moment(at: Moment) -> [u8; 8] {
    (at.0.cast_unsigned() ^ (1 << 63)).to_be_bytes()
}

/// The first key after all that begin with `prefix`.
pub(super) fn after(prefix: &[u8]) -> Vec<u8> {
    let mut key = prefix.to_vec();
    while let Some(last) = key.pop() {
        if last < u8::MAX {
            key.push(last + 1);
            return key;
        }
    }
    // Only a prefix of 0xff bytes has nothing after it, and no table has one.
    vec![u8::MAX; 64]
}

fn number(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let (head, rest) = bytes.split_first_chunk()?;
    Some((u64::from_be_bytes(*head), rest))
}

fn one(kind: u8, n: u64) -> Vec<u8> {
    let mut key = Vec::with_capacity(25);
    key.push(kind);
    key.extend_from_slice(&n.to_be_bytes());
    key
}

fn pair(a: u64, b: u64) -> [u8; 16] {
    let mut key = [0; 16];
    key[..8].copy_from_slice(&a.to_be_bytes());
    key[8..].copy_from_slice(&b.to_be_bytes());
    key
}

/// Half a SHA-256 over the parts, each with its length before it, so that no two lists of parts meet.
fn hashed(parts: &[&[u8]]) -> [u8; 16] {
    let mut context = digest::Context::new(&digest::SHA256);
    for part in parts {
        context.update(&(part.len() as u64).to_be_bytes());
        context.update(part);
    }
    let mut half = [0; 16];
    half.copy_from_slice(&context.finish().as_ref()[..16]);
    half
}

const CONTACT: u8 = 1;
const CASE: u8 = 2;
const PEER: u8 = 3;
const QUEUE: u8 = 4;
const AGENT: u8 = 5;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_sort_as_they_follow_each_other() {
        let moments = [i64::MIN, -1, 0, 1, 1_763_762_400_123, i64::MAX].map(Moment);
        assert!(
            moments
                .windows(2)
                .all(|two| moment(two[0]) < moment(two[1]))
        );
    }

    #[test]
    fn a_queue_reads_back_from_its_key_and_never_meets_a_longer_name() {
        let short = Name::new("a").expect("a name");
        let long = Name::new("ab").expect("a name");
        let mut key = by_queue(true, &short);
        key.extend_from_slice(&[1; 16]);
        assert_eq!(queue_in(&key), Some(short.clone()));
        assert!(!by_queue(true, &long).starts_with(&by_queue(true, &short)));
    }

    #[test]
    fn the_key_after_a_prefix_follows_all_that_begin_with_it() {
        assert_eq!(after(&[1, 2]), vec![1, 3]);
        assert_eq!(after(&[1, 255]), vec![2]);
    }

    #[test]
    fn parts_of_a_key_cannot_be_shifted_into_each_other() {
        let a = Name::new("ab").expect("a name");
        let b = Name::new("a").expect("a name");
        assert_ne!(channel_key(&a, "c"), channel_key(&b, "bc"));
    }
}
