//! Answers that lie unread because the visitor has left: after a while they go by mail, each once.
//!
//! Which conversations those are is not written down anywhere of its own: it follows from the record, and
//! after a start from what the journal says of the last days.

use std::collections::BTreeMap;
use std::sync::Weak;
use std::time::Duration;

use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::{MissedTickBehavior, interval};

use super::WebChat;
use super::mailing::mailed_key;
use crate::domain::conversation::Conversation;
use crate::domain::message::{Author, Direction, Message, State};
use crate::domain::{Address, ConversationId, Moment, Name, Seq, Span};
use crate::engine::event::{Actor, What};
use crate::servers::hub::{Batch, Word};
use crate::store::Snapshot;
use crate::store::snapshot::Found;
use crate::writer::Rejected;

/// Watches until the chats are gone. It listens only while answers of some chat go on by mail: as long as
/// anybody listens, the texts of all that happens are read for them.
pub(super) async fn watch(chat: Weak<WebChat>) {
    let mut words = None;
    let mut due: BTreeMap<ConversationId, Moment> = BTreeMap::new();
    let mut look_back = false;
    let mut generation = None;
    let mut beat = interval(BEAT);
    beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            word = next(&mut words) => match word {
                Ok(Word::Happened(batch)) => {
                    let Some(chat) = chat.upgrade() else { return };
                    chat.note_answers(&batch, &mut due);
                }
                Ok(Word::Gap) | Err(RecvError::Lagged(_)) => look_back = true,
                Ok(_) => {}
                Err(RecvError::Closed) => return,
            },
            _ = beat.tick() => {
                let Some(chat) = chat.upgrade() else { return };
                if !chat.any_continued() {
                    words = None;
                    due.clear();
                    continue;
                }
                // What was refused under other settings may go under these.
                let in_force = Some(chat.desk.settings().plan.generation);
                if generation != in_force {
                    generation = in_force;
                    hasten(&mut due, chat.desk.now());
                }
                if words.is_none() {
                    words = Some(chat.desk.words.subscribe());
                    look_back = true;
                }
                if std::mem::take(&mut look_back) {
                    chat.look_back(&mut due).await;
                }
                chat.mail_what_is_due(&mut due).await;
            }
        }
    }
}

/// Looks at everything now that would have been looked at later.
fn hasten(due: &mut BTreeMap<ConversationId, Moment>, now: Moment) {
    for at in due.values_mut() {
        *at = now.min(*at);
    }
}

/// What is said next; nothing ever where nobody listens.
async fn next(words: &mut Option<Receiver<Word>>) -> Result<Word, RecvError> {
    match words {
        Some(words) => words.recv().await,
        None => std::future::pending().await,
    }
}

/// What there is to mail, and to whom.
struct Unread {
    conversation: Conversation,
    channel: Name,
    visitor: Address,
    to: Address,
    language: Option<String>,
    messages: Vec<Message>,
    /// The customer has answered by mail last: they read mail now.
    reads_mail: bool,
}

impl WebChat {
    /// Answers that just went out to a chat whose visitor may have left.
    fn note_answers(&self, batch: &Batch, due: &mut BTreeMap<ConversationId, Moment>) {
        let now = self.desk.now();
        for message in batch.messages.values() {
            let waits = is_answer(message) && self.continued(&message.channel).is_some();
            if waits && due.len() < DUE_MAX {
                // Whoever is there says within moments that they have it.
                due.entry(message.conversation).or_insert(now + FIRST_LOOK);
            }
        }
    }

    /// What people answered lately, from the journal.
    async fn look_back(&self, due: &mut BTreeMap<ConversationId, Moment>) {
        let now = self.desk.now();
        let settings = self.desk.settings();
        let longest = settings.plan.channels.values();
        let longest = longest.filter_map(|it| it.continued.as_ref().map(|it| it.after));
        let Some(longest) = longest.max() else { return };
        let from = now - longest - LOOK_BACK;
        let answered = self.desk.read(move |snapshot| {
            let counters = snapshot.counters()?;
            let first = Seq(counters.seq.saturating_sub(EVENTS_READ_BACK as u64) + 1);
            let events = snapshot.events(first, EVENTS_READ_BACK)?;
            let answers = events.into_iter().filter(|event| {
                event.at >= from
                    && matches!(event.what, What::Replied(_))
                    && matches!(event.by, Actor::Agent(_) | Actor::Operator(_))
            });
            Ok(answers.filter_map(|it| it.conversation).collect::<Vec<_>>())
        });
        for conversation in answered.await.unwrap_or_default() {
            if due.len() < DUE_MAX {
                due.entry(conversation).or_insert(now + FIRST_LOOK);
            }
        }
    }

    async fn mail_what_is_due(&self, due: &mut BTreeMap<ConversationId, Moment>) {
        let now = self.desk.now();
        let come = due.iter().filter(|(_, at)| **at <= now);
        let come: Vec<ConversationId> = come.map(|(id, _)| *id).take(AT_ONCE_MAX).collect();
        for id in come {
            due.remove(&id);
            if let Some(again) = self.mail(id, now).await {
                due.insert(id, again);
            }
        }
    }

    /// Mails what is unread in a conversation, where it is time; when to look again, where there is more.
    async fn mail(&self, id: ConversationId, now: Moment) -> Option<Moment> {
        let settings = self.desk.settings();
        let plan = settings.plan.clone();
        let is_chat = move |name: &Name| {
            let known = plan.channels.get(name);
            known.is_some_and(|known| known.continued.is_some())
        };
        let read = self
            .desk
            .read(move |snapshot| unread(snapshot, id, is_chat));
        let unread = match read.await {
            Ok(unread) => unread?,
            // What cannot be read now is read later.
            Err(_) => return Some(now + LOOK_AGAIN),
        };
        if self.is_here(&unread.visitor) {
            return Some(now + LOOK_AGAIN);
        }
        let after = self.continued(&unread.channel)?.after;
        let since = unread.messages.first()?.at;
        let at = if unread.reads_mail {
            now
        } else {
            since + after
        };
        if at > now {
            return Some(at);
        }
        let language = unread.language.as_deref();
        let mailed = self.unread(
            &unread.conversation,
            &unread.channel,
            &unread.messages,
            &unread.to,
            language,
        );
        match mailed.await {
            Ok(()) => None,
            Err(Rejected::Refused(_)) => Some(now + REFUSED_AGAIN),
            // A full disk, and the like: it passes.
            Err(_) => Some(now + LOOK_AGAIN),
        }
    }
}

/// What lies unread in a conversation that is somebody's who gave a mail address.
fn unread(
    snapshot: &Snapshot,
    id: ConversationId,
    is_chat: impl Fn(&Name) -> bool,
) -> Found<Option<Unread>> {
    let Some(conversation) = snapshot.conversation(id)? else {
        return Ok(None);
    };
    if !is_chat(&conversation.channel) {
        return Ok(None);
    }
    let Some(contact) = snapshot.contact(conversation.contact)? else {
        return Ok(None);
    };
    let Some(to) = contact.mail(&conversation.channel) else {
        return Ok(None);
    };
    let from = conversation.seq.saturating_sub(MESSAGES_MAX) + 1;
    let all = snapshot.messages(id, from, MESSAGES_MAX as usize)?;
    let said_last = all.iter().rfind(|it| it.direction == Direction::In);
    let reads_mail = said_last.is_some_and(|it| it.channel != conversation.channel);
    let mut messages = Vec::new();
    for message in all {
        if is_answer(&message)
            && message.channel == conversation.channel
            && snapshot
                .key_seen(&message.channel, &mailed_key(&message))?
                .is_none()
        {
            messages.push(message);
        }
    }
    Ok((!messages.is_empty()).then(|| Unread {
        channel: conversation.channel.clone(),
        visitor: conversation.peer.clone(),
        to,
        language: contact.language,
        messages,
        reads_mail,
        conversation,
    }))
}

/// Whether it is somebody's answer that nobody has got yet.
fn is_answer(message: &Message) -> bool {
    message.direction == Direction::Out
        && message.state == State::Sent
        && matches!(message.author, Author::Agent(_))
}

/// How often it is looked whether something is due.
const BEAT: Duration = Duration::from_secs(1);

/// How long somebody who is there has to say that they got an answer.
const FIRST_LOOK: Span = Span::seconds(3);

/// How soon it is looked again where it could not be told, or the visitor is there and says nothing.
const LOOK_AGAIN: Span = Span::seconds(30);

/// How soon it is tried again where the mail was refused; with other settings it is tried at once.
const REFUSED_AGAIN: Span = Span::hours(1);

/// How much further than the longest wait it is looked back after a start: the desk may have stood still.
const LOOK_BACK: Span = Span::days(3);

/// How many entries of the journal are read back.
const EVENTS_READ_BACK: usize = 20_000;

/// How many conversations are watched at once; more are found with the next start.
const DUE_MAX: usize = 20_000;

/// How many are looked at in one beat.
const AT_ONCE_MAX: usize = 100;

/// How many of the last messages of a conversation are looked at.
const MESSAGES_MAX: u32 = 100;
