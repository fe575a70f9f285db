//! Work begins and ceases to wait: the side of the floor that work stands on.

use crate::domain::{ConversationId, Moment};

use super::class::Bay;
use super::demand::Ask;
use super::floor::Floor;
use super::item::{Item, Place};
use super::odd::Odd;
use super::slot::Slot;

impl Floor {
    /// Puts a piece of work in; one that waits already is moved to where it now belongs.
    pub fn wait(&mut self, item: &Item, now: Moment) {
        self.leave(item.id);
        let class = self.class_of(Ask::of(item));
        let held_until = self.classes.at(class).external;
        let held_until = held_until
            .map(|span| item.queue_since + span)
            .filter(|at| *at > now);
        let odd = held_until.is_some() || item.preferred.is_some() || !item.tried.is_empty();
        self.slots.insert(Slot::of(item.place(), class, odd));
        if odd {
            self.odd.insert(
                item.id,
                Odd {
                    tried: item.tried.clone(),
                    preferred: item.preferred,
                    queue_since: item.queue_since,
                    held_until,
                },
            );
        }
        if let Some(line) = self.lines.get_mut(&item.queue) {
            line.waiting += 1;
        }
        self.stow(class, item.place());
    }

    /// Takes a piece of work out; false when it does not wait.
    pub fn leave(&mut self, id: ConversationId) -> bool {
        let Some(slot) = self.slot(id) else {
            return false;
        };
        self.unstow(slot.class(), slot.place());
        self.slots.remove(&slot);
        self.odd.remove(&id);
        let class = self.classes.at(slot.class());
        if let Some(line) = self.lines.get_mut(&class.ask.queue) {
            line.waiting -= 1;
        }
        if class.is_empty() {
            self.lay_by(slot.class());
        }
        true
    }

    pub(super) fn slot(&self, id: ConversationId) -> Option<Slot> {
        self.slots.get(&Slot::probe(id)).copied()
    }

    /// Puts a piece whose slot is known into its row.
    fn stow(&mut self, class: u32, place: Place) {
        let odd = self.odd.get(&place.id());
        let bay = odd.map_or(Bay::Open, Odd::bay);
        let class = self.classes.at_mut(class);
        class.insert(bay, place);
        let number = class.pool;
        let pool = self.pools.at_mut(number);
        if let Some(odd) = odd {
            if let Some(until) = odd.held_until {
                self.held.insert((until, place.id()));
            }
            if !odd.tried.is_empty() {
                pool.tried.insert(place.id());
                self.stirred.insert(number);
            }
        }
        if bay != Bay::Held {
            pool.waiting += 1;
        }
        self.review(number);
    }

    /// Takes a piece whose slot stays out of its row.
    fn unstow(&mut self, class: u32, place: Place) {
        let odd = self.odd.get(&place.id());
        let bay = odd.map_or(Bay::Open, Odd::bay);
        let class = self.classes.at_mut(class);
        class.remove(bay, place);
        let number = class.pool;
        let pool = self.pools.at_mut(number);
        pool.tried.remove(&place.id());
        if let Some(until) = odd.and_then(|odd| odd.held_until) {
            self.held.remove(&(until, place.id()));
        }
        if bay != Bay::Held {
            pool.waiting -= 1;
        }
        self.review(number);
    }

    /// The desk gives a piece out itself from now on.
    pub(super) fn release(&mut self, id: ConversationId) {
        let Some(slot) = self.slot(id) else { return };
        self.unstow(slot.class(), slot.place());
        let Some(odd) = self.odd.get_mut(&id) else {
            return;
        };
        odd.held_until = None;
        if odd.preferred.is_none() && odd.tried.is_empty() {
            self.odd.remove(&id);
            self.slots.remove(&slot);
            self.slots.insert(slot.plain());
        }
        self.stow(slot.class(), slot.place());
    }
}
