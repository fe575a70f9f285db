//! A past period read out of the journal: what came, who was there, how long things took.

use std::collections::BTreeMap;

use crate::domain::agent::Agent;
use crate::domain::attachment::Attachment;
use crate::domain::conversation::{Conversation, Untaken};
use crate::domain::message::Message;
use crate::domain::text::clip;
use crate::domain::{Address, AgentId, ConversationId, MessageId, Moment, Name, Span};
use crate::engine::event::{Cause, Event, What};
use crate::routing::condition::TEXT_BYTES_MAX;

/// A past period: what came, who was there, how long things took.
#[derive(Clone, Debug, Default)]
pub struct Past {
    pub(super) arrivals: Vec<Arrival>,
    pub(super) presence: Vec<(Moment, AgentId, Option<Name>)>,
    pub(super) people: Vec<Agent>,
    pub(super) usual: Pace,
}

#[derive(Clone, Debug)]
pub(super) struct Arrival {
    pub(super) at: Moment,
    pub(super) channel: Name,
    /// Who wrote, and about what: rules ask for it.
    pub(super) from: Address,
    pub(super) ours: Option<String>,
    pub(super) subject: String,
    /// What was written, where it is known.
    pub(super) said: Option<Said>,
    pub(super) pace: Option<Pace>,
    pub(super) refusals: Vec<Refused>,
}

/// What was written, as far as rules ask for it.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub(super) name: String,
    pub(super) text: String,
    pub(super) attachments: Vec<Attachment>,
    pub(super) auto: bool,
}

/// What the record has behind an event of the period.
#[derive(Clone, Debug)]
pub struct Piece {
    /// The conversation.
    pub conversation: Conversation,
    /// What its customer wrote then, where that is kept.
    pub message: Option<Message>,
    /// What its customer is called.
    pub name: String,
}

/// Somebody who was offered a piece then and did not take it: they do the same when they are offered
/// it here, as often as they did.
#[derive(Clone, Debug)]
pub(super) struct Refused {
    pub(super) by: AgentId,
    pub(super) after: Span,
    pub(super) why: Untaken,
}

/// How long somebody took over a piece.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pace {
    /// From the offer to taking it.
    pub(super) accept: Span,
    /// From taking it to the answer.
    pub(super) work: Span,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            accept: Span::seconds(10),
            work: Span::minutes(5),
        }
    }
}

impl Past {
    /// Reads a period out of the journal. `piece` finds the record behind an event: the conversation, and
    /// the message by which it came to wait, or its first one where that is not known. Texts are kept only
    /// where rules ask for them, `with_texts`.
    pub fn read(
        events: impl IntoIterator<Item = Event>,
        people: Vec<Agent>,
        with_texts: bool,
        piece: impl Fn(ConversationId, Option<MessageId>) -> Option<Piece>,
    ) -> Self {
        let mut past = Self {
            people,
            ..Self::default()
        };
        let mut reader = Reader::default();
        for event in events {
            match (&event.what, event.conversation) {
                (What::Status(agent, status), _) => {
                    past.presence.push((event.at, *agent, status.clone()))
                }
                (What::Queued(_, Cause::Arrived | Cause::Answered | Cause::Reopened), Some(id)) => {
                    let received = reader.received.remove(&id);
                    if let Some(found) = piece(id, received) {
                        let said = reader.said(&found, with_texts);
                        let record = found.conversation;
                        reader.open.insert(id, past.arrivals.len());
                        past.arrivals.push(Arrival {
                            at: event.at,
                            channel: record.channel,
                            from: record.peer,
                            ours: record.ours,
                            subject: record.subject,
                            said,
                            pace: None,
                            refusals: Vec::new(),
                        });
                    }
                }
                (what, Some(id)) => reader.read(&mut past.arrivals, id, event.at, what),
                _ => {}
            }
        }
        past.usual = usual(&past.arrivals);
        past
    }

    /// Of how many of them it is not known what was written: it is kept no longer, or was too much.
    pub fn unread(&self) -> usize {
        let unknown = self.arrivals.iter().filter(|one| one.said.is_none());
        unknown.count()
    }

    /// How many pieces came.
    pub fn pieces(&self) -> usize {
        self.arrivals.len()
    }
}

/// Follows single pieces through the journal.
#[derive(Default)]
struct Reader {
    open: BTreeMap<ConversationId, usize>,
    offered: BTreeMap<ConversationId, Moment>,
    taken: BTreeMap<ConversationId, (Moment, Span)>,
    /// The last message of each customer.
    received: BTreeMap<ConversationId, MessageId>,
    /// How many bytes of texts were kept.
    texts: usize,
}

impl Reader {
    /// What rules may ask of a message, within what is kept of all of them.
    fn said(&mut self, found: &Piece, with_texts: bool) -> Option<Said> {
        let message = found.message.as_ref()?;
        let text = if with_texts {
            clip(&message.text, TEXT_BYTES_MAX)
        } else {
            ""
        };
        self.texts += text.len();
        (self.texts <= TEXTS_BYTES_MAX).then(|| Said {
            name: found.name.clone(),
            text: text.to_owned(),
            attachments: message.attachments.clone(),
            auto: message.auto,
        })
    }

    fn read(&mut self, arrivals: &mut [Arrival], id: ConversationId, at: Moment, what: &What) {
        match what {
            What::Received(message) => {
                self.received.insert(id, *message);
            }
            What::Offered(..) => {
                self.offered.insert(id, at);
            }
            What::Untaken(by, why) => {
                let offered = self.offered.remove(&id);
                let place = self.open.get(&id);
                if let Some(arrival) = place.and_then(|place| arrivals.get_mut(*place)) {
                    arrival.refusals.push(Refused {
                        by: *by,
                        after: offered.map_or(Span::ZERO, |offered| at.since(offered)),
                        why: why.clone(),
                    });
                }
            }
            What::Accepted(_) | What::Assigned(..) => {
                let accept = self
                    .offered
                    .remove(&id)
                    .map_or(Span::ZERO, |offered| at.since(offered));
                self.taken.insert(id, (at, accept));
            }
            What::Replied(_) | What::Ended(_) => {
                if let (Some((taken, accept)), Some(place)) =
                    (self.taken.remove(&id), self.open.get(&id))
                {
                    let pace = Pace {
                        accept,
                        work: at.since(taken),
                    };
                    if let Some(arrival) = arrivals.get_mut(*place) {
                        arrival.pace.get_or_insert(pace);
                    }
                }
            }
            _ => {}
        }
    }
}

/// The median of what was seen.
fn usual(arrivals: &[Arrival]) -> Pace {
    let median = |of: fn(Pace) -> Span| {
        let mut seen: Vec<Span> = arrivals
            .iter()
            .filter_map(|arrival| arrival.pace)
            .map(of)
            .collect();
        seen.sort_unstable();
        seen.get(seen.len() / 2).copied()
    };
    let usual = Pace::default();
    Pace {
        accept: median(|pace| pace.accept).unwrap_or(usual.accept),
        work: median(|pace| pace.work).unwrap_or(usual.work),
    }
}

/// How much of all texts together is kept for one replay, in bytes.
const TEXTS_BYTES_MAX: usize = 64 << 20;
