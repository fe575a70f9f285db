//! One lane for each channel: its width, its rest when the other side is dead. No policy of repeats.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Notify, watch};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, sleep_until};

use crate::channels::outgoing::Refusal;
use crate::domain::attachment::Digest;
use crate::domain::health::Cause;
use crate::domain::{MessageId, Name};
use crate::engine::answer::Answer;
use crate::engine::command::{Act, Command, Outbox, Verdict};
use crate::engine::event::Actor;
use crate::writer::Rejected;

use super::breaker::Breaker;
use super::{Road, send};

/// Sends what is due on a channel whenever `bell` rings, until `stop`; ends when what was under way
/// then has been settled.
pub(super) async fn run(
    road: Road,
    channel: Name,
    bell: Arc<Notify>,
    mut stop: watch::Receiver<bool>,
) {
    let mut breaker = Breaker::default();
    let mut under_way = JoinSet::new();
    let mut due = true;
    let mut rest: Option<Instant> = None;
    loop {
        let width = breaker.width(LANE_WIDTH);
        if due && rest.is_none() && under_way.len() < width {
            match claim(&road, &channel, width - under_way.len()).await {
                Ok(messages) => {
                    // The engine rings again while more is due.
                    due = false;
                    for message in messages {
                        under_way.spawn(attempt(road.clone(), channel.clone(), message));
                    }
                }
                Err(Rejected::Stopping | Rejected::Failed | Rejected::OnlyReads) => break,
                Err(_) => rest = Some(after(BREATH)),
            }
            note(&road, &channel, &under_way, breaker);
            continue;
        }
        tokio::select! {
            biased;
            _ = stop.wait_for(|stop| *stop) => break,
            Some(done) = under_way.join_next() => {
                match done {
                    Ok(true) => breaker.good(),
                    Ok(false) | Err(_) => rest = breaker.bad().map(after).or(rest),
                }
                note(&road, &channel, &under_way, breaker);
            }
            () = bell.notified() => due = true,
            () = sleep_until(rest.unwrap_or_else(far)), if rest.is_some() => {
                rest = None;
                due = true;
            }
        }
    }
    while under_way.join_next().await.is_some() {}
    note(&road, &channel, &under_way, breaker);
}

/// Asks for messages to send; what is handed out is on disk as being sent.
async fn claim(road: &Road, channel: &Name, most: usize) -> Result<Vec<MessageId>, Rejected> {
    let claim = Outbox::Claim {
        channel: channel.clone(),
        most: u32::try_from(most).unwrap_or(u32::MAX),
    };
    match road.writer.submit(command(road, claim)).await? {
        Answer::ToSend(messages) => Ok(messages),
        _ => Ok(Vec::new()),
    }
}

/// One attempt, from reading the message to its verdict on disk; says whether the other side answered.
async fn attempt(road: Road, channel: Name, message: MessageId) -> bool {
    let send::Sending {
        verdict,
        raw,
        trouble,
    } = send::send(&road, &channel, message).await;
    count(&road, &channel, message, &verdict);
    let answered = matches!(verdict, Verdict::Sent(_) | Verdict::Refused { .. });
    match trouble.or_else(|| unknown_there(&verdict)) {
        Some((cause, why)) => {
            road.ails(&channel, cause, &why);
            if cause == Cause::Gone {
                stop(&road, &channel).await;
            }
        }
        None if answered => road.is_well(&channel),
        // One message has to wait; the channel may be as well as can be.
        None => {}
    }
    settle(&road, message, verdict, raw).await;
    answered
}

/// What a verdict says of the whole channel: credentials that are refused for one message are for each.
pub(super) fn unknown_there(verdict: &Verdict) -> Option<(Cause, String)> {
    match verdict {
        Verdict::Refused { code, why } if code == Refusal::Credentials.word() => {
            let why = format!("its vendor refuses the credentials: {why}");
            Some((Cause::Auth, why))
        }
        _ => None,
    }
}

/// Stops a channel whose other side is gone for good, until an operator lets it go on.
async fn stop(road: &Road, channel: &Name) {
    tracing::error!(%channel, "its connector says that it is gone for good; the channel is stopped");
    let stop = Command {
        act: Act::Gone(channel.clone()),
        ..command(road, Outbox::Retry(MessageId(0)))
    };
    if let Err(rejected) = road.writer.submit(stop).await {
        tracing::error!(%channel, ?rejected, "the channel could not be stopped");
    }
}

/// Notes what became of an attempt, in the figures and in the log.
pub(super) fn count(road: &Road, channel: &Name, message: MessageId, verdict: &Verdict) {
    let now = (road.now)();
    road.note(channel, |figures| match verdict {
        Verdict::Sent(_) => {
            figures.sent += 1;
            figures.last_out_at = Some(now);
        }
        Verdict::Refused { .. } => figures.refused += 1,
        Verdict::Later { .. } | Verdict::Throttled { .. } => figures.later += 1,
        Verdict::Unknown { .. } => figures.unsure += 1,
    });
    match &verdict {
        Verdict::Sent(_) => tracing::debug!(%channel, %message, "sent"),
        Verdict::Refused { code, .. } => tracing::warn!(%channel, %message, code, "refused"),
        Verdict::Throttled { why, .. } => {
            tracing::warn!(%channel, %message, why, "the whole channel has to wait");
        }
        Verdict::Later { why, .. } => tracing::warn!(%channel, %message, why, "not sent yet"),
        Verdict::Unknown { why, .. } => {
            tracing::warn!(%channel, %message, why, "nobody knows whether it was sent");
        }
    }
}

/// Has a verdict recorded, however long the desk is too busy for it.
pub(super) async fn settle(road: &Road, message: MessageId, verdict: Verdict, raw: Option<Digest>) {
    loop {
        match road
            .writer
            .submit(settling(road, message, verdict.clone(), raw))
            .await
        {
            Err(Rejected::Busy | Rejected::Full) => sleep(BREATH).await,
            Err(Rejected::Refused(refusal)) => {
                tracing::error!(%message, ?refusal, "a verdict was not taken");
                return;
            }
            // Stopping or failed: the next start finds it marked as being sent.
            Ok(_) | Err(_) => return,
        }
    }
}

/// The command that records a verdict.
pub(super) fn settling(
    road: &Road,
    message: MessageId,
    verdict: Verdict,
    raw: Option<Digest>,
) -> Command {
    let settle = Outbox::Settle {
        message,
        verdict,
        raw,
        jitter: u16::try_from((road.random)() % 1001).unwrap_or_default(),
    };
    command(road, settle)
}

pub(super) fn command(road: &Road, act: Outbox) -> Command {
    Command {
        by: Actor::Desk,
        key: None,
        nonce: (road.random)(),
        act: Act::Outbox(act),
    }
}

fn note(road: &Road, channel: &Name, under_way: &JoinSet<bool>, breaker: Breaker) {
    road.note(channel, |figures| {
        figures.under_way = u32::try_from(under_way.len()).unwrap_or(u32::MAX);
        figures.resting = breaker.is_open();
    });
}

/// By the runtime's clock: how long to wait, never what time it is.
fn after(span: Duration) -> Instant {
    Instant::now() + span
}

fn far() -> Instant {
    after(Duration::from_hours(24))
}

/// How many messages of one channel are under way at once.
const LANE_WIDTH: usize = 4;

/// How long to wait when the desk is busy.
const BREATH: Duration = Duration::from_millis(200);
