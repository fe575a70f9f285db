//! Nothing is left behind: no notes, no unused files, no texts without words, no machine.

use std::collections::BTreeSet;

use crate::layers::rooms;
use crate::settle;
use crate::source::{Source, files, is_rust, read, sources, words_of};

#[test]
fn nothing_is_left_behind() {
    let mut broken = Vec::new();
    for source in ["src/", "tests/", "benches/"].into_iter().flat_map(sources) {
        let mut unquoted = source.text.clone().into_bytes();
        for (at, inside) in &source.literals {
            unquoted[*at..at + inside.len()].fill(b' ');
        }
        let unquoted = String::from_utf8_lossy(&unquoted);
        for (number, line) in unquoted.lines().enumerate() {
            let mut say =
                |what: &str| broken.push(format!("{}:{}: {what}", source.path, number + 1));
            for (_, word) in words_of(line).filter(|(_, word)| NOTES.contains(word)) {
                say(&format!(
                    "{word}; do it now, or file it where work is listed"
                ));
            }
            if MACROS
                .iter()
                .any(|name| line.contains(&format!("{name}!(")))
            {
                say("a macro that stands in for code; write the code, or refuse with a reason");
            }
            if line.trim() == "#[ignore]" {
                say(
                    "an ignored test without a reason; run it, delete it, or write `#[ignore = \"why\"]`",
                );
            }
            if line.contains("allow(dead_code)") || line.contains("allow(unused") {
                say("code that nothing uses; delete it, git remembers");
            }
        }
    }
    settle("nothing is left behind", &broken);
}

#[test]
fn every_file_is_reached() {
    let all = files();
    let manifest = read("Cargo.toml");
    let mut broken = Vec::new();
    let mut reached: BTreeSet<String> = BTreeSet::new();
    let mut roots: Vec<String> = ["src/lib.rs", "src/main.rs", BUILD]
        .map(str::to_owned)
        .to_vec();
    for path in all.iter().filter(|path| is_root(path)) {
        if manifest.contains(&format!("path = \"{path}\"")) {
            roots.push(path.clone());
        } else {
            broken.push(format!(
                "{path}: cargo does not build it; add its [[test]] or [[bench]] to Cargo.toml"
            ));
        }
    }
    while let Some(path) = roots.pop() {
        if all.contains(&path) && reached.insert(path.clone()) {
            roots.extend(modules_of(&path));
        }
    }
    for path in all
        .iter()
        .filter(|path| is_rust(path) && !path.starts_with("tests/fuzz/"))
    {
        if !reached.contains(path) && !is_root(path) {
            broken.push(format!(
                "{path}: no `mod` reaches it; declare it or delete it"
            ));
        }
    }
    let texts: Vec<String> = sources("src/")
        .into_iter()
        .map(|source| source.text)
        .collect();
    for path in all
        .iter()
        .filter(|path| path.starts_with("src/") && !is_rust(path))
    {
        let name = path.rsplit('/').next().unwrap_or_default();
        if !path.starts_with("src/web/") && !texts.iter().any(|text| text.contains(name)) {
            broken.push(format!(
                "{path}: nothing in the source names it; include it or delete it"
            ));
        }
    }
    settle("every file is reached", &broken);
}

#[test]
fn texts_and_keys_agree() {
    let mut broken = Vec::new();
    let mut keys = BTreeSet::new();
    for path in files()
        .iter()
        .filter(|path| path.starts_with("src/words/en/"))
    {
        let area = path
            .trim_start_matches("src/words/en/")
            .trim_end_matches(".toml");
        let text = read(path);
        let names = text
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| line.split_once('='));
        keys.extend(names.map(|(name, _)| format!("{area}.{}", name.trim())));
    }
    let areas: BTreeSet<String> = keys
        .iter()
        .filter_map(|key| key.split_once('.'))
        .map(|(area, _)| format!("{area}."))
        .collect();
    // Channels do not speak; they declare the keys by which others speak of them.
    let speakers: BTreeSet<String> = rooms()
        .into_iter()
        .filter(|(room, may)| may.contains("words") || room == "channels")
        .map(|(room, _)| room)
        .collect();
    for source in sources("src/")
        .iter()
        .filter(|source| source.room().is_some_and(|room| speakers.contains(room)))
    {
        for (at, literal) in &source.literals {
            let is_key = areas.iter().any(|area| literal.starts_with(area.as_str()))
                && literal
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-'))
                && !literal.ends_with(['.', '_', '-'])
                && literal.rsplit('.').next() != Some("toml");
            let line = source.line(*at);
            if is_key && !keys.contains(literal) && !keys.contains(&format!("{literal}_one")) {
                broken.push(format!(
                    "{}:{line}: no text {literal}; write it in src/words/es and src/words/en",
                    source.path
                ));
            }
        }
    }
    settle("every text that code asks for exists", &broken);
}

#[test]
fn every_code_is_explained() {
    let explained = read("src/words/en/errors.toml");
    let mut broken = Vec::new();
    let mut look = |source: &Source, at: usize, code: &str| {
        if !explained.contains(&format!("CT-{code}.title")) {
            broken.push(format!(
                "{}:{}: CT-{code} has no explanation; write it in src/words/es and src/words/en",
                source.path,
                source.line(at)
            ));
        }
    };
    for source in sources("src/")
        .iter()
        .filter(|source| !source.shipped.trim().is_empty())
    {
        for (at, literal) in &source.literals {
            for (place, _) in literal.match_indices("CT-") {
                let code = literal[place + 3..].get(..4);
                if let Some(code) = code.filter(|code| is_number(code) && *code != "0000") {
                    look(source, *at, code);
                }
            }
        }
        // The two lists of codes spell them as numbers.
        if CODE_LISTS.contains(&source.path.as_str()) {
            for (at, word) in words_of(&source.shipped) {
                if word.len() == 4 && is_number(word) {
                    look(source, at, word);
                }
            }
            for (at, literal) in &source.literals {
                if literal.len() == 4 && is_number(literal) {
                    look(source, *at, literal);
                }
            }
        }
    }
    settle("every error code is explained", &broken);
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[test]
fn no_machine_is_named() {
    let mut broken = Vec::new();
    for path in files() {
        for (number, line) in read(&path).lines().enumerate() {
            for machine in MACHINES {
                let place = format!("/{machine}/");
                let found = line.match_indices(&place).any(|(at, _)| {
                    let before = line[..at].chars().next_back();
                    !before.is_some_and(|c| {
                        c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '}' | '~')
                    })
                });
                if found {
                    broken.push(format!(
                        "{path}:{}: a folder of one machine; take the place as an argument",
                        number + 1
                    ));
                }
            }
        }
    }
    settle("no machine is named", &broken);
}

/// Whether a file is the head of a test or a bench of its own.
fn is_root(path: &str) -> bool {
    let folders = path.split('/').count();
    let head = folders == 2 || folders == 3 && path.ends_with("/main.rs");
    head && is_rust(path) && (path.starts_with("tests/") || path.starts_with("benches/"))
}

/// Where the modules that a file declares would stand, every spelling of them.
fn modules_of(path: &str) -> Vec<String> {
    let source = Source::new(path, &read(path));
    let (folder, name) = path.rsplit_once('/').expect("a source stands in a folder");
    let is_head = is_root(path) || matches!(name, "mod.rs" | "lib.rs" | "main.rs") || path == BUILD;
    let below = if is_head {
        folder.to_owned()
    } else {
        path.trim_end_matches(".rs").to_owned()
    };
    let mut found = Vec::new();
    let mut words = words_of(&source.code).peekable();
    while let Some((_, word)) = words.next() {
        if let ("mod", Some((_, name))) = (word, words.peek()) {
            found.push(format!("{below}/{name}.rs"));
            found.push(format!("{below}/{name}/mod.rs"));
        }
    }
    let named = source
        .literals
        .iter()
        .filter(|(at, _)| source.text[..*at].ends_with("#[path = \""));
    found.extend(named.map(|(_, file)| format!("{folder}/{file}")));
    found
}

const CODE_LISTS: [&str; 2] = ["src/protocol/code.rs", "src/config/fault.rs"];
/// The build script.
const BUILD: &str = "src/web/build.rs";

const NOTES: [&str; 3] = ["FIXME", "TODO", "XXX"];

const MACROS: [&str; 3] = ["todo", "unimplemented", "dbg"];

/// First folders of paths that exist on somebody's own machine.
const MACHINES: [&str; 4] = ["home", "root", "Users", "work"];
