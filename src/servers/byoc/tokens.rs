//! The tokens of all partner channels, read from where they lie now and then, compared in constant time.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use subtle::ConstantTimeEq;
use tokio::time::Instant;

use super::past::{Owners, Past};
use super::{Channels, Reveal};
use crate::channels::partner::Keys;
use crate::domain::Name;
use crate::domain::attachment::Digest;

/// What connectors show.
pub(super) struct Tokens {
    reveal: Reveal,
    past: Arc<Past>,
    known: Mutex<Known>,
    /// One reads at a time.
    turn: tokio::sync::Mutex<()>,
}

#[derive(Clone, Default)]
struct Known {
    /// Of which settings, and since when.
    read: Option<(Arc<Channels>, Instant)>,
    /// SHA-256 of each token, by channel.
    digests: Arc<BTreeMap<Name, Vec<Digest>>>,
    /// Those that are good or were, as they are written down; nothing before that was read.
    ever: Option<Arc<Owners>>,
}

impl Tokens {
    pub(super) fn new(reveal: Reveal, past: Past) -> Self {
        Self {
            reveal,
            past: Arc::new(past),
            known: Mutex::default(),
            turn: tokio::sync::Mutex::default(),
        }
    }

    /// Whose token is shown; `None` where it is nobody's. Takes the same time whoever's it is.
    pub(super) async fn owner(&self, channels: &Arc<Channels>, shown: &str) -> Option<Name> {
        let shown = Digest::of(shown.as_bytes());
        let mut owner = None;
        for (name, digests) in &*self.digests(channels).await {
            for digest in digests {
                if bool::from(digest.0.ct_eq(&shown.0)) {
                    owner = Some(name.clone());
                }
            }
        }
        owner
    }

    /// Whose token it was, where it is one that was changed: nobody else can know it.
    pub(super) fn past_owner(&self, shown: &str) -> Option<Name> {
        // Found or not by its digest, which tells nobody anything of the token.
        self.known()
            .ever
            .as_ref()?
            .get(&Digest::of(shown.as_bytes()))
            .cloned()
    }

    async fn digests(&self, channels: &Arc<Channels>) -> Arc<BTreeMap<Name, Vec<Digest>>> {
        if let Some(fresh) = self.fresh(channels) {
            return fresh;
        }
        let _turn = self.turn.lock().await;
        // Whoever had the turn before has read them.
        if let Some(fresh) = self.fresh(channels) {
            return fresh;
        }
        let known = self.known().clone();
        let (reveal, open) = (Arc::clone(&self.reveal), Arc::clone(channels));
        let (past, ever) = (Arc::clone(&self.past), known.ever);
        let reading = tokio::task::spawn_blocking(move || {
            let digests = read(&reveal, &open);
            let before = ever.unwrap_or_else(|| Arc::new(past.read()));
            let ever = with(&before, &digests);
            if ever != *before {
                past.write(&ever);
            }
            (Arc::new(digests), Arc::new(ever))
        });
        let Ok((digests, ever)) = reading.await else {
            return known.digests;
        };
        *self.known() = Known {
            read: Some((Arc::clone(channels), Instant::now())),
            digests: Arc::clone(&digests),
            ever: Some(ever),
        };
        digests
    }

    /// What was read of these settings, where that was lately.
    fn fresh(&self, channels: &Arc<Channels>) -> Option<Arc<BTreeMap<Name, Vec<Digest>>>> {
        let known = self.known();
        let (of, at) = known.read.as_ref()?;
        let fresh = Arc::ptr_eq(of, channels) && at.elapsed() < KEPT;
        fresh.then(|| Arc::clone(&known.digests))
    }

    fn known(&self) -> std::sync::MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn read(reveal: &Reveal, channels: &Channels) -> BTreeMap<Name, Vec<Digest>> {
    let mut digests = BTreeMap::new();
    for (name, channel) in channels {
        let Some(Keys {
            token,
            previous_token,
            ..
        }) = channel.keys()
        else {
            continue;
        };
        let mut of = Vec::new();
        for secret in token.iter().chain(previous_token) {
            match reveal(secret) {
                Ok(text) if text.len() >= TOKEN_BYTES_MIN => of.push(Digest::of(text.as_bytes())),
                Ok(_) => tracing::warn!(channel = %name, "its token is too short to be one"),
                Err(error) => tracing::warn!(channel = %name, %error, "its token cannot be read"),
            }
        }
        digests.insert(name.clone(), of);
    }
    digests
}

/// Those that were good before and those that are now; of too many old ones only some.
fn with(before: &Owners, good: &BTreeMap<Name, Vec<Digest>>) -> Owners {
    let mut all = Owners::new();
    for (name, digests) in good {
        all.extend(digests.iter().map(|digest| (*digest, name.clone())));
    }
    let room = all.len() + PAST_MAX;
    for (digest, name) in before {
        if all.len() == room {
            break;
        }
        all.entry(*digest).or_insert_with(|| name.clone());
    }
    all
}

/// How long what was read holds: a token that is changed works after so long.
const KEPT: Duration = Duration::from_secs(5);

/// How many tokens that were changed are remembered.
const PAST_MAX: usize = 1_000;

/// The shortest token that is believed, in bytes.
const TOKEN_BYTES_MIN: usize = 20;
