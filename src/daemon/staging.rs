//! Everything a backup holds, laid out in a folder: the record, its files, the keys, the settings.
//!
//! The record is copied as it is at one moment while the desk works on; its files only get a second
//! name, which takes no room. Whoever packs it reads the folder, so nothing of it goes over the wire.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::domain::{Moment, Span};
use crate::net::durable::private_folder;
use crate::store::archive::{ABOUT, KEY};
use crate::store::backup::{About, Files};
use crate::store::{Store, StoreError};

use super::folder::{MAIN_FILE, PARTS_FOLDER};
use super::{identity, keyring, setup};

/// Lays everything out in a folder of its own below `data`; gives the folder. Blocks.
pub fn stage(
    store: &Store,
    config: &Path,
    data: &Path,
    now: Moment,
) -> Result<(PathBuf, About), StoreError> {
    let all = data.join(STAGED_FOLDER);
    private_folder(&all).map_err(failed("create", &all))?;
    forget_old(data, now);
    let folder = all.join(now.0.to_string());
    let mut about = store.copy_to(&folder, Files::Linked)?;
    about.made_at = now;
    let laid = beside(&about, config, data, &folder);
    if let Err(error) = laid {
        // What is left of it goes with the old ones, if not now.
        let _ = fs::remove_dir_all(&folder);
        return Err(failed("lay out", &folder)(error));
    }
    Ok((folder, about))
}

/// Removes what was laid out; only what [`stage`] made is ever removed.
pub fn drop_staged(data: &Path, folder: &Path) -> io::Result<()> {
    let ours = folder.parent() == Some(&data.join(STAGED_FOLDER)) && moment_of(folder).is_some();
    if !ours {
        return Err(io::ErrorKind::NotFound.into());
    }
    fs::remove_dir_all(folder)
}

/// Removes what somebody left who never came back for it.
pub(super) fn forget_old(data: &Path, now: Moment) {
    let entries = fs::read_dir(data.join(STAGED_FOLDER));
    for path in entries.into_iter().flatten().flatten().map(|it| it.path()) {
        let old = moment_of(&path).is_none_or(|at| now.since(at) > STAGED_KEPT);
        if old && let Err(error) = fs::remove_dir_all(&path) {
            tracing::warn!(%error, folder = %path.display(), "an old copy could not be removed");
        }
    }
}

/// What stands beside the record: keys, certificates, settings, and what all of it is.
fn beside(about: &About, config: &Path, data: &Path, folder: &Path) -> io::Result<()> {
    copy(&data.join(KEY), &folder.join(KEY))?;
    for keys in [identity::FOLDER, keyring::FOLDER, setup::SECRETS_FOLDER] {
        copy_all(&data.join(keys), &folder.join(keys), "")?;
    }
    let settings = folder.join("config");
    private_folder(&settings)?;
    copy(&config.join(MAIN_FILE), &settings.join(MAIN_FILE))?;
    copy_all(
        &config.join(PARTS_FOLDER),
        &settings.join(PARTS_FOLDER),
        ".toml",
    )?;
    fs::write(folder.join(ABOUT), about.write())
}

/// Copies the plain files of a folder whose names end so; a folder that is not there has none.
fn copy_all(from: &Path, to: &Path, end: &str) -> io::Result<()> {
    let entries = match fs::read_dir(from) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => entries?,
    };
    private_folder(to)?;
    for entry in entries.take(FILES_MAX) {
        let (name, path) = entry.map(|entry| (entry.file_name(), entry.path()))?;
        let wanted = name
            .to_str()
            .is_some_and(|name| !name.starts_with('.') && name.ends_with(end));
        if wanted && path.is_file() {
            copy(&path, &to.join(name))?;
        }
    }
    Ok(())
}

/// Copies a file if it is there.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    match fs::copy(from, to) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        copied => copied.map(|_| ()),
    }
}

/// When a folder was laid out, as its name says; one that is being laid out counts as well.
fn moment_of(folder: &Path) -> Option<Moment> {
    let name = folder.file_stem()?.to_str()?;
    name.parse().ok().map(Moment)
}

fn failed(what: &str, path: &Path) -> impl FnOnce(io::Error) -> StoreError {
    let what = format!("{what} {}", path.display());
    move |source| StoreError::Io { what, source }
}

/// How long a client may wait for everything to be laid out.
pub const STAGED_WITHIN: Duration = Duration::from_hours(6);

/// Where copies are laid out, in the data folder.
const STAGED_FOLDER: &str = "staged";

/// How long a copy stays that nobody dropped.
const STAGED_KEPT: Span = Span::days(1);

/// The most files of one folder that are copied: certificates, keys, settings.
const FILES_MAX: usize = 1_000;
