//! A request to a carrier and its answer, as plain data.

use super::partner::place::Place;
use super::server::Server;
use crate::domain::Span;
use crate::domain::health::Cause;
use crate::domain::secret::Secret;

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
        /// Where a copy is put once it is taken, if anywhere.
        copy: Option<Box<Copy>>,
    },
    /// Post a signed delivery (Standard Webhooks) to a connector, once.
    Post {
        /// Where.
        place: Box<Place>,
        /// By which it is signed, the newest first.
        secrets: Vec<Secret>,
        /// Its `webhook-id`.
        id: String,
        /// What is posted.
        bytes: Vec<u8>,
    },
    /// Nothing: whoever it is for reads it from the record, where it is already.
    Show {
        /// What they read.
        bytes: Vec<u8>,
    },
    /// Lay it out for the other side, which comes for it: nothing is carried.
    LayOut {
        /// What it gets.
        bytes: Vec<u8>,
    },
}

impl Request {
    /// The bytes that leave.
    pub fn bytes(&self) -> &[u8] {
        match self {
            Self::Maildir { bytes, .. }
            | Self::Submit { bytes, .. }
            | Self::Post { bytes, .. }
            | Self::Show { bytes }
            | Self::LayOut { bytes } => bytes,
        }
    }
}

/// Where a copy of a mail is put once it is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// The server that keeps the mailbox.
    pub server: Server,
    /// The folder there.
    pub folder: String,
    /// The mail's Message-ID, by which it is known there.
    pub id: String,
}

/// What came of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Done, and it will survive the loss of power.
    Done,
    /// A connector answered.
    Said {
        /// The status of HTTP.
        status: u16,
        /// Not before so long, where it said so.
        retry_after: Option<Span>,
        /// What it said, as far as it is read.
        body: Vec<u8>,
    },
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

impl Answer {
    /// What it says about the channel as a whole, and in which words; `None` where it speaks of one
    /// message only.
    pub fn trouble(&self) -> Option<(Cause, &str)> {
        let (cause, text) = match self {
            Self::Done => return None,
            Self::Said { status, .. } => {
                return said(*status);
            }
            Self::Fault { fault, text } => (fault.cause(), text),
            Self::Lost { text } => (Cause::Unreachable, text),
            Self::Declined { step, code, text } => match (step, code) {
                (Step::Login, 500..) | (_, 530 | 535) => (Cause::Auth, text),
                (Step::Login, _) | (_, 421) => (Cause::Throttled, text),
                _ => return None,
            },
        };
        Some((cause, text))
    }
}

/// What a status says about the connector as a whole.
fn said(status: u16) -> Option<(Cause, &'static str)> {
    Some(match status {
        200..300 => return None,
        401 | 403 => (Cause::Auth, "the connector does not accept our signature"),
        410 => (Cause::Gone, "the connector says that it is gone for good"),
        429 => (Cause::Throttled, "the connector asks for patience"),
        300..400 => (
            Cause::Broken,
            "the connector sends us elsewhere, which we do not follow",
        ),
        400..500 => (Cause::Broken, "the connector does not take what is posted"),
        _ => (Cause::Broken, "the connector failed"),
    })
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
    /// Our own secret cannot be read.
    Secret,
    /// Its certificate is not one that we believe.
    Distrusted,
    /// It was not reached, or did not answer before anything was asked of it.
    Unreachable,
    /// Anything else.
    Broken,
}

impl Fault {
    fn cause(self) -> Cause {
        match self {
            Self::NoSpace => Cause::DiskFull,
            Self::NotAllowed | Self::Missing => Cause::Folder,
            Self::Secret => Cause::Secret,
            Self::Distrusted => Cause::Certificate,
            Self::Unreachable => Cause::Unreachable,
            Self::Broken => Cause::Broken,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn declined(step: Step, code: u16) -> Option<Cause> {
        let text = String::from("no");
        let answer = Answer::Declined { step, code, text };
        answer.trouble().map(|(cause, _)| cause)
    }

    #[test]
    fn a_refused_login_ails_the_channel_and_a_refused_recipient_does_not() {
        assert_eq!(declined(Step::Login, 535), Some(Cause::Auth));
        assert_eq!(declined(Step::Sender, 530), Some(Cause::Auth));
        assert_eq!(declined(Step::Login, 454), Some(Cause::Throttled));
        assert_eq!(declined(Step::Recipient, 550), None);
        assert_eq!(declined(Step::Recipient, 450), None);
    }
}
