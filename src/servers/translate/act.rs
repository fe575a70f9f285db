//! What is asked about one conversation, as what the engine is told to do.

use crate::domain::ConversationId;
use crate::domain::attachment::{Attachment, FILE_NAME_BYTES_MAX};
use crate::domain::text::{clip, line};
use crate::engine::command::{Key, Reply, Wanted, Work};
use crate::protocol::key::{CommandKey, Id128};
use crate::protocol::message::WorkRequest;
use crate::protocol::message::work::Outgoing;
use crate::protocol::view::conversation::FileView;
use crate::protocol::view::template::TemplateUse;
use crate::servers::asker::Asker;
use crate::servers::translate::message::address_of;

/// The requests that are one act on one conversation and need nothing looked up before.
pub(in crate::servers) fn plain(ask: &WorkRequest) -> Option<(ConversationId, Work)> {
    Some(match ask {
        WorkRequest::Claim {
            conversation,
            over_capacity,
        } => (
            *conversation,
            Work::Claim {
                over_capacity: *over_capacity,
            },
        ),
        WorkRequest::Release { conversation } => (*conversation, Work::Release),
        WorkRequest::Resolve {
            conversation,
            base_seq,
        } => (
            *conversation,
            Work::Resolve {
                base_seq: *base_seq,
            },
        ),
        WorkRequest::Reopen { conversation } => (*conversation, Work::Reopen),
        WorkRequest::End {
            conversation,
            base_seq,
            disposition,
            remark,
        } => (
            *conversation,
            Work::End {
                base_seq: *base_seq,
                disposition: disposition.clone(),
                remark: remark.clone(),
            },
        ),
        WorkRequest::ExtendWrapUp { conversation } => (*conversation, Work::ExtendWrapUp),
        WorkRequest::FinishWrapUp { conversation } => (*conversation, Work::FinishWrapUp),
        WorkRequest::Snooze {
            conversation,
            until,
        } => (*conversation, Work::Snooze(*until)),
        WorkRequest::HandOver {
            conversation,
            queue,
            fields,
        } => (
            *conversation,
            Work::HandOver {
                queue: queue.clone(),
                fields: fields
                    .iter()
                    .map(|field| (field.name.clone(), field.value.clone()))
                    .collect(),
            },
        ),
        other => return edit(other),
    })
}

/// Those that change what is known of it.
fn edit(ask: &WorkRequest) -> Option<(ConversationId, Work)> {
    Some(match ask {
        WorkRequest::Tag {
            conversation,
            add,
            remove,
        } => (
            *conversation,
            Work::Tag {
                add: add.iter().cloned().collect(),
                remove: remove.iter().cloned().collect(),
            },
        ),
        WorkRequest::Prioritise {
            conversation,
            priority,
        } => (*conversation, Work::Prioritise(*priority)),
        WorkRequest::Subject {
            conversation,
            subject,
        } => (*conversation, Work::Subject(subject.clone())),
        WorkRequest::Merge { into, from } => (*into, Work::Merge(*from)),
        WorkRequest::Seen { conversation, seq } => (*conversation, Work::Seen(*seq)),
        WorkRequest::Flag {
            conversation,
            raised,
        } => (*conversation, Work::Flag(*raised)),
        WorkRequest::SaveDraft {
            conversation,
            text,
            base_seq,
        } => (
            *conversation,
            Work::Draft {
                text: text.clone(),
                base_seq: *base_seq,
            },
        ),
        WorkRequest::DropDraft { conversation } => (
            *conversation,
            Work::Draft {
                text: String::new(),
                base_seq: 0,
            },
        ),
        _ => return None,
    })
}

/// What goes out, with its formatted form made safe.
pub(in crate::servers) fn reply(
    outgoing: &Outgoing,
    base_seq: Option<u32>,
    end: Option<crate::domain::Name>,
) -> Reply {
    Reply {
        base_seq,
        text: outgoing.text.clone(),
        html: outgoing
            .html
            .as_deref()
            .and_then(crate::channels::email::safe_html),
        attachments: outgoing.attachments.iter().map(attachment).collect(),
        subject: outgoing.subject.clone(),
        to: outgoing.to.as_ref().map(address_of),
        channel: outgoing.channel.clone(),
        cc: outgoing.cc.iter().map(address_of).collect(),
        end,
        external_id: None,
        called: outgoing.client_message.map(|name| name.0),
        template: outgoing.template.as_ref().map(wanted),
        manner: None,
    }
}

fn wanted(template: &TemplateUse) -> Wanted {
    let values = template.values.iter();
    Wanted {
        name: template.name.clone(),
        language: template.language.clone(),
        values: values
            .map(|it| (it.name.clone(), it.value.clone()))
            .collect(),
    }
}

/// A file that a message is sent with. Its name is a label: no path survives in it.
pub(in crate::servers) fn attachment(file: &FileView) -> Attachment {
    let label = file.name.rsplit(['/', '\\']).next().unwrap_or_default();
    Attachment {
        name: line(label, FILE_NAME_BYTES_MAX),
        mime: clip(&file.mime, MIME_BYTES_MAX).to_owned(),
        size: file.size,
        digest: file.sha256,
        inline: file.inline.clone(),
        found: None,
    }
}

/// The key of a command as the engine keeps it: one person's key is never another's, whoever knows it.
pub(in crate::servers) fn key(asker: &Asker, key: Option<CommandKey>) -> Option<Key> {
    key.map(|key| {
        let mut client = key.client.0;
        let owner = asker.who.unwrap_or_default().0.to_be_bytes();
        for (byte, own) in client.iter_mut().zip(owner) {
            *byte ^= own;
        }
        Key {
            client,
            count: key.count,
        }
    })
}

/// The key of a message: the request's, or else the name that the client made up for it.
pub(in crate::servers) fn message_key(
    asked: Option<CommandKey>,
    client_message: Option<Id128>,
) -> Option<CommandKey> {
    asked.or(client_message.map(|client| CommandKey { client, count: 0 }))
}

/// The longest type of a file, in bytes (RFC 6838, section 4.2, allows 127 for each half).
const MIME_BYTES_MAX: usize = 255;
