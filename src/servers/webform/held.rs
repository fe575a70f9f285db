//! Quarantine: what looks like a machine's is kept as it was filled in until somebody has looked at it, and is
//! taken as if it had just come, or dropped.

use std::collections::BTreeMap;

use ring::digest;
use serde::{Deserialize, Serialize};

use super::{Forms, Known, taking};
use crate::channels::webform::fill::Filled;
use crate::domain::attachment::{Attachment, Digest};
use crate::domain::stray::{STRAY_BYTES_MAX, Unheard};
use crate::domain::{Address, Name};
use crate::engine::answer::Answer;
use crate::engine::command::Act;
use crate::writer::Rejected;

/// Why something looks like a machine's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    /// A field that nobody sees was filled in.
    Honeypot,
    /// Faster than anybody types.
    TooFast,
    /// The work that the form asks of a browser was not done for this page, or was used before.
    Unworked,
    /// The same address came too often.
    TooMany,
}

impl Doubt {
    /// The stable word for it.
    fn word(self) -> &'static str {
        match self {
            Self::Honeypot => "honeypot",
            Self::TooFast => "too_fast",
            Self::Unworked => "unproven",
            Self::TooMany => "too_many",
        }
    }

    fn detail(self) -> &'static str {
        match self {
            Self::Honeypot => "a field that no person sees was filled in",
            Self::TooFast => "it was sent faster than anybody types",
            Self::Unworked => "the browser did not do the work that the form asks for",
            Self::TooMany => "this address was typed too often in a short time",
        }
    }
}

/// What waits, as it lies in the record. Its files lie beside it, under their digests.
#[derive(Debug, Serialize, Deserialize)]
struct Waiting {
    v: u8,
    key: String,
    language: String,
    consent: bool,
    values: BTreeMap<String, String>,
    files: Vec<Laid>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Laid {
    name: String,
    mime: String,
    size: u64,
    sha256: String,
}

impl Forms {
    /// Keeps what looks like a machine's.
    pub(super) async fn hold(
        &self,
        known: &Known,
        filled: &Filled,
        (key, language): (&str, &str),
        files: &[Attachment],
        doubt: Doubt,
    ) -> Result<(), Rejected> {
        let laid = |file: &Attachment| Laid {
            name: file.name.clone(),
            mime: file.mime.clone(),
            size: file.size,
            sha256: file.digest.to_string(),
        };
        let waiting = Waiting {
            v: 1,
            key: key.to_owned(),
            language: language.to_owned(),
            consent: filled.consent,
            values: filled.values.clone(),
            files: files.iter().map(laid).collect(),
        };
        let bytes = serde_json::to_vec_pretty(&waiting).expect("texts are JSON");
        // Fields have limits far below it.
        let bytes = if bytes.len() <= STRAY_BYTES_MAX {
            bytes
        } else {
            return Err(Rejected::Full);
        };
        let mail = filled.value("mail");
        let said = Unheard {
            key: Some(key.to_owned()),
            from: (!mail.is_empty()).then(|| Address::mail(mail)),
            whole: false,
            code: doubt.word().to_owned(),
            detail: doubt.detail().to_owned(),
            digest: sha256(&bytes),
            size: u32::try_from(bytes.len()).unwrap_or(u32::MAX),
        };
        let act = Act::Stray(known.name.clone(), Box::new(said), bytes);
        let answer = self.intake.writer.submit(self.intake.command(act)).await?;
        self.intake.refused(&known.name);
        if let Answer::Strayed(dropped) = answer {
            self.intake.dropped(&known.name, u64::from(dropped));
        }
        Ok(())
    }

    /// Whether a channel is a form.
    pub(in crate::servers) fn has(&self, channel: &Name) -> bool {
        let channels = self.channels.borrow();
        channels.get(channel).is_some_and(|it| it.form().is_some())
    }

    /// Takes what waited after all. Says why where it is not taken this time either.
    pub(in crate::servers) async fn again(
        &self,
        channel: &Name,
        bytes: &[u8],
    ) -> Result<(), (String, String)> {
        let told = |code: &str, detail: &str| (code.to_owned(), detail.to_owned());
        let known = self.known(channel.as_str());
        let known = known.ok_or_else(|| told("no_form", "the form is not on"))?;
        let waiting: Waiting = serde_json::from_slice(bytes)
            .map_err(|_| told("malformed", "it is not of a form of this version"))?;
        let mut files = Vec::with_capacity(waiting.files.len());
        for laid in waiting.files {
            let gone = || told("file_missing", "one of its files is not there any more");
            let digest: Digest = laid.sha256.parse().map_err(|_| gone())?;
            let there = self.intake.store.blobs().len(&digest);
            there.ok().flatten().ok_or_else(gone)?;
            files.push(Attachment {
                name: laid.name,
                mime: laid.mime,
                size: laid.size,
                digest,
                inline: None,
                found: None,
            });
        }
        let filled = Filled {
            values: waiting.values,
            consent: waiting.consent,
            ..Filled::default()
        };
        let inbound = self.inbound(&known, &filled, (&waiting.key, &waiting.language), files);
        let taken = self.receive(inbound).await;
        taken
            .map(|_| ())
            .map_err(|rejected| told("rejected", taking::why(&rejected)))
    }
}

fn sha256(bytes: &[u8]) -> Digest {
    let mut sum = [0; 32];
    sum.copy_from_slice(digest::digest(&digest::SHA256, bytes).as_ref());
    Digest(sum)
}
