//! E-mail: mail in, mail out, whichever way it travels.
//!
//! Everything here works on bytes and takes time in proportion to them. The message's structure is
//! walked here, because a general parser is quadratic on input made for it; mail-parser reads what
//! is inside one field, ammonia cleans what `markup` has already tidied and bounded.
//!
//! Nothing here trusts a header: names of files are labels, senders are claims, references are hints.

mod auto;
mod body;
mod bounce;
mod charset;
mod complaint;
mod encoded;
mod fields;
mod flow;
mod forward;
mod group;
mod hints;
pub mod hop;
mod inside;
mod key;
mod label;
mod markup;
pub mod own;
mod parts;
mod pieces;
mod plain;
mod quote;
pub mod read;
mod safe;
mod shifted;
mod subject;
pub mod token;
mod transfer;
mod vouching;
pub mod write;

use crate::channels::Route;
use crate::domain::{Address, host};

pub use plain::text as html_text;

/// The text of `bytes`, labelled as `charset`: labels lie, and what is UTF-8 says so itself.
pub(in crate::channels) fn decoded(bytes: &[u8], charset: Option<&str>) -> String {
    charset::text(bytes, charset)
}

/// A harmless label for a file that its sender calls `written`.
pub(in crate::channels) fn file_label(written: &str, mime: &str, number: usize) -> String {
    label::label(written, mime, number)
}
pub use safe::html as safe_html;

/// A mailbox of ours, as reading and writing must know it.
#[derive(Clone, Debug)]
pub struct Mailbox {
    /// The address that answers come from and that customers write to.
    pub address: String,
    /// The name beside it; may be empty.
    pub name: String,
    /// Other addresses that reach the same mailbox.
    pub aliases: Vec<String>,
    /// Whether subjects carry the case's reference.
    pub numbered_subject: bool,
    /// The server whose `Authentication-Results` (RFC 8601) we believe; empty for none.
    pub trusted_server: String,
    /// The key of the threading tokens.
    pub key: token::ThreadKey,
    /// What the channel is called.
    pub channel: String,
    /// Addresses of ours that sort what comes in, written as they are compared.
    pub routes: Vec<Route>,
    /// The domain whose mail is delivered here whatever stands before the `@`; empty for none.
    pub forward_domain: String,
    /// Whether our mail systems take what stands behind a `+` for a part of the same address.
    pub plus_addresses: bool,
    /// Whether answers ask to be told when they are read.
    pub read_receipts: bool,
    /// Whether each mail leaves with a return path of its own.
    pub own_return_path: bool,
}

impl Mailbox {
    /// Whether `address` is ours, whatever stands behind a `+`.
    pub(crate) fn owns(&self, address: &str) -> bool {
        self.public(address).is_some()
    }

    /// The address of ours by which customers know `address`.
    pub(crate) fn public(&self, address: &str) -> Option<String> {
        if let Some(forwarded) = self.forwarded(address) {
            return Some(forwarded);
        }
        let bare = token::without_detail(address);
        let own = self
            .addresses()
            .find(|own| host::is_same_address(own, &bare))?;
        Some(own.to_lowercase())
    }

    /// Whether `address`, as customers know it, sorts what comes in.
    pub(crate) fn is_route(&self, address: &str) -> bool {
        self.route(address).is_some()
    }

    /// The address and name that an answer to what came in at `ours` leaves with.
    pub(crate) fn face(&self, ours: Option<&str>) -> (&str, &str) {
        match ours.and_then(|ours| self.route(ours)) {
            Some(route) if route.display.is_empty() => (&route.address, &self.name),
            Some(route) => (&route.address, &route.display),
            None => (&self.address, &self.name),
        }
    }

    fn route(&self, address: &str) -> Option<&Route> {
        self.routes
            .iter()
            .find(|route| host::is_same_address(&route.address, address))
    }

    fn addresses(&self) -> impl Iterator<Item = &str> {
        let routes = self.routes.iter().map(|route| route.address.as_str());
        std::iter::once(self.address.as_str())
            .chain(self.aliases.iter().map(String::as_str))
            .chain(routes)
    }

    /// The part behind the `@`.
    pub(crate) fn domain(&self) -> &str {
        self.address.rsplit('@').next().unwrap_or_default()
    }
}

/// Stands for a sender who gave no address: nothing can ever be delivered there (RFC 6761).
pub const NOBODY: &str = "nobody@sender.invalid";

/// Whether `value` looks like one mail address that could be written to.
pub fn is_address(value: &str) -> bool {
    let Some((local, domain)) = value.rsplit_once('@') else {
        return false;
    };
    !local.is_empty()
        && !local.contains('@')
        && !domain.is_empty()
        && value.len() <= ADDRESS_BYTES_MAX
        && !domain.starts_with('.')
        && !domain.ends_with('.')
        && !domain.contains("..")
        && value
            .chars()
            .all(|c| !c.is_control() && !c.is_whitespace() && !ODD.contains(&c))
}

/// The address as it is kept and compared.
fn address(value: &str) -> Address {
    Address::mail(value)
}

/// What may stand in no address that we write into a header.
const ODD: [char; 10] = ['<', '>', '(', ')', '[', ']', ',', ';', ':', '"'];

/// RFC 5321 allows 64 + 1 + 255 bytes and ends the whole path at 256; SMTPUTF8 needs no more.
const ADDRESS_BYTES_MAX: usize = 254;
