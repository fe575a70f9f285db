//! What a connector says that its channel carries: kept, and in force at once.

use std::sync::{Arc, PoisonError};

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Request, State};
use serde_json::{Value, json};

use super::door::{Shown, json_body};
use super::page::Page;
use super::{Byoc, HEARTBEAT, LEASE, Problem};
use crate::channels::partner::contract::Contract;
use crate::channels::partner::{EVENTS_BYTES_MAX, EVENTS_MAX, descriptor};
use crate::domain::channel::{DESCRIPTION_BYTES_MAX, Described};
use crate::domain::{Moment, Name, Span};
use crate::engine::command::Act;
use crate::writer::Rejected;

/// The descriptor that is held.
pub(super) async fn get(
    State(byoc): State<Arc<Byoc>>,
    path: Result<Path<String>, PathRejection>,
    request: Request,
) -> Result<Page, Problem> {
    let Path(channel) = path.map_err(|_| Problem::malformed("the path is not UTF-8"))?;
    let visitor = byoc.enter(&channel, Shown::by(&request)).await?;
    byoc.description(&visitor.name).await.map(Page)
}

/// Keeps a descriptor and puts it in force.
pub(super) async fn put(
    State(byoc): State<Arc<Byoc>>,
    path: Result<Path<String>, PathRejection>,
    request: Request,
) -> Result<Page, Problem> {
    let Path(channel) = path.map_err(|_| Problem::malformed("the path is not UTF-8"))?;
    let visitor = byoc.enter(&channel, Shown::by(&request)).await?;
    let written = json_body(request, DESCRIPTION_BYTES_MAX).await?;
    byoc.describe(&visitor.name, written).await.map(Page)
}

impl Byoc {
    /// The descriptor of a channel that is held.
    pub(super) async fn description(&self, channel: &Name) -> Result<Value, Problem> {
        let held = held(self, channel).await?;
        let held = held.ok_or_else(|| Problem::no_such("descriptor"))?;
        let page = serde_json::from_str(&held.page);
        page.map_err(|_| Problem::from(Rejected::Failed))
    }

    /// Keeps what a connector says that its channel carries, and puts it in force.
    pub(super) async fn describe(&self, channel: &Name, written: Value) -> Result<Value, Problem> {
        let wrong = Contract::published().check("Descriptor", &written);
        wrong.map_err(Problem::unprocessable)?;
        // In an order of its own, so that the same descriptor is the same text.
        let page = written.to_string();
        descriptor::read(written).map_err(Problem::unprocessable)?;
        if page.len() > DESCRIPTION_BYTES_MAX {
            return Err(Problem::too_large(DESCRIPTION_BYTES_MAX));
        }
        let before = held(self, channel).await?;
        if let Some(before) = before.filter(|before| before.page == page) {
            return Ok(registration(self, channel, false, before.at));
        }
        {
            let mut pace = self
                .described
                .lock()
                .unwrap_or_else(PoisonError::into_inner);
            pace.take((self.intake.now)().0, channel)
                .map_err(|soon| Problem::too_many_requests(soon.wait_ms))?;
        }
        let described = Described {
            channel: channel.clone(),
            page,
            at: Moment(0),
        };
        let act = Act::Described(Box::new(described));
        self.intake.writer.submit(self.intake.command(act)).await?;
        // What is kept is in force with the next settings, so they are read anew.
        let settings = self.desk.caretaker.reload(Some(FORCE_WITHIN)).await;
        if let Err(refusal) = settings {
            tracing::warn!(%channel, ?refusal, "a descriptor is kept and not in force yet");
        }
        let kept = held(self, channel).await?;
        let at = kept.map_or_else(|| (self.intake.now)(), |kept| kept.at);
        Ok(registration(self, channel, true, at))
    }
}

async fn held(byoc: &Byoc, channel: &Name) -> Result<Option<Described>, Problem> {
    let (store, channel) = (byoc.intake.store.clone(), channel.clone());
    let read = move || store.read(|snapshot| snapshot.described(&channel));
    match tokio::task::spawn_blocking(read).await {
        Ok(Ok(held)) => Ok(held),
        Ok(Err(error)) => {
            tracing::error!(%error, "a descriptor could not be read");
            Err(Rejected::Failed.into())
        }
        Err(_) => Err(Rejected::Failed.into()),
    }
}

fn registration(byoc: &Byoc, channel: &Name, changed: bool, held_at: Moment) -> Value {
    let seconds = |span: Span| span.0 / 1000;
    let limits: Value = json!({
        "events_max": EVENTS_MAX,
        "events_bytes_max": EVENTS_BYTES_MAX,
        "media_bytes_max": byoc.desk.settings().upload_bytes_max,
        "lease_seconds": seconds(LEASE),
        "heartbeat_seconds": seconds(HEARTBEAT),
    });
    let open = byoc.channels.borrow().get(channel).cloned();
    let keys = open.as_ref().and_then(|open| open.keys());
    json!({
        "channel": channel,
        "changed": changed,
        "held_at": held_at,
        "mode": keys.map(|keys| keys.mode.word()),
        "limits": limits,
    })
}

/// How long the settings may take to be in force.
const FORCE_WITHIN: Span = Span::seconds(10);
