//! What lies on the table: every conversation that is alive, in a few words each, for counts and panels.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::line::Lines;
use super::pieces::{Pieces, Tally};
use crate::domain::conversation::{Bearings, Conversation, Work};
use crate::domain::{ConversationId, Moment, Name, OfferId, Span};
use crate::engine::event::{Cause, Event, What};
use crate::routing::plan::Plan;
use crate::store::Snapshot;
use crate::store::snapshot::Found;

/// Everything that is alive.
#[derive(Debug, Default)]
pub struct Board {
    pieces: Pieces,
    offers: BTreeMap<OfferId, ConversationId>,
    flagged: BTreeSet<ConversationId>,
    stranded: BTreeSet<ConversationId>,
    answers: VecDeque<FirstAnswer>,
    lines: Lines,
    waits: BTreeMap<Name, VecDeque<u32>>,
    sampled_at: Moment,
}

#[derive(Debug)]
struct FirstAnswer {
    queue: Name,
    at: Moment,
    in_time: bool,
}

impl Board {
    /// The table as the record has it.
    pub fn read(snapshot: &Snapshot) -> Found<Self> {
        let mut board = Self::default();
        snapshot.each_alive(&mut |conversation| board.put(&conversation))?;
        board.read_back(snapshot)?;
        Ok(board)
    }

    /// Hears again what the journal says of calls for help, once everything lies on the table.
    pub fn read_back(&mut self, snapshot: &Snapshot) -> Found<()> {
        let counters = snapshot.counters()?;
        let from = crate::domain::Seq(counters.seq.saturating_sub(EVENTS_READ_BACK as u64) + 1);
        for event in snapshot.events(from, EVENTS_READ_BACK)? {
            self.hear(&event);
        }
        Ok(())
    }

    /// Takes in what happened, and how the conversations that it is about are now.
    pub(super) fn absorb(
        &mut self,
        events: &[Event],
        latest: &BTreeMap<ConversationId, &Conversation>,
        plan: &Plan,
    ) {
        for conversation in latest.values() {
            self.put(&conversation.bearings());
        }
        for event in events {
            self.hear(event);
            let found = event.conversation.and_then(|id| latest.get(&id));
            if let (true, Some(found)) = (was_taken(&event.what), found) {
                let routing = &found.routing;
                self.lines.moved(routing, event.at);
            }
            if let (What::Replied(_), Some(found)) = (&event.what, found)
                && found.first_reply_at == Some(event.at)
            {
                self.answered(found, event.at, plan);
            }
        }
    }

    pub(super) fn is_flagged(&self, id: ConversationId) -> bool {
        self.flagged.contains(&id)
    }

    /// Conversations that call for a supervisor, with why.
    pub(super) fn alarms(&self) -> impl Iterator<Item = ConversationId> {
        self.flagged.union(&self.stranded).copied()
    }

    /// Which conversation an offer is, or was, about.
    pub(super) fn offered(&self, offer: OfferId) -> Option<ConversationId> {
        self.offers.get(&offer).copied()
    }

    /// What is alive, counted.
    pub(super) fn pieces(&self) -> &Pieces {
        &self.pieces
    }

    /// What each queue has on the table.
    pub(super) fn tallies(&self) -> BTreeMap<Name, Tally> {
        let mut tallies: BTreeMap<Name, Tally> = BTreeMap::new();
        for (ask, tally) in self.pieces.tallies() {
            tallies.entry(ask.queue.clone()).or_default().add(tally);
        }
        tallies
    }

    /// How many first answers of the last hour came in time, in hundredths; of one queue or all.
    pub(super) fn service_percent(&self, now: Moment, queue: Option<&Name>) -> Option<u8> {
        let counted = self.answers.iter().filter(|answer| {
            now.since(answer.at) <= SERVICE_WINDOW
                && queue.is_none_or(|queue| answer.queue == *queue)
        });
        let (all, good) = counted.fold((0u32, 0u32), |(all, good), answer| {
            (all + 1, good + u32::from(answer.in_time))
        });
        (all > 0).then(|| u8::try_from(good * 100 / all).unwrap_or(100))
    }

    /// How fast the lines move.
    pub(super) fn lines(&self) -> &Lines {
        &self.lines
    }

    /// How many waited in a queue, in steps of five minutes over the last hour, oldest first.
    pub(super) fn recent(&self, queue: &Name) -> Vec<u32> {
        self.waits
            .get(queue)
            .map(|waits| waits.iter().copied().collect())
            .unwrap_or_default()
    }

    /// Notes how many wait, every five minutes.
    pub(super) fn sample(&mut self, now: Moment, waiting: &BTreeMap<Name, u32>) {
        if now.since(self.sampled_at) < SAMPLE_EVERY {
            return;
        }
        self.sampled_at = now;
        self.waits.retain(|queue, _| waiting.contains_key(queue));
        self.lines.keep(|queue| waiting.contains_key(queue));
        for (queue, waiting) in waiting {
            let waits = self.waits.entry(queue.clone()).or_default();
            waits.push_back(*waiting);
            while waits.len() > SAMPLES_KEPT {
                waits.pop_front();
            }
        }
    }

    /// Lays a conversation down as it is now, or takes it away.
    pub fn put(&mut self, conversation: &Bearings) {
        let id = conversation.id;
        self.pieces.put(conversation);
        match conversation.work {
            Work::Queued => {}
            Work::Offered { offer, .. } => {
                self.offer(offer, id);
                self.stranded.remove(&id);
            }
            _ => {
                self.stranded.remove(&id);
            }
        }
        if !conversation.work.is_alive() {
            self.flagged.remove(&id);
        }
    }

    /// An offer is remembered for a while after it is over, so that asking twice gets the same answer.
    fn offer(&mut self, offer: OfferId, id: ConversationId) {
        self.offers.insert(offer, id);
        while self.offers.len() > OFFERS_KEPT {
            self.offers.pop_first();
        }
    }

    fn hear(&mut self, event: &Event) {
        let Some(id) = event.conversation.filter(|id| self.pieces.contains(*id)) else {
            return;
        };
        match event.what {
            What::Flagged(true) => {
                self.flagged.insert(id);
            }
            What::Flagged(false) => {
                self.flagged.remove(&id);
            }
            What::Stranded => {
                self.stranded.insert(id);
            }
            // If nobody can take what it still asks for, that is told again behind this.
            What::SkillsDropped(_) => {
                self.stranded.remove(&id);
            }
            What::Offered(offer, ..) => self.offer(offer, id),
            _ => {}
        }
    }

    fn answered(&mut self, conversation: &Conversation, at: Moment, plan: &Plan) {
        let queue = &conversation.routing.queue;
        let due = super::translate::conversation::due(plan, conversation);
        self.answers.push_back(FirstAnswer {
            queue: queue.clone(),
            at,
            in_time: due.is_none_or(|due| at <= due),
        });
        while self.answers.len() > ANSWERS_KEPT
            || self
                .answers
                .front()
                .is_some_and(|oldest| at.since(oldest.at) > SERVICE_WINDOW)
        {
            self.answers.pop_front();
        }
    }
}

/// Whether somebody took the next piece of a line.
fn was_taken(what: &What) -> bool {
    matches!(
        what,
        What::Accepted(_) | What::Assigned(_, Cause::Accepted | Cause::Claimed | Cause::Assigned)
    )
}

/// How many entries of the journal are read back at a start, for calls for help that still stand.
const EVENTS_READ_BACK: usize = 20_000;

/// How many offers are remembered, over ones too.
const OFFERS_KEPT: usize = 20_000;

/// How many first answers are counted at most.
const ANSWERS_KEPT: usize = 20_000;

/// Over how long first answers are counted.
const SERVICE_WINDOW: Span = Span::hours(1);

/// How often it is noted how many wait.
const SAMPLE_EVERY: Span = Span::minutes(5);

/// How many notes of how many wait are kept: an hour of them.
const SAMPLES_KEPT: usize = 12;
