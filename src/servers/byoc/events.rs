//! What a connector says happened: each event by itself, answered once it is on disk.

use std::sync::Arc;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Request, State};
use serde_json::{Value, json};
use tokio::task::spawn_blocking;

use super::door::{Shown, json_body};
use super::page::Page;
use super::{Byoc, Problem};
use crate::channels::inbound::EventKind;
use crate::channels::partner::event::{self, Fault, Note, Reading, Said, Spoken};
use crate::channels::partner::{EVENTS_BYTES_MAX, EVENTS_MAX};
use crate::domain::attachment::Attachment;
use crate::domain::{Moment, Name};
use crate::engine::answer::Answer;
use crate::engine::command::Act;
use crate::engine::refusal::Refusal;
use crate::servers::intake::Kept;
use crate::servers::intake::letter;
use crate::store::Store;
use crate::writer::Rejected;

/// Takes events in.
pub(super) async fn post(
    State(byoc): State<Arc<Byoc>>,
    path: Result<Path<String>, PathRejection>,
    request: Request,
) -> Result<Page, Problem> {
    let Path(channel) = path.map_err(|_| Problem::malformed("the path is not UTF-8"))?;
    let visitor = byoc.enter(&channel, Shown::by(&request)).await?;
    byoc.is_on(&visitor.name)?;
    let _place = byoc.places.acquire().await.expect("nobody closes it");
    let Value::Array(events) = json_body(request, EVENTS_BYTES_MAX).await? else {
        return Err(Problem::unprocessable("the body is an array of events"));
    };
    if events.len() > EVENTS_MAX {
        return Err(Problem::too_many_events(EVENTS_MAX));
    }
    if !events.iter().all(Value::is_object) {
        return Err(Problem::unprocessable("an event is an object"));
    }
    let now = (byoc.intake.now)();
    let readings: Vec<Reading> = events
        .into_iter()
        .map(|value| event::read(value, visitor.name.as_str(), now))
        .collect();
    let store = byoc.intake.store.clone();
    let readings = spawn_blocking(move || attached(&store, readings)).await;
    let readings = readings.map_err(|_| Problem::from(Rejected::Failed))?;
    let outcomes = take(&byoc, &visitor.name, &readings).await;
    // Only where nothing at all was kept may the whole be sent again as it is.
    if let Some(rejected) = all_failed(&outcomes) {
        return Err(rejected.clone().into());
    }
    let results = readings.iter().zip(&outcomes);
    Ok(Page(
        results
            .map(|(one, outcome)| result(&one.reading, outcome.as_ref()))
            .collect(),
    ))
}

/// A reading, and the files that it names, as they are kept.
struct Attached {
    reading: Reading,
    files: Vec<Attachment>,
}

/// Finds the files that events name; one that names a file which was not put is refused.
fn attached(store: &Store, readings: Vec<Reading>) -> Vec<Attached> {
    let find = |mut reading: Reading| {
        let mut files = Vec::new();
        if let Ok(Said::Event(spoken)) = &reading.outcome {
            for linked in &spoken.files {
                let Ok(Some(size)) = store.blobs().len(&linked.digest) else {
                    reading.outcome = Err(Fault {
                        code: "media_unknown",
                        detail: "a file that it names was not put, or too long ago".into(),
                    });
                    break;
                };
                files.push(Attachment {
                    name: linked.name.clone(),
                    mime: linked.mime.clone(),
                    size,
                    digest: linked.digest,
                    inline: None,
                });
            }
        }
        Attached { reading, files }
    };
    readings.into_iter().map(find).collect()
}

type Outcome = Option<Result<Answer, Rejected>>;

/// Hands what was understood to the writer, in the order in which it happened, and waits for the disk.
async fn take(byoc: &Byoc, channel: &Name, readings: &[Attached]) -> Vec<Outcome> {
    let mut order: Vec<usize> = (0..readings.len()).collect();
    order.sort_by_key(|at| (happened(&readings[*at].reading), *at));
    let mut pending = Vec::with_capacity(readings.len());
    for at in order {
        if let Ok(Said::Event(spoken)) = &readings[at].reading.outcome
            && let Some(act) = act(channel, spoken, &readings[at].files)
        {
            pending.push((at, byoc.intake.writer.submit(byoc.intake.command(act))));
        }
    }
    let mut outcomes: Vec<Outcome> = readings.iter().map(|_| None).collect();
    for (at, answer) in pending {
        let outcome = answer.await;
        match &outcome {
            Ok(answer) => {
                let fresh = !matches!(answer, Answer::Duplicate { .. });
                byoc.intake.kept(
                    channel,
                    &Kept {
                        fresh,
                        odd: false,
                        placed: false,
                    },
                );
            }
            Err(Rejected::Refused(_)) => {}
            Err(rejected) => tracing::warn!(%channel, ?rejected, "an event was not kept"),
        }
        outcomes[at] = Some(outcome);
    }
    outcomes
}

/// What says when it happened goes in that order, before what does not.
fn happened(reading: &Reading) -> Moment {
    match &reading.outcome {
        Ok(Said::Event(spoken)) => spoken.event.occurred_at.unwrap_or(Moment(i64::MAX)),
        _ => Moment(i64::MAX),
    }
}

/// What the engine is asked for an event; nothing where it only passes by.
fn act(channel: &Name, spoken: &Spoken, files: &[Attachment]) -> Option<Act> {
    let event = spoken.event.clone();
    match event.kind {
        EventKind::Message(message) => {
            let mut inbound = letter::inbound(
                channel,
                event.key,
                *message,
                event.occurred_at,
                None,
                files.to_vec(),
            );
            inbound.language.clone_from(&spoken.language);
            inbound.aliases.clone_from(&spoken.aliases);
            Some(Act::Receive(Box::new(inbound)))
        }
        EventKind::Receipt(receipt) => Some(Act::Receipt(letter::receipt(
            channel, event.key, &receipt, None,
        ))),
        EventKind::Typing { .. } | EventKind::Proof { .. } => None,
    }
}

/// Why none of the events was kept, where each failed for want of a desk that takes it.
fn all_failed(outcomes: &[Outcome]) -> Option<&Rejected> {
    let mut first = None;
    for outcome in outcomes {
        match outcome {
            Some(Err(Rejected::Refused(_)) | Ok(_)) | None => return None,
            Some(Err(rejected)) => first = first.or(Some(rejected)),
        }
    }
    first
}

fn result(reading: &Reading, outcome: Option<&Result<Answer, Rejected>>) -> Value {
    let mut notes: Vec<&str> = reading.notes.iter().map(|note| note.word()).collect();
    let mut result = match (&reading.outcome, outcome) {
        (Err(fault), _) => rejected(fault.code, &fault.detail, fault.code == "media_unknown"),
        (Ok(_), None) => {
            if notes.is_empty() {
                notes.push(Note::Ignored.word());
            }
            json!({"result": "accepted"})
        }
        (Ok(_), Some(Ok(answer))) => taken(answer),
        (Ok(_), Some(Err(error))) => failed(error),
    };
    result["key"] = json!(reading.key);
    if !notes.is_empty() {
        result["notes"] = json!(notes);
    }
    result
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
        } => json!({"result": "duplicate", "message": message, "conversation": conversation}),
        _ => json!({"result": "accepted"}),
    }
}

fn failed(error: &Rejected) -> Value {
    match error {
        Rejected::Refused(Refusal::NoSuch("message", _)) => rejected(
            "no_such_message",
            "no message of ours has that id on this channel, or not yet",
            true,
        ),
        Rejected::Refused(Refusal::ChannelOff(_)) => {
            rejected("channel_off", "the operator stopped the channel", true)
        }
        Rejected::Refused(refusal) => rejected("refused", &format!("{refusal:?}"), false),
        _ => rejected("busy", "it was not kept; send it again", true),
    }
}

fn rejected(code: &str, detail: &str, retry: bool) -> Value {
    json!({"result": "rejected", "error": {"code": code, "detail": detail, "retry": retry}})
}
