//! The demo while it runs: fills the desk, says how to use it, tells what happens, lets customers write.

use std::collections::BTreeSet;
use std::time::Duration;

use tokio::sync::mpsc::UnboundedReceiver;
use tokio::time::{Instant, timeout};

use crate::cli::failure::Failure;
use crate::cli::output::write;
use crate::cli::when;
use crate::client::{Client, ClientError, Dial, Happening, Inbox, Options, SignIn};
use crate::net::lookout::Lookout;
use crate::net::maildir::{MailName, Maildir, MaildirError};
use crate::protocol::list::List;
use crate::protocol::message::lists::{Filter, ListsRequest, Sort, WindowOf};
use crate::protocol::message::work::{Outgoing, WorkRequest};
use crate::protocol::message::{Data, DeskRequest, News as Told, ToDesk};
use crate::protocol::view::conversation::EventView;
use crate::words::Lang;

use super::address::Addresses;
use super::banner::{Banner, Commands};
use super::letter::{self, Answer, OPENING, SAMPLES};
use super::news::{News, Tour};
use super::people;
use super::place::Place;
use super::traffic::Traffic;

/// A demo to be shown.
pub(super) struct Show<'a> {
    pub(super) lang: Lang,
    pub(super) place: &'a Place,
    pub(super) addresses: &'a Addresses,
    pub(super) secrets: Option<Vec<String>>,
    pub(super) is_new: bool,
    pub(super) traffic: bool,
    pub(super) tour: bool,
    pub(super) begun: Instant,
}

impl Show<'_> {
    /// Shows it until the desk, which speaks through `lines`, has stopped.
    pub(super) async fn run(&self, mut lines: UnboundedReceiver<String>) -> Result<(), Failure> {
        loop {
            match lines.recv().await {
                // Why it did not come up, the desk itself says.
                None => return Ok(()),
                Some(line) if line.starts_with("ready") => break,
                Some(_) => {}
            }
        }
        let (client, mut inbox) = self.operator(None).await?;
        follow(&client).await?;
        let (secrets, reset) = (self.secrets.as_deref(), self.place.was_public());
        people::hire(&client, secrets, reset).await?;
        self.place.remember_public(secrets.is_some())?;
        if !self.place.is_filled() {
            self.fill(&client, &mut inbox).await?;
            self.place.filled()?;
        }
        let banner = Banner {
            lang: self.lang,
            place: self.place,
            addresses: self.addresses,
            fingerprint: fingerprint(&client).await?,
            is_new: self.is_new,
            conversations: count(&client).await?,
            agent: people::link(&client, people::USER).await?,
            supervisor: people::link(&client, people::SUPERVISOR).await?,
            secrets,
            took: self.begun.elapsed(),
        };
        write(&format!("{}\n", banner.lines().join("\n")))?;
        self.watch(client, inbox, lines).await
    }

    async fn operator(&self, acting_for: Option<&str>) -> Result<(Client, Inbox), ClientError> {
        let acting_for = acting_for.map(people::name);
        let mut options = Options::new("centralita demo", SignIn::Local { acting_for });
        self.lang.code().clone_into(&mut options.language);
        Client::connect(Dial::unix(&self.place.socket()), options).await
    }

    /// Writes the message that one of the samples answers, drops the samples, and waits for them.
    async fn fill(&self, client: &Client, inbox: &mut Inbox) -> Result<(), Failure> {
        if count(client).await? == 0 {
            let (author, _) = self.operator(Some(OPENING.by)).await?;
            author.command(ToDesk::Work(opening())).await?;
            author.close().await;
        }
        let reference = reference(client).await?;
        let now = when::now();
        letter::deliver_samples(&self.place.inbox(), &reference, now).map_err(broken)?;
        let all = async {
            let mut missing = SAMPLES.len();
            while missing > 0 {
                match inbox.next().await {
                    Some(happening) => {
                        let event = of_journal(happening);
                        missing -= usize::from(event.is_some_and(|event| event.kind == "received"));
                    }
                    None => break,
                }
            }
        };
        // A start that was cut short had some of them before; then fewer come.
        timeout(FILL_WITHIN, all).await.unwrap_or(());
        Ok(())
    }

    async fn watch(
        &self,
        client: Client,
        mut inbox: Inbox,
        mut lines: UnboundedReceiver<String>,
    ) -> Result<(), Failure> {
        let outbox = Maildir::at(&self.place.outbox());
        let mut leaving = Lookout::new().watch(&outbox.new_folder())?;
        let mut gone = Gone::begin(&outbox)?;
        let news = News::new(self.lang);
        let commands = || Commands::of(self.place);
        let mut tour = self.tour.then(|| Tour::new(self.lang, commands()));
        if let Some(hint) = tour.as_ref().and_then(|tour| tour.hint(None)) {
            say(&hint)?;
        }
        let begun = Instant::now();
        let mut traffic = self.traffic.then(|| Traffic::new(SEED, when::now().0));
        let mut is_open = true;
        loop {
            tokio::select! {
                line = lines.recv() => match line {
                    Some(_) => {}
                    None => return Ok(()),
                },
                happening = inbox.next(), if is_open => {
                    is_open = happening.is_some();
                    if let Some(event) = happening.and_then(of_journal) {
                        if let Some(line) = news.tell(&client, &event).await {
                            say(&line)?;
                        }
                        let hint = tour.as_mut().and_then(|tour| tour.hear(&event));
                        if let Some(hint) = hint {
                            say(&hint)?;
                        }
                    }
                }
                _ = leaving.wait(LOOK_EVERY) => {
                    let now = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
                    for (file, answer) in gone.look(&outbox)? {
                        if let Some(traffic) = &mut traffic {
                            traffic.answered(&answer, now);
                        }
                        if !answer.automatic {
                            say(&news.left(&answer.to, &file))?;
                        }
                    }
                    for letter in traffic.iter_mut().flat_map(|traffic| traffic.due(now)) {
                        let inbox = self.place.inbox();
                        letter::deliver(&inbox, when::now(), &letter.key, &letter.bytes)
                            .map_err(broken)?;
                    }
                }
            }
        }
    }
}

/// What left the desk, as far as it was seen.
struct Gone {
    seen: BTreeSet<String>,
}

impl Gone {
    /// What is there already was told before.
    fn begin(outbox: &Maildir) -> Result<Self, Failure> {
        let mut gone = Self {
            seen: BTreeSet::new(),
        };
        gone.look(outbox)?;
        Ok(gone)
    }

    /// What came since the last look.
    fn look(&mut self, outbox: &Maildir) -> Result<Vec<(String, Answer)>, Failure> {
        let waiting = outbox.waiting(LEFT_MAX).map_err(broken)?;
        let names: BTreeSet<String> = waiting.names.iter().map(MailName::to_text).collect();
        let fresh = waiting
            .names
            .iter()
            .filter(|name| !self.seen.contains(&name.to_text()));
        let mut all = Vec::new();
        for name in fresh {
            // Somebody who takes the mail away at once, as a mail server does, is no error.
            if let Ok(mail) = outbox.read(name, HEADER_BYTES_MAX) {
                all.push((name.to_text(), Answer::read(&mail.bytes)));
            }
        }
        self.seen = names;
        Ok(all)
    }
}

fn say(line: &str) -> Result<(), Failure> {
    Ok(write(&format!("{}  {line}\n", when::shown(when::now())))?)
}

fn broken(error: MaildirError) -> Failure {
    Failure::Here(error.to_string())
}

fn of_journal(happening: Happening) -> Option<EventView> {
    match happening {
        Happening::Event(event) => match *event.news {
            Told::Journal { event } => Some(event),
            _ => None,
        },
        _ => None,
    }
}

async fn follow(client: &Client) -> Result<(), ClientError> {
    let events = DeskRequest::Events {
        after: None,
        limit: 1,
        follow: true,
        kinds: List::new(),
        conversation: None,
    };
    client.ask(ToDesk::Desk(events)).await.map(|_| ())
}

async fn fingerprint(client: &Client) -> Result<Option<String>, ClientError> {
    let asked = client.ask(ToDesk::Desk(DeskRequest::Certificate)).await;
    match asked?.data {
        Data::Certificate(certificate) => Ok(Some(certificate.fingerprint)),
        _ => Ok(None),
    }
}

fn opening() -> WorkRequest {
    WorkRequest::Begin {
        channel: people::name(OPENING.channel),
        address: OPENING.to.to_owned(),
        contact_name: OPENING.name.to_owned(),
        queue: Some(people::name(OPENING.queue)),
        case: None,
        message: Box::new(Outgoing {
            client_message: None,
            text: OPENING.text.to_owned(),
            html: None,
            attachments: List::new(),
            subject: Some(OPENING.subject.to_owned()),
            to: None,
            channel: None,
            cc: List::new(),
            made_with: None,
            template: None,
            confirmed: false,
        }),
    }
}

/// The first conversation's reference, which the customer quotes.
async fn reference(client: &Client) -> Result<String, ClientError> {
    match window(client).await? {
        (first, _) if !first.is_empty() => Ok(first),
        _ => Err(ClientError::Unexpected),
    }
}

async fn count(client: &Client) -> Result<u32, ClientError> {
    window(client).await.map(|(_, total)| total)
}

/// The first conversation's reference, empty without one, and how many there are.
async fn window(client: &Client) -> Result<(String, u32), ClientError> {
    let of = WindowOf {
        filter: Filter::default(),
        sort: Sort::Number,
        cursor: None,
        limit: 1,
    };
    let ask = ListsRequest::Window { of: Box::new(of) };
    match client.ask(ToDesk::Lists(ask)).await?.data {
        Data::Window(window) => {
            let first = window.items.first().map(|one| one.reference.clone());
            Ok((first.unwrap_or_default(), window.counts.total))
        }
        _ => Err(ClientError::Unexpected),
    }
}

/// How long the samples may take to be read.
const FILL_WITHIN: Duration = Duration::from_secs(5);

/// How often customers and answers are looked after.
const LOOK_EVERY: Duration = Duration::from_millis(250);

/// How many mails that left are looked at; later ones are not told where nobody takes them away.
const LEFT_MAX: usize = 2_000;

/// How much of a mail is read for its header, in bytes.
const HEADER_BYTES_MAX: usize = 16 * 1_024;

/// The customers' luck, the same every time.
const SEED: u64 = 2_026;
