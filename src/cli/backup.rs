//! Backups: one file with the record, the files, the keys and the settings, made while the desk works.
//!
//! The desk lays a copy out at one moment; this program, on the same machine, packs it wherever it is
//! told to, so that the desk itself needs to write nowhere but in its own folder.

mod keys;
mod list;
mod progress;
mod restore;
mod service;
mod trial;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::{Value, json};

use crate::client::ClientError;
use crate::daemon::staging;
use crate::domain::Span;
use crate::domain::attachment::Digest;
use crate::net::durable::private_folder;
use crate::protocol::message::{Data, DeskRequest, ToDesk};
use crate::store::archive::{
    ABOUT, DATABASE, Package, Packed, Packer, is_known, is_sealed_at, sum_of,
};
use crate::store::backup::{self, About, Inspected};
use crate::store::seal::{Keys, Recipient};
use crate::store::{Options, Store, StoreError, Wrong};
use crate::words::{self, Lang};

use super::args::Backup;
use super::connect::{Session, data_folder};
use super::failure::{Failure, exit};
use super::output::complain;
use super::trouble;
use super::when;

use progress::Progress;

pub(super) async fn run(session: &mut Session, act: Backup) -> Result<(), Failure> {
    match act {
        Backup::Create { to, keep, seal_for } => {
            let recipients = keys::recipients(session.out.lang, &seal_for)?;
            create(session, to, keep, recipients).await
        }
        Backup::List { dir, key } => {
            let keys = keys::opening(session.out.lang, key.as_deref())?;
            list::list(session, dir, &keys)
        }
        Backup::Verify { file, key, scratch } => {
            let keys = keys::opening(session.out.lang, key.as_deref())?;
            trial::verify(session, &file, keys, scratch).await
        }
        Backup::Restore {
            file,
            key,
            dry_run,
            replace,
            restart,
        } => {
            let keys = keys::opening(session.out.lang, key.as_deref())?;
            let asked = restore::Asked {
                file: &file,
                keys,
                dry_run,
                replace,
                restart,
            };
            restore::restore(session, asked).await
        }
        Backup::Key { file } => keys::make(session, &file),
        Backup::HandOver { file } => keys::hand_over(session.out.lang, &file),
    }
}

/// A copy that was laid out, and by whom, as they remove it.
struct Laid {
    folder: PathBuf,
    by_desk: bool,
}

async fn create(
    session: &mut Session,
    to: Option<PathBuf>,
    keep: Option<u16>,
    recipients: Vec<Recipient>,
) -> Result<(), Failure> {
    let lang = session.out.lang;
    let to = to.unwrap_or_else(|| folder_of_backups(session));
    if keep.is_some() && is_file(&to) {
        return Err(Failure::Usage("cli.backup_keep_folder", Vec::new()));
    }
    let file = file_in(&to)?;
    let laid = lay_out(session).await?;
    let packed = {
        let (folder, file) = (laid.folder.clone(), file.clone());
        let progress = Progress::new(session, "cli.backup_packing");
        blocking(lang, move || pack(&folder, &file, &recipients, progress)).await
    };
    // The copy goes in any case; one that the desk cannot remove now it removes within a day.
    if laid.by_desk {
        let folder = laid.folder.display().to_string();
        let request = ToDesk::Desk(DeskRequest::DropStaged { folder });
        session.command(request).await.ok();
    } else {
        fs::remove_dir_all(&laid.folder).ok();
    }
    let (packed, keys) = packed?;
    let sealed = !keys.is_empty();
    let inspected = inspect(session, &file, keys).await?;
    tell(session, "backup-create", &file, packed, &inspected, None)?;
    if !session.out.json {
        let name = file.display().to_string();
        let next = if sealed {
            "cli.backup_next_sealed"
        } else {
            "cli.backup_next"
        };
        session.out.say(next, &[("file", &name)])?;
    }
    // Only one that was read back takes the place of older ones.
    sound(session, &inspected)?;
    match keep {
        Some(keep) => list::keep_latest(session, &to, &file, usize::from(keep)),
        None => Ok(()),
    }
}

/// Has the desk lay a copy out, or does it here where no desk is at work.
async fn lay_out(session: &mut Session) -> Result<Laid, Failure> {
    if session.remembered()?.is_some() {
        return Err(Failure::Usage("cli.backup_here", Vec::new()));
    }
    let most = Span::millis(i64::try_from(staging::STAGED_WITHIN.as_millis()).unwrap_or(i64::MAX));
    session.global.timeout = session.global.timeout.max(most);
    let mut progress = Progress::new(session, "cli.backup_copying");
    match session.client().await {
        Ok(_) => {}
        Err(Failure::Desk(error)) if error.is_unreachable() && !trouble::is_denied(&error) => {
            let data = data_folder(&session.global);
            // Nothing here either: then it is the desk that is missing.
            if !data.join(DATABASE).exists() {
                return Err(Failure::Desk(error));
            }
            return lay_out_here(session, data).await;
        }
        Err(other) => return Err(other),
    }
    let asking = session.command(ToDesk::Desk(DeskRequest::StageBackup));
    tokio::pin!(asking);
    let accepted = loop {
        tokio::select! {
            done = &mut asking => break done?,
            () = tokio::time::sleep(LOOK_EVERY) => progress.beat(),
        }
    };
    progress.end();
    let Data::Staged(staged) = accepted.data else {
        return Err(ClientError::Unexpected.into());
    };
    Ok(Laid {
        folder: staged.folder.into(),
        by_desk: true,
    })
}

async fn lay_out_here(session: &Session, data: PathBuf) -> Result<Laid, Failure> {
    let config = super::check::config_folder(&session.global);
    let now = when::now();
    let laid = blocking(session.out.lang, move || {
        let options = Options {
            tries: 0,
            ..Options::default()
        };
        let store = Store::open_untouched(&data, &options)?;
        staging::stage(&store, &config, &data, now)
    });
    let (folder, _) = laid.await?;
    Ok(Laid {
        folder,
        by_desk: false,
    })
}

/// Packs a copy into one file, sealed where there is somebody to seal it for; gives what reads it back.
fn pack(
    folder: &Path,
    file: &Path,
    recipients: &[Recipient],
    mut progress: Progress,
) -> Result<(Packed, Keys), StoreError> {
    let names = names_in(folder);
    let total = names.iter().map(|(_, size)| size).sum();
    progress.begin(total);
    let mut packer = Packer::create(file, when::now(), recipients)?;
    let keys = Keys {
        identities: Vec::new(),
        made: packer.key(),
    };
    for (name, _) in &names {
        packer.add_file(name, &folder.join(name), &mut |bytes| progress.step(bytes))?;
    }
    let packed = packer.finish()?;
    progress.end();
    Ok((packed, keys))
}

/// What a copy holds, what says what it is first, and how long each of it is.
fn names_in(folder: &Path) -> Vec<(String, u64)> {
    let mut left = vec![folder.to_owned()];
    let mut names = Vec::new();
    while let Some(place) = left.pop() {
        for entry in fs::read_dir(&place).into_iter().flatten().flatten() {
            let path = entry.path();
            let size = entry.metadata().map_or(0, |found| found.len());
            if path.is_dir() {
                left.push(path);
                continue;
            }
            let name = path.strip_prefix(folder).ok().and_then(Path::to_str);
            names.extend(
                name.filter(|name| is_known(name))
                    .map(|name| (name.to_owned(), size)),
            );
        }
    }
    names.sort_by(|(one, _), (other, _)| (one != ABOUT, one).cmp(&(other != ABOUT, other)));
    names
}

/// Reads every byte, record and file of a backup.
async fn inspect(session: &Session, file: &Path, keys: Keys) -> Result<Inspected, Failure> {
    let mut progress = Progress::new(session, "cli.backup_reading");
    let path = file.to_owned();
    let inspected = blocking(session.out.lang, move || {
        progress.begin(Package::open(&path, &keys)?.length());
        let inspected = backup::inspect(&path, &keys, &mut |bytes| progress.step(bytes))?;
        progress.end();
        Ok(inspected)
    });
    inspected.await
}

/// The sum of a backup as it lies on the disk.
async fn summed(session: &Session, file: &Path) -> Result<Packed, Failure> {
    let path = file.to_owned();
    blocking(session.out.lang, move || sum_of(&path, &mut |_| {})).await
}

/// Says what a backup is and whether all of it is there.
fn tell(
    session: &Session,
    schema: &str,
    file: &Path,
    packed: Packed,
    inspected: &Inspected,
    tried: Option<Tried>,
) -> Result<(), Failure> {
    let (out, about) = (&session.out, &inspected.about);
    if out.json {
        let sealed = is_sealed_at(file).unwrap_or(false);
        let mut document = facts(file, packed.bytes, sealed, Some(about));
        if let Some(tried) = &tried {
            document["restored_bytes"] = json!(tried.bytes);
            document["restored_in_ms"] = json!(tried.took.0);
        }
        document["sha256"] = json!(packed.sha256);
        document["files"] = json!(inspected.files);
        document["records"] = json!(inspected.verified.records);
        document["problems"] = inspected.verified.wrong.iter().map(problem).collect();
        return Ok(out.document(schema, document)?);
    }
    let good = if inspected.verified.wrong.is_empty() {
        "cli.backup_good"
    } else {
        "cli.backup_bad"
    };
    out.say(
        "cli.backup_is",
        &[
            ("file", &file.display()),
            ("size", &when::bytes(out.lang, packed.bytes)),
            ("sum", &short(packed.sha256)),
            ("good", &words::say(out.lang, good, &[])),
        ],
    )?;
    let count = |key: &str, n: u64| words::plural(out.lang, key, n, &[]);
    out.say(
        "cli.backup_holds",
        &[
            ("at", &when::shown(about.made_at)),
            ("version", &about.version),
            (
                "conversations",
                &count("cli.conversations_n", about.conversations),
            ),
            ("messages", &count("cli.messages_n", about.messages)),
            ("files", &count("cli.files", inspected.files)),
        ],
    )?;
    let Some(tried) = tried else {
        return Ok(());
    };
    Ok(out.say(
        "cli.backup_tried",
        &[
            ("size", &when::bytes(out.lang, tried.bytes)),
            ("took", &seconds(out.lang, tried.took)),
            (
                "records",
                &count("cli.records_n", inspected.verified.records),
            ),
        ],
    )?)
}

/// `3.2`, with a comma in Spanish.
fn seconds(lang: Lang, span: Span) -> String {
    let tenths = span.0 / 100;
    let point = if lang == Lang::Es { ',' } else { '.' };
    format!("{}{point}{}", tenths / 10, tenths % 10)
}

/// A restore that was tried beside the backup.
#[derive(Clone, Copy)]
struct Tried {
    /// How much was written, in bytes.
    bytes: u64,
    /// How long writing it, opening it and reading all of it took.
    took: Span,
}

/// Fails where something of a backup is missing, and says what.
fn sound(session: &Session, inspected: &Inspected) -> Result<(), Failure> {
    if inspected.verified.wrong.is_empty() {
        return Ok(());
    }
    if !session.out.json {
        for wrong in &inspected.verified.wrong {
            let values = wrong.values.iter();
            let values: Vec<_> = values
                .map(|(name, value)| (*name, value.as_str()))
                .collect();
            complain(&super::store::wrong(session.out.lang, wrong.kind, &values));
        }
    }
    Err(Failure::Quiet(exit::FAILED))
}

/// As `store verify` has it.
fn problem(wrong: &Wrong) -> Value {
    let params = wrong.values.iter();
    let params: Vec<Value> = params
        .map(|(name, value)| json!({"name": name, "value": value}))
        .collect();
    json!({"kind": wrong.kind, "params": params})
}

fn facts(file: &Path, size: u64, sealed: bool, about: Option<&About>) -> Value {
    json!({
        "file": file.display().to_string(),
        "size": size,
        "encrypted": sealed,
        "made_at": about.map(|about| about.made_at),
        "version": about.map(|about| &about.version),
        "conversations": about.map(|about| about.conversations),
        "messages": about.map(|about| about.messages),
        "contacts": about.map(|about| about.contacts),
        "seq": about.map(|about| about.seq),
    })
}

/// Where a new backup goes: the file itself, or one named by the time in a folder.
fn file_in(to: &Path) -> Result<PathBuf, Failure> {
    if is_file(to) {
        return Ok(to.to_owned());
    }
    private_folder(to)?;
    let stamp = when::stamp(when::now());
    Ok(to.join(format!("{PREFIX}{stamp}.{EXTENSION}")))
}

/// Whether a place to write to is the file itself.
fn is_file(to: &Path) -> bool {
    to.extension().is_some_and(|end| end == EXTENSION)
}

fn folder_of_backups(session: &Session) -> PathBuf {
    data_folder(&session.global).join(BACKUPS_FOLDER)
}

fn short(sum: Digest) -> String {
    let mut text = sum.to_string();
    text.truncate(SUM_LETTERS);
    text + "…"
}

/// Does something with files while the connection to the desk is kept alive.
async fn blocking<T: Send + 'static>(
    lang: Lang,
    act: impl FnOnce() -> Result<T, StoreError> + Send + 'static,
) -> Result<T, Failure> {
    let done = tokio::task::spawn_blocking(act).await;
    let done = done.map_err(|error| Failure::Here(error.to_string()))?;
    done.map_err(|error| Failure::Here(trouble::store(lang, &error)))
}

/// Where backups are put unless somebody says otherwise, in the data folder.
const BACKUPS_FOLDER: &str = "backups";

/// How the name of one begins that is named by the time.
const PREFIX: &str = "centralita-";

/// How a backup's name ends.
const EXTENSION: &str = "ctbak";

/// How much of a sum a person is shown.
const SUM_LETTERS: usize = 12;

/// How often somebody is told that the desk is still copying.
const LOOK_EVERY: Duration = Duration::from_millis(500);
