//! Putting a backup back: into an empty folder, or, where that is asked, beside what was there before.
//!
//! Nothing is ever removed: what stood there is moved aside, in the same folder, and said.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, OpenOptionsExt as _, chown};
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::daemon::folder;
use crate::net::disk::{FolderLock, LOCK_FILE, LockError};
use crate::net::durable::{replace_file, sync_folder};
use crate::store::StoreError;
use crate::store::archive::{DATABASE, Package};
use crate::store::backup::Inspected;

use super::super::check::config_folder;
use super::super::connect::{Session, data_folder};
use super::super::failure::{Failure, exit};
use super::super::{owner, trouble, when};
use super::progress::Progress;
use super::{blocking, inspect, sound, tell};
use crate::store::archive::Packed;

/// Where everything goes.
struct Plan {
    data: PathBuf,
    config: PathBuf,
    /// Where what stands there now goes.
    aside: Option<PathBuf>,
    /// Whether the settings go where settings are, or beside the record.
    settings: bool,
}

pub(super) async fn restore(
    session: &mut Session,
    file: &Path,
    dry_run: bool,
    replace: bool,
) -> Result<(), Failure> {
    let lang = session.out.lang;
    let plan = plan(session, replace)?;
    // A desk at work would go on with what it has in memory.
    let lock = held(session, &plan.data, dry_run)?;
    let inspected = inspect(session, file).await?;
    sound(session, &inspected)?;
    if !dry_run {
        if plan.aside.is_some() {
            session.confirm("cli.confirm_replace", &[("data", &plan.data.display())])?;
        }
        let lock = match lock {
            Some(lock) => lock,
            None => locked(session, &plan.data)?,
        };
        let (path, total) = (
            file.to_owned(),
            Package::open(file).map_or(0, |it| it.bytes()),
        );
        let mut progress = Progress::new(session, "cli.backup_restoring");
        progress.begin(total);
        let put = Plan {
            data: plan.data.clone(),
            config: plan.config.clone(),
            aside: plan.aside.clone(),
            settings: plan.settings,
        };
        blocking(lang, move || {
            let done = unpack(&path, &put, &mut progress);
            progress.end();
            drop(lock);
            done
        })
        .await?;
    }
    report(session, file, &plan, dry_run, &inspected)
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
fn unpack(file: &Path, plan: &Plan, progress: &mut Progress) -> Result<(), StoreError> {
    let failed = |place: &Path| {
        let what = format!("write {}", place.display());
        move |source: io::Error| StoreError::Io { what, source }
    };
    let coming = plan.data.join(COMING_FOLDER);
    if coming.exists() {
        fs::remove_dir_all(&coming).map_err(failed(&coming))?;
    }
    make_folder(&coming).map_err(failed(&coming))?;
    let mut package = Package::open(file)?;
    while let Some(piece) = package.next_piece()? {
        let path = coming.join(&piece.name);
        let folder = path.parent().unwrap_or(&coming);
        make_folder(folder).map_err(failed(folder))?;
        let mut out = create(&path).map_err(failed(&path))?;
        package.read(&piece, &mut |chunk| {
            progress.step(chunk.len() as u64);
            out.write_all(chunk).map_err(failed(&path))
        })?;
        out.sync_all().map_err(failed(&path))?;
    }
    make_folder(&coming.join("blobs")).map_err(failed(&coming))?;
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

fn create(path: &Path) -> io::Result<File> {
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
}

fn report(
    session: &Session,
    file: &Path,
    plan: &Plan,
    dry_run: bool,
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
            "file": shown(file),
            "data": shown(&plan.data),
            "config": shown(&settings),
            "moved_aside": plan.aside.as_deref().map(shown),
            "dry_run": dry_run,
            "made_at": inspected.about.made_at,
            "conversations": inspected.about.conversations,
            "messages": inspected.about.messages,
            "files": inspected.files,
        });
        return Ok(out.document("backup-restore", document)?);
    }
    let package = Package::open(file).map_err(|_| Failure::Quiet(exit::FAILED))?;
    let packed = Packed {
        bytes: package.bytes(),
        sha256: package
            .sha256(&mut |_| {})
            .map_err(|_| Failure::Quiet(exit::FAILED))?,
    };
    tell(session, "backup-restore", file, packed, inspected)?;
    let (would, places) = if dry_run {
        ("cli.restore_would", "cli.restore_would_settings")
    } else {
        ("cli.restore_did", "cli.restore_did_settings")
    };
    out.say(would, &[("data", &shown(&plan.data))])?;
    out.say(places, &[("config", &shown(&settings))])?;
    if let Some(aside) = &plan.aside {
        out.say("cli.restore_aside", &[("aside", &shown(aside))])?;
    }
    if dry_run {
        return Ok(out.say("cli.restore_nothing_done", &[])?);
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
