//! What visitors get by mail: that what they left came, what they have not read, what was said. The texts are
//! in their language; nothing that they wrote goes to an address before somebody at the desk has answered
//! them, so that nobody sends their own words to others by our name.

use std::collections::BTreeMap;
use std::fmt::Display;

use super::{Visitor, WebChat, seeing};
use crate::automation::template::fill_known;
use crate::channels::webchat::said::{Fault, fault};
use crate::domain::called::called_to;
use crate::domain::case::Reference;
use crate::domain::conversation::{Conversation, RATING_FIELD};
use crate::domain::message::{Author, Direction, Message, State};
use crate::domain::survey::{self, Code};
use crate::domain::text::{BODY_BYTES_MAX, SUBJECT_BYTES_MAX, clip, line};
use crate::domain::{Address, ConversationId, Name, link};
use crate::engine::command::{Act, Forward};
use crate::engine::refusal::Refusal;
use crate::routing::hours::Hours;
use crate::routing::plan::Continued;
use crate::words::{self, Lang};
use crate::writer::Rejected;

impl WebChat {
    /// By which way the answers of a chat go on to whoever has left.
    pub(super) fn continued(&self, channel: &Name) -> Option<Continued> {
        let settings = self.desk.settings();
        let known = settings.plan.channels.get(channel)?;
        known.continued.clone()
    }

    /// Whether the answers of any chat go on by another way.
    pub(super) fn any_continued(&self) -> bool {
        let settings = self.desk.settings();
        let mut channels = settings.plan.channels.values();
        channels.any(|it| it.continued.is_some())
    }

    /// Tells somebody by mail that what they left has come; whether it goes.
    pub(super) async fn receipt(
        &self,
        visitor: &Visitor,
        conversation: ConversationId,
        to: &Address,
        language: Option<&str>,
    ) -> bool {
        let found = self
            .desk
            .read(move |snapshot| snapshot.conversation(conversation));
        let Ok(Some(conversation)) = found.await else {
            return false;
        };
        let lang = self.lang(language);
        let desk = self.desk.settings().plan.desk.name.clone();
        let reference = Reference(conversation.case);
        let own = self.continued(&visitor.channel).and_then(|it| it.receipt);
        let [subject, text] = {
            let of: &[(&str, &dyn Display)] = &[("reference", &reference), ("desk", &desk)];
            let own = self.own(lang, own.as_ref(), &conversation, of);
            let built_in = |key: &str| words::say(lang, key, of);
            [
                own.subject
                    .unwrap_or_else(|| built_in("mail.receipt_subject")),
                own.text.unwrap_or_else(|| built_in("mail.chat_receipt")),
            ]
        };
        let forward = Forward {
            keys: vec![format!("receipt/{}/{}", conversation.id, conversation.seq)],
            subject,
            text,
            ..self.to(&conversation, &visitor.channel, to)
        };
        self.forward(forward).await.is_ok()
    }

    /// Mails what was said to whoever said it.
    pub(super) async fn transcript(
        &self,
        visitor: &Visitor,
        to: &Address,
        language: Option<&str>,
    ) -> Result<(), Fault> {
        let nothing = || fault("nothing", "nobody has answered yet");
        let (channel, peer) = (visitor.channel.clone(), visitor.address.clone());
        let all = self
            .desk
            .read(move |snapshot| seeing::last(snapshot, &channel, &peer));
        let all = all.await.map_err(|_| nothing())?;
        let newest = all.into_iter().max_by_key(|(it, _)| it.updated_at);
        let (conversation, messages) = newest.ok_or_else(nothing)?;
        let lang = self.lang(language);
        let spoken = messages.iter().rfind(|it| it.channel == visitor.channel);
        let said_last = spoken.map_or(0, |it| it.seq);
        let said = self
            .said(&messages, &conversation, lang)
            .ok_or_else(nothing)?;
        let desk = self.desk.settings().plan.desk.name.clone();
        let reference = Reference(conversation.case);
        let own = self
            .continued(&visitor.channel)
            .and_then(|it| it.transcript);
        let letter = self.letter(
            lang,
            ("mail.chat_transcript", own.as_ref()),
            &conversation,
            &[("reference", &reference), ("desk", &desk), ("said", &said)],
        );
        let forward = Forward {
            keys: vec![format!(
                "transcript/{}/{}/{}",
                conversation.id, said_last, to.value
            )],
            subject: letter.subject,
            text: letter.text,
            survey: letter.survey,
            ..self.to(&conversation, &visitor.channel, to)
        };
        match self.forward(forward).await {
            Ok(()) => Ok(()),
            Err(Rejected::Refused(Refusal::TooMany(..))) => {
                Err(fault("often", "it went to that address often enough today"))
            }
            Err(_) => Err(fault("mail", "no mail can be sent there now")),
        }
    }

    /// Mails answers that lie unread to whoever has left.
    pub(super) async fn unread(
        &self,
        conversation: &Conversation,
        channel: &Name,
        unread: &[Message],
        to: &Address,
        language: Option<&str>,
    ) -> Result<(), Rejected> {
        let Some(last) = unread.last() else {
            return Ok(());
        };
        let lang = self.lang(language);
        let desk = self.desk.settings().plan.desk.name.clone();
        let said: Vec<String> = unread.iter().map(plain).collect();
        let said = said.join("\n\n");
        let agent = self.author(last);
        let reference = Reference(conversation.case);
        let own = self.continued(channel).and_then(|it| it.unread);
        let letter = self.letter(
            lang,
            ("mail.chat_unread", own.as_ref()),
            conversation,
            &[
                ("reference", &reference),
                ("desk", &desk),
                ("agent", &agent),
                ("said", &said),
            ],
        );
        let files = unread.iter().flat_map(|it| it.attachments.iter().cloned());
        let forward = Forward {
            keys: unread.iter().map(mailed_key).collect(),
            author: match last.author {
                Author::Agent(agent) => Some(agent),
                _ => None,
            },
            subject: letter.subject,
            text: letter.text,
            survey: letter.survey,
            attachments: files.collect(),
            ..self.to(conversation, channel, to)
        };
        self.forward(forward).await
    }

    /// What was said, line by line; nothing where nobody at the desk has said anything.
    pub(super) fn said(
        &self,
        messages: &[Message],
        conversation: &Conversation,
        lang: Lang,
    ) -> Option<String> {
        let settings = self.desk.settings();
        let zone = &settings.plan.desk.zone;
        let mut answered = false;
        let mut lines = Vec::new();
        for message in messages {
            let who = match (message.direction, &message.state) {
                (Direction::In, _) => words::say(lang, "mail.chat_you", &[]),
                (Direction::Out, State::Sent | State::Delivered | State::Read)
                    if message.channel == conversation.channel =>
                {
                    answered |= matches!(message.author, Author::Agent(_));
                    self.author(message)
                }
                _ => continue,
            };
            let at = Hours::shown_in(zone, message.at);
            let files: Vec<&str> = message
                .attachments
                .iter()
                .map(|it| it.name.as_str())
                .collect();
            let files = if files.is_empty() {
                String::new()
            } else {
                format!(" [{}]", files.join(", "))
            };
            lines.push(format!("{at} {who}: {}{files}", plain(message).trim()));
        }
        answered.then(|| lines.join("\n"))
    }

    fn author(&self, message: &Message) -> String {
        let agent = match message.author {
            Author::Agent(agent) => self.desk.directory.agent(agent),
            Author::Contact(_) | Author::Desk => None,
        };
        match agent {
            Some(agent) => agent.display.clone(),
            None => self.desk.settings().plan.desk.name.clone(),
        }
    }

    fn lang(&self, language: Option<&str>) -> Lang {
        match language {
            Some(language) => Lang::parse(language),
            None => Lang::parse(&self.desk.settings().plan.desk.language),
        }
    }

    /// The frame of a mail; where the chat has no mail, one that nothing takes.
    fn to(&self, conversation: &Conversation, channel: &Name, to: &Address) -> Forward {
        let by = self.continued(channel).map(|continued| continued.by);
        Forward {
            conversation: conversation.id,
            channel: channel.clone(),
            keys: Vec::new(),
            by: by.unwrap_or_else(|| channel.clone()),
            to: to.clone(),
            author: None,
            subject: String::new(),
            text: String::new(),
            attachments: Vec::new(),
            survey: None,
        }
    }

    /// A mail that brings what was said: by the operator's own template where there is one, and with a link by
    /// which the customer says what they think, as long as they have not.
    fn letter(
        &self,
        lang: Lang,
        (built_in, own): (&str, Option<&Name>),
        conversation: &Conversation,
        of: &[(&str, &dyn Display)],
    ) -> Letter {
        let settings = self.desk.settings();
        let url = settings.plan.desk.url.as_deref();
        let url = url.filter(|_| !conversation.fields.contains_key(RATING_FIELD));
        let number = u64::from_le_bytes(self.desk.random());
        let survey = url.map(|url| (Code::new(conversation.id, number), url));
        let link = survey.as_ref().map(|(code, url)| code.link(url));
        let shown = link.clone().unwrap_or_default();
        let mut all = of.to_vec();
        all.push((survey::FIELD, &shown));
        let own = self.own(lang, own, conversation, &all);
        let subject = own.subject;
        let text = match own.text {
            Some(text) => text,
            None if shown.is_empty() => words::say(lang, built_in, of),
            None => {
                let asks = words::say(lang, "mail.survey_line", &[("survey", &shown)]);
                format!("{}\n\n{asks}", words::say(lang, built_in, of))
            }
        };
        let text = clip(&text, BODY_BYTES_MAX).to_owned();
        // One that is not in the text is asked of nobody.
        let asked = link.is_some_and(|link| text.contains(&link));
        Letter {
            subject: subject.unwrap_or_else(|| words::say(lang, "mail.chat_subject", of)),
            text,
            survey: survey.filter(|_| asked).map(|(code, _)| code),
        }
    }

    /// What a template of the operator's says, filled, in the language of whoever reads it or else the desk's.
    fn own(
        &self,
        lang: Lang,
        template: Option<&Name>,
        conversation: &Conversation,
        of: &[(&str, &dyn Display)],
    ) -> Own {
        let settings = self.desk.settings();
        let plan = &settings.plan;
        let Some(template) = template.and_then(|name| plan.templates.get(name)) else {
            return Own::default();
        };
        let texts = &template.texts;
        let languages = [lang.code(), &plan.desk.language];
        let written = languages
            .into_iter()
            .find_map(|language| texts.get_key_value(language))
            .or_else(|| texts.iter().next());
        let Some((language, text)) = written else {
            return Own::default();
        };
        let queue = ("queue", &conversation.routing.queue);
        let queue = called_to(&plan.labels, queue, Some(lang.code()), &plan.desk.language);
        let mut fields: BTreeMap<&str, String> = [
            ("number", conversation.id.to_string()),
            ("queue", queue.to_owned()),
            ("subject", conversation.subject.clone()),
        ]
        .into();
        fields.extend(of.iter().map(|(name, value)| (*name, value.to_string())));
        // In the language of the text; one in another would say two things at once.
        let subject = template.subjects.get(language).map(|subject| {
            let filled = fill_known(subject, &fields);
            line(&filled, SUBJECT_BYTES_MAX)
        });
        Own {
            subject: subject.filter(|subject| !subject.is_empty()),
            text: Some(fill_known(text, &fields)),
        }
    }

    async fn forward(&self, forward: Forward) -> Result<(), Rejected> {
        let channel = forward.channel.clone();
        let done = self.submit(Act::Forward(Box::new(forward))).await;
        if let Err(rejected) = &done {
            tracing::info!(%channel, ?rejected, "a visitor was not written to");
        }
        done.map(|_| ())
    }
}

/// A mail that brings what was said.
struct Letter {
    subject: String,
    text: String,
    survey: Option<Code>,
}

/// What the operator has for a mail of this kind instead of what is built in.
#[derive(Default)]
struct Own {
    subject: Option<String>,
    text: Option<String>,
}

/// What was said; the files of it are told or sent by whoever mails it.
fn plain(message: &Message) -> String {
    link::without(message.id, &message.text)
}

/// By which key of a chat it is known that an answer was mailed.
pub(super) fn mailed_key(message: &Message) -> String {
    format!("mailed/{}", message.id)
}
