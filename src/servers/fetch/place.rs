//! Where a mailbox was left: found when it is opened, kept as it is taken.

use std::collections::VecDeque;
use std::time::Duration;

use crate::channels::server::{Existing, Imap};
use crate::domain::channel::Fetched;
use crate::domain::health::Cause;
use crate::engine::command::Act;
use crate::net::imap::{Folder, Mailbox, Which};
use crate::writer::Rejected;

use super::trouble::{Trouble, off_thread};
use super::{BUSY, Fetcher, Old, Open, enter};

impl Fetcher {
    /// Opens the folder and finds where it was left.
    pub(super) async fn open(&mut self) -> Result<Open, Trouble> {
        let (mailbox, folder) = enter(&self.imap, &*self.proofs).await?;
        let on_disk = self.on_disk().await?;
        let (fetched, renumbered) = self.place(folder, on_disk.clone());
        self.withheld.is_under(folder.validity);
        let reached = self.withheld.reached.clone();
        let fetched = match reached.filter(|_| !self.withheld.is_empty()) {
            Some(reached) => reached,
            None => fetched,
        };
        tracing::info!(channel = %self.name, mails = folder.count, "the mailbox is open");
        if renumbered {
            self.ails(Cause::Renumbered, RENUMBERED, Duration::ZERO);
        }
        let old = if fetched.old + 1 >= fetched.first {
            Old::Done
        } else {
            Old::Unknown
        };
        Ok(Open {
            mailbox,
            fetched,
            on_disk,
            old,
            renumbered,
        })
    }

    async fn on_disk(&self) -> Result<Option<Fetched>, Trouble> {
        let (store, name) = (self.intake.store.clone(), self.name.clone());
        let mailbox = called(&self.imap);
        off_thread(move || store.read(|record| record.fetched(&name, &mailbox))).await
    }

    /// Where it was left; from the start where it was never seen, or its numbers are others now, as
    /// is said with it.
    fn place(&self, folder: Folder, known: Option<Fetched>) -> (Fetched, bool) {
        let first = folder.next.max(1);
        let fresh = Fetched {
            channel: self.name.clone(),
            mailbox: called(&self.imap),
            validity: folder.validity,
            first,
            old: 0,
            live: first - 1,
        };
        match known {
            Some(known) if known.validity == folder.validity => (known, false),
            Some(_) => (fresh, true),
            None if self.imap.existing == Existing::Nothing => {
                let old = first - 1;
                (Fetched { old, ..fresh }, false)
            }
            None => (fresh, false),
        }
    }

    /// What of that which was there before is still to be taken; how many there were in all.
    pub(super) async fn look_for_old(
        &self,
        mailbox: &mut Mailbox,
        fetched: &Fetched,
        renumbered: bool,
    ) -> Result<Old, Trouble> {
        let which = match self.imap.existing {
            // Among what has new numbers may be mail that nobody here has seen.
            Existing::History if !renumbered => Which::All,
            Existing::All => Which::All,
            _ => Which::Unread,
        };
        let last = fetched.first - 1;
        // Servers say all numbers in one line: a few thousand of them at a time.
        let step = WINDOW.max(last / WINDOWS_MAX);
        let (mut left, mut taken) = (VecDeque::new(), 0);
        let mut from = 1;
        while from <= last {
            let to = last.min(from.saturating_add(step - 1));
            let found = mailbox.numbers(from, to, which).await?;
            taken += found
                .iter()
                .filter(|number| **number <= fetched.old)
                .count();
            left.extend(found.iter().filter(|number| **number > fetched.old));
            from = to + 1;
        }
        let total = taken + left.len();
        Ok(Old::Left(left, total))
    }

    /// Keeps the place by itself, where no mail brought it along.
    pub(super) async fn keep_place(&self, open: &mut Open) -> Result<(), Trouble> {
        let command = self.intake.command(Act::Fetched(open.fetched.clone()));
        match self.intake.writer.submit(command).await {
            Ok(_) => {
                open.on_disk = Some(open.fetched.clone());
                Ok(())
            }
            Err(Rejected::Busy | Rejected::Full) => Err(Trouble::Hold(BUSY)),
            Err(_) => Err(Trouble::End),
        }
    }
}

/// Which folder of whose mailbox on which server: another one has numbers of its own.
fn called(imap: &Imap) -> String {
    let server = &imap.server;
    let user = server
        .login
        .as_ref()
        .map_or("", |login| login.user.as_str());
    format!(
        "{user}@{}:{}/{}",
        server.host.to_lowercase(),
        server.port,
        imap.folder
    )
}

/// What is told of a mailbox whose numbers are others now.
pub(super) const RENUMBERED: &str =
    "the server numbers this mailbox anew; it is compared with what is kept";

/// How many numbers are asked for at once.
const WINDOW: u32 = 20_000;

/// How often is asked at most, for however many numbers.
const WINDOWS_MAX: u32 = 1_000;
