//! The real program, started in a folder and ready; killed when it is dropped.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use anyhow::{Context, Result, bail};

/// A running daemon.
pub(crate) struct Daemon {
    process: Child,
    /// Kept open: a daemon that cannot write to its output would not say why it stops.
    _said: BufReader<ChildStdout>,
    ready: String,
}

impl Daemon {
    /// Starts it and waits until it says that it is ready. What it logs goes beside `data`.
    pub(crate) fn start(etc: &Path, data: &Path) -> Result<Self> {
        let program = std::env::var_os("BENCH_PROGRAM");
        let program = program.unwrap_or_else(|| env!("CARGO_BIN_EXE_centralita").into());
        let log = data.with_extension("log");
        let mut process = Command::new(program)
            .args(["serve".as_ref(), "--config".as_ref(), etc.as_os_str()])
            .args(["--data".as_ref(), data.as_os_str()])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(std::fs::File::create(&log)?)
            .spawn()?;
        let mut said = BufReader::new(process.stdout.take().context("its output is piped")?);
        let mut ready = String::new();
        while !ready.starts_with("ready ") {
            ready.clear();
            if said.read_line(&mut ready)? == 0 {
                bail!("{}", std::fs::read_to_string(log)?);
            }
        }
        Ok(Self {
            process,
            _said: said,
            ready,
        })
    }

    /// Where it listens for something, as its first line says.
    pub(crate) fn address(&self, name: &str) -> Result<&str> {
        let found = self
            .ready
            .split_whitespace()
            .find_map(|word| word.strip_prefix(name)?.strip_prefix('='));
        found.context("the ready line names it")
    }

    /// Its process.
    pub(crate) fn id(&self) -> u32 {
        self.process.id()
    }

    /// Sends it a signal and waits for its end.
    pub(crate) fn end(mut self, how: &str) -> Result<()> {
        let process = self.id().to_string();
        Command::new("kill").args(["-s", how, &process]).status()?;
        self.process.wait()?;
        Ok(())
    }
}

impl Drop for Daemon {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
