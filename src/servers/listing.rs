//! Windows of lists: what belongs in one, in which order, and how many there are.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::answers::{Done, Then};
use super::asker::Asker;
use super::desk::{Desk, locked};
use super::order::Place;
use super::translate::conversation::{self, Row};
use super::watching::{Change, Renewal};
use crate::domain::conversation::{Conversation, Work};
use crate::domain::text::folded;
use crate::domain::{AgentId, ConversationId};
use crate::protocol::message::answer::{Counts, Window};
use crate::protocol::message::lists::{Filter, Owner, Sort, WindowOf};
use crate::protocol::message::{Event, News, WINDOW_ITEMS_MAX};
use crate::protocol::view::conversation::{ConversationStatus, ConversationView, WorkState};
use crate::protocol::{Code, List, Refusal};
use crate::store::Snapshot;
use crate::store::snapshot::Found;
use crate::store::walk::Along;

/// What belongs in a list, with names looked up.
pub(super) struct Sieve {
    filter: Filter,
    owner: Wanted,
    words: Vec<String>,
    asker: Arc<Asker>,
    flagged: BTreeSet<ConversationId>,
}

enum Wanted {
    Anybody,
    Nobody,
    Agent(AgentId),
}

/// A window as it was read.
pub(super) struct Read {
    pub(super) window: Window,
    pub(super) members: Members,
}

impl Sieve {
    pub(super) fn new(desk: &Desk, asker: &Arc<Asker>, filter: &Filter) -> Result<Self, Refusal> {
        let owner = match &filter.owner {
            Owner::Anybody => Wanted::Anybody,
            Owner::Nobody => Wanted::Nobody,
            Owner::Me => Wanted::Agent(asker.person_only()?),
            Owner::Agent { agent } => {
                let found = desk.directory.named(agent);
                let missing = || Refusal::new(Code::NO_AGENT).with("name", agent);
                Wanted::Agent(found.ok_or_else(missing)?.id)
            }
        };
        let text = filter.text.as_deref().unwrap_or_default().trim();
        let flagged = if filter.flagged {
            locked(&desk.board).alarms().collect()
        } else {
            BTreeSet::new()
        };
        Ok(Self {
            owner,
            words: (!text.is_empty())
                .then(|| folded(text))
                .into_iter()
                .collect(),
            asker: Arc::clone(asker),
            flagged,
            filter: filter.clone(),
        })
    }

    /// Whether it belongs, as far as the conversation itself tells.
    fn admits(&self, it: &Conversation) -> bool {
        let f = &self.filter;
        let one_of = |wanted: bool, empty: bool| empty || wanted;
        one_of(f.queue.contains(&it.routing.queue), f.queue.is_empty())
            && one_of(f.channel.contains(&it.channel), f.channel.is_empty())
            && one_of(
                f.status.contains(&conversation::status(it)),
                f.status.is_empty(),
            )
            && one_of(
                f.work.contains(&conversation::work_state(&it.work)),
                f.work.is_empty(),
            )
            && f.tags.iter().all(|tag| it.tags.contains(tag))
            && f.contact.is_none_or(|contact| it.contact == contact)
            && f.case.is_none_or(|case| it.case == case)
            && (!f.flagged || self.flagged.contains(&it.id))
            && match self.owner {
                Wanted::Anybody => true,
                Wanted::Nobody => it.work.owner().is_none(),
                Wanted::Agent(agent) => it.work.owner() == Some(agent),
            }
            && conversation::sees(&self.asker, it)
    }

    /// Whether the words it is looked for by stand in what is shown beside it.
    fn says(&self, row: &Row) -> bool {
        self.words.is_empty() || holds(&haystack(row), &self.words)
    }

    fn admits_row(&self, row: &Row) -> bool {
        self.admits(&row.conversation) && self.says(row)
    }

    /// The ways along which everything that could belong lies.
    fn ways(&self) -> Vec<Along> {
        let f = &self.filter;
        if let Wanted::Agent(agent) = self.owner {
            return vec![Along::Agent(agent)];
        }
        let at_rest = |state: &WorkState| matches!(state, WorkState::Done | WorkState::Unrouted);
        let alive = f.work.is_empty() || f.work.iter().any(|state| !at_rest(state));
        let rest = f.work.is_empty() || f.work.iter().any(at_rest);
        let rest = rest && !matches!(&f.status[..], [ConversationStatus::Snoozed]);
        let lives = [(true, alive), (false, rest)];
        let lives = lives.into_iter().filter(|(_, wanted)| *wanted);
        lives
            .flat_map(|(life, _)| {
                if f.queue.is_empty() {
                    return vec![Along::Life(life, None)];
                }
                let queues = f.queue.iter().cloned();
                queues.map(|queue| Along::Life(life, Some(queue))).collect()
            })
            .collect()
    }

    /// Shows everything that belongs, in no order.
    fn each(&self, snapshot: &Snapshot, visit: &mut dyn FnMut(Conversation)) -> Found<()> {
        let mut failed = None;
        let mut see = |it: Conversation| {
            if !self.admits(&it) {
                return;
            }
            if self.words.is_empty() {
                return visit(it);
            }
            match conversation::row(snapshot, it) {
                Ok(row) if self.says(&row) => visit(row.conversation),
                Ok(_) => {}
                Err(fault) => failed = Some(fault),
            }
        };
        if let Some(case) = self.filter.case {
            let found = snapshot.conversations_in(case, RELATED_MAX)?;
            found.into_iter().for_each(&mut see);
        } else if let Some(contact) = self.filter.contact {
            let found = snapshot.timeline(contact, None, RELATED_MAX)?;
            found.into_iter().for_each(&mut see);
        } else {
            for way in self.ways() {
                snapshot.each_conversation(&way, &mut |it| {
                    see(it);
                    true
                })?;
            }
        }
        failed.map_or(Ok(()), Err)
    }
}

/// Reads a window.
pub(super) async fn read(
    desk: &Arc<Desk>,
    asker: &Arc<Asker>,
    of: &WindowOf,
) -> Result<Read, Refusal> {
    let sieve = Sieve::new(desk, asker, &of.filter)?;
    let after = match &of.cursor {
        Some(text) => Some(Place::parse(text).ok_or_else(odd_cursor)?),
        None => None,
    };
    let (sort, limit) = (of.sort, limit(of.limit));
    let here = Arc::clone(desk);
    desk.read(move |snapshot| window(&here, snapshot, &sieve, sort, after.as_ref(), limit))
        .await
}

/// Reads what changed in a list that is kept current.
pub(super) async fn renew(desk: Arc<Desk>, asker: Arc<Asker>, renewal: Renewal) -> Done {
    let began = desk.now();
    let read = match Sieve::new(&desk, &asker, &renewal.of.filter) {
        Ok(sieve) => {
            let here = Arc::clone(&desk);
            let (dirty, members) = (renewal.dirty.clone(), renewal.members.clone());
            let read = desk.read(move |snapshot| changes(&here, snapshot, &sieve, dirty, members));
            read.await
        }
        Err(refusal) => Err(refusal),
    };
    let list = renewal.list;
    let change = match read {
        Ok(read) => Change::ListRenewed {
            list,
            generation: renewal.generation,
            took: desk.now().since(began),
            members: read.members,
            event: (!read.changed.is_empty() || !read.gone.is_empty()).then(|| Event {
                seq: None,
                at: desk.now(),
                news: Box::new(News::List {
                    list,
                    changed: List::from(read.changed),
                    gone: List::from(read.gone),
                    counts: read.counts,
                }),
            }),
        },
        Err(_) => Change::ListUnread(Box::new(renewal)),
    };
    let mut done = Done::quiet();
    done.then.push(Then::Watch(change));
    done
}

/// How many a client may have at once.
pub(super) fn limit(asked: u32) -> usize {
    usize::try_from(asked.clamp(1, WINDOW_ITEMS_MAX)).unwrap_or(1)
}

pub(super) fn odd_cursor() -> Refusal {
    Refusal::new(Code::OUT_OF_RANGE).with("name", "cursor")
}

fn window(
    desk: &Desk,
    snapshot: &Snapshot,
    sieve: &Sieve,
    sort: Sort,
    after: Option<&Place>,
    limit: usize,
) -> Found<Read> {
    let settings = desk.settings();
    let mut counts = Tallying::new(sieve.asker.who);
    let mut first: BTreeSet<Place> = BTreeSet::new();
    sieve.each(snapshot, &mut |it| {
        counts.add(&it);
        let place = Place::of(&settings.plan, sort, &it);
        if after.is_none_or(|after| place > *after) {
            first.insert(place);
            if first.len() > limit + 1 {
                first.pop_last();
            }
        }
    })?;
    let more = first.len() > limit;
    if more {
        first.pop_last();
    }
    let next = first.last().filter(|_| more).map(Place::text);
    let mut items = Vec::new();
    let mut members = std::mem::take(&mut counts.members);
    if members.overflowed {
        members.flags.clear();
    }
    for place in &first {
        if let Some(found) = snapshot.conversation(ConversationId(place.id))? {
            if members.overflowed {
                members.put(&found, sieve.asker.who);
            }
            items.push(conversation::view(
                desk,
                &conversation::row(snapshot, found)?,
            ));
        }
    }
    let window = Window {
        items: List::from(items),
        next,
        counts: counts.counts,
    };
    Ok(Read { window, members })
}

/// What changed in a list.
struct Changes {
    changed: Vec<ConversationView>,
    gone: Vec<ConversationId>,
    counts: Counts,
    members: Members,
}

fn changes(
    desk: &Desk,
    snapshot: &Snapshot,
    sieve: &Sieve,
    dirty: BTreeSet<ConversationId>,
    mut members: Members,
) -> Found<Changes> {
    let (mut changed, mut gone) = (Vec::new(), Vec::new());
    for id in dirty {
        let row = match snapshot.conversation(id)? {
            Some(found) => Some(conversation::row(snapshot, found)?),
            None => None,
        };
        match row.filter(|row| sieve.admits_row(row)) {
            Some(row) => {
                members.put(&row.conversation, sieve.asker.who);
                changed.push(conversation::view(desk, &row));
            }
            None if members.flags.remove(&id).is_some() => gone.push(id),
            None => {}
        }
    }
    let counts = match members.counts() {
        Some(counts) => counts,
        None if changed.is_empty() && gone.is_empty() => NONE,
        None => {
            let mut tallying = Tallying::new(sieve.asker.who);
            tallying.members.overflowed = true;
            sieve.each(snapshot, &mut |it| tallying.add(&it))?;
            tallying.counts
        }
    };
    Ok(Changes {
        changed,
        gone,
        counts,
        members,
    })
}

pub(super) fn holds(text: &str, words: &[String]) -> bool {
    words.iter().all(|word| text.contains(word.as_str()))
}

pub(super) fn haystack(row: &Row) -> String {
    let it = &row.conversation;
    let reference = crate::domain::case::Reference(it.case);
    let name = row
        .contact
        .as_ref()
        .map_or("", |contact| contact.name.as_str());
    let all = format!(
        "{}\n{name}\n{}\n{reference}\n#{}",
        it.subject, it.peer.value, it.id
    );
    folded(&all)
}

/// Who belongs to a list, as far as counting and leaving go.
///
/// All of them where they are few, so that a change costs as much as changed; where they are many,
/// only those that were told, and the list is counted anew.
#[derive(Clone, Debug, Default)]
pub(super) struct Members {
    flags: BTreeMap<ConversationId, Flags>,
    overflowed: bool,
}

#[derive(Clone, Copy, Debug)]
struct Flags {
    unread: bool,
    queued: bool,
    mine: bool,
}

/// Counts a list.
pub(super) struct Tallying {
    who: Option<AgentId>,
    pub(super) counts: Counts,
    pub(super) members: Members,
}

impl Flags {
    fn of(it: &Conversation, who: Option<AgentId>) -> Self {
        Self {
            unread: it.unread > 0,
            queued: it.work == Work::Queued,
            mine: who.is_some() && it.work.owner() == who,
        }
    }

    fn add_to(self, counts: &mut Counts) {
        counts.total += 1;
        counts.unread += u32::from(self.unread);
        counts.queued += u32::from(self.queued);
        counts.mine += u32::from(self.mine);
    }
}

impl Members {
    pub(super) fn contains(&self, id: ConversationId) -> bool {
        self.flags.contains_key(&id)
    }

    fn put(&mut self, it: &Conversation, who: Option<AgentId>) {
        self.flags.insert(it.id, Flags::of(it, who));
        while self.flags.len() > MEMBERS_MAX {
            self.overflowed = true;
            self.flags.pop_first();
        }
    }

    fn counts(&self) -> Option<Counts> {
        let mut counts = NONE;
        for flags in self.flags.values() {
            flags.add_to(&mut counts);
        }
        (!self.overflowed).then_some(counts)
    }
}

impl Tallying {
    pub(super) fn new(who: Option<AgentId>) -> Self {
        Self {
            who,
            counts: NONE,
            members: Members::default(),
        }
    }

    pub(super) fn add(&mut self, it: &Conversation) {
        Flags::of(it, self.who).add_to(&mut self.counts);
        if !self.members.overflowed {
            self.members.put(it, self.who);
        }
    }
}

const NONE: Counts = Counts {
    total: 0,
    unread: 0,
    queued: 0,
    mine: 0,
};

/// How many conversations of one customer or case are looked at.
pub(super) const RELATED_MAX: usize = 10_000;

/// How many members of one list a session remembers.
const MEMBERS_MAX: usize = 4_096;
