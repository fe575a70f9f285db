//! What a visitor says, frame by frame.

use serde::Deserialize;

use crate::channels::email;
use crate::channels::inbound::{Hints, Letter, Party, Verification};
use crate::channels::partner::json::{self, NotJson};
use crate::domain::contact::CONTACT_NAME_BYTES_MAX;
use crate::domain::text::line;
use crate::domain::{Address, MessageId};

use super::TEXT_CHARS_MAX;
use super::identity::Identity;
use super::visitor::Who;

/// One frame.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Said {
    /// The first of each connection: who is there, and up to where they have read.
    Hello(Hello),
    /// What they say of themselves before they write.
    About(About),
    /// A message.
    Send(Sending),
    /// They are typing.
    Typing,
    /// Everything up to this message is on their screen, or stored on their device.
    Got {
        /// The message.
        upto: MessageId,
    },
    /// They have seen everything up to this message.
    Seen {
        /// The message.
        upto: MessageId,
    },
    /// They need no answer any more.
    End,
    /// What they thought of it.
    Rate {
        /// From 1 to 5, the best.
        score: u8,
        /// In their words.
        #[serde(default)]
        remark: String,
    },
    /// They want what was said by mail.
    Transcript {
        /// Where to; empty for where they said before.
        #[serde(default)]
        mail: String,
    },
}

/// Who is there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Hello {
    /// The pass that an earlier welcome gave.
    pub pass: Option<String>,
    /// What the site says of them.
    pub identity: Option<String>,
    /// The last message that the client has.
    pub since: Option<MessageId>,
    /// The language of the page, as `es` or `es-MX`.
    pub language: Option<String>,
}

impl Hello {
    /// The language without its country, where it is one.
    pub fn language(&self) -> Option<String> {
        let primary = self.language.as_deref()?.split('-').next()?;
        let fine = primary.len() == 2 && primary.bytes().all(|byte| byte.is_ascii_alphabetic());
        fine.then(|| primary.to_ascii_lowercase())
    }
}

/// What somebody says of themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct About {
    /// Their name.
    pub name: String,
    /// Where they can be reached by mail. Nobody vouches for it.
    pub mail: String,
    /// They accept the notice on their data.
    pub consent: bool,
}

/// A message on its way.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Sending {
    /// The client's own name for it: the same again is the same message.
    pub id: String,
    /// Its text.
    #[serde(default)]
    pub text: String,
    /// Files that were put before.
    #[serde(default)]
    pub files: Vec<Named>,
}

/// A file that was put before.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Named {
    /// What the desk called it when it was put.
    pub file: String,
    /// What to call it.
    pub name: String,
    /// What the client says it is, as `type/subtype`.
    #[serde(default)]
    pub mime: String,
}

/// Why something a visitor said is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// A stable word.
    pub code: &'static str,
    /// What it is about and what to do instead.
    pub detail: String,
}

/// Reads a frame.
pub fn read(bytes: &[u8]) -> Result<Said, Fault> {
    let value = json::read(bytes).map_err(|error| match error {
        NotJson::Malformed(why) => fault("malformed", &why),
        NotJson::TooDeep => fault("too_deep", "a frame is a flat object"),
    })?;
    serde_json::from_value(value).map_err(|error| fault("frame", &error.to_string()))
}

impl Sending {
    /// Whether it can be taken.
    pub fn check(&self) -> Result<(), Fault> {
        let fine = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        if !(ID_CHARS_MIN..=ID_CHARS_MAX).contains(&self.id.len()) || !self.id.chars().all(fine) {
            return Err(fault(
                "id",
                "id has 8 to 64 letters, digits, hyphens and underscores",
            ));
        }
        let chars = self.text.chars().count();
        if chars > TEXT_CHARS_MAX {
            let detail =
                format!("the text has {chars} characters, at most {TEXT_CHARS_MAX} are taken");
            return Err(fault("too_long", &detail));
        }
        if self.files.len() > FILES_MAX {
            let detail = format!("a message has at most {FILES_MAX} files");
            return Err(fault("too_many_files", &detail));
        }
        if self.text.trim().is_empty() && self.files.is_empty() {
            return Err(fault("empty", "nothing is said in it"));
        }
        Ok(())
    }

    /// By what it is known when it comes again.
    pub fn key(&self, who: &Who) -> String {
        format!("{}/{}", who.mark(), self.id)
    }

    /// The message, as every channel says it; its files are kept beside it.
    pub fn letter(&self, channel: &str, who: &Who, name: &str) -> Letter {
        Letter {
            external_id: Some(self.key(who)),
            from: Party {
                address: who.address(channel),
                display: line(name, CONTACT_NAME_BYTES_MAX),
                verified: match who {
                    Who::Stranger(_) => Verification::None,
                    Who::Known(_) => Verification::Login,
                },
            },
            reply_to: None,
            to: Vec::new(),
            routing: None,
            subject: String::new(),
            text: self.text.clone(),
            quote_at: None,
            html: None,
            files: Vec::new(),
            hints: Hints {
                by_peer: true,
                ..Hints::default()
            },
            checks: None,
            auto: None,
            forwarded: false,
            oddities: Vec::new(),
        }
    }
}

impl About {
    /// The same, bounded; a mail address that is none is left out.
    pub fn bounded(self) -> Self {
        let mail = line(&self.mail, MAIL_BYTES_MAX);
        Self {
            name: line(&self.name, CONTACT_NAME_BYTES_MAX),
            mail: if email::is_address(&mail) {
                mail
            } else {
                String::new()
            },
            consent: self.consent,
        }
    }

    /// Where they can be written to, as they say themselves.
    pub fn address(&self) -> Option<Address> {
        (!self.mail.is_empty()).then(|| Address::mail(&self.mail))
    }

    /// The same with what their site says in place of what they typed.
    pub fn vouched(identity: &Identity) -> Self {
        Self {
            name: identity.name.clone(),
            mail: identity
                .mail
                .as_ref()
                .map(|mail| mail.value.clone())
                .unwrap_or_default(),
            consent: true,
        }
    }
}

/// A mail address that somebody typed, where it is one.
pub fn address(typed: &str) -> Option<Address> {
    let mail = line(typed, MAIL_BYTES_MAX);
    email::is_address(&mail).then(|| Address::mail(&mail))
}

/// Why something is not taken.
pub fn fault(code: &'static str, detail: &str) -> Fault {
    Fault {
        code,
        detail: line(detail, DETAIL_BYTES_MAX),
    }
}

/// The shortest and the longest id that a client gives a message.
const ID_CHARS_MIN: usize = 8;
const ID_CHARS_MAX: usize = 64;

/// The most files of one message.
pub const FILES_MAX: usize = 10;

/// The longest mail address, in bytes (RFC 5321, 4.5.3.1).
const MAIL_BYTES_MAX: usize = 254;

/// The longest explanation of a fault, in bytes.
const DETAIL_BYTES_MAX: usize = 300;
