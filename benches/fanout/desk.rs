//! The real daemon in a folder of its own, with people who sign in by token.

use std::net::SocketAddr;
use std::path::Path;

use anyhow::{Context, Result, bail};
use centralita::client::{Client, Dial, Inbox, Options, SignIn};
use centralita::domain::agent::Role;
use centralita::domain::{ConversationId, Name, Span};
use centralita::net::own::OwnCertificate;
use centralita::protocol::key::Secret;
use centralita::protocol::message::people::NewPerson;
use centralita::protocol::message::work::Outgoing;
use centralita::protocol::message::{Data, PeopleRequest, WorkRequest};
use centralita::protocol::{List, ToDesk};
use rustls_pki_types::{CertificateDer, UnixTime};
use tempfile::TempDir;

use crate::daemon::Daemon;
use crate::link::{self, Pace, Reading};
use crate::thin::Thin;

/// A running daemon.
pub(crate) struct Desk {
    folder: TempDir,
    daemon: Daemon,
    agents: SocketAddr,
    authority: CertificateDer<'static>,
    tokens: Vec<Secret>,
    pub(crate) operator: Client,
    _inbox: Inbox,
}

impl Desk {
    pub(crate) async fn start(people: usize) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let at = |name: &str| folder.path().join(name);
        std::fs::create_dir_all(at("etc"))?;
        std::fs::write(at("etc/centralita.toml"), configuration(folder.path()))?;
        let daemon = Daemon::start(&at("etc"), &at("data"))?;
        let now = i64::try_from(UnixTime::now().as_secs())?;
        let own = OwnCertificate::open(&at("data/tls"), &[], now)?;
        let local = SignIn::Local { acting_for: None };
        let dial = Dial::unix(daemon.address("control")?.as_ref());
        let (operator, inbox) = Client::connect(dial, Options::new("bench", local)).await?;
        let agents = daemon.address("agents")?.parse()?;
        let mut desk = Self {
            authority: own.authority().certificate().clone(),
            agents,
            daemon,
            folder,
            tokens: Vec::new(),
            operator,
            _inbox: inbox,
        };
        for n in 0..people {
            let token = desk.hire(&format!("persona{n}")).await?;
            desk.tokens.push(token);
        }
        Ok(desk)
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    async fn hire(&self, who: &str) -> Result<Secret> {
        let agent = Name::new(who)?;
        let person = Box::new(NewPerson {
            name: agent.clone(),
            display: who.to_owned(),
            role: Role::Supervisor,
            sets: List::new(),
            queues: List::new(),
            skills: List::new(),
            capacity: 5,
            interruptible: None,
            password: None,
            must_change: false,
        });
        let add = ToDesk::People(PeopleRequest::Add { person });
        self.operator.command(add).await?;
        let make = ToDesk::People(PeopleRequest::MakeToken {
            agent,
            name: Name::new("bench")?,
            valid: Span::days(1),
            once: false,
        });
        match self.operator.command(make).await?.data {
            Data::Token(token) => Ok(token.token),
            other => bail!("no token: {other:?}"),
        }
    }

    /// A conversation that everybody may read.
    pub(crate) async fn begin(&self) -> Result<ConversationId> {
        let begin = ToDesk::Work(WorkRequest::Begin {
            channel: Name::new("correo")?,
            address: "cliente@example.test".to_owned(),
            contact_name: String::new(),
            queue: None,
            case: None,
            message: Box::new(Outgoing {
                client_message: None,
                text: "Hola".to_owned(),
                html: None,
                attachments: List::new(),
                subject: Some("Hola".to_owned()),
                to: None,
                channel: None,
                cc: List::new(),
                made_with: None,
                template: None,
                confirmed: false,
            }),
        });
        match self.operator.command(begin).await?.data {
            Data::Sent(sent) => Ok(sent.conversation),
            other => bail!("not begun: {other:?}"),
        }
    }

    pub(crate) async fn sign_in(&self, n: usize, pace: Pace) -> Result<(Client, Inbox)> {
        let (client, inbox, _) = self.sign_in_reading(n, pace).await?;
        Ok((client, inbox))
    }

    /// Signs the `n`th client in.
    pub(crate) async fn sign_in_reading(
        &self,
        n: usize,
        pace: Pace,
    ) -> Result<(Client, Inbox, Reading)> {
        let (stream, reading) = link::connect(self.agents, &self.authority, n, pace).await?;
        let token = self.tokens[n % self.tokens.len()].clone();
        let options = Options::new("bench", SignIn::Token(token));
        let (client, inbox) = Client::connect(Dial::made(stream), options).await?;
        Ok((client, inbox, reading))
    }

    /// Signs the `n`th client in as one that only reads.
    pub(crate) async fn sign_in_thin(&self, n: usize) -> Result<Thin> {
        let (stream, _) = link::connect(self.agents, &self.authority, n, Pace::Brisk).await?;
        Thin::enter(stream, self.tokens[n % self.tokens.len()].clone()).await
    }

    /// Processor time of the daemon so far: fields 14 and 15 of proc(5)'s `stat`, in hundredths of a second.
    pub(crate) fn cpu(&self) -> Result<std::time::Duration> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.daemon.id()))?;
        let (_, after_name) = stat.rsplit_once(')').unwrap_or_default();
        let mut fields = after_name.split_whitespace().skip(11);
        let mut next = || fields.next().context("Linux says so");
        let ticks = next()?.parse::<u64>()? + next()?.parse::<u64>()?;
        Ok(std::time::Duration::from_millis(ticks * 10))
    }

    /// The daemon's process.
    pub(crate) fn process(&self) -> u32 {
        self.daemon.id()
    }

    /// What the daemon has in memory that is its own, in bytes.
    pub(crate) fn memory(&self) -> Result<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.daemon.id()))?;
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("RssAnon:"));
        let kilobytes = line.and_then(|line| line.split_whitespace().next());
        Ok(kilobytes.context("Linux says so")?.parse::<u64>()? * 1024)
    }
}

fn configuration(folder: &Path) -> String {
    let folder = folder.display();
    format!(
        r#"
[server]
agents = "127.0.0.1:0"
https = "127.0.0.1:0"
http = "127.0.0.1:0"

[limits]
sessions_per_person = 100
requests_per_second = 100000
requests_burst = 100000

[channel.correo]
kind = "maildir"
inbox = "{folder}/in"
outbox = "{folder}/out"
address = "soporte@example.com"
queue = "soporte"

[queue.soporte]
"#
    )
}
