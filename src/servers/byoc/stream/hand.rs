//! What is to be sent, handed to a connector over its stream, and what it answers.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use super::asked::Unanswered;
use super::session::Session;
use crate::channels::outgoing::Verdict;
use crate::channels::partner;
use crate::channels::partner::delivery::DeliveryId;
use crate::domain::health::Cause;
use crate::domain::text::line;
use crate::servers::byoc::trials::{Came, PREFIX};
use crate::servers::byoc::{LEASE, Problem};

impl Session {
    /// Hands over what is due, once the connector has spoken, until `halt`; then waits a moment for what is
    /// under way.
    pub(super) async fn hand_over(
        self: &Arc<Self>,
        under_way: &mut JoinSet<()>,
        mut halt: watch::Receiver<bool>,
    ) {
        let mut halted = halt.clone();
        tokio::select! {
            biased;
            _ = halted.wait_for(|halt| *halt) => return,
            () = self.first_words() => {}
        }
        let mut fetching = None;
        loop {
            let room = WIDTH.saturating_sub(under_way.len());
            if fetching.is_none() && room > 0 {
                let session = Arc::clone(self);
                // Kept over the turns of this loop: what was fetched and dropped would wait for its lease.
                fetching = Some(Box::pin(async move { session.due(room).await }));
            }
            let fetched = async {
                match &mut fetching {
                    Some(fetching) => fetching.await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                biased;
                _ = halt.wait_for(|halt| *halt) => break,
                Some(_) = under_way.join_next() => {}
                due = fetched => {
                    fetching = None;
                    for delivery in due {
                        under_way.spawn(Arc::clone(self).deliver(delivery));
                    }
                }
            }
        }
        let rest = async { while under_way.join_next().await.is_some() {} };
        let _ = timeout(FINISHED_WITHIN, rest).await;
    }

    /// Up to `room` deliveries that are due; waits for the first a while.
    async fn due(&self, room: usize) -> Vec<Value> {
        let most = u32::try_from(room).unwrap_or(u32::MAX);
        let lease = Duration::from_millis(u64::try_from(LEASE.0).unwrap_or_default());
        let handed = tokio::select! {
            biased;
            tried = self.byoc.trials.taken(&self.name) => return tried,
            handed = self.byoc.shelf.fetch(&self.name, most, FETCHED_WITHIN, lease) => handed,
        };
        let Ok(handed) = handed else {
            sleep(BREATH).await;
            return Vec::new();
        };
        let read = handed.iter();
        read.filter_map(|bytes| serde_json::from_slice(bytes).ok())
            .collect()
    }

    /// Hands one delivery over, and notes what became of it.
    async fn deliver(self: Arc<Self>, delivery: Value) {
        let id = delivery["delivery_id"].as_str().unwrap_or_default();
        if self.byoc.trials.is_late(&self.name, id) {
            self.ask_in_vain("deliver", &delivery).await;
            return self.came_to_nothing(&delivery, Came::Unsettled).await;
        }
        match self.ask("deliver", &delivery).await {
            Ok(Ok(result)) => {
                let ailed = |cause| matches!(cause, Cause::Unreachable | Cause::Broken);
                self.byoc.intake.is_over(&self.name, ailed);
                self.answered_with(id, result).await;
            }
            Ok(Err(error)) => {
                let message = error["message"].as_str().unwrap_or("an error");
                let message = line(message, MESSAGE_BYTES_MAX);
                let why = format!("the connector answered a delivery with: {message}");
                self.byoc.intake.ails(&self.name, Cause::Broken, &why, None);
                self.came_to_nothing(&delivery, Came::Wrong(why)).await;
            }
            Err(Unanswered::Late) => {
                let why = "it did not answer a delivery within 20 s";
                let cause = Cause::Unreachable;
                self.byoc.intake.ails(&self.name, cause, why, None);
                self.came_to_nothing(&delivery, Came::Unsettled).await;
            }
            Err(Unanswered::Ended) => self.came_to_nothing(&delivery, Came::Unsettled).await,
        }
    }

    /// An answer settles a delivery as the answer to a push does: one without an outcome means accepted.
    async fn answered_with(&self, id: &str, result: Value) {
        let accepted = || json!({"outcome": "accepted"});
        let mut outcome = match result.get("outcome") {
            Some(_) => result,
            None => accepted(),
        };
        for _ in 0..SETTLED_TRIES {
            match self.byoc.outcome(&self.name, id, outcome.clone()).await {
                Err(problem) if problem.is_of_what_was_said() && !id.starts_with(PREFIX) => {
                    // It was taken; only what was said of it cannot be read.
                    self.warn(id, &problem);
                    outcome = accepted();
                }
                Err(problem) if problem.wait().is_some() => sleep(BREATH).await,
                Err(problem) => return self.warn(id, &problem),
                Ok(_) => return,
            }
        }
    }

    fn warn(&self, id: &str, problem: &Problem) {
        let why = problem.detail();
        tracing::warn!(channel = %self.name, delivery = id, why, "what it said became of a delivery does not hold");
    }

    /// Of a delivery that was handed over and not answered nobody knows what became: it is judged as a push
    /// that was not answered is.
    async fn came_to_nothing(&self, delivery: &Value, came: Came) {
        let id = delivery["delivery_id"].as_str().unwrap_or_default();
        if id.starts_with(PREFIX) {
            self.byoc.trials.settle(&self.name, id, came);
            return;
        }
        let Some(id) = DeliveryId::parse(id) else {
            return;
        };
        let why = match came {
            Came::Wrong(why) => why,
            _ => "the connector did not answer".to_owned(),
        };
        let attempt = delivery["attempt"].as_u64().unwrap_or(1);
        let attempt = u32::try_from(attempt).unwrap_or(u32::MAX);
        let verdict = Verdict::RetryAfter {
            span: Some(partner::wait(attempt.saturating_sub(id.earlier))),
            why,
        };
        // Where it cannot be noted now, the end of its lease brings it back.
        let _ = self.byoc.shelf.settle(&self.name, id, verdict).await;
    }
}

/// How many deliveries a connector has at once: as many as are pushed at once.
const WIDTH: usize = 4;

/// How long one wait for something to hand over takes.
const FETCHED_WITHIN: Duration = Duration::from_secs(30);

/// How long what is under way has to be answered once the desk stops.
const FINISHED_WITHIN: Duration = Duration::from_secs(2);

/// How long to wait where the desk is busy.
const BREATH: Duration = Duration::from_secs(1);

/// How often it is tried to note what was answered; then the end of the lease brings it back.
const SETTLED_TRIES: u32 = 30;

/// How much of an error's message is told, in bytes.
const MESSAGE_BYTES_MAX: usize = 300;
