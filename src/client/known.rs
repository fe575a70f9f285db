//! Which key each desk has shown before, as ssh keeps `known_hosts`.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::net::durable::{private_folder, replace_file};
use crate::net::fingerprint::Fingerprint;

/// The desks this person has connected to: a line each, `host:port` and the key's fingerprint.
#[derive(Clone, Debug)]
pub struct KnownDesks {
    path: PathBuf,
    lines: Vec<String>,
}

/// What is known of a desk's key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// Never seen: a person has to compare and say yes.
    New,
    /// The same as before.
    Same,
    /// Another one than before: another machine, a new installation, or somebody between.
    Changed(Fingerprint),
}

impl KnownDesks {
    /// Reads the file; one that is not there yet knows nobody.
    pub fn open(path: &Path) -> io::Result<Self> {
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(error),
        };
        Ok(Self {
            path: path.to_owned(),
            lines: text.lines().map(str::to_owned).collect(),
        })
    }

    /// The key that the desk at `address` (`host:port`) had, if it was seen before.
    pub fn key_of(&self, address: &str) -> Option<Fingerprint> {
        self.lines.iter().find_map(|line| {
            let (known, key) = line.split_once(char::is_whitespace)?;
            (known == address).then(|| key.trim().parse().ok())?
        })
    }

    /// What to make of the key that the desk at `address` shows now.
    pub fn judge(&self, address: &str, shown: Fingerprint) -> Known {
        match self.key_of(address) {
            None => Known::New,
            Some(key) if key == shown => Known::Same,
            Some(key) => Known::Changed(key),
        }
    }

    /// Remembers a key in place of any other; on disk when it returns. Lines it does not understand stay.
    pub fn remember(&mut self, address: &str, key: Fingerprint) -> io::Result<()> {
        self.drop_lines(address);
        self.lines.push(format!("{address} {key}"));
        self.save()
    }

    /// Forgets a desk; on disk when it returns.
    pub fn forget(&mut self, address: &str) -> io::Result<()> {
        self.drop_lines(address);
        self.save()
    }

    fn drop_lines(&mut self, address: &str) {
        self.lines
            .retain(|line| line.split_whitespace().next() != Some(address));
    }

    fn save(&self) -> io::Result<()> {
        if let Some(folder) = self.path.parent() {
            private_folder(folder)?;
        }
        let mut text = self.lines.join("\n");
        text.push('\n');
        replace_file(&self.path, text.as_bytes(), 0o600)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_remembered_and_another_one_is_noticed() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("desk").join("known");
        let (one, other) = (Fingerprint::from([1; 32]), Fingerprint::from([2; 32]));
        let mut desks = KnownDesks::open(&path).expect("no file is no error");
        assert_eq!(desks.judge("desk.test:7443", one), Known::New);
        desks
            .remember("desk.test:7443", one)
            .expect("the folder can be written");
        let mut again = KnownDesks::open(&path).expect("our own file");
        assert_eq!(again.judge("desk.test:7443", one), Known::Same);
        assert_eq!(again.judge("desk.test:7443", other), Known::Changed(one));
        again.forget("desk.test:7443").expect("still writable");
        let last = KnownDesks::open(&path).expect("our own file");
        assert_eq!(last.key_of("desk.test:7443"), None);
    }
}
