//! Who comes to a chat: whom their site vouches for, whose pass it is, or somebody new.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::timeout;

use super::link::{Heard, Link};
use super::{Visitor, WebChat};
use crate::channels::webchat::Site;
use crate::channels::webchat::identity::{self, Identity};
use crate::channels::webchat::said::{self, Hello, Said};
use crate::channels::webchat::visitor::Who;
use crate::domain::Name;

/// Who has come.
pub(super) struct Arrival {
    pub(super) visitor: Visitor,
    pub(super) identity: Option<Identity>,
    /// What shows who they are the next time.
    pub(super) pass: String,
    /// Why the word of their site is not believed.
    pub(super) refused: Option<&'static str>,
}

/// The first frame, if it is one and comes in time.
pub(super) async fn hello(link: &mut Link) -> Option<Hello> {
    loop {
        match timeout(HELLO_WITHIN, link.hear()).await.ok()?? {
            Heard::Said(text) => match said::read(text.as_bytes()) {
                Ok(Said::Hello(hello)) => return Some(hello),
                _ => return None,
            },
            Heard::Sign => {}
        }
    }
}

/// Who somebody is: whom their site vouches for, else whose pass they show, else somebody new.
pub(super) async fn arrive(chat: &WebChat, channel: &Name, site: &Site, hello: &Hello) -> Arrival {
    let now = (chat.intake.now)();
    let (identity, refused) = match &hello.identity {
        None => (None, None),
        Some(token) => match vouched(chat, site, token).await {
            Ok(identity) => (Some(identity), None),
            Err(word) => (None, Some(word)),
        },
    };
    let shown = hello.pass.as_deref();
    let holder = shown.and_then(|pass| site.passes.holder(pass, now));
    // A word that is not believed makes nobody of whom an earlier one made somebody.
    let holder = holder.filter(|who| refused.is_none() || matches!(who, Who::Stranger(_)));
    let who = match &identity {
        Some(identity) => identity.who.clone(),
        None => holder.unwrap_or_else(|| Who::stranger(chat.desk.random())),
    };
    Arrival {
        pass: site.passes.issue(&who, now),
        visitor: Visitor {
            address: who.address(channel.as_str()),
            channel: channel.clone(),
            who,
        },
        identity,
        refused,
    }
}

/// What the operator's site says of somebody, if it says it.
async fn vouched(chat: &WebChat, site: &Site, token: &str) -> Result<Identity, &'static str> {
    let now = (chat.intake.now)();
    let (reveal, secrets) = (Arc::clone(&chat.reveal), site.identity.clone());
    let read = chat.desk.blocking(move || {
        let secrets = secrets.iter().filter_map(|secret| match reveal(secret) {
            Ok(secret) => Some(secret),
            Err(error) => {
                tracing::warn!(%error, "a chat's identity_secret cannot be read");
                None
            }
        });
        secrets.collect::<Vec<_>>()
    });
    let secrets = read.await.unwrap_or_default();
    let mut why = "identity_not_set_up";
    for secret in secrets {
        match identity::read(token, secret.trim_end().as_bytes(), now) {
            Ok(identity) => return Ok(identity),
            Err(unbelieved) => why = unbelieved.word(),
        }
    }
    Err(why)
}

/// How long a connection may take to say who is there.
const HELLO_WITHIN: Duration = Duration::from_secs(10);
