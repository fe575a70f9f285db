//! One connection of one visitor: hello, then what they say and what there is to tell, until either goes.

use std::collections::BTreeSet;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use axum::extract::ws::{CloseFrame, Message, WebSocket, close_code};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::{Instant, interval_at, timeout};

use super::saying::{Of, refused};
use super::seeing::Sight;
use super::{CONNECTIONS_EACH_MAX, Visitor, WebChat};
use crate::channels::webchat::identity::{self, Identity};
use crate::channels::webchat::said::{self, About, Hello, Said};
use crate::channels::webchat::told::{Form, Standing, Told, Welcome};
use crate::channels::webchat::visitor::Who;
use crate::channels::webchat::{Ask, Site};
use crate::domain::conversation::Conversation;
use crate::domain::{Address, ConversationId, MessageId, Name};
use crate::protocol::view::conversation::Doing;
use crate::servers::desk::locked;
use crate::servers::hub::{Batch, Word};

/// Talks with whoever has come, until they go.
pub(super) async fn talk(chat: Arc<WebChat>, channel: Name, mut socket: WebSocket) {
    let Some(hello) = hello(&mut socket).await else {
        return close(socket, close_code::POLICY, "hello comes first").await;
    };
    let Some((channel, site, file_bytes_max)) = chat.site(channel.as_str()) else {
        return close(socket, close_code::AWAY, "the chat is closed").await;
    };
    // Listening before looking, or what is said in between would be missed.
    let words = chat.desk.words.subscribe();
    let arrival = arrive(&chat, &channel, &site, &hello).await;
    let Some(_seat) = Seat::take(&chat, &arrival.visitor) else {
        return close(socket, close_code::AGAIN, "too many tabs").await;
    };
    let mut talk = Talk {
        language: hello.language(),
        about: arrival.identity.as_ref().map(About::vouched),
        known: arrival.identity.is_some(),
        mail: arrival.identity.and_then(|identity| identity.mail),
        visitor: arrival.visitor,
        theirs: BTreeSet::new(),
        standing: Standing::default(),
        form: form(&site, file_bytes_max),
        site,
        chat,
    };
    let Some(welcome) = talk
        .welcome(&arrival.pass, hello.since, arrival.refused)
        .await
    else {
        return close(socket, close_code::AGAIN, "come back in a moment").await;
    };
    if say(&mut socket, &welcome).await.is_some() {
        talk.go_on(&mut socket, words).await;
    }
    close(socket, close_code::NORMAL, "").await;
}

struct Talk {
    chat: Arc<WebChat>,
    site: Site,
    form: Form,
    visitor: Visitor,
    language: Option<String>,
    about: Option<About>,
    /// Their mail address, as their site vouches for it.
    mail: Option<Address>,
    /// What the form asks is known of them.
    known: bool,
    /// The conversations that are theirs.
    theirs: BTreeSet<ConversationId>,
    /// What they were told last.
    standing: Standing,
}

/// Who has come.
struct Arrival {
    visitor: Visitor,
    identity: Option<Identity>,
    pass: String,
    refused: Option<&'static str>,
}

/// The first frame, if it is one and comes in time.
async fn hello(socket: &mut WebSocket) -> Option<Hello> {
    loop {
        match timeout(HELLO_WITHIN, socket.recv()).await.ok()??.ok()? {
            Message::Text(text) => match said::read(text.as_bytes()) {
                Ok(Said::Hello(hello)) => return Some(hello),
                _ => return None,
            },
            Message::Ping(_) | Message::Pong(_) => {}
            Message::Binary(_) | Message::Close(_) => return None,
        }
    }
}

/// Who somebody is: whom their site vouches for, else whose pass they show, else somebody new.
async fn arrive(chat: &WebChat, channel: &Name, site: &Site, hello: &Hello) -> Arrival {
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

fn form(site: &Site, file_bytes_max: u64) -> Form {
    Form {
        title: site.title.clone(),
        greeting: site.greeting.clone(),
        name: site.name,
        mail: site.mail,
        privacy: site.privacy.clone(),
        file_bytes_max,
        known: false,
    }
}

impl Talk {
    async fn welcome(
        &mut self,
        pass: &str,
        since: Option<MessageId>,
        refused: Option<&'static str>,
    ) -> Option<Told> {
        let sight = self.look(since).await?;
        Some(Told::Welcome(Box::new(Welcome {
            pass: pass.to_owned(),
            now: (self.chat.intake.now)(),
            form: Form {
                known: self.known,
                ..self.form.clone()
            },
            messages: sight.messages,
            gap: sight.gap,
            state: sight.standing,
            identity_refused: refused,
        })))
    }

    /// Reads anew what is theirs.
    async fn look(&mut self, since: Option<MessageId>) -> Option<Sight> {
        let sight = self
            .chat
            .sight(&self.site, &self.visitor, since)
            .await
            .ok()?;
        self.theirs.clone_from(&sight.theirs);
        self.known |= !self.theirs.is_empty();
        self.standing = sight.standing.clone();
        Some(sight)
    }

    async fn go_on(&mut self, socket: &mut WebSocket, mut words: Receiver<Word>) {
        let mut beat = interval_at(Instant::now() + BEAT, BEAT);
        let mut heard_at = Instant::now();
        loop {
            let went_on = tokio::select! {
                frame = socket.recv() => {
                    heard_at = Instant::now();
                    match frame {
                        Some(Ok(Message::Text(text))) => self.hear(socket, text.as_bytes()).await,
                        Some(Ok(Message::Ping(_) | Message::Pong(_))) => Some(()),
                        Some(Ok(Message::Binary(_) | Message::Close(_)) | Err(_)) | None => None,
                    }
                },
                word = words.recv() => self.tell(socket, word).await,
                _ = beat.tick() => {
                    if heard_at.elapsed() > SILENT_MAX { None } else { ping(socket).await }
                },
            };
            if went_on.is_none() {
                return;
            }
        }
    }

    /// Does what a frame says; `None` once the visitor is gone.
    async fn hear(&mut self, socket: &mut WebSocket, frame: &[u8]) -> Option<()> {
        let said = match said::read(frame) {
            Ok(said) => said,
            Err(fault) => return say(socket, &refused(None, &fault)).await,
        };
        match said {
            Said::Hello(_) => {
                let fault = said::Fault {
                    code: "frame",
                    detail: "hello is said once; connect again to be somebody else".into(),
                };
                say(socket, &refused(None, &fault)).await
            }
            Said::About(about) => {
                // What a site vouches for is not talked over.
                if !self.is_vouched() {
                    self.about = Some(about.bounded());
                }
                Some(())
            }
            Said::Send(sending) => {
                let told = match self.wanting() {
                    Some(fault) => refused(Some(sending.id), &fault),
                    None => {
                        let of = Of {
                            about: self.about.as_ref(),
                            mail: self.mail.as_ref(),
                            language: self.language.as_deref(),
                        };
                        self.chat
                            .take(&self.site, &self.visitor, &of, sending)
                            .await
                    }
                };
                say(socket, &told).await
            }
            Said::Typing => {
                self.chat.types(&self.visitor).await;
                Some(())
            }
            Said::Got { upto } => {
                self.chat.got(&self.visitor, upto, false).await;
                Some(())
            }
            Said::Seen { upto } => {
                self.chat.got(&self.visitor, upto, true).await;
                Some(())
            }
        }
    }

    fn is_vouched(&self) -> bool {
        matches!(self.visitor.who, Who::Known(_))
    }

    /// What the visitor has not said yet and has to before they write.
    fn wanting(&self) -> Option<said::Fault> {
        if self.known || self.is_vouched() {
            return None;
        }
        let about = self.about.clone().unwrap_or_default();
        let lacks = if self.form.name == Ask::Required && about.name.is_empty() {
            "name"
        } else if self.form.mail == Ask::Required && about.mail.is_empty() {
            "mail"
        } else if !self.form.privacy.is_empty() && !about.consent {
            "consent"
        } else {
            return None;
        };
        Some(said::Fault {
            code: "about",
            detail: format!("say {lacks} in an about frame first"),
        })
    }

    /// Passes on what concerns the visitor; `None` once they are gone.
    async fn tell(&mut self, socket: &mut WebSocket, word: Result<Word, RecvError>) -> Option<()> {
        match word {
            Ok(Word::Happened(batch)) => {
                for told in self.news(&batch) {
                    say(socket, &told).await?;
                }
                Some(())
            }
            Ok(Word::Presence(conversation)) => match self.typist(conversation) {
                Some(name) => say(socket, &Told::Typing { name }).await,
                None => Some(()),
            },
            Ok(Word::Gap) | Err(RecvError::Lagged(_)) => {
                let sight = self.look(None).await?;
                for message in sight.messages {
                    say(socket, &Told::Message(Box::new(message))).await?;
                }
                say(socket, &Told::State(sight.standing)).await
            }
            Ok(Word::Typing(..) | Word::Channels) => Some(()),
            Ok(Word::Stop(_)) | Err(RecvError::Closed) => None,
        }
    }

    /// What a batch means to the visitor.
    fn news(&mut self, batch: &Batch) -> Vec<Told> {
        let is_theirs = |it: &Conversation| {
            it.channel == self.visitor.channel && it.peer == self.visitor.address
        };
        let rows = batch
            .rows
            .values()
            .filter(|row| is_theirs(&row.conversation));
        let rows: Vec<&Conversation> = rows.map(|row| &row.conversation).collect();
        let Some(newest) = rows.iter().copied().max_by_key(|it| it.updated_at) else {
            return Vec::new();
        };
        self.theirs.extend(rows.iter().map(|it| it.id));
        self.known = true;
        let shown = batch.messages.values().filter_map(|message| {
            let is_theirs = self.theirs.contains(&message.conversation);
            is_theirs.then(|| self.chat.shown(&self.site, &self.visitor, message))?
        });
        let mut told: Vec<Told> = shown.map(|it| Told::Message(Box::new(it))).collect();
        let standing = self.chat.standing(Some(newest));
        if standing != self.standing {
            self.standing = standing.clone();
            told.push(Told::State(standing));
        }
        told
    }

    /// Who at the desk is typing to the visitor, if somebody is.
    fn typist(&self, conversation: ConversationId) -> Option<String> {
        if !self.theirs.contains(&conversation) {
            return None;
        }
        let desk = &self.chat.desk;
        let now = desk.now();
        let typing = locked(&desk.leases)
            .at(now, conversation)
            .find_map(|(agent, doing, _)| (doing == Doing::Typing).then_some(agent));
        Some(desk.directory.agent(typing?)?.display.clone())
    }
}

/// A place among the connections of one visitor.
struct Seat {
    chat: Arc<WebChat>,
    address: Address,
}

impl Seat {
    fn take(chat: &Arc<WebChat>, visitor: &Visitor) -> Option<Self> {
        let mut here = chat.here.lock().unwrap_or_else(PoisonError::into_inner);
        let count = here.entry(visitor.address.clone()).or_default();
        if *count >= CONNECTIONS_EACH_MAX {
            return None;
        }
        *count += 1;
        Some(Self {
            chat: Arc::clone(chat),
            address: visitor.address.clone(),
        })
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut here = self
            .chat
            .here
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = here.get_mut(&self.address) {
            *count -= 1;
            if *count == 0 {
                here.remove(&self.address);
            }
        }
    }
}

/// Says something; `None` where the visitor does not take it in time.
async fn say(socket: &mut WebSocket, told: &Told) -> Option<()> {
    let text = told.to_json();
    let sending = socket.send(Message::Text(text.into()));
    timeout(SAY_WITHIN, sending).await.ok()?.ok()
}

async fn ping(socket: &mut WebSocket) -> Option<()> {
    let sending = socket.send(Message::Ping(Vec::new().into()));
    timeout(SAY_WITHIN, sending).await.ok()?.ok()
}

async fn close(mut socket: WebSocket, code: u16, why: &'static str) {
    let frame = CloseFrame {
        code,
        reason: why.into(),
    };
    // The other side may have gone already.
    let _ = timeout(SAY_WITHIN, socket.send(Message::Close(Some(frame)))).await;
}

/// How long a connection may take to say who is there.
const HELLO_WITHIN: Duration = Duration::from_secs(10);

/// How long a visitor may take to take in one frame; whoever is slower comes back and reads on.
const SAY_WITHIN: Duration = Duration::from_secs(10);

/// How often a visitor is asked whether they are still there.
const BEAT: Duration = Duration::from_secs(25);

/// After how long without a sign a connection counts as lost.
const SILENT_MAX: Duration = Duration::from_secs(70);
