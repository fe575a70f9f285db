//! What a backup brings back: laid out in a folder, and opened there as the desk would.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use crate::engine::Engine;

use super::archive::Package;
use super::backup::{About, Found};
use super::fault::StoreError;
use super::seal::Keys;
use super::{BLOBS_FOLDER, Options, Store, Verified, Wrong, make_folder};

/// What opening a restored record showed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// Files that messages mention, each read and compared with its name.
    pub files: u64,
    /// Records read, and what is wrong.
    pub verified: Verified,
}

/// Writes all that a backup holds into `folder`, comparing every sum on the way. `step` is told of
/// bytes written. After an error the folder is of no use.
pub fn extract(
    path: &Path,
    keys: &Keys,
    folder: &Path,
    step: &mut dyn FnMut(u64),
) -> Result<About, StoreError> {
    make_folder(folder)?;
    let mut package = Package::open(path, keys)?;
    let mut found = Found::default();
    while let Some(piece) = package.next_piece()? {
        let to = folder.join(&piece.name);
        make_folder(to.parent().unwrap_or(folder))?;
        let failed = |error| StoreError::io("write", &to, error);
        let mut out = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&to)
            .map_err(failed)?;
        let sum = package.read(&piece, &mut |chunk| {
            step(chunk.len() as u64);
            out.write_all(chunk).map_err(failed)
        })?;
        out.sync_all().map_err(failed)?;
        found.take(&package, piece, sum)?;
    }
    make_folder(&folder.join(BLOBS_FOLDER))?;
    Ok(found.end(&package)?.about)
}

/// Opens a restored record as the desk does at its start, an earlier schema brought up and everybody's
/// work rebuilt; then reads every record and every file, and counts.
pub fn prove(folder: &Path, about: &About) -> Result<Proof, StoreError> {
    let options = Options {
        tries: 0,
        ..Options::default()
    };
    let store = Store::open(folder, &options)?;
    let batch = store.begin()?;
    let ledger = batch.ledger()?;
    Engine::rebuild(&ledger);
    ledger.finish()?;
    drop(batch);
    let mut verified = store.verify()?;
    let files = store.verify_files()?;
    verified.wrong.extend(files.wrong);
    let counters = store.read(super::Snapshot::counters)?;
    for (what, said, found) in [
        ("conversations", about.conversations, counters.conversation),
        ("messages", about.messages, counters.message),
        ("contacts", about.contacts, counters.contact),
        ("events", about.seq, counters.seq),
    ] {
        if said != found {
            let wrong = Wrong::of("count").with("what", what).with("said", said);
            verified.wrong.push(wrong.with("found", found));
        }
    }
    Ok(Proof {
        files: files.records,
        verified,
    })
}
