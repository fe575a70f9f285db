//! An agent as routing sees one: what they may do, what they carry, whether they are here.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::agent::{Agent, Role};
use crate::domain::conversation::Kind;
use crate::domain::{AgentId, Moment, Name};

use super::plan::Size;
use super::ramp::Ramp;

/// An agent as routing sees one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Who.
    pub agent: AgentId,
    /// The queues they take work from.
    pub queues: BTreeSet<Name>,
    /// What they can do and how well.
    pub skills: BTreeMap<Name, u8>,
    /// Units of primary work they carry.
    pub capacity: u32,
    /// Units of interruptible work; `None` means as many as `capacity`.
    pub interruptible: Option<u32>,
    /// What they set themselves to; `None` means signed out.
    pub status: Option<Name>,
    /// Whether their session lives; false while a lost connection is waited for (R12).
    pub live: bool,
    /// Units of primary work they carry now.
    pub used_primary: u32,
    /// Units of interruptible work they carry now.
    pub used_interruptible: u32,
    /// Pieces they hold now, offers and answered ones included.
    pub open_items: u32,
    /// When they last received anything: an offer, an assignment, a reopening.
    pub last_received: Moment,
    /// How fast they are given work after coming back.
    pub ramp: Ramp,
    /// A program: it carries any amount of work, at any pace (R17).
    pub unlimited: bool,
}

impl Seat {
    /// The seat of an agent who is signed out and holds nothing.
    pub fn of(agent: &Agent) -> Self {
        Self {
            agent: agent.id,
            queues: agent.queues.clone(),
            skills: agent.skills.clone(),
            capacity: agent.capacity,
            interruptible: agent.interruptible,
            status: None,
            live: false,
            used_primary: 0,
            used_interruptible: 0,
            open_items: 0,
            last_received: Moment::default(),
            ramp: Ramp::none(),
            unlimited: agent.role == Role::Bot,
        }
    }

    /// Whether they are signed in and their connection stands, whatever their status.
    pub fn is_here(&self) -> bool {
        self.live && self.status.is_some()
    }

    /// How many units of such work they carry at most.
    pub fn limit(&self, kind: Kind) -> u32 {
        match kind {
            _ if self.unlimited => u32::MAX,
            Kind::Primary => self.capacity,
            Kind::Interruptible => self.interruptible.unwrap_or(self.capacity),
        }
    }

    /// How many units of such work they carry now.
    pub fn used(&self, kind: Kind) -> u32 {
        match kind {
            Kind::Primary => self.used_primary,
            Kind::Interruptible => self.used_interruptible,
        }
    }

    /// How many more units of such work they could carry (R3).
    pub fn free(&self, kind: Kind) -> u32 {
        if kind == Kind::Interruptible && self.used_primary >= self.capacity && !self.unlimited {
            return 0;
        }
        self.limit(kind).saturating_sub(self.used(kind))
    }

    /// How many units a piece of this size takes of theirs: a percentage is rounded up, and takes
    /// at least one unit.
    pub fn units(&self, kind: Kind, size: Size) -> u32 {
        match size {
            Size::Units(units) => units,
            Size::Percent(0) => 0,
            // A share of what has no end is a piece like any other.
            Size::Percent(_) if self.unlimited => 1,
            Size::Percent(percent) => {
                let whole = u64::from(self.limit(kind)) * u64::from(percent.min(100));
                u32::try_from(whole.div_ceil(100).max(1)).unwrap_or(u32::MAX)
            }
        }
    }

    /// Whether a piece of this size finds room (R3): a whole person must not be at primary work.
    pub fn has_room(&self, kind: Kind, size: Size) -> bool {
        let whole = matches!(size, Size::Percent(100..)) && !self.unlimited;
        self.free(kind) >= self.units(kind, size) && !(whole && self.used_primary > 0)
    }

    pub(super) fn used_mut(&mut self, kind: Kind) -> &mut u32 {
        match kind {
            Kind::Primary => &mut self.used_primary,
            Kind::Interruptible => &mut self.used_interruptible,
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Somebody who is here with this much capacity.
    pub(in crate::routing) fn seat(agent: u64, capacity: u32) -> Seat {
        Seat {
            agent: AgentId(agent),
            queues: BTreeSet::new(),
            skills: BTreeMap::new(),
            capacity,
            interruptible: None,
            status: Name::new("available").ok(),
            live: true,
            used_primary: 0,
            used_interruptible: 0,
            open_items: 0,
            last_received: Moment::default(),
            ramp: Ramp::none(),
            unlimited: false,
        }
    }

    #[test]
    fn a_program_has_room_for_anything() {
        let mut seat = seat(1, 0);
        seat.unlimited = true;
        seat.used_primary = 1_000;
        assert!(seat.has_room(Kind::Primary, Size::Units(500)));
        assert!(seat.has_room(Kind::Primary, Size::Percent(100)));
        assert!(seat.free(Kind::Interruptible) > 1_000_000);
    }

    #[test]
    fn interruptible_work_leaves_room_for_primary_work() {
        let mut seat = seat(1, 4);
        seat.used_interruptible = 4;
        assert_eq!(seat.free(Kind::Primary), 4);
        assert_eq!(seat.free(Kind::Interruptible), 0);
    }

    #[test]
    fn somebody_full_of_primary_work_gets_no_interruptible_work() {
        let mut seat = seat(1, 4);
        seat.interruptible = Some(10);
        seat.used_primary = 3;
        assert_eq!(seat.free(Kind::Interruptible), 10);
        seat.used_primary = 4;
        assert_eq!(seat.free(Kind::Interruptible), 0);
    }

    #[test]
    fn a_percentage_is_rounded_up_and_never_nothing() {
        assert_eq!(seat(1, 5).units(Kind::Primary, Size::Percent(50)), 3);
        assert_eq!(seat(1, 3).units(Kind::Primary, Size::Percent(1)), 1);
        assert_eq!(seat(1, 0).units(Kind::Primary, Size::Percent(100)), 1);
    }

    #[test]
    fn a_whole_person_must_have_no_primary_work() {
        let mut seat = seat(1, 4);
        assert!(seat.has_room(Kind::Primary, Size::Percent(100)));
        seat.used_interruptible = 4;
        assert!(seat.has_room(Kind::Primary, Size::Percent(100)));
        seat.used_primary = 1;
        assert!(!seat.has_room(Kind::Primary, Size::Percent(100)));
        seat.used_interruptible = 0;
        assert!(!seat.has_room(Kind::Interruptible, Size::Percent(100)));
    }
}
