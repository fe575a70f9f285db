//! The one file that a backup is: a tar archive that ends with the sums of what is in it.
//!
//! It is plain tar (POSIX.1-1988, long sizes as GNU writes them), so that `tar` and `sha256sum -c`
//! read it where this program is not at hand. A file of the desk is named by its own sum and is not
//! listed; whatever ends before the list is no backup.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Read, Write};
use std::os::unix::fs::{FileExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use ring::digest::{self, SHA256};

use crate::domain::Moment;
use crate::domain::attachment::Digest;

use super::fault::{BackupFault, StoreError};

/// An archive being written; it has its name only once all of it is synced.
#[derive(Debug)]
pub struct Packer {
    out: BufWriter<File>,
    path: PathBuf,
    partial: PathBuf,
    whole: Sum,
    sums: String,
    bytes: u64,
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
    /// Begins an archive at `path`, which must not exist; only its owner may read it.
    pub fn create(path: &Path, at: Moment) -> Result<Self, StoreError> {
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
        Ok(Self {
            out: BufWriter::with_capacity(CHUNK_BYTES, file),
            path: path.to_owned(),
            partial,
            whole: Sum::new(),
            sums: String::new(),
            bytes: 0,
            at,
            finished: false,
        })
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
        self.out.flush().map_err(failed)?;
        self.out.get_ref().sync_all().map_err(failed)?;
        fs::rename(&self.partial, &self.path).map_err(failed)?;
        self.finished = true;
        let folder = self.path.parent().unwrap_or(Path::new("."));
        let folder = Some(folder).filter(|folder| !folder.as_os_str().is_empty());
        super::sync_folder(folder.unwrap_or(Path::new(".")))?;
        Ok(Packed {
            bytes: self.bytes,
            sha256: std::mem::replace(&mut self.whole, Sum::new()).end(),
        })
    }

    fn put(&mut self, bytes: &[u8]) -> Result<(), StoreError> {
        self.whole.take(bytes);
        self.bytes += bytes.len() as u64;
        self.out
            .write_all(bytes)
            .map_err(|error| StoreError::io("write", &self.partial, error))
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

/// An archive being read. Its bytes may come from anywhere.
#[derive(Debug)]
pub struct Package {
    file: File,
    path: PathBuf,
    bytes: u64,
    at: u64,
}

/// One thing in an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its name, as [`is_known`] knows it.
    pub name: String,
    /// Where its bytes begin.
    pub offset: u64,
    /// How many there are.
    pub size: u64,
}

impl Package {
    /// Opens it.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let failed = |error| StoreError::io("open", path, error);
        let file = File::open(path).map_err(failed)?;
        let bytes = file.metadata().map_err(failed)?.len();
        Ok(Self {
            file,
            path: path.to_owned(),
            bytes,
            at: 0,
        })
    }

    /// How long it is, in bytes.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The file under it.
    pub(super) fn file(&self) -> &File {
        &self.file
    }

    /// The next thing in it; `None` after the sums.
    pub fn next_piece(&mut self) -> Result<Option<Piece>, StoreError> {
        let mut block = [0; BLOCK];
        if self.file.read_exact_at(&mut block, self.at).is_err() {
            return Err(self.fault(if self.at == 0 {
                BackupFault::Foreign
            } else {
                BackupFault::Short
            }));
        }
        if block == [0; BLOCK] {
            return Ok(None);
        }
        let foreign = || self.fault(BackupFault::Foreign);
        let (name, size) = read_header(&block).ok_or_else(foreign)?;
        let first = self.at == 0;
        if first != (name == ABOUT) || !is_known(&name) {
            return Err(foreign());
        }
        let offset = self.at + BLOCK as u64;
        let end = size
            .checked_add(padding(size) as u64)
            .and_then(|size| size.checked_add(offset))
            .filter(|end| *end <= self.bytes)
            .ok_or_else(|| self.fault(BackupFault::Short))?;
        self.at = end;
        Ok(Some(Piece { name, offset, size }))
    }

    /// Reads a piece from end to end; gives its sum.
    pub fn read(
        &self,
        piece: &Piece,
        visit: &mut dyn FnMut(&[u8]) -> Result<(), StoreError>,
    ) -> Result<Digest, StoreError> {
        let mut sum = Sum::new();
        let mut done = 0;
        let mut chunk = vec![0; CHUNK_BYTES];
        while done < piece.size {
            let left = usize::try_from(piece.size - done).unwrap_or(usize::MAX);
            let most = left.min(chunk.len());
            self.file
                .read_exact_at(&mut chunk[..most], piece.offset + done)
                .map_err(|error| StoreError::io("read", &self.path, error))?;
            sum.take(&chunk[..most]);
            visit(&chunk[..most])?;
            done += most as u64;
        }
        Ok(sum.end())
    }

    /// A short piece as text.
    pub fn text(&self, piece: &Piece) -> Result<String, StoreError> {
        if piece.size > TEXT_BYTES_MAX {
            return Err(self.fault(BackupFault::Foreign));
        }
        let mut bytes = Vec::new();
        self.read(piece, &mut |chunk| {
            bytes.extend_from_slice(chunk);
            Ok(())
        })?;
        String::from_utf8(bytes).map_err(|_| self.fault(BackupFault::Foreign))
    }

    /// The sum of every byte of the archive.
    pub fn sha256(&self, step: &mut dyn FnMut(u64)) -> Result<Digest, StoreError> {
        let whole = Piece {
            name: String::new(),
            offset: 0,
            size: self.bytes,
        };
        self.read(&whole, &mut |chunk| {
            step(chunk.len() as u64);
            Ok(())
        })
    }

    /// What is wrong with this archive.
    pub(super) fn fault(&self, fault: BackupFault) -> StoreError {
        StoreError::Backup {
            path: self.path.clone(),
            fault,
        }
    }
}

/// The sums at the end of an archive, by name.
pub(super) fn sums(text: &str) -> BTreeMap<&str, Digest> {
    let lines = text.lines().filter_map(|line| line.split_once("  "));
    lines
        .filter_map(|(sum, name)| Some((name, sum.parse().ok()?)))
        .collect()
}

/// The file of the desk that a name stands for.
pub fn file_of(name: &str) -> Option<Digest> {
    let (shelf, digest) = name.strip_prefix("blobs/")?.split_once('/')?;
    (shelf.len() == 2 && digest.starts_with(shelf)).then_some(())?;
    digest.parse().ok()
}

/// Whether a backup has things of this name; nothing else is ever written anywhere.
pub fn is_known(name: &str) -> bool {
    let plain = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && part
                .chars()
                .all(|c| c != '/' && c != '\\' && !c.is_control())
    };
    let below = |folder: &str| name.strip_prefix(folder).is_some_and(plain);
    [ABOUT, SUMS, DATABASE, KEY, "config/centralita.toml"].contains(&name)
        || file_of(name).is_some()
        || below("tls/")
        || below("tokens/")
        || below("config/conf.d/")
}

/// SHA-256, a piece at a time.
#[derive(Debug)]
struct Sum(Box<SumState>);

struct SumState(digest::Context);

impl std::fmt::Debug for SumState {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SHA-256")
    }
}

impl Sum {
    fn new() -> Self {
        Self(Box::new(SumState(digest::Context::new(&SHA256))))
    }

    fn take(&mut self, bytes: &[u8]) {
        self.0.0.update(bytes);
    }

    fn end(self) -> Digest {
        let sum = self.0.0.finish();
        Digest(sum.as_ref().try_into().expect("SHA-256 is 32 bytes"))
    }
}

/// A tar header of a plain file; `None` for a name that does not fit.
fn header(name: &str, size: u64, at: Moment) -> Option<[u8; BLOCK]> {
    if name.len() > NAME_BYTES {
        return None;
    }
    let mut block = [0; BLOCK];
    let mut put = |at: usize, bytes: &[u8]| block[at..at + bytes.len()].copy_from_slice(bytes);
    put(0, name.as_bytes());
    put(100, b"0000600\0");
    put(108, b"0000000\0");
    put(116, b"0000000\0");
    if size < OCTAL_SIZE_END {
        put(124, format!("{size:011o}\0").as_bytes());
    } else {
        put(124, &[0x80]);
        put(128, &size.to_be_bytes());
    }
    let seconds = at.seconds().clamp(0, 0o77_777_777_777);
    put(136, format!("{seconds:011o}\0").as_bytes());
    put(148, b"        ");
    put(156, b"0");
    put(257, b"ustar\x0000");
    let sum = format!("{:06o}\0 ", checked(&block));
    block[148..156].copy_from_slice(sum.as_bytes());
    Some(block)
}

fn read_header(block: &[u8; BLOCK]) -> Option<(String, u64)> {
    let mut bare = *block;
    bare[148..156].copy_from_slice(b"        ");
    let sum = octal(&block[148..156])?;
    let plain = matches!(block[156], b'0' | 0) && &block[257..262] == b"ustar";
    if sum != checked(&bare) || !plain {
        return None;
    }
    let end = block[..NAME_BYTES].iter().position(|byte| *byte == 0);
    let name = &block[..end.unwrap_or(NAME_BYTES)];
    let size = match block[124] {
        0x80 => u64::from_be_bytes(*block[128..136].first_chunk()?),
        _ => octal(&block[124..136])?,
    };
    Some((std::str::from_utf8(name).ok()?.to_owned(), size))
}

fn octal(field: &[u8]) -> Option<u64> {
    let text = std::str::from_utf8(field).ok()?;
    u64::from_str_radix(text.trim_matches(['\0', ' ']), 8).ok()
}

fn checked(block: &[u8; BLOCK]) -> u64 {
    block.iter().map(|byte| u64::from(*byte)).sum()
}

fn padding(size: u64) -> usize {
    let over = usize::try_from(size % BLOCK as u64).expect("a remainder of a block fits");
    (BLOCK - over) % BLOCK
}

fn too_long() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, "the name is too long")
}

/// What stands first: when, by which version, how much.
pub const ABOUT: &str = "ABOUT";

/// What stands last, as `sha256sum` writes it.
pub const SUMS: &str = "SHA256SUMS";

/// The database.
pub const DATABASE: &str = super::DATABASE_FILE;

/// The key of the threading tokens.
pub const KEY: &str = "thread.key";

const BLOCK: usize = 512;

const NAME_BYTES: usize = 100;

/// The first length in bytes that eleven octal digits cannot say.
const OCTAL_SIZE_END: u64 = 1 << 33;

const CHUNK_BYTES: usize = 1 << 20;

/// The longest text that is read from an archive, in bytes.
const TEXT_BYTES_MAX: u64 = 4 << 20;

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(path: &Path) -> Result<Vec<String>, StoreError> {
        let mut package = Package::open(path)?;
        let mut names = Vec::new();
        while let Some(piece) = package.next_piece()? {
            names.push(piece.name);
        }
        Ok(names)
    }

    fn packed(folder: &Path) -> PathBuf {
        let path = folder.join("a.ctbak");
        let mut packer = Packer::create(&path, Moment(1_763_762_400_000)).expect("room");
        packer.add_bytes(ABOUT, b"version=1\n").expect("room");
        packer.add_bytes(KEY, &[7; 513]).expect("room");
        packer.finish().expect("room");
        path
    }

    #[test]
    fn what_was_packed_is_there_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = packed(folder.path());
        assert_eq!(pieces(&path).expect("whole"), [ABOUT, KEY, SUMS]);
        let mut package = Package::open(&path).expect("there");
        let about = package.next_piece().expect("whole").expect("the first");
        assert_eq!(package.text(&about).expect("text"), "version=1\n");
        assert_eq!(fs::read_dir(folder.path()).expect("listed").count(), 1);
    }

    #[test]
    fn an_archive_cut_short_anywhere_is_not_taken_for_whole() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = packed(folder.path());
        let whole = fs::read(&path).expect("there");
        let cut = folder.path().join("cut");
        // The last block of zeros alone says nothing that the one before has not said.
        for end in 0..whole.len() - 2 * BLOCK {
            fs::write(&cut, &whole[..end]).expect("room");
            assert!(pieces(&cut).is_err(), "{end}");
        }
    }

    #[test]
    fn names_that_lead_elsewhere_are_refused() {
        for name in [
            "../etc/passwd",
            "/etc/passwd",
            "tls/../x",
            "tls/",
            "tls/.x",
            "config/conf.d/a/b",
            "config/other.toml",
            "blobs/ab/cd",
            "other",
        ] {
            assert!(!is_known(name), "{name}");
        }
        assert!(is_known("tls/server.key"));
        assert!(is_known("config/conf.d/10-colas.toml"));
    }

    #[test]
    fn a_length_beyond_eight_gigabytes_is_written_and_read() {
        let block = header(DATABASE, 1 << 40, Moment(0)).expect("fits");
        assert_eq!(read_header(&block), Some((DATABASE.to_owned(), 1 << 40)));
    }
}
