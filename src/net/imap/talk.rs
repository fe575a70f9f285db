//! One question to a server and the whole of its answer: a no, a goodbye or a hang-up in the middle
//! is an error, and never an answer that happens to be short.

use std::time::Duration;

use async_imap::Session;
use async_imap::imap_proto::{MailboxDatum, Response, Status};
use tokio::time::timeout;

use super::{ImapError, Line, one_line};

/// A session with an open folder.
pub(super) struct Talk {
    session: Session<Line>,
    /// How many mails the server last told of.
    count: u32,
    /// There were others than that since [`Talk::begin`].
    news: bool,
}

impl Talk {
    pub(super) fn new(session: Session<Line>, count: u32) -> Self {
        Self {
            session,
            count,
            news: false,
        }
    }

    pub(super) fn into_session(self) -> Session<Line> {
        self.session
    }

    /// Whatever was told of so far will be seen by what is asked next.
    pub(super) fn begin(&mut self) {
        self.news = false;
    }

    /// Asks, and has `each` hear everything that is said until the server is done.
    pub(super) async fn ask(
        &mut self,
        command: &str,
        mut each: impl FnMut(&Response<'_>) -> Result<(), ImapError>,
    ) -> Result<(), ImapError> {
        let tag = self.session.run_command(command).await?;
        loop {
            let said = self.session.read_response().await?.ok_or_else(hung_up)?;
            match said.parsed() {
                Response::Done {
                    tag: of,
                    status,
                    outcome,
                } if *of == tag => {
                    let words = outcome.information.as_deref().unwrap_or_default();
                    return ended(status, words);
                }
                other => {
                    self.heed(other)?;
                    each(other)?;
                }
            }
        }
    }

    /// Listens until there are more mails, at most so long; says whether the server lets us listen.
    pub(super) async fn listen(
        &mut self,
        at_most: Duration,
        patience: Duration,
    ) -> Result<bool, ImapError> {
        let silent = || ImapError::Broken("no answer".to_owned());
        let begun = timeout(patience, self.begin_to_listen());
        let Some(tag) = begun.await.map_err(|_| silent())?? else {
            return Ok(false);
        };
        // What was told between the last question and now is not told again.
        if !self.news
            && let Ok(heard) = timeout(at_most, self.hear()).await
        {
            heard?;
        }
        let ended = async {
            self.session.run_command_untagged("DONE").await?;
            loop {
                let said = self.session.read_response().await?.ok_or_else(hung_up)?;
                if matches!(said.parsed(), Response::Done { tag: of, .. } if *of == tag) {
                    return Ok(());
                }
                self.heed(said.parsed())?;
            }
        };
        let ended: Result<(), ImapError> = timeout(patience, ended).await.map_err(|_| silent())?;
        ended.map(|()| true)
    }

    /// The tag under which it listens; none when the server does not let us.
    async fn begin_to_listen(
        &mut self,
    ) -> Result<Option<async_imap::imap_proto::RequestId>, ImapError> {
        let tag = self.session.run_command("IDLE").await?;
        loop {
            let said = self.session.read_response().await?.ok_or_else(hung_up)?;
            match said.parsed() {
                Response::Continue(_) => return Ok(Some(tag)),
                Response::Done { tag: of, .. } if *of == tag => return Ok(None),
                other => self.heed(other)?,
            }
        }
    }

    /// Until anything is said but that all is well.
    async fn hear(&mut self) -> Result<(), ImapError> {
        loop {
            let said = self.session.read_response().await?.ok_or_else(hung_up)?;
            self.heed(said.parsed())?;
            if !matches!(said.parsed(), Response::Data { .. } | Response::Continue(_)) {
                return Ok(());
            }
        }
    }

    /// What is said beside the answers (RFC 9051, 7).
    fn heed(&mut self, said: &Response<'_>) -> Result<(), ImapError> {
        match said {
            Response::MailboxData(MailboxDatum::Exists(count)) => {
                // Some servers repeat it with every answer.
                self.news |= *count != self.count;
                self.count = *count;
            }
            Response::Expunge(_) => self.count = self.count.saturating_sub(1),
            Response::Data {
                status: Status::Bye,
                outcome,
            } => {
                let words = outcome.information.as_deref().unwrap_or_default();
                return Err(ImapError::Broken(format!(
                    "the server says goodbye: {}",
                    one_line(words)
                )));
            }
            _ => {}
        }
        Ok(())
    }
}

fn ended(status: &Status, words: &str) -> Result<(), ImapError> {
    match status {
        Status::Ok => Ok(()),
        _ => Err(ImapError::Declined(one_line(words))),
    }
}

fn hung_up() -> ImapError {
    ImapError::Broken("the server hung up".to_owned())
}
