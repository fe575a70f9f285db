//! What an event asks of the engine, and what is answered to it. Pure: whoever carries events, by
//! whatever way, decides the same of them here.

use serde_json::{Value, json};

use crate::channels::inbound::{EventKind, Letter};
use crate::channels::partner::event::{Note, Reading, Said, Spoken};
use crate::domain::attachment::Attachment;
use crate::domain::deed::{Doing, Of};
use crate::domain::{Address, Moment, Name};
use crate::engine::answer::Answer;
use crate::engine::command::{Act, Directed, Inbound, Told};
use crate::engine::refusal::Refusal;
use crate::servers::intake::letter;
use crate::writer::Rejected;

/// What an event asks for.
pub(in crate::servers) enum Asked {
    /// That something is decided and kept.
    Act(Box<Act>),
    /// That whoever looks is told that somebody at this address is typing.
    Typing(Address),
    /// Nothing.
    Nothing,
}

/// What an event of a channel asks for; `files` are those that it names.
pub(in crate::servers) fn asked(channel: &Name, spoken: &Spoken, files: &[Attachment]) -> Asked {
    let event = spoken.event.clone();
    let (key, at) = (event.key, event.occurred_at);
    let written =
        |letter: Box<Letter>, key| Box::new(inbound(channel, key, *letter, at, (spoken, files)));
    let act = match event.kind {
        EventKind::Message(letter) => Act::Receive(written(letter, key)),
        EventKind::Echo(letter) => Act::Echo(written(letter, key)),
        EventKind::Past { letter, ours } => {
            let mut inbound = written(letter, key);
            inbound.history = true;
            if ours {
                Act::Echo(inbound)
            } else {
                Act::Receive(inbound)
            }
        }
        EventKind::Receipt(receipt) => Act::Receipt(letter::receipt(channel, key, &receipt, None)),
        EventKind::Deed(deed) => Act::Told(Box::new(Told {
            channel: channel.clone(),
            key,
            aliases: spoken.aliases.clone(),
            deed: *deed,
            at,
        })),
        EventKind::Order(order) => Act::Directed(Box::new(Directed {
            channel: channel.clone(),
            key,
            order: *order,
        })),
        EventKind::Typing { from } => return Asked::Typing(from),
        EventKind::Proof { .. } | EventKind::Complaint(_) => return Asked::Nothing,
    };
    Asked::Act(Box::new(act))
}

fn inbound(
    channel: &Name,
    key: String,
    letter: Letter,
    at: Option<Moment>,
    (spoken, files): (&Spoken, &[Attachment]),
) -> Inbound {
    let mut inbound = letter::inbound(channel, key, letter, at, None, files.to_vec());
    inbound.language.clone_from(&spoken.language);
    inbound.aliases.clone_from(&spoken.aliases);
    inbound
}

/// What is answered to an event, once it is known what came of it; nothing came of what only passes by.
pub(in crate::servers) fn result(
    reading: &Reading,
    outcome: Option<&Result<Answer, Rejected>>,
) -> Value {
    let notes: Vec<&str> = reading.notes.iter().map(|note| note.word()).collect();
    let mut result = match (&reading.outcome, outcome) {
        (Err(fault), _) => {
            let retry = RETRIED.contains(&fault.code);
            rejected(fault.code, &fault.detail, retry)
        }
        (Ok(_), None) => json!({"result": "accepted"}),
        (Ok(_), Some(Ok(answer))) => taken(answer),
        (Ok(said), Some(Err(error))) => failed(error, names_ours(said)),
    };
    result["key"] = json!(reading.key);
    if let Some(near) = unknown(reading) {
        result["detail"] = json!(near);
    }
    if !notes.is_empty() {
        result["notes"] = json!(notes);
    }
    result
}

/// Whether what is said is said of a message by our own number: one that is not there never will be.
fn names_ours(said: &Said) -> bool {
    let Said::Event(spoken) = said else {
        return false;
    };
    match &spoken.event.kind {
        EventKind::Receipt(receipt) => receipt.of_message.is_some(),
        EventKind::Deed(deed) => matches!(
            deed.what,
            Doing::Edited {
                of: Of::Message(_),
                ..
            } | Doing::Deleted { of: Of::Message(_) }
                | Doing::Reacted {
                    of: Of::Message(_),
                    ..
                }
        ),
        _ => false,
    }
}

/// What is said to whoever writes a kind that nobody here knows.
fn unknown(reading: &Reading) -> Option<String> {
    reading.notes.iter().find_map(|note| match note {
        Note::UnknownKind(Some(near)) => Some(format!(
            "nothing was done: no such kind is known; {NEAR} {near}?"
        )),
        Note::UnknownKind(None) => Some("nothing was done: no such kind is known".to_owned()),
        _ => None,
    })
}

/// Whether nobody knows the kind of an event, or it changes nothing.
pub(in crate::servers) fn is_ignored(reading: &Reading) -> bool {
    reading.notes.contains(&Note::Ignored)
}

fn taken(answer: &Answer) -> Value {
    match answer {
        Answer::Message {
            message,
            conversation,
            ..
        } => json!({"result": "accepted", "message": message, "conversation": conversation}),
        Answer::Duplicate {
            message,
            conversation,
        } => {
            let conversation = Some(conversation).filter(|it| it.0 != 0);
            json!({"result": "duplicate", "message": message, "conversation": conversation})
        }
        Answer::Conversation(conversation, ..) => {
            json!({"result": "accepted", "conversation": conversation})
        }
        _ => json!({"result": "accepted"}),
    }
}

fn failed(error: &Rejected, ours: bool) -> Value {
    match error {
        Rejected::Refused(Refusal::NoSuch("message", _)) if ours => rejected(
            "no_such_message",
            "of_message: no message has that id on this channel",
            false,
        ),
        Rejected::Refused(Refusal::NoSuch("message", _)) => rejected(
            "no_such_message",
            "no message has that id on this channel, or not yet",
            true,
        ),
        Rejected::Refused(Refusal::ChannelOff(_)) => {
            rejected("channel_off", "the operator stopped the channel", true)
        }
        Rejected::Refused(Refusal::NotYours) => rejected(
            "not_author",
            "only who wrote a message changes it or takes it back",
            false,
        ),
        Rejected::Refused(refusal) if let Some((code, detail)) = of_work(refusal) => {
            rejected(code, detail, false)
        }
        Rejected::Refused(refusal) => rejected("refused", &format!("{refusal:?}"), false),
        _ => rejected("busy", "it was not kept; send it again", true),
    }
}

/// Why work cannot be given out as it was said.
fn of_work(refusal: &Refusal) -> Option<(&'static str, &'static str)> {
    Some(match refusal {
        Refusal::NoConversation => ("no_such_work", "there is no such work on this channel"),
        Refusal::NotAllowed("routing_owner") => (
            "not_routing_owner",
            "the desk gives out this channel's work: routing_owner is not partner",
        ),
        Refusal::NoSuch("agent", _) => ("no_such_agent", "nobody signs in by that name"),
        Refusal::NoSuch("queue", _) => ("no_such_queue", "there is no such queue"),
        Refusal::NoSuch("status", _) => ("no_such_status", "there is no such status"),
        Refusal::NoSuch("disposition", _) => {
            ("no_such_disposition", "there is no such disposition")
        }
        Refusal::OtherFamily { .. } => ("other_family", "work stays in queues of one family"),
        Refusal::CannotTake(_) => ("cannot_take", "they hold as much as anybody may"),
        Refusal::Disabled => ("cannot_take", "their account is switched off"),
        Refusal::DispositionRequired => ("disposition_required", "its queue wants a disposition"),
        Refusal::WrongState(_) => ("wrong_state", "that cannot be done where the work stands"),
        _ => return None,
    })
}

fn rejected(code: &str, detail: &str, retry: bool) -> Value {
    json!({"result": "rejected", "error": {"code": code, "detail": detail, "retry": retry}})
}

/// Faults that may be none another time.
const RETRIED: &[&str] = &["media_unknown", "media_unreachable"];

/// What stands before the kind that was probably meant.
pub(super) const NEAR: &str = "did you mean";
