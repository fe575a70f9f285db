//! The channel of kind `maildir`: mail from one folder, answers into another.
//!
//! A mail server on the same machine delivers into the inbox and sends what appears in the outbox;
//! an air-gapped site carries both on a stick.

use crate::domain::Moment;
use crate::domain::channel::Abilities;

use super::email::{Mailbox, own, read, write};
use super::exchange::{Answer, Request};
use super::inbound::{Event, RawInbound};
use super::outgoing::{Outgoing, Verdict};
use super::settings::{Flaw, Problem, Reader, Setting, Shape};
use super::{Channel, Ground, Kind, Note, Own, Source};

/// The kind `maildir`.
pub(super) struct Maildir;

/// An open Maildir channel.
#[derive(Debug)]
struct Open {
    inbox: String,
    outbox: String,
    mailbox: Mailbox,
}

impl Kind for Maildir {
    fn name(&self) -> &'static str {
        "maildir"
    }

    fn help(&self) -> &'static str {
        "channel.maildir.help"
    }

    fn scheme(&self) -> &'static str {
        "mail"
    }

    fn settings(&self) -> &'static [Setting] {
        &SETTINGS
    }

    fn abilities(&self) -> Abilities {
        own::abilities()
    }

    fn open(&self, table: &toml::Table, ground: &Ground) -> Result<Box<dyn Channel>, Vec<Problem>> {
        let mut reader = Reader::new(table, &SETTINGS);
        let inbox = folder(&mut reader, "inbox");
        let outbox = folder(&mut reader, "outbox");
        let open = Open {
            mailbox: own::read(&mut reader, ground),
            inbox,
            outbox,
        };
        // Our own answers would come in as new mail, for ever.
        if !open.inbox.is_empty() && tail(&open.inbox) == tail(&open.outbox) {
            reader.complain("outbox", Flaw::Value("same"));
        }
        reader.finish(Box::new(open))
    }
}

impl Channel for Open {
    fn abilities(&self) -> Abilities {
        Maildir.abilities()
    }

    fn source(&self) -> Source {
        Source::Maildir(self.inbox.clone())
    }

    fn read(&self, raw: &RawInbound) -> Vec<Event> {
        read::read(&self.mailbox, raw)
    }

    fn addresses(&self) -> Vec<Own> {
        self.mailbox.own()
    }

    fn code(&self, address: &str, at: Moment) -> Option<String> {
        self.mailbox.code(address, at)
    }

    fn proves(&self, address: &str, code: &str, at: Moment) -> bool {
        self.mailbox.proves(address, code, at)
    }

    fn write_to_self(&self, note: &Note<'_>) -> Option<Request> {
        let code = self.mailbox.key.word("note", note.subject);
        Some(Request::Maildir {
            folder: self.outbox.clone(),
            file: format!("{}.note-{code}", note.at.seconds()),
            bytes: self.mailbox.note(note),
        })
    }

    fn files_bytes_max(&self) -> u64 {
        write::FILES_BYTES_MAX as u64
    }

    fn file_bytes_most(&self) -> u64 {
        write::FILES_BYTES_MAX as u64
    }

    fn id_domain(&self) -> Option<String> {
        Some(self.mailbox.domain().to_owned())
    }

    fn write(&self, outgoing: &Outgoing) -> Result<Request, Verdict> {
        let bytes = write::write(&self.mailbox, outgoing)?;
        // The name is the message's own, so that a repeat finds what is there already.
        let id = write::message_id(&self.mailbox, outgoing);
        let file: String = id
            .chars()
            .filter(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'))
            .take(FILE_CHARS_MAX)
            .collect();
        let file = format!("{}.{file}", outgoing.at.seconds());
        Ok(Request::Maildir {
            folder: self.outbox.clone(),
            file,
            bytes,
        })
    }

    fn judge(&self, outgoing: &Outgoing, answer: &Answer) -> Verdict {
        match answer {
            Answer::Done => Verdict::Sent {
                external_ids: vec![write::message_id(&self.mailbox, outgoing)],
            },
            // A folder that is missing, full or closed to us is the operator's to mend, not a
            // reason to give up on a customer's answer.
            Answer::Fault { text, .. } => Verdict::RetryAfter {
                span: None,
                why: text.clone(),
            },
            // Folders have no rules by which they say no.
            Answer::Declined { text, .. } => Verdict::RetryAfter {
                span: None,
                why: text.clone(),
            },
            Answer::Said { status, .. } => Verdict::RetryAfter {
                span: None,
                why: format!("answered {status}"),
            },
            Answer::Lost { text } => Verdict::Unknown { why: text.clone() },
        }
    }

    fn removes_repeats(&self) -> bool {
        true
    }
}

/// A folder by its whole path: where a service is started from is nobody's choice, and mail that came
/// to another folder than the one that was meant would wait there unread.
fn folder(reader: &mut Reader<'_>, key: &str) -> String {
    let path = reader.text(key);
    if !path.is_empty() && !path.starts_with('/') {
        reader.complain(key, Flaw::Value("path"));
    }
    path
}

/// A folder's path without slashes at its end.
fn tail(path: &str) -> &str {
    path.trim_end_matches('/')
}

const SETTINGS: [Setting; 11] = [
    Setting {
        key: "inbox",
        shape: Shape::Text,
        required: true,
        example: "\"/var/mail/desk/in\"",
        help: "channel.maildir.inbox",
    },
    Setting {
        key: "outbox",
        shape: Shape::Text,
        required: true,
        example: "\"/var/mail/desk/out\"",
        help: "channel.maildir.outbox",
    },
    own::ADDRESS,
    own::NAME,
    own::ALIASES,
    own::NUMBERED_SUBJECT,
    own::TRUSTED_SERVER,
    own::FORWARD_DOMAIN,
    own::PLUS_ADDRESSES,
    own::READ_RECEIPTS,
    own::OWN_RETURN_PATH,
];

/// The longest name of a file in the outbox, without the time before it.
const FILE_CHARS_MAX: usize = 180;

#[cfg(test)]
mod tests {
    use super::super::email::token::ThreadKey;
    use super::*;

    fn open(text: &str) -> Result<Box<dyn Channel>, Vec<Problem>> {
        let table = text.parse().expect("valid TOML");
        Maildir.open(&table, &Ground::new(ThreadKey::new(&[1; 32])))
    }

    #[test]
    fn three_keys_open_a_channel() {
        let channel = open("inbox = '/in'\noutbox = '/out'\naddress = 'a@b.test'").expect("opens");
        assert_eq!(channel.source(), Source::Maildir("/in".into()));
    }

    #[test]
    fn answers_never_go_where_mail_comes_from() {
        let problems = open("inbox = '/in/'\noutbox = '/in'\naddress = 'a@b.test'");
        let problems = problems.expect_err("the folders are the same");
        assert_eq!(
            problems,
            [Problem {
                key: "outbox".into(),
                flaw: Flaw::Value("same")
            }]
        );
    }

    #[test]
    fn a_folder_is_named_by_its_whole_path() {
        let problems = open("inbox = 'in'\noutbox = './out'\naddress = 'a@b.test'");
        let keys = problems.map(|_| ()).map_err(|problems| {
            let keys = problems.into_iter();
            keys.map(|it| (it.key, it.flaw)).collect::<Vec<_>>()
        });
        let path = || Flaw::Value("path");
        assert_eq!(
            keys,
            Err(vec![("inbox".into(), path()), ("outbox".into(), path())])
        );
    }

    #[test]
    fn an_address_that_is_none_is_refused_by_key() {
        let problems =
            open("inbox = '/in'\noutbox = '/out'\naddress = 'desk'").expect_err("no address");
        assert_eq!(
            problems,
            [Problem {
                key: "address".into(),
                flaw: Flaw::Value("address")
            }]
        );
    }
}
