//! Requests of somebody who is signed in, by area, and how their answers are put.

mod account;
mod address;
mod addresses;
mod contacts;
mod day;
mod desk;
mod figures;
mod files;
mod guidance;
mod journal;
mod lists;
mod outbox;
mod people;
mod presence;
mod rejected;
mod report;
mod routing;
mod sessions;
mod setup;
mod style;
mod supervise;
mod vocabulary;
mod waiting;
mod ways;
mod window;
mod work;

use std::sync::Arc;

use super::arrival::Entered;
use super::asker::Asker;
use super::desk::Desk;
use super::translate::{act, conversation, refusal};
use super::watching::Change;
use crate::domain::{AgentId, ConversationId, Moment, Name};
use crate::engine::answer::Answer;
use crate::engine::command::Act;
use crate::protocol::key::{CommandKey, Ticket};
use crate::protocol::message::{Accepted, Conflict, Data, Outcome, Remarked, ToDesk, Undo};
use crate::protocol::{Code, Refusal};
use crate::writer::Rejected;

/// A request that has been dealt with.
pub(super) struct Done {
    pub(super) answer: Option<(u64, Outcome)>,
    pub(super) then: Vec<Then>,
}

/// What an answer changes in the session.
pub(super) enum Then {
    SignedIn(Box<Entered>),
    /// They went home.
    SignedOff,
    Watch(Change),
    End(Refusal),
}

/// A yes.
pub(super) struct Given {
    pub(super) data: Data,
    pub(super) undo: Option<Undo>,
    pub(super) replayed: bool,
    pub(super) then: Vec<Then>,
}

/// A no.
pub(super) enum No {
    Refused(Refusal),
    Conflict(Box<Conflict>),
    Remarked(Box<Remarked>),
}

/// How a request went.
pub(super) type Said = Result<Given, No>;

/// One request: who asks, by which key.
#[derive(Clone)]
pub(super) struct Ask {
    pub(super) desk: Arc<Desk>,
    pub(super) asker: Arc<Asker>,
    pub(super) key: Option<CommandKey>,
    /// The grant under which it is meant, where it is only meant under one.
    pub(super) holder_fence: Option<u32>,
}

/// Deals with a request.
pub(super) async fn answer(by: Ask, number: u64, ask: ToDesk) -> Done {
    let watched = Watched::of(&ask);
    match said(&by, ask).await {
        Ok(given) => Done::given(number, given),
        Err(no) => {
            let mut done = match no {
                No::Refused(refusal) => Done::refused(number, refusal),
                No::Conflict(conflict) => Done {
                    answer: Some((number, Outcome::Conflict(*conflict))),
                    then: Vec::new(),
                },
                No::Remarked(remarked) => Done {
                    answer: Some((number, Outcome::Remarked(*remarked))),
                    then: Vec::new(),
                },
            };
            done.then.extend(watched.refused());
            done
        }
    }
}

async fn said(by: &Ask, ask: ToDesk) -> Said {
    if by.asker.first().is_some() && !matches!(ask, ToDesk::Entry(_)) {
        return Err(account::bound(&by.asker).into());
    }
    match ask {
        ToDesk::Entry(ask) => account::answer(by, ask).await,
        ToDesk::Work(ask) => work::answer(by, ask).await,
        ToDesk::Lists(ask) => lists::answer(by, ask).await,
        ToDesk::Presence(ask) => presence::answer(by, ask).await,
        ToDesk::Contacts(ask) => contacts::answer(by, ask).await,
        ToDesk::Files(ask) => files::answer(by, ask).await,
        ToDesk::Supervise(ask) => supervise::answer(by, ask).await,
        ToDesk::People(ask) => people::answer(by, ask).await,
        ToDesk::Desk(ask) => desk::answer(by, ask).await,
        ToDesk::Routing(ask) => routing::answer(by, ask).await,
        ToDesk::Guidance(ask) => guidance::answer(by, ask).await,
    }
}

/// What was noted as watched before it was known whether it may be.
enum Watched {
    List(u32),
    Open(ConversationId),
    Pending,
    Nothing,
}

impl Watched {
    fn of(ask: &ToDesk) -> Self {
        use crate::protocol::message::{ListsRequest, RoutingRequest, SuperviseRequest};
        match ask {
            ToDesk::Lists(ListsRequest::Subscribe { list, .. }) => Self::List(*list),
            ToDesk::Lists(ListsRequest::Open {
                conversation,
                watch: true,
                ..
            })
            | ToDesk::Supervise(SuperviseRequest::Monitor { conversation }) => {
                Self::Open(*conversation)
            }
            ToDesk::Routing(RoutingRequest::Pending { watch: true, .. }) => Self::Pending,
            _ => Self::Nothing,
        }
    }

    fn refused(&self) -> Option<Then> {
        match self {
            Self::List(list) => Some(Then::Watch(Change::ListRefused(*list))),
            Self::Open(conversation) => Some(Then::Watch(Change::OpenRefused(*conversation))),
            Self::Pending => Some(Then::Watch(Change::Pending(None))),
            Self::Nothing => None,
        }
    }
}

impl Ask {
    /// Has the engine do something, under the request's key.
    pub(super) async fn command(&self, act: Act) -> Result<(Answer, bool), Refusal> {
        self.command_under(self.key, act).await
    }

    /// Has the engine do something under a key; whether it had been done under that key before.
    pub(super) async fn command_under(
        &self,
        key: Option<CommandKey>,
        act: Act,
    ) -> Result<(Answer, bool), Refusal> {
        let key = act::key(&self.asker, key);
        let pending = self.desk.submit(self.asker.actor, key, act);
        let reply = pending.reply().await.map_err(|no| self.rejected(no))?;
        Ok((reply.answer, reply.replayed))
    }

    /// Has the engine do something to a conversation. Whoever may not see it hears that there is none,
    /// whatever else is wrong.
    pub(super) async fn command_on(
        &self,
        id: ConversationId,
        act: Act,
    ) -> Result<(Answer, bool), Refusal> {
        match self.command(act).await {
            Ok(done) => Ok(done),
            Err(refusal) => Err(self.hide(id, refusal).await),
        }
    }

    pub(super) async fn hide(&self, id: ConversationId, refusal: Refusal) -> Refusal {
        match self.conversation(id).await {
            Err(hidden) if hidden.code == Code::NO_CONVERSATION => hidden,
            _ => refusal,
        }
    }

    pub(super) fn rejected(&self, no: Rejected) -> Refusal {
        refusal::rejected(&self.desk.directory, no)
    }

    /// A conversation that the asker may see.
    pub(super) async fn conversation(
        &self,
        id: ConversationId,
    ) -> Result<crate::domain::conversation::Conversation, Refusal> {
        let found = self.desk.read(move |snapshot| snapshot.conversation(id));
        found
            .await?
            .filter(|it| conversation::sees(&self.asker, it))
            .ok_or_else(|| Refusal::new(Code::NO_CONVERSATION).with("number", id))
    }

    /// Somebody's id by the name they sign in as.
    pub(super) async fn agent_named(
        &self,
        name: &Name,
    ) -> Result<Arc<crate::domain::agent::Agent>, Refusal> {
        if let Some(agent) = self.desk.directory.named(name) {
            return Ok(agent);
        }
        let wanted = name.clone();
        let read = self
            .desk
            .read(move |snapshot| snapshot.agent_named(&wanted));
        let found = read.await?;
        found
            .map(Arc::new)
            .ok_or_else(|| Refusal::new(Code::NO_AGENT).with("name", name))
    }

    pub(super) fn name(&self, agent: AgentId) -> Name {
        self.desk.directory.name(agent)
    }
}

impl Given {
    pub(super) fn new(data: Data) -> Self {
        Self {
            data,
            undo: None,
            replayed: false,
            then: Vec::new(),
        }
    }

    pub(super) fn done() -> Self {
        Self::new(Data::Done)
    }

    /// Done, perhaps with a way to take it back.
    pub(super) fn of(now: Moment, answer: &Answer, replayed: bool) -> Self {
        let undo = match answer {
            Answer::Undoable { token, until, .. } => Some((*token, *until)),
            Answer::Message { undo, .. } | Answer::Conversation(_, _, undo) => *undo,
            _ => None,
        };
        Self {
            data: Data::Done,
            undo: undo.map(|(token, until)| Undo {
                undo: Ticket(token),
                until,
                valid: until.since(now),
            }),
            replayed,
            then: Vec::new(),
        }
    }

    pub(super) fn with(mut self, data: Data) -> Self {
        self.data = data;
        self
    }

    pub(super) fn watching(mut self, change: Change) -> Self {
        self.then.push(Then::Watch(change));
        self
    }
}

impl Done {
    pub(super) fn given(number: u64, given: Given) -> Self {
        let accepted = Accepted {
            data: given.data,
            undo: given.undo,
            replayed: given.replayed,
        };
        Self {
            answer: Some((number, Outcome::Accepted(Box::new(accepted)))),
            then: given.then,
        }
    }

    pub(super) fn refused(number: u64, refusal: Refusal) -> Self {
        Self {
            answer: Some((number, refusal.into())),
            then: Vec::new(),
        }
    }

    /// Nothing to say.
    pub(super) fn quiet() -> Self {
        Self {
            answer: None,
            then: Vec::new(),
        }
    }
}

impl From<Refusal> for No {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}
