//! The channel writes, the net carries, the channel judges: one attempt with one message.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use crate::channels::Channel;
use crate::channels::email::token::ThreadKey;
use crate::channels::exchange::Request;
use crate::channels::inbound::File;
use crate::channels::outgoing::{self, Author, Outgoing};
use crate::domain::agent::Role;
use crate::domain::attachment::{Attachment, Digest};
use crate::domain::contact::Contact;
use crate::domain::conversation::Conversation;
use crate::domain::delivery::{Delivery, Stage};
use crate::domain::health::Cause;
use crate::domain::message::{self, Message};
use crate::domain::{MessageId, Moment, Name, host, link};
use crate::engine::command::Verdict;
use crate::store::{Store, StoreError};

use super::Road;
use super::carry::carry;

/// One attempt. A channel that panics has refused: the same message would make it panic again.
///
/// The bytes are kept before they leave: what a customer was sent must be there to be shown whatever
/// the settings say by then, and nobody can write it anew once they have changed.
pub(super) async fn send(road: &Road, channel: &Name, message: MessageId) -> Sending {
    let Some(channel) = road.channels.borrow().get(channel).cloned() else {
        return later("the channel is not open").into();
    };
    let written = {
        let _place = road
            .writing
            .acquire()
            .await
            .expect("nobody closes the semaphore");
        let (store, channel, now) = (road.store.clone(), Arc::clone(&channel), (road.now)());
        let key = road.thread_key.clone();
        let work = move || {
            let (outgoing, request) = write(&store, &*channel, &key, message)?;
            let raw = keep(&store, &request, now)?;
            Ok::<_, Verdict>((outgoing, request, raw))
        };
        tokio::task::spawn_blocking(work).await
    };
    let (outgoing, request, raw) = match written {
        Ok(Ok(written)) => written,
        Ok(Err(verdict)) => return verdict.into(),
        Err(error) => return later(&error.to_string()).into(),
    };
    let answer = carry(request, &road.secrets, &road.proofs, (road.now)()).await;
    let trouble = answer.trouble();
    let trouble = trouble.map(|(cause, why)| (cause, why.to_owned()));
    let judged = catch_unwind(AssertUnwindSafe(|| channel.judge(&outgoing, &answer)));
    let verdict = match judged {
        Ok(verdict) => translate(verdict, channel.removes_repeats() && !channel.is_relayed()),
        Err(_) => Verdict::Unknown {
            why: "the channel broke on the answer".into(),
            repeatable: channel.removes_repeats(),
        },
    };
    Sending {
        verdict,
        raw: Some(raw),
        trouble,
    }
}

/// What came of an attempt, and the bytes that left.
pub(super) struct Sending {
    pub(super) verdict: Verdict,
    pub(super) raw: Option<Digest>,
    /// What it says about the channel as a whole.
    pub(super) trouble: Option<(Cause, String)>,
}

impl From<Verdict> for Sending {
    fn from(verdict: Verdict) -> Self {
        Self {
            verdict,
            raw: None,
            trouble: None,
        }
    }
}

fn keep(store: &Store, request: &Request, now: Moment) -> Result<Digest, Verdict> {
    let kept = store.blobs().keep(request.bytes(), now);
    kept.map_err(|error| later(&error.to_string()))
}

/// Reads all of a message and has the channel write it.
pub(super) fn write(
    store: &Store,
    channel: &dyn Channel,
    key: &ThreadKey,
    id: MessageId,
) -> Result<(Outgoing, Request), Verdict> {
    let failed = |error: &StoreError| later(&error.to_string());
    let found = store.read(|snapshot| {
        let Some(message) = snapshot.message(id)? else {
            return Ok(None);
        };
        let (message, places) = with_links(key, message);
        let conversation = snapshot.conversation(message.conversation)?;
        let contact = match &conversation {
            Some(conversation) => snapshot.contact(conversation.contact)?,
            None => None,
        };
        let delivery = snapshot.delivery(id)?;
        let mut conversation = conversation;
        if let Some(conversation) = &mut conversation
            && let Some(ours) = &conversation.ours
            && is_elsewhere(channel, ours)
            && snapshot.proven(&message.channel, ours)?.is_none()
        {
            // Nobody has shown yet that mail for it comes here; an answer to it would be lost.
            conversation.ours = None;
        }
        let by_bot = match message.author {
            message::Author::Agent(agent) => {
                let agent = snapshot.agent(agent)?;
                agent.is_some_and(|agent| agent.role == Role::Bot)
            }
            _ => false,
        };
        Ok(conversation
            .zip(delivery)
            .map(|found| ((message, places), found, (contact, by_bot))))
    });
    let Some((message, (conversation, delivery), (contact, by_bot))) =
        found.map_err(|error| failed(&error))?
    else {
        return Err(refused("missing", "its record is not there"));
    };
    let files = if channel.links_files() {
        Vec::new()
    } else {
        files(store, &message.0.attachments)?
    };
    let outgoing = outgoing(by_bot, message, conversation, contact, files, &delivery);
    match catch_unwind(AssertUnwindSafe(|| channel.write(&outgoing))) {
        Ok(Ok(request)) => Ok((outgoing, request)),
        Ok(Err(verdict)) => Err(translate(verdict, channel.removes_repeats())),
        Err(_) => Err(refused("channel_broke", "the channel broke on the message")),
    }
}

/// The message as its customer gets it: what goes as a link goes no other way, and the link works. The places
/// of the files that go along.
fn with_links(key: &ThreadKey, mut message: Message) -> (Message, Vec<u16>) {
    let places = link::places(message.id, &message.text);
    let all = (1_u16..).take(message.attachments.len());
    let along = all.filter(|place| !places.contains(place)).collect();
    if places.is_empty() {
        return (message, along);
    }
    let id = message.id;
    let revealed = |text: &str| link::revealed(id, text, |named| key.file_secret(named));
    message.text = revealed(&message.text);
    message.html = message.html.map(|html| revealed(&html));
    let mut place = 0;
    message.attachments.retain(|_| {
        place += 1;
        !places.contains(&place)
    });
    (message, along)
}

/// Whether an address of ours is of another domain than the channel's own.
fn is_elsewhere(channel: &dyn Channel, address: &str) -> bool {
    let domain = |address: &str| {
        address
            .rsplit('@')
            .next()
            .unwrap_or_default()
            .to_lowercase()
    };
    let own = channel.addresses();
    own.first()
        .is_some_and(|own| !host::is_same(&domain(&own.address), &domain(address)))
}

fn files(store: &Store, attachments: &[Attachment]) -> Result<Vec<File>, Verdict> {
    let total: u64 = attachments.iter().map(|file| file.size).sum();
    if total > FILES_BYTES_MAX {
        return Err(refused(
            "too_large",
            &format!("its files have {total} bytes, at most {FILES_BYTES_MAX} are sent"),
        ));
    }
    let mut files = Vec::with_capacity(attachments.len());
    for attachment in attachments {
        files.push(File {
            name: attachment.name.clone(),
            mime: attachment.mime.clone(),
            bytes: bytes(store, attachment)?,
            inline: attachment.inline.clone(),
        });
    }
    Ok(files)
}

fn bytes(store: &Store, attachment: &Attachment) -> Result<Vec<u8>, Verdict> {
    let mut bytes = Vec::new();
    while (bytes.len() as u64) < attachment.size {
        let read = store
            .blobs()
            .read(&attachment.digest, bytes.len() as u64, PIECE_BYTES);
        match read {
            Ok(Some(piece)) if !piece.is_empty() => bytes.extend_from_slice(&piece),
            Ok(_) => {
                return Err(refused(
                    "file_missing",
                    &format!("the file {} is not there any more", attachment.name),
                ));
            }
            Err(error) => return Err(later(&error.to_string())),
        }
    }
    Ok(bytes)
}

fn outgoing(
    by_bot: bool,
    (message, places): (Message, Vec<u16>),
    conversation: Conversation,
    contact: Option<Contact>,
    files: Vec<File>,
    delivery: &Delivery,
) -> Outgoing {
    let envelope = message.envelope;
    let (to, cc, in_reply_to, references, thread) = match envelope {
        Some(envelope) => (
            envelope.to.unwrap_or(conversation.peer),
            envelope.cc,
            envelope.in_reply_to,
            envelope.references,
            envelope.thread,
        ),
        None => (conversation.peer, Vec::new(), None, Vec::new(), None),
    };
    // Somebody at the machine's own command line is a person, though without an account.
    let author = match (message.auto, in_reply_to.is_some()) {
        (true, true) => Author::AutoReply,
        (true, false) => Author::AutoNotice,
        (false, _) if by_bot => Author::Bot,
        (false, _) => Author::Person,
    };
    Outgoing {
        message: message.id,
        conversation: message.conversation,
        case: conversation.case,
        to,
        to_display: contact.map(|contact| contact.name).unwrap_or_default(),
        cc,
        ours: conversation.ours,
        from_display: String::new(),
        subject: message.subject.unwrap_or(conversation.subject),
        text: message.text,
        html: message.html,
        files,
        attachments: message.attachments,
        places,
        in_reply_to,
        references,
        external_id: message.external_id,
        author,
        thread,
        manner: message.manner,
        at: message.at,
        not_after: delivery.not_after,
        tried_at: match delivery.stage {
            Stage::Sending { started } => started,
            _ => delivery.created_at,
        },
        attempts: delivery.attempts,
        earlier: delivery.earlier,
    }
}

/// What a channel says, in the engine's words.
pub(super) fn translate(verdict: outgoing::Verdict, repeatable: bool) -> Verdict {
    match verdict {
        outgoing::Verdict::Sent { external_ids } => Verdict::Sent(external_ids),
        outgoing::Verdict::RetryAfter { span, why } => Verdict::Later { after: span, why },
        outgoing::Verdict::Throttled { span, why } => Verdict::Throttled { after: span, why },
        outgoing::Verdict::Refused { class, code, text } => Verdict::Refused {
            code: class.word().to_owned(),
            why: if code.is_empty() {
                text
            } else {
                format!("{code} {text}")
            },
        },
        outgoing::Verdict::Unknown { why } => Verdict::Unknown { why, repeatable },
    }
}

fn later(why: &str) -> Verdict {
    Verdict::Later {
        after: None,
        why: why.to_owned(),
    }
}

fn refused(code: &str, why: &str) -> Verdict {
    Verdict::Refused {
        code: code.to_owned(),
        why: why.to_owned(),
    }
}

/// The most that the files of one message have together; more is refused.
const FILES_BYTES_MAX: u64 = 64 * 1024 * 1024;

const PIECE_BYTES: usize = 1 << 20;
