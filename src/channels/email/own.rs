//! Our own mailbox as it stands in the settings: the keys that every channel of mail shares.

use crate::channels::Ground;
use crate::channels::settings::{Flaw, Reader, Setting, Shape, setting};
use crate::domain::channel::{Abilities, TextUnit};
use crate::domain::host;
use crate::domain::text::BODY_BYTES_MAX;

use super::{Mailbox, is_address};

/// Reads the shared keys.
pub fn read(reader: &mut Reader<'_>, ground: &Ground) -> Mailbox {
    // Written as DNS has them from here on: whatever server carries our mail, it can (RFC 6531 is not everywhere).
    let folded = |address: String| host::ascii_address(&address).into_owned();
    let address = folded(reader.text(ADDRESS.key));
    let aliases = reader.texts(ALIASES.key).into_iter().map(folded);
    let mailbox = Mailbox {
        name: reader.text(NAME.key),
        aliases: aliases.collect(),
        numbered_subject: reader.flag(NUMBERED_SUBJECT.key, true),
        trusted_server: reader.text(TRUSTED_SERVER.key),
        forward_domain: host::ascii(&reader.text(FORWARD_DOMAIN.key).to_lowercase()).into_owned(),
        plus_addresses: reader.flag(PLUS_ADDRESSES.key, true),
        read_receipts: reader.flag(READ_RECEIPTS.key, false),
        own_return_path: reader.flag(OWN_RETURN_PATH.key, false),
        ..plain(&address, ground)
    };
    if !mailbox.forward_domain.is_empty() && !is_address(&format!("a@{}", mailbox.forward_domain)) {
        reader.complain(FORWARD_DOMAIN.key, Flaw::Value("host"));
    }
    if !mailbox.address.is_empty() && !is_address(&mailbox.address) {
        reader.complain(ADDRESS.key, Flaw::Value("address"));
    }
    if mailbox.aliases.iter().any(|alias| !is_address(alias)) {
        reader.complain(ALIASES.key, Flaw::Value("address"));
    }
    mailbox
}

/// A mailbox of which nothing is said but its address.
pub fn plain(address: &str, ground: &Ground) -> Mailbox {
    Mailbox {
        address: address.to_owned(),
        name: String::new(),
        aliases: Vec::new(),
        numbered_subject: true,
        trusted_server: String::new(),
        key: ground.thread_key.clone(),
        channel: ground.name.clone(),
        routes: ground.routes.clone(),
        forward_domain: String::new(),
        plus_addresses: true,
        read_receipts: false,
        own_return_path: false,
    }
}

/// What mail can carry, whichever way it travels.
pub fn abilities() -> Abilities {
    Abilities {
        text_max: u32::try_from(BODY_BYTES_MAX).expect("the limit is small"),
        text_unit: TextUnit::Byte,
        file_bytes_max: FILE_BYTES_MAX,
        files_max: FILES_MAX,
        formatting: true,
        subject: true,
        typing: false,
        receipts: false,
        edits: false,
        emoji: true,
        proactive: true,
        public: false,
        reply_window: None,
    }
}

/// The address that answers come from and that customers write to.
pub const ADDRESS: Setting = setting(
    "address",
    Shape::Text,
    "\"soporte@example.com\"",
    "channel.mail.address",
)
.required();

/// The name beside it.
pub const NAME: Setting = setting("name", Shape::Text, "\"Soporte\"", "channel.mail.name");

/// Other addresses of the same mailbox.
pub const ALIASES: Setting = setting(
    "aliases",
    Shape::Texts,
    "[\"ayuda@example.com\"]",
    "channel.mail.aliases",
);

/// Whether subjects carry the case's reference.
pub const NUMBERED_SUBJECT: Setting = setting(
    "numbered_subject",
    Shape::Flag,
    "true",
    "channel.mail.numbered_subject",
);

/// Whose `Authentication-Results` are believed (RFC 8601).
pub const TRUSTED_SERVER: Setting = setting(
    "trusted_server",
    Shape::Text,
    "\"mx.example.com\"",
    "channel.mail.trusted_server",
);

/// The domain for addresses to forward to.
pub const FORWARD_DOMAIN: Setting = setting(
    "forward_domain",
    Shape::Text,
    "\"desk.example.com\"",
    "channel.mail.forward_domain",
);

/// Whether what stands behind a `+` is part of the same address.
pub const PLUS_ADDRESSES: Setting = setting(
    "plus_addresses",
    Shape::Flag,
    "true",
    "channel.mail.plus_addresses",
);

/// Whether answers ask to be told when they are read (RFC 8098).
pub const READ_RECEIPTS: Setting = setting(
    "read_receipts",
    Shape::Flag,
    "false",
    "channel.mail.read_receipts",
);

/// Whether each mail leaves with a return path of its own.
pub const OWN_RETURN_PATH: Setting = setting(
    "own_return_path",
    Shape::Flag,
    "false",
    "channel.mail.own_return_path",
);

/// The largest file in an answer (acceptance: 10 MB a file, whatever the mail server takes), in bytes.
const FILE_BYTES_MAX: u64 = 10 * 1024 * 1024;

/// The most files in an answer.
const FILES_MAX: u32 = 50;
