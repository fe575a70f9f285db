//! Who is here: a place for each connection of a visitor, and word to the desk once the last of them is left,
//! and once they are back.

use std::sync::{Arc, PoisonError};
use std::time::Duration;

use tokio::time::sleep;

use super::{CONNECTIONS_EACH_MAX, VISITORS_MAX, Visitor, WebChat};
use crate::domain::Address;
use crate::domain::deed::Doing;

/// A place among the connections of one visitor.
pub(super) struct Seat {
    chat: Arc<WebChat>,
    visitor: Visitor,
}

impl Seat {
    /// Takes a place; none where a visitor has too many.
    pub(super) fn take(chat: &Arc<WebChat>, visitor: &Visitor) -> Option<Self> {
        let mut here = chat.here.lock().unwrap_or_else(PoisonError::into_inner);
        let count = here.entry(visitor.address.clone()).or_default();
        if *count >= CONNECTIONS_EACH_MAX {
            return None;
        }
        *count += 1;
        drop(here);
        let seat = Self {
            chat: Arc::clone(chat),
            visitor: visitor.clone(),
        };
        let was_gone = seat.gone(|gone| gone.remove(&visitor.address));
        if was_gone {
            let (chat, visitor) = (Arc::clone(chat), visitor.clone());
            tokio::spawn(async move { chat.say_deed(&visitor, Doing::Returned).await });
        }
        Some(seat)
    }

    fn gone<T>(&self, with: impl FnOnce(&mut std::collections::BTreeSet<Address>) -> T) -> T {
        let gone = &self.chat.gone;
        with(&mut gone.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let address = &self.visitor.address;
        let mut here = self
            .chat
            .here
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let Some(count) = here.get_mut(address) else {
            return;
        };
        *count -= 1;
        if *count > 0 {
            return;
        }
        here.remove(address);
        drop(here);
        let (chat, visitor) = (Arc::clone(&self.chat), self.visitor.clone());
        tokio::spawn(async move {
            // Who goes to another page of the shop is back at once.
            sleep(GONE_AFTER).await;
            chat.left(&visitor).await;
        });
    }
}

impl WebChat {
    /// Whether a visitor has a connection.
    pub(super) fn is_here(&self, address: &Address) -> bool {
        let here = self.here.lock().unwrap_or_else(PoisonError::into_inner);
        here.contains_key(address)
    }

    /// Tells whoever has a talk that its visitor is not there any more.
    async fn left(&self, visitor: &Visitor) {
        let (channel, peer) = (visitor.channel.clone(), visitor.address.clone());
        let alive = self.desk.read(move |snapshot| {
            let newest = snapshot.conversations_with(&channel, &peer, 1)?;
            let newest = newest.first().map(|id| snapshot.conversation(*id));
            Ok(newest.transpose()?.flatten().map(|it| it.work.is_alive()))
        });
        if alive.await.ok().flatten() != Some(true) || self.is_here(&visitor.address) {
            return;
        }
        {
            let mut gone = self.gone.lock().unwrap_or_else(PoisonError::into_inner);
            if gone.len() >= VISITORS_MAX || !gone.insert(visitor.address.clone()) {
                return;
            }
        }
        self.say_deed(visitor, Doing::Left).await;
    }
}

/// After how long without a connection a visitor counts as gone.
const GONE_AFTER: Duration = Duration::from_secs(5);
