//! How far something is: a bar on a terminal, a line every ten seconds where there is none.

use std::io::{self, IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

use crate::words::{self, Lang};

use super::super::connect::Session;
use super::super::output::complain;
use super::super::when;

/// Something that takes a while. It is told on standard error, which scripts leave alone.
pub(super) struct Progress {
    key: &'static str,
    lang: Lang,
    terminal: bool,
    silent: bool,
    total: u64,
    done: u64,
    began: Instant,
    told: Instant,
    shown: bool,
}

impl Progress {
    #[expect(
        clippy::disallowed_methods,
        reason = "how long a command has taken is told to its person and decides nothing"
    )]
    pub(super) fn new(session: &Session, key: &'static str) -> Self {
        let now = Instant::now();
        Self {
            key,
            lang: session.out.lang,
            terminal: io::stderr().is_terminal(),
            silent: session.global.quiet,
            total: 0,
            done: 0,
            began: now,
            told: now,
            shown: false,
        }
    }

    /// How much there is, in bytes.
    pub(super) fn begin(&mut self, total: u64) {
        self.total = total;
    }

    /// So many bytes more are done.
    pub(super) fn step(&mut self, bytes: u64) {
        self.done += bytes;
        self.beat();
    }

    /// Time has passed.
    #[expect(
        clippy::disallowed_methods,
        reason = "how long a command has taken is told to its person and decides nothing"
    )]
    pub(super) fn beat(&mut self) {
        let now = Instant::now();
        let every = if self.terminal {
            DRAWN_EVERY
        } else {
            TOLD_EVERY
        };
        if self.silent || now.duration_since(self.told) < every {
            return;
        }
        self.told = now;
        let line = self.line(now.duration_since(self.began));
        if self.terminal {
            self.shown = true;
            let mut err = io::stderr().lock();
            // Nobody is left to tell when standard error is gone.
            write!(err, "\r\u{1b}[K{line}")
                .and_then(|()| err.flush())
                .ok();
        } else {
            complain(&line);
        }
    }

    /// It is over: the bar goes, what was done is said elsewhere.
    pub(super) fn end(&mut self) {
        if self.shown {
            let mut err = io::stderr().lock();
            write!(err, "\r\u{1b}[K").and_then(|()| err.flush()).ok();
            self.shown = false;
        }
    }

    fn line(&self, passed: Duration) -> String {
        let what = words::say(self.lang, self.key, &[]);
        if self.total == 0 {
            return format!("{what}  {} s", passed.as_secs());
        }
        let share = |n: u64| self.done.min(self.total) * n / self.total;
        let full = usize::try_from(share(BAR_COLUMNS)).unwrap_or(0);
        let bar = if self.terminal {
            let columns = usize::try_from(BAR_COLUMNS).unwrap_or(0);
            format!("{}{}  ", "█".repeat(full), "░".repeat(columns - full))
        } else {
            String::new()
        };
        let speed =
            self.done * 1_000 / u64::try_from(passed.as_millis()).unwrap_or(u64::MAX).max(1);
        format!(
            "{what}  {bar}{} %  {}/{}  {}/s",
            share(100),
            when::bytes(self.lang, self.done),
            when::bytes(self.lang, self.total),
            when::bytes(self.lang, speed),
        )
    }
}

/// How often a bar is drawn anew.
const DRAWN_EVERY: Duration = Duration::from_millis(100);

/// How often a line is written where nobody sees a bar.
const TOLD_EVERY: Duration = Duration::from_secs(10);

const BAR_COLUMNS: u64 = 22;
