//! `src/web/wire.ts`: the wire's types as TypeScript has them, for pages that speak its JSON.
//!
//! What only a client says may leave out what is optional; what the desk says has every key.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;

use crate::schema::{self, Body, FILES, Field, Holds, Schema, Shape, Tagging, Type, Variant};
use crate::{blessing, path};

const FILE: &str = "src/web/wire.ts";

#[test]
fn the_types_of_pages_are_current() {
    let schema = schema::read();
    let text = whole(&schema);
    if blessing() {
        fs::write(path(FILE), text).expect("the file can be written");
    } else {
        let old = fs::read_to_string(path(FILE)).expect("the file is there");
        assert!(
            text == old,
            "{FILE} is stale; CENTRALITA_BLESS=1 writes it anew"
        );
    }
}

fn whole(schema: &Schema) -> String {
    let told = reached(schema, &DESKS);
    let mut out = HEAD.to_owned();
    let used = schema.values().flat_map(parts);
    let ids: BTreeSet<String> = used
        .filter(|name| name.ends_with("Id") && !schema.contains_key(name))
        .collect();
    for id in ids {
        writeln!(out, "/** Digits. */\nexport type {id} = string;").expect(WRITES);
    }
    for shape in in_order(schema) {
        let is_told = told.contains(&shape.name);
        write!(out, "\n/** {} */\n", comment(&shape.says)).expect(WRITES);
        match &shape.body {
            Body::Struct(fields) => {
                let of = object(fields, is_told, "");
                writeln!(out, "export type {} = {of};", shape.name).expect(WRITES);
            }
            Body::Enum(tagging, variants) => {
                writeln!(out, "export type {} =", shape.name).expect(WRITES);
                for variant in variants {
                    let of = one(tagging, variant, is_told);
                    writeln!(out, "  /** {} */\n  | {of}", comment(&variant.says)).expect(WRITES);
                }
                out.truncate(out.trim_end().len());
                out.push_str(";\n");
            }
        }
    }
    out.push_str(TAIL);
    out
}

fn one(tagging: &Tagging, variant: &Variant, is_told: bool) -> String {
    let word = format!("\"{}\"", variant.word);
    match (tagging, &variant.holds) {
        (Tagging::Word, _) => word,
        (Tagging::Inside(tag) | Tagging::Beside(tag, _), Holds::Nothing) => {
            format!("{{ {tag}: {word} }}")
        }
        (Tagging::Inside(tag), Holds::One(of)) => format!("({{ {tag}: {word} }} & {})", spelt(of)),
        (Tagging::Inside(tag), Holds::Fields(fields)) => {
            object(fields, is_told, &format!(" {tag}: {word};"))
        }
        (Tagging::Beside(tag, content), Holds::One(of)) => {
            format!("{{ {tag}: {word}; {content}: {} }}", spelt(of))
        }
        (Tagging::Beside(tag, content), Holds::Fields(fields)) => {
            let held = object(fields, is_told, "");
            format!("{{ {tag}: {word}; {content}: {held} }}")
        }
    }
}

/// An object type: `first`, then the fields, then what is spread into it.
fn object(fields: &[Field], is_told: bool, first: &str) -> String {
    let mut out = format!("{{{first}");
    let mut spread = String::new();
    for field in fields {
        if field.flat {
            write!(spread, " & {}", spelt(&field.of)).expect(WRITES);
            continue;
        }
        let optional = !is_told && (field.default || matches!(field.of, Type::Option(_)));
        let mark = if optional { "?" } else { "" };
        let (says, key, of) = (comment(&field.says), &field.key, spelt(&field.of));
        write!(out, "\n  /** {says} */\n  {key}{mark}: {of};").expect(WRITES);
    }
    out.push_str(if fields.is_empty() { " }" } else { "\n}" });
    out + &spread
}

fn spelt(of: &Type) -> String {
    match of {
        Type::Option(inner) => format!("{} | null", spelt(inner)),
        Type::List(inner) if matches!(**inner, Type::Option(_)) => format!("({})[]", spelt(inner)),
        Type::List(inner) => format!("{}[]", spelt(inner)),
        Type::Named(name) => match name.as_str() {
            "String" | "Secret" => "string".to_owned(),
            "bool" => "boolean".to_owned(),
            "u8" | "u16" | "u32" | "u64" | "i32" | "i64" => "number".to_owned(),
            other => other.to_owned(),
        },
    }
}

/// The names of all that these types are made of, themselves included.
fn reached(schema: &Schema, from: &[&str]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut ahead: Vec<String> = from.iter().map(|&name| name.to_owned()).collect();
    while let Some(name) = ahead.pop() {
        let Some(shape) = schema.get(&name) else {
            continue;
        };
        if found.insert(name) {
            ahead.extend(parts(shape));
        }
    }
    found
}

fn parts(shape: &Shape) -> Vec<String> {
    let of_fields = |fields: &[Field]| fields.iter().map(|field| named(&field.of)).collect();
    match &shape.body {
        Body::Struct(fields) => of_fields(fields),
        Body::Enum(_, variants) => variants
            .iter()
            .flat_map(|variant| match &variant.holds {
                Holds::Nothing => Vec::new(),
                Holds::One(of) => vec![named(of)],
                Holds::Fields(fields) => of_fields(fields),
            })
            .collect(),
    }
}

fn named(of: &Type) -> String {
    match of {
        Type::Option(inner) | Type::List(inner) => named(inner),
        Type::Named(name) => name.clone(),
    }
}

/// As the page has them.
fn in_order(schema: &Schema) -> Vec<&Shape> {
    let mut all: Vec<&Shape> = schema.values().collect();
    all.sort_by_key(|shape| {
        let file = FILES.iter().position(|file| *file == shape.file);
        (file.unwrap_or(FILES.len()), shape.file.clone(), shape.at)
    });
    all
}

fn comment(says: &str) -> String {
    says.replace("*/", "* /")
}

/// What the desk says.
const DESKS: [&str; 5] = ["Welcome", "Answer", "Event", "Heartbeat", "Farewell"];

const WRITES: &str = "texts can be written to";

const HEAD: &str = "// The wire's types in its JSON spelling, as PROTOCOL.md describes them. Generated from the source by\n\
// tests/protocol; CENTRALITA_BLESS=1 writes it anew.\n\
\n\
/** RFC 3339 in UTC with milliseconds. */\n\
export type Moment = string;\n\
/** Milliseconds. */\n\
export type Span = number;\n\
/** Digits: browsers round large numbers. */\n\
export type Seq = string;\n\
/** Digits. */\n\
export type Ticket = string;\n\
/** 32 hexadecimal digits. */\n\
export type Id128 = string;\n\
/** 64 hexadecimal digits. */\n\
export type Digest = string;\n\
/** Base64. */\n\
export type Blob = string;\n\
/** As in the configuration: letters, digits, `-`, `_` and `.`. */\n\
export type Name = string;\n\
/** `CT-` and four digits. */\n\
export type Code = string;\n";

const TAIL: &str = "\n/** What a client says, one object a text. */\n\
export type FromClient =\n  | ({ frame: \"hello\" } & Hello)\n  | ({ frame: \"request\" } & Request)\n  \
| ({ frame: \"heartbeat\" } & Heartbeat)\n  | ({ frame: \"farewell\" } & Farewell);\n\
\n/** What the desk says, one object a text. */\n\
export type FromDesk =\n  | ({ frame: \"welcome\" } & Welcome)\n  | ({ frame: \"answer\" } & Answer)\n  \
| ({ frame: \"event\" } & Event)\n  | ({ frame: \"heartbeat\" } & Heartbeat)\n  \
| ({ frame: \"farewell\" } & Farewell);\n";
