//! Complaints: that somebody told their provider that a mail of ours was not wanted.
//!
//! Most come as reports (RFC 5965). Hotmail's and Outlook.com's come as they came before there were any: a mail that
//! is nothing but ours enclosed, or ours itself, with a field that only they put there.

use crate::domain::text::line;

use super::body::{enclosed_fields, leaf_text};
use super::bounce::{is_report, original};
use super::fields::{Fields, Keep};
use super::parts::Message;

/// What `message` complains of: which mail of ours, and what the complaint is called. A report that says the mail
/// was wanted, or how a check of senders went, is none.
pub(super) fn complaint(message: &Message<'_>) -> Option<(String, String)> {
    match enclosed_kind(message) {
        Some(kind) => {
            let wanted = matches!(kind.as_str(), "not-spam" | "auth-failure" | "virus");
            (!wanted).then_some((original(message)?, kind))
        }
        None => marked(message).map(|of| (of, ABUSE.to_owned())),
    }
}

/// Whether a provider wrote `message` to tell of a mail of ours; whatever it tells, nobody reads an answer.
pub(super) fn is_of_provider(message: &Message<'_>) -> bool {
    is_report(message, "feedback-report") || message.head.raw(MARK).is_some() || encloses(message)
}

/// What a report calls itself.
fn enclosed_kind(message: &Message<'_>) -> Option<String> {
    let mut leaves = message.leaves.iter();
    let report = leaves.find(|leaf| leaf.media.name == "message/feedback-report")?;
    let fields = Fields::read(leaf_text(report).as_bytes(), Keep::All, None);
    let kind = line(fields.raw("feedback-type")?, REASON_BYTES_MAX);
    Some(kind.to_ascii_lowercase())
}

/// The Message-ID of the mail that Hotmail's mark says somebody complained of.
fn marked(message: &Message<'_>) -> Option<String> {
    if message.head.raw(MARK).is_some() {
        return message.head.ids("message-id").into_iter().next();
    }
    encloses(message).then(|| original(message))?
}

/// Whether it is Hotmail's: a marked mail enclosed, by who writes such or under the subject of such. A person who
/// sends one on, to ask what it is, writes under another.
fn encloses(message: &Message<'_>) -> bool {
    let head = &message.head;
    let is_theirs = head
        .mailboxes("from")
        .iter()
        .any(|from| from.address.eq_ignore_ascii_case(SENDER));
    let subject = head.text("subject", SUBJECT_BYTES_MAX);
    let is_called = subject
        .trim_start()
        .get(..SUBJECT.len())
        .is_some_and(|begin| begin.eq_ignore_ascii_case(SUBJECT));
    let mut enclosed = message.leaves.iter();
    (is_theirs || is_called)
        && enclosed.any(|leaf| {
            leaf.media.name == "message/rfc822" && enclosed_fields(leaf).raw(MARK).is_some()
        })
}

/// What Hotmail adds to the mail that is complained of: whom it was for.
const MARK: &str = "x-hmxmroriginalrecipient";

/// Who writes its complaints.
const SENDER: &str = "staff@hotmail.com";

/// How their subjects begin.
const SUBJECT: &str = "complaint about message from";

/// What a complaint is called that does not say it.
const ABUSE: &str = "abuse";

/// The longest name of a sort of complaint, in bytes.
const REASON_BYTES_MAX: usize = 60;

/// How much of a subject is looked at, in bytes.
const SUBJECT_BYTES_MAX: usize = 200;
