//! Somebody has just come in: what belongs to them is read, and what they missed is told.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::answers::{Done, Given, Then};
use super::asker::Asker;
use super::desk::Desk;
use super::hub;
use super::telling::Telling;
use super::told::Told;
use super::translate::conversation::{self, Row};
use super::translate::people::{self, last_moment};
use super::watching::Watching;
use crate::access::signin::First;
use crate::domain::agent::Agent;
use crate::domain::conversation::Work;
use crate::domain::{AgentId, ConversationId, OfferId, Seq};
use crate::engine::event::{Event as Entry, What};
use crate::protocol::codec;
use crate::protocol::message::Event;
use crate::protocol::session::EVENT_BYTES_QUEUED_MAX;
use crate::protocol::view::people::SessionView;
use crate::protocol::{Code, Data, Refusal};
use crate::store::Snapshot;
use crate::store::snapshot::Found;
use crate::store::walk::Along;

/// Somebody who has just signed in.
pub(super) struct Entered {
    pub(super) asker: Arc<Asker>,
    /// Where the journal stood.
    pub(super) seq: Seq,
    /// What they own.
    pub(super) mine: BTreeSet<ConversationId>,
    /// What they are offered.
    pub(super) offers: BTreeMap<ConversationId, OfferId>,
    /// The same as they are shown.
    pub(super) rows: Vec<Row>,
    /// What they missed.
    pub(super) missed: Vec<Event>,
}

/// What a session is told of itself.
pub(super) fn session_view(
    desk: &Desk,
    asker: &Asker,
    seq: Seq,
    resumed: bool,
) -> Option<SessionView> {
    let agent = match asker.who {
        None => None,
        Some(who) => {
            let agent = desk.directory.agent(who)?;
            let settings = desk.settings();
            Some(Box::new(people::agent(
                &agent,
                desk.live_agent(who).as_ref(),
                &settings.plan,
                asker.has_second_factor(),
            )))
        }
    };
    Some(SessionView {
        agent,
        permissions: people::permissions(&asker.grants()),
        token: asker.token.clone(),
        expires_at: last_moment(asker.expires_at),
        must_change_password: asker.first() == Some(First::ChangePassword),
        seq,
        resumed,
    })
}

/// What is read for somebody who has just come in.
#[derive(Default)]
struct Own {
    seq: Seq,
    agent: Option<Agent>,
    factor: bool,
    mine: BTreeSet<ConversationId>,
    offers: BTreeMap<ConversationId, OfferId>,
    rows: Vec<Row>,
    missed: Option<hub::Batch>,
}

/// Reads what belongs to whoever has come in, and answers.
pub(super) async fn settle(
    desk: Arc<Desk>,
    number: u64,
    asker: Asker,
    last_seq: Option<Seq>,
) -> Done {
    let who = asker.who;
    let found = match desk
        .read(move |snapshot| find_own(snapshot, who, last_seq))
        .await
    {
        Ok(found) => found,
        Err(refusal) => return Done::refused(number, refusal),
    };
    desk.directory.put(found.agent.into_iter().collect());
    asker.set_second_factor(found.factor);
    asker.refresh(&desk);
    let missed = found
        .missed
        .map(|batch| replay(&desk, &asker, &batch, &found.mine))
        .filter(|missed| fits(missed));
    let resumed = missed.is_some();
    let Some(mut view) = session_view(&desk, &asker, found.seq, resumed) else {
        return Done::refused(number, Refusal::new(Code::SESSION_ENDED));
    };
    // Presence begins with the answer, so nobody can have seen it yet.
    if asker.attends
        && asker.first().is_none()
        && let Some(agent) = view.agent.as_mut()
    {
        agent.online = true;
    }
    let entered = Entered {
        asker: Arc::new(asker),
        seq: found.seq,
        mine: found.mine,
        offers: found.offers,
        rows: found.rows,
        missed: missed.unwrap_or_default(),
    };
    let mut given = Given::new(Data::Session(Box::new(view)));
    given.then.push(Then::SignedIn(Box::new(entered)));
    Done::given(number, given)
}

fn find_own(snapshot: &Snapshot, who: Option<AgentId>, last_seq: Option<Seq>) -> Found<Own> {
    let mut found = Own {
        seq: Seq(snapshot.counters()?.seq),
        ..Own::default()
    };
    let Some(who) = who else {
        return Ok(found);
    };
    found.agent = snapshot.agent(who)?;
    found.factor = snapshot
        .credential(who)?
        .is_some_and(|credential| credential.totp.is_some());
    let mut offered = Vec::new();
    snapshot.each_conversation(&Along::Agent(who), &mut |it| {
        match it.work {
            Work::Offered { offer, .. } => {
                found.offers.insert(it.id, offer);
                offered.push(it);
            }
            _ => {
                found.mine.insert(it.id);
            }
        }
        true
    })?;
    for it in offered {
        found.rows.push(conversation::row(snapshot, it)?);
    }
    if let Some(last) = last_seq.filter(|last| last.0 > 0 && *last <= found.seq) {
        let kept = snapshot
            .first_event()?
            .is_none_or(|first| first <= last.next());
        if kept && found.seq.0 - last.0 <= MISSED_EVENTS_MAX as u64 {
            found.missed = find_missed(snapshot, who, &found.mine, last)?;
        }
    }
    Ok(found)
}

/// What happened since somebody was last told, with the texts of what was theirs; nothing where those
/// alone are more than can be told again. Whoever comes back after a flood costs no more than that.
fn find_missed(
    snapshot: &Snapshot,
    who: AgentId,
    mine: &BTreeSet<ConversationId>,
    last: Seq,
) -> Found<Option<hub::Batch>> {
    let events = snapshot.events(last.next(), MISSED_EVENTS_MAX)?;
    let mut theirs = mine.clone();
    theirs.extend(released(&events, Some(who)));
    let mut gathering = hub::Gathering::default();
    for event in events {
        let texts = event.conversation.is_some_and(|id| theirs.contains(&id));
        gathering.add(snapshot, event, texts)?;
        if gathering.bytes() > MISSED_BYTES_MAX {
            return Ok(None);
        }
    }
    Ok(Some(gathering.done().0))
}

/// What was somebody's before and was taken from them meanwhile.
fn released(events: &[Entry], who: Option<AgentId>) -> impl Iterator<Item = ConversationId> {
    events.iter().filter_map(move |event| match &event.what {
        What::Released(agent, _) if who == Some(*agent) => event.conversation,
        _ => None,
    })
}

/// What somebody missed, as they would have been told.
fn replay(
    desk: &Arc<Desk>,
    asker: &Asker,
    batch: &hub::Batch,
    mine: &BTreeSet<ConversationId>,
) -> Vec<Event> {
    let mut watching = Watching::default();
    watching.mine.clone_from(mine);
    watching.mine.extend(released(&batch.events, asker.who));
    let told = Telling::new(desk, asker, &mut watching, batch, 0).tell();
    told.into_iter().map(Told::into_event).collect()
}

/// Whether what was missed can be told in one go. More of it would fill the room for news that wait,
/// and the client would be cut off, come back, and be cut off again before it read the first.
fn fits(missed: &[Event]) -> bool {
    missed.iter().map(codec::event_bytes).sum::<usize>() <= MISSED_BYTES_MAX
}

/// How many entries of the journal are told again to somebody who comes back.
const MISSED_EVENTS_MAX: usize = 2_000;

/// How many bytes of events are told again; half of what may wait, so that there is room for news.
const MISSED_BYTES_MAX: usize = EVENT_BYTES_QUEUED_MAX / 2;
