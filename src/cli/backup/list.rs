//! The backups of a folder: told one by one, and the oldest removed.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::net::durable::sync_folder;
use crate::store::archive::is_sealed_at;
use crate::store::backup::{self, About};
use crate::store::seal::Keys;
use crate::store::{BackupFault, StoreError};
use crate::words::{self, Lang};

use super::super::connect::Session;
use super::super::failure::Failure;
use super::super::{trouble, when};
use super::{EXTENSION, PREFIX, facts, folder_of_backups};

pub(super) fn list(session: &Session, dir: Option<PathBuf>, keys: &Keys) -> Result<(), Failure> {
    let (out, lang) = (&session.out, session.out.lang);
    let dir = dir.unwrap_or_else(|| folder_of_backups(session));
    let mut found: Vec<Listed> = Vec::new();
    for entry in fs::read_dir(&dir).map_err(|error| trouble::io(lang, &dir, &error))? {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == EXTENSION) {
            found.push(Listed::look(path, keys));
        }
    }
    found.sort_by(|one, other| one.path.cmp(&other.path));
    if out.json {
        let item = |one: &Listed| {
            let mut item = facts(&one.path, one.size, one.sealed, one.about.as_ref().ok());
            item["problem"] = json!(one.problem(lang));
            item
        };
        let items: Vec<Value> = found.iter().map(item).collect();
        return Ok(out.document("backup-list", json!({"items": items}))?);
    }
    let rows: Vec<Vec<String>> = found.iter().map(|one| one.row(lang)).collect();
    let headers = [
        "cli.file",
        "cli.size",
        "cli.version",
        "cli.conversations",
        "cli.made_at",
    ];
    Ok(out.table(&headers, &rows)?)
}

/// What a list says of one.
struct Listed {
    path: PathBuf,
    size: u64,
    sealed: bool,
    about: Result<About, StoreError>,
}

impl Listed {
    fn look(path: PathBuf, keys: &Keys) -> Self {
        Self {
            size: fs::metadata(&path).map_or(0, |found| found.len()),
            sealed: is_sealed_at(&path).unwrap_or(false),
            about: backup::about(&path, keys),
            path,
        }
    }

    /// What keeps it from being read, but that it is sealed and nobody gave a key.
    fn problem(&self, lang: Lang) -> Option<String> {
        let fault = |error: &StoreError| match error {
            StoreError::Backup { fault, .. } => Some(fault.clone()),
            _ => None,
        };
        let error = self.about.as_ref().err()?;
        let shut = fault(error) == Some(BackupFault::Sealed);
        (!shut).then(|| trouble::store(lang, error))
    }

    fn row(&self, lang: Lang) -> Vec<String> {
        let name = self.path.file_name().unwrap_or_default().to_string_lossy();
        let (made_at, version, conversations) = match (&self.about, self.problem(lang)) {
            (Ok(about), _) => (
                when::shown(about.made_at),
                about.version.clone(),
                about.conversations.to_string(),
            ),
            (Err(_), Some(why)) => (why, String::new(), String::new()),
            (Err(_), None) => {
                let sealed = words::say(lang, "cli.backup_is_sealed", &[]);
                (sealed, String::new(), String::new())
            }
        };
        vec![
            name.into_owned(),
            when::bytes(lang, self.size),
            version,
            conversations,
            made_at,
        ]
    }
}

/// Removes the oldest of a folder's backups until so many are left; what has another name is not ours.
pub(super) fn keep_latest(
    session: &Session,
    dir: &Path,
    made: &Path,
    keep: usize,
) -> Result<(), Failure> {
    let lang = session.out.lang;
    let failed = |path: &Path, error: &io::Error| trouble::io(lang, path, error);
    let mut others = Vec::new();
    for entry in fs::read_dir(dir).map_err(|error| failed(dir, &error))? {
        let path = entry?.path();
        if path != made && is_dated(&path) {
            others.push(path);
        }
    }
    // Their names begin with the time, so the oldest come first.
    others.sort();
    let left_over = (others.len() + 1).saturating_sub(keep);
    for old in others.iter().take(left_over) {
        fs::remove_file(old).map_err(|error| failed(old, &error))?;
        if !session.out.json {
            let name = old.display().to_string();
            session.out.say("cli.backup_removed", &[("file", &name)])?;
        }
    }
    sync_folder(dir).map_err(|error| failed(dir, &error))
}

/// Whether a file is named as this program names them: `centralita-20261121-1015.ctbak`.
fn is_dated(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str());
    let stamp = name
        .and_then(|name| name.strip_prefix(PREFIX))
        .and_then(|rest| rest.strip_suffix(EXTENSION))
        .and_then(|rest| rest.strip_suffix('.'));
    stamp.is_some_and(|stamp| {
        let mut letters = stamp.chars();
        letters.all(|c| c.is_ascii_digit() || c == '-') && stamp.starts_with(char::is_numeric)
    })
}
