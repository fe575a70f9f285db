//! A person at the desk: takes offers, answers what is not answered, and asks again after every loss.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use centralita::client::{Client, ClientError, Dial, Happening, Inbox, Options, SignIn, Wire};
use centralita::domain::ConversationId;
use centralita::net::fingerprint::Fingerprint;
use centralita::net::pin::{Trust, connect_tls};
use centralita::protocol::key::{Id128, Secret};
use centralita::protocol::message::lists::{Filter, ListsRequest, Owner, Sort, WindowOf};
use centralita::protocol::message::work::Outgoing;
use centralita::protocol::message::{Accepted, News, WorkRequest};
use centralita::protocol::view::conversation::{ConversationStatus, Direction, WorkState};
use centralita::protocol::{Code, Data, List, Refusal, ToDesk};
use tokio::sync::watch;
use tokio::time::{sleep, timeout};

use super::ledger::{Ledger, answered_by};
use super::{PASSWORD, PEOPLE};

/// Where the desk is at the moment.
pub(super) struct Place {
    pub(super) address: watch::Sender<String>,
    pub(super) key: Fingerprint,
}

/// Somebody at work.
pub(super) struct Person {
    name: &'static str,
    place: Arc<Place>,
    ledger: Arc<Ledger>,
    done: watch::Receiver<bool>,
    /// Names their client in the keys of its commands, whatever becomes of its connections.
    id: Id128,
    /// The count of the command that is asked now, or next.
    count: u64,
    /// What was asked and not answered: asked again under the same key before anything else.
    open: Option<Open>,
    /// Whether the client mends its connection itself, or is thrown away with it.
    mends: bool,
    token: Option<Secret>,
    answers: u64,
    /// What was answered and not looked at again since: the first answer resolves a conversation, so
    /// nothing else would bring a mail to mind that was not answered then, or came meanwhile.
    begun: BTreeSet<ConversationId>,
}

#[derive(Clone)]
struct Open {
    ask: ToDesk,
    /// The text, where it is an answer.
    text: Option<String>,
}

/// The connection is of no more use.
struct Gone;

impl Person {
    pub(super) fn new(
        number: usize,
        place: &Arc<Place>,
        ledger: &Arc<Ledger>,
        done: watch::Receiver<bool>,
    ) -> Self {
        let byte = u8::try_from(number).expect("few people");
        Self {
            name: PEOPLE[number],
            place: Arc::clone(place),
            ledger: Arc::clone(ledger),
            done,
            id: Id128([byte; 16]),
            count: 1,
            open: None,
            mends: number > 0,
            token: None,
            answers: 0,
            begun: BTreeSet::new(),
        }
    }

    /// Works until all is done.
    pub(super) async fn work(mut self) {
        while !*self.done.borrow() {
            match self.connect().await {
                Ok((client, inbox)) => {
                    // A connection that is of no more use is followed by the next one.
                    let _ = self.serve(&client, inbox).await;
                }
                Err(error) => {
                    let ended = error.code() == Some(Code::SESSION_ENDED);
                    assert!(!ended, "{} had a session, and it is lost", self.name);
                    sleep(AGAIN_AFTER).await;
                }
            }
        }
    }

    async fn connect(&mut self) -> Result<(Client, Inbox), ClientError> {
        let place = Arc::clone(&self.place);
        let dial = Dial::By(Box::new(move || {
            let place = Arc::clone(&place);
            Box::pin(async move {
                let address = place.address.borrow().clone();
                let trust = Trust::Pinned(place.key);
                let made = connect_tls(&address, "127.0.0.1", &trust, None, ANSWER_WITHIN).await?;
                Ok(Box::new(made.stream) as Wire)
            })
        }));
        let sign_in = match &self.token {
            Some(token) => SignIn::Token(token.clone()),
            None => SignIn::Password {
                name: self.name.to_owned(),
                password: PASSWORD.into(),
                code: None,
            },
        };
        let mut options = Options::new("storm", sign_in);
        options.id = Some(self.id);
        options.first_count = self.count;
        options.answer_within = ANSWER_WITHIN;
        options.reconnect = self.mends;
        let (client, inbox) = Client::connect(dial, options).await?;
        self.token = client.session().map(|session| session.token);
        Ok((client, inbox))
    }

    async fn serve(&mut self, client: &Client, mut inbox: Inbox) -> Result<(), Gone> {
        if let Some(open) = self.open.take() {
            self.command(client, open).await?;
        }
        while !*self.done.borrow() {
            match timeout(TEND_EVERY, inbox.next()).await {
                Ok(None | Some(Happening::Over { .. })) => return Err(Gone),
                Ok(Some(Happening::Event(event))) => match *event.news {
                    News::Offer { offer } => self.accept(client, offer.offer_id).await?,
                    News::Message {
                        conversation,
                        message,
                    } => self.ledger.shown(conversation, &message),
                    _ => {}
                },
                Ok(Some(_)) => {}
                Err(_) => self.tend(client).await?,
            }
        }
        Ok(())
    }

    /// Looks after everything that is offered to them or theirs.
    async fn tend(&mut self, client: &Client) -> Result<(), Gone> {
        for id in self.begun.clone() {
            self.answer(client, id).await?;
        }
        for (owner, work) in [
            (Owner::Nobody, WorkState::Offered),
            (Owner::Me, WorkState::Active),
        ] {
            let filter = Filter {
                owner,
                work: List::from(vec![work]),
                ..Filter::default()
            };
            let of = Box::new(WindowOf {
                filter,
                sort: Sort::Number,
                cursor: None,
                limit: 50,
            });
            let Some(Data::Window(window)) = self.read(client, ListsRequest::Window { of }).await?
            else {
                return Ok(());
            };
            for one in &window.items {
                let waits = matches!(
                    one.status,
                    ConversationStatus::New | ConversationStatus::Open
                );
                if waits {
                    self.answer(client, one.id).await?;
                }
            }
        }
        Ok(())
    }

    /// Takes it where it is offered; answers what is not answered; and ends it, now and then.
    async fn answer(&mut self, client: &Client, id: ConversationId) -> Result<(), Gone> {
        let open = ListsRequest::Open {
            conversation: id,
            messages: 100,
            watch: false,
        };
        let Some(Data::Opened(shown)) = self.read(client, open).await? else {
            return Ok(());
        };
        if let Some(offer) = &shown.offer {
            return self.accept(client, offer.offer_id).await;
        }
        let (mails, answers): (Vec<_>, Vec<_>) = shown
            .messages
            .iter()
            .partition(|message| message.direction == Direction::In);
        let answered: BTreeSet<&str> = answers
            .iter()
            .filter_map(|message| answered_by(message.text.trim()))
            .collect();
        for message in &shown.messages {
            self.ledger.shown(id, message);
        }
        // Put back once an answer of ours is accepted: somebody else's matter is theirs to remember.
        self.begun.remove(&id);
        let is_answered = mails.iter().all(|mail| answered.contains(mail.text.trim()));
        let seen = shown.messages.iter().map(|message| message.seq).max();
        for mail in mails {
            let token = mail.text.trim();
            if !answered.contains(token) {
                self.answers += 1;
                let text = format!("answer to {token} by {} {}", self.name, self.answers);
                let ask = ToDesk::Work(reply(id, &text));
                let text = Some(text);
                self.command(client, Open { ask, text }).await?;
            }
        }
        // Nobody may hold matters without end; what came meanwhile is not closed unseen.
        if is_answered {
            let ask = ToDesk::Work(WorkRequest::End {
                conversation: id,
                base_seq: seen,
                disposition: None,
                remark: String::new(),
            });
            self.command(client, Open { ask, text: None }).await?;
        }
        Ok(())
    }

    async fn accept(
        &mut self,
        client: &Client,
        offer: centralita::domain::OfferId,
    ) -> Result<(), Gone> {
        let ask = ToDesk::Work(WorkRequest::Accept { offer });
        self.command(client, Open { ask, text: None }).await
    }

    /// Asks under the next key, or under the last one again, until there is an answer.
    async fn command(&mut self, client: &Client, open: Open) -> Result<(), Gone> {
        if let Some(text) = &open.text {
            self.ledger.asked(text);
        }
        self.open = Some(open.clone());
        let outcome = client.command(open.ask.clone()).await;
        let settled = match outcome {
            Ok(accepted) => Ok(accepted),
            Err(ClientError::Refused(refusal)) if !is_passing(refusal.code) => Err(refusal),
            Err(ClientError::Conflict(conflict)) => Err(conflict.refusal),
            Err(_) => return Err(Gone),
        };
        self.open = None;
        self.count += 1;
        let is_done = settled.is_ok();
        // Also where it is only now, on another connection, that it is known to be accepted.
        if is_done && let ToDesk::Work(WorkRequest::Reply { conversation, .. }) = &open.ask {
            self.begun.insert(*conversation);
        }
        if let Some(text) = open.text {
            self.settle(&text, settled);
        }
        Ok(())
    }

    fn settle(&self, text: &str, settled: Result<Accepted, Refusal>) {
        match settled {
            Ok(accepted) => match accepted.data {
                Data::Sent(sent) => self.ledger.accepted(text, sent),
                other => panic!("{text:?} was answered with {other:?}"),
            },
            Err(refusal) => self.ledger.refused(text, &refusal.code.to_string()),
        }
    }

    /// Reads something; `None` where it cannot be read just now.
    async fn read(&self, client: &Client, ask: ListsRequest) -> Result<Option<Data>, Gone> {
        match client.ask(ToDesk::Lists(ask)).await {
            Ok(accepted) => Ok(Some(accepted.data)),
            // It is not theirs to see any more.
            Err(ClientError::Refused(refusal)) if !is_passing(refusal.code) => Ok(None),
            Err(ClientError::Closed) => Err(Gone),
            Err(_) if !self.mends => Err(Gone),
            Err(_) => Ok(None),
        }
    }
}

fn reply(conversation: ConversationId, text: &str) -> WorkRequest {
    WorkRequest::Reply {
        conversation,
        base_seq: None,
        reply: Box::new(Outgoing {
            client_message: None,
            text: text.to_owned(),
            html: None,
            attachments: List::new(),
            subject: None,
            to: None,
            channel: None,
            cc: List::new(),
            made_with: None,
            template: None,
            confirmed: false,
        }),
        end: None,
        next: false,
    }
}

/// Refusals that say nothing about the command itself.
fn is_passing(code: Code) -> bool {
    matches!(code, Code::BUSY | Code::STOPPING | Code::STORE_FAILED)
}

const ANSWER_WITHIN: Duration = Duration::from_secs(20);

const TEND_EVERY: Duration = Duration::from_millis(40);

const AGAIN_AFTER: Duration = Duration::from_millis(30);
