//! Finding conversations by words, and everything one customer had with the desk.

use std::sync::Arc;

use super::asker::Asker;
use super::desk::Desk;
use super::listing::{RELATED_MAX, Tallying, haystack, holds, limit, odd_cursor};
use super::translate::conversation::{self, Row};
use crate::domain::ConversationId;
use crate::domain::text::folded;
use crate::protocol::message::answer::{Counts, Window};
use crate::protocol::{List, Refusal};
use crate::store::Snapshot;
use crate::store::snapshot::Found;

/// Conversations whose subject, contact, reference or text holds every word, latest first.
pub(super) async fn search(
    desk: &Arc<Desk>,
    asker: &Arc<Asker>,
    text: &str,
    cursor: Option<&str>,
    most: u32,
) -> Result<Window, Refusal> {
    let words = words(text);
    let before = match cursor {
        Some(text) => text.parse().map_err(|_| odd_cursor())?,
        None => ConversationId(u64::MAX),
    };
    let (here, asker) = (Arc::clone(desk), Arc::clone(asker));
    let limit = limit(most);
    desk.read(move |snapshot| {
        let last = snapshot.counters()?.conversation;
        let mut next = before.0.min(last + 1);
        let mut items = Vec::new();
        let mut looked = 0;
        while next > 1 && items.len() < limit && looked < SEARCHED_MAX {
            next -= 1;
            looked += 1;
            let Some(found) = snapshot.conversation(ConversationId(next))? else {
                continue;
            };
            if conversation::sees(&asker, &found) {
                let row = conversation::row(snapshot, found)?;
                if words.is_empty() || spoken(snapshot, &asker, &row, &words)? {
                    items.push(conversation::view(&here, &row));
                }
            }
        }
        let total = u32::try_from(items.len()).unwrap_or(u32::MAX);
        Ok(Window {
            items: List::from(items),
            next: (next > 1).then(|| next.to_string()),
            counts: Counts {
                total,
                unread: 0,
                queued: 0,
                mine: 0,
            },
        })
    })
    .await
}

/// Everything a customer had with the desk, latest first.
pub(super) async fn timeline(
    desk: &Arc<Desk>,
    asker: &Arc<Asker>,
    contact: crate::domain::ContactId,
    cursor: Option<&str>,
    most: u32,
) -> Result<Window, Refusal> {
    let before = match cursor {
        Some(text) => Some(text.parse().map_err(|_| odd_cursor())?),
        None => None,
    };
    let (here, asker) = (Arc::clone(desk), Arc::clone(asker));
    let limit = limit(most);
    desk.read(move |snapshot| {
        let all = snapshot.timeline(contact, None, RELATED_MAX)?;
        let seen: Vec<_> = all
            .into_iter()
            .filter(|it| conversation::sees(&asker, it))
            .collect();
        let mut counts = Tallying::new(asker.who);
        for it in &seen {
            counts.add(it);
        }
        let mut page: Vec<_> = seen
            .into_iter()
            .filter(|it| before.is_none_or(|before| it.id < before))
            .take(limit + 1)
            .collect();
        let more = page.len() > limit;
        page.truncate(limit);
        let next = page.last().filter(|_| more).map(|it| it.id.to_string());
        let mut items = Vec::new();
        for it in page {
            items.push(conversation::view(&here, &conversation::row(snapshot, it)?));
        }
        Ok(Window {
            items: List::from(items),
            next,
            counts: counts.counts,
        })
    })
    .await
}

/// Whether every word stands beside the conversation or in one of its messages.
fn spoken(snapshot: &Snapshot, asker: &Asker, row: &Row, words: &[String]) -> Found<bool> {
    let mut text = haystack(row);
    if holds(&text, words) {
        return Ok(true);
    }
    for message in snapshot.messages(row.conversation.id, 1, SEARCHED_MESSAGES_MAX)? {
        if super::translate::message::readable(asker, &row.conversation, &message) {
            text.push('\n');
            text.push_str(&folded(&message.text));
        }
    }
    Ok(holds(&text, words))
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace()
        .take(WORDS_MAX)
        .map(folded)
        .collect()
}

/// How many words are looked for.
const WORDS_MAX: usize = 10;

/// How many conversations one search looks at before it gives a cursor to go on from.
const SEARCHED_MAX: usize = 5_000;

/// How many messages of one conversation a search looks at.
const SEARCHED_MESSAGES_MAX: usize = 200;
