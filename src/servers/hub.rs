//! What was committed, read once for everybody: rows, messages and people beside the events that name them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use super::by_customer::ByCustomer;
use super::concern::Places;
use super::desk::{Desk, locked};
use super::told::Words;
use super::translate::conversation::{self, Row};
use crate::domain::agent::Agent;
use crate::domain::conversation::Work;
use crate::domain::message::Message;
use crate::domain::{AgentId, ConversationId, MessageId, Moment, Seq, Span};
use crate::engine::change::Draft;
use crate::engine::effect::Effect;
use crate::engine::event::{Event, What};
use crate::store::Snapshot;
use crate::store::snapshot::Found;
use crate::store::walk::Along;
use crate::writer::fanout::News;

/// What sessions hear.
#[derive(Clone, Debug)]
pub(super) enum Word {
    /// Something was committed.
    Happened(Arc<Batch>),
    /// Who is at a conversation changed.
    Presence(ConversationId),
    /// A customer is typing in a conversation, until then unless it is said again.
    Typing(ConversationId, Moment),
    /// What ails some channel is another than before.
    Channels,
    /// Other settings hold from now on.
    Settings,
    /// Something was missed.
    Gap,
    /// The desk stops; come back after so long.
    Stop(Span),
}

/// What one or several commits brought, in order.
#[derive(Debug, Default)]
pub(super) struct Batch {
    pub(super) events: Vec<Event>,
    /// The last event about each conversation.
    pub(super) last: BTreeMap<ConversationId, Seq>,
    /// How every conversation that an event is about is now.
    pub(super) rows: BTreeMap<ConversationId, Arc<Row>>,
    /// How every message that an event names is now.
    pub(super) messages: BTreeMap<MessageId, Arc<Message>>,
    /// What somebody who was lost is at work on.
    pub(super) absent: BTreeMap<AgentId, Vec<Row>>,
    /// Unfinished answers that events name and that are there.
    pub(super) drafts: BTreeMap<(ConversationId, AgentId), Draft>,
    /// Whose sessions may have ended, or whose rights may have changed.
    pub(super) rechecks: BTreeSet<AgentId>,
    /// Which of the events anybody has to look at.
    pub(super) places: Places,
    /// What of it is the same for everybody, in the protocol's words.
    pub(super) words: Words,
    by_customer: OnceLock<ByCustomer>,
}

impl Batch {
    /// Whose what is, for as long as anybody asks.
    pub(super) fn by_customer(&self) -> &ByCustomer {
        let found = || ByCustomer::of(&self.rows, &self.messages);
        self.by_customer.get_or_init(found)
    }
}

/// Passes on what is committed until the writer ends. The daemon runs it beside the servers.
pub async fn run(desk: Arc<Desk>) {
    let since_the_beginning = locked(&desk.news).take();
    let mut listener = match since_the_beginning {
        Some(listener) => listener,
        None => {
            let listener = desk.writer.listen(BATCHES_MAX);
            // What was committed between the making of the desk and this line.
            refresh(&desk).await;
            listener
        }
    };
    let mut beat = tokio::time::interval(BEAT);
    loop {
        tokio::select! {
            news = listener.next() => match news {
                Some(News::Happened(effects)) => {
                    let mut effects = effects.to_vec();
                    while effects.len() < EFFECTS_TOGETHER_MAX
                        && let Some(News::Happened(more)) = listener.try_next()
                    {
                        effects.extend(more.iter().cloned());
                    }
                    pass_on(&desk, effects).await;
                }
                Some(News::CutOff) => {
                    tracing::warn!("the sessions were behind, they read everything anew");
                    listener = desk.writer.listen(BATCHES_MAX);
                    refresh(&desk).await;
                }
                None => return,
            },
            _ = beat.tick() => sweep(&desk),
        }
    }
}

/// What events name, as the record has it now, while it is read one event after the other.
#[derive(Default)]
pub(super) struct Gathering {
    batch: Batch,
    agents: Vec<Agent>,
    bytes: usize,
}

impl Gathering {
    /// Reads what one more event names; the texts of its conversation only where `texts` are for somebody.
    pub(super) fn add(&mut self, snapshot: &Snapshot, event: Event, texts: bool) -> Found<()> {
        // Before the row: its beginning of the last message is mostly that of one of these.
        if texts {
            self.add_texts(snapshot, &event)?;
        }
        if let Some(id) = event.conversation
            && !self.batch.rows.contains_key(&id)
            && let Some(found) = snapshot.conversation(id)?
        {
            let written = written(&event.what).and_then(|id| self.batch.messages.get(&id));
            let row = conversation::row_with(snapshot, found, written.map(Arc::as_ref))?;
            self.batch.rows.insert(id, Arc::new(row));
        }
        match &event.what {
            // Whoever wrote it hears of it, whoever has the conversation by now.
            What::DeliveryDead(id, _) => self.add_message(snapshot, *id)?,
            What::Lost(agent) => {
                let held = at_work(snapshot, *agent)?;
                self.batch.absent.insert(*agent, held);
            }
            What::Person(id, _) | What::PersonChanged(id, ..) => {
                self.agents.extend(snapshot.agent(*id)?)
            }
            _ => {}
        }
        if let Some(id) = event.conversation {
            self.batch.last.insert(id, event.seq);
        }
        self.batch.events.push(event);
        Ok(())
    }

    /// How many bytes of text were read.
    pub(super) fn bytes(&self) -> usize {
        self.bytes
    }

    fn add_texts(&mut self, snapshot: &Snapshot, event: &Event) -> Found<()> {
        if let Some(id) = written(&event.what) {
            self.add_message(snapshot, id)?;
        }
        match &event.what {
            What::MessageState(id)
            | What::Edited(id)
            | What::Deleted(id)
            | What::Reacted(id)
            | What::GivenBack(id, _)
            | What::Approved(id, _) => {
                self.add_message(snapshot, *id)?;
            }
            What::Merged { seq, .. } => {
                if let Some(id) = event.conversation {
                    for message in snapshot.messages(id, *seq, MERGED_TOLD_MAX)? {
                        self.keep(message);
                    }
                }
            }
            What::Drafted(author) => {
                if let Some(id) = event.conversation
                    && let Some(draft) = snapshot.draft(*author, id)?
                {
                    self.bytes += draft.text.len();
                    self.batch.drafts.insert((id, *author), draft);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn add_message(&mut self, snapshot: &Snapshot, id: MessageId) -> Found<()> {
        if !self.batch.messages.contains_key(&id)
            && let Some(message) = snapshot.message(id)?
        {
            self.keep(message);
        }
        Ok(())
    }

    fn keep(&mut self, message: Message) {
        self.bytes += message.text.len() + message.html.as_ref().map_or(0, String::len);
        self.batch.messages.insert(message.id, Arc::new(message));
    }

    /// All that was read, and people who are others than before.
    pub(super) fn done(mut self) -> (Batch, Vec<Agent>) {
        self.batch.places = Places::of(&self.batch.events, &self.batch.rows);
        (self.batch, self.agents)
    }
}

/// The message that came to be.
fn written(what: &What) -> Option<MessageId> {
    match what {
        What::Received(id) | What::Replied(id) | What::Noted(id) | What::Held(id) => Some(*id),
        _ => None,
    }
}

/// What events name, as the record has it now.
fn gather(snapshot: &Snapshot, events: Vec<Event>) -> Found<(Batch, Vec<Agent>)> {
    let mut gathering = Gathering::default();
    for event in events {
        gathering.add(snapshot, event, true)?;
    }
    Ok(gathering.done())
}

/// What somebody is at work on.
fn at_work(snapshot: &Snapshot, agent: AgentId) -> Found<Vec<Row>> {
    let mut held = Vec::new();
    snapshot.each_conversation(&Along::Agent(agent), &mut |it| {
        if matches!(it.work, Work::Active { .. }) {
            held.push(it);
        }
        held.len() < ABSENT_MAX
    })?;
    held.into_iter()
        .map(|it| conversation::row(snapshot, it))
        .collect()
}

async fn pass_on(desk: &Arc<Desk>, effects: Vec<Effect>) {
    let mut events = Vec::new();
    let mut rechecks = BTreeSet::new();
    for effect in effects {
        match effect {
            Effect::Tell(event) => events.push(*event),
            Effect::Recheck(agent) => {
                rechecks.insert(agent);
            }
            Effect::WakeLane(_) => {}
        }
    }
    if events.is_empty() && rechecks.is_empty() {
        return;
    }
    // Whoever comes after this reads what is on disk, and that is all of this.
    if desk.words.receiver_count() == 0 {
        return take_in(desk, events).await;
    }
    let gathered = desk.read(move |snapshot| gather(snapshot, events)).await;
    let Ok((mut batch, agents)) = gathered else {
        // Whoever cannot be told what happened has to ask.
        say(desk, Word::Gap);
        return;
    };
    batch.rechecks = rechecks;
    desk.directory.put(agents);
    let settings = desk.settings();
    let latest = batch.rows.iter();
    let latest = latest.map(|(id, row)| (*id, &row.conversation)).collect();
    locked(&desk.board).absorb(&batch.events, &latest, &settings.plan);
    let renamed = renames(&batch.events);
    say(desk, Word::Happened(Arc::new(batch)));
    if renamed {
        say(desk, Word::Settings);
    }
}

/// Whether somebody is called otherwise than before, or is new: what people are called is asked anew.
fn renames(events: &[Event]) -> bool {
    let called = |changes: &[String]| {
        changes
            .iter()
            .any(|it| matches!(it.as_str(), "added" | "display"))
    };
    events
        .iter()
        .any(|event| matches!(&event.what, What::PersonChanged(.., changes) if called(changes)))
}

/// Keeps in memory what has to be there even where nobody is told of it.
async fn take_in(desk: &Arc<Desk>, events: Vec<Event>) {
    let read = desk.read(move |snapshot| {
        let (mut latest, mut agents) = (BTreeMap::new(), Vec::new());
        for event in &events {
            if let Some(id) = event.conversation
                && !latest.contains_key(&id)
                && let Some(found) = snapshot.conversation(id)?
            {
                latest.insert(id, found);
            }
            if let What::Person(id, _) | What::PersonChanged(id, ..) = &event.what {
                agents.extend(snapshot.agent(*id)?);
            }
        }
        Ok((events, latest, agents))
    });
    let Ok((events, latest, agents)) = read.await else {
        return say(desk, Word::Gap);
    };
    desk.directory.put(agents);
    let settings = desk.settings();
    let latest = latest.iter().map(|(id, it)| (*id, it)).collect();
    locked(&desk.board).absorb(&events, &latest, &settings.plan);
}

/// Reads anew what is held in memory, and has everybody do the same.
async fn refresh(desk: &Arc<Desk>) {
    let read = desk.read(|snapshot| Ok((snapshot.agents()?, super::board::Board::read(snapshot)?)));
    if let Ok((agents, board)) = read.await {
        desk.directory.put(agents);
        *locked(&desk.board) = board;
    }
    say(desk, Word::Gap);
}

fn sweep(desk: &Desk) {
    let now = desk.now();
    let left = locked(&desk.leases).sweep(now);
    for conversation in left {
        say(desk, Word::Presence(conversation));
    }
    locked(&desk.uploads).sweep(now);
    locked(&desk.enrolments).sweep(now);
    let (settings, live) = (desk.settings(), desk.live());
    locked(&desk.board).sample(now, |board| {
        let tallies = board.tallies();
        let queues = settings.plan.queues.keys();
        queues
            .map(|queue| {
                let waiting = tallies.get(queue).map_or(0, |tally| tally.queued);
                let oldest = live.queues.get(queue).and_then(|live| live.oldest);
                let oldest = oldest.map_or(Span::ZERO, |oldest| now.since(oldest));
                (queue.clone(), (waiting, oldest))
            })
            .collect()
    });
}

pub(super) fn say(desk: &Desk, word: Word) {
    // Nobody listens where nobody is connected.
    let _ = desk.words.send(word);
}

/// How many batches the sessions may be behind the writer.
const BATCHES_MAX: usize = 4096;

/// How many messages of a merged conversation are told; whoever wants more reads them.
const MERGED_TOLD_MAX: usize = 50;

/// How many hints are read together.
const EFFECTS_TOGETHER_MAX: usize = 512;

/// How much of the work of somebody who was lost is told to supervisors.
const ABSENT_MAX: usize = 20;

/// How often leases and uploads that ended are looked for.
const BEAT: Duration = Duration::from_secs(1);
