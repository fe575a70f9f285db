//! What a connector asks for by a line, carried out by what answers the same by HTTP.
//!
//! A method is called as the operation of the contract is, its parameters as the operation's, and its
//! body stands under `body`.

use std::sync::{Arc, PoisonError};
use std::time::Duration;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tokio::time::sleep;

use super::files::Files;
use super::session::{ENVELOPE_BYTES_MAX, Session};
use crate::channels::partner::EVENTS_BYTES_MAX;
use crate::channels::partner::rpc::{self, Call};
use crate::domain::Name;
use crate::domain::channel::DESCRIPTION_BYTES_MAX;
use crate::servers::byoc::{Byoc, Problem};

/// A request, and how long its line was.
pub(super) struct Asked {
    pub(super) call: Call,
    pub(super) bytes: usize,
}

/// What became of a delivery, as it is said by a line.
#[derive(Deserialize)]
struct Settling {
    delivery_id: String,
    body: Value,
}

/// What has a body only.
#[derive(Deserialize)]
struct Bodied {
    body: Value,
}

impl Session {
    /// Carries out what is asked for, one after the other, and answers.
    pub(super) async fn serve(self: &Arc<Self>, mut called: mpsc::Receiver<Asked>) {
        let mut files = Files::default();
        let mut follower = JoinSet::new();
        while let Some(Asked { call, bytes }) = called.recv().await {
            self.byoc.turn(&self.name).await;
            let Call { id, method, params } = call;
            // It waits for something to happen, and nothing else waits for it.
            if method == "getWork" {
                while follower.try_join_next().is_some() {}
                if follower.is_empty() {
                    let session = Arc::clone(self);
                    follower.spawn(async move {
                        let told = session.follow(params).await;
                        session.respond(id.as_ref(), told).await;
                    });
                } else {
                    let busy = Problem::too_many_requests(1_000);
                    self.respond(id.as_ref(), Err(busy)).await;
                }
                continue;
            }
            let result = self.carry_out(&method, params, bytes, &mut files).await;
            self.respond(id.as_ref(), result).await;
        }
    }

    async fn respond(&self, id: Option<&Value>, result: Result<Value, Problem>) {
        let line = match (id, result) {
            (Some(id), Ok(result)) => rpc::answer(id, &result),
            (Some(id), Err(problem)) => {
                let mut page = problem.page();
                // By HTTP a header says it.
                if let Some(seconds) = problem.wait() {
                    page["retry_after"] = seconds.into();
                }
                rpc::failure(Some(id), &page)
            }
            // Nobody waits for it.
            (None, _) => return,
        };
        self.say(line).await;
    }

    async fn carry_out(
        &self,
        method: &str,
        params: Value,
        bytes: usize,
        files: &mut Files,
    ) -> Result<Value, Problem> {
        let (byoc, name) = (&self.byoc, &self.name);
        let most = match method {
            "postEvents" | "putMedia" => EVENTS_BYTES_MAX,
            "putDescriptor" => DESCRIPTION_BYTES_MAX,
            _ => BODY_BYTES_MAX,
        };
        if bytes > most + ENVELOPE_BYTES_MAX {
            return Err(Problem::too_large(most));
        }
        match method {
            "putDescriptor" => byoc.describe(name, read::<Bodied>(params)?.body).await,
            "getDescriptor" => byoc.description(name).await,
            "postEvents" => {
                byoc.is_on(name)?;
                let events = read::<Bodied>(params)?.body;
                let _place = byoc.places.acquire().await.expect("nobody closes it");
                byoc.events(name, events).await
            }
            "postOutcome" => {
                let Settling { delivery_id, body } = read(params)?;
                byoc.outcome(name, &delivery_id, body).await
            }
            "postHealth" => byoc.reported(name, read::<Bodied>(params)?.body),
            "putMedia" => files.put(byoc, read(params)?).await,
            "getMedia" => files.get(byoc, name, read(params)?).await,
            "getOutbox" => Err(Problem::not_pulled()),
            _ => Err(Problem::no_such("route")),
        }
    }

    async fn follow(&self, params: Value) -> Result<Value, Problem> {
        self.byoc.follow(&self.name, read(params)?).await
    }
}

fn read<T: DeserializeOwned>(params: Value) -> Result<T, Problem> {
    let read = serde_json::from_value(params);
    read.map_err(|error| Problem::unprocessable(format!("params: {error}")))
}

impl Byoc {
    /// Waits until a channel may ask again: as often as by HTTP, where it would be told to wait.
    pub(super) async fn turn(&self, channel: &Name) {
        loop {
            let soon = {
                let mut pace = self.pace.lock().unwrap_or_else(PoisonError::into_inner);
                pace.take((self.intake.now)().0, channel)
            };
            match soon {
                Ok(()) => return,
                Err(soon) => {
                    let wait = u64::try_from(soon.wait_ms).unwrap_or(1);
                    sleep(Duration::from_millis(wait)).await;
                }
            }
        }
    }
}

/// The longest body of everything that has no limit of its own, in bytes.
const BODY_BYTES_MAX: usize = 64 * 1024;
