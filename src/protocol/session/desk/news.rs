//! News on its way to a client, which is cut off rather than waited for.

use super::DeskSession;
use crate::domain::{Moment, Seq};
use crate::protocol::Code;
use crate::protocol::codec::{self, Packet, Spelled, TooLong};
use crate::protocol::message::{Event, News, Refusal};
use crate::protocol::session::output::Weight;
use crate::protocol::session::phase::Phase;
use crate::protocol::session::{EVENT_BYTES_QUEUED_MAX, Spelling};

impl DeskSession {
    /// Tells news. A client that lets more than [`EVENT_BYTES_QUEUED_MAX`] bytes of it wait is cut off.
    pub fn event(&mut self, now: Moment, event: Event) {
        if self.phase != Phase::Open {
            return;
        }
        let weight = match *event.news {
            News::Panel { .. } => Weight::Panel,
            _ => Weight::Event,
        };
        let frame = self.spell(&Packet::Event(event));
        self.tell(now, frame, weight);
    }

    /// Tells news that others are told too, as [`Self::event`] does.
    pub fn spelled(&mut self, now: Moment, seq: Option<Seq>, at: Moment, news: &Spelled) {
        if self.phase != Phase::Open {
            return;
        }
        let frame = match self.spelling {
            Spelling::Binary => codec::write_spelled(seq, at, news),
            Spelling::Json => self.spell(&Packet::Event(Event {
                seq,
                at,
                news: Box::new(news.news().clone()),
            })),
        };
        self.tell(now, frame, Weight::Event);
    }

    fn tell(&mut self, now: Moment, frame: Result<Vec<u8>, TooLong>, weight: Weight) {
        match frame {
            Ok(bytes) => self.put(now, bytes, weight),
            // News that does not fit has to be read by asking.
            Err(TooLong) => self.put_resync(now),
        }
        if self.output.event_bytes() > EVENT_BYTES_QUEUED_MAX {
            self.cut(now, Refusal::new(Code::TOO_SLOW));
        }
    }

    fn put_resync(&mut self, now: Moment) {
        let event = Event {
            seq: None,
            at: now,
            news: Box::new(News::Resync),
        };
        self.put_packet(now, &Packet::Event(event));
    }
}
