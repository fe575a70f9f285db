//! Attachments and raw messages: files named by the digest of what they hold.
//!
//! A file is whole and synced under its name before anything mentions it, so a record that names a
//! digest can always be followed. What nothing mentions is swept up a day later.

use std::collections::VecDeque;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, FileExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use ring::digest::{self, SHA256};

use crate::domain::attachment::Digest;
use crate::domain::{Moment, Span};

use super::fault::StoreError;

mod naming;

use naming::Naming;

/// The folder of files. Clones share it.
#[derive(Clone, Debug)]
pub struct Blobs {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    folder: PathBuf,
    next: AtomicU64,
    naming: Naming,
    /// Files that were found whole lately: whoever reads one in pieces has it checked once.
    whole: Mutex<VecDeque<Digest>>,
}

/// A file on its way in. Dropped unfinished, it leaves nothing behind.
pub struct Upload {
    blobs: Blobs,
    file: File,
    path: PathBuf,
    hash: digest::Context,
    size: u64,
    most: u64,
}

/// What a sweep did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    /// Files removed.
    pub files: u64,
    /// Their bytes.
    pub bytes: u64,
}

impl Blobs {
    /// Opens the folder, making it where there is none; what was on its way in is gone.
    pub(super) fn open(folder: &Path) -> Result<Self, StoreError> {
        let incoming = folder.join(INCOMING);
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&incoming)
            .map_err(|error| StoreError::io("create", &incoming, error))?;
        for left in list(&incoming)? {
            fs::remove_file(&left).map_err(|error| StoreError::io("remove", &left, error))?;
        }
        super::sync_folder(folder)?;
        let inner = Inner {
            folder: folder.to_owned(),
            next: AtomicU64::new(0),
            naming: Naming::default(),
            whole: Mutex::default(),
        };
        Ok(Self {
            inner: Arc::new(inner),
        })
    }

    /// The folder as it lies there, for one who only reads.
    pub(super) fn untouched(folder: &Path) -> Self {
        let inner = Inner {
            folder: folder.to_owned(),
            next: AtomicU64::new(0),
            naming: Naming::default(),
            whole: Mutex::default(),
        };
        Self {
            inner: Arc::new(inner),
        }
    }

    /// Begins a file of at most `most` bytes.
    pub fn begin(&self, most: u64) -> Result<Upload, StoreError> {
        let n = self.inner.next.fetch_add(1, Ordering::Relaxed);
        let path = self.inner.folder.join(INCOMING).join(n.to_string());
        let file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&path)
            .map_err(|error| StoreError::io("create", &path, error))?;
        Ok(Upload {
            blobs: self.clone(),
            file,
            path,
            hash: digest::Context::new(&SHA256),
            size: 0,
            most,
        })
    }

    /// Keeps bytes that are in memory already.
    pub fn keep(&self, bytes: &[u8], now: Moment) -> Result<Digest, StoreError> {
        let mut upload = self.begin(bytes.len() as u64)?;
        upload.write(bytes)?;
        Ok(upload.finish(now)?.0)
    }

    /// The length of a file in bytes; `None` where there is none.
    pub fn len(&self, digest: &Digest) -> Result<Option<u64>, StoreError> {
        let path = self.path(digest);
        match fs::metadata(&path) {
            Ok(metadata) => Ok(Some(metadata.len())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(StoreError::io("read", &path, error)),
        }
    }

    /// Up to `most` bytes of a file from `offset` on; fewer only at its end, `None` where there is
    /// none. A file that does not hold what its name says is damaged, and nothing of it is given.
    pub fn read(
        &self,
        digest: &Digest,
        offset: u64,
        most: usize,
    ) -> Result<Option<Vec<u8>>, StoreError> {
        if !self.is_known_whole(digest) && self.len(digest)?.is_some() {
            if !self.holds(digest)? {
                return Err(StoreError::Damaged {
                    table: BLOBS_TABLE.to_owned(),
                    key: digest.to_string(),
                    why: "it does not hold what its name says",
                });
            }
            self.know_whole(digest);
        }
        self.piece(digest, offset, most)
    }

    fn piece(
        &self,
        digest: &Digest,
        offset: u64,
        most: usize,
    ) -> Result<Option<Vec<u8>>, StoreError> {
        let path = self.path(digest);
        let file = match File::open(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(StoreError::io("open", &path, error)),
        };
        let read = read_range(&file, offset, most.min(READ_BYTES_MAX));
        read.map(Some)
            .map_err(|error| StoreError::io("read", &path, error))
    }

    /// Whether a file is there and holds what its name says.
    pub fn holds(&self, digest: &Digest) -> Result<bool, StoreError> {
        let mut hash = digest::Context::new(&SHA256);
        let mut offset = 0;
        loop {
            match self.piece(digest, offset, READ_BYTES_MAX)? {
                None => return Ok(false),
                Some(bytes) if bytes.is_empty() => return Ok(hash.finish().as_ref() == digest.0),
                Some(bytes) => {
                    hash.update(&bytes);
                    offset += bytes.len() as u64;
                }
            }
        }
    }

    fn is_known_whole(&self, digest: &Digest) -> bool {
        self.whole().contains(digest)
    }

    fn know_whole(&self, digest: &Digest) {
        let mut whole = self.whole();
        whole.push_back(*digest);
        if whole.len() > WHOLE_KEPT {
            whole.pop_front();
        }
    }

    fn whole(&self) -> MutexGuard<'_, VecDeque<Digest>> {
        self.inner
            .whole
            .lock()
            .expect("nothing panics while holding the list")
    }

    /// Removes files that were last brought a day ago or earlier and that `mentioned` says no to.
    pub fn sweep(
        &self,
        now: Moment,
        mentioned: &mut dyn FnMut(&Digest) -> Result<bool, StoreError>,
    ) -> Result<Swept, StoreError> {
        let mut swept = Swept::default();
        for shelf in list(&self.inner.folder)? {
            if shelf.ends_with(INCOMING) {
                continue;
            }
            for path in list(&shelf)? {
                let Some(digest) = digest_of(&path) else {
                    continue;
                };
                if old_enough(&path, now)? && !mentioned(&digest)? {
                    self.remove_old(&path, now, &mut swept)?;
                }
            }
        }
        Ok(swept)
    }

    /// How many files there are, and their bytes.
    pub(super) fn count(&self) -> Result<(u64, u64), StoreError> {
        let (mut files, mut bytes) = (0, 0);
        for shelf in list(&self.inner.folder)? {
            if shelf.ends_with(INCOMING) {
                continue;
            }
            for path in list(&shelf)? {
                files += 1;
                bytes += fs::metadata(&path).map_or(0, |metadata| metadata.len());
            }
        }
        Ok((files, bytes))
    }

    /// Gives a file a second name in another folder of files; false where that cannot be, or where
    /// there is none.
    pub(super) fn link_to(&self, other: &Self, digest: &Digest) -> Result<bool, StoreError> {
        let path = other.path(digest);
        let shelf = path
            .parent()
            .expect("every file stands in a folder of two letters");
        match DirBuilder::new().mode(0o700).create(shelf) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                return Err(StoreError::io("create", shelf, error));
            }
            _ => {}
        }
        // Whatever speaks against it (another file system, too many names), copying may still do.
        Ok(fs::hard_link(self.path(digest), &path).is_ok())
    }

    /// Copies a file into another folder of files, under the same age; nothing where there is none.
    pub(super) fn copy_to(&self, other: &Self, digest: &Digest) -> Result<(), StoreError> {
        let path = self.path(digest);
        let modified = match fs::metadata(&path).and_then(|metadata| metadata.modified()) {
            Ok(modified) => modified,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(StoreError::io("read", &path, error)),
        };
        if !self.holds(digest)? {
            return Ok(());
        }
        let age = modified.duration_since(UNIX_EPOCH).unwrap_or_default();
        let mut upload = other.begin(u64::MAX)?;
        while let Some(bytes) = self.piece(digest, upload.size(), READ_BYTES_MAX)? {
            if bytes.is_empty() {
                break;
            }
            upload.write(&bytes)?;
        }
        upload.finish(Moment(i64::try_from(age.as_millis()).unwrap_or(0)))?;
        Ok(())
    }

    /// Removes a file that nothing mentions, if it was last brought a day ago or earlier: one that was
    /// brought since may be about to be mentioned. Says whether it is gone.
    pub fn remove(&self, digest: &Digest, now: Moment) -> Result<bool, StoreError> {
        let path = self.path(digest);
        if !path.exists() {
            return Ok(true);
        }
        self.remove_old(&path, now, &mut Swept::default())?;
        Ok(!path.exists())
    }

    /// Removes a file unless somebody brought it again since it was looked at.
    fn remove_old(&self, path: &Path, now: Moment, swept: &mut Swept) -> Result<(), StoreError> {
        let _turn = self.inner.naming.turn();
        if old_enough(path, now)? {
            let size = fs::metadata(path).map_or(0, |metadata| metadata.len());
            fs::remove_file(path).map_err(|error| StoreError::io("remove", path, error))?;
            swept.files += 1;
            swept.bytes += size;
        }
        Ok(())
    }

    /// Two letters to a shelf: a folder of a million files is slow on some file systems.
    fn path(&self, digest: &Digest) -> PathBuf {
        let name = digest.to_string();
        self.inner.folder.join(&name[..2]).join(name)
    }
}

impl Upload {
    /// Adds bytes.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), StoreError> {
        self.size += bytes.len() as u64;
        if self.size > self.most {
            return Err(StoreError::TooLarge {
                bytes: usize::try_from(self.size).unwrap_or(usize::MAX),
                most: usize::try_from(self.most).unwrap_or(usize::MAX),
            });
        }
        self.hash.update(bytes);
        self.file
            .write_all(bytes)
            .map_err(|error| StoreError::io("write", &self.path, error))
    }

    fn digest(&self) -> Digest {
        let digest = self.hash.clone().finish();
        Digest(digest.as_ref().try_into().expect("SHA-256 is 32 bytes"))
    }

    /// How many bytes came so far.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Makes the file last under its digest, which may be mentioned from now on for a day at least.
    pub fn finish(self, now: Moment) -> Result<(Digest, u64), StoreError> {
        let size = self.size;
        let blobs = self.blobs.clone();
        blobs
            .inner
            .naming
            .name(&blobs, self, now)
            .map(|digest| (digest, size))
    }
}

impl std::fmt::Debug for Upload {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Upload")
            .field("path", &self.path)
            .field("size", &self.size)
            .finish_non_exhaustive()
    }
}

impl Drop for Upload {
    fn drop(&mut self) {
        // Gone already when it got its name; what cannot be removed now goes at the next start.
        let _ = fs::remove_file(&self.path);
    }
}

fn read_range(file: &File, offset: u64, most: usize) -> io::Result<Vec<u8>> {
    let length = file.metadata()?.len();
    let left = usize::try_from(length.saturating_sub(offset)).unwrap_or(usize::MAX);
    let mut bytes = vec![0; left.min(most)];
    file.read_exact_at(&mut bytes, offset)?;
    Ok(bytes)
}

fn list(folder: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let entries = fs::read_dir(folder).and_then(|entries| {
        entries
            .map(|entry| entry.map(|entry| entry.path()))
            .collect()
    });
    entries.map_err(|error| StoreError::io("list", folder, error))
}

fn digest_of(path: &Path) -> Option<Digest> {
    path.file_name()?.to_str()?.parse().ok()
}

fn old_enough(path: &Path, now: Moment) -> Result<bool, StoreError> {
    let modified = fs::metadata(path)
        .and_then(|metadata| metadata.modified())
        .map_err(|error| StoreError::io("read", path, error))?;
    Ok(modified <= system_time(now - SWEPT_AFTER))
}

fn system_time(at: Moment) -> SystemTime {
    UNIX_EPOCH + Duration::from_millis(u64::try_from(at.0).unwrap_or(0))
}

/// How long a file that nothing mentions is kept.
pub const SWEPT_AFTER: Span = Span::hours(24);

/// The most bytes read at once.
pub const READ_BYTES_MAX: usize = 1 << 20;

const INCOMING: &str = "incoming";

/// What attachments are called where damage is told.
const BLOBS_TABLE: &str = "blobs";

/// How many files are remembered as whole.
const WHOLE_KEPT: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) const NOW: Moment = Moment(1_763_762_400_000);

    pub(super) fn blobs() -> (tempfile::TempDir, Blobs) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let blobs = Blobs::open(folder.path()).expect("a folder");
        (folder, blobs)
    }

    #[test]
    fn a_file_reads_back_by_range_and_is_kept_once() {
        let (folder, blobs) = blobs();
        let digest = blobs.keep(b"hola mundo", NOW).expect("room");
        assert_eq!(blobs.keep(b"hola mundo", NOW).expect("room"), digest);
        let part = blobs.read(&digest, 5, 3).expect("readable");
        assert_eq!(part.as_deref(), Some(b"mun".as_slice()));
        assert_eq!(
            blobs.read(&digest, 99, 3).expect("readable"),
            Some(Vec::new())
        );
        assert!(blobs.holds(&digest).expect("readable"));
        let shelf = folder.path().join(&digest.to_string()[..2]);
        assert_eq!(fs::read_dir(shelf).expect("a shelf").count(), 1);
    }

    #[test]
    fn an_unfinished_file_leaves_nothing_behind() {
        let (folder, blobs) = blobs();
        let mut upload = blobs.begin(100).expect("room");
        upload.write(b"half").expect("room");
        drop(upload);
        let incoming = folder.path().join(INCOMING);
        assert_eq!(fs::read_dir(&incoming).expect("a folder").count(), 0);

        fs::write(incoming.join("7"), b"left by a crash").expect("room");
        let again = Blobs::open(folder.path()).expect("a folder");
        assert_eq!(fs::read_dir(&incoming).expect("a folder").count(), 0);
        drop(again);
    }

    #[test]
    fn more_bytes_than_allowed_are_refused() {
        let (_folder, blobs) = blobs();
        let mut upload = blobs.begin(3).expect("room");
        assert!(matches!(
            upload.write(b"four"),
            Err(StoreError::TooLarge { .. })
        ));
    }

    #[test]
    fn the_sweep_takes_what_is_old_and_mentioned_nowhere() {
        let (_folder, blobs) = blobs();
        let kept = blobs.keep(b"mentioned", NOW).expect("room");
        let gone = blobs.keep(b"forgotten", NOW).expect("room");
        let mut mentioned = |digest: &Digest| Ok(*digest == kept);
        let early = blobs
            .sweep(NOW + Span::hours(23), &mut mentioned)
            .expect("readable");
        assert_eq!(early.files, 0);
        let swept = blobs
            .sweep(NOW + Span::hours(25), &mut mentioned)
            .expect("readable");
        assert_eq!(swept, Swept { files: 1, bytes: 9 });
        assert_eq!(blobs.len(&gone).expect("readable"), None);
        assert_eq!(blobs.len(&kept).expect("readable"), Some(9));
    }

    #[test]
    fn a_file_brought_again_is_young_again() {
        let (_folder, blobs) = blobs();
        let digest = blobs.keep(b"twice", NOW).expect("room");
        let later = NOW + Span::hours(30);
        blobs.keep(b"twice", later).expect("room");
        let swept = blobs
            .sweep(later + Span::hours(1), &mut |_| Ok(false))
            .expect("readable");
        assert_eq!(swept.files, 0);
        assert_eq!(blobs.len(&digest).expect("readable"), Some(5));
    }
}
