//! One command being decided: what it may read, and the only way it changes anything.
//!
//! A handler checks first and records afterwards. Once something is recorded, the command can no
//! longer be refused; the writer would have to throw the batch away.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::access::action::Action;
use crate::domain::case::Case;
use crate::domain::conversation::Conversation;
use crate::domain::{AgentId, CaseId, ConversationId, Moment, Name, Seq};
use crate::routing::plan::{self, Plan};

use super::change::Change;
use super::effect::Effect;
use super::event::{Actor, Cause, Event, What};
use super::ledger::Ledger;
use super::refusal::Refusal;
use super::state::{Person, State};

/// One command being decided.
pub(super) struct Turn<'a> {
    pub(super) state: &'a mut State,
    pub(super) ledger: &'a mut dyn Ledger,
    pub(super) now: Moment,
    pub(super) by: Actor,
    pub(super) nonce: u64,
    pub(super) effects: Vec<Effect>,
    /// Why routing looks at single pieces again; if nobody can have them, it is said why.
    pub(super) causes: BTreeMap<ConversationId, Cause>,
    /// Why routing looks at everything else again.
    pub(super) occasion: Cause,
    /// Who could ever take what may be others than before.
    pub(super) possible_changed: bool,
    /// Conversations that this turn touched, for the check behind it.
    pub(super) touched: BTreeSet<ConversationId>,
    /// How cases stood before this turn moved them.
    pub(super) cases: BTreeMap<CaseId, Case>,
    /// How many facts were recorded.
    pub(super) recorded: usize,
}

impl<'a> Turn<'a> {
    pub(super) fn new(
        state: &'a mut State,
        ledger: &'a mut dyn Ledger,
        now: Moment,
        by: Actor,
        nonce: u64,
    ) -> Self {
        Self {
            state,
            ledger,
            now,
            by,
            nonce,
            effects: Vec::new(),
            causes: BTreeMap::new(),
            occasion: Cause::Freed,
            possible_changed: false,
            touched: BTreeSet::new(),
            cases: BTreeMap::new(),
            recorded: 0,
        }
    }

    /// What to go by.
    pub(super) fn plan(&self) -> Arc<Plan> {
        Arc::clone(&self.state.plan)
    }

    /// A queue's rules; those of a nameless queue where it has gone from the configuration meanwhile.
    pub(super) fn queue(&self, name: &Name) -> plan::Queue {
        self.state
            .plan
            .queues
            .get(name)
            .cloned()
            .unwrap_or_default()
    }

    /// A conversation that exists.
    pub(super) fn conversation(&self, id: ConversationId) -> Result<Conversation, Refusal> {
        self.ledger.conversation(id).ok_or(Refusal::NoConversation)
    }

    /// Somebody with an account.
    pub(super) fn person(&self, id: AgentId) -> Result<&Person, Refusal> {
        self.state
            .people
            .get(&id)
            .ok_or(Refusal::NoSuch("agent", id.to_string()))
    }

    /// Refuses unless the author may do this to the work of a queue, now.
    pub(super) fn demand(&self, action: Action, queue: Option<&Name>) -> Result<(), Refusal> {
        if self.may(action, queue) {
            Ok(())
        } else {
            Err(Refusal::NotAllowed(action.name()))
        }
    }

    /// The same of one conversation: whoever has it works on it whatever queue it is in, also one that
    /// they were taken out of meanwhile, or never belonged to.
    pub(super) fn demand_on(&self, action: Action, it: &Conversation) -> Result<(), Refusal> {
        match self.by {
            Actor::Agent(id) if it.work.agent() == Some(id) && self.may_on_own(id, action) => {
                Ok(())
            }
            _ => self.demand(action, Some(&it.routing.queue)),
        }
    }

    fn may_on_own(&self, id: AgentId, action: Action) -> bool {
        let person = self.state.people.get(&id);
        person.is_some_and(|it| it.agent.enabled && crate::access::may_on_own(&it.grants, action))
    }

    /// Whether the author may do this.
    pub(super) fn may(&self, action: Action, queue: Option<&Name>) -> bool {
        match self.by {
            Actor::Desk | Actor::Operator(_) | Actor::Connector => true,
            Actor::Contact(_) => false,
            Actor::Agent(id) => self.state.people.get(&id).is_some_and(|person| {
                person.agent.enabled && crate::access::may(&person.grants, action, queue)
            }),
        }
    }

    /// Records a fact.
    pub(super) fn put(&mut self, change: &Change) {
        self.ledger.put(change);
        self.recorded += 1;
    }

    /// Records a conversation as it is now.
    pub(super) fn keep(&mut self, conversation: Conversation) {
        self.keep_quietly(conversation, self.now);
    }

    /// Records a conversation without its counting as changed at this moment.
    pub(super) fn keep_quietly(&mut self, mut conversation: Conversation, updated_at: Moment) {
        conversation.updated_at = updated_at;
        let id = conversation.id;
        self.state
            .absorb_conversation(&conversation.bearings(), self.now);
        self.touched.insert(id);
        self.put(&Change::Conversation(Box::new(conversation)));
    }

    /// Records that something happened, and tells whoever listens once it is on disk.
    pub(super) fn event(&mut self, conversation: Option<ConversationId>, what: What) {
        if let (Some(id), Some(cause)) = (conversation, what.cause()) {
            self.causes.insert(id, cause);
        }
        self.state.counters.seq += 1;
        let event = Event {
            seq: Seq(self.state.counters.seq),
            at: self.now,
            by: self.by,
            generation: self.state.plan.generation,
            conversation,
            what,
        };
        self.put(&Change::Event(Box::new(event.clone())));
        self.effects.push(Effect::Tell(Box::new(event)));
    }

    /// Does something as the desk itself, whoever the command came from.
    pub(super) fn as_desk<T>(&mut self, act: impl FnOnce(&mut Self) -> T) -> T {
        let by = std::mem::replace(&mut self.by, Actor::Desk);
        let result = act(self);
        self.by = by;
        result
    }

    /// Forgets what an agent's presence says and puts what it says now.
    pub(super) fn keep_presence(&mut self, id: AgentId, presence: super::change::Presence) {
        self.state.absorb_presence(id, &presence);
        self.put(&Change::Presence(id, presence));
    }
}
