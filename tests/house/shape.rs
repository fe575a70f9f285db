//! Files and functions have a size, a sentence and a place.

use std::collections::BTreeSet;

use crate::settle;
use crate::source::{Source, files, read, sources, words_of};
use crate::tables::{EMPTY_NAMES, TOP};

#[test]
fn files_and_functions_fit() {
    let mut broken = Vec::new();
    for source in ["src/", "tests/", "benches/"].into_iter().flat_map(sources) {
        let lines = source.lines_before_tests();
        if lines > FILE_LINES_MAX {
            broken.push(format!(
                "{}: {lines} lines before its tests, at most {FILE_LINES_MAX}; it is about two things, give each a file",
                source.path
            ));
        }
        for function in source
            .functions()
            .iter()
            .filter(|function| function.lines > FUNCTION_LINES_MAX)
        {
            broken.push(format!(
                "{}:{}: {} takes {} lines, at most {FUNCTION_LINES_MAX}; keep the branching, name what the branches do",
                source.path, function.line, function.name, function.lines
            ));
        }
    }
    settle("files and functions fit on a few screens", &broken);
}

#[test]
fn every_file_says_what_it_is_for() {
    let mut broken = Vec::new();
    for source in ["src/", "tests/", "benches/"].into_iter().flat_map(sources) {
        let head: Vec<&str> = source
            .text
            .lines()
            .map_while(|line| line.strip_prefix("//!"))
            .map(str::trim)
            .collect();
        let sentence = head
            .iter()
            .take_while(|line| !line.is_empty())
            .copied()
            .collect::<Vec<&str>>()
            .join(" ");
        let said = sentence
            .chars()
            .next()
            .is_some_and(|first| first.is_uppercase() || first == '`')
            && sentence.contains(' ');
        if !said || !sentence.ends_with(['.', ':', '?']) {
            broken.push(format!(
                "{}:1: begin with `//!` and one sentence that says what this file is for",
                source.path
            ));
        }
        let name = source
            .path
            .rsplit('/')
            .next()
            .unwrap_or_default()
            .trim_end_matches(".rs");
        if EMPTY_NAMES.contains(&name) {
            broken.push(format!(
                "{}: `{name}` says nothing; name the file after the thing in it",
                source.path
            ));
        }
        // A room with nothing in it yet has nothing to promise.
        let is_room = source.path.split('/').count() == 3 && source.path.ends_with("/mod.rs");
        let denies =
            words_of(&head.join(" ").to_lowercase()).any(|(_, word)| NEGATIVES.contains(&word));
        if is_room && source.text.lines().count() > EMPTY_ROOM_LINES && !denies {
            broken.push(format!(
                "{}:1: say too what this room never does or knows",
                source.path
            ));
        }
    }
    settle("every file says what it is for", &broken);
}

#[test]
fn every_channel_is_listed() {
    let list = Source::new("src/channels/mod.rs", &read("src/channels/mod.rs"));
    let all = list
        .places("ALL")
        .next()
        .map(|at| &list.shipped[at..])
        .unwrap_or_default();
    let all = all
        .split_once('=')
        .and_then(|(_, rest)| rest.split_once(';'))
        .map_or("", |(inside, _)| inside);
    let reference = files()
        .contains(&REFERENCE.to_owned())
        .then(|| read(REFERENCE));
    let mut broken = Vec::new();
    for source in sources("src/channels/") {
        let code = &source.shipped;
        let is_channel = source.places("Kind").any(|at| {
            code[..at].trim_end().ends_with("impl")
                && code[at + 4..].trim_start().starts_with("for ")
        });
        if !is_channel {
            continue;
        }
        let inside = source
            .path
            .trim_start_matches("src/channels/")
            .trim_end_matches(".rs");
        let name = inside.split('/').next().unwrap_or_default();
        if !words_of(all).any(|(_, word)| word == name) {
            broken.push(format!(
                "{}: not in ALL; add `{name}` to the list in src/channels/mod.rs",
                source.path
            ));
        }
        if reference.as_ref().is_some_and(|text| !text.contains(name)) {
            broken.push(format!(
                "{REFERENCE}: does not show the channel {name}; write the reference again"
            ));
        }
        if !files()
            .iter()
            .any(|path| path.starts_with(&format!("tests/channels/{name}/")))
        {
            broken.push(format!(
                "{}: no fixtures; put real payloads into tests/channels/{name}/",
                source.path
            ));
        }
    }
    settle("every channel is listed, shown and has fixtures", &broken);
}

#[test]
fn the_protocol_page_is_current() {
    if !files().iter().any(|path| path == PAGE) {
        return;
    }
    let promised = sources("src/protocol/").into_iter().filter(|source| {
        let inside = source.path.trim_start_matches("src/protocol/");
        WIRE.iter()
            .any(|part| inside.trim_end_matches(".rs").split('/').next() == Some(part))
    });
    // What is blank to the compiler is no promise: comments, layout, tests.
    let print = promised
        .flat_map(|source| source.shipped.into_bytes())
        .filter(|byte| !byte.is_ascii_whitespace())
        .fold(FNV_START, |sum, byte| {
            (sum ^ u64::from(byte)).wrapping_mul(FNV_PRIME)
        });
    let line = format!("<!-- wire {print:016x} -->");
    let broken: Vec<String> = (!read(PAGE).contains(&line))
        .then(|| format!("{PAGE}: read it against the change, mend it, and write `{line}` into it"))
        .into_iter()
        .collect();
    settle("the protocol page says what the protocol does", &broken);
}

#[test]
fn the_top_level_stays_small() {
    let tops: BTreeSet<String> = files()
        .iter()
        .filter_map(|path| path.split('/').next().map(str::to_owned))
        .collect();
    let broken: Vec<String> = tops
        .into_iter()
        .filter(|top| !top.starts_with('.') && !TOP.contains(&top.as_str()))
        .map(|top| format!("{top}: stands at the top; put it into the folder it belongs to"))
        .collect();
    settle("the top level stays small", &broken);
}

const FILE_LINES_MAX: usize = 500;

const FUNCTION_LINES_MAX: usize = 70;

const EMPTY_ROOM_LINES: usize = 3;

const NEGATIVES: [&str; 8] = [
    "never", "no", "not", "nothing", "nobody", "cannot", "only", "nor",
];

const REFERENCE: &str = "config/centralita.toml";
const PAGE: &str = "src/protocol/PROTOCOL.md";
/// The files and folders of the protocol that clients hold us to.
const WIRE: [&str; 5] = ["code", "frame", "message", "version", "view"];
/// FNV-1a: short, the same everywhere, and nobody gains by forging it.
const FNV_START: u64 = 0xcbf2_9ce4_8422_2325;
const FNV_PRIME: u64 = 0x0100_0000_01b3;
