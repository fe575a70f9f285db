//! The channel of kind `partner`: its settings, and how it reads, writes and judges.

use crate::channels::call::{Call, To};
use crate::channels::exchange::{Answer, Request};
use crate::channels::inbound::{Event, RawInbound};
use crate::channels::outgoing::{Outgoing, Verdict};
use crate::channels::settings::{Flaw, Problem, Reader, Setting, Shape, setting};
use crate::channels::{Channel, Ground, Kind, Source};
use crate::domain::channel::Abilities;
use crate::domain::secret::Secret;

use super::super::server::Called;
use super::delivery::PublicFiles;
use super::event::{Said, read};
use super::place::{self, Place};
use super::source::Sources;
use super::stream::{self, Stream};
use super::{delivery, json, pushed, signature};

/// The kind `partner`.
pub(in crate::channels) struct Partner;

/// An open partner channel.
#[derive(Debug)]
struct Open {
    keys: Keys,
    push: Option<Push>,
    stream: Option<Stream>,
    gives_out: bool,
    public: Option<PublicFiles>,
}

/// Where deliveries are pushed, and by what they are signed.
#[derive(Debug)]
struct Push {
    place: Place,
    secrets: Vec<Secret>,
}

/// By what a connector proves that it is the channel's. Two of each are valid while they are changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keys {
    /// What it shows with every request by HTTP; none where it is heard by its stream only.
    pub token: Option<Secret>,
    /// What it showed before.
    pub previous_token: Option<Secret>,
    /// How messages reach it.
    pub mode: Mode,
    /// From where its files are fetched.
    pub sources: Sources,
}

/// How messages reach the connector.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// It fetches them.
    Pull,
    /// They are posted to it.
    Push,
    /// They are handed to it over the stream by which it is heard too.
    Stream,
}

impl Mode {
    /// The word that connectors read.
    pub fn word(self) -> &'static str {
        match self {
            Self::Pull => "pull",
            Self::Push => "push",
            Self::Stream => "stream",
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

    fn open(&self, table: &toml::Table, ground: &Ground) -> Result<Box<dyn Channel>, Vec<Problem>> {
        let mut reader = Reader::new(table, &SETTINGS);
        let token = reader.secret("token");
        let previous_token = reader.secret("previous_token");
        for key in ["token", "previous_token"] {
            let literal = table.get(key).and_then(toml::Value::as_str);
            if literal.is_some_and(|text| text.len() < TOKEN_BYTES_MIN) {
                reader.complain(key, Flaw::Value("short"));
            }
        }
        let push = push(&mut reader, table);
        let stream = stream::read(&mut reader, table);
        if stream.is_none() && !table.contains_key("token") {
            reader.complain("token", Flaw::Missing);
        }
        let owner = reader.choice("routing_owner", &OWNERS);
        let listed = reader.texts("media_hosts");
        let authorities = reader.text("authorities");
        let sources = Sources::read(&listed, &authorities).unwrap_or_else(|_| {
            reader.complain("media_hosts", Flaw::Value("host"));
            Sources::default()
        });
        let mode = match (&push, &stream) {
            (_, Some(_)) => Mode::Stream,
            (Some(_), None) => Mode::Push,
            (None, None) => Mode::Pull,
        };
        reader.finish(Box::new(Open {
            keys: Keys {
                token,
                previous_token,
                mode,
                sources,
            },
            push,
            stream,
            gives_out: owner == Some("partner"),
            public: ground.public.clone().map(|(base, kept)| PublicFiles {
                base,
                kept,
                key: ground.thread_key.clone(),
            }),
        }))
    }
}

/// Where deliveries are pushed; nothing where the connector fetches them.
fn push(reader: &mut Reader<'_>, table: &toml::Table) -> Option<Push> {
    let url = reader.text("url");
    let private = reader.flag("private", false);
    let authorities = reader.text("authorities");
    let secrets = ["signing_secret", "previous_signing_secret"];
    for key in secrets {
        let literal = table.get(key).and_then(toml::Value::as_str);
        if literal.is_some_and(|text| !signature::is_secret(text)) {
            reader.complain(key, Flaw::Value("whsec"));
        }
    }
    let [newest, previous] = secrets.map(|key| reader.secret(key));
    if url.is_empty() {
        return None;
    }
    if newest.is_none() && !table.contains_key("signing_secret") {
        reader.complain("signing_secret", Flaw::Missing);
    }
    match place::parse(&url, private, authorities) {
        Ok(place) => Some(Push {
            place,
            secrets: newest.into_iter().chain(previous).collect(),
        }),
        Err(word) => {
            reader.complain("url", Flaw::Value(word));
            None
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

    fn servers(&self) -> Vec<Called> {
        let place = self.push.as_ref().map(|push| push.place.clone());
        place.map(Called::Http).into_iter().collect()
    }

    fn stream(&self) -> Option<&Stream> {
        self.stream.as_ref()
    }

    fn calls(&self) -> Vec<Call> {
        let pushed = self.push.as_ref().map(|push| &push.place);
        let pushed = pushed.map(|it| Call::host("url", "push", &it.host, it.port));
        let stream = self.stream.as_ref().map(|stream| {
            let (key, to) = match stream {
                Stream::Program { path, .. } => ("command", To::Program(path.clone())),
                Stream::Socket(path) => ("socket", To::Socket(path.clone())),
            };
            Call {
                key,
                nth: None,
                what: "stream",
                to,
            }
        });
        let files = self.keys.sources.hosts().enumerate();
        let files = files.map(|(nth, (host, port))| Call {
            nth: Some(nth),
            ..Call::host("media_hosts", "files", host, port)
        });
        pushed.into_iter().chain(stream).chain(files).collect()
    }

    /// What its stream takes is fetched for it.
    fn is_fetched(&self) -> bool {
        self.push.is_none()
    }

    fn gives_out(&self) -> bool {
        self.gives_out
    }

    fn is_relayed(&self) -> bool {
        true
    }

    fn knock(&self, id: String, bytes: Vec<u8>) -> Option<Request> {
        self.push.as_ref().map(|push| Request::Post {
            place: Box::new(push.place.clone()),
            secrets: push.secrets.clone(),
            id,
            bytes,
        })
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
            .map(|event| read(&event, "", raw.received_at));
        let said = readings.filter_map(|reading| match reading.outcome {
            Ok(Said::Event(spoken)) => Some(spoken.event),
            _ => None,
        });
        said.collect()
    }

    fn write(&self, outgoing: &Outgoing) -> Result<Request, Verdict> {
        let bytes = delivery::write(outgoing, self.public.as_ref());
        Ok(match &self.push {
            None => Request::LayOut { bytes },
            Some(push) => Request::Post {
                place: Box::new(push.place.clone()),
                secrets: push.secrets.clone(),
                id: delivery::DeliveryId::of(outgoing).to_string(),
                bytes,
            },
        })
    }

    /// Of what is fetched nothing is carried: whoever fetched it says what became of it.
    fn judge(&self, outgoing: &Outgoing, answer: &Answer) -> Verdict {
        pushed::judge(outgoing, answer)
    }

    /// The contract asks connectors to tell repeats by the id of the delivery.
    fn removes_repeats(&self) -> bool {
        true
    }
}

const SETTINGS: [Setting; 12] = [
    setting(
        "token",
        Shape::Secret,
        "{ credential = \"sms-token\" }",
        "channel.partner.token",
    ),
    setting(
        "previous_token",
        Shape::Secret,
        "{ credential = \"sms-token-old\" }",
        "channel.partner.previous_token",
    ),
    setting(
        "url",
        Shape::Text,
        "\"https://bridge.example/centralita\"",
        "channel.partner.url",
    ),
    setting(
        "signing_secret",
        Shape::Secret,
        "{ credential = \"sms-signing\" }",
        "channel.partner.signing_secret",
    ),
    setting(
        "previous_signing_secret",
        Shape::Secret,
        "{ credential = \"sms-signing-old\" }",
        "channel.partner.previous_signing_secret",
    ),
    setting(
        "command",
        Shape::Texts,
        "[\"/usr/local/bin/sms-bridge\", \"--modem\"]",
        "channel.partner.command",
    ),
    setting(
        "environment",
        Shape::Texts,
        "[\"LANG=C.UTF-8\"]",
        "channel.partner.environment",
    ),
    setting(
        "socket",
        Shape::Text,
        "\"/run/centralita-connectors/sms.sock\"",
        "channel.partner.socket",
    ),
    setting(
        "media_hosts",
        Shape::Texts,
        "[\"cdn.vendor.example\"]",
        "channel.partner.media_hosts",
    ),
    setting(
        "routing_owner",
        Shape::Choice(&OWNERS),
        "\"desk\"",
        "channel.partner.routing_owner",
    ),
    setting("private", Shape::Flag, "false", "channel.partner.private"),
    setting(
        "authorities",
        Shape::Text,
        "\"/etc/centralita/authority.pem\"",
        "channel.partner.authorities",
    ),
];

/// Who may give out a channel's work.
const OWNERS: [&str; 2] = ["desk", "partner"];

/// The shortest token that stands in the settings, in bytes.
const TOKEN_BYTES_MIN: usize = 20;

/// The longest text until the connector says otherwise, in characters.
const TEXT_CHARS_MAX: u32 = 4_000;
