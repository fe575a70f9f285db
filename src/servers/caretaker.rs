//! What only the daemon can do for the sessions it serves.

use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;

use super::machine::{Health, Machine};
use crate::channels::Own;
use crate::domain::attachment::Digest;
use crate::domain::health::Ailment;
use crate::domain::{Moment, Name, Span};
use crate::protocol::message::answer::{Staged, Test};
use crate::protocol::message::desk::ConfigFile;
use crate::protocol::message::setup::{NewChannel, NewThing};
use crate::protocol::view::desk::{CertificateView, ConfigStatusView, SettingView, SimulationView};
use crate::protocol::view::setup::{ChannelDraft, ChannelWritten, KindView, MailServersView};
use crate::protocol::{Code, Refusal};

/// An answer that takes a while.
pub type Later<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// What only the daemon can do, as it knows configuration, certificates and the machine.
///
/// Every method has an answer for a desk without a daemon around it, as tests have.
pub trait Caretaker: Send + Sync {
    /// Reads the files anew and applies them whole or not at all; waits no longer than `within`,
    /// `None` not at all.
    fn reload(&self, within: Option<Span>) -> Later<'_, Result<ConfigStatusView, Refusal>> {
        let _ = within;
        unavailable("reload")
    }

    /// Replays a past period against other settings.
    fn simulate(
        &self,
        from: Moment,
        to: Moment,
        files: Vec<ConfigFile>,
    ) -> Later<'_, Result<SimulationView, Refusal>> {
        let _ = (from, to, files);
        unavailable("simulate")
    }

    /// Tries a channel without a customer; messages that say what they are may be sent to an address.
    fn test_channel(&self, channel: Name, to: Option<String>) -> Later<'_, Result<Test, Refusal>> {
        let _ = (channel, to);
        unavailable("channel_test")
    }

    /// The addresses that customers reach channels by.
    fn own_addresses(&self) -> Vec<(Name, Own)> {
        Vec::new()
    }

    /// Mails a code to an address of ours.
    fn mail_code(&self, channel: Name, own: Own) -> Later<'_, Result<Test, Refusal>> {
        let _ = (channel, own);
        unavailable("address_verify")
    }

    /// Whether a code was mailed to an address of ours in the last days.
    fn proves(&self, channel: &Name, address: &str, code: &str) -> bool {
        let _ = (channel, address, code);
        false
    }

    /// The kinds of channels that a desk can have.
    fn channel_kinds(&self) -> Vec<KindView> {
        Vec::new()
    }

    /// Looks for the servers of a mail address.
    fn find_mail_servers(&self, address: String) -> Later<'_, Result<MailServersView, Refusal>> {
        let _ = address;
        unavailable("mail_servers")
    }

    /// Checks a new channel as it would be written.
    fn draft_channel(&self, channel: NewChannel) -> Later<'_, Result<ChannelDraft, Refusal>> {
        let _ = channel;
        unavailable("setup")
    }

    /// Writes a new channel into the configuration, and reads that anew.
    fn write_channel(
        &self,
        channel: NewChannel,
        seen: Option<Digest>,
        replace: bool,
    ) -> Later<'_, Result<ChannelWritten, Refusal>> {
        let _ = (channel, seen, replace);
        unavailable("setup")
    }

    /// The kinds of things with a name that are written one by one.
    fn thing_kinds(&self) -> Vec<KindView> {
        Vec::new()
    }

    /// Checks a thing as it would be written or removed.
    fn draft_thing(&self, thing: NewThing) -> Later<'_, Result<ChannelDraft, Refusal>> {
        let _ = thing;
        unavailable("setup")
    }

    /// Writes a thing into the configuration or removes it, and reads that anew.
    fn write_thing(
        &self,
        thing: NewThing,
        seen: Option<Digest>,
        replace: bool,
    ) -> Later<'_, Result<ChannelWritten, Refusal>> {
        let _ = (thing, seen, replace);
        unavailable("setup")
    }

    /// Keys of the running configuration that begin with `prefix`, secrets left out.
    fn settings(&self, prefix: Option<&str>) -> Vec<SettingView> {
        let _ = prefix;
        Vec::new()
    }

    /// The files against what is running, a line each.
    fn differences(&self) -> Later<'_, Result<Vec<String>, Refusal>> {
        unavailable("config_diff")
    }

    /// The certificate in use.
    fn certificate(&self) -> Option<CertificateView> {
        None
    }

    /// Makes the certificate anew, or reads it again where it is given, and serves it.
    fn renew_certificate(&self) -> Later<'_, Result<(), Refusal>> {
        unavailable("certificate")
    }

    /// Lays out everything that a backup holds in a folder of its own.
    fn stage_backup(&self) -> Later<'_, Result<Staged, Refusal>> {
        unavailable("backup")
    }

    /// Removes what was laid out.
    fn drop_staged(&self, folder: String) -> Later<'_, Result<(), Refusal>> {
        let _ = folder;
        unavailable("backup")
    }

    /// How the machine is.
    fn machine(&self) -> Machine {
        Machine::default()
    }

    /// Why the record is only read, where it is.
    fn ailing(&self) -> Option<String> {
        None
    }

    /// How a channel does.
    fn health(&self, channel: &Name) -> Health {
        let _ = channel;
        Health::default()
    }

    /// What ails channels: those that are well are not in it.
    fn ailments(&self) -> BTreeMap<Name, Ailment> {
        BTreeMap::new()
    }
}

/// A desk without a daemon around it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Alone;

impl Caretaker for Alone {}

fn unavailable<T: Send + 'static>(what: &'static str) -> Later<'static, Result<T, Refusal>> {
    let refusal = Refusal::new(Code::NO_SUCH)
        .with("kind", "service")
        .with("name", what);
    Box::pin(std::future::ready(Err(refusal)))
}
