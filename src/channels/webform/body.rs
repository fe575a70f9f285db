//! The body of a posted form, whichever way it is spelled, as pairs of text and files.

use serde_json::Value;

use super::{multipart, urlencoded};
use crate::channels::email;

/// What a form said, before it is asked whether that makes sense.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Posted {
    /// Names and values in their order; a name may come several times.
    pub pairs: Vec<(String, String)>,
    /// Files, with the names of the fields that they came in.
    pub files: Vec<Upload>,
}

/// A file as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upload {
    /// The field that it came in.
    pub field: String,
    /// What its sender calls it.
    pub name: String,
    /// What its sender says it is; may be empty.
    pub mime: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Why a body cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// It is of a type that no form is.
    Unsupported,
    /// It is not written as its type is.
    Malformed,
    /// It ends before its end: its sender was cut off.
    Cut,
    /// It has more parts than are read.
    TooMany,
}

impl Broken {
    /// The stable word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Unsupported => "unsupported",
            Self::Malformed => "malformed",
            Self::Cut => "cut",
            Self::TooMany => "too_many_fields",
        }
    }
}

/// Reads `body`, whose `Content-Type` is `kind`.
///
/// Text is in the charset that the part says, else that of the `_charset_` field, else of `kind`; of what says
/// nothing, what is UTF-8 is read so and anything else as windows-1252.
pub fn read(kind: &str, body: &[u8]) -> Result<Posted, Broken> {
    let (plain, rest) = kind.split_once(';').unwrap_or((kind, ""));
    match plain.trim().to_ascii_lowercase().as_str() {
        "application/x-www-form-urlencoded" => urlencoded::read(body, parameter(rest, "charset")),
        "multipart/form-data" => {
            let boundary = parameter(rest, "boundary").ok_or(Broken::Malformed)?;
            multipart::read(body, &boundary)
        }
        "application/json" => json(body),
        _ => Err(Broken::Unsupported),
    }
}

/// The text of some bytes of a form. A browser writes what the charset of its page lacks as `&#8364;`.
pub(super) fn text(bytes: &[u8], charset: Option<&str>) -> String {
    let text = email::decoded(bytes, charset);
    let is_utf8 = charset.is_none_or(|it| it.trim().eq_ignore_ascii_case("utf-8"));
    if is_utf8 { text } else { unreferenced(&text) }
}

/// With numbers in place of letters made letters again.
fn unreferenced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("&#") {
        out.push_str(&rest[..at]);
        let behind = &rest[at + 2..];
        let digits = behind
            .bytes()
            .take(8)
            .take_while(u8::is_ascii_digit)
            .count();
        let letter = behind[..digits].parse().ok().and_then(char::from_u32);
        match letter.filter(|_| behind[digits..].starts_with(';')) {
            Some(letter) => {
                out.push(letter);
                rest = &behind[digits + 1..];
            }
            None => {
                out.push_str("&#");
                rest = behind;
            }
        }
    }
    out.push_str(rest);
    out
}

/// A parameter of a header (RFC 9110, 5.6.6), with or without quotes.
pub(super) fn parameter(rest: &str, wanted: &str) -> Option<String> {
    let mut rest = rest.trim_start_matches([';', ' ', '\t']);
    while !rest.is_empty() {
        let (name, behind) = rest.split_once('=')?;
        let (value, behind) = value(behind);
        if name.trim().eq_ignore_ascii_case(wanted) {
            return Some(value);
        }
        rest = behind.trim_start_matches([';', ' ', '\t']);
    }
    None
}

/// A value and what stands behind it. In quotes only a quote is escaped: paths of old browsers are full of `\`.
fn value(text: &str) -> (String, &str) {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find(';').unwrap_or(text.len());
        return (text[..end].trim().to_owned(), &text[end..]);
    };
    let mut out = String::new();
    let mut chars = quoted.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return (out, &quoted[at + 1..]),
            '\\' if quoted[at + 1..].starts_with('"') => {
                chars.next();
                out.push('"');
            }
            c => out.push(c),
        }
    }
    (out, "")
}

/// One object of texts, numbers, flags and lists of them.
fn json(body: &[u8]) -> Result<Posted, Broken> {
    let value: Value = serde_json::from_slice(body).map_err(|_| Broken::Malformed)?;
    let object = value.as_object().ok_or(Broken::Malformed)?;
    let mut posted = Posted::default();
    for (name, value) in object {
        let values = value
            .as_array()
            .map_or(std::slice::from_ref(value), |all| all);
        for value in values {
            posted.add(name.clone(), plain(value)?)?;
        }
    }
    Ok(posted)
}

fn plain(value: &Value) -> Result<String, Broken> {
    match value {
        Value::Null => Ok(String::new()),
        Value::String(text) => Ok(text.clone()),
        Value::Bool(flag) => Ok(if *flag { "on" } else { "" }.to_owned()),
        Value::Number(number) => Ok(number.to_string()),
        Value::Array(_) | Value::Object(_) => Err(Broken::Malformed),
    }
}

impl Posted {
    /// The first value of a name; empty where there is none.
    pub fn first(&self, name: &str) -> &str {
        let found = self.pairs.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value)
    }

    pub(super) fn add(&mut self, name: String, value: String) -> Result<(), Broken> {
        self.count()?;
        self.pairs.push((name, value));
        Ok(())
    }

    pub(super) fn attach(&mut self, file: Upload) -> Result<(), Broken> {
        self.count()?;
        self.files.push(file);
        Ok(())
    }

    fn count(&self) -> Result<(), Broken> {
        if self.pairs.len() + self.files.len() < PARTS_MAX {
            Ok(())
        } else {
            Err(Broken::TooMany)
        }
    }
}

/// The longest body that is taken, in bytes: some files, and the rest of the form.
pub const BODY_BYTES_MAX: usize = 12 * 1024 * 1024;

/// The most fields and files of one body.
const PARTS_MAX: usize = 200;

#[cfg(test)]
mod tests {
    use super::*;

    const FORM: &str = "application/x-www-form-urlencoded";

    fn first(kind: &str, body: &[u8], name: &str) -> String {
        read(kind, body).expect("readable").first(name).to_owned()
    }

    #[test]
    fn letters_come_through_in_whatever_charset_the_page_has() {
        assert_eq!(first(FORM, b"message=ma%C3%B1ana", "message"), "mañana");
        assert_eq!(first(FORM, b"message=ma%F1ana", "message"), "mañana");
        let latin = b"_charset_=ISO-8859-1&message=ma%F1ana+%80";
        assert_eq!(first(FORM, latin, "message"), "mañana €");
        let russian = b"_charset_=windows-1251&message=%CF%F0%E8%E2%E5%F2";
        assert_eq!(first(FORM, russian, "message"), "Привет");
        let japanese = b"_charset_=Shift_JIS&message=%93%FA%96%7B";
        assert_eq!(first(FORM, japanese, "message"), "日本");
        let said = "application/x-www-form-urlencoded; charset=windows-1251";
        assert_eq!(first(said, b"message=%CF%F0", "message"), "Пр");
    }

    #[test]
    fn what_the_charset_of_the_page_lacks_is_a_letter_again() {
        let body = b"_charset_=iso-8859-7&message=%26%238364%3B%26%2312354;+%26%23;+%26%23x;";
        assert_eq!(first(FORM, body, "message"), "€あ &#; &#x;");
        // Of a page in UTF-8 somebody wrote it so.
        assert_eq!(first(FORM, b"message=%26%238364%3B", "message"), "&#8364;");
    }

    #[test]
    fn a_script_says_the_same_in_json() {
        let body = br#"{"name":"Ana","consent":true,"tags":["a","b"],"n":3,"none":null}"#;
        let posted = read("application/json", body).expect("readable");
        assert_eq!(posted.first("consent"), "on");
        assert_eq!(posted.first("n"), "3");
        assert_eq!(
            posted
                .pairs
                .iter()
                .filter(|(name, _)| name == "tags")
                .count(),
            2
        );
        for wrong in ["[]", "{", r#"{"a":{}}"#, r#"{"a":[[1]]}"#] {
            let read = read("application/json", wrong.as_bytes());
            assert_eq!(read, Err(Broken::Malformed), "{wrong}");
        }
    }

    #[test]
    fn thousands_of_fields_are_not_read() {
        let body = "a=1&".repeat(5_000);
        assert_eq!(read(FORM, body.as_bytes()), Err(Broken::TooMany));
        let lots = format!("{{\"a\":[{}1]}}", "1,".repeat(500));
        let read = read("application/json", lots.as_bytes());
        assert_eq!(read, Err(Broken::TooMany));
    }

    #[test]
    fn parameters_are_found_with_quotes_and_without() {
        assert_eq!(
            parameter("; boundary=x1", "boundary").as_deref(),
            Some("x1")
        );
        let quoted = r#" charset=utf-8; Boundary="a; b""#;
        assert_eq!(parameter(quoted, "boundary").as_deref(), Some("a; b"));
        let path = r#"; filename="C:\dir\a\"b.txt""#;
        assert_eq!(
            parameter(path, "filename").as_deref(),
            Some(r#"C:\dir\a"b.txt"#)
        );
        assert_eq!(parameter(";;;", "boundary"), None);
    }
}
