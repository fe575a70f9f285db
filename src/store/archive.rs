//! The one file that a backup is: a tar archive that ends with the sums of what is in it.
//!
//! It is plain tar (POSIX.1-1988, long sizes as GNU writes them), so that `tar` and `sha256sum -c`
//! read it where this program is not at hand. A file of the desk is named by its own sum and is not
//! listed; whatever ends before the list is no backup. One that is sealed is that inside (`seal.rs`).

mod packer;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ring::digest::{self, SHA256};

use crate::domain::Moment;
use crate::domain::attachment::Digest;

use super::fault::{BackupFault, StoreError};
use super::seal::{self, Keys, Opened, Shut};
use super::source::Source;

pub use packer::{Packed, Packer};

/// An archive being read. Its bytes may come from anywhere.
#[derive(Debug)]
pub struct Package {
    source: Arc<Source>,
    path: PathBuf,
    /// How long it is as it is read, in bytes.
    length: u64,
    /// How long it is on the disk, in bytes.
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
    /// Opens it, with these keys where it is sealed.
    pub fn open(path: &Path, keys: &Keys) -> Result<Self, StoreError> {
        let failed = |error| StoreError::io("open", path, error);
        let file = File::open(path).map_err(failed)?;
        let bytes = file.metadata().map_err(failed)?.len();
        let shut = |shut| StoreError::Backup {
            path: path.to_owned(),
            fault: match shut {
                Shut::NoKey => BackupFault::Sealed,
                Shut::OtherKey => BackupFault::OtherKey,
                Shut::Header => BackupFault::Damaged(SEAL.to_owned()),
                Shut::Short => BackupFault::Short,
            },
        };
        let source = if is_sealed(&file).map_err(failed)? {
            let opened = Opened::open(&file, keys).map_err(failed)?.map_err(shut)?;
            Source::Sealed(file, Box::new(opened))
        } else {
            Source::Plain(file)
        };
        Ok(Self {
            length: source.length().map_err(failed)?,
            source: Arc::new(source),
            path: path.to_owned(),
            bytes,
            at: 0,
        })
    }

    /// How long it is as it is read, in bytes: what steps are told of.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// How long it is on the disk, in bytes.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Whether it is sealed.
    pub fn is_sealed(&self) -> bool {
        matches!(*self.source, Source::Sealed(..))
    }

    /// What its bytes are read from.
    pub(super) fn source(&self) -> Arc<Source> {
        Arc::clone(&self.source)
    }

    /// The next thing in it; `None` after the sums.
    pub fn next_piece(&mut self) -> Result<Option<Piece>, StoreError> {
        let mut block = [0; BLOCK];
        if let Err(error) = self.source.read_exact_at(&mut block, self.at) {
            return Err(self.fault(match error.kind() {
                io::ErrorKind::InvalidData => BackupFault::Damaged(SEAL.to_owned()),
                _ if self.at == 0 => BackupFault::Foreign,
                _ => BackupFault::Short,
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
            .filter(|end| *end <= self.length)
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
            self.source
                .read_exact_at(&mut chunk[..most], piece.offset + done)
                .map_err(|error| match error.kind() {
                    // What is sealed tells by itself that it was changed.
                    io::ErrorKind::InvalidData => {
                        self.fault(BackupFault::Damaged(piece.name.clone()))
                    }
                    _ => StoreError::io("read", &self.path, error),
                })?;
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

    /// What is wrong with this archive.
    pub(super) fn fault(&self, fault: BackupFault) -> StoreError {
        StoreError::Backup {
            path: self.path.clone(),
            fault,
        }
    }
}

/// The sum of every byte of a file as it lies on the disk, and how many there are.
pub fn sum_of(path: &Path, step: &mut dyn FnMut(u64)) -> Result<Packed, StoreError> {
    let failed = |error| StoreError::io("read", path, error);
    let mut file = File::open(path).map_err(failed)?;
    let (mut sum, mut bytes) = (Sum::new(), 0);
    let mut chunk = vec![0; CHUNK_BYTES];
    loop {
        match file.read(&mut chunk).map_err(failed)? {
            0 => break,
            n => {
                sum.take(&chunk[..n]);
                bytes += n as u64;
                step(n as u64);
            }
        }
    }
    let sha256 = sum.end();
    Ok(Packed { bytes, sha256 })
}

/// Whether a backup is sealed, as its beginning says.
pub fn is_sealed_at(path: &Path) -> Result<bool, StoreError> {
    File::open(path)
        .and_then(|file| is_sealed(&file))
        .map_err(|error| StoreError::io("open", path, error))
}

fn is_sealed(file: &File) -> io::Result<bool> {
    let mut beginning = [0; BEGINNING_BYTES];
    let read = seal::read_up_to(file, &mut beginning, 0)?;
    Ok(seal::is_sealed(&beginning[..read]))
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

/// What stands first: when, by which version, how much.
pub const ABOUT: &str = "ABOUT";

/// What stands last, as `sha256sum` writes it.
pub const SUMS: &str = "SHA256SUMS";

/// The database.
pub const DATABASE: &str = super::DATABASE_FILE;

/// The key of the threading tokens.
pub const KEY: &str = "thread.key";

/// What is named as damaged where the seal itself is.
const SEAL: &str = "seal";

/// As much of a file as tells that it is sealed.
const BEGINNING_BYTES: usize = 32;

const BLOCK: usize = 512;

const NAME_BYTES: usize = 100;

/// The first length in bytes that eleven octal digits cannot say.
const OCTAL_SIZE_END: u64 = 1 << 33;

const CHUNK_BYTES: usize = 1 << 20;

/// The longest text that is read from an archive, in bytes.
const TEXT_BYTES_MAX: u64 = 4 << 20;

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn pieces(path: &Path) -> Result<Vec<String>, StoreError> {
        let mut package = Package::open(path, &Keys::default())?;
        let mut names = Vec::new();
        while let Some(piece) = package.next_piece()? {
            names.push(piece.name);
        }
        Ok(names)
    }

    fn packed(folder: &Path) -> PathBuf {
        let path = folder.join("a.ctbak");
        let mut packer = Packer::create(&path, Moment(1_763_762_400_000), &[]).expect("room");
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
        let mut package = Package::open(&path, &Keys::default()).expect("there");
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
