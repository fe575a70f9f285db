//! Why the desk did not start or did not stay, and with which code the process leaves.

use std::io;
use std::path::Path;

use crate::config::Problem;
use crate::net::certificate::CertificateError;
use crate::net::disk::LockError;
use crate::net::tcp::BindError;
use crate::net::tls::TlsError;
use crate::store::StoreError;

use super::generation::Refused;

/// Why the desk is not running any more.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The settings are wrong, and there are no others to go by.
    #[error("the configuration is wrong: {} problems", .problems.len() + .left_out)]
    Settings {
        /// How.
        problems: Vec<Problem>,
        /// How many more there are.
        left_out: usize,
    },
    /// The record cannot be opened, or failed.
    #[error("the record: {0}")]
    Store(#[from] StoreError),
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

    /// The code that the process leaves with. The unit does not restart on 78: neither settings nor
    /// socket units mend themselves.
    pub fn code(&self) -> u8 {
        match self {
            Self::Settings { .. } | Self::Sockets(_) => 78,
            Self::Store(error) if error.is_full() => 28,
            Self::Store(_) => 5,
            Self::Io { cause, .. } if cause.kind() == io::ErrorKind::StorageFull => 28,
            _ => 1,
        }
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
        let full = Failure::io("write", Path::new("/x"))(io::ErrorKind::StorageFull.into());
        assert_eq!(full.code(), 28);
        assert_eq!(Failure::Broken(String::new()).code(), 1);
        assert_eq!(Failure::Panicked(String::new()).code(), 1);
        assert_eq!(Failure::Sockets(String::new()).code(), 78);
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
