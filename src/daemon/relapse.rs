//! How often the desk failed lately: one that fails again and again comes up to be read only.
//!
//! Each failure of the record and each panic is a line in a small file beside the record, written as the process leaves. The third
//! start within ten minutes serves what can be read and takes nothing; an orderly stop forgets them all.

use std::fs;
use std::path::{Path, PathBuf};

use crate::domain::Moment;
use crate::domain::text::line;
use crate::net::durable::replace_file;

/// The failures that are remembered.
#[derive(Clone, Debug)]
pub(super) struct Relapses {
    path: PathBuf,
    known: Vec<(Moment, String)>,
}

impl Relapses {
    /// Reads what is remembered in the data folder; what cannot be read is forgotten.
    pub(super) fn read(data: &Path) -> Self {
        let path = data.join(FILE);
        let text = fs::read_to_string(&path).unwrap_or_default();
        let known = text.lines().filter_map(|line| {
            let (at, why) = line.split_once(' ')?;
            Some((Moment(at.parse().ok()?), why.to_owned()))
        });
        let mut known: Vec<_> = known.collect();
        // A file that somebody filled is no reason to hold all of it.
        known.drain(..known.len().saturating_sub(KEPT_MAX));
        Self { path, known }
    }

    /// Why the record is only to be read, where it is: what went wrong last.
    pub(super) fn verdict(&self, now: Moment) -> Option<&str> {
        let lately = |at: Moment| now.since(at).0.abs() <= WITHIN_MS;
        let lately = self.known.iter().filter(|(at, _)| lately(*at)).count();
        let (_, why) = self.known.last()?;
        (lately >= FAILURES_MAX).then_some(why)
    }

    /// Remembers one more. A disk that keeps not even this loses nothing else by it.
    pub(super) fn note(&mut self, now: Moment, why: &str) {
        self.known.push((now, line(why, WHY_BYTES_MAX)));
        let from = self.known.len().saturating_sub(KEPT_MAX);
        let lines = self.known[from..].iter();
        let lines: Vec<String> = lines.map(|(at, why)| format!("{} {why}", at.0)).collect();
        let text = lines.join("\n") + "\n";
        if let Err(error) = replace_file(&self.path, text.as_bytes(), 0o600) {
            tracing::warn!(%error, "the failure could not be written down");
        }
    }

    /// Somebody stopped the desk in good order: the next start begins with a clean slate.
    pub(super) fn forget(&mut self) {
        self.known.clear();
        // What was never there need not go.
        let _ = fs::remove_file(&self.path);
    }
}

const FILE: &str = "failures";

/// After so many failures within [`WITHIN_MS`] the record is only read.
const FAILURES_MAX: usize = 2;

const WITHIN_MS: i64 = 10 * 60 * 1000;

/// How many failures are remembered.
const KEPT_MAX: usize = 16;

/// The longest reason that is kept, in bytes.
const WHY_BYTES_MAX: usize = 500;

#[cfg(test)]
mod tests {
    use super::*;

    fn minutes(n: i64) -> Moment {
        Moment(1_800_000_000_000 + n * 60_000)
    }

    #[test]
    fn the_third_start_within_ten_minutes_only_reads() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut relapses = Relapses::read(folder.path());
        assert_eq!(relapses.verdict(minutes(0)), None);
        relapses.note(minutes(0), "the first");
        assert_eq!(Relapses::read(folder.path()).verdict(minutes(1)), None);
        relapses.note(minutes(1), "the second\nwith more");
        let again = Relapses::read(folder.path());
        assert_eq!(again.verdict(minutes(2)), Some("the second with more"));
        assert_eq!(again.verdict(minutes(30)), None);
    }

    #[test]
    fn an_orderly_stop_forgets() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut relapses = Relapses::read(folder.path());
        relapses.note(minutes(0), "a");
        relapses.note(minutes(0), "b");
        relapses.forget();
        assert_eq!(Relapses::read(folder.path()).verdict(minutes(0)), None);
    }

    #[test]
    fn a_file_of_garbage_is_no_failure() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join(FILE), b"\xff\x00 x\n12\n\n").expect("written");
        assert_eq!(Relapses::read(folder.path()).verdict(minutes(0)), None);
    }
}
