//! One file of a Maildir: reads it, has the channel understand it, keeps its bytes and files.

use std::future::Future;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use crate::channels::Channel;
use crate::channels::inbound::{Door, Event, EventKind, File, Letter, RAW_BYTES_MAX, RawInbound};
use crate::domain::attachment::{ATTACHMENTS_MAX, Attachment, Digest};
use crate::domain::{Moment, Name};
use crate::engine::command::Act;
use crate::net::maildir::{MailName, Maildir, MaildirError};
use crate::store::{Store, StoreError};

use super::Intake;
use super::letter;

/// What came of reading a file.
pub(super) enum Found {
    /// What it says.
    Mail {
        /// Commands, in order.
        said: Vec<Said>,
        /// It could not be understood, and is kept whole.
        odd: bool,
    },
    /// Somebody else took it.
    Gone,
    /// It cannot be read now, and why.
    Aside(String),
}

/// One command, and another in its place where it is about a message that is not ours.
pub(super) struct Said {
    pub(super) act: Act,
    pub(super) otherwise: Option<Box<Act>>,
}

/// Reads one file, when its turn has come. `again` says that it was put aside before.
pub(super) fn read(
    intake: &Intake,
    name: &Name,
    channel: Arc<dyn Channel>,
    maildir: Maildir,
    file: MailName,
    again: bool,
) -> impl Future<Output = Found> + Send + use<> {
    let readers = Arc::clone(&intake.readers);
    let (store, now) = (intake.store.clone(), (intake.now)());
    let one = One {
        name: name.clone(),
        channel,
        maildir,
        file,
        store,
        now,
        again,
    };
    async move {
        let _turn = readers
            .acquire()
            .await
            .expect("nobody closes the semaphore");
        match tokio::task::spawn_blocking(move || one.read()).await {
            Ok(found) => found,
            Err(error) => Found::Aside(format!("reading it broke: {error}")),
        }
    }
}

struct One {
    name: Name,
    channel: Arc<dyn Channel>,
    maildir: Maildir,
    file: MailName,
    store: Store,
    now: Moment,
    again: bool,
}

impl One {
    fn read(self) -> Found {
        match self.attempt() {
            Ok(found) => found,
            Err(Trouble::Folder(MaildirError::Gone { .. })) => Found::Gone,
            Err(Trouble::Folder(error)) => Found::Aside(error.to_string()),
            Err(Trouble::Store(error)) => Found::Aside(error.to_string()),
        }
    }

    fn attempt(&self) -> Result<Found, Trouble> {
        // One byte more than is understood, so that the channel sees that it is not all.
        let mail = self.maildir.read(&self.file, RAW_BYTES_MAX + 1)?;
        if mail.bytes.is_empty() && !self.again {
            // Written in place by a careless program that is not done yet, most likely.
            return Ok(Found::Aside(EMPTY.to_owned()));
        }
        let raw = if mail.oversize {
            self.keep_streamed()?
        } else {
            self.store.blobs().keep(&mail.bytes, self.now)?
        };
        if !mail.oversize && self.maildir.bytes(&self.file)? != mail.bytes.len() as u64 {
            return Ok(Found::Aside("it is still being written".to_owned()));
        }
        let inbound = RawInbound {
            door: Door::Folder {
                file: self.file.to_text(),
            },
            body: mail.bytes,
            received_at: self.now,
        };
        let understood = catch_unwind(AssertUnwindSafe(|| self.channel.read(&inbound)));
        drop(inbound);
        let Ok(events) = understood else {
            tracing::error!(channel = %self.name, file = %self.file, "the channel broke on a mail");
            let act = letter::unreadable(&self.name, raw, mail.bytes_total);
            return Ok(Found::Mail {
                said: vec![Said {
                    act: Act::Receive(Box::new(act)),
                    otherwise: None,
                }],
                odd: true,
            });
        };
        let mut odd = false;
        let mut said = Vec::with_capacity(events.len());
        for event in events {
            said.extend(self.said(event, raw, &mut odd)?);
        }
        Ok(Found::Mail { said, odd })
    }

    fn said(&self, event: Event, raw: Digest, odd: &mut bool) -> Result<Option<Said>, Trouble> {
        let Event {
            key,
            occurred_at,
            kind,
        } = event;
        match kind {
            EventKind::Message(letter) => {
                *odd |= letter::is_odd(&letter);
                let act = self.receive(key, *letter, occurred_at, raw)?;
                Ok(Some(Said {
                    act,
                    otherwise: None,
                }))
            }
            EventKind::Receipt(mut receipt) => {
                let notice = receipt.notice.take();
                let otherwise = match notice {
                    Some(notice) => {
                        let act = self.receive(key.clone(), *notice, occurred_at, raw)?;
                        Some(Box::new(act))
                    }
                    None => None,
                };
                let receipt = letter::receipt(&self.name, key, &receipt, Some(raw));
                Ok(Some(Said {
                    act: Act::Receipt(receipt),
                    otherwise,
                }))
            }
            EventKind::Typing { .. } => Ok(None),
        }
    }

    fn receive(
        &self,
        key: String,
        mut letter: Letter,
        written_at: Option<Moment>,
        raw: Digest,
    ) -> Result<Act, Trouble> {
        let mut attachments = Vec::new();
        for file in std::mem::take(&mut letter.files)
            .into_iter()
            .take(ATTACHMENTS_MAX)
        {
            attachments.push(self.keep(file)?);
        }
        let inbound = letter::inbound(&self.name, key, letter, written_at, Some(raw), attachments);
        Ok(Act::Receive(Box::new(inbound)))
    }

    fn keep(&self, file: File) -> Result<Attachment, StoreError> {
        Ok(Attachment {
            digest: self.store.blobs().keep(&file.bytes, self.now)?,
            size: file.bytes.len() as u64,
            name: file.name,
            mime: file.mime,
            inline: file.inline,
        })
    }

    /// Keeps what is longer than is understood, up to a limit; the file itself stays in any case.
    fn keep_streamed(&self) -> Result<Digest, Trouble> {
        let mut upload = self.store.blobs().begin(KEPT_BYTES_MAX)?;
        self.maildir
            .stream(&self.file, KEPT_BYTES_MAX, &mut |piece| {
                upload.write(piece).map_err(io::Error::other)
            })?;
        Ok(upload.finish(self.now)?.0)
    }
}

enum Trouble {
    Folder(MaildirError),
    Store(StoreError),
}

impl From<MaildirError> for Trouble {
    fn from(error: MaildirError) -> Self {
        Self::Folder(error)
    }
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Why a file without a byte is left alone for a moment.
pub(super) const EMPTY: &str = "it is empty, perhaps not for long";

/// The most bytes of one mail that are kept in the store; of longer ones only the file has the rest.
const KEPT_BYTES_MAX: u64 = 256 * 1024 * 1024;
