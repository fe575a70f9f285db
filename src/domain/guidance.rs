//! What whoever leads the desk wants others to know and keep to, and who has read it.

use bincode::{Decode, Encode};

use super::{AgentId, Moment, Name};

/// A piece of guidance as it is now, or as one of its versions was.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Guidance {
    /// What it is told apart by.
    pub name: Name,
    /// Counts what was published under this name, from 1.
    pub version: u32,
    /// Whom it is for.
    pub audience: Audience,
    /// What it is about, in one line.
    pub title: String,
    /// What it says.
    pub text: String,
    /// When this version was published.
    pub at: Moment,
    /// By whom; `None` for somebody at the machine itself.
    pub by: Option<AgentId>,
    /// When it was withdrawn; then it is read no more, and nobody is asked to.
    pub withdrawn_at: Option<Moment>,
}

/// Whom guidance is for.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Audience {
    /// Everybody who works here.
    Everybody,
    /// Whoever works in this queue.
    Queue(Name),
    /// Whoever writes by this channel.
    Channel(Name),
}

/// What can be done with a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Guided {
    /// It was published.
    Published,
    /// It was withdrawn.
    Withdrawn,
    /// It was read.
    Read,
}

/// That somebody has read a version of a piece.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct HasRead {
    /// Which piece.
    pub name: Name,
    /// Who.
    pub agent: AgentId,
    /// The version.
    pub version: u32,
    /// When.
    pub at: Moment,
}

impl Guidance {
    /// Whether it counts in a conversation of this queue, over this channel.
    pub fn is_about(&self, queue: &Name, channel: &Name) -> bool {
        self.withdrawn_at.is_none()
            && match &self.audience {
                Audience::Everybody => true,
                Audience::Queue(of) => of == queue,
                Audience::Channel(of) => of == channel,
            }
    }
}

impl Audience {
    /// The queue whose people it is for; `None` where it is not for those of one queue alone.
    pub fn queue(&self) -> Option<&Name> {
        match self {
            Self::Queue(queue) => Some(queue),
            Self::Everybody | Self::Channel(_) => None,
        }
    }
}

/// The longest title, in bytes.
pub const TITLE_BYTES_MAX: usize = 200;

/// The longest text, in bytes.
pub const GUIDANCE_BYTES_MAX: usize = 8_000;

/// How many pieces there can be, withdrawn ones with them: all of them fit into one answer.
pub const GUIDANCE_MAX: usize = 64;
