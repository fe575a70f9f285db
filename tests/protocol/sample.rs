//! Messages made from the layout alone: bytes and JSON of every variant, without the types themselves.

use serde_json::{Map, Value, json};

use crate::schema::{Body, Field, Holds, Schema, Tagging, Type};

/// How much is in a sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fill {
    /// Every option there, two of everything in every list.
    Full,
    /// No option there, every list empty.
    Bare,
}

/// Writes samples.
pub(crate) struct Writer<'a> {
    pub(crate) schema: &'a Schema,
    pub(crate) fill: Fill,
    count: usize,
}

/// A thing in both spellings.
pub(crate) type Both = (Vec<u8>, Value);

impl<'a> Writer<'a> {
    pub(crate) fn new(schema: &'a Schema, fill: Fill) -> Self {
        Self {
            schema,
            fill,
            count: 0,
        }
    }

    /// A sample of a type; `key` is the field's name, for texts that read well.
    pub(crate) fn of(&mut self, of: &Type, key: &str) -> Both {
        match of {
            Type::Option(_) if self.fill == Fill::Bare => (vec![0], Value::Null),
            Type::Option(inner) => {
                let (bytes, json) = self.of(inner, key);
                ([vec![1], bytes].concat(), json)
            }
            Type::List(_) if self.fill == Fill::Bare => (vec![0], json!([])),
            Type::List(inner) => {
                let items = [self.of(inner, key), self.of(inner, key)];
                let (bytes, json): (Vec<_>, Vec<_>) = items.into_iter().unzip();
                ([vec![2], bytes.concat()].concat(), Value::Array(json))
            }
            Type::Named(name) => match self.schema.get(name).map(|shape| shape.body.clone()) {
                Some(Body::Struct(fields)) => {
                    let mut json = Map::new();
                    let bytes = self.fields(&fields, &mut json);
                    (bytes, Value::Object(json))
                }
                Some(Body::Enum(_, variants)) => {
                    self.count += 1;
                    self.variant(name, self.count % variants.len())
                }
                None => self.plain(name, key),
            },
        }
    }

    /// A sample of one variant of an enum.
    pub(crate) fn variant(&mut self, name: &str, place: usize) -> Both {
        let shape = &self.schema[name];
        let Body::Enum(tagging, variants) = shape.body.clone() else {
            panic!("{name} is no enum");
        };
        let variant = &variants[place];
        let mut bytes = unsigned(place as u64);
        let word = Value::String(variant.word.clone());
        let mut json = Map::new();
        let held = match &variant.holds {
            Holds::Nothing => None,
            Holds::One(of) => Some(self.of(of, &variant.word)),
            Holds::Fields(fields) => {
                let more = self.fields(fields, &mut json);
                Some((more, Value::Null))
            }
        };
        let (more, value) = held.unwrap_or_default();
        bytes.extend(more);
        let json = match tagging {
            Tagging::Word => word,
            Tagging::Inside(tag) => {
                if let Value::Object(value) = value {
                    json.extend(value);
                }
                json.insert(tag, word);
                Value::Object(json)
            }
            Tagging::Beside(tag, content) => {
                json.insert(tag, word);
                if !matches!(variant.holds, Holds::Nothing) {
                    json.insert(content, value);
                }
                Value::Object(json)
            }
        };
        (bytes, json)
    }

    fn fields(&mut self, fields: &[Field], json: &mut Map<String, Value>) -> Vec<u8> {
        let mut bytes = Vec::new();
        for field in fields {
            let (more, value) = self.of(&field.of, &field.key);
            bytes.extend(more);
            match value {
                Value::Object(inner) if field.flat => json.extend(inner),
                value => {
                    json.insert(field.key.clone(), value);
                }
            }
        }
        bytes
    }

    fn plain(&mut self, name: &str, key: &str) -> Both {
        self.count += 1;
        // One, two, four and eight bytes behind the marker, in turn.
        let number = [7_u64, 300, 70_000, 250][self.count % 4];
        match name {
            "u8" => (vec![9], json!(9)),
            "u16" | "Code" => {
                let (bytes, number) = (unsigned(3009), 3009);
                match name {
                    "Code" => (bytes, json!("CT-3009")),
                    _ => (bytes, json!(number)),
                }
            }
            "u32" => (unsigned(number), json!(number)),
            "u64" => (unsigned(5_000_000_000), json!(5_000_000_000_u64)),
            "bool" => (vec![1], json!(true)),
            "Moment" => (signed(1_763_762_400_123), json!("2025-11-21T22:00:00.123Z")),
            "Span" => (signed(60_000), json!(60_000)),
            "Digest" => (vec![0xa7; 32], json!("a7".repeat(32))),
            "Id128" => (vec![0x5c; 16], json!("5c".repeat(16))),
            "Blob" => (vec![3, 1, 2, 3], json!("AQID")),
            "String" | "Secret" => text(words(key)),
            "Name" => text(name_of(key)),
            id if id.ends_with("Id") || id == "Seq" || id == "Ticket" => (
                unsigned(4_100 + number),
                json!((4_100 + number).to_string()),
            ),
            other => panic!("{other} is neither a type of the wire nor a plain one"),
        }
    }
}

fn text(text: &str) -> Both {
    let bytes = [unsigned(text.len() as u64), text.as_bytes().to_vec()].concat();
    (bytes, json!(text))
}

fn words(key: &str) -> &'static str {
    match key {
        "text" | "preview" => "Sí, mañana antes de las 14:00.",
        "html" => "<p>Sí, mañana antes de las 14:00.</p>",
        "subject" => "¿Dónde está mi pedido?",
        "value" | "address" => "ana@example.test",
        "language" => "es",
        "mime" => "application/pdf",
        "display" => "Sofía",
        "author" | "by" => "sofia",
        "reference" => "C-4120-T",
        "cursor" | "next" => "eyJzIjo0MTE2fQ",
        "external_id" => "<4120@desk.example.test>",
        _ => "texto",
    }
}

fn name_of(key: &str) -> &'static str {
    match key {
        "agent" | "assignee" | "winner" | "acting_for" => "sofia",
        "queue" | "queues" | "from" | "to" => "envíos",
        "channel" | "channels" => "correo",
        "scheme" => "mail",
        "tags" | "add" | "remove" => "urgente",
        "status" => "disponible",
        _ => "nombre",
    }
}

/// A number as the binary spelling has it.
pub(crate) fn unsigned(number: u64) -> Vec<u8> {
    let wide = number.to_le_bytes();
    match number {
        0..=250 => vec![wide[0]],
        251..=0xffff => [&[251], &wide[..2]].concat(),
        0x1_0000..=0xffff_ffff => [&[252], &wide[..4]].concat(),
        _ => [&[253], &wide[..]].concat(),
    }
}

fn signed(number: i64) -> Vec<u8> {
    unsigned(((number << 1) ^ (number >> 63)).cast_unsigned())
}
