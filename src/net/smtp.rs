//! Hands one mail to a server (RFC 6409), step by step, so that it is known how far it came.

mod way;

use std::io;
use std::time::Duration;

use lettre::Address;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{
    ClientId, Extension, MailBodyParameter, MailParameter, ServerInfo,
};
use lettre::transport::smtp::response::Response;
use tokio::time::timeout;

use super::trust;

/// A server that takes mail, and who we are there.
#[derive(Clone, Copy, Debug)]
pub struct Server<'a> {
    /// Its name or address.
    pub host: &'a str,
    /// Its port.
    pub port: u16,
    /// How the way there is kept private.
    pub way: Way,
    /// Name and password.
    pub login: Option<(&'a str, &'a str)>,
    /// Whether the password is a token (XOAUTH2).
    pub is_token: bool,
    /// A file with authorities besides the system's; empty for none.
    pub authorities: &'a str,
}

/// How the way to a server is kept private.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// TLS from the first byte.
    Tls,
    /// TLS once it was asked for; without it nothing is said.
    StartTls,
    /// Nothing is hidden.
    Clear,
}

/// A mail and its envelope (RFC 5321, 2.3.1).
#[derive(Clone, Copy, Debug)]
pub struct Mailing<'a> {
    /// Where news of it goes; empty for `<>`.
    pub from: &'a str,
    /// For whom: all of them get it, or nobody.
    pub to: &'a [String],
    /// The mail; its lines end as they are to end there.
    pub bytes: &'a [u8],
}

/// How far it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Submitted {
    /// The server has it.
    Taken,
    /// The server said no, and has nothing.
    Declined {
        /// At which step.
        step: Step,
        /// Its code.
        code: u16,
        /// Its words.
        text: String,
    },
    /// It was not reached, or did not say what a server says; it has nothing.
    Failed(String),
    /// Surely not taken: we do not believe the server's certificate.
    Distrusted(String),
    /// It was given the whole mail and did not answer: nobody knows.
    Lost(String),
}

/// At which step a server said no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The greeting, TLS or the login.
    Login,
    /// `MAIL FROM`.
    Sender,
    /// `RCPT TO`.
    Recipient,
    /// `DATA` and the mail.
    Content,
}

/// How long a server is waited for.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// For the connection, its greeting and the login together.
    pub login: Duration,
    /// For each answer.
    pub answer: Duration,
    /// For the answer to a whole mail, and for sending it.
    pub content: Duration,
}

/// Shorter than RFC 5321, 4.5.3.2 asks of servers that relay for strangers; the server here is our
/// own. Long where giving up would mean not to know.
impl Default for Patience {
    fn default() -> Self {
        Self {
            login: Duration::from_secs(30),
            answer: Duration::from_secs(60),
            content: Duration::from_secs(300),
        }
    }
}

/// Hands `mailing` to `server`. Never panics; says exactly how far it came.
pub async fn submit(server: &Server<'_>, mailing: &Mailing<'_>, patience: &Patience) -> Submitted {
    let envelope = match envelope(mailing) {
        Ok(envelope) => envelope,
        Err(declined) => return declined,
    };
    let opened = timeout(patience.login, open(server)).await;
    let mut connection = match opened {
        Ok(Ok(connection)) => connection,
        Ok(Err(ended)) => return ended,
        Err(_) => return Submitted::Failed(format!("{}: no answer", server.host)),
    };
    let ended = hand_over(&mut connection, &envelope, mailing.bytes, patience).await;
    // Whatever it says to a goodbye changes nothing any more.
    let _ = timeout(GOODBYE, connection.abort()).await;
    ended
}

struct Envelope {
    from: Option<Address>,
    to: Vec<Address>,
}

/// An address that cannot be written into a command is refused before anybody is called.
fn envelope(mailing: &Mailing<'_>) -> Result<Envelope, Submitted> {
    let read = |text: &str, step| {
        text.parse::<Address>()
            .map_err(|error| Submitted::Declined {
                step,
                code: 553,
                text: format!("5.1.3 {text}: {error}"),
            })
    };
    let from = match mailing.from {
        "" => None,
        from => Some(read(from, Step::Sender)?),
    };
    let to: Result<Vec<Address>, Submitted> = mailing
        .to
        .iter()
        .map(|to| read(to, Step::Recipient))
        .collect();
    Ok(Envelope { from, to: to? })
}

/// Connects as far as its greeting, and goes again: for what it shows of itself on the way.
pub async fn look(server: &Server<'_>, patience: Duration) -> Result<(), Submitted> {
    let looked = timeout(patience, async {
        let mut connection = connected(server).await?;
        let _ = timeout(GOODBYE, connection.quit()).await;
        Ok(())
    });
    let silent = |_| Submitted::Failed(format!("{}: no answer", server.host));
    looked.await.map_err(silent)?
}

/// Connects, privately where that is due.
async fn connected(server: &Server<'_>) -> Result<AsyncSmtpConnection, Submitted> {
    let failed = |error: io::Error| {
        let text = one_line(format!("{}:{}: {error}", server.host, server.port));
        if trust::is_distrust(&error) {
            Submitted::Distrusted(text)
        } else {
            Submitted::Failed(text)
        }
    };
    let hello = ClientId::default();
    let line = way::connect(server, &hello).await.map_err(failed)?;
    let connected = AsyncSmtpConnection::connect_with_transport(line, &hello).await;
    connected.map_err(|error| said(Step::Login, &error))
}

/// Connects and signs in.
async fn open(server: &Server<'_>) -> Result<AsyncSmtpConnection, Submitted> {
    let mut connection = connected(server).await?;
    if let Some((user, password)) = server.login {
        let credentials = Credentials::new(user.to_owned(), password.to_owned());
        let mechanisms: &[Mechanism] = if server.is_token {
            &[Mechanism::Xoauth2]
        } else {
            &MECHANISMS
        };
        let entered = connection.auth(mechanisms, &credentials).await;
        entered.map_err(|error| said(Step::Login, &error))?;
    }
    Ok(connection)
}

async fn hand_over(
    connection: &mut AsyncSmtpConnection,
    envelope: &Envelope,
    bytes: &[u8],
    patience: &Patience,
) -> Submitted {
    let options = match options(connection.server_info(), envelope, bytes) {
        Ok(options) => options,
        Err(declined) => return declined,
    };
    let sender = Mail::new(envelope.from.clone(), options);
    if let Err(ended) = ask(Step::Sender, patience, connection.command(sender)).await {
        return ended;
    }
    for to in &envelope.to {
        let recipient = Rcpt::new(to.clone(), Vec::new());
        if let Err(ended) = ask(Step::Recipient, patience, connection.command(recipient)).await {
            return ended;
        }
    }
    if let Err(ended) = ask(Step::Content, patience, connection.command(Data)).await {
        return ended;
    }
    // From here on a silence says nothing about whether it was taken.
    match timeout(patience.content, connection.message(bytes)).await {
        Ok(Ok(_)) => Submitted::Taken,
        Ok(Err(error)) if error.status().is_some() => said(Step::Content, &error),
        Ok(Err(error)) => Submitted::Lost(told(&error)),
        Err(_) => Submitted::Lost("no answer to the whole mail".to_owned()),
    }
}

/// What has to be asked of the server for these bytes (RFC 6152, RFC 6531).
fn options(
    server: &ServerInfo,
    envelope: &Envelope,
    bytes: &[u8],
) -> Result<Vec<MailParameter>, Submitted> {
    let mut options = Vec::new();
    if !bytes.is_ascii() && server.supports_feature(Extension::EightBitMime) {
        options.push(MailParameter::Body(MailBodyParameter::EightBitMime));
    }
    let all = envelope.from.iter().chain(&envelope.to);
    let mut all = all.map(|address| -> &str { address.as_ref() });
    if all.any(|address| !address.is_ascii()) {
        if !server.supports_feature(Extension::SmtpUtfEight) {
            return Err(Submitted::Declined {
                step: Step::Recipient,
                code: 553,
                text: "5.6.7 the server takes no address beyond ASCII".to_owned(),
            });
        }
        options.push(MailParameter::SmtpUtfEight);
    }
    Ok(options)
}

/// One command; nothing was taken yet, so a silence is a failure.
async fn ask(
    step: Step,
    patience: &Patience,
    command: impl Future<Output = Result<Response, Error>>,
) -> Result<(), Submitted> {
    match timeout(patience.answer, command).await {
        Ok(Ok(_)) => Ok(()),
        Ok(Err(error)) => Err(said(step, &error)),
        Err(_) => Err(Submitted::Failed("no answer".to_owned())),
    }
}

fn said(step: Step, error: &Error) -> Submitted {
    match error.status() {
        Some(code) => Submitted::Declined {
            step,
            code: u16::from(code),
            text: std::error::Error::source(error).map_or_else(String::new, one_line),
        },
        None => Submitted::Failed(told(error)),
    }
}

/// What the library says in one line, down to the cause.
fn told(error: &Error) -> String {
    let mut text = String::new();
    let mut cause: Option<&dyn std::error::Error> = Some(error);
    while let Some(error) = cause {
        let said = error.to_string();
        if !text.contains(&said) {
            if !text.is_empty() {
                text.push_str(": ");
            }
            text.push_str(&said);
        }
        cause = error.source();
    }
    one_line(&text)
}

fn one_line(text: impl ToString) -> String {
    text.to_string()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// Strongest of the plain ones first; the way is private or on this machine.
const MECHANISMS: [Mechanism; 2] = [Mechanism::Plain, Mechanism::Login];

const GOODBYE: Duration = Duration::from_secs(2);
