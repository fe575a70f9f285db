//! Why a request came to nothing.

use std::io;

use crate::net::pin::ConnectError;
use crate::protocol::codec::TooLong;
use crate::protocol::message::{Conflict, Remarked};
use crate::protocol::session::Broken;
use crate::protocol::{Code, Refusal};

/// Why a request came to nothing.
#[derive(Debug, thiserror::Error)]
pub enum ClientError {
    /// The desk said no; nothing was changed.
    #[error("{} refused", .0.code)]
    Refused(Refusal),
    /// Somebody wrote in the conversation meanwhile; nothing was sent.
    #[error("{} conversation changed", .0.refusal.code)]
    Conflict(Box<Conflict>),
    /// There is something to say of the text, and nobody has confirmed it; nothing was sent.
    #[error("{} text not confirmed", .0.refusal.code)]
    Remarked(Box<Remarked>),
    /// The desk cannot be reached.
    #[error("{0}")]
    Connect(#[from] ConnectError),
    /// The desk's socket cannot be reached.
    #[error("cannot reach the desk at {place}: {cause}")]
    Socket {
        /// The socket's path.
        place: String,
        /// What the system said.
        cause: io::Error,
    },
    /// The connection was lost before the answer came. A request without a key may have been carried out.
    #[error("the connection was lost: {0}")]
    Lost(String),
    /// The other side does not speak the protocol.
    #[error("{0}")]
    Broken(#[from] Broken),
    /// No answer came in time. The request may still be carried out.
    #[error("no answer in time")]
    TimedOut,
    /// The request does not fit a frame.
    #[error("the request is too long: {0}")]
    TooLong(#[from] TooLong),
    /// The desk answered something else than this request is answered with.
    #[error("the desk answered something unexpected")]
    Unexpected,
    /// A file of the client's own failed.
    #[error("{what}: {cause}")]
    File {
        /// What was attempted.
        what: String,
        /// What the system said.
        cause: io::Error,
    },
    /// The client was closed.
    #[error("closed")]
    Closed,
}

impl ClientError {
    /// The desk's code, where it gave one.
    pub fn code(&self) -> Option<Code> {
        match self {
            Self::Refused(refusal) => Some(refusal.code),
            Self::Conflict(conflict) => Some(conflict.refusal.code),
            Self::Remarked(remarked) => Some(remarked.refusal.code),
            _ => None,
        }
    }

    /// Whether the desk was never reached, or no longer.
    pub fn is_unreachable(&self) -> bool {
        matches!(
            self,
            Self::Connect(_) | Self::Socket { .. } | Self::Lost(_) | Self::Broken(_)
        )
    }
}
