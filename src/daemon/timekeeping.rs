//! Whether anything sets this machine's clock, as far as that can be seen from files.
//!
//! The kernel knows, and the unit refuses the call that asks it: who may ask may, but for one capability, set the clock
//! too. systemd's own time service leaves a file at each answer of a time server; of others nothing is known here, and
//! `centralita status`, which nobody confines, asks the machine instead.

use std::fs;
use std::path::Path;
use std::time::UNIX_EPOCH;

use crate::domain::{Moment, Span};

use super::clock::time_of_day;

/// Whether anything sets the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// A time server answered lately.
    Yes,
    /// The time service runs, and none has answered for long.
    No,
    /// That cannot be seen from here.
    Unknown,
}

impl Kept {
    /// As the metric has it: 1, 0, and -1 for unknown.
    pub(super) fn number(self) -> i64 {
        match self {
            Self::Yes => 1,
            Self::No => 0,
            Self::Unknown => -1,
        }
    }
}

/// How it is now.
pub fn kept() -> Kept {
    look(Path::new(FOLDER), time_of_day())
}

fn look(folder: &Path, now: Moment) -> Kept {
    let answered = fs::metadata(folder.join(ANSWERED)).and_then(|file| file.modified());
    let answered = answered
        .ok()
        .and_then(|at| at.duration_since(UNIX_EPOCH).ok())
        .and_then(|since| i64::try_from(since.as_millis()).ok());
    match answered {
        // One from the future was written before the clock went back.
        Some(at) if (0..=LATELY.0).contains(&(now.0 - at)) => Kept::Yes,
        Some(_) => Kept::No,
        None if folder.is_dir() => Kept::No,
        None => Kept::Unknown,
    }
}

/// The folder of systemd-timesyncd, there while it runs.
const FOLDER: &str = "/run/systemd/timesync";

/// What it touches at each answer of a time server (systemd-timesyncd.service(8), FILES).
const ANSWERED: &str = "synchronized";

/// It asks every 34 minutes at the least (`PollIntervalMaxSec=`); so long without an answer is several missed.
const LATELY: Span = Span::hours(3);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_is_kept_while_time_servers_answer() {
        let folder = tempfile::tempdir().expect("a folder");
        let now = time_of_day();
        assert_eq!(look(&folder.path().join("none"), now), Kept::Unknown);
        assert_eq!(look(folder.path(), now), Kept::No, "none has answered yet");
        fs::write(folder.path().join(ANSWERED), "").expect("written");
        let now = Moment(time_of_day().0 + 1_000);
        assert_eq!(look(folder.path(), now), Kept::Yes);
        assert_eq!(look(folder.path(), Moment(now.0 + LATELY.0)), Kept::No);
        assert_eq!(
            look(folder.path(), Moment(now.0 - 60_000)),
            Kept::No,
            "a clock that went back"
        );
    }
}
