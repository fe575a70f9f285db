//! The promises of the wire: golden frames, layout tables that tell the truth, bytes from strangers.
//!
//! `CENTRALITA_BLESS=1` writes what is missing: new golden frames, and the generated parts of
//! `PROTOCOL.md`. A golden frame that is there is never written again.

use std::fmt::Write;

#[path = "protocol/golden.rs"]
mod golden;
#[path = "protocol/hostile.rs"]
mod hostile;
#[path = "protocol/page.rs"]
mod page;
#[path = "protocol/sample.rs"]
mod sample;
#[path = "protocol/schema.rs"]
mod schema;
#[path = "protocol/story.rs"]
mod story;
#[path = "protocol/types.rs"]
mod types;
#[path = "protocol/walk.rs"]
mod walk;

/// Whether what is generated is to be written rather than compared.
pub(crate) fn blessing() -> bool {
    std::env::var_os("CENTRALITA_BLESS").is_some()
}

/// A file of this package.
pub(crate) fn path(file: &str) -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(file)
}

/// Bytes as people read them.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("texts can be written to");
        text
    })
}

/// And back.
pub(crate) fn unhex(text: &str) -> Vec<u8> {
    text.as_bytes()
        .chunks(2)
        .map(|pair| {
            let pair = std::str::from_utf8(pair).expect("golden files are ASCII here");
            u8::from_str_radix(pair, 16).expect("two hexadecimal digits")
        })
        .collect()
}
