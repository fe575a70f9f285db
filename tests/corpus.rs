//! Bytes that were made up once and are kept, through the same doors as at every `make fuzz`.
//!
//! A crash that fuzzing finds becomes a file here, under the name of what it was about.

#[expect(
    unreachable_pub,
    reason = "the fuzzing workspace takes them from outside"
)]
#[path = "fuzz/targets.rs"]
mod targets;

use std::fs;
use std::path::{Path, PathBuf};

/// Feeds every file of these folders, each also cut short and with a byte changed.
fn replay(folders: &[&str], feed: fn(&[u8])) {
    let mut fed = 0;
    for folder in folders {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests")
            .join(folder);
        let entries = fs::read_dir(&folder).expect("a folder");
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("listed").path()).collect();
        paths.sort();
        for path in paths.iter().filter(|path| path.is_file()) {
            let bytes = fs::read(path).expect("readable");
            feed(&bytes);
            for part in 1..CUTS {
                let mut changed = bytes[..bytes.len() * part / CUTS].to_vec();
                feed(&changed);
                if let Some(last) = changed.last_mut() {
                    *last ^= 0x55;
                    feed(&changed);
                }
            }
            fed += 1;
        }
    }
    assert!(fed > 0, "there is nothing to replay in {folders:?}");
}

#[test]
fn frames_are_read_or_refused() {
    replay(&["fuzz/corpus/wire", "frames/v1"], targets::wire);
}

#[test]
fn mails_are_kept_whatever_they_are() {
    replay(&["fuzz/corpus/mail", "channels/maildir/in"], targets::mail);
}

#[test]
fn configurations_are_taken_or_refused_with_a_reason() {
    replay(&["fuzz/corpus/config", "../config"], targets::config);
}

#[test]
fn records_are_read_or_refused() {
    replay(&["fuzz/corpus/record"], targets::record);
}

/// In how many places each file is cut.
const CUTS: usize = 8;
