//! One connector's stream: opened, spoken over, opened anew when it ended.

use std::io;
use std::os::unix::process::ExitStatusExt;
use std::process::ExitStatus;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::UnixStream;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep, timeout};

use super::backoff::Backoff;
use super::session::{self, End};
use crate::channels::partner::Stream;
use crate::domain::health::Cause;
use crate::domain::text::line;
use crate::domain::{Name, Span};
use crate::net::lines::{Line, Lines};
use crate::net::pace::{Pace, Rate};
use crate::net::program::Program;
use crate::servers::byoc::Byoc;

/// The stream to a connector, open.
pub(super) struct Link {
    /// What it says.
    pub(super) output: Box<dyn AsyncRead + Send + Unpin>,
    /// What it reads.
    pub(super) input: Box<dyn AsyncWrite + Send + Unpin>,
    /// Its program, where it is ours.
    pub(super) program: Option<Program>,
}

/// The complaints of a program.
struct Errors {
    last: Arc<Mutex<String>>,
    reading: JoinHandle<()>,
}

/// Why there is no stream, or none any more.
struct Trouble {
    cause: Cause,
    why: String,
}

/// Keeps a connector there until it is told to halt.
pub(super) async fn keep(
    byoc: Arc<Byoc>,
    name: Name,
    stream: Stream,
    mut halt: watch::Receiver<bool>,
) {
    let mut backoff = Backoff::default();
    loop {
        let began = Instant::now();
        // In a task of its own, so that a panic ends one life of the connector and no more.
        let life = tokio::spawn(live(
            Arc::clone(&byoc),
            name.clone(),
            stream.clone(),
            halt.clone(),
        ));
        let trouble = match life.await {
            Ok(Some(trouble)) => trouble,
            Ok(None) => break,
            Err(_) => Trouble {
                cause: Cause::Ended,
                why: "the desk itself broke on what it said".into(),
            },
        };
        let pause = backoff.after(began.elapsed(), (byoc.intake.random)());
        let wait = Span::millis(i64::try_from(pause.as_millis()).unwrap_or(i64::MAX));
        let next_at = (byoc.intake.now)() + wait;
        byoc.intake
            .ails(&name, trouble.cause, &trouble.why, Some(next_at));
        tokio::select! {
            biased;
            _ = halt.wait_for(|halt| *halt) => break,
            () = sleep(pause) => {}
        }
    }
    // What ailed a stream that is not wanted any more ails nobody.
    byoc.intake.is_over(&name, is_of_streams);
}

/// Whether trouble of this sort is over once a connector is there.
pub(super) fn is_of_streams(cause: Cause) -> bool {
    matches!(
        cause,
        Cause::Ended | Cause::Unstarted | Cause::Unreachable | Cause::Broken
    )
}

/// One life of a connector: why it ended, or nothing where that was asked for.
async fn live(
    byoc: Arc<Byoc>,
    name: Name,
    stream: Stream,
    halt: watch::Receiver<bool>,
) -> Option<Trouble> {
    match stream {
        Stream::Socket(path) => {
            let connected = UnixStream::connect(&path).await;
            let connected = match connected {
                Ok(connected) => connected,
                Err(error) => return Some(refused(&path, &error)),
            };
            let (output, input) = connected.into_split();
            let link = Link {
                output: Box::new(output),
                input: Box::new(input),
                program: None,
            };
            let (end, _) = session::run(byoc, name, link, halt).await;
            let why = end.words().unwrap_or("it hung up").to_owned();
            let cause = end.cause();
            (!end.is_asked()).then_some(Trouble { cause, why })
        }
        Stream::Program {
            path,
            arguments,
            environment,
        } => {
            let (program, pipes) = match Program::start(&path, &arguments, &environment) {
                Ok(started) => started,
                Err(error) => return Some(refused(&path, &error)),
            };
            tracing::info!(channel = %name, path, "its connector is started");
            let mut errors = Errors::of(name.clone(), pipes.errors);
            let link = Link {
                output: Box::new(pipes.output),
                input: Box::new(pipes.input),
                program: Some(program),
            };
            let (end, program) = session::run(byoc, name, link, halt).await;
            let program = program.expect("it was given one");
            let status = program.end(ENDS_WITHIN).await;
            let last = errors.last_words().await;
            let why = ended(&end, status, &last);
            let cause = end.cause();
            (!end.is_asked()).then_some(Trouble { cause, why })
        }
    }
}

/// Why there is no stream at all.
fn refused(place: &str, error: &io::Error) -> Trouble {
    let cause = match error.kind() {
        // A listener that does not listen now, or a machine with no room for one more program.
        io::ErrorKind::ConnectionRefused
        | io::ErrorKind::WouldBlock
        | io::ErrorKind::OutOfMemory => Cause::Unreachable,
        _ => Cause::Unstarted,
    };
    let why = format!("{place}: {error}");
    Trouble { cause, why }
}

/// How a program ended, and what it last complained of.
fn ended(end: &End, status: io::Result<(ExitStatus, bool)>, last: &str) -> String {
    let how = match status {
        Ok((_, false)) => "it hung up and was killed, as it did not end".to_owned(),
        Ok((status, true)) => match (status.code(), status.signal()) {
            (Some(code), _) => format!("it ended with code {code}"),
            (None, signal) => format!("it was ended by signal {}", signal.unwrap_or_default()),
        },
        Err(error) => format!("nobody knows how it ended: {error}"),
    };
    let why = end.words().map_or(how, str::to_owned);
    if last.is_empty() {
        why
    } else {
        format!("{why}: {last}")
    }
}

impl Errors {
    /// Reads what a program complains of into the log, line by line, and remembers the last.
    fn of(name: Name, errors: impl AsyncRead + Send + Unpin + 'static) -> Self {
        let last = Arc::new(Mutex::new(String::new()));
        let kept = Arc::clone(&last);
        let reading = tokio::spawn(async move {
            let mut lines = Lines::new(errors, ERROR_BYTES_MAX);
            let (mut pace, mut left_out) = (Pace::new(ERRORS, 1), 0_u64);
            let began = Instant::now();
            while let Ok(Some(said)) = lines.next().await {
                let (Line::Whole(bytes) | Line::TooLong(bytes)) = said;
                let said = line(&String::from_utf8_lossy(&bytes), SAID_BYTES_MAX);
                let now = i64::try_from(began.elapsed().as_millis()).unwrap_or(i64::MAX);
                if pace.take(now, &()).is_ok() {
                    tracing::info!(channel = %name, said, left_out, "its connector complains");
                    left_out = 0;
                } else {
                    left_out += 1;
                }
                if !said.trim().is_empty() {
                    *kept.lock().unwrap_or_else(PoisonError::into_inner) = said;
                }
            }
        });
        Self { last, reading }
    }

    /// The last of them, once it has no more to say.
    async fn last_words(&mut self) -> String {
        // What it started may hold the pipe open for ever.
        if timeout(LAST_WORDS_WITHIN, &mut self.reading).await.is_err() {
            self.reading.abort();
        }
        let last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        last.clone()
    }
}

impl Drop for Errors {
    fn drop(&mut self) {
        self.reading.abort();
    }
}

/// How long a program has to end by itself once its input is closed; then it is killed.
const ENDS_WITHIN: Duration = Duration::from_secs(2);

/// How long the last complaints of a program that ended are waited for.
const LAST_WORDS_WITHIN: Duration = Duration::from_millis(500);

/// The longest complaint that is read, in bytes.
const ERROR_BYTES_MAX: usize = 8 * 1024;

/// How much of a complaint is told, in bytes.
const SAID_BYTES_MAX: usize = 500;

/// How many complaints go into the log; of the rest it says how many were left out.
const ERRORS: Rate = Rate {
    burst: 100,
    refill_ms: 200,
};
