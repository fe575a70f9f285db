//! What somebody is told of a message of theirs that does not leave.

use super::asker::Asker;
use super::hub::Batch;
use crate::domain::approval::GIVEN_BACK;
use crate::domain::delivery::UNKNOWN;
use crate::domain::message::Author;
use crate::engine::event::{Event as Entry, What};
use crate::protocol::message::News;
use crate::protocol::{Code, Refusal};

/// A message of the session's person was given up, or given back.
pub(super) fn of(asker: &Asker, batch: &Batch, entry: &Entry) -> Option<News> {
    let (id, failure) = match &entry.what {
        What::DeliveryDead(id, failure) => (id, failure.as_str()),
        What::GivenBack(id, _) => (id, GIVEN_BACK),
        _ => return None,
    };
    let message = batch.messages.get(id)?;
    if asker.who.map(Author::Agent) != Some(message.author) {
        return None;
    }
    let code = match failure {
        GIVEN_BACK => Code::GIVEN_BACK,
        "expired" => Code::DELIVERY_GIVEN_UP,
        UNKNOWN => Code::DELIVERY_UNSURE,
        _ => Code::DELIVERY_REFUSED,
    };
    let refusal = Refusal::new(code)
        .with("seq", message.seq)
        .with("failure", failure);
    let refusal = match &entry.what {
        What::GivenBack(_, reason) => refusal.with("reason", reason),
        _ => refusal,
    };
    Some(News::Notice {
        refusal,
        conversation: entry.conversation,
    })
}
