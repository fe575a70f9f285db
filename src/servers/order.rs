//! Where conversations stand in a list, and the cursor that goes on from there.

use super::translate::conversation;
use crate::access::encoding::{base64url, read_base64url};
use crate::domain::Moment;
use crate::domain::conversation::Conversation;
use crate::protocol::message::lists::Sort;
use crate::routing::plan::Plan;

/// Where a conversation stands in a list; the least comes first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    keys: [i64; 3],
    name: String,
    then: i64,
    pub(super) id: u64,
}

impl Place {
    pub(super) fn of(plan: &Plan, sort: Sort, it: &Conversation) -> Self {
        let mut place = Self {
            keys: [0; 3],
            name: String::new(),
            then: 0,
            id: it.id.0,
        };
        let latest = |at: Moment| at.0.saturating_neg();
        match sort {
            Sort::Received => place.then = latest(it.received_at),
            Sort::Updated => place.then = latest(it.updated_at),
            Sort::Number => {}
            Sort::Channel => {
                place.name = it.channel.to_string();
                place.then = latest(it.received_at);
            }
            Sort::Priority => {
                let queue = plan.queues.get(&it.routing.queue);
                place.keys = [
                    queue.map_or(i64::from(u16::MAX), |queue| i64::from(queue.priority)),
                    i64::from(it.routing.priority),
                    it.routing.enqueued_at.0,
                ];
            }
            Sort::Due => {
                let due = conversation::due(plan, it).filter(|_| it.first_reply_at.is_none());
                place.keys[0] = due.map_or(i64::MAX, |due| due.0);
            }
        }
        place
    }

    pub(super) fn text(&self) -> String {
        let [a, b, c] = self.keys;
        let text = format!("{a} {b} {c} {} {} {}", self.then, self.id, self.name);
        base64url(text.as_bytes())
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        let bytes = read_base64url(text)?;
        let text = std::str::from_utf8(&bytes).ok()?;
        let mut parts = text.splitn(6, ' ');
        let mut number = || parts.next()?.parse::<i64>().ok();
        let keys = [number()?, number()?, number()?];
        let then = number()?;
        let id = parts.next()?.parse().ok()?;
        Some(Self {
            keys,
            name: parts.next()?.to_owned(),
            then,
            id,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_a_list_reads_back_from_its_cursor() {
        let place = Place {
            keys: [-1, i64::MAX, 0],
            name: "correo ventas".to_owned(),
            then: -9,
            id: 7,
        };
        assert_eq!(Place::parse(&place.text()), Some(place));
        assert_eq!(Place::parse("###"), None);
        assert_eq!(Place::parse(&base64url(b"1 2")), None);
    }
}
