//! Mail that came by way of a group: a list of a provider's behind which a desk's address often is.
//!
//! Such a group writes itself into `From` where the writer's own domain forbids others to send for it
//! (DMARC), and marks whatever it passes on as a list's. Whoever wrote is a person all the same.

use crate::domain::Address;

use super::fields::Fields;
use super::{Mailbox, address, is_address};

/// What a mail says of the group that it came by.
#[derive(Default)]
pub(super) struct Group {
    /// It is one of our own addresses: then what it marks as a list's is mail to us.
    pub(super) is_ours: bool,
    /// Who wrote, where the group stands in `From` in their place.
    pub(super) writer: Option<(Address, String)>,
}

/// The group that the mail with this head came by, if any.
pub(super) fn of(mailbox: &Mailbox, head: &Fields) -> Group {
    let Some(list) = address_of(head) else {
        return Group::default();
    };
    let from = head.mailboxes("from").into_iter().next();
    let stands_in = from
        .as_ref()
        .is_some_and(|from| address(&from.address).value == list && is_via(&from.name));
    Group {
        is_ours: mailbox.owns(&list),
        writer: if stands_in { writer(head, &list) } else { None },
    }
}

/// The address that one writes to the group by (RFC 2369, 3.4; before it, `Mailing-List`).
fn address_of(head: &Fields) -> Option<String> {
    let posted = head.raw("list-post").and_then(|value| {
        let at = value.to_ascii_lowercase().find("mailto:")?;
        let rest = value.get(at + "mailto:".len()..)?;
        rest.split(['>', '?', ',']).next().map(str::to_owned)
    });
    let named = head.raw("mailing-list").and_then(|value| {
        let rest = value.trim().strip_prefix("list ")?;
        rest.split([';', ' ']).next().map(str::to_owned)
    });
    let been = head.raw("x-beenthere").map(str::to_owned);
    let found = posted.or(named).or(been)?;
    is_address(found.trim()).then(|| address(found.trim()).value)
}

/// Whether a name says that somebody else stands behind it: `'Ana Ruiz' via Support`.
fn is_via(name: &str) -> bool {
    let name = name.to_lowercase();
    VIA.iter().any(|word| name.contains(word))
}

fn writer(head: &Fields, list: &str) -> Option<(Address, String)> {
    for name in [
        "x-original-from",
        "x-original-sender",
        "x-mailfrom",
        "reply-to",
    ] {
        for found in head.mailboxes(name) {
            let writer = address(&found.address);
            if is_address(&writer.value) && writer.value != list {
                let display = if found.name.is_empty() {
                    own_name(head)
                } else {
                    found.name
                };
                return Some((writer, display));
            }
        }
    }
    None
}

/// What stands before the `via`.
fn own_name(head: &Fields) -> String {
    let from = head.mailboxes("from").into_iter().next();
    let name = from.map(|from| from.name).unwrap_or_default();
    let end = VIA.iter().find_map(|word| name.find(word));
    let own = &name[..end.unwrap_or(name.len())];
    own.trim().trim_matches(['\'', '"']).to_owned()
}

/// How groups say it, in the languages in which they are kept.
const VIA: [&str; 4] = [" via ", " a través de ", " über ", " através de "];
