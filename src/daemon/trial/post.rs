//! What is pushed to a connector to try it, and what it answers.

use std::time::Duration;

use tokio::time::{Instant, timeout};

use crate::channels::Channel;
use crate::channels::exchange::{Answer, Request};
use crate::channels::partner::Mode;
use crate::channels::partner::json::{self, Value, json};
use crate::daemon::caretaker::Care;
use crate::domain::health::Cause;
use crate::domain::secret::{Hidden, Secret};
use crate::domain::{Name, Span};
use crate::servers::byoc::trials::{Came, PREFIX};

/// A connector that is tried.
pub(super) struct Connector<'a> {
    pub(super) care: &'a Care,
    pub(super) channel: &'a Name,
    pub(super) open: &'a dyn Channel,
    pub(super) mode: Mode,
}

/// What came of a delivery that tries.
pub(super) enum Answered {
    /// An outcome, or an answer without one, after so long.
    Outcome(Value, Duration),
    /// An HTTP status that is no yes.
    Status(u16),
    /// Something that is no outcome.
    Wrong(String),
    /// Nothing, in so many words.
    Nothing(String),
}

/// How a push is bent.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Bent {
    /// Signed by somebody else.
    Signature,
    /// Signed long ago.
    Time,
    /// Rightly signed, and no JSON.
    Body,
    /// Rightly signed, and far too much.
    Flood,
}

impl Connector<'_> {
    /// Hands a delivery over as messages are, and waits what becomes of it.
    pub(super) async fn deliver(&self, delivery: Value) -> Answered {
        self.delivered(delivery, false).await
    }

    /// The same, and whoever fetched and settles it is told that it is too late.
    pub(super) async fn deliver_late(&self, delivery: Value) -> Answered {
        self.delivered(delivery, true).await
    }

    /// Hands a delivery over and does not wait until it is answered, as with one that is too late; then hands
    /// the same over once more.
    pub(super) async fn deliver_again(&self, mut delivery: Value) -> Answered {
        if self.mode == Mode::Push {
            for (attempt, patience) in (1..).zip(PATIENCE) {
                delivery["attempt"] = json!(attempt);
                let id = delivery["delivery_id"].as_str().unwrap_or_default();
                let pushed = self.push(id.to_owned(), delivery.to_string().into_bytes(), None);
                // Whatever it said in that time is said again.
                let _ = timeout(patience, pushed).await;
            }
        } else {
            self.delivered(delivery.clone(), true).await;
        }
        delivery["attempt"] = json!(PATIENCE.len() + 1);
        self.deliver(delivery).await
    }

    async fn delivered(&self, delivery: Value, late: bool) -> Answered {
        let began = Instant::now();
        if let Some(why) = self.absence() {
            return Answered::Nothing(why);
        }
        if self.mode != Mode::Push {
            let came = self
                .care
                .trials
                .lay_out(self.channel, delivery, FETCHED_WITHIN, late);
            return match came.await {
                Came::Untaken if self.mode == Mode::Stream => Answered::Nothing(
                    "it could not be handed over within 35 s: the connector has said nothing yet"
                        .into(),
                ),
                Came::Untaken => Answered::Nothing("nobody fetched it within 35 s".into()),
                Came::Unsettled if self.mode == Mode::Stream => {
                    Answered::Nothing("it was handed over, and not answered within 20 s".into())
                }
                Came::Unsettled => {
                    Answered::Nothing("it was fetched, and not settled within 35 s".into())
                }
                Came::Wrong(why) => Answered::Wrong(why),
                Came::Settled(outcome) => Answered::Outcome(outcome, began.elapsed()),
            };
        }
        let id = delivery["delivery_id"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        let answer = self.push(id, delivery.to_string().into_bytes(), None).await;
        match answer {
            Answer::Said { status, body, .. } if (200..300).contains(&status) => {
                match json::read(&body) {
                    Ok(said) if said.get("outcome").is_some() => {
                        Answered::Outcome(said, began.elapsed())
                    }
                    _ => Answered::Outcome(json!({"outcome": "accepted"}), began.elapsed()),
                }
            }
            Answer::Said { status, .. } => Answered::Status(status),
            Answer::Fault { text, .. } | Answer::Lost { text } | Answer::Declined { text, .. } => {
                Answered::Nothing(text)
            }
            Answer::Done => Answered::Wrong(String::new()),
        }
    }

    /// Why there is nobody to hand anything to, where that is known.
    fn absence(&self) -> Option<String> {
        let ailment = self.care.intake.figures_of(self.channel)?.ailment?;
        let absent = matches!(ailment.cause, Cause::Unstarted | Cause::Ended);
        (self.mode == Mode::Stream && absent).then_some(ailment.why)
    }

    /// The status with which a connector answers what it should refuse; `None` where it does not answer.
    pub(super) async fn refuses(&self, bent: Bent) -> Option<u16> {
        let delivery = trial("test", 1);
        let id = delivery["delivery_id"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        let mut bytes = delivery.to_string().into_bytes();
        match bent {
            Bent::Body => bytes.truncate(bytes.len() / 2),
            Bent::Flood => bytes = vec![b'x'; FLOOD_BYTES],
            Bent::Signature | Bent::Time => {}
        }
        match self.push(id, bytes, Some(bent)).await {
            Answer::Said { status, .. } => Some(status),
            _ => None,
        }
    }

    async fn push(&self, id: String, bytes: Vec<u8>, bent: Option<Bent>) -> Answer {
        let Some(mut request) = self.open.knock(id, bytes) else {
            let text = String::from("nothing is pushed to it");
            return Answer::Lost { text };
        };
        if let (Request::Post { secrets, .. }, Some(Bent::Signature)) = (&mut request, bent) {
            *secrets = vec![Secret::Literal(Hidden::new(NOBODYS))];
        }
        let late = if bent == Some(Bent::Time) {
            STALE
        } else {
            Span::ZERO
        };
        let at = self.care.clock.now();
        self.care.road.carry_at(request, at - late).await
    }
}

/// An HTTP status as it is told, with what the desk makes of it where that is not plain.
pub(super) fn status(status: u16) -> String {
    match status {
        300..400 => format!("HTTP {status}: redirects are not followed"),
        410 => "HTTP 410: it says that it is gone for good".to_owned(),
        _ => format!("HTTP {status}"),
    }
}

/// A delivery that only tries, under a number of its own.
pub(super) fn trial(kind: &str, number: u64) -> Value {
    let random = crate::daemon::seed::number();
    json!({"delivery_id": format!("{PREFIX}{random:x}-{number}"), "attempt": 1, "type": kind})
}

/// A secret that is nobody's: 32 bytes of nothing.
const NOBODYS: &str = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

/// Ten times what the longest message has.
const FLOOD_BYTES: usize = 10 << 20;

/// Twice as long ago as is to be accepted.
const STALE: Span = Span::minutes(10);

/// How long a push is waited for that is to be too late.
const PATIENCE: [Duration; 2] = [Duration::from_millis(50), Duration::from_millis(500)];

/// Longer than the longest wait of a fetch.
const FETCHED_WITHIN: Duration = Duration::from_secs(35);
