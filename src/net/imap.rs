//! A mailbox that a server keeps (RFC 9051): what lies in it, its bytes, and news of it.
//!
//! Nothing that lies there is changed: no flag, no move, no deletion. Nothing it says is believed before
//! it has said all of it.

pub mod copy;
mod guard;
mod spelling;
mod talk;

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use async_imap::imap_proto::{AttributeValue, MailboxDatum, Response, Status};
use async_imap::{Client, Session};
use rustls_pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;

use super::smtp::Way;
use super::{shown, trust};
use guard::Guard;
use spelling::{encoded, set};
use talk::Talk;

/// A server that keeps a mailbox, and who we are there.
#[derive(Clone, Copy, Debug)]
pub struct Server<'a> {
    /// Its name or address.
    pub host: &'a str,
    /// Its port.
    pub port: u16,
    /// How the way there is kept private.
    pub way: Way,
    /// The account.
    pub user: &'a str,
    /// Its password.
    pub password: &'a str,
    /// Whether that is a token (XOAUTH2) and no password.
    pub is_token: bool,
    /// A file with authorities besides the system's; empty for none.
    pub authorities: &'a str,
}

/// Why a mailbox cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImapError {
    /// The server did not let us in: somebody has to do something.
    #[error("the server refused the login: {0}")]
    Login(String),
    /// The folder cannot be opened: it is not there, or not for us.
    #[error("the folder cannot be opened: {0}")]
    Folder(String),
    /// The server knows what was asked, and says no.
    #[error("the server declined: {0}")]
    Declined(String),
    /// We do not believe the server's certificate.
    #[error("{0}")]
    Certificate(String),
    /// The server was not reached, went away or spoke in riddles.
    #[error("{0}")]
    Broken(String),
}

/// An open folder.
pub struct Mailbox {
    talk: Talk,
    tells: bool,
    patience: Duration,
}

/// A folder as it was when it was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Folder {
    /// The word for which numbers these are (`UIDVALIDITY`).
    pub validity: u32,
    /// The number that the next mail will have, or a later one (`UIDNEXT`).
    pub next: u32,
    /// How many mails there are.
    pub count: u32,
}

/// Which mails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// All of them.
    All,
    /// Those that nobody has read.
    Unread,
}

impl Mailbox {
    /// Connects, signs in and opens `folder` to read it. `patience` is for the whole of it, and for
    /// each question later.
    pub async fn open(
        server: &Server<'_>,
        folder: &str,
        patience: Duration,
    ) -> Result<(Self, Folder), ImapError> {
        let opened = timeout(patience, async {
            let session = enter(server).await?;
            Self::select(session, folder, patience).await
        });
        opened
            .await
            .map_err(|_| ImapError::Broken(format!("{}: no answer", server.host)))?
    }

    async fn select(
        mut session: Session<Line>,
        folder: &str,
        patience: Duration,
    ) -> Result<(Self, Folder), ImapError> {
        let able = session.capabilities().await.map_err(broken)?;
        let tells = able.has_str("IDLE");
        let opened = session.examine(encoded(folder)).await;
        let found = opened.map_err(|error| match error {
            async_imap::error::Error::No(said) => ImapError::Folder(said),
            other => broken(other),
        })?;
        let missing = |what| ImapError::Broken(format!("the server tells no {what}"));
        let folder = Folder {
            validity: found.uid_validity.ok_or_else(|| missing("UIDVALIDITY"))?,
            next: found.uid_next.ok_or_else(|| missing("UIDNEXT"))?,
            count: found.exists,
        };
        let mailbox = Self {
            talk: Talk::new(session, folder.count),
            tells,
            patience,
        };
        Ok((mailbox, folder))
    }

    /// The numbers of mails from `from` to `to`, both of them included, lowest first.
    pub async fn numbers(
        &mut self,
        from: u32,
        to: u32,
        which: Which,
    ) -> Result<Vec<u32>, ImapError> {
        if from > to {
            return Ok(Vec::new());
        }
        let to_text = if to == u32::MAX {
            "*".to_owned()
        } else {
            to.to_string()
        };
        let unread = match which {
            Which::All => "",
            Which::Unread => " UNSEEN",
        };
        let query = format!("UID SEARCH UID {from}:{to_text}{unread}");
        let mut numbers: Vec<u32> = Vec::new();
        self.talk.begin();
        self.ask(&query, |said| {
            if let Response::MailboxData(MailboxDatum::Search(found)) = said {
                // `n:*` always holds the last mail, whatever n is (RFC 9051, 9).
                numbers.extend(found.iter().filter(|number| (from..=to).contains(number)));
            }
            Ok(())
        })
        .await?;
        numbers.sort_unstable();
        numbers.dedup();
        Ok(numbers)
    }

    /// Which mails from `from` to `to` are still there, once the server has told of those that are not.
    pub async fn listed(&mut self, from: u32, to: u32) -> Result<Vec<u32>, ImapError> {
        self.ask("NOOP", |_| Ok(())).await?;
        self.numbers(from, to, Which::All).await
    }

    /// How many bytes each of these mails has; those that are not there any more are left out.
    pub async fn sizes(&mut self, numbers: &[u32]) -> Result<BTreeMap<u32, u64>, ImapError> {
        let mut sizes = BTreeMap::new();
        self.fetch(numbers, "(UID RFC822.SIZE)", |number, told| {
            if let AttributeValue::Rfc822Size(bytes) = told {
                sizes.insert(number, u64::from(*bytes));
            }
            Ok(())
        })
        .await?;
        Ok(sizes)
    }

    /// The bytes of these mails; those that are not there any more are left out.
    pub async fn bodies(&mut self, numbers: &[u32]) -> Result<BTreeMap<u32, Vec<u8>>, ImapError> {
        self.contents(numbers, "(UID BODY.PEEK[])").await
    }

    /// At most `length` bytes of one mail from `offset` on; none when it is not there any more.
    pub async fn piece(
        &mut self,
        number: u32,
        offset: u64,
        length: usize,
    ) -> Result<Option<Vec<u8>>, ImapError> {
        let query = format!("(UID BODY.PEEK[]<{offset}.{length}>)");
        Ok(self.contents(&[number], &query).await?.remove(&number))
    }

    async fn contents(
        &mut self,
        numbers: &[u32],
        query: &str,
    ) -> Result<BTreeMap<u32, Vec<u8>>, ImapError> {
        let mut contents: BTreeMap<u32, Vec<u8>> = BTreeMap::new();
        let mut left = ANSWER_BYTES_MAX;
        self.fetch(numbers, query, |number, told| {
            // A mail that is gone has nothing, which is not the same as a mail of no bytes.
            if let AttributeValue::BodySection {
                data: Some(data), ..
            } = told
            {
                let more = || ImapError::Broken("the server sends more than was asked".to_owned());
                left = left.checked_sub(data.len()).ok_or_else(more)?;
                contents.insert(number, data.to_vec());
            }
            Ok(())
        })
        .await?;
        Ok(contents)
    }

    /// Has `each` hear what is told of each of these mails, and of no other.
    async fn fetch(
        &mut self,
        numbers: &[u32],
        query: &str,
        mut each: impl FnMut(u32, &AttributeValue<'_>) -> Result<(), ImapError>,
    ) -> Result<(), ImapError> {
        if numbers.is_empty() {
            return Ok(());
        }
        let question = format!("UID FETCH {} {query}", set(numbers));
        self.ask(&question, |said| {
            let Response::Fetch(_, told) = said else {
                return Ok(());
            };
            let number = told.iter().find_map(|value| match value {
                AttributeValue::Uid(number) => Some(*number),
                _ => None,
            });
            let Some(number) = number.filter(|number| numbers.contains(number)) else {
                return Ok(());
            };
            told.iter().try_for_each(|value| each(number, value))
        })
        .await
    }

    /// Waits until the server tells of something, at most `at_most`. Servers that tell nothing are
    /// asked after `asking`.
    pub async fn wait(&mut self, at_most: Duration, asking: Duration) -> Result<(), ImapError> {
        if self.tells {
            self.tells = self.talk.listen(at_most, self.patience).await?;
            if self.tells {
                return Ok(());
            }
        }
        tokio::time::sleep(asking.min(at_most)).await;
        self.ask("NOOP", |_| Ok(())).await
    }

    async fn ask(
        &mut self,
        question: &str,
        each: impl FnMut(&Response<'_>) -> Result<(), ImapError>,
    ) -> Result<(), ImapError> {
        let asked = timeout(self.patience, self.talk.ask(question, each)).await;
        asked.unwrap_or_else(|_| Err(ImapError::Broken("no answer".to_owned())))
    }

    /// Says goodbye, for whoever counts connections.
    pub async fn close(self) {
        let mut session = self.talk.into_session();
        let _ = timeout(GOODBYE, session.logout()).await;
    }
}

/// A connection, private or not.
type Line = Box<dyn Wire>;

trait Wire: AsyncRead + AsyncWrite + Unpin + Send + Sync + fmt::Debug {}

impl<T: AsyncRead + AsyncWrite + Unpin + Send + Sync + fmt::Debug> Wire for T {}

/// Connects as far as its greeting, and goes again: for what it shows of itself on the way.
pub async fn look(server: &Server<'_>, patience: Duration) -> Result<(), ImapError> {
    let looked = timeout(patience, async {
        let mut client = connected(server).await?;
        let goodbye = client.run_command_and_check_ok("LOGOUT", None);
        let _ = timeout(GOODBYE, goodbye).await;
        Ok(())
    });
    let silent = |_| ImapError::Broken(format!("{}: no answer", server.host));
    looked.await.map_err(silent)?
}

/// Connects, privately where that is due.
async fn connected(server: &Server<'_>) -> Result<Client<Line>, ImapError> {
    let line = |error: io::Error| {
        let text = format!("{}:{}: {error}", server.host, server.port);
        if trust::is_distrust(&error) {
            ImapError::Certificate(text)
        } else {
            ImapError::Broken(text)
        }
    };
    let tcp = TcpStream::connect((server.host, server.port))
        .await
        .map_err(line)?;
    let _ = tcp.set_nodelay(true);
    match server.way {
        Way::Clear => greeted(Box::new(Guard::new(tcp))).await,
        Way::Tls => {
            let private = private(server, tcp).await.map_err(line)?;
            greeted(Box::new(Guard::new(private))).await
        }
        Way::StartTls => {
            let mut client = Client::new(Guard::new(tcp));
            greeting(&mut client).await?;
            let asked = client.run_command_and_check_ok("STARTTLS", None).await;
            asked.map_err(|error| {
                ImapError::Broken(format!("{} offers no STARTTLS: {error}", server.host))
            })?;
            // What was said in clear after it goes with the client that read it.
            let tcp = client.into_inner().into_inner();
            let private = private(server, tcp).await.map_err(line)?;
            Ok(Client::new(Box::new(Guard::new(private)) as Line))
        }
    }
}

/// Connects and signs in.
async fn enter(server: &Server<'_>) -> Result<Session<Line>, ImapError> {
    let client = connected(server).await?;
    let entered = if server.is_token {
        client.authenticate("XOAUTH2", Bearer::new(server)).await
    } else {
        client.login(server.user, server.password).await
    };
    let entered = entered.map_err(|(error, _)| match error {
        // RFC 5530, 3: who asks later may be let in.
        async_imap::error::Error::No(said) if said.contains("[UNAVAILABLE]") => {
            ImapError::Broken(said)
        }
        async_imap::error::Error::No(said) => ImapError::Login(said),
        async_imap::error::Error::Bad(said) => ImapError::Login(said),
        other => broken(other),
    })?;
    Ok(entered)
}

/// Says the token once; whatever is asked then is why it was refused, and waits for an empty line.
struct Bearer(Option<String>);

impl Bearer {
    fn new(server: &Server<'_>) -> Self {
        let said = format!(
            "user={}\x01auth=Bearer {}\x01\x01",
            server.user, server.password
        );
        Self(Some(said))
    }
}

impl async_imap::Authenticator for Bearer {
    type Response = String;

    fn process(&mut self, _challenge: &[u8]) -> String {
        self.0.take().unwrap_or_default()
    }
}

async fn private(
    server: &Server<'_>,
    tcp: TcpStream,
) -> io::Result<tokio_rustls::client::TlsStream<TcpStream>> {
    let config = trust::client(server.authorities)?;
    let name = ServerName::try_from(server.host.to_owned()).map_err(io::Error::other)?;
    let line = TlsConnector::from(Arc::clone(&config))
        .connect(name, tcp)
        .await?;
    shown::note(server.host, server.port, line.get_ref().1);
    Ok(line)
}

async fn greeted(line: Line) -> Result<Client<Line>, ImapError> {
    let mut client = Client::new(line);
    greeting(&mut client).await?;
    Ok(client)
}

async fn greeting<T: AsyncRead + AsyncWrite + Unpin + Send + fmt::Debug>(
    client: &mut Client<T>,
) -> Result<(), ImapError> {
    let said = client.read_response().await?;
    let said = said.ok_or_else(|| ImapError::Broken("the server hung up".to_owned()))?;
    match said.parsed() {
        Response::Data {
            status: Status::Ok | Status::PreAuth,
            ..
        } => Ok(()),
        Response::Data { outcome, .. } => Err(ImapError::Broken(format!(
            "the server does not let anybody in: {}",
            one_line(outcome.information.as_deref().unwrap_or_default())
        ))),
        _ => Err(ImapError::Broken("that is no mail server".to_owned())),
    }
}

fn broken(error: impl fmt::Display) -> ImapError {
    ImapError::Broken(one_line(&error.to_string()))
}

impl From<async_imap::error::Error> for ImapError {
    fn from(error: async_imap::error::Error) -> Self {
        broken(error)
    }
}

impl From<io::Error> for ImapError {
    fn from(error: io::Error) -> Self {
        broken(error)
    }
}

/// What a server said, as far as somebody reads it: a parser gives back all that it did not understand.
fn one_line(said: &str) -> String {
    let line = said.split_whitespace().take(WORDS_MAX);
    let line: Vec<&str> = line.collect();
    line.join(" ").chars().take(WORDS_CHARS_MAX).collect()
}

/// How many bytes of mails are taken with one answer, whatever sizes the server told.
const ANSWER_BYTES_MAX: usize = 80 << 20;

/// How much of a server's words is shown.
const WORDS_MAX: usize = 60;

/// The same in characters.
const WORDS_CHARS_MAX: usize = 300;

const GOODBYE: Duration = Duration::from_secs(2);

#[cfg(test)]
mod tests;
