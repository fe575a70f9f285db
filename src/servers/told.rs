//! What one session is told, and words that are the same for everybody, found once.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use super::desk::locked;
use crate::domain::{ConversationId, MessageId, Moment, Seq};
use crate::engine::event::Event as Entry;
use crate::protocol::codec::Spelled;
use crate::protocol::message::{Event, News};

/// Something told to one session.
#[derive(Clone, Debug)]
pub(super) struct Told {
    pub(super) seq: Option<Seq>,
    pub(super) at: Moment,
    pub(super) tidings: Tidings,
}

/// The news itself.
#[derive(Clone, Debug)]
pub(super) enum Tidings {
    /// For this session alone.
    Own(Box<News>),
    /// For whoever may hear it, in the same words.
    Shared(Arc<Spelled>),
}

/// Words found for what one batch brought, kept as long as the batch: a hundred sessions that have the
/// same conversation open are told the same, and only the first of them pays for translating it.
#[derive(Debug, Default)]
pub(super) struct Words(Mutex<BTreeMap<About, Arc<Spelled>>>);

/// What words are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum About {
    /// A conversation as it is now.
    Conversation(ConversationId),
    /// An entry of an open conversation's history.
    History(Seq),
    /// A message, to those who may read it.
    Message(MessageId),
    /// A message that is another than before.
    Changed(MessageId),
}

impl Told {
    /// What an entry means, its place with the last of it.
    pub(super) fn placed(entry: &Entry, news: Vec<Tidings>) -> impl Iterator<Item = Self> {
        let last = news.len().saturating_sub(1);
        let (seq, at) = (entry.seq, entry.at);
        news.into_iter().enumerate().map(move |(n, tidings)| Self {
            seq: (n == last).then_some(seq),
            at,
            tidings,
        })
    }

    /// As an event of the protocol.
    pub(super) fn into_event(self) -> Event {
        let news = match self.tidings {
            Tidings::Own(news) => news,
            Tidings::Shared(spelled) => Box::new(spelled.news().clone()),
        };
        Event {
            seq: self.seq,
            at: self.at,
            news,
        }
    }
}

impl From<News> for Tidings {
    fn from(news: News) -> Self {
        Self::Own(Box::new(news))
    }
}

impl Words {
    /// The words about something, found by `find` if nobody has yet. They have to be the same whoever asks.
    pub(super) fn about(&self, about: About, find: impl FnOnce() -> News) -> Tidings {
        let mut known = locked(&self.0);
        let spelled = known
            .entry(about)
            .or_insert_with(|| Arc::new(Spelled::of(find())));
        Tidings::Shared(Arc::clone(spelled))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_once_however_many_ask() {
        let words = Words::default();
        let mut found = 0;
        for _ in 0..100 {
            words.about(About::History(Seq(1)), || {
                found += 1;
                News::Resync
            });
        }
        assert_eq!(found, 1);
    }
}
