//! Runs npm for the pages: what they need, once for each lock file, then the build itself.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use super::stamp;

/// An npm that can build the pages.
pub(crate) struct Npm {
    web: PathBuf,
}

impl Npm {
    /// The npm of this machine, where it and its Node.js are there and young enough.
    pub(crate) fn find(web: &Path) -> Result<Self, String> {
        let said = Command::new("node").arg("--version").output();
        let said = said.map_err(|_| "Node.js is not installed".to_owned())?;
        let version = String::from_utf8_lossy(&said.stdout).trim().to_owned();
        let mut parts = version
            .trim_start_matches('v')
            .split('.')
            .map(|part| part.parse().unwrap_or(0));
        let found: (u32, u32) = (parts.next().unwrap_or(0), parts.next().unwrap_or(0));
        if found < OLDEST {
            return Err(format!(
                "Node.js {version} is too old, {}.{} or later is needed",
                OLDEST.0, OLDEST.1
            ));
        }
        match Command::new("npm").arg("--version").output() {
            Ok(_) => Ok(Self {
                web: web.to_owned(),
            }),
            Err(_) => Err("npm is not installed".to_owned()),
        }
    }

    /// Builds `dist` anew.
    pub(crate) fn build(&self) -> Result<(), String> {
        let dist = self.web.join("dist");
        if dist.exists() {
            fs::remove_dir_all(&dist).map_err(|error| format!("{}: {error}", dist.display()))?;
        }
        self.install()?;
        self.run(&["run", "build"])
    }

    /// What the build needs, from the lock file alone and without scripts of its own.
    fn install(&self) -> Result<(), String> {
        let note = self.web.join("node_modules/.of");
        let wanted =
            stamp::of(&self.web, &["package-lock.json"]).map_err(|error| error.to_string())?;
        if fs::read_to_string(&note).is_ok_and(|found| found == wanted) {
            return Ok(());
        }
        self.run(&[
            "ci",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--prefer-offline",
        ])?;
        fs::write(&note, wanted).map_err(|error| format!("{}: {error}", note.display()))
    }

    fn run(&self, arguments: &[&str]) -> Result<(), String> {
        let name = format!("npm {}", arguments.join(" "));
        let mut child = Command::new("npm")
            .args(arguments)
            .current_dir(&self.web)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| format!("{name}: {error}"))?;
        let (ended, heard) = channel();
        let pipes: [Option<Box<dyn Read + Send>>; 2] = [
            child.stdout.take().map(|pipe| Box::new(pipe) as _),
            child.stderr.take().map(|pipe| Box::new(pipe) as _),
        ];
        for mut pipe in pipes.into_iter().flatten() {
            let ended = ended.clone();
            thread::spawn(move || {
                let mut text = Vec::new();
                // What cannot be read was not said; how it ended is asked below.
                let _ = pipe.read_to_end(&mut text);
                let _ = ended.send(String::from_utf8_lossy(&text).into_owned());
            });
        }
        drop(ended);
        let mut said = String::new();
        for _ in 0..2 {
            match heard.recv_timeout(WITHIN) {
                Ok(text) => said.push_str(&text),
                Err(_) => {
                    let _ = child.kill();
                    return Err(format!("{name} took longer than {} s", WITHIN.as_secs()));
                }
            }
        }
        let status = child.wait().map_err(|error| format!("{name}: {error}"))?;
        let lines: Vec<&str> = said
            .lines()
            .filter(|line| !line.trim().is_empty())
            .collect();
        let last = lines[lines.len().saturating_sub(LINES_SHOWN)..].join("\n");
        if status.success() {
            Ok(())
        } else {
            Err(format!("{name} failed\n{last}"))
        }
    }
}

/// What Vite runs on: major and minor.
const OLDEST: (u32, u32) = (20, 19);

/// How long npm may be silent before it is given up: a machine without a network must not wait for ever.
const WITHIN: Duration = Duration::from_secs(300);

/// How much of what npm said is shown when it failed.
const LINES_SHOWN: usize = 12;
