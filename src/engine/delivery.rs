//! The way out: what a lane may send, what became of it, when to try again, when to give up.

use crate::access::action::Action;
use crate::domain::attachment::Digest;
use crate::domain::channel::Rest;
use crate::domain::deed::Stop;
use crate::domain::delivery::{Delivery, Stage, UNKNOWN};
use crate::domain::message::{Message, State};
use crate::domain::text::{clip, line};
use crate::domain::{Address, MessageId, Name, Span};

use super::answer::Answer;
use super::approval;
use super::ceiling;
use super::change::Change;
use super::command::{Outbox, Verdict};
use super::event::What;
use super::pace;
use super::receipt;
use super::refusal::Refusal;
use super::timer::Timer;
use super::turn::Turn;
use super::window;

/// What the way out says and asks.
pub(super) fn outbox(turn: &mut Turn<'_>, act: Outbox) -> Result<Answer, Refusal> {
    match act {
        Outbox::Claim { channel, most } => Ok(claim(turn, &channel, most)),
        Outbox::Settle {
            message,
            verdict,
            raw,
            jitter,
        } => settle(turn, message, verdict, raw, jitter),
        Outbox::Retry(message) => retry(turn, message),
        Outbox::Drop { message, reason } => drop_it(turn, message, &reason),
        Outbox::Approve { message, text } => approval::approve(turn, message, text),
        Outbox::GiveBack { message, reason } => approval::give_back(turn, message, &reason),
        Outbox::Withdraw(message) => approval::withdraw(turn, message),
    }
}

/// Hands a lane what is due, marked on disk as being sent before the first byte leaves: after a crash
/// exactly these may have been sent without our knowing.
fn claim(turn: &mut Turn<'_>, channel: &Name, most: u32) -> Answer {
    let stopped = turn.state.paused_channels.contains(channel)
        || turn
            .state
            .plan
            .channels
            .get(channel)
            .is_none_or(|channel| !channel.enabled);
    if stopped {
        return Answer::ToSend(Vec::new());
    }
    let Some(most) = ceiling::room(turn, channel, most.min(CLAIM_MAX)) else {
        return Answer::ToSend(Vec::new());
    };
    let Some(most) = pace::room(turn, channel, most) else {
        return Answer::ToSend(Vec::new());
    };
    let most = most as usize;
    let due = turn.state.lanes.claim(channel, turn.now, most);
    let mut to_send = Vec::with_capacity(due.len());
    for message in due {
        let Some(mut delivery) = turn.ledger.delivery(message) else {
            continue;
        };
        if delivery.not_after < turn.now {
            let code = out_of_time(turn, &delivery);
            dead(turn, delivery, code, "");
            continue;
        }
        if let Some(due) = pace::too_soon(turn, &delivery) {
            delivery.stage = Stage::Ready { due };
            keep(turn, &delivery);
            continue;
        }
        if !still_goes(turn, &delivery) {
            dead(turn, delivery, WINDOW_CLOSED, "");
            continue;
        }
        delivery.stage = Stage::Sending { started: turn.now };
        delivery.attempts += 1;
        if delivery.attempts == 1 {
            ceiling::sent(turn, channel);
        }
        pace::handed(turn, &delivery);
        keep(turn, &delivery);
        to_send.push(message);
    }
    Answer::ToSend(to_send)
}

/// Whether its channel lets a message go that may have waited past the end of its window.
fn still_goes(turn: &mut Turn<'_>, delivery: &Delivery) -> bool {
    let channel = turn.state.plan.channels.get(&delivery.channel);
    if channel.is_none_or(|channel| channel.terms.windows.is_empty()) {
        return true;
    }
    match turn.ledger.message(delivery.message) {
        Some(message) => window::leaves(turn, message).is_ok(),
        // Whoever sends it says so.
        None => true,
    }
}

pub(super) fn keep(turn: &mut Turn<'_>, delivery: &Delivery) {
    turn.state.timers.clear(Timer::Unsure(delivery.message));
    if let Stage::Unsure { until: Some(until) } = delivery.stage {
        turn.state
            .timers
            .set(Timer::Unsure(delivery.message), until);
    }
    turn.state.lanes.absorb(delivery);
    turn.put(&Change::Delivery(Box::new(delivery.clone())));
}

/// What became of an attempt.
fn settle(
    turn: &mut Turn<'_>,
    id: MessageId,
    verdict: Verdict,
    raw: Option<Digest>,
    jitter: u16,
) -> Result<Answer, Refusal> {
    let delivery = turn.ledger.delivery(id).ok_or(Refusal::NoDelivery)?;
    if !takes(&delivery, &verdict) {
        return Err(Refusal::WrongState("not_sending"));
    }
    match verdict {
        Verdict::Sent(ids) => sent(turn, &delivery, ids, raw),
        Verdict::Later { after, why } => later(turn, delivery, after, &why, jitter),
        Verdict::Throttled { after, why } => throttled(turn, delivery, after, &why),
        Verdict::Refused { code, why } => dead(turn, delivery, &code, &why),
        Verdict::Unknown {
            why,
            repeatable: true,
        } => doubtful(turn, delivery, &why, jitter),
        Verdict::Unknown {
            why,
            repeatable: false,
        } => unsure(turn, delivery, &why),
    }
    Ok(Answer::Done)
}

/// Whether a verdict still counts: whoever fetches what is sent may say so late, when it is due again or
/// was given up.
fn takes(delivery: &Delivery, verdict: &Verdict) -> bool {
    match (&delivery.stage, verdict) {
        (Stage::Sending { .. }, _) => true,
        (Stage::Ready { .. } | Stage::Unsure { .. }, _) => delivery.attempts > 0,
        (Stage::Dead { .. }, verdict) => {
            matches!(verdict, Verdict::Sent(_)) && delivery.attempts > 0
        }
        (Stage::Held, _) => false,
    }
}

fn sent(turn: &mut Turn<'_>, delivery: &Delivery, ids: Vec<String>, raw: Option<Digest>) {
    turn.state
        .lanes
        .settle(delivery.conversation, delivery.message);
    turn.put(&Change::DeliverySettled(delivery.message));
    let Some(mut message) = turn.ledger.message(delivery.message) else {
        return;
    };
    receipt::taken(turn, &mut message, ids);
    message.raw = raw.or(message.raw);
    let (id, conversation) = (message.id, message.conversation);
    turn.put(&Change::Message(Box::new(message)));
    turn.event(Some(conversation), What::MessageState(id));
}

/// Not now: again after a while that doubles, or when the other side said; given up when it is no use any more.
fn later(turn: &mut Turn<'_>, mut delivery: Delivery, after: Option<Span>, why: &str, jitter: u16) {
    let wait = match after {
        Some(after) => Span(after.0.clamp(RETRY_FIRST.0, RETRY_AFTER_MAX.0)),
        None => back_off(delivery.attempts, jitter),
    };
    let due = turn.now + wait;
    if due > delivery.not_after {
        let code = out_of_time(turn, &delivery);
        dead(turn, delivery, code, why);
        return;
    }
    delivery.stage = Stage::Ready { due };
    clip(why, ANSWER_BYTES_MAX).clone_into(&mut delivery.last_answer);
    keep(turn, &delivery);
}

/// It may have been sent, and goes again all the same, under the id that it had: whoever gets it twice sees one
/// message where the other side folds repeats, and twice the same at worst where it does not.
///
/// A mail server that says nothing after the last dot may have taken the mail or not (RFC 5321, section
/// 4.5.3.2.6; RFC 1047 tells of this very gap). Waiting for a bounce would tell nobody which: a server tells of what
/// it took and could not deliver, and is silent both of what it delivered and of what it never took. So the choice
/// is between once too often and not at all, and an answer that never comes is the worse of the two. Until it is
/// known, whoever looks at the message reads that it may have been sent; so does whoever finds it given up.
fn doubtful(turn: &mut Turn<'_>, delivery: Delivery, why: &str, jitter: u16) {
    change_message(turn, delivery.message, |message| {
        if message.state.yields_to(&State::Unsure) {
            message.state = State::Unsure;
        }
    });
    later(turn, delivery, None, why, jitter);
}

/// Why a message is given up whose time is over: of one that may have been sent nobody can say that it was not.
fn out_of_time(turn: &Turn<'_>, delivery: &Delivery) -> &'static str {
    let message = turn.ledger.message(delivery.message);
    match message.map(|message| message.state) {
        Some(State::Unsure) => UNKNOWN,
        _ => "expired",
    }
}

/// Not now, and nothing else by that channel either: its lane rests as long.
fn throttled(turn: &mut Turn<'_>, delivery: Delivery, after: Span, why: &str) {
    let rest = Span(after.0.clamp(RETRY_FIRST.0, RETRY_AFTER_MAX.0));
    let until = turn.state.lanes.rest(&delivery.channel, turn.now + rest);
    turn.put(&Change::Rest(Rest {
        channel: delivery.channel.clone(),
        until,
    }));
    later(turn, delivery, Some(rest), why, 0);
}

/// 1 s doubling to 15 min, spread by half to one and a half.
fn back_off(attempts: u32, jitter: u16) -> Span {
    let doubled = RETRY_FIRST
        .0
        .saturating_mul(1 << attempts.saturating_sub(1).min(20));
    let spread = 500 + i64::from(jitter.min(1000));
    Span((doubled.min(RETRY_LONGEST.0)).saturating_mul(spread) / 1000)
}

/// Nobody knows whether it was taken, and the other side would not notice a repeat: wait for news, then
/// let a person decide.
fn unsure(turn: &mut Turn<'_>, mut delivery: Delivery, why: &str) {
    delivery.stage = Stage::Unsure {
        until: Some(turn.now + UNSURE_WAIT),
    };
    clip(why, ANSWER_BYTES_MAX).clone_into(&mut delivery.last_answer);
    keep(turn, &delivery);
    change_message(turn, delivery.message, |message| {
        if message.state.yields_to(&State::Unsure) {
            message.state = State::Unsure;
        }
    });
}

/// No news came yet: it is kept for a person to look at, and holds back nothing any more. News may
/// still come, and until then it may have been sent.
pub(super) fn never_known(turn: &mut Turn<'_>, id: MessageId) {
    if let Some(delivery) = turn.ledger.delivery(id)
        && matches!(delivery.stage, Stage::Unsure { .. })
    {
        let why = delivery.last_answer.clone();
        dead(turn, delivery, UNKNOWN, &why);
    }
}

/// Given up, and kept until a person retries or drops it.
fn dead(turn: &mut Turn<'_>, mut delivery: Delivery, code: &str, why: &str) {
    let (id, conversation) = (delivery.message, delivery.conversation);
    delivery.stage = Stage::Dead {
        code: code.to_owned(),
        at: turn.now,
    };
    if !why.is_empty() {
        clip(why, ANSWER_BYTES_MAX).clone_into(&mut delivery.last_answer);
    }
    keep(turn, &delivery);
    let next = if code == UNKNOWN {
        State::Unsure
    } else {
        State::Failed {
            code: code.to_owned(),
            text: delivery.last_answer,
        }
    };
    change_message(turn, id, |message| {
        if message.state.yields_to(&next) {
            message.state = next;
        }
    });
    turn.event(Some(conversation), What::DeliveryDead(id, code.to_owned()));
}

fn change_message(turn: &mut Turn<'_>, id: MessageId, change: impl FnOnce(&mut Message)) {
    let Some(mut message) = turn.ledger.message(id) else {
        return;
    };
    change(&mut message);
    let conversation = message.conversation;
    turn.put(&Change::Message(Box::new(message)));
    turn.event(Some(conversation), What::MessageState(id));
}

/// A person wants it tried again, now, with all the time a new message has.
fn retry(turn: &mut Turn<'_>, id: MessageId) -> Result<Answer, Refusal> {
    let mut delivery = turn.ledger.delivery(id).ok_or(Refusal::NoDelivery)?;
    let conversation = turn.conversation(delivery.conversation)?;
    turn.demand(Action::OutboxRetry, Some(&conversation.routing.queue))?;
    match delivery.stage {
        Stage::Sending { .. } => return Err(Refusal::WrongState("sending")),
        Stage::Held => return Err(Refusal::WrongState("held")),
        _ => {}
    }
    let within = turn
        .state
        .plan
        .channels
        .get(&delivery.channel)
        .map(|channel| channel.send_within);
    delivery.stage = Stage::Ready { due: turn.now };
    delivery.not_after = turn.now + within.unwrap_or(Span::days(1));
    delivery.earlier += std::mem::take(&mut delivery.attempts);
    keep(turn, &delivery);
    if let Some(mut message) = turn.ledger.message(id) {
        message.state = State::Queued;
        turn.put(&Change::Message(Box::new(message)));
    }
    turn.event(Some(delivery.conversation), What::DeliveryRetried(id));
    Ok(Answer::Done)
}

/// A person gives it up for good.
fn drop_it(turn: &mut Turn<'_>, id: MessageId, reason: &str) -> Result<Answer, Refusal> {
    let delivery = turn.ledger.delivery(id).ok_or(Refusal::NoDelivery)?;
    let conversation = turn.conversation(delivery.conversation)?;
    turn.demand(Action::OutboxDrop, Some(&conversation.routing.queue))?;
    if matches!(delivery.stage, Stage::Sending { .. }) {
        return Err(Refusal::WrongState("sending"));
    }
    turn.state.timers.clear(Timer::Unsure(id));
    turn.state.lanes.settle(delivery.conversation, id);
    turn.put(&Change::DeliverySettled(id));
    let reason = line(reason, REASON_BYTES_MAX);
    // What the person says weighs more than what the other side last said.
    let text = if reason.is_empty() {
        delivery.last_answer
    } else {
        reason.clone()
    };
    change_message(turn, id, |message| {
        message.state = State::Failed {
            code: "dropped".into(),
            text,
        };
    });
    turn.event(
        Some(delivery.conversation),
        What::DeliveryDropped(id, reason),
    );
    Ok(Answer::Done)
}

/// What was being sent when the desk stopped: repeated where that is safe, left to a person where not.
pub(super) fn recover(turn: &mut Turn<'_>) {
    for id in turn.state.lanes.take_interrupted() {
        let Some(delivery) = turn.ledger.delivery(id) else {
            continue;
        };
        let channel = turn.state.plan.channels.get(&delivery.channel);
        let why = "the desk stopped while it was being sent";
        if channel.is_some_and(|channel| channel.repeatable) {
            doubtful(turn, delivery, why, 0);
        } else {
            unsure(turn, delivery, why);
        }
    }
}

/// Whoever is at an address does not want to be written to: what waits to leave for them never does.
pub(super) fn stop(turn: &mut Turn<'_>, channel: &Name, address: &Address, why: Stop) {
    let theirs = turn
        .ledger
        .conversations_with(channel, address, STOPPED_CONVERSATIONS_MAX);
    for conversation in theirs {
        for id in turn.state.lanes.of(conversation) {
            let to = turn.ledger.message(id).and_then(|it| it.envelope?.to);
            if let Some(delivery) = turn.ledger.delivery(id)
                && delivery.channel == *channel
                && matches!(delivery.stage, Stage::Ready { .. } | Stage::Held)
                && to.is_none_or(|to| to == *address)
            {
                dead(turn, delivery, why.word(), "");
            }
        }
    }
}

/// The other side showed us a message of ours that it was just given.
pub(super) fn came_back(turn: &mut Turn<'_>, id: MessageId, external: Option<String>) {
    if let Some(delivery) = turn.ledger.delivery(id)
        && !matches!(delivery.stage, Stage::Sending { .. })
    {
        turn.state.timers.clear(Timer::Unsure(id));
        turn.state.lanes.settle(delivery.conversation, id);
        turn.put(&Change::DeliverySettled(id));
    }
    if let Some(mut message) = turn.ledger.message(id) {
        receipt::taken(turn, &mut message, external.into_iter().collect());
        let conversation = message.conversation;
        turn.put(&Change::Message(Box::new(message)));
        turn.event(Some(conversation), What::MessageState(id));
    }
}

/// How many conversations with one address are looked at for what waits to leave for it.
const STOPPED_CONVERSATIONS_MAX: usize = 100;

/// Why a message was given up that no window lets go any more.
const WINDOW_CLOSED: &str = "window_closed";

/// How many messages one claim hands out at most.
const CLAIM_MAX: u32 = 64;

/// The first wait before another attempt.
const RETRY_FIRST: Span = Span::seconds(1);

/// The longest wait the desk chooses by itself.
const RETRY_LONGEST: Span = Span::minutes(15);

/// The longest wait the other side may ask for.
const RETRY_AFTER_MAX: Span = Span::hours(1);

/// How long news of an attempt that broke off is waited for while it holds back what comes after it:
/// as long as a customer in the middle of a talk may.
const UNSURE_WAIT: Span = Span::seconds(30);

/// How much of the other side's words is kept, in bytes.
const ANSWER_BYTES_MAX: usize = 1_000;

/// The longest reason kept with a delivery that a person gave up, in bytes.
const REASON_BYTES_MAX: usize = 500;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_to_a_quarter_of_an_hour_and_are_spread() {
        assert_eq!(back_off(1, 500), Span::seconds(1));
        assert_eq!(back_off(4, 500), Span::seconds(8));
        assert_eq!(back_off(4, 0), Span::seconds(4));
        assert_eq!(back_off(4, 1000), Span::seconds(12));
        assert_eq!(back_off(4_000_000, 500), Span::minutes(15));
    }
}
