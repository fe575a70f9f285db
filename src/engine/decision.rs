//! One decision of routing as it is kept: who could have had it, who got it, and why.

use bincode::{Decode, Encode};

use crate::domain::{AgentId, Name};
use crate::routing::standing::Standing;
use crate::routing::verdict::{Candidate, Rule};

use super::event::Cause;

/// One decision of routing.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Decision {
    /// The queue it waited in.
    pub queue: Name,
    /// What brought the question up.
    pub cause: Cause,
    /// Which rule chose.
    pub rule: Rule,
    /// Who got it, if anybody could.
    pub winner: Option<AgentId>,
    /// Who was looked at, the winner among them, up to the floor's limit.
    pub candidates: Vec<Candidate>,
    /// How many more members there were, by how they stood.
    pub rest: Vec<(Standing, u32)>,
}
