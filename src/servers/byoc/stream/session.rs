//! One life of a connector: lines in, lines out, and whether it is alive.
//!
//! Requests are carried out one after the other, as they came. Everything that waits is bounded: when
//! it is full nothing more is read, and the connector waits in its own pipe.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde_json::Value;
use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt};
use tokio::sync::{mpsc, watch};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use super::asked::{Questions, Unanswered};
use super::calls::Asked;
use super::link::{Link, is_of_streams};
use crate::channels::partner::rpc::{self, Said, Senseless};
use crate::channels::partner::{EVENTS_BYTES_MAX, JSON_DEPTH_MAX};
use crate::domain::Name;
use crate::domain::health::Cause;
use crate::net::lines::{Line, Lines};
use crate::net::program::Program;
use crate::servers::byoc::{Byoc, Problem};

/// What all parts of one life share.
pub(super) struct Session {
    pub(super) byoc: Arc<Byoc>,
    pub(super) name: Name,
    /// Lines to the connector, in order.
    out: mpsc::Sender<Vec<u8>>,
    /// What it was asked.
    questions: Questions,
    /// Whether it has said anything that makes sense.
    spoke: watch::Sender<bool>,
    /// Whether something it said lately made none.
    is_odd: AtomicBool,
}

/// How a life ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// It was asked for.
    Asked,
    /// The connector hung up, or ended.
    HungUp,
    /// It does not read what it is told.
    Deaf,
    /// It is asked, and says nothing any more.
    Mute,
    /// What it says makes no sense, again and again.
    Senseless(String),
}

impl End {
    pub(super) fn is_asked(&self) -> bool {
        *self == Self::Asked
    }

    /// What there is to say of it that its exit does not say.
    pub(super) fn words(&self) -> Option<&str> {
        match self {
            Self::Asked | Self::HungUp => None,
            Self::Deaf => Some("it did not read what it was told within 20 s"),
            Self::Mute => Some("it was asked again and again, and said nothing for a minute"),
            Self::Senseless(why) => Some(why),
        }
    }

    pub(super) fn cause(&self) -> Cause {
        match self {
            Self::Asked | Self::HungUp => Cause::Ended,
            Self::Deaf | Self::Mute => Cause::Unreachable,
            Self::Senseless(_) => Cause::Broken,
        }
    }
}

/// Speaks with a connector until it ends, or a moment after `halt`. Gives its program back, with its
/// input closed.
pub(super) async fn run(
    byoc: Arc<Byoc>,
    name: Name,
    link: Link,
    halt: watch::Receiver<bool>,
) -> (End, Option<Program>) {
    let (out, lines) = mpsc::channel(LINES_WAITING_MAX);
    let (calls, called) = mpsc::channel(CALLS_WAITING_MAX);
    let session = Arc::new(Session {
        byoc,
        name,
        out,
        questions: Questions::default(),
        spoke: watch::Sender::new(false),
        is_odd: AtomicBool::new(false),
    });
    let Link {
        output,
        input,
        mut program,
    } = link;
    let mut under_way = JoinSet::new();
    let end = tokio::select! {
        biased;
        end = session.read(output, calls) => end,
        end = write(input, lines) => end,
        () = session.hand_over(&mut under_way, halt) => End::Asked,
        () = session.serve(called) => End::HungUp,
        () = session.live() => End::HungUp,
        () = session.questions.mute() => End::Mute,
        () = gone(program.as_mut()) => End::HungUp,
    };
    // Whoever waits for an answer is told that none comes, and says so of its delivery.
    session.questions.over();
    let told = async { while under_way.join_next().await.is_some() {} };
    let _ = timeout(TOLD_WITHIN, told).await;
    (end, program)
}

/// Waits until a program has ended, and a moment for what it said last.
async fn gone(program: Option<&mut Program>) {
    match program {
        None => std::future::pending().await,
        Some(program) => {
            let _ = program.ended().await;
            sleep(DRAINED_WITHIN).await;
        }
    }
}

/// Writes lines in their order; ends when nobody reads them.
async fn write(
    mut input: impl AsyncWrite + Send + Unpin,
    mut lines: mpsc::Receiver<Vec<u8>>,
) -> End {
    while let Some(line) = lines.recv().await {
        match timeout(WRITTEN_WITHIN, input.write_all(&line)).await {
            Ok(Ok(())) => {}
            // What it said before it hung up is still read.
            Ok(Err(_)) => {
                sleep(DRAINED_WITHIN).await;
                return End::HungUp;
            }
            Err(_) => return End::Deaf,
        }
    }
    End::HungUp
}

impl Session {
    /// Reads what the connector says until it hangs up.
    async fn read(&self, output: impl AsyncRead + Send + Unpin, calls: mpsc::Sender<Asked>) -> End {
        let mut lines = Lines::new(output, LINE_BYTES_MAX);
        let mut odd = 0;
        while let Ok(Some(line)) = lines.next().await {
            let problem = match self.understand(line, &calls).await {
                Ok(()) => {
                    odd = 0;
                    self.questions.heard();
                    self.spoke();
                    continue;
                }
                Err(problem) => problem,
            };
            let why = format!("what it writes is no JSON-RPC: {}", problem.detail());
            odd += 1;
            if odd >= ODD_LINES_MAX {
                return End::Senseless(why);
            }
            if !self.is_odd.swap(true, Ordering::Relaxed) {
                self.byoc.intake.ails(&self.name, Cause::Broken, &why, None);
            }
            self.byoc.turn(&self.name).await;
            self.say(rpc::failure(None, &problem.page())).await;
        }
        End::HungUp
    }

    async fn understand(&self, line: Line, calls: &mpsc::Sender<Asked>) -> Result<(), Problem> {
        let line = match line {
            Line::Whole(line) => line,
            Line::TooLong(_) => return Err(Problem::long_line(LINE_BYTES_MAX)),
        };
        match rpc::read(&line) {
            Ok(Said::Call(call)) => {
                let asked = Asked {
                    call,
                    bytes: line.len(),
                };
                // Where it is full, what comes after waits too.
                let _ = calls.send(asked).await;
                Ok(())
            }
            Ok(Said::Answer(id, answer)) => {
                let none = "nothing was asked under the id of this answer";
                let known = self.questions.answer(id, answer);
                known.then_some(()).ok_or_else(|| Problem::no_rpc(none))
            }
            Err(Senseless::Shape(why)) => Err(Problem::no_rpc(why)),
            Err(Senseless::Json(error)) => Err(Problem::json(error)),
        }
    }

    /// Asks the connector, and waits for its answer.
    pub(super) async fn ask(
        &self,
        method: &str,
        params: &Value,
    ) -> Result<Result<Value, Value>, Unanswered> {
        let asking = self.questions.ask();
        let (id, answered) = asking.ok_or(Unanswered::Ended)?;
        let line = rpc::request(id, method, params);
        self.questions.answered(id, self.say(line), answered).await
    }

    /// Asks the connector, and waits for no answer: one that comes is too late.
    pub(super) async fn ask_in_vain(&self, method: &str, params: &Value) {
        if let Some((id, _)) = self.questions.ask() {
            self.say(rpc::request(id, method, params)).await;
            self.questions.give_up(id);
        }
    }

    /// Hands a line to whoever writes; waits while too many wait.
    pub(super) async fn say(&self, line: Vec<u8>) {
        // Where nobody writes any more the life is over.
        let _ = self.out.send(line).await;
    }

    /// Waits until the connector has said anything that makes sense.
    pub(super) async fn first_words(&self) {
        // The sender is ours.
        let _ = self.spoke.subscribe().wait_for(|spoke| *spoke).await;
    }

    fn spoke(&self) {
        if !self.spoke.send_replace(true) {
            self.byoc.heard_of(&self.name);
            // Whoever mixes sense and nonsense is still told of.
            let is_odd = self.is_odd.load(Ordering::Relaxed);
            self.byoc.intake.is_over(&self.name, |cause| {
                is_of_streams(cause) && !(is_odd && cause == Cause::Broken)
            });
        }
    }

    /// Says now and then that the connector lives, once it has spoken.
    async fn live(&self) {
        self.first_words().await;
        loop {
            sleep(HEARD_EVERY).await;
            self.byoc.heard_of(&self.name);
            if !self.is_odd.swap(false, Ordering::Relaxed) {
                let senseless = |cause| cause == Cause::Broken;
                self.byoc.intake.is_over(&self.name, senseless);
            }
        }
    }
}

/// The longest line, in bytes: the largest body, and what stands around it.
pub(super) const LINE_BYTES_MAX: usize = EVENTS_BYTES_MAX + ENVELOPE_BYTES_MAX;

/// How much longer a line may be than the body in it, in bytes.
pub(super) const ENVELOPE_BYTES_MAX: usize = 64 * JSON_DEPTH_MAX;

/// So many senseless lines in a row end a life.
const ODD_LINES_MAX: u32 = 100;

/// How many requests of a connector wait to be carried out; the next one is not read yet.
const CALLS_WAITING_MAX: usize = 2;

/// How many lines wait to be written; the next one waits to be one of them.
const LINES_WAITING_MAX: usize = 8;

/// How long a connector may take to read a line.
const WRITTEN_WITHIN: Duration = Duration::from_secs(20);

/// How long what a connector said before it ended may take to be read.
const DRAINED_WITHIN: Duration = Duration::from_secs(1);

/// How long it may take to note of what was under way that it was not answered.
const TOLD_WITHIN: Duration = Duration::from_secs(2);

/// How often it is noted that a connector lives: as often as one is to say so by HTTP.
const HEARD_EVERY: Duration = Duration::from_secs(30);

#[cfg(test)]
mod tests {
    use tokio::io::duplex;
    use tokio::time::Instant;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn one_that_does_not_read_a_line_within_twenty_seconds_is_deaf() {
        let (lines, rest) = mpsc::channel(1);
        let (ours, _theirs) = duplex(8);
        lines.send(vec![b'x'; 9]).await.expect("there is room");
        let began = Instant::now();
        assert_eq!(write(ours, rest).await, End::Deaf);
        assert_eq!(began.elapsed().as_secs(), WRITTEN_WITHIN.as_secs());
    }

    #[tokio::test(start_paused = true)]
    async fn one_that_hung_up_is_not_called_deaf() {
        let (lines, rest) = mpsc::channel(1);
        let (ours, theirs) = duplex(8);
        drop(theirs);
        lines.send(vec![b'x'; 9]).await.expect("there is room");
        assert_eq!(write(ours, rest).await, End::HungUp);
    }
}
