//! Somebody is typing: passed on to whoever looks, and kept nowhere.

use std::sync::PoisonError;

use super::Byoc;
use crate::domain::{Address, Name, Span};
use crate::servers::hub::{self, Word};

impl Byoc {
    /// Tells whoever looks at the conversation with an address that somebody is typing there.
    pub(super) async fn types(&self, channel: &Name, from: Address) {
        let soon = {
            let mut typing = self.typing.lock().unwrap_or_else(PoisonError::into_inner);
            let who = (channel.clone(), from.clone());
            typing.take((self.intake.now)().0, &who)
        };
        // Said again too soon it says nothing new.
        if soon.is_err() {
            return;
        }
        let channel = channel.clone();
        let found = self.desk.read(move |snapshot| {
            let with = snapshot.conversations_with(&channel, &from, CONVERSATIONS_MAX)?;
            let mut found = Vec::with_capacity(with.len());
            for id in with {
                found.extend(snapshot.conversation(id)?);
            }
            Ok(found.into_iter().max_by_key(|it| it.updated_at))
        });
        if let Ok(Some(conversation)) = found.await {
            let until = self.desk.now() + LASTS;
            hub::say(&self.desk, Word::Typing(conversation.id, until));
        }
    }
}

/// How long somebody counts as typing who does not say so again.
const LASTS: Span = Span::seconds(10);

/// How many conversations with one address are looked at for the one that was last spoken in.
const CONVERSATIONS_MAX: usize = 16;
