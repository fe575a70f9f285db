//! Writing what was set up: the file and its secrets, whole or not at all.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::domain::attachment::Digest;
use crate::net::durable::{private_folder, remove_file, replace_file};
use crate::protocol::message::setup::NewChannel;
use crate::protocol::{Code, Refusal};

use super::{Asked, Draft, Site, Standing, errors, secret_file, unwritable};

/// Writes what was seen as a draft, or removes its file; gives the file. Blocks. Two at once are the
/// caller's mistake.
pub(super) fn write(
    site: &Site,
    asked: &Asked,
    seen: Option<Digest>,
    replace: bool,
) -> Result<PathBuf, Refusal> {
    let draft = Draft::of(site, asked)?;
    let named = |code| Refusal::new(code).with("name", draft.path.display());
    let name = match asked {
        Asked::Channel(channel) => &channel.name,
        Asked::Thing(thing) => &thing.name,
    };
    if draft.standing == Standing::Elsewhere {
        return Err(Refusal::new(Code::NAME_TAKEN).with("name", name));
    }
    if draft.seen() != seen {
        return Err(named(Code::CHANGED_MEANWHILE));
    }
    if matches!(draft.standing, Standing::Foreign | Standing::Edited) && !replace {
        return Err(named(Code::NOT_OURS).hinting("replace"));
    }
    if draft.outcome.compiled.is_none() {
        let count = errors(&draft.outcome.problems) + draft.outcome.left_out;
        return Err(Refusal::new(Code::CONFIG_REFUSED).with("count", count));
    }
    let Some(text) = &draft.text else {
        if draft.before.is_none() {
            // The other files say all of it already.
            return Ok(draft.path);
        }
        remove_file(&draft.path).map_err(|error| unwritable(&draft.path, &error))?;
        tracing::info!(file = %draft.path.display(), %name, "a thing was removed from the configuration");
        return Ok(draft.path);
    };
    let folder = draft.path.parent().unwrap_or(&site.config);
    fs::create_dir_all(folder).map_err(|error| unwritable(folder, &error))?;
    let fresh = match asked {
        Asked::Channel(channel) => secrets(site, channel)?,
        Asked::Thing(_) => Vec::new(),
    };
    if let Err(error) = replace_file(&draft.path, text.as_bytes(), FILE_MODE) {
        // A secret that nothing names would only lie about.
        for path in fresh {
            let _ = fs::remove_file(path);
        }
        return Err(unwritable(&draft.path, &error));
    }
    tracing::info!(file = %draft.path.display(), %name, "the configuration was written");
    Ok(draft.path)
}

/// Writes the secrets; gives the files that were not there before.
fn secrets(site: &Site, asked: &NewChannel) -> Result<Vec<PathBuf>, Refusal> {
    let mut fresh = Vec::new();
    for it in asked.secrets.iter() {
        let path = secret_file(&site.data, asked, &it.key);
        let is_there = path.exists();
        match &it.secret {
            None if is_there => continue,
            None => return Err(unwritable(&path, &io::ErrorKind::NotFound.into())),
            Some(secret) => put(&path, &secret.0).map_err(|error| unwritable(&path, &error))?,
        }
        if !is_there {
            fresh.push(path);
        }
    }
    Ok(fresh)
}

fn put(path: &Path, secret: &str) -> io::Result<()> {
    private_folder(path.parent().unwrap_or(path))?;
    replace_file(path, secret.as_bytes(), SECRET_MODE)
}

/// The group may read it; others have no business with it.
const FILE_MODE: u32 = 0o640;

/// Nobody but the desk reads a secret.
const SECRET_MODE: u32 = 0o600;
