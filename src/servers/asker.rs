//! Whoever asks: in whose name, with which rights, on which session.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use arc_swap::ArcSwap;

use super::desk::{Desk, locked};
use super::seats::Seat;
use crate::access::signin::First;
use crate::access::{self, Action, Grants};
use crate::domain::account::Session;
use crate::domain::attachment::Digest;
use crate::domain::{AgentId, Moment, Name, Span};
use crate::engine::event::Actor;
use crate::protocol::key::Secret;
use crate::protocol::{Code, Refusal};

/// Somebody who is signed in on a connection.
#[derive(Debug)]
pub(super) struct Asker {
    pub(super) actor: Actor,
    /// The person, unless it is the machine's operator.
    pub(super) who: Option<AgentId>,
    /// The session's record.
    pub(super) session: Option<Digest>,
    /// What resumes the session; empty over the control socket.
    pub(super) token: Secret,
    pub(super) expires_at: Moment,
    /// Whether this connection by itself counts as the person's being there.
    pub(super) attends: bool,
    /// Whether the session's record ends with the connection.
    pub(super) passing: bool,
    first: Mutex<Option<First>>,
    grants: ArcSwap<Grants>,
    stirred_at: Mutex<Moment>,
    second_factor: AtomicBool,
    /// The connection's place among those of the person; nobody looks at it again.
    _seat: Option<Seat>,
}

impl Asker {
    /// The operator of the machine.
    pub(super) fn operator(uid: u32) -> Self {
        Self {
            actor: Actor::Operator(uid),
            who: None,
            session: None,
            token: Secret::default(),
            expires_at: Moment(i64::MAX),
            attends: false,
            passing: false,
            first: Mutex::new(None),
            grants: ArcSwap::from_pointee(Grants::all()),
            stirred_at: Mutex::new(Moment::default()),
            second_factor: AtomicBool::new(false),
            _seat: None,
        }
    }

    /// A person, on a session.
    pub(super) fn person(
        desk: &Desk,
        seat: Seat,
        session: &Session,
        token: Secret,
        first: Option<First>,
    ) -> Self {
        let who = session.agent;
        let asker = Self {
            actor: Actor::Agent(who),
            who: Some(who),
            session: Some(session.digest),
            token,
            expires_at: session.expires_at,
            attends: true,
            passing: false,
            first: Mutex::new(first),
            grants: ArcSwap::from_pointee(Grants::none()),
            stirred_at: Mutex::new(Moment::default()),
            second_factor: AtomicBool::new(false),
            _seat: Some(seat),
        };
        asker.refresh(desk);
        asker
    }

    /// The same, there only once something is watched: a script that lists what waits must not be
    /// offered it.
    pub(super) fn unattended(mut self) -> Self {
        self.attends = false;
        self
    }

    /// The same, on the machine itself: there only as long as the connection stands.
    pub(super) fn in_passing(mut self) -> Self {
        self.attends = false;
        self.passing = true;
        self.token = Secret::default();
        self
    }

    /// Looks up anew what they may do.
    pub(super) fn refresh(&self, desk: &Desk) {
        let Some(who) = self.who else {
            return;
        };
        let grants = match (desk.directory.agent(who), *locked(&self.first)) {
            (None, _) => Grants::none(),
            (Some(agent), _) if !agent.enabled => Grants::none(),
            (Some(_), Some(_)) => Grants::own_account(),
            (Some(agent), None) => Grants::of(&agent, &desk.settings().sets),
        };
        self.grants.store(Arc::new(grants));
    }

    pub(super) fn grants(&self) -> Arc<Grants> {
        self.grants.load_full()
    }

    pub(super) fn may(&self, action: Action, queue: Option<&Name>) -> bool {
        access::may(&self.grants.load(), action, queue)
    }

    pub(super) fn may_on_own(&self, action: Action) -> bool {
        access::may_on_own(&self.grants.load(), action)
    }

    /// Whether they may do this to any queue at all.
    pub(super) fn may_anywhere(&self, action: Action) -> bool {
        self.grants.load().anywhere(action)
    }

    pub(super) fn demand(&self, action: Action, queue: Option<&Name>) -> Result<(), Refusal> {
        if self.may(action, queue) {
            Ok(())
        } else {
            Err(Refusal::new(Code::NOT_ALLOWED).with("action", action.name()))
        }
    }

    /// Demands that it holds somewhere; what it holds over is filtered after.
    pub(super) fn demand_anywhere(&self, action: Action) -> Result<(), Refusal> {
        if self.may_anywhere(action) {
            Ok(())
        } else {
            Err(Refusal::new(Code::NOT_ALLOWED).with("action", action.name()))
        }
    }

    /// Demands that one of these holds somewhere; the refusal names the first.
    pub(super) fn demand_any_anywhere(&self, actions: &[Action]) -> Result<(), Refusal> {
        match actions {
            [] => Ok(()),
            _ if actions.iter().any(|action| self.may_anywhere(*action)) => Ok(()),
            [first, ..] => self.demand_anywhere(*first),
        }
    }

    /// The person; some things only people do.
    pub(super) fn person_only(&self) -> Result<AgentId, Refusal> {
        self.who
            .ok_or_else(|| Refusal::new(Code::NOT_ALLOWED).with("action", "agent"))
    }

    /// What has to be done before anything else.
    pub(super) fn first(&self) -> Option<First> {
        *locked(&self.first)
    }

    /// It is done.
    pub(super) fn settle_first(&self, desk: &Desk, next: Option<First>) {
        *locked(&self.first) = next;
        self.refresh(desk);
    }

    /// Whether a second factor of theirs is enrolled.
    pub(super) fn has_second_factor(&self) -> bool {
        self.second_factor.load(Ordering::Relaxed)
    }

    pub(super) fn set_second_factor(&self, enrolled: bool) {
        self.second_factor.store(enrolled, Ordering::Relaxed);
    }

    /// Whether it is worth saying again that they do something.
    pub(super) fn stirs(&self, now: Moment) -> bool {
        let mut at = locked(&self.stirred_at);
        let worth = now.since(*at) >= STIR_EVERY;
        if worth {
            *at = now;
        }
        worth
    }
}

/// How often the engine is told that somebody is doing something.
const STIR_EVERY: Span = Span::seconds(30);
