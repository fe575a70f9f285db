//! What was filled in, as a message that somebody wrote.

use std::collections::BTreeMap;

use super::field::{Field, Shape};
use super::fill::Filled;
use super::form::{CONSENT, Form};
use crate::channels::email;
use crate::channels::inbound::{File, Hints, Letter, Party, Verification};
use crate::channels::sniff;
use crate::domain::contact::CONTACT_NAME_BYTES_MAX;
use crate::domain::text::{BODY_BYTES_MAX, SUBJECT_BYTES_MAX, clip, line};
use crate::domain::{Address, Name};

/// What a field is called for whoever reads at the desk.
pub(super) type Label<'a> = dyn Fn(&Field) -> String + 'a;

impl Form {
    /// The message; `key` is its own. The address that was typed is to be answered, and proves nothing.
    pub fn letter(&self, filled: &Filled, key: &str, label: &Label<'_>) -> Letter {
        let mail = filled.value("mail");
        let address = if email::is_address(mail) {
            Address::mail(mail)
        } else {
            nowhere(key)
        };
        let files = filled.files.iter().zip(1..).map(|(file, number)| {
            let mime = file.mime.split(';').next().unwrap_or_default().trim();
            let is_type = sniff::is_type(mime);
            let mime = if is_type {
                mime
            } else {
                "application/octet-stream"
            };
            File {
                name: email::file_label(&file.name, mime, number),
                mime: mime.to_ascii_lowercase(),
                bytes: file.bytes.clone(),
                inline: None,
            }
        });
        Letter {
            external_id: None,
            from: Party {
                address,
                display: line(filled.value("name"), CONTACT_NAME_BYTES_MAX),
                verified: Verification::None,
            },
            reply_to: None,
            to: Vec::new(),
            routing: None,
            subject: line(filled.value("subject"), SUBJECT_BYTES_MAX),
            text: self.text(filled, label),
            quote_at: None,
            html: None,
            files: files.collect(),
            hints: Hints::default(),
            checks: None,
            auto: None,
            forwarded: false,
            oddities: Vec::new(),
        }
    }

    /// What was filled in beside the message, by field, for whoever works with it further.
    pub fn extras(&self, filled: &Filled) -> BTreeMap<String, String> {
        let own = self.asked.iter().map(|asked| &asked.field);
        let own = own.filter(|field| !AT_HOME.contains(&field.name.as_str()));
        let mut extras: BTreeMap<String, String> = own
            .filter_map(|field| {
                let value = filled.values.get(&field.name)?;
                let value = if field.shape == Shape::Check {
                    "yes"
                } else {
                    value
                };
                Some((field.name.clone(), line(value, EXTRA_BYTES_MAX)))
            })
            .collect();
        if !self.privacy.is_empty() && filled.consent {
            extras.insert(CONSENT.to_owned(), "yes".to_owned());
        }
        extras
    }

    /// What was written, and below it what else was filled in, a line each.
    fn text(&self, filled: &Filled, label: &Label<'_>) -> String {
        let mut text = filled.value("message").to_owned();
        let mut rest = self
            .asked
            .iter()
            .map(|asked| &asked.field)
            .filter(|field| !AT_HOME.contains(&field.name.as_str()))
            .filter_map(|field| {
                let value = filled.values.get(&field.name)?;
                let value = match field.shape {
                    Shape::Check => "✓".to_owned(),
                    Shape::Lines => format!("\n{value}"),
                    _ => value.clone(),
                };
                Some(format!("{}: {value}", line(&label(field), LABEL_BYTES_MAX)))
            })
            .peekable();
        if !text.is_empty() && rest.peek().is_some() {
            text.push_str("\n\n");
        }
        text.push_str(&rest.collect::<Vec<_>>().join("\n"));
        clip(&text, BODY_BYTES_MAX).to_owned()
    }
}

/// Nobody's address (RFC 2606, 2): they left none, and nothing is ever sent there.
fn nowhere(key: &str) -> Address {
    let scheme = Name::new(NOWHERE).expect("a plain word is a name");
    let end = key.len().min(16);
    Address::new(scheme, &format!("{}.invalid", clip(key, end)))
}

/// Fields that have a place of their own in a message.
const AT_HOME: [&str; 5] = ["name", "mail", "subject", "message", "files"];

/// The scheme of whoever left no address.
const NOWHERE: &str = "typed";

/// How much of an answer is kept beside the message, in bytes; all of it stands in its text.
const EXTRA_BYTES_MAX: usize = 1_000;

/// The longest label in a text, in bytes.
const LABEL_BYTES_MAX: usize = 200;
