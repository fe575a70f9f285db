//! Processor time of a process, to the microsecond: what neighbours on the machine hardly change.

use std::time::Duration;

use anyhow::{Context, Result};

/// What all threads of a process have used so far, by the scheduler's own count.
pub(crate) fn of(process: u32) -> Result<Duration> {
    let mut nanos = 0;
    for task in std::fs::read_dir(format!("/proc/{process}/task"))? {
        // A thread may end while the others are looked at.
        let Ok(said) = std::fs::read_to_string(task?.path().join("schedstat")) else {
            continue;
        };
        let ran = said.split_whitespace().next().context("Linux says so")?;
        nanos += ran.parse::<u64>()?;
    }
    Ok(Duration::from_nanos(nanos))
}
