//! One bundle: a folder with a signed list of the sums of what is in it.
//!
//! `SHA256SUMS` is what `sha256sum -c` reads, `SHA256SUMS.minisig` what `minisign -V` does; series and number stand in
//! the comment that is signed with it. Nothing is believed that the list does not have, and what is used later is what
//! was read here.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use crate::config::TEXT_BYTES_MAX;
use crate::domain::Name;
use crate::domain::attachment::Digest;
use crate::net::minisign::{self, PublicKey, Unsigned};
use crate::store::archive::sum_of;

/// A bundle that is whole and signed by somebody who is trusted.
#[derive(Clone, Debug)]
pub(super) struct Parcel {
    pub(super) folder: PathBuf,
    /// What it is one of.
    pub(super) series: Name,
    /// Which of them, from 1.
    pub(super) number: u32,
    /// Files for the folder of the configuration, by name.
    pub(super) settings: BTreeMap<String, Setting>,
    /// Packages of a later version.
    pub(super) packages: Vec<PathBuf>,
}

/// A file of the configuration.
#[derive(Clone, Debug)]
pub(super) struct Setting {
    pub(super) text: String,
    pub(super) sha256: Digest,
}

/// Why a folder is no bundle that may be used; the key of its sentence, and the file that it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Flaw {
    pub(super) key: &'static str,
    pub(super) file: String,
}

fn flaw(key: &'static str, file: impl Into<String>) -> Flaw {
    let file = file.into();
    Flaw { key, file }
}

/// Whether a folder claims to be one.
pub(super) fn is_one(folder: &Path) -> bool {
    folder.join(SUMS).exists() || folder.join(SIGNATURE).exists()
}

/// Reads and verifies the bundle in a folder.
pub(super) fn open(folder: &Path, trusted: &[PublicKey]) -> Result<Parcel, Flaw> {
    if !folder.join(SIGNATURE).exists() {
        return Err(flaw("cli.bundle_unsigned", SUMS));
    }
    let listed = read(folder, SUMS, LIST_BYTES_MAX)?;
    let signature = read(folder, SIGNATURE, LIST_BYTES_MAX)?;
    let sum = minisign::sum(&mut listed.as_bytes()).expect("bytes can be read");
    let comment = minisign::verify(trusted, &sum, &signature).map_err(|why| {
        let key = match why {
            Unsigned::Foreign => "cli.bundle_foreign",
            Unsigned::Stranger => "cli.bundle_stranger",
            Unsigned::Changed => "cli.bundle_changed",
        };
        flaw(key, SUMS)
    })?;
    let (series, number) = said(&comment).ok_or_else(|| flaw("cli.bundle_foreign", SIGNATURE))?;
    let mut parcel = Parcel {
        folder: folder.to_owned(),
        series,
        number,
        settings: BTreeMap::new(),
        packages: Vec::new(),
    };
    let mut names = Vec::new();
    for line in listed.lines() {
        let (sum, name) = line
            .split_once("  ")
            .ok_or_else(|| flaw("cli.bundle_foreign", SUMS))?;
        parcel.take(name, sum)?;
        names.push(name.to_owned());
    }
    for name in contents(folder)? {
        if !names.contains(&name) {
            return Err(flaw("cli.bundle_unlisted", name));
        }
    }
    Ok(parcel)
}

impl Parcel {
    fn take(&mut self, name: &str, sum: &str) -> Result<(), Flaw> {
        let changed = || flaw("cli.bundle_changed", name);
        let wanted: Digest = sum.parse().map_err(|_| changed())?;
        let path = self.folder.join(name);
        match kind(name) {
            Some(Kind::Setting(file)) => {
                let text = read(&self.folder, name, TEXT_BYTES_MAX as u64)?;
                let sha256 = Digest::of(text.as_bytes());
                if sha256 != wanted {
                    return Err(changed());
                }
                let file = file.to_owned();
                self.settings.insert(file, Setting { text, sha256 });
            }
            Some(Kind::Package) => {
                plain(&path, name)?;
                let found = sum_of(&path, &mut |_| {});
                if found.map_err(|_| flaw("cli.bundle_lacks", name))?.sha256 != wanted {
                    return Err(changed());
                }
                self.packages.push(path);
            }
            None => return Err(flaw("cli.bundle_odd", name)),
        }
        Ok(())
    }
}

/// The list of what lies in a folder, as it is signed.
pub(super) fn list(folder: &Path) -> Result<String, Flaw> {
    let mut list = String::new();
    for name in contents(folder)? {
        if kind(&name).is_none() {
            return Err(flaw("cli.bundle_odd", name));
        }
        let path = folder.join(&name);
        plain(&path, &name)?;
        let sum =
            sum_of(&path, &mut |_| {}).map_err(|_| flaw("cli.bundle_lacks", name.as_str()))?;
        let _ = writeln!(list, "{}  {name}", sum.sha256);
    }
    if list.is_empty() {
        return Err(flaw(
            "cli.bundle_empty",
            "conf.d/*.toml, packages/*.deb, packages/*.rpm",
        ));
    }
    Ok(list)
}

/// The comment that is signed with the list.
pub(super) fn comment(series: &Name, number: u32) -> String {
    format!("{BEGINS}series={series} number={number}")
}

fn said(comment: &str) -> Option<(Name, u32)> {
    let (series, number) = comment.strip_prefix(BEGINS)?.split_once(' ')?;
    let series = Name::new(series.strip_prefix("series=")?).ok()?;
    let number = number.strip_prefix("number=")?.parse().ok()?;
    (number > 0).then_some((series, number))
}

enum Kind<'a> {
    Setting(&'a str),
    Package,
}

/// What a file is by its place; none where it has none in a bundle.
fn kind(name: &str) -> Option<Kind<'_>> {
    let (folder, file) = name.split_once('/')?;
    let fine = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+' | '~');
    if file.starts_with(['.', '-']) || !file.chars().all(fine) {
        return None;
    }
    match (folder, file.rsplit_once('.')?.1) {
        ("conf.d", "toml") => Some(Kind::Setting(file)),
        ("packages", "deb" | "rpm") => Some(Kind::Package),
        _ => None,
    }
}

/// The files of a folder and of the folders in it, sorted, without the list and its signature.
fn contents(folder: &Path) -> Result<Vec<String>, Flaw> {
    let lacks = |_: io::Error| flaw("cli.bundle_lacks", folder.display().to_string());
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(lacks)? {
        let entry = entry.map_err(lacks)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !entry.file_type().map_err(lacks)?.is_dir() {
            names.push(name);
            continue;
        }
        for below in fs::read_dir(entry.path()).map_err(lacks)? {
            let below = below.map_err(lacks)?.file_name();
            names.push(format!("{name}/{}", below.to_string_lossy()));
        }
    }
    names.retain(|name| name != SUMS && name != SIGNATURE);
    if names.len() > FILES_MAX {
        return Err(flaw("cli.bundle_many", FILES_MAX.to_string()));
    }
    names.sort();
    Ok(names)
}

/// A link could lead anywhere, and a pipe would be waited for.
fn plain(path: &Path, name: &str) -> Result<(), Flaw> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_file() => Ok(()),
        Ok(_) => Err(flaw("cli.bundle_odd", name)),
        Err(_) => Err(flaw("cli.bundle_lacks", name)),
    }
}

fn read(folder: &Path, name: &str, most: u64) -> Result<String, Flaw> {
    let path = folder.join(name);
    plain(&path, name)?;
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(most + 1).read_to_end(&mut bytes))
        .map_err(|_| flaw("cli.bundle_lacks", name))?;
    let text = String::from_utf8(bytes).ok();
    text.filter(|text| text.len() as u64 <= most)
        .ok_or_else(|| flaw("cli.bundle_odd", name))
}

/// The list of sums.
pub(super) const SUMS: &str = "SHA256SUMS";

/// Its signature.
pub(super) const SIGNATURE: &str = "SHA256SUMS.minisig";

/// How the signed comment begins.
const BEGINS: &str = "centralita bundle ";

/// The longest list that is read, in bytes: [`FILES_MAX`] of the longest names.
const LIST_BYTES_MAX: u64 = 128 << 10;

/// How many files a bundle may have.
const FILES_MAX: usize = 256;
