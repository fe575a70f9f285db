//! Windows into the conversations: filtered, sorted, a page at a time.
//!
//! A list by when the customer last wrote is read from its index and costs what it shows, however
//! many conversations there are. The other orders look at every conversation the filter leaves.

use std::collections::{BTreeMap, BTreeSet, BinaryHeap};
use std::fmt;
use std::iter::Rev;
use std::str::FromStr;

use redb::Range;

use crate::domain::conversation::{Conversation, Work};
use crate::domain::{AgentId, CaseId, ContactId, ConversationId, Moment, Name};

use super::fault::StoreError;
use super::keys;
use super::rows;
use super::snapshot::{Found, Snapshot};

/// Which conversations, in which order, from where on. What is empty or `None` filters nothing.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// Alive, at rest, or both.
    pub life: Life,
    /// In one of these queues.
    pub queues: Option<BTreeSet<Name>>,
    /// With this person, or offered to them.
    pub agent: Option<AgentId>,
    /// Of this customer.
    pub contact: Option<ContactId>,
    /// Of this case.
    pub case: Option<CaseId>,
    /// Over one of these channels.
    pub channels: BTreeSet<Name>,
    /// With all of these labels.
    pub tags: BTreeSet<Name>,
    /// With one of these statuses, as `Conversation::status` spells them.
    pub statuses: BTreeSet<String>,
    /// The order.
    pub sort: Sort,
    /// Only what comes after this place.
    pub after: Option<Cursor>,
}

/// Whether anything can still happen to a conversation without a new message.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Life {
    /// It can.
    Alive,
    /// It is over, or nobody is to work on it.
    AtRest,
    /// Either.
    #[default]
    Both,
}

/// The order of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Who wrote last first.
    #[default]
    Received,
    /// The lower number first, then who waits longest.
    Priority,
    /// By the channel's name, who wrote last first.
    Channel,
    /// What runs out first: an offer, a snooze, the time to write up; the rest after it.
    Due,
}

/// A place in a list; means nothing in a list of another order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor(Vec<u8>);

/// A part of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The conversations.
    pub items: Vec<Conversation>,
    /// Where to go on; `None` at the end. A page may hold fewer than asked for and still not be the
    /// last: a filter that leaves little is followed only so far at a time.
    pub next: Option<Cursor>,
}

/// How many a list has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// At least so many.
    pub at_least: usize,
    /// Exactly so many.
    pub is_exact: bool,
}

impl Listing {
    pub(super) fn admits(&self, it: &Conversation) -> bool {
        let alive = it.work.is_alive();
        let lives = match self.life {
            Life::Alive => alive,
            Life::AtRest => !alive,
            Life::Both => true,
        };
        let in_queue = |queues: &BTreeSet<Name>| queues.contains(&it.routing.queue);
        lives
            && self.queues.as_ref().is_none_or(in_queue)
            && self
                .agent
                .is_none_or(|agent| it.work.agent() == Some(agent))
            && self.contact.is_none_or(|contact| it.contact == contact)
            && self.case.is_none_or(|case| it.case == case)
            && (self.channels.is_empty() || self.channels.contains(&it.channel))
            && self.tags.is_subset(&it.tags)
            && (self.statuses.is_empty() || self.statuses.contains(it.status()))
    }
}

impl Snapshot {
    /// One page of at most `most`. `may_see` is asked last, of each conversation that would be shown.
    pub fn list(
        &self,
        listing: &Listing,
        most: usize,
        may_see: &mut dyn FnMut(&Conversation) -> bool,
    ) -> Found<Page> {
        let mut first: BTreeMap<Vec<u8>, Conversation> = BTreeMap::new();
        let mut more = false;
        let in_order = listing.sort == Sort::Received;
        let left_off = self.walk(listing, &mut |key, it| {
            if may_see(&it) {
                first.insert(key, it);
            }
            if first.len() > most {
                first.pop_last();
                more = true;
            }
            !(more && in_order)
        })?;
        let last = first.last_key_value().map(|(key, _)| key.clone());
        let next = if more { last } else { left_off };
        Ok(Page {
            items: first.into_values().collect(),
            next: next.map(Cursor),
        })
    }

    /// How many a listing has from its cursor on, counted up to `most`.
    pub fn count(
        &self,
        listing: &Listing,
        most: usize,
        may_see: &mut dyn FnMut(&Conversation) -> bool,
    ) -> Found<Count> {
        let mut seen = 0;
        let left_off = self.walk(listing, &mut |_, it| {
            seen += usize::from(may_see(&it));
            seen <= most
        })?;
        Ok(Count {
            at_least: seen.min(most),
            is_exact: seen <= most && left_off.is_none(),
        })
    }

    /// Every conversation that a listing admits after its cursor, with its place; those by
    /// [`Sort::Received`] in order. Says where it left off, if it looked at too many to go on.
    fn walk(
        &self,
        listing: &Listing,
        visit: &mut dyn FnMut(Vec<u8>, Conversation) -> bool,
    ) -> Found<Option<Vec<u8>>> {
        let after = listing.after.as_ref().map(|cursor| cursor.0.as_slice());
        let in_order = listing.sort == Sort::Received;
        let mut left = LOOKED_AT_MAX;
        let mut last = None;
        let mut look = |id: u64| -> Found<Step> {
            if left == 0 {
                // Only an ordered walk can be taken up again; the others say what they found.
                return Ok(Step::End(last.take().filter(|_| in_order)));
            }
            left -= 1;
            let it = rows::named_conversation(&self.rows.conversations, id)?;
            let key = place(listing.sort, &it);
            last = Some(key.clone());
            let wanted = after.is_none_or(|after| key.as_slice() > after);
            if wanted && listing.admits(&it) && !visit(key, it) {
                return Ok(Step::End(None));
            }
            Ok(Step::On)
        };
        let by_number = match (listing.contact, listing.case) {
            (Some(contact), _) => Some(keys::by_contact(contact)),
            (None, Some(case)) => Some(keys::by_case(case)),
            (None, None) => None,
        };
        if let Some(prefix) = by_number {
            let mut ids = rows::ending(&self.rows.found, &prefix, true, LOOKED_AT_MAX)?;
            if in_order {
                self.sort_by_received(&mut ids)?;
            }
            for id in ids {
                if let Step::End(left_off) = look(id)? {
                    return Ok(left_off);
                }
            }
            return Ok(None);
        }
        let after = after.filter(|_| in_order);
        let mut merge = Merge::default();
        for prefix in self.sources(listing)? {
            merge.add(&self.rows, &prefix, after)?;
        }
        while let Some(id) = merge.next()? {
            if let Step::End(left_off) = look(id)? {
                return Ok(left_off);
            }
        }
        Ok(None)
    }

    /// The parts of the index that hold all that a listing admits.
    fn sources(&self, listing: &Listing) -> Found<Vec<Vec<u8>>> {
        if let Some(agent) = listing.agent {
            return Ok(vec![keys::by_agent(agent)]);
        }
        let lives: &[bool] = match listing.life {
            Life::Alive => &[true],
            Life::AtRest => &[false],
            Life::Both => &[true, false],
        };
        let mut sources = Vec::new();
        for alive in lives {
            match &listing.queues {
                Some(queues) => {
                    sources.extend(queues.iter().map(|queue| keys::by_queue(*alive, queue)));
                }
                None => self.queues_of(*alive, &mut sources)?,
            }
        }
        Ok(sources)
    }

    /// The queues that have any conversation, by leaping from one to the next.
    fn queues_of(&self, alive: bool, sources: &mut Vec<Vec<u8>>) -> Found<()> {
        let mut start = keys::by_life(alive);
        let end = keys::after(&start);
        while let Some(row) = self
            .rows
            .found
            .open()?
            .range(start.as_slice()..end.as_slice())?
            .next()
        {
            let (key, _) = row?;
            let queue = keys::queue_in(key.value())
                .ok_or_else(|| rows::damaged(&self.rows.found, &key.value(), "no queue in it"))?;
            let prefix = keys::by_queue(alive, &queue);
            start = keys::after(&prefix);
            sources.push(prefix);
        }
        Ok(())
    }

    fn sort_by_received(&self, ids: &mut [u64]) -> Found<()> {
        let mut places = BTreeMap::new();
        for id in ids.iter() {
            let it = rows::named_conversation(&self.rows.conversations, *id)?;
            places.insert(*id, place(Sort::Received, &it));
        }
        ids.sort_by(|a, b| places[a].cmp(&places[b]));
        Ok(())
    }
}

/// Whether a walk goes on.
enum Step {
    On,
    /// It has seen enough, or looked at so many that it left off after this place.
    End(Option<Vec<u8>>),
}

/// Parts of an index that each end with moment and number, read together from the last on.
#[derive(Default)]
struct Merge {
    parts: Vec<Rev<Range<'static, &'static [u8], ()>>>,
    heads: BinaryHeap<([u8; 16], usize)>,
}

impl Merge {
    fn add(
        &mut self,
        rows: &super::tables::Reading,
        prefix: &[u8],
        after: Option<&[u8]>,
    ) -> Result<(), StoreError> {
        let end = match after {
            Some(after) => [prefix, &turned(after)].concat(),
            None => keys::after(prefix),
        };
        if end.as_slice() <= prefix {
            return Ok(());
        }
        self.parts
            .push(rows.found.open()?.range(prefix..end.as_slice())?.rev());
        self.advance(self.parts.len() - 1)
    }

    fn next(&mut self) -> Result<Option<u64>, StoreError> {
        let Some((head, part)) = self.heads.pop() else {
            return Ok(None);
        };
        self.advance(part)?;
        Ok(keys::last_number(&head))
    }

    fn advance(&mut self, part: usize) -> Result<(), StoreError> {
        if let Some(row) = self.parts[part].next() {
            let (key, _) = row?;
            match key.value().last_chunk::<16>() {
                Some(head) => self.heads.push((*head, part)),
                None => {
                    return Err(StoreError::Damaged {
                        table: "found".into(),
                        key: format!("{:?}", key.value()),
                        why: "too short",
                    });
                }
            }
        }
        Ok(())
    }
}

/// Where a conversation stands in an order; sorts as the list is read.
pub(super) fn place(sort: Sort, it: &Conversation) -> Vec<u8> {
    let number = |id: ConversationId| id.0.to_be_bytes();
    let newest_first = |key: &mut Vec<u8>| {
        key.extend(turned(&keys::moment(it.received_at)));
        key.extend(turned(&number(it.id)));
    };
    let mut key = Vec::with_capacity(26);
    match sort {
        Sort::Received => newest_first(&mut key),
        Sort::Priority => {
            key.extend(it.routing.priority.to_be_bytes());
            key.extend(keys::moment(it.routing.enqueued_at));
            key.extend(number(it.id));
        }
        Sort::Channel => {
            key.extend(it.channel.as_bytes());
            key.push(0);
            newest_first(&mut key);
        }
        Sort::Due => {
            key.extend(keys::moment(due(it)));
            key.extend(number(it.id));
        }
    }
    key
}

fn due(it: &Conversation) -> Moment {
    match it.work {
        Work::Offered { deadline, .. } => deadline,
        Work::Snoozed { until, .. } | Work::WrapUp { until, .. } => until,
        _ => Moment(i64::MAX),
    }
}

/// Bytes that sort the other way round.
fn turned(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().map(|byte| !byte).collect()
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// The text is no cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotACursor;

impl FromStr for Cursor {
    type Err = NotACursor;

    fn from_str(text: &str) -> Result<Self, NotACursor> {
        if text.len() > CURSOR_BYTES_MAX * 2 || text.len() % 2 == 1 || !text.is_ascii() {
            return Err(NotACursor);
        }
        let byte = |at: usize| u8::from_str_radix(&text[at..at + 2], 16).map_err(|_| NotACursor);
        (0..text.len())
            .step_by(2)
            .map(byte)
            .collect::<Result<_, _>>()
            .map(Self)
    }
}

/// How many conversations are looked at for one page or count.
const LOOKED_AT_MAX: usize = 50_000;

/// The longest cursor; a channel's name and two numbers.
const CURSOR_BYTES_MAX: usize = 96;
