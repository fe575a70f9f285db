//! A file that only takes room, to be let go of when a full disk has no room left for a removal.

use std::fs::{self, File};
use std::io::{self, Write};

use super::fault::StoreError;
use super::{Store, sync_folder};

impl Store {
    /// Takes the room, at most `most` bytes of it; keeps what is held already.
    pub fn hold_ballast(&self, most: u64) -> Result<(), StoreError> {
        let path = self.folder().join(BALLAST_FILE);
        let bytes = BALLAST_BYTES.min(most);
        if fs::metadata(&path).is_ok_and(|held| held.len() >= bytes) {
            return Ok(());
        }
        let held = File::create(&path).and_then(|mut file| {
            let zeros = vec![0; 64 << 10];
            for _ in 0..bytes / zeros.len() as u64 {
                file.write_all(&zeros)?;
            }
            file.sync_all()
        });
        if let Err(error) = held {
            // Half of it is worth nothing and may be what fills the disk.
            let _ = fs::remove_file(&path);
            return Err(StoreError::io("take room for", &path, error));
        }
        Ok(())
    }

    /// Gives the room back.
    pub fn let_go_of_ballast(&self) -> Result<(), StoreError> {
        let path = self.folder().join(BALLAST_FILE);
        match fs::remove_file(&path) {
            Ok(()) => sync_folder(self.folder()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(StoreError::io("remove", &path, error)),
        }
    }
}

const BALLAST_FILE: &str = "ballast";

const BALLAST_BYTES: u64 = 16 << 20;
