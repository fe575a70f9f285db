//! News about messages of ours: how far they got, part by part, in whatever order it is told.

use crate::domain::deed::Of;
use crate::domain::delivery::{Early, Stage};
use crate::domain::marks::Part;
use crate::domain::message::{Direction, EXTERNAL_ID_BYTES_MAX, Message, State};
use crate::domain::{ConversationId, MessageId, Moment, Name, Span};

use super::answer::Answer;
use super::change::{Change, Seen};
use super::command::Receipt;
use super::event::What;
use super::refusal::Refusal;
use super::thread::known_as;
use super::timer::Timer;
use super::turn::Turn;

/// News about a message of ours: a receipt, a bounce.
pub(super) fn receipt(turn: &mut Turn<'_>, receipt: &Receipt) -> Result<Answer, Refusal> {
    if let Some(seen) = turn.ledger.key_seen(&receipt.channel, &receipt.key) {
        return Ok(Answer::Duplicate {
            message: seen.message,
            conversation: seen.conversation,
        });
    }
    let message = match meant(turn, receipt) {
        Ok(message) => message,
        Err(refusal) => return keep_early(turn, receipt, refusal),
    };
    let (id, conversation, seq) = (message.id, message.conversation, message.seq);
    seen(turn, receipt, Some(id), conversation);
    if let Some(delivery) = turn.ledger.delivery(id)
        && !matches!(delivery.stage, Stage::Sending { .. })
        && delivery.attempts + delivery.earlier > 0
        && matches!(receipt.state, State::Sent | State::Delivered | State::Read)
    {
        // It was taken after all: nobody has to send it again, or to decide whether.
        turn.state.timers.clear(Timer::Unsure(id));
        turn.state.lanes.settle(delivery.conversation, id);
        turn.put(&Change::DeliverySettled(id));
    }
    let part = match &receipt.of {
        Of::External(part) => Some(part.as_str()),
        Of::Message(_) => None,
    };
    advance(turn, message, part, &receipt.state);
    Ok(Answer::Message {
        message: id,
        conversation,
        seq,
        undo: None,
    })
}

/// The other side took a message, under these ids; what it had told of them before is true now.
pub(super) fn taken(turn: &mut Turn<'_>, message: &mut Message, ids: Vec<String>) {
    let mut ids: Vec<String> = ids
        .into_iter()
        .filter(|id| id.len() <= EXTERNAL_ID_BYTES_MAX)
        .collect();
    ids.dedup();
    let news: Vec<(String, State)> = ids
        .iter()
        .filter_map(|id| Some((id.clone(), take_early(turn, &message.channel, id)?)))
        .collect();
    if message.state.yields_to(&State::Sent) {
        message.state = State::Sent;
    }
    if let Some(first) = ids.first() {
        message.external_id = Some(first.clone());
    }
    if ids.len() > 1 {
        let part = |id: String| Part {
            id,
            state: State::Sent,
        };
        message.marks_mut().parts = ids.into_iter().map(part).collect();
    }
    for (id, state) in news {
        step(message, Some(&id), &state);
    }
}

/// Moves a message on, and tells of it where it got anywhere.
fn advance(turn: &mut Turn<'_>, mut message: Message, part: Option<&str>, next: &State) {
    let before = message.clone();
    step(&mut message, part, next);
    if message == before {
        return;
    }
    let (id, conversation) = (message.id, message.conversation);
    turn.put(&Change::Message(Box::new(message)));
    turn.event(Some(conversation), What::MessageState(id));
}

/// One step of the lattice: of a part where the message has several, else of the whole.
fn step(message: &mut Message, part: Option<&str>, next: &State) {
    let parts = message.marks.as_mut().map(|marks| &mut marks.parts);
    if let Some(parts) = parts.filter(|parts| !parts.is_empty()) {
        let meant = parts
            .iter_mut()
            .filter(|it| part.is_none_or(|id| it.id == id));
        for it in meant {
            if it.state.yields_to(next) {
                it.state = next.clone();
            }
        }
        let whole = message.marks.as_ref().and_then(|marks| marks.whole());
        if let Some(whole) = whole.cloned() {
            message.state = whole;
        }
    } else if message.state.yields_to(next) {
        message.state = next.clone();
    }
}

/// News of what the desk does not know yet is kept for a while, where the other side makes the ids: it
/// may tell how a message fared before it tells what it calls it.
fn keep_early(turn: &mut Turn<'_>, receipt: &Receipt, refusal: Refusal) -> Result<Answer, Refusal> {
    let plan = turn.plan();
    let theirs = plan.channels.get(&receipt.channel);
    let theirs = theirs.is_some_and(|channel| channel.id_domain.is_none());
    let Of::External(id) = &receipt.of else {
        return Err(refusal);
    };
    if !theirs || id.len() > EXTERNAL_ID_BYTES_MAX {
        return Err(refusal);
    }
    let known = turn.ledger.early(&receipt.channel, id);
    if known.is_none() && turn.state.early.len() >= EARLY_MAX && !has_old(turn) {
        return Err(refusal);
    }
    forget_old(turn);
    seen(turn, receipt, None, ConversationId::default());
    let since = known.as_ref().map_or(turn.now, |known| known.at);
    let state = match known {
        Some(known) if !known.state.yields_to(&receipt.state) => known.state,
        _ => receipt.state.clone(),
    };
    let early = Early {
        channel: receipt.channel.clone(),
        id: id.clone(),
        state,
        at: since,
    };
    turn.state
        .early
        .insert((since, early.channel.clone(), early.id.clone()));
    turn.put(&Change::Early(Box::new(early)));
    Ok(Answer::Done)
}

fn take_early(turn: &mut Turn<'_>, channel: &Name, id: &str) -> Option<State> {
    let early = turn.ledger.early(channel, id)?;
    forget(turn, &(early.at, channel.clone(), id.to_owned()));
    Some(early.state)
}

fn has_old(turn: &Turn<'_>) -> bool {
    let oldest = turn.state.early.first();
    oldest.is_some_and(|(at, ..)| turn.now.since(*at) > EARLY_KEPT)
}

/// What nobody asked for in all that time is of no message of this desk's.
fn forget_old(turn: &mut Turn<'_>) {
    for _ in 0..FORGOTTEN_AT_ONCE {
        if !has_old(turn) {
            return;
        }
        if let Some(oldest) = turn.state.early.first().cloned() {
            forget(turn, &oldest);
        }
    }
}

fn forget(turn: &mut Turn<'_>, early: &(Moment, Name, String)) {
    turn.state.early.remove(early);
    let (_, channel, id) = early;
    turn.put(&Change::EarlyGone(channel.clone(), id.clone()));
}

fn seen(
    turn: &mut Turn<'_>,
    receipt: &Receipt,
    message: Option<MessageId>,
    conversation: ConversationId,
) {
    let seen = Seen {
        message,
        conversation,
        at: turn.now,
    };
    turn.put(&Change::KeySeen {
        channel: receipt.channel.clone(),
        key: receipt.key.clone(),
        seen,
    });
}

/// The message of ours that news is about; on whichever channel of mail, on the same one else.
fn meant(turn: &Turn<'_>, receipt: &Receipt) -> Result<Message, Refusal> {
    let (found, named) = match &receipt.of {
        Of::External(id) => (known_as(turn, &receipt.channel, id), id.clone()),
        Of::Message(id) => (Some(*id), id.to_string()),
    };
    let message = found.and_then(|id| turn.ledger.message(id));
    let by_number = matches!(receipt.of, Of::Message(_));
    message
        .filter(|it| {
            !by_number || (it.channel == receipt.channel && it.direction == Direction::Out)
        })
        .ok_or(Refusal::NoSuch("message", named))
}

/// How much news of unknown messages is kept, over all channels; more is sent back to be told again.
const EARLY_MAX: usize = 10_000;

/// How long it is kept.
const EARLY_KEPT: Span = Span::days(7);

/// How much of what is too old is forgotten with one piece of news.
const FORGOTTEN_AT_ONCE: usize = 100;
