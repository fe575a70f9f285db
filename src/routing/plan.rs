//! What routing goes by: queues, channels, statuses and limits, compiled from one generation of the
//! configuration.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::approval::Approve;
use crate::domain::called::Labels;
use crate::domain::channel::Abilities;
use crate::domain::conversation::{Kind, PRIORITY_NORMAL};
use crate::domain::{Address, Name, Span, host};

use super::hours::Hours;
pub use super::notification::{Notification, Trigger};
pub use super::onward::{Continued, Links, Terms, WriteFirst};
use super::rule::Rule;

/// One checked generation of everything the engine goes by. Every name mentioned anywhere in it exists in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// Which generation of the configuration; stamped on every decision.
    pub generation: u32,
    /// The lines work waits in.
    pub queues: BTreeMap<Name, Queue>,
    /// The channels and where their work goes.
    pub channels: BTreeMap<Name, Channel>,
    /// What agents can set themselves to.
    pub statuses: BTreeMap<Name, Status>,
    /// Opening hours by name.
    pub hours: BTreeMap<Name, Hours>,
    /// Skills that exist.
    pub skills: BTreeSet<Name>,
    /// Labels that exist.
    pub tags: BTreeSet<Name>,
    /// Ways a conversation can end.
    pub dispositions: BTreeSet<Name>,
    /// Reasons an offer can be declined for; empty means none is asked.
    pub decline_reasons: BTreeSet<Name>,
    /// Texts with placeholders: macros of agents, acknowledgements of queues.
    pub templates: BTreeMap<Name, Template>,
    /// What all these are called, language by language.
    pub labels: Labels,
    /// What the desk writes by itself.
    pub notifications: Vec<Notification>,
    /// What sorts new conversations before they wait, in the order in which it is asked.
    pub rules: Vec<Rule>,
    /// How files that a channel does not carry go as links; `None` where nobody could open them.
    pub links: Option<Links>,
    /// The desk's own figures.
    pub desk: Desk,
}

impl Plan {
    /// Whether an agent of this status takes work of a channel (R18). A status names channels, or
    /// kinds of channel for all of that kind.
    pub fn covers(&self, status: &Name, channel: &Name) -> bool {
        let Some(status) = self.statuses.get(status) else {
            return false;
        };
        let kind = self.channels.get(channel).map(|channel| &channel.kind);
        status.available
            && status.channels.as_ref().is_none_or(|covered| {
                covered.contains(channel) || kind.is_some_and(|kind| covered.contains(kind))
            })
    }
}

/// A line that work waits in, and how it is given out.
#[derive(Clone, Debug, PartialEq)]
pub struct Queue {
    /// Agents pick from it, or the desk offers.
    pub mode: Mode,
    /// Whom the desk picks.
    pub model: Model,
    /// What kind of line; work moves only between lines of one kind (ruling 7).
    pub family: Name,
    /// First key of order: lower goes first.
    pub priority: u16,
    /// How one piece of its work counts.
    pub kind: Kind,
    /// How much capacity one piece takes.
    pub size: Size,
    /// How much an answered piece goes on taking, in units.
    pub paused_units: u32,
    /// How long an agent has to take an offer.
    pub offer_timeout: Span,
    /// The status of an agent who let an offer run out.
    pub on_timeout: Option<Name>,
    /// The status of an agent who declined.
    pub on_decline: Option<Name>,
    /// Whether agents may decline.
    pub may_decline: bool,
    /// Offers are taken at once, without asking.
    pub auto_accept: bool,
    /// Skills every piece needs, with the least level. Never dropped.
    pub required: BTreeMap<Name, u8>,
    /// Skills that are wished for, and given up as a piece ages.
    pub additional: Vec<Wish>,
    /// How often the wish given up first is dropped (R8).
    pub drop_after: Option<Span>,
    /// How long after everybody was tried they are tried again (R7).
    pub retry_cycle: Span,
    /// After so many laps the work overflows; zero means never.
    pub max_laps: u16,
    /// Where it overflows to.
    pub overflow: Option<Name>,
    /// Where work goes as it ages, in rising order of age (R9).
    pub steps: Vec<Step>,
    /// What happens when the customer answers an owner who is full (R11).
    pub reopen: Reopen,
    /// How long after an owner was lost their active work goes back to the line; `None` means it stays (R12).
    pub requeue_after: Option<Span>,
    /// Time to write up after the end; `None` means none.
    pub wrap_up: Option<Span>,
    /// The status of an agent who writes up.
    pub on_wrap_up: Option<Name>,
    /// How often the time to write up can be extended by its own length.
    pub wrap_up_extensions: u8,
    /// An end needs a disposition.
    pub disposition_required: bool,
    /// When the line is staffed; `None` means always.
    pub hours: Option<Name>,
    /// How soon a first answer is due.
    pub first_response: Option<Span>,
    /// How long before that the panel warns.
    pub warn_before: Span,
    /// The template sent at once to whoever opens a conversation.
    pub acknowledge: Option<Name>,
    /// Which answers to its work wait for somebody who approves them.
    pub approve: Approve,
    /// Left without work while true: nothing is offered.
    pub paused: bool,
}

/// Agents pick from a queue, or the desk offers (ruling 4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// The desk offers.
    Push,
    /// Agents claim.
    Pull,
}

/// Whom the desk picks among those who could (R4, R16).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Model {
    /// Who has the most left.
    MostAvailable,
    /// Who carries the least.
    LeastActive,
    /// Who has waited longest since they last received anything.
    RoundRobin,
    /// Somebody outside, over the protocol; `MostAvailable` takes over after `timeout`.
    External {
        /// How long the outsider has.
        timeout: Span,
    },
}

/// How much capacity a piece takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Size {
    /// So many units.
    Units(u32),
    /// So many hundredths of the agent's capacity, rounded up; 100 needs an agent with no primary work (R3).
    Percent(u8),
}

/// A skill that is wished for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// Which.
    pub skill: Name,
    /// At least so well.
    pub level: u8,
    /// The highest rank is given up first; equal ranks fall together; rank 0 goes last.
    pub drop_rank: u16,
}

/// Where work goes when it has reached an age.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The age, counted from when it began to wait.
    pub after: Span,
    /// Which queue takes it.
    pub to: Name,
    /// Passed over while nobody of that queue is signed in.
    pub skip_if_no_agent: bool,
}

/// What happens when the customer answers an owner who is full.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reopen {
    /// The owner gets it back all the same.
    Keep,
    /// The owner gets it back if there is room, else it waits with its age and prefers the owner.
    CheckCapacity,
}

/// A channel and where its work goes.
#[derive(Clone, Debug, PartialEq)]
pub struct Channel {
    /// Which translator.
    pub kind: Name,
    /// Who gives out its work.
    pub owner: Owner,
    /// Whether messages are taken in and sent (0.22).
    pub enabled: bool,
    /// Whether anybody is to work on what comes in; false keeps an account informational (0.15).
    pub routed: bool,
    /// Where work goes first.
    pub target: Target,
    /// Second key of order for its work.
    pub priority: u16,
    /// How its work counts, where it differs from its queue.
    pub work_kind: Option<Kind>,
    /// How much its work takes, where it differs from its queue.
    pub size: Option<u32>,
    /// What kind of case it opens (3.27).
    pub case_kind: Option<Name>,
    /// The origin written on its cases (3.27).
    pub origin: Option<Name>,
    /// How long after its case was closed an answer still reopens it.
    pub reopen_within: Span,
    /// What it can carry.
    pub abilities: Abilities,
    /// The schemes of the addresses that it reaches people by; none where nobody said.
    pub schemes: Vec<Name>,
    /// How long after acceptance a message of ours is still worth sending.
    pub send_within: Span,
    /// How long an outgoing message is held back so that it can be undone.
    pub undo_send: Span,
    /// After so many messages in one day it is said that more come than planned; all are taken in.
    pub daily_in: Option<u32>,
    /// How many messages leave in one day; the rest waits for the next.
    pub daily_out: Option<u32>,
    /// To whom the desk may write first (0.03).
    pub write_first: WriteFirst,
    /// By which way an answer goes on to somebody who has left.
    pub continued: Option<Continued>,
    /// The other side recognises a repeated message by our id, so repeating one is safe.
    pub repeatable: bool,
    /// The domain of the ids our messages carry, where the channel has ids of the sender's making
    /// (a Message-ID, RFC 5322 section 3.6.4).
    pub id_domain: Option<String>,
    /// The heaviest load of files in one message, in bytes.
    pub files_bytes_max: u64,
    /// The template that whoever opens a conversation by it gets, instead of the queue's.
    pub acknowledge: Option<Name>,
    /// Skills that its work needs, with the least level.
    pub required: BTreeMap<Name, u8>,
    /// The template that is put under what people write.
    pub signature: Option<Name>,
    /// Which answers wait for somebody who approves them.
    pub approve: Approve,
    /// What its other side asks of what is sent.
    pub terms: Terms,
    /// What differs for what comes to one of its addresses (3.26), by the address.
    pub routes: BTreeMap<String, Route>,
}

/// What an address of a channel gives to what comes in by it (3.27).
#[derive(Clone, Debug, PartialEq)]
pub struct Route {
    /// What it is called.
    pub name: Name,
    /// Where its work goes first.
    pub target: Target,
    /// Second key of order for its work.
    pub priority: u16,
    /// What kind of case it opens.
    pub case_kind: Option<Name>,
    /// The origin written on its cases.
    pub origin: Option<Name>,
    /// The template that is put under what people write.
    pub signature: Option<Name>,
}

impl Channel {
    /// A channel of this kind as it is where configuration says no more: plain words, worked on, repeated
    /// where the other side would notice.
    pub fn new(kind: Name, target: Target) -> Self {
        Self {
            kind,
            owner: Owner::Desk,
            enabled: true,
            routed: true,
            target,
            priority: PRIORITY_NORMAL,
            work_kind: None,
            size: None,
            case_kind: None,
            origin: None,
            reopen_within: Span::days(30),
            abilities: Abilities::default(),
            schemes: Vec::new(),
            send_within: Span::days(5),
            undo_send: Span::ZERO,
            daily_in: None,
            daily_out: None,
            write_first: WriteFirst::Anyone,
            continued: None,
            repeatable: true,
            id_domain: None,
            files_bytes_max: u64::MAX,
            acknowledge: None,
            required: BTreeMap::new(),
            signature: None,
            approve: Approve::default(),
            terms: Terms::default(),
            routes: BTreeMap::new(),
        }
    }

    /// What holds for what came to an address, where that has its own.
    pub fn route(&self, ours: Option<&str>) -> Option<&Route> {
        let ours = ours?;
        let folded = || self.routes.get(&*host::ascii_address(ours));
        self.routes.get(ours).or_else(folded)
    }

    /// Whether it can reach somebody there.
    pub fn reaches(&self, address: &Address) -> bool {
        let schemes = &self.schemes;
        schemes.is_empty() || schemes.contains(&address.scheme)
    }

    /// What sort of address it needs, for people.
    pub fn reach(&self) -> String {
        let schemes: Vec<&str> = self.schemes.iter().map(Name::as_str).collect();
        schemes.join(", ")
    }
}

/// Who gives out a channel's work (0.13).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Owner {
    /// The desk, by the rules of its queues.
    #[default]
    Desk,
    /// A contact centre outside, by whatever rules it has.
    Partner,
}

/// Where a channel's work goes first (0.27).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// To a queue.
    Queue(Name),
    /// To one person by sign-in name, else to the queue; waiting for them as long as `required`.
    Person {
        /// Who.
        agent: Name,
        /// Whether nobody else will do.
        required: bool,
        /// Whose rules hold.
        queue: Name,
    },
}

impl Target {
    /// Whose rules hold.
    pub fn queue(&self) -> &Name {
        match self {
            Self::Queue(queue) | Self::Person { queue, .. } => queue,
        }
    }
}

/// What an agent can set themselves to (R18).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// Which kinds of work it takes; `None` means all channels.
    pub channels: Option<BTreeSet<Name>>,
    /// Whether it takes work at all.
    pub available: bool,
}

/// A text with placeholders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// The texts by language code.
    pub texts: BTreeMap<String, String>,
    /// Their formatted forms by language code, where there are any.
    pub html: BTreeMap<String, String>,
    /// The subjects by language code of the mails that they are the text of, where there are any.
    pub subjects: BTreeMap<String, String>,
    /// Labels it puts on.
    pub tags: BTreeSet<Name>,
    /// Whether the conversation is resolved with it.
    pub resolve: bool,
    /// Whether agents see it among their macros.
    pub offered: bool,
}

/// The desk's own figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Desk {
    /// The company's name, as customers read it.
    pub name: String,
    /// The language customers are written to in, unless they write in another.
    pub language: String,
    /// The zone in which a day of a daily ceiling begins and ends.
    pub zone: String,
    /// The status after signing in.
    pub status_on_sign_in: Option<Name>,
    /// How long an agent's lost connection is waited for (R12).
    pub grace: Span,
    /// After so long without doing anything an agent is set to `idle_status` (R18).
    pub idle_after: Option<Span>,
    /// See `idle_after`.
    pub idle_status: Option<Name>,
    /// How many pieces a minute an agent who came back is given at most (R13); zero means no limit.
    pub ramp_per_minute: u16,
    /// How many acknowledgements one address gets within `acknowledge_window`.
    pub acknowledgements_max: u16,
    /// See `acknowledgements_max`.
    pub acknowledge_window: Span,
    /// Where customers reach the desk, as `https://host`; links for them lead there.
    pub url: Option<String>,
    /// How long a customer can say by a link what they thought of a conversation.
    pub survey_within: Span,
    /// How long events are kept to resume from and to read back.
    pub events_kept: Span,
    /// How many events are kept at most.
    pub events_max: u64,
    /// How long an answer to a command is kept for a client that asks again.
    pub answers_kept: Span,
    /// How long a customer's key is remembered; a message that comes again later would be new.
    pub keys_kept: Span,
}

impl Default for Desk {
    fn default() -> Self {
        Self {
            name: String::new(),
            language: "es".to_owned(),
            zone: "Europe/Madrid".to_owned(),
            status_on_sign_in: None,
            grace: Span::seconds(60),
            idle_after: None,
            idle_status: None,
            ramp_per_minute: 6,
            acknowledgements_max: 3,
            acknowledge_window: Span::hours(24),
            url: None,
            survey_within: Span::days(14),
            events_kept: Span::days(90),
            events_max: 1_000_000,
            answers_kept: Span::days(7),
            keys_kept: Span::days(36_500),
        }
    }
}

impl Default for Queue {
    fn default() -> Self {
        Self {
            mode: Mode::Push,
            model: Model::MostAvailable,
            family: Name::new("digital").expect("a plain word is a name"),
            priority: PRIORITY_NORMAL,
            kind: Kind::Primary,
            size: Size::Units(1),
            paused_units: 0,
            offer_timeout: Span::seconds(60),
            on_timeout: None,
            on_decline: None,
            may_decline: true,
            auto_accept: false,
            required: BTreeMap::new(),
            additional: Vec::new(),
            drop_after: None,
            retry_cycle: Span::seconds(60),
            max_laps: 0,
            overflow: None,
            steps: Vec::new(),
            reopen: Reopen::CheckCapacity,
            requeue_after: None,
            wrap_up: None,
            on_wrap_up: None,
            wrap_up_extensions: 0,
            disposition_required: false,
            hours: None,
            first_response: None,
            warn_before: Span::ZERO,
            acknowledge: None,
            approve: Approve::default(),
            paused: false,
        }
    }
}
