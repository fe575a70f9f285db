//! What lies on the table: every conversation that is alive, in a few words each, for counts and panels.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::line::Lines;
use super::pieces::{Pieces, Tally};
use super::pulse::{Pulse, Sample};
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
    pulse: Pulse,
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
            if let (What::Received(_), Some(found)) = (&event.what, found)
                && found.created_at == event.at
            {
                let queue = &found.routing.queue;
                self.pulse.began(queue, &found.channel, event.at);
            }
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

    /// How many first answers of the last hour came in time, in hundredths, of the wanted queues together.
    pub(super) fn service_percent(
        &self,
        now: Moment,
        wanted: impl Fn(&Name) -> bool,
    ) -> Option<u8> {
        let mut sample = Sample::default();
        for answer in self.recent_answers(now) {
            if wanted(&answer.queue) {
                sample.answered += 1;
                sample.in_time += u32::from(answer.in_time);
            }
        }
        sample.percent()
    }

    fn recent_answers(&self, now: Moment) -> impl Iterator<Item = &FirstAnswer> {
        let answers = self.answers.iter();
        answers.filter(move |answer| now.since(answer.at) <= SERVICE_WINDOW)
    }

    /// How fast the lines move.
    pub(super) fn lines(&self) -> &Lines {
        &self.lines
    }

    /// How the last hour was.
    pub(super) fn pulse(&self) -> &Pulse {
        &self.pulse
    }

    /// Notes how each queue is, every five minutes: how many wait, and how long the oldest has.
    pub(super) fn sample(&mut self, now: Moment, queues: impl FnOnce(&Self) -> Waits) {
        if !self.pulse.is_due(now) {
            return;
        }
        let waits = queues(self);
        let mut samples: BTreeMap<Name, Sample> = BTreeMap::new();
        for (queue, (waiting, oldest)) in waits {
            let sample = samples.entry(queue).or_default();
            (sample.waiting, sample.oldest) = (waiting, oldest);
        }
        for answer in self.recent_answers(now) {
            if let Some(sample) = samples.get_mut(&answer.queue) {
                sample.answered += 1;
                sample.in_time += u32::from(answer.in_time);
            }
        }
        self.lines.keep(|queue| samples.contains_key(queue));
        self.pulse.sample(now, samples);
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

/// By queue how many wait, and how long the oldest has.
pub(super) type Waits = BTreeMap<Name, (u32, Span)>;

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
