//! JSON-RPC 2.0, one object a line: what a line says, and how one is written. Pure.

use serde_json::{Value, json};

use super::JSON_DEPTH_MAX;
use super::json::{NotJson, read_within};

/// What a line says.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// Something is asked for.
    Call(Call),
    /// What was asked for under this number is answered.
    Answer(u64, Result<Value, Value>),
}

/// Something that is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// Under what it is answered; `None` where nobody waits for an answer.
    pub id: Option<Value>,
    /// What.
    pub method: String,
    /// Of what; an object, empty where there was none.
    pub params: Value,
}

/// Why a line says nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Senseless {
    /// It is no JSON that is read here.
    Json(NotJson),
    /// It is JSON, but no request and no answer; what is wrong with it.
    Shape(&'static str),
}

/// Reads a line, without what ends it.
pub fn read(line: &[u8]) -> Result<Said, Senseless> {
    let read = read_within(line, JSON_DEPTH_MAX + ENVELOPE_DEPTH);
    let Value::Object(mut members) = read.map_err(Senseless::Json)? else {
        return Err(Senseless::Shape(
            "a line is one object; there are no batches",
        ));
    };
    if members.get("jsonrpc") != Some(&json!("2.0")) {
        return Err(Senseless::Shape("jsonrpc is \"2.0\""));
    }
    let id = members.remove("id");
    if let Some(method) = members.remove("method") {
        return call(id, &method, members.remove("params")).map(Said::Call);
    }
    let number = id.as_ref().and_then(Value::as_u64);
    let answer = match (members.remove("result"), members.remove("error")) {
        (Some(result), None | Some(Value::Null)) => Ok(result),
        (None, Some(error)) if error.is_object() => Err(error),
        _ => {
            return Err(Senseless::Shape(
                "it has a method, or a result, or an error",
            ));
        }
    };
    match number {
        Some(number) => Ok(Said::Answer(number, answer)),
        None => Err(Senseless::Shape("an answer has the id of its request")),
    }
}

fn call(id: Option<Value>, method: &Value, params: Option<Value>) -> Result<Call, Senseless> {
    let known = |id: &Value| match id {
        Value::String(text) => text.len() <= ID_BYTES_MAX,
        Value::Number(number) => number.is_i64() || number.is_u64(),
        _ => false,
    };
    if !id.as_ref().is_none_or(known) {
        return Err(Senseless::Shape(
            "an id is a whole number, or a text of at most 128 bytes",
        ));
    }
    let method = method.as_str().filter(|it| it.len() <= ID_BYTES_MAX);
    let method = method.ok_or(Senseless::Shape("a method is a name"))?;
    let params = params.unwrap_or_else(|| json!({}));
    if !params.is_object() {
        return Err(Senseless::Shape("params is an object: they go by name"));
    }
    Ok(Call {
        id,
        method: method.to_owned(),
        params,
    })
}

/// The line that asks for something.
pub fn request(id: u64, method: &str, params: &Value) -> Vec<u8> {
    line(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}))
}

/// The line that answers.
pub fn answer(id: &Value, result: &Value) -> Vec<u8> {
    line(&json!({"jsonrpc": "2.0", "id": id, "result": result}))
}

/// The line that says why there is no answer; `page` is a problem document.
pub fn failure(id: Option<&Value>, page: &Value) -> Vec<u8> {
    let title = page["title"].as_str().unwrap_or_default();
    let error = json!({"code": code(page["code"].as_str()), "message": title, "data": page});
    line(&json!({"jsonrpc": "2.0", "id": id, "error": error}))
}

/// The number that JSON-RPC has for the code of a problem.
fn code(word: Option<&str>) -> i64 {
    match word.unwrap_or_default() {
        "malformed" => -32_700,
        "no_rpc" => -32_600,
        "no_such_route" => -32_601,
        "unprocessable" | "too_deep" | "too_large" | "too_many_events" | "digest_mismatch" => {
            -32_602
        }
        _ => -32_000,
    }
}

/// JSON has no line ends but within texts, where they are escaped.
fn line(value: &Value) -> Vec<u8> {
    let mut line = value.to_string().into_bytes();
    line.push(b'\n');
    line
}

/// How much deeper a line is nested than the body in it.
const ENVELOPE_DEPTH: usize = 2;

/// The longest id, and the longest name of a method, in bytes.
const ID_BYTES_MAX: usize = 128;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn requests_notices_and_answers_are_told_apart() {
        let read = |text: &str| read(text.as_bytes());
        let call = |id: Option<Value>, params| {
            let method = "postHealth".to_owned();
            Ok(Said::Call(Call { id, method, params }))
        };
        assert_eq!(
            read(r#"{"jsonrpc":"2.0","id":"a","method":"postHealth","params":{"body":1}}"#),
            call(Some(json!("a")), json!({"body": 1}))
        );
        assert_eq!(
            read(r#"{"jsonrpc":"2.0","method":"postHealth"}"#),
            call(None, json!({}))
        );
        assert_eq!(
            read(r#"{"jsonrpc":"2.0","id":7,"result":null}"#),
            Ok(Said::Answer(7, Ok(Value::Null)))
        );
        let error = json!({"code": -1, "message": "no"});
        assert_eq!(
            read(r#"{"jsonrpc":"2.0","id":7,"error":{"code":-1,"message":"no"}}"#),
            Ok(Said::Answer(7, Err(error)))
        );
    }

    #[test]
    fn what_is_neither_is_told_why() {
        for odd in [
            "[]",
            "1",
            "{}",
            r#"{"jsonrpc":"1.0","id":1,"method":"a"}"#,
            r#"{"jsonrpc":"2.0","id":null,"method":"a"}"#,
            r#"{"jsonrpc":"2.0","id":1.5,"method":"a"}"#,
            r#"{"jsonrpc":"2.0","id":1,"method":"a","params":[1]}"#,
            r#"{"jsonrpc":"2.0","id":1,"method":7}"#,
            r#"{"jsonrpc":"2.0","id":-1,"result":1}"#,
            r#"{"jsonrpc":"2.0","id":1}"#,
            r#"{"jsonrpc":"2.0","id":1,"result":1,"error":{}}"#,
        ] {
            assert!(
                matches!(read(odd.as_bytes()), Err(Senseless::Shape(_))),
                "{odd}"
            );
        }
        assert!(matches!(read(b"hola"), Err(Senseless::Json(_))));
    }

    #[test]
    fn a_line_is_one_line_whatever_stands_in_it() {
        let line = request(1, "deliver", &json!({"text": "a\nb\r\u{2028}"}));
        let end = line.iter().position(|byte| *byte == b'\n');
        assert_eq!(end, Some(line.len() - 1));
    }

    #[test]
    fn a_body_may_be_as_deep_as_by_http() {
        let nested = |n: usize| format!("{}{}", "[".repeat(n), "]".repeat(n));
        let line = |n| {
            let body = nested(n);
            format!(r#"{{"jsonrpc":"2.0","method":"a","params":{{"body":{body}}}}}"#)
        };
        assert!(read(line(JSON_DEPTH_MAX).as_bytes()).is_ok());
        let deeper = read(line(JSON_DEPTH_MAX + 1).as_bytes());
        assert_eq!(deeper, Err(Senseless::Json(NotJson::TooDeep)));
    }

    proptest! {
        #[test]
        fn any_line_is_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = read(&bytes);
        }
    }
}
