//! The channel of kind `mail`: fetched over IMAP or handed over by LMTP, sent by SMTP submission.

use std::net::{IpAddr, SocketAddr};

use crate::domain::Moment;
use crate::domain::channel::Abilities;

use super::call::Call;
use super::email::{Mailbox, own, read, write};
use super::exchange::{Answer, Copy, Request, Step};
use super::inbound::{Event, RawInbound};
use super::outgoing::{Author, Outgoing, Refusal, Verdict};
use super::server::{
    self, AUTHORITIES, CLIENT_ID, CLIENT_SECRET, Called, Existing, Imap, Keys, PROOFS, SECURITY,
    Server, TOKEN_SCOPE, TOKEN_URL,
};
use super::settings::{Flaw, Problem, Reader, Setting, Shape, setting};
use super::{Channel, Ground, Kind, Note, Own, Source};

/// The kind `mail`.
pub(super) struct Mail;

/// An open channel of mail.
#[derive(Debug)]
struct Open {
    mailbox: Mailbox,
    imap: Option<Imap>,
    smtp: Server,
    lmtp: bool,
    resolver: Option<SocketAddr>,
    sent_folder: String,
}

impl Kind for Mail {
    fn name(&self) -> &'static str {
        "mail"
    }

    fn help(&self) -> &'static str {
        "channel.mail.help"
    }

    fn scheme(&self) -> &'static str {
        "mail"
    }

    fn settings(&self) -> &'static [Setting] {
        &SETTINGS
    }

    fn abilities(&self) -> Abilities {
        own::abilities()
    }

    fn open(&self, table: &toml::Table, ground: &Ground) -> Result<Box<dyn Channel>, Vec<Problem>> {
        let mut reader = Reader::new(table, &SETTINGS);
        let mailbox = own::read(&mut reader, ground);
        let imap = server::read(&mut reader, &IMAP).map(|server| imap(&mut reader, server));
        if imap
            .as_ref()
            .is_some_and(|imap| imap.server.login.is_none())
        {
            reader.complain(IMAP.user, Flaw::Missing);
        }
        let sent_folder = reader.text(SENT_FOLDER);
        if imap.is_none() && !sent_folder.is_empty() {
            reader.complain(IMAP.host, Flaw::Missing);
        }
        let lmtp = reader.flag(LMTP, false);
        let resolver = resolver(&mut reader);
        // One account for both is the rule.
        let keys = if table.contains_key(SMTP.user) || table.contains_key(SMTP.password) {
            SMTP
        } else {
            Keys {
                user: IMAP.user,
                password: IMAP.password,
                proof: SIGN_IN,
                ..SMTP
            }
        };
        match server::read(&mut reader, &keys) {
            Some(smtp) => reader.finish(Box::new(Open {
                mailbox,
                imap,
                smtp,
                lmtp,
                resolver,
                sent_folder,
            })),
            None => Err(reader.problems()),
        }
    }
}

impl Open {
    /// Where a copy of the mail called `id` is put, if anywhere.
    fn copy(&self, id: String) -> Option<Box<Copy>> {
        let imap = self
            .imap
            .as_ref()
            .filter(|_| !self.sent_folder.is_empty())?;
        Some(Box::new(Copy {
            server: imap.server.clone(),
            folder: self.sent_folder.clone(),
            id,
        }))
    }
}

/// The DNS server by its address: it cannot be asked for its own name.
fn resolver(reader: &mut Reader<'_>) -> Option<SocketAddr> {
    let written = reader.text(RESOLVER);
    if written.is_empty() {
        return None;
    }
    let alone = || {
        let bare = written.trim_start_matches('[').trim_end_matches(']');
        let address: IpAddr = bare.parse().ok()?;
        Some(SocketAddr::new(address, DNS_PORT))
    };
    let address = written.parse().ok().or_else(alone);
    let address = address.filter(|address: &SocketAddr| address.port() != 0);
    if address.is_none() {
        reader.complain(RESOLVER, Flaw::Value("ip"));
    }
    address
}

fn imap(reader: &mut Reader<'_>, server: Server) -> Imap {
    let folder = reader.text("folder");
    Imap {
        server,
        folder: if folder.is_empty() {
            "INBOX".to_owned()
        } else {
            folder
        },
        existing: match reader.choice("existing", EXISTING) {
            Some("all") => Existing::All,
            Some("history") => Existing::History,
            Some("nothing") => Existing::Nothing,
            _ => Existing::Unread,
        },
    }
}

impl Channel for Open {
    fn abilities(&self) -> Abilities {
        Mail.abilities()
    }

    fn source(&self) -> Source {
        match &self.imap {
            Some(imap) => Source::Imap(Box::new(imap.clone())),
            None => Source::Nowhere,
        }
    }

    fn servers(&self) -> Vec<Called> {
        let imap = self.imap.as_ref().map(|imap| &imap.server);
        let renewals = imap.into_iter().chain([&self.smtp]).filter_map(|server| {
            let renewal = server.login.as_ref()?.renewal.as_ref()?;
            Some(Called::Http(renewal.place.clone()))
        });
        let servers = imap.cloned().map(Called::Imap).into_iter();
        let servers = servers.chain([Called::Smtp(self.smtp.clone())]);
        servers.chain(renewals.take(1)).collect()
    }

    fn is_handed(&self) -> bool {
        self.lmtp
    }

    fn resolver(&self) -> Option<SocketAddr> {
        self.resolver
    }

    fn calls(&self) -> Vec<Call> {
        let imap = self.imap.as_ref().map(|imap| &imap.server);
        let fetched = imap.map(|it| Call::host(IMAP.host, "imap", &it.host, it.port));
        let sent = Call::host(SMTP.host, "smtp", &self.smtp.host, self.smtp.port);
        // One key for both accounts.
        let mut accounts = imap.into_iter().chain([&self.smtp]);
        let renewal = accounts.find_map(|it| it.login.as_ref()?.renewal.as_ref());
        let tokens = renewal.map(|it| &it.place);
        let tokens = tokens.map(|it| Call::host(TOKEN_URL, "tokens", &it.host, it.port));
        let asked = self.resolver.map(|it| {
            let host = it.ip().to_string();
            Call::host(RESOLVER, "dns", &host, it.port())
        });
        let calls = fetched.into_iter().chain([sent]);
        calls.chain(tokens).chain(asked).collect()
    }

    fn takes(&self, recipient: &str) -> bool {
        self.lmtp && self.mailbox.owns(recipient)
    }

    fn read(&self, raw: &RawInbound) -> Vec<Event> {
        read::read(&self.mailbox, raw)
    }

    fn addresses(&self) -> Vec<Own> {
        self.mailbox.own()
    }

    fn code(&self, address: &str, at: Moment) -> Option<String> {
        self.mailbox.code(address, at)
    }

    fn proves(&self, address: &str, code: &str, at: Moment) -> bool {
        self.mailbox.proves(address, code, at)
    }

    fn write_to_self(&self, note: &Note<'_>) -> Option<Request> {
        Some(Request::Submit {
            server: self.smtp.clone(),
            from: self.mailbox.address.clone(),
            to: vec![note.to.to_owned()],
            bytes: self.mailbox.note(note),
            copy: None,
        })
    }

    fn files_bytes_max(&self) -> u64 {
        write::FILES_BYTES_MAX as u64
    }

    fn file_bytes_most(&self) -> u64 {
        write::FILES_BYTES_MAX as u64
    }

    fn id_domain(&self) -> Option<String> {
        Some(self.mailbox.domain().to_owned())
    }

    fn write(&self, outgoing: &Outgoing) -> Result<Request, Verdict> {
        let bytes = write::write(&self.mailbox, outgoing)?;
        // What the desk writes by itself asks for no news: two desks must not answer each other.
        let from = match outgoing.author {
            Author::Person | Author::Bot => self.mailbox.return_path(outgoing.message),
            Author::AutoReply | Author::AutoNotice => String::new(),
        };
        Ok(Request::Submit {
            server: self.smtp.clone(),
            from,
            to: write::recipients(&self.mailbox, outgoing),
            bytes,
            copy: self.copy(write::message_id(&self.mailbox, outgoing)),
        })
    }

    fn judge(&self, outgoing: &Outgoing, answer: &Answer) -> Verdict {
        match answer {
            Answer::Done => Verdict::Sent {
                external_ids: vec![write::message_id(&self.mailbox, outgoing)],
            },
            Answer::Declined { step, code, text } => declined(*step, *code, text),
            Answer::Fault { text, .. } => later(text),
            Answer::Said { status, .. } => later(&format!("answered {status}")),
            Answer::Lost { text } => Verdict::Unknown { why: text.clone() },
        }
    }

    /// Readers fold mails of one Message-ID into one.
    fn removes_repeats(&self) -> bool {
        true
    }
}

/// What a server's no means (RFC 5321, 4.2.1): 4xx will heal, 5xx will not. A login that is refused
/// is the operator's to mend, not a reason to give up on a customer's answer.
fn declined(step: Step, code: u16, text: &str) -> Verdict {
    let said = format!("{code} {text}");
    if code < 500 || step == Step::Login {
        return later(&said);
    }
    let enhanced = text.split_whitespace().next().unwrap_or_default();
    let class = match (step, code, enhanced) {
        (_, 552, _) | (_, _, "5.3.4" | "5.2.3") => Refusal::TooLarge,
        (_, 530 | 535, _) => return later(&said),
        (_, _, enhanced) if enhanced.starts_with("5.7.") => Refusal::Policy,
        (Step::Recipient, ..) => Refusal::BadRecipient,
        _ => Refusal::Policy,
    };
    Verdict::Refused {
        class,
        code: code.to_string(),
        text: text.to_owned(),
    }
}

fn later(why: &str) -> Verdict {
    Verdict::RetryAfter {
        span: None,
        why: why.to_owned(),
    }
}

const IMAP: Keys = Keys {
    host: "imap",
    security: "imap_security",
    user: "user",
    password: "password",
    proof: SIGN_IN,
    tls_port: 993,
    starttls_ports: &[143],
    tls_first: true,
};

const SMTP: Keys = Keys {
    host: "smtp",
    security: "smtp_security",
    user: "smtp_user",
    password: "smtp_password",
    proof: "smtp_sign_in",
    tls_port: 465,
    starttls_ports: &[587, 25],
    tls_first: false,
};

const SIGN_IN: &str = "sign_in";

const LMTP: &str = "lmtp";

const RESOLVER: &str = "resolver";

/// Where DNS servers listen (RFC 1035, 4.2).
const DNS_PORT: u16 = 53;

const SENT_FOLDER: &str = "sent_folder";

const EXISTING: &[&str] = &["unread", "all", "history", "nothing"];

const SETTINGS: [Setting; 29] = [
    own::ADDRESS,
    setting(
        SMTP.host,
        Shape::Text,
        "\"smtp.example.com\"",
        "channel.mail.smtp",
    )
    .required(),
    setting(
        IMAP.host,
        Shape::Text,
        "\"imap.example.com\"",
        "channel.mail.imap",
    ),
    setting(
        IMAP.user,
        Shape::Text,
        "\"soporte@example.com\"",
        "channel.mail.user",
    ),
    setting(
        IMAP.password,
        Shape::Secret,
        "{ credential = \"soporte\" }",
        "channel.mail.password",
    ),
    setting(
        SIGN_IN,
        Shape::Choice(PROOFS),
        "\"password\"",
        "channel.mail.sign_in",
    ),
    setting(
        TOKEN_URL,
        Shape::Text,
        "\"https://oauth2.googleapis.com/token\"",
        "channel.mail.token_url",
    ),
    setting(
        CLIENT_ID,
        Shape::Text,
        "\"centralita\"",
        "channel.mail.client_id",
    ),
    setting(
        CLIENT_SECRET,
        Shape::Secret,
        "{ credential = \"oauth\" }",
        "channel.mail.client_secret",
    ),
    setting(
        TOKEN_SCOPE,
        Shape::Text,
        "\"https://mail.google.com/\"",
        "channel.mail.token_scope",
    ),
    setting("folder", Shape::Text, "\"INBOX\"", "channel.mail.folder"),
    setting(
        "existing",
        Shape::Choice(EXISTING),
        "\"unread\"",
        "channel.mail.existing",
    ),
    setting(
        SENT_FOLDER,
        Shape::Text,
        "\"Sent\"",
        "channel.mail.sent_folder",
    ),
    setting(LMTP, Shape::Flag, "false", "channel.mail.lmtp"),
    setting(
        RESOLVER,
        Shape::Text,
        "\"127.0.0.1\"",
        "channel.mail.resolver",
    ),
    setting(
        IMAP.security,
        Shape::Choice(SECURITY),
        "\"tls\"",
        "channel.mail.imap_security",
    ),
    setting(
        SMTP.security,
        Shape::Choice(SECURITY),
        "\"starttls\"",
        "channel.mail.smtp_security",
    ),
    setting(
        SMTP.user,
        Shape::Text,
        "\"soporte\"",
        "channel.mail.smtp_user",
    ),
    setting(
        SMTP.password,
        Shape::Secret,
        "{ credential = \"smtp\" }",
        "channel.mail.smtp_password",
    ),
    setting(
        SMTP.proof,
        Shape::Choice(PROOFS),
        "\"password\"",
        "channel.mail.smtp_sign_in",
    ),
    setting(
        AUTHORITIES,
        Shape::Text,
        "\"/etc/centralita/ca.pem\"",
        "channel.mail.authorities",
    ),
    own::NAME,
    own::ALIASES,
    own::NUMBERED_SUBJECT,
    own::TRUSTED_SERVER,
    own::FORWARD_DOMAIN,
    own::PLUS_ADDRESSES,
    own::READ_RECEIPTS,
    own::OWN_RETURN_PATH,
];

#[cfg(test)]
mod tests;
