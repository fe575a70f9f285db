//! What a customer does besides writing: changes and takes back messages, puts signs to them, says that
//! they do not want to be written to, is somewhere else from now on.

use crate::domain::contact::{CONTACT_ADDRESSES_MAX, CONTACT_NAME_BYTES_MAX, Contact};
use crate::domain::conversation::{Conversation, RATING_FIELD, RATING_REMARK_FIELD};
use crate::domain::deed::{Doing, Of, Stop};
use crate::domain::marks::EMOJI_BYTES_MAX;
use crate::domain::message::{Author, Direction, Message};
use crate::domain::text::{BODY_BYTES_MAX, clip, line};
use crate::domain::window::Opening;
use crate::domain::{Address, ContactId, ConversationId, MessageId, Name};

use super::answer::Answer;
use super::change::{Change, Seen};
use super::command::Told;
use super::event::{Actor, What};
use super::refusal::Refusal;
use super::turn::Turn;
use super::{calls, consent, contacts, identity, intake, lifecycle, thread, way, window};

/// What a deed was about.
#[derive(Default)]
struct About {
    message: Option<(MessageId, u32)>,
    conversation: Option<ConversationId>,
    contact: Option<ContactId>,
}

/// Takes note of a deed. The same key again changes nothing.
pub(super) fn told(turn: &mut Turn<'_>, told: &Told) -> Result<Answer, Refusal> {
    if let Some(seen) = turn.ledger.key_seen(&told.channel, &told.key) {
        return Ok(Answer::Duplicate {
            message: seen.message,
            conversation: seen.conversation,
        });
    }
    let plan = turn.plan();
    intake::admitting(turn, &plan, &told.channel)?;
    let about = match &told.deed.what {
        Doing::Edited { of, text } => edited(turn, told, of, Some(text))?,
        Doing::Deleted { of } => edited(turn, told, of, None)?,
        Doing::Reacted { of, emoji } => reacted(turn, told, of, emoji.as_deref())?,
        Doing::Stopped { why } => stopped(turn, told, *why)?,
        Doing::Joined => joined(turn, told)?,
        Doing::Left => left(turn, told, What::Left)?,
        Doing::Returned => left(turn, told, What::Returned)?,
        Doing::Ended => ended(turn, told)?,
        Doing::Rated { score, remark } => rated(turn, told, *score, remark)?,
        Doing::Described { .. } => described(turn, told)?,
        Doing::Called(call) => About {
            conversation: Some(calls::called(turn, told, call)?),
            ..About::default()
        },
        Doing::Opened { .. } => someone_opens(turn, told)?,
        Doing::Moved { to, vouched } => moved(turn, told, to, *vouched)?,
    };
    opens(turn, told);
    turn.put(&Change::KeySeen {
        channel: told.channel.clone(),
        key: told.key.clone(),
        seen: Seen {
            message: about.message.map(|(id, _)| id),
            conversation: about.conversation.unwrap_or_default(),
            at: turn.now,
        },
    });
    Ok(match (about.message, about.conversation, about.contact) {
        (Some((message, seq)), Some(conversation), _) => Answer::Message {
            message,
            conversation,
            seq,
            undo: None,
        },
        (_, _, Some(contact)) => Answer::Contact(contact),
        (_, Some(id), _) => match turn.conversation(id) {
            Ok(conversation) => Answer::Conversation(id, conversation.case, None),
            Err(_) => Answer::Done,
        },
        _ => Answer::Done,
    })
}

/// What they did may open a window of the channel: then it is kept when they did it.
fn opens(turn: &mut Turn<'_>, told: &Told) {
    let Some(from) = &told.deed.from else { return };
    if let (Some(on), Some(contact)) = (told.deed.what.opens(), turn.ledger.contact_at(from)) {
        let at = (&told.channel, from);
        window::opened(turn, contact, at, on, told.at);
    }
}

/// They did something that the desk knows nothing of but that it opens a window.
fn someone_opens(turn: &mut Turn<'_>, told: &Told) -> Result<About, Refusal> {
    let from = sender(told)?.clone();
    Ok(someone(turn, told, &from).1)
}

/// A message says something else now, or nothing any more; what it said stays beside it.
fn edited(
    turn: &mut Turn<'_>,
    told: &Told,
    of: &Of,
    text: Option<&String>,
) -> Result<About, Refusal> {
    let mut message = named(turn, &told.channel, of)?;
    is_theirs(turn, &message, told.deed.from.as_ref())?;
    let about = about(&message);
    let is_deleted = |message: &Message| {
        let marks = message.marks.as_ref();
        marks.is_some_and(|marks| marks.deleted_at.is_some())
    };
    let new = clip(text.map_or("", String::as_str), BODY_BYTES_MAX).to_owned();
    // What was taken back stays so, however late a change of it comes.
    if is_deleted(&message) || (text.is_some() && message.text == new) {
        return Ok(about);
    }
    if let Author::Contact(contact) = message.author {
        turn.by = Actor::Contact(contact);
    }
    let (id, conversation, now) = (message.id, message.conversation, turn.now);
    let old = std::mem::replace(&mut message.text, new);
    message.html = None;
    let marks = message.marks_mut();
    marks.keep(&old, now);
    let what = if text.is_some() {
        What::Edited(id)
    } else {
        marks.deleted_at = Some(now);
        What::Deleted(id)
    };
    turn.put(&Change::Message(Box::new(message)));
    turn.event(Some(conversation), what);
    Ok(about)
}

fn reacted(
    turn: &mut Turn<'_>,
    told: &Told,
    of: &Of,
    emoji: Option<&str>,
) -> Result<About, Refusal> {
    let from = sender(told)?.clone();
    let mut message = named(turn, &told.channel, of)?;
    if let Some(contact) = turn.ledger.contact_at(&from) {
        turn.by = Actor::Contact(contact);
    }
    let about = about(&message);
    let (id, conversation, now) = (message.id, message.conversation, turn.now);
    let emoji = emoji.map(|emoji| line(emoji, EMOJI_BYTES_MAX));
    let before = message.marks.clone();
    message.marks_mut().react(&from, emoji, now);
    if before != message.marks {
        turn.put(&Change::Message(Box::new(message)));
        turn.event(Some(conversation), What::Reacted(id));
    }
    Ok(about)
}

/// They do not want to be written to there, or do again. What waits to leave for them never does.
fn stopped(turn: &mut Turn<'_>, told: &Told, why: Option<Stop>) -> Result<About, Refusal> {
    let from = sender(told)?.clone();
    let (contact, about) = someone(turn, told, &from);
    consent::keep(
        turn,
        contact,
        (&told.channel, &from),
        about.conversation,
        why,
    );
    Ok(about)
}

fn joined(turn: &mut Turn<'_>, told: &Told) -> Result<About, Refusal> {
    let from = sender(told)?.clone();
    let (mut contact, about) = someone(turn, told, &from);
    let (id, before) = (contact.id, contact.stopped.len());
    contact
        .stopped
        .retain(|known| known.address != from || known.why != Stop::Blocked);
    if contact.stopped.len() != before {
        turn.put(&Change::Contact(Box::new(contact)));
        turn.event(about.conversation, What::Stopped(id, None));
    }
    Ok(about)
}

/// They closed the talk on their side, or are there again: whoever looks at it is told.
fn left(
    turn: &mut Turn<'_>,
    told: &Told,
    what: impl FnOnce(ContactId) -> What,
) -> Result<About, Refusal> {
    let from = sender(told)?.clone();
    let known = turn.ledger.contact_at(&from);
    let conversation = way::last_spoken(turn, &told.channel, &from);
    if let (Some(contact), Some(_)) = (known, conversation) {
        turn.by = Actor::Contact(contact);
        turn.event(conversation, what(contact));
    }
    Ok(About {
        conversation,
        contact: known,
        ..About::default()
    })
}

/// They need no answer any more.
fn ended(turn: &mut Turn<'_>, told: &Told) -> Result<About, Refusal> {
    let (contact, conversation) = talking(turn, told)?;
    let id = conversation.id;
    turn.by = Actor::Contact(contact);
    lifecycle::end_by_customer(turn, conversation);
    Ok(About {
        conversation: Some(id),
        contact: Some(contact),
        ..About::default()
    })
}

/// What they thought of it stands with what is known of the conversation; said again, it is that.
fn rated(turn: &mut Turn<'_>, told: &Told, score: u8, remark: &str) -> Result<About, Refusal> {
    let (contact, conversation) = talking(turn, told)?;
    let id = conversation.id;
    turn.by = Actor::Contact(contact);
    rate(turn, conversation, score, remark)?;
    Ok(About {
        conversation: Some(id),
        contact: Some(contact),
        ..About::default()
    })
}

/// Keeps what somebody thinks of a conversation, from 1 to 5.
pub(super) fn rate(
    turn: &mut Turn<'_>,
    mut conversation: Conversation,
    score: u8,
    remark: &str,
) -> Result<(), Refusal> {
    if !SCORES.contains(&score) {
        return Err(Refusal::OutOfRange("score"));
    }
    let id = conversation.id;
    let fields = &mut conversation.fields;
    fields.insert(RATING_FIELD.to_owned(), score.to_string());
    match clip(remark.trim(), REMARK_BYTES_MAX) {
        "" => fields.remove(RATING_REMARK_FIELD),
        remark => fields.insert(RATING_REMARK_FIELD.to_owned(), remark.to_owned()),
    };
    let updated_at = conversation.updated_at;
    turn.keep_quietly(conversation, updated_at);
    turn.event(Some(id), What::Rated(score));
    Ok(())
}

/// Who it is that tells, and the conversation in which they last spoke.
fn talking(turn: &Turn<'_>, told: &Told) -> Result<(ContactId, Conversation), Refusal> {
    let from = sender(told)?;
    let nobody = || Refusal::NoSuch("address", from.value.clone());
    let contact = turn.ledger.contact_at(from).ok_or_else(nobody)?;
    let conversation = way::last_spoken(turn, &told.channel, from).ok_or_else(nobody)?;
    Ok((contact, turn.conversation(conversation)?))
}

/// What the other side knows of them: it fills what is empty, and has fields of its own. What people at
/// the desk wrote is never written over.
fn described(turn: &mut Turn<'_>, told: &Told) -> Result<About, Refusal> {
    let Doing::Described {
        name,
        language,
        fields,
    } = &told.deed.what
    else {
        return Ok(About::default());
    };
    let from = sender(told)?.clone();
    let id = identity::recognise(turn, &from, &told.aliases, name, language.clone());
    let Some(mut contact) = turn.ledger.contact(id) else {
        return Ok(About::default());
    };
    turn.by = Actor::Contact(id);
    let before = contact.clone();
    if contact.name.is_empty() {
        contact.name = line(name, CONTACT_NAME_BYTES_MAX);
    }
    contact.language = contact.language.or_else(|| language.clone());
    for (field, value) in fields {
        contacts::learn_field(&mut contact, &told.channel, field, value);
    }
    if contact != before {
        turn.put(&Change::Contact(Box::new(contact)));
        turn.event(None, What::ContactChanged(id));
    }
    Ok(About {
        contact: Some(id),
        conversation: way::last_spoken(turn, &told.channel, &from),
        ..About::default()
    })
}

/// They are at another address from now on. Where somebody vouches for it and nobody else has it, their
/// conversations of the channel go on there; else it is told, and an agent makes one record of two.
fn moved(turn: &mut Turn<'_>, told: &Told, to: &Address, vouched: bool) -> Result<About, Refusal> {
    let from = sender(told)?.clone();
    let (mut contact, about) = someone(turn, told, &from);
    let id = contact.id;
    let holder = turn.ledger.contact_at(to);
    let is_free = holder.is_none_or(|holder| holder == id);
    let has_room =
        contact.addresses.contains(to) || contact.addresses.len() < CONTACT_ADDRESSES_MAX;
    if !vouched || !is_free || !has_room {
        let other = holder.filter(|holder| *holder != id);
        turn.event(about.conversation, What::MoveDoubted(id, other));
        return Ok(about);
    }
    let before = contact.clone();
    if !contact.addresses.contains(to) {
        contact.addresses.push(to.clone());
    }
    // It is the same person: they wrote when they wrote.
    for opening in before.openings.iter().filter(|it| it.address == from) {
        contact.open(Opening {
            address: to.clone(),
            ..opening.clone()
        });
    }
    if contact != before {
        turn.put(&Change::Contact(Box::new(contact)));
    }
    let theirs = turn
        .ledger
        .conversations_with(&told.channel, &from, MOVED_CONVERSATIONS_MAX);
    for conversation in theirs {
        if let Ok(mut conversation) = turn.conversation(conversation) {
            let updated_at = conversation.updated_at;
            conversation.peer = to.clone();
            turn.keep_quietly(conversation, updated_at);
        }
    }
    turn.event(about.conversation, What::Moved(id));
    Ok(about)
}

/// The customer at an address, known from now on, and what they last talked in.
fn someone(turn: &mut Turn<'_>, told: &Told, from: &Address) -> (Contact, About) {
    let id = intake::contact_at(turn, from, "", None);
    turn.by = Actor::Contact(id);
    let contact = turn.ledger.contact(id).expect("it was there or just made");
    let about = About {
        message: None,
        conversation: way::last_spoken(turn, &told.channel, from),
        contact: Some(id),
    };
    (contact, about)
}

fn sender(told: &Told) -> Result<&Address, Refusal> {
    let from = told.deed.from.as_ref();
    from.ok_or(Refusal::NoSuch("address", String::new()))
}

/// The message of a channel that the other side names.
fn named(turn: &Turn<'_>, channel: &Name, of: &Of) -> Result<Message, Refusal> {
    let (found, called) = match of {
        Of::External(id) => (thread::known_as(turn, channel, id), id.clone()),
        Of::Message(id) => (Some(*id), id.to_string()),
    };
    found
        .and_then(|id| turn.ledger.message(id))
        .filter(|it| it.channel == *channel && !matches!(it.direction, Direction::Note(_)))
        .ok_or(Refusal::NoSuch("message", called))
}

/// Refuses unless it was written there, by whoever is said to change it: what people at this desk wrote
/// is not changed from outside.
fn is_theirs(turn: &Turn<'_>, message: &Message, from: Option<&Address>) -> Result<(), Refusal> {
    if message.direction == Direction::Out {
        let ours = message.is_from_elsewhere();
        return ours.then_some(()).ok_or(Refusal::NotYours);
    }
    let Some(from) = from else { return Ok(()) };
    let wrote = |contact| message.author == Author::Contact(contact);
    match turn.ledger.contact_at(from) {
        Some(contact) if wrote(contact) => Ok(()),
        _ => Err(Refusal::NotYours),
    }
}

fn about(message: &Message) -> About {
    About {
        message: Some((message.id, message.seq)),
        conversation: Some(message.conversation),
        contact: None,
    }
}

/// What somebody can think of a conversation, from worst to best.
const SCORES: std::ops::RangeInclusive<u8> = 1..=5;

/// The longest remark of a customer, in bytes.
const REMARK_BYTES_MAX: usize = 2_000;

/// How many conversations with one address go along with it.
const MOVED_CONVERSATIONS_MAX: usize = 100;
