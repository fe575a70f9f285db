//! Which task may begin again after a panic, and which takes the process down.

use std::any::Any;
use std::future::Future;
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::{JoinError, JoinSet};
use tokio::time::timeout;

/// The tasks of the process.
#[derive(Debug, Default)]
pub struct Tasks {
    running: JoinSet<&'static str>,
}

/// Says when to stop. Everybody holds a clone; the daemon holds the other end.
pub type Stop = watch::Receiver<bool>;

/// Waits until the desk stops.
pub async fn stopped(mut stop: Stop) {
    // An end without a word is a stop too: whoever would say it is gone.
    let _ = stop.wait_for(|stop| *stop).await;
}

impl Tasks {
    /// Runs what nothing else works without: its end before the stop ends the process.
    pub fn vital(&mut self, name: &'static str, task: impl Future<Output = ()> + Send + 'static) {
        self.running.spawn(async move {
            task.await;
            name
        });
    }

    /// Runs what keeps no state of its own: after a panic it begins again, later each time.
    pub fn lasting<F>(
        &mut self,
        name: &'static str,
        stop: Stop,
        begin: impl Fn() -> F + Send + 'static,
    ) where
        F: Future<Output = ()> + Send + 'static,
    {
        self.running.spawn(async move {
            let mut pause = PAUSE_FIRST;
            loop {
                let Err(end) = tokio::spawn(begin()).await else {
                    return name;
                };
                tracing::error!(task = name, why = why(end), "a task broke, it begins again");
                if timeout(pause, stopped(stop.clone())).await.is_ok() {
                    return name;
                }
                pause = (pause * 2).min(PAUSE_MAX);
            }
        });
    }

    /// The next end of a task: its name, or why it broke. Waits for ever while there is none.
    pub async fn ended(&mut self) -> Result<&'static str, String> {
        match self.running.join_next().await {
            Some(Ok(name)) => Ok(name),
            Some(Err(error)) => Err(why(error)),
            None => std::future::pending().await,
        }
    }

    /// Waits for all of them, at most so long; says whether all ended.
    pub async fn finish(&mut self, within: Duration) -> bool {
        let all = async { while self.running.join_next().await.is_some() {} };
        if timeout(within, all).await.is_ok() {
            return true;
        }
        self.running.abort_all();
        false
    }
}

/// What a broken task said last.
pub(super) fn why(error: JoinError) -> String {
    let Ok(panic) = error.try_into_panic() else {
        return "it was given up".to_owned();
    };
    said(&*panic).to_owned()
}

fn said(panic: &(dyn Any + Send)) -> &str {
    panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("a panic without words")
}

/// The first wait before a broken task begins again.
const PAUSE_FIRST: Duration = Duration::from_secs(1);

/// The longest.
const PAUSE_MAX: Duration = Duration::from_mins(1);

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU32, Ordering};

    #[tokio::test(start_paused = true)]
    async fn a_lasting_task_begins_again_after_a_panic() {
        let mut tasks = Tasks::default();
        let (_say, stop) = watch::channel(false);
        let times = Arc::new(AtomicU32::new(0));
        let count = Arc::clone(&times);
        tasks.lasting("patient", stop, move || {
            let time = count.fetch_add(1, Ordering::SeqCst);
            async move { assert!(time >= 3, "not yet") }
        });
        assert_eq!(tasks.ended().await, Ok("patient"));
        assert_eq!(times.load(Ordering::SeqCst), 4);
    }

    #[tokio::test]
    async fn the_panic_of_a_vital_task_is_told() {
        let mut tasks = Tasks::default();
        tasks.vital("heart", async { panic!("no pulse") });
        assert_eq!(tasks.ended().await, Err("no pulse".to_owned()));
    }
}
