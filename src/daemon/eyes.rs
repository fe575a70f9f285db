//! Watches folders and says when something changed and it is quiet again.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::Duration;

use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout, timeout_at};

use crate::net::lookout::{Lookout, Woken};

/// Watches folders, each by a task of its own.
pub(super) struct Eyes {
    lookout: Lookout,
    folders: BTreeSet<PathBuf>,
    tasks: JoinSet<()>,
    bell: mpsc::Sender<()>,
    rung: mpsc::Receiver<()>,
}

impl Eyes {
    pub(super) fn new() -> Self {
        // One place is enough: news that comes while there is news adds nothing.
        let (bell, rung) = mpsc::channel(1);
        Self {
            lookout: Lookout::new(),
            folders: BTreeSet::new(),
            tasks: JoinSet::new(),
            bell,
            rung,
        }
    }

    /// Watches these folders from now on, and no others.
    pub(super) fn look_at(&mut self, folders: BTreeSet<PathBuf>) {
        if folders == self.folders {
            return;
        }
        self.tasks.abort_all();
        self.tasks = JoinSet::new();
        for folder in &folders {
            match self.lookout.watch_changes(folder) {
                Ok(mut watch) => {
                    let bell = self.bell.clone();
                    self.tasks.spawn(async move {
                        loop {
                            if watch.wait(LOOK_EVERY).await == Woken::News {
                                let _ = bell.try_send(());
                            }
                        }
                    });
                }
                Err(error) => {
                    tracing::warn!(%error, folder = %folder.display(), "cannot watch a folder");
                }
            }
        }
        self.folders = folders;
    }

    /// Makes the next wait end as if something had changed.
    pub(super) fn look_again(&self) {
        let _ = self.bell.try_send(());
    }

    /// Waits for news and then for quiet, or for a minute: an event can be lost, and on some file
    /// systems there are none.
    pub(super) async fn quiet_after_news(&mut self) {
        if timeout(LOOK_EVERY, self.rung.recv()).await.is_err() {
            return;
        }
        let latest = Instant::now() + QUIET_WITHIN;
        while let Ok(Ok(_)) = timeout_at(latest, timeout(QUIET, self.rung.recv())).await {}
    }
}

/// How long nothing may change before it is read: editors write in several steps.
const QUIET: Duration = Duration::from_millis(300);

/// When it is read although it goes on changing.
const QUIET_WITHIN: Duration = Duration::from_secs(3);

/// How often the folder is looked at without news.
const LOOK_EVERY: Duration = Duration::from_mins(1);
