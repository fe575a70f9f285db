//! Proving a backup by restoring it: into a folder beside it, opened there as the desk would, then removed.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::domain::Span;
use crate::store::archive::Package;
use crate::store::backup::Inspected;
use crate::store::seal::Keys;
use crate::store::{StoreError, extract, prove};

use super::super::connect::Session;
use super::super::failure::Failure;
use super::progress::Progress;
use super::{Tried, blocking, sound, summed, tell};

/// Restores a backup beside itself, or in the folder that was named, and says what came of it.
pub(super) async fn verify(
    session: &Session,
    file: &Path,
    keys: Keys,
    beside: Option<PathBuf>,
) -> Result<(), Failure> {
    let lang = session.out.lang;
    let folder = scratch_of(file, beside);
    let path = file.to_owned();
    let writing = Progress::new(session, "cli.backup_trying");
    let reading = Progress::new(session, "cli.backup_reading");
    let tried = blocking(lang, move || try_it(&path, &keys, folder, writing, reading));
    let (inspected, tried) = tried.await?;
    let packed = summed(session, file).await?;
    let tried = Some(tried);
    tell(session, "backup-verify", file, packed, &inspected, tried)?;
    sound(session, &inspected)
}

#[expect(
    clippy::disallowed_methods,
    reason = "how long a restore takes is what is asked for, and decides nothing"
)]
fn try_it(
    file: &Path,
    keys: &Keys,
    folder: PathBuf,
    mut writing: Progress,
    mut reading: Progress,
) -> Result<(Inspected, Tried), StoreError> {
    let began = Instant::now();
    let scratch = Scratch::empty(folder)?;
    let bytes = Package::open(file, keys)?.length();
    writing.begin(bytes);
    let about = extract(file, keys, &scratch.0, &mut |bytes| writing.step(bytes));
    writing.end();
    let about = about?;
    reading.beat();
    let proof = prove(&scratch.0, &about);
    reading.end();
    let proof = proof?;
    let took = i64::try_from(began.elapsed().as_millis()).unwrap_or(i64::MAX);
    let inspected = Inspected {
        about,
        files: proof.files,
        verified: proof.verified,
    };
    let took = Span::millis(took);
    Ok((inspected, Tried { bytes, took }))
}

/// Where a backup is tried: it holds what the backup holds, so nobody else may look into it.
fn scratch_of(file: &Path, beside: Option<PathBuf>) -> PathBuf {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let folder = beside.or_else(|| file.parent().map(Path::to_owned));
    folder
        .unwrap_or_default()
        .join(format!(".{name}.{SCRATCH_ENDS}"))
}

/// A folder that goes with this value.
struct Scratch(PathBuf);

impl Scratch {
    /// One that an interrupted trial left is of no use to anybody.
    fn empty(folder: PathBuf) -> Result<Self, StoreError> {
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(|source| StoreError::Io {
                what: format!("remove {}", folder.display()),
                source,
            })?;
        }
        Ok(Self(folder))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What cannot be removed now goes with the next trial.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// How the name of a folder ends in which a backup is tried.
const SCRATCH_ENDS: &str = "trial";
