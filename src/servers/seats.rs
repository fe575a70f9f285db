//! How many connections each person has, counted before they are let in.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use super::desk::locked;
use crate::domain::AgentId;
use crate::protocol::{Code, Refusal};

/// Every person's connections. Clones count together.
#[derive(Clone, Debug, Default)]
pub(super) struct Seats {
    taken: Arc<Mutex<BTreeMap<AgentId, usize>>>,
}

/// One connection's place, free again when dropped.
#[derive(Debug)]
pub(super) struct Seat {
    seats: Seats,
    who: AgentId,
}

impl Seats {
    /// A place for one more connection of somebody who has fewer than `most`.
    pub(super) fn take(&self, who: AgentId, most: usize) -> Result<Seat, Refusal> {
        let mut taken = locked(&self.taken);
        let count = taken.entry(who).or_default();
        if *count >= most.max(1) {
            return Err(Refusal::new(Code::TOO_MANY_SESSIONS).with("most", most));
        }
        *count += 1;
        Ok(Seat {
            seats: self.clone(),
            who,
        })
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut taken = locked(&self.seats.taken);
        if let Some(count) = taken.get_mut(&self.who) {
            *count -= 1;
            if *count == 0 {
                taken.remove(&self.who);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seat_that_is_left_is_free_for_the_next() {
        let seats = Seats::default();
        let first = seats.take(AgentId(1), 2).expect("free");
        let _second = seats.take(AgentId(1), 2).expect("free");
        assert!(seats.take(AgentId(1), 2).is_err());
        let _other = seats.take(AgentId(2), 2).expect("somebody else's");
        drop(first);
        assert!(seats.take(AgentId(1), 2).is_ok());
    }

    #[test]
    fn nobody_is_remembered_who_has_left() {
        let seats = Seats::default();
        drop(seats.take(AgentId(1), 1).expect("free"));
        assert!(locked(&seats.taken).is_empty());
    }
}
