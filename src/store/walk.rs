//! Conversations one after the other, along one of the ways in which they lie.

use crate::domain::attachment::Digest;
use crate::domain::conversation::Conversation;
use crate::domain::message::Message;
use crate::domain::{AgentId, ConversationId, MessageId, Name};

use super::keys;
use super::rows;
use super::snapshot::{Found, Snapshot};

/// A way along which conversations lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Along {
    /// By number, rising, those after this one.
    Number(ConversationId),
    /// Alive (`true`) or at rest, of one queue or of all, queue by queue; within one, those where the
    /// customer wrote last come first.
    Life(bool, Option<Name>),
    /// With one person or offered to them; where the customer wrote last comes first.
    Agent(AgentId),
}

impl Snapshot {
    /// Shows conversations until `visit` says `false`.
    pub fn each_conversation(
        &self,
        along: &Along,
        visit: &mut dyn FnMut(Conversation) -> bool,
    ) -> Found<()> {
        let prefix = match along {
            Along::Number(after) => {
                let first = ConversationId(after.0.saturating_add(1));
                return rows::each_conversation(&self.rows.conversations, first, &mut |it| {
                    Ok(visit(it))
                });
            }
            Along::Life(alive, None) => keys::by_life(*alive),
            Along::Life(alive, Some(queue)) => keys::by_queue(*alive, queue),
            Along::Agent(agent) => keys::by_agent(*agent),
        };
        let end = keys::after(&prefix);
        let found = self
            .rows
            .found
            .open()?
            .range(prefix.as_slice()..end.as_slice())?;
        for row in found.rev() {
            let (key, _) = row?;
            let id = keys::last_number(key.value())
                .ok_or_else(|| rows::damaged(&self.rows.found, &key.value(), "too short"))?;
            if !visit(rows::named_conversation(&self.rows.conversations, id)?) {
                break;
            }
        }
        Ok(())
    }

    /// Messages that mention a file, the first ones, at most `most`.
    pub fn mentioning(&self, digest: &Digest, most: usize) -> Found<Vec<Message>> {
        let ids = rows::ending(&self.rows.files, &digest.0, false, most)?;
        ids.into_iter()
            .map(|id| rows::named(&self.rows.messages, MessageId(id).0))
            .collect()
    }
}
