//! What one session is told of without asking: its offers and conversations, and whatever it watches.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::arrival::Entered;
use super::asker::Asker;
use super::desk::Desk;
use super::hub::Batch;
use super::listing::Members;
use super::telling::{self, Telling};
use super::told::Told;
use super::translate::floor;
use crate::access::Action;
use crate::domain::{ConversationId, Moment, Name, OfferId, Seq, Span};
use crate::protocol::message::lists::WindowOf;
use crate::protocol::message::{
    DeskRequest, Event, ListsRequest, News, PresenceRequest, RoutingRequest, SuperviseRequest,
    ToDesk,
};
use crate::protocol::view::desk::ConditionView;
use crate::protocol::{Code, Refusal};

/// Everything a session watches.
#[derive(Default)]
pub(super) struct Watching {
    pub(super) config: bool,
    pub(super) open: BTreeSet<ConversationId>,
    pub(super) mine: BTreeSet<ConversationId>,
    pub(super) offers: BTreeMap<ConversationId, OfferId>,
    pub(super) journal: Option<Follow>,
    pub(super) pending: Option<Pending>,
    lists: BTreeMap<u32, List>,
    generation: u64,
    panel: Option<Panel>,
    leases: BTreeSet<ConversationId>,
    last_seq: Seq,
    first: Vec<Event>,
    /// What was last told of channels that are not well.
    conditions: BTreeMap<Name, ConditionView>,
}

/// A list that is kept current.
struct List {
    of: WindowOf,
    generation: u64,
    members: Members,
    dirty: BTreeSet<ConversationId>,
    /// Being read; or read for the first time, when what changes is only noted.
    busy: bool,
    not_before: Moment,
}

/// The part of the floor that is watched.
struct Panel {
    queues: Vec<Name>,
    busy: bool,
    next: Moment,
}

/// What of the journal is followed.
#[derive(Clone, Debug, Default)]
pub(super) struct Follow {
    pub(super) kinds: BTreeSet<String>,
    pub(super) conversation: Option<ConversationId>,
}

/// What waits for a router outside, as far as it is watched.
#[derive(Clone, Debug, Default)]
pub(super) struct Pending {
    pub(super) queues: BTreeSet<Name>,
    pub(super) known: BTreeSet<ConversationId>,
}

/// What has to be read now.
pub(super) enum Due {
    List(Box<Renewal>),
    Panel(Vec<Name>),
}

/// A list whose changes have to be read.
pub(super) struct Renewal {
    pub(super) list: u32,
    pub(super) generation: u64,
    pub(super) of: WindowOf,
    pub(super) dirty: BTreeSet<ConversationId>,
    pub(super) members: Members,
}

/// What an answer changes in what is watched.
pub(super) enum Change {
    /// A list was read for the first time.
    ListBegun(u32, Members),
    /// It could not be.
    ListRefused(u32),
    /// A list's changes were read: how many it took, what is in it, what is to be told.
    ListRenewed {
        list: u32,
        generation: u64,
        took: Span,
        members: Members,
        event: Option<Event>,
    },
    /// A list's changes could not be read; they are still to be told.
    ListUnread(Box<Renewal>),
    /// A conversation was not for them to open.
    OpenRefused(ConversationId),
    /// The panel follows.
    Panel(Vec<Name>),
    /// The panel was read.
    PanelRead(Event),
    Config(bool),
    Journal(Follow),
    Pending(Option<Pending>),
}

/// What a batch means to a session.
pub(super) struct Heard {
    pub(super) told: Vec<Told>,
    pub(super) recheck: bool,
}

impl Watching {
    /// Somebody has signed in.
    pub(super) fn begin(&mut self, desk: &Desk, mut entered: Entered) {
        self.last_seq = entered.seq;
        self.first = telling::first(desk, &mut entered);
        let channels = self.channels(desk, &entered.asker, desk.now());
        self.first.extend(channels);
        self.mine = entered.mine;
        self.offers = entered.offers;
    }

    /// What changed about how channels do since it was last told; nothing to those who may not see
    /// channels. One that is off is no trouble.
    pub(super) fn channels(&mut self, desk: &Desk, asker: &Asker, now: Moment) -> Vec<Event> {
        if !asker.may(Action::ChannelRead, None) {
            return Vec::new();
        }
        let (settings, live) = (desk.settings(), desk.live());
        let is_on = |name: &Name| {
            let channel = settings.plan.channels.get(name);
            channel.is_some_and(|it| it.enabled) && !live.paused_channels.contains(name)
        };
        let ailing: BTreeMap<Name, ConditionView> = desk
            .caretaker
            .ailments()
            .into_iter()
            .filter(|(name, _)| is_on(name))
            .map(|(name, ailment)| {
                let view = floor::condition(&name, Some(&ailment));
                (name, view)
            })
            .collect();
        let known = std::mem::replace(&mut self.conditions, ailing);
        let worse = self.conditions.values();
        let worse = worse
            .filter(|it| known.get(&it.channel) != Some(it))
            .cloned();
        let well = known
            .keys()
            .filter(|name| !self.conditions.contains_key(*name));
        let well = well.map(|name| floor::condition(name, None));
        let news = worse.chain(well).map(|condition| Event {
            seq: None,
            at: now,
            news: Box::new(News::Channel {
                condition: Box::new(condition),
            }),
        });
        news.collect()
    }

    /// What is told as soon as the client knows that it is signed in.
    pub(super) fn take_first(&mut self) -> Vec<Event> {
        std::mem::take(&mut self.first)
    }

    /// Begins to note what will have to be told, before what is asked is read: nothing that happens
    /// between the reading and its answer may be lost.
    pub(super) fn prepare(&mut self, ask: &ToDesk) -> Result<(), Refusal> {
        match ask {
            ToDesk::Lists(ListsRequest::Subscribe { list, of }) => {
                if *list >= crate::protocol::message::LISTS_MAX {
                    return Err(Refusal::new(Code::OUT_OF_RANGE).with("name", "list"));
                }
                self.generation += 1;
                let begun = List {
                    of: WindowOf::clone(of),
                    generation: self.generation,
                    members: Members::default(),
                    dirty: BTreeSet::new(),
                    busy: true,
                    not_before: Moment::default(),
                };
                self.lists.insert(*list, begun);
            }
            ToDesk::Lists(ListsRequest::Unsubscribe { list }) => {
                self.lists.remove(list);
            }
            ToDesk::Lists(ListsRequest::Open {
                conversation,
                watch: true,
                ..
            })
            | ToDesk::Supervise(SuperviseRequest::Monitor { conversation }) => {
                if self.open.len() >= OPEN_MAX && !self.open.contains(conversation) {
                    return Err(Refusal::new(Code::TOO_MANY)
                        .with("kind", "open_conversations")
                        .with("most", OPEN_MAX));
                }
                self.open.insert(*conversation);
            }
            ToDesk::Lists(ListsRequest::Close { conversation }) => {
                self.open.remove(conversation);
            }
            ToDesk::Supervise(SuperviseRequest::Panel { watch: false, .. }) => self.panel = None,
            ToDesk::Desk(DeskRequest::Events { follow: false, .. }) => self.journal = None,
            ToDesk::Routing(RoutingRequest::Pending { watch, .. }) => {
                self.pending = watch.then(Pending::default);
            }
            ToDesk::Presence(PresenceRequest::Lease { conversation, .. })
                if self.leases.len() < OPEN_MAX =>
            {
                self.leases.insert(*conversation);
            }
            ToDesk::Presence(PresenceRequest::Leave { conversation }) => {
                self.leases.remove(conversation);
            }
            _ => {}
        }
        Ok(())
    }

    /// Takes in what an answer changed; what is to be told at once.
    pub(super) fn apply(&mut self, now: Moment, change: Change) -> Option<Event> {
        match change {
            Change::ListBegun(list, members) => {
                if let Some(list) = self.lists.get_mut(&list) {
                    list.members = members;
                    list.busy = false;
                }
            }
            Change::ListRefused(list) => {
                self.lists.remove(&list);
            }
            Change::ListRenewed {
                list,
                generation,
                took,
                members,
                event,
            } => {
                let list = self.lists.get_mut(&list);
                let list = list.filter(|list| list.generation == generation)?;
                list.members = members;
                list.busy = false;
                list.not_before = now + LIST_EVERY.max(took.times(LIST_PARTS));
                return event;
            }
            Change::ListUnread(unread) => {
                let list = self.lists.get_mut(&unread.list);
                let list = list.filter(|list| list.generation == unread.generation)?;
                list.members = unread.members;
                list.dirty.extend(unread.dirty);
                list.busy = false;
                list.not_before = now + UNREAD_AGAIN;
            }
            Change::OpenRefused(conversation) => {
                self.open.remove(&conversation);
            }
            Change::Panel(queues) => {
                self.panel = Some(Panel {
                    queues,
                    busy: false,
                    next: now + PANEL_EVERY,
                });
            }
            Change::PanelRead(event) => {
                let panel = self.panel.as_mut()?;
                panel.busy = false;
                return Some(event);
            }
            Change::Config(watch) => self.config = watch,
            Change::Journal(follow) => self.journal = Some(follow),
            Change::Pending(pending) => self.pending = pending,
        }
        None
    }

    /// What happened, as far as this session is to be told.
    pub(super) fn hear(&mut self, desk: &Arc<Desk>, asker: &Asker, batch: &Batch) -> Heard {
        let mut recheck = asker.who.is_some_and(|who| batch.rechecks.contains(&who));
        let from = batch
            .events
            .partition_point(|event| event.seq <= self.last_seq);
        if let Some(last) = batch.events[from..].last() {
            self.last_seq = last.seq;
        }
        recheck |= telling::changes_rights(asker, batch, from);
        if recheck {
            asker.refresh(desk);
        }
        let mut telling = Telling::new(desk, asker, self, batch, from);
        let told = telling.tell();
        for list in self.lists.values_mut() {
            list.dirty.extend(batch.rows.keys());
        }
        Heard { told, recheck }
    }

    /// Who is at a conversation that is open, or in a list, changed.
    pub(super) fn presence(
        &mut self,
        desk: &Desk,
        now: Moment,
        conversation: ConversationId,
    ) -> Option<Event> {
        for list in self.lists.values_mut() {
            if list.busy || list.members.contains(conversation) {
                list.dirty.insert(conversation);
            }
        }
        self.open.contains(&conversation).then(|| Event {
            seq: None,
            at: now,
            news: Box::new(News::Presence {
                conversation,
                present: super::translate::conversation::presence(desk, conversation),
            }),
        })
    }

    /// A customer is typing in a conversation that is looked at.
    pub(super) fn typing(
        &self,
        now: Moment,
        conversation: ConversationId,
        until: Moment,
    ) -> Option<Event> {
        self.open.contains(&conversation).then(|| Event {
            seq: None,
            at: now,
            news: Box::new(News::CustomerTyping {
                conversation,
                until,
            }),
        })
    }

    /// Everything is to be asked for anew.
    pub(super) fn forget(&mut self) {
        self.lists.clear();
        self.open.clear();
        self.panel = None;
        self.journal = None;
        self.pending = None;
        self.conditions.clear();
    }

    /// Conversations where this session said that somebody is there.
    pub(super) fn leased(&self) -> Vec<ConversationId> {
        self.leases.iter().copied().collect()
    }

    /// When something has to be read next.
    pub(super) fn next_due(&self) -> Option<Moment> {
        let lists = self
            .lists
            .values()
            .filter(|list| list.is_waiting())
            .map(|list| list.not_before);
        let panel = self.panel.iter().filter(|panel| !panel.busy);
        lists.chain(panel.map(|panel| panel.next)).min()
    }

    /// The next thing that has to be read by now.
    pub(super) fn take_due(&mut self, now: Moment) -> Option<Due> {
        if let Some(panel) = self.panel.as_mut().filter(|it| !it.busy && it.next <= now) {
            panel.busy = true;
            panel.next = now + PANEL_EVERY;
            return Some(Due::Panel(panel.queues.clone()));
        }
        let mut lists = self.lists.iter_mut();
        let (number, list) = lists.find(|(_, it)| it.is_waiting() && it.not_before <= now)?;
        list.busy = true;
        Some(Due::List(Box::new(Renewal {
            list: *number,
            generation: list.generation,
            of: list.of.clone(),
            dirty: std::mem::take(&mut list.dirty),
            members: std::mem::take(&mut list.members),
        })))
    }
}

impl List {
    fn is_waiting(&self) -> bool {
        !self.busy && !self.dirty.is_empty()
    }
}

/// How many conversations one session watches at once.
const OPEN_MAX: usize = 200;

/// How often the changes of one list are told.
const LIST_EVERY: Span = Span::millis(250);

/// After what a list is tried again whose changes could not be read.
const UNREAD_AGAIN: Span = Span::seconds(1);

/// Of how many parts of the time one may go into counting a list.
const LIST_PARTS: i64 = 10;

/// How often the panel is told.
const PANEL_EVERY: Span = Span::seconds(1);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::message::lists::{Filter, Sort};

    #[test]
    fn what_could_not_be_read_of_a_list_is_read_again() {
        let (id, now) = (ConversationId(7), Moment(1_000));
        let mut watching = Watching::default();
        let of = Box::new(WindowOf {
            filter: Filter::default(),
            sort: Sort::Received,
            cursor: None,
            limit: 50,
        });
        let ask = ToDesk::Lists(ListsRequest::Subscribe { list: 3, of });
        watching.prepare(&ask).expect("a list more");
        watching.apply(now, Change::ListBegun(3, Members::default()));
        watching.lists.get_mut(&3).expect("begun").dirty.insert(id);
        let Some(Due::List(renewal)) = watching.take_due(now) else {
            panic!("nothing is due");
        };
        assert!(watching.take_due(now).is_none(), "it is being read");
        watching.apply(now, Change::ListUnread(renewal));
        let again = watching.next_due().expect("it is tried again");
        assert_eq!(again, now + UNREAD_AGAIN);
        let Some(Due::List(renewal)) = watching.take_due(again) else {
            panic!("nothing is due");
        };
        assert!(renewal.dirty.contains(&id));
    }
}
