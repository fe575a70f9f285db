//! The agents who could have work of one demand, kept in the order of whose turn it is.

use std::collections::BTreeSet;

use crate::domain::ConversationId;

use super::demand::{Demand, Door, Turn};
use super::seat::Seat;
use super::standing::{STANDINGS, Standing};

/// The agents of one queue as they stand to one demand, and which classes ask it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pool {
    pub(super) demand: Demand,
    /// The classes that ask for exactly this.
    pub(super) classes: BTreeSet<u32>,
    /// Who can have such work now.
    pub(super) ready: BTreeSet<Turn>,
    /// How many members of the queue stand how.
    pub(super) tally: [u32; STANDINGS],
    /// How much of its work waits and is the desk's to give out.
    pub(super) waiting: usize,
    /// Its work that somebody was offered and did not take.
    pub(super) tried: BTreeSet<ConversationId>,
}

impl Pool {
    pub(super) fn new(demand: Demand) -> Self {
        Self {
            demand,
            classes: BTreeSet::new(),
            ready: BTreeSet::new(),
            tally: [0; STANDINGS],
            waiting: 0,
            tried: BTreeSet::new(),
        }
    }

    /// Counts a member in.
    pub(super) fn admit(&mut self, seat: &Seat) {
        let standing = self.demand.standing(seat);
        self.tally[standing as usize] += 1;
        if standing == Standing::Fit {
            self.ready.insert(self.demand.turn(seat));
        }
    }

    /// Counts a member out, and says how they stood; the seat must be as it was when it was counted in.
    pub(super) fn dismiss(&mut self, seat: &Seat) -> Standing {
        let standing = self.demand.standing(seat);
        self.tally[standing as usize] -= 1;
        if standing == Standing::Fit {
            self.ready.remove(&self.demand.turn(seat));
        }
        standing
    }

    /// A member whom nothing bars carries more or less than before, or may be given work again.
    pub(super) fn shift(&mut self, seat: &Seat, before: (Standing, Turn)) {
        let (standing, turn) = before;
        self.tally[standing as usize] -= 1;
        if standing == Standing::Fit {
            self.ready.remove(&turn);
        }
        let standing = self.demand.room(seat);
        self.tally[standing as usize] += 1;
        if standing == Standing::Fit {
            self.ready.insert(self.demand.turn_again(turn, seat));
        }
    }

    /// How many members only room and pace could keep from its work.
    pub(super) fn able(&self) -> u32 {
        [
            Standing::TooMany,
            Standing::Full,
            Standing::Ramping,
            Standing::Fit,
        ]
        .iter()
        .map(|&standing| self.tally[standing as usize])
        .sum()
    }

    /// Whether there is work and somebody for it, were it not for what single pieces remember.
    pub(super) fn can_match(&self) -> bool {
        self.waiting > 0 && !self.ready.is_empty() && self.demand.door == Door::Open
    }
}
