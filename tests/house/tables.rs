//! The tables the rules are checked against: what each room may touch, and which crate lives where.

/// Rooms that compute and do nothing else.
pub(crate) const PURE: [&str; 9] = [
    "domain", "words", "manual", "access", "config", "channels", "protocol", "routing", "engine",
];

/// What a pure room may not name, and what to do instead.
pub(crate) const NOT_PURE: [(&str, &str); 23] = [
    ("async", "be asked and answer; whoever waits stands outside"),
    ("await", "be asked and answer; whoever waits stands outside"),
    ("fs", "take the bytes as an argument"),
    ("OpenOptions", "take the bytes as an argument"),
    (
        "TcpStream",
        "take the bytes as an argument; sockets live in net",
    ),
    (
        "TcpListener",
        "take the bytes as an argument; sockets live in net",
    ),
    (
        "UdpSocket",
        "take the bytes as an argument; sockets live in net",
    ),
    (
        "UnixStream",
        "take the bytes as an argument; sockets live in net",
    ),
    ("ToSocketAddrs", "take the address as an argument"),
    (
        "thread",
        "return; the writer and the daemon own the threads",
    ),
    ("thread_local", "pass the value as an argument"),
    (
        "Mutex",
        "own the value, or take it as &mut; one thread decides",
    ),
    (
        "RwLock",
        "own the value, or take it as &mut; one thread decides",
    ),
    ("Condvar", "return; whoever waits stands outside"),
    (
        "AtomicU64",
        "own the value, or take it as &mut; one thread decides",
    ),
    (
        "AtomicBool",
        "own the value, or take it as &mut; one thread decides",
    ),
    (
        "HashMap",
        "use BTreeMap: a hash map's order is a hidden clock",
    ),
    (
        "HashSet",
        "use BTreeSet: a hash set's order is a hidden clock",
    ),
    ("SystemTime", "take `now: Moment` as an argument"),
    ("Instant", "take `now: Moment` as an argument"),
    ("stdout", "return the text; cli prints"),
    ("stderr", "return the text; cli prints"),
    ("stdin", "take the text as an argument"),
];

/// Of those, the ones that are words of the desk too unless they come from the standard library.
pub(crate) const MODULES: [&str; 2] = ["fs", "thread"];

/// Each dependency, and the rooms or files that may name it.
///
/// `*` is every room. A crate that is not here has no room yet: give it one, with a sentence in `Cargo.toml`.
pub(crate) const CRATES: [(&str, &[&str]); 51] = [
    ("ammonia", &["channels"]),
    ("anyhow", &["cli", "daemon"]),
    ("arc_swap", &["net", "servers", "outbox", "daemon"]),
    ("argon2", &["access"]),
    ("axum", &["net", "servers"]),
    (
        "base64",
        &[
            "protocol/list.rs",
            "channels/coded.rs",
            "net/minisign.rs",
            "store/seal.rs",
        ],
    ),
    ("blake2", &["net/minisign.rs"]),
    ("async_imap", &["net/imap.rs", "net/imap"]),
    (
        "bincode",
        &["protocol/codec.rs", "store/records.rs", "store/records"],
    ),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("getrandom", &["daemon", "client", "cli"]),
    (
        "futures_util",
        &[
            "servers/browser.rs",
            "servers/links.rs",
            "servers/webform/reading.rs",
        ],
    ),
    ("hyper", &["net", "servers"]),
    ("hyper_util", &["net", "servers"]),
    (
        "jiff",
        &[
            "domain", "config", "routing", "channels", "terminal", "cli", "daemon",
        ],
    ),
    ("idna", &["domain/host.rs"]),
    ("log_facade", &[]),
    ("lettre", &["net/smtp.rs", "net/smtp"]),
    (
        "mail_auth",
        &["net/dns.rs", "net/finder.rs", "net/sender.rs"],
    ),
    ("mail_builder", &["channels"]),
    ("mail_parser", &["channels"]),
    ("minijinja", &["config", "routing", "engine"]),
    ("notify", &["net"]),
    ("prometheus_client", &["servers", "daemon"]),
    ("ratatui", &["terminal"]),
    ("rcgen", &["net"]),
    ("redb", &["store"]),
    (
        "ring",
        &[
            "domain/attachment.rs",
            "access",
            "channels",
            "net",
            "store",
            "servers",
            "client",
            "daemon",
        ],
    ),
    ("rustix", &["net", "store", "daemon", "cli", "terminal"]),
    ("rustls", &["net"]),
    ("rustls_native_certs", &["net/trust.rs"]),
    ("rustls_pki_types", &["net"]),
    (
        "serde",
        &[
            "domain", "config", "channels", "protocol", "routing", "store", "servers", "client",
            "cli",
        ],
    ),
    (
        "serde_json",
        &[
            "channels",
            "protocol",
            "servers",
            "client",
            "cli",
            "net/oauth.rs",
        ],
    ),
    ("similar", &["cli/thing"]),
    ("smtp_proto", &["servers/lmtp.rs", "servers/lmtp"]),
    ("subtle", &["access", "channels", "net", "servers"]),
    ("systemd", &["daemon/systemd.rs"]),
    (
        "thiserror",
        &[
            "net", "client", "store", "writer", "outbox", "servers", "terminal", "daemon", "cli",
        ],
    ),
    (
        "tokio",
        &[
            "net", "client", "terminal", "writer", "outbox", "servers", "daemon", "cli",
        ],
    ),
    ("tokio_rustls", &["net"]),
    ("toml", &["config", "channels"]),
    (
        "tracing",
        &[
            "net", "client", "store", "writer", "outbox", "servers", "daemon", "cli",
        ],
    ),
    ("tracing_journald", &["daemon"]),
    ("tracing_subscriber", &["daemon"]),
    ("x25519_dalek", &["store/seal.rs", "store/seal"]),
    ("unicode_width", &["terminal", "cli"]),
    (
        "zeroize",
        &[
            "access",
            "config",
            "channels/server.rs",
            "net",
            "client",
            "outbox",
            "servers",
            "cli",
            "daemon",
        ],
    ),
    ("centralita", &["main.rs"]),
];

/// Names of a crate that may stand in more rooms than the crate itself: derives and the traits behind them, by
/// which a value says how it is spelt. They move no bytes.
pub(crate) const DERIVES: [(&str, &[&str], &[&str]); 1] = [(
    "bincode",
    &[
        "Encode",
        "Decode",
        "BorrowDecode",
        "impl_borrow_decode",
        "de",
        "enc",
        "error",
    ],
    &["domain", "engine", "protocol", "store", "access", "routing"],
)];

/// Crates that may be locked once only, because two of them would not understand each other's values.
pub(crate) const ONE_VERSION: [&str; 8] = [
    "rustls",
    "redb",
    "bincode",
    "tokio",
    "ring",
    "serde",
    "rustls-pki-types",
    "jiff",
];

/// Crates that may not come in, not even behind another one.
pub(crate) const REFUSED: [(&str, &str); 5] = [
    (
        "aws-lc-rs",
        "ring is the one provider; turn the default features of what brings it off",
    ),
    (
        "aws-lc-sys",
        "ring is the one provider; turn the default features of what brings it off",
    ),
    ("openssl", "TLS is rustls"),
    ("openssl-sys", "TLS is rustls"),
    ("native-tls", "TLS is rustls"),
];

/// What may stand at the top of the repository, besides dot files.
pub(crate) const TOP: [&str; 11] = [
    "Cargo.toml",
    "Cargo.lock",
    "src",
    "packaging",
    "systemd",
    "config",
    "tests",
    "benches",
    "README.md",
    "LICENSE",
    "Makefile",
];

/// File names that say nothing.
pub(crate) const EMPTY_NAMES: [&str; 8] = [
    "utils", "util", "common", "helpers", "helper", "misc", "manager", "models",
];
