//! What signs the desk in at mail servers: a password as it stands, or a token that is renewed in time.
//!
//! One token serves all connections of an account until shortly before its end. A refresh token that the
//! server gives in place of the first is kept in the data folder, by whose account and in whose place it
//! is: whoever writes another one into the settings' file has that one used.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use ring::digest::{Context, SHA256};
use tokio::sync::Mutex;
use tokio::task::spawn_blocking;
use tokio::time::Instant;
use zeroize::Zeroizing;

use crate::channels::server::{Login, Proof, Renewal, Unproven};
use crate::domain::attachment::Digest;
use crate::domain::secret::Secret;
use crate::domain::{Moment, Span};
use crate::net::durable::replace_file;
use crate::net::http_client::Target;
use crate::net::oauth::{self, Grant, Granted, OauthError};
use crate::outbox::Proofs;

use super::clock::Clock;
use super::secrets;

/// Everything that signs in. Clones share it.
#[derive(Clone)]
pub(super) struct Keyring {
    folder: PathBuf,
    accounts: Arc<std::sync::Mutex<BTreeMap<Digest, Arc<Mutex<Account>>>>>,
    /// When refresh tokens end that nothing replaces, by account.
    ends: Arc<std::sync::Mutex<BTreeMap<Digest, Moment>>>,
    clock: Clock,
}

/// An account at a token endpoint.
#[derive(Default)]
struct Account {
    /// What its tokens were asked for with, as the settings had it.
    first: Option<Digest>,
    token: Option<(Zeroizing<String>, Instant)>,
    /// Why none is granted any more, and until when that is believed without asking again.
    refused: Option<(Unproven, Instant)>,
}

impl Keyring {
    /// What is kept of it lies in `data`.
    pub(super) fn new(data: &Path, clock: Clock) -> Self {
        Self {
            folder: data.join(FOLDER),
            accounts: Arc::default(),
            ends: Arc::default(),
            clock,
        }
    }

    /// When what `login` is renewed with ends, where its endpoint said so.
    pub(super) fn ends(&self, login: &Login) -> Option<Moment> {
        let called = called(login.renewal.as_ref()?, &login.user);
        let ends = self.ends.lock().unwrap_or_else(PoisonError::into_inner);
        ends.get(&called).copied()
    }

    /// Takes note of when a refresh token ends. One that is replaced each time never comes to its end.
    fn note_end(&self, called: Digest, last: &Zeroizing<String>, granted: &Granted) {
        let is_replaced = granted.refresh.as_ref().is_some_and(|next| next != last);
        let mut ends = self.ends.lock().unwrap_or_else(PoisonError::into_inner);
        match granted.refresh_valid.filter(|_| !is_replaced) {
            Some(left) => {
                let left = Span::millis(i64::try_from(left.as_millis()).unwrap_or(i64::MAX));
                // To the minute: the same end is told the same way each time.
                let at = (self.clock.now() + left).0 / A_MINUTE * A_MINUTE;
                ends.insert(called, Moment(at));
            }
            None => {
                ends.remove(&called);
            }
        }
    }

    /// The same for whoever carries.
    pub(super) fn proofs(&self) -> Proofs {
        let keyring = self.clone();
        Arc::new(move |login, anew| {
            let keyring = keyring.clone();
            Box::pin(async move { keyring.prove(login, anew).await })
        })
    }

    async fn prove(&self, login: Login, anew: bool) -> Result<Proof, Unproven> {
        let word = revealed(login.password).await?;
        let Some(renewal) = login.renewal else {
            return Ok(Proof {
                word,
                is_kept: false,
            });
        };
        let called = called(&renewal, &login.user);
        let account = self
            .accounts
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .entry(called)
            .or_default()
            .clone();
        // Whoever comes meanwhile waits for the one token instead of asking for another.
        let mut account = account.lock().await;
        let first = digest(&[word.as_bytes()]);
        if account.first != Some(first) {
            *account = Account {
                first: Some(first),
                ..Account::default()
            };
        }
        let now = Instant::now();
        if let Some((token, until)) = account.token.as_ref().filter(|_| !anew)
            && *until > now
        {
            return Ok(Proof {
                word: token.clone(),
                is_kept: true,
            });
        }
        if let Some((why, until)) = &account.refused
            && *until > now
        {
            return Err(why.clone());
        }
        match self.renew(&renewal, called, first, &word).await {
            Ok(granted) => {
                account.refused = None;
                account.token = Some((granted.access.clone(), now + granted.valid));
                Ok(Proof {
                    word: granted.access,
                    is_kept: false,
                })
            }
            Err(why) => {
                account.token = None;
                if matches!(why, Unproven::Refused(_)) {
                    account.refused = Some((why.clone(), now + REFUSED_FOR));
                }
                Err(why)
            }
        }
    }

    /// Asks with the refresh token that was given last, and with the settings' own where that is void.
    async fn renew(
        &self,
        renewal: &Renewal,
        called: Digest,
        first: Digest,
        word: &Zeroizing<String>,
    ) -> Result<Granted, Unproven> {
        let secret = match renewal.secret.clone() {
            Some(secret) => Some(revealed(secret).await?),
            None => None,
        };
        let path = self.folder.join(called.to_string());
        let later = {
            let path = path.clone();
            let read = spawn_blocking(move || later(&path, first));
            read.await.ok().flatten()
        };
        let ask = |refresh: &Zeroizing<String>| {
            let (refresh, secret) = (refresh.clone(), secret.clone());
            async move { asked(renewal, secret.as_deref(), &refresh).await }
        };
        let granted = match &later {
            Some(later) => match ask(later).await {
                Err(OauthError::Refused(_)) => ask(word).await,
                other => other,
            },
            None => ask(word).await,
        };
        let granted = granted.map_err(unproven)?;
        let last = later.as_ref().unwrap_or(word);
        self.note_end(called, last, &granted);
        if let Some(next) = granted.refresh.clone().filter(|next| next != last) {
            let kept = spawn_blocking(move || keep(&path, first, &next)).await;
            if let Err(error) = kept.map_err(io::Error::other).flatten() {
                tracing::warn!(%error, "a refresh token could not be kept; the one before it is used again");
            }
        }
        Ok(granted)
    }
}

async fn asked(
    renewal: &Renewal,
    secret: Option<&String>,
    refresh: &str,
) -> Result<Granted, OauthError> {
    let grant = Grant {
        place: Target::from(&renewal.place),
        client: &renewal.client,
        secret: secret.map(String::as_str),
        refresh,
        scope: &renewal.scope,
    };
    oauth::renew(&grant).await
}

fn unproven(error: OauthError) -> Unproven {
    match error {
        OauthError::Refused(_) => Unproven::Refused(error.to_string()),
        OauthError::Distrusted(why) => Unproven::Distrusted(why),
        OauthError::Failed(why) => Unproven::Failed(why),
    }
}

async fn revealed(secret: Secret) -> Result<Zeroizing<String>, Unproven> {
    let read = spawn_blocking(move || secrets::reveal(&secret)).await;
    let read = read.map_err(io::Error::other).flatten();
    read.map_err(|error| Unproven::Secret(format!("the password cannot be read: {error}")))
}

/// Whose account: another endpoint, client or name is another one.
fn called(renewal: &Renewal, user: &str) -> Digest {
    let place = &renewal.place;
    let port = place.port.to_string();
    let parts = [&place.host, &port, &place.path, &renewal.client];
    let parts = parts.map(String::as_bytes);
    digest(&[&parts[..], &[user.as_bytes()]].concat())
}

fn digest(parts: &[&[u8]]) -> Digest {
    let mut context = Context::new(&SHA256);
    for part in parts {
        context.update(&(part.len() as u64).to_be_bytes());
        context.update(part);
    }
    let mut bytes = [0; 32];
    bytes.copy_from_slice(context.finish().as_ref());
    Digest(bytes)
}

/// The refresh token that was given after the settings' own, if any.
fn later(path: &Path, first: Digest) -> Option<Zeroizing<String>> {
    let kept = secrets::reveal(&Secret::File(path.display().to_string())).ok()?;
    let (of, token) = kept.split_once('\n')?;
    (of == first.to_string()).then(|| Zeroizing::new(token.to_owned()))
}

fn keep(path: &Path, first: Digest, token: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let text = Zeroizing::new(format!("{first}\n{token}\n"));
    replace_file(path, text.as_bytes(), 0o600)
}

/// Where refresh tokens are kept that were given in place of others.
pub(super) const FOLDER: &str = "tokens";

/// In milliseconds.
const A_MINUTE: i64 = 60_000;

/// How long an endpoint that refused is not asked again with the same.
const REFUSED_FOR: Duration = Duration::from_secs(60);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_later_token_counts_only_in_place_of_the_one_it_was_given_for() {
        let data = tempfile::tempdir().expect("a folder");
        let path = data.path().join(FOLDER).join("x");
        let (one, two) = (digest(&[b"one"]), digest(&[b"two"]));
        assert!(later(&path, one).is_none());
        keep(&path, one, "next").expect("kept");
        assert_eq!(
            later(&path, one).as_deref().map(String::as_str),
            Some("next")
        );
        assert!(later(&path, two).is_none());
    }
}
