//! A message of ours as a connector gets it, and the id under which it settles it.

use serde_json::{Value, json};

use crate::channels::email::token::ThreadKey;
use crate::channels::outgoing::{Author, Outgoing};
use crate::domain::link::Named;
use crate::domain::{MessageId, Span};

/// The name of one sending of a message: the same at every attempt, another once a person asks for it
/// to be sent again, so that whoever drops repeats does not drop that one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DeliveryId {
    /// Which message.
    pub message: MessageId,
    /// How often it had been tried when somebody last asked.
    pub earlier: u32,
}

impl std::fmt::Display for DeliveryId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "d{}-{}", self.message, self.earlier)
    }
}

impl DeliveryId {
    /// The id of one sending of a message.
    pub fn of(outgoing: &Outgoing) -> Self {
        Self {
            message: outgoing.message,
            earlier: outgoing.earlier,
        }
    }

    /// Reads one; only as it is written.
    pub fn parse(text: &str) -> Option<Self> {
        let (message, earlier) = text.strip_prefix('d')?.split_once('-')?;
        let id = Self {
            message: MessageId(message.parse().ok()?),
            earlier: earlier.parse().ok()?,
        };
        (id.to_string() == text).then_some(id)
    }
}

/// Where whoever has the link of a file fetches it, as vendors do.
#[derive(Debug)]
pub(super) struct PublicFiles {
    /// What stands before the path.
    pub(super) base: String,
    /// How long a link works.
    pub(super) kept: Span,
    /// What makes it work.
    pub(super) key: ThreadKey,
}

impl PublicFiles {
    /// The link of a file of a message, the same at every attempt.
    fn url(&self, outgoing: &Outgoing, place: u16) -> String {
        let named = Named::new(outgoing.message, place, outgoing.at, self.kept);
        format!("{}{}", self.base, named.path(&self.key.file_secret(&named)))
    }
}

/// The delivery of a message, as the contract has it.
pub(super) fn write(outgoing: &Outgoing, public: Option<&PublicFiles>) -> Vec<u8> {
    let answers = outgoing.in_reply_to.is_some();
    let manner = outgoing.manner.as_ref();
    let message = json!({
        "id": outgoing.message,
        "conversation": outgoing.conversation,
        "to": {
            "scheme": outgoing.to.scheme,
            "value": outgoing.to.value,
            "display": (!outgoing.to_display.is_empty()).then_some(&outgoing.to_display),
        },
        "reply_to": outgoing.in_reply_to,
        "thread": outgoing.thread,
        "parts": parts(outgoing, public),
        "author": match outgoing.author {
            Author::Person => "human",
            Author::Bot => "bot",
            Author::AutoReply | Author::AutoNotice => "system",
        },
        "intent": match (outgoing.author, answers) {
            (Author::AutoNotice, _) => "notification",
            (_, true) => "reply",
            (_, false) => "proactive",
        },
        "template": manner.and_then(|manner| manner.template.as_ref()).map(|template| json!({
            "name": template.name,
            "language": template.language,
            "values": template.values,
        })),
        "window": manner.and_then(|manner| manner.window.as_ref()),
        "tagged": manner.is_some_and(|manner| manner.tagged),
        "at": outgoing.at,
        "not_after": outgoing.not_after,
    });
    let delivery = json!({
        "delivery_id": DeliveryId::of(outgoing).to_string(),
        "attempt": outgoing.earlier.saturating_add(outgoing.attempts).max(1),
        "type": "message",
        "message": message,
    });
    delivery.to_string().into_bytes()
}

fn parts(outgoing: &Outgoing, public: Option<&PublicFiles>) -> Vec<Value> {
    let mut parts = Vec::new();
    if !outgoing.text.is_empty() {
        parts.push(json!({"type": "text", "text": outgoing.text}));
    }
    for (file, place) in outgoing.attachments.iter().zip(&outgoing.places) {
        parts.push(json!({
            "type": "file",
            "media": format!("m_{}", file.digest),
            "name": file.name,
            "mime": file.mime,
            "size": file.size,
            "sha256": file.digest.to_string(),
            "inline": file.inline.is_some(),
            "url": public.map(|public| public.url(outgoing, *place)),
        }));
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_read_only_as_it_is_written() {
        let id = DeliveryId {
            message: MessageId(1234),
            earlier: 2,
        };
        assert_eq!(id.to_string(), "d1234-2");
        assert_eq!(DeliveryId::parse("d1234-2"), Some(id));
        for odd in [
            "d01234-2", "d1234-+2", "1234-2", "d1234", "d-0", "d1234-2 ", "",
        ] {
            assert_eq!(DeliveryId::parse(odd), None, "{odd}");
        }
    }
}
