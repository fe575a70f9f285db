//! The tokens of all partner channels, read from where they lie now and then, compared in constant time.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use ring::digest::{SHA256, digest};
use subtle::ConstantTimeEq;
use tokio::time::Instant;

use super::{Channels, Reveal};
use crate::channels::partner::Keys;
use crate::domain::Name;

/// What connectors show.
pub(super) struct Tokens {
    reveal: Reveal,
    known: Mutex<Known>,
}

#[derive(Clone, Default)]
struct Known {
    /// Of which settings, and since when.
    read: Option<(Arc<Channels>, Instant)>,
    /// SHA-256 of each token, by channel.
    digests: Arc<BTreeMap<Name, Vec<[u8; 32]>>>,
    /// Those that were good and are not any more since this start, and whose.
    past: BTreeMap<[u8; 32], Name>,
}

impl Tokens {
    pub(super) fn new(reveal: Reveal) -> Self {
        Self {
            reveal,
            known: Mutex::default(),
        }
    }

    /// Whose token is shown; `None` where it is nobody's. Takes the same time whoever's it is.
    pub(super) async fn owner(&self, channels: &Arc<Channels>, shown: &str) -> Option<Name> {
        let shown = hashed(shown);
        let mut owner = None;
        for (name, digests) in &*self.digests(channels).await {
            for digest in digests {
                if bool::from(digest.ct_eq(&shown)) {
                    owner = Some(name.clone());
                }
            }
        }
        owner
    }

    /// Whose token it was, where it is one that was changed: nobody else can know it.
    pub(super) fn past_owner(&self, shown: &str) -> Option<Name> {
        // Found or not by its digest, which tells nobody anything of the token.
        self.known().past.get(&hashed(shown)).cloned()
    }

    async fn digests(&self, channels: &Arc<Channels>) -> Arc<BTreeMap<Name, Vec<[u8; 32]>>> {
        let known = self.known().clone();
        if let Some((of, at)) = &known.read
            && Arc::ptr_eq(of, channels)
            && at.elapsed() < KEPT
        {
            return known.digests;
        }
        let (reveal, open) = (Arc::clone(&self.reveal), Arc::clone(channels));
        let read = tokio::task::spawn_blocking(move || read(&reveal, &open)).await;
        let digests = Arc::new(read.unwrap_or_default());
        let mut known = self.known();
        let before = std::mem::replace(&mut known.digests, Arc::clone(&digests));
        let gone = before
            .iter()
            .flat_map(|(name, of)| of.iter().map(move |it| (name, *it)));
        for (name, digest) in gone {
            known.past.insert(digest, name.clone());
        }
        // One that is put back is good again.
        let good: BTreeSet<[u8; 32]> = digests.values().flatten().copied().collect();
        known.past.retain(|digest, _| !good.contains(digest));
        while known.past.len() > PAST_MAX {
            known.past.pop_first();
        }
        known.read = Some((Arc::clone(channels), Instant::now()));
        drop(known);
        digests
    }

    fn known(&self) -> std::sync::MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn read(reveal: &Reveal, channels: &Channels) -> BTreeMap<Name, Vec<[u8; 32]>> {
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
                Ok(text) if text.len() >= TOKEN_BYTES_MIN => of.push(hashed(&text)),
                Ok(_) => tracing::warn!(channel = %name, "its token is too short to be one"),
                Err(error) => tracing::warn!(channel = %name, %error, "its token cannot be read"),
            }
        }
        digests.insert(name.clone(), of);
    }
    digests
}

fn hashed(text: &str) -> [u8; 32] {
    let mut sum = [0; 32];
    sum.copy_from_slice(digest(&SHA256, text.as_bytes()).as_ref());
    sum
}

/// How long what was read holds: a token that is changed works after so long.
const KEPT: Duration = Duration::from_secs(5);

/// How many tokens that were changed are remembered.
const PAST_MAX: usize = 1_000;

/// The shortest token that is believed, in bytes.
const TOKEN_BYTES_MIN: usize = 20;
