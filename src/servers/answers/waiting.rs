//! What a message of ours waits for: the first of all that keeps it back.

use crate::domain::channel::Tally;
use crate::domain::delivery::{Delivery, Stage};
use crate::domain::message::State;
use crate::domain::{Address, Moment, Name};
use crate::engine::change::Seen;
use crate::routing::Plan;
use crate::routing::hours::Hours;
use crate::store::Snapshot;
use crate::store::snapshot::Found;

/// What holds for every message that is looked at.
pub(super) struct Ways<'a> {
    plan: &'a Plan,
    now: Moment,
    /// Channels that a person stopped.
    paused: Vec<Name>,
    /// Channels whose other side asked for patience, and until when.
    resting: Vec<(Name, Moment)>,
    /// What went through channels with a daily ceiling.
    tallies: Vec<Tally>,
}

impl<'a> Ways<'a> {
    pub(super) fn read(snapshot: &Snapshot, plan: &'a Plan, now: Moment) -> Found<Self> {
        let paused = snapshot.paused()?.into_iter();
        let resting = snapshot.rests()?.into_iter();
        Ok(Self {
            plan,
            now,
            paused: paused
                .filter_map(|(is_channel, name)| is_channel.then_some(name))
                .collect(),
            resting: resting.map(|rest| (rest.channel, rest.until)).collect(),
            tallies: snapshot.tallies()?,
        })
    }

    /// The word for what a message waits for; `None` where it leaves at once or waits for nothing of ours.
    /// `behind` says that another of its conversation is to leave first.
    pub(super) fn waits_for(
        &self,
        snapshot: &Snapshot,
        delivery: &Delivery,
        behind: bool,
        to: &Address,
    ) -> Found<Option<&'static str>> {
        let due = match delivery.stage {
            Stage::Ready { due } => due,
            Stage::Held => return Ok(Some("approval")),
            _ => return Ok(None),
        };
        let Some(channel) = self.plan.channels.get(&delivery.channel) else {
            return Ok(Some("stopped"));
        };
        let name = &delivery.channel;
        let rests = |(who, until): &(Name, Moment)| who == name && *until > self.now;
        let terms = &channel.terms;
        let soonest = match terms.between {
            Some(between) => snapshot
                .key_seen(name, &Seen::key_of_recipient(to))?
                .and_then(|last| last.keeps_back(delivery.message, between, self.now)),
            None => None,
        };
        let is_later = due > self.now;
        Ok(match () {
            () if !channel.enabled || self.paused.contains(name) => Some("stopped"),
            () if behind => Some("earlier"),
            () if self.resting.iter().any(rests) => Some("asked"),
            () if self.is_spent(name, channel.daily_out) => Some("day"),
            () if soonest.is_some() => Some("recipient"),
            () if is_later && delivery.attempts > 0 => Some(Self::again(snapshot, delivery)?),
            () if is_later => Some("undo"),
            () if terms.per_second.is_some() => Some("pace"),
            () => None,
        })
    }

    /// It is tried again: because it did not leave, or because nobody knows whether it did.
    fn again(snapshot: &Snapshot, delivery: &Delivery) -> Found<&'static str> {
        let message = snapshot.message(delivery.message)?;
        let is_unsure = message.is_some_and(|message| message.state == State::Unsure);
        Ok(if is_unsure { "doubt" } else { "retry" })
    }

    fn is_spent(&self, channel: &Name, ceiling: Option<u32>) -> bool {
        let (today, _) = Hours::day_in(&self.plan.desk.zone, self.now);
        let tally = self.tallies.iter().find(|it| it.channel == *channel);
        let sent = tally.filter(|it| it.day == today).map_or(0, |it| it.sent);
        ceiling.is_some_and(|most| sent >= most)
    }
}
