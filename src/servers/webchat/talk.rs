//! One connection of one visitor: hello, then what they say and what there is to tell, until either goes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use axum::extract::ws::close_code;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::{Instant, MissedTickBehavior, interval_at};

use super::arrival::{arrive, hello};
use super::link::{Heard, Link};
use super::saying::{Writer, refused};
use super::seat::Seat;
use super::seeing::Sight;
use super::{FRAMES, Visitor, WebChat};
use crate::channels::webchat::said::{self, About, Said, Sending};
use crate::channels::webchat::told::{Form, Mailed, Stage, Standing, Told, Welcome};
use crate::channels::webchat::visitor::Who;
use crate::channels::webchat::{Ask, Site};
use crate::domain::conversation::Conversation;
use crate::domain::message::Message;
use crate::domain::{Address, ConversationId, MessageId, Name};
use crate::net::pace::Pace;
use crate::protocol::view::conversation::Doing;
use crate::servers::desk::locked;
use crate::servers::hub::{Batch, Word};

/// Talks with whoever has come, until they go.
pub(super) async fn talk(chat: Arc<WebChat>, channel: Name, mut link: Link) {
    let Some(hello) = hello(&mut link).await else {
        return link.close(close_code::POLICY, "hello comes first").await;
    };
    let Some((channel, site, file_bytes_max)) = chat.site(channel.as_str()) else {
        return link.close(close_code::AWAY, "the chat is closed").await;
    };
    // Listening before looking, or what is said in between would be missed.
    let words = chat.desk.words.subscribe();
    let arrival = arrive(&chat, &channel, &site, &hello).await;
    let Some(_seat) = Seat::take(&chat, &arrival.visitor) else {
        return link.close(close_code::AGAIN, "too many tabs").await;
    };
    let mut talk = Talk {
        language: hello.language(),
        about: arrival.identity.as_ref().map(About::vouched),
        known: arrival.identity.is_some(),
        mail: arrival.identity.and_then(|identity| identity.mail),
        kept: None,
        visitor: arrival.visitor,
        theirs: BTreeSet::new(),
        newest: None,
        standing: Standing::default(),
        form: chat.form(&channel, &site, file_bytes_max),
        site,
        chat,
    };
    let Some(welcome) = talk
        .welcome(&arrival.pass, hello.since, arrival.refused)
        .await
    else {
        return link.close(close_code::AGAIN, "come back in a moment").await;
    };
    let why = match link.say(&welcome).await {
        Some(()) => talk.go_on(&mut link, words).await,
        None => Parting::Gone,
    };
    match why {
        Parting::Flooded => link.close(close_code::POLICY, "too many frames").await,
        Parting::Gone => link.close(close_code::NORMAL, "").await,
    }
}

/// Why a talk is over.
enum Parting {
    /// Either side went.
    Gone,
    /// More came than anybody types.
    Flooded,
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
    /// The one that stands in the record.
    kept: Option<Address>,
    /// What the form asks is known of them.
    known: bool,
    /// The conversations that are theirs.
    theirs: BTreeSet<ConversationId>,
    /// The one of them in which something happened last.
    newest: Option<Box<Conversation>>,
    /// What they were told last.
    standing: Standing,
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
            state: self.standing.clone(),
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
        self.newest = sight.newest.clone().map(Box::new);
        self.kept.clone_from(&sight.mail);
        self.standing = self.stands();
        Some(sight)
    }

    fn stands(&self) -> Standing {
        let channel = &self.visitor.channel;
        let standing = self.chat.standing(channel, self.newest.as_deref());
        let mail = self.reach().filter(|_| self.form.by_mail);
        Standing {
            mail: mail.map(|mail| mail.value),
            ..standing
        }
    }

    /// Where they can be written to: where their site says, else as they say now, else as they said before.
    fn reach(&self) -> Option<Address> {
        let said = || self.about.as_ref().and_then(About::address);
        let vouched = self.mail.clone();
        vouched.or_else(said).or_else(|| self.kept.clone())
    }

    /// Where it stands now, where that is not what they were told last: lines move and people come without
    /// anything happening to the conversation itself.
    fn moved(&mut self) -> Option<Told> {
        let standing = self.stands();
        if standing == self.standing {
            return None;
        }
        self.standing = standing.clone();
        Some(Told::State(standing))
    }

    async fn go_on(&mut self, link: &mut Link, mut words: Receiver<Word>) -> Parting {
        let mut beat = interval_at(Instant::now() + BEAT, BEAT);
        let mut look = interval_at(Instant::now() + LOOK, LOOK);
        look.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut frames = Pace::new(FRAMES, 1);
        let mut heard_at = Instant::now();
        loop {
            let went_on = tokio::select! {
                heard = link.hear() => {
                    heard_at = Instant::now();
                    match heard {
                        Some(Heard::Said(text)) => {
                            if frames.take((self.chat.intake.now)().0, &()).is_err() {
                                return Parting::Flooded;
                            }
                            self.hear(link, text.as_bytes()).await
                        }
                        Some(Heard::Sign) => Some(()),
                        None => None,
                    }
                },
                word = words.recv() => self.tell(link, word).await,
                _ = look.tick() => match self.moved() {
                    Some(told) => link.say(&told).await,
                    None => Some(()),
                },
                _ = beat.tick() => {
                    if heard_at.elapsed() > SILENT_MAX { None } else { link.ask().await }
                },
            };
            if went_on.is_none() {
                return Parting::Gone;
            }
        }
    }

    /// Does what a frame says; `None` once the visitor is gone.
    async fn hear(&mut self, link: &mut Link, frame: &[u8]) -> Option<()> {
        let said = match said::read(frame) {
            Ok(said) => said,
            Err(fault) => return link.say(&refused(None, &fault)).await,
        };
        let told = match said {
            Said::Hello(_) => {
                let why = "hello is said once; connect again to be somebody else";
                Some(refused(None, &said::fault("frame", why)))
            }
            Said::About(about) => {
                // What a site vouches for is not talked over.
                if !self.is_vouched() {
                    self.about = Some(about.bounded());
                }
                self.moved()
            }
            Said::Send(sending) => return self.send(link, sending).await,
            Said::Typing => {
                self.chat.types(&self.visitor).await;
                None
            }
            Said::Got { upto } => {
                self.chat.got(&self.visitor, upto, false).await;
                None
            }
            Said::Seen { upto } => {
                self.chat.got(&self.visitor, upto, true).await;
                None
            }
            Said::End => self.chat.end(&self.visitor).await,
            Said::Rate { score, remark } => self.chat.rate(&self.visitor, score, remark).await,
            Said::Transcript { mail } => Some(self.transcript(&mail).await),
        };
        match told {
            Some(told) => link.say(&told).await,
            None => Some(()),
        }
    }

    /// Takes a message. Whoever leaves one with nobody there has a receipt of it where they can be written to.
    async fn send(&mut self, link: &mut Link, sending: Sending) -> Option<()> {
        if self.chat.probes.is_one(&self.visitor.channel, &sending.id) {
            // It came all the way; nobody wrote it, so nothing of it is kept.
            let (id, message) = (sending.id, MessageId::default());
            return link.say(&Told::Taken { id, message }).await;
        }
        if let Some(fault) = self.wanting() {
            return link.say(&refused(Some(sending.id), &fault)).await;
        }
        let writer = Writer {
            about: self.about.as_ref(),
            mail: self.mail.as_ref(),
            language: self.language.as_deref(),
        };
        let taken = self.chat.take(&self.site, &self.visitor, &writer, sending);
        let (told, conversation) = taken.await;
        link.say(&told).await?;
        let begins = matches!(self.standing.stage, Stage::None | Stage::Ended);
        if let Some(conversation) = conversation
            && begins
            && !self.standing.attended
            && self.form.by_mail
            && let Some(to) = self.reach()
        {
            // What comes next goes on with it.
            self.standing.stage = Stage::Waiting;
            let language = self.language.as_deref();
            let receipt = self
                .chat
                .receipt(&self.visitor, conversation, &to, language);
            if receipt.await {
                let (what, to) = (Mailed::Receipt, to.value);
                return link.say(&Told::Mailed { what, to }).await;
            }
        }
        Some(())
    }

    /// Sends what was said by mail, to where they say or can be written to.
    async fn transcript(&self, typed: &str) -> Told {
        let to = match typed.trim() {
            "" => self.reach(),
            typed => said::address(typed),
        };
        let Some(to) = to.filter(|_| self.form.by_mail) else {
            let why = "it is sent to a mail address only, and not by every chat";
            return refused(None, &said::fault("mail", why));
        };
        let language = self.language.as_deref();
        match self.chat.transcript(&self.visitor, &to, language).await {
            Ok(()) => Told::Mailed {
                what: Mailed::Transcript,
                to: to.value,
            },
            Err(fault) => refused(None, &fault),
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
        let detail = format!("say {lacks} in an about frame first");
        Some(said::fault("about", &detail))
    }

    /// Passes on what concerns the visitor; `None` once they are gone.
    async fn tell(&mut self, link: &mut Link, word: Result<Word, RecvError>) -> Option<()> {
        match word {
            Ok(Word::Happened(batch)) => {
                for told in self.news(&batch) {
                    link.say(&told).await?;
                }
                Some(())
            }
            Ok(Word::Presence(conversation)) => match self.typist(conversation) {
                Some(name) => link.say(&Told::Typing { name }).await,
                None => Some(()),
            },
            Ok(Word::Gap) | Err(RecvError::Lagged(_)) => {
                let sight = self.look(None).await?;
                for message in sight.messages {
                    link.say(&Told::Message(Box::new(message))).await?;
                }
                link.say(&Told::State(self.standing.clone())).await
            }
            Ok(Word::Typing(..) | Word::Channels | Word::Settings) => Some(()),
            Ok(Word::Stop(_)) | Err(RecvError::Closed) => None,
        }
    }

    /// What a batch means to the visitor.
    fn news(&mut self, batch: &Batch) -> Vec<Told> {
        let by = batch.by_customer();
        // One of theirs may have gone on by another way.
        let known = self.theirs.iter().filter_map(|id| batch.rows.get(id));
        let with = by.with(&self.visitor.channel, &self.visitor.address);
        let rows: BTreeMap<ConversationId, &Conversation> = known
            .chain(with)
            .map(|row| (row.conversation.id, &row.conversation))
            .collect();
        let Some(newest) = rows.values().copied().max_by_key(|it| it.updated_at) else {
            return Vec::new();
        };
        self.theirs.extend(rows.keys());
        self.known = true;
        let said = rows.keys().flat_map(|id| by.said_in(*id));
        let mut said: Vec<&Arc<Message>> = said.collect();
        said.sort_by_key(|message| message.id);
        let shown = said
            .into_iter()
            .filter_map(|message| self.chat.shown(&self.site, &self.visitor, message));
        let mut told: Vec<Told> = shown.map(|it| Told::Message(Box::new(it))).collect();
        self.newest = Some(Box::new(newest.clone()));
        told.extend(self.moved());
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

/// How often a visitor is asked whether they are still there.
const BEAT: Duration = Duration::from_secs(25);

/// How often it is looked whether a line has moved, or somebody has come or gone.
const LOOK: Duration = Duration::from_secs(1);

/// After how long without a sign a connection counts as lost.
const SILENT_MAX: Duration = Duration::from_secs(70);
