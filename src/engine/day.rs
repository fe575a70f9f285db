//! One person's day, read from the journal: which status they had when, and which work.

use std::collections::BTreeMap;

use crate::domain::{AgentId, ConversationId, Moment, Name};

use super::event::{Event, What};

/// A stretch of time with a status; without one they were not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stood {
    /// Which.
    pub status: Option<Name>,
    /// From.
    pub from: Moment,
    /// Before.
    pub to: Moment,
}

/// A stretch of time in which a conversation was theirs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worked {
    /// Which.
    pub conversation: ConversationId,
    /// In which queue it was, where the journal that was read says so.
    pub queue: Option<Name>,
    /// From.
    pub from: Moment,
    /// Before.
    pub to: Moment,
    /// Whether it still is theirs at the end of the period.
    pub open: bool,
}

/// A period being read.
#[derive(Clone, Debug)]
pub struct Day {
    agent: AgentId,
    from: Moment,
    to: Moment,
    status: Option<(Option<Name>, Moment)>,
    theirs: BTreeMap<ConversationId, Moment>,
    queues: BTreeMap<ConversationId, Name>,
    stood: Vec<Stood>,
    worked: Vec<Worked>,
}

impl Day {
    /// Somebody's time from `from` until before `to`.
    pub fn new(agent: AgentId, from: Moment, to: Moment) -> Self {
        Self {
            agent,
            from,
            to,
            status: None,
            theirs: BTreeMap::new(),
            queues: BTreeMap::new(),
            stood: Vec::new(),
            worked: Vec::new(),
        }
    }

    /// Takes the next entry of the journal; they come in order, from some time before the period on, or
    /// what they had when it began is not known.
    pub fn read(&mut self, event: &Event) {
        if event.at >= self.to {
            return;
        }
        let at = event.at;
        match (&event.what, event.conversation) {
            (What::Status(agent, status), _) if *agent == self.agent => {
                self.stands(status.clone(), at);
            }
            (What::Lost(agent), _) if *agent == self.agent => self.stands(None, at),
            (What::Queued(queue, _), Some(id)) => {
                self.queues.insert(id, queue.clone());
                self.leaves(id, at, false);
            }
            (What::Transferred { to, .. } | What::Overflowed { to, .. }, Some(id)) => {
                self.leaves(id, at, false);
                self.queues.insert(id, to.clone());
            }
            (What::Accepted(agent) | What::Assigned(agent, _), Some(id)) => {
                if *agent == self.agent {
                    self.theirs.entry(id).or_insert(at);
                } else {
                    self.leaves(id, at, false);
                }
            }
            (What::Released(agent, _), Some(id)) if *agent == self.agent => {
                self.leaves(id, at, false);
            }
            (What::Ended(_) | What::MergedInto(_), Some(id)) => self.leaves(id, at, false),
            _ => {}
        }
    }

    /// What they had, in order; `now` is when the journal ends.
    pub fn finish(mut self, now: Moment) -> (Vec<Stood>, Vec<Worked>) {
        let end = self.to.min(now);
        if let Some((status, since)) = self.status.take() {
            self.stood(status, since, end);
        }
        for id in self.theirs.keys().copied().collect::<Vec<_>>() {
            self.leaves(id, end, true);
        }
        self.worked.sort_by_key(|it| (it.from, it.conversation));
        (self.stood, self.worked)
    }

    fn stands(&mut self, status: Option<Name>, at: Moment) {
        let before = self.status.replace((status, at));
        if let Some((status, since)) = before {
            self.stood(status, since, at);
        }
    }

    fn stood(&mut self, status: Option<Name>, since: Moment, at: Moment) {
        let from = since.max(self.from);
        if at > from {
            self.stood.push(Stood {
                status,
                from,
                to: at,
            });
        }
    }

    fn leaves(&mut self, id: ConversationId, at: Moment, open: bool) {
        let Some(since) = self.theirs.remove(&id) else {
            return;
        };
        let from = since.max(self.from);
        if at > from {
            self.worked.push(Worked {
                conversation: id,
                queue: self.queues.get(&id).cloned(),
                from,
                to: at,
                open,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{CaseId, Seq};
    use crate::engine::event::{Actor, Cause};

    const SOFIA: AgentId = AgentId(1);
    const LUIS: AgentId = AgentId(2);

    fn name(text: &str) -> Name {
        Name::new(text).expect("a name")
    }

    fn entry(minute: i64, conversation: u64, what: What) -> Event {
        Event {
            seq: Seq(1),
            at: Moment(minute * 60_000),
            by: Actor::Desk,
            generation: 1,
            conversation: (conversation > 0).then_some(ConversationId(conversation)),
            what,
        }
    }

    fn minutes(of: &[(i64, i64)]) -> Vec<(Moment, Moment)> {
        let moment = |minute: i64| Moment(minute * 60_000);
        of.iter()
            .map(|(from, to)| (moment(*from), moment(*to)))
            .collect()
    }

    #[test]
    fn a_day_has_each_status_from_its_beginning_on() {
        let mut day = Day::new(SOFIA, Moment(10 * 60_000), Moment(60 * 60_000));
        day.read(&entry(5, 0, What::Status(SOFIA, Some(name("disponible")))));
        day.read(&entry(20, 0, What::Status(LUIS, Some(name("ausente")))));
        day.read(&entry(30, 0, What::Status(SOFIA, Some(name("ausente")))));
        day.read(&entry(40, 0, What::Lost(SOFIA)));
        day.read(&entry(70, 0, What::Status(SOFIA, Some(name("disponible")))));
        let (stood, _) = day.finish(Moment(50 * 60_000));
        let times: Vec<_> = stood.iter().map(|it| (it.from, it.to)).collect();
        assert_eq!(times, minutes(&[(10, 30), (30, 40), (40, 50)]));
        let statuses: Vec<_> = stood.iter().map(|it| it.status.as_deref()).collect();
        assert_eq!(statuses, [Some("disponible"), Some("ausente"), None]);
    }

    #[test]
    fn a_conversation_is_theirs_from_taking_it_until_it_goes() {
        let mut day = Day::new(SOFIA, Moment(0), Moment(60 * 60_000));
        day.read(&entry(1, 7, What::Opened(CaseId(1))));
        day.read(&entry(1, 7, What::Queued(name("soporte"), Cause::Arrived)));
        // An accepted offer is told twice.
        day.read(&entry(5, 7, What::Accepted(SOFIA)));
        day.read(&entry(5, 7, What::Assigned(SOFIA, Cause::Arrived)));
        day.read(&entry(20, 7, What::Assigned(LUIS, Cause::Arrived)));
        day.read(&entry(30, 8, What::Assigned(SOFIA, Cause::Arrived)));
        day.read(&entry(31, 9, What::Assigned(SOFIA, Cause::Arrived)));
        day.read(&entry(35, 9, What::Ended(None)));
        let (_, worked) = day.finish(Moment(40 * 60_000));
        let times: Vec<_> = worked.iter().map(|it| (it.from, it.to)).collect();
        assert_eq!(times, minutes(&[(5, 20), (30, 40), (31, 35)]));
        let open: Vec<_> = worked.iter().map(|it| it.open).collect();
        assert_eq!(open, [false, true, false]);
        assert_eq!(worked[0].queue.as_deref(), Some("soporte"));
    }
}
