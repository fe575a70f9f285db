//! Addresses as people write them, checked before anything is sent to them.

use super::Ask;
use crate::channels::email::is_address;
use crate::domain::text::line;
use crate::domain::{Address, Name};
use crate::protocol::view::conversation::AddressView;
use crate::protocol::{Code, Refusal};

/// An address that a channel reaches people by, in its own spelling: `ana@example.test`, `+34600111222`,
/// or with its scheme before it where the channel knows several (`tel:+34600111222`).
pub(super) fn on(by: &Ask, channel: &Name, written: &str) -> Result<Address, Refusal> {
    let settings = by.desk.settings();
    let known = settings.plan.channels.get(channel);
    let channel = known.ok_or_else(|| {
        Refusal::new(Code::NO_SUCH)
            .with("kind", "channel")
            .with("name", channel)
    })?;
    let written = written.trim();
    let named = written.split_once(':').and_then(|(scheme, value)| {
        let mut schemes = channel.schemes.iter();
        Some((schemes.find(|it| it.as_str() == scheme)?, value))
    });
    // A channel that says no scheme is written to by nobody first, and says so itself.
    let (scheme, value) = match named {
        Some(named) => named,
        None => (channel.schemes.first().unwrap_or(&channel.kind), written),
    };
    checked(scheme, value, "address")
}

/// An address whose scheme is written with it; `field` is where it was written.
pub(super) fn good(written: &AddressView, field: &str) -> Result<Address, Refusal> {
    checked(&written.scheme, &written.value, field)
}

fn checked(scheme: &Name, value: &str, field: &str) -> Result<Address, Refusal> {
    let address = Address::written(scheme.clone(), value);
    let (wanted, is_good) = match (scheme.as_str(), &address) {
        ("mail", Some(address)) => ("mail", is_address(&address.value)),
        ("tel", Some(address)) => ("tel", address.is_number()),
        ("mail", None) => ("mail", false),
        ("tel", None) => ("tel", false),
        (_, address) => ("else", address.is_some()),
    };
    address.filter(|_| is_good).ok_or_else(|| {
        Refusal::new(Code::OUT_OF_RANGE)
            .with("name", field)
            .with("value", line(value, SHOWN_BYTES_MAX))
            .with("want", wanted)
    })
}

/// How much of what was written is repeated to its writer.
const SHOWN_BYTES_MAX: usize = 80;
