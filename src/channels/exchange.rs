//! A request to a carrier and its answer, as plain data.

use super::server::Server;

/// What a carrier is asked to do, once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Put a file into a Maildir, durably: write below `tmp`, sync, move to `new`, sync the folder.
    ///
    /// A file of that name already in `new` or `cur` means that an earlier attempt succeeded: the
    /// answer is [`Answer::Done`] and nothing is written.
    Maildir {
        /// The Maildir that holds `tmp`, `new` and `cur`.
        folder: String,
        /// The file's name, the same at every attempt; letters, digits, `.`, `-`, `_` only.
        file: String,
        /// Its content.
        bytes: Vec<u8>,
    },
    /// Hand a mail to a server (RFC 6409), for all of its recipients or for none.
    Submit {
        /// To which.
        server: Server,
        /// Where news of it goes; empty where nobody wants any (RFC 5321, 4.5.5).
        from: String,
        /// For whom.
        to: Vec<String>,
        /// The mail.
        bytes: Vec<u8>,
    },
}

impl Request {
    /// The bytes that leave.
    pub fn bytes(&self) -> &[u8] {
        match self {
            Self::Maildir { bytes, .. } | Self::Submit { bytes, .. } => bytes,
        }
    }
}

/// What came of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Done, and it will survive the loss of power.
    Done,
    /// Surely not done.
    Fault {
        /// Of what sort.
        fault: Fault,
        /// What the system said, in its words.
        text: String,
    },
    /// Surely not done: the other side said no.
    Declined {
        /// At which step.
        step: Step,
        /// Its code, as RFC 5321 has them.
        code: u16,
        /// What it said, in its words; begins with the enhanced code (RFC 3463) where it gave one.
        text: String,
    },
    /// The carrier was cut off and cannot tell.
    Lost {
        /// What was seen last.
        text: String,
    },
}

/// How far a carrier came with a server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// It greeted, or let us in, or not.
    Login,
    /// It was told from whom.
    Sender,
    /// It was told for whom.
    Recipient,
    /// It was given the mail.
    Content,
}

/// Why a carrier could not do what it was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No room left.
    NoSpace,
    /// We may not.
    NotAllowed,
    /// The folder is not there.
    Missing,
    /// Anything else.
    Broken,
}
