//! Takes a frame apart by the layout alone, byte by byte, as a reader of the page would.

use crate::schema::{Body, Field, Holds, Schema, Type};

/// One step through a frame: the bytes, and what they say.
pub(crate) type Step = (Vec<u8>, String);

/// Walks through frames.
pub(crate) struct Walker<'a> {
    schema: &'a Schema,
    rest: &'a [u8],
    steps: Vec<Step>,
}

/// Every step through one whole frame.
pub(crate) fn walk(schema: &Schema, frame: &[u8]) -> Vec<Step> {
    let kinds = [
        "Hello",
        "Welcome",
        "Request",
        "Answer",
        "Event",
        "Heartbeat",
        "Farewell",
    ];
    let (length, rest) = frame.split_at(4);
    let kind = kinds[usize::from(rest[0]) - 1];
    let announced = u32::from_be_bytes(length.try_into().expect("four bytes"));
    assert_eq!(announced as usize, rest.len());
    let mut walker = Walker {
        schema,
        rest: &rest[1..],
        steps: vec![
            (length.to_vec(), format!("length {announced}")),
            (rest[..1].to_vec(), format!("kind {}: {kind}", rest[0])),
        ],
    };
    walker.through(&Type::Named(kind.to_owned()), "");
    assert!(walker.rest.is_empty(), "{kind} has bytes left");
    walker.steps
}

impl Walker<'_> {
    fn through(&mut self, of: &Type, at: &str) {
        match of {
            Type::Option(inner) => {
                if self.take(1) == [0] {
                    self.step(&[0], at, "nothing");
                } else {
                    self.step(&[1], at, "something");
                    self.through(inner, at);
                }
            }
            Type::List(inner) => {
                let (bytes, count) = self.unsigned();
                self.step(&bytes, at, &format!("{count} items"));
                for place in 0..count {
                    self.through(inner, &format!("{at}[{place}]"));
                }
            }
            Type::Named(name) => match self.schema.get(name).map(|shape| &shape.body) {
                Some(Body::Struct(fields)) => self.fields(fields, at),
                Some(Body::Enum(_, variants)) => {
                    let (bytes, number) = self.unsigned();
                    let number = usize::try_from(number).expect("few variants");
                    let variant = &variants[number];
                    let word = &variant.word;
                    self.step(&bytes, at, &format!("{name} {number}: {word}"));
                    match &variant.holds {
                        Holds::Nothing => {}
                        Holds::One(of) => self.through(of, &below(at, word)),
                        Holds::Fields(fields) => self.fields(fields, at),
                    }
                }
                None => self.plain(name, at),
            },
        }
    }

    fn fields(&mut self, fields: &[Field], at: &str) {
        for field in fields {
            self.through(&field.of, &below(at, &field.key));
        }
    }

    fn plain(&mut self, name: &str, at: &str) {
        match name {
            "u8" | "bool" => {
                let byte = self.take(1);
                self.step(&byte, at, &byte[0].to_string());
            }
            "Digest" => {
                let bytes = self.take(32);
                self.step(&bytes, at, "32 bytes");
            }
            "Id128" => {
                let bytes = self.take(16);
                self.step(&bytes, at, "16 bytes");
            }
            "Moment" | "Span" => {
                let (bytes, number) = self.unsigned();
                let value = (number >> 1).cast_signed() ^ -(number & 1).cast_signed();
                self.step(&bytes, at, &format!("{value} ms"));
            }
            "String" | "Secret" | "Name" | "Blob" => {
                let (bytes, length) = self.unsigned();
                self.step(&bytes, at, &format!("{length} bytes"));
                let text = self.take(usize::try_from(length).expect("a short text"));
                if !text.is_empty() {
                    let shown = format!("{:?}", String::from_utf8_lossy(&text));
                    self.step(&text, at, &shown);
                }
            }
            _ => {
                let (bytes, number) = self.unsigned();
                self.step(&bytes, at, &number.to_string());
            }
        }
    }

    fn unsigned(&mut self) -> (Vec<u8>, u64) {
        let first = self.take(1)[0];
        let width = match first {
            0..=250 => 0,
            251 => 2,
            252 => 4,
            253 => 8,
            _ => panic!("no number of the wire is that wide"),
        };
        let more = self.take(width);
        let mut wide = [0; 8];
        wide[..width].copy_from_slice(&more);
        let number = match width {
            0 => u64::from(first),
            _ => u64::from_le_bytes(wide),
        };
        ([vec![first], more].concat(), number)
    }

    fn take(&mut self, count: usize) -> Vec<u8> {
        let (taken, rest) = self.rest.split_at(count);
        self.rest = rest;
        taken.to_vec()
    }

    fn step(&mut self, bytes: &[u8], at: &str, says: &str) {
        let says = if at.is_empty() {
            says.to_owned()
        } else {
            format!("{at}: {says}")
        };
        self.steps.push((bytes.to_vec(), says));
    }
}

fn below(at: &str, key: &str) -> String {
    if at.is_empty() {
        key.to_owned()
    } else {
        format!("{at}.{key}")
    }
}
