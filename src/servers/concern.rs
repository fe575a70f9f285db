//! Which entries of a batch may mean something to one session.
//!
//! There are as many sessions as colleagues, and each hears of everybody's work: nearly all of it is
//! nothing to it. What an entry may mean to whom is found once for all of them, so that passing over a
//! batch takes a session the same few steps however much is in it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use super::translate::conversation::Row;
use super::watching::Watching;
use crate::domain::{AgentId, ConversationId};
use crate::engine::event::{Event, What};

/// Where in a batch the entries stand that somebody has to look at.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// What may mean something to anybody: calls for help, answers to approve, settings, guidance.
    to_all: Vec<usize>,
    /// What happened to one person: offers, work that came, their own status.
    to: BTreeMap<AgentId, Vec<usize>>,
    about: BTreeMap<ConversationId, Vec<usize>>,
    /// What each person has at work, or is offered, after the batch.
    at_work: BTreeMap<AgentId, Vec<ConversationId>>,
}

/// What one session looks at closely. Too much is only slow; too little would be news lost.
pub(super) struct Concern<'a> {
    places: &'a Places,
    from: usize,
    left: Left,
}

enum Left {
    /// Whoever follows the journal or what waits for a router hears of everything.
    All(Range<usize>),
    Some(BTreeSet<usize>),
}

impl Places {
    /// The places of events, and who has what they are about.
    pub(super) fn of(events: &[Event], rows: &BTreeMap<ConversationId, Arc<Row>>) -> Self {
        let mut places = Self::default();
        for (place, event) in events.iter().enumerate() {
            match &event.what {
                What::DeliveryDead(..)
                | What::Flagged(_)
                | What::Stranded
                | What::Unjudged(_)
                | What::Held(_)
                | What::Approved(..)
                | What::GivenBack(..)
                | What::Withdrawn(_)
                | What::ResponseDue(_)
                | What::Lost(_)
                | What::Guided(..)
                | What::Reconfigured(_) => places.to_all.push(place),
                What::Offered(_, agent, _)
                | What::Accepted(agent)
                | What::Untaken(agent, _)
                | What::Revoked(agent, _)
                | What::Assigned(agent, _)
                | What::Status(agent, _)
                | What::Person(agent, _)
                | What::PersonChanged(agent, ..) => {
                    places.to.entry(*agent).or_default().push(place)
                }
                _ => {}
            }
            if let Some(id) = event.conversation {
                places.about.entry(id).or_default().push(place);
            }
        }
        for (id, row) in rows {
            if let Some(agent) = row.conversation.work.agent() {
                places.at_work.entry(agent).or_default().push(*id);
            }
        }
        places
    }

    /// What may mean something to somebody by what happened, from a place on.
    pub(super) fn to(&self, who: Option<AgentId>, from: usize) -> impl Iterator<Item = usize> {
        let theirs = who.and_then(|who| self.to.get(&who)).into_iter().flatten();
        let all = self.to_all.iter().chain(theirs).copied();
        all.filter(move |place| *place >= from)
    }

    fn about(&self, id: ConversationId, from: usize) -> impl Iterator<Item = usize> {
        let places = self.about.get(&id).into_iter().flatten().copied();
        places.filter(move |place| *place >= from)
    }
}

impl<'a> Concern<'a> {
    /// What somebody has open, has at work or is offered, before or after the batch, and what happened to
    /// them; of the entries in `fresh`.
    pub(super) fn of(
        watching: &Watching,
        who: Option<AgentId>,
        places: &'a Places,
        fresh: Range<usize>,
    ) -> Self {
        let from = fresh.start;
        if watching.pending.is_some() || watching.journal.is_some() {
            let left = Left::All(fresh);
            return Self { places, from, left };
        }
        let known = watching.open.iter().chain(&watching.mine);
        let known = known.chain(watching.offers.keys());
        let at_work = who.and_then(|who| places.at_work.get(&who));
        let known = known.chain(at_work.into_iter().flatten());
        let mut left: BTreeSet<usize> = known.flat_map(|id| places.about(*id, from)).collect();
        left.extend(places.to(who, from));
        let left = Left::Some(left);
        Self { places, from, left }
    }

    /// The next place to look at.
    pub(super) fn next(&mut self) -> Option<usize> {
        let next = match &mut self.left {
            Left::All(range) => range.next(),
            Left::Some(some) => some.pop_first(),
        };
        self.from = next.map_or(self.from, |place| place + 1);
        next
    }

    /// Looks at what follows about one more conversation.
    pub(super) fn add(&mut self, id: ConversationId) {
        if let Left::Some(some) = &mut self.left {
            some.extend(self.places.about(id, self.from));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Moment, OfferId, Seq};
    use crate::engine::event::Actor;
    use crate::servers::watching::Follow;

    fn event(seq: u64, about: u64, what: What) -> Event {
        Event {
            seq: Seq(seq),
            at: Moment(0),
            by: Actor::Desk,
            generation: 1,
            conversation: Some(ConversationId(about)),
            what,
        }
    }

    fn rest(mut concern: Concern<'_>) -> Vec<usize> {
        std::iter::from_fn(|| concern.next()).collect()
    }

    #[test]
    fn a_session_looks_at_what_it_has_open_and_what_is_meant_for_it_alone() {
        let (me, other) = (AgentId(1), AgentId(2));
        let events = [
            event(1, 7, What::Flagged(true)),
            event(2, 8, What::Seen(other, 1)),
            event(3, 9, What::Offered(OfferId(1), me, Moment(9))),
            event(4, 9, What::Offered(OfferId(2), other, Moment(9))),
            event(5, 6, What::Seen(other, 1)),
        ];
        let places = Places::of(&events, &BTreeMap::new());
        let mut watching = Watching::default();
        watching.open.insert(ConversationId(8));
        let concern = |from| Concern::of(&watching, Some(me), &places, from..events.len());
        assert_eq!(rest(concern(0)), [0, 1, 2]);
        assert_eq!(rest(concern(2)), [2]);
    }

    #[test]
    fn what_follows_about_an_offer_that_came_is_looked_at_too() {
        let (me, other) = (AgentId(1), AgentId(2));
        let events = [
            event(1, 9, What::Seen(other, 1)),
            event(2, 9, What::Offered(OfferId(1), me, Moment(9))),
            event(3, 8, What::Seen(other, 1)),
            event(4, 9, What::Seen(other, 1)),
        ];
        let places = Places::of(&events, &BTreeMap::new());
        let watching = Watching::default();
        let mut concern = Concern::of(&watching, Some(me), &places, 0..events.len());
        assert_eq!(concern.next(), Some(1));
        concern.add(ConversationId(9));
        assert_eq!(rest(concern), [3]);
    }

    #[test]
    fn whoever_follows_the_journal_looks_at_everything() {
        let events = [event(1, 7, What::Seen(AgentId(2), 1))];
        let places = Places::of(&events, &BTreeMap::new());
        let mut watching = Watching::default();
        watching.journal = Some(Follow::default());
        let concern = Concern::of(&watching, None, &places, 0..events.len());
        assert_eq!(rest(concern), [0]);
    }
}
