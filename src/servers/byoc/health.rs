//! How a connector does: as it says itself, and whether it is heard of at all.

use std::sync::{Arc, PoisonError};
use std::time::Duration;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Request, State};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::watch;
use tokio::time::sleep;

use super::door::{Shown, json_body};
use super::page::Page;
use super::{Byoc, HEARTBEAT, Problem, expiry};
use crate::channels::partner::contract::Contract;
use crate::domain::health::{Cause, Condition};
use crate::domain::text::line;
use crate::domain::{Moment, Name, Span};

/// How a connector does, as it writes it.
#[derive(Debug, Deserialize)]
struct Written {
    status: Status,
    #[serde(default)]
    code: Option<String>,
    #[serde(default)]
    text: Option<String>,
    #[serde(default)]
    expires: Option<Vec<expiry::Written>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Status {
    Ok,
    Degraded,
    Down,
    NeedsOperator,
}

/// Takes note of how a connector does.
pub(super) async fn post(
    State(byoc): State<Arc<Byoc>>,
    path: Result<Path<String>, PathRejection>,
    request: Request,
) -> Result<Page, Problem> {
    let Path(channel) = path.map_err(|_| Problem::malformed("the path is not UTF-8"))?;
    let visitor = byoc.enter(&channel, Shown::by(&request)).await?;
    let written = json_body(request, HEALTH_BYTES_MAX).await?;
    byoc.reported(&visitor.name, written).map(Page)
}

impl Byoc {
    /// Takes note of how a connector says that it does.
    pub(super) fn reported(&self, channel: &Name, written: Value) -> Result<Value, Problem> {
        let wrong = Contract::published().check("Health", &written);
        wrong.map_err(Problem::unprocessable)?;
        let written: Written = serde_json::from_value(written)
            .map_err(|error| Problem::unprocessable(error.to_string()))?;
        let condition = match written.status {
            Status::Ok => None,
            Status::Degraded => Some(Condition::Degraded),
            Status::Down => Some(Condition::Down),
            Status::NeedsOperator => Some(Condition::NeedsOperator),
        };
        match condition {
            Some(condition) => {
                let code = written.code.unwrap_or_default();
                let said = format!("{code} {}", written.text.unwrap_or_default());
                let said = line(said.trim(), SAID_BYTES_MAX);
                let cause = Cause::Reported(condition);
                self.intake.ails(channel, cause, &said, None);
            }
            None => {
                let reported = |cause| matches!(cause, Cause::Reported(_));
                self.intake.is_over(channel, reported);
            }
        }
        if let Some(expires) = written.expires {
            let noted = self.ends(channel, expires);
            noted.map_err(Problem::unprocessable)?;
        }
        Ok(json!({"next_within_seconds": HEARTBEAT.0 / 1000}))
    }

    /// A channel's connector was heard of.
    pub(super) fn heard_of(&self, channel: &Name) {
        let now = (self.intake.now)();
        let mut heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
        heard.insert(channel.clone(), now);
        drop(heard);
        self.trials.heard_of(channel, now);
        let of_silence = |cause| matches!(cause, Cause::Silent | Cause::Auth);
        self.intake.is_over(channel, of_silence);
    }

    /// Says which connectors that should come by themselves were not heard of for too long.
    fn listen_for_silence(&self, since: Moment) {
        let now = (self.intake.now)();
        let channels = Arc::clone(&self.channels.borrow());
        for (name, channel) in channels.iter() {
            if channel.keys().is_none() || !channel.is_fetched() || self.is_on(name).is_err() {
                continue;
            }
            let heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
            let last = heard.get(name).copied().unwrap_or(since);
            drop(heard);
            let ailing = self.intake.figures_of(name).and_then(|it| it.ailment);
            if now.since(last) > SILENCE_MAX && ailing.is_none() {
                let why = "its connector was not heard of";
                self.intake.ails(name, Cause::Silent, why, None);
            }
        }
    }
}

/// Looks now and then whether connectors are heard of, until `stop`.
pub async fn watch(byoc: Arc<Byoc>, mut stop: watch::Receiver<bool>) {
    let began = (byoc.intake.now)();
    loop {
        tokio::select! {
            _ = stop.wait_for(|stop| *stop) => return,
            () = sleep(LOOKED_EVERY) => byoc.listen_for_silence(began),
        }
    }
}

/// Three heartbeats that did not come.
const SILENCE_MAX: Span = Span(3 * HEARTBEAT.0);

/// How often it is looked who was not heard of.
const LOOKED_EVERY: Duration = Duration::from_secs(5);

/// The longest report, in bytes.
const HEALTH_BYTES_MAX: usize = 64 * 1024;

/// How much of what a connector says is shown, in bytes.
const SAID_BYTES_MAX: usize = 500;
