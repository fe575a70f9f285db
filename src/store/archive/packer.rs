//! Writing an archive: whole and synced before it has its name, sealed on the way where there is somebody to seal it for.

use std::fmt::Write as _;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use crate::domain::Moment;
use crate::domain::attachment::Digest;

use super::super::fault::StoreError;
use super::super::seal::{FileKey, Recipient, Sealing};
use super::super::sync_folder;
use super::{BLOCK, CHUNK_BYTES, SUMS, Sum, file_of, header, padding};

/// An archive being written; it has its name only once all of it is synced.
#[derive(Debug)]
pub struct Packer {
    out: Out,
    sealing: Option<Sealing>,
    path: PathBuf,
    partial: PathBuf,
    sums: String,
    at: Moment,
    finished: bool,
}

/// An archive that was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Packed {
    /// Its length in bytes.
    pub bytes: u64,
    /// The sum of all of it.
    pub sha256: Digest,
}

impl Packer {
    /// Begins an archive at `path`, which must not exist; only its owner may read it. Where there are
    /// recipients it is sealed, and only they can.
    pub fn create(path: &Path, at: Moment, sealed_for: &[Recipient]) -> Result<Self, StoreError> {
        if path.exists() {
            let exists = io::ErrorKind::AlreadyExists.into();
            return Err(StoreError::io("write", path, exists));
        }
        let partial = path.with_extension("partial");
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            .open(&partial)
            .map_err(|error| StoreError::io("create", &partial, error))?;
        let mut out = Out {
            file: BufWriter::with_capacity(CHUNK_BYTES, file),
            whole: Sum::new(),
            bytes: 0,
        };
        let sealing = (!sealed_for.is_empty()).then(|| Sealing::begin(sealed_for, &mut out));
        let sealing = sealing
            .transpose()
            .map_err(|error| StoreError::io("write", &partial, error))?;
        Ok(Self {
            out,
            sealing,
            path: path.to_owned(),
            partial,
            sums: String::new(),
            at,
            finished: false,
        })
    }

    /// What opens it as long as it is remembered, where it is sealed.
    pub fn key(&self) -> Option<FileKey> {
        self.sealing.as_ref().map(Sealing::key)
    }

    /// Adds a file under a name; `step` is told of the bytes as they go by.
    pub fn add_file(
        &mut self,
        name: &str,
        from: &Path,
        step: &mut dyn FnMut(u64),
    ) -> Result<(), StoreError> {
        let failed = |error| StoreError::io("read", from, error);
        let file = File::open(from).map_err(failed)?;
        let size = file.metadata().map_err(failed)?.len();
        self.add(name, size, &mut file.take(size), step)
    }

    /// Adds bytes under a name.
    pub fn add_bytes(&mut self, name: &str, mut bytes: &[u8]) -> Result<(), StoreError> {
        let size = bytes.len() as u64;
        self.add(name, size, &mut bytes, &mut |_| {})
    }

    fn add(
        &mut self,
        name: &str,
        size: u64,
        from: &mut dyn Read,
        step: &mut dyn FnMut(u64),
    ) -> Result<(), StoreError> {
        let header = header(name, size, self.at)
            .ok_or_else(|| StoreError::io("pack", Path::new(name), too_long()))?;
        self.put(&header)?;
        let mut sum = Sum::new();
        let mut left = size;
        let mut chunk = vec![0; CHUNK_BYTES];
        while left > 0 {
            let most = usize::try_from(left).unwrap_or(usize::MAX).min(chunk.len());
            from.read_exact(&mut chunk[..most])
                .map_err(|error| StoreError::io("read", Path::new(name), error))?;
            sum.take(&chunk[..most]);
            self.put(&chunk[..most])?;
            left -= most as u64;
            step(most as u64);
        }
        self.put(&[0; BLOCK][..padding(size)])?;
        if file_of(name).is_none() && name != SUMS {
            writeln!(self.sums, "{}  {name}", sum.end()).expect("texts can be written to");
        }
        Ok(())
    }

    /// Writes the sums, syncs, and gives the archive its name.
    pub fn finish(mut self) -> Result<Packed, StoreError> {
        let sums = std::mem::take(&mut self.sums);
        self.add_bytes(SUMS, sums.as_bytes())?;
        self.put(&[0; 2 * BLOCK])?;
        let failed = |error| StoreError::io("write", &self.partial, error);
        if let Some(sealing) = &mut self.sealing {
            sealing.finish(&mut self.out).map_err(failed)?;
        }
        self.out.flush().map_err(failed)?;
        self.out.file.get_ref().sync_all().map_err(failed)?;
        fs::rename(&self.partial, &self.path).map_err(failed)?;
        self.finished = true;
        let folder = self.path.parent().unwrap_or(Path::new("."));
        let folder = Some(folder).filter(|folder| !folder.as_os_str().is_empty());
        sync_folder(folder.unwrap_or(Path::new(".")))?;
        Ok(Packed {
            bytes: self.out.bytes,
            sha256: std::mem::replace(&mut self.out.whole, Sum::new()).end(),
        })
    }

    fn put(&mut self, bytes: &[u8]) -> Result<(), StoreError> {
        let written = match &mut self.sealing {
            Some(sealing) => sealing.write(bytes, &mut self.out),
            None => self.out.write_all(bytes),
        };
        written.map_err(|error| StoreError::io("write", &self.partial, error))
    }
}

impl Drop for Packer {
    fn drop(&mut self) {
        if !self.finished {
            // Half an archive is of no use; one that cannot be removed is overwritten next time.
            let _ = fs::remove_file(&self.partial);
        }
    }
}

/// The file, and what is known of it as it comes to lie on the disk.
#[derive(Debug)]
struct Out {
    file: BufWriter<File>,
    whole: Sum,
    bytes: u64,
}

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.whole.take(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

fn too_long() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, "the name is too long")
}
