//! Writes what is declared as JSON Schema (draft-07), for editors.

use crate::words::{self, Lang};

use super::reference::{sentence, toml};
use super::section::{Key, SECTIONS, Section};
use super::shape::Shape;

/// A JSON value, as far as a schema needs one. Keys keep their order.
enum Json {
    Text(String),
    Bare(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

/// The schema of the whole configuration, with descriptions in one language.
pub fn schema(lang: Lang) -> String {
    let mut root = vec![
        (
            "$schema".to_owned(),
            text("http://json-schema.org/draft-07/schema#"),
        ),
        ("title".to_owned(), text("Centralita")),
    ];
    root.extend(table(lang, &[], None));
    let mut out = String::new();
    write(&mut out, &Json::Object(root), 0);
    out.push('\n');
    out
}

/// What a table at a declared path may hold. Goes as deep as tables are declared.
fn table(lang: Lang, path: &[&'static str], section: Option<&Section>) -> Vec<(String, Json)> {
    let mut object = vec![("type".to_owned(), text("object"))];
    if let Some(section) = section {
        let about = if lang == Lang::Es {
            section.es
        } else {
            section.en
        };
        object.push(("description".to_owned(), text(about)));
    }
    let mut properties: Vec<(String, Json)> = section
        .into_iter()
        .flat_map(|section| section.keys)
        .map(|key| (key.name.to_owned(), Json::Object(value(lang, key))))
        .collect();
    let mut open = section.is_some_and(|section| section.open);
    for next in below(path) {
        let inner: Vec<&'static str> = path.iter().copied().chain([next]).collect();
        let declared = SECTIONS.iter().find(|section| section.path == inner);
        let of_inner = Json::Object(table(lang, &inner, declared));
        if next == "*" {
            object.push(("additionalProperties".to_owned(), of_inner));
            open = true;
        } else {
            properties.push((next.to_owned(), of_inner));
        }
    }
    if !properties.is_empty() {
        object.push(("properties".to_owned(), Json::Object(properties)));
    }
    if let Some(pattern) = section.and_then(|section| section.pattern.as_ref()) {
        let of_pattern = (
            pattern.regex.to_owned(),
            Json::Object(value(lang, &pattern.key)),
        );
        object.push((
            "patternProperties".to_owned(),
            Json::Object(vec![of_pattern]),
        ));
    }
    let keys = section.into_iter().flat_map(|section| section.keys);
    let required: Vec<Json> = keys
        .filter(|key| key.required)
        .map(|key| text(key.name))
        .collect();
    if !required.is_empty() {
        object.push(("required".to_owned(), Json::List(required)));
    }
    if !open {
        object.push((
            "additionalProperties".to_owned(),
            Json::Bare("false".to_owned()),
        ));
    }
    object
}

/// The parts that follow a path in any declared table, each once.
fn below(path: &[&'static str]) -> Vec<&'static str> {
    let mut next: Vec<&'static str> = SECTIONS
        .iter()
        .filter(|section| section.path.starts_with(path))
        .filter_map(|section| section.path.get(path.len()).copied())
        .collect();
    next.dedup();
    next
}

fn value(lang: Lang, key: &Key) -> Vec<(String, Json)> {
    let mut object = of_shape(key.shape);
    let mut about = sentence(lang, key).to_owned();
    if key.restart {
        about.push(' ');
        about.push_str(&words::say(lang, "config.reference.restart", &[]));
    }
    object.push(("description".to_owned(), Json::Text(about)));
    let default = toml(key);
    if !default.is_empty() {
        // Defaults are flags, numbers and quoted words, which TOML and JSON spell alike.
        object.push(("default".to_owned(), Json::Bare(default)));
    }
    object
}

fn of_shape(shape: Shape) -> Vec<(String, Json)> {
    let of = |kind: &str, more: Vec<(&str, Json)>| {
        let more = more.into_iter().map(|(key, json)| (key.to_owned(), json));
        [("type".to_owned(), text(kind))]
            .into_iter()
            .chain(more)
            .collect::<Vec<_>>()
    };
    let pattern = |regex: &str| of("string", vec![("pattern", text(regex))]);
    let list = |item: Vec<(String, Json)>| of("array", vec![("items", Json::Object(item))]);
    let number = |low: i64, high: i64| {
        of(
            "integer",
            vec![("minimum", bare(low)), ("maximum", bare(high))],
        )
    };
    let any = |shapes: Vec<Vec<(String, Json)>>| {
        let shapes = shapes.into_iter().map(Json::Object).collect();
        vec![("anyOf".to_owned(), Json::List(shapes))]
    };
    let elsewhere = || {
        let properties =
            ["file", "credential"].map(|key| (key.to_owned(), Json::Object(of("string", vec![]))));
        of(
            "object",
            vec![
                ("properties", Json::Object(properties.into())),
                ("minProperties", bare(1)),
                ("maxProperties", bare(1)),
                ("additionalProperties", Json::Bare("false".to_owned())),
            ],
        )
    };
    match shape {
        Shape::Flag => of("boolean", vec![]),
        Shape::Integer(low, high) => number(low, high),
        Shape::Span(..) => pattern("^([0-9]+(ms|s|m|h|d))+$"),
        Shape::Bytes(..) => pattern("^[0-9]+ ?(B|kB|KB|MB|GB|TB|KiB|MiB|GiB|TiB)$"),
        Shape::Choice(words) => {
            let words = words.iter().map(|word| text(word)).collect();
            of("string", vec![("enum", Json::List(words))])
        }
        Shape::Size => any(vec![
            number(1, super::shape::UNITS_MAX),
            pattern("^([1-9][0-9]?|100)%$"),
        ]),
        Shape::Names | Shape::Texts | Shape::Refers(_) | Shape::Dates => list(of("string", vec![])),
        // Editors read a date without quotes as a text.
        Shape::Day => pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
        Shape::Levels => {
            let level = Json::Object(of_shape(super::shape::LEVEL));
            let levels = of("object", vec![("additionalProperties", level)]);
            any(vec![list(of("string", vec![])), levels])
        }
        Shape::Permissions => pattern("^0?[0-7]{3}$"),
        Shape::File | Shape::Secret => any(vec![of("string", vec![]), elsewhere()]),
        Shape::Windows => any(vec![of("string", vec![]), list(of("string", vec![]))]),
        Shape::Text(_) | Shape::Name | Shape::Refer(_) | Shape::Address | Shape::Zone => {
            of("string", vec![])
        }
    }
}

fn text(text: &str) -> Json {
    Json::Text(text.to_owned())
}

fn bare(value: i64) -> Json {
    Json::Bare(value.to_string())
}

/// Goes as deep as the schema is, which is as deep as tables are declared.
fn write(out: &mut String, json: &Json, depth: usize) {
    let line = |out: &mut String, depth: usize| {
        out.push('\n');
        out.push_str(&"  ".repeat(depth));
    };
    match json {
        Json::Text(text) => quote(out, text),
        Json::Bare(bare) => out.push_str(bare),
        Json::List(items) => {
            out.push('[');
            for (n, item) in items.iter().enumerate() {
                out.push_str(if n == 0 { "" } else { ", " });
                write(out, item, depth);
            }
            out.push(']');
        }
        Json::Object(entries) => {
            out.push('{');
            for (n, (key, json)) in entries.iter().enumerate() {
                out.push_str(if n == 0 { "" } else { "," });
                line(out, depth + 1);
                quote(out, key);
                out.push_str(": ");
                write(out, json, depth + 1);
            }
            if !entries.is_empty() {
                line(out, depth);
            }
            out.push('}');
        }
    }
}

fn quote(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_is_json_and_names_every_table() {
        let schema: serde_json::Value = serde_json::from_str(&schema(Lang::En)).expect("JSON");
        assert_eq!(
            schema["properties"]["log"]["properties"]["level"]["default"],
            "info"
        );
        let queue = &schema["properties"]["queue"]["additionalProperties"];
        assert_eq!(queue["properties"]["priority"]["maximum"], 1_000);
        let step = &queue["properties"]["step"]["additionalProperties"];
        assert_eq!(step["required"], serde_json::json!(["after", "to"]));
        assert_eq!(queue["additionalProperties"], false);
        assert!(
            schema["properties"]["channel"]["additionalProperties"]["additionalProperties"]
                .is_null()
        );
    }
}
