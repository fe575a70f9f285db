//! One file of a Maildir: reads it, keeps its bytes, has the channel understand it.

use std::future::Future;
use std::io;
use std::sync::Arc;

use crate::channels::Channel;
use crate::channels::inbound::{Door, RAW_BYTES_MAX};
use crate::domain::attachment::Digest;
use crate::domain::{Moment, Name};
use crate::net::maildir::{MailName, Maildir, MaildirError};
use crate::store::{Store, StoreError};

use crate::servers::intake::{Came, Intake, Understood, understand};

/// What came of reading a file.
pub(super) enum Found {
    /// What it says.
    Mail(Understood),
    /// Somebody else took it.
    Gone,
    /// It cannot be read now, and why.
    Aside(String),
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
        let came = Came {
            name: &self.name,
            door: Door::Folder {
                file: self.file.to_text(),
            },
            body: mail.bytes,
            raw,
            bytes_total: mail.bytes_total,
            at: self.now,
        };
        Ok(Found::Mail(understand(&self.store, &*self.channel, came)?))
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
