//! The channel of kind `webchat`: its settings, and that what is sent by it is there to be read.

use crate::channels::exchange::{Answer, Request};
use crate::channels::inbound::{Event, EventKind, RawInbound};
use crate::channels::outgoing::{Outgoing, Refusal, Verdict};
use crate::channels::settings::{Flaw, Problem, Reader, Setting, Shape, setting};
use crate::channels::{Channel, Ground, Kind, Source};
use crate::domain::channel::Abilities;

use super::origin::Origin;
use super::said::Said;
use super::site::{Ask, Site};
use super::visitor::{Passes, Who};
use super::{TEXT_CHARS_MAX, said};

/// The kind `webchat`.
pub(in crate::channels) struct WebChat;

/// An open chat.
#[derive(Debug)]
struct Open {
    site: Site,
}

impl Kind for WebChat {
    fn name(&self) -> &'static str {
        "webchat"
    }

    fn help(&self) -> &'static str {
        "channel.webchat.help"
    }

    fn scheme(&self) -> &'static str {
        SCHEME
    }

    fn settings(&self) -> &'static [Setting] {
        &SETTINGS
    }

    fn abilities(&self) -> Abilities {
        Abilities {
            text_max: u32::try_from(TEXT_CHARS_MAX).unwrap_or(u32::MAX),
            file_bytes_max: FILE_BYTES_MAX,
            files_max: u32::try_from(said::FILES_MAX).unwrap_or(u32::MAX),
            typing: true,
            receipts: true,
            // Nobody can be spoken to who was never here.
            proactive: false,
            ..Abilities::default()
        }
    }

    fn open(&self, table: &toml::Table, ground: &Ground) -> Result<Box<dyn Channel>, Vec<Problem>> {
        let mut reader = Reader::new(table, &SETTINGS);
        let mut origins = Vec::new();
        for text in reader.texts("origins") {
            match Origin::parse(&text) {
                Some(origin) => origins.push(origin),
                None => reader.complain("origins", Flaw::Value("origin")),
            }
        }
        let privacy = reader.text("privacy");
        if !privacy.is_empty() && !privacy.starts_with("https://") {
            reader.complain("privacy", Flaw::Value("https"));
        }
        for key in ["identity_secret", "previous_identity_secret"] {
            let literal = table.get(key).and_then(toml::Value::as_str);
            if literal.is_some_and(|text| text.len() < IDENTITY_SECRET_BYTES_MIN) {
                reader.complain(key, Flaw::Value("short"));
            }
        }
        let secrets = ["identity_secret", "previous_identity_secret"];
        let secrets = secrets.map(|key| reader.secret(key));
        let site = Site {
            passes: Passes::new(ground.thread_key.clone(), &ground.name),
            origins,
            title: reader.text("title"),
            greeting: reader.text("greeting"),
            name: Ask::by_word(reader.choice("ask_name", &Ask::WORDS)),
            mail: Ask::by_word(reader.choice("ask_mail", &Ask::WORDS)),
            privacy,
            identity: secrets.into_iter().flatten().collect(),
        };
        reader.finish(Box::new(Open { site }))
    }
}

impl Channel for Open {
    fn abilities(&self) -> Abilities {
        WebChat.abilities()
    }

    fn source(&self) -> Source {
        Source::Nowhere
    }

    fn site(&self) -> Option<&Site> {
        Some(&self.site)
    }

    fn links_files(&self) -> bool {
        true
    }

    /// What one frame says; whose it is, only the door knows that it came by.
    fn read(&self, raw: &RawInbound) -> Vec<Event> {
        let Ok(Said::Send(sending)) = said::read(&raw.body) else {
            return Vec::new();
        };
        let nobody = Who::Stranger(String::new());
        let letter = sending.letter(self.site.passes.channel(), &nobody, "");
        let event = Event {
            key: sending.key(&nobody),
            occurred_at: None,
            kind: EventKind::Message(Box::new(letter)),
        };
        sending
            .check()
            .map_or_else(|_| Vec::new(), |()| vec![event])
    }

    fn write(&self, outgoing: &Outgoing) -> Result<Request, Verdict> {
        if outgoing.to.scheme.as_str() != SCHEME {
            return Err(Verdict::Refused {
                class: Refusal::BadRecipient,
                code: "address".into(),
                text: format!("{} is no visitor of a chat", outgoing.to),
            });
        }
        Ok(Request::Show {
            bytes: outgoing.text.clone().into_bytes(),
        })
    }

    fn judge(&self, _: &Outgoing, answer: &Answer) -> Verdict {
        match answer {
            Answer::Done => Verdict::Sent {
                external_ids: Vec::new(),
            },
            other => Verdict::RetryAfter {
                span: None,
                why: format!("{other:?}"),
            },
        }
    }

    /// What is there to be read is there once, however often it is said.
    fn removes_repeats(&self) -> bool {
        true
    }
}

const SETTINGS: [Setting; 8] = [
    setting(
        "origins",
        Shape::Texts,
        "[\"https://shop.example\"]",
        "channel.webchat.origins",
    ),
    setting(
        "title",
        Shape::Text,
        "\"Customer service\"",
        "channel.webchat.title",
    ),
    setting(
        "greeting",
        Shape::Text,
        "\"How can we help?\"",
        "channel.webchat.greeting",
    ),
    setting(
        "ask_name",
        Shape::Choice(&Ask::WORDS),
        "\"optional\"",
        "channel.webchat.ask_name",
    ),
    setting(
        "ask_mail",
        Shape::Choice(&Ask::WORDS),
        "\"optional\"",
        "channel.webchat.ask_mail",
    ),
    setting(
        "privacy",
        Shape::Text,
        "\"https://shop.example/privacy\"",
        "channel.webchat.privacy",
    ),
    setting(
        "identity_secret",
        Shape::Secret,
        "{ credential = \"chat-identity\" }",
        "channel.webchat.identity_secret",
    ),
    setting(
        "previous_identity_secret",
        Shape::Secret,
        "{ credential = \"chat-identity-old\" }",
        "channel.webchat.previous_identity_secret",
    ),
];

/// The scheme of visitors' addresses.
pub(super) const SCHEME: &str = "webchat";

/// The largest file of a visitor, in bytes.
const FILE_BYTES_MAX: u64 = 10 * 1024 * 1024;

/// The shortest secret for words of a site that stands in the settings, in bytes (RFC 7518, 3.2).
const IDENTITY_SECRET_BYTES_MIN: usize = 32;
