//! A schema of the contract, compiled: whether a value fits, without a word about what does not.
//!
//! Most of what comes fits; only of what does not is it asked, slowly, where and why not.

use std::collections::BTreeMap;

use serde_json::Value;

use super::contract::matches;

/// A schema and all that it names.
#[derive(Debug)]
pub(super) struct Shapes {
    all: Vec<Shape>,
    first: usize,
}

/// One of them; others are named by their place.
#[derive(Debug, Default)]
struct Shape {
    /// The member that says which of these it is.
    choice: Option<(String, BTreeMap<String, usize>)>,
    /// Empty where any will do.
    kinds: Vec<Kind>,
    words: Option<Vec<Value>>,
    only: Option<Value>,
    characters: Bounds,
    items: Bounds,
    members: Bounds,
    least: Option<f64>,
    most: Option<f64>,
    pattern: Option<String>,
    required: Vec<String>,
    name_chars_max: Option<u64>,
    each: Option<usize>,
    known: BTreeMap<String, usize>,
    rest: Option<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Object,
    Array,
    String,
    Boolean,
    Integer,
    Number,
    Null,
    Unknown,
}

#[derive(Clone, Copy, Debug, Default)]
struct Bounds {
    least: Option<u64>,
    most: Option<u64>,
}

impl Shapes {
    /// Compiles what `page` calls a `name`.
    pub(super) fn of(page: &Value, name: &str) -> Self {
        let mut all = Vec::new();
        let place = format!("#/components/schemas/{name}");
        let first = Compiler {
            page,
            all: &mut all,
            named: BTreeMap::new(),
        }
        .named(&place);
        Self { all, first }
    }

    /// Whether a value fits; `nulls` are members that are not there. Goes no deeper than the schemas do.
    pub(super) fn fits(&self, value: &Value, nulls: bool) -> bool {
        self.all
            .get(self.first)
            .is_some_and(|shape| self.is_like(shape, value, nulls))
    }

    fn is_like(&self, shape: &Shape, value: &Value, nulls: bool) -> bool {
        if let Some((member, words)) = &shape.choice {
            let word = value.get(member).and_then(Value::as_str);
            return word
                .and_then(|word| words.get(word))
                .is_some_and(|chosen| self.is_like(&self.all[*chosen], value, nulls));
        }
        shape.is_plainly_like(value)
            && match value {
                Value::Object(members) => members.iter().all(|(name, value)| {
                    let left_out = nulls && value.is_null();
                    let like = shape.known.get(name.as_str()).or(shape.rest.as_ref());
                    left_out || like.is_none_or(|like| self.is_like(&self.all[*like], value, nulls))
                }),
                Value::Array(items) => shape.each.is_none_or(|each| {
                    let each = &self.all[each];
                    items.iter().all(|item| self.is_like(each, item, nulls))
                }),
                _ => true,
            }
    }
}

impl Shape {
    fn is_plainly_like(&self, value: &Value) -> bool {
        let kind = self.kinds.is_empty() || self.kinds.iter().any(|kind| kind.is(value));
        let word = self.words.as_ref().is_none_or(|it| it.contains(value));
        let only = self.only.as_ref().is_none_or(|only| only == value);
        kind && word
            && only
            && match value {
                Value::String(text) => {
                    let pattern = self.pattern.as_ref();
                    self.characters.holds(|| text.chars().count())
                        && pattern.is_none_or(|pattern| matches(pattern, text))
                }
                Value::Array(items) => self.items.holds(|| items.len()),
                Value::Object(members) => {
                    let longest = self.name_chars_max;
                    self.members.holds(|| members.len())
                        && self.required.iter().all(|it| members.contains_key(it))
                        && longest.is_none_or(|most| {
                            let mut names = members.keys();
                            names.all(|name| name.chars().count() as u64 <= most)
                        })
                }
                Value::Number(number) => number.as_f64().is_none_or(|number| {
                    self.least.is_none_or(|least| number >= least)
                        && self.most.is_none_or(|most| number <= most)
                }),
                Value::Null | Value::Bool(_) => true,
            }
    }
}

impl Kind {
    fn of(name: &str) -> Self {
        match name {
            "object" => Self::Object,
            "array" => Self::Array,
            "string" => Self::String,
            "boolean" => Self::Boolean,
            "integer" => Self::Integer,
            "number" => Self::Number,
            "null" => Self::Null,
            _ => Self::Unknown,
        }
    }

    fn is(self, value: &Value) -> bool {
        match self {
            Self::Object => value.is_object(),
            Self::Array => value.is_array(),
            Self::String => value.is_string(),
            Self::Boolean => value.is_boolean(),
            Self::Integer => value.is_u64() || value.is_i64(),
            Self::Number => value.is_number(),
            Self::Null => value.is_null(),
            Self::Unknown => true,
        }
    }
}

impl Bounds {
    fn of(schema: &Value, least: &str, most: &str) -> Self {
        Self {
            least: schema[least].as_u64(),
            most: schema[most].as_u64(),
        }
    }

    fn holds(self, count: impl FnOnce() -> usize) -> bool {
        if self.least.is_none() && self.most.is_none() {
            return true;
        }
        let count = count() as u64;
        self.least.is_none_or(|least| count >= least) && self.most.is_none_or(|most| count <= most)
    }
}

struct Compiler<'a> {
    page: &'a Value,
    all: &'a mut Vec<Shape>,
    /// The place of each that has a name: one that is named often is compiled once.
    named: BTreeMap<String, usize>,
}

impl Compiler<'_> {
    fn named(&mut self, name: &str) -> usize {
        if let Some(known) = self.named.get(name) {
            return *known;
        }
        let found = self.page.pointer(name.trim_start_matches('#'));
        let found = found.cloned().unwrap_or_default();
        let at = self.compile(&found);
        self.named.insert(name.to_owned(), at);
        at
    }

    /// The schemas of the contract never name themselves.
    fn compile(&mut self, schema: &Value) -> usize {
        if let Some(name) = schema["$ref"].as_str() {
            return self.named(name);
        }
        let texts = |of: &Value| -> Vec<String> {
            let of = of.as_array().into_iter().flatten();
            of.filter_map(|it| it.as_str().map(str::to_owned)).collect()
        };
        let kinds = match &schema["type"] {
            Value::String(name) => vec![Kind::of(name)],
            names => texts(names).iter().map(|name| Kind::of(name)).collect(),
        };
        let known = schema["properties"].as_object().into_iter().flatten();
        let known = known.map(|(name, it)| (name.clone(), self.compile(it)));
        let shape = Shape {
            known: known.collect(),
            choice: self.choice(&schema["discriminator"]),
            rest: self.below(schema.get("additionalProperties")),
            each: self.below(schema.get("items")),
            kinds,
            words: schema["enum"].as_array().cloned(),
            only: schema.get("const").cloned(),
            characters: Bounds::of(schema, "minLength", "maxLength"),
            items: Bounds::of(schema, "minItems", "maxItems"),
            members: Bounds::of(schema, "minProperties", "maxProperties"),
            least: schema["minimum"].as_f64(),
            most: schema["maximum"].as_f64(),
            pattern: schema["pattern"].as_str().map(str::to_owned),
            required: texts(&schema["required"]),
            name_chars_max: schema["propertyNames"]["maxLength"].as_u64(),
        };
        self.all.push(shape);
        self.all.len() - 1
    }

    fn below(&mut self, schema: Option<&Value>) -> Option<usize> {
        schema.map(|schema| self.compile(schema))
    }

    fn choice(&mut self, of: &Value) -> Option<(String, BTreeMap<String, usize>)> {
        let member = of["propertyName"].as_str()?.to_owned();
        let mapping = of["mapping"].as_object()?;
        let named = mapping.iter();
        let named =
            named.filter_map(|(word, name)| Some((word.clone(), self.named(name.as_str()?))));
        Some((member, named.collect()))
    }
}
