//! A request to a carrier and its answer, as plain data.

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
    /// The carrier was cut off and cannot tell.
    Lost {
        /// What was seen last.
        text: String,
    },
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
