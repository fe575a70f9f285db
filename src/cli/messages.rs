//! All messages of a conversation, however many there are: the wire gives them in windows.

use serde_json::Value;

use crate::client::ClientError;
use crate::domain::ConversationId;
use crate::protocol::message::{Data, ListsRequest, ToDesk, WINDOW_ITEMS_MAX};
use crate::protocol::view::conversation::{ConversationShow, MessageView};

use super::connect::Session;
use super::failure::Failure;

/// The messages behind place `after`, up to place `last`.
pub(super) async fn behind(
    session: &mut Session,
    conversation: ConversationId,
    mut after: u32,
    last: u32,
) -> Result<Vec<MessageView>, Failure> {
    let mut messages = Vec::new();
    while after < last {
        let request = ListsRequest::Messages {
            conversation,
            after: Some(after),
            before: None,
            limit: WINDOW_ITEMS_MAX,
        };
        let Data::Messages(page) = session.ask(ToDesk::Lists(request)).await? else {
            return Err(ClientError::Unexpected.into());
        };
        let page = page.items.into_vec();
        // Notes that are somebody else's own leave gaps, and may fill a whole window.
        let end = page.last().map(|message| message.seq);
        after = end.unwrap_or(after.saturating_add(WINDOW_ITEMS_MAX));
        messages.extend(page);
    }
    Ok(messages)
}

/// A conversation as a document, with all of these messages: a list on the wire holds fewer.
pub(super) fn document(shown: &ConversationShow, messages: &[MessageView]) -> Value {
    let mut document = serde_json::to_value(shown).unwrap_or_default();
    document["messages"] = serde_json::to_value(messages).unwrap_or_default();
    document
}
