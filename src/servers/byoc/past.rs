//! What tokens were good once, over restarts: their digests in a small file that only its owner can read.
//!
//! It only tells whose connector shows a token that was changed; nobody is let in by it. A file that is
//! gone or cannot be written costs that word and nothing else.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use crate::domain::Name;
use crate::domain::attachment::Digest;
use crate::net::durable::replace_file;

/// SHA-256 of tokens, and whose each is or was.
pub(super) type Owners = BTreeMap<Digest, Name>;

/// Where they are remembered.
pub(super) struct Past {
    path: PathBuf,
}

impl Past {
    pub(super) fn of(data: &Path) -> Self {
        Self {
            path: data.join(FILE),
        }
    }

    /// What is remembered; lines that make no sense are forgotten. Waits for the disk.
    pub(super) fn read(&self) -> Owners {
        let mut text = String::new();
        let opened = File::open(&self.path);
        // A file that somebody filled is no reason to hold all of it.
        if let Ok(file) = opened
            && file.take(FILE_BYTES_MAX).read_to_string(&mut text).is_err()
        {
            text.clear();
        }
        text.lines().filter_map(owner).collect()
    }

    /// Remembers these and no others. Waits for the disk.
    pub(super) fn write(&self, owners: &Owners) {
        let mut text = String::new();
        for (digest, name) in owners {
            let _ = writeln!(text, "{digest} {name}");
        }
        if let Err(error) = replace_file(&self.path, text.as_bytes(), 0o600) {
            tracing::warn!(%error, "whose tokens are whose could not be written down");
        }
    }
}

fn owner(line: &str) -> Option<(Digest, Name)> {
    let (digest, name) = line.split_once(' ')?;
    Some((digest.parse().ok()?, Name::new(name).ok()?))
}

/// Its name in the data folder.
const FILE: &str = "tokens";

/// How much of it is read, in bytes.
const FILE_BYTES_MAX: u64 = 1 << 20;

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> Name {
        Name::new(text).expect("a name")
    }

    #[test]
    fn what_is_written_is_read_and_what_makes_no_sense_is_not() {
        let folder = tempfile::tempdir().expect("a folder");
        let past = Past::of(folder.path());
        assert_eq!(past.read(), Owners::new());
        let owners = Owners::from([
            (Digest([7; 32]), name("sms")),
            (Digest([9; 32]), name("fax")),
        ]);
        past.write(&owners);
        assert_eq!(past.read(), owners);
        let path = folder.path().join(FILE);
        let mut text = std::fs::read_to_string(&path).expect("readable");
        text.push_str("zz sms\n\nñ x\n07 fax\n");
        std::fs::write(&path, text).expect("written");
        assert_eq!(past.read(), owners);
    }
}
