//! What a connector was asked over its stream, how long it may take to answer, and when it is held for stuck.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde_json::Value;
use tokio::sync::{Notify, oneshot};
use tokio::time::{Instant, timeout};

/// Why a request was not answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unanswered {
    /// It took too long.
    Late,
    /// The stream ended first.
    Ended,
}

type Reply = Result<Value, Value>;

/// What was asked in one life of a connector.
#[derive(Default)]
pub(super) struct Questions {
    open: Mutex<Open>,
    mute: Notify,
}

/// What it was asked and has not answered.
#[derive(Default)]
struct Open {
    last: u64,
    waiting: BTreeMap<u64, oneshot::Sender<Reply>>,
    /// When it was first asked something since it last said anything.
    silent_since: Option<Instant>,
    is_over: bool,
}

impl Questions {
    /// A number to ask under, and where its answer comes; nothing once the life is over.
    pub(super) fn ask(&self) -> Option<(u64, oneshot::Receiver<Reply>)> {
        let (answer, answered) = oneshot::channel();
        let mut open = self.open();
        if open.is_over {
            return None;
        }
        open.last += 1;
        let id = open.last;
        open.waiting.insert(id, answer);
        open.silent_since.get_or_insert_with(Instant::now);
        Some((id, answered))
    }

    /// Waits until what is said under `id` has left and is answered.
    pub(super) async fn answered(
        &self,
        id: u64,
        leaving: impl Future<Output = ()>,
        answered: oneshot::Receiver<Reply>,
    ) -> Result<Reply, Unanswered> {
        let asking = async {
            leaving.await;
            answered.await
        };
        match timeout(ANSWERED_WITHIN, asking).await {
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(_)) => Err(Unanswered::Ended),
            Err(_) => {
                let mut open = self.open();
                open.waiting.remove(&id);
                let since = open.silent_since;
                if since.is_some_and(|since| since.elapsed() >= SILENT_MAX) {
                    self.mute.notify_one();
                }
                Err(Unanswered::Late)
            }
        }
    }

    /// Waits no longer for the answer to what was asked under `id`.
    pub(super) fn give_up(&self, id: u64) {
        self.open().waiting.remove(&id);
    }

    /// Takes an answer; false where nothing was asked under that number.
    pub(super) fn answer(&self, id: u64, answer: Reply) -> bool {
        let mut open = self.open();
        if id == 0 || id > open.last {
            return false;
        }
        // One that comes too late was judged already; the same delivery comes again.
        if let Some(waiting) = open.waiting.remove(&id) {
            let _ = waiting.send(answer);
        }
        true
    }

    /// It has said something: whatever it does not answer, it is not stuck.
    pub(super) fn heard(&self) {
        self.open().silent_since = None;
    }

    /// Waits until it has said nothing at all for a minute in which it was asked.
    pub(super) async fn mute(&self) {
        self.mute.notified().await;
    }

    /// Whoever waits for an answer is told that none comes.
    pub(super) fn over(&self) {
        let mut open = self.open();
        open.is_over = true;
        open.waiting.clear();
    }

    fn open(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How long it may take to answer, its reading included.
const ANSWERED_WITHIN: Duration = Duration::from_secs(20);

/// How long it may say nothing while it is asked: one that hangs is started again.
const SILENT_MAX: Duration = Duration::from_mins(1);

#[cfg(test)]
mod tests {
    use std::future::ready;

    use serde_json::json;
    use tokio::time::{advance, sleep};

    use super::*;

    async fn asked(questions: &Questions) -> Result<Reply, Unanswered> {
        let (id, answered) = questions.ask().expect("it lives");
        questions.answered(id, ready(()), answered).await
    }

    async fn is_mute(questions: &Questions) -> bool {
        tokio::select! {
            biased;
            () = questions.mute() => true,
            () = ready(()) => false,
        }
    }

    #[tokio::test(start_paused = true)]
    async fn what_is_not_answered_within_twenty_seconds_is_late() {
        let questions = Questions::default();
        let began = Instant::now();
        assert_eq!(asked(&questions).await, Err(Unanswered::Late));
        assert_eq!(began.elapsed().as_secs(), 20);
        assert!(questions.answer(1, Ok(json!({}))), "it was asked");
        assert!(!questions.answer(2, Ok(json!({}))), "it never was");
    }

    #[tokio::test(start_paused = true)]
    async fn what_is_answered_just_in_time_counts() {
        let questions = Questions::default();
        let answering = async {
            sleep(ANSWERED_WITHIN.saturating_sub(Duration::from_millis(1))).await;
            questions.answer(1, Ok(json!(7)));
        };
        let (said, ()) = tokio::join!(asked(&questions), answering);
        assert_eq!(said, Ok(Ok(json!(7))));
    }

    #[tokio::test(start_paused = true)]
    async fn one_that_says_nothing_for_a_minute_while_it_is_asked_is_mute() {
        let questions = Questions::default();
        for _ in 0..2 {
            assert_eq!(asked(&questions).await, Err(Unanswered::Late));
            assert!(!is_mute(&questions).await);
        }
        assert_eq!(asked(&questions).await, Err(Unanswered::Late));
        assert!(is_mute(&questions).await);
    }

    #[tokio::test(start_paused = true)]
    async fn one_that_was_asked_nothing_or_says_anything_is_not_mute() {
        let questions = Questions::default();
        advance(SILENT_MAX * 10).await;
        for _ in 0..9 {
            assert_eq!(asked(&questions).await, Err(Unanswered::Late));
            questions.heard();
        }
        assert!(!is_mute(&questions).await);
    }

    #[tokio::test(start_paused = true)]
    async fn at_its_end_whoever_waits_is_told() {
        let questions = Questions::default();
        let ending = async { questions.over() };
        let (said, ()) = tokio::join!(asked(&questions), ending);
        assert_eq!(said, Err(Unanswered::Ended));
        assert!(questions.ask().is_none());
    }
}
