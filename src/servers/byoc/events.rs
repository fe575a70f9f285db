//! What a connector says happened: each event by itself, answered once it is on disk.

use std::sync::Arc;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Request, State};
use serde_json::Value;
use tokio::task::spawn_blocking;

use super::door::{Shown, body};
use super::page::Page;
use super::said::{self, Asked};
use super::strays::Refused;
use super::{Byoc, Problem};
use crate::channels::partner::event::{self, Fault, From, Linked, Reading, Said};
use crate::channels::partner::{EVENTS_BYTES_MAX, EVENTS_MAX, json};
use crate::channels::sniff::{self, HEAD_BYTES};
use crate::domain::attachment::Attachment;
use crate::domain::{Moment, Name};
use crate::engine::answer::Answer;
use crate::engine::command::Command;
use crate::store::Store;
use crate::writer::{Pending, Rejected};

/// Takes events in.
pub(super) async fn post(
    State(byoc): State<Arc<Byoc>>,
    path: Result<Path<String>, PathRejection>,
    request: Request,
) -> Result<Page, Problem> {
    let Path(channel) = path.map_err(|_| Problem::malformed("the path is not UTF-8"))?;
    let visitor = byoc.enter(&channel, Shown::by(&request)).await?;
    byoc.is_on(&visitor.name)?;
    let _turn = byoc.bodies.take(&visitor.name).await;
    let _place = byoc.places.acquire().await.expect("nobody closes it");
    let body = body(request, EVENTS_BYTES_MAX).await?;
    let events = match json::read(&body).map_err(Problem::json) {
        Ok(events) => events,
        Err(problem) => {
            byoc.keep_body(&visitor.name, &body, &problem).await;
            return Err(problem);
        }
    };
    byoc.events(&visitor.name, events).await.map(Page)
}

/// What was said of each event.
pub(super) struct Answered {
    events: Vec<Value>,
    pub(super) results: Vec<Value>,
}

impl Answered {
    /// The events that were rejected for good.
    pub(super) fn refused(&self) -> Vec<Refused<'_>> {
        let pairs = self.events.iter().zip(&self.results);
        pairs
            .filter(|(_, result)| result["error"]["retry"] == false)
            .map(|(event, result)| Refused { event, result })
            .collect()
    }
}

impl Byoc {
    /// Takes the events of a channel in, whoever carried them, and gives a result for each. What is
    /// rejected for good is kept as it came.
    pub(in crate::servers) async fn events(
        &self,
        channel: &Name,
        mut events: Value,
    ) -> Result<Value, Problem> {
        let listed = match listed(&mut events) {
            Ok(listed) => listed,
            Err(problem) => {
                let body = events.to_string();
                self.keep_body(channel, body.as_bytes(), &problem).await;
                return Err(problem);
            }
        };
        let mut answered = self.said(channel, listed).await?;
        let Answered { events, results } = &mut answered;
        self.trials.note(channel, events, results);
        self.keep_events(channel, answered.refused()).await;
        Ok(answered.results.into())
    }

    /// What is said of each event, and done with it.
    pub(super) async fn said(
        &self,
        channel: &Name,
        events: Vec<Value>,
    ) -> Result<Answered, Problem> {
        let now = (self.intake.now)();
        let readings: Vec<Reading> = events
            .iter()
            .map(|value| event::read(value, channel.as_str(), now))
            .collect();
        let readings = self.with_files(channel, readings).await;
        let readings = self.attached(readings).await?;
        let outcomes = take(self, channel, &readings).await;
        // Only where nothing at all was kept may the whole be sent again as it is.
        if let Some(rejected) = all_failed(&outcomes) {
            return Err(rejected.clone().into());
        }
        let gives_out = self.is_routed_by(channel);
        let results = readings.iter().zip(&outcomes);
        let results = results
            .map(|(one, outcome)| {
                let mut result = said::result(&one.reading, outcome.as_ref());
                if gives_out && result["message"].is_string() {
                    result["work"] = result["conversation"].clone();
                }
                self.wait_no_longer(channel, &mut result, now);
                result
            })
            .collect();
        Ok(Answered { events, results })
    }
}

/// The events of a body, or why it has none.
pub(super) fn listed(events: &mut Value) -> Result<Vec<Value>, Problem> {
    let Value::Array(events) = events else {
        return Err(Problem::unprocessable("the body is an array of events"));
    };
    if events.len() > EVENTS_MAX {
        return Err(Problem::too_many_events(EVENTS_MAX));
    }
    Ok(std::mem::take(events))
}

impl Byoc {
    /// Fetches the files that events name by their URL; an event whose file does not come is refused.
    async fn with_files(&self, channel: &Name, mut readings: Vec<Reading>) -> Vec<Reading> {
        let open = self.channels.borrow().get(channel).cloned();
        let sources = open.as_ref().and_then(|open| open.keys());
        let sources = sources.map(|keys| keys.sources.clone()).unwrap_or_default();
        for reading in &mut readings {
            let Ok(Said::Event(spoken)) = &mut reading.outcome else {
                continue;
            };
            let remote = |file: &Linked| matches!(file.from, From::Url(_));
            if !spoken.files.iter().any(remote) {
                continue;
            }
            let (name, key) = (channel.clone(), spoken.event.key.clone());
            let known = self
                .desk
                .read(move |snapshot| snapshot.key_seen(&name, &key));
            if matches!(known.await, Ok(Some(_))) {
                // It will be told as a duplicate, wherever its files are by now.
                spoken.files.clear();
            } else if let Err(fault) = self.fetch_all(channel, &sources, &mut spoken.files).await {
                reading.outcome = Err(fault);
            }
        }
        readings
    }
}

impl Byoc {
    /// The readings with their files, of which most have none.
    async fn attached(&self, readings: Vec<Reading>) -> Result<Vec<Attached>, Problem> {
        let has_files = |reading: &Reading| match &reading.outcome {
            Ok(Said::Event(spoken)) => !spoken.files.is_empty(),
            Ok(Said::Nothing) | Err(_) => false,
        };
        if readings.iter().any(has_files) {
            let store = self.intake.store.clone();
            let readings = spawn_blocking(move || attached(&store, readings)).await;
            return readings.map_err(|_| Problem::from(Rejected::Failed));
        }
        let bare = |reading| Attached {
            reading,
            files: Vec::new(),
        };
        Ok(readings.into_iter().map(bare).collect())
    }
}

/// A reading, and the files that it names, as they are kept.
struct Attached {
    reading: Reading,
    files: Vec<Attachment>,
}

/// Finds the files that events name; one that names a file which is not there is refused.
fn attached(store: &Store, readings: Vec<Reading>) -> Vec<Attached> {
    let find = |mut reading: Reading| {
        let mut files = Vec::new();
        if let Ok(Said::Event(spoken)) = &reading.outcome {
            for linked in &spoken.files {
                let Some(file) = attachment(store, linked) else {
                    reading.outcome = Err(Fault {
                        code: "media_unknown",
                        detail: "a file that it names was not put, or too long ago".into(),
                    });
                    break;
                };
                files.push(file);
            }
        }
        Attached { reading, files }
    };
    readings.into_iter().map(find).collect()
}

/// A file as it is kept, and what its bytes are.
fn attachment(store: &Store, linked: &Linked) -> Option<Attachment> {
    let From::Put(digest) = linked.from else {
        return None;
    };
    let size = store.blobs().len(&digest).ok()??;
    let head = store.blobs().read(&digest, 0, HEAD_BYTES).ok()??;
    let attachment = Attachment {
        name: linked.name.clone(),
        mime: linked.mime.clone(),
        size,
        digest,
        inline: None,
        found: None,
    };
    Some(attachment.found_to_be(sniff::found_under(&linked.name, &linked.mime, &head)))
}

type Outcome = Option<Result<Answer, Rejected>>;

/// Hands what was understood to the writer, in the order in which it happened, and waits for the disk.
async fn take(byoc: &Byoc, channel: &Name, readings: &[Attached]) -> Vec<Outcome> {
    let mut order: Vec<usize> = (0..readings.len()).collect();
    order.sort_by_key(|at| (happened(&readings[*at].reading), *at));
    let mut acts = Vec::with_capacity(readings.len());
    let ignored = readings.iter().filter(|it| said::is_ignored(&it.reading));
    byoc.intake.passed(channel, ignored.count() as u64);
    for at in order {
        let one = &readings[at];
        let spoken = match &one.reading.outcome {
            Ok(Said::Event(spoken)) => spoken,
            Ok(Said::Nothing) => continue,
            Err(fault) => {
                // Its connector is told; whoever runs the desk reads it here, without what it says.
                let key = one.reading.key.as_deref().unwrap_or_default();
                tracing::warn!(%channel, key, code = fault.code, "an event could not be read");
                byoc.intake.refused(channel);
                continue;
            }
        };
        match said::asked(channel, spoken, &one.files) {
            Asked::Act(act) => acts.push((at, byoc.intake.command(*act))),
            Asked::Typing(from) => byoc.types(channel, from).await,
            Asked::Nothing => {}
        }
    }
    settled(byoc, channel, acts, readings.len()).await
}

/// Hands all of it to the writer at once, so that one commit holds it, and waits for the disk.
async fn settled(
    byoc: &Byoc,
    channel: &Name,
    acts: Vec<(usize, Command)>,
    count: usize,
) -> Vec<Outcome> {
    let submit = |(at, command)| (at, byoc.intake.writer.submit(command));
    let mut pending: Vec<(usize, Pending)> = acts.into_iter().map(submit).collect();
    let mut outcomes: Vec<Outcome> = (0..count).map(|_| None).collect();
    let (mut fresh, mut repeated) = (0, 0);
    // The last is answered last: whoever waits for that one first is woken once.
    while let Some((at, answer)) = pending.pop() {
        let outcome = answer.await;
        match &outcome {
            Ok(Answer::Duplicate { .. }) => repeated += 1,
            Ok(_) => fresh += 1,
            Err(Rejected::Refused(_)) => {}
            Err(rejected) => tracing::warn!(%channel, ?rejected, "an event was not kept"),
        }
        outcomes[at] = Some(outcome);
    }
    byoc.intake.kept_all(channel, fresh, repeated);
    outcomes
}

/// What says when it happened goes in that order, before what does not.
fn happened(reading: &Reading) -> Moment {
    match &reading.outcome {
        Ok(Said::Event(spoken)) => spoken.event.occurred_at.unwrap_or(Moment(i64::MAX)),
        _ => Moment(i64::MAX),
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
