//! What a visitor says, done: messages kept before they are acknowledged, receipts, typing.

use std::collections::BTreeMap;
use std::sync::PoisonError;

use super::seeing::{self, not_yet};
use super::{TYPING_LASTS, Visitor, WebChat};
use crate::channels::sniff::{self, HEAD_BYTES};
use crate::channels::webchat::Site;
use crate::channels::webchat::said::{About, Fault, Named, Sending, fault};
use crate::channels::webchat::told::Told;
use crate::domain::attachment::Attachment;
use crate::domain::contact::MAIL_FIELD;
use crate::domain::deed::{self, Deed, Doing};
use crate::domain::message::State;
use crate::domain::text::line;
use crate::domain::{Address, ConversationId, MessageId, Name};
use crate::engine::answer::Answer;
use crate::engine::command::{self, Act};
use crate::net::pace::TooSoon;
use crate::servers::hub::{self, Word};
use crate::servers::intake::{Kept, letter};
use crate::writer::{Pending, Rejected};

/// What is known of whoever writes, besides who they are.
pub(super) struct Writer<'a> {
    /// What they say of themselves.
    pub(super) about: Option<&'a About>,
    /// Their mail address, as their site vouches for it.
    pub(super) mail: Option<&'a Address>,
    /// The language of their page.
    pub(super) language: Option<&'a str>,
}

impl WebChat {
    /// Takes a message; the answer is `taken` only once it is on disk.
    pub(super) async fn take(
        &self,
        site: &Site,
        visitor: &Visitor,
        writer: &Writer<'_>,
        sending: Sending,
    ) -> (Told, Option<ConversationId>) {
        let id = sending.id.clone();
        if let Err(fault) = sending.check() {
            return (refused(Some(id), &fault), None);
        }
        if let Err(soon) = self.slow_down(visitor) {
            return (later(Some(id), "too_fast", soon.wait_ms), None);
        }
        let files = match self.attached(site, visitor, &sending.files).await {
            Ok(files) => files,
            Err(fault) => return (refused(Some(id), &fault), None),
        };
        let name = writer.about.map_or("", |about| about.name.as_str());
        let letter = sending.letter(visitor.channel.as_str(), &visitor.who, name);
        let key = sending.key(&visitor.who);
        let mut inbound = letter::inbound(&visitor.channel, key, letter, None, None, files);
        if inbound.language.is_none() {
            inbound.language = writer.language.map(str::to_owned);
        }
        inbound.aliases = writer.mail.cloned().into_iter().collect();
        let taken = self.submit(Act::Receive(Box::new(inbound)));
        let described = writer
            .about
            .map(|about| self.submit(described(visitor, about)));
        let outcome = taken.await;
        if let Some(described) = described {
            // What they say of themselves is worth keeping, and no message is lost for it.
            let _ = described.await;
        }
        match outcome {
            Ok(answer) => {
                let (fresh, message, conversation) = match answer {
                    Answer::Duplicate { message, .. } => (false, message, None),
                    Answer::Message {
                        message,
                        conversation,
                        ..
                    } => (true, Some(message), Some(conversation)),
                    _ => (true, None, None),
                };
                self.intake.kept(
                    &visitor.channel,
                    &Kept {
                        fresh,
                        odd: false,
                        placed: false,
                        conversation: None,
                    },
                );
                let told = Told::Taken {
                    id,
                    message: message.unwrap_or_default(),
                };
                (told, conversation)
            }
            Err(rejected) => (not_kept(&visitor.channel, id, &rejected), None),
        }
    }

    /// They need no answer any more; what to say where that means nothing.
    pub(super) async fn end(&self, visitor: &Visitor) -> Option<Told> {
        self.done(visitor, Doing::Ended).await
    }

    /// What they thought of it.
    pub(super) async fn rate(&self, visitor: &Visitor, score: u8, remark: String) -> Option<Told> {
        self.done(visitor, Doing::Rated { score, remark }).await
    }

    async fn done(&self, visitor: &Visitor, what: Doing) -> Option<Told> {
        if let Err(soon) = self.slow_down(visitor) {
            return Some(later(None, "too_fast", soon.wait_ms));
        }
        match self.submit(self.deed(visitor, what)).await {
            Ok(_) => None,
            Err(Rejected::Refused(_)) => {
                let why = "there is no conversation, or it cannot be said of one";
                Some(refused(None, &fault("nothing", why)))
            }
            Err(_) => Some(later(None, "unavailable", UNAVAILABLE_MS)),
        }
    }

    /// Tells the desk of something that concerns whoever has the talk, and nobody waits for.
    pub(super) async fn say_deed(&self, visitor: &Visitor, what: Doing) {
        if let Err(rejected) = self.submit(self.deed(visitor, what)).await {
            tracing::debug!(channel = %visitor.channel, ?rejected, "a deed was not kept");
        }
    }

    /// Something that a visitor did, under a key that none had before.
    fn deed(&self, visitor: &Visitor, what: Doing) -> Act {
        let number = u128::from_le_bytes(self.desk.random());
        Act::Told(Box::new(command::Told {
            channel: visitor.channel.clone(),
            key: format!("did/{}/{number:032x}", visitor.who.mark()),
            aliases: Vec::new(),
            deed: Deed {
                from: Some(visitor.address.clone()),
                what,
            },
            at: None,
        }))
    }

    /// Whether a visitor may say something, or put a file, now.
    pub(super) fn slow_down(&self, visitor: &Visitor) -> Result<(), TooSoon> {
        let mut pace = self.pace.lock().unwrap_or_else(PoisonError::into_inner);
        pace.take((self.intake.now)().0, &visitor.address)
    }

    pub(super) fn submit(&self, act: Act) -> Pending {
        self.intake.writer.submit(self.intake.command(act))
    }

    /// The files that a message names, as they are kept.
    async fn attached(
        &self,
        site: &Site,
        visitor: &Visitor,
        named: &[Named],
    ) -> Result<Vec<Attachment>, Fault> {
        let gone = || Fault {
            code: "file_unknown",
            detail: "a file that it names was not put, or too long ago".into(),
        };
        let mut files = Vec::with_capacity(named.len());
        for one in named {
            let digest = site.passes.file(&visitor.who, &one.file).ok_or_else(gone)?;
            let store = self.intake.store.clone();
            let read = self.desk.blocking(move || {
                let size = store.blobs().len(&digest).ok()??;
                let head = store.blobs().read(&digest, 0, HEAD_BYTES).ok()??;
                Some((size, head))
            });
            let (size, head) = read.await.ok().flatten().ok_or_else(gone)?;
            let name = one.name.rsplit(['/', '\\']).next().unwrap_or_default();
            let name = line(name, FILE_NAME_BYTES_MAX);
            let mime = line(&one.mime, FILE_NAME_BYTES_MAX);
            let attachment = Attachment {
                name: if name.is_empty() { "file".into() } else { name },
                mime: if sniff::is_type(&mime) {
                    mime
                } else {
                    "application/octet-stream".into()
                },
                size,
                digest,
                inline: None,
                found: None,
            };
            let found = sniff::found_under(&attachment.name, &attachment.mime, &head);
            files.push(attachment.found_to_be(found));
        }
        Ok(files)
    }

    /// Tells whoever looks at the conversation that its customer is typing.
    pub(super) async fn types(&self, visitor: &Visitor) {
        let soon = {
            let mut typing = self.typing.lock().unwrap_or_else(PoisonError::into_inner);
            typing.take((self.intake.now)().0, &visitor.address)
        };
        // Said again too soon it says nothing new.
        if soon.is_err() {
            return;
        }
        let (channel, peer) = (visitor.channel.clone(), visitor.address.clone());
        let newest = self
            .desk
            .read(move |snapshot| snapshot.conversations_with(&channel, &peer, 1));
        if let Ok(newest) = newest.await
            && let Some(id) = newest.first()
        {
            let until = self.desk.now() + TYPING_LASTS;
            hub::say(&self.desk, Word::Typing(*id, until));
        }
    }

    /// Everything up to a message is with the visitor, or has been seen by them.
    pub(super) async fn got(&self, visitor: &Visitor, upto: MessageId, seen: bool) {
        let (channel, peer) = (visitor.channel.clone(), visitor.address.clone());
        let found = self.desk.read(move |snapshot| {
            let all = seeing::last(snapshot, &channel, &peer)?.into_iter();
            let waiting = all.flat_map(|(_, messages)| not_yet(&messages, upto, seen));
            Ok(waiting.collect::<Vec<_>>())
        });
        let (state, word) = if seen {
            (State::Read, "read")
        } else {
            (State::Delivered, "got")
        };
        let mut pending = Vec::new();
        for message in found.await.unwrap_or_default() {
            pending.push(self.submit(Act::Receipt(command::Receipt {
                channel: visitor.channel.clone(),
                key: format!("{word}/{message}"),
                of: deed::Of::Message(message),
                state: state.clone(),
                raw: None,
            })));
        }
        for one in pending {
            if let Err(rejected) = one.await {
                tracing::debug!(channel = %visitor.channel, ?rejected, "a receipt was not kept");
            }
        }
    }
}

/// What a visitor says of themselves, under a key of its own: said again it says nothing new.
fn described(visitor: &Visitor, about: &About) -> Act {
    let mut fields = BTreeMap::new();
    if !about.mail.is_empty() {
        fields.insert(MAIL_FIELD.to_owned(), about.mail.clone());
    }
    if about.consent {
        fields.insert("consent".to_owned(), "yes".to_owned());
    }
    let mark = visitor.who.mark();
    Act::Told(Box::new(command::Told {
        channel: visitor.channel.clone(),
        key: format!(
            "about/{mark}/{}/{}/{}",
            about.name, about.mail, about.consent
        ),
        aliases: Vec::new(),
        deed: Deed {
            from: Some(visitor.address.clone()),
            what: Doing::Described {
                name: about.name.clone(),
                language: None,
                fields,
            },
        },
        at: None,
    }))
}

/// What was said cannot be taken, now or later.
pub(super) fn refused(id: Option<String>, fault: &Fault) -> Told {
    Told::Refused {
        id,
        code: fault.code.to_owned(),
        detail: fault.detail.clone(),
        retry_after_ms: None,
    }
}

/// What was said can be said again after a while.
fn later(id: Option<String>, code: &str, wait_ms: i64) -> Told {
    Told::Refused {
        id,
        code: code.to_owned(),
        detail: "say it again after a while".into(),
        retry_after_ms: Some(wait_ms),
    }
}

fn not_kept(channel: &Name, id: String, rejected: &Rejected) -> Told {
    tracing::warn!(%channel, ?rejected, "a visitor's message was not kept");
    match rejected {
        Rejected::Refused(_) => refused(
            Some(id),
            &Fault {
                code: "closed",
                detail: "this chat takes nothing now".into(),
            },
        ),
        Rejected::Busy => later(Some(id), "busy", BUSY_MS),
        _ => later(Some(id), "unavailable", UNAVAILABLE_MS),
    }
}

/// The longest name or type of a file, in bytes.
const FILE_NAME_BYTES_MAX: usize = 255;

/// When to come back to a desk that has too much to do, in milliseconds.
const BUSY_MS: i64 = 1_000;

/// When to come back to a desk that can keep nothing, in milliseconds.
const UNAVAILABLE_MS: i64 = 10_000;
