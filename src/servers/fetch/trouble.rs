//! Why a round of fetching ended before its time, and what that says about the channel.

use std::time::Duration;

use tokio::task::spawn_blocking;

use crate::channels::server::Unproven;
use crate::domain::health::Cause;
use crate::net::imap::ImapError;
use crate::store::StoreError;

/// Why a round ended before its time.
pub(super) enum Trouble {
    /// The server.
    Server(ImapError),
    /// Our own record or disk.
    Here(String),
    /// There is nothing to sign in with.
    Unproven(Unproven),
    /// The desk takes nothing now; ask again after so long.
    Hold(Duration),
    /// The desk takes nothing any more.
    End,
}

impl Trouble {
    /// What ails the channel, in the words of whoever said it; or how long to hold where nothing does.
    pub(super) fn ailment(self) -> Result<(Cause, String), Option<Duration>> {
        match self {
            Self::Hold(span) => Err(Some(span)),
            Self::End => Err(None),
            Self::Server(error) => Ok((cause(&error), error.to_string())),
            Self::Here(why) => Ok((Cause::Broken, why)),
            Self::Unproven(why) => Ok((unproven(&why), why.why().to_owned())),
        }
    }
}

impl From<ImapError> for Trouble {
    fn from(error: ImapError) -> Self {
        Self::Server(error)
    }
}

/// Does what waits for a disk on a thread that may wait.
pub(super) async fn off_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, StoreError> + Send + 'static,
) -> Result<T, Trouble> {
    match spawn_blocking(work).await {
        Ok(done) => done.map_err(|error| Trouble::Here(error.to_string())),
        Err(error) => Err(Trouble::Here(error.to_string())),
    }
}

fn unproven(why: &Unproven) -> Cause {
    match why {
        Unproven::Secret(_) => Cause::Secret,
        Unproven::Refused(_) => Cause::Auth,
        Unproven::Distrusted(_) => Cause::Certificate,
        Unproven::Failed(_) => Cause::Unreachable,
    }
}

fn cause(error: &ImapError) -> Cause {
    match error {
        ImapError::Login(_) => Cause::Auth,
        ImapError::Folder(_) => Cause::Folder,
        ImapError::Certificate(_) => Cause::Certificate,
        ImapError::Declined(_) => Cause::Broken,
        ImapError::Broken(_) => Cause::Unreachable,
    }
}
