//! The contract as a judge: what a connector writes, held against the schema that is published for it.

use std::sync::LazyLock;

use serde_json::{Map, Value};

use super::CONTRACT;
use super::shape::Shapes;
use crate::domain::text::clip;

/// The published contract.
#[derive(Debug)]
pub struct Contract {
    page: Value,
    /// What an event is, to judge very many of them.
    event: Shapes,
}

/// Read when it is first asked: a desk without connectors has no memory to spare for it.
static PUBLISHED: LazyLock<Contract> = LazyLock::new(|| {
    let page: Value = serde_json::from_str(CONTRACT).expect("what is published is JSON");
    Contract {
        event: Shapes::of(&page, "Event"),
        page,
    }
});

impl Contract {
    /// The one there is.
    pub fn published() -> &'static Self {
        &PUBLISHED
    }

    /// Whether `value` is what the contract calls a `name`; if not, where and why not.
    pub fn check(&self, name: &str, value: &Value) -> Result<(), String> {
        let schema = &self.page["components"]["schemas"][name];
        self.flaw(schema, value, "", false).map_or(Ok(()), Err)
    }

    /// The same of an event, in which `null` is nothing at all: many languages write so what they leave out.
    pub fn check_event(&self, value: &Value) -> Result<(), String> {
        if self.event.fits(value, true) {
            return Ok(());
        }
        let schema = &self.page["components"]["schemas"]["Event"];
        self.flaw(schema, value, "", true).map_or(Ok(()), Err)
    }

    /// What is wrong with `value`, which stands at `place`. Goes no deeper than the schemas do, and they
    /// never name themselves.
    fn flaw(&self, schema: &Value, value: &Value, place: &str, nulls: bool) -> Option<String> {
        if let Some(name) = schema["$ref"].as_str() {
            let pointer = name.trim_start_matches('#');
            return self.flaw(self.page.pointer(pointer)?, value, place, nulls);
        }
        if let Some(property) = schema["discriminator"]["propertyName"].as_str() {
            let mapping = &schema["discriminator"]["mapping"];
            let chosen = value[property].as_str();
            let Some(name) = chosen.and_then(|chosen| mapping[chosen].as_str()) else {
                let known: Vec<&String> = mapping.as_object()?.keys().collect();
                let dot = if place.is_empty() { "" } else { "." };
                let found = brief(&value[property]);
                return Some(format!(
                    "{place}{dot}{property} is one of {known:?}, not {found}"
                ));
            };
            let chosen = self.page.pointer(name.trim_start_matches('#'))?;
            return self.flaw(chosen, value, place, nulls);
        }
        let wrong = plain(schema, value).map(|why| match place {
            "" => why,
            place => format!("{place}: {why}"),
        });
        wrong.or_else(|| match value {
            Value::Object(members) => self.members(schema, members, place, nulls),
            Value::Array(items) => {
                let each = schema.get("items")?;
                let mut all = items.iter().enumerate();
                all.find_map(|(at, item)| self.flaw(each, item, &format!("{place}[{at}]"), nulls))
            }
            _ => None,
        })
    }

    fn members(
        &self,
        schema: &Value,
        members: &Map<String, Value>,
        place: &str,
        nulls: bool,
    ) -> Option<String> {
        let said = |value: &Value| !(nulls && value.is_null());
        let mut members = members.iter().filter(|(_, value)| said(value));
        members.find_map(|(name, value)| {
            let known = schema["properties"].get(name);
            let schema = known.or_else(|| schema.get("additionalProperties"))?;
            let dot = if place.is_empty() { "" } else { "." };
            self.flaw(schema, value, &format!("{place}{dot}{name}"), nulls)
        })
    }
}

/// What is wrong with a value by itself, whatever its members are.
fn plain(schema: &Value, value: &Value) -> Option<String> {
    if !has_type(&schema["type"], value) {
        return Some(format!(
            "it is to be {}, not {}",
            schema["type"],
            brief(value)
        ));
    }
    if let Some(words) = schema["enum"].as_array()
        && !words.contains(value)
    {
        return Some(format!(
            "it is one of {}, not {}",
            schema["enum"],
            brief(value)
        ));
    }
    if let Some(only) = schema.get("const")
        && only != value
    {
        return Some(format!("it is to be {only}, not {}", brief(value)));
    }
    let counted = match value {
        Value::String(text) => Some((text.chars().count(), "minLength", "maxLength")),
        Value::Array(items) => Some((items.len(), "minItems", "maxItems")),
        Value::Object(members) => Some((members.len(), "minProperties", "maxProperties")),
        _ => None,
    };
    if let Some((count, least, most)) = counted {
        let count = count as u64;
        let too_few = schema[least].as_u64().is_some_and(|least| count < least);
        if too_few || schema[most].as_u64().is_some_and(|most| count > most) {
            return Some(format!(
                "it has {count}, not {}",
                range(schema, least, most)
            ));
        }
    }
    match value {
        Value::Number(number) => {
            let number = number.as_f64()?;
            let below = schema["minimum"].as_f64().is_some_and(|it| number < it);
            let above = schema["maximum"].as_f64().is_some_and(|it| number > it);
            (below || above).then(|| format!("it is {}", range(schema, "minimum", "maximum")))
        }
        Value::String(text) => {
            let pattern = schema["pattern"].as_str()?;
            (!matches(pattern, text))
                .then(|| format!("it is to be like {pattern}, not {}", brief(value)))
        }
        Value::Object(members) => {
            let missing = schema["required"].as_array().and_then(|required| {
                let mut names = required.iter().filter_map(Value::as_str);
                names.find(|name| !members.contains_key(*name))
            });
            let longest = schema["propertyNames"]["maxLength"].as_u64();
            let fits = |name: &String| longest.is_none_or(|it| name.chars().count() as u64 <= it);
            match missing {
                Some(name) => Some(format!("{name} is missing")),
                None => (!members.keys().all(fits)).then(|| "a name in it is too long".to_owned()),
            }
        }
        _ => None,
    }
}

/// What is there, in a few words.
fn brief(value: &Value) -> String {
    match value {
        Value::Null => "nothing".to_owned(),
        Value::Array(items) => format!("an array of {}", items.len()),
        Value::Object(_) => "an object".to_owned(),
        Value::String(text) => format!("{:?}", clip(text, BRIEF_BYTES_MAX)),
        plain => plain.to_string(),
    }
}

fn range(schema: &Value, least: &str, most: &str) -> String {
    match (&schema[least], &schema[most]) {
        (Value::Null, most) => format!("at most {most}"),
        (least, Value::Null) => format!("at least {least}"),
        (least, most) => format!("{least} to {most}"),
    }
}

fn has_type(wanted: &Value, value: &Value) -> bool {
    let is = |name: &str| match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_u64() || value.is_i64(),
        "number" => value.is_number(),
        "null" => value.is_null(),
        _ => true,
    };
    match wanted {
        Value::String(name) => is(name),
        Value::Array(names) => names.iter().filter_map(Value::as_str).any(is),
        _ => true,
    }
}

/// Whether a text is like a pattern of the contract: `^`, characters and `[…]`, each with an optional
/// `{n}` or `{n,m}`, and `$`. No more of regular expressions is used there.
pub(super) fn matches(pattern: &str, text: &str) -> bool {
    let inner = pattern
        .strip_prefix('^')
        .and_then(|it| it.strip_suffix('$'));
    let mut rest = inner.unwrap_or_default();
    let mut text = text.chars().peekable();
    while let Some(first) = rest.chars().next() {
        let class = match rest.strip_prefix('[').and_then(|it| it.split_once(']')) {
            Some((class, after)) => {
                rest = after;
                class.to_owned()
            }
            None => {
                rest = &rest[first.len_utf8()..];
                first.to_string()
            }
        };
        let (least, most) = match rest.strip_prefix('{').and_then(|it| it.split_once('}')) {
            Some((times, after)) => {
                rest = after;
                let (least, most) = times.split_once(',').unwrap_or((times, times));
                (
                    least.parse().unwrap_or(0),
                    most.parse().unwrap_or(usize::MAX),
                )
            }
            None => (1, 1),
        };
        let mut count = 0;
        while count < most && text.next_if(|c| is_in(&class, *c)).is_some() {
            count += 1;
        }
        if count < least {
            return false;
        }
    }
    text.peek().is_none()
}

/// Whether a character is in a class: ranges and characters, a `-` at its end stands for itself.
fn is_in(class: &str, c: char) -> bool {
    let all: Vec<char> = class.chars().collect();
    let mut at = 0;
    while at < all.len() {
        let range = (at + 2 < all.len() && all[at + 1] == '-').then(|| all[at]..=all[at + 2]);
        match range {
            Some(range) if range.contains(&c) => return true,
            Some(_) => at += 3,
            None if all[at] == c => return true,
            None => at += 1,
        }
    }
    false
}

/// How much of a text that will not do is told again, in bytes.
const BRIEF_BYTES_MAX: usize = 60;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn check(name: &str, value: &Value) -> Result<(), String> {
        Contract::published().check(name, value)
    }

    fn with(path: &str, value: Value) -> Value {
        let mut written = json!({"text": {"limit": 160}, "identity_schemes": ["tel"]});
        written[path] = value;
        written
    }

    #[test]
    fn what_is_told_names_the_place_and_the_reason() {
        let said = check("Descriptor", &with("text", json!({"limit": 0})));
        assert_eq!(said, Err("text.limit: it is 1 to 100000".to_owned()));
        let said = check(
            "Descriptor",
            &with("identity_schemes", json!(["tel", "a b"])),
        );
        let said = said.expect_err("it is refused");
        assert!(
            said.starts_with("identity_schemes[1]: it is to be like"),
            "{said}"
        );
        let said = check("Descriptor", &json!({"text": {}}));
        assert_eq!(said, Err("identity_schemes is missing".to_owned()));
        let said = check("Outcome", &json!({"outcome": "perhaps"})).expect_err("it is refused");
        assert!(said.contains("accepted"), "{said}");
        assert!(check("Health", &json!({"status": "ok", "code": 7})).is_err());
    }

    #[test]
    fn what_the_contract_does_not_know_passes() {
        assert_eq!(check("Descriptor", &with("new", json!({"a": [1]}))), Ok(()));
        let refused = json!({"outcome": "rejected", "class": "auth", "code": null, "more": 1});
        assert_eq!(check("Outcome", &refused), Ok(()));
    }

    #[test]
    fn the_patterns_of_the_contract_are_understood() {
        assert!(matches("^m_[0-9a-f]{4}$", "m_0a9f") && !matches("^m_[0-9a-f]{4}$", "m_0A9f"));
        assert!(matches("^[0-9]{1,3}$", "12") && !matches("^[0-9]{1,3}$", "1234"));
        assert!(matches("^[a-z._-]{1,9}$", "a-b_c.d") && !matches("^[a-z._-]{1,9}$", ""));
    }

    /// What fits and what does not is told apart by two programs: the fast one is believed where it says yes.
    #[test]
    fn the_fast_judge_says_what_the_one_with_reasons_says() {
        let contract = Contract::published();
        let whole = json!({"v": 1, "key": "k", "kind": "message", "auto": false, "language": "es-ES",
            "from": {"scheme": "tel", "value": "+34600111222", "verified": "vendor",
                "aliases": [{"scheme": "mail", "value": "ana@a.test"}]},
            "thread": {"key": "t", "public": true}, "subject": null, "hints": {"x": 1},
            "parts": [{"type": "text", "text": "hola"}, {"type": "file", "url": "https://a.test/f"}]});
        assert_eq!(contract.check_event(&whole), Ok(()));
        let mut places = vec![String::new()];
        let mut at = 0;
        while at < places.len() {
            let below = match whole.pointer(&places[at]) {
                Some(Value::Object(members)) => members.keys().cloned().collect(),
                Some(Value::Array(items)) => (0..items.len()).map(|n| n.to_string()).collect(),
                _ => Vec::new(),
            };
            places.extend(
                below
                    .iter()
                    .map(|name| format!("{}/{name}", places[at]))
                    .collect::<Vec<_>>(),
            );
            at += 1;
        }
        let long = "x".repeat(1_000_001);
        let odd = [
            json!(null),
            json!(7),
            json!(-7),
            json!(0.5),
            json!(""),
            json!(long),
            json!([]),
            json!({}),
            json!(true),
            json!("no such"),
            json!([7]),
            json!({"type": "file"}),
        ];
        for (place, odd) in places
            .iter()
            .flat_map(|it| odd.iter().map(move |odd| (it, odd)))
        {
            let mut bent = whole.clone();
            *bent.pointer_mut(place).expect("it is there") = odd.clone();
            let slow = &contract.page["components"]["schemas"]["Event"];
            let slow = contract.flaw(slow, &bent, "", true);
            assert_eq!(
                contract.event.fits(&bent, true),
                slow.is_none(),
                "{place}: {slow:?}"
            );
        }
    }

    /// Every word of the schemas that requests are held against is one that is understood above.
    #[test]
    fn nothing_is_asked_that_nobody_checks() {
        const KNOWN: &[&str] = &[
            "type",
            "enum",
            "const",
            "minimum",
            "maximum",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "minProperties",
            "maxProperties",
            "pattern",
            "items",
            "properties",
            "required",
            "default",
            "additionalProperties",
            "propertyNames",
            "description",
            "examples",
            "format",
            "$ref",
            "discriminator",
            "oneOf",
        ];
        let contract = Contract::published();
        let names = [
            "Descriptor",
            "Health",
            "Accepted",
            "Deferred",
            "Rejected",
            "Unknown",
        ];
        let mut left: Vec<&Value> = names
            .iter()
            .map(|name| &contract.page["components"]["schemas"][*name])
            .collect();
        while let Some(schema) = left.pop() {
            let words = schema.as_object().expect("a schema is an object");
            for word in words.keys() {
                assert!(KNOWN.contains(&word.as_str()), "{word}");
            }
            left.extend(
                schema["properties"]
                    .as_object()
                    .into_iter()
                    .flat_map(Map::values),
            );
            left.extend(
                ["items", "additionalProperties"]
                    .iter()
                    .filter_map(|it| schema.get(*it)),
            );
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn whatever_stands_in_a_member_is_judged(name in "[a-z_]{1,12}", text in ".{0,80}", number in any::<i64>()) {
            for value in [json!(text), json!(number), json!([text]), json!({"limit": number}), json!(null)] {
                let _ = check("Descriptor", &with(&name, value));
            }
        }
    }
}
