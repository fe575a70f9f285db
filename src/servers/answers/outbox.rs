//! The way out: messages of ours that are not settled.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::waiting::Ways;
use super::{Ask, Given, Said};
use crate::access::Action;
use crate::domain::delivery::{Delivery, Stage};
use crate::domain::message::Author;
use crate::domain::{MessageId, Name};
use crate::engine::command::{Act, Outbox};
use crate::protocol::message::{Data, answer};
use crate::protocol::view::desk::OutboxView;
use crate::protocol::{Code, List, Refusal};
use crate::servers::asker::Asker;
use crate::servers::directory::Directory;
use crate::servers::listing::odd_cursor;
use crate::servers::translate::floor;
use crate::store::Snapshot;
use crate::store::snapshot::Found;

/// Lists them, oldest first.
pub(super) async fn list(
    by: &Ask,
    channel: Option<Name>,
    (dead, held): (Option<bool>, Option<bool>),
    cursor: Option<String>,
    limit: u32,
) -> Said {
    by.asker.demand_any_anywhere(SEES)?;
    let after = match cursor {
        Some(text) => text.parse().map_err(|_| odd_cursor())?,
        None => MessageId(0),
    };
    let most = limit.clamp(1, OUTBOX_ITEMS_MAX) as usize;
    let (asker, names) = (Arc::clone(&by.asker), Arc::clone(&by.desk));
    let (plan, now) = (Arc::clone(&by.desk.settings().plan), by.desk.now());
    let read = by.desk.read(move |snapshot| {
        let (mut items, mut total, mut more) = (Vec::new(), 0u32, false);
        let ways = Ways::read(snapshot, &plan, now)?;
        // Of each conversation the first that is alive may leave.
        let (mut begun, mut behind) = (BTreeSet::new(), BTreeSet::new());
        let mut wanted = |it: &Delivery| {
            let is_dead = matches!(it.stage, Stage::Dead { .. });
            let is_held = it.stage == Stage::Held;
            if !is_dead && !is_held && !begun.insert(it.conversation) {
                behind.insert(it.message);
            }
            channel
                .as_ref()
                .is_none_or(|channel| it.channel == *channel)
                && dead.is_none_or(|dead| dead == is_dead)
                && held.is_none_or(|held| held == is_held)
        };
        for delivery in snapshot.deliveries(MessageId(0), usize::MAX, &mut wanted)? {
            let behind = behind.contains(&delivery.message);
            let Some(view) = view(
                snapshot,
                (&asker, &names.directory),
                (&delivery, behind),
                &ways,
            )?
            else {
                continue;
            };
            total += 1;
            if delivery.message > after {
                more |= items.len() == most;
                if items.len() < most {
                    items.push(view);
                }
            }
        }
        let next = items
            .last()
            .filter(|_| more)
            .map(|it: &OutboxView| it.message.to_string());
        Ok(answer::Outbox {
            items: List::from(items),
            next,
            total,
        })
    });
    Ok(Given::new(Data::Outbox(read.await?)))
}

/// Shows one.
pub(super) async fn show(by: &Ask, message: MessageId) -> Said {
    by.asker.demand_any_anywhere(SEES)?;
    let view = find(by, message).await?;
    Ok(Given::new(Data::Delivery(Box::new(view))))
}

/// Tries one again, now.
pub(super) async fn retry(by: &Ask, message: MessageId) -> Said {
    by.asker.demand_anywhere(Action::OutboxRetry)?;
    find(by, message).await?;
    act(by, Outbox::Retry(message)).await
}

/// Gives one up.
pub(super) async fn give_up(by: &Ask, message: MessageId, reason: String) -> Said {
    by.asker.demand_anywhere(Action::OutboxDrop)?;
    find(by, message).await?;
    act(by, Outbox::Drop { message, reason }).await
}

/// Lets one leave that waits for approval.
pub(super) async fn approve(by: &Ask, message: MessageId, text: Option<String>) -> Said {
    by.asker.demand_anywhere(Action::OutboxApprove)?;
    find(by, message).await?;
    act(by, Outbox::Approve { message, text }).await
}

/// Gives one back that waits for approval.
pub(super) async fn give_back(by: &Ask, message: MessageId, reason: String) -> Said {
    by.asker.demand_anywhere(Action::OutboxApprove)?;
    find(by, message).await?;
    act(by, Outbox::GiveBack { message, reason }).await
}

/// Takes one's own back that waits for approval; whose it is, the engine asks.
pub(super) async fn withdraw(by: &Ask, message: MessageId) -> Said {
    by.asker.demand_anywhere(Action::ConversationUndo)?;
    act(by, Outbox::Withdraw(message)).await
}

async fn act(by: &Ask, act: Outbox) -> Said {
    let (answer, replayed) = by.command(Act::Outbox(act)).await?;
    Ok(Given::of(by.desk.now(), &answer, replayed))
}

async fn find(by: &Ask, message: MessageId) -> Result<OutboxView, Refusal> {
    let (asker, names) = (Arc::clone(&by.asker), Arc::clone(&by.desk));
    let (plan, now) = (Arc::clone(&by.desk.settings().plan), by.desk.now());
    let read = by.desk.read(move |snapshot| {
        let Some(delivery) = snapshot.delivery(message)? else {
            return Ok(None);
        };
        let mut earlier = |it: &Delivery| {
            let is_dead = matches!(it.stage, Stage::Dead { .. });
            let leaves = !is_dead && it.stage != Stage::Held;
            it.conversation == delivery.conversation && it.message < message && leaves
        };
        let behind = !snapshot
            .deliveries(MessageId(0), 1, &mut earlier)?
            .is_empty();
        let ways = Ways::read(snapshot, &plan, now)?;
        view(
            snapshot,
            (&asker, &names.directory),
            (&delivery, behind),
            &ways,
        )
    });
    let found = read.await?;
    found.ok_or_else(|| Refusal::new(Code::NO_DELIVERY))
}

/// One of them, if the asker may see it.
fn view(
    snapshot: &Snapshot,
    (asker, names): (&Asker, &Directory),
    (delivery, behind): (&Delivery, bool),
    ways: &Ways<'_>,
) -> Found<Option<OutboxView>> {
    let Some(it) = snapshot.conversation(delivery.conversation)? else {
        return Ok(None);
    };
    let queue = Some(&it.routing.queue);
    let approves = delivery.stage == Stage::Held && asker.may(Action::OutboxApprove, queue);
    if !approves && !asker.may(Action::OutboxRead, queue) {
        return Ok(None);
    }
    let message = snapshot.message(delivery.message)?;
    let to = message
        .as_ref()
        .map_or(&it.peer, |message| message.recipient(&it.peer));
    let waits_for = ways.waits_for(snapshot, delivery, behind, to)?;
    let by = message.as_ref().and_then(|message| match message.author {
        Author::Agent(agent) => Some(names.name(agent)),
        _ => None,
    });
    Ok(Some(floor::delivery(
        delivery,
        message.as_ref(),
        (to, by.as_ref()),
        &it.subject,
        waits_for,
    )))
}

/// Who looks at what has not left: of those who only approve, what waits for that.
const SEES: &[Action] = &[Action::OutboxRead, Action::OutboxApprove];

/// How many one answer lists.
const OUTBOX_ITEMS_MAX: u32 = 200;
