//! Who may know whom, and what a pure room may touch.

use std::collections::{BTreeMap, BTreeSet};

use crate::settle;
use crate::source::{Source, names_after, read, sources, words_of};
use crate::tables::{MODULES, NOT_PURE, PURE};

#[test]
fn rooms_only_look_down() {
    let rooms = rooms();
    let mut broken = Vec::new();
    for (at, (room, may)) in rooms.iter().enumerate() {
        for known in may {
            if !rooms[..at].iter().any(|(earlier, _)| earlier == known) {
                broken.push(format!(
                    "src/lib.rs: {room} names {known}, which does not stand above it; no cycles"
                ));
            }
        }
    }
    let table: BTreeMap<&str, &BTreeSet<String>> = rooms
        .iter()
        .map(|(room, may)| (room.as_str(), may))
        .collect();
    for source in sources("src/") {
        let Some(room) = source.room() else { continue };
        let Some(may) = table.get(room) else {
            broken.push(format!(
                "{}: the room {room} is not in the table of src/lib.rs; add its line",
                source.path
            ));
            continue;
        };
        for (at, named) in mentions(&source) {
            if named != room && table.contains_key(named) && !may.contains(named) {
                broken.push(format!(
                    "{}:{}: {room} may not know {named}; hand in what it needs, or move this to a room that may",
                    source.path,
                    source.line(at)
                ));
            }
        }
    }
    settle(
        "rooms only look down, as the table in src/lib.rs says",
        &broken,
    );
}

#[test]
fn pure_rooms_touch_nothing() {
    let mut broken = Vec::new();
    for source in sources("src/")
        .iter()
        .filter(|source| source.room().is_some_and(|room| PURE.contains(&room)))
    {
        for (at, word) in words_of(&source.shipped) {
            let Some((_, instead)) = NOT_PURE.into_iter().find(|(banned, _)| *banned == word)
            else {
                continue;
            };
            // A conversation has threads too; what is meant is the standard module of that name.
            let before = &source.shipped[..at];
            let statement = before.rsplit([';', '}']).next().unwrap_or_default().trim();
            let is_module = before.ends_with("std::") || statement.starts_with("use std::");
            if is_module || !MODULES.contains(&word) {
                broken.push(format!(
                    "{}:{}: `{word}` in a pure room; {instead}",
                    source.path,
                    source.line(at)
                ));
            }
        }
    }
    settle(
        "pure rooms have no clock, no disk, no sockets, no threads, no locks and no hidden order",
        &broken,
    );
}

/// The table of `src/lib.rs`: each room and the rooms it may name, in order.
pub(crate) fn rooms() -> Vec<(String, BTreeSet<String>)> {
    let lib = read("src/lib.rs");
    let table = lib
        .split("```text")
        .nth(1)
        .and_then(|rest| rest.split("```").next());
    let lines = table.expect("src/lib.rs has the table of rooms").lines();
    lines
        .filter_map(|line| line.trim_start_matches("//!").split_once(':'))
        .map(|(room, may)| {
            (
                room.trim().to_owned(),
                may.split_whitespace().map(str::to_owned).collect(),
            )
        })
        .collect()
}

/// Where shipped code names a room: `crate::room`, a group of them, or enough `super`s to reach the top.
fn mentions(source: &Source) -> Vec<(usize, &str)> {
    let code = source.shipped.as_str();
    let mut found = Vec::new();
    for at in source.places("crate") {
        if let Some(rest) = code[at + 5..].trim_start().strip_prefix("::") {
            found.extend(names_after(rest, 0).into_iter().map(|name| (at, name)));
        }
    }
    let inside = source
        .path
        .trim_start_matches("src/")
        .trim_end_matches("/mod.rs")
        .trim_end_matches(".rs");
    let depth = inside.split('/').count();
    for at in source.places("super") {
        let path = &code[at..];
        let words: Vec<(usize, &str)> = words_of(path).take(depth + 1).collect();
        let climbs = words.len() > depth && words[..depth].iter().all(|(_, word)| *word == "super");
        let joined = climbs
            && path[..words[depth].0]
                .chars()
                .all(|c| c.is_alphanumeric() || c == ':' || c == '{');
        if joined {
            found.push((at, words[depth].1));
        }
    }
    found
}

#[test]
fn a_room_is_seen_however_it_is_named() {
    let seen = |text: &str| -> Vec<String> {
        let source = Source::new("src/engine/assign.rs", text);
        mentions(&source)
            .into_iter()
            .map(|(_, room)| room.to_owned())
            .collect()
    };
    assert_eq!(seen("use crate::store::Store;"), ["store"]);
    assert_eq!(seen("use crate::{domain::Name, net};"), ["domain", "net"]);
    assert_eq!(seen("fn a() { super::super::net::open() }"), ["net"]);
    assert_eq!(
        seen("use super::state; // crate::net"),
        Vec::<String>::new()
    );
}
