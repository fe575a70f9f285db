//! Every conversation with its messages, in order of number, the same for the same record.

use crate::domain::ConversationId;
use crate::domain::conversation::Conversation;
use crate::domain::message::Message;

use super::Store;
use super::fault::StoreError;
use super::rows;

/// A walk through all conversations. Each step reads the record afresh, so that a slow reader pins
/// nothing; one that is changed meanwhile is seen as it is when its turn comes.
#[derive(Debug)]
pub struct Export {
    store: Store,
    next: Option<ConversationId>,
}

impl Store {
    /// Everything from a conversation on.
    pub fn export(&self, from: ConversationId) -> Export {
        Export {
            store: self.clone(),
            next: Some(from),
        }
    }
}

impl Iterator for Export {
    type Item = Result<(Conversation, Vec<Message>), StoreError>;

    fn next(&mut self) -> Option<Self::Item> {
        let from = self.next?;
        let read = self.store.read(|at| {
            let mut found: Option<Conversation> = None;
            rows::each_conversation(&at.rows.conversations, from, &mut |it| {
                found = Some(it);
                Ok(false)
            })?;
            found
                .map(|it| at.messages(it.id, 0, usize::MAX).map(|all| (it, all)))
                .transpose()
        });
        // After an error there is no telling where to go on.
        self.next = match &read {
            Ok(Some((it, _))) => it.id.0.checked_add(1).map(ConversationId),
            _ => None,
        };
        read.transpose()
    }
}
