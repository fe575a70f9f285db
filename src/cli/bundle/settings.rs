//! The files of configuration in a bundle: checked as the desk would check them, and put in place.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::channels::Ground;
use crate::channels::email::token::ThreadKey;
use crate::daemon::compile;
use crate::daemon::folder::{self, MAIN_FILE, PARTS_FOLDER};
use crate::domain::attachment::Digest;
use crate::net::durable::{remove_file, replace_file};

use super::super::check::{config_folder, show};
use super::super::connect::Session;
use super::super::failure::Failure;
use super::super::{owner, trouble};
use super::applied::Applied;
use super::parcel::Parcel;

/// What becomes of the folder of the configuration.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// Files that the last one of the series brought and this one does not.
    gone: Vec<PathBuf>,
}

/// Looks what a bundle would make of the configuration, and refuses what would not do: files that somebody else wrote,
/// or changed since, and settings that the desk would refuse. A bundle without settings changes none.
pub(super) fn plan(
    session: &Session,
    applied: &Applied,
    parcel: &Parcel,
    overwrite: bool,
) -> Result<Plan, Failure> {
    if parcel.settings.is_empty() {
        return Ok(Plan::default());
    }
    let lang = session.out.lang;
    let config = config_folder(&session.global);
    let parts = config.join(PARTS_FOLDER);
    let before = applied.series.get(&parcel.series);
    let before = before.map(|last| &last.files).cloned().unwrap_or_default();
    let names = before.keys().chain(parcel.settings.keys());
    for name in names {
        let file = parts.join(name);
        let is_ours = found(&file).is_none_or(|there| {
            before.get(name) == Some(&there)
                || parcel
                    .settings
                    .get(name)
                    .is_some_and(|it| it.sha256 == there)
        });
        if !is_ours && !overwrite {
            let file = file.display().to_string();
            return Err(Failure::Conflict("cli.bundle_edited", vec![("file", file)]));
        }
    }
    let gone = before
        .keys()
        .filter(|name| !parcel.settings.contains_key(*name));
    let gone: Vec<PathBuf> = gone.map(|name| parts.join(name)).collect();
    let look = folder::look(&config);
    let mut files: BTreeMap<(bool, PathBuf), String> = BTreeMap::new();
    for (name, text) in look.files.iter().flatten() {
        let path = PathBuf::from(name);
        files.insert((path != config.join(MAIN_FILE), path), text.clone());
    }
    for file in &gone {
        files.remove(&(true, file.clone()));
    }
    for (name, setting) in &parcel.settings {
        files.insert((true, parts.join(name)), setting.text.clone());
    }
    let files: Vec<(String, String)> = files
        .into_iter()
        .map(|((_, path), text)| (path.display().to_string(), text))
        .collect();
    let outcome = compile::from_files(&files, &Ground::new(ThreadKey::new(&[0; 32])));
    if outcome.compiled.is_none() {
        show(lang, &outcome.problems, outcome.left_out);
        return Err(Failure::Config);
    }
    Ok(Plan { gone })
}

/// Puts the files in place, and writes down that it was done. Broken off in between, it can be done again.
pub(super) fn carry_out(
    session: &Session,
    applied: &mut Applied,
    parcel: &Parcel,
    plan: &Plan,
) -> Result<(), Failure> {
    let lang = session.out.lang;
    let config = config_folder(&session.global);
    let parts = config.join(PARTS_FOLDER);
    if !parcel.settings.is_empty() {
        fs::create_dir_all(&parts).map_err(|error| trouble::io(lang, &parts, &error))?;
    }
    for (name, setting) in &parcel.settings {
        let file = parts.join(name);
        replace_file(&file, setting.text.as_bytes(), FILE_MODE)
            .and_then(|()| owner::give(&file))
            .map_err(|error| trouble::io(lang, &file, &error))?;
    }
    for file in plan.gone.iter().filter(|file| file.exists()) {
        remove_file(file).map_err(|error| trouble::io(lang, file, &error))?;
    }
    let last = applied.series.entry(parcel.series.clone()).or_default();
    last.number = parcel.number;
    if !parcel.settings.is_empty() {
        let files = parcel.settings.iter();
        last.files = files.map(|(name, it)| (name.clone(), it.sha256)).collect();
    }
    applied
        .write(&config)
        .map_err(|error| trouble::io(lang, &config, &error))
}

/// The sum of a file that is there.
fn found(file: &Path) -> Option<Digest> {
    fs::read(file).ok().map(|bytes| Digest::of(&bytes))
}

/// Its owner's and the desk's group's: it may hold secrets.
const FILE_MODE: u32 = 0o640;
