//! Somebody with an account, and what they do over the wire.

use std::cell::RefCell;
use std::time::Duration;

use centralita::client::ClientError;
use centralita::client::{Client, Dial, Happening, Inbox, Options, SignIn};
use centralita::domain::agent::Role;
use centralita::domain::{ConversationId, Name, OfferId};
use centralita::protocol::key::Secret;
use centralita::protocol::message::people::NewPerson;
use centralita::protocol::message::work::{Outgoing, Target};
use centralita::protocol::message::{Accepted, News, PeopleRequest, PresenceRequest, WorkRequest};
use centralita::protocol::view::conversation::OfferView;
use centralita::protocol::view::people::SkillLevel;
use centralita::protocol::{List, Refusal, ToDesk};
use tokio::time::timeout;

use crate::bureau::{Bureau, name};

/// An account to be made; everybody serves `support` and carries five units unless it says more.
pub(crate) struct Hire(NewPerson);

/// Somebody who is signed in, for as long as this lives.
#[must_use]
pub(crate) struct Person<'a> {
    pub(crate) bureau: &'a Bureau<'a>,
    pub(crate) name: String,
    pub(crate) client: Client,
    inbox: RefCell<Inbox>,
}

pub(crate) fn hire(who: &str) -> Hire {
    Hire(NewPerson {
        name: name(who),
        display: who.to_owned(),
        role: Role::Agent,
        sets: List::new(),
        queues: [name("support")].into_iter().collect(),
        skills: List::new(),
        capacity: 5,
        interruptible: None,
        password: Some(Secret::from(PASSWORD)),
        must_change: false,
    })
}

impl Hire {
    pub(crate) fn of(mut self, queues: &[&str]) -> Self {
        self.0.queues = names(queues);
        self
    }

    pub(crate) fn carries(mut self, capacity: u32) -> Self {
        self.0.capacity = capacity;
        self
    }

    pub(crate) fn interruptible(mut self, capacity: u32) -> Self {
        self.0.interruptible = Some(capacity);
        self
    }

    pub(crate) fn knows(mut self, skill: &str, level: u8) -> Self {
        let skill = SkillLevel {
            skill: name(skill),
            level,
        };
        self.0.skills = self.0.skills.iter().cloned().chain([skill]).collect();
        self
    }

    pub(crate) fn is(mut self, role: Role) -> Self {
        self.0.role = role;
        self
    }

    pub(crate) fn may(mut self, sets: &[&str]) -> Self {
        self.0.sets = names(sets);
        self
    }

    /// Somebody who cannot sign in: no password has to be made for them.
    pub(crate) fn locked(mut self) -> Self {
        self.0.password = None;
        self
    }

    /// What is asked of the desk to make the account.
    pub(crate) fn request(self) -> PeopleRequest {
        let person = Box::new(self.0);
        PeopleRequest::Add { person }
    }

    /// Makes the account; nobody signs in.
    pub(crate) fn only(self, bureau: &Bureau<'_>) {
        bureau.ask(ToDesk::People(self.request()));
    }

    /// Makes the account, and its owner signs in.
    pub(crate) fn arrives<'a>(self, bureau: &'a Bureau<'a>) -> Person<'a> {
        let who = self.0.name.to_string();
        self.only(bureau);
        Person::sign_in(bureau, &who)
    }
}

impl<'a> Person<'a> {
    /// Signs in with the password; whatever happens afterwards finds them there.
    pub(crate) fn sign_in(bureau: &'a Bureau<'a>, who: &str) -> Self {
        let dial = Dial::pinned(&bureau.desk.door("agents"), bureau.key);
        let sign_in = SignIn::Password {
            name: who.to_owned(),
            password: Secret::from(PASSWORD),
            code: None,
        };
        let connecting = Client::connect(dial, Options::new("judge", sign_in));
        let (client, inbox) = bureau.runtime.block_on(connecting).expect("signed in");
        Self {
            bureau,
            name: who.to_owned(),
            client,
            inbox: RefCell::new(inbox),
        }
    }

    pub(crate) fn ask(&self, ask: ToDesk) -> Result<Accepted, ClientError> {
        self.bureau.runtime.block_on(self.client.command(ask))
    }

    pub(crate) fn does(&self, work: WorkRequest) -> Accepted {
        self.ask(ToDesk::Work(work)).expect("the desk says yes")
    }

    /// What the desk says no with.
    pub(crate) fn refused(&self, work: WorkRequest) -> Refusal {
        match self.ask(ToDesk::Work(work)) {
            Err(ClientError::Refused(refusal)) => refusal,
            other => panic!("not refused: {other:?}"),
        }
    }

    /// Waits for news that `wanted` makes something of; other news is passed over.
    pub(crate) fn hear<T>(&self, wanted: impl Fn(&News) -> Option<T>) -> T {
        let mut inbox = self.inbox.borrow_mut();
        let listening = async {
            loop {
                match inbox.next().await {
                    Some(Happening::Event(event)) => {
                        if let Some(found) = wanted(&event.news) {
                            return found;
                        }
                    }
                    Some(Happening::Over { .. }) | None => panic!("{} was cut off", self.name),
                    Some(_) => {}
                }
            }
        };
        let listening = async { timeout(PATIENCE, listening).await };
        let heard = self.bureau.runtime.block_on(listening);
        heard.unwrap_or_else(|_| panic!("{} heard nothing", self.name))
    }

    pub(crate) fn offer(&self) -> OfferView {
        self.hear(|news| match news {
            News::Offer { offer } => Some(OfferView::clone(offer)),
            _ => None,
        })
    }

    /// Takes the next offer.
    pub(crate) fn accept(&self) -> ConversationId {
        let offer = self.offer();
        self.does(WorkRequest::Accept {
            offer: offer.offer_id,
        });
        offer.conversation.id
    }

    /// Says no to the next offer.
    pub(crate) fn decline(&self) -> ConversationId {
        let offer = self.offer();
        self.does(no_to(offer.offer_id));
        offer.conversation.id
    }

    pub(crate) fn set_status(&self, status: &str) {
        let status = name(status);
        let set = ToDesk::Presence(PresenceRequest::SetStatus { status });
        self.ask(set).expect("the status is known");
    }

    pub(crate) fn reply(&self, conversation: ConversationId) {
        self.does(WorkRequest::Reply {
            conversation,
            base_seq: None,
            reply: Box::new(outgoing()),
            end: None,
            next: false,
        });
    }

    pub(crate) fn end(&self, conversation: ConversationId) {
        self.does(WorkRequest::End {
            conversation,
            base_seq: None,
            disposition: None,
            remark: String::new(),
        });
    }

    pub(crate) fn sign_out(self) {
        let out = self.client.sign_out();
        self.bureau.runtime.block_on(out).expect("signed out");
        let name = self.name.as_str();
        self.bureau.nth(1, |event| {
            event.kind == "agent_gone" && crate::bureau::param(event, "agent") == name
        });
    }

    /// The connection breaks, with nothing said.
    pub(crate) fn vanish(self) {
        self.bureau.runtime.block_on(self.client.close());
        let name = self.name.as_str();
        self.bureau.nth(1, |event| {
            event.kind == "agent_lost" && crate::bureau::param(event, "agent") == name
        });
    }
}

pub(crate) fn claim(conversation: ConversationId) -> WorkRequest {
    WorkRequest::Claim {
        conversation,
        over_capacity: false,
    }
}

pub(crate) fn no_to(offer: OfferId) -> WorkRequest {
    WorkRequest::Decline {
        offer,
        reason: None,
    }
}

pub(crate) fn transfer(conversation: ConversationId, queue: &str) -> WorkRequest {
    WorkRequest::Transfer {
        conversation,
        to: Target::Queue { queue: name(queue) },
    }
}

/// What a refusal says, by name; empty where it says nothing of that name.
pub(crate) fn detail<'a>(refusal: &'a Refusal, name: &str) -> &'a str {
    let found = refusal.params.iter().find(|param| param.name == name);
    found.map_or("", |param| &param.value)
}

pub(crate) fn names(texts: &[&str]) -> List<Name> {
    texts.iter().map(|text| name(text)).collect()
}

fn outgoing() -> Outgoing {
    Outgoing {
        client_message: None,
        text: "Tomorrow.".to_owned(),
        html: None,
        attachments: List::new(),
        subject: None,
        to: None,
        channel: None,
        cc: List::new(),
        made_with: None,
        template: None,
        confirmed: false,
    }
}

const PASSWORD: &str = "correct horse battery staple";

const PATIENCE: Duration = Duration::from_secs(30);
