//! What a line looks like to those who wait in it: their place, how long it takes, whether anybody is there.
//!
//! A line is of those whom the same people can take: what needs a skill that none of them has goes on elsewhere
//! and is ahead of nobody (R5). Which of a queue's wishes (R8) still count changes with age, and they keep
//! nobody from taking anything for good: they are left out.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError};

use super::WebChat;
use crate::channels::webchat::told::{Stage, Standing};
use crate::domain::agent::Agent;
use crate::domain::conversation::{Conversation, Work};
use crate::domain::{Moment, Name, Span};
use crate::servers::desk::locked;
use crate::servers::pieces::{Ask, Place};

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
        let line = match conversation {
            Some(conversation) => {
                let routing = &conversation.routing;
                Some((routing.queue.clone(), routing.required.clone()))
            }
            None => {
                let settings = self.desk.settings();
                let known = settings.plan.channels.get(channel);
                known.map(|known| (known.target.queue().clone(), known.required.clone()))
            }
        };
        let Some((queue, needs)) = line else { return };
        let glance = self.glance((queue, channel.clone(), needs));
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
    fn glance(&self, line: Line) -> Arc<Glance> {
        let now = self.desk.now();
        let mut glances = self.glances.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(glance) = glances.get(&line)
            && (Span::ZERO..GLANCE_LASTS).contains(&now.since(glance.at))
        {
            return Arc::clone(glance);
        }
        glances.retain(|_, glance| now.since(glance.at) < FORGOTTEN_AFTER);
        let glance = Arc::new(self.look_at(&line, now));
        glances.insert(line, Arc::clone(&glance));
        glance
    }

    fn look_at(&self, (queue, channel, needs): &Line, now: Moment) -> Glance {
        let settings = self.desk.settings();
        let plan = &settings.plan;
        let hours = plan.queues.get(queue).and_then(|it| it.hours.as_ref());
        let hours = hours.and_then(|name| plan.hours.get(name));
        let is_open = hours.is_none_or(|hours| hours.is_open(now));
        let opens = hours
            .filter(|_| !is_open)
            .and_then(|hours| hours.next_turnover(now));
        let people = self.desk.directory.people();
        let asked = plan.queues.get(queue).map(|queue| &queue.required);
        let able: Vec<&Agent> = people
            .by_name()
            .filter(|agent| agent.enabled && agent.queues.contains(queue))
            .filter(|agent| asked.is_none_or(|asked| has(agent, asked)) && has(agent, needs))
            .map(|agent| &**agent)
            .collect();
        let is_there = |agent: &&Agent| {
            // As of the last commit: whoever was told that they are here is.
            let live = self.desk.live_agent(agent.id);
            let status = live.and_then(|live| live.status);
            status.is_some_and(|status| plan.covers(&status, channel))
        };
        let there: Vec<&Agent> = able.iter().copied().filter(is_there).collect();
        let attended = is_open && !there.is_empty();
        // While none of them is there it is a line for those who come back.
        let takers = if there.is_empty() { able } else { there };
        let counted = |other: &BTreeMap<Name, u8>| {
            other == needs || takers.iter().any(|agent| has(agent, other))
        };
        let board = locked(&self.desk.board);
        let ahead = |ask: &Ask| ask.queue == *queue && counted(&ask.required);
        Glance {
            at: now,
            attended,
            opens_at: opens.map(|turnover| turnover.at),
            step: board.lines().step(queue, now, counted),
            first: board.pieces().first(POSITION_MAX, ahead),
        }
    }
}

/// Which line: its queue, the chat that it is looked at from, and the skills besides the queue's that whoever
/// waits in it needs, with the least level.
pub(super) type Line = (Name, Name, BTreeMap<Name, u8>);

/// Whether somebody has every one of these skills well enough.
fn has(agent: &Agent, skills: &BTreeMap<Name, u8>) -> bool {
    let level = |skill| agent.skills.get(skill);
    skills
        .iter()
        .all(|(skill, least)| level(skill).is_some_and(|level| level >= least))
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
