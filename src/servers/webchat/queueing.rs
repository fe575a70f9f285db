//! What a line looks like to those who wait in it: their place, how long it takes, whether anybody is there.

use std::sync::{Arc, PoisonError};

use super::WebChat;
use crate::channels::webchat::told::{Stage, Standing};
use crate::domain::conversation::{Conversation, Work};
use crate::domain::{Moment, Name, Span};
use crate::servers::desk::locked;
use crate::servers::pieces::Place;

/// A line at one moment, for one chat.
#[derive(Debug)]
pub(super) struct Glance {
    at: Moment,
    attended: bool,
    opens_at: Option<Moment>,
    /// How long it takes to move by one.
    step: Option<Span>,
    /// The first of it, in order.
    first: Vec<Place>,
}

impl WebChat {
    /// Puts into `standing` what the line that somebody waits in, or would, has to say.
    pub(super) fn in_line(
        &self,
        standing: &mut Standing,
        channel: &Name,
        conversation: Option<&Conversation>,
    ) {
        let waits = conversation.filter(|_| standing.stage == Stage::Waiting);
        let queue = match conversation {
            Some(conversation) => Some(conversation.routing.queue.clone()),
            None => {
                let settings = self.desk.settings();
                let known = settings.plan.channels.get(channel);
                known.map(|known| known.target.queue().clone())
            }
        };
        let Some(queue) = queue else { return };
        let glance = self.glance(&queue, channel);
        standing.attended = glance.attended;
        standing.opens_at = glance.opens_at;
        if let Some(conversation) = waits
            && let Some(position) = glance.position(conversation)
        {
            standing.position = Some(position);
            let wait = glance.step.filter(|_| glance.attended);
            standing.wait_ms = wait.map(|step| in_minutes(step, position));
        }
    }

    /// A line as it is now, or was within the last second: everybody in it asks again and again.
    fn glance(&self, queue: &Name, channel: &Name) -> Arc<Glance> {
        let now = self.desk.now();
        let mut glances = self.glances.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (queue.clone(), channel.clone());
        if let Some(glance) = glances.get(&key)
            && (Span::ZERO..GLANCE_LASTS).contains(&now.since(glance.at))
        {
            return Arc::clone(glance);
        }
        glances.retain(|_, glance| now.since(glance.at) < FORGOTTEN_AFTER);
        let glance = Arc::new(self.look_at(queue, channel, now));
        glances.insert(key, Arc::clone(&glance));
        glance
    }

    fn look_at(&self, queue: &Name, channel: &Name, now: Moment) -> Glance {
        let settings = self.desk.settings();
        let plan = &settings.plan;
        let hours = plan.queues.get(queue).and_then(|it| it.hours.as_ref());
        let hours = hours.and_then(|name| plan.hours.get(name));
        let is_open = hours.is_none_or(|hours| hours.is_open(now));
        let opens = hours
            .filter(|_| !is_open)
            .and_then(|hours| hours.next_turnover(now));
        let live = self.desk.live();
        let people = self.desk.directory.people();
        let mut members = people
            .by_name()
            .filter(|agent| agent.enabled && agent.queues.contains(queue));
        let is_there = members.any(|agent| {
            let live = live.agents.get(&agent.id);
            let status = live.and_then(|live| live.status.as_ref());
            status.is_some_and(|status| plan.covers(status, channel))
        });
        let board = locked(&self.desk.board);
        Glance {
            at: now,
            attended: is_open && is_there,
            opens_at: opens.map(|turnover| turnover.at),
            step: board.lines().step(queue, now),
            first: board.pieces().first(queue, POSITION_MAX),
        }
    }
}

impl Glance {
    /// The place of a conversation; nothing where it is too far back to be told.
    fn position(&self, conversation: &Conversation) -> Option<u32> {
        if !matches!(conversation.work, Work::Queued | Work::Offered { .. }) {
            return None;
        }
        let routing = &conversation.routing;
        let own = (routing.priority, routing.enqueued_at, conversation.id);
        let before = self.first.partition_point(|place| *place < own);
        (before < POSITION_MAX)
            .then(|| u32::try_from(before + 1).ok())
            .flatten()
    }
}

/// In whole minutes, and never none: whoever is told a second is not told a second again.
fn in_minutes(step: Span, position: u32) -> i64 {
    let whole = step.0.saturating_mul(i64::from(position));
    let minutes = whole.saturating_add(MINUTE_MS - 1) / MINUTE_MS;
    minutes.max(1) * MINUTE_MS
}

const MINUTE_MS: i64 = 60_000;

/// Up to which place in a line it is told.
const POSITION_MAX: usize = 1_000;

/// For how long a line is taken to be as it was.
const GLANCE_LASTS: Span = Span::seconds(1);

/// After how long a line that nobody asks for is let go.
const FORGOTTEN_AFTER: Span = Span::minutes(1);
