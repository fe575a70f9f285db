//! How an agent stands to work of one demand, in one byte, so that agents can be counted by it.

use bincode::{Decode, Encode};

use super::demand::Demand;
use super::seat::Seat;
use super::verdict::Verdict;

/// How an agent stands to a piece of work, in the order in which the reasons are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
pub enum Standing {
    /// Not a member of the queue.
    NotMember,
    /// Not signed in.
    Away,
    /// Their connection is lost and waited for.
    Lost,
    /// Their status takes no work, or none of this channel.
    Status,
    /// Lacks a skill, or has it too low.
    Skill,
    /// It is kept for somebody else.
    Preferred,
    /// Declined it or let it run out before.
    Tried,
    /// Holds as much as anybody may at once.
    TooMany,
    /// Too little left.
    Full,
    /// Came back a moment ago and is being given work slowly.
    Ramping,
    /// Can have it now.
    Fit,
}

impl Standing {
    /// All of them, in order.
    pub(super) const ALL: [Self; STANDINGS] = [
        Self::NotMember,
        Self::Away,
        Self::Lost,
        Self::Status,
        Self::Skill,
        Self::Preferred,
        Self::Tried,
        Self::TooMany,
        Self::Full,
        Self::Ramping,
        Self::Fit,
    ];

    /// Whether only room and pace keep the agent from it: what counts as eligible for a lap (R7).
    pub fn is_able(self) -> bool {
        matches!(self, Self::TooMany | Self::Full | Self::Ramping | Self::Fit)
    }

    /// The same in the words that are kept; `Fit` is told by who was chosen.
    pub(super) fn verdict(self, demand: &Demand, seat: &Seat) -> Verdict {
        match self {
            Self::NotMember => Verdict::NotMember,
            Self::Away => Verdict::Away,
            Self::Lost => Verdict::Lost,
            Self::Status => Verdict::Status(seat.status.clone()),
            Self::Skill => demand
                .lacking(seat)
                .map_or(Verdict::Behind, |(skill, level)| {
                    Verdict::Skill(skill, level)
                }),
            Self::Preferred | Self::Fit => Verdict::Behind,
            Self::Tried => Verdict::Tried,
            Self::TooMany => Verdict::TooMany,
            Self::Full => Verdict::Full {
                needed: seat.units(demand.kind, demand.size),
                free: seat.free(demand.kind),
            },
            Self::Ramping => Verdict::Ramping,
        }
    }
}

/// How many standings there are.
pub(super) const STANDINGS: usize = Standing::Fit as usize + 1;
