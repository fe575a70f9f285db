//! What of a batch is about one customer: found once for all who are there to be told.
//!
//! As many visitors may be chatting as there are customers, and each hears of everybody's talks: what is
//! theirs is looked up, not looked for.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::translate::conversation::Row;
use crate::domain::message::Message;
use crate::domain::{Address, ConversationId, MessageId, Name};

/// The conversations and messages of a batch, by whose they are.
#[derive(Debug, Default)]
pub(super) struct ByCustomer {
    /// In the order of channel and address.
    rows: Vec<Arc<Row>>,
    messages: BTreeMap<ConversationId, Vec<Arc<Message>>>,
}

impl ByCustomer {
    pub(super) fn of(
        rows: &BTreeMap<ConversationId, Arc<Row>>,
        messages: &BTreeMap<MessageId, Arc<Message>>,
    ) -> Self {
        let mut sorted: Vec<Arc<Row>> = rows.values().map(Arc::clone).collect();
        sorted.sort_by(|one, other| whose(one).cmp(&whose(other)));
        let mut by_conversation: BTreeMap<ConversationId, Vec<Arc<Message>>> = BTreeMap::new();
        for message in messages.values() {
            let said = by_conversation.entry(message.conversation).or_default();
            said.push(Arc::clone(message));
        }
        Self {
            rows: sorted,
            messages: by_conversation,
        }
    }

    /// The conversations over a channel with whoever is at an address there.
    pub(super) fn with(&self, channel: &Name, at: &Address) -> &[Arc<Row>] {
        let compared = |row: &Arc<Row>| whose(row).cmp(&(channel, at));
        let from = self.rows.partition_point(|row| compared(row).is_lt());
        let rest = &self.rows[from..];
        &rest[..rest.partition_point(|row| compared(row) == Ordering::Equal)]
    }

    /// The messages of a conversation, oldest first.
    pub(super) fn said_in(&self, id: ConversationId) -> &[Arc<Message>] {
        self.messages.get(&id).map_or(&[], Vec::as_slice)
    }
}

fn whose(row: &Row) -> (&Name, &Address) {
    (&row.conversation.channel, &row.conversation.peer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::conversation::Work;
    use crate::store::tests::sample::{a_conversation_of, address, message, name};

    #[test]
    fn a_customer_s_are_those_over_their_channel_at_their_address() {
        let row = |id: u64, channel: &str, at: u64| {
            let mut conversation = a_conversation_of(id, Work::Queued, "help", 0);
            (conversation.channel, conversation.peer) = (name(channel), address(at));
            let row = Row {
                conversation,
                case: None,
                contact: None,
                preview: String::new(),
            };
            (ConversationId(id), Arc::new(row))
        };
        let rows = [
            row(1, "web", 5),
            row(2, "web", 4),
            row(3, "shop", 4),
            row(4, "web", 4),
        ];
        let messages = [(9, 4), (8, 4), (7, 1)].map(|(id, conversation)| {
            let found = message(id, conversation, 1);
            (found.id, Arc::new(found))
        });
        let by = ByCustomer::of(&rows.into(), &messages.into());
        let ids = |channel: &str, at: u64| -> Vec<u64> {
            let found = by.with(&name(channel), &address(at)).iter();
            found.map(|row| row.conversation.id.0).collect()
        };
        assert_eq!(ids("web", 4), [2, 4]);
        assert_eq!(ids("shop", 4), [3]);
        assert_eq!(ids("shop", 5), [] as [u64; 0]);
        let said: Vec<MessageId> = by
            .said_in(ConversationId(4))
            .iter()
            .map(|it| it.id)
            .collect();
        assert_eq!(said.len(), 2);
        assert!(said.is_sorted());
        assert!(by.said_in(ConversationId(2)).is_empty());
    }
}
