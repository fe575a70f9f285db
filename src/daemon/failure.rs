//! Why the desk did not start or did not stay, and with which code the process leaves.

use std::io::{self, ErrorKind};
use std::path::Path;

use crate::config::Problem;
use crate::net::certificate::CertificateError;
use crate::net::disk::LockError;
use crate::net::tcp::BindError;
use crate::net::tls::TlsError;
use crate::store::StoreError;
use crate::words::Lang;

use super::generation::Refused;

/// Why the desk is not running any more.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The settings are wrong, and there are no others to go by.
    #[error("the configuration is wrong: {}", first_of(.problems, *.left_out))]
    Settings {
        /// How.
        problems: Vec<Problem>,
        /// How many more there are.
        left_out: usize,
    },
    /// The record cannot be opened, or failed.
    #[error("the record: {0}")]
    Store(#[from] StoreError),
    /// The data folder cannot be worked in.
    #[error("the data folder {folder}: {cause}")]
    Folder {
        /// The folder.
        folder: String,
        /// What the system said.
        cause: io::Error,
    },
    /// Another process works in the data folder.
    #[error("{folder}: {cause}")]
    Lock {
        /// The folder.
        folder: String,
        /// What is wrong with it.
        cause: LockError,
    },
    /// Something could not be listened on.
    #[error(transparent)]
    Bind(#[from] BindError),
    /// What the service manager passed is not what the desk serves.
    #[error("socket activation: {0}")]
    Sockets(String),
    /// The certificate cannot be used.
    #[error(transparent)]
    Certificate(#[from] CertificateError),
    /// TLS cannot be offered.
    #[error(transparent)]
    Tls(#[from] TlsError),
    /// The system said no.
    #[error("{what}: {cause}")]
    Io {
        /// To what.
        what: String,
        /// In its words.
        cause: io::Error,
    },
    /// A task that nothing works without came to an end.
    #[error("{0}")]
    Broken(String),
    /// One of them panicked, which is our own error.
    #[error("{0}")]
    Panicked(String),
}

impl Failure {
    /// The system said no to `what`.
    pub fn io(what: &str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let what = format!("{what} {}", path.display());
        move |cause| Self::Io { what, cause }
    }

    /// Why the record is only to be read when this happens again and again; `None` where reading it
    /// would mend nothing.
    pub fn relapse(&self) -> Option<String> {
        match self {
            Self::Store(StoreError::InUse(_) | StoreError::Newer { .. }) => None,
            Self::Store(error) => Some(error.to_string()),
            Self::Panicked(why) => Some(format!("a task broke: {why}")),
            _ => None,
        }
    }

    /// The data folder cannot be worked in.
    pub fn folder(folder: &Path) -> impl FnOnce(io::Error) -> Self {
        let folder = folder.display().to_string();
        move |cause| Self::Folder { folder, cause }
    }

    /// The code that the process leaves with. The unit does not restart on 78: neither settings nor
    /// socket units mend themselves, nor who may do what. A port that is taken is let go of, an address
    /// comes with its network, a disk is mounted anew: those are tried again.
    pub fn code(&self) -> u8 {
        match self {
            Self::Settings { .. } | Self::Sockets(_) | Self::Tls(TlsError::NoAuthority) => 78,
            // Only another program mends that.
            Self::Store(StoreError::Newer { .. }) => 78,
            Self::Store(error) if error.is_full() => 28,
            Self::Store(_) => 5,
            Self::Io { cause, .. }
            | Self::Folder { cause, .. }
            | Self::Lock {
                cause: LockError::Failed(cause),
                ..
            } if cause.kind() == ErrorKind::StorageFull => 28,
            Self::Bind(BindError::Bind { cause, .. })
            | Self::Folder { cause, .. }
            | Self::Lock {
                cause: LockError::Failed(cause),
                ..
            } if is_for_good(cause) => 78,
            _ => 1,
        }
    }
}

/// Whether the system will say the same until somebody changes a path or who may use it.
fn is_for_good(cause: &io::Error) -> bool {
    matches!(
        cause.kind(),
        ErrorKind::PermissionDenied
            | ErrorKind::NotFound
            | ErrorKind::NotADirectory
            | ErrorKind::IsADirectory
            | ErrorKind::AlreadyExists
            | ErrorKind::InvalidInput
    )
}

/// The first thing that is wrong, in a line of the log, and how many more there are.
fn first_of(problems: &[Problem], left_out: usize) -> String {
    let mut errors = problems.iter().filter(|problem| problem.is_error());
    let first = errors.next().or(problems.first());
    let more = errors.count() + left_out;
    let first = first.map_or_else(String::new, |problem| {
        format!("{} {}", problem.code(), problem.message(Lang::En))
    });
    match more {
        0 => first,
        more => format!("{first}; and {more} more"),
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Refused::wrong(vec![problem]).into()
    }
}

impl From<Refused> for Failure {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Wrong { problems, left_out } => Self::Settings { problems, left_out },
            Refused::NotTaken(why) => Self::Broken(why),
            Refused::Stopping => Self::Broken("stopped while starting".to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_the_code_that_the_unit_knows() {
        let settings = Failure::Settings {
            problems: Vec::new(),
            left_out: 1,
        };
        assert_eq!(settings.code(), 78);
        assert_eq!(Failure::Store(StoreError::InUse("/x".into())).code(), 5);
        let full = Failure::io("write", Path::new("/x"))(ErrorKind::StorageFull.into());
        assert_eq!(full.code(), 28);
        assert_eq!(Failure::Broken(String::new()).code(), 1);
        assert_eq!(Failure::Panicked(String::new()).code(), 1);
        assert_eq!(Failure::Sockets(String::new()).code(), 78);
    }

    #[test]
    fn only_what_may_mend_itself_is_tried_again() {
        let bind = |kind: ErrorKind| {
            let cause = kind.into();
            let address = "127.0.0.1:1".to_owned();
            Failure::Bind(BindError::Bind { address, cause }).code()
        };
        assert_eq!(bind(ErrorKind::AddrInUse), 1, "the other program may end");
        assert_eq!(bind(ErrorKind::AddrNotAvailable), 1, "the network may come");
        assert_eq!(bind(ErrorKind::PermissionDenied), 78);
        assert_eq!(bind(ErrorKind::NotFound), 78, "no folder for the socket");
        let folder = |kind: ErrorKind| Failure::folder(Path::new("/x"))(kind.into()).code();
        assert_eq!(folder(ErrorKind::PermissionDenied), 78);
        assert_eq!(folder(ErrorKind::NotADirectory), 78);
        assert_eq!(folder(ErrorKind::ReadOnlyFilesystem), 1);
        assert_eq!(folder(ErrorKind::StorageFull), 28);
    }

    #[test]
    fn what_a_start_to_read_would_not_mend_is_no_relapse() {
        assert_eq!(
            Failure::Store(StoreError::InUse("/x".into())).relapse(),
            None
        );
        assert_eq!(Failure::Sockets("two".into()).relapse(), None);
        let broke = Failure::Panicked("no pulse".into()).relapse();
        assert_eq!(broke.as_deref(), Some("a task broke: no pulse"));
    }
}
