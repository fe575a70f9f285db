//! A mailbox that a server keeps (RFC 9051): what lies in it, its bytes, and news of it. Reads only.
//!
//! Nothing on the server is changed: no flag, no move, no deletion.

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use async_channel::Receiver;
use async_imap::extensions::idle::IdleResponse;
use async_imap::types::{Fetch, UnsolicitedResponse};
use async_imap::{Client, Session};
use futures_util::StreamExt;
use rustls_pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;

use super::smtp::Way;
use super::trust;

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
    /// The server was not reached, went away or spoke in riddles.
    #[error("{0}")]
    Broken(String),
}

/// An open folder.
pub struct Mailbox {
    session: Option<Session<Line>>,
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
            session: Some(session),
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
        let query = format!("UID {from}:{to_text}{unread}");
        let patience = self.patience;
        let session = self.session()?;
        let found = within(patience, session.uid_search(query)).await?;
        // `n:*` always holds the last mail, whatever n is (RFC 9051, 9).
        let mut numbers: Vec<u32> = found
            .into_iter()
            .filter(|number| (from..=to).contains(number))
            .collect();
        numbers.sort_unstable();
        Ok(numbers)
    }

    /// How many bytes each of these mails has; those that are not there any more are left out.
    pub async fn sizes(&mut self, numbers: &[u32]) -> Result<BTreeMap<u32, u64>, ImapError> {
        let fetched = self.fetch(numbers, "(UID RFC822.SIZE)").await?;
        let sizes = fetched
            .iter()
            .filter_map(|mail| Some((mail.uid?, u64::from(mail.size?))));
        Ok(sizes.collect())
    }

    /// The bytes of these mails; those that are not there any more are left out.
    pub async fn bodies(&mut self, numbers: &[u32]) -> Result<BTreeMap<u32, Vec<u8>>, ImapError> {
        let fetched = self.fetch(numbers, "(UID BODY.PEEK[])").await?;
        let bodies = fetched
            .iter()
            .filter_map(|mail| Some((mail.uid?, mail.body().unwrap_or_default().to_vec())));
        Ok(bodies.collect())
    }

    /// At most `length` bytes of one mail from `offset` on; none when it is not there any more.
    pub async fn piece(
        &mut self,
        number: u32,
        offset: u64,
        length: usize,
    ) -> Result<Option<Vec<u8>>, ImapError> {
        let query = format!("(UID BODY.PEEK[]<{offset}.{length}>)");
        let fetched = self.fetch(&[number], &query).await?;
        let mail = fetched.iter().find(|mail| mail.uid == Some(number));
        Ok(mail.map(|mail| mail.body().unwrap_or_default().to_vec()))
    }

    async fn fetch(&mut self, numbers: &[u32], query: &str) -> Result<Vec<Fetch>, ImapError> {
        if numbers.is_empty() {
            return Ok(Vec::new());
        }
        let set = set(numbers);
        let patience = self.patience;
        let session = self.session()?;
        let fetched = async {
            let mut stream = session.uid_fetch(set, query).await?;
            let mut all = Vec::with_capacity(numbers.len());
            while let Some(mail) = stream.next().await {
                all.push(mail?);
            }
            Ok(all)
        };
        within(patience, fetched).await
    }

    /// Waits until the server tells of something, at most `at_most`. Servers that tell nothing are
    /// asked after `asking`.
    pub async fn wait(&mut self, at_most: Duration, asking: Duration) -> Result<(), ImapError> {
        if !self.tells {
            tokio::time::sleep(asking.min(at_most)).await;
            let patience = self.patience;
            let session = self.session()?;
            return within(patience, session.noop()).await;
        }
        let gone = || ImapError::Broken("the connection is gone".to_owned());
        let session = self.session.take().ok_or_else(gone)?;
        let beside = session.unsolicited_responses.clone();
        let mut idle = session.idle();
        within(self.patience, idle.init()).await?;
        // What was told between the last question and now is not told again.
        if !is_there_news(&beside) {
            let (news, _stop) = idle.wait_with_timeout(at_most);
            if let IdleResponse::ManualInterrupt = news.await.map_err(broken)? {
                return Err(gone());
            }
        }
        self.session = Some(within(self.patience, idle.done()).await?);
        Ok(())
    }

    /// Says goodbye, for whoever counts connections.
    pub async fn close(mut self) {
        if let Some(mut session) = self.session.take() {
            let _ = timeout(GOODBYE, session.logout()).await;
        }
    }

    fn session(&mut self) -> Result<&mut Session<Line>, ImapError> {
        self.session
            .as_mut()
            .ok_or_else(|| ImapError::Broken("the connection is gone".to_owned()))
    }
}

/// Whether there is word of more mail among what a server said beside its answers.
fn is_there_news(beside: &Receiver<UnsolicitedResponse>) -> bool {
    let mut news = false;
    while let Ok(said) = beside.try_recv() {
        news |= matches!(
            said,
            UnsolicitedResponse::Exists(_) | UnsolicitedResponse::Recent(_)
        );
    }
    news
}

/// A connection, private or not.
type Line = Box<dyn Wire>;

trait Wire: AsyncRead + AsyncWrite + Unpin + Send + Sync + fmt::Debug {}

impl<T: AsyncRead + AsyncWrite + Unpin + Send + Sync + fmt::Debug> Wire for T {}

async fn enter(server: &Server<'_>) -> Result<Session<Line>, ImapError> {
    let line =
        |error: io::Error| ImapError::Broken(format!("{}:{}: {error}", server.host, server.port));
    let tcp = TcpStream::connect((server.host, server.port))
        .await
        .map_err(line)?;
    let _ = tcp.set_nodelay(true);
    let client = match server.way {
        Way::Clear => greeted(Box::new(tcp)).await?,
        Way::Tls => greeted(Box::new(private(server, tcp).await.map_err(line)?)).await?,
        Way::StartTls => {
            let mut client = Client::new(tcp);
            greeting(&mut client).await?;
            let asked = client.run_command_and_check_ok("STARTTLS", None).await;
            asked.map_err(|error| {
                ImapError::Broken(format!("{} offers no STARTTLS: {error}", server.host))
            })?;
            let tcp = client.into_inner();
            Client::new(Box::new(private(server, tcp).await.map_err(line)?) as Line)
        }
    };
    let entered = client.login(server.user, server.password).await;
    entered.map_err(|(error, _)| match error {
        async_imap::error::Error::No(said) => ImapError::Login(said),
        async_imap::error::Error::Bad(said) => ImapError::Login(said),
        other => broken(other),
    })
}

async fn private(
    server: &Server<'_>,
    tcp: TcpStream,
) -> io::Result<tokio_rustls::client::TlsStream<TcpStream>> {
    let config = trust::client(server.authorities)?;
    let name = ServerName::try_from(server.host.to_owned()).map_err(io::Error::other)?;
    TlsConnector::from(Arc::clone(&config))
        .connect(name, tcp)
        .await
}

async fn greeted(line: Line) -> Result<Client<Line>, ImapError> {
    let mut client = Client::new(line);
    greeting(&mut client).await?;
    Ok(client)
}

async fn greeting<T: AsyncRead + AsyncWrite + Unpin + Send + fmt::Debug>(
    client: &mut Client<T>,
) -> Result<(), ImapError> {
    match client.read_response().await {
        Ok(Some(_)) => Ok(()),
        Ok(None) => Err(ImapError::Broken("the server hung up".to_owned())),
        Err(error) => Err(ImapError::Broken(error.to_string())),
    }
}

async fn within<T>(
    patience: Duration,
    question: impl Future<Output = async_imap::error::Result<T>>,
) -> Result<T, ImapError> {
    match timeout(patience, question).await {
        Ok(answer) => answer.map_err(broken),
        Err(_) => Err(ImapError::Broken("no answer".to_owned())),
    }
}

fn broken(error: async_imap::error::Error) -> ImapError {
    ImapError::Broken(error.to_string())
}

/// Numbers as a set (RFC 9051, 9), runs of them written short.
fn set(numbers: &[u32]) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for number in numbers.iter().copied() {
        match runs.last_mut() {
            Some((_, last)) if last.checked_add(1) == Some(number) => *last = number,
            _ => runs.push((number, number)),
        }
    }
    let written = runs.iter().map(|(first, last)| {
        if first == last {
            first.to_string()
        } else {
            format!("{first}:{last}")
        }
    });
    written.collect::<Vec<_>>().join(",")
}

/// A folder's name in the server's alphabet: modified UTF-7 (RFC 3501, 5.1.3), which every server
/// takes, also those that know better.
fn encoded(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut wide: Vec<u8> = Vec::new();
    for c in name.chars() {
        if (' '..='~').contains(&c) {
            flush(&mut wide, &mut out);
            out.push(c);
            if c == '&' {
                out.push('-');
            }
        } else {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                wide.extend(unit.to_be_bytes());
            }
        }
    }
    flush(&mut wide, &mut out);
    out
}

fn flush(wide: &mut Vec<u8>, out: &mut String) {
    if wide.is_empty() {
        return;
    }
    out.push('&');
    for three in wide.chunks(3) {
        let bits = three
            .iter()
            .fold(0_u32, |bits, byte| (bits << 8) | u32::from(*byte))
            << (8 * (3 - three.len()));
        for place in 0..=three.len() {
            let index = (bits >> (18 - 6 * place)) & 63;
            out.push(char::from(ALPHABET[index as usize]));
        }
    }
    out.push('-');
    wide.clear();
}

/// Base64 with a comma for the slash, which separates folders.
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,";

const GOODBYE: Duration = Duration::from_secs(2);

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
    use tokio::net::TcpListener;

    /// Serves one connection; announces a mail at the moment in which it begins to be listened to.
    async fn announce_while_idle_begins(listener: TcpListener) {
        let (stream, _) = listener.accept().await.expect("a client");
        let (reader, mut writer) = stream.into_split();
        let mut lines = BufReader::new(reader).lines();
        writer.write_all(b"* OK hello\r\n").await.expect("sent");
        let mut idle = String::new();
        while let Ok(Some(line)) = lines.next_line().await {
            let (tag, rest) = line.split_once(' ').unwrap_or((&line, ""));
            let command = rest.split(' ').next().unwrap_or_default();
            let answer = match (tag, command) {
                (_, "CAPABILITY") => format!("* CAPABILITY IMAP4rev1 IDLE\r\n{tag} OK .\r\n"),
                (_, "EXAMINE") => format!(
                    "* 0 EXISTS\r\n* OK [UIDVALIDITY 7] .\r\n* OK [UIDNEXT 1] .\r\n{tag} OK .\r\n"
                ),
                (_, "IDLE") => {
                    tag.clone_into(&mut idle);
                    "* 1 EXISTS\r\n+ idling\r\n".to_owned()
                }
                ("DONE", _) => format!("{idle} OK .\r\n"),
                _ => format!("{tag} OK .\r\n"),
            };
            writer.write_all(answer.as_bytes()).await.expect("sent");
        }
    }

    #[tokio::test]
    async fn a_mail_that_is_announced_while_listening_begins_is_heard_of() {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("bound").port();
        tokio::spawn(announce_while_idle_begins(listener));
        let server = Server {
            host: "127.0.0.1",
            port,
            way: Way::Clear,
            user: "u",
            password: "p",
            authorities: "",
        };
        let hour = Duration::from_secs(3600);
        let minute = Duration::from_secs(60);
        let opened = Mailbox::open(&server, "INBOX", minute).await;
        let (mut mailbox, folder) = opened.expect("opened");
        assert_eq!(folder.validity, 7);
        let heard = timeout(minute, mailbox.wait(hour, hour)).await;
        heard
            .expect("it does not wait for the next one")
            .expect("heard");
    }

    #[test]
    fn runs_of_numbers_are_written_short() {
        assert_eq!(set(&[1, 2, 3, 7, 9, 10]), "1:3,7,9:10");
        assert_eq!(set(&[u32::MAX]), u32::MAX.to_string());
    }

    #[test]
    fn a_folder_is_called_in_the_servers_alphabet() {
        // The example of RFC 3501, 5.1.3, and everyday names.
        assert_eq!(
            encoded("~peter/mail/台北/日本語"),
            "~peter/mail/&U,BTFw-/&ZeVnLIqe-"
        );
        assert_eq!(encoded("Facturación"), "Facturaci&APM-n");
        assert_eq!(encoded("R&D"), "R&-D");
        assert_eq!(encoded("INBOX"), "INBOX");
    }
}
