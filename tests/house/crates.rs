//! Each crate has its room, and nothing came in that was refused.

use std::collections::BTreeMap;

use crate::settle;
use crate::source::{Source, names_after, read, sources, words_of};
use crate::tables::{CRATES, DERIVES, ONE_VERSION, REFUSED};

#[test]
fn each_crate_has_its_room() {
    let homes: BTreeMap<&str, &[&str]> = CRATES.into_iter().collect();
    let mut broken = Vec::new();
    for (name, line, reason) in dependencies() {
        if !homes.contains_key(name.replace('-', "_").as_str()) {
            broken.push(format!(
                "Cargo.toml:{line}: {name} has no room; give it one in tests/house/tables.rs"
            ));
        }
        if !reason {
            broken.push(format!(
                "Cargo.toml:{line}: {name} comes without a reason; write one sentence above it"
            ));
        }
    }
    for source in sources("src/") {
        let place = source.path.trim_start_matches("src/");
        for (at, name) in words_of(&source.shipped) {
            let Some(homes) = homes
                .get(name)
                .filter(|_| names_a_crate(&source.shipped, at, name))
            else {
                continue;
            };
            let at_home = homes
                .iter()
                .any(|home| place == *home || place.starts_with(&format!("{home}/")));
            if !at_home && !only_derives(&source, at, name) {
                broken.push(format!(
                    "{}:{}: {name} may be named in {} only; use what that room offers",
                    source.path,
                    source.line(at),
                    homes.join(", ")
                ));
            }
        }
    }
    settle("each crate has its room", &broken);
}

#[test]
fn dependencies_are_sane() {
    let mut locked: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut broken = Vec::new();
    let lock = read("Cargo.lock");
    for package in lock.split("[[package]]").skip(1) {
        let field = |name: &str| {
            let line = package
                .lines()
                .find_map(|line| line.strip_prefix(&format!("{name} = \"")));
            line.map_or(String::new(), |value| {
                value.trim_end_matches('"').to_owned()
            })
        };
        let source = field("source");
        if !source.is_empty() && source != CRATES_IO {
            broken.push(format!(
                "Cargo.lock: {} comes from {source}; only crates.io can be built from later",
                field("name")
            ));
        }
        locked
            .entry(field("name"))
            .or_default()
            .push(field("version"));
    }
    for (name, instead) in REFUSED
        .into_iter()
        .filter(|(name, _)| locked.contains_key(*name))
    {
        broken.push(format!(
            "Cargo.lock: {name} came in; {instead} (`cargo tree -i {name}` shows the way)"
        ));
    }
    for name in ONE_VERSION {
        let versions = locked.get(name).cloned().unwrap_or_default();
        if versions.len() != 1 {
            broken.push(format!(
                "Cargo.lock: {name} is locked as {versions:?}; it must be there exactly once"
            ));
        }
    }
    if !read("Cargo.toml").contains("bincode = \"=2.0.1\"") {
        broken.push(
            "Cargo.toml: bincode is pinned as \"=2.0.1\"; 3.0 is an empty release".to_owned(),
        );
    }
    settle("dependencies are sane", &broken);
}

/// The dependencies of `Cargo.toml`: name, line, and whether a sentence of reason stands above it.
fn dependencies() -> Vec<(String, usize, bool)> {
    let mut section = String::new();
    let mut before = String::new();
    let mut found = Vec::new();
    for (at, line) in read("Cargo.toml").lines().enumerate() {
        if line.starts_with('[') {
            line.clone_into(&mut section);
        } else if section == "[dependencies]"
            && !line.starts_with('#')
            && let Some((name, _)) = line.split_once('=')
        {
            // One sentence may stand for the lines that follow each other under it.
            let reason = !before.is_empty() && !before.starts_with('[');
            found.push((name.trim().to_owned(), at + 1, reason));
        }
        line.clone_into(&mut before);
    }
    found
}

/// Whether the word here is a crate: at the head of a path, or imported whole.
fn names_a_crate(code: &str, at: usize, name: &str) -> bool {
    let before = code[..at].trim_end();
    let after = code[at + name.len()..].trim_start();
    let head = !before.ends_with("::") || before.ends_with("use ::");
    let whole = before.ends_with("use") && (after.starts_with(';') || after.starts_with("as "));
    head && !before.ends_with('.') && (after.starts_with("::") || whole)
}

fn only_derives(source: &Source, at: usize, name: &str) -> bool {
    let Some((_, derives, rooms)) = DERIVES.into_iter().find(|(known, _, _)| *known == name) else {
        return false;
    };
    let after = source.shipped[at + name.len()..]
        .trim_start()
        .trim_start_matches("::");
    let names = names_after(after, 0);
    source.room().is_some_and(|room| rooms.contains(&room))
        && names.iter().all(|name| derives.contains(name))
}

const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index";
