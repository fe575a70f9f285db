//! What went wrong on this machine, in words: files, locks, ports, the record.

use std::io::{self, ErrorKind};
use std::net::SocketAddr;
use std::path::Path;

use crate::client::ClientError;
use crate::daemon::failure::Failure as Daemon;
use crate::net::disk::LockError;
use crate::net::tcp::BindError;
use crate::store::{BackupFault, StoreError};
use crate::words::{self, Lang};

use super::failure::Failure;

/// Something with a file or folder.
pub(super) fn io(lang: Lang, place: &Path, error: &io::Error) -> Failure {
    Failure::Here(file(lang, &place.display().to_string(), error))
}

/// Something with the record or a backup of it.
pub(super) fn store(lang: Lang, error: &StoreError) -> String {
    let say = |key: &str, args: &[(&str, &dyn std::fmt::Display)]| words::say(lang, key, args);
    match error {
        StoreError::InUse(folder) => say("cli.store_in_use", &[("data", &folder.display())]),
        StoreError::Newer { found, known } => {
            say("cli.store_newer", &[("found", found), ("known", known)])
        }
        StoreError::Io { what, source } => file(lang, place_of(what), source),
        StoreError::Backup { path, fault } => {
            let file = path.display();
            match fault {
                BackupFault::Foreign => say("cli.backup_foreign", &[("file", &file)]),
                BackupFault::Sealed => say("cli.backup_sealed", &[("file", &file)]),
                BackupFault::OtherKey => say("cli.backup_other_key", &[("file", &file)]),
                BackupFault::Short => say("cli.backup_short", &[("file", &file)]),
                BackupFault::Damaged(name) => {
                    say("cli.backup_damaged", &[("file", &file), ("name", name)])
                }
            }
        }
        other => match other.refusal() {
            Some(error) => say("cli.store_failed", &[("why", &system(lang, error))]),
            None => say("cli.store_failed", &[("why", other)]),
        },
    }
}

/// Why the desk did not start or did not stay.
pub(super) fn daemon(lang: Lang, failure: &Daemon) -> String {
    let say = |key: &str, args: &[(&str, &dyn std::fmt::Display)]| words::say(lang, key, args);
    if let Some(what) = full(lang, failure) {
        return say("cli.serve_full", &[("what", &what)]);
    }
    match failure {
        Daemon::Store(error) => store(lang, error),
        Daemon::Lock {
            folder,
            cause: LockError::Held { process },
        } => say(
            "cli.serve_running",
            &[("data", folder), ("process", process)],
        ),
        Daemon::Lock {
            folder,
            cause: LockError::Failed(error),
        }
        | Daemon::Folder {
            folder,
            cause: error,
        } if error.kind() == ErrorKind::ReadOnlyFilesystem => {
            say("cli.serve_read_only", &[("data", folder)])
        }
        Daemon::Lock {
            folder,
            cause: LockError::Failed(error),
        }
        | Daemon::Folder {
            folder,
            cause: error,
        } => say(
            "cli.serve_no_data",
            &[("data", folder), ("why", &system(lang, error))],
        ),
        Daemon::Bind(BindError::Bind { address, cause }) => {
            let is_path = address.parse::<SocketAddr>().is_err();
            let key = match cause.kind() {
                ErrorKind::AddrInUse => "cli.serve_port_taken",
                _ if is_path => "cli.serve_socket",
                ErrorKind::PermissionDenied => "cli.serve_port_denied",
                ErrorKind::AddrNotAvailable => "cli.serve_port_elsewhere",
                _ => "cli.serve_port",
            };
            say(key, &[("address", address), ("why", &system(lang, cause))])
        }
        Daemon::Bind(BindError::Taken { address }) => {
            say("cli.serve_port_taken", &[("address", address)])
        }
        Daemon::Io { what, cause } => file(lang, place_of(what), cause),
        other => say("cli.serve_failed", &[("why", other)]),
    }
}

/// What found no room on the disk, where that is why.
fn full(lang: Lang, failure: &Daemon) -> Option<String> {
    match failure {
        Daemon::Store(error) if error.is_full() => Some(store(lang, error)),
        Daemon::Lock {
            folder: place,
            cause: LockError::Failed(error),
        }
        | Daemon::Folder {
            folder: place,
            cause: error,
        } if error.kind() == ErrorKind::StorageFull => Some(file(lang, place, error)),
        Daemon::Io { what, cause } if cause.kind() == ErrorKind::StorageFull => {
            Some(file(lang, place_of(what), cause))
        }
        _ => None,
    }
}

/// What was attempted begins with an English verb; the place is what matters.
fn place_of(what: &str) -> &str {
    what.rsplit_once(' ').map_or(what, |(_, place)| place)
}

/// Whether the way to the desk is closed to this user, rather than the desk being away.
pub(super) fn is_denied(error: &ClientError) -> bool {
    matches!(error, ClientError::Socket { cause, .. } if cause.kind() == ErrorKind::PermissionDenied)
}

fn file(lang: Lang, place: &str, error: &io::Error) -> String {
    format!("{place}: {}", system(lang, error))
}

/// What the system said, in the person's words where it says it often.
fn system(lang: Lang, error: &io::Error) -> String {
    let key = match error.kind() {
        ErrorKind::NotFound => "cli.io_not_found",
        ErrorKind::PermissionDenied => "cli.io_denied",
        ErrorKind::AlreadyExists => "cli.io_exists",
        ErrorKind::StorageFull => "cli.io_full",
        ErrorKind::AddrInUse => "cli.io_port_taken",
        ErrorKind::AddrNotAvailable => "cli.io_no_address",
        ErrorKind::ReadOnlyFilesystem => "cli.io_read_only",
        ErrorKind::NotADirectory => "cli.io_no_folder",
        ErrorKind::IsADirectory => "cli.io_a_folder",
        _ => return error.to_string(),
    };
    words::say(lang, key, &[])
}
