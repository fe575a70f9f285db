//! Saved ways to desks elsewhere: address, pinned key and token, readable by their owner only.

use std::fs;
use std::io;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::net::durable::{private_folder, replace_file};

/// Everything saved.
#[derive(Debug, Default, Deserialize, Serialize)]
pub(super) struct Contexts {
    #[serde(skip)]
    path: PathBuf,
    current: Option<String>,
    #[serde(default, rename = "contexts")]
    saved: Vec<Saved>,
}

/// One way to a desk.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct Saved {
    pub(super) name: String,
    pub(super) address: String,
    pub(super) fingerprint: String,
    pub(super) user: String,
    pub(super) token: String,
}

impl Contexts {
    /// Reads what is saved; nothing saved yet is nothing.
    pub(super) fn open() -> io::Result<Self> {
        let path = folder().join("contexts.json");
        let mut contexts = match fs::read_to_string(&path) {
            Ok(text) => serde_json::from_str(&text)
                .map_err(|error| io::Error::other(format!("{}: {error}", path.display())))?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Self::default(),
            Err(error) => return Err(error),
        };
        contexts.path = path;
        Ok(contexts)
    }

    pub(super) fn find(&self, name: &str) -> Option<&Saved> {
        self.saved.iter().find(|saved| saved.name == name)
    }

    pub(super) fn current(&self) -> Option<&Saved> {
        self.find(self.current.as_deref()?)
    }

    pub(super) fn all(&self) -> impl Iterator<Item = (&Saved, bool)> {
        let current = self.current.as_deref();
        self.saved
            .iter()
            .map(move |saved| (saved, current == Some(saved.name.as_str())))
    }

    /// Keeps a way and uses it from now on.
    pub(super) fn keep(&mut self, saved: Saved) -> io::Result<()> {
        self.current = Some(saved.name.clone());
        self.saved.retain(|other| other.name != saved.name);
        self.saved.push(saved);
        self.write()
    }

    /// Uses a way from now on; false when there is none of that name.
    pub(super) fn choose(&mut self, name: &str) -> io::Result<bool> {
        if self.find(name).is_none() {
            return Ok(false);
        }
        self.current = Some(name.to_owned());
        self.write().map(|()| true)
    }

    /// Forgets a way; false when there is none of that name.
    pub(super) fn forget(&mut self, name: &str) -> io::Result<bool> {
        let before = self.saved.len();
        self.saved.retain(|saved| saved.name != name);
        if self.current.as_deref() == Some(name) {
            self.current = None;
        }
        self.write().map(|()| self.saved.len() < before)
    }

    fn write(&self) -> io::Result<()> {
        if let Some(folder) = self.path.parent() {
            private_folder(folder)?;
        }
        let text = serde_json::to_vec_pretty(self).map_err(io::Error::other)?;
        replace_file(&self.path, &text, 0o600)
    }
}

/// Where this person's settings are kept (XDG base directories).
pub(super) fn folder() -> PathBuf {
    let home = || std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".config"));
    let base = std::env::var_os("XDG_CONFIG_HOME")
        .map(PathBuf::from)
        .or_else(home);
    base.unwrap_or_default().join("centralita")
}
