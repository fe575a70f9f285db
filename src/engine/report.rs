//! Figures of a past period, reckoned from the journal: what came, how long it waited, who did what.
//!
//! Only what happened within the period counts; what began before it is followed, but counts as come
//! before. Waits are as they were felt: by the clock, not by opening hours.

use std::collections::BTreeMap;

use crate::domain::{AgentId, ConversationId, Moment, Name, Span};

use super::event::{Actor, Cause, Event, What};

/// What became of a queue's work in the period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfQueue {
    /// Conversations that customers began.
    pub came: u32,
    /// Times that somebody took one.
    pub taken: u32,
    /// Answers that people sent.
    pub answers: u32,
    /// Conversations that ended.
    pub ended: u32,
    /// Conversations moved on to another queue.
    pub moved: u32,
    /// What customers thought of it, from 1 to 5.
    pub ratings: Vec<u8>,
    /// From entering the line to being taken.
    pub waits: Vec<Span>,
    /// From the first message to the first answer of a person.
    pub responses: Vec<Span>,
    /// From being taken to the end.
    pub handled: Vec<Span>,
    /// Begun in the period and without any answer at its end; since when.
    pub unanswered: Vec<Span>,
}

/// What somebody did in the period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfAgent {
    /// Conversations they took or were given.
    pub taken: u32,
    /// Offers they did not take.
    pub untaken: u32,
    /// Answers they sent.
    pub answers: u32,
    /// Conversations they ended.
    pub ended: u32,
    /// What customers thought of those in which they answered last, from 1 to 5.
    pub ratings: Vec<u8>,
    /// From taking one to the first answer after it.
    pub responses: Vec<Span>,
    /// From taking one to its end.
    pub handled: Vec<Span>,
    /// How long they were there.
    pub present: Span,
}

/// A period being reckoned.
#[derive(Clone, Debug)]
pub struct Report {
    from: Moment,
    to: Moment,
    queues: BTreeMap<Name, OfQueue>,
    agents: BTreeMap<AgentId, OfAgent>,
    open: BTreeMap<ConversationId, Thread>,
    here: BTreeMap<AgentId, Moment>,
}

/// How a conversation stands while the journal is read.
#[derive(Clone, Debug, Default)]
struct Thread {
    queue: Option<Name>,
    began: Option<Moment>,
    answered: bool,
    waits_since: Option<Moment>,
    taken: Option<(AgentId, Moment)>,
    replied_since_taken: bool,
    answered_by: Option<AgentId>,
    /// What its customer said last, where that is counted: a changed mind is one.
    rated: Option<(u8, Option<Name>, Option<AgentId>)>,
}

impl Report {
    /// A period, both ends in the journal's time; `to` is no longer in it.
    pub fn new(from: Moment, to: Moment) -> Self {
        Self {
            from,
            to,
            queues: BTreeMap::new(),
            agents: BTreeMap::new(),
            open: BTreeMap::new(),
            here: BTreeMap::new(),
        }
    }

    /// Takes the next entry of the journal; they come in order, from the oldest there is.
    pub fn read(&mut self, event: &Event) {
        if event.at >= self.to {
            return;
        }
        match (&event.what, event.conversation) {
            (What::Status(agent, status), _) => self.presence(*agent, status.is_some(), event.at),
            (What::Lost(agent), _) => self.presence(*agent, false, event.at),
            (what, Some(id)) => self.conversation(id, what, event),
            _ => {}
        }
    }

    /// The figures of every queue and everybody; `now` is when the journal ends.
    pub fn finish(mut self, now: Moment) -> (BTreeMap<Name, OfQueue>, BTreeMap<AgentId, OfAgent>) {
        let end = self.to.min(now);
        for (agent, since) in std::mem::take(&mut self.here) {
            let present = end.since(since.max(self.from));
            let figures = self.agents.entry(agent).or_default();
            figures.present = Span(figures.present.0 + present.0.max(0));
        }
        for thread in std::mem::take(&mut self.open).into_values() {
            if let Some((score, queue, agent)) = thread.rated {
                let of_queue =
                    queue.map(|queue| &mut self.queues.entry(queue).or_default().ratings);
                let of_agent =
                    agent.map(|agent| &mut self.agents.entry(agent).or_default().ratings);
                for ratings in of_queue.into_iter().chain(of_agent) {
                    ratings.push(score);
                }
            }
            if let (Some(began), false, Some(queue)) = (thread.began, thread.answered, thread.queue)
                && began >= self.from
            {
                let waited = end.since(began);
                self.queues
                    .entry(queue)
                    .or_default()
                    .unanswered
                    .push(waited);
            }
        }
        (self.queues, self.agents)
    }

    fn counts(&self, at: Moment) -> bool {
        at >= self.from
    }

    fn presence(&mut self, agent: AgentId, here: bool, at: Moment) {
        if here {
            self.here.entry(agent).or_insert(at);
        } else if let Some(since) = self.here.remove(&agent)
            && self.counts(at)
        {
            let present = at.since(since.max(self.from));
            let figures = self.agents.entry(agent).or_default();
            figures.present = Span(figures.present.0 + present.0);
        }
    }

    fn conversation(&mut self, id: ConversationId, what: &What, event: &Event) {
        let (at, counts) = (event.at, self.counts(event.at));
        let thread = self.open.entry(id).or_default();
        match what {
            What::Opened(_) => thread.began = Some(at),
            What::Queued(queue, cause) => {
                thread.queue = Some(queue.clone());
                thread.waits_since = Some(at);
                if counts && *cause == Cause::Arrived {
                    self.queues.entry(queue.clone()).or_default().came += 1;
                }
            }
            What::Transferred { from, to } | What::Overflowed { from, to } => {
                thread.queue = Some(to.clone());
                thread.waits_since = Some(at);
                thread.taken = None;
                if counts {
                    self.queues.entry(from.clone()).or_default().moved += 1;
                }
            }
            What::Assigned(agent, _) => self.taken(id, *agent, at),
            What::Accepted(agent) => self.taken(id, *agent, at),
            What::Untaken(agent, _) if counts => {
                self.agents.entry(*agent).or_default().untaken += 1;
            }
            What::Released(..) => {
                thread.taken = None;
                thread.waits_since = Some(at);
            }
            What::Replied(_) => self.replied(id, event),
            What::Ended(_) | What::MergedInto(_) => self.ended(id, at),
            What::Rated(score) if counts => {
                thread.rated = Some((*score, thread.queue.clone(), thread.answered_by));
            }
            _ => {}
        }
    }

    fn taken(&mut self, id: ConversationId, agent: AgentId, at: Moment) {
        let counts = self.counts(at);
        let thread = self.open.entry(id).or_default();
        // An accepted offer is told twice: that it was accepted, and whose it is now.
        if thread.taken.is_some_and(|(owner, _)| owner == agent) {
            return;
        }
        thread.taken = Some((agent, at));
        thread.replied_since_taken = false;
        let waited = thread.waits_since.take();
        if !counts {
            return;
        }
        self.agents.entry(agent).or_default().taken += 1;
        if let Some(queue) = thread.queue.clone() {
            let figures = self.queues.entry(queue).or_default();
            figures.taken += 1;
            figures.waits.extend(waited.map(|since| at.since(since)));
        }
    }

    fn replied(&mut self, id: ConversationId, event: &Event) {
        let Actor::Agent(author) = event.by else {
            // A receipt that the desk writes by itself is no answer.
            return;
        };
        let (at, counts) = (event.at, self.counts(event.at));
        let thread = self.open.entry(id).or_default();
        let first = !std::mem::replace(&mut thread.answered, true);
        thread.answered_by = Some(author);
        let first_of_owner = !std::mem::replace(&mut thread.replied_since_taken, true);
        if !counts {
            return;
        }
        let of_agent = self.agents.entry(author).or_default();
        of_agent.answers += 1;
        if let Some((owner, since)) = thread.taken
            && owner == author
            && first_of_owner
        {
            of_agent.responses.push(at.since(since));
        }
        if let Some(queue) = thread.queue.clone() {
            let began = thread.began.filter(|_| first);
            let figures = self.queues.entry(queue).or_default();
            figures.answers += 1;
            figures.responses.extend(began.map(|began| at.since(began)));
        }
    }

    fn ended(&mut self, id: ConversationId, at: Moment) {
        let counts = self.counts(at);
        let Some(thread) = self.open.get_mut(&id) else {
            return;
        };
        // Over without an answer is not the same as still waiting for one.
        thread.answered = true;
        thread.waits_since = None;
        let taken = thread.taken.take();
        if !counts {
            return;
        }
        let handled = taken.map(|(_, since)| at.since(since));
        if let Some(queue) = thread.queue.clone() {
            let figures = self.queues.entry(queue).or_default();
            figures.ended += 1;
            figures.handled.extend(handled);
        }
        if let Some((owner, _)) = taken {
            let figures = self.agents.entry(owner).or_default();
            figures.ended += 1;
            figures.handled.extend(handled);
        }
    }
}

/// The span that `percent` of them do not exceed; zero where there is none. Sorts them.
pub fn percentile(spans: &mut [Span], percent: usize) -> Span {
    spans.sort_unstable();
    let last = spans.len().saturating_sub(1);
    let at = (last * percent).div_ceil(100);
    spans.get(at).copied().unwrap_or(Span::ZERO)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{CaseId, MessageId, OfferId, Seq};

    fn queue(name: &str) -> Name {
        Name::new(name).expect("a name")
    }

    fn at(minutes: i64) -> Moment {
        Moment(0) + Span::minutes(minutes)
    }

    fn reckon(
        events: Vec<(i64, Actor, What)>,
    ) -> (BTreeMap<Name, OfQueue>, BTreeMap<AgentId, OfAgent>) {
        let mut report = Report::new(at(0), at(600));
        for (n, (minute, by, what)) in events.into_iter().enumerate() {
            report.read(&Event {
                seq: Seq(n as u64 + 1),
                at: at(minute),
                by,
                generation: 1,
                conversation: Some(ConversationId(1)),
                what,
            });
        }
        report.finish(at(600))
    }

    fn a_day() -> Vec<(i64, Actor, What)> {
        let (ana, contact) = (AgentId(7), Actor::Desk);
        vec![
            (0, contact, What::Opened(CaseId(1))),
            (0, contact, What::Queued(queue("sales"), Cause::Arrived)),
            (1, Actor::Desk, What::Replied(MessageId(9))),
            (5, Actor::Desk, What::Offered(OfferId(1), ana, at(6))),
            (6, Actor::Agent(ana), What::Accepted(ana)),
            (6, Actor::Agent(ana), What::Assigned(ana, Cause::Accepted)),
            (10, Actor::Agent(ana), What::Replied(MessageId(10))),
            (26, Actor::Agent(ana), What::Ended(None)),
        ]
    }

    #[test]
    fn a_piece_of_work_is_counted_once_whatever_it_went_through() {
        let (queues, agents) = reckon(a_day());
        let sales = &queues[&queue("sales")];
        assert_eq!(
            (sales.came, sales.taken, sales.answers, sales.ended),
            (1, 1, 1, 1)
        );
        assert_eq!(sales.waits, [Span::minutes(6)]);
        assert_eq!(sales.responses, [Span::minutes(10)]);
        assert_eq!(sales.handled, [Span::minutes(20)]);
        assert_eq!(sales.unanswered, []);
        let ana = &agents[&AgentId(7)];
        assert_eq!((ana.taken, ana.answers, ana.ended), (1, 1, 1));
        assert_eq!(ana.responses, [Span::minutes(4)]);
    }

    #[test]
    fn what_nobody_answered_is_said_to_wait() {
        let (queues, _) = reckon(a_day().into_iter().take(3).collect());
        assert_eq!(queues[&queue("sales")].unanswered, [Span::minutes(600)]);
    }
}
