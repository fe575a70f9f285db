//! Putting a backup back: into an empty folder, or, where that is asked, beside what was there before.
//!
//! Nothing is ever removed: what stood there is moved aside, in the same folder, and said.

use std::fs::{self, DirBuilder};
use std::io;
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, chown};
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::daemon::folder;
use crate::net::disk::{FolderLock, LOCK_FILE, LockError};
use crate::net::durable::{replace_file, sync_folder};
use crate::store::archive::{ABOUT, DATABASE, Package, SUMS};
use crate::store::backup::Inspected;
use crate::store::seal::Keys;
use crate::store::{StoreError, downgrade, extract};

use super::super::check::config_folder;
use super::super::connect::{Session, data_folder};
use super::super::failure::Failure;
use super::super::{owner, trouble, when};
use super::progress::Progress;
use super::{blocking, inspect, service, sound, summed, tell};

/// Where everything goes.
#[derive(Clone)]
struct Plan {
    data: PathBuf,
    config: PathBuf,
    /// Where what stands there now goes.
    aside: Option<PathBuf>,
    /// Whether the settings go where settings are, or beside the record.
    settings: bool,
}

/// What was asked for.
pub(super) struct Asked<'a> {
    pub(super) file: &'a Path,
    pub(super) keys: Keys,
    pub(super) dry_run: bool,
    pub(super) replace: bool,
    /// Stop the service before, and start it after.
    pub(super) restart: bool,
}

pub(super) async fn restore(session: &mut Session, asked: Asked<'_>) -> Result<(), Failure> {
    let plan = plan(session, asked.replace)?;
    if asked.restart {
        service::can_be_asked(&session.global)?;
    }
    // A desk at work would go on with what it has in memory.
    let lock = if asked.restart {
        None
    } else {
        held(session, &plan.data, asked.dry_run)?
    };
    let inspected = inspect(session, asked.file, asked.keys.clone()).await?;
    sound(session, &inspected)?;
    if !asked.dry_run {
        if plan.aside.is_some() {
            session.confirm("cli.confirm_replace", &[("data", &plan.data.display())])?;
        }
        if asked.restart {
            service::stop(session)?;
        }
        let done = put_back(session, &plan, &asked, lock).await;
        if asked.restart {
            // Whatever came of it, there is a desk: the restored one or the one before.
            service::start(session)?;
        }
        done?;
    }
    report(session, &asked, &plan, &inspected).await
}

/// Puts everything into its place.
async fn put_back(
    session: &Session,
    plan: &Plan,
    asked: &Asked<'_>,
    lock: Option<FolderLock>,
) -> Result<(), Failure> {
    let lock = match lock {
        Some(lock) => lock,
        None => locked(session, &plan.data)?,
    };
    let mut progress = Progress::new(session, "cli.backup_restoring");
    let (path, keys) = (asked.file.to_owned(), asked.keys.clone());
    let put = plan.clone();
    blocking(session.out.lang, move || {
        progress.begin(Package::open(&path, &keys)?.length());
        let done = unpack(&path, &keys, &put, &mut progress);
        progress.end();
        drop(lock);
        done
    })
    .await
}

/// What will be done, or why it must not be.
fn plan(session: &Session, replace: bool) -> Result<Plan, Failure> {
    let data = data_folder(&session.global);
    let config = config_folder(&session.global);
    let taken = KEPT.iter().any(|name| data.join(name).exists());
    if taken && !replace {
        let place = data.display().to_string();
        return Err(Failure::Conflict(
            "cli.restore_taken",
            vec![("data", place)],
        ));
    }
    // A package's file of comments is nobody's settings.
    let settings = folder::is_blank(&config);
    let aside = taken.then(|| data.join(format!("before-{}", when::stamp(when::now()))));
    Ok(Plan {
        data,
        config,
        aside,
        settings,
    })
}

/// The lock of a folder that is there already; a dry run makes nothing.
fn held(session: &Session, data: &Path, dry_run: bool) -> Result<Option<FolderLock>, Failure> {
    let there = if dry_run {
        data.join(LOCK_FILE).exists()
    } else {
        data.exists()
    };
    there.then(|| locked(session, data)).transpose()
}

fn locked(session: &Session, data: &Path) -> Result<FolderLock, Failure> {
    let lang = session.out.lang;
    if !data.exists() {
        make_folder(data).map_err(|error| trouble::io(lang, data, &error))?;
    }
    FolderLock::take(data).map_err(|error| match error {
        LockError::Held { .. } => {
            let place = data.display().to_string();
            Failure::Conflict("cli.restore_running", vec![("data", place)])
        }
        LockError::Failed(error) => trouble::io(lang, data, &error),
    })
}

/// Writes everything beside its place first, then moves it there; the database last, without which
/// there is no desk.
fn unpack(
    file: &Path,
    keys: &Keys,
    plan: &Plan,
    progress: &mut Progress,
) -> Result<(), StoreError> {
    let failed = |place: &Path| {
        let what = format!("write {}", place.display());
        move |source: io::Error| StoreError::Io { what, source }
    };
    let coming = plan.data.join(COMING_FOLDER);
    if coming.exists() {
        fs::remove_dir_all(&coming).map_err(failed(&coming))?;
    }
    extract(file, keys, &coming, &mut |bytes| progress.step(bytes))?;
    // These say what the archive is, and have no place in a desk.
    for name in [ABOUT, SUMS] {
        fs::remove_file(coming.join(name)).map_err(failed(&coming))?;
    }
    let owner = fs::metadata(&plan.data).map_err(failed(&plan.data))?;
    own(&coming, owner.uid(), owner.gid()).map_err(failed(&coming))?;
    place(plan, &coming).map_err(failed(&plan.data))
}

/// Moves what stands there aside and what was unpacked into its place.
fn place(plan: &Plan, coming: &Path) -> io::Result<()> {
    if let Some(aside) = &plan.aside {
        make_folder(aside)?;
        for name in KEPT {
            let from = plan.data.join(name);
            if from.exists() {
                fs::rename(&from, aside.join(name))?;
            }
        }
        // A copy of an earlier schema is of the record that goes, not of the one that comes.
        for (_, copy) in downgrade::copies(&plan.data)? {
            fs::rename(&copy, aside.join(copy.file_name().unwrap_or_default()))?;
        }
    }
    if plan.settings {
        put_settings(&coming.join("config"), &plan.config)?;
    } else {
        // The ones in force may be newer than the backup: a person decides.
        let beside = plan.data.join(SETTINGS_FOLDER);
        if beside.exists() {
            fs::remove_dir_all(&beside)?;
        }
        if coming.join("config").exists() {
            fs::rename(coming.join("config"), &beside)?;
        }
    }
    for name in KEPT.iter().rev() {
        let from = coming.join(name);
        if from.exists() {
            fs::rename(&from, plan.data.join(name))?;
        }
    }
    sync_folder(&plan.data)?;
    fs::remove_dir_all(coming)
}

/// Copies settings to where settings are, readable by the group as `setup` leaves them.
fn put_settings(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).into_iter().flatten() {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            put_settings(&entry.path(), &target)?;
        } else {
            let bytes = fs::read(entry.path())?;
            replace_file(&target, &bytes, SETTINGS_MODE)?;
            owner::give(&target)?;
        }
    }
    Ok(())
}

/// Restored by root, a desk must still be able to open what is its own.
fn own(folder: &Path, uid: u32, gid: u32) -> io::Result<()> {
    if rustix::process::geteuid().as_raw() != 0 {
        return Ok(());
    }
    let mut left = vec![folder.to_owned()];
    while let Some(path) = left.pop() {
        chown(&path, Some(uid), Some(gid))?;
        if path.is_dir() {
            for entry in fs::read_dir(&path)? {
                left.push(entry?.path());
            }
        }
    }
    Ok(())
}

fn make_folder(folder: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

async fn report(
    session: &Session,
    asked: &Asked<'_>,
    plan: &Plan,
    inspected: &Inspected,
) -> Result<(), Failure> {
    let out = &session.out;
    let settings = if plan.settings {
        plan.config.clone()
    } else {
        plan.data.join(SETTINGS_FOLDER)
    };
    let shown = |path: &Path| path.display().to_string();
    if out.json {
        let document = json!({
            "file": shown(asked.file),
            "data": shown(&plan.data),
            "config": shown(&settings),
            "moved_aside": plan.aside.as_deref().map(shown),
            "dry_run": asked.dry_run,
            "restarted": asked.restart,
            "made_at": inspected.about.made_at,
            "conversations": inspected.about.conversations,
            "messages": inspected.about.messages,
            "files": inspected.files,
        });
        return Ok(out.document("backup-restore", document)?);
    }
    let packed = summed(session, asked.file).await?;
    tell(
        session,
        "backup-restore",
        asked.file,
        packed,
        inspected,
        None,
    )?;
    let (would, places) = if asked.dry_run {
        ("cli.restore_would", "cli.restore_would_settings")
    } else {
        ("cli.restore_did", "cli.restore_did_settings")
    };
    out.say(would, &[("data", &shown(&plan.data))])?;
    out.say(places, &[("config", &shown(&settings))])?;
    if let Some(aside) = &plan.aside {
        out.say("cli.restore_aside", &[("aside", &shown(aside))])?;
    }
    if asked.dry_run {
        return Ok(out.say("cli.restore_nothing_done", &[])?);
    }
    if asked.restart {
        return Ok(out.say("cli.restore_restarted", &[])?);
    }
    let start = owner::start(&session.global);
    Ok(out.say("cli.restore_next", &[("start", &start)])?)
}

/// What of a data folder is the desk's own and comes from a backup; the database first.
const KEPT: [&str; 5] = [DATABASE, "blobs", "tls", "tokens", "thread.key"];

/// Where things are unpacked before they are moved into place, in the data folder.
const COMING_FOLDER: &str = "coming";

/// Where the settings of a backup are left when there are others in force, in the data folder.
const SETTINGS_FOLDER: &str = "config-of-backup";

/// The group may read settings; others have no business with them.
const SETTINGS_MODE: u32 = 0o640;
