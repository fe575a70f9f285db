//! The channel of kind `partner`: its settings, and how it reads, writes and judges.

use crate::channels::exchange::{Answer, Request};
use crate::channels::inbound::{Event, RawInbound};
use crate::channels::outgoing::{Outgoing, Verdict};
use crate::channels::settings::{Problem, Reader, Setting, Shape, setting};
use crate::channels::{Channel, Ground, Kind, Source};
use crate::domain::channel::Abilities;
use crate::domain::secret::Secret;

use super::event::{Said, read};
use super::{delivery, json};

/// The kind `partner`.
pub(in crate::channels) struct Partner;

/// An open partner channel.
#[derive(Debug)]
struct Open {
    keys: Keys,
}

/// By what a connector proves that it is the channel's. Two of each are valid while they are changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keys {
    /// What it shows with every request.
    pub token: Secret,
    /// What it showed before.
    pub previous_token: Option<Secret>,
}

/// How messages reach the connector.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// It fetches them.
    Pull,
}

impl Mode {
    /// The word that connectors read.
    pub fn word(self) -> &'static str {
        match self {
            Self::Pull => "pull",
        }
    }
}

impl Kind for Partner {
    fn name(&self) -> &'static str {
        "partner"
    }

    fn help(&self) -> &'static str {
        "channel.partner.help"
    }

    fn scheme(&self) -> &'static str {
        "partner"
    }

    fn settings(&self) -> &'static [Setting] {
        &SETTINGS
    }

    fn abilities(&self) -> Abilities {
        Abilities {
            text_max: TEXT_CHARS_MAX,
            ..Abilities::default()
        }
    }

    fn open(&self, table: &toml::Table, _: &Ground) -> Result<Box<dyn Channel>, Vec<Problem>> {
        let mut reader = Reader::new(table, &SETTINGS);
        let token = reader.secret("token");
        let previous_token = reader.secret("previous_token");
        match token {
            Some(token) => reader.finish(Box::new(Open {
                keys: Keys {
                    token,
                    previous_token,
                },
            })),
            None => Err(reader.problems()),
        }
    }
}

impl Channel for Open {
    fn abilities(&self) -> Abilities {
        Partner.abilities()
    }

    fn source(&self) -> Source {
        Source::Nowhere
    }

    fn keys(&self) -> Option<&Keys> {
        Some(&self.keys)
    }

    fn is_fetched(&self) -> bool {
        true
    }

    fn links_files(&self) -> bool {
        true
    }

    /// What a whole request says, without what is refused in it.
    fn read(&self, raw: &RawInbound) -> Vec<Event> {
        let Ok(serde_json::Value::Array(events)) = json::read(&raw.body) else {
            return Vec::new();
        };
        let readings = events
            .into_iter()
            .map(|event| read(event, "", raw.received_at));
        let said = readings.filter_map(|reading| match reading.outcome {
            Ok(Said::Event(spoken)) => Some(spoken.event),
            _ => None,
        });
        said.collect()
    }

    fn write(&self, outgoing: &Outgoing) -> Result<Request, Verdict> {
        Ok(Request::LayOut {
            bytes: delivery::write(outgoing)?,
        })
    }

    /// Nothing is carried: what became of it is said by whoever fetched it.
    fn judge(&self, _: &Outgoing, _: &Answer) -> Verdict {
        Verdict::Unknown {
            why: "the connector fetches what is sent".into(),
        }
    }

    /// The contract asks connectors to tell repeats by the id of the delivery.
    fn removes_repeats(&self) -> bool {
        true
    }
}

const SETTINGS: [Setting; 2] = [
    setting(
        "token",
        Shape::Secret,
        "{ credential = \"sms-token\" }",
        "channel.partner.token",
    )
    .required(),
    setting(
        "previous_token",
        Shape::Secret,
        "{ credential = \"sms-token-old\" }",
        "channel.partner.previous_token",
    ),
];

/// The longest text until the connector says otherwise, in characters.
const TEXT_CHARS_MAX: u32 = 4_000;
