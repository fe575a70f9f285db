//! What is to be sent, fetched by the connector, and what it says became of it.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, Request, State};
use serde::Deserialize;
use serde_json::{Value, json};

use super::door::{Shown, json_body};
use super::page::Page;
use super::trials::{Came, Noted, PREFIX};
use super::{Byoc, LEASE, Problem, Settled};
use crate::channels::partner::contract::Contract;
use crate::channels::partner::delivery::DeliveryId;
use crate::channels::partner::{Mode, outcome};
use crate::domain::Name;

/// How to fetch.
#[derive(Debug, Deserialize)]
pub(super) struct Fetching {
    #[serde(default)]
    wait: u64,
    #[serde(default = "most")]
    max: u32,
}

/// Hands out what is to be sent, waiting for it a while.
pub(super) async fn get(
    State(byoc): State<Arc<Byoc>>,
    path: Result<Path<String>, PathRejection>,
    query: Result<Query<Fetching>, QueryRejection>,
    request: Request,
) -> Result<Page, Problem> {
    let Path(channel) = path.map_err(|_| Problem::malformed("the path is not UTF-8"))?;
    let visitor = byoc.enter(&channel, Shown::by(&request)).await?;
    let Query(fetching) = query.map_err(|error| Problem::unprocessable(error.body_text()))?;
    if fetching.wait > WAIT_SECONDS_MAX || !(1..=DELIVERIES_MAX).contains(&fetching.max) {
        let detail = format!("wait is 0 to {WAIT_SECONDS_MAX}, max is 1 to {DELIVERIES_MAX}");
        return Err(Problem::unprocessable(detail));
    }
    if visitor.channel.keys().map(|keys| keys.mode) != Some(Mode::Pull) {
        return Err(Problem::not_pulled());
    }
    byoc.is_on(&visitor.name)?;
    let Ok(_place) = byoc.waiting.try_acquire() else {
        return Err(Problem::too_many_requests(1_000));
    };
    let within = Duration::from_secs(fetching.wait);
    let lease = Duration::from_millis(u64::try_from(LEASE.0).unwrap_or_default());
    let mut stop = byoc.stop.clone();
    let handed: Vec<Value> = tokio::select! {
        biased;
        tried = byoc.trials.taken(&visitor.name) => tried,
        handed = byoc.shelf.fetch(&visitor.name, fetching.max, within, lease) => {
            let handed = handed?;
            let read = handed.iter().filter_map(|bytes| serde_json::from_slice(bytes).ok());
            read.collect()
        }
        _ = stop.wait_for(|stop| *stop) => Vec::new(),
    };
    let until = (byoc.intake.now)() + LEASE;
    let lent = handed.into_iter().map(|mut delivery| {
        delivery["leased_until"] = json!(until);
        delivery
    });
    Ok(Page(lent.collect()))
}

/// Takes note of what became of a delivery.
pub(super) async fn settle(
    State(byoc): State<Arc<Byoc>>,
    path: Result<Path<(String, String)>, PathRejection>,
    request: Request,
) -> Result<Page, Problem> {
    let Path((channel, id)) = path.map_err(|_| Problem::malformed("the path is not UTF-8"))?;
    let visitor = byoc.enter(&channel, Shown::by(&request)).await?;
    let _place = byoc.places.acquire().await.expect("nobody closes it");
    let written = json_body(request, OUTCOME_BYTES_MAX).await?;
    byoc.outcome(&visitor.name, &id, written).await.map(Page)
}

impl Byoc {
    /// Takes note of what a connector says became of a delivery, whoever carried its word.
    pub(in crate::servers) async fn outcome(
        &self,
        channel: &Name,
        id: &str,
        written: Value,
    ) -> Result<Value, Problem> {
        let now = (self.intake.now)();
        let wrong = Contract::published().check("Outcome", &written);
        if id.starts_with(PREFIX) {
            let came = wrong
                .clone()
                .map_or_else(Came::Wrong, |()| Came::Settled(written.clone()));
            match self.trials.settle(channel, id, came) {
                Noted::Settled => {}
                Noted::Late => return Err(Problem::superseded()),
                Noted::Nothing => return Err(Problem::no_such("delivery")),
            }
            wrong.map_err(Problem::unprocessable)?;
            return Ok(json!({"delivery_id": id, "result": "settled"}));
        }
        wrong.map_err(Problem::unprocessable)?;
        let verdict = outcome::read(written, now).map_err(Problem::unprocessable)?;
        let delivery = DeliveryId::parse(id).ok_or_else(|| Problem::no_such("delivery"))?;
        let result = match self.shelf.settle(channel, delivery, verdict).await? {
            Settled::Now => "settled",
            Settled::Before => "duplicate",
            Settled::Otherwise => return Err(Problem::settled_otherwise()),
            Settled::Superseded => return Err(Problem::superseded()),
            Settled::Nothing => return Err(Problem::no_such("delivery")),
        };
        Ok(json!({"delivery_id": id, "result": result}))
    }
}

fn most() -> u32 {
    DELIVERIES_MAX
}

/// The longest wait for something to fetch, in seconds.
const WAIT_SECONDS_MAX: u64 = 30;

/// The most deliveries that are fetched at once.
const DELIVERIES_MAX: u32 = 50;

/// The longest outcome, in bytes.
const OUTCOME_BYTES_MAX: usize = 64 * 1024;
