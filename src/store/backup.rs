//! A copy made while the desk works: as the record was at one moment, whole or not there at all.

use std::fs;
use std::path::Path;

use crate::domain::attachment::Digest;

use super::fault::StoreError;
use super::tables::{Reading, Writing};
use super::{
    BLOBS_FOLDER, DATABASE_FILE, Options, Store, Verified, begin, builder, make_folder, open_file,
    sync_folder,
};

impl Store {
    /// Copies the record into `folder`, which must not exist; it has that name only once all of it
    /// is synced. A store is opened there like any other.
    pub fn copy_to(&self, folder: &Path) -> Result<(), StoreError> {
        if folder.exists() {
            let exists = std::io::ErrorKind::AlreadyExists.into();
            return Err(StoreError::io("copy to", folder, exists));
        }
        let partial = folder.with_extension("partial");
        if partial.exists() {
            fs::remove_dir_all(&partial)
                .map_err(|error| StoreError::io("remove", &partial, error))?;
        }
        make_folder(&partial)?;
        let rows = Reading::now(&self.inner.database)?;
        copy_database(&rows, &partial)?;
        self.copy_files(&rows, &partial)?;
        sync_folder(&partial)?;
        fs::rename(&partial, folder).map_err(|error| StoreError::io("rename", &partial, error))?;
        match folder
            .parent()
            .filter(|parent| !parent.as_os_str().is_empty())
        {
            Some(parent) => sync_folder(parent),
            None => sync_folder(Path::new(".")),
        }
    }

    /// Whether every file that a message mentions is there and holds what its name says.
    pub fn verify_files(&self) -> Result<Verified, StoreError> {
        let rows = Reading::now(&self.inner.database)?;
        let mut verified = Verified::default();
        each_mentioned(&rows, &mut |digest| {
            verified.records += 1;
            if !self.blobs().holds(&digest)? && verified.wrong.len() < super::WRONGS_MAX {
                verified
                    .wrong
                    .push(format!("the file {digest} is missing or damaged"));
            }
            Ok(())
        })?;
        Ok(verified)
    }

    fn copy_files(&self, rows: &Reading, copy: &Path) -> Result<(), StoreError> {
        let blobs = super::blobs::Blobs::open(&copy.join(BLOBS_FOLDER))?;
        each_mentioned(rows, &mut |digest| {
            // One that is missing here cannot be had; `verify_files` says so on both sides.
            self.blobs().copy_to(&blobs, &digest)
        })
    }
}

fn copy_database(rows: &Reading, folder: &Path) -> Result<(), StoreError> {
    let backend = open_file(&folder.join(DATABASE_FILE))?;
    let database = builder(&Options::default()).create_with_backend(backend)?;
    let batch = begin(&database)?;
    rows.copy_into(&mut Writing::open(&batch)?)?;
    batch.commit()?;
    Ok(database.close()?)
}

/// Every file that messages mention, once each.
fn each_mentioned(
    rows: &Reading,
    visit: &mut dyn FnMut(Digest) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut last = None;
    for row in rows.files.range::<&[u8]>(..)? {
        let (key, _) = row?;
        let digest = key.value().first_chunk::<32>().copied().map(Digest);
        if let Some(digest) = digest.filter(|digest| last != Some(*digest)) {
            visit(digest)?;
            last = Some(digest);
        }
    }
    Ok(())
}
