//! One translator per medium. Pure: requests and answers are plain data.
//!
//! Adding a channel is one file here, one `mod` line and one entry in [`ALL`]; with it come a sentence for
//! the kind and for each of its keys (`words/*/channel.toml`), its fixtures in `tests/channels/<name>/`,
//! and the configuration's reference written anew (`BLESS=1`, test `shipped`). [`Source`] and
//! [`exchange::Request`] are the carriers there are: only a new way of carrying costs more than this.
//!
//! Nothing here opens a file or a socket, reads a clock, starts a thread or draws a random number.
//! Nothing here decides what happens to a message: it is read, written and judged, never routed,
//! never threaded into a conversation, never retried. Reading is total: no bytes make it panic, and
//! bytes that cannot be understood become an event that carries them whole.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::channel::Abilities;
use crate::domain::{Moment, Span};

pub mod call;
pub mod coded;
pub mod email;
pub mod exchange;
pub mod inbound;
mod mail;
mod maildir;
pub mod outgoing;
pub mod partner;
pub mod provider;
pub mod server;
pub mod settings;
pub mod sniff;
pub mod webchat;
pub mod webform;

use exchange::{Answer, Request};
use inbound::{Event, Forgery, RawInbound};
use outgoing::{Outgoing, Verdict};
use settings::{Problem, Setting};

/// Every kind of channel there is.
pub const ALL: &[&dyn Kind] = &[
    &mail::Mail,
    &maildir::Maildir,
    &partner::Partner,
    &webchat::WebChat,
    &webform::WebForm,
];

/// A kind of channel: what can be said about it before one is opened.
pub trait Kind: Sync {
    /// The word that stands in `kind = "…"`; unique, lower case.
    fn name(&self) -> &'static str;

    /// The catalogue key of the sentence that explains it.
    fn help(&self) -> &'static str;

    /// The scheme of the addresses that it reaches people by, as in [`crate::domain::Address`].
    fn scheme(&self) -> &'static str;

    /// The keys that its table may hold, besides those that all channels share.
    fn settings(&self) -> &'static [Setting];

    /// What such a channel can carry.
    fn abilities(&self) -> Abilities;

    /// The channel by which its answers leave, where its table names one; it is opened first.
    fn leans_on<'t>(&self, _table: &'t toml::Table) -> Option<&'t str> {
        None
    }

    /// Opens one from its table, or says everything that is wrong with the table.
    ///
    /// `table` holds this kind's own keys only; the shared ones were taken out by the configuration.
    fn open(&self, table: &toml::Table, ground: &Ground) -> Result<Box<dyn Channel>, Vec<Problem>>;
}

/// An open channel: reads what came in, writes what goes out, judges the answer.
pub trait Channel: Send + Sync + std::fmt::Debug {
    /// What it can carry, as its settings have it.
    fn abilities(&self) -> Abilities;

    /// Where the desk finds what comes in.
    fn source(&self) -> Source;

    /// Whether mail that a server hands over for this address (RFC 5321, the path without its
    /// angle brackets) is the channel's.
    fn takes(&self, _recipient: &str) -> bool {
        false
    }

    /// The addresses that customers reach it by, its own first; none where it has no such thing.
    fn addresses(&self) -> Vec<Own> {
        Vec::new()
    }

    /// What proves at `at` that mail for one of [`addresses`](Self::addresses) arrives here: sent to
    /// that address, it has to come back.
    fn code(&self, _address: &str, _at: Moment) -> Option<String> {
        None
    }

    /// Whether `code` was made for `address` in the last days before `at`.
    fn proves(&self, _address: &str, _code: &str, _at: Moment) -> bool {
        false
    }

    /// The servers that it calls, as far as they have certificates to show.
    fn servers(&self) -> Vec<server::Called> {
        Vec::new()
    }

    /// The request that sends a few words of the desk's own to one of its addresses.
    fn write_to_self(&self, _note: &Note<'_>) -> Option<Request> {
        None
    }

    /// The largest file that the settings may allow, in bytes.
    fn file_bytes_most(&self) -> u64 {
        self.abilities().file_bytes_max
    }

    /// The heaviest load of files that one message carries, in bytes.
    fn files_bytes_max(&self) -> u64 {
        u64::MAX
    }

    /// The DNS server that is asked about senders of mail that is handed over, where no server that is
    /// believed said anything about them.
    fn resolver(&self) -> Option<std::net::SocketAddr> {
        None
    }

    /// Every place outside that its settings have the desk call, whatever happens.
    fn calls(&self) -> Vec<call::Call> {
        Vec::new()
    }

    /// Whether any mail is handed over by a server.
    fn is_handed(&self) -> bool {
        false
    }

    /// By what a connector of the operator's own proves that it is the channel's, where it has one.
    fn keys(&self) -> Option<&partner::Keys> {
        None
    }

    /// What its settings say of the chat, where it is one.
    fn site(&self) -> Option<&webchat::Site> {
        None
    }

    /// What its settings say of the form, where it is one.
    fn form(&self) -> Option<&webform::Form> {
        None
    }

    /// The channel by which its answers leave, where that is another.
    fn leans_on(&self) -> Option<&dyn Channel> {
        None
    }

    /// The request that hands these bytes to its connector as it hands messages over; none where nothing is
    /// pushed.
    fn knock(&self, _id: String, _bytes: Vec<u8>) -> Option<Request> {
        None
    }

    /// How the stream to its connector is had, where it speaks over one.
    fn stream(&self) -> Option<&partner::Stream> {
        None
    }

    /// Whether the other side comes for what is sent: then nothing is carried to it.
    fn is_fetched(&self) -> bool {
        false
    }

    /// Whether a program between us and the vendor says what became of a message: it removes repeats of
    /// ours, and what it does not know itself nobody may repeat.
    fn is_relayed(&self) -> bool {
        false
    }

    /// Whether the other side gives out the channel's work itself.
    fn gives_out(&self) -> bool {
        false
    }

    /// Whether files are named in what is sent, and fetched afterwards: then [`Outgoing::files`] is empty.
    fn links_files(&self) -> bool {
        false
    }

    /// Whether `raw` really comes from whom it claims: signatures, shared secrets. Mail has none.
    fn verify(&self, _raw: &RawInbound) -> Result<(), Forgery> {
        Ok(())
    }

    /// What `raw` says: never empty for mail, and never a panic.
    ///
    /// Takes time in proportion to the length of `raw`, at most [`inbound::RAW_BYTES_MAX`]; slow
    /// enough for large input to be called on a blocking worker.
    fn read(&self, raw: &RawInbound) -> Vec<Event>;

    /// The domain of the ids under which the other side knows messages of ours, where they are ours
    /// to choose.
    ///
    /// The desk makes such an id when it accepts a message and keeps it with it: an answer finds home
    /// even if we died sending, and a repeat after a crash carries the same id.
    fn id_domain(&self) -> Option<String> {
        None
    }

    /// The request that sends `outgoing`, or the verdict when it cannot be sent as it is.
    ///
    /// The same `outgoing` always gives the same request.
    fn write(&self, outgoing: &Outgoing) -> Result<Request, Verdict>;

    /// What the carrier's answer to that request means.
    fn judge(&self, outgoing: &Outgoing, answer: &Answer) -> Verdict;

    /// Whether the other side removes repeats by our id, so that a message of which nobody knows
    /// whether it left may be sent again.
    fn removes_repeats(&self) -> bool {
        false
    }
}

/// What a channel is given when it is opened, besides its own settings.
#[derive(Clone, Debug)]
pub struct Ground {
    /// The key of this desk's threading tokens.
    pub thread_key: email::token::ThreadKey,
    /// What the channel is called; empty where that does not matter.
    pub name: String,
    /// The addresses that sort what comes in by it.
    pub routes: Vec<Route>,
    /// The language of the desk, as an ISO 639-1 code.
    pub language: String,
    /// Fields that forms may ask for, by name.
    pub fields: BTreeMap<String, webform::field::Field>,
    /// The channel by which its answers leave, where it names one that can.
    pub leans_on: Option<Arc<dyn Channel>>,
    /// Where customers reach the desk, and how long a link to a file works there; `None` where they cannot.
    pub public: Option<(String, Span)>,
}

impl Ground {
    /// What all channels of a desk are given.
    pub fn new(thread_key: email::token::ThreadKey) -> Self {
        Self {
            thread_key,
            name: String::new(),
            routes: Vec::new(),
            language: "es".to_owned(),
            fields: BTreeMap::new(),
            leans_on: None,
            public: None,
        }
    }

    /// What one of them is given.
    pub fn of(&self, name: &str, routes: Vec<Route>) -> Self {
        Self {
            name: name.to_owned(),
            routes,
            ..self.clone()
        }
    }
}

/// An address of ours that sorts what comes in by it (acceptance 3.26).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// What it is called.
    pub name: String,
    /// The address that customers write to.
    pub address: String,
    /// The name beside it in answers; empty for the channel's.
    pub display: String,
}

/// An address of ours as an operator is told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// What it is called: its route's name, or the channel's for the channel's own.
    pub name: String,
    /// The address that customers write to.
    pub address: String,
    /// Where a server elsewhere that keeps that address has to forward its mail.
    pub forwarding: String,
}

/// A few words of the desk to itself, by way of the world.
#[derive(Clone, Copy, Debug)]
pub struct Note<'a> {
    /// To which of our addresses.
    pub to: &'a str,
    /// What it is about; the code stands in it.
    pub subject: &'a str,
    /// What a person reads who opens it there.
    pub text: &'a str,
    /// When it is written.
    pub at: Moment,
}

/// Where the desk finds what comes in on a channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// In a Maildir: files in `new` and `cur` below this folder.
    Maildir(String),
    /// In a mailbox that a server keeps (RFC 9051).
    Imap(Box<server::Imap>),
    /// Nowhere: the channel only sends.
    Nowhere,
}
