//! A message as it came: has its channel understand it, keeps its bytes and files.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::channels::Channel;
use crate::channels::inbound::{Door, Event, EventKind, File, Letter, RawInbound};
use crate::channels::sniff::{self, HEAD_BYTES};
use crate::domain::attachment::{ATTACHMENTS_MAX, Attachment, Digest};
use crate::domain::message::{Check, Checks};
use crate::domain::{Moment, Name, host};
use crate::engine::command::{self, Act};
use crate::store::{Store, StoreError};

use super::letter;

/// A message as it came; its bytes are kept already.
pub(in crate::servers) struct Came<'a> {
    /// By which channel.
    pub(in crate::servers) name: &'a Name,
    /// By which door.
    pub(in crate::servers) door: Door,
    /// The bytes, as far as they are understood: one more than
    /// [`RAW_BYTES_MAX`](crate::channels::inbound::RAW_BYTES_MAX) shows that it is not all.
    pub(in crate::servers) body: Vec<u8>,
    /// Under which all of them are kept.
    pub(in crate::servers) raw: Digest,
    /// How many there are in all.
    pub(in crate::servers) bytes_total: u64,
    /// When it came.
    pub(in crate::servers) at: Moment,
}

/// What a message says.
pub(in crate::servers) struct Understood {
    /// Commands, in order.
    pub(super) said: Vec<Said>,
    /// It could not be understood, and is kept whole.
    pub(super) odd: bool,
}

impl Understood {
    /// Whether something in it was written by somebody about whom no server said anything.
    pub(in crate::servers) fn is_unchecked(&self) -> bool {
        self.said.iter().any(|said| {
            let acts = std::iter::once(&said.act).chain(said.otherwise.as_deref());
            acts.into_iter()
                .any(|act| matches!(act, Act::Receive(inbound) if inbound.checks.is_none()))
        })
    }

    /// Notes what the desk found out about the sender at `domain`. Whoever is at another one by our own
    /// reading has no pass from that.
    pub(in crate::servers) fn check(&mut self, checks: Checks, domain: &str) {
        for said in &mut self.said {
            for act in std::iter::once(&mut said.act).chain(said.otherwise.as_deref_mut()) {
                let Act::Receive(inbound) = act else { continue };
                let (_, own) = inbound.from.value.rsplit_once('@').unwrap_or_default();
                let dmarc = match host::is_same(own, domain) {
                    true => checks.dmarc,
                    false => Check::None,
                };
                letter::check(inbound, Checks { dmarc, ..checks });
            }
        }
    }

    /// It was there before the desk: it is to be found, and nobody's work.
    pub(in crate::servers) fn is_history(&mut self) {
        for said in &mut self.said {
            for act in std::iter::once(&mut said.act).chain(said.otherwise.as_deref_mut()) {
                if let Act::Receive(inbound) = act {
                    inbound.history = true;
                }
            }
        }
    }
}

/// One command, and another in its place where it is about a message that is not ours.
pub(super) struct Said {
    pub(super) act: Act,
    pub(super) otherwise: Option<Box<Act>>,
}

/// What it says, its files kept. Takes time in proportion to its length; a channel that breaks on it
/// leaves it to be seen as it is.
pub(in crate::servers) fn understand(
    store: &Store,
    channel: &dyn Channel,
    came: Came<'_>,
) -> Result<Understood, StoreError> {
    let understood_bytes = came.body.len();
    let inbound = RawInbound {
        door: came.door,
        body: came.body,
        received_at: came.at,
    };
    let understood = catch_unwind(AssertUnwindSafe(|| channel.read(&inbound)));
    drop(inbound);
    let Ok(events) = understood else {
        tracing::error!(channel = %came.name, raw = %came.raw, "the channel broke on a message");
        let act = letter::unreadable(came.name, came.raw, came.bytes_total);
        return Ok(Understood {
            said: vec![Said {
                act: Act::Receive(Box::new(act)),
                otherwise: None,
            }],
            odd: true,
        });
    };
    let keeping = Keeping {
        store,
        name: came.name,
        raw: came.raw,
        whole: (came.bytes_total > understood_bytes as u64)
            .then_some((understood_bytes, came.bytes_total)),
        at: came.at,
    };
    let mut understood = Understood {
        said: Vec::with_capacity(events.len()),
        odd: false,
    };
    for event in events {
        keeping.add(event, &mut understood)?;
    }
    Ok(understood)
}

struct Keeping<'a> {
    store: &'a Store,
    name: &'a Name,
    raw: Digest,
    /// Of a message of which only the head was read: how much of it, and how much there is.
    whole: Option<(usize, u64)>,
    at: Moment,
}

impl Keeping<'_> {
    fn add(&self, event: Event, understood: &mut Understood) -> Result<(), StoreError> {
        let Event {
            key,
            occurred_at,
            kind,
        } = event;
        match kind {
            EventKind::Message(letter) => {
                understood.odd |= letter::is_odd(&letter);
                let act = self.receive(key, *letter, occurred_at)?;
                understood.said.push(Said {
                    act,
                    otherwise: None,
                });
            }
            EventKind::Receipt(mut receipt) => {
                let otherwise = match receipt.notice.take() {
                    Some(notice) => {
                        let act = self.receive(key.clone(), *notice, occurred_at)?;
                        Some(Box::new(act))
                    }
                    None => None,
                };
                let receipt = letter::receipt(self.name, key, &receipt, Some(self.raw));
                let act = Act::Receipt(receipt);
                understood.said.push(Said { act, otherwise });
            }
            EventKind::Complaint(mut complaint) => {
                let otherwise = match complaint.notice.take() {
                    Some(notice) => {
                        let act = self.receive(key.clone(), *notice, occurred_at)?;
                        Some(Box::new(act))
                    }
                    None => None,
                };
                let act = Act::Complaint(command::Complaint {
                    channel: self.name.clone(),
                    key,
                    external_id: complaint.of,
                    reason: complaint.reason,
                });
                understood.said.push(Said { act, otherwise });
            }
            EventKind::Proof { address } => {
                let act = Act::Proven(self.name.clone(), address);
                understood.said.push(Said {
                    act,
                    otherwise: None,
                });
            }
            // Nothing that comes as a file or from a mail server says any of these.
            EventKind::Typing { .. }
            | EventKind::Echo(_)
            | EventKind::Past { .. }
            | EventKind::Order(_)
            | EventKind::Deed(_) => {}
        }
        Ok(())
    }

    fn receive(
        &self,
        key: String,
        mut letter: Letter,
        written_at: Option<Moment>,
    ) -> Result<Act, StoreError> {
        let mut attachments = Vec::new();
        for file in std::mem::take(&mut letter.files)
            .into_iter()
            .take(ATTACHMENTS_MAX)
        {
            attachments.push(self.keep(file)?);
        }
        let raw = Some(self.raw);
        let inbound = letter::inbound(self.name, key, letter, written_at, raw, attachments);
        Ok(Act::Receive(Box::new(inbound)))
    }

    fn keep(&self, file: File) -> Result<Attachment, StoreError> {
        if let Some((read, bytes_total)) = self.whole
            && file.bytes.len() == read
        {
            // The message itself, attached as far as the channel saw it: all of it is kept.
            return Ok(Attachment {
                digest: self.raw,
                size: bytes_total,
                name: file.name,
                mime: file.mime,
                inline: file.inline,
                found: None,
            });
        }
        let instead =
            sniff::found_instead(&file.mime, &file.bytes[..file.bytes.len().min(HEAD_BYTES)]);
        let kept = Attachment {
            digest: self.store.blobs().keep(&file.bytes, self.at)?,
            size: file.bytes.len() as u64,
            name: file.name,
            mime: file.mime,
            inline: file.inline,
            found: None,
        };
        Ok(kept.found_to_be(instead))
    }
}
