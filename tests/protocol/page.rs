//! `PROTOCOL.md`: its generated parts are current, its numbers are the program's.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use centralita::access::{Action, Scope};
use centralita::protocol::Code;
use centralita::protocol::codec;

use crate::schema::{self, Body, FILES, Field, Holds, Schema, Shape, Tagging, Type};
use crate::story::scenes;
use crate::walk::walk;
use crate::{blessing, path};

const PAGE: &str = "src/protocol/PROTOCOL.md";

#[test]
fn protocol_page_is_current() {
    let schema = schema::read();
    let old = fs::read_to_string(path(PAGE)).expect("the page is there");
    let mut page = old.clone();
    for (part, text) in [
        ("codes", codes()),
        ("rights", rights()),
        ("layouts", layouts(&schema)),
        ("session", session(&schema)),
    ] {
        page = replaced(&page, part, &text);
    }
    if blessing() {
        fs::write(path(PAGE), page).expect("the page can be written");
    } else {
        let line = page
            .lines()
            .zip(old.lines())
            .position(|(new, old)| new != old);
        assert!(
            page == old,
            "{PAGE} is stale from line {:?} on; CENTRALITA_BLESS=1 renews its generated parts, and what \
             stands around them is for you to read again",
            line.map(|line| line + 1)
        );
    }
}

fn codes() -> String {
    let mut out = "| code | when |\n| --- | --- |".to_owned();
    let mut all = Code::ALL.to_vec();
    all.sort();
    for (code, says) in all {
        write!(out, "\n| {code} | {says} |").expect("texts can be written to");
    }
    out
}

fn rights() -> String {
    let mut out = "| right | of a queue | what |\n| --- | --- | --- |".to_owned();
    for right in Action::ALL {
        let queue = if right.scope() == Scope::Queue {
            "yes"
        } else {
            ""
        };
        let (name, says) = (right.name(), right.says());
        write!(out, "\n| `{name}` | {queue} | {says} |").expect("texts can be written to");
    }
    out
}

fn layouts(schema: &Schema) -> String {
    let mut out = String::new();
    let mut file = String::new();
    for shape in in_order(schema) {
        if file != shape.file {
            file.clone_from(&shape.file);
            writeln!(out, "### {}\n", heading(&file)).expect("texts can be written to");
        }
        writeln!(out, "#### {}\n\n{}\n", shape.name, shape.says).expect("texts can be written to");
        match &shape.body {
            Body::Struct(fields) => {
                writeln!(out, "| field | type | |\n| --- | --- | --- |")
                    .expect("texts can be written to");
                for field in fields {
                    row(&mut out, "", field, schema);
                }
            }
            Body::Enum(tagging, variants) => {
                writeln!(out, "{}\n", spelling(tagging)).expect("texts can be written to");
                writeln!(
                    out,
                    "| # | variant or field | type | |\n| --: | --- | --- | --- |"
                )
                .expect("texts can be written to");
                for (place, variant) in variants.iter().enumerate() {
                    let of = match &variant.holds {
                        Holds::One(of) => shown(of, schema),
                        Holds::Nothing | Holds::Fields(_) => String::new(),
                    };
                    let (word, says) = (&variant.word, &variant.says);
                    writeln!(out, "| **{place}** | **`{word}`** | {of} | {says} |")
                        .expect("texts can be written to");
                    if let Holds::Fields(fields) = &variant.holds {
                        for field in fields {
                            row(&mut out, "| ", field, schema);
                        }
                    }
                }
            }
        }
        out.push('\n');
    }
    out.trim_end().to_owned()
}

fn row(out: &mut String, before: &str, field: &Field, schema: &Schema) {
    let of = shown(&field.of, schema);
    let mut says = field.says.clone();
    if field.default {
        says.push_str(" JSON may leave it out.");
    }
    writeln!(out, "{before}| `{}` | {of} | {says} |", field.key).expect("texts can be written to");
}

fn session(schema: &Schema) -> String {
    let mut out = String::new();
    for (at, (who, says, packet)) in (1..).zip(scenes()) {
        let bytes = codec::write(&packet).expect("the story's frames are short");
        let json = codec::write_json(&packet).expect("the story's frames are short");
        writeln!(out, "**{at}. The {who}** {says}\n\n```text").expect("texts can be written to");
        for (bytes, says) in walk(schema, &bytes) {
            // Long texts run over several lines of hex.
            let rows: Vec<String> = bytes.chunks(16).map(spaced).collect();
            for (place, row) in rows.iter().enumerate() {
                let says = if place == 0 { says.as_str() } else { "" };
                writeln!(out, "{}", format!("{row:<48} {says}").trim_end())
                    .expect("texts can be written to");
            }
        }
        writeln!(out, "```\n\n```json\n{json}\n```\n").expect("texts can be written to");
    }
    out.trim_end().to_owned()
}

fn spaced(bytes: &[u8]) -> String {
    let pairs: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    pairs.join(" ")
}

fn in_order(schema: &Schema) -> Vec<&Shape> {
    let mut shapes: Vec<&Shape> = schema.values().collect();
    let place = |shape: &Shape| {
        let file = FILES.iter().position(|file| *file == shape.file);
        file.unwrap_or(FILES.len())
    };
    shapes.sort_by_key(|shape| (place(shape), shape.file.clone(), shape.at));
    shapes
}

fn heading(file: &str) -> String {
    let name = file.rsplit('/').next().unwrap_or(file);
    let name = name.trim_end_matches(".rs");
    let kind = if file.starts_with("src/protocol/view") {
        "Shown"
    } else if file.starts_with("src/protocol/message/") && !matches!(name, "answer" | "news") {
        "Asked"
    } else if file.starts_with("src/domain") || name == "key" {
        "Shared"
    } else {
        "Said"
    };
    format!("{kind}: {name}")
}

fn spelling(tagging: &Tagging) -> String {
    match tagging {
        Tagging::Word => "In JSON: the variant's word.".to_owned(),
        Tagging::Inside(tag) => {
            format!(
                "In JSON: an object with the variant's word under `{tag}`, what it holds beside it."
            )
        }
        Tagging::Beside(tag, content) => format!(
            "In JSON: an object with the variant's word under `{tag}`, its value under `{content}`."
        ),
    }
}

fn shown(of: &Type, schema: &Schema) -> String {
    match of {
        Type::Option(inner) => format!("option of {}", shown(inner, schema)),
        Type::List(inner) => format!("list of {}", shown(inner, schema)),
        Type::Named(name) if schema.contains_key(name) => {
            format!("[{name}](#{})", name.to_lowercase())
        }
        Type::Named(name) => match name.as_str() {
            "String" => "text".to_owned(),
            "Secret" => "secret".to_owned(),
            "Blob" => "bytes".to_owned(),
            "Id128" => "id128".to_owned(),
            other if other.ends_with("Id") => format!("id (`{other}`)"),
            other => other.to_lowercase(),
        },
    }
}

fn replaced(page: &str, part: &str, text: &str) -> String {
    let begin = format!("<!-- generated: {part} -->\n");
    let end = format!("<!-- end: {part} -->");
    let (before, rest) = page
        .split_once(&begin)
        .unwrap_or_else(|| panic!("{PAGE} has no {begin}"));
    let (_, after) = rest
        .split_once(&end)
        .unwrap_or_else(|| panic!("{PAGE} has no {end}"));
    format!("{before}{begin}\n{text}\n\n{end}{after}")
}

/// Where a stable word is written in the source: what stands before it, and in which folder or file.
const WORDS: &[(&str, &str)] = &[
    ("WrongState(\"", "src/engine"),
    ("OutOfRange(\"", "src/engine"),
    (".with(\"kind\", \"", "src/servers"),
    (".with(\"kind\", \"", "src/protocol"),
    (".with(\"state\", \"", "src/servers"),
    ("=> \"", "src/servers/translate/event.rs"),
    ("=> \"", "src/servers/translate/refusal.rs"),
    ("=> \"", "src/channels/outgoing.rs"),
    ("hinting(\"", "src/servers"),
    ("code: \"", "src/engine"),
    ("dead(turn, delivery, \"", "src/engine"),
    ("Some(\"", "src/servers/telling.rs"),
];

#[test]
fn every_stable_word_stands_on_the_page() {
    let page = fs::read_to_string(path(PAGE)).expect("the page is there");
    let mut missing = Vec::new();
    let mut found = 0;
    for (before, place) in WORDS {
        for file in sources(&path(place)) {
            let text = fs::read_to_string(&file).expect("a source file");
            for rest in text.split(before).skip(1) {
                let word = rest.split('"').next().unwrap_or_default();
                let is_word =
                    !word.is_empty() && word.bytes().all(|b| b == b'_' || b.is_ascii_lowercase());
                found += usize::from(is_word);
                if is_word && !page.contains(&format!("`{word}`")) {
                    missing.push(format!("{}: {word}", file.display()));
                }
            }
        }
    }
    assert!(missing.is_empty(), "not in {PAGE}: {missing:#?}");
    assert!(found > 100, "only {found} words were found");
}

fn sources(place: &Path) -> Vec<PathBuf> {
    if place.is_file() {
        return vec![place.to_owned()];
    }
    let mut found = Vec::new();
    let mut folders = vec![place.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() && path.file_name() != Some("tests".as_ref()) {
                folders.push(path);
            } else if path.extension() == Some("rs".as_ref()) {
                found.push(path);
            }
        }
    }
    found
}
