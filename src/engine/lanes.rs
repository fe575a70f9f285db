//! What is on its way out: per conversation in order, per channel by when it is due.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::delivery::{Delivery, Stage};
use crate::domain::{ConversationId, MessageId, Moment, Name};

/// Deliveries that are alive. Only the first of each conversation may leave.
#[derive(Debug, Default)]
pub(super) struct Lanes {
    queues: BTreeMap<ConversationId, BTreeMap<MessageId, Entry>>,
    due: BTreeMap<Name, BTreeSet<(Moment, MessageId)>>,
    /// Channels whose lane was woken and has not come for its work yet.
    woken: BTreeSet<Name>,
    /// Channels that rest until then, whatever is due: the other side asked for it.
    resting: BTreeMap<Name, Moment>,
    /// Channels that have sent as much as they may at once, until then.
    held: BTreeMap<Name, Moment>,
    /// Found being sent at start: nobody knows what became of them.
    interrupted: BTreeSet<MessageId>,
}

#[derive(Clone, Debug)]
struct Entry {
    channel: Name,
    /// `None` while it is being sent, nobody knows, or it waits for approval.
    due: Option<Moment>,
    /// It waits for approval, and nothing waits for it.
    held: bool,
}

impl Lanes {
    /// A delivery was put.
    pub(super) fn absorb(&mut self, delivery: &Delivery) {
        self.remove(delivery.conversation, delivery.message);
        let due = match delivery.stage {
            Stage::Ready { due } => Some(due),
            Stage::Sending { .. } | Stage::Unsure { .. } | Stage::Held => None,
            Stage::Dead { .. } => {
                self.raise(delivery.conversation);
                return;
            }
        };
        let entry = Entry {
            channel: delivery.channel.clone(),
            due,
            held: delivery.stage == Stage::Held,
        };
        self.lower(delivery.conversation);
        self.queues
            .entry(delivery.conversation)
            .or_default()
            .insert(delivery.message, entry);
        self.raise(delivery.conversation);
    }

    /// A delivery is settled.
    pub(super) fn settle(&mut self, conversation: ConversationId, message: MessageId) {
        self.remove(conversation, message);
        self.raise(conversation);
    }

    /// Remembers at start that a delivery was under way.
    pub(super) fn interrupt(&mut self, message: MessageId) {
        self.interrupted.insert(message);
    }

    /// Takes those that were under way at the last stop.
    pub(super) fn take_interrupted(&mut self) -> BTreeSet<MessageId> {
        std::mem::take(&mut self.interrupted)
    }

    /// What a lane may send now, earliest first.
    pub(super) fn claim(&mut self, channel: &Name, now: Moment, most: usize) -> Vec<MessageId> {
        self.woken.remove(channel);
        if self.rests(channel, now) {
            return Vec::new();
        }
        let due = self.due.get(channel).into_iter().flatten();
        due.take_while(|(at, _)| *at <= now)
            .take(most)
            .map(|&(_, message)| message)
            .collect()
    }

    /// When the next lane has to be woken.
    pub(super) fn next(&self) -> Option<Moment> {
        let heads = self
            .due
            .iter()
            .filter(|(channel, _)| !self.woken.contains(*channel));
        heads
            .filter_map(|(channel, due)| {
                let until = self.until(channel);
                due.first().map(|&(at, _)| at.max(until.unwrap_or(at)))
            })
            .min()
    }

    /// Lanes that have something due and were not woken for it yet; they count as woken now.
    pub(super) fn wake(&mut self, now: Moment) -> Vec<Name> {
        let mut names = Vec::new();
        for (channel, due) in &self.due {
            if self.rests(channel, now) {
                continue;
            }
            if due.first().is_some_and(|&(at, _)| at <= now) && !self.woken.contains(channel) {
                names.push(channel.clone());
            }
        }
        self.woken.extend(names.iter().cloned());
        names
    }

    /// Lets a channel rest until then, or longer where it does already; gives until when it does.
    pub(super) fn rest(&mut self, channel: &Name, until: Moment) -> Moment {
        let known = self.resting.entry(channel.clone()).or_insert(until);
        *known = until.max(*known);
        *known
    }

    /// Lets nothing leave by a channel until then; it is woken then, if something is due.
    pub(super) fn hold(&mut self, channel: &Name, until: Moment) {
        self.woken.remove(channel);
        self.held.insert(channel.clone(), until);
    }

    fn rests(&self, channel: &Name, now: Moment) -> bool {
        self.until(channel).is_some_and(|until| until > now)
    }

    /// Until when nothing leaves by a channel.
    fn until(&self, channel: &Name) -> Option<Moment> {
        let resting = self.resting.get(channel);
        resting.max(self.held.get(channel)).copied()
    }

    /// The deliveries of a conversation that are alive, in their order.
    pub(super) fn of(&self, conversation: ConversationId) -> Vec<MessageId> {
        let queue = self.queues.get(&conversation).into_iter().flatten();
        queue.map(|(message, _)| *message).collect()
    }

    /// How many deliveries are alive.
    pub(super) fn len(&self) -> usize {
        self.queues.values().map(BTreeMap::len).sum()
    }

    fn remove(&mut self, conversation: ConversationId, message: MessageId) {
        self.lower(conversation);
        if let Some(queue) = self.queues.get_mut(&conversation) {
            queue.remove(&message);
            if queue.is_empty() {
                self.queues.remove(&conversation);
            }
        }
    }

    /// Takes the first of a conversation out of the due list.
    fn lower(&mut self, conversation: ConversationId) {
        let Some((&message, entry)) = self.queues.get(&conversation).and_then(first) else {
            return;
        };
        if let (Some(at), Some(due)) = (entry.due, self.due.get_mut(&entry.channel)) {
            due.remove(&(at, message));
            if due.is_empty() {
                self.due.remove(&entry.channel);
            }
        }
    }

    /// Puts the first of a conversation into the due list.
    fn raise(&mut self, conversation: ConversationId) {
        let Some((&message, entry)) = self.queues.get(&conversation).and_then(first) else {
            return;
        };
        if let Some(at) = entry.due {
            self.due
                .entry(entry.channel.clone())
                .or_default()
                .insert((at, message));
        }
    }
}

/// The first that may leave or is under way.
fn first(queue: &BTreeMap<MessageId, Entry>) -> Option<(&MessageId, &Entry)> {
    queue.iter().find(|(_, entry)| !entry.held)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn delivery(message: u64, conversation: u64, stage: Stage) -> Delivery {
        Delivery {
            message: MessageId(message),
            conversation: ConversationId(conversation),
            channel: Name::new("correo").expect("a name"),
            stage,
            attempts: 0,
            earlier: 0,
            last_answer: String::new(),
            created_at: Moment(0),
            not_after: Moment(1_000_000),
        }
    }

    #[test]
    fn the_second_message_of_a_conversation_waits_for_the_first() {
        let channel = Name::new("correo").expect("a name");
        let mut lanes = Lanes::default();
        lanes.absorb(&delivery(1, 7, Stage::Ready { due: Moment(50) }));
        lanes.absorb(&delivery(2, 7, Stage::Ready { due: Moment(10) }));
        lanes.absorb(&delivery(3, 8, Stage::Ready { due: Moment(10) }));
        assert_eq!(lanes.claim(&channel, Moment(20), 9), [MessageId(3)]);
        lanes.absorb(&delivery(
            1,
            7,
            Stage::Sending {
                started: Moment(60),
            },
        ));
        assert_eq!(lanes.claim(&channel, Moment(60), 9), [MessageId(3)]);
        lanes.settle(ConversationId(7), MessageId(1));
        assert_eq!(
            lanes.claim(&channel, Moment(60), 9),
            [MessageId(2), MessageId(3)]
        );
    }

    #[test]
    fn a_dead_message_no_longer_holds_back_the_next() {
        let channel = Name::new("correo").expect("a name");
        let mut lanes = Lanes::default();
        lanes.absorb(&delivery(1, 7, Stage::Ready { due: Moment(0) }));
        lanes.absorb(&delivery(2, 7, Stage::Ready { due: Moment(0) }));
        lanes.absorb(&delivery(
            1,
            7,
            Stage::Dead {
                code: "refused".into(),
                at: Moment(1),
            },
        ));
        assert_eq!(lanes.claim(&channel, Moment(5), 9), [MessageId(2)]);
    }

    #[test]
    fn what_waits_for_approval_does_not_leave_and_holds_nothing_back() {
        let channel = Name::new("correo").expect("a name");
        let mut lanes = Lanes::default();
        lanes.absorb(&delivery(1, 7, Stage::Held));
        lanes.absorb(&delivery(2, 7, Stage::Ready { due: Moment(0) }));
        assert_eq!(lanes.claim(&channel, Moment(5), 9), [MessageId(2)]);
        lanes.absorb(&delivery(1, 7, Stage::Ready { due: Moment(0) }));
        assert_eq!(lanes.claim(&channel, Moment(5), 9), [MessageId(1)]);
        assert_eq!(lanes.of(ConversationId(7)).len(), 2);
    }

    #[test]
    fn a_lane_is_woken_once_until_it_comes_for_its_work() {
        let channel = Name::new("correo").expect("a name");
        let mut lanes = Lanes::default();
        lanes.absorb(&delivery(1, 7, Stage::Ready { due: Moment(5) }));
        assert_eq!(lanes.next(), Some(Moment(5)));
        assert_eq!(lanes.wake(Moment(5)), std::slice::from_ref(&channel));
        assert_eq!(lanes.next(), None);
        assert!(lanes.wake(Moment(6)).is_empty());
        assert_eq!(lanes.claim(&channel, Moment(6), 1), [MessageId(1)]);
        assert_eq!(lanes.next(), Some(Moment(5)));
    }
}
