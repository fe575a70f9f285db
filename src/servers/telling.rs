//! What one batch of events means to one session, in order.

use std::sync::Arc;

use super::arrival::Entered;
use super::asker::Asker;
use super::concern::Concern;
use super::desk::Desk;
use super::hub::Batch;
use super::told::{About, Tidings, Told, Words};
use super::translate::conversation::{self, Row};
use super::translate::{event, message, people};
use super::watching::Watching;
use crate::access::Action;
use crate::domain::conversation::{Untaken, Work};
use crate::domain::message::Message;
use crate::domain::{AgentId, ConversationId, MessageId, OfferId};
use crate::engine::event::{Cause, Event as Entry, What};
use crate::protocol::message::news::OfferEnd;
use crate::protocol::message::{Event, News};

/// One batch being told to one session.
pub(super) struct Telling<'a> {
    desk: &'a Arc<Desk>,
    asker: &'a Asker,
    watching: &'a mut Watching,
    batch: &'a Batch,
    /// The first place that the session has not been told of.
    from: usize,
}

/// What is told right after signing in: what was missed, and offers that stand.
pub(super) fn first(desk: &Desk, entered: &mut Entered) -> Vec<Event> {
    let mut events = std::mem::take(&mut entered.missed);
    if let Some(who) = entered.asker.who {
        let offers = entered
            .rows
            .iter()
            .filter_map(|row| conversation::offer(desk, row, who));
        events.extend(offers.map(|offer| Event {
            seq: None,
            at: desk.now(),
            news: Box::new(News::Offer {
                offer: Box::new(offer),
            }),
        }));
    }
    events
}

/// Whether somebody's rights may be others after what happened from `from` on.
pub(super) fn changes_rights(asker: &Asker, batch: &Batch, from: usize) -> bool {
    let mut places = batch.places.to(asker.who, from);
    places.any(
        |place| match batch.events.get(place).map(|event| &event.what) {
            Some(What::Person(who, _) | What::PersonChanged(who, ..)) => asker.who == Some(*who),
            Some(What::Reconfigured(_)) => true,
            _ => false,
        },
    )
}

impl<'a> Telling<'a> {
    pub(super) fn new(
        desk: &'a Arc<Desk>,
        asker: &'a Asker,
        watching: &'a mut Watching,
        batch: &'a Batch,
        from: usize,
    ) -> Self {
        Self {
            desk,
            asker,
            watching,
            batch,
            from,
        }
    }

    fn fresh(&self) -> &'a [Entry] {
        &self.batch.events[self.from..]
    }

    /// Everything that is to be told. Only the last news of an entry carries its place: whoever has
    /// heard a place has heard all of it, so that a resume after it misses nothing.
    pub(super) fn tell(&mut self) -> Vec<Told> {
        let end = self.batch.events.len();
        let (who, places) = (self.asker.who, &self.batch.places);
        let mut concern = Concern::of(self.watching, who, places, self.from..end);
        let mut told = Vec::new();
        let mut me = false;
        while let Some(place) = concern.next() {
            let entry = &self.batch.events[place];
            let mut news = Vec::new();
            let row = entry.conversation.and_then(|id| self.batch.rows.get(&id));
            if let Some(row) = row {
                let id = row.conversation.id;
                let is_last = self.batch.last.get(&id) == Some(&entry.seq);
                me |= self.about(entry, row, is_last, &mut news);
                // An offer that came may go again without a word.
                if self.watching.offers.contains_key(&id) {
                    concern.add(id);
                }
            }
            self.absent(entry, &mut news);
            news.extend(super::guidance::news(self.asker, entry).map(Tidings::from));
            self.journal(entry, row, &mut news);
            me |= self.is_about_me(entry);
            if me && place + 1 == end {
                me = false;
                news.splice(0..0, self.me().map(Tidings::from));
            }
            told.extend(Told::placed(entry, news));
        }
        // It says how everything came to be: last, whether or not the last entry itself means anything.
        if let Some(entry) = self.fresh().last().filter(|_| me) {
            told.extend(Told::placed(
                entry,
                self.me().map(Tidings::from).into_iter().collect(),
            ));
        }
        told
    }

    /// What an entry about a conversation means; whether the session's own load changed with it.
    fn about(
        &mut self,
        entry: &Entry,
        row: &Arc<Row>,
        is_last: bool,
        news: &mut Vec<Tidings>,
    ) -> bool {
        let id = row.conversation.id;
        let sees = conversation::sees(self.asker, &row.conversation);
        let (mine, was_mine) = self.ownership(row, is_last);
        let mut load_changed = false;
        if is_last {
            self.pending(row, news);
            if was_mine && !mine {
                load_changed = true;
                news.push(
                    News::Lost {
                        conversation: Box::new(conversation::view(self.desk, row)),
                        why: self.why_lost(id).to_owned(),
                    }
                    .into(),
                );
            } else if (mine || self.watching.open.contains(&id)) && sees {
                load_changed = mine;
                news.push(self.words().about(About::Conversation(id), || {
                    let conversation = Box::new(conversation::view(self.desk, row));
                    News::Conversation { conversation }
                }));
            }
        }
        if sees {
            if self.watching.open.contains(&id) && !matches!(entry.what, What::Drafted(_)) {
                news.push(self.words().about(About::History(entry.seq), || {
                    let event = event::view(&self.desk.directory, entry);
                    News::History { event }
                }));
            }
            self.message(entry, row, mine || was_mine, news);
            news.extend(super::notices::of(self.asker, self.batch, entry).map(Tidings::from));
            self.alarm(entry, row, news);
        }
        load_changed | self.offer(entry, row, news)
    }

    /// Whether the conversation is the session's person's now, and was when last looked.
    fn ownership(&mut self, row: &Row, is_last: bool) -> (bool, bool) {
        let it = &row.conversation;
        let Some(who) = self.asker.who else {
            return (false, false);
        };
        let mine = it.work.owner() == Some(who);
        let was_mine = self.watching.mine.contains(&it.id);
        if is_last {
            if mine {
                self.watching.mine.insert(it.id);
            } else {
                self.watching.mine.remove(&it.id);
            }
        }
        (mine, was_mine)
    }

    fn why_lost(&self, id: ConversationId) -> &'static str {
        let backwards = self.fresh().iter().rev();
        let about = backwards.filter(|it| it.conversation == Some(id));
        let mut why = about.filter_map(|entry| match &entry.what {
            What::Released(_, cause) | What::Assigned(_, cause) => Some(event::cause(*cause)),
            What::Transferred { .. } => Some("transferred"),
            What::Overflowed { .. } => Some("overflowed"),
            What::Ended(_) | What::WrittenUp => Some("ended"),
            What::MergedInto(_) => Some("merged"),
            What::Undone => Some("undone"),
            _ => None,
        });
        why.next().unwrap_or("moved")
    }

    /// Messages, their states and drafts.
    fn message(&self, entry: &Entry, row: &Row, mine: bool, news: &mut Vec<Tidings>) {
        let it = &row.conversation;
        if !mine && !self.watching.open.contains(&it.id) {
            return;
        }
        match &entry.what {
            What::Received(id) | What::Replied(id) | What::Noted(id) | What::Held(id) => {
                if let Some(found) = self.readable(*id, row) {
                    news.push(self.written(&found, row));
                }
            }
            What::Merged { seq, .. } => {
                let came = self
                    .batch
                    .messages
                    .values()
                    .filter(|found| found.conversation == it.id && found.seq >= *seq);
                let mut came: Vec<MessageId> = came.map(|found| found.id).collect();
                came.sort_by_key(|id| self.batch.messages.get(id).map(|found| found.seq));
                for found in came.iter().filter_map(|id| self.readable(*id, row)) {
                    news.push(self.written(&found, row));
                }
            }
            What::Edited(id) | What::Deleted(id) | What::Reacted(id) | What::Approved(id, _) => {
                if let Some(found) = self.readable(*id, row) {
                    news.push(self.changed(&found, row));
                }
            }
            What::MessageState(id) => {
                if let Some(found) = self.readable(*id, row) {
                    let (failure, answer) = message::failure(&found.state);
                    news.push(
                        News::MessageState {
                            conversation: it.id,
                            seq: found.seq,
                            message: found.id,
                            state: message::state(&found.state),
                            failure,
                            answer,
                        }
                        .into(),
                    );
                }
            }
            What::Drafted(author) if Some(*author) != self.asker.who => {
                let agent = self.desk.directory.name(*author);
                let draft = self.batch.drafts.get(&(it.id, *author)).map(|draft| {
                    conversation::draft(self.desk, it.id, *author, draft.clone(), self.asker.who)
                });
                news.push(
                    News::Draft {
                        conversation: it.id,
                        agent,
                        draft,
                    }
                    .into(),
                );
            }
            _ => {}
        }
    }

    fn written(&self, found: &Message, row: &Row) -> Tidings {
        self.words()
            .about(About::Message(found.id), || News::Message {
                conversation: row.conversation.id,
                message: Box::new(message::view(self.desk, found, name_of(row))),
            })
    }

    fn changed(&self, found: &Message, row: &Row) -> Tidings {
        self.words()
            .about(About::Changed(found.id), || News::MessageChanged {
                conversation: row.conversation.id,
                message: Box::new(message::view(self.desk, found, name_of(row))),
            })
    }

    fn words(&self) -> &'a Words {
        &self.batch.words
    }

    fn readable(&self, id: MessageId, row: &Row) -> Option<Arc<Message>> {
        let found = self.batch.messages.get(&id)?;
        message::readable(self.asker, &row.conversation, found).then(|| Arc::clone(found))
    }

    /// Offers to the session's person; whether there was one.
    fn offer(&mut self, entry: &Entry, row: &Row, news: &mut Vec<Tidings>) -> bool {
        let Some(who) = self.asker.who else {
            return false;
        };
        let id = row.conversation.id;
        let how = match &entry.what {
            What::Offered(offer, agent, until) if *agent == who => {
                self.watching.offers.insert(id, *offer);
                // Told even if it is over already, as its end is told too.
                let told = conversation::offer_of(self.desk, row, who, *offer, *until);
                news.push(
                    News::Offer {
                        offer: Box::new(told),
                    }
                    .into(),
                );
                return true;
            }
            What::Accepted(agent) if *agent == who => OfferEnd::Accepted,
            What::Untaken(agent, why) if *agent == who => match why {
                Untaken::Declined(_) => OfferEnd::Declined,
                Untaken::TimedOut => OfferEnd::TimedOut,
            },
            What::Revoked(agent, _) if *agent == who => OfferEnd::Revoked,
            What::Assigned(agent, cause) if *agent == who => {
                if matches!(cause, Cause::Accepted | Cause::Claimed) {
                    OfferEnd::Accepted
                } else {
                    OfferEnd::Revoked
                }
            }
            _ => match self.stale_offer(id, row, who) {
                Some(how) => how,
                None => return false,
            },
        };
        match self.watching.offers.remove(&id) {
            Some(offer) => {
                news.push(
                    News::OfferGone {
                        offer,
                        conversation: id,
                        how,
                    }
                    .into(),
                );
                true
            }
            None => false,
        }
    }

    /// An offer that ended without a word about it, as when its customer's conversation was merged.
    fn stale_offer(&self, id: ConversationId, row: &Row, who: AgentId) -> Option<OfferEnd> {
        let known: OfferId = *self.watching.offers.get(&id)?;
        let told_later = self.fresh().iter().any(|entry| {
            entry.conversation == Some(id)
                && matches!(
                    &entry.what,
                    What::Accepted(_) | What::Untaken(..) | What::Revoked(..) | What::Assigned(..)
                )
        });
        let stands = matches!(
            row.conversation.work,
            Work::Offered { offer, agent, .. } if offer == known && agent == who
        );
        (!stands && !told_later).then_some(OfferEnd::Revoked)
    }

    fn alarm(&self, entry: &Entry, row: &Row, news: &mut Vec<Tidings>) {
        let why = match entry.what {
            What::Flagged(true) => "flag",
            What::Flagged(false) => "flag_down",
            What::Stranded => "stranded",
            What::Unjudged(_) => "unjudged",
            What::ResponseDue(_) => "overdue",
            What::Held(_) => "approval",
            What::Approved(..) | What::GivenBack(..) | What::Withdrawn(_) => "approval_over",
            _ => return,
        };
        self.alarm_about(row, why, news);
    }

    /// Work of somebody whose connection was lost stands still.
    fn absent(&self, entry: &Entry, news: &mut Vec<Tidings>) {
        let What::Lost(agent) = entry.what else {
            return;
        };
        for row in self.batch.absent.get(&agent).into_iter().flatten() {
            self.alarm_about(row, "absent", news);
        }
    }

    fn alarm_about(&self, row: &Row, why: &str, news: &mut Vec<Tidings>) {
        let queue = &row.conversation.routing.queue;
        let action = match why {
            "approval" | "approval_over" => Action::OutboxApprove,
            _ => Action::SupervisePanel,
        };
        if self.asker.who.is_some() && self.asker.may(action, Some(queue)) {
            news.push(
                News::Alarm {
                    conversation: Box::new(conversation::view(self.desk, row)),
                    why: why.to_owned(),
                }
                .into(),
            );
        }
    }

    fn pending(&mut self, row: &Row, news: &mut Vec<Tidings>) {
        let Some(watched) = self.watching.pending.as_mut() else {
            return;
        };
        let it = &row.conversation;
        let waits = super::outside::waits(self.desk, self.asker, &watched.queues, it);
        if waits {
            if watched.known.insert(it.id) {
                news.push(
                    News::Pending {
                        pending: Box::new(super::outside::pending(self.desk, row)),
                    }
                    .into(),
                );
            }
        } else if watched.known.remove(&it.id) {
            news.push(
                News::PendingGone {
                    conversation: it.id,
                    agent: it.work.agent().map(|agent| self.desk.directory.name(agent)),
                }
                .into(),
            );
        }
    }

    fn journal(&self, entry: &Entry, row: Option<&Arc<Row>>, news: &mut Vec<Tidings>) {
        let Some(follow) = &self.watching.journal else {
            return;
        };
        let conversation = row.map(|row| &row.conversation);
        if !super::journal::may_read(self.asker, entry, conversation)
            || follow
                .conversation
                .is_some_and(|id| entry.conversation != Some(id))
        {
            return;
        }
        let event = event::view(&self.desk.directory, entry);
        if follow.kinds.is_empty() || follow.kinds.contains(&event.kind) {
            news.push(News::Journal { event }.into());
        }
    }

    fn is_about_me(&self, entry: &Entry) -> bool {
        match entry.what {
            What::Status(agent, _)
            | What::Lost(agent)
            | What::Person(agent, _)
            | What::PersonChanged(agent, ..) => self.asker.who == Some(agent),
            _ => false,
        }
    }

    fn me(&self) -> Option<News> {
        let agent = self.desk.directory.agent(self.asker.who?)?;
        let settings = self.desk.settings();
        let view = people::agent(
            &agent,
            self.desk.live_agent(agent.id).as_ref(),
            &settings.plan,
            self.asker.has_second_factor(),
        );
        Some(News::Me {
            agent: Box::new(view),
        })
    }
}

/// Whom a conversation is with, and what they are called.
pub(super) fn name_of(row: &Row) -> Option<(crate::domain::ContactId, &str)> {
    let contact = row.contact.as_ref()?;
    Some((contact.id, contact.shown()))
}
