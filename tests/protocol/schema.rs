//! Reads the wire's types out of the source, so that the tables made from them cannot go stale.

use std::collections::BTreeMap;
use std::fs;

use crate::path;

/// A type that goes over the wire.
#[derive(Clone, Debug)]
pub(crate) struct Shape {
    pub(crate) name: String,
    pub(crate) says: String,
    pub(crate) file: String,
    /// Its place in the file.
    pub(crate) at: usize,
    pub(crate) body: Body,
}

#[derive(Clone, Debug)]
pub(crate) enum Body {
    Struct(Vec<Field>),
    Enum(Tagging, Vec<Variant>),
}

/// How JSON tells variants apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Tagging {
    /// Variants without fields: a text.
    Word,
    /// The variant's word stands beside its fields, under this key.
    Inside(String),
    /// The variant's word stands under the first key, its value under the second.
    Beside(String, String),
}

#[derive(Clone, Debug)]
pub(crate) struct Variant {
    pub(crate) word: String,
    pub(crate) says: String,
    pub(crate) holds: Holds,
}

#[derive(Clone, Debug)]
pub(crate) enum Holds {
    Nothing,
    One(Type),
    Fields(Vec<Field>),
}

#[derive(Clone, Debug)]
pub(crate) struct Field {
    pub(crate) key: String,
    pub(crate) says: String,
    pub(crate) of: Type,
    pub(crate) flat: bool,
    pub(crate) default: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Type {
    Option(Box<Type>),
    List(Box<Type>),
    Named(String),
}

pub(crate) type Schema = BTreeMap<String, Shape>;

/// Where the wire's types stand, in the order of the page.
pub(crate) const FILES: [&str; 27] = [
    "src/protocol/version.rs",
    "src/protocol/message.rs",
    "src/protocol/message/answer.rs",
    "src/protocol/message/news.rs",
    "src/protocol/message/entry.rs",
    "src/protocol/message/work.rs",
    "src/protocol/message/lists.rs",
    "src/protocol/message/presence.rs",
    "src/protocol/message/contacts.rs",
    "src/protocol/message/files.rs",
    "src/protocol/message/supervise.rs",
    "src/protocol/message/people.rs",
    "src/protocol/message/desk.rs",
    "src/protocol/message/routing.rs",
    "src/protocol/message/setup.rs",
    "src/protocol/message/guidance.rs",
    "src/protocol/view/conversation.rs",
    "src/protocol/view/people.rs",
    "src/protocol/view/desk.rs",
    "src/protocol/view/vocabulary.rs",
    "src/protocol/view/report.rs",
    "src/protocol/view/marks.rs",
    "src/protocol/view/template.rs",
    "src/protocol/view/way.rs",
    "src/protocol/view/setup.rs",
    "src/protocol/view/guidance.rs",
    "src/protocol/view/style.rs",
];

/// Small vocabularies that the wire shares with the desk.
const SHARED: [(&str, &str); 6] = [
    ("src/domain/case.rs", "CaseStatus"),
    ("src/domain/message.rs", "Scope"),
    ("src/domain/channel.rs", "TextUnit"),
    ("src/domain/agent.rs", "Role"),
    ("src/domain/window.rs", "Then"),
    ("src/protocol/key.rs", "CommandKey"),
];

/// Every type of the wire by name.
pub(crate) fn read() -> Schema {
    let mut schema = Schema::new();
    for file in FILES {
        for shape in shapes(file) {
            let name = shape.name.clone();
            let old = schema.insert(name.clone(), shape);
            assert!(old.is_none(), "two types of the wire are called {name}");
        }
    }
    for (file, wanted) in SHARED {
        let shape = shapes(file).into_iter().find(|shape| shape.name == wanted);
        let shape = shape.unwrap_or_else(|| panic!("{file} has no {wanted}"));
        schema.insert(wanted.to_owned(), shape);
    }
    schema
}

fn shapes(file: &str) -> Vec<Shape> {
    let text = fs::read_to_string(path(file)).expect("a source file that stands in the list");
    let text = text
        .split("#[cfg(test)]")
        .next()
        .expect("a text has a beginning");
    let mut lines = Lines {
        rest: text.lines().collect(),
        at: 0,
    };
    let mut found = Vec::new();
    while let Some((notes, line)) = lines.item() {
        if !notes.attributes.contains("Encode") {
            continue;
        }
        let body = if let Some(name) = line.strip_prefix("pub struct ") {
            name.strip_suffix(" {")
                .map(|name| (name, Body::Struct(lines.fields())))
        } else {
            line.strip_prefix("pub enum ")
                .and_then(|name| name.strip_suffix(" {"))
                .map(|name| {
                    let variants = lines.variants();
                    (name, Body::Enum(notes.tagging(), variants))
                })
        };
        if let Some((name, body)) = body {
            found.push(Shape {
                name: name.to_owned(),
                says: notes.says,
                file: file.to_owned(),
                at: found.len(),
                body,
            });
        }
    }
    found
}

/// What stands above an item.
#[derive(Default)]
struct Notes {
    says: String,
    attributes: String,
}

struct Lines<'a> {
    rest: Vec<&'a str>,
    at: usize,
}

impl Lines<'_> {
    /// The next line of code with what stands above it.
    fn item(&mut self) -> Option<(Notes, String)> {
        let mut notes = Notes::default();
        while let Some(line) = self.rest.get(self.at) {
            self.at += 1;
            let line = line.trim();
            if let Some(text) = line.strip_prefix("///") {
                if !notes.says.is_empty() {
                    notes.says.push(' ');
                }
                notes.says.push_str(text.trim());
            } else if line.starts_with("#[") {
                notes.attributes.push_str(line);
                // Long derives stand on several lines.
                while !notes.attributes.ends_with(']') {
                    notes.attributes.push_str(self.rest[self.at].trim());
                    self.at += 1;
                }
            } else if !line.is_empty() && !line.starts_with("//") {
                return Some((notes, line.to_owned()));
            }
        }
        None
    }

    fn fields(&mut self) -> Vec<Field> {
        let mut fields = Vec::new();
        while let Some((notes, line)) = self.item() {
            if line.starts_with('}') {
                break;
            }
            let line = line.trim_start_matches("pub ").trim_end_matches(',');
            let (name, of) = line.split_once(": ").expect("a field has a type");
            fields.push(Field {
                key: notes.renamed().unwrap_or_else(|| name.to_owned()),
                flat: notes.attributes.contains("flatten"),
                default: notes.attributes.contains("default"),
                says: notes.says,
                of: Type::of(of),
            });
        }
        fields
    }

    fn variants(&mut self) -> Vec<Variant> {
        let mut variants = Vec::new();
        while let Some((notes, line)) = self.item() {
            if line == "}" {
                break;
            }
            let (name, holds) = if let Some(name) = line.strip_suffix(" {") {
                (name, Holds::Fields(self.fields()))
            } else if let Some((name, of)) = line.trim_end_matches("),").split_once('(') {
                (name, Holds::One(Type::of(of)))
            } else {
                (line.trim_end_matches(','), Holds::Nothing)
            };
            variants.push(Variant {
                word: snake(name),
                says: notes.says,
                holds,
            });
        }
        variants
    }
}

impl Notes {
    fn value(&self, key: &str) -> Option<String> {
        let (_, rest) = self.attributes.split_once(&format!("{key} = \""))?;
        rest.split_once('"').map(|(value, _)| value.to_owned())
    }

    fn renamed(&self) -> Option<String> {
        self.value("rename")
    }

    fn tagging(&self) -> Tagging {
        match (self.value("tag"), self.value("content")) {
            (Some(tag), Some(content)) => Tagging::Beside(tag, content),
            (Some(tag), None) => Tagging::Inside(tag),
            _ => Tagging::Word,
        }
    }
}

impl Type {
    fn of(text: &str) -> Self {
        let inside = |outer: &str| {
            text.strip_prefix(outer)
                .and_then(|rest| rest.strip_suffix('>'))
                .map(Type::of)
        };
        if let Some(inner) = inside("Option<") {
            Self::Option(Box::new(inner))
        } else if let Some(inner) = inside("List<") {
            Self::List(Box::new(inner))
        } else if let Some(inner) = inside("Box<") {
            inner
        } else {
            Self::Named(text.rsplit("::").next().unwrap_or(text).to_owned())
        }
    }
}

fn snake(name: &str) -> String {
    let mut out = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.extend(letter.to_lowercase());
    }
    out
}
