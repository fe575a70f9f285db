//! Tells when files arrive or change in folders: one watcher of the kernel for all folders of the process.
//!
//! It is a hint and never the truth: events are lost when the kernel's queue overflows, on network
//! file systems, and while a folder is missing. Every wait therefore ends after a time of the
//! caller's choice, and the caller looks again.

use std::collections::BTreeMap;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode, EventKind, ModifyKind, RenameMode};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};
use tokio::sync::Notify;
use tokio::time::timeout;

/// The process's watcher. Folders share it because a user may have only 128 of them.
#[derive(Clone, Default)]
pub struct Lookout {
    shared: Arc<Shared>,
}

/// One folder that is watched, until it is dropped.
pub struct Watch {
    folder: PathBuf,
    armed: Option<Inode>,
    bell: Arc<Notify>,
    shared: Arc<Shared>,
}

/// Why a wait ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Woken {
    /// Something arrived, or the folder itself is another than before.
    News,
    /// Nothing was noticed in the time given.
    Quiet,
}

impl Lookout {
    /// A watcher that watches nothing yet.
    pub fn new() -> Lookout {
        Lookout::default()
    }

    /// Watches a folder for files that are put there; it need not exist yet. Of two watches on one
    /// folder only the newer is woken.
    pub fn watch(&self, folder: &Path) -> io::Result<Watch> {
        self.begin(folder, Heed::Arrivals)
    }

    /// Watches as [`Lookout::watch`] does, for files that are taken away, renamed, or
    /// given other permissions or owners too. Files that
    /// are reached through a link out of the folder are not seen: watch where they are.
    pub fn watch_changes(&self, folder: &Path) -> io::Result<Watch> {
        self.begin(folder, Heed::Changes)
    }

    fn begin(&self, folder: &Path, heed: Heed) -> io::Result<Watch> {
        let folder = std::path::absolute(folder)?;
        let bell = Arc::new(Notify::new());
        let hung = Bell {
            rings: Arc::clone(&bell),
            heed,
        };
        lock(&self.shared.bells).insert(folder.clone(), hung);
        let shared = Arc::clone(&self.shared);
        let mut watch = Watch {
            folder,
            armed: None,
            bell,
            shared,
        };
        watch.arm();
        Ok(watch)
    }
}

impl Watch {
    /// Waits until something arrives, at most so long. What arrived between two waits ends the
    /// second at once.
    pub async fn wait(&mut self, at_most: Duration) -> Woken {
        // What came before the watch stood was not noticed.
        if self.arm() {
            return Woken::News;
        }
        match timeout(at_most, self.bell.notified()).await {
            Ok(()) => Woken::News,
            Err(_) => Woken::Quiet,
        }
    }

    /// Follows the name and not the folder: after a rename another folder may have it. Says whether
    /// a folder is watched that was not before.
    fn arm(&mut self) -> bool {
        let found = inode_of(&self.folder);
        if found == self.armed {
            return false;
        }
        self.armed = None;
        if found.is_some() && self.shared.arm(&self.folder) {
            self.armed = found;
        }
        self.armed.is_some()
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let mut bells = lock(&self.shared.bells);
        if bells
            .get(&self.folder)
            .is_some_and(|bell| Arc::ptr_eq(&bell.rings, &self.bell))
        {
            bells.remove(&self.folder);
            drop(bells);
            if let Some(watcher) = lock(&self.shared.watcher).as_mut() {
                let _ = watcher.unwatch(&self.folder);
            }
        }
    }
}

type Inode = (u64, u64);
type Bells = BTreeMap<PathBuf, Bell>;

struct Bell {
    rings: Arc<Notify>,
    heed: Heed,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Heed {
    Arrivals,
    Changes,
}

#[derive(Default)]
struct Shared {
    watcher: Mutex<Option<RecommendedWatcher>>,
    bells: Arc<Mutex<Bells>>,
}

impl Shared {
    fn arm(&self, folder: &Path) -> bool {
        let mut watcher = lock(&self.watcher);
        if watcher.is_none() {
            let bells = Arc::clone(&self.bells);
            match notify::recommended_watcher(move |event| ring(&lock(&bells), event)) {
                Ok(made) => *watcher = Some(made),
                Err(error) => tracing::warn!(%error, "cannot watch folders, looking now and then"),
            }
        }
        let Some(watcher) = watcher.as_mut() else {
            return false;
        };
        // The kernel's watch is on the folder that had the name before, if any.
        let _ = watcher.unwatch(folder);
        match watcher.watch(folder, RecursiveMode::NonRecursive) {
            Ok(()) => true,
            Err(error) => {
                tracing::warn!(%error, folder = %folder.display(), "cannot watch a folder");
                false
            }
        }
    }
}

fn ring(bells: &Bells, event: notify::Result<Event>) {
    let Ok(event) = event else { return };
    if event.need_rescan() {
        for bell in bells.values() {
            bell.rings.notify_one();
        }
        return;
    }
    let (arrival, change) = (is_arrival(event.kind), is_change(event.kind));
    for path in &event.paths {
        for folder in [path.parent(), Some(path.as_path())].into_iter().flatten() {
            if let Some(bell) = bells.get(folder)
                && (arrival || change && bell.heed == Heed::Changes)
            {
                bell.rings.notify_one();
            }
        }
    }
}

/// Reading a file makes events too; heeding those, a reader would wake itself for ever.
fn is_arrival(kind: EventKind) -> bool {
    match kind {
        EventKind::Create(_) | EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Modify(ModifyKind::Name(mode)) => mode != RenameMode::From,
        _ => false,
    }
}

fn is_change(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_) | ModifyKind::Metadata(_))
    )
}

fn inode_of(folder: &Path) -> Option<Inode> {
    let found = std::fs::metadata(folder).ok()?;
    found.is_dir().then(|| (found.dev(), found.ino()))
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    const LONG: Duration = Duration::from_secs(20);
    const SHORT: Duration = Duration::from_millis(50);

    #[tokio::test]
    async fn a_file_moved_in_wakes() {
        let root = tempfile::tempdir().expect("a folder");
        let folder = root.path().join("new");
        fs::create_dir(&folder).expect("created");
        fs::write(root.path().join("draft"), "x").expect("written");
        let mut watch = Lookout::new().watch(&folder).expect("watched");
        fs::rename(root.path().join("draft"), folder.join("mail")).expect("moved");
        assert_eq!(watch.wait(LONG).await, Woken::News);
    }

    #[tokio::test]
    async fn what_arrived_between_two_waits_ends_the_second() {
        let root = tempfile::tempdir().expect("a folder");
        let mut watch = Lookout::new().watch(root.path()).expect("watched");
        fs::write(root.path().join("one"), "x").expect("written");
        assert_eq!(watch.wait(LONG).await, Woken::News);
        fs::write(root.path().join("two"), "x").expect("written");
        assert_eq!(watch.wait(LONG).await, Woken::News);
    }

    #[tokio::test]
    async fn reading_and_taking_away_do_not_wake() {
        let root = tempfile::tempdir().expect("a folder");
        let folder = root.path().join("new");
        fs::create_dir(&folder).expect("created");
        fs::write(folder.join("mail"), "x").expect("written");
        let mut watch = Lookout::new().watch(&folder).expect("watched");
        fs::read(folder.join("mail")).expect("read");
        fs::rename(folder.join("mail"), root.path().join("taken")).expect("moved");
        assert_eq!(watch.wait(SHORT).await, Woken::Quiet);
    }

    #[tokio::test]
    async fn a_file_taken_away_or_overwritten_wakes_who_heeds_changes() {
        let root = tempfile::tempdir().expect("a folder");
        let file = root.path().join("settings");
        fs::write(&file, "x").expect("written");
        let mut watch = Lookout::new().watch_changes(root.path()).expect("watched");
        fs::read(&file).expect("read");
        assert_eq!(watch.wait(SHORT).await, Woken::Quiet);
        fs::write(&file, "y").expect("written");
        assert_eq!(watch.wait(LONG).await, Woken::News);
        while watch.wait(SHORT).await == Woken::News {}
        fs::remove_file(&file).expect("removed");
        assert_eq!(watch.wait(LONG).await, Woken::News);
    }

    #[tokio::test]
    async fn a_folder_that_appears_later_is_news_and_then_watched() {
        let root = tempfile::tempdir().expect("a folder");
        let folder = root.path().join("later");
        let mut watch = Lookout::new().watch(&folder).expect("watched");
        assert_eq!(watch.wait(SHORT).await, Woken::Quiet);
        fs::create_dir(&folder).expect("created");
        assert_eq!(watch.wait(LONG).await, Woken::News);
        fs::write(folder.join("mail"), "x").expect("written");
        assert_eq!(watch.wait(LONG).await, Woken::News);
    }

    #[tokio::test]
    async fn a_folder_replaced_under_its_name_is_watched_anew() {
        let root = tempfile::tempdir().expect("a folder");
        let folder = root.path().join("new");
        fs::create_dir(&folder).expect("created");
        let mut watch = Lookout::new().watch(&folder).expect("watched");
        fs::rename(&folder, root.path().join("old")).expect("moved away");
        fs::create_dir(&folder).expect("replaced");
        assert_eq!(watch.wait(LONG).await, Woken::News);
        while watch.wait(SHORT).await == Woken::News {}
        fs::write(folder.join("mail"), "x").expect("written");
        assert_eq!(watch.wait(LONG).await, Woken::News);
    }

    #[tokio::test]
    async fn one_folder_does_not_wake_another() {
        let (one, two) = (
            tempfile::tempdir().expect("one"),
            tempfile::tempdir().expect("two"),
        );
        let lookout = Lookout::new();
        let mut first = lookout.watch(one.path()).expect("watched");
        let mut second = lookout.watch(two.path()).expect("watched");
        fs::write(two.path().join("mail"), "x").expect("written");
        assert_eq!(second.wait(LONG).await, Woken::News);
        assert_eq!(first.wait(SHORT).await, Woken::Quiet);
    }
}
