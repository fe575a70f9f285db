//! What is still to leave by each channel, what was given up, and what holds it up, read from the record.

use std::collections::BTreeMap;

use crate::domain::delivery::{Delivery, Stage};
use crate::domain::health::{Ailment, Cause};
use crate::domain::{ConversationId, MessageId, Moment, Name};
use crate::store::{Snapshot, StoreError};

/// What of a channel is still to leave, and what was given up.
#[derive(Clone, Copy, Debug, Default)]
pub struct WayOut {
    /// How many messages wait to leave.
    pub(super) pending: u32,
    /// How many were given up.
    pub(super) dead: u32,
    /// Since when the oldest waits.
    pub(super) oldest_at: Option<Moment>,
    /// When the next attempt is due.
    pub(super) next_at: Option<Moment>,
    /// Until when nothing leaves, as its other side asked.
    rests_until: Option<Moment>,
    /// Its other side said that it is gone for good: that stopped it, not a person.
    pub(super) gone: bool,
    /// The oldest of which nobody can tell yet whether it was sent.
    doubted: Option<Doubted>,
}

/// A message of which nobody can tell yet whether it was sent.
#[derive(Clone, Copy, Debug)]
struct Doubted {
    message: MessageId,
    conversation: ConversationId,
    since: Moment,
    until: Option<Moment>,
    /// How many wait for word of it.
    behind: u32,
}

/// Reads every message that is not settled.
pub fn by_channel(snapshot: &Snapshot) -> Result<BTreeMap<Name, WayOut>, StoreError> {
    let mut ways: BTreeMap<Name, WayOut> = BTreeMap::new();
    snapshot.deliveries(MessageId(0), usize::MAX, &mut |it: &Delivery| {
        ways.entry(it.channel.clone()).or_default().count(it);
        false
    })?;
    for rest in snapshot.rests()? {
        ways.entry(rest.channel).or_default().rests_until = Some(rest.until);
    }
    for channel in snapshot.gone()? {
        ways.entry(channel).or_default().gone = true;
    }
    Ok(ways)
}

impl WayOut {
    /// What holds up what is to leave, as far as the record tells.
    pub fn ailment(&self, now: Moment) -> Option<Ailment> {
        let mut ailment = None;
        if let Some(until) = self.rests_until.filter(|until| *until > now) {
            let why = format!("nothing leaves before {until}; {} wait", self.pending);
            let since = self.oldest_at.map_or(now, |oldest| oldest.min(now));
            Ailment::again(&mut ailment, Cause::Throttled, &why, since, Some(until));
        } else if let Some(doubted) = self.doubted {
            let (message, conversation) = (doubted.message, doubted.conversation);
            let why = match doubted.behind {
                0 => format!("message {message} of #{conversation} may have been sent"),
                behind => format!(
                    "message {message} of #{conversation} may have been sent; {behind} after it wait for word of it"
                ),
            };
            let (since, until) = (doubted.since, doubted.until);
            Ailment::again(&mut ailment, Cause::Unsure, &why, since, until);
        }
        ailment
    }

    fn count(&mut self, delivery: &Delivery) {
        let earlier = |one: Option<Moment>, other| Some(one.map_or(other, |one| one.min(other)));
        if !delivery.is_alive() {
            self.dead += 1;
            return;
        }
        if delivery.stage == Stage::Held {
            // It waits for a person, not for the way out.
            return;
        }
        self.pending += 1;
        self.oldest_at = earlier(self.oldest_at, delivery.created_at);
        match delivery.stage {
            Stage::Ready { due } => {
                self.next_at = earlier(self.next_at, due);
                if let Some(doubted) = &mut self.doubted
                    && doubted.conversation == delivery.conversation
                {
                    doubted.behind += 1;
                }
            }
            Stage::Unsure { until } if self.doubted.is_none() => {
                self.doubted = Some(Doubted {
                    message: delivery.message,
                    conversation: delivery.conversation,
                    since: delivery.created_at,
                    until,
                    behind: 0,
                });
            }
            _ => {}
        }
    }
}
